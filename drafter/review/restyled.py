"""Looks that a reviewer changed, tracked or not: the answers hold words and cannot keep them, so they are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review.base import Base
from drafter.review.letters import (
    OF_SHAPE,
    OF_WORDS,
    counterparts,
    letters_of,
    phrases,
    plain_look,
    spans,
    values,
)
from drafter.review.look_words import aligned, of_page, of_paragraph, of_words
from drafter.review.looks import Dressing, Looks, Restyled
from drafter.review.match import Matched, match
from drafter.review.model import Reviewed
from drafter.text import one_line
from drafter.view import DocumentView, Paragraph, Run

#: The number of a paragraph within a cell, at the end of the id of its line.
_SECOND = re.compile(r"(?<=\])\.\d+$")


def restyled(base: Base, reviewed: Reviewed, printed: DocumentView, returned: DocumentView) -> Looks:
    """What looks otherwise in `returned` than in `printed`, the document as its answers print it.

    Both are compared by what a page shows, so that another way of writing the same look is no change.
    """
    found = _Comparison(base, match(base.lines, base.marks, reviewed), reviewed, printed, returned)
    return Looks(
        pages=tuple(_pages(printed, returned)),
        lines=(*found.changes(), *found.joined_cells()),
        blanks=tuple(found.blanks()),
        dressings=tuple(found.dressings()),
    )


class _Comparison:
    def __init__(
        self, base: Base, matched: Matched, reviewed: Reviewed, printed: DocumentView, returned: DocumentView
    ) -> None:
        self.matched = matched
        self.lines = base.lines
        self.order = {id_: n for n, id_ in enumerate(base.lines)}
        marked = {name: p for p in printed.paragraphs() for name in p.bookmarks}
        self.made = {id_: marked[mark] for id_, mark in base.marks.items() if mark in marked}
        self.printed, self.returned, self.parts = printed, returned, reviewed.parts
        shown = {p.index: p for p in returned.paragraphs()}
        self.now: list[Paragraph | None] = [
            next((shown[i] for n in whole.parts if (i := reviewed.parts[n].index) in shown), None)
            for whole in matched.after
        ]

    def changes(self) -> Iterator[Restyled]:
        for number, now, ids, was in self._paragraphs():
            if was:
                yield from self._line(ids[0], was, now, whole=not self._is_joined(number, was))
            elif not ids:
                yield from self._fresh(number, now)

    def joined_cells(self) -> Iterator[Restyled]:
        """Cells of a table whose words stand in one cell now, the words themselves unchanged."""
        cells: dict[tuple[int, ...], dict[str, str]] = {}
        for id_, line in self.lines.items():
            seat = self.matched.seats.get(id_)
            if line.table and line.text and seat is not None and seat.wholes:
                place = self.parts[self.matched.after[seat.wholes[0]].parts[0]].place
                cells.setdefault(place, {}).setdefault(_SECOND.sub("", id_), id_)
        for found in cells.values():
            ids = list(found.values())
            if len(ids) > 1:
                words = " | ".join(self.lines[id_].text for id_ in ids)
                yield Restyled(line=ids[0], text=words, what=(_("gộp {count} ô").format(count=len(ids)),))

    def dressings(self) -> Iterator[Dressing]:
        """What can be put on the words of a line again. Lines that were merged or put in have no counterpart of their own."""
        for number, now, ids, was in self._paragraphs():
            if len(was) != 1 or len(ids) != 1:
                continue
            stretches = () if was[0].runs == now.runs else tuple(spans(_differing(was[0], now)))
            shape = {} if self._is_joined(number, was) else values(was[0], now, OF_SHAPE)
            if stretches or shape:
                yield Dressing(
                    line=ids[0], words="".join(run.text for run in now.runs), spans=stretches, shape=shape
                )

    def _paragraphs(self) -> Iterator[tuple[int, Paragraph, list[str], list[Paragraph]]]:
        """The paragraphs with words: number, as it came back, its lines, as these were made."""
        for number, now in enumerate(self.now):
            if now is not None and now.text.strip():
                ids = sorted(self.matched.lines_in.get(number, ()), key=self.order.__getitem__)
                yield number, now, ids, [self.made[id_] for id_ in ids if id_ in self.made]

    def _is_joined(self, number: int, was: Sequence[Paragraph]) -> bool:
        # a word processor may give what follows a deleted paragraph the shape of the one deleted
        return len(self.matched.after[number].parts) > 1 and len(was) == 1

    def blanks(self) -> Iterator[Restyled]:
        """Empty paragraphs that were put in below a line, within one set-up of pages."""
        lines = {
            p.index: self.matched.lines_in.get(n, [""])[-1] for n, p in enumerate(self.now) if p is not None
        }
        marks = {p.index: id_ for id_, p in self.made.items()}
        # a line whose words were taken out is told as that
        emptied = {
            self.parts[n].index
            for seat in self.matched.seats.values()
            for n in range(seat.parts[0], seat.parts[1] + 1)
        }
        was, now = _blanks(self.printed, marks), _blanks(self.returned, lines, emptied)
        for id_, (text, count) in now.items():
            more = count - was.get(id_, (text, 0))[1]
            if id_ and more > 0:
                yield Restyled(
                    line=id_, text=text, what=(_("thêm {count} dòng trống phía dưới").format(count=more),)
                )

    @staticmethod
    def _line(id_: str, was: Sequence[Paragraph], now: Paragraph, *, whole: bool) -> Iterator[Restyled]:
        text = one_line(now.text)
        if whole and (what := of_paragraph(was[0], now)):
            yield Restyled(line=id_, text=text, what=what)
        if len(was) > 1 or was[0].runs != now.runs:
            old = [letter for paragraph in was for letter in letters_of(paragraph)]
            for phrase, different in phrases(old, letters_of(now)):
                if phrase or whole:
                    yield Restyled(line=id_, text=text, phrase=phrase, what=different)

    def _fresh(self, number: int, now: Paragraph) -> Iterator[Restyled]:
        """A paragraph that was put in: what stands out in it, and what none of its neighbours looks like."""
        beside = self._column(now) if now.where.bordered else self._beside(number)
        letters = [(char, plain_look(run)) for char, run in letters_of(now)]
        usual = Counter(run for char, run in letters if char.strip()).most_common(1)[0][0]
        what: tuple[str, ...] = ()
        if usual not in [plain_look(run) for p in beside for run in p.words]:
            what = of_words(Run(text=""), usual)
        if beside and now.align in ("center", "right") and all(p.align != now.align for p in beside):
            what = (*what, aligned(now))
        if now.starts_page:
            what = (*what, _("sang trang mới"))
        text = one_line(now.text)
        if what:
            yield Restyled(text=text, what=what)
        for phrase, different in phrases([(char, usual) for char, _run in letters], letters):
            yield Restyled(text=text, phrase=phrase, what=different)

    def _beside(self, number: int) -> list[Paragraph]:
        """The printed lines nearest above and below a paragraph, as they were made."""
        above, below = range(number - 1, -1, -1), range(number + 1, len(self.now))
        found = (next((p for n in run for p in self._made_in(n)), None) for run in (above, below))
        return [p for p in found if p is not None]

    def _column(self, now: Paragraph) -> list[Paragraph]:
        """The printed lines in the column of a table that a paragraph stands in, as they were made."""
        mates = (n for n, p in enumerate(self.now) if p is not None and _column(p) == _column(now))
        return [p for n in mates for p in self._made_in(n)]

    def _made_in(self, number: int) -> list[Paragraph]:
        return [self.made[id_] for id_ in self.matched.lines_in.get(number, ()) if id_ in self.made]


def _differing(was: Paragraph, now: Paragraph) -> list[dict[str, Any]]:
    """For each letter of a paragraph as it is what of its look is otherwise than it was made."""
    pairs = counterparts(letters_of(was), letters_of(now))
    return [{} if before == after else values(before, after, OF_WORDS) for before, after in pairs]


def _column(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.where.table, paragraph.where.column


def _blanks(
    view: DocumentView, lines: Mapping[int, str], skipped: Container[int] = frozenset()
) -> dict[str, tuple[str, int]]:
    """How many empty paragraphs follow each line in its place and section; lines by their paragraph."""
    out: dict[str, tuple[str, int]] = {}
    last: Paragraph | None = None
    for paragraph in view.paragraphs():
        if paragraph.text.strip() or paragraph.label:
            last = paragraph
            out[lines.get(last.index, "")] = (one_line(last.text), 0)
        elif paragraph.index in skipped:
            continue
        elif last is not None and (last.where, last.section) == (paragraph.where, paragraph.section):
            text, count = out[lines.get(last.index, "")]
            out[lines.get(last.index, "")] = (text, count + 1)
    return out


def _pages(printed: DocumentView, returned: DocumentView) -> Iterator[Restyled]:
    what = dict.fromkeys(_margins(printed, returned))
    if len(printed.sections) != len(returned.sections):
        what[_("chia lại phần trang (section)")] = None
    else:
        pairs = zip(printed.sections, returned.sections, strict=True)
        what = dict.fromkeys([*(one for was, now in pairs for one in of_page(was, now)), *what])
    if what:
        yield Restyled(text="", what=tuple(what))


def _margins(printed: DocumentView, returned: DocumentView) -> Iterator[str]:
    """What looks otherwise in headers and footers that say the same; one number of a page is like another."""
    for name, was, now in (
        (_("đầu trang"), printed.headers, returned.headers),
        (_("chân trang"), printed.footers, returned.footers),
    ):
        left = list(was)
        for paragraph in now:
            like = next((one for one in left if _said(one) == _said(paragraph)), None)
            if like is None:
                continue
            left.remove(like)
            words = _("số trang") if not _said(paragraph) else f"“{_said(paragraph)}”"
            found = (different for _phrase, different in phrases(letters_of(like), letters_of(paragraph)))
            for what in (*of_paragraph(like, paragraph), *(one for different in found for one in different)):
                yield _("{words} ở {name}: {what}").format(words=words, name=name, what=what)


def _said(paragraph: Paragraph) -> str:
    """The words of a header or footer without numbers of pages."""
    return one_line(re.sub(r"\d+", "", paragraph.text)).strip("-– ")

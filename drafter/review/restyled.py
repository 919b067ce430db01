"""Looks that a reviewer changed, tracked or not: the answers hold words and cannot keep them, so they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.i18n import _
from drafter.review.base import Base
from drafter.review.look_words import aligned, of_page, of_paragraph, of_words
from drafter.review.match import Matched, match
from drafter.review.model import Reviewed
from drafter.review.words import changes
from drafter.text import one_line
from drafter.view import DocumentView, Paragraph, Run

#: Looks alike of so many whole paragraphs are told once.
_MANY = 3
_Letter = tuple[str, Run]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restyled:
    """A look changed by hand. `text`: the words of the paragraph, "" for a whole page; `phrase`: the words in it that
    look otherwise, "" for all of them; `what`: how they look now; `line`: the printed line, "" for a new paragraph;
    `last`, `count`: several paragraphs running from `text` to `last` were changed alike."""

    text: str
    what: tuple[str, ...]
    phrase: str = ""
    line: str = ""
    last: str = ""
    count: int = 1


def restyled(
    base: Base, reviewed: Reviewed, printed: DocumentView, returned: DocumentView
) -> tuple[Restyled, ...]:
    """What looks otherwise in `returned` than in `printed`, the document as its answers print it, in reading order.

    Both are compared by what a page shows, so that another way of writing the same look is no change.
    """
    found = _Comparison(base, match(base.lines, base.marks, reviewed), reviewed, printed, returned)
    return (*_pages(printed, returned), *_gathered(list(found.changes())), *found.blanks())


class _Comparison:
    def __init__(
        self, base: Base, matched: Matched, reviewed: Reviewed, printed: DocumentView, returned: DocumentView
    ) -> None:
        self.matched = matched
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
        for number, now in enumerate(self.now):
            if now is None or not now.text.strip():
                continue
            ids = sorted(self.matched.lines_in.get(number, ()), key=self.order.__getitem__)
            was = [self.made[id_] for id_ in ids if id_ in self.made]
            if was:
                # a word processor may give what follows a deleted paragraph the shape of the one deleted
                joined = len(self.matched.after[number].parts) > 1 and len(was) == 1
                yield from self._line(ids[0], was, now, whole=not joined)
            elif not ids:
                yield from self._fresh(number, now)

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
            old = [letter for paragraph in was for letter in _letters(paragraph)]
            for phrase, different in _phrases(old, _letters(now)):
                if phrase or whole:
                    yield Restyled(line=id_, text=text, phrase=phrase, what=different)

    def _fresh(self, number: int, now: Paragraph) -> Iterator[Restyled]:
        """A paragraph that was put in: what stands out in it, and what none of its neighbours looks like."""
        beside = self._column(now) if now.where.bordered else self._beside(number)
        letters = [(char, _plain(run)) for char, run in _letters(now)]
        usual = Counter(run for char, run in letters if char.strip()).most_common(1)[0][0]
        what: tuple[str, ...] = ()
        if usual not in [_plain(run) for p in beside for run in p.words]:
            what = of_words(Run(text=""), usual)
        if beside and now.align in ("center", "right") and all(p.align != now.align for p in beside):
            what = (*what, aligned(now))
        if now.starts_page:
            what = (*what, _("sang trang mới"))
        text = one_line(now.text)
        if what:
            yield Restyled(text=text, what=what)
        for phrase, different in _phrases([(char, usual) for char, _run in letters], letters):
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


def _column(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.where.table, paragraph.where.column


def _plain(run: Run) -> Run:
    """The look of words in the face and size of the house: what is typed or pasted takes these on when it comes home."""
    return Run(
        text="", bold=run.bold, italic=run.italic, underline=run.underline, color=run.color, highlight=run.highlight,
        shading=run.shading, hidden=run.hidden, struck=run.struck, caps=run.caps, raised=run.raised,
    )  # fmt: skip


def _letters(paragraph: Paragraph) -> list[_Letter]:
    return [(char, run) for run in paragraph.runs for char in run.text]


def _phrases(old: Sequence[_Letter], new: Sequence[_Letter]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The stretches of `new` that look otherwise than the same words of `old`; "" for all of it."""
    different = _differences(old, new)
    shown = [n for n, (char, _run) in enumerate(new) if char.strip()]
    everywhere = [one for one in different[shown[0]] if all(one in different[n] for n in shown)]
    if everywhere:
        yield "", tuple(everywhere)
        different = [tuple(one for one in found if one not in everywhere) for found in different]
    groups: list[list[int]] = []
    for before, n in pairwise([-1, *shown]):
        if groups and before >= 0 and different[before] == different[n]:
            groups[-1].append(n)
        else:
            groups.append([n])
    for group in groups:
        if what := different[group[0]]:
            words = "".join(char for char, _run in new[group[0] : group[-1] + 1])
            yield one_line(words), what


def _differences(old: Sequence[_Letter], new: Sequence[_Letter]) -> list[tuple[str, ...]]:
    """For each letter of `new` what makes it look otherwise than the letter of `old` that it is, or stands in for."""
    # words set in capitals by their look are the same words
    before, after = (_capitals("".join(char for char, _run in letters)) for letters in (old, new))
    out: list[tuple[str, ...]] = []
    at = 0
    for start, end, put in [*changes(before, after), (len(old), len(old), "")]:
        kept = zip(old[at:start], new[len(out) :], strict=False)
        out += [of_words(was, now) for (_was, was), (_now, now) in kept]
        nearby = [run for _char, run in old[max(start - 1, 0) : max(end, start) + 1]]
        for _char, run in new[len(out) : len(out) + len(put)]:
            out.append(min((of_words(_plain(one), _plain(run)) for one in nearby), key=len, default=()))
        at = end
    return out


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


def _capitals(text: str) -> str:
    capitals = text.upper()
    return capitals if len(capitals) == len(text) else text


def _pages(printed: DocumentView, returned: DocumentView) -> Iterator[Restyled]:
    if len(printed.sections) != len(returned.sections):
        yield Restyled(text="", what=(_("chia lại phần trang (section)"),))
        return
    what = dict.fromkeys(
        one for was, now in zip(printed.sections, returned.sections, strict=True) for one in of_page(was, now)
    )
    if what:
        yield Restyled(text="", what=tuple(what))


def _gathered(found: Sequence[Restyled]) -> list[Restyled]:
    """Whole paragraphs changed alike as one, in the place of the first of them."""
    groups: dict[tuple[str, ...], list[Restyled]] = {}
    out: list[Restyled] = []
    for one in found:
        if not one.phrase:
            groups.setdefault(one.what, []).append(one)
    for one in found:
        group = [one] if one.phrase else groups[one.what]
        if len(group) < _MANY:
            out.append(one)
        elif one is group[0]:
            out.append(
                Restyled(text=one.text, last=group[-1].text, count=len(group), what=one.what, line=one.line)
            )
    return out

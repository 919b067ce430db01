"""Three sides of a document, line by line: as it was made, as the reviewer left it, as the answers would print it now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafter.review.base import Base, BaseLine
from drafter.review.changes import Todo
from drafter.review.match import match
from drafter.review.model import Reviewed, same
from drafter.review.overrides import Override
from drafter.review.shape.appendices import appendix_runs
from drafter.review.todos import todos
from drafter.sheet.lines import fingerprint
from drafter.text import one_line

#: So many numbers of a place name the row of a table, the next its column.
_ROW = 3


@dataclass(slots=True)
class Merged:
    """What to print over our lines, and what became of each. Texts are (line, words); conflicts are (line, theirs, ours).

    `stayed` are lines that the reviewer moved to where we cannot print them; `comments` those at lines still printed,
    `unplaced_comments` the others.
    """

    overrides: dict[str, Override] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    conflicts: list[tuple[str, str, str]] = field(default_factory=list)
    unplaced: list[tuple[str, str]] = field(default_factory=list)
    stayed: list[tuple[str, str]] = field(default_factory=list)
    comments: list[Todo] = field(default_factory=list)
    unplaced_comments: list[Todo] = field(default_factory=list)


def merge(base: Base, reviewed: Reviewed, ours: Mapping[str, BaseLine]) -> Merged:
    """Merge. Every word of the reviewer that was not in the base is in `overrides` or in `unplaced`."""
    return _Merge(base, reviewed, ours).merged()


class _Merge:
    def __init__(self, base: Base, reviewed: Reviewed, ours: Mapping[str, BaseLine]) -> None:
        self.base = base
        self.ours = ours
        self.matched = match(base.lines, base.marks, reviewed)
        self.parts = reviewed.parts
        self.out = Merged()
        self.after: dict[str, list[str]] = {}
        self.texts: dict[str, str] = {}
        self.moving: dict[int, str] = {}
        self.put: dict[int, str] = {}

    def merged(self) -> Merged:
        for id_, line in self.base.lines.items():
            self._line(id_, line)
        self._put()
        for todo in todos(self.base.lines, self.matched, self.parts):
            put = self.put.get(self._whole_of(todo.part), "")
            if put or self._is_printed(todo.line):
                self.out.comments.append(replace(todo, line=put or todo.line))
            else:
                self.out.unplaced_comments.append(todo)
        for id_ in {**self.texts, **self.after}:
            self.out.overrides[id_] = Override(
                line=id_,
                # a table has no words of its own
                base=fingerprint(self.ours[id_].text if id_ in self.ours else id_),
                text=self.texts.get(id_),
                after=tuple(self.after.get(id_, ())),
            )
        return self.out

    def _theirs(self, id_: str, line: BaseLine) -> list[str]:
        """The line as the reviewer left it: no paragraph, one, or several."""
        seat = self.matched.seats.get(id_)
        if seat is None:
            return [] if line.text.strip() else [line.text]
        out = []
        for whole in seat.wholes:
            # of paragraphs that were merged the first line has all the words
            first = min(self.matched.lines_in[whole], key=list(self.base.lines).index)
            if first == id_:
                out.append(one_line(self.matched.after[whole].text))
        return out if line.text.strip() or out else [line.text]

    def _line(self, id_: str, line: BaseLine) -> None:
        theirs = self._theirs(id_, line)
        present = self.ours.get(id_)
        words = "\n".join(theirs)
        untouched = len(theirs) == 1 and same(theirs[0], line.text) and id_ not in self.matched.moved
        if untouched:
            if present is not None and not same(present.text, line.text):
                self.out.replaced.append((id_, present.text))
            return
        if present is None:
            self.out.unplaced.append((id_, words or line.text))
            return
        if id_ in self.matched.moved and self._may_move(id_, line, present):
            self.moving[self.matched.seats[id_].wholes[0]] = id_
            return
        if id_ in self.matched.moved:
            self.out.stayed.append((id_, words))
        if theirs[1:] and present.alone:
            # Enter within the one line of its kind, a title say: its words stay together
            theirs = [" ".join(theirs)]
        if len(theirs) == 1 and same(theirs[0], present.text):
            return
        if not same(present.text, line.text):
            self.out.conflicts.append((id_, words, present.text))
            if not words:
                # taken out there, changed here: the paragraph stays until somebody decides
                return
        else:
            self.out.kept.append((id_, words))
        self.texts[id_] = theirs[0] if theirs else ""
        if theirs[1:]:
            self.after.setdefault(id_, []).extend(theirs[1:])

    def _may_move(self, id_: str, line: BaseLine, present: BaseLine) -> bool:
        """Whether a line that was moved alone is still the line that was made, and can stand elsewhere."""
        wholes = self.matched.seats[id_].wholes
        alone = len(wholes) == 1 and self.matched.lines_in[wholes[0]] == [id_]
        return alone and present.movable and same(present.text, line.text)

    def _whole_of(self, part: int) -> int:
        return next((n for n, whole in enumerate(self.matched.after) if part in whole.parts), -1)

    def _is_printed(self, id_: str) -> bool:
        return id_ in self.ours and (self.texts.get(id_, self.ours[id_].text) != "")

    def _put(self) -> None:
        """New paragraphs, and those that were moved, go after the nearest line or table above that is still printed,
        in their own cell or in the body."""
        runs = appendix_runs(self.matched, self.parts)
        apart = {whole for run in runs for whole in run}
        for run in runs:
            self._unplaced(run, " ¶ ")
        rows: dict[tuple[int, ...], list[int]] = {}
        for whole in sorted({*self.matched.free, *self.moving} - apart):
            text, moved, anchor = (
                one_line(self.matched.after[whole].text), self.moving.get(whole), self._anchor(whole)
            )  # fmt: skip
            if anchor:
                self.after.setdefault(anchor, []).append(text)
                self.put[whole] = f"{anchor}.after[{len(self.after[anchor])}]"
                self.out.kept.append((anchor, text))
                if moved:
                    self.texts[moved] = ""
            elif moved:
                self.out.stayed.append((moved, text))
            else:
                place = self._place(whole)
                # the cells of one row are told together
                rows.setdefault(place[:_ROW] if len(place) > _ROW else (whole,), []).append(whole)
        for cells in rows.values():
            self._unplaced(cells, " | ")

    def _unplaced(self, wholes: Sequence[int], between: str) -> None:
        words = between.join(one_line(self.matched.after[whole].text) for whole in wholes)
        self.out.unplaced.append((self.matched.above(wholes[0]), words))

    def _anchor(self, whole: int) -> str:
        place = self._place(whole)
        for number in range(whole - 1, -1, -1):
            if self.matched.parts_signature(number, whole):
                return ""
            fits = [
                id_ for id_ in self.matched.lines_in.get(number, ())
                if id_ in self.ours and not self.ours[id_].alone and number not in self.moving
            ]  # fmt: skip
            here = self._place(number)
            if fits and here == place:
                return fits[-1]
            if fits and len(here) > len(place) and (table := self.ours[fits[-1]].table):
                return table
        return ""

    def _place(self, whole: int) -> tuple[int, ...]:
        return self.parts[self.matched.after[whole].parts[0]].place

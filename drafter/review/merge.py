"""Three sides of a document, line by line: as it was made, as the reviewer left it, as the answers would print it now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.review.base import Base, BaseLine
from drafter.review.changes import Todo
from drafter.review.match import match
from drafter.review.model import Reviewed, same
from drafter.review.overrides import Override
from drafter.review.todos import todos
from drafter.sheet.lines import fingerprint
from drafter.text import one_line


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

    def merged(self) -> Merged:
        for id_, line in self.base.lines.items():
            self._line(id_, line)
        self._put()
        for todo in todos(self.base.lines, self.matched, self.parts):
            home = self.out.comments if self._is_printed(todo.line) else self.out.unplaced_comments
            home.append(todo)
        for id_ in {**self.texts, **self.after}:
            own = self.ours[id_].text
            self.out.overrides[id_] = Override(
                line=id_,
                base=fingerprint(own),
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
            self._follow(id_, theirs[1:])

    def _follow(self, id_: str, words: list[str]) -> None:
        if self.ours[id_].movable:
            self.after.setdefault(id_, []).extend(words)
        else:
            self.out.unplaced += [(id_, text) for text in words]

    def _may_move(self, id_: str, line: BaseLine, present: BaseLine) -> bool:
        """Whether a line that was moved alone is still the line that was made, and can stand elsewhere."""
        wholes = self.matched.seats[id_].wholes
        alone = len(wholes) == 1 and self.matched.lines_in[wholes[0]] == [id_]
        return alone and present.movable and same(present.text, line.text)

    def _is_printed(self, id_: str) -> bool:
        return id_ in self.ours and (self.texts.get(id_, self.ours[id_].text) != "")

    def _put(self) -> None:
        """New paragraphs, and those that were moved, go after the nearest line above that is still printed, in their
        own cell or in the body."""
        for whole in sorted({*self.matched.free, *self.moving}):
            text, moved, anchor = (
                one_line(self.matched.after[whole].text), self.moving.get(whole), self._anchor(whole)
            )  # fmt: skip
            if anchor:
                self.after.setdefault(anchor, []).append(text)
                self.out.kept.append((anchor, text))
                if moved:
                    self.texts[moved] = ""
            elif moved:
                self.out.stayed.append((moved, text))
            else:
                self.out.unplaced.append((self.matched.above(whole), text))

    def _anchor(self, whole: int) -> str:
        place = self._place(whole)
        for number in range(whole - 1, -1, -1):
            fits = [
                id_ for id_ in self.matched.lines_in.get(number, ())
                if id_ in self.ours and self.ours[id_].movable and number not in self.moving
            ]  # fmt: skip
            if fits and self._place(number) == place:
                return fits[-1]
        return ""

    def _place(self, whole: int) -> tuple[int, ...]:
        return self.parts[self.matched.after[whole].parts[0]].place

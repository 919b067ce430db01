"""What of the looks of a document was changed by hand, as values: told, and put on the same words of another document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

#: Looks alike of so many whole paragraphs are told once.
_MANY = 3


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dressing:
    """Looks of a line that can be put on the same words again: `words` are all its words as they came back.

    `spans` are (start, end, values) in letters of `words`, values by their name in `view.Run`; `shape` are values by their
    name in `view.Paragraph`.
    """

    line: str
    words: str
    spans: tuple[tuple[int, int, dict[str, Any]], ...]
    shape: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """All looks changed by hand: of whole pages, of lines in reading order, empty lines put in."""

    pages: tuple[Restyled, ...] = ()
    lines: tuple[Restyled, ...] = ()
    blanks: tuple[Restyled, ...] = ()
    dressings: tuple[Dressing, ...] = ()

    @property
    def told(self) -> tuple[Restyled, ...]:
        """As it is told: what was done to many paragraphs alike is told once."""
        return (*self.pages, *_gathered(self.lines), *self.blanks)

    def parted(self, later: Looks) -> tuple[tuple[Restyled, ...], tuple[Restyled, ...]]:
        """What of these is found in `later`, the looks of a document made after this one; and what is not."""
        there = {(one.line, one.phrase, what) for one in later.lines for what in one.what}
        kept, lost = [], []
        for one in self.lines:
            found = tuple(what for what in one.what if (one.line, one.phrase, what) in there)
            missing = tuple(what for what in one.what if what not in found)
            kept += [replace(one, what=found)] if found else []
            lost += [replace(one, what=missing)] if missing else []
        return tuple(_gathered(kept)), (*self.pages, *_gathered(lost), *self.blanks)


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

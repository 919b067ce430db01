"""The page that is being filled while a body is read: whether the next words begin one, and how many were left empty."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

#: What a page holds so far: nothing, the mark of an empty paragraph, or something that is seen.
NOTHING, MARK, SHOWN = range(3)


class Leaf(NamedTuple):
    """`begins`: what comes next begins it; `holds` as above; `blank` pages before it were left empty."""

    begins: bool
    holds: int
    blank: int

    def turned(self, *, typed: bool) -> Leaf:
        """After a page break. A typed one turns even an empty page; that of a section or of "page break before" does not."""
        is_blank = self.holds == MARK or (typed and self.holds == NOTHING)
        return leaf(True, NOTHING, self.blank + is_blank)

    @property
    def blank_at_end(self) -> int:
        """Pages left empty when nothing more comes."""
        return self.blank + (self.holds == MARK)


@lru_cache(64)
def leaf(begins: bool, holds: int, blank: int) -> Leaf:
    """Equal leaves are one object, by which a memo knows its inputs again."""
    return Leaf(begins, holds, blank)


#: The top of the first page.
FIRST = leaf(False, NOTHING, 0)

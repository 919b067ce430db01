"""Work that need not be done again: what a pure function gave the last time, found while its inputs are the same objects.

In a batch most of a document is that of the row before. Each stage asks its memo by place ("the sections", "the XML of
this stretch") and hands on the same object as long as nothing changed, so that the stage after it finds its own result
as well. A memo holds the last result of each place and nothing more; a document made without one is the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")

#: Values that are compared, because two equal ones are one to any function; everything else must be the same object.
_PLAIN = (int, float, str, bytes, type(None))
#: Places kept; a batch in which every document has places of its own would grow without bound.
LIMIT = 5_000


class Memo:
    """Last results by place. Threads may share one: at worst something is worked out twice."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def __call__(self, place: Hashable, function: Callable[..., Result], *inputs: Any) -> Result:
        """`function(*inputs)`. It must be pure, defined once and always given as many inputs; none of these is ever changed."""
        key = function, place
        kept = self._kept.get(key)
        if kept is not None:
            for one, other in zip(kept[0], inputs, strict=False):
                if one is not other and not (
                    one.__class__ in _PLAIN and one.__class__ is other.__class__ and one == other
                ):
                    break
            else:
                known: Result = kept[1]
                return known
        result = function(*inputs)
        if len(self._kept) >= LIMIT:
            self._kept.clear()
        self._kept[key] = inputs, result
        return result

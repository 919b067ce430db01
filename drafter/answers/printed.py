"""Which answers must be seen in the document: every text, but for those that only steer.

An independent witness for the renderer: it does not know how an answer is printed, only that its words must be there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.memo import Memo
from drafter.model.papers import DocDate

#: Keys that steer and do not print, wherever they stand.
_STEER = {
    "id",
    "kind",
    "unit",
    "level",
    "orientation",
    "task_columns",
    "regime",
    "drafter",
    "kit",
    "province",
    "letters",
    "called",
    "widths",
    "short",
    "source",
    "overrides",
}


def must_show(
    values: dict[str, Any], *, stamped: bool, memo: Memo | None = None
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """(path, words) of every answer that prints, together by the key under which they stand.

    `stamped`: the regime stamps secrecy marks instead of typing them. `memo` is shared by answers that are alike.
    """
    skip = {"issuer.place", "place"} if "attached_to" in values else {"issuer.place"}
    if "place" in values:
        skip.add("issuer.place")
    if stamped:
        skip.add("marks.secrecy")
    # "(Kèm theo Quyết định số ...)" names the decision without its subject, its date in words
    skip |= {"attached_to.subject", "attached_to.date"}
    if "opening" in values:
        skip.add("implements")
    memo = memo or Memo()
    inner: dict[str, str] = {}
    for one in sorted(skip):
        key = one.partition(".")[0]
        inner[key] = f"{inner[key]},{one}" if key in inner else one
    return tuple(
        [
            memo(key, _shown, key, value, inner.get(key, ""))
            for key, value in values.items()
            if key not in _STEER and key not in skip
        ]
    )


def _shown(key: str, value: Any, skipped: str) -> tuple[tuple[str, str], ...]:
    skip = tuple(filter(None, skipped.split(",")))
    return tuple(
        (path, words)
        for path, words in _leaves(key, value)
        if not any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in skip)
    )


def _leaves(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        for words in value.split("\n"):
            if words:
                yield path, words
    elif isinstance(value, tuple):
        for number, item in enumerate(value, 1):
            yield from _leaves(f"{path}[{number}]", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _STEER:
                yield from _leaves(f"{path}.{key}" if path else key, item)
    elif isinstance(value, DocDate) and path != "date":
        yield path, value.short

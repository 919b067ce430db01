"""A paragraph that a reviewer typed, as an item of the list it was typed into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.review.base import Steps

_NOTE = re.compile(r"^(.*\S)\s*\(([^()]{1,20})\)$")
_LABEL = re.compile(r"^(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+(.+)$")
_DASHES = {"-": "gạch", "–": "gạch", "+": "cộng"}


def under(steps: Steps, item: Steps) -> bool:
    """Whether a place lies in an item."""
    return steps[: len(item)] == item


def as_item(holder: str, like: Any, text: str) -> Iterator[Any]:
    """What could be put after `like` in the list called `holder`, the likeliest first."""
    if isinstance(like, str):
        if holder in ("authority", "lines", "parent_lines"):
            yield text
        return
    if not isinstance(like, dict):
        return
    bare = re.sub(r"^[-–+]\s*", "", text)
    if holder == "recipients":
        words = bare.rstrip(";., ")
        found = _NOTE.match(words)
        yield {"name": found[1], "note": found[2]} if found else {"name": words}
    elif holder in ("bases", "implements"):
        yield {"verbatim": bare.rstrip(";., ")}
    elif holder in ("sections", "content"):
        if text[:1] in _DASHES and bare:
            key = "task" if "task" in like else "inline"
            if "level" not in like:
                yield {key: bare}
            yield {"level": _DASHES[text[:1]], key: bare}
        elif found := _LABEL.match(text):
            level = {"level": like["level"]} if "level" in like else {}
            yield {**level, ("heading" if "heading" in like else "inline"): found[1]}
            yield {**level, ("inline" if "heading" in like else "heading"): found[1]}
        yield {"text": f"{text}\n"}
    elif holder == "agencies" and (found := _LABEL.match(text)):
        agency, colon, rest = found[1].partition(":")
        yield (
            {"agency": agency.strip(), "inline": rest.strip()}
            if colon and rest.strip()
            else {"agency": found[1]}
        )

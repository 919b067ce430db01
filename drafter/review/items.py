"""A paragraph that a reviewer typed, as an item of the list it was typed into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.review.base import Steps

_NOTE = re.compile(r"^(.*\S)\s*\(([^()]{1,20})\)$")
#: A number or letter of our lists, and what stands after it.
LABEL = re.compile(r"^(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+(.+)$")
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
        elif found := LABEL.match(text):
            level = {"level": like["level"]} if "level" in like else {}
            yield {**level, ("heading" if "heading" in like else "inline"): found[1]}
            yield {**level, ("inline" if "heading" in like else "heading"): found[1]}
        yield {"text": f"{text}\n"}
    elif holder == "agencies" and (found := LABEL.match(text)):
        agency, colon, rest = found[1].partition(":")
        yield (
            {"agency": agency.strip(), "inline": rest.strip()}
            if colon and rest.strip()
            else {"agency": found[1]}
        )


def with_items(value: Any, like: Any, texts: Sequence[str]) -> Iterator[Any]:
    """A heading with what was typed under it: as tasks where its neighbour has tasks, as items, as paragraphs."""
    if not isinstance(value, dict) or "heading" not in value or not isinstance(like, dict):
        return
    found = like.get("content") or [{}]
    neighbour = found[0] if isinstance(found[0], dict) else {}
    if all(text[:1] in _DASHES for text in texts):
        items = [next(as_item("content", neighbour, text)) for text in texts]
        yield {**value, "content": items}
        yield {
            **value,
            "content": [{"level": _DASHES[text[0]], "inline": text[1:].strip()} for text in texts],
        }
    yield {**value, "text": "".join(f"{text}\n" for text in texts)}


def renumbered(old: str, new: str) -> bool:
    """Whether two lines differ in their number alone."""
    before, after = LABEL.match(old), LABEL.match(new)
    return before is not None and after is not None and before[1] == after[1]

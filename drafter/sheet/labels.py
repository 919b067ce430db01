"""Numbering of the body: what stands before each part, counted among its siblings or as issued."""

from __future__ import annotations

import re

from drafter import text as _text
from drafter.model.plan import Block, Level, Section, Task
from drafter.sheet.lines import Text, answer, own

_LIMIT = 200
_BY_ROMAN = {_text.roman(n): n for n in range(1, _LIMIT)}
_BY_LETTER = {_text.diem(n): n for n in range(1, _LIMIT)}


def counted(pattern: str, count: int, parent: str = "") -> str:
    """A label of a regime's pattern: "{roman}." 3 -> "III."; "{parent}{n}." 2 under "1." -> "1.2."."""
    return pattern.format(roman=_text.roman(count), n=count, letter=_text.diem(count), parent=_stem(parent))


def _stem(parent: str) -> str:
    """What 1.1. begins with: the parent's label up to its last letter or digit, and a dot ("1-" -> "1.")."""
    found = re.match(r".*\w", parent)
    return f"{found[0]}." if found else ""


def position(label: str, pattern: str) -> int | None:
    """Which place a label as issued claims ("IV." -> 4, "đ)" -> 5), None when it does not say."""
    if "{roman}" in pattern:
        found = re.findall(r"\b[IVXLC]+\b", label)
        return _BY_ROMAN.get(found[-1]) if found else None
    if "{letter}" in pattern:
        found = re.findall(r"[^\W\d_]+", label)
        return _BY_LETTER.get(found[0]) if found else None
    found = re.findall(r"\d+", label) if "{n}" in pattern else []
    return int(found[-1]) if found and len(found[-1]) < 4 else None


def label_texts(blocks: tuple[Block, ...], labels: dict[str, str], parent: str, path: str) -> list[Text]:
    """The label of each block, one a block; empty for what carries none.

    Parts are counted by level among their siblings. A label as issued is printed unchanged and the count goes on from
    it: II, IV as issued are followed by V. A part with an empty label is not counted.
    """
    counts: dict[Level, int] = {}
    out: list[Text] = []
    for block in blocks:
        if not isinstance(block, Section | Task) or block.level == "doan":
            issued = getattr(block, "label", None)
            out.append(answer(issued, f"{path}[{block.id}].label") if issued else ())
            continue
        count, pattern = counts.get(block.level, 0) + 1, labels[block.level]
        if block.label is None:
            out.append(own(counted(pattern, count, parent if block.level == "tiet" else "")))
        else:
            out.append(answer(block.label, f"{path}[{block.id}].label"))
            count = (position(block.label, pattern) or count) if block.label else count - 1
        counts[block.level] = count
    return out

"""Numbering of the body: what stands before each part, counted among its siblings or as issued."""

from __future__ import annotations

from drafter import text as _text
from drafter.model.plan import Block, Level, Section, Task
from drafter.sheet.lines import Text, answer, own


def counted(pattern: str, count: int, parent: str = "") -> str:
    """A label of a regime's pattern: "{roman}." 3 -> "III."; "{parent}{n}." 2 under "1." -> "1.2."."""
    return pattern.format(roman=_text.roman(count), n=count, letter=_text.diem(count), parent=parent)


def label_texts(blocks: tuple[Block, ...], labels: dict[str, str], parent: str, path: str) -> list[Text]:
    """The label of each block, one a block; empty for what carries none.

    Parts are counted by level among their siblings. A label as issued is printed unchanged and counts one, so that
    II, IV as issued is followed by what the reader expects of the fourth part's place.
    """
    counts: dict[Level, int] = {}
    out: list[Text] = []
    for block in blocks:
        if not isinstance(block, Section | Task) or block.level == "doan":
            issued = getattr(block, "label", None)
            out.append(answer(issued, f"{path}[{block.id}].label") if issued else ())
            continue
        counts[block.level] = counts.get(block.level, 0) + 1
        if block.label is None:
            out.append(
                own(
                    counted(labels[block.level], counts[block.level], parent if block.level == "tiet" else "")
                )
            )
        else:
            out.append(answer(block.label, f"{path}[{block.id}].label"))
    return out

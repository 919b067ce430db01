"""A page while its blocks come in: paragraphs are counted, sides and titles remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from drafter.view import Block, Paragraph, Run, Section, Where

A4 = Section(width_mm=210, height_mm=297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=20)


#: "middle": the second of three signers side by side.
Side = Literal["", "left", "right", "middle"]


def _where(side: Side, table: int, row: int) -> Where:
    if side == "middle":
        return Where(table=table, row=row, column=2, columns=3, side="left")
    if side and table >= 0:
        return Where(table=table, row=row, column=int(side == "right"), columns=2, side=side)
    return Where(side=side)


@dataclass(slots=True)
class Page:
    """Blocks while they come in."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    count: int = 0
    tables: int = 0
    has_title: bool = False

    def paragraph(
        self, text: str, *, side: Side = "", table: int = -1, row: int = 0, centred: bool = False
    ) -> Paragraph:
        """One more paragraph of the view."""
        words = text.strip()
        where = _where(side, table, row)
        bold = centred or (
            words.upper() == words and words.lower() != words and not words.endswith((".", ";"))
        )
        made = Paragraph(
            index=self.count,
            runs=(Run(text=words, bold=bold),),
            align="center" if centred else "left",
            where=where,
        )
        self.count += 1
        return made

    def put(
        self, text: str, *, side: Side = "", table: int = -1, row: int = 0, centred: bool = False
    ) -> None:
        """Add a paragraph."""
        if text.strip():
            self.blocks.append(self.paragraph(text, side=side, table=table, row=row, centred=centred))

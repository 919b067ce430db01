"""Views of what is no Word file: plain paragraphs, and answers as they will print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.sheet.lines import Grid, Line, Sheet
from drafter.view import Block, Cell, DocumentView, Paragraph, Run, Section, Table

_A4 = Section(width_mm=210, height_mm=297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=20)


def of_lines(lines: Iterable[str], name: str = "") -> DocumentView:
    """The view of plain paragraphs, one a line; empty ones are left out. Looks are those of a new Word file."""
    blocks = tuple(
        Paragraph(index=n, runs=(Run(text=line),))
        for n, line in enumerate(line for line in lines if line.strip())
    )
    return DocumentView(name=name, sections=(_A4,), blocks=blocks)


def of_sheet(sheet: Sheet, name: str = "") -> DocumentView:
    """The view of a document before it is printed: its words in reading order, tables as tables."""
    return DocumentView(name=name, sections=(_A4,), blocks=tuple(_Blocks().all(sheet)))


class _Blocks:
    """Blocks of a sheet, paragraphs counted as they come."""

    def __init__(self) -> None:
        self._next = 0

    def all(self, sheet: Sheet) -> Iterator[Block]:
        single = dict(sheet.single)
        ending = [single.pop(kind) for kind in ("noi_nhan",) if kind in single]
        for line in (*sheet.parent, *sheet.issuer, *single.values(), *sheet.marks_left, *sheet.marks_right):
            yield self._paragraph(line)
        for block in sheet.body:
            yield self._block(block)
        for line in (*ending, *sheet.recipients):
            yield self._paragraph(line)
        for signer in sheet.signers:
            for line in (*signer.above, signer.name):
                yield self._paragraph(line)
        for appendix in sheet.appendices:
            for line in appendix.head:
                yield self._paragraph(line)
            for block in appendix.body:
                yield self._block(block)

    def _paragraph(self, line: Line) -> Paragraph:
        index, self._next = self._next, self._next + 1
        return Paragraph(index=index, runs=(Run(text=line.printed),))

    def _block(self, block: Line | Grid) -> Block:
        if isinstance(block, Line):
            return self._paragraph(block)
        index = self._next
        rows = []
        for row in (*block.head, *block.rows):
            cells, column = [], 0
            for cell in row:
                cells.append(
                    Cell(
                        paragraphs=tuple(self._paragraph(x) for x in cell.lines),
                        column=column,
                        span=cell.span,
                    )
                )
                column += cell.span
            rows.append(tuple(cells))
        return Table(index=index, rows=tuple(rows), head_rows=len(block.head), columns=len(block.columns))

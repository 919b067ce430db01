"""Tables of a text: Markdown's, and those between borders; one that holds a head or an ending is laid out in sides."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.importer import bars, chrome
from drafter.importer.endings import NOI_NHAN, ending_lines, is_post, signs
from drafter.importer.masthead import MASTHEAD_END, is_head_line, split_masthead
from drafter.importer.page import Page, Side
from drafter.importer.titles import put_title, type_of
from drafter.importer.unwrap import Wrapping
from drafter.view import Cell, Table

_BR = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_LINES = re.compile(r"\s*<br\s*/?>\s*|\s{2,}", re.IGNORECASE)
_SIDES: tuple[Side, Side] = ("left", "right")


def put_table(made: list[list[list[str]]], width: int, page: Page) -> None:
    """A table of cells, each its lines; a short row's last cell spans the rest."""
    index = page.count
    rows = []
    for row in made:
        cells = []
        for column, lines in enumerate(row):
            span = width - column if column + 1 == len(row) else 1
            paragraphs = tuple(page.paragraph(line) for line in lines)
            cells.append(Cell(paragraphs=paragraphs, column=column, span=span))
        rows.append(tuple(cells))
    page.blocks.append(Table(index=index, rows=tuple(rows), head_rows=1, columns=width))


def put_markdown(lines: list[str], at: int, page: Page) -> int:
    """A Markdown table; the number of the line after it."""
    rows: list[list[str]] = []
    while at < len(lines) and bars.is_markdown_row(lines[at]):
        if (cells := bars.markdown_cells(lines[at])) is not None:
            rows.append(cells)
        at += 1
    # converters leave the head of a table empty that has none, and part the paragraphs of a cell by two spaces
    headless = bool(rows) and not any(rows[0])
    rows = rows[1:] if headless else rows
    every = [cell for row in rows for cell in row]
    if any(
        chrome.is_title_line(line) for row in rows[:1] for cell in row for line in (cell, *_LINES.split(cell))
    ):
        page.tables += 1
        parted = _LINES if headless else _BR
        _in_sides(rows, page, lambda cell, _side: _head_lines(parted.split(cell)))
    elif len(rows) <= 3 and (any(NOI_NHAN.match(cell) for cell in every) or _signed(every, page)):
        page.tables += 1
        _in_sides(rows, page, _ending_lines)
    elif every and page.count < MASTHEAD_END and all(is_head_line(cell) for cell in every if cell):
        _in_sides(rows, page, lambda cell, _side: [cell])
    elif rows and max(len(row) for row in rows) > 1:
        parted = _LINES if headless else _BR
        made = [[[part for part in parted.split(cell) if part] for cell in row] for row in rows]
        put_table(made, max(len(row) for row in rows), page)
    else:
        for cell in every:
            page.put(cell)
    return at


def _signed(cells: list[str], page: Page) -> bool:
    """Whether the cells hold two signatures side by side and nothing else."""
    said = [cell for cell in cells if cell]
    return page.has_title and len(said) > 1 and all(_is_signature(cell) for cell in said)


def _is_signature(cell: str) -> bool:
    """Whether a cell begins in capitals and has a line of authority or a post among its first lines."""
    lines = _LINES.split(cell)
    return lines[0].isupper() and any(signs(line) or is_post(line) for line in lines[:3])


def _in_sides(rows: list[list[str]], page: Page, lines_of: Callable[[str, Side], list[str]]) -> None:
    for row in rows:
        said = [cell for cell in row if cell]
        if len(said) == 1 and type_of(_LINES.split(said[0])[0]):
            # the type and the title in a row of the head's own table
            put_title(_LINES.split(said[0]), 0, page)
            continue
        for column, cell in enumerate(row):
            side = _SIDES[min(column, 1)]
            for line in lines_of(cell, side):
                page.put(line, side=side, table=page.tables)


def _ending_lines(cell: str, side: Side) -> list[str]:
    lines = tuple(_LINES.split(cell))
    return list(ending_lines(bars.Segment(lines, False), Wrapping("none"), side))


def _head_lines(lines: list[str]) -> list[str]:
    return list(split_masthead(bars.Segment(tuple(lines), free=False)))

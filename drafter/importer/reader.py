"""Text -> view: the paragraphs and tables that a reader of the printed plan would have seen.

Sides of two-column heads and endings come from cell borders or from wide gaps; titles are known by their place. What
belongs to the web page round the plan is left out and told in the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.i18n import _
from drafter.importer import bars, chrome
from drafter.importer.endings import NOI_NHAN, cell_lines, ending_lines, signed_above, signs, typed_ending
from drafter.importer.legacy import decode
from drafter.importer.page import A4, Page, Side
from drafter.importer.scrub import page_numbers, scrub, without_marks
from drafter.importer.titles import put_title, type_of
from drafter.importer.unwrap import Wrapping, joined, wrapping
from drafter.view import Cell, DocumentView, Table

_BR = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)


def view_of_text(data: bytes, name: str, *, convert: bool = False) -> DocumentView:
    """The view of a text file. Never fails; what was left out or is doubtful stands in `notes`, in Vietnamese.

    `convert` turns TCVN3 and VNI into Unicode.
    """
    raw, notes = scrub(decode(data), convert=convert)
    page = Page(notes=notes)
    lines = raw.replace("\f", "\n\f").split("\n")
    lines = _without_chrome(without_marks(lines[chrome.comments(lines) :]), page)
    drop = page_numbers(lines)
    lines = [("\f" if "\f" in line else "") if n in drop else line for n, line in enumerate(lines)]
    how = wrapping(lines)
    _read(lines, how, page)
    return DocumentView(name=name, sections=(A4,), blocks=tuple(page.blocks), notes=tuple(page.notes))


def _without_chrome(lines: list[str], page: Page) -> list[str]:
    top = chrome.above(lines)
    bottom = chrome.below(lines, max(chrome.last_anchor(lines), top))
    gone = [line for line in (*lines[:top], *lines[bottom:]) if line.strip(" |")]
    if gone:
        page.notes.append(
            _("đã bỏ {count} dòng của trang mạng ở đầu hoặc cuối tệp, không thuộc kế hoạch").format(
                count=len(gone)
            )
        )
    kept = lines[top:bottom]
    if bottom < len(lines) and any(line.strip() == "|" for line in lines[bottom:]):
        kept = [*kept, "|"]
    # a cell that the cut has opened keeps its border
    return ["|", *kept] if top and any(line.strip() == "|" for line in lines[max(top - 3, 0) : top]) else kept


def _read(lines: list[str], how: Wrapping, page: Page) -> None:
    cells: list[bars.Segment] = []
    found = bars.segments(lines)
    signing = 0
    for place, segment in enumerate(found):
        if signing and segment.text:
            signing -= 1
            if not segment.free or len(segment.text) < 200:
                _ending_cell(segment, page, how, side="right")
                continue
        if any(chrome.is_title_line(line) for line in segment.lines) and not segment.free:
            left = cells.pop() if cells else None
            _flush(cells, page, how)
            _masthead(left, segment, page, how)
        elif not segment.free and NOI_NHAN.match(segment.text):
            _flush(cells, page, how)
            _ending_cell(segment, page, how, side="left")
            signing = 1
        elif segment.free:
            _flush(cells, page, how)
            _free(list(segment.lines), how, page)
        elif not any(cell.text for cell in cells) and _head_line(segment, page):
            side: Side = "right" if re.search(r",\s*ng[àa]y\b", segment.text) else "left"
            page.put(segment.text, side=side, table=page.tables, row=1)
            cells.clear()
        else:
            cells.append(segment)
        if place + 1 == len(found):
            _flush(cells, page, how)


def _head_line(segment: bars.Segment, page: Page) -> bool:
    """Whether the cell is the number or the date under a masthead just read."""
    if not segment.text or len(segment.text) > 140 or page.count > 20:
        return False
    return bool(
        re.match(r"\W*s[ốo]\b\s*:?", segment.text, re.IGNORECASE)
        or re.search(r",\s*ng[àa]y\b.*n[ăa]m", segment.text)
    )


def _masthead(left: bars.Segment | None, right: bars.Segment, page: Page, how: Wrapping) -> None:
    page.tables += 1
    for side, segment in (("left", left), ("right", right)):
        for line in _split_masthead(segment) if segment else ():
            page.put(line, side="left" if side == "left" else "right", table=page.tables)


def _split_masthead(segment: bars.Segment) -> Iterator[str]:
    for line in segment.lines:
        parts = re.split(r"\s*([-_–]{3,})\s*|\s+(?=Độc lập\s*[-–])", line.strip())
        yield from (part.strip() for part in parts if part and part.strip())


def _ending_cell(segment: bars.Segment, page: Page, how: Wrapping, *, side: Side) -> None:
    if side == "left":
        page.tables += 1
    for line in ending_lines(segment, how, side):
        page.put(line, side=side, table=page.tables)


def _flush(cells: list[bars.Segment], page: Page, how: Wrapping) -> None:
    made = bars.rows(cells)
    cells.clear()
    if not made:
        return
    if sum(len(row) for row in made) == 1:
        _free(list(made[0][0].lines), how, page)
        return
    width = max(len(row) for row in made)
    if width == 1:
        for row in made:
            _free(list(row[0].lines), how, page)
        return
    _table([[cell_lines(cell, how) for cell in row] for row in made], width, page)


def _table(made: list[list[list[str]]], width: int, page: Page) -> None:
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


def _free(lines: list[str], how: Wrapping, page: Page) -> None:
    """Running lines: a head if there is one, Markdown tables, paragraphs, an ending in two columns."""
    at = 0
    while at < len(lines):
        stop = next((n for n in range(at, len(lines)) if _special(lines[n])), len(lines))
        if stop < len(lines) and _special(lines[stop]) == "ending":
            stop = signed_above(lines, at, stop)
        for text in joined(lines[at:stop], how):
            page.put(text)
        if stop == len(lines):
            return
        at = _take(lines, stop, how, page)


def _special(line: str) -> str:
    words = line.replace("\f", "").strip()
    if not words:
        return ""
    if bars.is_markdown_row(words):
        return "table"
    if type_of(words):
        return "type"
    if chrome.is_title_line(words) and len(words) < 200:
        return "masthead"
    signed = signs(words) and words.upper() == words and len(words) < 90
    return "ending" if signed or NOI_NHAN.match(words) else ""


def _take(lines: list[str], at: int, how: Wrapping, page: Page) -> int:
    kind = _special(lines[at]) or "ending"
    if kind == "table":
        return _markdown(lines, at, how, page)
    if kind == "type":
        return put_title(lines, at, page)
    if kind == "masthead":
        return _typed_masthead(lines, at, page)
    return typed_ending(lines, at, how, page)


def _typed_masthead(lines: list[str], at: int, page: Page) -> int:
    """A header laid out by tabs or spaces goes on as it is, line by line: anatomy knows its columns."""
    first = True
    while at < len(lines) and (first or _special(lines[at]) in ("", "masthead")):
        line = lines[at].replace("\f", "")
        if len(line.strip()) > 160 and not first:
            break
        first = False
        _head_columns(line, page)
        at += 1
    return at


_TWO = re.compile(
    r"(?P<left>\S.*?)\s+(?P<right>(?:C[ỘÔO]NG H[ÒO]?[AÀ]?|Độc lập\s*[-–]|ĐẢNG C[ỘÔ]NG SẢN).*)"
    r"|(?P<number>\W*S[ốo]\b\s*:?[\s\d.…_]*[-/–].*?\S)\s+(?P<date>[^\W\d_][^,\d/]{1,40},\s*ng[àa]y\b.*)"
)


_NUMBER = re.compile(r"\W*S[ốo]\b\s*:?[\s\d.…_]*[-/–]\s*(?:\S+?\s?[-–/]\s?)?\S+\s+(?=\S)")


def _head_columns(line: str, page: Page) -> None:
    """A line of the head in its two columns, as far as its words or a wide gap tell them apart."""
    words = line.strip()
    m = _TWO.fullmatch(words)
    if re.match(r"\*\s{2,}\S", words):
        page.put("*", side="left")
        page.put(words[1:], side="right")
        return
    if m and m["left"]:
        page.put(m["left"], side="left")
        page.put(m["right"], side="right")
    elif m and (cut := _NUMBER.match(words)):
        page.put(words[: cut.end()], side="left")
        page.put(words[cut.end() :], side="right")
    else:
        page.put(words)


def _markdown(lines: list[str], at: int, how: Wrapping, page: Page) -> int:
    """A Markdown table; one that holds a header or an ending is laid out in sides."""
    rows: list[list[str]] = []
    while at < len(lines) and bars.is_markdown_row(lines[at]):
        if (cells := bars.markdown_cells(lines[at])) is not None:
            rows.append(cells)
        at += 1
    words = " ".join(cell for row in rows for cell in row)
    if chrome.is_title_line(rows[0][-1] if rows else "") or any(
        chrome.is_title_line(cell) for row in rows[:1] for cell in row
    ):
        page.tables += 1
        for row in rows:
            for column, cell in enumerate(row):
                for line in _split_masthead(bars.Segment(tuple(_BR.split(cell)), False)):
                    page.put(line, side="right" if column else "left", table=page.tables)
        return at
    if len(rows) <= 3 and "nơi nhận" in words.casefold():
        page.tables += 1
        for row in rows:
            for column, cell in enumerate(row):
                cell_lines = tuple(re.split(r"\s*<br\s*/?>\s*|\s{2,}", cell))
                for line in ending_lines(
                    bars.Segment(cell_lines, False), Wrapping("none"), "right" if column else "left"
                ):
                    page.put(line, side="right" if column else "left", table=page.tables)
        return at
    width = max((len(row) for row in rows), default=0)
    if rows and width > 1:
        _table(
            [[[part for part in _BR.split(cell) if part] for cell in row] for row in rows],
            width,
            page,
        )
    else:
        for row in rows:
            for cell in row:
                page.put(cell)
    return at

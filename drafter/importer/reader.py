"""Text -> view: the paragraphs and tables that a reader of the printed plan would have seen.

Sides of two-column heads and endings come from cell borders or from wide gaps; titles are known by their place. What
belongs to the web page round the plan is left out and told in the notes.
"""

from __future__ import annotations

import re

from drafter.anatomy import labels
from drafter.i18n import _
from drafter.importer import bars, chrome, drawn
from drafter.importer.endings import (
    NOI_NHAN,
    cell_lines,
    ending_lines,
    is_pair_of_posts,
    signed_above,
    signs,
    typed_ending,
)
from drafter.importer.grids import put_markdown, put_table
from drafter.importer.legacy import decode
from drafter.importer.markup import without_markup
from drafter.importer.masthead import MASTHEAD_END, head_columns, is_head_line, split_masthead
from drafter.importer.mended import mended
from drafter.importer.page import A4, Page, Side
from drafter.importer.scrub import page_numbers, scrub, without_marks
from drafter.importer.titles import put_title, short_type, type_of
from drafter.importer.unwrap import Wrapping, closed_up, joined, wrapping
from drafter.view import DocumentView


def view_of_text(data: bytes, name: str, *, convert: bool = False) -> DocumentView:
    """The view of a text file. Never fails; what was left out or is doubtful stands in `notes`, in Vietnamese.

    `convert` turns TCVN3 and VNI into Unicode.
    """
    raw, notes = scrub(decode(data), convert=convert)
    page = Page(notes=notes)
    lines = without_markup(raw).replace("\f", "\n\f").split("\n")
    lines = without_marks(drawn.as_rows(lines[chrome.comments(lines) :]))
    lines = _without_chrome(mended(lines), page)
    drop = page_numbers(lines)
    lines = [("\f" if "\f" in line else "") if n in drop else line for n, line in enumerate(lines)]
    lines = closed_up(lines)
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
        elif segment.free and not _heads(found[place : place + 2]):
            _flush(cells, page, how)
            _free(list(segment.lines), how, page)
            signing = int(_ends_in_recipients(segment))
        elif (
            not any(cell.text for cell in cells) and page.count <= MASTHEAD_END and is_head_line(segment.text)
        ):
            side: Side = "right" if re.search(r",\s*ng[àa]y\b", segment.text) else "left"
            page.put(segment.text, side=side, table=page.tables, row=1)
            cells.clear()
        else:
            cells.append(segment)
        if place + 1 == len(found):
            _flush(cells, page, how)


def _ends_in_recipients(segment: bars.Segment) -> bool:
    """Whether running text ends in the recipients, so that the cell behind it holds the signature."""
    last = [line for line in segment.lines if line.strip()][-30:]
    start = next((n for n, line in enumerate(last) if NOI_NHAN.match(line)), len(last))
    return start < len(last) and not any(signs(line.strip()) for line in last[start:])


def _heads(pair: list[bars.Segment]) -> bool:
    """Whether the first of two cells is the issuer's, beside the national name, though the file begins with it."""
    lines = [line for line in pair[0].lines if line.strip()]
    return (
        len(pair) == 2
        and 0 < len(lines) <= 8
        and all(chrome.is_header(line) for line in lines)
        and not pair[1].free
        and any(chrome.is_title_line(line) for line in pair[1].lines)
    )


def _masthead(left: bars.Segment | None, right: bars.Segment, page: Page, how: Wrapping) -> None:
    page.tables += 1
    sides: tuple[tuple[Side, bars.Segment | None], ...] = (("left", left), ("right", right))
    for side, segment in sides:
        for line in split_masthead(segment) if segment else ():
            page.put(line, side=side, table=page.tables)


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
    put_table([[cell_lines(cell, how) for cell in row] for row in made], width, page)


def _free(lines: list[str], how: Wrapping, page: Page) -> None:
    """Running lines: a head if there is one, Markdown tables, paragraphs, an ending in two columns."""
    at = 0
    while at < len(lines):
        stop = next(
            (
                n
                for n in range(at, len(lines))
                if _special(lines[n], page) and not _in_heading(lines, n, page)
            ),
            len(lines),
        )
        if stop < len(lines) and _special(lines[stop], page) == "ending":
            stop = signed_above(lines, at, stop)
        above = lines[at:stop]
        if _is_above_masthead(lines, stop, page) and all(chrome.is_header(line) for line in above):
            for line in above:
                page.put(line)
            above = []
        for text in joined(above, how):
            page.put(text)
        if stop == len(lines):
            return
        at = _take(lines, stop, how, page)


def _is_above_masthead(lines: list[str], stop: int, page: Page) -> bool:
    return stop < len(lines) and not page.has_title and _special(lines[stop], page) == "masthead"


def _in_heading(lines: list[str], at: int, page: Page) -> bool:
    """Whether a line that begins like a type goes on with the heading in capitals on the line above it.

    A type alone on its line does so only below the document's own: "I. CĂN CỨ XÂY DỰNG" over "KẾ HOẠCH". What stands below
    "Phần II" is its heading.
    """
    words, before = lines[at].strip(" .:\f"), lines[at - 1].strip() if at else ""
    name = type_of(words)
    goes_on = words != name or (page.has_title and not before.endswith((".", ";", ":")))
    if bool(name) and goes_on and before.isupper() and labels.parse(before)[0] is not None:
        return True
    above = next((line.strip() for line in reversed(lines[:at]) if line.strip()), "")
    label, rest = labels.parse(above)
    return (
        bool(name)
        and words != name
        and page.has_title
        and label is not None
        and label.kind == "phan"
        and not rest
    )


def _special(line: str, page: Page) -> str:
    words = line.replace("\f", "").strip()
    if not words:
        return ""
    if bars.is_markdown_row(words):
        return "table"
    if type_of(words) or (not page.has_title and short_type(words)):
        return "type"
    if chrome.is_title_line(words) and len(words) < 200:
        return "masthead"
    signed = signs(words) and words.upper() == words and len(words) < 90
    return "ending" if signed or is_pair_of_posts(words) or NOI_NHAN.match(words) else ""


def _take(lines: list[str], at: int, how: Wrapping, page: Page) -> int:
    kind = _special(lines[at], page) or "ending"
    if kind == "table":
        return put_markdown(lines, at, page)
    if kind == "type":
        return put_title(lines, at, page)
    if kind == "masthead":
        return _typed_masthead(lines, at, page)
    return typed_ending(lines, at, how, page)


def _typed_masthead(lines: list[str], at: int, page: Page) -> int:
    """A header laid out by tabs or spaces goes on as it is, line by line: anatomy knows its columns."""
    first = True
    while at < len(lines) and (first or _special(lines[at], page) in ("", "masthead")):
        line = lines[at].replace("\f", "")
        if len(line.strip()) > 160 and not first:
            break
        first = False
        head_columns(line, page)
        at += 1
    return at

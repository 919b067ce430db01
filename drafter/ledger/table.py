"""The list of tasks as a spreadsheet: for following the work up, and for coming back with `drafter.ledger.intake`."""

from __future__ import annotations

import io

from drafter.ledger.entries import COLUMNS, Entry
from drafter.ledger.money import amount
from drafter.metrics import wrap

#: Widths in characters: the usual columns fill a landscape page at the size they are typed in.
_WIDTHS = {
    "id": 9, "area": 18, "text": 38, "lead": 16, "partners": 17, "leader": 13, "start": 9, "deadline": 12,
    "product": 14, "money": 13, "source": 8, "amount": 14,
}  # fmt: skip
#: A character of a column's width (a digit of the book's own font), its padding, a line of text: points at 12 pt.
_CHARACTER, _PADDING, _LINE, _SIZE = 6.0, 2.0, 15.75, 12.0
_FONT = "Times New Roman"
#: No row is taller: spreadsheets allow 409 pt.
_TALLEST = 405.0
#: What is written in a column of numbers beside the words of `money`, so that it can be summed.
AMOUNT = ("amount", "Số tiền (đồng)")
TOTAL = "Cộng"


def to_xlsx(rows: tuple[Entry, ...], title: str) -> bytes:
    """A workbook: head frozen and filtered, columns wide enough to read, texts wrapped and never run as formulas.

    Columns that no task fills are left out but for the usual ones; sums of money are added up in a last row, which
    stands outside the filter.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    columns, sums = _columns(rows), [amount(row.money) for row in rows]
    book = Workbook()
    # widths are counted in digits of this font
    book._named_styles["Normal"].font = Font(name=_FONT, size=_SIZE)  # type: ignore[attr-defined]
    sheet = book.worksheets[0]
    sheet.title = "Nhiệm vụ"
    book.properties.title, book.properties.creator = title[:250], "drafter"
    thin = Side(style="thin", color="767676")
    edge = Border(left=thin, right=thin, top=thin, bottom=thin)
    for column, (key, head) in enumerate(columns, 1):
        cell = sheet.cell(1, column, head)
        cell.font = Font(name=_FONT, size=_SIZE, bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = edge
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[key]
        for number, (row, dong) in enumerate(zip(rows, sums, strict=True), 2):
            said = sheet.cell(number, column)
            said.value = dong if key == AMOUNT[0] else getattr(row, key) or None
            if key == AMOUNT[0]:
                said.number_format = "#,##0"
            elif said.value:
                # a text that begins with "=" is a text
                said.data_type = "s"
            said.font = Font(name=_FONT, size=_SIZE)
            said.alignment = Alignment(vertical="top", wrap_text=True)
            said.border = edge
        sheet.row_dimensions[1].height = max(
            sheet.row_dimensions[1].height or 0, _height(head, key, bold=True)
        )
    for number, row in enumerate(rows, 2):
        heights = [_height(getattr(row, key), key) for key, _head in columns if key != AMOUNT[0]]
        sheet.row_dimensions[number].height = max(heights)
    last = len(rows) + 1
    if any(key == AMOUNT[0] for key, _head in columns):
        sheet.cell(last + 1, _place(columns, "text"), TOTAL).font = Font(
            name="Times New Roman", size=12, bold=True
        )
        total = sheet.cell(last + 1, len(columns), sum(dong for dong in sums if dong is not None))
        total.font, total.number_format = Font(name=_FONT, size=_SIZE, bold=True), "#,##0"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = 0.4
    margins.bottom = 0.6
    if sheet.oddFooter:
        sheet.oddFooter.center.text = "&P/&N"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


#: Columns that stand there even when no task fills them yet: what follow-up asks for first.
_USUAL = ("id", "area", "text", "lead", "partners", "deadline", "product")


def _columns(rows: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
    filled = [(key, head) for key, head in COLUMNS if key in _USUAL or any(getattr(row, key) for row in rows)]
    return (*filled, AMOUNT) if any(amount(row.money) is not None for row in rows) else tuple(filled)


def _height(text: str, key: str, *, bold: bool = False) -> float:
    """Points that a wrapped text needs in its column: rows keep the height they are given, none is worked out on opening."""
    room = _WIDTHS[key] * _CHARACTER - _PADDING
    return min(len(wrap(text, room, _SIZE, bold=bold)) * _LINE + _PADDING, _TALLEST)


def _place(columns: tuple[tuple[str, str], ...], wanted: str) -> int:
    return next(place for place, (key, _head) in enumerate(columns, 1) if key == wanted)

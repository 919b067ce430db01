"""The list of tasks as a spreadsheet, and back from a spreadsheet or CSV: every row taken or refused with the reason."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from drafter import text as _text
from drafter.answers.tree import decode
from drafter.errors import InputError
from drafter.i18n import _
from drafter.ledger.entries import COLUMNS, Entry

_WIDTHS = {"id": 12, "area": 34, "text": 60, "lead": 26, "partners": 30, "deadline": 20, "product": 26}
_LIMIT = 20_000
#: Other heads that mean the same column, without marks and capitals.
_ALIASES = {
    "id": {"ma", "ma nhiem vu", "id"},
    "area": {"linh vuc", "nhom nhiem vu", "noi dung lon", "area"},
    "text": {"noi dung nhiem vu", "nhiem vu", "ten nhiem vu", "noi dung", "text", "task"},
    "lead": {"co quan chu tri", "chu tri", "don vi chu tri", "lead"},
    "partners": {"co quan phoi hop", "phoi hop", "don vi phoi hop", "partners"},
    "deadline": {"thoi han", "thoi gian hoan thanh", "thoi gian", "han hoan thanh", "deadline"},
    "product": {"san pham", "ket qua", "product"},
}
#: Columns of numbers that our own and others' tables carry and that say nothing.
_NUMBERS = {"tt", "stt", "so tt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was not taken: its number as the spreadsheet shows it, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a table gave."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]


def to_xlsx(rows: tuple[Entry, ...], title: str) -> bytes:
    """A workbook: head frozen and filtered, columns wide enough to read, texts wrapped and never run as formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Nhiệm vụ"
    book.properties.title, book.properties.creator = title[:250], "drafter"
    thin = Side(style="thin", color="767676")
    edge = Border(left=thin, right=thin, top=thin, bottom=thin)
    for column, (key, head) in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, column, head)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = edge
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[key]
        for number, row in enumerate(rows, 2):
            said = sheet.cell(number, column, getattr(row, key))
            # a text that begins with "=" is a text
            said.data_type = "s"
            said.font = Font(name="Times New Roman", size=12)
            said.alignment = Alignment(vertical="top", wrap_text=True)
            said.border = edge
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read_table(data: bytes, file: str) -> Taken:
    """The tasks in a table, told by its first bytes (.xlsx) or taken as CSV. Raises InputError where no head is found."""
    if data[:2] == b"PK":
        return _read(*_xlsx(data, file), file)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError(_("{file} là tệp Excel đời cũ (.xls) hoặc có mật khẩu").format(file=file), hint=_("mở bằng Excel và lưu lại dạng .xlsx"))  # fmt: skip
    text = decode(data, file)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]  # fmt: skip
    except csv.Error as error:
        raise InputError(_("{file}: không đọc được bảng ({why})").format(file=file, why=error)) from None
    return _read(lines, {}, file)


def _xlsx(data: bytes, file: str) -> tuple[list[list[str]], dict[int, str]]:
    """(rows of texts, row number -> why it cannot be taken)."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > 200_000_000:
                raise InputError(_("{file} bung ra quá lớn").format(file=file), hint=_("lưu lại chỉ trang có bảng nhiệm vụ"))  # fmt: skip
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError):
        raise InputError(
            _("{file} không phải bảng tính .xlsx đọc được").format(file=file),
            hint=_("mở bằng Excel và lưu lại, hoặc lưu dạng CSV UTF-8"),
        ) from None
    wrong: dict[int, str] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            wrong[row] = _("ô gộp {where}").format(where=area.coord)
    lines = []
    for number, cells in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, _LIMIT)), 1):
        line = []
        for cell in cells:
            if cell.data_type == "f":
                wrong.setdefault(number, _("ô {where} là công thức").format(where=cell.coordinate))
            line.append(_cell(cell.value))
        lines.append(line)
    return lines, wrong


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day:02d}/{_text.pad_month(value.month)}/{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _key(head: str) -> str:
    bare = _text.bare(head)
    return next((key for key, names in _ALIASES.items() if bare in names), "")


def _read(lines: list[list[str]], wrong: dict[int, str], file: str) -> Taken:
    start = next((n for n, cells in enumerate(lines) if "text" in {_key(cell) for cell in cells}), None)
    if start is None:
        raise InputError(
            _("{file}: không thấy hàng đầu bảng có cột “Nội dung nhiệm vụ”").format(file=file),
            hint=_("các cột: {columns}").format(columns=", ".join(title for _key_, title in COLUMNS)),
        )
    if start + 1 in wrong:
        raise InputError(_("{file}: hàng đầu bảng có {why}").format(file=file, why=wrong[start + 1]), hint=_("bỏ gộp ô rồi thử lại"))  # fmt: skip
    head = [_key(cell) for cell in lines[start]]
    _refuse_head(lines[start], head, file)
    taken: list[Entry] = []
    refused: list[Refused] = []
    ids: set[str] = set()
    for number, cells in enumerate(lines[start + 1 :], start + 2):
        if not any(cells):
            continue
        values = {key: _text.one_line(cell) for key, cell in zip(head, cells, strict=False) if key}
        why = wrong.get(number) or _why(values, cells, head, ids)
        if why:
            refused.append(Refused(row=number, why=why))
            continue
        made = Entry(**{"id": "", "area": "", **values})
        ids.add(made.id)
        taken.append(made)
    return Taken(entries=tuple(taken), refused=tuple(refused))


def _refuse_head(titles: Iterable[str], head: list[str], file: str) -> None:
    strange = [title for title, key in zip(titles, head, strict=True) if title and not key and _text.bare(title) not in _NUMBERS]  # fmt: skip
    if strange:
        raise InputError(
            _("{file}: không hiểu cột “{column}”").format(file=file, column="”, “".join(strange)),
            hint=_("các cột: {columns}").format(columns=", ".join(title for _key_, title in COLUMNS)),
        )
    twice = next((key for key in head if key and head.count(key) > 1), "")
    if twice:
        raise InputError(
            _("{file}: cột “{column}” có hai lần").format(file=file, column=dict(COLUMNS)[twice])
        )


def _why(values: dict[str, str], cells: list[str], head: list[str], ids: set[str]) -> str:
    if not values.get("text"):
        return _("không có nội dung nhiệm vụ")
    if len(cells) > len(head) and any(cells[len(head) :]):
        return _("có {count} ô, đầu bảng có {head} cột").format(count=len(cells), head=len(head))
    if values.get("id") and values["id"] in ids:
        return _("mã “{id}” dùng hai lần").format(id=values["id"])
    for key, value in values.items():
        try:
            values[key] = _text.clean(value).text
        except _text.TextError as error:
            return _("cột {column}: {why}").format(column=dict(COLUMNS)[key], why=error)
    return ""

"""A spreadsheet or CSV as rows of cells, with what stands in the way of reading a row."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from drafter.answers.tree import decode
from drafter.errors import InputError
from drafter.i18n import _
from drafter.refused import unread_csv
from drafter.text import date_shown

#: Rows that a table may have, and bytes that it may unfold to.
_LIMIT, _UNFOLDED = 20_000, 200_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells as they are in the file, by row; why a row cannot be taken; the rows that are one merged cell."""

    lines: Sequence[Sequence[Any]]
    wrong: dict[int, str] = field(default_factory=dict)
    wide: frozenset[int] = frozenset()


def sheets(data: bytes, file: str) -> list[Sheet]:
    """The sheets of a file, told by its first bytes (.xlsx) or taken as CSV. Raises InputError for what is neither."""
    if data[:2] == b"PK":
        return _xlsx(data, file)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError(
            _("{file} là tệp Excel đời cũ (.xls) hoặc có mật khẩu").format(file=file),
            hint=_("mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx hoặc CSV UTF-8"),
        )
    text = decode(data, file)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        lines = [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise InputError(
            _("{file}: không đọc được bảng ({why})").format(file=file, why=unread_csv(error))
        ) from None
    return [Sheet(_short_enough(lines, file))]


def _xlsx(data: bytes, file: str) -> list[Sheet]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    found: list[Sheet] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _UNFOLDED:
                raise InputError(
                    _("{file} bung ra quá lớn").format(file=file),
                    hint=_("lưu lại chỉ trang có bảng nhiệm vụ"),
                )
        found = [_sheet(one, file) for one in load_workbook(io.BytesIO(data)).worksheets]
    except (
        zipfile.BadZipFile, InvalidFileException, LookupError, ValueError, TypeError, AttributeError, OSError
    ):  # fmt: skip
        pass  # what openpyxl raises over a file that it does not understand
    if not found:
        raise InputError(
            _("{file} không phải bảng tính .xlsx đọc được").format(file=file),
            hint=_("mở bằng Excel và lưu lại, hoặc lưu dạng CSV UTF-8"),
        )
    return found


def _sheet(sheet: Any, file: str) -> Sheet:
    wrong: dict[int, str] = {}
    wide = set()
    for area in sheet.merged_cells.ranges:
        if area.min_row == area.max_row:
            wide.add(area.min_row)
        for row in range(area.min_row, min(area.max_row, _LIMIT) + 1):
            wrong[row] = _("ô gộp {where}").format(where=area.coord)
    lines = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        for cell in cells:
            if cell.data_type in "fe" and cell.value is not None:
                what = (
                    _("là công thức")
                    if cell.data_type == "f"
                    else _("báo lỗi {code}").format(code=cell.value)
                )
                wrong.setdefault(number, _("ô {where} {what}").format(where=cell.coordinate, what=what))
        lines.append([_shown(cell) for cell in cells])
    return Sheet(_short_enough(lines, file), wrong, frozenset(wide))


def _shown(cell: Any) -> Any:
    """The value of a cell; of a date that shows no day the words."""
    value = cell.value
    if (
        not isinstance(value, dt.date)
        or (shown := date_shown(value, cell.number_format)) == f"{value:%Y-%m-%d}"
    ):
        return value
    return shown


def _short_enough(lines: list[list[Any]], file: str) -> list[list[Any]]:
    while lines and not any(value not in (None, "") for value in lines[-1]):
        lines.pop()
    if len(lines) > _LIMIT:
        raise InputError(_("{file} có hơn {limit} hàng").format(file=file, limit=_LIMIT))
    return lines

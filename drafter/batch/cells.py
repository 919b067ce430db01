"""The cells of a table file as text, row by row: .csv as spreadsheets save it, or .xlsx."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from drafter.errors import InputError
from drafter.i18n import _
from drafter.refused import unread_csv
from drafter.text import date_shown, is_utf16

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

#: Says something of the whole table that stops nothing.
Tell = Callable[[str], None]
#: A formula whose result was never saved: no text that a cell can hold.
UNCOUNTED = "\x00="
#: Bytes that a spreadsheet may unfold to: a table of 100,000 rows has a tenth.
_UNFOLDED = 500_000_000
_CHUNK = 1 << 20
_FORMULA = re.compile(rb"<f[\s>/]")
_HIDDEN = re.compile(rb"<row [^>]*\bhidden=\"(?:1|true)\"")
#: Bytes of the longest tag that either of them may be cut in.
_LONGEST_TAG = 400
#: Hidden rows that are named before they are only counted.
_NAMED = 10
#: The line by which a spreadsheet is told what stands between cells.
_SEPARATOR = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
_LEGACY = b"\xd0\xcf\x11\xe0"
#: Rows of another sheet that are looked at to know whether it is empty.
_GLANCE = 20


def lines_of(
    stream: BinaryIO, path: Path, tell: Tell, *, visible: bool = False
) -> Generator[list[str], None, None]:
    """The rows of a table from the first on, empty ones too; with `visible` hidden ones are empty.

    Raises InputError naming the row that cannot be read.
    """
    mark = stream.read(4)
    stream.seek(0)
    if mark == _LEGACY:
        raise InputError(
            _("{file} là tệp Excel đời cũ (.xls) hoặc có mật khẩu").format(file=path),
            hint=_("mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx hoặc CSV UTF-8"),
        )
    if mark[:2] == b"PK" or path.suffix.lower() == ".xlsx":
        return _xlsx(stream, path, tell, visible=visible)
    return _csv(stream, path)


def _csv(stream: BinaryIO, path: Path) -> Generator[list[str], None, None]:
    mark = stream.read(2)
    stream.seek(0)
    encoding = "utf-16" if is_utf16(mark) else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    number = 0
    try:
        first = text.readline()
        told = _SEPARATOR.fullmatch(first)
        delimiter = told[1] if told else max(",;\t", key=first.count)
        text.seek(0)
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter, strict=True), 1):
            yield [] if told and number == 1 else [cell.strip() for cell in cells]
    except UnicodeError:
        why = (
            _("{path}: sau hàng {number} không phải UTF-8").format(path=path, number=number)
            if number
            else _("{path} không phải UTF-8").format(path=path)
        )
        raise InputError(why, hint=_("trong Excel: Lưu dưới dạng (Save As), chọn CSV UTF-8")) from None
    except csv.Error as error:
        raise InputError(
            _("{path}: không đọc được hàng {number} ({why})").format(
                path=path, number=number + 1, why=unread_csv(error)
            ),
            hint=_("xem lại dấu ngoặc kép ở hàng này"),
        ) from None
    finally:
        # whoever opened the stream closes it
        text.detach()


def _xlsx(stream: BinaryIO, path: Path, tell: Tell, *, visible: bool) -> Generator[list[str], None, None]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with ZipFile(stream) as archive:
            if sum(member.file_size for member in archive.infolist()) > _UNFOLDED:
                raise InputError(_("{path} bung ra quá lớn").format(path=path), hint=_("lưu dạng CSV UTF-8"))
            counts, hides = _found(archive, _FORMULA), _found(archive, _HIDDEN)
        book = load_workbook(stream, read_only=True, data_only=True)
        sheet = _shown(book, path, tell)
        hidden = _hidden(stream, sheet.title, path, tell, visible=visible) if hides else frozenset()
        typed = (
            load_workbook(stream, read_only=True)[sheet.title].iter_rows(values_only=True) if counts else None
        )
        for number, cells in enumerate(sheet.iter_rows(), 1):
            row = [_words(cell) for cell in cells]
            for column, formula in enumerate(next(typed, ()) if typed else ()):
                if column < len(cells) and cells[column].value is None and formula is not None:
                    row[column] = UNCOUNTED
            yield [] if number in hidden else row
    except (
        BadZipFile,
        InvalidFileException,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
    ) as error:
        # what openpyxl raises over a file that it does not understand; what the system refuses has a number
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise InputError(
            _("{path} không phải bảng tính .xlsx đọc được").format(path=path),
            hint=_("mở bằng Excel và lưu lại, hoặc lưu dạng CSV UTF-8"),
        ) from None


def _found(archive: ZipFile, what: re.Pattern[bytes]) -> bool:
    """Whether a sheet has it."""
    for member in archive.infolist():
        if re.fullmatch(r"xl/worksheets/[^/]+\.xml", member.filename):
            with archive.open(member) as stream:
                before = b""
                while chunk := stream.read(_CHUNK):
                    if what.search(before + chunk):
                        return True
                    before = chunk[-_LONGEST_TAG:]
    return False


def _hidden(stream: BinaryIO, title: str, path: Path, tell: Tell, *, visible: bool) -> frozenset[int]:
    """The hidden rows with something in them, to be left out with `visible`; else none, and it is told that they count.

    A filter that was forgotten must not cost a commune its plan without a word.
    """
    from openpyxl import load_workbook

    sheet: Any = load_workbook(stream, data_only=True)[title]
    hidden = [
        row
        for row, look in sheet.row_dimensions.items()
        if look.hidden and any(c.value is not None for c in sheet[row])
    ]
    if not hidden:
        return frozenset()
    named, more = ", ".join(map(str, sorted(hidden)[:_NAMED])), len(hidden) - _NAMED
    rows = _("{rows} và {count} hàng khác").format(rows=named, count=more) if more > 0 else named
    told = (
        _("{path}: không đọc hàng {rows}, đang ẩn hoặc bị lọc")
        if visible
        else _(
            "{path}: hàng {rows} đang ẩn hoặc bị lọc nhưng vẫn được đọc; chỉ đọc hàng đang hiện: thêm --visible"
        )
    )
    tell(told.format(path=path, rows=rows))
    return frozenset(hidden) if visible else frozenset()


def _shown(book: Workbook, path: Path, tell: Tell) -> Any:
    """The first sheet that is not hidden; of others with something on them it is told that they are not read."""
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
    others = [sheet.title for sheet in shown[1:] if any(_glance(sheet))]
    if others:
        tell(
            _("{path}: chỉ đọc trang “{title}”, không đọc trang {others}").format(
                path=path, title=shown[0].title, others=", ".join(f"“{one}”" for one in others)
            )
        )
    return shown[0]


def _glance(sheet: Any) -> Iterator[bool]:
    for cells in sheet.iter_rows(max_row=_GLANCE, values_only=True):
        yield any(value is not None for value in cells)


def _words(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dt.datetime | dt.date):
        return date_shown(value, cell.number_format)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()

"""A spreadsheet or CSV -> tasks: every row taken, or refused by its number with the reason."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from drafter import text as _text
from drafter.answers.tree import decode
from drafter.errors import InputError
from drafter.i18n import _
from drafter.ledger.entries import COLUMNS, Entry
from drafter.ledger.money import amount, written
from drafter.ledger.table import AMOUNT

_LIMIT = 20_000
#: No task costs more đồng; what a cell says beyond is a slip.
_MOST = 10**15
#: Other heads that mean the same column, without marks and capitals.
_ALIASES = {
    "id": {"ma", "ma nhiem vu", "id"},
    "area": {"linh vuc", "nhom nhiem vu", "noi dung lon", "area"},
    "text": {"noi dung nhiem vu", "nhiem vu", "ten nhiem vu", "noi dung", "text", "task"},
    "lead": {"co quan chu tri", "chu tri", "don vi chu tri", "lead"},
    "partners": {"co quan phoi hop", "phoi hop", "don vi phoi hop", "partners"},
    "leader": {"lanh dao phu trach", "lanh dao chi dao", "nguoi phu trach", "nguoi chiu trach nhiem", "leader"},
    "start": {"bat dau", "ngay bat dau", "thoi gian bat dau", "start"},
    "deadline": {"thoi han", "thoi gian hoan thanh", "thoi gian", "han hoan thanh", "deadline"},
    "product": {"san pham", "ket qua", "product"},
    "money": {"kinh phi, nguon", "kinh phi", "nguon kinh phi", "kinh phi, nguon kinh phi", "money"},
    "source": {"muc o van ban cap tren", "muc van ban cap tren", "can cu giao viec", "source"},
}  # fmt: skip
#: Columns of numbers that our own and others' tables carry and that say nothing.
_NUMBERS = {"tt", "stt", "so tt"}
#: "Số tiền (đồng)", "Kinh phí (triệu đồng)": a column of bare numbers, with their unit.
_MONEY = re.compile(r"(?:so tien|kinh phi|du toan) \((?P<unit>dong|(?:nghin|ngan|trieu|ty|ti) dong)\)")
_UNITS = {
    "dong": 1,
    "nghin dong": 10**3,
    "ngan dong": 10**3,
    "trieu dong": 10**6,
    "ty dong": 10**9,
    "ti dong": 10**9,
}
_TOTALS = {"cong", "tong", "tong cong", "tong so", "tong kinh phi"}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was not taken: its number as the spreadsheet shows it, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a table gave. `told` are the fields of a task that it has a column for."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    told: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Cells as they are in the file, by row; why a row cannot be taken; the rows that are one merged cell."""

    lines: Sequence[Sequence[Any]]
    wrong: dict[int, str] = field(default_factory=dict)
    wide: frozenset[int] = frozenset()


class _Wrong(Exception):
    """Why a row is refused."""


def read_table(data: bytes, file: str) -> Taken:
    """The tasks in a table, told by its first bytes (.xlsx) or taken as CSV. Raises InputError where no head is found.

    A row that is one merged cell, or that only counts in Roman numbers, names the area of the rows below it where the
    table has no column for areas. A row of totals is no task; it must agree with the sums above it.
    """
    if data[:2] == b"PK":
        return _read(_xlsx(data, file), file)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError(
            _("{file} là tệp Excel đời cũ (.xls) hoặc có mật khẩu").format(file=file),
            hint=_("mở bằng Excel và lưu lại dạng .xlsx"),
        )
    text = decode(data, file)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        lines = [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise InputError(_("{file}: không đọc được bảng ({why})").format(file=file, why=error)) from None
    return _read(_Sheet(_short_enough(lines, file)), file)


def _xlsx(data: bytes, file: str) -> _Sheet:
    """The first sheet that has a head; else the first one."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > 200_000_000:
                raise InputError(
                    _("{file} bung ra quá lớn").format(file=file),
                    hint=_("lưu lại chỉ trang có bảng nhiệm vụ"),
                )
        sheets = [_sheet(one, file) for one in load_workbook(io.BytesIO(data)).worksheets]
        return next((one for one in sheets if _head_of(one.lines) is not None), sheets[0])
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, TypeError):
        raise InputError(
            _("{file} không phải bảng tính .xlsx đọc được").format(file=file),
            hint=_("mở bằng Excel và lưu lại, hoặc lưu dạng CSV UTF-8"),
        ) from None


def _sheet(sheet: Any, file: str) -> _Sheet:
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
        lines.append([cell.value for cell in cells])
    return _Sheet(_short_enough(lines, file), wrong, frozenset(wide))


def _short_enough(lines: list[list[Any]], file: str) -> list[list[Any]]:
    while lines and not any(value not in (None, "") for value in lines[-1]):
        lines.pop()
    if len(lines) > _LIMIT:
        raise InputError(_("{file} có hơn {limit} hàng").format(file=file, limit=_LIMIT))
    return lines


def _plain(value: Any) -> str:
    """A cell as it is read: days as they are written, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{_text.pad_day(value.day)}/{_text.pad_month(value.month)}/{value.year}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _text.one_line(str(value))


def _key(head: str) -> str:
    bare = _text.bare(head)
    if _MONEY.fullmatch(bare):
        return AMOUNT[0]
    return next((key for key, names in _ALIASES.items() if bare in names), "")


def _head_of(lines: Sequence[Sequence[Any]]) -> int | None:
    return next(
        (n for n, cells in enumerate(lines) if "text" in {_key(_plain(cell)) for cell in cells}), None
    )


def _read(sheet: _Sheet, file: str) -> Taken:
    start = _head_of(sheet.lines)
    if start is None:
        raise InputError(
            _("{file}: không thấy hàng đầu bảng có cột “Nội dung nhiệm vụ”").format(file=file),
            hint=_("các cột: {columns}").format(columns=", ".join(title for _key_, title in COLUMNS)),
        )
    if start + 1 in sheet.wrong:
        raise InputError(
            _("{file}: hàng đầu bảng có {why}").format(file=file, why=sheet.wrong[start + 1]),
            hint=_("bỏ gộp ô rồi thử lại"),
        )
    titles = [_plain(cell) for cell in sheet.lines[start]]
    return _Rows(titles, file).taken(sheet, start + 1)


class _Rows:
    """The rows below one head, in order."""

    def __init__(self, titles: list[str], file: str) -> None:
        self.head = [_key(title) for title in titles]
        self.titles = titles
        _refuse_head(titles, self.head, file)
        self.entries: list[Entry] = []
        self.ids: set[str] = set()
        self.area = ""

    def taken(self, sheet: _Sheet, start: int) -> Taken:
        refused = []
        for number, cells in enumerate(sheet.lines[start:], start + 1):
            if not any(map(_plain, cells)):
                continue
            try:
                if not self._is_area(cells, is_wide=number in sheet.wide):
                    self._take(cells, sheet.wrong.get(number, ""))
            except _Wrong as wrong:
                refused.append(Refused(row=number, why=str(wrong)))
        told = {"money" if key == AMOUNT[0] else key for key in self.head if key}
        return Taken(entries=tuple(self.entries), refused=tuple(refused), told=frozenset(told))

    def _is_area(self, cells: Sequence[Any], *, is_wide: bool) -> bool:
        """Whether the row only names the area of those below it; it is then remembered."""
        if "area" in self.head:
            return False
        said = [words for words in map(_plain, cells) if words]
        counts = [
            _plain(cell)
            for cell, title in zip(cells, self.titles, strict=False)
            if _text.bare(title) in _NUMBERS
        ]
        is_counted = len(said) == 2 and bool(re.fullmatch(r"[IVXLC]+\.?", (counts or [""])[0]))
        if not is_counted and not (is_wide and len(said) == 1):
            return False
        self.area = _clean("text", re.sub(r"^[IVXLC]+\. ", "", said[-1]))
        return True

    def _take(self, cells: Sequence[Any], wrong: str) -> None:
        values = dict(zip(self.head, cells, strict=False))
        if _text.bare(_plain(values.get("text"))).rstrip(":") in _TOTALS and not _plain(values.get("lead")):
            self._agree(values)
            return
        if wrong:
            raise _Wrong(wrong)
        if not _plain(values.get("text")):
            raise _Wrong(_("không có nội dung nhiệm vụ"))
        if len(cells) > len(self.head) and any(map(_plain, cells[len(self.head) :])):
            raise _Wrong(
                _("có {count} ô, đầu bảng có {head} cột").format(count=len(cells), head=len(self.head))
            )
        said = {"area": self.area} | {key: self._said(key, value) for key, value in values.items() if key}
        said["money"] = _with_amount(said.get("money", ""), said.pop(AMOUNT[0], ""))
        if said.get("id") and said["id"] in self.ids:
            raise _Wrong(_("mã “{id}” dùng hai lần").format(id=said["id"]))
        self.entries.append(Entry(**{"id": "", **said}))
        self.ids.add(said.get("id", ""))

    def _said(self, key: str, value: Any) -> str:
        if key in ("deadline", "start"):
            return _clean(key, _day(value))
        if key == AMOUNT[0]:
            return self._dong(value)
        if key == "money" and isinstance(value, int | float) and not isinstance(value, bool):
            raise _Wrong(_("kinh phí {number} không rõ đơn vị tiền").format(number=_plain(value)))
        return _clean(key, _plain(value))

    def _dong(self, value: Any) -> str:
        words = _plain(value)
        if not words:
            return ""
        if (told := amount(words)) is not None:
            return written(told)
        unit = next(m["unit"] for title in self.titles if (m := _MONEY.fullmatch(_text.bare(title))))
        number = _number(value)
        dong = number * _UNITS[unit] if number is not None else None
        if dong is None or not 0 <= dong <= _MOST or dong != int(dong):
            raise _Wrong(_("“{words}” không phải số tiền").format(words=words[:40]))
        return written(int(dong))

    def _agree(self, values: dict[str, Any]) -> None:
        """A row of totals says what the rows above it add up to."""
        told = self._dong(values.get(AMOUNT[0])) if AMOUNT[0] in self.head else _plain(values.get("money"))
        total, sums = amount(told), [amount(one.money) for one in self.entries]
        found = sum(one for one in sums if one is not None)
        if total is not None and total != found:
            raise _Wrong(
                _("hàng cộng ghi {told}, các hàng trên cộng được {found}").format(
                    told=written(total), found=written(found)
                )
            )


def _number(value: Any) -> Decimal | None:
    """A number of a spreadsheet, or one as it is typed: "1.250.000", "1,5", and "1,250,000" of an English program."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(str(value))
        return number if number.is_finite() else None
    words = _plain(value)
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", words):
        return Decimal(words.replace(",", ""))
    if re.fullmatch(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?", words):
        return Decimal(words.replace(".", "").replace(",", "."))
    return None


def _day(value: Any) -> str:
    """A day of a spreadsheet as it is written; words stay words. A number that is no year is no day."""
    words = _plain(value)
    if isinstance(value, int | float) and not 1900 <= value <= 2100:
        raise _Wrong(_("{number} là số, không phải ngày").format(number=words))
    if match := _ISO.fullmatch(words):
        words = f"{match[3]}/{match[2]}/{match[1]}"
    if match := _DAY.fullmatch(words):
        try:
            return _plain(dt.date(int(match[3]), int(match[2]), int(match[1])))
        except ValueError:
            raise _Wrong(_("không có ngày {day}").format(day=words)) from None
    return words


def _with_amount(words: str, dong: str) -> str:
    """What is said of the money, with the sum that stands in a column of its own."""
    if not dong or not words:
        return words or dong
    told = amount(words)
    if told is not None and told != amount(dong):
        raise _Wrong(_("kinh phí ghi “{words}”, số tiền ghi {dong}").format(words=words, dong=dong))
    return words if told is not None else f"{dong}, {words}"


def _clean(key: str, words: str) -> str:
    try:
        return _text.clean(words).text
    except _text.TextError as error:
        raise _Wrong(_("cột {column}: {why}").format(column=dict(COLUMNS)[key], why=error)) from None


def _refuse_head(titles: Iterable[str], head: list[str], file: str) -> None:
    strange = [
        title
        for title, key in zip(titles, head, strict=True)
        if title and not key and _text.bare(title) not in _NUMBERS
    ]
    if strange:
        raise InputError(
            _("{file}: không hiểu cột “{column}”").format(file=file, column="”, “".join(strange)),
            hint=_("các cột: {columns}").format(columns=", ".join(title for _key_, title in COLUMNS)),
        )
    twice = next((key for key in head if key and head.count(key) > 1), "")
    if twice:
        raise InputError(
            _("{file}: cột “{column}” có hai lần").format(file=file, column=dict((*COLUMNS, AMOUNT))[twice])
        )

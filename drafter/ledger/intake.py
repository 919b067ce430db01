"""A spreadsheet or CSV -> tasks: every row taken, or refused by its number with the reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from drafter import text as _text
from drafter.errors import InputError
from drafter.i18n import _
from drafter.ledger.cells import MONEY, Wrong, clean, day, dong, plain, with_amount
from drafter.ledger.entries import COLUMNS, Entry
from drafter.ledger.money import amount, written
from drafter.ledger.spreadsheet import Sheet, sheets
from drafter.ledger.table import AMOUNT
from drafter.turned import Turned

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
#: Columns of days.
_DAYS = ("start", "deadline")
#: Columns of numbers that our own and others' tables carry and that say nothing.
_NUMBERS = {"tt", "stt", "so tt"}
_TOTALS = {"cong", "tong", "tong cong", "tong so", "tong kinh phi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A row that was not taken: its number as the spreadsheet shows it, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a table gave. `told` are the fields of a task that it has a column for, `remarks` what should be looked at."""

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    told: frozenset[str]
    remarks: tuple[str, ...] = ()


def read_table(data: bytes, file: str) -> Taken:
    """The tasks in a table: the first sheet that has a head. Raises InputError where none has, or for no spreadsheet.

    A row that is one merged cell, or that only counts in Roman numbers, names the area of the rows below it where the
    table has no column for areas. A row of totals is no task; it must agree with the sums above it.
    """
    found = sheets(data, file)
    return _read(next((one for one in found if _head_of(one.lines) is not None), found[0]), file)


def _key(head: str) -> str:
    bare = _text.bare(head)
    if MONEY.fullmatch(bare):
        return AMOUNT[0]
    return next((key for key, names in _ALIASES.items() if bare in names), "")


def _head_of(lines: Sequence[Sequence[Any]]) -> int | None:
    return next((n for n, cells in enumerate(lines) if "text" in {_key(plain(cell)) for cell in cells}), None)


def _read(sheet: Sheet, file: str) -> Taken:
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
    titles = [plain(cell) for cell in sheet.lines[start]]
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

    def taken(self, sheet: Sheet, start: int) -> Taken:
        refused, days = [], {key: Turned() for key in _DAYS if key in self.head}
        for number, cells in enumerate(sheet.lines[start:], start + 1):
            if not any(map(plain, cells)):
                continue
            for key, seen in days.items():
                seen.see(number, _as_kept(cells, self.head.index(key)))
            try:
                if not self._is_area(cells, is_wide=number in sheet.wide):
                    self._take(cells, sheet.wrong.get(number, ""))
            except Wrong as wrong:
                refused.append(Refused(row=number, why=str(wrong)))
        told = {"money" if key == AMOUNT[0] else key for key in self.head if key}
        return Taken(
            entries=tuple(self.entries),
            refused=tuple(refused),
            told=frozenset(told),
            remarks=tuple(filter(None, (seen.remark() for seen in days.values()))),
        )

    def _is_area(self, cells: Sequence[Any], *, is_wide: bool) -> bool:
        """Whether the row only names the area of those below it; it is then remembered."""
        if "area" in self.head:
            return False
        said = [words for words in map(plain, cells) if words]
        counts = [
            plain(cell)
            for cell, title in zip(cells, self.titles, strict=False)
            if _text.bare(title) in _NUMBERS
        ]
        is_counted = len(said) == 2 and bool(re.fullmatch(r"[IVXLC]+\.?", (counts or [""])[0]))
        if not is_counted and not (is_wide and len(said) == 1):
            return False
        self.area = clean("text", re.sub(r"^[IVXLC]+\. ", "", said[-1]))
        return True

    def _take(self, cells: Sequence[Any], wrong: str) -> None:
        values = dict(zip(self.head, cells, strict=False))
        if _text.bare(plain(values.get("text"))).rstrip(":") in _TOTALS and not plain(values.get("lead")):
            self._agree(values)
            return
        if wrong:
            raise Wrong(wrong)
        if not plain(values.get("text")):
            raise Wrong(_("không có nội dung nhiệm vụ"))
        if len(cells) > len(self.head) and any(map(plain, cells[len(self.head) :])):
            raise Wrong(
                _("có {count} ô, đầu bảng có {head} cột").format(count=len(cells), head=len(self.head))
            )
        said = {"area": self.area} | {key: self._said(key, value) for key, value in values.items() if key}
        if not said["area"] and not said.get("id") and self.entries:
            # a row that was put in by hand stands in the area that it was put into
            said["area"] = self.entries[-1].area
        said["money"] = with_amount(said.get("money", ""), said.pop(AMOUNT[0], ""))
        if said.get("id") and said["id"] in self.ids:
            raise Wrong(_("mã “{id}” dùng hai lần").format(id=said["id"]))
        self.entries.append(Entry(**{"id": "", **said}))
        self.ids.add(said.get("id", ""))

    def _said(self, key: str, value: Any) -> str:
        if key in _DAYS:
            return clean(key, day(value))
        if key == AMOUNT[0]:
            return self._dong(value)
        if key == "money" and isinstance(value, int | float) and not isinstance(value, bool):
            raise Wrong(_("kinh phí {number} không rõ đơn vị tiền").format(number=plain(value)))
        return clean(key, plain(value))

    def _dong(self, value: Any) -> str:
        return dong(value, self.titles[self.head.index(AMOUNT[0])])

    def _agree(self, values: dict[str, Any]) -> None:
        """A row of totals says what the rows above it add up to."""
        told = self._dong(values.get(AMOUNT[0])) if AMOUNT[0] in self.head else plain(values.get("money"))
        total, sums = amount(told), [amount(one.money) for one in self.entries]
        found = sum(one for one in sums if one is not None)
        if total is not None and total != found:
            raise Wrong(
                _("hàng cộng ghi {told}, các hàng trên cộng được {found}").format(
                    told=written(total), found=written(found)
                )
            )


def _as_kept(cells: Sequence[Any], column: int) -> str:
    """A cell as a spreadsheet keeps it: a day of its own year first."""
    value = cells[column] if column < len(cells) else None
    return f"{value:%Y-%m-%d}" if isinstance(value, dt.date) else plain(value)


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

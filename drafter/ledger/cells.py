"""What a cell of a spreadsheet says: words, a day, a sum of money; or why it says nothing that a task can have."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from drafter import text as _text
from drafter.i18n import _
from drafter.ledger.entries import COLUMNS
from drafter.ledger.money import amount, written

#: No task costs more đồng; what a cell says beyond is a slip.
_MOST = 10**15
#: "Số tiền (đồng)", "Kinh phí (triệu đồng)": the head of a column of bare numbers, with their unit; without marks and capitals.
MONEY = re.compile(r"(?:so tien|kinh phi|du toan) \((?P<unit>dong|(?:nghin|ngan|trieu|ty|ti) dong)\)")
_UNITS = {
    "dong": 1,
    "nghin dong": 10**3,
    "ngan dong": 10**3,
    "trieu dong": 10**6,
    "ty dong": 10**9,
    "ti dong": 10**9,
}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")


class Wrong(Exception):
    """Why a row is refused."""


def plain(value: Any) -> str:
    """A cell as it is read: days as they are written, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return _text.short_day(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _text.one_line(str(value))


def dong(value: Any, head: str) -> str:
    """A sum in đồng as it is written; `head` tells the unit of a bare number."""
    words = plain(value)
    if not words:
        return ""
    if (told := amount(words)) is not None:
        return written(told)
    unit, number = MONEY.fullmatch(_text.bare(head)), _number(value)
    found = number * _UNITS[unit["unit"]] if unit and number is not None else None
    if found is None or not 0 <= found <= _MOST or found != int(found):
        raise Wrong(_("“{words}” không phải số tiền").format(words=words[:40]))
    return written(int(found))


def _number(value: Any) -> Decimal | None:
    """A number of a spreadsheet, or one as it is typed: "1.250.000", "1,5", and "1,250,000" of an English program."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = Decimal(str(value))
        return number if number.is_finite() else None
    words = plain(value)
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", words):
        return Decimal(words.replace(",", ""))
    if re.fullmatch(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?", words):
        return Decimal(words.replace(".", "").replace(",", "."))
    return None


def day(value: Any) -> str:
    """A day of a spreadsheet as it is written; words stay words. A number that is no year is no day."""
    words = plain(value)
    if isinstance(value, int | float) and not 1900 <= value <= 2100:
        raise Wrong(_("{number} là số, không phải ngày").format(number=words))
    if match := _ISO.fullmatch(words):
        words = f"{match[3]}/{match[2]}/{match[1]}"
    if match := _DAY.fullmatch(words):
        try:
            return plain(dt.date(int(match[3]), int(match[2]), int(match[1])))
        except ValueError:
            raise Wrong(_("không có ngày {day}").format(day=words)) from None
    return words


def with_amount(words: str, sum_: str) -> str:
    """What is said of the money, with the sum that stands in a column of its own."""
    if not sum_ or not words:
        return words or sum_
    told = amount(words)
    if told is not None and told != amount(sum_):
        raise Wrong(_("kinh phí ghi “{words}”, số tiền ghi {dong}").format(words=words, dong=sum_))
    return words if told is not None else f"{sum_}, {words}"


def clean(key: str, words: str) -> str:
    """The words of a cell in this column, composed and without what Word cannot hold."""
    try:
        return _text.clean(words).text
    except _text.TextError as error:
        raise Wrong(_("cột {column}: {why}").format(column=dict(COLUMNS)[key], why=error)) from None

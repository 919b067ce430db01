"""Working days of the State as far as they are known: weekends, holidays, and the swaps announced year by year."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

from drafter import text as _text
from drafter import toml
from drafter.i18n import _

_DATA = Path(__file__).with_name("data") / "calendar.toml"

#: Monday first.
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@cache
def _raw() -> dict[str, Any]:
    return toml.load(_DATA)


@cache
def _overrides() -> dict[dt.date, bool]:
    return {row["date"]: row["working"] for row in _raw()["override"]}


def is_weekend(day: dt.date) -> bool:
    """Whether offices are shut for the weekend: Saturday or Sunday that was not made a working day."""
    return day.weekday() >= 5 and not _overrides().get(day, False)


def weekday(day: dt.date) -> str:
    """The day of the week as it is written: "thứ Hai" ... "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def day_off(day: dt.date) -> str:
    """Why offices are shut: "Chủ nhật", the name of the holiday; "" on a working day, as far as the calendar is known.

    Basis: Bộ luật Lao động số 45/2019/QH14, Điều 112. Which days Tết takes is known up to `known_until`; of later years
    those that it always takes, and no swaps.
    """
    if is_working := _overrides().get(day):
        return ""
    fixed = _raw()["every_year"].get(f"{_text.pad_day(day.day)}/{_text.pad_month(day.month)}")
    if fixed and day.year >= fixed["from"]:
        return str(fixed["name"])
    for one in _raw()["holidays"]["days"]:
        if one["first"] <= day <= one["last"]:
            return str(one["name"])
    if is_working is False:
        return _("nghỉ hoán đổi")
    return _(weekday(day)) if is_weekend(day) else ""


def known_until() -> dt.date:
    """The last day of the years whose holidays were announced."""
    day: dt.date = _raw()["known_until"]
    return day


#: A month of a year, with its day or without; and a year.
_MONTH, _YEAR = re.compile(r"\b(?:(\d{1,2})/)?(\d{1,2})/(20\d\d)\b"), re.compile(r"\b20\d\d\b")


def ahead(deadline: str, day: dt.date) -> str:
    """What of a deadline lies on a day or after it: "tháng 12/2025 và tháng 5/2026" -> "tháng 5/2026" in February; "" for nothing.

    Words that name no year stay.
    """
    parts = [part for part in deadline.split(" và ") if not _is_gone(part, day)]
    return " và ".join(parts) if parts != deadline.split(" và ") else deadline


def _is_gone(words: str, day: dt.date) -> bool:
    if months := [(int(m[3]), int(m[2]), int(m[1] or 31)) for m in _MONTH.finditer(words)]:
        return max(months) < (day.year, day.month, day.day)
    years = _YEAR.findall(words)
    return bool(years) and int(max(years)) < day.year

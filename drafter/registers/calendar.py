"""Working days of the State as far as they are known: weekends, and the swaps announced year by year."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data") / "calendar.toml"

#: Monday first.
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@cache
def _overrides() -> dict[dt.date, bool]:
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["override"]
    return {row["date"]: row["working"] for row in rows}


def is_weekend(day: dt.date) -> bool:
    """Whether offices are shut for the weekend: Saturday or Sunday that was not made a working day."""
    return day.weekday() >= 5 and not _overrides().get(day, False)


def weekday(day: dt.date) -> str:
    """The day of the week as it is written: "thứ Hai" ... "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]

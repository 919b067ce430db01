"""Deadlines as they are written -> days. What is not understood is None, never guessed."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_DAY_WORDS = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng )?\b(\d{1,2})(?:/| năm )(\d{4})\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bquý (IV|I{1,3}|[1-4])(?:/| năm |-)(\d{4})\b", re.IGNORECASE)
_HALF = re.compile(r"\b(?:06|6) tháng (đầu|cuối) năm (\d{4})\b", re.IGNORECASE)
_YEAR = re.compile(r"^(?:trong |đến |hết |cuối |đến hết |xong trong )*(?:năm )?(\d{4})\.?$", re.IGNORECASE)
_AGAIN = re.compile(r"thường xuyên|hằng|hàng|mỗi|định kỳ", re.IGNORECASE)
_INTERVAL = re.compile(
    r"h[ằà]ng (?:ngày|tuần|tháng|quý|năm)|mỗi (?:ngày|tuần|tháng|quý|năm|học kỳ)|\d+ (?:ngày|tuần|tháng)|định kỳ \d",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\btrước (?:ngày )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which the work is in time, and the words that said so."""

    day: dt.date
    words: str


def is_repeated(words: str) -> bool:
    """Whether the work comes again and again ("thường xuyên", "hằng quý"): it has no one day."""
    return bool(_AGAIN.search(words))


def has_interval(words: str) -> bool:
    """Whether repeated work says how often."""
    return bool(_INTERVAL.search(words))


def deadline(words: str) -> Deadline | None:
    """The day of a deadline: "15/3/2026", "tháng 3/2026", "quý I/2026", "năm 2026"; None where there is none to tell.

    A month, quarter or year means its last day. "trước ngày" is the day itself: offices mean it so.
    """
    found = _all(words)
    if is_repeated(words) or len(found) != 1:
        return None
    return Deadline(found[0], words)


def _all(words: str) -> list[dt.date]:
    """Every day named in the words, the closest reading first: a day is not read again as its month."""
    out: list[dt.date | None] = []
    rest = words.strip()
    for pattern in (_DAY_WORDS, _DAY):
        out += [_day(int(m[3]), int(m[2]), int(m[1])) for m in pattern.finditer(rest)]
        rest = pattern.sub(" ", rest)
    for match in _QUARTER.finditer(rest):
        out.append(_last(int(match[2]), _ROMAN[match[1].upper()] * 3))
    rest = _QUARTER.sub(" ", rest)
    for match in _HALF.finditer(rest):
        out.append(_last(int(match[2]), 6 if match[1].lower() == "đầu" else 12))
    rest = _HALF.sub(" ", rest)
    for match in _MONTH.finditer(rest):
        month = int(match[1])
        before = _BEFORE.search(rest[: match.start()])
        out.append(_first_eve(int(match[2]), month) if before else _last(int(match[2]), month))
    if not out and (year := _YEAR.match(rest)):
        out.append(_last(int(year[1]), 12))
    return [day for day in out if day is not None] if None not in out else []


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _last(year: int, month: int) -> dt.date | None:
    return _day(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 and year else None


def _first_eve(year: int, month: int) -> dt.date | None:
    first = _day(year, month, 1)
    return first - dt.timedelta(days=1) if first else None

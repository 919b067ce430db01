"""Documents and their dates: the plan's own, and those that it cites."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from drafter import text as _text
from drafter.i18n import _

#: A spreadsheet adds a time to a day: midnight is none.
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?)?)?")
#: As answers files keep a date.
_KEPT = re.compile(r"\d{4}-\d{2}(-\d{2})?")
#: What spreadsheets count days from.
_FIRST_DAY = dt.date(1899, 12, 30)
_VIET = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_SPOKEN = re.compile(r"(?:ngày\s+)?(?:(\d{1,2})\s+)?tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    return (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day


def _no_date(raw: str) -> str:
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", raw.strip()):
        return _("“{raw}”: ghi năm đủ bốn chữ số").format(raw=raw)
    if re.fullmatch(r"[2-6]\d{4}", raw.strip()):
        day = _FIRST_DAY + dt.timedelta(days=int(raw))
        return _("“{raw}” là ngày {day} viết thành số của bảng tính: định dạng ô là Ngày (Date)").format(
            raw=raw, day=_text.short_day(day)
        )
    return _("“{raw}” không phải ngày tháng").format(raw=raw)


@dataclass(frozen=True, slots=True)
class DocDate:
    """A date that may still be blank from the right: a draft knows its month but not its day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, raw: str) -> DocDate:
        """2019-10-15, 2019-10, 2019, 15/10/2019, 10/2019, or "ngày 15 tháng 10 năm 2019". Raises ValueError with the reason."""
        typed = raw.strip()
        iso, viet = _ISO.fullmatch(typed), _VIET.fullmatch(typed) or _SPOKEN.fullmatch(typed)
        if iso:
            year, month, day = iso[1], iso[2], iso[3]
        elif viet:
            year, month, day = viet[3], viet[2], viet[1]
        else:
            raise ValueError(_no_date(raw))
        date = cls(int(year), int(month) if month else None, int(day) if day else None)
        if not 1945 <= date.year <= 2100:
            raise ValueError(_("năm {year} không hợp lý").format(year=date.year))
        if date.month is not None and not 1 <= date.month <= 12:
            raise ValueError(_("không có tháng {month}").format(month=date.month))
        if date.day is not None and not 1 <= date.day <= _days(date.year, date.month or 1):
            raise ValueError(
                _("tháng {month}/{year} không có ngày {day}").format(
                    month=date.month, year=date.year, day=date.day
                )
            )
        return date

    @property
    def is_complete(self) -> bool:
        """Whether year, month and day are known."""
        return self.month is not None and self.day is not None

    @property
    def latest(self) -> dt.date:
        """The last day that this date can mean: what a draft with a blank day will be signed on, at the latest."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or _days(self.year, month))

    @property
    def iso(self) -> str:
        """2019-10-15, or 2019-10, or 2019."""
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return f"{self.year}{month}{day}"

    @property
    def short(self) -> str:
        """As cited inside a text: 05/02/2026, 30/5/2019; 10/2019 and 2019 where the rest is blank."""
        if self.month is None:
            return str(self.year)
        day = "" if self.day is None else f"{_text.pad_day(self.day)}/"
        return f"{day}{_text.pad_month(self.month)}/{self.year}"


def as_typed(value: str) -> str:
    """A date of an answers file (2026-03-05, 2026-03) as people write it: 05/3/2026, 3/2026; any other text as it is."""
    if not _KEPT.fullmatch(value):
        return value
    year, month, *day = map(int, value.split("-"))
    return "/".join([*map(_text.pad_day, day), _text.pad_month(month) if day else str(month), str(year)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A cited document. `verbatim` prints as it is instead of the parts, for what the parts cannot say.

    `symbol` is the whole "số, ký hiệu": 51-KL/TW, 156/KH-UBND, 43/2019/QH14. Laws and ordinances carry none
    (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a).
    """

    id: str
    type: str = ""
    symbol: str = ""
    date: DocDate | None = None
    body: str = ""
    subject: str = ""
    short: str = ""
    verbatim: str = ""

    def is_same(self, other: Paper) -> bool:
        """Whether both name one paper in the same words: then a later mention of it needs only its short form."""
        return bool(self.symbol) and all(
            getattr(self, key) == getattr(other, key) for key in ("type", "symbol", "date", "body", "subject")
        )

    @property
    def number(self) -> str:
        """The digits before the symbol's first hyphen or slash; empty for a paper without a number."""
        match = re.match(r"\d+(?:\.\d+)?[a-z]?", self.symbol)
        return match[0] if match else ""

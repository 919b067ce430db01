"""Days that a spreadsheet may have turned round: typed day first into an Excel that reads month first.

There 5/3/2026 becomes the third of May, and 15/3/2026 stays words since no month is the fifteenth. A column of such days
and such words together is told; which of the two was meant only the writer knows.
"""

from __future__ import annotations

import datetime as dt
import re

from drafter.i18n import _
from drafter.text import few, short_day

#: A day of the spreadsheet's own, year first, and one typed day first that is no day month first.
_OWN = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TYPED = re.compile(r"(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-]\d{4}")
_MONTHS = 12
#: Rows that are named before they are only counted.
_NAMED = 10


class Turned:
    """What the days of a column, row by row, give reason to doubt."""

    def __init__(self) -> None:
        self._own: list[str] = []
        self._first = ""
        self._typed = ""
        self._is_sound = False

    def see(self, row: int, cell: str) -> None:
        """The cell of a row: a day of the spreadsheet's own year first, else the words."""
        if own := _OWN.fullmatch(cell):
            # a day past the twelfth was not read month first
            self._is_sound |= int(own[3]) > _MONTHS
            self._own.append(str(row))
            self._first = self._first or cell
        elif _TYPED.fullmatch(cell):
            self._typed = self._typed or cell

    def remark(self) -> str:
        """What to look at; "" for nothing."""
        if self._is_sound or not self._own or not self._typed:
            return ""
        day = dt.date.fromisoformat(self._first)
        return _(
            "ngày ở hàng {rows} là ngày của Excel (hàng đầu đọc là {read}), chỗ khác lại là chữ “{typed}”: máy đặt ngày kiểu Mỹ thì Excel"
            " đã đổi chỗ ngày và tháng; xem lại các hàng ấy"
        ).format(
            rows=few(self._own, _NAMED),
            read=short_day(day),
            typed=self._typed,
        )

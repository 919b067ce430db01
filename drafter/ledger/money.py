"""Sums of money as they are written -> đồng. What is not understood is None, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
#: "1.250.000 đồng", "50 triệu đồng", "1,5 tỷ đồng", "50 triệu", "200.000.000 đ".
_SUM = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?) ?(?P<unit>nghìn|ngàn|triệu|tr|tỷ|tỉ)?(?: ?(?P<dong>đồng|đ|VND|VNĐ))?(?!\w)",
    re.IGNORECASE,
)


def amount(words: str) -> int | None:
    """The đồng of the one sum in the words ("50 triệu đồng, ngân sách xã"); None where there is none, or more than one.

    A number counts as money with a unit ("triệu", "tỷ") or "đồng" behind it.
    """
    found = [match for match in _SUM.finditer(words) if match["unit"] or match["dong"]]
    if len(found) != 1:
        return None
    number = Decimal(found[0]["number"].replace(".", "").replace(",", "."))
    dong = number * _UNITS[(found[0]["unit"] or "").lower()]
    return int(dong) if dong == int(dong) else None


def written(dong: int) -> str:
    """120000000 -> "120.000.000 đồng"."""
    return f"{dong:,} đồng".replace(",", ".")

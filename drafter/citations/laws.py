"""Laws in running text as bases name them: by name and day, the symbol often left out (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

_LAW = re.compile(
    r"(?<!của )(?<![^\W\d_])(?P<name>(?:Bộ luật|Luật|Pháp lệnh)\s+(?:(?!\bLuật\b)[^;:.()“”\"\d])+?)"
    r"(?:\s+số\s+(?P<symbol>\d+/\d{4}/[A-Z]+\d+))?,?\s+ngày\s+(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{4})\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedLaw:
    """A law named with its day. `name` begins with "Luật", one space between words; `start`:`end` is all of it."""

    name: str
    date: dt.date
    start: int
    end: int


@lru_cache(4096)
def find_laws(text: str) -> tuple[CitedLaw, ...]:
    """Every law that is named with a day the calendar has, in order; a law that another one amends ("của Luật ...") is not."""
    out = []
    for m in _LAW.finditer(text):
        try:
            day = dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
        except ValueError:
            continue
        out.append(CitedLaw(name=" ".join(m["name"].split()), date=day, start=m.start(), end=m.end()))
    return tuple(out)

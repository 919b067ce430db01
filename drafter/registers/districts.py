"""Districts and communes as they were to 30/6/2025, and the units of today that have their ground.

A suggestion, never an answer: some communes were divided between several, and the register is the picture of January to
June 2025; a district of earlier years may have had another name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter import text as _text
from drafter.registers import communes

_KIND = re.compile(r"^(?:xã|phường|thị trấn) ")
_DATA = Path(__file__).with_name("data") / "districts.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district with its kind ("huyện Văn Lãng"), the province it was in and the one of today.

    `communes` are those below it ("xã Tân Mỹ"), each with the names of the units of today that have its ground.
    """

    name: str
    province: str
    now: str
    communes: tuple[tuple[str, tuple[str, ...]], ...]

    def successors(self, day: dt.date) -> tuple[str, ...]:
        """The units of that day with their kinds ("xã Na Sầm"), those with most of its communes first."""
        counts = Counter(name for _commune, names in self.communes for name in names)
        return tuple(_with_kind(name, self.now, day) for name, _count in counts.most_common())


def _with_kind(name: str, province: str, day: dt.date) -> str:
    found = communes.find(name, province)
    return f"{found.kinds_on(day)[-1]} {name}" if found else name


@cache
def _snapshot() -> tuple[tuple[str, str, str], ...]:
    """(province of then, province of now, its lines)."""
    _head, *parts = _DATA.read_text(encoding="utf-8").split("\n= ")
    heads = (part.partition("\n") for part in parts)
    return tuple((*head.split("\t"), lines) for head, _end, lines in heads)  # type: ignore[misc]


def of(province: str) -> tuple[District, ...]:
    """The districts of a province, by its name then or now ("tỉnh Lạng Sơn", "Lạng Sơn")."""
    proper = re.sub(r"^(?:tỉnh|thành phố) ", "", province, flags=re.IGNORECASE)
    return tuple(
        one for then, now, lines in _snapshot() if proper in (then, now) for one in _read(then, now, lines)
    )


@cache
def _read(then: str, now: str, lines: str) -> tuple[District, ...]:
    out = []
    for part in re.split(r"^- ", lines, flags=re.MULTILINE)[1:]:
        name, *rows = part.splitlines()
        below = (row.split("\t") for row in rows)
        made = tuple((commune, tuple(names.split(", "))) for commune, names in below)
        out.append(District(name=name, province=then, now=now, communes=made))
    return tuple(out)


def find(words: str, province: str) -> District | None:
    """The district called so ("huyện Văn Lãng") in that province."""
    wanted = _text.fold(words)
    return next((one for one in of(province) if _text.fold(one.name) == wanted), None)


def communes_called(name: str, province: str) -> tuple[tuple[str, District, tuple[str, ...]], ...]:
    """Each commune of that proper name in the province: its full name, its district, the units of today."""
    wanted = _text.fold(name)
    return tuple(
        (commune, district, names)
        for district in of(province)
        for commune, names in district.communes
        if _text.fold(_KIND.sub("", commune)) == wanted
    )

"""Provinces and cities under central rule as they stood on a day: 63 to 30/6/2025, 34 from 01/7/2025.

Basis: 202/2025/QH15 (34 units), 175/2024/QH15 (Huế), and the resolutions of 2026 that made cities of provinces.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import text as _text
from drafter import toml
from drafter.errors import InputError
from drafter.i18n import _

_DATA = Path(__file__).with_name("data") / "provinces.toml"

#: From this day there are two levels of local government (Luật 72/2025/QH15, 202/2025/QH15).
TWO_LEVELS = dt.date(2025, 7, 1)
_MERGERS = "202/2025/QH15"


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """One unit on one day. `kind` is the word before its name; `lower` names the kinds of units right below.

    `basis` is the resolution by which it is of that kind, "" for those of 202/2025/QH15 and before.
    """

    name: str
    kind: str
    lower: str
    basis: str = ""

    @property
    def called(self) -> str:
        """As written in a text: "tỉnh Lạng Sơn", "thành phố Huế"."""
        return f"{self.kind} {self.name}"


@cache
def _raw() -> tuple[dict[str, Any], ...]:
    return tuple(toml.load(_DATA)["province"])


def _holds(raw: dict[str, Any], day: dt.date) -> bool:
    return bool(raw.get("from", dt.date.min) <= day <= raw.get("to", dt.date.max))


@cache
def at(day: dt.date) -> tuple[Province, ...]:
    """All provinces on that day, by the alphabet. Raises InputError where the register has no kind for a unit that day."""
    out = []
    for raw in _raw():
        if day >= TWO_LEVELS:
            held = next((one for one in raw["kinds"] if _holds(one, day)), None)
            if held is None:
                raise InputError(
                    _("danh mục không ghi {name} là tỉnh hay thành phố ở ngày {day}").format(
                        name=raw["name"], day=_text.short_day(day)
                    ),
                    hint=_("kiểm tra lại ngày ban hành"),
                )
            kind, basis = held["kind"], held.get("basis", "")
            out.append(Province(name=raw["name"], kind=kind, lower=raw["lower"], basis=basis))
            continue
        out += [
            Province(name=old["name"], kind=old["kind"], lower=old["districts"])
            for old in raw["before"]
            if _holds(old, day)
        ]
    return tuple(sorted(out, key=lambda province: _order(province.name)))


def find(words: str, day: dt.date) -> Province | None:
    """The province written with or without its kind ("Lạng Sơn", "tỉnh Lạng Sơn"), on that day."""
    return _by_words(day).get(words.casefold().strip())


@cache
def _by_words(day: dt.date) -> dict[str, Province]:
    found = [(words, one) for one in at(day) for words in (one.name, one.called)]
    return {words.casefold(): one for words, one in reversed(found)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A province whose name no unit bears any more, from `start` on, and the unit that it became part of or was renamed to."""

    called: str
    start: dt.date
    successor: str
    basis: str


@cache
def ended() -> tuple[Ended, ...]:
    """All names of provinces that ended with the mergers of 01/7/2025, or before them by a change of name."""
    names = {province.name for province in at(TWO_LEVELS)}
    return tuple(
        Ended(
            called=f"{old['kind']} {old['name']}",
            start=old["to"] + dt.timedelta(days=1) if "to" in old else TWO_LEVELS,
            successor=next(p.called for p in at(TWO_LEVELS) if p.name == raw["name"]),
            basis=old.get("basis", _MERGERS),
        )
        for raw in _raw()
        for old in raw["before"]
        if old["name"] not in names
    )


def successor(words: str) -> Province | None:
    """The unit of today's list that a province of before 01/7/2025 became part of."""
    wanted = words.casefold().strip()
    for raw in _raw():
        for old in raw["before"]:
            if wanted in (old["name"].casefold(), f"{old['kind']} {old['name']}".casefold()):
                return next(p for p in at(TWO_LEVELS) if p.name == raw["name"])
    return None


def _order(name: str) -> str:
    # Đ stands after D in the Vietnamese alphabet, other marks do not change the place of a letter
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d\x7f"))
    return "".join(c for c in plain if not unicodedata.combining(c))

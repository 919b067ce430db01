"""Departments of provinces, offices of districts and communes, bodies of Party committees: which there are on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import text as _text
from drafter import toml
from drafter.i18n import _
from drafter.registers import agencies
from drafter.registers.bodies import initials

_DATA = Path(__file__).with_name("data") / "departments.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Departments:
    """The names on a day: `every` body has all of them, `some` have these too; `is_fixed` while the law fixes them."""

    every: tuple[str, ...]
    some: tuple[str, ...]
    is_fixed: bool
    basis: str
    confidence: str

    @property
    def names(self) -> tuple[str, ...]:
        """All names there may be."""
        return self.every + self.some


@cache
def _raw() -> dict[str, Any]:
    return toml.load(_DATA)


@cache
def of(body: str, day: dt.date) -> Departments | None:
    """The departments of a sort of body ("so", "phong-huyen", "phong-xa" ...) on a day; None where none are known."""
    for row in _raw()["list"]:
        if row["body"] == body and row.get("from", dt.date.min) <= day <= row.get("to", dt.date.max):
            return Departments(
                every=tuple(row["all"]),
                some=tuple(row["some"]),
                is_fixed=row["is_fixed"],
                basis=row["basis"],
                confidence=row["confidence"],
            )
    return None


def letters_of(department: str) -> str:
    """The usual letters of a department in a symbol: those of the register, else the initials. A proposal."""
    return _raw()["letters"].get(department) or initials(department)


def doubt(name: str, body: str, day: dt.date) -> str:
    """What the registers have against an agency's name on a day; "" for nothing.

    A name that ended or had not begun is told with its successor; a department ("Sở ...") that is on no list of the day
    with the nearest ones, `body` "" leaves that out. Other names are free.
    """
    for one in agencies.ended():
        if name in one.names and one.is_wrong(day):
            return _("“{name}” không còn từ {day}; nay là {successor}").format(
                name=name, day=_text.short_day(one.start), successor=one.successor
            )
    for begun in agencies.early():
        if name in begun.names and day < begun.before:
            return _("“{name}” chỉ có từ {day}; trước đó là {was}").format(
                name=name, day=_text.short_day(begun.before), was=begun.was
            )
    known = of(body, day)
    if known is None or not known.is_fixed or not name.startswith("Sở ") or name.startswith(known.names):
        return ""
    told = _("“{name}” không có trong danh sách sở ở ngày này ({basis})").format(name=name, basis=known.basis)
    near = _text.nearest(name, known.names)
    return _("{told}; gần nhất: {names}").format(told=told, names=", ".join(near)) if near else told

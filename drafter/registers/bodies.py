"""Kinds of issuing bodies by date, and the issuer that follows from a kind and its names.

The header lines, the letters of the symbol, the place and the names in sentences are derived here and nowhere else;
each may be overridden by what the office writes itself.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter import toml
from drafter.errors import InputError
from drafter.i18n import _
from drafter.model.bodies import Family, Issuer

_DATA = Path(__file__).with_name("data") / "bodies.toml"


@cache
def _place_names() -> dict[str, frozenset[str]]:
    raw = toml.load(_DATA.with_name("place_names.toml"))
    return {key: frozenset(raw[key]) for key in ("sure", "persons")}


def full_place_names() -> frozenset[str]:
    """Names that surely keep the word for their kind (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.a; Phụ lục II, III.1.c)."""
    return _place_names()["sure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of body, as data. Patterns are filled by `issuer`."""

    id: str
    title: str
    family: Family
    level: str
    units: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    parent: tuple[str, ...]
    lines: tuple[str, ...]
    full: str
    short: str
    subject: str
    letters: str
    place: str
    collective: str
    heads: tuple[str, str]
    archive: str
    wording: str
    confidence: str
    ended: str
    instead: str


@cache
def kinds() -> dict[str, Kind]:
    """All kinds of bodies by id, in the order in which they are offered."""
    out = {}
    for id_, raw in toml.load(_DATA).items():
        start, end = raw.pop("from", None), raw.pop("to", None)
        raw = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
        raw = {"subject": raw["full"], "ended": "", "instead": "", **raw}
        out[id_] = Kind(id=id_, start=start, end=end, **raw)
    return out


def kind(id_: str) -> Kind:
    """The kind of that id. Raises InputError with the ids there are."""
    found = kinds().get(id_)
    if found is None:
        raise InputError(
            _("không có loại cơ quan “{id}”").format(id=id_),
            hint=_("chọn một trong: {ids}").format(ids=", ".join(kinds())),
        )
    return found


def refusal(of: Kind, unit: str, day: dt.date) -> tuple[str, str] | None:
    """Why such a body cannot issue on that day, with what to do instead; None when it can.

    Basis: Luật 72/2025/QH15 and 31-HD/BTCTW (two levels from 01/7/2025), 202/2025/QH15 (đặc khu).
    """
    if (of.end and day > of.end) or (of.start and day < of.start):
        return _(of.ended), _(of.instead)
    two_levels = dt.date(2025, 7, 1)
    if unit == "thị trấn" and day >= two_levels:
        return _("Từ 01/7/2025 không còn thị trấn (Luật 72/2025/QH15)"), _("chọn xã hoặc phường kế tiếp")
    if unit == "đặc khu" and day < two_levels:
        return _("Đặc khu chỉ có từ 01/7/2025 (Luật 72/2025/QH15)"), _("kiểm tra lại ngày ban hành")
    return None


_UY = {
    "tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy",
}  # fmt: skip
#: Letters of district committees; ThU rests on one digest (confidence L).
_UY_LETTERS = {"huyện": "HU", "quận": "QU", "thị xã": "ThU", "thành phố": "ThU"}


def initials(department: str) -> str:
    """The usual letters of an agency: "Sở Giáo dục và Đào tạo" -> SGDĐT. Each province sets its own: a proposal."""
    words = [w for w in re.findall(r"[^\W\d_]+", department) if w not in ("và", "về", "các")]
    return "".join(word[0].upper() for word in words)


def place_name(unit: str, name: str) -> str:
    """The place in the date line: the proper name, with its kind when it is a number, a person or an event.

    Persons and events are told by a list of names, nothing else; `place` of the answers stands over it.
    """
    if name[:1].isdigit() or any(name in names for names in _place_names().values()):
        return f"{unit[:1].upper()}{unit[1:]} {name}"
    return name


def issuer(
    kind_id: str,
    *,
    unit: str = "",
    name: str = "",
    province: str = "",
    department: str = "",
    letters: str = "",
    place: str = "",
    parent_lines: tuple[str, ...] | None = None,
    lines: tuple[str, ...] | None = None,
    called: str = "",
) -> Issuer:
    """The issuer that follows from its kind and names; what is given at the end replaces what would follow.

    `unit` is the kind of unit ("huyện"), `name` its proper name, `province` the province with its kind.
    """
    of = kind(kind_id)
    uy = _UY.get(unit, "Đảng ủy")
    named = "{PROVINCE}" in "".join(of.parent)
    words = {
        "unit": unit, "UNIT": unit.upper(), "name": name, "NAME": name.upper(),
        "province": province, "PROVINCE": province.upper() if named else "",
        "department": department, "DEPARTMENT": department.upper(),
        "ủy": uy, "ỦY": uy.upper(), "uy_letters": _UY_LETTERS.get(unit, "HU"),
        "initials": initials(department), "place": place or place_name(unit, name),
    }  # fmt: skip

    def fill(pattern: str) -> str:
        return " ".join(pattern.format_map(words).split())

    return Issuer(
        kind=kind_id,
        family=of.family,
        level=of.level,
        parent_lines=tuple(map(fill, of.parent)) if parent_lines is None else parent_lines,
        lines=tuple(map(fill, of.lines)) if lines is None else lines,
        name=called or fill(of.full),
        short_name=called or fill(of.short),
        subject=called or fill(of.subject),
        letters=letters or fill(of.letters),
        place=place or fill(of.place),
        wording=of.wording,
    )

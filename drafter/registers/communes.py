"""Communes, wards and special zones from 01/7/2025, by province: what a unit is called and of what kind it is on a day.

The register is a snapshot (`data/communes.tsv`, with its day in `data/communes.toml`): a name that it does not know may
be newer than it, so what is said of one is a doubt and never a refusal. Before 01/7/2025 other units stood: nothing is said.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import text as _text
from drafter import toml
from drafter.i18n import _
from drafter.registers import provinces

_DATA = Path(__file__).with_name("data")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

#: The kinds of units below a province from 01/7/2025 (Luật 72/2025/QH15).
KINDS = ("xã", "phường", "đặc khu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A unit. It began by `resolution`; where its kind changed, it `was` another until `changed_by`."""

    code: str
    kind: str
    name: str
    province: str
    resolution: str
    was: str = ""
    changed_by: str = ""

    def kinds_on(self, day: dt.date) -> tuple[str, ...]:
        """The kinds that it can have on a day: two while the day of the change is not sure."""
        if not self.was:
            return (self.kind,)
        change = _changes()[self.changed_by]
        is_sure = change["confidence"] == "H"
        if day >= (change["from"] if is_sure else last_verified()):
            return (self.kind,)
        if day < (change["from"] if is_sure else change["signed"]):
            return (self.was,)
        return (self.was, self.kind)

    def basis_of(self, kind: str) -> str:
        """The resolution by which it is of that kind."""
        return self.changed_by if self.was and kind == self.kind else self.resolution


@cache
def _facts() -> dict[str, Any]:
    return toml.load(_DATA / "communes.toml")


@cache
def _changes() -> dict[str, dict[str, Any]]:
    return {row["resolution"]: row for row in _facts()["change"]}


def last_verified() -> dt.date:
    """The day on which the snapshot was right."""
    day: dt.date = _facts()["last_verified"]
    return day


#: After so many days units may have changed: three provinces changed their kind in 2026 alone.
_FRESH = dt.timedelta(days=180)


def outdated(today: dt.date) -> str:
    """What is said of a register that was verified long ago; "" while it is fresh."""
    if today - last_verified() <= _FRESH:
        return ""
    return _(
        "danh mục tỉnh, xã, phường xác minh đến ngày {day}; địa giới, tên gọi có thể đã thay đổi"
    ).format(day=_text.short_day(last_verified()))


@cache
def _snapshot() -> dict[str, str]:
    """Name of province -> its lines: only the province that is asked for is read further."""
    _head, *parts = (_DATA / "communes.tsv").read_text(encoding="utf-8").split("\n= ")
    return {part[: part.index("\t")]: part for part in parts}


@cache
def _folded() -> dict[str, str]:
    return {province: lines.casefold() for province, lines in _snapshot().items()}


@cache
def of(province: str) -> tuple[Commune, ...]:
    """All units of a province by its proper name, as the catalogue counts them; () for a name that is none."""
    first, *lines = _snapshot().get(province, "").splitlines() or [""]
    resolution = first.partition("\t")[2]
    out = []
    for line in lines:
        code, kind, name, *changed = line.split("\t")
        was, changed_by = changed or ("", "")
        out.append(
            Commune(
                code=code, kind=kind, name=name, province=province, resolution=resolution,
                was=was, changed_by=changed_by,
            )
        )  # fmt: skip
    return tuple(out)


@cache
def _by_key(province: str) -> dict[str, Commune]:
    return {_key(one.name): one for one in of(province)}


def find(name: str, province: str) -> Commune | None:
    """The unit of that name; inside a province a name is borne once."""
    return _by_key(province).get(_key(name))


def everywhere(name: str) -> tuple[Commune, ...]:
    """The units of that name in all provinces: 241 names with their kind stand in more than one."""
    # a name is rarely written otherwise than in the register: only the provinces that hold it so are read
    written = f"\t{_text.fold(name)}"
    holding = [province for province, lines in _folded().items() if written in lines]
    wanted = _key(name)
    found = (_by_key(province).get(wanted) for province in holding or _snapshot())
    return tuple(one for one in found if one)


def is_one(name: str) -> bool:
    """Whether a unit of the country is written just so, in capitals or not."""
    written = f"\t{_text.fold(name)}"
    return any(f"{written}{end}" in f"{lines}\n" for lines in _folded().values() for end in "\n\t")


def meant(typed: str, province: str) -> str:
    """The name that was typed without marks ("na sam" -> "Na Sầm"); as typed when it has marks or could be several."""
    if not typed.isascii():
        return typed
    same = [one.name for one in of(province) if _text.bare(one.name) == _text.bare(typed)]
    return same[0] if len(same) == 1 else typed


def doubt(unit: str, name: str, province: str, day: dt.date) -> str:
    """What the register has against "xã Na Sầm" of a province ("tỉnh Lạng Sơn", "" unknown) on a day; "" for nothing."""
    if day < provinces.TWO_LEVELS or unit not in KINDS or not name:
        return ""
    inside = provinces.find(province, day)
    found = [one for one in ([find(name, inside.name)] if inside else everywhere(name)) if one]
    if fits := [one.name for one in found if unit in one.kinds_on(day)]:
        return _capitals(name, fits)
    if found:
        return mismatch(found[0], unit, day)
    return _unknown(name, inside)


def _capitals(name: str, fits: list[str]) -> str:
    alike = [one for one in fits if _text.fold(one) == _text.fold(name)]
    if not alike or name in alike:
        return ""
    return _("tên riêng viết hoa chữ đầu: {name}").format(name=alike[0])


def mismatch(one: Commune, unit: str, day: dt.date) -> str:
    """What is said of a unit that is of another kind on the day."""
    kind = one.kinds_on(day)[-1]
    return _("{name} ({province}) là {kind}, không phải {unit}, theo Nghị quyết số {resolution}").format(
        name=one.name, province=one.province, kind=kind, unit=unit, resolution=one.basis_of(kind)
    )


def _unknown(name: str, inside: provinces.Province | None) -> str:
    known = [one.name for one in (of(inside.name) if inside else ())]
    if not inside:
        # of the 3,321 only those that begin alike: a mistake is rarely in the first letter
        first = _text.bare(name)[:1]
        names = (one.name for province in _snapshot() for one in of(province))
        known = [one for one in names if _text.bare(one[:1]) == first]
    told = _("không có “{name}” trong danh mục xã, phường, đặc khu của {where} đến ngày {day}").format(
        name=name,
        where=inside.called if inside else _("34 tỉnh, thành phố"),
        day=_text.short_day(last_verified()),
    )
    if near := _text.nearest(name, known):
        return _("{told}; gần nhất: {names}").format(told=told, names=", ".join(near))
    others = sorted({one.province for one in everywhere(name)} if inside else ())
    if others:
        return _("{told}; có ở: {provinces}").format(told=told, provinces=", ".join(others[:5]))
    return told


def _key(name: str) -> str:
    """The name for comparing: capitals, the apostrophe, the place of the tone mark ("Hoà", "Hòa") make none."""
    words = unicodedata.normalize("NFD", _text.fold(name).replace("’", "'")).split()
    return " ".join(_TONE.sub("", word) + "".join(_TONE.findall(word)) for word in words)

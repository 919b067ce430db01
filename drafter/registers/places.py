"""What the registers of provinces and communes say of an issuing body's place on the day of its plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from drafter import text as _text
from drafter.i18n import _
from drafter.registers import communes, provinces
from drafter.registers.bodies import Kind

#: The answers about an issuing body: "unit", "name" and "province" are looked at.
Said = Mapping[str, Any]


def _province_of(of: Kind, said: Said, day: dt.date) -> tuple[str, str] | None:
    """(key of the answer, the province named there), None where nothing or something else is named."""
    unit, name, province = (said.get(key, "") for key in ("unit", "name", "province"))
    if of.level == "tinh" and of.units:
        return ("name", f"{unit} {name}") if unit and name else None
    # before there were two levels a commune's Party committee stood under a district: the key held its name
    if province and (of.level == "huyen" or (of.level == "xa" and day >= provinces.TWO_LEVELS)):
        return "province", province
    return None


def named_twice(unit: str, name: str) -> str:
    """What is said of "xã Na Sầm" as the proper name of a "xã"; "" for a name that is one ("phường 1", "Na Sầm")."""
    twice = (
        unit
        and _text.bare(name).startswith(f"{_text.bare(unit)} ")
        and not name[len(unit) :].strip().isdigit()
    )
    if not twice or communes.everywhere(name):
        return ""
    return _("chỉ ghi tên riêng, bỏ chữ “{unit}” ở đầu").format(unit=unit)


def refusal(of: Kind, said: Said, day: dt.date) -> tuple[str, str, str] | None:
    """(key of the answer, why, what to write) for a province that did not exist on the day; None when all is well.

    Basis: 202/2025/QH15. The register of provinces is whole from 2011 on, so a name that is not in it is wrong.
    """
    if twice := named_twice(said.get("unit", ""), said.get("name", "")):
        return "name", twice, _("ví dụ: {example}").format(example="Văn Lãng")
    named = _province_of(of, said, day)
    if named is None or provinces.find(named[1], day) or provinces.find(_proper(named[1]), day):
        return None
    key, words = named
    now = provinces.successor(words) or provinces.successor(_proper(words))
    if now and day >= provinces.TWO_LEVELS:
        why = _("từ 01/7/2025 không còn {words} (Nghị quyết số 202/2025/QH15)").format(words=words)
        return key, why, _("nay thuộc {province}").format(province=_today(now.name, day))
    why = _("không có {words} trong danh mục tỉnh, thành phố ở ngày này").format(words=words)
    names = [one.name for one in provinces.at(day)]
    near = _text.nearest(_proper(words), names)
    return key, why, _("gần nhất: {names}").format(names=", ".join(near)) if near else _("kiểm tra lại tên")


def doubt(of: Kind, said: Said, day: dt.date) -> tuple[str, str] | None:
    """(key of the answer, what the registers have against it): a kind of province or commune that is not that day's."""
    named = _province_of(of, said, day)
    found = provinces.find(_proper(named[1]), day) if named else None
    if named and found and named[1].casefold() != found.called.casefold():
        why = _("ở ngày này là {called}").format(called=found.called)
        return named[0], f"{why} ({found.basis})" if found.basis else why
    if of.level != "xa":
        return None
    why = communes.doubt(said.get("unit", ""), said.get("name", ""), said.get("province", ""), day)
    return ("name", f"{why}{_once(said)}") if why else None


def _once(said: Said) -> str:
    """Where the ground of a commune of that name is now, when there was one to 30/6/2025."""
    name, province = said.get("name", ""), said.get("province", "")
    inside = provinces.find(_proper(province), provinces.TWO_LEVELS)
    if inside is None or communes.find(name, inside.name):
        return ""
    # only a name that is not known today pays for this import
    from drafter.registers import districts

    told = (
        _("{commune} ({district} cũ) nay thuộc {names}").format(
            commune=commune, district=district.name, names=", ".join(names)
        )
        for commune, district, names in districts.communes_called(name, inside.name)
    )
    return "".join(f"; {one}" for one in told)


#: How many units are told at most of those that a district became.
_MANY = 12


def successors(of: Kind, said: Said, day: dt.date) -> str:
    """The units that a district became ("xã Na Sầm, xã Văn Lãng"), as a suggestion; "" for other bodies and unknown ones."""
    if of.level != "huyen" or not said.get("name"):
        return ""
    from drafter.registers import districts

    found = districts.find(f"{said.get('unit', '')} {said['name']}", said.get("province", ""))
    names = found.successors(day) if found else ()
    return ", ".join(names[:_MANY]) + (" ..." if len(names) > _MANY else "")


def _proper(words: str) -> str:
    """A province's name without its kind."""
    for kind in ("tỉnh ", "thành phố "):
        if words.casefold().startswith(kind):
            return words[len(kind) :]
    return words


def _today(name: str, day: dt.date) -> str:
    found = provinces.find(name, day)
    return found.called if found else name

"""Words in the texts of kits: named gaps in braces, filled from the body and the date; what does each kind of work."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import TemplateError
from drafter.i18n import _

_DATA = Path(__file__).with_name("data")
_GAP = re.compile(r"\{([^{}]*)\}")

#: Levels of issuers that texts are written for, and the short names of several at once.
LEVELS = ("tinh", "huyen", "xa", "so", "phong", "dang-tinh", "dang-huyen", "dang-xa")
GROUPS = {
    "nha-nuoc": ("tinh", "huyen", "xa"),
    "co-quan": ("so", "phong"),
    "dang": ("dang-tinh", "dang-huyen", "dang-xa"),
}

#: What a text may name besides the kinds of work: said of the body, of the date, of the directive.
NAMES = {
    "unit": "loại đơn vị: huyện",
    "area": "đơn vị với tên riêng: huyện Văn Lãng",
    "agency": "tên cơ quan",
    "lower": "các đơn vị bên dưới: xã, thị trấn",
    "uy": "cấp ủy: Huyện ủy",
    "parent_unit": "đơn vị cấp trên: tỉnh",
    "parent_uy": "cấp ủy cấp trên: Tỉnh ủy",
    "year": "năm ban hành",
    "next_year": "năm sau",
    "period_end": "năm cuối giai đoạn",
    "month_next": "tháng sau: tháng 11/2019",
    "quarter_next": "quý sau: quý I/2020",
    "quarter_later": "hai quý sau nữa: quý III/2020",
    "school_year": "năm học tới: 2020 - 2021",
    "plan_year": "năm của kế hoạch năm: từ tháng 10 là năm sau",
    "this_school_year": "năm học đang bắt đầu: từ tháng 6 là năm học tới",
    "school_start": "năm đầu của năm học đang bắt đầu",
    "school_end": "năm cuối của năm học đang bắt đầu",
    "directive": "tên gọi tắt của văn bản chỉ đạo",
    "cited": "văn bản chỉ đạo với số, ngày, cơ quan",
    "subject": "trích yếu của văn bản chỉ đạo",
}


def spread(names: list[str]) -> frozenset[str]:
    """The levels meant by a list of levels and groups. Raises KeyError for a name that is neither."""
    out: set[str] = set()
    for name in names:
        if name not in LEVELS and name not in GROUPS:
            raise KeyError(name)
        out.update(GROUPS.get(name, (name,)))
    return frozenset(out)


def gaps(text: str) -> set[str]:
    """The names in braces."""
    return set(_GAP.findall(text))


def without_gaps(text: str) -> str:
    """The text with its gaps taken out."""
    return _GAP.sub("", text)


def fill(text: str, words: dict[str, str]) -> str:
    """The text with its gaps filled; white space at either end of a line is dropped.

    Raises TemplateError for a name without a word.
    """

    def word(match: re.Match[str]) -> str:
        try:
            return words[match[1]]
        except KeyError:
            raise TemplateError(_("câu gợi ý dùng tham số không có: {name}").format(name=match[1])) from None

    return "\n".join(line.strip() for line in _GAP.sub(word, text).strip().split("\n"))


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """A table of what each level has: roles, recipients."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def role_names() -> frozenset[str]:
    """All kinds of work that some level names."""
    return frozenset(role for level in table("roles").values() for role in level)


def roles_of(level: str) -> tuple[str, ...]:
    """The kinds of work that one level names."""
    return tuple(table("roles")[level])


def holds(raw: dict[str, Any], day: dt.date) -> bool:
    """Whether a line of a table is for that day."""
    return bool(raw.get("from", dt.date.min) <= day <= raw.get("to", dt.date.max))


def _dated(raw: Any, day: dt.date, unit: str) -> str:
    """The name on a day for a kind of unit; the last one after all of them have ended."""
    if isinstance(raw, str):
        return raw
    fitting = (one["name"] for one in raw if holds(one, day) and unit in one.get("units", [unit]))
    return str(next(fitting, raw[-1]["name"]))


def _years(day: dt.date) -> dict[str, str]:
    """The year and the school year that a yearly plan is for: it is issued ahead of them, or soon after they began."""
    year, school = day.year + (day.month >= 10), day.year - (day.month < 6)
    return {
        "plan_year": str(year),
        "this_school_year": f"{school} - {school + 1}",
        "school_start": str(school),
        "school_end": str(school + 1),
    }


#: How the youth union is called after units whose name is cut short: Thành đoàn, Thị đoàn.
_CUT = {"thành phố": "thành", "thị xã": "thị"}


def with_roles(level: str, day: dt.date, words: dict[str, str]) -> dict[str, str]:
    """The words, and for each kind of work who does it at that level on that day."""
    unit = words.get("unit", "")
    words = {**_years(day), **words}
    known = {**words, "Unit": _CUT.get(unit, unit).capitalize()}
    roles = {role: fill(_dated(raw, day, unit), known) for role, raw in table("roles")[level].items()}
    return {**words, **roles}

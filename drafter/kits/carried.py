"""A plan of the level above as a kit: its areas and tasks in the words of a lower body.

What is worded for the parent alone is kept, but not proposed: each such task says why.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from drafter import text as _text
from drafter.citations import find as citations
from drafter.i18n import _
from drafter.kits import words as _words
from drafter.kits.load import Area, Kit, Suggested

_DATA = Path(__file__).with_name("data") / "carried.toml"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
#: The area of what the parent asks of lower bodies where it says who does what.
_ASKED = "giao"
#: Who that is, as a parent names it.
_BELOW = re.compile(
    r"(?:các )?(?:địa phương|(?:UBND|[ỦU][ỷy] ban nhân dân|Đảng [uủ][ỷy]|[Hh]uyện [uủ][ỷy])\b)", re.IGNORECASE
)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class _Level:
    """The parent's level: its unit and name, patterns for itself, bodies of its own and bodies below."""

    unit: str
    name: str
    whole: tuple[str, ...]
    own: tuple[str, ...]
    lower: tuple[str, ...]


def carried(parent: Mapping[str, Any], general: Kit) -> Kit:
    """The kit of a parent plan (as `drafter.importer.as_kit` gives it); `general` brings what the parent does not say.

    Headings and tasks speak of the lower body's own unit where they spoke of the parent's. Who leads is said by
    function; the parent's own agencies are not.
    """
    level, paper = _level(parent["issuer"]), parent["directive"]
    areas = [*parent["areas"], *_asked(parent)]
    leads = _Leads(parent["issuer"], paper.get("date", ""))
    version = hashlib.sha256(json.dumps(parent, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:12]
    directive = {key: paper.get(key, "") for key in ("type", "symbol", "date", "body", "subject")}
    called = f"{directive['type']} số {directive['symbol']}" if directive["symbol"] else directive["type"]
    return replace(
        general,
        id=parent.get("id") or f"ct-{_text.slug(directive['symbol'] or directive['type'], limit=30)}-{version[:4]}",
        version=parent.get("version") or version,
        name=_name(called, directive),
        note="",
        start=_day(directive["date"]) or dt.date.min,
        end=None,
        directive=tuple({"id": "cap-tren", **directive, "short": paper.get("short") or called}.items()),
        areas=tuple(_area(one, level) for one in areas),
        tasks=tuple(
            task for one in areas for number, raw in enumerate(one["tasks"], 1) for task in _task(one, number, raw, level, leads)
        ),
        asks=False,
    )  # fmt: skip


def parent_in(document: Mapping[str, Any]) -> dict[str, Any] | None:
    """What an answers file says of the kit it was made from: the directing document and the areas. None without a kit."""
    made, papers = document.get("kit"), document.get("implements")
    if not made or not made.get("id") or not papers:
        return None
    sections = (one for one in document.get("sections") or () if one.get("id") == "nhiem-vu")
    parts = [part for section in sections for part in section.get("content") or () if part.get("heading")]
    areas = [{"id": part["id"], "heading": part["heading"], "tasks": []} for part in parts if part.get("id")]
    return {
        "id": made["id"],
        "version": made.get("version", ""),
        "directive": {key: str(value) for key, value in papers[0].items()},
        "issuer": {},
        "areas": areas,
    }


def _day(date: str) -> dt.date | None:
    # a date without its day stands in a file as "2026-03"
    return dt.date.fromisoformat(date) if len(date) == len("2026-03-05") else None


def _name(called: str, directive: Mapping[str, str]) -> str:
    date = f" ngày {'/'.join(reversed(directive['date'].split('-')))}" if directive["date"] else ""
    return f"{called}{date}" + (f" của {directive['body']}" if directive["body"] else "")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _level(issuer: Mapping[str, str]) -> _Level:
    raw = _table().get(issuer.get("level", ""), _table()["trung-uong"])
    unit, name = issuer.get("unit", ""), issuer.get("name", "")
    if unit not in raw["units"]:
        # a department, or a Party body: its unit is that of its province
        unit, _space, name = (issuer.get("province") or "").partition(" ")
    return _Level(unit, name, tuple(raw["whole"]), tuple(raw["own"]), tuple(raw["lower"]))


def _asked(parent: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    tasks = [
        task for duty in parent.get("duties", ()) if _BELOW.match(duty["agency"]) for task in duty["tasks"]
    ]
    if tasks:
        yield {"id": _ASKED, "heading": "Nhiệm vụ được giao tại {directive}", "tasks": tasks}


def _area(raw: Mapping[str, Any], level: _Level) -> Area:
    heading = raw["heading"] if raw["id"] == _ASKED else said_below(raw["heading"], level)
    plain = _words.without_gaps(heading)
    short = plain if len(plain) <= _SHORT else f"{plain[:_SHORT].rpartition(' ')[0]} ..."
    # read out of a document, not out of a register: the user compares
    return Area(id=raw["id"], heading=heading, short=short, confidence="M")


def _task(
    area: Mapping[str, Any], number: int, raw: Mapping[str, str], level: _Level, leads: _Leads
) -> Iterator[Suggested]:
    text = said_below(raw["text"], level)
    doubt = not_for_below(text, level)
    fields = {
        key: raw[key]
        for key in ("deadline", "product")
        if raw.get(key) and not not_for_below(raw[key], level)
    }
    fields = {key: _literal(_text.lower_first(value)) for key, value in fields.items()}
    fields["source"] = _literal(raw.get("source", ""))
    made = Suggested(levels=frozenset(), text=text, id=str(number), area=area["id"], doubt=doubt)
    state = _words.spread(["nha-nuoc"])
    yield replace(made, levels=state, fields=tuple({**leads.of(raw), **fields}.items()))
    yield replace(made, levels=frozenset(_words.LEVELS) - state, fields=tuple(fields.items()))


def said_below(text: str, level: _Level) -> str:
    """The text with the parent's unit said as the lower body's: "trên địa bàn tỉnh" -> "trên địa bàn {unit}"."""

    def below(words: str) -> str:
        words = _literal(words)
        for pattern in level.whole:
            words = re.sub(pattern, "trên địa bàn {area}", words)
        if not level.unit:
            return words
        unit = rf"(?i:{level.unit})"
        if level.name:
            words = re.sub(rf"\b{unit} {re.escape(level.name)}\b", "{area}", words)
        return re.sub(
            rf"\b(?P<place>(?i:trên địa bàn|trong|toàn|của|tại|ở|cả))(?P<all> toàn)? {unit}\b(?!,? [A-ZĐ]|, (?:thành|tỉnh))",
            r"\g<place>\g<all> {unit}",
            words,
        )

    return _outside(text, below, _literal)


def not_for_below(text: str, level: _Level) -> str:
    """Why a lower body would not say this; "" when it would."""
    found: list[str] = []

    def look(words: str) -> str:
        for patterns, says in ((level.own, _("nêu cơ quan của cấp trên: {what}")),
                               (level.lower, _("nói với cấp dưới của cơ quan ban hành: {what}"))):  # fmt: skip
            found.extend(says.format(what=hit[0].strip()) for p in patterns if (hit := re.search(p, words)))
        if level.unit and (hit := re.search(rf"(?:[^\W\d_]+ ){{0,3}}\b(?i:{level.unit})\b", words)):
            found.append(_("còn nói về {unit}: {what}").format(unit=level.unit, what=hit[0]))
        return words

    _outside(text, look, str)
    return found[0] if found else ""


def _literal(words: str) -> str:
    """Braces are gaps in a kit's text: what stands in a document is no gap."""
    return words.replace("{", "(").replace("}", ")") if "{" in words or "}" in words else words


def _outside(text: str, change: Callable[[str], str], keep: Callable[[str], str]) -> str:
    """The text with what is neither cited nor quoted changed."""
    spans = [(one.start, one.end) for one in citations(text)] + [hit.span() for hit in _QUOTED.finditer(text)]
    out, place = [], 0
    for start, end in sorted(spans):
        if start >= place:
            out += [change(text[place:start]), keep(text[start:end])]
        elif end > place:
            out.append(keep(text[place:end]))
        place = max(place, end)
    return "".join((*out, change(text[place:])))


class _Leads:
    """Who leads and who helps, by function: "Sở Nội vụ" of a province is {noi_vu} of whoever carries the task down."""

    def __init__(self, issuer: Mapping[str, str], date: str) -> None:
        day = _day(date) or dt.date.today()
        unit = issuer.get("unit", "")
        known = _words.with_roles("tinh", day, {"unit": unit, "lower": "xã", "uy": "Tỉnh ủy"})
        self.roles = {_function(known[role], unit): role for role in reversed(_words.roles_of("tinh"))}
        self.unit = unit
        self.below = frozenset.intersection(*(frozenset(_words.roles_of(level)) for level in ("huyen", "xa")))

    def of(self, raw: Mapping[str, str]) -> dict[str, str]:
        """The fields lead and partners as gaps; agencies that have no counterpart below are left out."""
        lead = self._gaps(raw.get("lead", ""))
        partners = [one for one in self._gaps(raw.get("partners", "")) + lead[1:] if one not in lead[:1]]
        made = {"lead": lead[0] if lead else "", "partners": ", ".join(dict.fromkeys(partners))}
        return {key: value for key, value in made.items() if value}

    def _gaps(self, names: str) -> list[str]:
        said = names.casefold()
        found = sorted((said.find(name), role) for name, role in self.roles.items() if name in said)
        return [f"{{{role}}}" for _place, role in found if role in self.below]


def _function(name: str, unit: str) -> str:
    """An agency's name without its level: "Sở Nội vụ", "Bộ Nội vụ" -> "nội vụ"."""
    bare = re.sub(r"^(?:Sở|Bộ|Phòng)\s+", "", name.strip(" ."))
    return re.sub(rf"\s+{re.escape(unit)}$" if unit else r"$^", "", bare, flags=re.IGNORECASE).casefold()

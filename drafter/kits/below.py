"""A parent's words said by a lower body: its own unit for the parent's; what is worded for the parent alone is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter.citations import find as citations
from drafter.i18n import _

_DATA = Path(__file__).with_name("data") / "carried.toml"
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Level:
    """A parent's level: its unit and name, patterns for itself, bodies of its own and bodies below."""

    unit: str
    name: str
    whole: tuple[str, ...]
    own: tuple[str, ...]
    lower: tuple[str, ...]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def level_of(issuer: Mapping[str, str]) -> Level:
    """The level that the issuer of a parent plan speaks from; of a level that is not known, the highest."""
    raw = _table().get(issuer.get("level", ""), _table()["trung-uong"])
    unit, name = issuer.get("unit", ""), issuer.get("name", "")
    if unit not in raw["units"]:
        # a department, or a Party body: its unit is that of its province
        unit, _space, name = (issuer.get("province") or "").partition(" ")
    return Level(unit, name, tuple(raw["whole"]), tuple(raw["own"]), tuple(raw["lower"]))


def said_below(text: str, level: Level) -> str:
    """The text with the parent's unit said as the lower body's: "trên địa bàn tỉnh" -> "trên địa bàn {unit}"."""

    def below(words: str) -> str:
        words = literal(words)
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

    return _outside(text, below, literal)


def not_for_below(text: str, level: Level) -> str:
    """Why a lower body would not say this; "" when it would."""
    found: list[str] = []

    def look(words: str) -> str:
        for patterns, says in ((level.own, _("nêu cơ quan của cấp trên: {what}")),
                               (level.lower, _("nói với cấp dưới của cơ quan ban hành: {what}"))):  # fmt: skip
            found.extend(says.format(what=hit[0].strip()) for p in patterns if (hit := re.search(p, words)))
        if level.unit and (hit := re.search(rf"(?:[^\W\d_]+ ){{0,4}}\b(?i:{level.unit})\b", words)):
            found.append(_("còn nói về {unit}: {what}").format(unit=level.unit, what=hit[0]))
        return words

    _outside(text, look, str)
    return found[0] if found else ""


def literal(words: str) -> str:
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

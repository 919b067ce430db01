"""Cases for proving a kit: few enough to print, many enough that every two choices meet at each level and day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any

from drafter.errors import RegimeError
from drafter.kits.kit import Kit
from drafter.regimes import choose, windows
from drafter.registers import bodies
from drafter.text import short_day

#: Who issues at each level, the earlier kind first; {name} is the name that a texture changes.
_ISSUERS: dict[str, tuple[str, ...]] = {
    "tinh": ("ubnd-tinh",),
    "huyen": ("ubnd-huyen",),
    "xa": ("ubnd-xa",),
    "so": ("so",),
    "phong": ("phong-huyen", "phong-xa"),
    "dang-tinh": ("tinh-uy",),
    "dang-huyen": ("huyen-uy",),
    "dang-xa": ("dang-uy-xa",),
}
#: The kind of unit at each level, in the country and in a city of the centre.
_UNITS = {"huyen": ("huyện", "quận"), "xa": ("xã", "phường"), "tinh": ("", "")}

#: Days on which bodies, regimes or names of agencies change, and the eve of each.
_SWITCHES = (
    dt.date(2018, 4, 2), dt.date(2018, 4, 3), dt.date(2020, 3, 4), dt.date(2020, 3, 5), dt.date(2025, 2, 28),
    dt.date(2025, 3, 1), dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2026, 5, 26), dt.date(2026, 5, 27),
)  # fmt: skip

TEXTURES = ("thường", "dài", "dấu", "NFD")
TASKS = ("kit", "0", "1", "200")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One answers file to be. `off` are areas left out; the first of each choice is the plainest."""

    level: str
    day: dt.date
    off: frozenset[str] = frozenset()
    tasks: str = "kit"
    texture: str = "thường"
    goals: bool = True
    funding: bool = True
    appendix: bool = False
    deputy: bool = False
    parent: bool = False
    urban: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the kit's own texts print as they are, all of them."""
        return self == Case(level=self.level, day=self.day)

    def __str__(self) -> str:
        plain = Case(level=self.level, day=self.day)
        told = [f"{self.level} {short_day(self.day)}"]
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in ("level", "day") and value != getattr(plain, field.name):
                told.append(
                    f"{field.name}={','.join(sorted(value)) if isinstance(value, frozenset) else value}"
                )
        return " ".join(told)


def issuer(level: str, day: dt.date) -> str:
    """The kind of body that issues at a level on a day; "" when none can, or no regime lays its plans out."""
    for kind in _ISSUERS[level]:
        of = bodies.kind(kind)
        unit = _UNITS.get(of.level, ("",))[0]
        if bodies.refusal(of, unit, day) is not None:
            continue
        try:
            choose(of.family, day)
        except RegimeError:
            continue
        return kind
    return ""


def unit(kind: str, *, urban: bool) -> str:
    """The kind of unit of that body; "" for a body without one of its own, or of a whole province."""
    of = bodies.kind(kind)
    return _UNITS.get(of.level, ("", ""))[urban] if of.units else ""


def days(kit: Kit, level: str, today: dt.date) -> tuple[dt.date, ...]:
    """The days to prove a level on: the first, today, and the switches between; for yearly subjects those of the season."""
    first = max(kit.start, min(window.start for window in windows()))
    # a directing document that is succeeded is no longer offered first, but may still be carried out
    wanted = {first, today, *(day for day in _SWITCHES if first <= day <= today)}
    if kit.months:
        # the coming season too: what begins by then must print
        wanted = {day for one in wanted for day in _in_season(kit, one) if first <= day}
    # a level whose bodies began or ended between two switches has its own first day among them
    return tuple(day for day in sorted(wanted) if issuer(level, day))


def _in_season(kit: Kit, day: dt.date) -> Iterator[dt.date]:
    """The nearest days before and after on which plans of a yearly subject are issued."""
    for step in (dt.timedelta(days=-1), dt.timedelta(days=1)):
        yield next(near for near in (day + step * n for n in range(366)) if kit.in_season(near))


def cases(kit: Kit, level: str, today: dt.date) -> tuple[Case, ...]:
    """The cases of a level: the plain one of each day, then every two choices together at least once."""
    found = days(kit, level, today)
    if not found:
        return ()
    choices: dict[str, Sequence[Any]] = {
        **{f"area:{area.id}": (True, False) for area in kit.areas},
        "tasks": TASKS, "texture": TEXTURES, "goals": (True, False), "funding": (True, False),
        "appendix": (False, True), "deputy": (False, True), "parent": (False, True),
        "urban": (False, True), "day": found,
    }  # fmt: skip
    plain = [Case(level=level, day=day) for day in found]
    mixed = [_case(kit, level, row) for row in pairwise(choices)]
    return tuple(dict.fromkeys([*plain, *mixed]))


def _case(kit: Kit, level: str, row: dict[str, Any]) -> Case:
    off = frozenset(area.id for area in kit.areas if not row[f"area:{area.id}"])
    if kit.areas and len(off) == len(kit.areas):
        # the questionnaire wants one area at least
        off -= {kit.areas[0].id}
    rest = {key: value for key, value in row.items() if not key.startswith("area:")}
    return Case(level=level, off=off, **rest)


def pairwise(choices: dict[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Rows in which every two values of two different choices stand together at least once. Greedy, the same each time."""
    names = list(choices)
    left = {
        (a, i, b, j)
        for a, b in combinations(names, 2)
        for i in range(len(choices[a]))
        for j in range(len(choices[b]))
    }
    while left:
        seed = min(left, key=lambda pair: (names.index(pair[0]), pair[1], names.index(pair[2]), pair[3]))
        row = {seed[0]: seed[1], seed[2]: seed[3]}
        for name in names:
            if name not in row:
                row[name] = max(
                    range(len(choices[name])), key=lambda at: (_gain(left, row, name, at, names), -at)
                )
        left -= {(a, row[a], b, row[b]) for a, b in combinations(names, 2)}
        yield {name: choices[name][row[name]] for name in names}


def _gain(
    left: set[tuple[str, int, str, int]], row: dict[str, int], name: str, at: int, names: list[str]
) -> int:
    place = names.index(name)
    return sum(
        ((other, n, name, at) if names.index(other) < place else (name, at, other, n)) in left
        for other, n in row.items()
    )


def simpler(case: Case, kit: Kit) -> Iterator[Case]:
    """The case with one choice made plainer, the largest step first."""
    plain = Case(level=case.level, day=case.day)
    if case.tasks == "200":
        yield replace(case, tasks="1")
    for field in fields(case):
        # sections that are left out make the file smaller: they are not put back
        if field.name not in ("level", "day", "off", "goals", "funding"):
            value = getattr(plain, field.name)
            if getattr(case, field.name) != value:
                yield replace(case, **{field.name: value})
    # a file with fewer areas is the smaller one
    on = [area.id for area in kit.areas if area.id not in case.off]
    if len(on) > 1:
        yield from (replace(case, off=case.off | set(on) - {keep}) for keep in on)
    if case.goals:
        yield replace(case, goals=False)
    if case.funding:
        yield replace(case, funding=False)


def textured(text: str, texture: str) -> str:
    """A name as careless or hostile hands type it."""
    if texture == "dài":
        return f"{text} - " + " ".join(["Thượng", "Nguyên", "Trường", "Khương"] * 3)
    if texture == "dấu":
        return f"{text} & <Bình> “An” 'Hòa' {{{{7*7}}}}"
    return unicodedata.normalize("NFD", text) if texture == "NFD" else text

"""Words for levels of local government that are wrong from, or before, a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import toml
from drafter.registers.provinces import at

_DATA = Path(__file__).with_name("data") / "levels.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWord:
    """A word for a level. One of `start` (wrong from then on) and `before` (wrong until then) is a day.

    `instead` is what to write for all units of the level, `one` for a single one: that it cannot be told which.
    """

    pattern: re.Pattern[str]
    says: str
    instead: str
    basis: str
    confidence: str
    one: str = ""
    start: dt.date | None = None
    before: dt.date | None = None

    def is_wrong(self, day: dt.date) -> bool:
        """Whether the word names a level that did not exist on the day."""
        if self.start is not None:
            return day >= self.start
        return self.before is not None and day < self.before


@cache
def _raw() -> dict[str, Any]:
    return toml.load(_DATA)


@cache
def level_words() -> tuple[LevelWord, ...]:
    """All words, in the order in which they are looked for."""
    rows = _raw()["word"]
    return tuple(
        LevelWord(
            pattern=re.compile(row["pattern"]),
            says=row["says"],
            instead=row["instead"],
            basis=row["basis"],
            confidence=row["confidence"],
            one=row.get("one", ""),
            start=row.get("from"),
            before=row.get("before"),
        )
        for row in rows
    )


@cache
def named() -> LevelWord:
    """A unit of a level that ended, called by its name at the beginning of a line: group "found"."""
    row = _raw()["named"]
    return LevelWord(
        pattern=re.compile(row["pattern"]),
        says=row["says"],
        instead=row["instead"],
        basis=row["basis"],
        confidence=row["confidence"],
        start=row["from"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """How units of the district level, and townships, are met in text; `instead` only says what to choose from."""

    units: re.Pattern[str]
    cities: re.Pattern[str]
    start: dt.date
    instead: str
    basis: str
    confidence: str

    def found(self, text: str, day: dt.date) -> Iterator[tuple[int, int]]:
        """Where such units stand in a text. A city that is under central rule on that day is none of them."""
        if day < self.start:
            return
        for match in self.units.finditer(text):
            yield match.span()
        central = {one.name for one in at(day) if one.kind == "thành phố"}
        for match in self.cities.finditer(text):
            words = match["name"].split()
            if not any(" ".join(words[:count]) in central for count in range(1, len(words) + 1)):
                yield match.span()


@cache
def gone() -> Gone:
    """The words for units that ended on 01/7/2025 (Luật 72/2025/QH15)."""
    raw = _raw()["gone"]
    return Gone(
        units=re.compile(raw["pattern"]),
        cities=re.compile(raw["city"]),
        start=raw["from"],
        instead=raw["instead"],
        basis=raw["basis"],
        confidence=raw["confidence"],
    )

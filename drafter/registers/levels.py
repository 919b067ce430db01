"""Words for levels of local government that are wrong from, or before, a day."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).with_name("data") / "levels.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelWord:
    """A word for a level. One of `start` (wrong from then on) and `before` (wrong until then) is a day."""

    pattern: re.Pattern[str]
    says: str
    instead: str
    basis: str
    confidence: str
    start: dt.date | None = None
    before: dt.date | None = None

    def is_wrong(self, day: dt.date) -> bool:
        """Whether the word names a level that did not exist on the day."""
        if self.start is not None:
            return day >= self.start
        return self.before is not None and day < self.before


@cache
def level_words() -> tuple[LevelWord, ...]:
    """All words, in the order in which they are looked for."""
    rows = tomllib.loads(_DATA.read_text(encoding="utf-8"))["word"]
    return tuple(
        LevelWord(
            pattern=re.compile(row["pattern"]),
            says=row["says"],
            instead=row["instead"],
            basis=row["basis"],
            confidence=row["confidence"],
            start=row.get("from"),
            before=row.get("before"),
        )
        for row in rows
    )

"""Agencies that ended or began on a day, and who does their work: by function first, then by name."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data") / "agencies.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An agency whose name is wrong from `start` on. `functions`: (words of the task, who does it now)."""

    names: tuple[str, ...]
    successor: str
    start: dt.date
    basis: str
    confidence: str
    functions: tuple[tuple[tuple[str, ...], str], ...] = ()

    def successor_for(self, task: str) -> tuple[str, str]:
        """(who does it now, the word of the task that says so); the word is "" when only the name decides."""
        text = task.casefold()
        for words, body in self.functions:
            for word in words:
                if word in text:
                    return body, word
        return self.successor, ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """A name that nobody bore before `before`. `was`: what the bodies were called until then."""

    names: tuple[str, ...]
    before: dt.date
    was: str
    basis: str
    confidence: str


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@cache
def ended() -> tuple[Ended, ...]:
    """All agencies that ended, in the order of the data."""
    return tuple(
        Ended(
            names=tuple(row["names"]),
            successor=row["successor"],
            start=row["from"],
            basis=row["basis"],
            confidence=row["confidence"],
            functions=tuple((tuple(f["words"]), f["successor"]) for f in row.get("functions", ())),
        )
        for row in _raw()["agency"]
    )


@cache
def early() -> tuple[Early, ...]:
    """All names that began on a day."""
    return tuple(Early(**{**row, "names": tuple(row["names"])}) for row in _raw()["early"])

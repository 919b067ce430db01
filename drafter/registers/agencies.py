"""Agencies that ended or began on a day, and who does their work: by function first, then by name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import toml

_DATA = Path(__file__).with_name("data") / "agencies.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A piece of work that went to a body of its own: `words` that tell it, in small letters."""

    words: tuple[str, ...]
    successor: str
    start: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An agency whose name is wrong from `start` to `end` (None: for good), both inclusive."""

    names: tuple[str, ...]
    successor: str
    start: dt.date
    basis: str
    confidence: str
    end: dt.date | None = None
    functions: tuple[Function, ...] = ()

    def is_wrong(self, day: dt.date) -> bool:
        """Whether nobody bore the name on the day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def is_called(self, name: str) -> bool:
        """Whether a name, its letters large or small, is one of this agency's."""
        return name.casefold() in map(str.casefold, self.names)

    @property
    def letters(self) -> tuple[str, ...]:
        """How a department is named in a list of departments ("Các sở: KH&ĐT, TN&MT"): its short names without "Sở"."""
        return tuple(name[3:] for name in self.names if name.startswith("Sở ") and name[3:].isupper())

    def successor_for(self, task: str, day: dt.date) -> tuple[str, str]:
        """(who does it on the day, the word of the task that says so); the word is "" when only the name decides."""
        text = task.casefold()
        for function in self.functions:
            for word in function.words:
                if day >= function.start and word in text:
                    return function.successor, word
        return self.successor, ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """A name that nobody bore before `before`. `was`: what the bodies were called until then."""

    names: tuple[str, ...]
    before: dt.date
    was: str
    basis: str
    confidence: str

    def is_called(self, name: str) -> bool:
        """Whether a name, its letters large or small, is one of these."""
        return name.casefold() in map(str.casefold, self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Work that left a body which lives on: its `names` are wrong beside the `words` from `start` on."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    successor: str
    start: dt.date
    basis: str
    confidence: str


@cache
def _raw() -> dict[str, Any]:
    return toml.load(_DATA)


def _ended(row: dict[str, Any]) -> Ended:
    return Ended(
        names=tuple(row["names"]),
        successor=row["successor"],
        start=row["from"],
        end=row.get("to"),
        basis=row["basis"],
        confidence=row["confidence"],
        functions=tuple(
            Function(
                words=tuple(one["words"]), successor=one["successor"], start=one.get("from", row["from"])
            )
            for one in row.get("functions", ())
        ),
    )


@cache
def ended() -> tuple[Ended, ...]:
    """All agencies that ended, in the order of the data."""
    return tuple(map(_ended, _raw()["agency"]))


@cache
def offices() -> tuple[Ended, ...]:
    """Offices of districts, with the office of a commune that has their work from 01/7/2025."""
    return tuple(map(_ended, _raw()["office"]))


@cache
def early() -> tuple[Early, ...]:
    """All names that began on a day."""
    return tuple(Early(**{**row, "names": tuple(row["names"])}) for row in _raw()["early"])


@cache
def moved() -> tuple[Moved, ...]:
    """All work that went from one living body to another."""
    return tuple(
        Moved(
            names=tuple(row["names"]),
            words=tuple(row["words"]),
            successor=row["successor"],
            start=row["from"],
            basis=row["basis"],
            confidence=row["confidence"],
        )
        for row in _raw()["moved"]
    )

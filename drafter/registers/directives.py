"""Directing papers that plans cite, with their days in force. What is not here is unknown, never wrong."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafter import toml

_DATA = tuple(Path(__file__).with_name("data") / name for name in ("directives.toml", "laws.toml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A paper. `title` "" when its wording was not verified; `start`/`end` bound the days in force, both inclusive."""

    symbol: str
    type: str
    date: dt.date
    body: str
    title: str
    confidence: str
    term: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    ended_by: str = ""

    def in_force(self, day: dt.date) -> bool:
        """Whether it is in force on a day, as far as the register knows."""
        return (self.end is None or day <= self.end) and (self.start is None or self.start <= day)


@cache
def directives() -> tuple[Directive, ...]:
    """All papers of the register. Papers of two terms may share a symbol."""
    rows = [row for path in _DATA for row in toml.load(path)["paper"]]
    return tuple(
        Directive(**{{"from": "start", "to": "end"}.get(key, key): value for key, value in row.items()})
        for row in rows
    )


@cache
def _by_symbol() -> dict[str, tuple[Directive, ...]]:
    out: dict[str, tuple[Directive, ...]] = {}
    for one in directives():
        out[one.symbol] = (*out.get(one.symbol, ()), one)
    return out


def named(symbol: str) -> tuple[Directive, ...]:
    """The papers that carry a symbol, of whatever term or year; () when the register knows none."""
    return _by_symbol().get(symbol, ())


def law(name: str, date: dt.date) -> Directive | None:
    """The law of a name ("Luật Đất đai", its letters large or small) and a day; None when the register does not know it."""
    wanted = name.casefold()
    return next((d for d in directives() if d.date == date and d.title.casefold() == wanted), None)

"""Types, bodies and terms behind the symbols of papers, as data with their dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import toml

_DATA = Path(__file__).with_name("data") / "citations.toml"


@cache
def _raw() -> dict[str, Any]:
    return toml.load(_DATA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office. `end` None while it lasts; a day within `margin` of an edge counts to both neighbours."""

    name: str
    start: dt.date
    end: dt.date | None
    margin: dt.timedelta
    confidence: str

    def may_hold(self, day: dt.date) -> bool:
        """Whether the day may lie in the term, the margin granted."""
        return self.start - self.margin <= day and (self.end is None or day <= self.end + self.margin)


@cache
def _terms(table: str) -> dict[str, Term]:
    raw = dict(_raw()[table])
    margin = dt.timedelta(days=raw.pop("margin_days"))
    return {
        name: Term(
            name=name, start=row["from"], end=row.get("to"), margin=margin, confidence=row["confidence"]
        )
        for name, row in raw.items()
    }


def party_terms() -> dict[str, Term]:
    """Congress terms of the Party by Roman numeral."""
    return _terms("party_terms")


def assembly_terms() -> dict[str, Term]:
    """Terms of the National Assembly by number ("14")."""
    return _terms("na_terms")


def party_term(day: dt.date) -> str | None:
    """The congress term a day lies in; None where it may be two, or is before the data begin."""
    found = [term.name for term in party_terms().values() if term.may_hold(day)]
    return found[0] if len(found) == 1 else None


@cache
def type_words() -> dict[str, tuple[str, ...]]:
    """Words for a type, in small letters -> letters that may stand in its symbol; () where nothing may be said."""
    return {word: tuple(letters) for word, letters in _raw()["types"].items()}


@cache
def letters(side: str) -> dict[str, str]:
    """Letters of types of the "state" or "party" shape: in capitals -> as they are written."""
    return {one.upper(): one for one in _raw()["letters"][side]}


@cache
def sides() -> dict[str, str]:
    """Letters of bodies that write one shape only, in capitals -> "state" or "party"."""
    return {one.upper(): side for side, many in _raw()["sides"].items() for one in many}


@cache
def bodies() -> dict[str, tuple[str, ...]]:
    """Letters of a body, in capitals -> beginnings of names that may stand after "của"."""
    return {one.upper(): tuple(names) for one, names in _raw()["bodies"].items()}

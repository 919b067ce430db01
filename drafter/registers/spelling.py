"""Words that drafters mix up, words doubled by a slip, capitals of Phụ lục II, abbreviations that all know."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).with_name("data") / "spelling.toml"


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A wording that is met and the one that is preferred, with how much may be said about it."""

    found: str
    preferred: str
    severity: str
    why: str


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs."""
    return tuple(Pair(**row) for row in _raw()["pair"])


@cache
def doubled() -> frozenset[str]:
    """Words of which two in a row are a slip."""
    return frozenset(_raw()["doubled"]["words"])


@cache
def doubled_on_purpose() -> frozenset[str]:
    """Words that are doubled on purpose."""
    return frozenset(_raw()["doubled"]["fine"])


def capitals(day: dt.date) -> dict[str, str]:
    """Capitals that Phụ lục II of NĐ 30/2020/NĐ-CP mends, wrong -> right; {} before it."""
    raw = dict(_raw()["capitals"])
    return raw if day >= raw.pop("from") else {}


@cache
def known_short() -> frozenset[str]:
    """Abbreviations that need no explanation."""
    return frozenset(_raw()["short"]["known"])

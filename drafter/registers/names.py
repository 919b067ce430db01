"""Names of people: what tells a family name from a title before it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drafter import toml

_DATA = Path(__file__).with_name("data") / "names.toml"


@cache
def surnames() -> frozenset[str]:
    """Common Vietnamese family names."""
    return frozenset(toml.load(_DATA)["surnames"])

"""Posts of those who head a body, where its own name tells more than its kind."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from drafter import toml
from drafter.registers.bodies import Kind

_DATA = Path(__file__).with_name("data") / "posts.toml"


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """All rows, in the order in which they are tried."""
    return tuple(toml.load(_DATA)["post"])


def named(of: Kind, department: str) -> Kind:
    """The kind with the posts, and the manner of deciding, that the body's own name tells."""
    for row in rows():
        if of.id in row["kinds"] and department.startswith(tuple(row["begins"])):
            return replace(of, heads=tuple(row["heads"]), collective=row.get("collective", of.collective))
    return of

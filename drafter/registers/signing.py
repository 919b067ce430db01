"""Who signs how: lines of authority and post from body, role and regime, each row of the table with its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol

from drafter import toml
from drafter.errors import InputError
from drafter.i18n import _
from drafter.registers.bodies import Kind

_DATA = Path(__file__).with_name("data") / "signing.toml"

#: head; deputy; acting ("Quyền"); in-charge (a deputy who runs the body); by-order (TL.); authorised (TUQ.).
Role = Literal["head", "deputy", "acting", "in-charge", "by-order", "authorised"]
ROLES: tuple[Role, ...] = ("head", "deputy", "acting", "in-charge", "by-order", "authorised")


class Marks(Protocol):
    """The regime's own marks of authority, each with the space after it."""

    @property
    def collective(self) -> str: ...
    @property
    def for_head(self) -> str: ...
    @property
    def by_order(self) -> str: ...
    @property
    def authorised(self) -> str: ...
    @property
    def acting(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What prints above the name: lines of authority, then the post. `clause` says why."""

    authority: tuple[str, ...]
    post: str
    clause: str
    confidence: str


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """The table: one row for each family, manner of deciding and role."""
    return tuple(toml.load(_DATA)["row"])


def signing(of: Kind, role: Role, marks: Marks, post: str = "") -> Signing:
    """How somebody in that role signs a plan of that body. `post` is the signer's own, for by-order and authorised.

    Raises InputError with the reason for a pair that cannot be.
    """
    row = next(
        (
            one
            for one in rows()
            if (one["family"], one["collective"], one["role"]) == (of.family, bool(of.collective), role)
        ),
        None,
    )
    if row is None:
        raise InputError(_("không có cách ký “{role}” với {body}").format(role=role, body=_(of.title)))
    if "refused" in row:
        raise InputError(f"{_(row['refused'])} ({row['clause']})")
    if row["post"] == "own" and not post:
        raise InputError(_("chưa có chức vụ của người ký"), hint=_("ví dụ: CHÁNH VĂN PHÒNG"))
    posts = {
        "head": of.heads[0],
        "deputy": of.heads[1],
        "acting": f"{marks.acting}{of.heads[0]}",
        "own": post.upper(),
    }
    authority = []
    for line in row["lines"]:
        name, _space, words = line.partition(" ")
        mark = getattr(marks, name)
        if not mark:
            raise InputError(
                _("chế độ thể thức này không có cách ký đó ({clause})").format(clause=row["clause"])
            )
        filled = re.sub(r"\{(\w+)\}", lambda m: {"body": of.collective, "head": of.heads[0]}[m[1]], words)
        authority.append(f"{mark}{filled}")
    return Signing(
        authority=tuple(authority),
        post=posts[row["post"]],
        clause=row["clause"],
        confidence=row["confidence"],
    )

"""What came out of a file: the plan, its answers, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from drafter.anatomy import Anatomy
from drafter.model.plan import Plan
from drafter.regimes.spec import Profile


@dataclass(frozen=True, slots=True)
class Imported:
    """What came out of a file. `title` is as issued, in capitals or not; `cover` is the decision that the plan is issued with, when there is one."""

    name: str
    title: str
    plan: Plan
    values: dict[str, Any]
    profile: Profile
    anatomy: Anatomy
    cover: Anatomy | None
    unplaced: tuple[str, ...]
    doubts: tuple[str, ...]
    notes: tuple[str, ...]
    #: The issuer's lines where the head does not have them whole.
    issuer_lines: tuple[str, ...] = ()

    @property
    def head(self) -> Anatomy:
        """The document that carries the header and the signature: the plan, or the decision it comes with."""
        return self.cover or self.anatomy

"""The case before a rule: the document, its anatomy, the law's numbers; and what a rule answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar, cast

from drafter.anatomy import Anatomy, Node, Piece
from drafter.regimes.spec import Look, Profile
from drafter.view import DocumentView

Found = TypeVar("Found")

#: Components of the head and the ending whose text is set line by line; the rest is running text.
UNREGULATED = ("không quy định", "không thấy quy định", "không có ô")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A mistake a rule has seen. `severity` and `confidence` weaken what the rule's own would say."""

    message: str
    component: str
    clause: str
    confidence: str = "A"
    severity: str = ""
    piece: Piece | None = None
    paragraph: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule that cannot be judged from this file."""

    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One document under one regime. `today` judges dates in the future."""

    view: DocumentView
    anatomy: Anatomy
    profile: Profile
    today: dt.date
    memo: dict[object, object] = field(default_factory=dict)

    @property
    def is_state(self) -> bool:
        """Whether the regime is one of State bodies."""
        return self.profile.family == "state"

    @property
    def day(self) -> dt.date:
        """The document's own date, today where it has none."""
        return self.anatomy.date.latest if self.anatomy.date else self.today

    @property
    def is_draft(self) -> bool:
        """Whether number or day is still blank: a draft, not an issued document."""
        date = self.anatomy.date
        return not self.anatomy.number.number or date is None or not date.is_complete

    def look(self, component: str) -> Look | None:
        """The look of a component, None where the regime says nothing of it."""
        look = self.profile.looks.get(component)
        return look if look is not None and is_regulated(look) else None

    def cite(self, clause: str) -> str:
        """A clause of this regime as it is cited to a reader."""
        return f"{self.profile.cite} {clause}"

    def clause_of(self, component: str) -> tuple[str, str]:
        """(clause as cited, confidence) of a component."""
        look = self.profile.looks[component]
        return self.profile.clause(look), look.confidence

    def at(
        self,
        component: str,
        message: str,
        piece: Piece | None = None,
        *,
        severity: str = "",
        confidence: str = "",
    ) -> Hit:
        """A hit on a component, with its clause and confidence."""
        clause, sure = self.clause_of(component)
        return Hit(
            message=message,
            component=self.profile.looks[component].id,
            clause=clause,
            confidence=confidence or sure,
            severity=severity,
            piece=piece,
        )

    def nodes(self) -> tuple[Node, ...]:
        """Every numbered part of the body."""
        return _nodes(self)


def once(asked: Callable[[Case], Found]) -> Callable[[Case], Found]:
    """What many rules ask of a case, worked out when the first of them does."""

    @wraps(asked)
    def known(case: Case) -> Found:
        if known not in case.memo:
            case.memo[known] = asked(case)
        return cast(Found, case.memo[known])

    return known


@once
def _nodes(case: Case) -> tuple[Node, ...]:
    return tuple(case.anatomy.nodes())


def is_regulated(look: Look) -> bool:
    """Whether a clause speaks of this component at all; drafter's own habits are never judged."""
    return not look.clause.startswith(UNREGULATED)

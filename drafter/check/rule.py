"""A rule: a generator over a case, its code and severity in the table, its page in the docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from drafter.check.case import Case, Hit, Unknown
from drafter.check.finding import Severity
from drafter.model.bodies import Family

Finder: TypeAlias = Callable[[Case], Iterator[Hit | Unknown]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`code` is never reused. `severity` is the most it may say; `covers` names the rows of the reference it answers.

    The docstring of `find` is its page in Vietnamese: what, why with the clause, a wrong and a right example.
    """

    code: str
    severity: Severity
    find: Finder
    covers: tuple[str, ...] = ()
    families: tuple[Family, ...] = ("state", "party")

    @property
    def page(self) -> str:
        """The whole page of the rule."""
        return inspect.cleandoc(self.find.__doc__ or "")

    @property
    def title(self) -> str:
        """The first line of its page."""
        return self.page.partition("\n")[0]

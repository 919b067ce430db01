"""What a check says: findings, what could not be judged, and the report that holds both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

#: The most that a confidence of the law's data allows to be said.
_BY_CONFIDENCE: dict[str, Severity] = {
    "A": "error",
    "H": "error",
    "B": "warning",
    "M": "warning",
    "C": "info",
    "L": "info",
    "D": "info",
}


def of_confidence(confidence: str) -> Severity:
    """The severity that a confidence carries: A, H error; B, M warning; the rest info."""
    return _BY_CONFIDENCE.get(confidence, "info")


def weaker(*severities: Severity) -> Severity:
    """The mildest of them."""
    return max(severities, key=SEVERITIES.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands: `paragraph` counts from 0, -1 for the whole document; `page` only of a rendered file."""

    paragraph: int = -1
    words: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One mistake, with what was found, what is expected, and the clause that says so."""

    code: str
    severity: Severity
    component: str
    message: str
    clause: str
    where: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEvaluated:
    """A rule that this file does not let us judge, and why. Neither passed nor failed."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome for one file. `summary` counts findings by severity."""

    file: str
    regime: str
    regime_reason: str
    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]

    @property
    def summary(self) -> dict[Severity, int]:
        """How many findings of each severity."""
        return {s: sum(f.severity == s for f in self.findings) for s in SEVERITIES}

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error: the exit code then is 1."""
        return any(f.severity == "error" for f in self.findings)

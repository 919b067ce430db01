"""Rules of content on plain paragraphs: what the tests of this folder share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from drafter.anatomy import dissect
from drafter.check.case import Case, Hit
from drafter.check.content.sources import of_lines
from drafter.check.content.table import CONTENT_RULES
from drafter.check.finding import SEVERITIES, Severity, of_confidence, weaker
from drafter.check.regime import choose
from drafter.view import DocumentView

TODAY = dt.date(2026, 11, 21)


def case_of(view: DocumentView) -> Case:
    """The case of a view, its regime chosen by its own date."""
    anatomy = dissect(view)
    return Case(view, anatomy, choose(anatomy, TODAY).profile, TODAY)


def findings(view: DocumentView) -> list[tuple[str, Severity, Hit]]:
    """(code, severity, hit) of every rule of content on a view."""
    case = case_of(view)
    out = []
    for rule in CONTENT_RULES:
        if case.profile.family not in rule.families:
            continue
        for found in rule.find(case):
            assert isinstance(found, Hit)
            said = next((s for s in SEVERITIES if s == found.severity), rule.severity)
            out.append((rule.code, weaker(said, of_confidence(found.confidence)), found))
    return out


def codes(lines: Iterable[str]) -> set[str]:
    """The codes found in a document of plain paragraphs."""
    return {code for code, _severity, _hit in findings(of_lines(lines))}

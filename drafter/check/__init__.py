"""Judge a document by the clauses of its regime: a view in, a report out. No files, no Word, no numbers of the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from drafter.anatomy import dissect
from drafter.check.case import Case, Hit, Unknown
from drafter.check.content.prose import of_words, prose
from drafter.check.finding import (
    SEVERITIES,
    Finding,
    NotEvaluated,
    Place,
    Report,
    Severity,
    of_confidence,
    weaker,
)
from drafter.check.regime import choose
from drafter.check.rule import Rule
from drafter.check.table import RULES
from drafter.model.papers import DocDate
from drafter.regimes.spec import Profile
from drafter.view import DocumentView

__all__ = ["Finding", "NotEvaluated", "Place", "Report", "check", "check_words"]

_WORDS = 60
#: Rules of content that need no more than a sentence and the plan's day: first mentions, references and sums need it all.
_OF_SENTENCES = (
    "ND301", "ND302", "ND303", "ND304", "ND305", "ND306", "ND311", "ND313", "ND401", "ND402", "ND403", "ND404", "ND511", "ND602",
    "ND603", "ND604", "ND605", "ND701", "ND702", "ND703", "ND704",
)  # fmt: skip


def check(
    view: DocumentView,
    profile: Profile | None = None,
    *,
    regime: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: dt.date | None = None,
) -> Report:
    """The report on a document. `select` and `ignore` are codes or beginnings of codes; `today` dates an undated one.

    `profile` is taken as it is; else `regime` names one, "auto" by the document's own date and header. Raises RegimeError
    for an unknown regime.
    """
    day = today or dt.date.today()
    anatomy = dissect(view)
    choice = choose(anatomy, day, profile.id if profile else regime)
    rules = _chosen(tuple(select), tuple(ignore))
    findings, unknown = _judge(rules, Case(view, anatomy, profile or choice.profile, day))
    if choice.older is not None:
        findings = _milder_where_old(findings, rules, Case(view, anatomy, choice.older, day))
    if choice.is_guess:
        findings = [_as_info(finding) for finding in findings]
    findings.sort(key=lambda f: (SEVERITIES.index(f.severity), f.where.paragraph, f.code))
    return Report(
        file=view.name,
        regime=(profile or choice.profile).id,
        regime_reason=choice.reason,
        findings=tuple(findings),
        not_evaluated=tuple(unknown),
    )


def check_words(
    words: str, profile: Profile, date: DocDate, *, today: dt.date | None = None
) -> tuple[Finding, ...]:
    """Errors and warnings in the words of one answer, a paragraph a line, of a plan of this regime and date."""
    blank = DocumentView(name="", sections=(), blocks=())
    anatomy = replace(dissect(blank), family=profile.family, date=date)
    case = Case(blank, anatomy, profile, today or dt.date.today())
    case.memo[prose] = of_words(words)
    findings, _unknown = _judge([rule for rule in RULES if rule.code in _OF_SENTENCES], case)
    return tuple(finding for finding in findings if finding.severity != "info")


@lru_cache(8)
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    wanted = (rule for rule in RULES if not select or rule.code.startswith(select))
    return tuple(rule for rule in wanted if not rule.code.startswith(ignore))


def _judge(rules: Iterable[Rule], case: Case) -> tuple[list[Finding], list[NotEvaluated]]:
    findings: list[Finding] = []
    unknown: list[NotEvaluated] = []
    for rule in rules:
        if case.profile.family not in rule.families:
            continue
        for found in rule.find(case):
            if isinstance(found, Unknown):
                unknown.append(NotEvaluated(code=rule.code, reason=found.reason))
            else:
                findings.append(_finding(rule, found, case))
    return findings, unknown


def _finding(rule: Rule, hit: Hit, case: Case) -> Finding:
    own: Severity = rule.severity if not hit.severity else _severity(hit.severity)
    severity = weaker(own, of_confidence(hit.confidence), of_confidence(case.profile.confidence))
    index, words = hit.paragraph, hit.words
    if hit.piece is not None:
        index, words = hit.piece.paragraph.index, hit.piece.text
    short = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …"
    return Finding(
        code=rule.code,
        severity=severity,
        component=hit.component,
        message=hit.message,
        clause=hit.clause,
        where=Place(paragraph=index, words=short),
    )


def _severity(name: str) -> Severity:
    return next(s for s in SEVERITIES if s == name)


def _milder_where_old(findings: list[Finding], rules: Iterable[Rule], old: Case) -> list[Finding]:
    """What the older regime, still on the books, would not find is a remark only."""
    also = {(f.code, f.component, f.where.paragraph) for f in _judge(rules, old)[0]}
    return [f if (f.code, f.component, f.where.paragraph) in also else _as_info(f) for f in findings]


def _as_info(finding: Finding) -> Finding:
    return Finding(
        code=finding.code,
        severity="info",
        component=finding.component,
        message=finding.message,
        clause=finding.clause,
        where=finding.where,
    )

"""Proving a kit: its plans printed over every branch, and what goes wrong, with the smallest answers that show it.

How answers are made, printed and judged is given from outside; here stands what must hold of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from drafter import text as _text
from drafter.errors import DrafterError
from drafter.i18n import _
from drafter.kits.cases import Case, cases, days, simpler
from drafter.kits.kit import Kit, Suggested
from drafter.kits.suggest import Suggestions


class Drafted(Protocol):
    """A case as an answers file, and what was asked on the way."""

    @property
    def answers(self) -> bytes: ...
    @property
    def suggestions(self) -> Suggestions: ...
    @property
    def asked(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Verdict:
    """The words of a document in reading order, and what the check says of it."""

    words: str
    findings: tuple[str, ...]


class Workbench(Protocol):
    """What turns a case into answers, answers into a document, and judges it. All raise DrafterError."""

    def draft(self, case: Case) -> Drafted: ...
    def make(self, answers: bytes) -> bytes: ...
    def judge(self, document: bytes, answers: bytes) -> Verdict: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What went wrong; `answers` is the smallest file that shows it, empty when no single file does."""

    what: str
    case: str = ""
    answers: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How many documents were printed, at which levels, and everything that went wrong."""

    documents: int
    levels: tuple[tuple[str, int], ...]
    complaints: tuple[Complaint, ...]


#: After so many broken cases the rest is taken for granted.
_ENOUGH = 3


def prove(
    kit: Kit,
    bench: Workbench,
    today: dt.date,
    *,
    levels: tuple[str, ...] = (),
    tell: Callable[[str, int], None] = lambda level, count: None,
) -> Proof:
    """Print and judge every case of a kit. `levels` () are all that it claims; `tell` hears of each level when done."""
    complaints: list[Complaint] = []
    counts: list[tuple[str, int]] = []
    seen: set[str] = set()
    asked: set[str] = set()
    for level in levels or kit.levels:
        if not days(kit, level, today):
            if levels:
                what = _("cấp {level}: không có ngày nào cơ quan cấp này ban hành được")
                complaints.append(Complaint(what=what.format(level=level)))
            continue
        count = 0
        for case in cases(kit, level, today):
            trouble, drafted, words = _trouble(case, bench)
            count += 1 if drafted else 0
            if trouble:
                complaints.append(_smallest(kit, case, bench))
                if len(complaints) >= _ENOUGH:
                    return _proof([*counts, (level, count)], complaints)
            elif drafted:
                asked |= drafted.asked
                if case.is_plain:
                    seen |= {place for place, one in clauses(kit) if _stands(drafted.suggestions, one, words)}
        counts.append((level, count))
        tell(level, count)
    if not levels and not complaints:
        complaints += [
            Complaint(what=_("{place}: không bao giờ in được ở cấp, ngày nào").format(place=place))
            for place, _one in clauses(kit)
            if place not in seen
        ]
        complaints += [
            Complaint(what=_("lĩnh vực {id}: không bao giờ được hỏi nhiệm vụ").format(id=area.id))
            for area in kit.areas
            if area.id not in asked
        ]
    return _proof(counts, complaints)


def _proof(counts: list[tuple[str, int]], complaints: list[Complaint]) -> Proof:
    documents = sum(count for _level, count in counts)
    return Proof(documents=documents, levels=tuple(counts), complaints=tuple(complaints))


def _trouble(case: Case, bench: Workbench) -> tuple[str, Drafted | None, str]:
    """(what is wrong with a case, its answers, its words); "" when nothing is."""
    try:
        drafted = bench.draft(case)
    except DrafterError as error:
        return error.message, None, ""
    why, words = _judged(drafted.answers, bench)
    return why, drafted, words


def _judged(answers: bytes, bench: Workbench) -> tuple[str, str]:
    try:
        document, again = bench.make(answers), bench.make(answers)
        verdict = bench.judge(document, answers)
    except DrafterError as error:
        return error.message, ""
    if document != again:
        return _("in hai lần ra hai tệp khác nhau"), ""
    return "; ".join(verdict.findings), verdict.words


def _smallest(kit: Kit, case: Case, bench: Workbench) -> Complaint:
    """What is wrong with a broken case once no plainer one is broken."""
    for plainer in simpler(case, kit):
        if _trouble(plainer, bench)[0]:
            return _smallest(kit, plainer, bench)
    why, drafted, _words = _trouble(case, bench)
    return Complaint(what=why, case=str(case), answers=drafted.answers if drafted else b"")


def clauses(kit: Kit) -> Iterator[tuple[str, Suggested]]:
    """(place, text) of every clause of a kit."""
    for number, (levels, text) in enumerate(kit.titles, 1):
        yield f"title[{number}]", Suggested(levels=levels, text=text)
    for area in kit.areas:
        yield f"areas[{area.id}]", Suggested(levels=frozenset(kit.levels), text=area.heading)
    for number, paper in enumerate(kit.papers, 1):
        said = dict(paper.paper)
        yield f"papers[{number}]", Suggested(levels=paper.levels, text=said.get("subject") or said["type"])
    for name in ("purposes", "requirements", "goals", "funding", "tasks", "duties", "recipients", "archives"):
        for number, one in enumerate(getattr(kit, name), 1):
            yield f"{name}[{number}]", one


def _stands(made: Suggestions, one: Suggested, words: str) -> bool:
    """Whether every line of a clause stands among the words of a document."""
    if made.level not in one.levels:
        return False
    lines = made.filled(one).split("\n")
    return all(_text.fold(line).rstrip(" .;:,") in words for line in lines)

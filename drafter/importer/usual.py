"""Sentences that follow from the answers, told from those that an office wrote itself.

A reading is tried, printed again and compared: what prints the same words needs no verbatim answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drafter.importer.papers import carried_out, paper_of
from drafter.model.papers import Paper
from drafter.model.plan import Appendix, Plan
from drafter.regimes.spec import Profile
from drafter.sheet import compose
from drafter.sheet.lines import Grid, Sheet
from drafter.sheet.wording import Wording

#: Regime and wording of the issuer -> its sentences.
Wordings = Callable[[str, str], Wording]


def with_usual_sentences(plan: Plan, profile: Profile, wording: Wording) -> Plan:
    """The plan with every text left to the printer that it would print alike: opening, closing, bases, "Kèm theo"."""
    shell = replace(
        plan, sections=(), implementation=None, recipients=(), signers=(), archive="", bases=(), opening=(), closing=(),
        appendices=tuple(replace(a, content=(), lists_tasks=False) for a in plan.appendices),
    )  # fmt: skip
    plan = _opening(plan, shell, profile, wording)
    plan = replace(plan, bases=_bases(plan, shell, profile, wording))
    closing = _line(compose(replace(shell, closing=None), profile, wording), "closing")
    if plan.closing and len(plan.closing) == 1 and _alike(plan.closing[0].text, closing):
        plan = replace(plan, closing=None)
    return replace(plan, appendices=_appendices(plan, shell, profile, wording))


def _line(sheet: Sheet, id_: str) -> str:
    return next((line.printed for line in sheet.body if not isinstance(line, Grid) and line.id == id_), "")


def _alike(issued: str, printed: str) -> bool:
    # the end mark belongs to the last paragraph, whichever it is
    return issued.rstrip(" ./") == printed.rstrip(" ./")


def _opening(plan: Plan, shell: Plan, profile: Profile, wording: Wording) -> Plan:
    """`implements` where the opening names them, and no opening where it says nothing else."""
    if not plan.opening:
        return plan
    papers = carried_out(plan.opening[0].text, plan.title)
    tried = replace(shell, opening=None, implements=papers)
    if len(plan.opening) == 1 and _alike(
        plan.opening[0].text, _line(compose(tried, profile, wording), "opening")
    ):
        return replace(plan, opening=None, implements=papers)
    return replace(plan, implements=papers)


def _bases(plan: Plan, shell: Plan, profile: Profile, wording: Wording) -> tuple[Paper, ...]:
    tried = []
    for basis in plan.bases:
        words = basis.verbatim.removeprefix("Căn cứ ")
        read = paper_of(words, basis.id) if words != basis.verbatim else None
        tried.append(read or basis)
    sheets = [
        compose(replace(shell, bases=papers), profile, wording) for papers in (plan.bases, tuple(tried))
    ]
    lines = [
        [line.printed for line in sheet.body if not isinstance(line, Grid) and line.kind == "can_cu"]
        for sheet in sheets
    ]
    return tuple(
        read if before == after else basis
        for basis, read, before, after in zip(plan.bases, tried, *lines, strict=True)
    )


def _appendices(plan: Plan, shell: Plan, profile: Profile, wording: Wording) -> tuple[Appendix, ...]:
    """Labels that would be counted alike and "(Kèm theo ...)" that would be said alike left to the printer."""
    if not plan.appendices:
        return ()
    bare = tuple(replace(a, label=None if a.label else a.label, attached="") for a in shell.appendices)
    sheet = compose(replace(shell, appendices=bare), profile, wording)
    out = []
    for appendix, printed in zip(plan.appendices, sheet.appendices, strict=True):
        lines = {line.kind: line.printed for line in printed.head}
        label = None if appendix.label and lines.get("phu_luc") == appendix.label else appendix.label
        attached = "" if lines.get("phu_luc_kem_theo") == appendix.attached else appendix.attached
        out.append(replace(appendix, label=label, attached=attached))
    return tuple(out)

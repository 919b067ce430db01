"""Sentences that follow from the answers, told from those that an office wrote itself.

A reading is tried, printed again and compared: what prints the same words needs no verbatim answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from drafter import text as _text
from drafter.importer.papers import carried_out, paper_of
from drafter.model.papers import Paper
from drafter.model.plan import Appendix, Block, Paragraph, Plan, Section, Table, Task, tasks_by_heading
from drafter.regimes.spec import Profile
from drafter.sheet import compose
from drafter.sheet.grid import TASK_HEADS, usual_columns
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
    elif not plan.closing and (cut := _without_last(plan, closing)) is not None:
        plan = replace(cut, closing=None)
    return replace(plan, appendices=_appendices(plan, shell, profile, wording))


_FIELDS = {heading: field for field, (heading, _width) in TASK_HEADS.items()}


def _columns(table: Table) -> tuple[str, ...]:
    """What a table of tasks tells of each, column by column; () for another table."""
    fields = tuple(_FIELDS.get(cell.text, "") for cell in table.head[0].cells) if table.head else ()
    ours = fields[:1] == ("number",) and "text" in fields and "" not in fields
    return fields[1:] if ours else ()


def with_task_table(plan: Plan) -> Plan:
    """The plan with the table of all tasks, as drafter prints it in an appendix, read back into the tasks themselves.

    Left as it is unless every row is a task of the body and they come in the same order.
    """
    for number, appendix in enumerate(plan.appendices):
        first = appendix.content[0] if appendix.content else None
        if not isinstance(first, Table) or not (columns := _columns(first)):
            continue
        rows = [
            dict(zip(columns, (cell.text for cell in row.cells[1:]), strict=True))
            for row in first.rows
            if len(row.cells) == len(columns) + 1
        ]
        waiting = list(rows)
        sections = _tasks(plan.sections, waiting)
        if waiting or not rows:
            return plan
        usual = columns == usual_columns(tasks_by_heading(sections))
        made = replace(
            appendix, lists_tasks=True, columns=() if usual else columns, content=appendix.content[1:]
        )
        appendices = (*plan.appendices[:number], made, *plan.appendices[number + 1 :])
        return replace(plan, sections=sections, appendices=appendices)
    return plan


def _tasks(blocks: tuple[Block, ...], waiting: list[dict[str, str]]) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section):
            out.append(block)
        elif (
            waiting and not (block.heading or block.content) and _in_a_cell(block.inline, waiting[0]["text"])
        ):
            fields: dict[str, Any] = {**waiting.pop(0), "text": block.inline}
            out.append(Task(id=block.id, level=block.level, label=block.label, **fields))
        else:
            out.append(replace(block, content=_tasks(block.content, waiting)))
    return tuple(out)


def _in_a_cell(text: str, cell: str) -> bool:
    return cell in (text, _text.upper_first(text))


def _without_last(plan: Plan, closing: str) -> Plan | None:
    """The plan without its very last paragraph, when that is the usual closing and only looked like part of the text."""
    part = plan.implementation
    if part is None:
        sections = _cut_last(plan.sections, closing)
        return None if sections is None else replace(plan, sections=sections)
    if part.outro:
        outro = _cut_last(part.outro, closing)
        kept = tuple(b for b in outro or () if isinstance(b, Paragraph))
        return None if outro is None else replace(plan, implementation=replace(part, outro=kept))
    last = part.duties[-1]
    content = _cut_last(last.content, closing)
    if content is None:
        return None
    duties = (*part.duties[:-1], replace(last, content=content))
    return replace(plan, implementation=replace(part, duties=duties))


def _cut_last(blocks: tuple[Block, ...], closing: str) -> tuple[Block, ...] | None:
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph) and _alike(last.text, closing):
        return blocks[:-1]
    if isinstance(last, Section) and (content := _cut_last(last.content, closing)) is not None:
        return (*blocks[:-1], replace(last, content=content))
    return None


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
        label = appendix.label
        if label:
            # the law wants small letters, law sites print capitals
            label = re.sub(r"^PHỤ LỤC", "Phụ lục", label)
            label = None if lines.get("phu_luc") == label else label
        attached = "" if lines.get("phu_luc_kem_theo") == appendix.attached else appendix.attached
        out.append(replace(appendix, label=label, attached=attached))
    return tuple(out)

"""Plan -> answers: the way back of `drafter.answers.codec.to_plan`. What follows from other answers is left out.

`drafter.answers.dump.to_yaml` writes the values to a file; reading that file gives the plan again, ids of blocks apart.
"""

from __future__ import annotations

from typing import Any

from drafter.answers.schema import LINE_LIMIT
from drafter.model.bodies import Issuer
from drafter.model.papers import Paper
from drafter.model.plan import (
    TASK_DETAILS,
    Appendix,
    Block,
    Cell,
    Duty,
    Implementation,
    Level,
    Paragraph,
    Plan,
    Row,
    Section,
    Signer,
    Table,
    Task,
)

Values = dict[str, Any]

#: What a list of parts is taken for when a part names no level, by the depth that the list stands at.
_BY_DEPTH: tuple[Level, ...] = ("muc", "khoan", "diem", "gach", "cong")
_INSIDE: dict[Level, int] = {"phan": 0, "muc": 1, "khoan": 2, "tiet": 2, "diem": 3, "gach": 4, "cong": 4}


def values_of(plan: Plan, issuer: Values | None = None, *, symbol: bool = True) -> Values:
    """The values of the form for a plan. `issuer` are answers that the issuer follows from, where they are known.

    `symbol` False leaves out a symbol that follows from type and issuer.
    """
    attached = plan.attached_to
    out: Values = {"issuer": issuer or issuer_values(plan.issuer)}
    if plan.co_issuers:
        out["co_issuers"] = tuple(issuer_values(body) for body in plan.co_issuers)
    texts = {"number": plan.number, "symbol": plan.symbol if symbol else "", "archive": plan.archive}
    out |= {key: text for key, text in texts.items() if text}
    if plan.place and plan.place != plan.issuer.place:
        out["place"] = plan.place
    out |= {"date": plan.date, "title": plan.title}
    if plan.type != "Kế hoạch":
        out["type"] = plan.type
    marks = {key: getattr(plan.marks, key) for key in ("draft", "urgency", "secrecy", "circulation")}
    lists: Values = {
        "marks": {key: words for key, words in marks.items() if words},
        "attached_to": _paper(attached) if attached else {},
        "implements": tuple(map(_paper, plan.implements)),
        "bases": tuple(map(_paper, plan.bases)),
        "sections": _nodes(plan.sections, 0),
        "implementation": _implementation(plan.implementation) if plan.implementation else {},
        "recipients": tuple(
            {"heading": r.name} if r.is_heading else {"name": r.name, **({"note": r.note} if r.note else {})}
            for r in plan.recipients
        ),
        "signers": tuple(map(_signer, plan.signers)),
        "appendices": tuple(map(_appendix, plan.appendices)),
    }
    out |= {key: value for key, value in lists.items() if value}
    for key in ("opening", "closing"):
        if (block := getattr(plan, key)) is not None:
            out[key] = _texts(block)
    if plan.electronic:
        out["electronic"] = True
    return out


def issuer_values(body: Issuer) -> Values:
    """The answers of an issuer whose names are not known apart: its lines as they are."""
    out: Values = {"kind": body.kind, "letters": body.letters, "lines": body.lines, "called": body.name}
    if body.parent_lines:
        out["parent_lines"] = body.parent_lines
    return {key: value for key, value in out.items() if value}


def _paper(paper: Paper) -> Values:
    keys = ("type", "symbol", "date", "body", "subject", "short", "verbatim")
    return {key: getattr(paper, key) for key in keys if getattr(paper, key)}


def _texts(blocks: tuple[Paragraph, ...]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)


def _signer(signer: Signer) -> Values:
    keys = ("authority", "post", "second_post", "name")
    return {key: getattr(signer, key) for key in keys if getattr(signer, key)}


def _appendix(appendix: Appendix) -> Values:
    out: Values = {} if appendix.label is None else {"label": appendix.label}
    if appendix.title:
        out["title"] = appendix.title
    if appendix.orientation != "portrait":
        out["orientation"] = appendix.orientation
    if appendix.attached:
        out["attached"] = appendix.attached
    if appendix.lists_tasks:
        out["tasks"] = True
    if appendix.columns:
        out["task_columns"] = appendix.columns
    if content := _nodes(appendix.content, 0):
        out["content"] = content
    # a group needs one key at least
    return out or {"title": ""}


def _implementation(part: Implementation) -> Values:
    out: Values = {"heading": part.heading}
    if part.label is not None:
        out["label"] = part.label
    if part.intro:
        out["intro"] = _texts(part.intro)
    if part.duties:
        out["agencies"] = tuple(map(_duty, part.duties))
    if part.outro:
        out["outro"] = _texts(part.outro)
    return out


def _duty(duty: Duty) -> Values:
    out: Values = {} if duty.label is None else {"label": duty.label}
    out["agency"] = duty.agency
    if duty.inline:
        out["inline"] = duty.inline
    return {**out, **_content(duty.content, 2, tables=False)}


def _content(blocks: tuple[Block, ...], depth: int, *, tables: bool = True) -> Values:
    """What stands below a part: its first paragraphs as text, a table after them, and the rest in order."""
    count = 0
    while count < len(blocks) and isinstance(blocks[count], Paragraph):
        count += 1
    out: Values = {}
    if count:
        out["text"] = tuple(block.text for block in blocks[:count] if isinstance(block, Paragraph))
    rest = blocks[count:]
    if tables and rest and isinstance(rest[0], Table):
        out["table"] = _table(rest[0])
        rest = rest[1:]
    if rest:
        out["content"] = _nodes(rest, depth)
    return out


def _nodes(blocks: tuple[Block, ...], depth: int) -> tuple[Values, ...]:
    out: list[Values] = []
    last: Block | None = None
    for block in blocks:
        match block:
            case Paragraph():
                if isinstance(last, Paragraph):
                    out[-1]["text"] = (*out[-1]["text"], block.text)
                else:
                    out.append({"text": (block.text,)})
            case Table():
                if isinstance(last, Paragraph):
                    out[-1]["table"] = _table(block)
                else:
                    out.append({"table": _table(block)})
            case Task():
                out.append(_task(block))
            case Section():
                out.append(_section(block, depth))
        last = block
    return tuple(out)


def _task(task: Task) -> Values:
    out: Values = {} if task.level == "gach" else {"level": task.level}
    if task.label is not None:
        out["label"] = task.label
    out["task"] = task.text
    said = {key: getattr(task, key) for key in (*TASK_DETAILS, "source") if getattr(task, key)}
    return {**out, **said, **({"own_lines": dict(task.own_lines)} if task.own_lines else {})}


def _section(section: Section, depth: int) -> Values:
    out: Values = {}
    usual = _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)]
    if section.level != usual or not section.heading:
        out["level"] = section.level
    if section.label is not None:
        out["label"] = section.label
    if section.heading:
        out["heading"] = section.heading
    below = _content(section.content, _INSIDE.get(section.level, depth))
    if section.inline and len(section.inline) > LINE_LIMIT and not section.heading:
        # too long for a line: written as the first paragraph, which carries the number
        below["text"] = (section.inline, *below.get("text", ()))
    elif section.inline:
        out["inline"] = section.inline
    return {**out, **below}


def _table(table: Table) -> Values:
    out: Values = {"caption": table.caption} if table.caption else {}
    if table.head:
        out["head"] = tuple(map(_row, table.head))
    if table.widths:
        out["widths"] = table.widths
    out["rows"] = tuple(map(_row, table.rows))
    return out


def _row(row: Row) -> tuple[Values, ...]:
    return tuple(map(_cell, row.cells))


def _cell(cell: Cell) -> Values:
    out: Values = {"text": cell.text}
    if cell.span != 1:
        out["span"] = float(cell.span)
    if cell.rows != 1:
        out["rows"] = float(cell.rows)
    return out

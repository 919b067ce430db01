"""The body in the answers file: nodes of one kind that say section, task, table or running text by the keys they have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drafter.memo import Memo
from drafter.model.plan import TASK_DETAILS, Block, Cell, Level, Paragraph, Row, Section, Table, Task

Values = dict[str, Any]

#: The level of a part that names none, by the depth of the list that it stands in.
_BY_DEPTH: tuple[Level, ...] = ("muc", "khoan", "diem", "gach", "cong")
#: How deep the list inside a part of each level is: under Phần I stands I., under 1. and 1.1. stands a).
_INSIDE: dict[Level, int] = {"phan": 0, "muc": 1, "khoan": 2, "tiet": 2, "diem": 3, "gach": 4, "cong": 4}


def with_ids(raws: tuple[Values, ...], prefix: str) -> list[Values]:
    """The groups with an id each: their own, or their place in the list."""
    used = {raw["id"] for raw in raws if raw.get("id")}
    out = []
    for number, raw in enumerate(raws, 1):
        id_ = raw.get("id") or f"{prefix}{number}"
        while not raw.get("id") and id_ in used:
            id_ += "x"
        out.append({**raw, "id": id_})
    return out


def paragraphs_of(texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
    """Running text: its paragraphs are known by their place."""
    return tuple(Paragraph(id=f"p{number}", text=text) for number, text in enumerate(texts, 1))


def apart(blocks: tuple[Block, ...] | list[Block]) -> tuple[Block, ...]:
    """Siblings with an id each: a block whose id an earlier one has is renamed."""
    used: set[str] = set()
    out = []
    for block in blocks:
        id_ = block.id
        while id_ in used:
            id_ += "x"
        used.add(id_)
        out.append(block if id_ == block.id else replace(block, id=id_))
    return tuple(out)


def blocks_of(raws: tuple[Values, ...], *, depth: int = 1, prefix: str = "m") -> tuple[Block, ...]:
    """The blocks of one list of nodes."""
    out: list[Block] = []
    for raw in with_ids(raws, prefix):
        out += _node(raw, depth)
    return apart(out)


def top_blocks(raws: tuple[Values, ...], memo: Memo) -> tuple[Block, ...]:
    """The blocks of the list of I., II. itself; `memo` keeps those whose node is as it was."""
    out: list[Block] = []
    for number, (raw, named) in enumerate(zip(raws, with_ids(raws, "m"), strict=True)):
        out += memo(number, _top_node, raw, named["id"])
    return apart(out)


def _top_node(raw: Values, id_: str) -> list[Block]:
    return _node({**raw, "id": id_}, 0)


def _node(raw: Values, depth: int) -> list[Block]:
    id_ = raw["id"]
    if "task" in raw:
        task_level: Level = raw.get("level", "gach")
        task = Task(
            id=id_,
            text=raw["task"],
            level=task_level,
            label=raw.get("label"),
            lead=raw.get("lead", ""),
            partners=raw.get("partners", ""),
            leader=raw.get("leader", ""),
            start=raw.get("start", ""),
            deadline=raw.get("deadline", ""),
            product=raw.get("product", ""),
            money=raw.get("money", ""),
            source=raw.get("source", ""),
            own_lines=tuple(
                (key, raw["own_lines"][key]) for key in TASK_DETAILS if key in raw.get("own_lines", ())
            ),
        )
        # what belongs to a task stands beside it, so its ids must tell whose it is
        return [task, *_below(raw, _INSIDE.get(task_level, depth), f"{id_}-")]
    headed = bool(raw.get("heading") or raw.get("inline"))
    if not headed and not raw.get("label") and "level" not in raw:
        # no number and no heading: running text, or a table, where it stands
        return _anonymous(raw, depth)
    level: Level = raw.get("level") or _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)]
    inline, texts = raw.get("inline", ""), raw.get("text", ())
    if not headed and texts:
        # "a) text" is written as a level and a text: its first paragraph carries the number
        inline, texts = texts[0], texts[1:]
    section = Section(
        id=id_,
        level=level,
        label=raw.get("label"),
        heading=raw.get("heading", ""),
        inline=inline,
        content=apart(_below({**raw, "text": texts}, _INSIDE.get(level, depth))),
    )
    return [section]


def _below(raw: Values, depth: int, prefix: str = "") -> list[Block]:
    texts = raw.get("text", ())
    out: list[Block] = [Paragraph(id=f"{prefix}p{n}", text=text) for n, text in enumerate(texts, 1)]
    if "table" in raw:
        out.append(table_of(raw["table"], f"{prefix}bang"))
    return out + list(blocks_of(raw.get("content", ()), depth=depth, prefix=f"{prefix}m"))


def _anonymous(raw: Values, depth: int) -> list[Block]:
    texts = raw.get("text", ())
    out: list[Block] = [Paragraph(id=f"{raw['id']}-p{n}", text=text) for n, text in enumerate(texts, 1)]
    if "table" in raw:
        out.append(table_of(raw["table"], raw["id"]))
    return out + list(blocks_of(raw.get("content", ()), depth=depth, prefix=f"{raw['id']}-m"))


def table_of(raw: Values, id_: str) -> Table:
    """A table; a row written as one text covers all columns."""
    heads = [raw["columns"]] if raw.get("columns") else list(raw.get("head", ()))
    rows = list(raw.get("rows", ()))
    count = len(raw.get("widths", ())) or max((_width(row) for row in (*heads, *rows)), default=1)

    def made(row: Any, row_id: str) -> Row:
        if isinstance(row, str):
            return Row(id=row_id, cells=(Cell(text=row, span=count),))
        return Row(id=row_id, cells=tuple(_cell(cell) for cell in row))

    return Table(
        id=id_,
        caption=raw.get("caption", ""),
        head=tuple(made(row, f"h{n}") for n, row in enumerate(heads, 1)),
        rows=tuple(made(row, f"r{n}") for n, row in enumerate(rows, 1)),
        widths=tuple(raw.get("widths", ())),
    )


def _width(row: Any) -> int:
    return (
        1
        if isinstance(row, str)
        else sum(1 if isinstance(cell, str) else int(cell.get("span", 1)) for cell in row)
    )


def _cell(raw: Any) -> Cell:
    if isinstance(raw, str):
        return Cell(text=raw)
    return Cell(text=raw.get("text", ""), span=int(raw.get("span", 1)), rows=int(raw.get("rows", 1)))

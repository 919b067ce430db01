"""A list of tasks put into an answers file: its areas get these tasks, everything else stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count
from typing import Any

from drafter import text as _text
from drafter.ledger.entries import Entry

Values = dict[str, Any]

_KEYS = ("lead", "partners", "leader", "start", "deadline", "product", "money", "source")
#: Where areas go that the answers do not have yet.
_HOME = "nhiem-vu"


def merged(values: Values, rows: tuple[Entry, ...], told: Collection[str] = _KEYS) -> Values:
    """The values with exactly these tasks. Unknown areas are added. `told` are the fields that the list has a column for.

    A task known by its id keeps what a list does not tell: number, level, what stands below it.
    """
    old = {task["id"]: task for task in _tasks(values.get("sections", ())) if task.get("id")}
    waiting: dict[str, list[Values]] = {}
    for row, id_ in zip(rows, _ids(rows), strict=True):
        waiting.setdefault(_text.fold(row.area), []).append(_task(row, old, id_, told))
    names = {_text.fold(row.area): row.area for row in rows}
    sections = _put(values.get("sections", ()), "", waiting)
    rest: list[Values] = []
    for area, tasks in waiting.items():
        rest += [{"heading": names[area], "content": tuple(tasks)}] if area else tasks
    if rest:
        sections = _appended(sections, tuple(rest))
    return {**values, "sections": sections}


def _ids(rows: tuple[Entry, ...]) -> Iterator[str]:
    """An id for each row: its own, written as ids are ("NV 01" -> "nv-01"), else a free one."""
    own = [_text.slug(row.id, limit=40) if row.id else "" for row in rows]
    free = (id_ for number in count(1) if (id_ := f"nv-bang-{number}") not in own)
    seen = {""}
    for id_ in own:
        seen.add(id_ := next(free) if id_ in seen else id_)
        yield id_


def _task(row: Entry, old: dict[str, Values], id_: str, told: Collection[str]) -> Values:
    known = {
        key: value
        for key, value in old.get(id_ if row.id else "", {}).items()
        if key not in ("id", "task", *told)
    }
    said = {key: getattr(row, key) for key in _KEYS if getattr(row, key)}
    if "own_lines" in known:
        # a line of its own stays only for what is still said
        lines = {key: words for key, words in known.pop("own_lines").items() if key in said or key in known}
        known |= {"own_lines": lines} if lines else {}
    return {"id": id_, **known, "task": row.text, **said}


def _tasks(nodes: tuple[Values, ...]) -> Iterator[Values]:
    for node in nodes:
        if "task" in node:
            yield node
        yield from _tasks(node.get("content", ()))


def _put(nodes: tuple[Values, ...], heading: str, waiting: dict[str, list[Values]]) -> tuple[Values, ...]:
    """The parts without their old tasks, each with the new ones of its heading in the place of the first."""
    holds = any("task" in node for node in nodes)
    new = waiting.pop(_text.fold(heading), []) if holds else []
    out: list[Values] = []
    for node in nodes:
        if "task" in node:
            out += new
            new = []
            continue
        below = node.get("content", ())
        own = node.get("heading", "") or heading
        made = _put(below, own, waiting)
        if node.get("heading") and (more := waiting.pop(_text.fold(own), [])):
            made = (*more, *made)
        kept = {key: value for key, value in node.items() if key != "content"}
        out.append({**kept, "content": made} if made else kept)
    return tuple(out)


def _appended(sections: tuple[Values, ...], more: tuple[Values, ...]) -> tuple[Values, ...]:
    for place, section in enumerate(sections):
        if section.get("id") == _HOME:
            grown = {**section, "content": (*section.get("content", ()), *more)}
            return (*sections[:place], grown, *sections[place + 1 :])
    return (*sections, {"id": _HOME, "heading": "Nhiệm vụ, giải pháp", "content": more})

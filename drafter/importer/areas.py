"""The task areas of a plan: the skeleton that lower bodies carry down, each area remembering where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter import text as _text
from drafter.anatomy.pieces import bare
from drafter.importer.build import Imported
from drafter.model.plan import Block, Section, Task

_TASKS = re.compile(r"(?:\w+ ){0,3}?(?:nhiem vu|giai phap|noi dung|hoat dong)\b")
_LIMIT = 300


@dataclass(frozen=True, slots=True)
class AreaTask:
    """A task of an area as the parent words it; `source` is its place there ("II.3.a")."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class AreaOf:
    """A task area of the parent plan."""

    id: str
    heading: str
    source: str
    tasks: tuple[AreaTask, ...]


def areas_of(found: Imported) -> tuple[AreaOf, ...]:
    """The areas: the headed parts below the part(s) of tasks and solutions; below all parts but the first when none is named so."""
    sections = [block for block in found.plan.sections if isinstance(block, Section)]
    named = [s for s in sections if _TASKS.match(bare(s.heading))]
    chosen = named or sections[1:]
    out: list[AreaOf] = []
    for section in chosen:
        parts = [b for b in section.content if isinstance(b, Section) and b.heading]
        for part, label in _labelled(tuple(parts), found) if parts else ():
            tasks = tuple(_tasks(part.content, label))
            out.append(AreaOf(f"a{len(out) + 1}", _text.one_line(part.heading).rstrip(" .:;"), label, tasks))
    return tuple(out)


def _labelled(parts: tuple[Section, ...], found: Imported) -> Iterator[tuple[Section, str]]:
    for number, part in enumerate(parts, 1):
        yield part, (part.label or f"{number}.")


def _tasks(blocks: tuple[Block, ...], above: str) -> Iterator[AreaTask]:
    for number, block in enumerate(blocks, 1):
        match block:
            case Task():
                yield AreaTask(block.text, f"{above} {number}")
            case Section(heading="", inline=str() as words) if words:
                yield AreaTask(words, f"{above} {number}")
                yield from _tasks(block.content, f"{above} {number}")
            case Section():
                yield from _tasks(block.content, f"{above} {block.label or number}")
            case _:
                text = getattr(block, "text", "")
                if text:
                    yield AreaTask(text, f"{above} {number}")


def as_kit(found: Imported) -> dict[str, Any]:
    """The areas as data for a kit: the directive the lower body will cite, and headings without the parent's tasks."""
    head, plan = found.head, found.plan
    joint = "-" if plan.issuer.family == "party" else "/"
    symbol = f"{head.number.number}{joint}{head.number.symbol}" if head.number.number else ""
    directive = {
        "type": plan.type,
        "symbol": symbol,
        "date": plan.date.iso if plan.date.is_complete else "",
        "body": plan.issuer.subject,
        "subject": _text.lower_first(plan.title) if plan.title.upper() != plan.title else plan.title.lower(),
    }
    return {
        "directive": {key: value for key, value in directive.items() if value},
        "areas": [
            {"id": area.id, "heading": area.heading, "source": area.source, "tasks": len(area.tasks)}
            for area in areas_of(found)
        ],
    }

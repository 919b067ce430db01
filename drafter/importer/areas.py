"""The task areas of a plan: what lower bodies carry down, each task remembering its place in the parent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.anatomy.pieces import bare
from drafter.importer.imported import Imported
from drafter.importer.tasks import (
    AreaTask,
    clean,
    field_of,
    join,
    labelled,
    tasks_among,
    with_inline,
    words_of,
)
from drafter.model.plan import Section

_TASKS = re.compile(r"(?:\w+ ){0,3}?(?:nhiem vu|giai phap|noi dung|hoat dong)\b")
#: Parts that speak of tasks and hold none: who does what, what was done, what is aimed at, money.
_OTHERS = re.compile(
    r"(?:phan cong|to chuc|trach nhiem|tinh hinh|danh gia|ket qua|du bao|muc (?:dich|tieu)|quan diem|kinh phi|nguon|"
    r"pham vi|doi tuong|thoi gian|che do)\b"
)
#: The longest text that can be the heading of an area.
_HEADING = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaOf:
    """A task area of the parent plan."""

    id: str
    heading: str
    source: str
    tasks: tuple[AreaTask, ...]


def areas_of(found: Imported) -> tuple[AreaOf, ...]:
    """The areas of a plan: what stands right below the part(s) of tasks and solutions.

    A part without anything that could be an area is one itself. Where no part is named so, all count but the first
    and those that speak of other things.
    """
    labels = found.profile.labels
    parts = [(block, label) for block, label in labelled(found.plan.sections, labels, "")
             if isinstance(block, Section) and not _OTHERS.match(bare(block.heading))]  # fmt: skip
    named = [(part, label) for part, label in parts if _TASKS.match(bare(part.heading))]
    out: list[AreaOf] = []
    for part, label in named or [(p, label) for p, label in parts if p is not found.plan.sections[0]]:
        for area in _areas(part, label, labels):
            out.append(replace(area, id=f"a{len(out) + 1}"))
    return tuple(out)


def duties_of(found: Imported) -> tuple[tuple[str, tuple[AreaTask, ...]], ...]:
    """(agency, its tasks) of the part "Tổ chức thực hiện", agency by agency."""
    part = found.plan.implementation
    return tuple(
        (clean(duty.agency), tuple(tasks_among(with_inline(duty.inline, duty.content), clean(duty.agency), found.profile.labels)))
        for duty in (part.duties if part else ())
    )  # fmt: skip


def _areas(part: Section, label: str, labels: dict[str, str]) -> Iterator[AreaOf]:
    children = [(block, join(label, one)) for block, one in labelled(part.content, labels, label)]
    headed = [(block, place) for block, place in children if isinstance(block, Section) and _is_area(block)]
    if not headed:
        tasks = tuple(tasks_among(part.content, label, labels))
        if tasks:
            yield AreaOf(id="", heading=clean(part.heading), source=label, tasks=tasks)
        return
    for block, place in children:
        if not isinstance(block, Section):
            continue
        if _is_area(block):
            heading = clean(block.heading or block.inline)
            inner = with_inline(block.inline if block.heading else "", block.content)
            # an area that only says who and when is a task itself
            own = (
                [AreaTask(text=f"{heading}.", source=place)] if inner and field_of(words_of(inner[0])) else []
            )
            yield AreaOf(
                id="", heading=heading, source=place, tasks=tuple(tasks_among(inner, place, labels, own))
            )
        elif block.inline:
            # a whole task among areas: its first clause names it
            whole = AreaTask(text=clean(block.inline, end=True), source=place)
            heading = clean(re.split(r"[;.:](?:\s|$)", block.inline)[0])
            yield AreaOf(id="", heading=heading, source=place, tasks=(whole,))


def _is_area(block: Section) -> bool:
    if block.heading:
        return True
    below = [
        one for one in block.content if field_of(words_of(one)) is None and not words_of(one).startswith("(")
    ]
    return bool(below) and len(block.inline) <= _HEADING

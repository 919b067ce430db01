"""The task areas of a plan: what lower bodies carry down, each task remembering its place in the parent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from drafter import text as _text
from drafter.anatomy.pieces import bare
from drafter.importer.build import Imported
from drafter.importer.casing import in_usual_letters
from drafter.model.plan import Block, Paragraph, Section, Table, Task
from drafter.sheet.labels import label_texts
from drafter.sheet.lines import plain

_TASKS = re.compile(r"(?:\w+ ){0,3}?(?:nhiem vu|giai phap|noi dung|hoat dong)\b")
#: Parts that speak of tasks and hold none: who does what, what was done, what is aimed at, money.
_OTHERS = re.compile(
    r"(?:phan cong|to chuc|trach nhiem|tinh hinh|danh gia|ket qua|du bao|muc (?:dich|tieu)|quan diem|kinh phi|nguon|"
    r"pham vi|doi tuong|thoi gian|che do)\b"
)
_AGENCY = r"(?:(?:cơ quan|đơn vị|bộ phận)\s+)?"
#: "- Đơn vị chủ trì thực hiện: Sở Nội vụ." and the like below a task; the first name that fits counts.
_FIELDS = tuple(
    (key, re.compile(rf"(?:{words})[^:.;,]{{0,30}}(?::|$)", re.IGNORECASE))
    for key, words in (
        ("partners", rf"{_AGENCY}phối hợp"),
        ("lead", rf"{_AGENCY}(?:chủ trì|thực hiện)|{_AGENCY[:-1]}\s*(?=:|$)|trách nhiệm thực hiện"),
        ("deadline", r"thời gian|thời hạn|tiến độ"),
        ("product", r"sản phẩm|kết quả"),
    )
)
#: What stands before the text of a task in plans that name every field.
_TEXT = re.compile(r"(?:nội dung(?: thực hiện| nhiệm vụ)?|nhiệm vụ|công việc)\s*(?::\s*|$)", re.IGNORECASE)
#: How the subject of a paper begins that is cited without "về".
_SUBJECT = re.compile(
    r"(?:về|v/v|quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|thực hiện|triển khai|tổ chức)\b", re.IGNORECASE
)
#: The longest text that can be the heading of an area.
_HEADING = 320


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTask:
    """A task as the parent words it; `source` is its place there ("II.3.a", "II.3, ý 2")."""

    text: str
    source: str
    lead: str = ""
    partners: str = ""
    deadline: str = ""
    product: str = ""


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
    parts = [(block, label) for block, label in _labelled(found.plan.sections, labels, "")
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
        (_clean(duty.agency), tuple(_tasks(_with_inline(duty.inline, duty.content), _clean(duty.agency), found.profile.labels)))
        for duty in (part.duties if part else ())
    )  # fmt: skip


def _with_inline(inline: str, content: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Paragraph(id="", text=inline), *content) if inline else content


def _areas(part: Section, label: str, labels: dict[str, str]) -> Iterator[AreaOf]:
    children = [(block, _join(label, one)) for block, one in _labelled(part.content, labels, label)]
    headed = [(block, place) for block, place in children if isinstance(block, Section) and _is_area(block)]
    if not headed:
        tasks = tuple(_tasks(part.content, label, labels))
        if tasks:
            yield AreaOf(id="", heading=_clean(part.heading), source=label, tasks=tasks)
        return
    for block, place in children:
        if not isinstance(block, Section):
            continue
        if _is_area(block):
            heading = _clean(block.heading or block.inline)
            inner = _with_inline(block.inline if block.heading else "", block.content)
            # an area that only says who and when is a task itself
            own = [AreaTask(text=f"{heading}.", source=place)] if inner and _field(_words(inner[0])) else []
            yield AreaOf(id="", heading=heading, source=place, tasks=tuple(_tasks(inner, place, labels, own)))
        elif block.inline:
            # a whole task among areas: its first clause names it
            whole = AreaTask(text=_clean(block.inline, end=True), source=place)
            heading = _clean(re.split(r"[;.:](?:\s|$)", block.inline)[0])
            yield AreaOf(id="", heading=heading, source=place, tasks=(whole,))


def _is_area(block: Section) -> bool:
    if block.heading:
        return True
    below = [one for one in block.content if _field(_words(one)) is None and not _words(one).startswith("(")]
    return bool(below) and len(block.inline) <= _HEADING


def _labelled(blocks: tuple[Block, ...], labels: dict[str, str], parent: str) -> Iterator[tuple[Block, str]]:
    texts = label_texts(blocks, labels, parent, "")
    yield from ((block, plain(text).strip(" .)/-+")) for block, text in zip(blocks, texts, strict=True))


def _join(above: str, label: str) -> str:
    if not label or label.startswith(f"{above}."):
        return label or above
    # "1.2" under "II.1" says the "1" again
    last = above.rpartition(".")[2]
    return f"{above}.{label.removeprefix(f'{last}.')}"


def _words(block: Block) -> str:
    match block:
        case Section():
            return block.heading or block.inline
        case Table():
            return ""
        case _:
            return block.text


def _tasks(
    blocks: tuple[Block, ...], place: str, labels: dict[str, str], before: list[AreaTask] | None = None
) -> Iterator[AreaTask]:
    """The tasks among blocks. Lines that say who and when belong to the task before; a line cut in two is joined."""
    made = list(before or ())
    for number, (block, label) in enumerate(_labelled(blocks, labels, place), 1):
        here = _join(place, label) if label else f"{place}, ý {number}"
        words = _clean(_words(block), end=True)
        field = _field(words)
        if field and made:
            made[-1] = _with_field(made[-1], field, words.partition(":")[2] or _said_below(block))
        elif not words or words.startswith("("):
            continue
        elif words[:1].islower() and made and not made[-1].text.endswith((".", ":")):
            made[-1] = replace(made[-1], text=f"{made[-1].text} {words}")
        elif isinstance(block, Task):
            fields = {key: getattr(block, key) for key, _pattern in _FIELDS}
            made.append(AreaTask(text=words, source=here, **fields))
        elif isinstance(block, Section):
            made += _below(block, words, here, labels)
        else:
            made.append(AreaTask(text=_said(words), source=here))
    yield from (one for one in made if one.text)


def _below(block: Section, words: str, here: str, labels: dict[str, str]) -> list[AreaTask]:
    """A numbered part inside an area: a task with its lines, or a heading over tasks."""
    names_field = bool(_TEXT.fullmatch(block.heading.rstrip(" :")))
    if block.heading and not block.inline:
        return list(_tasks(block.content, here, labels)) or [AreaTask(text=words, source=here)]
    if block.heading:
        words = block.inline if names_field else f"{_clean(block.heading)}: {block.inline}"
    made = list(_tasks(block.content, here, labels, [AreaTask(text=_said(words), source=here)]))
    if not made:
        return made
    first, *rest = made
    return [_joined(first, rest)] if first.text.endswith(":") and rest else [first, *rest]


def _said(words: str) -> str:
    """The words of a task without the name of the field they stand in."""
    return _text.sentence(_TEXT.sub("", words, count=1))


def _said_below(block: Block) -> str:
    """What a field says whose name is a heading."""
    if not isinstance(block, Section):
        return ""
    said = (block.inline if block.heading else "", *(_words(one) for one in block.content))
    return "; ".join(one.rstrip(" .;") for one in said if one)


def _joined(task: AreaTask, more: list[AreaTask]) -> AreaTask:
    """A task whose text is a lead-in, with what it leads to."""
    said = "; ".join(one.text.rstrip(" .;") for one in more)
    return replace(task, text=f"{task.text} {said}.")


def _field(words: str) -> str | None:
    return next((key for key, pattern in _FIELDS if pattern.match(words)), None)


def _with_field(task: AreaTask, field: str, words: str) -> AreaTask:
    """The task with what a line says; "Đơn vị chủ trì: ...; Đơn vị phối hợp: ..." says two things."""
    for part in re.split(r";\s*", _text.one_line(words).strip(" .;")):
        named = _field(part) if ":" in part else None
        key, said = (named, part.partition(":")[2].strip()) if named else (field, part)
        known = getattr(task, key)
        task = replace(task, **{key: f"{known}; {said}" if known and not named else known or said})
    return task


def _clean(words: str, *, end: bool = False) -> str:
    one = _text.one_line(words)
    return one if end else one.rstrip(" .:;")


def as_kit(found: Imported) -> dict[str, Any]:
    """The parent as data for a kit: itself as the directing document, who issued it, its areas with their tasks.

    {"directive": {...}, "issuer": {"level", "family", "unit", "name"}, "areas": [{"id", "heading", "source", "tasks":
    [{"text", "source", "lead", ...}]}], "duties": [{"agency", "tasks"}]}; what is not known is left out.
    """
    plan = found.plan
    issuer = {
        "level": plan.issuer.level,
        "family": plan.issuer.family,
        **_unit(found.values.get("issuer") or {}),
    }
    return {
        "directive": _known(_directive(found)),
        "issuer": _known(issuer),
        "areas": [
            {
                "id": area.id,
                "heading": _usual(area.heading, found),
                "source": area.source,
                "tasks": _as_data(area.tasks),
            }
            for area in areas_of(found)
        ],
        "duties": [{"agency": agency, "tasks": _as_data(tasks)} for agency, tasks in duties_of(found)],
    }


def _directive(found: Imported) -> dict[str, str]:
    """The parent as a lower body cites it: the plan, or the decision that it was issued with."""
    plan, number = found.plan, found.head.number
    subject = _text.lower_first(_usual(plan.title, found))
    date = plan.date.iso if plan.date.is_complete else ""
    if plan.attached_to:
        paper = plan.attached_to
        said = paper.date.iso if paper.date else date
        subject = f"ban hành {plan.type} {subject}"
        return {"type": paper.type, "symbol": paper.symbol, "date": said, "body": paper.body or plan.issuer.subject,
                "subject": subject}  # fmt: skip
    joint = "-" if plan.issuer.family == "party" else "/"
    symbol = f"{number.number}{joint}{number.symbol}" if number.number else ""
    if not _SUBJECT.match(subject):
        subject = f"về {subject}"
    return {
        "type": plan.type,
        "symbol": symbol,
        "date": date,
        "body": plan.issuer.subject,
        "subject": subject,
    }


def _usual(words: str, found: Imported) -> str:
    """Words in capitals in usual letters, as the tasks write them."""
    if not words.isupper():
        return words
    texts = [task.text for area in areas_of(found) for task in area.tasks]
    return in_usual_letters(words, texts)


def _unit(issuer: dict[str, Any]) -> dict[str, str]:
    return {key: str(issuer.get(key) or "") for key in ("unit", "name", "province")}


def _as_data(tasks: tuple[AreaTask, ...]) -> list[dict[str, str]]:
    return [_known(asdict(task)) for task in tasks]


def _known(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}

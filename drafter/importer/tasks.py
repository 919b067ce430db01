"""The tasks among the parts of a plan: their words, who and when, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter import text as _text
from drafter.model.plan import Block, Paragraph, Section, Table, Task
from drafter.sheet.labels import label_texts
from drafter.sheet.lines import plain

_AGENCY = r"(?:(?:cơ quan|đơn vị|bộ phận)\s+)?"
#: "- Đơn vị chủ trì thực hiện: Sở Nội vụ." and the like below a task; the first name that fits counts.
_FIELDS = tuple(
    (key, re.compile(rf"(?:{words})[^:.;,]{{0,30}}(?::|$)", re.IGNORECASE))
    for key, words in (
        ("partners", rf"{_AGENCY}phối hợp"),
        # "Thực hiện nghiêm quy chế: ..." says what is done, not who does it
        (
            "lead",
            rf"{_AGENCY}chủ trì|{_AGENCY[:-1]}thực hiện|thực hiện\s*(?=:|$)|{_AGENCY[:-1]}\s*(?=:|$)|trách nhiệm thực hiện",
        ),
        ("deadline", r"thời gian|thời hạn|tiến độ"),
        ("product", r"sản phẩm|kết quả"),
    )
)
#: What stands before the text of a task in plans that name every field.
_TEXT = re.compile(r"(?:nội dung(?: thực hiện| nhiệm vụ)?|nhiệm vụ|công việc)\s*(?::\s*|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTask:
    """A task as the parent words it; `source` is its place there ("II.3.a", "II.3, ý 2")."""

    text: str
    source: str
    lead: str = ""
    partners: str = ""
    deadline: str = ""
    product: str = ""


def with_inline(inline: str, content: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Paragraph(id="", text=inline), *content) if inline else content


def labelled(blocks: tuple[Block, ...], labels: dict[str, str], parent: str) -> Iterator[tuple[Block, str]]:
    texts = label_texts(blocks, labels, parent, "")
    yield from ((block, plain(text).strip(" .)/-+")) for block, text in zip(blocks, texts, strict=True))


def join(above: str, label: str) -> str:
    if not label or label.startswith(f"{above}."):
        return label or above
    # "1.2" under "II.1" says the "1" again
    last = above.rpartition(".")[2]
    return f"{above}.{label.removeprefix(f'{last}.')}"


def words_of(block: Block) -> str:
    match block:
        case Section():
            return block.heading or block.inline
        case Table():
            return ""
        case _:
            return block.text


def tasks_among(
    blocks: tuple[Block, ...], place: str, labels: dict[str, str], before: list[AreaTask] | None = None
) -> Iterator[AreaTask]:
    """The tasks among blocks. Lines that say who and when belong to the task before; a line cut in two is joined."""
    made = list(before or ())
    for number, (block, label) in enumerate(labelled(blocks, labels, place), 1):
        here = join(place, label) if label else f"{place}, ý {number}"
        words = clean(words_of(block), end=True)
        field = field_of(words)
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
        return list(tasks_among(block.content, here, labels)) or [AreaTask(text=words, source=here)]
    if block.heading:
        words = block.inline if names_field else f"{clean(block.heading)}: {block.inline}"
    made = list(tasks_among(block.content, here, labels, [AreaTask(text=_said(words), source=here)]))
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
    said = (block.inline if block.heading else "", *(words_of(one) for one in block.content))
    return "; ".join(one.rstrip(" .;") for one in said if one)


def _joined(task: AreaTask, more: list[AreaTask]) -> AreaTask:
    """A task whose text is a lead-in, with what it leads to."""
    said = "; ".join(one.text.rstrip(" .;") for one in more)
    return replace(task, text=f"{task.text} {said}.")


def field_of(words: str) -> str | None:
    return next((key for key, pattern in _FIELDS if pattern.match(words)), None)


def _with_field(task: AreaTask, field: str, words: str) -> AreaTask:
    """The task with what a line says; "Đơn vị chủ trì: ...; Đơn vị phối hợp: ..." says two things."""
    for part in re.split(r";\s*", _text.one_line(words).strip(" .;")):
        named = field_of(part) if ":" in part else None
        key, said = (named, part.partition(":")[2].strip()) if named else (field, part)
        known = getattr(task, key)
        task = replace(task, **{key: f"{known}; {said}" if known and not named else known or said})
    return task


def clean(words: str, *, end: bool = False) -> str:
    one = _text.one_line(words)
    return one if end else one.rstrip(" .:;")

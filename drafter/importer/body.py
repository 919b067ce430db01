"""The tree of numbered parts -> blocks of a plan, labels as issued kept only where they are not what would be counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from drafter import text as _text
from drafter.anatomy import Node
from drafter.anatomy.labels import Kind, Label
from drafter.anatomy.model import Branch
from drafter.anatomy.pieces import bare
from drafter.i18n import _
from drafter.importer.tasks import field_of
from drafter.model.plan import (
    TASK_DETAILS,
    Block,
    Cell,
    Duty,
    Implementation,
    Level,
    Paragraph,
    Row,
    Section,
    Table,
    Task,
)
from drafter.sheet.labels import counted, position
from drafter.view import Table as ViewTable

_LEVEL: dict[Kind, Level] = {
    "phan": "phan", "chuong": "phan", "muc": "muc", "letter": "muc", "roman": "muc", "dieu": "khoan", "khoan": "khoan",
    "tiet": "tiet", "diem": "diem", "paren": "diem", "gach": "gach", "cong": "cong",
}  # fmt: skip
_HEADED = ("phan", "muc", "khoan", "tiet", "diem")
_WORD = re.compile(r"\w+")
_BULLETS = ("gach", "cong")
#: Longest line that is taken for a heading when it ends with a colon.
_HEADING_LIMIT = 150
_LAST_PART = re.compile(
    r"(?:to chuc (?:trien khai )?thuc hien|to chuc trien khai|phan cong (?:trach nhiem|nhiem vu|to chuc)|trach nhiem)\b"
)
_KEYS = {
    "chủ trì": "lead", "phối hợp": "partners", "lãnh đạo phụ trách": "leader", "bắt đầu": "start",
    "thời hạn": "deadline", "sản phẩm": "product", "kinh phí": "money",
}  # fmt: skip
_ANY_KEY = "|".join(_KEYS)
_DETAILS = re.compile(rf"(?P<stem>.*\S) \((?P<details>(?:{_ANY_KEY}): .*)\)(?P<tail>[.;,]*)", re.DOTALL)
_DETAIL = re.compile(rf"(?:^|; )({_ANY_KEY}): ")

#: "- Đơn vị chủ trì thực hiện: Sở Nội vụ." below a task.
_LINE = re.compile(r"(?P<mark>[-+–] )?(?P<name>[^:]{3,60}:) (?P<value>\S.*)\.")


def words(text: str) -> list[str]:
    """The words of a text for comparing, in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


class Converter:
    """Turns branches of one document into blocks; ids count through the whole plan."""

    def __init__(self) -> None:
        self._count = 0

    def _id(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def blocks(self, branches: Iterable[Branch]) -> tuple[Block, ...]:
        """The blocks of branches, labels as issued; a line that names the table below it is the table's caption."""
        out: list[Block] = []
        before: Branch | None = None
        for branch, fields in with_fields(tuple(branches)):
            made = self._block(branch, fields)
            last = out[-1] if out else None
            if isinstance(made, Table) and isinstance(last, Paragraph) and _is_caption(before):
                out[-1] = replace(made, caption=last.text)
            else:
                out.append(made)
            before = branch
        return tuple(out)

    def _block(self, branch: Branch, fields: tuple[Node, ...] = ()) -> Block:
        if isinstance(branch, ViewTable):
            return self.table(branch)
        node = branch
        if node.label is None and not node.heading:
            return Paragraph(id=self._id("p"), text=_text.one_line(node.inline or node.piece.text))
        level: Level = _LEVEL[node.label.kind] if node.label else "muc"
        heading, inline = self._parts(node, level)
        if node.label and not heading and not node.children and (task := task_of(inline, level)):
            return replace(task, id=self._id("nv"), label=node.label.text)
        if (
            node.label
            and inline
            and not heading
            and (task := with_lines(inline, level, fields or node.children))
        ):
            return replace(task, id=self._id("nv"), label=_text.one_line(node.label.text))
        return Section(
            id=self._id("m"),
            level=level,
            label=_text.one_line(node.label.text) if node.label else "",
            heading=heading,
            inline=inline,
            content=self.blocks(node.children),
        )

    def _parts(self, node: Node, level: Level) -> tuple[str, str]:
        label = node.label.text if node.label else ""
        heading, inline = _text.one_line(node.heading), _text.one_line(node.inline)
        whole = f"{node.piece.text} {node.name.text if node.name else ''}"
        if words(f"{label} {heading} {inline}") != words(whole):
            rest = _text.one_line(node.piece.text)
            rest = rest.removeprefix(label).strip() if label else rest
            return (node.name.text, rest) if node.name else ("", rest)
        if level not in _HEADED:
            return "", f"{heading}: {inline}" if heading and inline else heading or inline
        ends = inline.endswith(":") and len(inline) <= _HEADING_LIMIT and not heading
        if ends and level in ("khoan", "tiet") and node.children:
            return inline.rstrip(" :"), ""
        if len(heading) > 1500:
            return "", f"{heading} {inline}".strip()
        return heading, inline

    def table(self, table: ViewTable) -> Table:
        """A table; the first rows that are its head repeat on each page."""
        rows = tuple(
            Row(id=f"r{number}", cells=_cells(row)) for number, row in enumerate(table.rows, 1) if row
        )
        heads = min(table.head_rows, len(rows) - 1) if len(rows) > 1 else 0
        return Table(
            id=self._id("bang"),
            head=tuple(replace(row, id=f"h{n}") for n, row in enumerate(rows[:heads], 1)),
            rows=tuple(replace(row, id=f"r{n}") for n, row in enumerate(rows[heads:], 1)),
            widths=(),
        )


def _is_caption(branch: Branch | None) -> bool:
    if not isinstance(branch, Node) or branch.label is not None or len(branch.piece.text) > 250:
        return False
    text = branch.piece.text
    return not text.endswith((":", ";")) and (
        branch.piece.paragraph.align == "center"
        or re.match(r"(?:Bảng|Biểu)\s+(?:số\s+)?\d", text) is not None
    )


def _cells(row: Iterable[object]) -> tuple[Cell, ...]:
    out = []
    for cell in row:
        lines = "\n".join(
            line
            for paragraph in cell.paragraphs  # type: ignore[attr-defined]
            for line in _text.paragraphs(paragraph.printed)
        )
        out.append(Cell(text=lines, span=min(cell.span, 60), rows=min(cell.rows, 1000)))  # type: ignore[attr-defined]
    return tuple(out)


def task_of(text: str, level: Level) -> Task | None:
    """The task of "... (chủ trì: A; phối hợp: B; thời hạn: C; sản phẩm: D).", the way tasks are printed; else None."""
    m = _DETAILS.fullmatch(text)
    if m is None:
        return None
    pieces = _DETAIL.split(m["details"])[1:]
    named = dict(zip(pieces[::2], pieces[1::2], strict=True))
    again = "; ".join(f"{key}: {named[key]}" for key in _KEYS if key in named)
    if again != m["details"] or not all(named.values()):
        return None
    stem = m["stem"]
    if stem != stem.rstrip(".;, "):
        return None
    fields: dict[str, Any] = {_KEYS[key]: value for key, value in named.items()}
    return Task(id="", text=stem + m["tail"], level=level, **fields)


def with_fields(branches: tuple[Branch, ...]) -> Iterator[tuple[Branch, tuple[Node, ...]]]:
    """Each branch with the lines after it that say who and when: bulleted like the task itself, they are its siblings."""
    place = 0
    while place < len(branches):
        branch, end = branches[place], place + 1
        bullet = isinstance(branch, Node) and branch.label is not None and branch.label.kind in _BULLETS
        if isinstance(branch, Node) and bullet and not branch.children and not _names_field(branch):
            while end < len(branches) and line_of(branches[end]) is not None:
                end += 1
        fields = tuple(one for one in branches[place + 1 : end] if isinstance(one, Node))
        if fields and with_lines("x", "gach", fields) is None:
            fields, end = (), place + 1
        yield branch, fields
        place = end


def _names_field(node: Node) -> bool:
    said = _text.one_line(f"{node.piece.text} {node.name.text if node.name else ''}").lstrip("-+– ")
    return field_of(said) is not None


def line_of(branch: Branch) -> tuple[str, str, str] | None:
    """(field, words before it, what it says) of a line "- Cơ quan chủ trì: Sở Nội vụ.", else None."""
    if not isinstance(branch, Node) or branch.children:
        return None
    if branch.label and branch.label.kind not in _BULLETS:
        return None
    said = _LINE.fullmatch(_text.one_line(f"{branch.piece.text} {branch.name.text if branch.name else ''}"))
    key = field_of(said["name"]) if said and field_of(said["value"]) is None else None
    return (key, f"{said['mark'] or ''}{said['name']}", said["value"]) if said and key else None


def with_lines(inline: str, level: Level, below: Iterable[Branch]) -> Task | None:
    """The task with lines below it that say who, when and what comes out, and nothing else; else None.

    They are read only in the order in which they are printed again.
    """
    lines = [line_of(branch) for branch in below]
    found = [line for line in lines if line is not None]
    keys = [key for key, _words, _value in found]
    if not found or len(found) < len(lines) or keys != [key for key in TASK_DETAILS if key in keys]:
        return None
    fields: dict[str, Any] = {key: value for key, _words, value in found}
    own = tuple((key, words) for key, words, _value in found)
    return Task(id="", text=inline, level=level, own_lines=own, **fields)


def relabelled(blocks: tuple[Block, ...], patterns: dict[str, str], parent: str = "") -> tuple[Block, ...]:
    """The blocks with every label left out that counting would print alike (`drafter.sheet.labels.label_texts`)."""
    counts: dict[Level, int] = {}
    out: list[Block] = []
    for block in blocks:
        if not isinstance(block, Section | Task) or block.level == "doan":
            out.append(block)
            continue
        count, pattern = counts.get(block.level, 0) + 1, patterns[block.level]
        auto = counted(pattern, count, parent if block.level == "tiet" else "")
        issued = auto if block.label is None else block.label
        kept = None if issued == auto else issued
        if kept is not None:
            count = (position(kept, pattern) or count) if kept else count - 1
        counts[block.level] = count
        if isinstance(block, Section):
            out.append(replace(block, label=kept, content=relabelled(block.content, patterns, issued)))
        else:
            out.append(replace(block, label=kept))
    return tuple(out)


def wrong_labels(branches: Iterable[Branch], above: str = "") -> list[str]:
    """Questions on labels out of order among their siblings: II then IV, III twice, a list that begins at b)."""
    out: list[str] = []
    last: dict[Kind, Label] = {}
    for node in branches:
        if not isinstance(node, Node):
            continue
        label = node.label
        if label is not None and label.number and label.kind not in ("gach", "cong"):
            before = last.get(label.kind)
            expected = before.number + 1 if before else 1
            if label.number != expected and not _new_run(label, before):
                out.append(_wrong(label, before, above))
            last[label.kind] = label
            out += wrong_labels(node.children, label.text)
        else:
            out += wrong_labels(node.children, above)
    return out


def _new_run(label: Label, before: Label | None) -> bool:
    # points often go a), b), c), d), e): đ left out by habit
    return bool(before and label.kind == "diem" and before.value == "d" and label.value == "e")


def _wrong(label: Label, before: Label | None, above: str) -> str:
    where = _(" trong {above}").format(above=above) if above else ""
    if before is None:
        ask = _("{label}{where} đứng đầu mà không phải số đầu tiên: giữ nguyên hay đánh số lại (--renumber)?")
        return ask.format(label=label.text, where=where)
    if before.number == label.number:
        ask = _("{label}{where} có hai lần: giữ nguyên hay đánh số lại (--renumber)?")
        return ask.format(label=label.text, where=where)
    ask = _("{label}{where} đứng ngay sau {before}: giữ nguyên hay đánh số lại (--renumber)?")
    return ask.format(label=label.text, before=before.text, where=where)


def renumbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with counted labels left to counting, so that they follow one another."""
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            made = replace(block, content=renumbered(block.content))
            out.append(replace(made, label=None) if re.search(r"\w", made.label or "") else made)
        elif isinstance(block, Task) and re.search(r"\w", block.label or ""):
            out.append(replace(block, label=None))
        else:
            out.append(block)
    return tuple(out)


def split_implementation(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], Implementation | None]:
    """The last part "Tổ chức thực hiện" apart, when it goes agency by agency and nothing else stands in it."""
    last = blocks[-1] if blocks else None
    if (
        not isinstance(last, Section)
        or last.level not in ("muc", "phan")
        or last.inline
        or last.label == ""
        or not _LAST_PART.match(bare(last.heading))
    ):
        return blocks, None
    level: Level = "phan" if any(isinstance(b, Section) and b.level == "phan" for b in blocks[:-1]) else "muc"
    content = last.content
    first = next((n for n, b in enumerate(content) if not isinstance(b, Paragraph)), len(content))
    end = len(content)
    while end > first and isinstance(content[end - 1], Paragraph):
        end -= 1
    duties = content[first:end]
    if last.level != level or not duties:
        return blocks, None
    made: list[Duty] = []
    for duty in duties:
        if not isinstance(duty, Section) or duty.level != "khoan" or not duty.heading:
            return blocks, None
        made.append(
            Duty(id=duty.id, agency=duty.heading, label=duty.label, inline=duty.inline, content=duty.content)
        )
    part = Implementation(
        heading=last.heading,
        label=last.label,
        intro=tuple(b for b in content[:first] if isinstance(b, Paragraph)),
        duties=tuple(made),
        outro=tuple(b for b in content[end:] if isinstance(b, Paragraph)),
    )
    return blocks[:-1], part

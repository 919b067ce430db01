"""The body: sections, tasks, tables and duties of agencies as printed lines."""

from __future__ import annotations

from dataclasses import replace

from drafter import text as _text
from drafter.model.plan import Block, Implementation, Level, Paragraph, Section, Table, Task
from drafter.regimes.spec import Profile
from drafter.sheet.grid import table_grid
from drafter.sheet.labels import label_texts
from drafter.sheet.lines import Grid, Line, Printed, Segment, Text, answer, own, plain

#: The last lines of the body that are held to the signature, at most; fewer where these are two printed lines long.
KEPT_LINES = 2
_TWO_PRINTED = 180

#: Levels whose heading is set in bold and may carry text on its own line.
_HEADED: dict[Level, str] = {"phan": "phan", "muc": "muc", "khoan": "khoan", "tiet": "tiet", "diem": "diem"}

#: What stands before each field of a task in brackets.
_DETAILS = (
    ("chủ trì: ", "lead"),
    ("phối hợp: ", "partners"),
    ("lãnh đạo phụ trách: ", "leader"),
    ("bắt đầu: ", "start"),
    ("thời hạn: ", "deadline"),
    ("sản phẩm: ", "product"),
    ("kinh phí: ", "money"),
)


def paragraphs(blocks: tuple[Paragraph, ...], path: str) -> list[Printed]:
    """Running text as lines."""
    return [Line(kind="doan", id=f"{path}[{p.id}]", text=answer(p.text, f"{path}[{p.id}]")) for p in blocks]


def _upper(text: Text) -> Text:
    return tuple(replace(segment, text=_text.upper(segment.text)) for segment in text)


def _joined(label: Text, rest: Text) -> Text:
    return (*label, *own(" "), *rest) if label and rest else (*label, *rest)


def _joint(heading: Text) -> Text:
    """What stands between a heading and the text on its line."""
    return own(" " if plain(heading)[-1] in ".:;,-" else ": ")


def _own_lines(task: Task, here: str) -> list[Printed]:
    """The fields of a task that stand on lines of their own: "- Cơ quan chủ trì: Sở Nội vụ."."""
    out: list[Printed] = []
    for key, words in task.own_lines:
        if value := getattr(task, key):
            said = (*answer(words, f"{here}.own_lines.{key}"), *own(" "), *answer(value, f"{here}.{key}"))
            out.append(
                Line(kind="doan", id=f"{here}.{key}", text=(*said, *own("" if value.endswith(".") else ".")))
            )
    return out


class Body:
    """Prints blocks of one plan. `text_width` is the width of the page's text in twips."""

    def __init__(self, profile: Profile, text_width: int, *, with_details: bool) -> None:
        self.profile = profile
        self.text_width = text_width
        self.with_details = with_details

    def blocks(self, blocks: tuple[Block, ...], path: str, parent: str = "") -> list[Printed]:
        """The lines of sibling blocks under `path`; `parent` is the label that 1.1. is counted under."""
        labels = label_texts(blocks, self.profile.labels, parent, path)
        return [
            line
            for block, label in zip(blocks, labels, strict=True)
            for line in self.block(block, label, path)
        ]

    def block(self, block: Block, label: Text, path: str) -> list[Printed]:
        """The lines of one block under `path`, with its label."""
        here = f"{path}[{block.id}]"
        match block:
            case Paragraph():
                return paragraphs((block,), path)
            case Task():
                said = Line(kind="doan", id=here, text=_joined(label, self._task(block, here)))
                return [said, *_own_lines(block, here)]
            case Table():
                caption = answer(block.caption, f"{here}.table.caption")
                lines: list[Printed] = (
                    [Line(kind="bang_ten", id=f"{here}.caption", text=caption)] if caption else []
                )
                return [*lines, table_grid(block, f"{here}.table", self.text_width)]
            case Section():
                return self._section(block, label, here)

    def _section(self, section: Section, label: Text, here: str) -> list[Printed]:
        inline = answer(section.inline, f"{here}.inline")
        heading = answer(section.heading, f"{here}.heading")
        out = self._heading(section.level, label, heading, inline, here)
        return out + self.blocks(section.content, f"{here}.content", plain(label))

    def _heading(self, level: Level, label: Text, heading: Text, inline: Text, here: str) -> list[Printed]:
        if not heading or level not in _HEADED:
            joint = _joint(heading) if heading and inline else ()
            text = _joined(label, (*heading, *joint, *inline))
            return [Line(kind="doan", id=here, text=text)] if text else []
        if level == "phan":
            return [
                Line(kind="phan", id=f"{here}.label", head=label),
                Line(kind="phan_ten", id=here, head=_upper(heading)),
                *([Line(kind="doan", id=f"{here}.inline", text=inline)] if inline else []),
            ]
        if level == "muc":
            heading = _upper(heading)
        head = _joined(label, heading)
        if not inline:
            return [Line(kind=_HEADED[level], id=here, head=head)]
        joint = _joint(heading)
        if level == "diem":
            return [Line(kind="doan", id=here, text=(*head, *joint, *inline))]
        return [Line(kind=f"{_HEADED[level]}_lien", id=here, head=head, text=(*joint, *inline))]

    def _task(self, task: Task, here: str) -> Text:
        text = answer(task.text, f"{here}.task")
        if not (self.with_details and task.is_assigned):
            return text
        details: list[Segment] = []
        apart = dict(task.own_lines)
        for words, key in _DETAILS:
            if (value := getattr(task, key)) and key not in apart:
                details += (*own(("; " if details else " (") + words), *answer(value, f"{here}.{key}"))
        if not details:
            return text
        stem = task.text.rstrip(".;, ")
        return (*answer(stem, f"{here}.task"), *details, *own(")" + (task.text[len(stem) :].strip() or "")))

    def implementation(self, part: Implementation, level: Level, label: Text) -> list[Printed]:
        """ "Tổ chức thực hiện" as a part of that level, with its label."""
        path = "implementation"
        out = self._heading(level, label, answer(part.heading, f"{path}.heading"), (), path)
        out += paragraphs(part.intro, f"{path}.intro")
        duties = tuple(Section(id=d.id, level="khoan", label=d.label) for d in part.duties)
        for duty, number in zip(
            part.duties, label_texts(duties, self.profile.labels, "", f"{path}.agencies"), strict=True
        ):
            here = f"{path}.agencies[{duty.id}]"
            inline = answer(duty.inline, f"{here}.inline")
            out += self._heading("khoan", number, answer(duty.agency, f"{here}.agency"), inline, here)
            out += self.blocks(duty.content, f"{here}.content", plain(number))
        return out + paragraphs(part.outro, f"{path}.outro")


def implementation_label(
    part: Implementation, before: tuple[Block, ...], profile: Profile
) -> tuple[Level, Text]:
    """Level and label of "Tổ chức thực hiện", the last of the parts I., II. or Phần I, II; `before` are those before it."""
    path = "implementation"
    in_parts = any(isinstance(block, Section) and block.level == "phan" for block in before)
    level: Level = "phan" if in_parts else "muc"
    if part.label is not None:
        return level, answer(part.label, f"{path}.label")
    shell = Section(id="implementation", level=level, heading=part.heading)
    return level, label_texts((*before, shell), profile.labels, "", path)[-1]


def with_end_mark(lines: list[Printed], mark: str) -> list[Printed]:
    """The lines with the regime's end mark after the last paragraph; a table at the end carries none."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if isinstance(line, Grid):
            return lines
        if line.printed:
            text, ends = line.segments, line.printed.rstrip()
            # a heading with nothing below it prints no text that could carry the mark
            if ends.endswith(("./.", mark)) or (line.head and not line.text):
                return lines
            tail = mark[1:] if ends.endswith(".") and mark.startswith(".") else mark
            marked = replace(line, text=(*line.text, *own(tail))) if text else line
            return [*lines[:index], marked, *lines[index + 1 :]]
    return lines


def with_kept_end(lines: list[Printed]) -> list[Printed]:
    """The lines with the last ones held to what follows, so that a signature never stands alone on a page.

    No more than that takes: what is held moves to the next page as a whole and leaves a gap behind.
    """
    out, held = list(lines), 0
    for index in range(len(out) - 1, max(len(out) - KEPT_LINES, 0) - 1, -1):
        line = out[index]
        if isinstance(line, Line) and held < _TWO_PRINTED:
            out[index] = line.kept()
            held += len(line.printed)
    return out

"""A plan and its parts. It can say all that real plans say, also what they say wrongly: a label kept as issued.

Every part that prints carries a stable `id`; ids of the body are unique in a plan. Texts are clean (see
`drafter.text.clean`), on one line each; a block of several paragraphs is several `Paragraph`s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from drafter.model.bodies import Issuer
from drafter.model.papers import DocDate, Paper

#: Numbering of the body from the outside in: Phần I / I. / 1. / 1.1. / a) / - / + / a bare paragraph.
Level: TypeAlias = Literal["phan", "muc", "khoan", "tiet", "diem", "gach", "cong", "doan"]
LEVELS: tuple[Level, ...] = ("phan", "muc", "khoan", "tiet", "diem", "gach", "cong", "doan")

#: What a table of tasks always says of each, in the usual order.
TASK_COLUMNS = ("text", "lead", "partners", "deadline", "product")
#: Fields of a task that say who, when, what comes out and what it costs, in printed order.
TASK_DETAILS = ("lead", "partners", "leader", "start", "deadline", "product", "money")

Orientation: TypeAlias = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of running text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell and how many columns and rows it covers. Line ends in `text` are paragraphs of the cell."""

    text: str
    span: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; `id` is stable within its table."""

    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: head rows repeat on each page; `widths` are relative, one a column."""

    id: str
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task and who answers for it. Empty fields do not print; `source`, its place in the parent's plan, never does.

    `leader` is the leader in charge (a post or a name); `start` and `deadline` are words as offices write them; `money`
    is how much from where.
    `own_lines` (field, words before it) are fields that are said on a line of their own below the task.
    """

    id: str
    text: str
    level: Level = "gach"
    label: str | None = None
    lead: str = ""
    partners: str = ""
    leader: str = ""
    start: str = ""
    deadline: str = ""
    product: str = ""
    money: str = ""
    source: str = ""
    own_lines: tuple[tuple[str, str], ...] = ()

    @property
    def is_assigned(self) -> bool:
        """Whether anything is said of who, when, what comes out or what it costs."""
        return any(getattr(self, key) for key in TASK_DETAILS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A numbered part with or without a heading.

    `label` None is counted by the printer, "" prints none, anything else prints as issued ("IV.", "1-").
    `inline` is text on the heading's own line ("2. Sở Tài chính: ..."); without a heading it is the numbered
    text itself.
    """

    id: str
    level: Level
    label: str | None = None
    heading: str = ""
    inline: str = ""
    content: tuple[Block, ...] = ()


Block: TypeAlias = Paragraph | Table | Task | Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What one agency does: the agency is the heading, its work stands on the line or below."""

    id: str
    agency: str
    label: str | None = None
    inline: str = ""
    content: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Implementation:
    """The part "Tổ chức thực hiện": the last numbered part, agency by agency."""

    heading: str
    intro: tuple[Paragraph, ...] = ()
    duties: tuple[Duty, ...] = ()
    outro: tuple[Paragraph, ...] = ()
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One line of "Nơi nhận". `note` is (b/c), (t/h), (p/h) ... without brackets; a heading has no dash."""

    id: str
    name: str
    note: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One signature: lines of authority (TM. ..., KT. ...), the post, the name (empty until signed)."""

    id: str
    authority: tuple[str, ...] = ()
    post: str = ""
    name: str = ""
    second_post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """An appendix on pages of its own. `attached` replaces the usual "(Kèm theo ...)" line.

    `lists_tasks` prints every task of the plan as a table before `content`, in these `columns`, () in the usual ones.
    """

    id: str
    title: str = ""
    label: str | None = None
    orientation: Orientation = "portrait"
    attached: str = ""
    lists_tasks: bool = False
    columns: tuple[str, ...] = ()
    content: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Marks round the text: draft ("Dự thảo lần 2"), urgency ("KHẨN"), secrecy ("MẬT"), circulation."""

    draft: str = ""
    urgency: str = ""
    secrecy: str = ""
    circulation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan. `number` "" and a partial `date` are blanks of a draft.

    `opening` and `closing` None stand for the usual sentence, an empty tuple for none. `attached_to` is the decision
    that a plan is issued with; such a plan has no number, date, recipients or signature of its own.
    """

    issuer: Issuer
    co_issuers: tuple[Issuer, ...]
    number: str
    symbol: str
    place: str
    date: DocDate
    type: str
    title: str
    implements: tuple[Paper, ...]
    bases: tuple[Paper, ...]
    opening: tuple[Paragraph, ...] | None
    sections: tuple[Block, ...]
    implementation: Implementation | None
    closing: tuple[Paragraph, ...] | None
    recipients: tuple[Recipient, ...]
    archive: str
    signers: tuple[Signer, ...]
    appendices: tuple[Appendix, ...]
    marks: Marks
    attached_to: Paper | None
    electronic: bool

    @property
    def tasks(self) -> tuple[tuple[str, tuple[Task, ...]], ...]:
        """The tasks by the heading they stand under, in the order of the plan; headings without tasks left out."""
        return tasks_by_heading(self.sections)


def tasks_by_heading(blocks: tuple[Block, ...]) -> tuple[tuple[str, tuple[Task, ...]], ...]:
    """The tasks of these blocks by the heading they stand under; headings without tasks left out."""
    groups = [(heading, tuple(tasks)) for heading, tasks in _tasks("", blocks)]
    return tuple((heading, tasks) for heading, tasks in groups if tasks)


def _tasks(heading: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, list[Task]]]:
    yield heading, [block for block in blocks if isinstance(block, Task)]
    for block in blocks:
        if isinstance(block, Section):
            yield from _tasks(block.heading or heading, block.content)

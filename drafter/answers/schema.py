"""Kinds of answers: how each is read from text, refused with what to write, and described as JSON Schema.

One parse serves every door: a value in a file, `--set`, a reply in the questionnaire. Reading collects all problems
instead of stopping at the first; what is wrong reads as None and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from drafter import text as _text
from drafter.answers.tree import Node, Scalar
from drafter.errors import Problem
from drafter.i18n import _, figure
from drafter.memo import Memo
from drafter.model.papers import DocDate

LINE_LIMIT = 6_000
BLOCK_LIMIT = 200_000
PARAGRAPH_LIMIT = 5_000
_SCALAR = ("string", "number", "boolean", "null")


@dataclass(slots=True)
class Report:
    """Problems that stop, and notes that do not, gathered while reading one file."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    memo: Memo | None = None

    def add(self, node: Node, path: str, message: str, hint: str = "") -> None:
        """Remember a problem at the node's line."""
        self.problems.append(Problem(node.line, path, message, hint))

    def misfit(self, node: Node, path: str, message: str, hint: str = "") -> None:
        """Remember that a node has another shape than the form."""
        self.problems.append(Problem(node.line, path, message, hint, of_shape=True))

    def read(self, kind: Kind, node: Node, path: str) -> Any:
        """The value of one answer; with a memo a key of the file, or an item of its lists, that is as it was is kept."""
        depth = path.count("[")
        is_item = path.endswith("]") and depth <= _KEPT_DEPTH
        if self.memo is None or not (is_item or (not depth and "." not in path)):
            return kind.read(node, path, self)
        value, problems, notes = self.memo(path, _read_apart, kind, node, path, self.memo)
        self.problems += problems
        self.notes += notes
        return value


#: Lists inside lists whose items are kept one by one.
_KEPT_DEPTH = 3


def _read_apart(kind: Kind, node: Node, path: str, memo: Memo) -> tuple[Any, list[Problem], list[Problem]]:
    report = Report(memo=memo)
    return kind.read(node, path, report), report.problems, report.notes


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known word that was perhaps meant; empty for none."""
    # only a mistake pays for this import
    import difflib

    return difflib.get_close_matches(word, known, 1)


class Kind:
    """A kind of answer. `doc` says in Vietnamese what to write."""

    doc: str = ""

    def read(self, node: Node, path: str, report: Report) -> Any:
        """The value of the node, or None with the problems reported."""
        raise NotImplementedError

    def json(self) -> dict[str, Any]:
        """This kind as JSON Schema."""
        raise NotImplementedError


def _scalar(node: Node, path: str, report: Report, limit: int) -> str | None:
    if not isinstance(node, Scalar):
        report.misfit(node, path, _("phải là một đoạn chữ"), _("viết giá trị sau dấu hai chấm"))
        return None
    if len(node.value) > limit:
        report.add(
            node,
            path,
            _("dài {length} ký tự, tối đa {limit}").format(length=len(node.value), limit=limit),
            _("chia nhỏ nội dung"),
        )
        return None
    try:
        cleaned = _text.clean(node.value)
    except _text.TextError as error:
        report.add(node, path, str(error), _("xóa ký tự đó (thường dính khi chép từ tệp khác)"))
        return None
    report.notes += [Problem(node.line, path, note) for note in cleaned.notes]
    return cleaned.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Kind):
    """Text on one line; line breaks become spaces. `pattern` must match the whole; `says` tells it in words."""

    doc: str
    required: bool = False
    pattern: str = ""
    says: str = ""
    limit: int = LINE_LIMIT

    def read(self, node: Node, path: str, report: Report) -> str | None:
        raw = _scalar(node, path, report, self.limit)
        if raw is None:
            return None
        value = _text.one_line(raw)
        if self.required and not value.strip():
            report.add(node, path, _("còn trống"), _(self.doc))
            return None
        if value and self.pattern and not re.fullmatch(self.pattern, value):
            report.add(node, path, _("“{value}” không đúng dạng").format(value=value[:60]), _(self.says))
            return None
        return value

    def json(self) -> dict[str, Any]:
        # an editor reads `45` as a number, drafter as the text it is
        out: dict[str, Any] = {"type": list(_SCALAR), "description": _(self.doc), "maxLength": self.limit}
        if self.pattern:
            out["pattern"] = rf"^\s*({self.pattern})?\s*$"
        if self.required:
            out |= {"type": list(_SCALAR[:-1]), "pattern": r"\S"}
        return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Kind):
    """Running text of any number of paragraphs, one a line."""

    doc: str

    def read(self, node: Node, path: str, report: Report) -> tuple[str, ...] | None:
        raw = _scalar(node, path, report, BLOCK_LIMIT)
        if raw is None:
            return None
        value = _text.paragraphs(raw)
        if len(value) > PARAGRAPH_LIMIT:
            report.add(
                node,
                path,
                _("có {count} đoạn, tối đa {limit}").format(count=len(value), limit=PARAGRAPH_LIMIT),
            )
            return None
        return value

    def json(self) -> dict[str, Any]:
        return {"type": list(_SCALAR), "description": _(self.doc), "maxLength": BLOCK_LIMIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellText(Block):
    """Text of a table cell: its lines are kept as lines of one string."""

    def read(self, node: Node, path: str, report: Report) -> str | None:  # type: ignore[override]
        value = Block.read(self, node, path, report)
        return None if value is None else "\n".join(value)


#: The forms of a date, for whoever reads the schema.
_DATES = (
    r"[0-9]{4}(-[0-9]{1,2}){0,2}|([0-9]{1,2}[/.-]){0,2}[0-9]{4}"
    r"|([Nn]gày\s+)?([0-9]{1,2}\s+)?[Tt]háng\s+[0-9]{1,2}\s+[Nn]ăm\s+[0-9]{4}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Kind):
    """A date, with blanks from the right for a draft."""

    doc: str
    required: bool = False

    def read(self, node: Node, path: str, report: Report) -> DocDate | None:
        raw = _scalar(node, path, report, 40)
        if raw is None or (not raw.strip() and not self.required):
            return None
        try:
            return DocDate.parse(raw)
        except ValueError as error:
            report.add(
                node, path, str(error), _("viết ngày/tháng/năm như 05/3/2026, hoặc 3/2026 khi chưa có ngày")
            )
            return None

    def json(self) -> dict[str, Any]:
        return {
            "type": ["string", "number", *([] if self.required else ["null"])],
            "description": _(self.doc),
            "pattern": rf"^\s*({_DATES}){'' if self.required else '?'}\s*$",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Kind):
    """One of a few words. `values` maps what is written to what it means."""

    doc: str
    values: dict[str, Any]

    def read(self, node: Node, path: str, report: Report) -> Any:
        raw = _scalar(node, path, report, 200)
        if raw is None or not raw.strip():
            return None
        value = _text.one_line(raw)
        if value not in self.values:
            near = nearest(value, self.values)
            hint = (
                _("có phải “{near}”?").format(near=near[0])
                if near
                else _("chọn: {values}").format(values=", ".join(self.values))
            )
            report.add(node, path, _("không có lựa chọn “{value}”").format(value=value[:60]), hint)
            return None
        return self.values[value]

    def json(self) -> dict[str, Any]:
        return {"description": _(self.doc), "enum": [*self.values, "", None]}


def flag(doc: str) -> Choice:
    """Có or không."""
    return Choice(doc=doc, values={"có": True, "không": False})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Kind):
    """A number written with digits."""

    doc: str
    minimum: float = 1
    maximum: float = 1000
    whole: bool = False

    def read(self, node: Node, path: str, report: Report) -> float | None:
        raw = _scalar(node, path, report, 40)
        try:
            value = float((raw or "").strip().replace(",", "."))
            if not self.minimum <= value <= self.maximum or (self.whole and value % 1):
                raise ValueError
        except ValueError:
            if raw is not None:
                report.add(
                    node,
                    path,
                    _("“{raw}” không phải số").format(raw=raw[:40]),
                    _("viết số từ {low} đến {high}").format(
                        low=figure(self.minimum), high=figure(self.maximum)
                    ),
                )
            return None
        return value

    def json(self) -> dict[str, Any]:
        digits = "[0-9]+" if self.whole else r"[0-9]+([.,][0-9]+)?"
        return {
            "type": ["string", "integer" if self.whole else "number"],
            "description": _(self.doc),
            "minimum": self.minimum,
            "maximum": self.maximum,
            "pattern": rf"^\s*(?![0.,]*\s*$){digits}\s*$",
        }

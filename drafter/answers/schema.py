"""Kinds of answers: how each is read from text, refused with what to write, and described as JSON Schema.

One parse serves every door: a value in a file, `--set`, a reply in the questionnaire. Reading collects all problems
instead of stopping at the first; what is wrong reads as None and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from drafter import text as _text
from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.errors import Problem
from drafter.i18n import _
from drafter.memo import Memo
from drafter.model.papers import DocDate

LINE_LIMIT = 6_000
BLOCK_LIMIT = 200_000
PARAGRAPH_LIMIT = 5_000
LIST_LIMIT = 5_000
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
_KEPT_DEPTH = 2


def _read_apart(kind: Kind, node: Node, path: str, memo: Memo) -> tuple[Any, list[Problem], list[Problem]]:
    report = Report(memo=memo)
    return kind.read(node, path, report), report.problems, report.notes


def _nearest(word: str, known: Iterable[str]) -> list[str]:
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
        report.add(node, path, _("phải là một đoạn chữ"), _("viết giá trị sau dấu hai chấm"))
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
            report.add(node, path, str(error), _("viết như 2026-03-05, hoặc 2026-03 khi chưa có ngày"))
            return None

    def json(self) -> dict[str, Any]:
        return {
            "type": ["string", "number", *([] if self.required else ["null"])],
            "description": _(self.doc),
            "pattern": rf"^\s*([0-9]{{4}}(-[0-9]{{1,2}}){{0,2}}|([0-9]{{1,2}}[/.-]){{0,2}}[0-9]{{4}}){'' if self.required else '?'}\s*$",
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
            near = _nearest(value, self.values)
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
                    _("viết số từ {low:g} đến {high:g}").format(low=self.minimum, high=self.maximum),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Many(Kind):
    """A list of answers of one kind."""

    doc: str
    of: Kind

    def read(self, node: Node, path: str, report: Report) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and not node.value.strip():
            return ()
        if not isinstance(node, Sequence):
            report.add(node, path, _("phải là danh sách"), _("mỗi mục một dòng, bắt đầu bằng “- ”"))
            return None
        if len(node.items) > LIST_LIMIT:
            report.add(
                node,
                path,
                _("có {count} mục, tối đa {limit}").format(count=len(node.items), limit=LIST_LIMIT),
            )
            return None
        values = [report.read(self.of, item, f"{path}[{index}]") for index, item in enumerate(node.items, 1)]
        _unique_ids(node, values, path, report)
        return tuple(value for value in values if value is not None)

    def json(self) -> dict[str, Any]:
        return {
            "type": ["array", "null"],
            "description": _(self.doc),
            "items": self.of.json(),
            "maxItems": LIST_LIMIT,
        }


def _unique_ids(node: Sequence, values: list[Any], path: str, report: Report) -> None:
    seen: dict[str, int] = {}
    for index, (item, value) in enumerate(zip(node.items, values, strict=True), 1):
        if not isinstance(value, dict) or not isinstance(item, Mapping) or "id" not in item.items:
            continue
        id_ = value.get("id", "")
        if not id_:
            continue
        if id_ in seen:
            message = _("mã “{id}” đã dùng cho mục {first}").format(id=id_, first=seen[id_])
            report.problems.append(
                Problem(
                    item.items["id"].line, f"{path}[{index}].id", message, _("đặt mã khác, mỗi mục một mã")
                )
            )
        seen.setdefault(id_, index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Kind):
    """A group of named answers. `name` makes it a definition of the JSON Schema, which may contain itself.

    Of the keys `one_of` exactly one must be there.
    """

    doc: str
    fields: dict[str, Kind | Callable[[], Kind]]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    name: str = ""

    def kind_of(self, key: str) -> Kind | None:
        """The kind of answer under a key."""
        found = self.fields.get(key)
        return found() if callable(found) else found

    def read(self, node: Node, path: str, report: Report) -> dict[str, Any] | None:
        if isinstance(node, Scalar) and not node.value.strip() and not self.required:
            return {}
        if not isinstance(node, Mapping):
            report.add(
                node,
                path,
                _("phải là nhóm các dòng “khóa: giá trị”"),
                _("các khóa: {keys}").format(keys=", ".join(self.fields)),
            )
            return None
        out: dict[str, Any] = {}
        for key, item in node.items.items():
            here = f"{path}.{key}" if path else key
            kind = self.kind_of(key)
            if kind is None:
                line = node.key_lines.get(key, item.line)
                near = _nearest(key, self.fields)
                hint = (
                    _("có phải “{near}”?").format(near=near[0])
                    if near
                    else _("các khóa: {keys}").format(keys=", ".join(self.fields))
                )
                report.problems.append(Problem(line, here, _("không có khóa này"), hint))
                continue
            before = len(report.problems)
            value = report.read(kind, item, here)
            if value is not None:
                out[key] = value
            elif key in self.required and len(report.problems) == before:
                report.add(item, here, _("còn trống"), _(kind.doc))
        for key in self.required:
            if key not in node.items:
                kind = self.kind_of(key)
                report.add(
                    node, f"{path}.{key}" if path else key, _("còn thiếu"), _(kind.doc) if kind else ""
                )
        if self.one_of and sum(key in node.items for key in self.one_of) != 1:
            report.add(
                node, path, _("cần đúng một trong các khóa: {keys}").format(keys=", ".join(self.one_of))
            )
        return out

    def json(self) -> dict[str, Any]:
        if self.name:
            return {"$ref": f"#/$defs/{self.name}"}
        return self.body()

    def body(self) -> dict[str, Any]:
        """The schema of the group itself, where a reference does not do."""
        properties = {key: kind.json() for key in self.fields if (kind := self.kind_of(key))}
        out = {
            "type": "object",
            "description": _(self.doc),
            "properties": properties,
            "additionalProperties": False,
        }
        for key in self.required:
            if "enum" in properties[key]:
                words = [word for word in properties[key]["enum"] if word]
                properties[key] = {**properties[key], "enum": words}
        if self.required:
            out["required"] = list(self.required)
        else:
            out["type"] = ["object", "null"]
        if self.one_of:
            out |= {"type": "object", "oneOf": [{"required": [key]} for key in self.one_of]}
        return out

"""YAML as a tree of strings that know their line. No tags, no aliases, no duplicate keys, no guessing of types.

`no`, `012`, `7:30` and `2019-10-15` stay what was typed; types come from the schema (`drafter.answers.form`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from drafter.errors import AnswersError, Problem
from drafter.i18n import _
from drafter.text import is_utf16

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
#: What YAML holds in no place, not even behind a comment sign (YAML 1.1, 5.1).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: What looks like an indent and is none: it came from a page or from Word, and YAML takes it for the key's first letter.
_NO_INDENT = ("\u00a0", "\u3000", "\u200b", "\ufeff")
#: Line ends inside a line of the file, which YAML 1.1 takes for its own and would break a block at.
_INNER_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(slots=True)
class Scalar:
    """A text as typed."""

    value: str
    line: int


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file. `key_lines` has the line of each key."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def decode(data: bytes, file: str) -> str:
    """The text of a file in UTF-8 or, with its mark, UTF-16. Raises AnswersError for any other encoding."""
    try:
        if is_utf16(data):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = _("mở tệp và lưu lại với bảng mã UTF-8 (không dùng TCVN3, VNI, Windows-1258)")
        raise AnswersError(file, [Problem(line, "", _("tệp không phải UTF-8"), hint)]) from None


def stand_in(text: str) -> str:
    """The text with line ends inside a line replaced one for one, so that the parser counts lines as we do."""
    other = next(chr(code) for code in range(0xF8FF, 0xE003, -1) if chr(code) not in text)
    return _INNER_ENDS.sub(other, text)


def parse(text: str, file: str) -> Mapping:
    """The tree of one YAML document. Raises AnswersError naming the file and line of what is not allowed."""
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        message = _("có ký tự điều khiển U+{code:04X}").format(code=ord(bad[0]))
        raise AnswersError(
            file, [Problem(line, "", message, _("xóa ký tự đó (thường dính khi chép từ tệp khác)"))]
        )
    builder = _Builder(file)
    if _INNER_ENDS.search(text):
        builder.stand_in = next(chr(code) for code in range(0xF8FF, 0xE003, -1) if chr(code) not in text)
        text = _INNER_ENDS.sub(builder.stand_in, text)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        from drafter.answers import grammar

        raise AnswersError(file, [grammar.problem(error, text)]) from None
    if not isinstance(builder.root, Mapping):
        message = _("nội dung phải là các dòng “khóa: giá trị”")
        raise AnswersError(file, [Problem(1, "", message, _('dòng đầu tiên là: drafter: "1"'))])
    if builder.problems:
        raise AnswersError(file, builder.problems)
    return builder.root


class _Builder:
    """Builds the tree from parser events with a stack of its own, so that depth is bounded by us."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._stack: list[Sequence | Mapping] = []
        self._keys: list[str | None] = []
        self._documents = 0
        self.stand_in = ""

    def _fatal(self, line: int, message: str, hint: str) -> AnswersError:
        return AnswersError(self.file, [*self.problems, Problem(line, "", message, hint)])

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._fatal(
                    line, _("tệp có hai tài liệu YAML (dòng ---)"), _("giữ một tài liệu trong mỗi tệp")
                )
        elif isinstance(event, yaml.AliasEvent):
            raise self._fatal(
                line, _("không dùng bí danh YAML (*{name})").format(name=event.anchor), _("viết lại giá trị")
            )
        elif isinstance(event, yaml.NodeEvent):
            self._node(event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._keys.pop()

    def _node(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            raise self._fatal(
                line,
                _("không dùng neo YAML (&{name})").format(name=event.anchor),
                _("bỏ &{name}").format(name=event.anchor),
            )
        if event.tag is not None:
            raise self._fatal(
                line, _("không dùng thẻ YAML ({tag})").format(tag=event.tag), _("bỏ thẻ, chỉ để lại giá trị")
            )
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            if self._takes_key(event.value, line):
                return
            value = event.value.replace(self.stand_in, "\n") if self.stand_in else event.value
            node = Scalar(value, line)
        else:
            node = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
            if self._stack and isinstance(self._stack[-1], Mapping) and self._keys[-1] is None:
                raise self._fatal(
                    line, _("khóa phải là một từ, không phải danh sách hay nhóm"), _("viết: khóa: giá trị")
                )
        self._attach(node)
        if not isinstance(node, Scalar):
            self._stack.append(node)
            self._keys.append(None)
            if len(self._stack) > MAX_DEPTH:
                raise self._fatal(
                    line, _("lồng nhau quá {depth} cấp").format(depth=MAX_DEPTH), _("xem lại thụt lề")
                )

    def _takes_key(self, value: str, line: int) -> bool:
        if not self._stack or not isinstance(self._stack[-1], Mapping) or self._keys[-1] is not None:
            return False
        mapping = self._stack[-1]
        if value[:1] in _NO_INDENT:
            raise self._fatal(
                line,
                _("thụt lề bằng dấu cách không ngắt"),
                _("xóa chỗ thụt lề ở dòng này, gõ lại bằng phím cách"),
            )
        if value == "<<":
            raise self._fatal(line, _("không dùng khóa trộn <<"), _("viết lại các khóa"))
        if value in mapping.key_lines:
            message = _("khóa “{key}” đã có ở dòng {first}").format(key=value, first=mapping.key_lines[value])
            self.problems.append(
                Problem(
                    line,
                    value,
                    message,
                    _("giữ một trong hai dòng {first} và {line}").format(
                        first=mapping.key_lines[value], line=line
                    ),
                )
            )
        else:
            mapping.key_lines[value] = line
        self._keys[-1] = value
        return True

    def _attach(self, node: Node) -> None:
        if not self._stack:
            self.root = node
        elif isinstance(top := self._stack[-1], Mapping):
            top.items[self._keys[-1] or ""] = node
            self._keys[-1] = None
        else:
            top.items.append(node)

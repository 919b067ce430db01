"""What is wrong where the YAML of an answers file cannot be read: in words of ours, with column, line as typed and remedy.

The parser's own words tell what it wanted next. What a writer did is seen in the line: a Tab, no space after a colon, a
quotation mark that was never closed, a line that stands too far to the right.
"""

from __future__ import annotations

import re
from typing import Any

from drafter.errors import Problem
from drafter.i18n import _

#: Characters of a line that are shown.
_SHOWN = 60
_KEY_STUCK = re.compile(r"\s*(?:- +)*[a-z_]+:(?=\S)")
_OPEN_QUOTE = re.compile(r"""(?:[:\[,]\s+|-\s+)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")
#: Lines above the one that the parser stopped at in which a quotation mark may have been left open.
_LOOK_BACK = 8
#: (what is wrong, what to do).
_Found = tuple[str, str]


def problem(error: Any, text: str) -> Problem:
    """The problem that a `yaml.YAMLError` over this text stands for; line 0 for one that names no place."""
    here, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark, begun = here or begun, begun or here
    if mark is None:
        return Problem(0, "", *_unknown())
    lines = text.splitlines() or [""]
    context, said = error.context or "", error.problem or ""
    if "quoted scalar" in context:
        is_escape = "escape" in said or "hexdecimal" in said
        return _told(lines, mark, _escape()) if is_escape else _told(lines, begun, _unclosed())
    if found := _tab(lines, mark) or _sign(lines, mark):
        return _told(lines, mark, found)
    above = range(min(mark.line, len(lines) - 1), max(mark.line - _LOOK_BACK, -1), -1)
    if left := [number for number in above if _OPEN_QUOTE.search(lines[number])]:
        return _told(lines, mark, _unclosed(), line=left[0])
    if "flow" in context:
        return _told(lines, begun, _bracket())
    where = begun if "simple key" in context else mark
    return _told(lines, where, _of_line(lines, where, said, context))


def _told(lines: list[str], mark: Any, found: _Found, *, line: int | None = None) -> Problem:
    message, hint = found
    # the parser may stop behind the last line
    number = min(mark.line if line is None else line, len(lines) - 1)
    typed = lines[number].strip()
    shown = typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
    column = mark.column + 1 if number == mark.line else len(lines[number]) - len(lines[number].lstrip()) + 1
    return Problem(
        number + 1,
        "",
        _("cột {column}: {message}: “{shown}”").format(column=column, message=message, shown=shown),
        hint,
    )


def _escape() -> _Found:
    return (
        _('trong ngoặc kép "…" dấu \\ không đứng một mình được'),
        _("viết \\\\ thay cho \\, hoặc dùng nháy đơn '…'"),
    )


def _unclosed() -> _Found:
    return (
        _("dấu ngoặc mở đầu giá trị chưa được đóng"),
        _("thêm dấu ngoặc ấy ở cuối giá trị, hoặc bỏ dấu ngoặc ở đầu; muốn in ngoặc kép thì dùng “ ”"),
    )


def _bracket() -> _Found:
    return (
        _("dấu ngoặc vuông hoặc ngoặc nhọn mở ở đây chưa được đóng"),
        _(
            "đóng ngoặc ấy ở cuối; câu chữ bắt đầu bằng ngoặc vuông, ngoặc nhọn thì đặt cả câu trong ngoặc kép"
        ),
    )


def _tab(lines: list[str], mark: Any) -> _Found | None:
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent and line[mark.column : mark.column + 1] != "\t":
        return None
    return _("thụt lề bằng dấu Tab"), _("xóa dấu Tab, gõ dấu cách, mỗi cấp hai dấu")


def _sign(lines: list[str], mark: Any) -> _Found | None:
    sign = lines[mark.line][mark.column : mark.column + 1] if mark.line < len(lines) else ""
    return _quote_it(sign) if sign and sign in "%@`" else None


def _quote_it(sign: str) -> _Found:
    return (
        _("giá trị không bắt đầu bằng dấu {sign} được").format(sign=sign),
        _("đặt cả giá trị trong ngoặc kép: \"…\" hoặc '…'"),
    )


def _of_line(lines: list[str], mark: Any, said: str, context: str) -> _Found:
    """What the line itself shows."""
    line = lines[min(mark.line, len(lines) - 1)]
    before = line[: mark.column]
    value = re.search(r"(?:^|\s)[a-z_]+:\s+(\S)", line)
    if stuck := _KEY_STUCK.match(line):
        return (
            _("sau dấu hai chấm thiếu dấu cách"),
            _("viết: {key} {rest}").format(key=stuck[0].strip(), rest=line[stuck.end() :].strip()[:30]),
        )
    if "block scalar" in context:
        return _quote_it(value[1] if value else "|")
    if "sequence entries" in said:
        return (
            _("dấu gạch đầu dòng đứng cùng dòng với khóa"),
            _("xuống dòng rồi mới ghi “- …”; nếu dấu gạch là chữ của câu thì đặt cả câu trong ngoặc kép"),
        )
    if value and value.start(1) < mark.column and value[1] in "{[":
        return _quote_it(value[1])
    if value and value.start(1) < mark.column and value[1] in "\"'":
        return (
            _("sau dấu đóng ngoặc kép còn chữ"),
            _("đặt cả câu trong dấu ngoặc khác, ví dụ '…'; muốn in ngoặc kép thì dùng “ ”"),
        )
    if "mapping values" in said and ": " in before:
        return (
            _("giá trị có thêm dấu hai chấm"),
            _("đặt cả giá trị trong ngoặc kép, ví dụ title: 'Kế hoạch: …'"),
        )
    if "':'" in said:
        return (
            _("dòng này không có dạng “khóa: giá trị”"),
            _("thêm khóa và dấu hai chấm; nếu là tiếp của đoạn văn ở trên thì thụt vào thẳng với đoạn ấy"),
        )
    if "mapping values" in said or "expected key" in said or "expected '-'" in said or "block end" in said:
        return (
            _("thụt lề không thẳng với các dòng cùng nhóm"),
            _("các khóa cùng nhóm đứng thẳng một cột; các dấu “- ” của một danh sách cũng vậy"),
        )
    return _unknown()


def _unknown() -> _Found:
    return (
        _("không đọc được dòng này"),
        _("xem dòng này và dòng trên: thụt lề bằng dấu cách, dấu cách sau dấu hai chấm, dấu ngoặc phải đóng"),
    )

"""The table of what differs: one row a document, each column a place in the answers (`issuer.name`, `number`).

Read row by row, so that a table of any length takes the memory of one row. CSV with comma, semicolon or tab; .xlsx.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.answers.paths import steps_of
from drafter.answers.tree import decode
from drafter.errors import InputError
from drafter.files import read_bytes
from drafter.i18n import _

_LIMIT = 100_000_000
#: The column that names the document's file instead of an answer.
FILE_COLUMN = "file"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the table as the user counts (the head is 1), and path -> value; empty cells left out."""

    number: int
    values: tuple[tuple[str, str], ...]

    @property
    def settings(self) -> tuple[str, ...]:
        """As `--set` takes them."""
        return tuple(f"{path}={value}" for path, value in self.values if path != FILE_COLUMN)

    @property
    def file(self) -> str:
        """The name asked for, or ""."""
        return dict(self.values).get(FILE_COLUMN, "")


def rows(path: Path) -> Iterator[Row]:
    """The rows of a table file. Raises InputError naming the column that is not a place in the answers."""
    lines = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    head: list[str] = []
    for number, cells in enumerate(lines, 1):
        if not head:
            head = _head(path, cells)
            continue
        if len(cells) > len(head) and any(cells[len(head) :]):
            raise InputError(
                _("{path}: hàng {number} có {count} ô, đầu bảng có {head} cột").format(
                    path=path, number=number, count=len(cells), head=len(head)
                )
            )
        values = tuple((name, value) for name, value in zip(head, cells, strict=False) if value)
        if values:
            yield Row(number, values)
    if not head:
        raise InputError(
            _("{path}: bảng trống").format(path=path),
            hint=_("hàng đầu ghi tên các câu trả lời, ví dụ issuer.name"),
        )


def _head(path: Path, cells: list[str]) -> list[str]:
    head = list(cells)
    while head and not head[-1]:
        head.pop()
    for column, name in enumerate(head, 1):
        if not name:
            raise InputError(_("{path}: cột {column} không có tên").format(path=path, column=column))
        if name != FILE_COLUMN:
            steps_of(name)
        if head.index(name) != column - 1:
            raise InputError(_("{path}: cột “{name}” có hai lần").format(path=path, name=name))
    return head


def _csv(path: Path) -> Iterator[list[str]]:
    text = decode(read_bytes(path, limit=_LIMIT), str(path))
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [cell.strip() for cell in cells]


def _xlsx(path: Path) -> Iterator[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = io.BytesIO(read_bytes(path, limit=_LIMIT))
    try:
        book = load_workbook(data, read_only=True, data_only=True)
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield [_cell(value) for value in cells]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        raise InputError(
            _("{path} không phải bảng tính .xlsx đọc được").format(path=path),
            hint=_("mở bằng Excel và lưu lại, hoặc lưu dạng CSV UTF-8"),
        ) from None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()

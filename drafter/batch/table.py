"""What differs, row by row: a table (.csv, .xlsx), or a folder with a whole answers file for each document.

Nothing here holds more than one row, so that a table of any length takes the memory of one.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from drafter.answers.form import ROOT
from drafter.answers.free import PARAMETER
from drafter.answers.paths import steps_of
from drafter.batch.gaps import PARAMETERS
from drafter.errors import InputError
from drafter.files import reading
from drafter.i18n import _

#: The column that names the document's file instead of an answer.
FILE_COLUMN = "file"
#: Endings of answers files in a folder.
ANSWERS = (".yml", ".yaml")
#: Bytes that a spreadsheet may unfold to: a table of 100,000 rows has a tenth.
_UNFOLDED = 500_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document to make.

    `number` counts as the user does (the head of a table is row 1); `label` is that number, or the name of the answers file. `cells` are
    (column, value), empty cells left out. `source` is an answers file of its own, "" where all rows share one.
    """

    number: int
    label: str
    cells: tuple[tuple[str, str], ...] = ()
    source: str = ""

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """(path of an answer, value)."""
        return tuple((path_of(column), value) for column, value in self.cells if column != FILE_COLUMN)

    @property
    def file(self) -> str:
        """The name asked for, or ""."""
        return Path(self.source).stem if self.source else dict(self.cells).get(FILE_COLUMN, "")


def path_of(column: str) -> str:
    """The answer that a column sets: itself, or for the bare name of a kit's parameter the place that it has there."""
    is_parameter = PARAMETER.fullmatch(column) and column not in ROOT.fields
    return f"{PARAMETERS}.{column}" if is_parameter else column


def rows_of_folder(folder: Path) -> Iterator[Row]:
    """The answers files of a folder, in the order of their names. Raises InputError where there is none."""
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in ANSWERS)
    if not found:
        raise InputError(
            _("{path}: không có tệp câu trả lời (.yml) nào").format(path=folder),
            hint=_("ghi tên tệp chung và --table BẢNG, hoặc thư mục có các tệp .yml"),
        )
    for number, path in enumerate(found, 1):
        yield Row(number=number, label=path.name, source=str(path))


def rows(path: Path, gaps: frozenset[str] = frozenset()) -> Iterator[Row]:
    """The rows of a table file. `gaps` are the kit parameters that the base names.

    Raises InputError naming the column that is neither an answer nor such a parameter, and the row that cannot be read.
    """
    head: list[str] = []
    read = _xlsx if path.suffix.lower() == ".xlsx" else _csv
    with reading(path) as stream, closing(read(stream, path)) as lines:
        for number, cells in enumerate(lines, 1):
            if not head:
                head = _head(path, cells, gaps)
                continue
            if any(cells[len(head) :]):
                raise InputError(
                    _("{path}: hàng {number} có {count} ô, đầu bảng có {head} cột").format(
                        path=path, number=number, count=len(cells), head=len(head)
                    )
                )
            values = tuple((name, value) for name, value in zip(head, cells, strict=False) if value)
            if values:
                yield Row(number=number, label=str(number), cells=values)
    if not head:
        raise InputError(
            _("{path}: bảng trống").format(path=path),
            hint=_("hàng đầu ghi tên các câu trả lời, ví dụ issuer.name"),
        )


def _head(path: Path, cells: list[str], gaps: frozenset[str]) -> list[str]:
    head = list(cells)
    while head and not head[-1]:
        head.pop()
    for column, name in enumerate(head, 1):
        if not name:
            raise InputError(_("{path}: cột {column} không có tên").format(path=path, column=column))
        if head.index(name) != column - 1:
            raise InputError(_("{path}: cột “{name}” có hai lần").format(path=path, name=name))
        if name not in gaps and name != FILE_COLUMN and steps_of(name)[0] not in ROOT.fields:
            raise InputError(
                _("{path}: cột “{name}” không phải câu trả lời hay tham số nào").format(path=path, name=name),
                hint=_("câu trả lời: issuer.name, number, ...; tham số phải có trong tệp chung, ví dụ {gap}").format(
                    gap=f"{{{name}}}" if PARAMETER.fullmatch(name) else "{area}"
                ),
            )  # fmt: skip
    return head


def _csv(stream: BinaryIO, path: Path) -> Generator[list[str], None, None]:
    mark = stream.read(2)
    stream.seek(0)
    encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    number = 0
    try:
        first = text.readline()
        delimiter = max(",;\t", key=first.count)
        text.seek(0)
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter, strict=True), 1):  # noqa: B007 (told below)
            yield [cell.strip() for cell in cells]
    except UnicodeError:
        raise InputError(
            _("{path}: sau hàng {number} không phải UTF-8").format(path=path, number=number),
            hint=_("trong Excel: Lưu dưới dạng (Save As), chọn CSV UTF-8"),
        ) from None
    except csv.Error as error:
        raise InputError(
            _("{path}: không đọc được hàng {number} ({why})").format(path=path, number=number + 1, why=error),
            hint=_("xem lại dấu ngoặc kép ở hàng này"),
        ) from None
    finally:
        # whoever opened the stream closes it
        text.detach()


def _xlsx(stream: BinaryIO, path: Path) -> Generator[list[str], None, None]:
    from zipfile import BadZipFile, ZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with ZipFile(stream) as archive:
            if sum(member.file_size for member in archive.infolist()) > _UNFOLDED:
                raise InputError(_("{path} bung ra quá lớn").format(path=path), hint=_("lưu dạng CSV UTF-8"))
        book = load_workbook(stream, read_only=True, data_only=True)
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield [_cell(value) for value in cells]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        raise InputError(
            _("{path} không phải bảng tính .xlsx đọc được").format(path=path),
            hint=_("mở bằng Excel và lưu lại, hoặc lưu dạng CSV UTF-8"),
        ) from None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()

"""What differs, row by row: a table (.csv, .xlsx), or a folder with a whole answers file for each document.

Nothing here holds more than one row, so that a table of any length takes the memory of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from drafter.answers.form import ROOT
from drafter.answers.free import PARAMETER
from drafter.answers.paths import steps_of
from drafter.batch.cells import UNCOUNTED, Tell, lines_of
from drafter.batch.gaps import PARAMETERS
from drafter.errors import InputError
from drafter.files import reading
from drafter.i18n import _

#: The column that names the document's file instead of an answer.
FILE_COLUMN = "file"
#: Endings of answers files in a folder.
ANSWERS = (".yml", ".yaml")
#: What a spreadsheet shows in place of a result.
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
#: White space that means nothing in the name of a column: "Signers [1] . Name".
_ROUND = re.compile(r"\s*([.\[\]])\s*")
#: What is left of "Nguyễn" in a table that was saved for another alphabet.
_ASKED = re.compile(r"[^\W\d_]\?+[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document to make.

    `number` counts as the user does (the head of a table is row 1); `label` is that number, or the name of the answers file. `cells` are
    (column, value), empty cells left out. `source` is an answers file of its own, "" where all rows share one. `blank` are the answers whose
    cell is empty here; `wrong` says of (column, why) that its cell lost what it held.
    """

    number: int
    label: str
    cells: tuple[tuple[str, str], ...] = ()
    source: str = ""
    blank: tuple[str, ...] = field(default=(), compare=False)
    wrong: tuple[tuple[str, str], ...] = field(default=(), compare=False)

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
    found = sorted(
        (path for path in folder.iterdir() if path.suffix.lower() in ANSWERS), key=lambda path: path.name
    )
    if not found:
        raise InputError(
            _("{path}: không có tệp câu trả lời (.yml) nào").format(path=folder),
            hint=_("ghi tên tệp chung và --table BẢNG, hoặc thư mục có các tệp .yml"),
        )
    for number, path in enumerate(found, 1):
        yield Row(number=number, label=path.name, source=str(path))


def rows(path: Path, gaps: frozenset[str] = frozenset(), tell: Tell = lambda _told: None) -> Iterator[Row]:
    """The rows of a table file. `gaps` are the kit parameters that the base names; `tell` hears of the table as a whole.

    Raises InputError naming the column that is neither an answer nor such a parameter, and the row that cannot be read.
    """
    head: list[str] = []
    with reading(path) as stream, closing(lines_of(stream, path, tell)) as lines:
        for number, cells in enumerate(lines, 1):
            if not head:
                head = _head(path, number, cells, gaps)
                continue
            if any(cells[len(head) :]):
                raise InputError(
                    _("{path}: hàng {number} có {count} ô, đầu bảng có {head} cột").format(
                        path=path, number=number, count=len(cells), head=len(head)
                    )
                )
            if any(cells):
                yield _row(number, head, cells)
    if not head:
        raise InputError(
            _("{path}: bảng trống").format(path=path),
            hint=_("hàng đầu ghi tên các câu trả lời, ví dụ issuer.name"),
        )


def _row(number: int, head: list[str], cells: list[str]) -> Row:
    named = list(zip_longest(head, cells[: len(head)], fillvalue=""))
    return Row(
        number=number,
        label=str(number),
        cells=tuple((name, value) for name, value in named if value),
        blank=tuple(path_of(name) for name, value in named if not value and name != FILE_COLUMN),
        wrong=tuple((name, why) for name, value in named if (why := _lost(value))),
    )


def _lost(value: str) -> str:
    """Why a cell does not hold what was meant to stand in it; "" when it does."""
    if value == UNCOUNTED:
        return _("công thức chưa có kết quả: mở bảng bằng Excel, lưu lại rồi chạy lại")
    if value in _ERRORS:
        return _("ô báo lỗi {value}: sửa công thức trong bảng").format(value=value)
    if _ASKED.search(value) and "://" not in value:
        return _("dấu ? ở giữa chữ: chữ có dấu đã mất khi lưu bảng; lưu lại dạng CSV UTF-8")
    return ""


def _head(path: Path, number: int, cells: list[str], gaps: frozenset[str]) -> list[str]:
    head = [_named(path, number, name, gaps) for name in cells]
    while head and not head[-1]:
        head.pop()
    for column, name in enumerate(head, 1):
        if not name:
            raise InputError(
                _("{path}: cột {column} không có tên").format(path=path, column=column),
                hint=_("ghi tên cột hoặc xóa cột trống; bỏ gộp ô ở hàng tên cột"),
            )
        if head.index(name) != column - 1:
            raise InputError(_("{path}: cột “{name}” có hai lần").format(path=path, name=name))
    return head


def _named(path: Path, number: int, name: str, gaps: frozenset[str]) -> str:
    """The column as the answers call it, capitals and spaces aside; "" for a cell without a name."""
    known = {gap.casefold(): gap for gap in gaps}
    plain = _ROUND.sub(r"\1", name.strip()).casefold()
    plain = known.get(plain, plain)
    if not plain or plain in gaps or plain == FILE_COLUMN:
        return plain
    try:
        if steps_of(plain)[0] in ROOT.fields:
            return plain
    except InputError:
        raise InputError(
            _("{path}: hàng {number}: “{name}” không phải đường dẫn tới câu trả lời").format(
                path=path, number=number, name=name
            ),
            hint=_(
                "hàng đầu của bảng ghi tên câu trả lời: issuer.name, number, ...; xóa hàng tiêu đề ở trên nếu có"
            ),
        ) from None
    raise InputError(
        _("{path}: cột “{name}” không phải câu trả lời hay tham số nào").format(path=path, name=name),
        hint=_("câu trả lời: issuer.name, number, ...; tham số phải có trong tệp chung, ví dụ {gap}").format(
            gap=f"{{{name}}}" if PARAMETER.fullmatch(name) else "{area}"
        ),
    )

"""What differs, row by row: a table (.csv, .xlsx), or a folder with a whole answers file for each document.

Nothing here holds more than one row, so that a table of any length takes the memory of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, dropwhile, islice, zip_longest
from pathlib import Path

from drafter.answers.form import ROOT
from drafter.answers.free import PARAMETER
from drafter.batch import heads
from drafter.batch.cells import UNCOUNTED, Tell, lines_of
from drafter.batch.gaps import PARAMETERS
from drafter.batch.heads import ASIDE, FILE_COLUMN, LOOKED_AT, Head, Words
from drafter.batch.tidy import is_beside, is_count, is_sum, tidied, unnamed
from drafter.errors import InputError
from drafter.files import reading
from drafter.i18n import _
from drafter.turned import Turned

#: Hears what a table calls its columns.
Called = Callable[[dict[str, str]], None]
#: Endings of answers files in a folder.
ANSWERS = (".yml", ".yaml")
#: What a spreadsheet shows in place of a result.
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
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


def rows(
    path: Path,
    words: Words | None = None,
    tell: Tell = lambda _told: None,
    *,
    visible: bool = False,
    called: Called = lambda _names: None,
) -> Iterator[Row]:
    """The rows of a table file. `words` are what its columns may be called; `tell` hears of the table as a whole, `called` what
    the table calls each of its columns (answer -> heading).

    `visible` leaves out rows that are hidden, as a filter hides them. Raises InputError naming the column that is neither an
    answer nor a gap of the shared answers, and the row that cannot be read.
    """
    with reading(path) as stream, closing(lines_of(stream, path, tell, visible=visible)) as lines:
        numbered = dropwhile(lambda row: not any(row[1]), enumerate(lines, 1))
        first = list(islice(numbered, LOOKED_AT))
        if not first:
            raise InputError(
                _("{path}: bảng trống").format(path=path),
                hint=_("hàng đầu ghi tên cột, ví dụ: Tên đơn vị, Loại, Số, Người ký"),
            )
        head = heads.found(first, words or Words(), path)
        called(dict(zip(head.names, head.cells, strict=False)))
        for remark in heads.remarks(head, path):
            tell(remark)
        yield from _below(head, chain(first, numbered), path, tell)


def _below(head: Head, lines: Iterable[tuple[int, list[str]]], path: Path, tell: Tell) -> Iterator[Row]:
    """The rows under a head. Those that sum up, and those with nothing but what no column takes, are told and left out."""
    left_out: list[str] = []
    names, days = list(head.names), Turned()
    for number, cells in lines:
        if number <= head.last or not any(cells):
            continue
        if any(cells[len(names) :]):
            raise InputError(
                _("{path}: hàng {number} có {count} ô, đầu bảng có {head} cột").format(
                    path=path, number=number, count=len(cells), head=len(names)
                ),
                hint=_("xóa ô thừa ở bên phải, hoặc ghi tên cho cột ấy"),
            )
        named = [pair for pair in zip_longest(names, cells[: len(names)], fillvalue="") if pair[0] != ASIDE]
        if is_sum(cells) or is_count(cells, named) or is_beside(named):
            # a number alone is a row prepared and not yet filled in
            left_out += [str(number)] if not "".join(cells).isdecimal() else []
            continue
        days.see(number, dict(named).get("date", ""))
        yield _row(number, named)
    if doubt := days.remark():
        tell(f"{path}: {doubt}")
    if left_out:
        tell(
            _("{path}: bỏ qua hàng {rows}: hàng tổng, ghi chú, không phải một đơn vị").format(
                path=path, rows=", ".join(left_out)
            )
        )


def _row(number: int, named: list[tuple[str, str]]) -> Row:
    cells = tidied({name: value for name, value in named if value})
    return Row(
        number=number,
        label=str(number),
        cells=tuple(cells.items()),
        blank=tuple(path_of(name) for name, _value in named if name not in cells and name != FILE_COLUMN),
        wrong=(
            *((name, why) for name, value in named if (why := _lost(value))),
            *([("issuer.name", _("chưa ghi tên đơn vị"))] if unnamed(named) else []),
        ),
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

"""A table to start from: every commune of the plan's province, a row each, and a column for what is each one's own."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

from drafter.answers.tree import Mapping, Sequence
from drafter.batch.gaps import text_at, unfilled
from drafter.batch.heads import title
from drafter.errors import InputError
from drafter.i18n import _
from drafter.model.papers import DocDate
from drafter.registers import bodies, communes, provinces

#: The answers that tell one commune's plan from another's, before its signers.
_COLUMNS = ("issuer.unit", "issuer.name", "number")
#: Characters: the narrowest column of a spreadsheet, and what its head needs beside its words.
_NARROW, _BESIDE = 12, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A table: its head, then rows of so many cells. `province` is called as it is on the plan's day."""

    province: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def starting_table(root: Mapping, today: dt.date) -> Start:
    """The table for the answers that all share; what only the commune knows is left blank.

    A plan without a day is one of `today`. Raises InputError for a body that is no commune's, for a province that is
    not told or not known, and for a day before there were these communes (01/7/2025).
    """
    day = _day(root) or today
    kind = bodies.kind(text_at(root, "issuer.kind"))
    if kind.level != "xa" or day < provinces.TWO_LEVELS:
        raise InputError(
            _("chỉ lập được bảng các xã, phường, đặc khu từ 01/7/2025"),
            hint=_("sửa issuer.kind, date trong tệp câu trả lời, hoặc tự lập bảng"),
        )
    named = text_at(root, "issuer.province")
    province = provinces.find(named, day)
    if province is None:
        raise InputError(
            _("không có {words} trong danh mục tỉnh, thành phố ở ngày này").format(words=named)
            if named
            else _("chưa biết lập bảng cho tỉnh nào"),
            hint=_("ghi issuer.province trong tệp câu trả lời, ví dụ: tỉnh Lạng Sơn"),
        )
    signers = signers_of(root)
    own = (*_COLUMNS, *(f"{signer}.name" for signer in signers))
    head = (*(title(path, signers) for path in own), *unfilled(root))
    blank = ("",) * (len(head) - 2)
    units = ((one.kinds_on(day)[-1], one.name) for one in communes.of(province.name))
    return Start(province=province.called, head=head, rows=tuple((*unit, *blank) for unit in units))


def _day(root: Mapping) -> dt.date | None:
    try:
        return DocDate.parse(text_at(root, "date")).latest
    except ValueError:
        return None


def signers_of(root: Mapping) -> tuple[str, ...]:
    """The paths of the signers."""
    found = root.items.get("signers")
    count = len(found.items) if isinstance(found, Sequence) else 0
    ids = (text_at(root, f"signers[{number}].id") or number for number in range(1, count + 1))
    return tuple(f"signers[{id_}]" for id_ in ids)


def packed(table: Start, file: Path) -> bytes:
    """The table as the kind of file that the name asks for. Raises InputError for a name that is no table's."""
    if file.suffix.lower() == ".csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([table.head, *table.rows])
        # the mark tells Excel that this is UTF-8
        return text.getvalue().encode("utf-8-sig")
    if file.suffix.lower() == ".xlsx":
        return _workbook(table)
    raise InputError(
        _("{path} không phải tên của một bảng").format(path=file), hint=_("đặt tên có đuôi .xlsx hoặc .csv")
    )


def _workbook(table: Start) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.freeze_panes = "A2"
    for number, column in enumerate(zip(table.head, *table.rows, strict=True), 1):
        longest = max(map(len, column)) + _BESIDE
        sheet.column_dimensions[get_column_letter(number)].width = max(longest, _NARROW)
        for row, words in enumerate(column, 1):
            cell = sheet.cell(row, number, words or None)
            # a number of a document is text: "01" keeps its zero
            cell.number_format = "@"
            if row == 1:
                cell.font = Font(bold=True)
    book.save(out)
    return out.getvalue()

"""Sums in tables: the row of totals, and groups under Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.check.case import Case, Hit
from drafter.check.content.common import hit
from drafter.check.content.prose import make_line
from drafter.i18n import _
from drafter.view import Cell, Table

_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?|[+-]?\d+(?:,\d+)?")
_TOTAL = re.compile(
    r"(?:tổng cộng|tổng số|tổng|cộng)\b[\s:.]*(?:\(?[IVX]+(?:\s*\+\s*[IVX]+)+\)?)?$", re.IGNORECASE
)
_NO_SUM = re.compile(r"%|tỷ lệ|tỉ lệ|bình quân|trung bình|đơn giá|mật độ|năm thành lập", re.IGNORECASE)
_COMPARED = "đối chiếu trong văn bản"


def table_sums(case: Case) -> Iterator[Hit]:
    """Dòng tổng của bảng không bằng tổng các dòng.

    Vì sao: số cộng sai làm sai dự toán, chỉ tiêu. Chỉ xét bảng có số thứ tự một cấp (hoặc cấp La Mã) và mọi ô trong cột là số; cột tỷ
    lệ không xét. Dòng nhóm (I, II) khác tổng các dòng của nhóm thì chỉ lưu ý.
    Sai: 10, 20, 30 mà tổng cộng ghi 70.
    Đúng: tổng cộng 60.
    """
    for block in case.view.blocks:
        if isinstance(block, Table) and (read := _read(block)) is not None:
            yield from _wrong(read, read.total, read.romans or read.plain, "")
            for row, items in read.groups:
                yield from _wrong(read, row, items, "info")


@dataclass(frozen=True, slots=True)
class _Read:
    """Rows by what their first cell says. `total` -1 where no single row is one; `groups`: a Roman row and its items."""

    table: Table
    total: int
    plain: tuple[int, ...]
    romans: tuple[int, ...]
    groups: tuple[tuple[int, tuple[int, ...]], ...]


def _read(table: Table) -> _Read | None:
    rows = table.rows
    first = [row[0].text.strip().rstrip(".") if row else "" for row in rows]
    totals = [n for n, row in enumerate(rows) if any(_TOTAL.match(cell.text.strip()) for cell in row[:2])]
    plain = [
        n
        for n, label in enumerate(first)
        if label.isdigit() and n not in totals and not _counts_columns(rows[n])
    ]
    romans = [n for n, label in enumerate(first) if re.fullmatch("[IVX]+", label)]
    if any(re.fullmatch(r"\d+\.\d+.*|[a-zđ]\)?|[-+–]", label) for label in first):
        return None if not romans else _Read(table, _single(totals), (), tuple(romans), ())
    ends = [*romans[1:], len(rows)]
    groups = ((n, tuple(m for m in plain if n < m < end)) for n, end in zip(romans, ends, strict=False))
    return _Read(
        table, _single(totals), tuple(plain), tuple(romans), tuple(g for g in groups if len(g[1]) > 1)
    )


def _single(totals: list[int]) -> int:
    return totals[0] if len(totals) == 1 else -1


def _counts_columns(row: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, ..."""
    return len(row) > 2 and all(cell.text.strip("() ") == str(n) for n, cell in enumerate(row, 1))


def _wrong(read: _Read, total: int, items: tuple[int, ...], severity: str) -> Iterator[Hit]:
    if total < 0 or len(items) < 2:
        return
    rows = read.table.rows
    top = min((*read.plain, *read.romans, total))
    for cell in rows[total]:
        value = _value(cell.text)
        if value is None or not cell.text.strip() or cell.column == 0:
            continue
        head = " ".join(c.text for row in rows[:top] for c in row if _covers(c, cell))
        parts = [_value(_cell_text(rows[n], cell.column)) for n in items]
        known = [part for part in parts if part is not None]
        if _NO_SUM.search(head) or len(known) < len(parts) or sum(part != 0 for part in known) < 2:
            continue
        decimals = any(part != int(part) for part in (*known, value))
        if decimals and min(part for part in known if part) <= value <= max(known):
            continue  # a ratio or an index, not an amount
        if abs(sum(known) - value) > (0.06 * len(known) if decimals else 0.001):
            line = make_line(
                cell.paragraphs[0].index if cell.paragraphs else read.table.index, cell.text, "body"
            )
            message = _("Dòng tổng ghi {found}, cộng các dòng được {sum}").format(
                found=cell.text.strip(), sum=_printed(sum(known))
            )
            yield hit(line, message, _(_COMPARED), words=cell.text, severity=severity)


def _value(text: str) -> float | None:
    """A number as Vietnamese prints it (1.234,5), 0 for an empty cell, None for anything else."""
    plain = text.strip().strip("*")
    if plain in ("", "-", "–"):
        return 0.0
    if not _NUMBER.fullmatch(plain):
        return None
    return float(plain.replace(".", "").replace(",", "."))


def _printed(value: float) -> str:
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    return whole.replace(",", "\0").replace(".", ",").replace("\0", ".")


def _covers(head: Cell, cell: Cell) -> bool:
    return head.column <= cell.column < head.column + head.span


def _cell_text(row: Sequence[Cell], column: int) -> str:
    return next((cell.text for cell in row if cell.column == column), "")

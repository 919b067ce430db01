"""The cells of the tables of a document, as a reader counts and names them: "hàng 3, cột “Thời hạn”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafter.i18n import _
from drafter.review.base import BaseLine

#: What follows the id of its table in the id of a line: part of the table, row, column.
_CELL = re.compile(r"\.(head|rows|tasks|group)(?:\[([^\]]*)\])?[.\[](\w+)\]?(?:\.\d+)?")


@dataclass(slots=True)
class _Table:
    """Rows by (part, row), each the first line of its cells by column."""

    rows: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def numbered(self, part: str) -> list[tuple[str, str]]:
        return [row for row in self.rows if row[0] == part]


class Cells:
    """All tables of a document. `lines` are its lines by id, in printed order."""

    def __init__(self, lines: Mapping[str, BaseLine]) -> None:
        self.lines = lines
        self.tables: dict[str, _Table] = {}
        for id_, line in lines.items():
            if line.table and (found := _CELL.fullmatch(id_[len(line.table) :])):
                table = self.tables.setdefault(line.table, _Table())
                table.rows.setdefault((found[1], found[2] or ""), {}).setdefault(found[3], id_)

    def words(self, id_: str) -> Iterator[str]:
        """The row and column of a line that stands in a table."""
        table = self.lines[id_].table
        if found := _CELL.fullmatch(id_[len(table) :]):
            yield from self._cell(self.tables[table], (found[1], found[2] or ""), found[3])

    def table(self, table: str) -> str:
        """A table, counted where several stand in one place."""
        beside = [other for other in self.tables if _holder(other) == _holder(table)]
        name = _("bảng nhiệm vụ") if table.endswith(".tasks") else _("bảng")
        return name if len(beside) < 2 else f"{name} {beside.index(table) + 1}"

    def _cell(self, table: _Table, row: tuple[str, str], column: str) -> Iterator[str]:
        part, cells = row[0], list(table.rows[row])
        if part in ("rows", "tasks"):
            yield _("hàng {number}").format(number=table.numbered(part).index(row) + 1)
        else:
            yield _("hàng tên cột") if part == "head" else _("hàng tên nhóm")
        if len(cells) < 2:
            return
        heads = [list(table.rows[head].values()) for head in table.numbered("head") if head != row]
        place = cells.index(column)
        # below several rows of names, or beside cells that cover several columns, the names say nothing for sure
        named = self.lines[heads[0][place]].text if len(heads) == 1 and len(heads[0]) == len(cells) else ""
        yield _("cột “{name}”").format(name=named) if named else _("cột {number}").format(number=place + 1)


def _holder(table: str) -> str:
    """What a table stands in: sections[x] of sections[x].content[bang].table."""
    return table.removesuffix(".table").rpartition(".")[0]

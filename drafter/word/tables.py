"""Tables as grids: which cells there are, how wide, with which borders, and whether a table holds data or only layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from drafter.word.cascade import Cascade
from drafter.word.ooxml import MM, VAL, flag, flat, points, val, w, whole
from drafter.word.properties import borders, fill

_SIDES = ("top", "bottom", "left", "right")
_CELL_MARGIN_PT = 5.4
_COUNTED = re.compile(r"(?:\d{1,3}|[IVX]{1,4})\.?")
#: So many columns, and so many rows with a number, that no head and no ending is laid out in.
_FEWEST_COLUMNS, _FEWEST_COUNTED = 3, 2


@dataclass(slots=True, kw_only=True)
class GridCell:
    """A cell. `sides` are those that draw a line; `rows` counts the rows a merged cell stands in, 0 for a covered one.

    `ground` is the colour it says stands behind it, None where it leaves that to the style of the table.
    """

    element: Any
    column: int
    span: int
    left: float
    width: float
    margin: float
    rows: int = 1
    sides: dict[str, bool] = field(default_factory=dict)
    conditions: frozenset[str] = frozenset()
    ground: str | None = None


@dataclass(slots=True, kw_only=True)
class Grid:
    """A table. Widths in millimetres."""

    rows: list[list[GridCell]]
    columns: int
    width: float
    style: str
    head_rows: int
    fixed_heights: bool

    def cells(self) -> Iterator[GridCell]:
        """The cells, those covered by a merged one left out."""
        return (cell for row in self.rows for cell in row if cell.rows)

    @property
    def ruled(self) -> bool:
        """Whether it looks like a table: lines on most sides of its cells, and more than one cell."""
        cells = list(self.cells())
        drawn = sum(cell.sides[side] for cell in cells for side in _SIDES)
        across = any(cell.sides["left"] or cell.sides["right"] for cell in cells)
        return len(cells) > 1 and drawn * 2 >= len(cells) * 4 and (across or len(self.rows) > 2)

    @property
    def counted(self) -> bool:
        """Whether its rows are numbered in the first of three or more columns: data, though no line is drawn, as pages convert."""
        first = [row[0] for row in self.rows[1:] if row[0].column == 0]
        numbers = sum(_COUNTED.fullmatch(_words(cell)) is not None for cell in first)
        return self.columns >= _FEWEST_COLUMNS and numbers >= max(_FEWEST_COUNTED, (len(self.rows) - 1) / 2)


def _words(cell: GridCell) -> str:
    return "".join(text.text or "" for text in cell.element.iter(w("t"))).strip()


def read_grid(table: Any, cascade: Cascade, room: float) -> Grid:
    """The grid of a w:tbl in a column `room` millimetres wide. Deleted rows and cells are left out."""
    properties = table.find(w("tblPr"))
    style = (val(properties, "tblStyle") if properties is not None else None) or ""
    named = cascade.table_borders(style or cascade.default.get("table", ""))
    around = {**named, **borders(_find(properties, "tblBorders"))}
    widths = [(points(c.get(w("w"))) or 0.0) * MM for c in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    margin = _margins(
        [*(e.find(w("tblPr")) for e in cascade.chain(style or cascade.default.get("table", ""))), properties]
    )
    rows: list[list[GridCell]] = []
    heads, fixed, counting = 0, False, True
    for tr in flat(table, "tr"):
        trpr = tr.find(w("trPr"))
        if _find(trpr, "del") is not None:
            continue
        row = _row(tr, trpr, widths, margin)
        if not row:
            continue
        counting = counting and flag(trpr, "tblHeader")
        heads += counting
        height = _find(trpr, "trHeight")
        fixed = fixed or (height is not None and height.get(w("hRule")) == "exact")
        rows.append(row)
    _merge(rows)
    columns = max([len(widths), *(row[-1].column + row[-1].span for row in rows)])
    total = (
        _width(properties, room) or sum(widths) or max((r[-1].left + r[-1].width for r in rows), default=0.0)
    )
    _borders(rows, around, columns, cascade, style, _find(properties, "tblLook"))
    return Grid(rows=rows, columns=columns, width=total, style=style, head_rows=heads, fixed_heights=fixed)


def _find(element: Any, name: str) -> Any:
    return None if element is None else element.find(w(name))


def _width(properties: Any, room: float) -> float:
    size = _find(properties, "tblW")
    if size is None:
        return 0.0
    value = size.get(w("w"), "")
    if size.get(w("type")) == "pct" or value.endswith("%"):
        number = points(value.rstrip("%"), 1) or 0.0
        return room * number / (100 if value.endswith("%") else 5000)
    return (points(value) or 0.0) * MM if size.get(w("type"), "dxa") == "dxa" else 0.0


def _margins(layers: list[Any], name: str = "tblCellMar", default: float = _CELL_MARGIN_PT * 2 * MM) -> float:
    """Left and right margin of cells together: what the highest of these layers says of each side."""
    sides = {"left": default / 2, "right": default / 2}
    names = {"left": "left", "start": "left", "right": "right", "end": "right"}
    for margins in (found for layer in layers if (found := _find(layer, name)) is not None):
        for name_, side in names.items():
            margin = margins.find(w(name_))
            length = None if margin is None else points(margin.get(w("w")))
            if length is not None:
                sides[side] = length * MM
    return sum(sides.values())


def _row(tr: Any, trpr: Any, widths: list[float], margin: float) -> list[GridCell]:
    out: list[GridCell] = []
    column = whole(val(trpr, "gridBefore")) or 0 if trpr is not None else 0
    for tc in flat(tr, "tc"):
        tcpr = tc.find(w("tcPr"))
        span = max(whole(val(tcpr, "gridSpan")) or 1 if tcpr is not None else 1, 1)
        size = _find(tcpr, "tcW")
        merge = _find(tcpr, "hMerge")
        if _find(tcpr, "cellDel") is not None:
            continue
        width = sum(widths[column : column + span])
        if size is not None and size.get(w("type"), "dxa") == "dxa" and (own := points(size.get(w("w")))):
            width = own * MM
        if merge is not None and merge.get(VAL, "continue") == "continue" and out:
            out[-1].span += span
            out[-1].width += width
        else:
            left = out[-1].left + out[-1].width if out else sum(widths[:column])
            own_margin = _margins([tcpr], "tcMar", margin)
            shading = _find(tcpr, "shd")
            ground = None if shading is None else fill(shading)
            out.append(GridCell(element=tc, column=column, span=span, left=left, width=width, margin=own_margin,
                                ground=ground))  # fmt: skip
        column += span
    return out


def _merge(rows: list[list[GridCell]]) -> None:
    """Cells that go on from the row above are counted in the cell they belong to."""
    above: dict[int, GridCell] = {}
    for row in rows:
        open_: dict[int, GridCell] = {}
        for cell in row:
            merge = _find(cell.element.find(w("tcPr")), "vMerge")
            owner = above.get(cell.column)
            if merge is not None and merge.get(VAL, "continue") == "continue" and owner is not None:
                owner.rows += 1
                cell.rows = 0
                open_[cell.column] = owner
            elif merge is not None:
                open_[cell.column] = cell
        above = open_


def _borders(
    rows: list[list[GridCell]], around: dict[str, Any], columns: int, cascade: Cascade, style: str, look: Any
) -> None:
    shown = _conditions(look)
    for at, row in enumerate(rows):
        for cell in row:
            edges = {
                "top": at == 0,
                "bottom": at + cell.rows >= len(rows),
                "left": cell.column == 0,
                "right": cell.column + cell.span >= columns,
            }
            own = borders(_find(cell.element.find(w("tcPr")), "tcBorders"))
            for side in _SIDES:
                inner = "insideH" if side in ("top", "bottom") else "insideV"
                drawn = own[side] if side in own else around.get(side if edges[side] else inner)
                cell.sides[side] = drawn is not None
            names = {
                "firstRow": at == 0,
                "lastRow": edges["bottom"],
                "firstCol": edges["left"],
                "lastCol": edges["right"],
            }
            cell.conditions = frozenset(
                ("wholeTable", *(n for n, holds in names.items() if holds and n in shown))
            )


_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100}
_LOOK_NAMES = {
    "firstRow": "firstRow",
    "lastRow": "lastRow",
    "firstColumn": "firstCol",
    "lastColumn": "lastCol",
}


def _conditions(look: Any) -> set[str]:
    """Which special rows and columns a table asks its style for (w:tblLook)."""
    if look is None:
        return set()
    bits = look.get(VAL, "")
    if bits:
        try:
            return {name for name, bit in _LOOK_BITS.items() if int(bits, 16) & bit}
        except ValueError:
            return set()
    return {name for key, name in _LOOK_NAMES.items() if look.get(w(key)) in ("1", "true", "on")}

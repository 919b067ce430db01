"""Tables ready to print: widths in twips, merged cells, and which cells are centred."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

from drafter import text as _text
from drafter.model.plan import TASK_COLUMNS, Row, Table, Task
from drafter.sheet.lines import Grid, GridCell, Line, Text, answer, own

#: Cells of at most this many characters down a whole column are centred (numbers, dates).
_SHORT = 12


def column_widths(weights: tuple[float, ...], total: int) -> tuple[int, ...]:
    """Widths in twips in proportion to the weights; they add up to `total` exactly."""
    edges = [0]
    for index in range(len(weights)):
        edges.append(round(total * sum(weights[: index + 1]) / sum(weights)))
    return tuple(right - left for left, right in pairwise(edges))


def natural_weights(rows: tuple[Row, ...], columns: int) -> tuple[float, ...]:
    """Weights from the texts: a column asks for its longest word at least, and for more as its texts grow."""
    weights = []
    for column in range(columns):
        texts = [row.cells[column].text for row in rows if len(row.cells) == columns]
        longest_word = max((len(word) for text in texts for word in text.split()), default=1)
        mean = sum(map(len, texts)) / max(len(texts), 1)
        weights.append(max(longest_word * 1.3, 3.5, min(mean**0.5 * 3.2, 45)))
    return tuple(weights)


def _lines(text: str, kind: str, path: str) -> tuple[Line, ...]:
    parts = text.split("\n")
    if len(parts) == 1:
        return (Line(kind=kind, id=path, text=answer(text, path)),)
    return tuple(
        Line(kind=kind, id=f"{path}.{n}", text=answer(part, f"{path}.{n}")) for n, part in enumerate(parts, 1)
    )


def _place(
    rows: tuple[Row, ...], columns: tuple[int, ...], path: str, kinds: list[str], merged_kind: str
) -> tuple[tuple[GridCell, ...], ...]:
    """Rows as cells that fill the grid: cells that span rows leave continued cells below them."""
    open_merges: dict[int, tuple[int, int]] = {}
    out = []
    for row in rows:
        cells: list[GridCell] = []
        column, waiting = 0, list(enumerate(row.cells, 1))
        while column < len(columns):
            if column in open_merges:
                left, span = open_merges.pop(column)
                cells.append(_cell((Line(kind="o", id=""),), columns, column, span, "continue"))
                if left > 1:
                    open_merges[column] = (left - 1, span)
                column += span
                continue
            if not waiting:
                cells.append(_cell((Line(kind="o", id=""),), columns, column, 1, ""))
                column += 1
                continue
            number, cell = waiting.pop(0)
            span = min(cell.span, min((c for c in open_merges if c > column), default=len(columns)) - column)
            kind = merged_kind if span == len(columns) and len(columns) > 1 else kinds[column]
            lines = _lines(cell.text, kind, f"{path}[{row.id}][{number}]")
            cells.append(_cell(lines, columns, column, span, "restart" if cell.rows > 1 else ""))
            if cell.rows > 1:
                open_merges[column] = (cell.rows - 1, span)
            column += span
        out.append(tuple(cells))
    return tuple(out)


def _cell(lines: tuple[Line, ...], columns: tuple[int, ...], column: int, span: int, merge: str) -> GridCell:
    return GridCell(lines=lines, width=sum(columns[column : column + span]), span=span, merge=merge)


def _columns(rows: tuple[Row, ...]) -> int:
    """How many columns the widest row needs, cells merged down from above counted in."""
    widest, above = 0, [(0, 0)]
    for row in rows:
        widest = max(widest, sum(cell.span for cell in row.cells) + sum(span for _, span in above))
        above = [(left - 1, span) for left, span in above if left > 1]
        above += [(cell.rows - 1, cell.span) for cell in row.cells if cell.rows > 1]
    return widest


def table_grid(table: Table, path: str, total: int) -> Grid:
    """A table of the plan, `total` twips wide."""
    count = max(len(table.widths), _columns(table.head), _columns(table.rows), 1)
    plain_rows = tuple(r for r in (*table.head, *table.rows) if all(c.span == 1 for c in r.cells))
    named = table.widths if len(table.widths) == count else natural_weights(plain_rows, count)
    widths = column_widths(named, total)
    kinds = []
    for column in range(count):
        texts = [r.cells[column].text for r in table.rows if len(r.cells) == count]
        kinds.append("o_giua" if texts and all(len(text) <= _SHORT for text in texts) else "o")
    return Grid(
        kind="bang",
        id=path,
        columns=widths,
        head=_place(table.head, widths, f"{path}.head", ["o_dau"] * count, "o_dau"),
        rows=_place(table.rows, widths, f"{path}.rows", kinds, "o_nhom"),
    )


#: Columns of the table of tasks by field of a task: heading, and the share of the width it takes.
TASK_HEADS = {
    "number": ("TT", 5.0),
    "text": ("Nội dung nhiệm vụ", 36.0),
    "lead": ("Cơ quan chủ trì", 16.0),
    "partners": ("Cơ quan phối hợp", 17.0),
    "leader": ("Lãnh đạo phụ trách", 13.0),
    "start": ("Bắt đầu", 10.0),
    "deadline": ("Thời hạn", 12.0),
    "product": ("Sản phẩm", 14.0),
    "money": ("Kinh phí", 12.0),
}
TaskGroups: TypeAlias = tuple[tuple[str, tuple[Task, ...]], ...]


def task_grid(groups: TaskGroups, chosen: tuple[str, ...], path: str, total: int) -> Grid:
    """Tasks under the headings they stand under, with what is said of them.

    The columns are those chosen and any other that some task fills; () are the usual ones. A cell begins with a capital:
    what stands in a sentence elsewhere ("thời hạn: quý II/2026") stands here alone.
    """
    columns = usual_columns(groups)
    columns = (
        (*chosen, *(key for key in columns if _fills(groups, key) and key not in chosen))
        if chosen
        else columns
    )
    heads = [TASK_HEADS[key] for key in ("number", *columns)]
    widths = column_widths(tuple(weight for _, weight in heads), total)

    def cell(kind: str, id_: str, text: Text, column: int, span: int = 1) -> GridCell:
        return _cell((Line(kind=kind, id=id_, text=text),), widths, column, span, "")

    head = tuple(cell("o_dau", f"{path}.head.{n}", own(name), n) for n, (name, _) in enumerate(heads))
    rows: list[tuple[GridCell, ...]] = []
    number = 0
    for group, (heading, tasks) in enumerate(groups, 1):
        if heading:
            rows.append((cell("o_nhom", f"{path}.group.{group}", own(heading), 0, len(widths)),))
        for task in tasks:
            number += 1
            here = f"{path}.tasks[{group}-{task.id}]"
            rows.append((
                cell("o_giua", f"{here}.tt", own(str(number)), 0),
                *(cell("o_giua" if key in ("start", "deadline") else "o", f"{here}.{key}",
                       answer(_text.upper_first(getattr(task, key)), f"task[{task.id}].{key}"), n)
                  for n, key in enumerate(columns, 1)),
            ))  # fmt: skip
    return Grid(kind="bang", id=path, columns=widths, head=(head,), rows=tuple(rows))


def usual_columns(groups: TaskGroups) -> tuple[str, ...]:
    """The usual columns, and one for a rare field only where some task fills it."""
    return tuple(
        key for key in TASK_HEADS if key in TASK_COLUMNS or (key != "number" and _fills(groups, key))
    )


def _fills(groups: TaskGroups, key: str) -> bool:
    return any(getattr(task, key) for _heading, tasks in groups for task in tasks)

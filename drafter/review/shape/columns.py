"""Columns of a table that were put in or taken out: one change a column, and the answers of all its rows together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Steps
from drafter.review.cells import Cells
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, get
from drafter.review.proof import Also
from drafter.review.shape.ground import Ground, by_hand

#: A column of one cell is a cell.
_FEW = 2


def removed_columns(ground: Ground, gone: list[str]) -> Iterator[Change]:
    """Columns of which no cell is left while their rows are there. What they account for is taken out of `gone`."""
    for table in ground.tables:
        # a row that is gone as a whole is told as that
        rows = [
            row for row in _rows(ground, table) if any(ground.words(id_) and id_ not in gone for id_ in row)
        ]
        for place in range(max(map(len, rows), default=0) - 1, -1, -1):
            cells = [row[place] for row in rows if len(row) > place]
            here = [id_ for id_ in cells if id_ in gone]
            left = [id_ for id_ in cells if id_ not in gone and ground.words(id_)]
            if len(here) >= _FEW and not left:
                for id_ in here:
                    gone.remove(id_)
                yield _removed(ground, table, place, here)


def _rows(ground: Ground, table: str) -> list[list[str]]:
    """The first line of each cell, row by row; rows that cover all columns with one cell are left out."""
    rows = [list(row.values()) for row in Cells(ground.base.lines).tables[table].rows.values()]
    return [row for row in rows if len(row) > 1]


def _removed(ground: Ground, table: str, place: int, cells: list[str]) -> Change:
    seats = [seat for id_ in cells if (seat := ground.matched.seats.get(id_))]
    parts = [ground.parts[n] for seat in seats for n in range(seat.parts[0], seat.parts[1] + 1)]
    edits: tuple[Edit, ...] = tuple(Delete(steps=(*steps, place)) for steps in _lists(ground, table))
    wanted: dict[int, Sequence[str]] = {ground.order[id_]: () for id_ in _column(ground, table, place)}
    also = ground.proof.also(edits, wanted) if edits else None
    return ground.change(
        kinds.COLUMN_OUT,
        cells[0],
        parts,
        before=" | ".join(map(ground.words, cells)),
        edits=edits if also is not None else (),
        also=also or (),
        by_hand=tuple(by_hand(id_, "") for id_ in cells),
        why=_("cả cột bị bỏ khỏi bảng; “giữ” thì cột còn mà trống"),
    )


def _column(ground: Ground, table: str, place: int) -> list[str]:
    return [row[place] for row in _rows(ground, table) if len(row) > place]


def _lists(ground: Ground, table: str) -> list[Steps]:
    """The lists of the answers that hold a cell a column: names, widths, rows; () where rows are not all alike."""
    steps = (*ground.holder(table), "table") if table.endswith(".table") else ()
    held = get(ground.base.plain, steps) if steps else None
    if not isinstance(held, dict):
        return []
    found: list[tuple[Steps, Any]] = [
        ((*steps, key), held[key]) for key in ("columns", "widths") if held.get(key)
    ]
    for key in ("head", "rows"):
        found += [((*steps, key, n), row) for n, row in enumerate(held.get(key) or ())]
    # a row written as one text covers all columns
    found = [(at, row) for at, row in found if isinstance(row, list)]
    is_even = len({len(row) for _at, row in found}) == 1
    return [at for at, _row in found] if is_even and all(_plain(row) for _at, row in found) else []


def _plain(row: list[Any]) -> bool:
    """Whether no cell covers several columns or rows."""
    return all(isinstance(cell, str) or cell.keys() <= {"text"} for cell in row)


def new_columns(ground: Ground) -> Iterator[Change]:
    """Columns of which no cell is known, in rows that are."""
    for table in ground.tables:
        places = _places(ground, table)
        rows = {place[:3] for place in places}
        fresh: dict[int, dict[tuple[int, ...], list[int]]] = {}
        for whole in ground.matched.free:
            place = ground.place(whole)
            if whole not in ground.taken and place[:3] in rows and place[:4] not in places:
                fresh.setdefault(place[3], {}).setdefault(place[:3], []).append(whole)
        taken = {place[3] for place in places}
        for column, cells in sorted(fresh.items()):
            if len(cells) >= _FEW and column not in taken:
                near = max((place for place in places if place[3] < column), key=_by_column, default=None)
                left = _column_of(ground, table, places[near]) + 1 if near else 0
                yield _added(ground, table, left, cells, places)


def _by_column(place: tuple[int, ...]) -> int:
    return place[3]


def _column_of(ground: Ground, table: str, id_: str) -> int:
    """Which column a cell was printed in."""
    return next((row.index(id_) for row in _rows(ground, table) if id_ in row), 0)


def _places(ground: Ground, table: str) -> dict[tuple[int, ...], str]:
    """The cells of a table where their lines are found: place to line."""
    out: dict[tuple[int, ...], str] = {}
    for id_, line in ground.base.lines.items():
        seat = ground.matched.seats.get(id_)
        if line.table == table and seat is not None:
            place = ground.parts[seat.parts[0]].place
            if len(place) > 3:
                out.setdefault(place[:4], id_)
    return out


def _added(
    ground: Ground,
    table: str,
    left: int,
    cells: dict[tuple[int, ...], list[int]],
    places: dict[tuple[int, ...], str],
) -> Change:
    wholes = [whole for found in cells.values() for whole in found]
    ground.taken.update(wholes)
    words = {row: "\n".join(map(ground.now, found)) for row, found in cells.items()}
    edits, also = _insert(ground, table, left, words, places)
    beside = [id_ for place, id_ in places.items() if place[:3] in cells]
    return ground.put_in(
        kinds.COLUMN_IN,
        wholes,
        " | ".join(words.values()),
        anchor=_column(ground, table, left - 1)[0] if left else beside[0],
        edits=edits,
        also=also,
        why=_("cột này của bảng chưa có trong câu trả lời"),
    )


def _insert(
    ground: Ground,
    table: str,
    left: int,
    words: dict[tuple[int, ...], str],
    places: dict[tuple[int, ...], str],
) -> tuple[tuple[Edit, ...], Also]:
    """A cell more in each list of the answers, when the whole column then prints."""
    rows, lists = _rows(ground, table), _lists(ground, table)
    row_of = {id_: place[:3] for place, id_ in places.items()}
    edits: list[Edit] = []
    wanted: dict[int, Sequence[str]] = {}
    texts = [next((words.get(row_of[id_], "") for id_ in row if id_ in row_of), "") for row in rows]
    for steps in lists:
        if steps[-1] == "widths":
            # shares of the width made for fewer columns would break words: the words ask for their room anew
            edits.append(Delete(steps=steps))
        else:
            edits.append(Insert(steps=steps, at=left, value=texts[_number(steps, lists)]))
    for row, text in zip(rows, texts, strict=True):
        beside = row[left - 1] if left else row[0]
        pair = (ground.words(beside), *text.split("\n"))
        wanted[ground.order[beside]] = pair if left else pair[1:] + pair[:1]
    also = ground.proof.also(edits, wanted) if edits else None
    return (tuple(edits), also) if also is not None else ((), ())


def _number(steps: Steps, lists: Sequence[Steps]) -> int:
    """Which printed row a list of the answers is."""
    return [one for one in lists if one[-1] != "widths"].index(steps)

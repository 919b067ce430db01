"""Rows of a table that were put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.changes import Change
from drafter.review.edits import Edit, Insert
from drafter.review.model import same
from drafter.review.proof import Also
from drafter.review.shape.ground import COPY, ROW, Ground

#: The column that counts.
_COUNT = "tt"


def new_rows(ground: Ground) -> Iterator[Change]:
    """Rows of which no cell is known."""
    for row, wholes in _unknown(ground).items():
        cells = _cells(ground, row)
        ground.taken.update(wholes)
        anchor = ground.anchor(wholes[0], table=row[:2])
        edits, also = _task(ground, anchor, cells) if COPY.match(anchor) else _edits(ground, anchor, cells)
        words, why = " | ".join(cells), _("hàng này chưa có trong câu trả lời")
        yield ground.put_in(kinds.ROW_IN, wholes, words, anchor=anchor, edits=edits, also=also, why=why)


def _unknown(ground: Ground) -> dict[tuple[int, ...], list[int]]:
    """The paragraphs of new rows, by the place of the row."""
    lines_in = ground.matched.lines_in.items()
    known = {ground.place(n)[:3] for n, ids in lines_in if ids and len(ground.place(n)) > 1}
    rows: dict[tuple[int, ...], list[int]] = {}
    for whole in ground.matched.free:
        place = ground.place(whole)
        if whole not in ground.taken and len(place) > 1 and place[:3] not in known:
            rows.setdefault(place[:3], []).append(whole)
    return rows


def _cells(ground: Ground, row: tuple[int, ...]) -> list[str]:
    columns: dict[int, list[str]] = {}
    for whole in range(len(ground.matched.after)):
        place = ground.place(whole)
        if place[:3] == row and len(place) > 3:
            columns.setdefault(place[3], []).append(ground.now(whole))
    return ["\n".join(filter(None, texts)) for _column, texts in sorted(columns.items())]


def _edits(ground: Ground, anchor: str, cells: list[str]) -> tuple[tuple[Edit, ...], Also]:
    row, item = ROW.search(anchor), ground.row_item(anchor)
    if row is None or item is None or not isinstance(item[-1], int):
        return (), ()
    last = [id_ for id_ in ground.ids if id_.startswith(anchor[: row.end()])][-1]
    lines = [words for cell in cells for words in (cell.split("\n") if cell else [""])]
    wanted: dict[int, Sequence[str]] = {ground.order[last]: (ground.words(last), *lines)}
    return ground.proved([(Insert(steps=item[:-1], at=item[-1] + 1, value=cells),)], wanted)


def _task(ground: Ground, anchor: str, cells: list[str]) -> tuple[tuple[Edit, ...], Also]:
    """A row of the table of all tasks: a task of its own, in the area of the one above."""
    row = ROW.search(anchor)
    above = [id_ for id_ in ground.ids if row and id_.startswith(anchor[: row.end()])]
    keys = [id_.rpartition(".")[2] for id_ in above]
    text = next((id_ for id_ in above if id_.endswith(".text")), "")
    item = next((steps[:-1] for steps in ground.steps.get(text, ())), ())
    if len(keys) != len(cells) or not item or not isinstance(item[-1], int):
        return (), ()
    typed = [(key, words) for key, words in zip(keys, cells, strict=True) if key != _COUNT]
    task = {"task" if key == "text" else key: words for key, words in typed if words}
    edits: tuple[Edit, ...] = (Insert(steps=item[:-1], at=item[-1] + 1, value=task),)
    made = ground.proof.printed(edits) or []
    new = [(id_, words) for id_, words in made if id_ not in ground.order]
    shown = [words for id_, words in new if COPY.match(id_) and not id_.endswith(f".{_COUNT}")]
    if shown != [" ".join(words.split()) for _key, words in typed]:
        return (), ()
    texts = {id_: ground.words(id_) for id_, _words in made if id_ in ground.order}
    changed = [
        (id_, texts[id_], words) for id_, words in made if id_ in texts and not same(texts[id_], words)
    ]
    return edits, (*((id_, "", words) for id_, words in new), *changed)

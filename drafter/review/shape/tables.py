"""Tables that were put in: one change a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Steps
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, get, text_lines
from drafter.review.items import LABEL, renumbered
from drafter.review.proof import Also
from drafter.review.shape.ground import COPY, Ground

#: So many numbers of a place name a table of the body.
TABLE = 2


def new_tables(ground: Ground) -> Iterator[Change]:
    """Tables of the body of which no cell is known, each with the paragraphs put in right above and below it."""
    for table, cells in _unknown(ground).items():
        rows, above = rows_of(ground, table), ground.follows(cells[0], table[:-1])
        inside = [n for n in range(len(ground.matched.after)) if ground.place(n)[:TABLE] == table]
        over = _beside(ground, range(inside[0] - 1, -1, -1), table[:-1])[::-1]
        under = _beside(ground, range(inside[-1] + 1, len(ground.matched.after)), table[:-1])
        # what hangs on a number that is new itself has no place before that has one
        is_placed = above and not _is_numbered(ground, (over or inside)[0] - 1)
        edits, also = _edits(ground, above, rows, over, under) if is_placed else ((), ())
        wholes = [*over, *cells, *under] if edits else cells
        ground.taken.update(wholes)
        ground.parted.update(edit.steps[:-1] for edit in edits if isinstance(edit, Delete))
        told = [" | ".join(row) for row in rows]
        if edits:
            told = [*map(ground.now, over), *told, *map(ground.now, under)]
        yield ground.put_in(
            kinds.TABLE_IN,
            wholes,
            "\n".join(told),
            anchor=ground.tables.get(above, above),
            edits=edits,
            also=also,
            why=_("bảng này chưa có trong câu trả lời"),
        )


def _is_numbered(ground: Ground, whole: int) -> bool:
    """Whether the words nearest above are a new numbered line."""
    while whole > 0 and not ground.now(whole):
        whole -= 1
    is_new = not ground.matched.lines_in.get(whole)
    return is_new and LABEL.match(ground.now(whole)) is not None


def _beside(ground: Ground, wholes: Iterable[int], body: tuple[int, ...]) -> list[int]:
    """The new paragraphs from a new table on, up to a line of ours, a table or a number."""
    out: list[int] = []
    for whole in wholes:
        words = ground.now(whole)
        is_new = not ground.matched.lines_in.get(whole) and whole not in ground.taken
        if not is_new or ground.place(whole) != body or LABEL.match(words):
            break
        if words:
            out.append(whole)
    return out


def _unknown(ground: Ground) -> dict[tuple[int, ...], list[int]]:
    """The new paragraphs of each table without a line of ours, by the place of the table."""
    known = {ground.place(n)[:TABLE] for n, ids in ground.matched.lines_in.items() if ids}
    out: dict[tuple[int, ...], list[int]] = {}
    for whole in ground.matched.free:
        place = ground.place(whole)
        if whole not in ground.taken and len(place) > TABLE and place[:TABLE] not in known:
            out.setdefault(place[:TABLE], []).append(whole)
    return out


def rows_of(ground: Ground, table: tuple[int, ...]) -> list[list[str]]:
    """The words of a table cell by cell, `table` the beginning of the place of its paragraphs."""
    rows: dict[int, dict[int, list[str]]] = {}
    for whole in range(len(ground.matched.after)):
        place = ground.place(whole)
        if place[:TABLE] == table:
            rows.setdefault(place[TABLE], {}).setdefault(place[TABLE + 1], []).append(ground.now(whole))
    return [["\n".join(filter(None, texts)) for texts in row.values()] for row in rows.values()]


def as_table(rows: list[list[str]]) -> dict[str, Any]:
    """A table as an item of the answers, its first row as the names of its columns."""
    return {"table": {"columns": rows[0], "rows": rows[1:]} if len(rows) > 1 else {"rows": rows}}


def _edits(
    ground: Ground, above: str, rows: list[list[str]], over: Sequence[int], under: Sequence[int]
) -> tuple[tuple[Edit, ...], Also]:
    """The table as an item of the answers, its first row as the names of its columns, when it prints all its words."""
    is_even = len(rows) > 1 and len({len(row) for row in rows}) == 1
    if not is_even:
        return (), ()
    texts = [list(map(ground.now, wholes)) for wholes in (over, under)]
    head, tail = ([{"text": "".join(f"{words}\n" for words in found)}] if found else [] for found in texts)
    items: list[dict[str, Any]] = [*head, as_table(rows), *tail]
    anchor = ground.tables.get(above, above)
    printed = [line for row in rows for cell in row for line in cell.split("\n")]
    wanted: dict[int, Sequence[str]] = {
        ground.order[anchor]: (ground.words(anchor), *texts[0], *printed, *texts[1])
    }
    edits, also = ground.proved(list(_candidates(ground, above, items)), wanted)
    # where other lines would stand elsewhere than they stood, the table would
    return (edits, also) if all(COPY.match(line) or renumbered(a, b) for line, a, b in also) else ((), ())


def _candidates(ground: Ground, above: str, items: list[dict[str, Any]]) -> Iterator[tuple[Edit, ...]]:
    """After the item above, or first in it; within a text, which goes on below the table."""
    found = _place_in_text(ground, above)
    if found is not None:
        text, last = found
        node, rest = text[:-1], text_lines(get(ground.base.plain, text))[last + 1 :]
        moved = [(*text, last + 1 + number) for number in range(len(rest))]
        on = [{"text": "".join(f"{line}\n" for line in rest)}] if rest else []
        if text not in ground.parted and _stand(ground, moved):
            puts = (Insert(steps=(*node, "content"), at=0, value=one) for one in (*items, *on))
            yield (*(Delete(steps=steps) for steps in moved), *puts)
    for item in _items(ground, above):
        yield tuple(Insert(steps=(*item, "content"), at=0, value=one) for one in items)
        if isinstance(item[-1], int):
            yield tuple(Insert(steps=item[:-1], at=item[-1] + 1, value=one) for one in items)


def _place_in_text(ground: Ground, above: str) -> tuple[Steps, int] | None:
    """The text that a line is a paragraph of, or that stands below it as a heading, and which of it: -1 for none yet."""
    if above in ground.tables:
        return None
    paragraph = ground.paragraph(above)
    if paragraph and isinstance(paragraph[-1], int):
        return (paragraph[:-1], paragraph[-1]) if paragraph[-2] == "text" else None
    steps = next(iter(ground.steps[above][-1:]), ())
    text = (*steps[:-1], "text")
    is_head = steps[-1:] in (("heading",), ("agency",), ("inline",))
    return (text, -1) if is_head and isinstance(get(ground.base.plain, text), str) else None


def _stand(ground: Ground, paragraphs: Sequence[Steps]) -> bool:
    """Whether these paragraphs came back as they were made, with nothing put in between or right below: they are written anew."""
    seats = [ground.matched.seats.get(id_) for id_ in ground.ids if ground.paragraph(id_) in paragraphs]
    wholes = [whole for seat in seats if seat is not None for whole in seat.wholes]
    ids = [id_ for id_ in ground.ids if ground.paragraph(id_) in paragraphs]
    near = range(wholes[0], wholes[-1] + 2) if wholes else ()
    return (
        len(wholes) == len(paragraphs)
        and not ground.matched.moved.intersection(ids)
        and all(ground.now(whole) == ground.words(id_) for whole, id_ in zip(wholes, ids, strict=False))
        and not any(whole in ground.matched.free for whole in near)
    )


def _items(ground: Ground, above: str) -> Sequence[Steps]:
    """What the line or table above stands in, the innermost first."""
    if above in ground.tables:
        return [ground.holder(above)] if ground.holder(above) else []
    steps = next(iter(ground.steps[above][-1:]), ())
    lists = (steps[:length] for length in range(len(steps), 0, -1))
    return [
        item for item in lists if isinstance(item[-1], int) and isinstance(get(ground.base.plain, item), dict)
    ]

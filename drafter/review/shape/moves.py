"""Paragraphs and rows that stand elsewhere than they were printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, get
from drafter.review.model import same
from drafter.review.proof import Also
from drafter.review.shape.blocks import moved_blocks
from drafter.review.shape.ground import COPY, ROW, Ground, by_hand


def moves(ground: Ground, gone: list[str]) -> Iterator[Change]:
    """Rows first, then whole blocks, then paragraphs in reading order. What is found elsewhere is taken out of `gone`."""
    targets = _targets(ground, gone)
    rows = {id_: found[0] for id_ in targets if (found := ROW.search(id_))}
    yield from _rows(ground, [id_ for id_ in targets if id_ in rows])
    for change, lines in list(
        moved_blocks(ground, {id_: n for id_, n in targets.items() if id_ not in rows})
    ):
        targets = {id_: n for id_, n in targets.items() if id_ not in lines}
        yield change
    for id_, whole in sorted(targets.items(), key=lambda pair: pair[1]):
        if id_ not in rows:
            yield _moved(ground, id_, whole)


def _targets(ground: Ground, gone: list[str]) -> dict[str, int]:
    """Where lines went: a paragraph of the same words typed elsewhere, or their own, carried off."""
    matched, targets = ground.matched, dict[str, int]()
    for id_ in list(gone):
        free = (n for n in matched.free if n not in ground.taken)
        found = next((n for n in free if same(matched.after[n].text, ground.words(id_))), None)
        if found is not None and not ground.base.lines[id_].table:
            gone.remove(id_)
            targets[id_] = found
            ground.taken.add(found)
    for id_ in ground.ids:
        seat = matched.seats.get(id_)
        if id_ in matched.moved and seat and len(matched.lines_in[seat.wholes[0]]) == 1:
            targets.setdefault(id_, seat.wholes[0])
    return targets


def _moved(ground: Ground, id_: str, whole: int) -> Change:
    above, now = ground.follows(whole), ground.now(whole)
    edits, also = _move(ground, id_, whole, ground.anchor(whole))
    return ground.change(
        kinds.MOVED,
        id_,
        ground.parts_of([whole]),
        before=ground.words(id_),
        after=now,
        below=ground.words_above(whole),
        by_hand=(by_hand(id_, ""), by_hand(above, after=(now,))) if ground.may_follow(above) else (),
        why=_("đoạn đứng ở chỗ khác"),
        paths=ground.paths(id_),
        edits=edits,
        also=also,
    )


def _move(ground: Ground, id_: str, whole: int, anchor: str) -> tuple[tuple[Edit, ...], Also]:
    """Move an item within its own list or to another, when it prints one line and so does the one it goes beside."""
    here = ground.item((id_,))
    if not here:
        return (), ()
    words = ground.words(id_)
    for beside, shift in ((anchor, 1), (_below(ground, whole), 0)):
        there = ground.item((beside,)) if beside else None
        if not there or not isinstance(there[-1], int):
            continue
        put = Insert(steps=there[:-1], at=there[-1] + shift, value=get(ground.base.plain, here))
        pair = (ground.words(beside), words) if shift else (words, ground.words(beside))
        wanted: dict[int, Sequence[str]] = {ground.order[id_]: (), ground.order[beside]: pair}
        edits: tuple[Edit, ...] = (Delete(steps=here), put)
        also = ground.proof.also(edits, wanted, moved=id_)
        if also is not None:
            return edits, also
    return (), ()


def _below(ground: Ground, whole: int) -> str:
    """The first line below a paragraph; "" for none."""
    for number in range(whole + 1, len(ground.matched.after)):
        if ground.matched.lines_in.get(number):
            return ground.matched.lines_in[number][0]
    return ""


def _rows(ground: Ground, ids: list[str]) -> Iterator[Change]:
    """Rows whose cells stand elsewhere: one change a row."""
    seats = ground.matched.seats
    rows: dict[str, list[str]] = {}
    for id_ in ids:
        found = ROW.search(id_)
        rows.setdefault(id_[: found.end()] if found else id_, []).append(id_)
    for row, members in rows.items():
        lines = [id_ for id_ in ground.ids if id_.startswith(row)]
        wholes = [seats[id_].wholes[0] for id_ in members if id_ in seats and seats[id_].wholes]
        words = " | ".join(map(ground.words, lines))
        yield ground.change(
            kinds.MOVED,
            members[0],
            ground.parts_of(wholes),
            before=words,
            after=" | ".join(ground.matched.after[n].text for n in wholes) or words,
            edits=_row_move(ground, lines, wholes),
            why=_("hàng đứng ở chỗ khác"),
            paths=ground.paths(*lines),
        )


def _row_move(ground: Ground, lines: list[str], wholes: list[int]) -> tuple[Edit, ...]:
    here = next(filter(None, map(ground.row_item, lines)), None)
    if here is None or not wholes or COPY.match(lines[0]):
        return ()
    anchor = ground.anchor(wholes[0], table=ground.place(wholes[0])[:2])
    beside = ground.row_item(anchor)
    if anchor and beside is None and ".head[" not in anchor:
        return ()
    at = beside[-1] + 1 if beside and beside[:-1] == here[:-1] and isinstance(beside[-1], int) else 0
    return (Delete(steps=here), Insert(steps=here[:-1], at=at, value=get(ground.base.plain, here)))

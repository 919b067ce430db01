"""Lines that were taken out: one by one, or with all of the item or row that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Steps
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit
from drafter.review.shape.ground import COPY, ROW, Ground, by_hand


def removals(ground: Ground, gone: list[str]) -> Iterator[Change]:
    """What was taken out, together where it belongs together."""
    left = list(gone)
    while left:
        group = _group(ground, left[0], left)
        left = [id_ for id_ in left if id_ not in group]
        yield _removal(ground, group)


def _group(ground: Ground, id_: str, gone: list[str]) -> list[str]:
    """Lines that go together: those of the largest item that is gone wholly, or of one row."""
    item = ground.item([id_, *(other for other in gone if other != id_)])
    if item and ground.prints(id_, item):
        return [other for other in gone if ground.prints(other, item)]
    if row := ROW.search(id_):
        return [other for other in gone if other.startswith(id_[: row.end()])]
    return [id_]


def _removal(ground: Ground, ids: list[str]) -> Change:
    seats = [seat for id_ in ids if (seat := ground.matched.seats.get(id_))]
    parts = [ground.parts[n] for seat in seats for n in range(seat.parts[0], seat.parts[1] + 1)]
    item, text = ground.item(ids), ground.paragraph(ids[0]) if len(ids) == 1 else None
    candidates: list[tuple[Edit, ...]] = [
        (Delete(steps=steps),) for steps in (text, item, _task(ground, ids)) if steps
    ]
    wanted: dict[int, Sequence[str]] = {ground.order[id_]: () for id_ in ids}
    edits, also = ground.proved(candidates, wanted)
    stays = len(ids) == 1 and any(not _words_at(ground, seat.parts[0]).strip() for seat in seats)
    kind = kinds.DELETED
    if stays and parts:
        kind = kinds.EMPTIED
    elif ROW.search(ids[0]) and len(ids) > 1:
        kind = kinds.ROW_OUT
    return ground.change(
        kind,
        ids[0],
        parts,
        before="\n".join(map(ground.words, ids)),
        edits=edits,
        also=also,
        by_hand=() if kind == kinds.ROW_OUT else tuple(by_hand(id_, "") for id_ in ids),
        why=_("chữ bị bỏ khỏi văn bản"),
        paths=ground.paths(*ids),
    )


def _task(ground: Ground, ids: list[str]) -> Steps | None:
    """The task whose row in the table of all tasks these lines are."""
    if not all(COPY.match(id_) for id_ in ids):
        return None
    return next(
        (steps[0][:-1] for id_ in ids if id_.endswith(".text") and (steps := ground.steps[id_])), None
    )


def _words_at(ground: Ground, part: int) -> str:
    return next(whole.text for whole in ground.matched.after if part in whole.parts)

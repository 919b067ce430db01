"""A paragraph made several, and several made one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, Set
from drafter.review.shape.ground import Ground, by_hand


def splits(ground: Ground) -> Iterator[Change]:
    """Lines that stand as several paragraphs."""
    for id_, seat in ground.matched.seats.items():
        if len(seat.wholes) < 2:
            continue
        texts = [ground.now(whole) for whole in seat.wholes]
        candidates: list[tuple[Edit, ...]] = []
        text = ground.paragraph(id_)
        if text and isinstance(text[-1], int):
            rest = [Insert(steps=text[:-1], at=text[-1] + 1, value=words) for words in texts[1:]]
            candidates.append((Set(steps=text, value=texts[0]), *rest))
        edits, also = ground.proved(candidates, {ground.order[id_]: texts})
        yield ground.change(
            kinds.SPLIT,
            id_,
            ground.parts_of(seat.wholes),
            before=ground.words(id_),
            after="\n".join(texts),
            by_hand=(by_hand(id_, texts[0], tuple(texts[1:])),) if ground.may_follow(id_) else (),
            edits=edits,
            also=also,
            why=_("một đoạn thành nhiều đoạn"),
            paths=ground.paths(id_),
        )


def merges(ground: Ground) -> Iterator[Change]:
    """Paragraphs that hold several lines."""
    for whole, found in ground.matched.lines_in.items():
        if len(found) < 2 or any(len(ground.matched.seats[id_].wholes) > 1 for id_ in found):
            continue
        first, *rest = sorted(found, key=ground.order.__getitem__)
        now = ground.now(whole)
        candidates: list[tuple[Edit, ...]] = []
        texts = [text for id_ in (first, *rest) if (text := ground.paragraph(id_))]
        if len(texts) == len(found):
            candidates.append((Set(steps=texts[0], value=now), *(Delete(steps=text) for text in texts[1:])))
        wanted: dict[int, Sequence[str]] = {ground.order[id_]: () for id_ in rest}
        edits, also = ground.proved(candidates, {**wanted, ground.order[first]: (now,)})
        yield ground.change(
            kinds.MERGED,
            first,
            ground.parts_of([whole]),
            before="\n".join(map(ground.words, (first, *rest))),
            after=now,
            by_hand=(by_hand(first, now), *(by_hand(id_, "") for id_ in rest)),
            edits=edits,
            also=also,
            why=_("nhiều đoạn thành một"),
            paths=ground.paths(first, *rest),
        )

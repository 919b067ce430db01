"""A paragraph made several, and several made one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import BaseLine
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, Set, get
from drafter.review.shape.ground import Ground, by_hand

_POST = re.compile(r"signers\[[^\]]*\]\.post")
#: How the line begins that says for whom somebody signs (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.b).
_FOR = re.compile(r"(?:KT|TL|TUQ|K/T|T/L)\b")


def is_frame(line: BaseLine, wholes: Sequence[int]) -> bool:
    """Whether a line in several paragraphs is still one: a title, the name of who signs. Enter there only breaks it."""
    return line.alone and len(wholes) > 1


def splits(ground: Ground) -> Iterator[Change]:
    """Lines that stand as several paragraphs, and those whose ends lie elsewhere than they lay."""
    told: set[str] = set()
    for id_, seat in ground.matched.seats.items():
        together = [other for whole in seat.wholes for other in ground.matched.lines_in[whole]]
        if len(seat.wholes) > 1 and set(together) != {id_}:
            if not told & set(together):
                yield _regrouped(ground, sorted(set(together), key=ground.order.__getitem__))
            told.update(together)
            continue
        wholes = [*seat.wholes, *_signed_for(ground, id_, seat.wholes)]
        if len(wholes) < 2 or is_frame(ground.base.lines[id_], seat.wholes):
            continue
        texts = [ground.now(whole) for whole in wholes]
        candidates: list[tuple[Edit, ...]] = [_signer(ground, id_, texts)]
        text = ground.paragraph(id_)
        if text and isinstance(text[-1], int):
            rest = [Insert(steps=text[:-1], at=text[-1] + 1, value=words) for words in texts[1:]]
            candidates.append((Set(steps=text, value=texts[0]), *rest))
        edits, also = ground.proved(candidates, {ground.order[id_]: texts})
        yield ground.change(
            kinds.SPLIT,
            id_,
            ground.parts_of(wholes),
            before=ground.words(id_),
            after="\n".join(texts),
            by_hand=(by_hand(id_, texts[0], tuple(texts[1:])),) if ground.may_follow(id_) else (),
            edits=edits,
            also=also,
            why=_("một đoạn thành nhiều đoạn"),
            paths=ground.paths(id_),
        )


def _regrouped(ground: Ground, ids: list[str]) -> Change:
    """Several lines that are several other paragraphs: one ends sooner, what was cut off it goes on with the next."""
    wholes = sorted({whole for id_ in ids for whole in ground.matched.seats[id_].wholes})
    texts, places = [ground.now(whole) for whole in wholes], [ground.paragraph(id_) for id_ in ids]
    count = min(len(texts), len(ids))
    candidates: list[tuple[Edit, ...]] = []
    known = [place for place in places if place]
    if len(known) == len(ids) and len({place[:-1] for place in known}) == 1:
        last = known[count - 1]
        at = last[-1] + 1 if isinstance(last[-1], int) else 0
        sets = (Set(steps=place, value=words) for place, words in zip(known, texts, strict=False))
        puts = (Insert(steps=last[:-1], at=at, value=words) for words in texts[count:])
        candidates.append((*sets, *puts, *(Delete(steps=place) for place in known[count:])))
    wanted: dict[int, Sequence[str]] = {
        ground.order[id_]: texts[number : number + 1]
        if number < count - 1
        else texts[number:]
        if number < count
        else ()
        for number, id_ in enumerate(ids)
    }
    edits, also = ground.proved(candidates, wanted)
    kept = (by_hand(ids[0], texts[0], tuple(texts[1:])), *(by_hand(id_, "") for id_ in ids[1:]))
    return ground.change(
        kinds.SPLIT,
        ids[0],
        ground.parts_of(wholes),
        before="\n".join(map(ground.words, ids)),
        after="\n".join(texts),
        by_hand=kept if ground.may_follow(ids[0]) else (),
        edits=edits,
        also=also,
        why=_("các đoạn được tách, nhập lại ở chỗ khác"),
        paths=ground.paths(*ids),
    )


def _signed_for(ground: Ground, id_: str, wholes: Sequence[int]) -> list[int]:
    """The new post below the one that became "KT. ...": another person signs for the head."""
    if len(wholes) != 1 or not _POST.fullmatch(id_) or not _FOR.match(ground.now(wholes[0])):
        return []
    below = wholes[0] + 1
    if below not in ground.matched.free or ground.place(below) != ground.place(wholes[0]):
        return []
    ground.taken.add(below)
    return [below]


def _signer(ground: Ground, id_: str, texts: Sequence[str]) -> tuple[Edit, ...]:
    """The lines above a name: the last is the post, those before it say for whom it is signed."""
    if not _POST.fullmatch(id_) or not _FOR.match(texts[0]):
        return ()
    steps = ground.steps[id_][0]
    above = (*steps[:-1], "authority")
    known = len(get(ground.base.plain, above) or ())
    lines = [Insert(steps=above, at=known, value=words) for words in texts[:-1]]
    return (*lines, Set(steps=steps, value=texts[-1]))


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

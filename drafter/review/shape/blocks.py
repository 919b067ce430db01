"""Items of several lines, a section or an area with all that stands in it, carried elsewhere as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Steps
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, get
from drafter.review.items import renumbered
from drafter.review.model import same
from drafter.review.proof import Also
from drafter.review.shape.ground import Ground, by_hand


def moved_blocks(ground: Ground, targets: Mapping[str, int]) -> Iterator[tuple[Change, list[str]]]:
    """Each block that went elsewhere whole, with its lines. `targets` are the paragraphs where lines went."""
    left = sorted(targets, key=targets.__getitem__)
    while left:
        item = ground.item(left)
        lines = [id_ for id_ in ground.ids if item and ground.prints(id_, item)]
        if item and len(lines) > 1 and set(lines) <= set(left) and _is_block(ground, lines, targets):
            yield _moved(ground, item, lines, [targets[id_] for id_ in lines]), lines
        left = [id_ for id_ in left[1:] if id_ not in lines]


def _is_block(ground: Ground, lines: Sequence[str], targets: Mapping[str, int]) -> bool:
    """Whether the lines stand one below the other, with nothing of others in between."""
    wholes = [targets[id_] for id_ in lines]
    between = (n for a, b in pairwise(wholes) for n in range(a + 1, b))
    return wholes == sorted(wholes) and not any(ground.now(n) for n in between)


def _moved(ground: Ground, item: Steps, lines: Sequence[str], wholes: Sequence[int]) -> Change:
    anchor = ground.anchor(wholes[0])
    edits, also = _edits(ground, item, lines, anchor, _below(ground, wholes[-1]))
    texts = tuple(ground.now(whole) for whole in wholes)
    above = ground.follows(wholes[0])
    kept = (*(by_hand(id_, "") for id_ in lines), by_hand(above, after=texts))
    return ground.change(
        kinds.MOVED,
        lines[0],
        ground.parts_of(wholes),
        before="\n".join(map(ground.words, lines)),
        after="\n".join(texts),
        below=ground.words_above(wholes[0]),
        by_hand=kept if ground.may_follow(above) else (),
        edits=edits,
        also=also,
        why=_("cả khối đứng ở chỗ khác"),
        paths=ground.paths(*lines),
    )


def _edits(
    ground: Ground, item: Steps, lines: Sequence[str], anchor: str, below: str
) -> tuple[tuple[Edit, ...], Also]:
    """Move the item behind the one above it now, or before the one below, when it then prints so, its numbers aside."""
    value = get(ground.base.plain, item)
    for beside, shift, order in ((anchor, 1, (anchor, *lines)), (below, 0, (*lines, below))):
        there = next((steps[: len(item)] for steps in ground.steps.get(beside, ())), ())
        at = there[-1] if len(there) == len(item) else None
        if not isinstance(at, int) or _keys(there) != _keys(item):
            continue
        edits: tuple[Edit, ...] = (Delete(steps=item), Insert(steps=there[:-1], at=at + shift, value=value))
        made = ground.proof.printed(edits) or []
        if _stands(made, [ground.words(id_) for id_ in order]):
            others = [
                (id_, ground.words(id_), text)
                for id_, text in made
                if id_ in ground.order and id_ not in lines
            ]
            return edits, tuple(one for one in others if not same(one[1], one[2]))
    return (), ()


def _stands(made: Sequence[tuple[str, str]], wanted: Sequence[str]) -> bool:
    """Whether these words are printed line below line, whatever their numbers."""
    texts = [text for _id, text in made]
    runs = (texts[n : n + len(wanted)] for n in range(len(texts) - len(wanted) + 1))
    return any(all(map(_alike, run, wanted)) for run in runs)


def _below(ground: Ground, whole: int) -> str:
    """The first line below a paragraph that was not moved; "" for none."""
    found = (ground.matched.lines_in.get(n, ()) for n in range(whole + 1, len(ground.matched.after)))
    return next((id_ for ids in found for id_ in ids if id_ not in ground.matched.moved), "")


def _keys(steps: Steps) -> list[str]:
    return [step for step in steps if isinstance(step, str)]


def _alike(text: str, words: str) -> bool:
    return same(text, words) or renumbered(text, " ".join(words.split()))

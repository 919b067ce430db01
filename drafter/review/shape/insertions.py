"""Paragraphs that were put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Steps
from drafter.review.changes import Change
from drafter.review.edits import Edit, Insert, Set, get
from drafter.review.items import as_item
from drafter.review.proof import Also
from drafter.review.shape.ground import Ground, by_hand

#: Keys of an item whose line a text of its own may follow.
_HEADS = ("heading", "agency", "inline")


def insertions(ground: Ground) -> Iterator[Change]:
    """Paragraphs that no other change accounts for."""
    for whole in ground.matched.free:
        if whole in ground.taken:
            continue
        text, anchor = ground.now(whole), ground.anchor(whole)
        edits: tuple[Edit, ...] = ()
        also: Also = ()
        if anchor:
            wanted: dict[int, Sequence[str]] = {ground.order[anchor]: (ground.words(anchor), text)}
            edits, also = ground.proved(list(_candidates(ground, anchor, text)), wanted)
        is_copy = whole in ground.matched.copies
        yield ground.change(
            kinds.INSERTED,
            anchor or ground.matched.above(whole),
            ground.parts_of([whole]),
            after=text,
            below=ground.words_above(whole),
            by_hand=(by_hand(anchor, after=(text,)),) if ground.may_follow(anchor) else (),
            edits=edits,
            also=also,
            why=_why(anchor, is_copy=is_copy),
        )


def _why(anchor: str, *, is_copy: bool) -> str:
    if not anchor:
        return _("đoạn nằm ngoài phần nội dung (đầu văn bản, sau chỗ ký): chép tay vào câu trả lời nếu cần")
    return _("bản sao của một đoạn") if is_copy else _("đoạn này chưa có trong câu trả lời")


def _candidates(ground: Ground, anchor: str, text: str) -> Iterator[tuple[Edit, ...]]:
    """Edits that could print the words after a line, the innermost first."""
    paragraph = ground.paragraph(anchor)
    if paragraph and isinstance(paragraph[-1], int):
        yield (Insert(steps=paragraph[:-1], at=paragraph[-1] + 1, value=text),)
    for steps in ground.steps[anchor][-1:]:
        for length in range(len(steps), 0, -1):
            item = steps[:length]
            holder = get(ground.base.plain, item[:-1])
            if not isinstance(item[-1], int) or not isinstance(holder, list):
                continue
            like = holder[item[-1]]
            if length == len(steps) - 1 and steps[-1] in _HEADS and text[:1] not in "-–+":
                yield from _below_head(item, like, text)
            for value in as_item(str(item[-2]) if len(item) > 1 else "", like, text):
                yield (Insert(steps=item[:-1], at=item[-1] + 1, value=value),)


def _below_head(item: Steps, like: Any, text: str) -> Iterator[tuple[Edit, ...]]:
    """The words as the first text of an item, below its heading."""
    if not isinstance(like, dict):
        return
    if "text" in like:
        yield (Insert(steps=(*item, "text"), at=0, value=text),)
    else:
        yield (Set(steps=(*item, "text"), value=f"{text}\n"),)

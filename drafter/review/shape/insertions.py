"""Paragraphs that were put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Steps
from drafter.review.changes import Change
from drafter.review.edits import Edit, Insert, Set, get
from drafter.review.items import LABEL, as_item, with_items
from drafter.review.proof import Also
from drafter.review.shape.ground import Ground, by_hand

#: Keys of an item whose line a text of its own may follow.
_HEADS = ("heading", "agency", "inline")
#: What a regime prints after the last paragraph, a full stop before it counted in or not.
_END_MARKS = ("./.", "/.")


def insertions(ground: Ground) -> Iterator[Change]:
    """Paragraphs that no other change accounts for; a heading that can be an item together with what stands under it."""
    for run in _runs(ground):
        together = _change(ground, run) if len(run) > 1 else None
        if together is not None and together.edits:
            yield together
        else:
            yield from (_change(ground, [whole]) for whole in run)


def _runs(ground: Ground) -> list[list[int]]:
    """New paragraphs one below the other, each numbered one at the head of a run."""
    out: list[list[int]] = []
    for whole in ground.matched.free:
        if whole in ground.taken:
            continue
        is_head = LABEL.match(ground.now(whole)) is not None
        follows = out and LABEL.match(ground.now(out[-1][0])) and not is_head
        if follows and ground.follows(out[-1][-1]) == ground.follows(whole) != "":
            out[-1].append(whole)
        else:
            out.append([whole])
    return out


def _change(ground: Ground, wholes: Sequence[int]) -> Change:
    texts, above = [ground.now(whole) for whole in wholes], ground.follows(wholes[0])
    anchor = ground.tables.get(above, above)
    edits: tuple[Edit, ...] = ()
    also: Also = ()
    if anchor:
        likeliest = (_below_table if above in ground.tables else _likeliest)(ground, above, texts)
        for wanted in _printings(ground, anchor, texts):
            edits, also = ground.proved(likeliest, {ground.order[anchor]: wanted})
            if edits:
                break
    is_copy = wholes[0] in ground.matched.copies
    return ground.put_in(
        kinds.INSERTED,
        wholes,
        "\n".join(texts),
        anchor=anchor,
        by_hand=(by_hand(above, after=tuple(texts)),) if ground.may_follow(above) else (),
        edits=edits,
        also=also,
        why=_why(anchor, is_copy=is_copy, in_table=ground.in_table(wholes[0])),
    )


def _printings(ground: Ground, anchor: str, texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The line and the words after it as they may print: at the end of a text the last of them takes its end mark."""
    yield (ground.words(anchor), *texts)
    *segments, (words, path) = ground.base.lines[anchor].segments or (("", ""),)
    is_mark = not path and words in _END_MARKS
    if is_mark or anchor in ground.tables.values():
        line = "".join(text for text, _ in segments) if is_mark else ground.words(anchor)
        *before, last = texts
        yield (line, *before, f"{last.removesuffix('./.').removesuffix('.')}./.")


def _why(anchor: str, *, is_copy: bool, in_table: bool) -> str:
    if not anchor and in_table:
        return _("ô hoặc cột này của bảng chưa có trong câu trả lời")
    if not anchor:
        return _("đoạn nằm ngoài phần nội dung (đầu văn bản, sau chỗ ký): chép tay vào câu trả lời nếu cần")
    return _("bản sao của một đoạn") if is_copy else _("đoạn này chưa có trong câu trả lời")


def _likeliest(ground: Ground, anchor: str, texts: Sequence[str]) -> list[tuple[Edit, ...]]:
    """Edits that could print the words after a line: what is numbered, among lines that are not, as an item before a text."""
    found = list(_candidates(ground, anchor, texts))
    if LABEL.match(texts[0]) and not (ground.paragraph(anchor) and LABEL.match(ground.words(anchor))):
        found.sort(
            key=lambda edits: not any(isinstance(edit, Insert) and _is_numbered(edit.value) for edit in edits)
        )
    return found


def _is_numbered(value: Any) -> bool:
    return isinstance(value, dict) and not value.keys().isdisjoint(("heading", "agency"))


def _candidates(ground: Ground, anchor: str, texts: Sequence[str]) -> Iterator[tuple[Edit, ...]]:
    """Edits that could print the words, the innermost first."""
    text, *under = texts
    paragraph = ground.paragraph(anchor)
    if paragraph and isinstance(paragraph[-1], int) and not under:
        yield (Insert(steps=paragraph[:-1], at=paragraph[-1] + 1, value=text),)
    for steps in ground.steps[anchor][-1:]:
        for length in range(len(steps), 0, -1):
            item = steps[:length]
            holder = get(ground.base.plain, item[:-1])
            if not isinstance(item[-1], int) or not isinstance(holder, list):
                continue
            like = holder[item[-1]]
            if (
                length == len(steps) - 1
                and steps[-1] in _HEADS
                and isinstance(like, dict)
                and LABEL.match(text)
            ):
                yield from _first_below(item, like, texts)
            if length == len(steps) - 1 and steps[-1] in _HEADS and text[:1] not in "-–+" and not under:
                yield from _below_head(item, like, text)
            for value in as_item(str(item[-2]) if len(item) > 1 else "", like, text):
                for whole in with_items(value, like, under) if under else (value,):
                    yield (Insert(steps=item[:-1], at=item[-1] + 1, value=whole),)


def _below_table(ground: Ground, table: str, texts: Sequence[str]) -> list[tuple[Edit, ...]]:
    """Edits that could print the words below a table: first in the item that holds it, or after that item."""
    text, *under = texts
    item = ground.holder(table)
    like = get(ground.base.plain, item)
    if not item or not isinstance(like, dict):
        return []
    inside, beside = (*item, "content"), str(item[-2])
    found = [(inside, 0, value) for value in as_item("content", (like.get("content") or [like])[0], text)]
    if isinstance(item[-1], int):
        found += [(item[:-1], item[-1] + 1, value) for value in as_item(beside, like, text)]
    return [
        (Insert(steps=steps, at=at, value=whole),)
        for steps, at, value in found
        for whole in (with_items(value, like, under) if under else (value,))
    ]


def _first_below(item: Steps, like: dict[str, Any], texts: Sequence[str]) -> Iterator[tuple[Edit, ...]]:
    """What is numbered as the first item below a heading that has items."""
    text, *under = texts
    first = next(iter(like.get("content") or ()), None)
    for value in as_item("content", first, text) if isinstance(first, dict) else ():
        for whole in with_items(value, first, under) if under else (value,):
            yield (Insert(steps=(*item, "content"), at=0, value=whole),)


def _below_head(item: Steps, like: Any, text: str) -> Iterator[tuple[Edit, ...]]:
    """The words as the first text of an item, below its heading."""
    if not isinstance(like, dict):
        return
    if "text" in like:
        yield (Insert(steps=(*item, "text"), at=0, value=text),)
    else:
        yield (Set(steps=(*item, "text"), value=f"{text}\n"),)

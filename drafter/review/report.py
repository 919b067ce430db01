"""A review in words and as data: what changed, by whom, what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from drafter.anatomy.labels import parse
from drafter.i18n import _
from drafter.model.papers import as_typed
from drafter.review.changes import (
    APPENDIX,
    COLUMN_IN,
    INSERTED,
    MOVED,
    RENUMBERED,
    ROW_IN,
    TABLE_IN,
    Change,
    Review,
    Todo,
    titles,
)
from drafter.review.compare import labels, nouns
from drafter.review.items import renumbered
from drafter.review.looks import Restyled
from drafter.review.model import same
from drafter.review.places import Places
from drafter.review.shape.ground import COPY
from drafter.review.words import changes
from drafter.text import lower_first

_LONG = 160
_FEW = 3
#: Lists that the place of a line speaks of already.
_SAID = ("sections", "implementation", "appendices", "recipients", "signers", "bases")


def described(change: Change, number: int, places: Places) -> Iterator[str]:
    """One change as lines of text, at its place in the document it was made in."""
    yield f"{number}. {titles()[change.kind]}: {where(change, places)}"
    values = change.value if any(change.value) else (change.before, change.after)
    before, after = map(as_typed, values)
    if change.kind == RENUMBERED:
        before, after = (", ".join(_label(line) for line in words.split("\n")) for words in (before, after))
    if change.kind == MOVED and same(before, after):
        before = ""
    for old, new in _spots(before, after):
        if old:
            yield _("   trước: {words}").format(words=old)
        if new:
            yield _("   sau:   {words}").format(words=new)
    if change.below:
        yield _("   nay đứng ngay sau: “{words}”").format(words=excerpt(change.below, 80))
    hands = "; ".join(f"{who} {as_typed(when[:10])}".strip() for who, when in change.hands if who or when)
    if change.tracked:
        yield _("   theo dõi sửa đổi: {hands}").format(hands=hands or _("không ghi tên"))
    else:
        yield _("   sửa thẳng, không theo dõi")
    for comment in change.comments:
        yield _("   ghi chú của {who}: {words}").format(who=comment.author, words=excerpt(comment.text))
    if change.why:
        yield _("   cần xem: {why}").format(why=change.why)
    copies = sum(bool(COPY.match(line)) for line, _old, _new in change.also)
    counted = sum(renumbered(old, new) for line, old, new in change.also if not COPY.match(line))
    others = [one for one in change.also if not (COPY.match(one[0]) or renumbered(one[1], one[2]))]
    if not change.edits and not change.by_hand and not same(change.before, change.after):
        yield _("   chưa có chỗ để tự ghi: chép tay vào tệp câu trả lời nếu cần")
    for line, old, new in others[:_FEW]:
        yield _("   kéo theo {line}: “{old}” thành “{new}”").format(
            line=places.of(line), old=excerpt(old, 50), new=excerpt(new, 50)
        )
    if len(others) > _FEW:
        yield _("   và {count} dòng khác").format(count=len(others) - _FEW)
    if counted:
        yield _("   kéo theo đánh lại số thứ tự: {count} dòng").format(count=counted)
    if copies:
        yield _("   kéo theo bảng tổng hợp nhiệm vụ: {count} ô").format(count=copies)


def _label(words: str) -> str:
    label = parse(words)[0]
    return label.text if label else words


def where(change: Change, places: Places) -> str:
    """The place of a change in words; of a line that several answers print, which of them it touches."""
    place = places.of(change.line)
    if change.kind in (INSERTED, ROW_IN, APPENDIX, COLUMN_IN, TABLE_IN):
        return _("ngay sau {place}").format(place=lower_first(place)) if change.line else place
    line = places.lines.get(change.line)
    printed = {path for _words, path in line.segments if path} if line else set()
    named = list(dict.fromkeys(map(_answer, change.paths))) if len(printed) > 1 else []
    if not named or len(named) > _FEW:
        return place
    return f"{place} ({', '.join(named)})"


def _answer(path: str) -> str:
    """An answer by its key, with the group that it stands in: "văn bản triển khai: ngày"."""
    group, key = (re.split(r"[.\[]", end, maxsplit=1)[0] for end in (path, path.rpartition(".")[2]))
    own = labels().get(key) or nouns().get(key, key)
    around = nouns().get(group, "") if group != key and group not in _SAID else ""
    return f"{around}: {own}" if around else own


def told(todo: Todo) -> str:
    """One comment as a line of text."""
    kind = (
        _("đã giải quyết")
        if todo.comment.resolved
        else _("trả lời")
        if todo.comment.reply_to
        else _("ghi chú")
    )
    return _("{kind} của {who} tại “{at}”: {words}").format(
        kind=kind, who=todo.comment.author, at=excerpt(todo.words, 60), words=excerpt(todo.comment.text)
    )


def look_told(one: Restyled) -> str:
    """A look changed by hand as a line of text: where, how it looks now."""
    what = ", ".join(one.what)
    if one.count > 1:
        return _("{count} đoạn từ “{first}” đến “{last}”: {what}").format(
            count=one.count, first=excerpt(one.text, 50), last=excerpt(one.last, 50), what=what
        )
    if not one.text:
        return _("trang giấy: {what}").format(what=what)
    if one.phrase:
        return _("“{phrase}” trong đoạn “{at}”: {what}").format(
            phrase=excerpt(one.phrase, 60), at=excerpt(one.text, 60), what=what
        )
    return _("đoạn “{at}”: {what}").format(at=excerpt(one.text, 60), what=what)


def as_data(
    review: Review, decided: dict[int, str], places: Places, looks: Iterable[Restyled] = ()
) -> dict[str, Any]:
    """The review for machines; `decided` are decisions by place of the change, `looks` those changed by hand."""
    return {
        "changes": [_change(change, decided.get(n, ""), places) for n, change in enumerate(review.changes)],
        "comments": [as_todo(todo) for todo in review.todos],
        "formatted": review.formatted,
        "looks": [
            {"line": one.line, "at": one.text, "to": one.last, "words": one.phrase, "what": list(one.what)}
            for one in looks
        ],
    }


def _change(change: Change, decision: str, places: Places) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "line": change.line,
        "place": where(change, places),
        "paths": list(change.paths),
        "before": change.before,
        "after": change.after,
        "value": {"before": change.value[0], "after": change.value[1]} if any(change.value) else None,
        "tracked": change.tracked,
        "by": [{"author": who, "date": when} for who, when in change.hands],
        "comments": [{"author": c.author, "date": c.date, "text": c.text} for c in change.comments],
        "clear": change.clear,
        "why": change.why,
        "can_accept": bool(change.edits),
        "can_keep": bool(change.by_hand),
        "also": [{"line": line, "before": old, "after": new} for line, old, new in change.also],
        "decision": decision,
    }


def as_todo(todo: Todo) -> dict[str, Any]:
    """A comment as it is stored beside the answers."""
    return {
        "author": todo.comment.author,
        "date": todo.comment.date,
        "text": todo.comment.text,
        "state": "done" if todo.comment.resolved else "open",
        "reply": "yes" if todo.comment.reply_to else "no",
        "line": todo.line,
        "paths": list(todo.paths),
        "at": todo.words,
    }


def with_new(stored: Iterable[dict[str, Any]], todos: Iterable[Todo]) -> list[dict[str, Any]]:
    """The stored to-dos with those not yet among them; a stored one keeps what the user made of it."""
    out = list(stored)
    known = {(one.get("author"), one.get("date"), one.get("text")) for one in out}
    for todo in todos:
        made = as_todo(todo)
        if (made["author"], made["date"], made["text"]) not in known:
            out.append(made)
    return out


def _spots(before: str, after: str) -> list[tuple[str, str]]:
    """Two texts as they are shown: whole, or of long ones each place that differs with the words round it."""
    if max(len(before), len(after)) <= _LONG or not before or not after:
        return [(excerpt(before), excerpt(after))]
    # each as the ends of what differs: (start, end) in `before`, the same in `after`
    groups: list[list[int]] = []
    shift = 0
    for start, end, put in changes(before, after):
        if groups and start - groups[-1][1] < _LONG // 3:
            groups[-1][1], groups[-1][3] = end, start + shift + len(put)
        else:
            groups.append([start, end, start + shift, start + shift + len(put)])
        shift += len(put) - (end - start)
    return [(_round(before, a, b), _round(after, c, d)) for a, b, c, d in groups]


def _round(text: str, start: int, end: int) -> str:
    """What stands from `start` to `end`, with some words round it."""
    begin = max(start - _LONG // 3, 0)
    limit = max(end - begin + _LONG // 3, _LONG)
    return excerpt(text, limit, start=begin)


def excerpt(text: str, limit: int = _LONG, *, start: int = 0) -> str:
    """The words from `start` on, not longer than `limit`; what is left out shows as “…”."""
    text = text.replace("\n", " ¶ ")
    if start:
        text = f"…{text[start:]}"
    return text if len(text) <= limit else f"{text[: limit - 1]}…"

"""A review in words and as data: what changed, by whom, what is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.i18n import _
from drafter.model.papers import as_typed
from drafter.review.changes import Change, Review, Todo, titles
from drafter.review.restyled import Restyled

_LONG = 160


def described(change: Change, number: int) -> Iterator[str]:
    """One change as lines of text."""
    where = ", ".join(change.paths) or change.line or _("đầu văn bản")
    yield f"{number}. {titles()[change.kind]}: {where}"
    values = change.value if any(change.value) else (change.before, change.after)
    before, after = map(as_typed, values)
    start = _window(before, after)
    if before:
        yield _("   trước: {words}").format(words=_short(before, start=start))
    if after:
        yield _("   sau:   {words}").format(words=_short(after, start=start))
    hands = "; ".join(f"{who} {as_typed(when[:10])}".strip() for who, when in change.hands if who or when)
    if change.tracked:
        yield _("   theo dõi sửa đổi: {hands}").format(hands=hands or _("không ghi tên"))
    else:
        yield _("   sửa thẳng, không theo dõi")
    for comment in change.comments:
        yield _("   ghi chú của {who}: {words}").format(who=comment.author, words=_short(comment.text))
    if change.why:
        yield _("   cần xem: {why}").format(why=change.why)
    for line, old, new in change.also[:3]:
        yield _("   kéo theo {line}: “{old}” thành “{new}”").format(
            line=line, old=_short(old, 50), new=_short(new, 50)
        )
    if len(change.also) > 3:
        yield _("   và {count} dòng khác").format(count=len(change.also) - 3)


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
        kind=kind, who=todo.comment.author, at=_short(todo.words, 60), words=_short(todo.comment.text)
    )


def look_told(one: Restyled) -> str:
    """A look changed by hand as a line of text: where, how it looks now."""
    what = ", ".join(one.what)
    if one.count > 1:
        return _("{count} đoạn từ “{first}” đến “{last}”: {what}").format(
            count=one.count, first=_short(one.text, 50), last=_short(one.last, 50), what=what
        )
    if not one.text:
        return _("trang giấy: {what}").format(what=what)
    if one.phrase:
        return _("“{phrase}” trong đoạn “{at}”: {what}").format(
            phrase=_short(one.phrase, 60), at=_short(one.text, 60), what=what
        )
    return _("đoạn “{at}”: {what}").format(at=_short(one.text, 60), what=what)


def as_data(review: Review, decided: dict[int, str], looks: Iterable[Restyled] = ()) -> dict[str, Any]:
    """The review for machines; `decided` are decisions by place of the change, `looks` those changed by hand."""
    return {
        "changes": [_change(change, decided.get(n, "")) for n, change in enumerate(review.changes)],
        "comments": [as_todo(todo) for todo in review.todos],
        "formatted": review.formatted,
        "looks": [
            {"line": one.line, "at": one.text, "to": one.last, "words": one.phrase, "what": list(one.what)}
            for one in looks
        ],
    }


def _change(change: Change, decision: str) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "line": change.line,
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


def _window(before: str, after: str) -> int:
    """Where to begin showing two long texts so that what differs is seen."""
    if max(len(before), len(after)) <= _LONG or not before or not after:
        return 0
    at = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    return max(at - _LONG // 3, 0)


def _short(text: str, limit: int = _LONG, *, start: int = 0) -> str:
    text = text.replace("\n", " ¶ ")
    if start:
        text = f"…{text[start:]}"
    return text if len(text) <= limit else f"{text[: limit - 1]}…"

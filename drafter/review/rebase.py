"""Edits made for the answers of then, carried over to the answers of now: three sides, no guess."""

from __future__ import annotations

from typing import Any

from drafter.answers.edit import Delete, Insert, Set
from drafter.review.base import Plain, Steps
from drafter.review.edits import Edit, Keep, get, text_lines


class Moved(Exception):
    """The place of an edit has changed or gone since."""


def rebased(edit: Edit, then: Plain, now: Plain) -> Edit | None:
    """The edit in the places of `now`; None when it is done already. Raises Moved when both sides changed the place."""
    if isinstance(edit, Keep) or then == now:
        return edit
    if isinstance(edit, Insert):
        return _insert(edit, then, now)
    if isinstance(edit, Delete) and _is_gone(edit, then, now):
        return None
    steps = _steps(edit.steps, then, now)
    before, after = get(then, edit.steps), get(now, steps)
    if isinstance(edit, Set):
        if after == edit.value:
            return None
        if before != after:
            raise Moved
        return Set(steps=steps, value=edit.value)
    if before != after:
        raise Moved
    return Delete(steps=steps)


def _insert(edit: Insert, then: Plain, now: Plain) -> Insert | None:
    steps = _steps(edit.steps, then, now)
    before, after = get(then, edit.steps), get(now, steps)
    old = text_lines(before) if isinstance(before, str) else before or []
    new = text_lines(after) if isinstance(after, str) else after or []
    if new.count(edit.value) > old.count(edit.value):
        return None
    if before != after and not (isinstance(before, list) and isinstance(after, list)):
        raise Moved
    return Insert(steps=steps, at=_at(edit.at, before, after), value=edit.value)


def _is_gone(edit: Delete, then: Plain, now: Plain) -> bool:
    """Whether what is to go has gone since: an item by its id, a paragraph by its words."""
    *above, last = edit.steps
    holder = get(then, tuple(above))
    try:
        present = get(now, _steps(tuple(above), then, now))
    except Moved:
        return False
    if isinstance(holder, str) and isinstance(present, str) and isinstance(last, int):
        words = text_lines(holder)[last]
        return text_lines(present).count(words) < text_lines(holder).count(words)
    if isinstance(holder, dict) and isinstance(present, dict):
        return last in holder and last not in present
    item = get(then, edit.steps)
    name = item.get("id") if isinstance(item, dict) else None
    others = present if isinstance(present, list) else []
    if name:
        return all(not isinstance(other, dict) or other.get("id") != name for other in others)
    return isinstance(holder, list) and others.count(item) < holder.count(item)


def _at(at: int, before: Any, after: Any) -> int:
    if not isinstance(before, list) or before == after:
        return at
    if at == 0:
        return 0
    return _index(before[at - 1], at - 1, before, after) + 1


def _steps(steps: Steps, then: Any, now: Any) -> Steps:
    out: list[str | int] = []
    for step in steps:
        if isinstance(then, str):
            out.append(_line(step, then, now))
            return tuple(out)
        if isinstance(then, list) and isinstance(step, int) and step < len(then):
            step = _index(then[step], step, then, now)
            here = steps[len(out)]
            then = then[here] if isinstance(here, int) else None
            now = now[step]
        elif isinstance(then, dict):
            then = then.get(step)
            now = now.get(step) if isinstance(now, dict) else None
            if (then is None) != (now is None):
                raise Moved
        out.append(step)
    return tuple(out)


def _index(item: Any, at: int, then: list[Any], now: Any) -> int:
    if not isinstance(now, list):
        raise Moved
    name = item.get("id") if isinstance(item, dict) else None
    for number, other in enumerate(now):
        if name and isinstance(other, dict) and other.get("id") == name:
            return number
    if name:
        raise Moved
    if at < len(now) and now[at] == item:
        return at
    same = [number for number, other in enumerate(now) if other == item]
    if len(same) == 1 and then.count(item) == 1:
        return same[0]
    if len(then) == len(now) and at < len(now):
        return at
    raise Moved


def _line(step: str | int, then: str, now: Any) -> int:
    if not isinstance(now, str) or not isinstance(step, int):
        raise Moved
    before, after = text_lines(then), text_lines(now)
    if step < len(before):
        same = [number for number, line in enumerate(after) if line == before[step]]
        if len(same) == 1 and before.count(before[step]) == 1:
            return same[0]
    if len(before) == len(after):
        return step
    raise Moved

"""Changes to answers as values, counted in the places of the answers they were made for, and the answers after them."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafter.answers.edit import Delete, FileEdit, Insert, Set
from drafter.review.base import Plain, Steps
from drafter.review.overrides import Override


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """Keep words by hand for a printed line; `base` of the override is filled in when it is written."""

    override: Override


Edit = FileEdit | Keep

__all__ = ["Delete", "Edit", "Insert", "Keep", "Set", "applied", "get", "merged", "text_lines"]


def get(plain: Any, steps: Steps) -> Any:
    """What stands there, None when nothing does."""
    for step in steps:
        if isinstance(plain, str):
            if step == "text":
                # a cell written as words alone
                continue
            lines = text_lines(plain)
            plain = lines[step] if isinstance(step, int) and step < len(lines) else None
        elif isinstance(plain, list):
            plain = plain[step] if isinstance(step, int) and step < len(plain) else None
        elif isinstance(plain, dict):
            plain = plain.get(step)
        else:
            return None
    # a cell that covers several columns is a group with its words inside
    return plain


def text_lines(text: str) -> list[str]:
    """The paragraphs of a text, as its reader counts them."""
    return [line for line in text.split("\n") if line.strip()]


def applied(plain: Plain, edits: Iterable[Edit]) -> Plain:
    """The answers after the edits, all counted in the places of `plain`. Overrides are merged by line."""
    out: Plain = copy.deepcopy(plain)
    made = list(edits)
    for edit in made:
        if isinstance(edit, Set):
            _set(out, edit.steps, edit.value)
    slots: dict[Steps, tuple[set[Any], dict[int, list[Any]]]] = {}
    for edit in made:
        if isinstance(edit, Delete):
            slots.setdefault(edit.steps[:-1], (set(), {}))[0].add(edit.steps[-1])
        elif isinstance(edit, Insert):
            slots.setdefault(edit.steps, (set(), {}))[1].setdefault(edit.at, []).append(edit.value)
    for steps in sorted(slots, key=len, reverse=True):
        _rebuild(out, steps, *slots[steps])
    kept = [edit.override for edit in made if isinstance(edit, Keep)]
    if kept:
        out["overrides"] = merged(out.get("overrides") or [], kept)
    return out


def merged(present: list[Any], kept: Iterable[Override]) -> list[Any]:
    """The list of overrides with more put in; a line has one."""
    out = {raw["line"]: dict(raw) for raw in present if isinstance(raw, dict) and "line" in raw}
    for one in kept:
        new = one.as_answers()
        old = out.get(one.line, {})
        if "after" in new and "after" in old and new["after"] not in old["after"]:
            new["after"] = old["after"] + new["after"]
        out[one.line] = {**old, **new}
    return list(out.values())


def _set(plain: Any, steps: Steps, value: str) -> None:
    step: Any
    for at, step in enumerate(steps[:-1]):
        found = plain[step] if isinstance(plain, dict | list) and _has(plain, step) else None
        if isinstance(found, str):
            holder: Any = plain
            holder[step] = _with_line(found, steps[at + 1], value)
            return
        if found is None and isinstance(plain, dict):
            plain[step] = found = {}
        plain = found
    last: Any = steps[-1]
    if isinstance(plain, list) and isinstance(plain[last], dict):
        plain[last]["text"] = value
    else:
        plain[last] = value


def _has(plain: Any, step: str | int) -> bool:
    return step in plain if isinstance(plain, dict) else isinstance(step, int) and step < len(plain)


def _with_line(text: str, number: Any, value: str) -> str:
    if not isinstance(number, int):
        # a cell written as words alone, addressed by its key
        return value
    lines = text_lines(text)
    if number < len(lines):
        lines[number] = value
    return _joined(lines, text)


def _joined(lines: list[str], like: str) -> str:
    return "".join(f"{line}\n" for line in lines) if like.endswith("\n") or not like else "\n".join(lines)


def _rebuild(plain: Plain, steps: Steps, gone: set[Any], put: dict[int, list[Any]]) -> None:
    holder: Any = plain
    for step in steps[:-1]:
        holder = holder[step]
    last: Any = steps[-1] if steps else None
    target: Any = plain if last is None else holder[last] if _has(holder, last) else ""
    if isinstance(target, dict):
        for key in gone:
            target.pop(key, None)
        return
    if target == "" and any(not isinstance(value, str) for group in put.values() for value in group):
        target = []
    is_text = isinstance(target, str)
    items = text_lines(target) if is_text else list(target)
    out: list[Any] = []
    for number in range(len(items) + 1):
        out += put.get(number, [])
        if number < len(items) and number not in gone:
            out.append(items[number])
    holder[last] = _joined(out, target if target else "\n") if is_text else out

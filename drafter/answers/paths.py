"""Places in an answers file: `issuer.name`, `signers[1].post`, `sections[muc-dich].heading`.

A place in a list is its number from 1 or the `id` of the item. The same grammar names an answer in `--set`, in
messages and in the ids of printed lines.
"""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.errors import InputError
from drafter.i18n import _

_STEP = re.compile(r"(?:^|\.)([A-Za-z_][\w]*)|\[([^\[\]]+)\]")


@lru_cache(maxsize=256)
def steps_of(path: str) -> tuple[str | int, ...]:
    """The steps of a path: keys as they are, places in lists as number or id with a leading "#"."""
    steps: list[str | int] = []
    end = 0
    for match in _STEP.finditer(path):
        if match.start() != end:
            break
        end = match.end()
        if match[1] is not None:
            steps.append(match[1])
        else:
            steps.append(int(match[2]) if re.fullmatch("[0-9]{1,6}", match[2]) else f"#{match[2]}")
    if end != len(path) or not steps:
        raise InputError(
            _("“{path}” không phải đường dẫn tới câu trả lời").format(path=path),
            hint=_("ví dụ: issuer.name, signers[1].post"),
        )
    return tuple(steps)


def _item(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.items.get(step)
    if isinstance(node, Sequence) and isinstance(step, int):
        return node.items[step - 1] if 1 <= step <= len(node.items) else None
    if isinstance(node, Sequence) and isinstance(step, str) and step.startswith("#"):
        for item in node.items:
            id_ = item.items.get("id") if isinstance(item, Mapping) else None
            if isinstance(id_, Scalar) and id_.value == step[1:]:
                return item
    return None


def find(root: Mapping, path: str) -> Node | None:
    """What stands at a path; None where it leads nowhere."""
    node: Node | None = root
    for step in steps_of(path):
        node = _item(node, step) if node is not None else None
    return node


def line_of(root: Mapping, path: str) -> int:
    """The line on which the path, or the nearest thing above it, stands."""
    node: Node = root
    line = root.line
    for step in steps_of(path):
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.key_lines:
            line = node.key_lines[step]
        found = _item(node, step)
        if found is None:
            return line
        node = found
        if not isinstance(node, Scalar):
            line = max(line, node.line if isinstance(node, Mapping) else line)
    return line


def with_answer(root: Mapping, path: str, value: str) -> Mapping:
    """The tree with one answer set, as `--set path=value` does. Raises InputError where the path leads nowhere.

    A missing group is made; a list grows by one when the place right after its end is named. The tree given is not
    changed: what lies beside the path is shared by both.
    """
    return _put(root, steps_of(path), value, path)  # type: ignore[return-value]


def _put(node: Node, steps: tuple[str | int, ...], value: str, path: str) -> Node:
    step, rest = steps[0], steps[1:]
    found = _item(node, step)
    made: Node
    if not rest:
        made = Scalar(value, 0)
    elif found is None or (isinstance(found, Scalar) and not found.value.strip()):
        made = _put(Sequence(0) if isinstance(rest[0], int) else Mapping(0), rest, value, path)
    else:
        made = _put(found, rest, value, path)
    if isinstance(node, Mapping) and isinstance(step, str) and not step.startswith("#"):
        return Mapping(node.line, {**node.items, step: made}, {step: 0, **node.key_lines})
    place = _place(node, step, found if rest else None)
    if isinstance(node, Sequence) and place is not None:
        return Sequence(node.line, [*node.items[:place], made, *node.items[place + 1 :]])
    raise InputError(
        _("--set: không có chỗ “{path}”").format(path=path),
        hint=_("mục trong danh sách: [số thứ tự] hoặc [mã]"),
    )


def _place(node: Node, step: str | int, found: Node | None) -> int | None:
    """Where in a list the step leads: a number up to the place after its end, or that of the item found by its id."""
    if not isinstance(node, Sequence):
        return None
    if isinstance(step, int):
        return step - 1 if 1 <= step <= len(node.items) + 1 else None
    return next((n for n, item in enumerate(node.items) if item is found), None)

"""Places in an answers file: `issuer.name`, `signers[1].post`, `sections[muc-dich].heading`.

A place in a list is its number from 1 or the `id` of the item. The same grammar names an answer in `--set`, in
messages and in the ids of printed lines.
"""

from __future__ import annotations

import re

from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.errors import InputError
from drafter.i18n import _

_STEP = re.compile(r"(?:^|\.)([A-Za-z_][\w]*)|\[([^\[\]]+)\]")


def steps_of(path: str) -> list[str | int]:
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
    return steps


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


def put(root: Mapping, path: str, value: str) -> None:
    """Set one answer in the tree, as `--set path=value` does. Raises InputError where the path leads nowhere.

    A missing group is made; a list grows by one when the place right after its end is named.
    """
    steps = steps_of(path)
    node: Node = root
    for index, step in enumerate(steps):
        last = index + 1 == len(steps)
        made: Node = (
            Scalar(value, 0) if last else Sequence(0) if isinstance(steps[index + 1], int) else Mapping(0)
        )
        found = _item(node, step)
        if found is not None and not last and not (isinstance(found, Scalar) and not found.value.strip()):
            node = found
            continue
        if isinstance(node, Mapping) and isinstance(step, str) and not step.startswith("#"):
            node.items[step] = made
            node.key_lines.setdefault(step, 0)
        elif isinstance(node, Sequence) and isinstance(step, int) and 1 <= step <= len(node.items):
            node.items[step - 1] = made
        elif isinstance(node, Sequence) and isinstance(step, int) and step == len(node.items) + 1:
            node.items.append(made)
        else:
            raise InputError(
                _("--set: không có chỗ “{path}”").format(path=path),
                hint=_("mục trong danh sách: [số thứ tự] hoặc [mã]"),
            )
        node = made

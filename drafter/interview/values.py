"""Answers as they are typed (texts, lists, groups) at their places, read by the same kinds as the answers file."""

from __future__ import annotations

from typing import Any

from drafter.answers.form import ROOT
from drafter.answers.groups import Many, Map
from drafter.answers.paths import steps_of
from drafter.answers.schema import Block, Kind, Report
from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.errors import InputError
from drafter.i18n import _
from drafter.model.papers import DocDate

Plain = Any


class Refused(InputError):
    """A reply that cannot be taken: the message says why, the hint what to write."""


def kind_at(path: str) -> Kind | None:
    """The kind of answer at a path of the form; None where the form has none."""
    kind: Kind | None = ROOT
    for step in steps_of(path):
        if isinstance(kind, Map) and isinstance(step, str):
            kind = kind.kind_of(step)
        elif isinstance(kind, Many):
            kind = kind.of
        else:
            return None
    return kind


def node_of(value: Plain) -> Node:
    """The value as a tree, as if it had been read from a file."""
    if isinstance(value, dict):
        return Mapping(0, {key: node_of(item) for key, item in value.items()}, dict.fromkeys(value, 0))
    if isinstance(value, list | tuple):
        return Sequence(0, [node_of(item) for item in value])
    return Scalar(str(value), 0)


def plain_of(node: Node) -> Plain:
    """The tree as texts, lists and groups."""
    if isinstance(node, Mapping):
        return {key: plain_of(item) for key, item in node.items.items()}
    if isinstance(node, Sequence):
        return [plain_of(item) for item in node.items]
    return node.value


def read(kind: Kind, value: Plain, path: str) -> Any:
    """The value as the answers file would read it. Raises Refused with what to write."""
    report = Report()
    out = kind.read(node_of(value), path, report)
    if report.problems:
        first = report.problems[0]
        raise Refused(first.message, hint=first.hint)
    return out


def typed(kind: Kind, value: Plain, path: str) -> str:
    """The value cleaned and checked, as a text again. Raises Refused."""
    out = read(kind, value, path)
    if out is None:
        return ""
    if isinstance(out, DocDate):
        return out.iso
    if isinstance(kind, Block) and isinstance(out, tuple):
        return "".join(f"{paragraph}\n" for paragraph in out)
    return str(out)


def get(document: Plain, path: str) -> Plain:
    """What stands at a path, or None."""
    here = document
    for step in steps_of(path):
        found = None
        if isinstance(here, dict) and isinstance(step, str):
            found = here.get(step)
        elif isinstance(here, list):
            found = _item(here, step)
        if found is None:
            return None
        here = found
    return here


def _item(items: list[Plain], step: str | int) -> Plain:
    if isinstance(step, int):
        return items[step - 1] if 1 <= step <= len(items) else None
    return next((one for one in items if isinstance(one, dict) and f"#{one.get('id')}" == step), None)


def put(document: dict[str, Plain], path: str, value: Plain) -> None:
    """Set what stands at a path, making groups and list items on the way. Raises InputError for no such place."""
    here: Plain = document
    steps = steps_of(path)
    for index, step in enumerate(steps):
        last = index + 1 == len(steps)
        follows = None if last else steps[index + 1]
        empty: Plain = [] if isinstance(follows, int) or str(follows).startswith("#") else {}
        made = value if last else empty
        if isinstance(here, list):
            here = _in_list(here, step, made, path, last=last)
        elif isinstance(here, dict) and isinstance(step, str) and not step.startswith("#"):
            if last or not here.get(step):
                here[step] = made
            elif type(here[step]) is not type(made):
                raise no_place(path)
            here = here[step]
        else:
            raise no_place(path)


def no_place(path: str) -> Refused:
    """What is raised for a path that leads nowhere."""
    hint = _("mục trong danh sách: [số thứ tự] hoặc [mã]")
    return Refused(_("không có chỗ “{path}”").format(path=path), hint=hint)


def _in_list(items: list[Plain], step: str | int, made: Plain, path: str, *, last: bool) -> Plain:
    found = _item(items, step)
    if found is not None and not last:
        return found
    if found is not None:
        items[items.index(found)] = made
    elif isinstance(step, int) and step != len(items) + 1:
        raise no_place(path)
    else:
        if isinstance(made, dict) and isinstance(step, str):
            made = {"id": step[1:], **made}
        items.append(made)
    return made if found is None else items[items.index(made)]

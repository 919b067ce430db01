"""Gaps in the answers that many units share: `{area}`, `{lower}`, `{period_end}` or a name of one's own.

A name is filled from `kit.parameters` of the answers (a column of the table), else from the issuer and the date, with the
words that the texts of kits are filled with.
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from drafter.answers.free import PARAMETER
from drafter.answers.paths import find
from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.errors import Problem
from drafter.i18n import _
from drafter.memo import Memo

if TYPE_CHECKING:
    from drafter.kits.suggest import Shelf

#: Where the answers keep the parameters of a kit.
PARAMETERS = "kit.parameters"
_GAP = re.compile(rf"\{{({PARAMETER.pattern})\}}")
#: The answers that words follow from.
_FACTS = (
    *(f"issuer.{key}" for key in ("kind", "unit", "name", "province", "department")),
    *(f"implements[1].{key}" for key in ("type", "symbol", "date", "body", "subject", "short")),
    "date",
    "kit.id",
)


def gaps_of(root: Mapping) -> frozenset[str]:
    """The names in braces of a whole answers file."""
    return frozenset(name for scalar, _path in _opened(root, "").texts for name in _GAP.findall(scalar.value))


def unfilled(root: Mapping) -> tuple[str, ...]:
    """The names in braces that nothing of the answers fills, in order: each wants a column of its own."""
    return tuple(sorted(gaps_of(root) - _words(root).keys()))


def filled(root: Mapping, memo: Memo | None = None) -> tuple[Mapping, list[Problem]]:
    """The tree with words in its gaps, and a problem for each gap that nothing fills. The tree given is not changed."""
    memo = memo or Memo()
    open_ = {key: found for key, node in root.items.items() if (found := memo(key, _opened, node, key)).texts}
    if not open_:
        return root, []
    words = _words(root)
    problems = [
        Problem(
            scalar.line,
            path,
            _("không có tham số “{name}”").format(name=name),
            _("thêm một cột tên này vào bảng, hoặc ghi dưới {place}").format(place=PARAMETERS),
        )
        for found in open_.values()
        for scalar, path in found.texts
        for name in dict.fromkeys(_GAP.findall(scalar.value))
        if name not in words
    ]
    full = {key: _filled(root.items[key], words, found.nodes) for key, found in open_.items()}
    return Mapping(root.line, {**root.items, **full}, root.key_lines), problems


class _Open(NamedTuple):
    """The texts with gaps below a node, each with its path, and the identities of all nodes on the way to them."""

    texts: list[tuple[Scalar, str]]
    nodes: set[int]


def _opened(node: Node, path: str) -> _Open:
    nodes: set[int] = set()
    return _Open(_open_texts(node, path, nodes), nodes)


def _open_texts(node: Node, path: str, nodes: set[int]) -> list[tuple[Scalar, str]]:
    if isinstance(node, Scalar):
        found = [(node, path)] if _GAP.search(node.value) else []
    else:
        found = [text for item, here in _below(node, path) for text in _open_texts(item, here, nodes)]
    if found:
        nodes.add(id(node))
    return found


def _filled(node: Node, words: dict[str, str], open_: set[int]) -> Node:
    """The node with words in its gaps: itself where it has none."""
    if id(node) not in open_:
        return node
    if isinstance(node, Scalar):
        text = _GAP.sub(lambda match: words.get(match[1], match[0]), node.value)
        return node if text == node.value else Scalar(text, node.line)
    if isinstance(node, Sequence):
        items = [_filled(item, words, open_) for item in node.items]
        same = all(map(operator.is_, items, node.items))
        return node if same else Sequence(node.line, items)
    fields = {key: _filled(item, words, open_) for key, item in node.items.items()}
    same = all(map(operator.is_, fields.values(), node.items.values()))
    return node if same else Mapping(node.line, fields, node.key_lines)


def _below(node: Mapping | Sequence, path: str) -> Iterator[tuple[Node, str]]:
    """What stands in a list or under keys, each with its path."""
    if isinstance(node, Sequence):
        yield from ((item, f"{path}[{number}]") for number, item in enumerate(node.items, 1))
    else:
        yield from ((item, f"{path}.{key}" if path else key) for key, item in node.items.items())


def _words(root: Mapping) -> dict[str, str]:
    """What gaps may name, for the issuer and the day of these answers."""
    from drafter.interview.facts import level, words
    from drafter.interview.question import View
    from drafter.kits.words import with_roles

    view = View(
        values={path: text for path in _FACTS if (text := text_at(root, path))},
        today=dt.date.today(),
        shelf=_shelf(),
    )
    own = root.items.get("kit")
    given = own.items.get("parameters") if isinstance(own, Mapping) else None
    named = given.items if isinstance(given, Mapping) else {}
    return {
        **with_roles(level(view), view.day, words(view)),
        **{name: node.value for name, node in named.items() if isinstance(node, Scalar)},
    }


@cache
def _shelf() -> Shelf:
    from drafter.kits.suggest import Shelf

    return Shelf()


def text_at(root: Mapping, path: str) -> str:
    """The text at a path; "" where there is none."""
    node = find(root, path)
    return node.value.strip() if isinstance(node, Scalar) else ""

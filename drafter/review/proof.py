"""Proof of a proposal: the answers after it are printed, and the page must say what the reviewer wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from drafter.errors import DrafterError
from drafter.review.base import Base
from drafter.review.edits import Edit, applied

#: Lines that may be printed for proofs of single proposals: a plan of 300 pages gets some twenty proofs.
_BUDGET = 120_000

Also = tuple[tuple[str, str, str], ...]


class Proof:
    """Prints answers after edits and compares with what was wanted."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.ids = list(base.lines)
        self.texts = [_norm(line.text) for line in base.lines.values()]
        self.left = max(_BUDGET // (len(self.ids) + 1), 8)

    def printed(self, edits: Iterable[Edit]) -> list[tuple[str, str]] | None:
        """(id, words) of every line after the edits, in the order of the base; None when they cannot be printed."""
        try:
            lines = self.base.press.lines(applied(self.base.plain, edits))
        except (DrafterError, LookupError, TypeError, AttributeError):
            return None
        return [(id_, _norm(line.text)) for id_, line in lines.items()]

    def also(self, edits: Iterable[Edit], wanted: dict[int, Sequence[str]], moved: str = "") -> Also | None:
        """What else changes, as (line, words before, words after); None when the page does not say what is wanted.

        `wanted` are the words that take the place of a line, by its number: none, one or several. `moved` is a line that
        the edits put elsewhere.
        """
        if self.left <= 0:
            return None
        self.left -= 1
        made = self.printed(edits)
        if made is None:
            return None
        order = {id_: n for n, id_ in enumerate(self.ids)}
        expected: list[tuple[str, int]] = []
        for number, text in enumerate(self.texts):
            expected += [(_norm(words), number) for words in wanted.get(number, (text,))]
        order.pop(moved, None)
        now = _in_order(made, order)
        return _compared(expected, now, wanted, self.ids)


def _in_order(made: list[tuple[str, str]], order: dict[str, int]) -> list[tuple[str, str]]:
    """Lines in the order of the base, which may be that of the page; new ones after the line they follow."""
    keyed, last = [], -1
    for number, (id_, text) in enumerate(made):
        last = order.get(id_, last)
        keyed.append((last, number, id_, text))
    return [(id_, text) for _, _, id_, text in sorted(keyed)]


def _compared(
    expected: list[tuple[str, int]],
    made: list[tuple[str, str]],
    wanted: dict[int, Sequence[str]],
    ids: list[str],
) -> Also | None:
    texts, now = [text for text, _ in expected], [text for _, text in made]
    head = 0
    while head < min(len(texts), len(now)) and texts[head] == now[head]:
        head += 1
    tail = 0
    while tail < min(len(texts), len(now)) - head and texts[-1 - tail] == now[-1 - tail]:
        tail += 1
    inner, outer = texts[head : len(texts) - tail], now[head : len(now) - tail]
    out: list[tuple[str, str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, inner, outer, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for k in range(max(b - a, d - c)):
            before = inner[a + k] if a + k < b else ""
            number = expected[head + a + k][1] if a + k < b else -1
            if number in wanted and before:
                return None
            after = outer[c + k] if c + k < d else ""
            if before or after:
                out.append((ids[number] if number >= 0 else made[head + c + k][0], before, after))
    return tuple(out)


def _norm(text: str) -> str:
    return " ".join(text.split())

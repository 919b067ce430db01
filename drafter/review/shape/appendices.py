"""Appendices that were put in after the signature."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.changes import Change
from drafter.review.edits import Edit, Insert
from drafter.review.match import Matched
from drafter.review.model import Part
from drafter.review.proof import Also
from drafter.review.shape.ground import Ground
from drafter.review.shape.tables import TABLE, as_table, rows_of
from drafter.text import fold, one_line, sentence

Rows = list[list[str]]

_LABEL = re.compile(r"phụ lục(?:\s+(?:số\s+)?[IVXLC\d]+)?\s*[.:]?", re.IGNORECASE)
_ATTACHED = re.compile(r"\((?:ban hành\s+)?kèm theo\b", re.IGNORECASE)


def new_appendices(ground: Ground) -> Iterator[Change]:
    """What stands from the word “Phụ lục” on, behind the signature, up to the next line of ours or the next appendix."""
    for wholes in appendix_runs(ground.matched, ground.parts, ground.taken, with_tables=True):
        ground.taken.update(wholes)
        items = _items(ground, wholes)
        told = [
            line for item in items for line in ([item] if isinstance(item, str) else map(" | ".join, item))
        ]
        edits, also = _edits(ground, items[1:])
        why = _("phụ lục này chưa có trong câu trả lời")
        yield ground.put_in(kinds.APPENDIX, wholes, "\n".join(told), edits=edits, also=also, why=why)


def appendix_runs(
    matched: Matched, parts: Sequence[Part], taken: Container[int] = frozenset(), *, with_tables: bool = False
) -> list[list[int]]:
    """The paragraphs of each new appendix, those of its tables only where asked for."""
    out: list[list[int]] = []
    begun = False
    for whole in range(matched.signature + 1, len(matched.after)):
        text = one_line(matched.after[whole].text)
        in_table = len(parts[matched.after[whole].parts[0]].place) > 1
        if matched.lines_in.get(whole):
            begun = False
        elif not text or whole in taken or (in_table and not with_tables):
            continue
        elif _LABEL.fullmatch(text) and not in_table:
            out.append([whole])
            begun = True
        elif begun:
            out[-1].append(whole)
    return out


def _items(ground: Ground, wholes: Sequence[int]) -> list[str | Rows]:
    """Paragraphs and tables as they stand one below the other."""
    out: list[str | Rows] = []
    seen: set[tuple[int, ...]] = set()
    for whole in wholes:
        table = ground.place(whole)[:TABLE]
        if len(table) < TABLE:
            out.append(ground.now(whole))
        elif table not in seen:
            seen.add(table)
            out.append(rows_of(ground, table))
    return out


def _edits(ground: Ground, items: Sequence[str | Rows]) -> tuple[tuple[Edit, ...], Also]:
    """The appendix as an item of the answers, when it prints all its words; its label is counted anew."""
    number = len(ground.base.plain.get("appendices") or [])
    made = None
    edits: tuple[Edit, ...] = ()
    if items and isinstance(items[0], str):
        edits = (Insert(steps=("appendices",), at=number, value=_appendix(items)),)
        made = ground.proof.printed(edits)
    if made is None:
        return (), ()
    printed = fold(" ".join(words for id_, words in made if id_ not in ground.order))
    cells = (item if isinstance(item, str) else " ".join(map(" ".join, item)) for item in items)
    if not all(fold(word) in printed for words in cells for word in words.split("\n")):
        return (), ()
    lines = ground.base.lines
    also = [(id_, lines[id_].text, words) for id_, words in made if id_ in lines]
    return edits, tuple(one for one in also if one[1].split() != one[2].split())


def _appendix(items: Sequence[str | Rows]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    texts = [
        item for item in itertools.takewhile(lambda one: isinstance(one, str), items) if isinstance(item, str)
    ]
    capitals = 1
    while (
        capitals < len(texts) and texts[capitals] == texts[capitals].upper() and texts[0] == texts[0].upper()
    ):
        capitals += 1
    is_capital = texts[0] == texts[0].upper()
    out["title"] = sentence(" ".join(texts[:capitals]).lower()) if is_capital else texts[0]
    below = list(items[capitals:])
    if below and isinstance(below[0], str) and _ATTACHED.match(below[0]):
        out["attached"] = below.pop(0)
    content: list[dict[str, Any]] = []
    for item in below:
        if not isinstance(item, str):
            content.append(as_table(item))
        elif content and "text" in content[-1]:
            content[-1]["text"] += f"{item}\n"
        else:
            content.append({"text": f"{item}\n"})
    return {**out, "content": content} if content else out

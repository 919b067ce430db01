"""Appendices that were put in after the signature."""

from __future__ import annotations

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
from drafter.text import fold, one_line, sentence

_LABEL = re.compile(r"phụ lục(?:\s+(?:số\s+)?[IVXLC\d]+)?\s*[.:]?", re.IGNORECASE)
_ATTACHED = re.compile(r"\((?:ban hành\s+)?kèm theo\b", re.IGNORECASE)


def new_appendices(ground: Ground) -> Iterator[Change]:
    """Paragraphs from the word “Phụ lục” on, behind the signature, up to the next line of ours or the next appendix."""
    for wholes in appendix_runs(ground.matched, ground.parts, ground.taken):
        texts = [ground.now(whole) for whole in wholes]
        ground.taken.update(wholes)
        edits, also = _edits(ground, texts)
        why = _("phụ lục này chưa có trong câu trả lời")
        yield ground.put_in(kinds.APPENDIX, wholes, "\n".join(texts), edits=edits, also=also, why=why)


def appendix_runs(
    matched: Matched, parts: Sequence[Part], taken: Container[int] = frozenset()
) -> list[list[int]]:
    """The paragraphs of each new appendix, those of its tables aside."""
    out: list[list[int]] = []
    begun = False
    for whole in range(matched.signature + 1, len(matched.after)):
        text = one_line(matched.after[whole].text)
        if matched.lines_in.get(whole):
            begun = False
        elif not text or whole in taken or len(parts[matched.after[whole].parts[0]].place) > 1:
            continue
        elif _LABEL.fullmatch(text):
            out.append([whole])
            begun = True
        elif begun:
            out[-1].append(whole)
    return out


def _edits(ground: Ground, texts: Sequence[str]) -> tuple[tuple[Edit, ...], Also]:
    """The appendix as an item of the answers, when it prints all its words; its label is counted anew."""
    number = len(ground.base.plain.get("appendices") or [])
    edits: tuple[Edit, ...] = (Insert(steps=("appendices",), at=number, value=_appendix(texts[1:])),)
    made = ground.proof.printed(edits) if texts[1:] else None
    if made is None:
        return (), ()
    printed = fold(" ".join(words for id_, words in made if id_ not in ground.order))
    if not all(fold(words) in printed for words in texts[1:]):
        return (), ()
    lines = ground.base.lines
    also = [(id_, lines[id_].text, words) for id_, words in made if id_ in lines]
    return edits, tuple(one for one in also if one[1].split() != one[2].split())


def _appendix(texts: Sequence[str]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    rest = list(texts)
    capitals = 1
    while capitals < len(rest) and rest[capitals] == rest[capitals].upper() and rest[0] == rest[0].upper():
        capitals += 1
    out["title"] = sentence(" ".join(rest[:capitals]).lower()) if rest[0] == rest[0].upper() else rest[0]
    rest = rest[capitals:]
    if rest and _ATTACHED.match(rest[0]):
        out["attached"] = rest.pop(0)
    if rest:
        out["content"] = [{"text": "".join(f"{words}\n" for words in rest)}]
    return out

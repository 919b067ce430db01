"""A plan behind a decision, and the type at the head of a document."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from drafter import text as _text
from drafter.anatomy import Anatomy
from drafter.importer import chrome
from drafter.registers.papers import type_letters
from drafter.view import Block, DocumentView, Paragraph, Run, Table, Where

_PLAN_TYPES = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN")
_COVERS = ("Quyết định", "Nghị quyết", "Thông báo", "Tờ trình")


_HEAD_LINE = re.compile(r"Độc lập\b|[^\d;]{2,60}, ngày\b|S[ốỐ]\b")
_ARTICLE = re.compile(r"Điều 1\b.*\b[Bb]an hành kèm theo Quyết định này Kế hoạch\b", re.DOTALL)
_BY_DECISION = re.compile(r"\((?:Ban hành )?[Kk]èm theo Quyết định\b")
_OWN_NUMBER = re.compile(r"\s*S[ốỐ]\b.*(?:/KH-|-KH/)")


def annexed(view: DocumentView, found: Anatomy) -> tuple[DocumentView | None, bool]:
    """The part of the document from the plan's own title on, when it stands behind a decision; else None.

    A plan that another body has numbered begins with its head, and the second value is True.
    """
    if found.type not in _COVERS:
        return None, False
    start = max((p.paragraph.index for part in ("ten_loai", "can_cu") for p in found.of(part)), default=0)
    ending = [
        p.paragraph.index for p in (*found.of("noi_nhan_heading"), *found.of("ho_ten"), *found.of("chuc_vu"))
    ]
    after = min(ending, default=start)
    for place, block in enumerate(view.blocks):
        if isinstance(block, Table) or block.index <= after:
            continue
        line = block.text.strip().split("\n")[0].strip(" .:")
        if line in _PLAN_TYPES or any(
            line.startswith(f"{name} ") and line.upper() == line for name in _PLAN_TYPES
        ):
            own = _own_head(view.blocks[:place])
            return replace(view, blocks=(*own, *view.blocks[place:])), bool(own)
    return _without_type(view, after), False


def _without_type(view: DocumentView, after: int) -> DocumentView | None:
    """The plan whose title a page kept, but not its type: it stands above the words that name the decision."""
    blocks = [block for block in view.blocks if isinstance(block, Paragraph)]
    if not any(_ARTICLE.match(block.text) for block in blocks):
        return None
    for title, below in pairwise(blocks):
        if title.index > after and title.text.isupper() and _BY_DECISION.match(below.text):
            typed = replace(title, runs=(Run(text="KẾ HOẠCH", bold=True),), align="center")
            place = view.blocks.index(title)
            return replace(view, blocks=(typed, replace(title, align="center"), *view.blocks[place + 1 :]))
    return None


def _own_head(above: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks right above the type that are the head of a plan with a number of its own; () when it has none.

    Behind the decision's signature they may have been read as its columns: they stand free again.
    """
    out: list[Block] = []
    for block in reversed(above):
        if isinstance(block, Table) or not (
            chrome.is_header(block.text) or _HEAD_LINE.match(block.text.strip())
        ):
            break
        out.insert(0, replace(block, where=Where()))
    return (
        tuple(out)
        if any(_OWN_NUMBER.match(block.text) for block in out if isinstance(block, Paragraph))
        else ()
    )


def type_and_rest(words: str) -> tuple[str, str]:
    """The type of a title line, and the words of the title that stand on the same line."""
    if type_letters(words):
        return words, ""
    for name in (*_PLAN_TYPES, "QUYẾT ĐỊNH"):
        if words.upper().startswith(f"{name} "):
            return _text.sentence(name.lower()), words[len(name) :].strip()
    return ("Kế hoạch", words) if len(words) > 100 or not words else (words, "")


def behind_type(found: Anatomy, kind: str) -> str:
    """The words behind the type on its line: "LIÊN NGÀNH" of "KẾ HOẠCH LIÊN NGÀNH"."""
    piece = found.first("ten_loai")
    words = piece.text.strip(" .:") if piece else ""
    return words[len(kind) :].strip() if words.upper().startswith(f"{kind.upper()} ") else ""


def with_lead(lead: str, title: str) -> str:
    """The title with the words before it, in the letters of the longer of the two."""
    if lead.isupper() and title and not title.isupper():
        lead, title = _text.sentence(lead.lower()), _text.lower_first(title)
    return _text.one_line(f"{lead} {title}".strip())

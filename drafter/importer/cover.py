"""A plan behind a decision, and the type at the head of a document."""

from __future__ import annotations

from dataclasses import replace

from drafter import text as _text
from drafter.anatomy import Anatomy
from drafter.registers.papers import type_letters
from drafter.view import DocumentView, Table

_PLAN_TYPES = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN")
_COVERS = ("Quyết định", "Nghị quyết", "Thông báo", "Tờ trình")


def annexed(view: DocumentView, found: Anatomy) -> DocumentView | None:
    """The part of the document from the plan's own title on, when it stands behind a decision; else None."""
    if found.type not in _COVERS:
        return None
    start = found.of("ten_loai")[0].paragraph.index if found.of("ten_loai") else 0
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
            return replace(view, blocks=view.blocks[place:])
    return None


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

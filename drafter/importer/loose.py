"""Pieces of a document that no component took: where they stood they are kept, and they are told."""

from __future__ import annotations

import re

from drafter.anatomy import Anatomy, Piece
from drafter.anatomy.pieces import bare
from drafter.importer.nothing_lost import is_stamp

#: The words of the national name, the motto and the Party's title; so many others beside them are told.
_STATE = re.compile(r"\b(?:cong|hoa|xa|hoi|chu|nghia|viet|nam|doc|lap|tu|do|hanh|phuc|dang|san)\b")
_FEW = 3
_SIGNED = re.compile(r"\W*đã ký\W*", re.IGNORECASE)
_NEVER = 10**9


def beside_state(at: Anatomy) -> list[Piece]:
    """What stands on a line with the national name and is no part of it."""
    lines = (*at.of("quoc_hieu"), *at.of("tieu_ngu"), *at.of("_quoc_hieu_more"))
    return [piece for piece in lines if _words_beside(piece) >= _FEW]


def _words_beside(piece: Piece) -> int:
    return sum(word.isalpha() and len(word) > 1 for word in _STATE.sub(" ", bare(piece.text)).split())


def above_text(at: Anatomy) -> list[Piece]:
    """What stands in front of the running text and the parts."""
    return [piece for piece in at.unplaced if piece.paragraph.index < _start(at) and piece.text.strip()]


def behind_text(at: Anatomy) -> list[Piece]:
    """What stands after the first words of the running text."""
    start = _start(at)
    found = [piece for piece in at.unplaced if piece.paragraph.index >= start and piece.text.strip()]
    return [piece for piece in found if not _SIGNED.fullmatch(piece.text)]


def stamps_among(pieces: list[Piece], at: Anatomy) -> list[Piece]:
    """Those that a program put there: they are told and not kept."""
    return [piece for piece in pieces if is_stamp(piece.text, at)]


def _start(at: Anatomy) -> int:
    return min((group[0].paragraph.index for group in (at.opening, at.body) if group), default=_NEVER)

"""Which paper a citation names: keys that tell papers of one symbol apart by term, year and body."""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

from drafter.citations.model import Citation
from drafter.registers import citations as data

#: party: (party, number, type, letters, term); state: (state, number, type, letters, year, body);
#: qppl: (qppl, number, year, type, letters, body); na: (na, number, year, letters). None where something is not known.
Key: TypeAlias = tuple[str, ...]

#: Letters that name one body in the whole country.
_NATIONAL = ("CP", "TTg", "VPCP", "TW", "VPTW", "BTCTW", "BTGTW", "BTGDVTW", "UBKTTW", "HĐTP")


def is_national(letters: str) -> bool:
    """Whether letters alone name the body: the Government, its ministries, the centre of the Party."""
    return (
        letters in _NATIONAL
        or letters.endswith("TW")
        or (letters in data.sides() and letters.startswith("B"))
    )


def same_body(body: str) -> str:
    """A body's name for comparing: short forms of committees as the long ones, small letters, one space."""
    text = unicodedata.normalize("NFC", body).casefold()
    for short, full in (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), ("uỷ", "ủy")):
        text = text.replace(short, full)
    return " ".join(text.split())


def key(citation: Citation) -> Key | None:
    """The key of the paper named, None when date, term or body is wanted for it and not said."""
    symbol = citation.symbol
    if symbol.shape == "na":
        return "na", symbol.bare_number, str(symbol.year), symbol.letters
    body = "" if is_national(symbol.letters) else same_body(citation.body)
    if symbol.shape == "party":
        term = citation.term or (data.party_term(citation.date) if citation.date else None)
        if term is None or (not body and not is_national(symbol.letters)):
            return None
        return "party", symbol.bare_number, symbol.type, symbol.letters, term, body
    if not body and not is_national(symbol.letters):
        return None
    if symbol.shape == "qppl":
        return "qppl", symbol.bare_number, str(symbol.year), symbol.type, symbol.letters, body
    if citation.date is None:
        return None
    return (
        symbol.shape,
        symbol.bare_number,
        symbol.type or symbol.unit,
        symbol.letters,
        str(citation.date.year),
        body,
    )

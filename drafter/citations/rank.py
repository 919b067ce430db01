"""The rank of a paper among bases: laws first, then decrees, decisions of the Prime Minister, circulars, papers of a locality.

No clause lays this order down for plans; it is that of the effect of the papers in law, as offices keep it.
"""

from __future__ import annotations

from drafter.citations.model import Symbol

_TYPES = {"NĐ": 2, "TT": 4, "TTLT": 4}
_LOCAL = ("UBND", "HĐND")


def rank_of(symbol: Symbol) -> int | None:
    """1 for laws and resolutions of the National Assembly up to 6 for papers of a People's Committee; None where ranks do not
    compare: papers of the Party, letters, and types that may be of any rank."""
    if symbol.shape == "na":
        return 1
    if symbol.shape in ("party", "letter"):
        return None
    if symbol.letters in _LOCAL:
        return 5 if symbol.letters == "HĐND" else 6
    if symbol.shape == "qppl" and symbol.type in _TYPES:
        return _TYPES[symbol.type]
    return 3 if symbol.letters == "TTg" else None

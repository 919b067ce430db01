"""Words that drafters mix up, words doubled by a slip, capitals of Phụ lục II, abbreviations that all know."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from drafter import toml

_DATA = Path(__file__).with_name("data") / "spelling.toml"


@cache
def _raw() -> dict[str, Any]:
    return toml.load(_DATA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A wording that is met and the one that is preferred, with how much may be said about it."""

    found: str
    preferred: str
    severity: str
    why: str


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs; a slip of the hand that no sentence can hold is a warning."""
    typos = _raw()["typos"]
    return (
        *(Pair(**row) for row in _raw()["pair"]),
        *(
            Pair(found=found, preferred=right, severity="warning", why=typos["why"])
            for found, right in typos["words"].items()
        ),
    )


@cache
def doubled() -> frozenset[str]:
    """Words of which two in a row are a slip."""
    return frozenset(_raw()["doubled"]["words"])


@cache
def doubled_on_purpose() -> frozenset[str]:
    """Words that are doubled on purpose."""
    return frozenset(_raw()["doubled"]["fine"])


def capitals(day: dt.date) -> dict[str, str]:
    """Capitals that Phụ lục II of NĐ 30/2020/NĐ-CP mends, wrong -> right; {} before it."""
    raw = dict(_raw()["capitals"])
    return raw if day >= raw.pop("from") else {}


@cache
def known_short() -> frozenset[str]:
    """Abbreviations that need no explanation."""
    return frozenset(_raw()["short"]["known"])


_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}


@cache
def _syllables() -> frozenset[str]:
    raw = _raw()["syllables"]
    rhymes = raw["rhymes"].split()
    initials = raw["initials"].split()
    # what sounds "iê" is written "yê" without an initial
    alone = [rhyme for rhyme in rhymes if not rhyme.startswith("iê")]
    return frozenset([*alone, *(a + b for a in initials for b in rhymes if _go_together(a, b))])


def _go_together(initial: str, rhyme: str) -> bool:
    """k, gh, ngh before e, ê, i, y; c, g, ng before the rest; "gi" also as in "gì", "giêng"."""
    is_front = rhyme[0] in "eêiy"
    if initial in ("k", "gh", "ngh"):
        return is_front
    if initial == "g":
        return not is_front or rhyme[0] == "i"
    return not is_front if initial in ("c", "ng") else True


@lru_cache(8192)
def is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable is: known parts, one tone at most, and a tone that its end allows."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tones = [c for c in letters if c in _TONES]
    plain = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    if len(tones) > 1 or plain not in _syllables():
        return False
    return not plain.endswith(("c", "ch", "p", "t")) or (bool(tones) and _TONES[tones[0]] in ("sắc", "nặng"))


@cache
def foreign() -> frozenset[str]:
    """Borrowed words written in one piece."""
    return frozenset(_raw()["syllables"]["foreign"])

"""A title in capitals written in usual letters, as the running text of the same document writes those words.

Law sites print every title in capitals; the law wants small letters (NĐ 30/2020/NĐ-CP, Phụ lục I, II.5.b). Words only
known from the title become small, which may take a name's capital: the importer asks about it.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from drafter.registers import provinces

_TOKEN = re.compile(r"\S+")
#: First words of sentences and titles alike, and of no name.
_VERBS = frozenset(
    (
        "thực",
        "triển",
        "tổ",
        "tăng",
        "nâng",
        "phát",
        "xây",
        "đẩy",
        "tiếp",
        "giám",
        "kiểm",
        "rà",
        "hướng",
        "phê",
        "sửa",
        "về",
    )
)
_MARKS = "“”\"'().,;:–-"
#: Longest run of words that is looked for in the text, and how many places are tried for each word.
_RUN, _PLACES = 14, 60


def in_usual_letters(title: str, texts: list[str]) -> str:
    """The title with the letters that the texts use for the longest runs of its words; its first letter is a capital."""
    tokens = _TOKEN.findall(title)
    words = [_bare(token) for token in tokens]
    source: list[str] = []
    first: set[int] = set()
    for text in texts:
        first.add(len(source))
        source += [token for token in _TOKEN.findall(text) if not _shouts(token, text)]
    keys = [_bare(token) for token in source]
    places: dict[str, list[int]] = {}
    for n, key in enumerate(keys):
        found = places.setdefault(key, [])
        if len(found) < _PLACES:
            found.append(n)
    out: list[str] = []
    at = 0
    while at < len(tokens):
        best, length = -1, 0
        for place in places.get(words[at], ()):
            run = 0
            while (
                run < _RUN
                and at + run < len(words)
                and place + run < len(keys)
                and keys[place + run] == words[at + run]
            ):
                run += 1
            if run > length:
                best, length = place, run
        if length > 1 or (length == 1 and _is_name(source, places[words[at]])):
            taken = [_like(tokens[at + n], source[best + n]) for n in range(length)]
            if words[at] in _VERBS and (best in first or source[best - 1].endswith((".", ":", ";", "-"))):
                # a sentence begins with this verb, the title does not
                taken[0] = taken[0].lower()
            out += taken
            at += length
        else:
            out.append(tokens[at].lower() if not re.search(r"\d", tokens[at]) else _with_digits(tokens[at]))
            at += 1
    made = _with_provinces(" ".join(out))
    return made[:1].upper() + made[1:]


def _with_provinces(title: str) -> str:
    """The title with the name behind "tỉnh" as the register has it, where the text nowhere writes it in usual letters."""
    names = "|".join(re.escape(name) for name in sorted(_provinces(), key=len, reverse=True))
    pattern = re.compile(rf"\b(tỉnh|thành phố) ({names})(?!\w)", re.IGNORECASE)
    return pattern.sub(lambda m: f"{m[1]} {_provinces()[m[2].casefold()]}", title)


@cache
def _provinces() -> dict[str, str]:
    """The names of provinces before and after they were merged, in small letters -> in usual ones."""
    days = (dt.date(2020, 1, 1), dt.date(2026, 1, 1))
    return {found.name.casefold(): found.name for day in days for found in provinces.at(day)}


def _bare(token: str) -> str:
    return token.strip(_MARKS).casefold()


def _shouts(token: str, text: str) -> bool:
    """Whether the token stands in a line of capitals, or in the national title, which tell nothing of usual letters."""
    return text.upper() == text or text.startswith(("CỘNG H", "ĐẢNG CỘNG SẢN"))


def _is_name(source: list[str], places: list[int]) -> bool:
    """Whether the word is written with a capital (or all in capitals) wherever it stands inside a sentence."""
    inside = [source[n] for n in places if n and not source[n - 1].endswith((".", ":", ";", "-"))]
    return bool(inside) and all(word.strip(_MARKS)[:1].isupper() for word in inside)


def _like(token: str, model: str) -> str:
    """The token's own marks with the model's letters."""
    core, issued = model.strip(_MARKS), token.strip(_MARKS)
    return token.replace(issued, core) if core and core.casefold() == issued.casefold() else token.lower()


def _with_digits(token: str) -> str:
    # symbols keep their capitals but for the small letters that they always have
    return re.sub(r"\bTTG\b", "TTg", re.sub(r"\bCTR\b", "CTr", token))

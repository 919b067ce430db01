"""Successors for agencies and levels in an answers file, proposed one by one. Nothing is changed that was not accepted.

Papers that are cited keep their words: the keys `implements`, `bases`, `attached_to`, everything inside quotation marks, the
name after the symbol of a paper, and what is said to be of earlier times.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drafter.registers.agencies import ended
from drafter.registers.levels import level_words

Values = dict[str, Any]

#: Keys of papers and of the body itself: who issues is asked anew, not renamed.
_KEPT = {
    "implements",
    "bases",
    "attached_to",
    "issuer",
    "co_issuers",
    "id",
    "kit",
    "overrides",
    "drafter",
    "regime",
}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
#: A paper named in running text, up to the body that issued it and its subject.
_CITED = re.compile(
    r"(?:số )?\d+[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\wĐđ&/-]*(?:,? ngày [\d/]+| ngày \d+ tháng \d+ năm \d+)?(?: của [^,;.()]+)?"
)
_EARLIER = re.compile(r"^\W*(?:\(?(?:cũ|trước đây|nay là|đã hợp nhất))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One place: the answer's path, the words there, what they would become, and why."""

    path: str
    start: int
    old: str
    new: str
    basis: str
    confidence: str
    around: str
    #: Whether there is one successor: a single district has many communes.
    is_one: bool = True

    @property
    def is_exact(self) -> bool:
        """Whether `new` can stand in the place of `old`; else it only says what to choose from."""
        return self.is_one and not re.search(r"[(;]| hoặc ", self.new)


def proposals(values: Values, day: dt.date) -> tuple[Proposal, ...]:
    """Every name in the answers that is wrong on that day, in the order of the file."""
    out: list[Proposal] = []
    for path, text in _texts("", values):
        out += sorted(_in(path, text, day), key=lambda one: one.start)
    return tuple(out)


def accepted(values: Values, chosen: tuple[Proposal, ...]) -> Values:
    """The values with these proposals carried out."""
    by_path: dict[str, list[Proposal]] = {}
    for one in chosen:
        by_path.setdefault(one.path, []).append(one)

    def changed(path: str, text: str) -> str:
        for one in sorted(by_path.get(path, ()), key=lambda one: -one.start):
            text = f"{text[: one.start]}{one.new}{text[one.start + len(one.old) :]}"
        return text

    made = _mapped("", values, changed)
    return made if isinstance(made, dict) else {}


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value, 1):
            yield from _texts(f"{path}[{number}]", item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _KEPT:
                yield from _texts(f"{path}.{key}" if path else key, item)


def _mapped(path: str, value: Any, change: Callable[[str, str], str]) -> Any:
    if isinstance(value, str):
        return change(path, value)
    if isinstance(value, tuple | list):
        return tuple(_mapped(f"{path}[{n}]", item, change) for n, item in enumerate(value, 1))
    if isinstance(value, Mapping):
        return {
            key: item if key in _KEPT else _mapped(f"{path}.{key}" if path else key, item, change)
            for key, item in value.items()
        }
    return value


def _in(path: str, text: str, day: dt.date) -> Iterator[Proposal]:
    taken = [match.span() for pattern in (_QUOTED, _CITED) for match in pattern.finditer(text)]
    for start, end, new, basis, confidence in _wrong(text, day):
        if any(start < right and left < end for left, right in taken) or _EARLIER.match(text[end:]):
            continue
        taken.append((start, end))
        old = text[start:end]
        # a sentence keeps its capital
        new = new[:1].upper() + new[1:] if old[:1].isupper() else new
        if old.casefold().startswith("các ") and "các " not in new.casefold():
            new = f"{old[:4]}{new[:1].lower()}{new[1:]}"
        level = any(word.basis == basis and word.pattern.search(old) for word in level_words())
        is_one = not level or "các " in old.casefold() or "," in old
        yield Proposal(
            path=path, start=start, old=old, new=new, basis=basis, confidence=confidence,
            around=text[max(0, start - 30) : end + 30], is_one=is_one,
        )  # fmt: skip


def _wrong(text: str, day: dt.date) -> Iterator[tuple[int, int, str, str, str]]:
    for agency in ended():
        if day < agency.start:
            continue
        for name in agency.names:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                new, _word = agency.successor_for(text)
                yield match.start(), match.end(), new, agency.basis, agency.confidence
    for word in level_words():
        if word.is_wrong(day):
            for match in word.pattern.finditer(text):
                yield match.start(), match.end(), word.instead, word.basis, word.confidence

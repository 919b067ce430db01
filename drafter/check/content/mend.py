"""Mechanical mending of a text: what a rule finds and only one writing can be right. Nothing else is ever changed.

Mended are spaces and long dashes inside a symbol (ND301), a word twice in a row (ND701), a space before a punctuation mark
(ND702). What stands in quotation marks is another's words and stays; so does, but for its symbol, a cited paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from drafter.check.content.language import doubled, doubled_ahead, space_before
from drafter.check.content.prose import make_line
from drafter.citations import Symbol
from drafter.i18n import _

#: The rules of which something can be mended.
CODES = ("ND301", "ND701", "ND702")
#: (code, the words as they stand) -> whether an office wants to keep them.
Spared = Callable[[str, str], bool]
#: start, end, what stands there afterwards: nothing, or one letter for one.
Edit = tuple[int, int, str]

#: The number of the document itself: its blanks are left for the register.
_OWN = re.compile(r"(?:^|\n)[ \t]*Số[ \t]*:?[ \t]*$")
_DASHES = "‒–−-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip: what is found, what it becomes, and the letters that change."""

    code: str
    found: str
    right: str
    edits: tuple[Edit, ...]

    @property
    def said(self) -> str:
        """What mending it is, for the user."""
        return _("{code}: “{found}” thành “{right}”").format(
            code=self.code, found=" ".join(self.found.split()), right=self.right
        )


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending, and what was done to it, one sentence each."""

    text: str
    done: tuple[str, ...] = ()


def nothing_spared(_code: str, _words: str) -> bool:
    """For those who keep nothing."""
    return False


def slips(text: str, codes: Iterable[str] = CODES, spared: Spared = nothing_spared) -> tuple[Slip, ...]:
    """The slips of a text that can be mended, in order, none within another. Lines are looked at as they are broken."""
    wanted, end = set(codes), 0
    out: list[Slip] = []
    for slip in sorted(_all(text), key=lambda one: one.edits[0]):
        if slip.code in wanted and slip.edits[0][0] >= end and not spared(slip.code, slip.found):
            out.append(slip)
            end = slip.edits[-1][1]
    return tuple(out)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def mend(text: str, codes: Iterable[str] = CODES, spared: Spared = nothing_spared) -> Mended:
    """The text without its slips. Mending twice changes nothing more."""
    done: list[str] = []
    while found := slips(text, codes, spared):
        text = applied(text, (edit for slip in found for edit in slip.edits))
        done += [slip.said for slip in found]
    return Mended(text, tuple(done))


def _all(text: str) -> Iterator[Slip]:
    line = make_line(0, text, "body")
    for cited in line.citations:
        edits = _symbol_edits(text, cited.symbol, cited.symbol_start)
        if _OWN.search(text[: cited.symbol_start]):
            continue
        if edits and line.unquoted[cited.symbol_start : cited.symbol_end] == cited.symbol.raw:
            yield Slip(code="ND301", found=cited.symbol.raw, right=cited.symbol.text, edits=edits)
    # a second "số" stands within the citation itself
    for m in (*doubled(line.own), *doubled_ahead(line.unquoted)):
        if text[m.start() : m.end()] == m[0] and "\n" not in m[0]:
            first = m.start() + len(m["w"])
            found = text[m.start() : m.end()]
            yield Slip(code="ND701", found=found, right=found[: len(m["w"])], edits=((first, m.end(), ""),))
    for start, end in space_before(line.own):
        if text[start:end].isspace():
            found = _shown(text, start, end)
            right = found.replace(text[start : end + 1], text[end], 1)
            yield Slip(code="ND702", found=found, right=right, edits=((start, end, ""),))


def _symbol_edits(text: str, symbol: Symbol, start: int) -> tuple[Edit, ...]:
    """The letters in which a symbol differs from its right form; () where it is more than spaces and dashes."""
    if (
        not symbol.slips
        or "shape" in symbol.slips
        or "\n" in symbol.raw
        or text.find(symbol.raw, start) != start
    ):
        return ()
    edits: list[Edit] = []
    at = 0
    for n, char in enumerate(symbol.raw, start):
        wanted = symbol.text[at : at + 1]
        if char == wanted:
            at += 1
        elif char.isspace():
            edits.append((n, n + 1, ""))
        elif char in _DASHES and wanted == "-":
            edits.append((n, n + 1, "-"))
            at += 1
        else:
            return ()
    return tuple(edits) if at == len(symbol.text) else ()


def _shown(text: str, start: int, end: int) -> str:
    """The word before a place, the place and the mark after it."""
    return text[text.rfind(" ", 0, start) + 1 : end + 1]

"""The words of a document for rules of content: lines by zone, with their citations, and with what is not the office's own
words (citations, quotations) blanked out. Places in a line stay the same in every form of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeAlias

from drafter.anatomy import Anatomy, Piece
from drafter.check.case import Case, once
from drafter.citations import Citation, find
from drafter.view import Paragraph, Table

Zone: TypeAlias = Literal["head", "title", "base", "body", "recipients", "sign", "appendix"]

_QUOTED = re.compile(r"“[^”]{2,600}”|\"[^\"]{2,600}\"|‘[^’]{2,300}’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph as text. `paragraph` is its index in the view; `title` joins all lines of the trích yếu.

    `own` has quotations and whole citations blanked, `unquoted` quotations only: letters may differ, places never.
    """

    paragraph: int
    text: str
    zone: Zone
    is_cell: bool = False
    citations: tuple[Citation, ...] = ()
    own: str = ""
    unquoted: str = ""

    def around(self, start: int, end: int) -> str:
        """The sentence that holds a place."""
        low = max(self.text.rfind(mark, 0, start) for mark in (". ", ";", "\n"))
        highs = [at for mark in (". ", ";", "\n") if (at := self.text.find(mark, end)) >= 0]
        return self.text[low + 1 : min(highs, default=len(self.text))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """All lines in reading order, and those of the body with bases and title.

    `cited`: every citation outside head, recipients and signature, with its line.
    """

    lines: tuple[Line, ...]
    cited: tuple[tuple[Line, Citation], ...] = field(init=False, compare=False, repr=False)
    _found: dict[tuple[Zone, ...], tuple[Line, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, *zones: Zone) -> tuple[Line, ...]:
        """The lines of some zones, in reading order."""
        if zones not in self._found:
            self._found[zones] = tuple([line for line in self.lines if line.zone in zones])
        return self._found[zones]

    @property
    def running(self) -> tuple[Line, ...]:
        """Title, bases, body and appendices: everything that is written in sentences."""
        return self.of("title", "base", "body", "appendix")

    def __post_init__(self) -> None:
        cited = tuple((line, citation) for line in self.running for citation in line.citations)
        object.__setattr__(self, "cited", cited)


def blank(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spans turned into spaces of the same length."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@lru_cache(4096)
def _read_text(text: str) -> tuple[tuple[Citation, ...], str, str]:
    """(citations, the text without them and without quotes, the text without quotes): alike plans share most lines."""
    citations = find(text) if any(c.isdigit() for c in text) and ("/" in text or "-" in text) else ()
    quotes = [m.span() for m in _QUOTED.finditer(text)] if ("“" in text or '"' in text or "‘" in text) else []
    unquoted = blank(text, quotes) if quotes else text
    own = blank(unquoted, [(c.start, c.end) for c in citations]) if citations else unquoted
    return citations, own, unquoted


@lru_cache(2048)
def make_line(paragraph: int, text: str, zone: Zone, *, is_cell: bool = False) -> Line:
    """A line with its citations read: plans that are alike share most of theirs."""
    citations, own, unquoted = _read_text(text)
    return Line(
        paragraph=paragraph,
        text=text,
        zone=zone,
        is_cell=is_cell,
        citations=citations,
        own=own,
        unquoted=unquoted,
    )


def of_words(words: str) -> Prose:
    """Words without a document round them, a paragraph a line, all of the body."""
    return Prose(
        lines=tuple(make_line(n, line, "body") for n, line in enumerate(words.splitlines()) if line.strip())
    )


def _indices(anatomy: Anatomy, components: tuple[str, ...]) -> set[int]:
    return {piece.paragraph.index for key in components for piece in anatomy.of(key)}


_BODY_PARTS = ("_body", "kinh_gui")


@once
def prose(case: Case) -> Prose:
    """The words of a case."""
    anatomy = case.anatomy
    bases = _indices(anatomy, ("can_cu",))
    title = _indices(anatomy, ("trich_yeu",))
    recipients = {r.piece.paragraph.index for r in anatomy.recipients}
    sign = _indices(anatomy, ("quyen_han", "chuc_vu", "ho_ten", "noi_nhan_heading"))
    first = min((*_indices(anatomy, _BODY_PARTS), *bases), default=0)
    after = _first_of_appendix(anatomy)
    out: list[Line] = []
    if title:
        out.append(make_line(min(title), "\n".join(p.text for p in anatomy.of("trich_yeu")), "title"))
    for paragraph, is_cell in _paragraphs(case):
        text = paragraph.printed
        at = paragraph.index
        if not text.strip() or at in title:
            continue
        if at in recipients or at in sign:
            zone: Zone = "recipients" if at in recipients else "sign"
        elif after is not None and at >= after:
            zone = "appendix"
        elif at in bases:
            zone = "base"
        else:
            zone = "head" if at < first and not is_cell else "body"
        out.append(make_line(at, text, zone, is_cell=is_cell))
    return Prose(lines=tuple(out))


def _first_of_appendix(anatomy: Anatomy) -> int | None:
    for part in anatomy.appendices:
        heads: list[Piece] = [p for p in (part.heading, *part.titles, part.attached) if p is not None]
        places = [p.paragraph.index for p in heads]
        for block in part.blocks:
            places.append(block.index if isinstance(block, Table) else block.piece.paragraph.index)
        if places:
            return min(places)
    return None


def _paragraphs(case: Case) -> Iterator[tuple[Paragraph, bool]]:
    for block in case.view.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    for paragraph in cell.paragraphs:
                        yield paragraph, True
        else:
            yield block, False

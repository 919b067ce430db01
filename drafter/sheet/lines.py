"""The printed lines as frozen values. Lengths are twips (1/20 pt), the unit in which Word keeps them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Segment:
    """Words, and the path of the answer they come from ("" for words of ours)."""

    text: str
    path: str = ""


Text: TypeAlias = tuple[Segment, ...]


def plain(text: Text) -> str:
    """The words alone."""
    # most lines are one answer
    return text[0].text if len(text) == 1 else "".join([segment.text for segment in text])


def own(text: str) -> Text:
    """Words of ours."""
    return (Segment(text),) if text else ()


def answer(text: str, path: str) -> Text:
    """Words of an answer."""
    return (Segment(text, path),) if text else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph. `kind` names its look in the layout, `head` is the part set off (bold heading), `text` the rest.

    `indent` (twips, both sides) places lines whose width is computed; `keep` holds it with the next paragraph.
    """

    kind: str
    id: str
    head: Text = ()
    text: Text = ()
    indent: int = 0
    keep: bool = False

    @property
    def printed(self) -> str:
        """The whole paragraph's words."""
        return plain(self.head) + plain(self.text)

    @property
    def segments(self) -> Text:
        """All segments in printed order."""
        return self.head + self.text

    def kept(self) -> Line:
        """The same line, held with the next."""
        return replace(self, keep=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell: its paragraphs, its width in twips, columns covered, and its part in a vertical merge."""

    lines: tuple[Line, ...]
    width: int
    span: int = 1
    merge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table ready to print: `columns` are widths in twips; every row fills the grid."""

    kind: str
    id: str
    columns: tuple[int, ...]
    head: tuple[tuple[GridCell, ...], ...]
    rows: tuple[tuple[GridCell, ...], ...]


Printed: TypeAlias = Line | Grid
Stretch: TypeAlias = tuple[Printed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixSheet:
    """An appendix: its heading lines, then its content."""

    orientation: str
    head: tuple[Line, ...]
    body: Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerSheet:
    """A signature: lines above (authority and post), and the name."""

    above: tuple[Line, ...]
    name: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole document. `single` are the lines that stand alone, by kind; `rules` the side indents of rule lines.

    The body comes in stretches (bases, sections, implementation ...): one that did not change since the document before
    is the same object, and what follows from it need not be worked out again.
    """

    single: dict[str, Line]
    parent: tuple[Line, ...]
    issuer: tuple[Line, ...]
    marks_left: tuple[Line, ...]
    marks_right: tuple[Line, ...]
    columns: tuple[int, int]
    rules: dict[str, int]
    stretches: tuple[Stretch, ...]
    recipients: tuple[Line, ...]
    signers: tuple[SignerSheet, ...]
    appendices: tuple[AppendixSheet, ...]
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> Stretch:
        """The body as one."""
        return tuple(block for stretch in self.stretches for block in stretch)

    def frame(self) -> Iterator[Line]:
        """The lines that stand round the body, the recipients and the content of appendices."""
        yield from (*self.parent, *self.issuer, *self.single.values(), *self.marks_left, *self.marks_right)
        for signer in self.signers:
            yield from (*signer.above, signer.name)
        for appendix in self.appendices:
            yield from appendix.head

    def lines(self) -> Iterator[Line]:
        """Every printed line, in the order of the document's text."""
        yield from self.parent
        yield from self.issuer
        yield from (line for kind, line in self.single.items() if kind != "noi_nhan")
        yield from (*self.marks_left, *self.marks_right)
        yield from flat(self.body)
        if "noi_nhan" in self.single:
            yield self.single["noi_nhan"]
        yield from self.recipients
        for signer in self.signers:
            yield from (*signer.above, signer.name)
        for appendix in self.appendices:
            yield from appendix.head
            yield from flat(appendix.body)


def flat(blocks: Stretch) -> Iterator[Line]:
    """The lines of blocks, those in the cells of tables included."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in (*block.head, *block.rows):
                for cell in row:
                    yield from cell.lines


@lru_cache(maxsize=2048)
def fingerprint(text: str) -> str:
    """A short hash of a line's words."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]

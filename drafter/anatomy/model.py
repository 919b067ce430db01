"""What `dissect` finds: components, the tree of numbered parts, recipients, signers, appendices, values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from drafter.anatomy.labels import Label
from drafter.anatomy.pieces import Piece
from drafter.model.bodies import Family
from drafter.model.papers import DocDate
from drafter.view import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A numbered part, or a bare paragraph (`label` None).

    `heading` is its title; `inline` the words on the heading's own line ("2. Sở Tài chính: ..."), or the whole text of
    a part without a title. `run_in` says that both stand in one paragraph. `name` is the title's own line under "Phần I".
    """

    piece: Piece
    component: str
    label: Label | None = None
    heading: str = ""
    inline: str = ""
    name: Piece | None = None
    children: tuple[Branch, ...] = ()

    @property
    def run_in(self) -> bool:
        """Whether a title and its text share one line."""
        return bool(self.heading and self.inline)

    def walk(self) -> Iterator[Node]:
        """This part and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


Branch: TypeAlias = Node | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """ "Số: 05/KH-UBND" taken apart as far as it can be: every field "" when it is not there."""

    text: str = ""
    word: str = ""
    colon: bool = False
    number: str = ""
    symbol: str = ""
    type: str = ""
    letters: str = ""
    order: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientLine:
    """A line under "Nơi nhận". `is_heading`: "Bản điện tử:"; `is_archive`: "- Lưu: ..."; `below` goes on with it."""

    piece: Piece
    name: str
    note: str = ""
    is_heading: bool = False
    is_archive: bool = False
    below: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """All its words, on one line."""
        return " ".join(piece.text for piece in (self.piece, *self.below))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerParts:
    """One signature: lines of authority, posts, and the name if there is one."""

    authority: tuple[Piece, ...] = ()
    posts: tuple[Piece, ...] = ()
    name: Piece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixParts:
    """An appendix: its heading ("Phụ lục I"), title lines, "(Kèm theo ...)", and content. `number` "" when not counted."""

    heading: Piece | None = None
    number: str = ""
    titles: tuple[Piece, ...] = ()
    attached: Piece | None = None
    blocks: tuple[Branch, ...] = ()
    section: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Anatomy:
    """A document taken apart. `parts` maps the id of a component to its pieces in reading order."""

    parts: dict[str, tuple[Piece, ...]]
    family: Family
    number: Number
    date: DocDate | None
    date_text: str
    place: str
    type: str
    title: str
    parents: tuple[str, ...]
    issuer: tuple[str, ...]
    opening: tuple[Piece, ...]
    sections: tuple[Branch, ...]
    closing: tuple[Piece, ...]
    recipients: tuple[RecipientLine, ...]
    signers: tuple[SignerParts, ...]
    appendices: tuple[AppendixParts, ...]
    is_attached: bool
    unplaced: tuple[Piece, ...]

    def of(self, component: str) -> tuple[Piece, ...]:
        """The pieces of a component, () when the document has none."""
        return self.parts.get(component, ())

    def first(self, component: str) -> Piece | None:
        """The first piece of a component."""
        return next(iter(self.of(component)), None)

    def nodes(self) -> Iterator[Node]:
        """Every part of the body, outermost first, in reading order; appendices are not among them."""
        for branch in self.sections:
            if isinstance(branch, Node):
                yield from branch.walk()

    @property
    def body(self) -> tuple[Piece, ...]:
        """All pieces of the body in reading order: opening, parts and closing."""
        return self.of("_body")

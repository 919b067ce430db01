"""A reviewed document as frozen values: its paragraphs with what stood there before and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.text import fold

#: The author of what `update` puts into a document.
OURSELVES = "drafter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of words. `old`: there when every change is rejected; `new`: there when every change is accepted."""

    text: str
    old: bool = True
    new: bool = True
    author: str = ""
    date: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reviewer's comment. `reply_to` is the number of the comment it answers, "" for none."""

    number: str
    author: str
    date: str
    text: str
    resolved: bool = False
    reply_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph of the file as it lies there, its own end perhaps inserted or deleted.

    `place` names the cell or body it lies in: paragraphs of different places never join. `marks` are our bookmarks that
    begin here, `ends` those that end here. `index` counts all paragraphs of the file's body, as `drafter.view` does.
    """

    pieces: tuple[Piece, ...] = ()
    place: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    end_old: bool = True
    end_new: bool = True
    end_author: str = ""
    end_date: str = ""
    comments: tuple[Comment, ...] = ()
    formatted: bool = False
    index: int = -1

    @property
    def old(self) -> str:
        """Its words before the review."""
        return "".join(piece.text for piece in self.pieces if piece.old)

    @property
    def new(self) -> str:
        """Its words after the review."""
        return "".join(piece.text for piece in self.pieces if piece.new)

    @property
    def hands(self) -> Iterator[tuple[str, str]]:
        """(author, date) of each tracked change."""
        for piece in self.pieces:
            if not (piece.old and piece.new):
                yield piece.author, piece.date
        if not (self.end_old and self.end_new):
            yield self.end_author, self.end_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A paragraph of one of the two states: its words and the parts it is joined from."""

    text: str
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark on what was not read. `index` is the paragraph it hangs on, counted as in `Part`; -1 for none."""

    says: str
    index: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A reviewed document: parts in reading order, and remarks on what was not read."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...] = ()

    def before(self) -> tuple[Whole, ...]:
        """Paragraphs with every change rejected."""
        return _join([(p.old, p.end_old, p.place) for p in self.parts])

    def after(self) -> tuple[Whole, ...]:
        """Paragraphs with every change accepted."""
        return _join([(p.new, p.end_new, p.place) for p in self.parts])

    @property
    def is_settled(self) -> bool:
        """Whether no tracked change waits."""
        return not any(True for part in self.parts for _ in part.hands)


def _join(rows: list[tuple[str, bool, tuple[int, ...]]]) -> tuple[Whole, ...]:
    out: list[Whole] = []
    words, members = "", []
    for number, (text, ends, place) in enumerate(rows):
        words += text
        members.append(number)
        last = number + 1 == len(rows) or rows[number + 1][2] != place
        if ends or last:
            out.append(Whole(text=words, parts=tuple(members)))
            words, members = "", []
    return tuple(out)


def same(left: str, right: str) -> bool:
    """Whether two texts are one to a reader: letters composed alike, white space aside."""
    return _plain(left) == _plain(right)


def _plain(text: str) -> str:
    from unicodedata import normalize

    return " ".join(normalize("NFC", text).split())


def alike(left: str, right: str) -> bool:
    """`same`, also when only capitals differ."""
    return fold(left) == fold(right)

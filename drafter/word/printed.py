"""What a program printed, in pieces that are whole paragraphs: their XML, their bytes, and the words read back from them.

The words are read from the XML itself, so that what is checked against them is what stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from drafter.sheet.lines import Line, Stretch, flat
from drafter.text import fold
from drafter.word.context import bookmark
from drafter.word.trace import printed_lines


class Piece:
    """A piece of a part. `place` names the stretch of the sheet that it prints, "" for what stands round stretches."""

    def __init__(self, text: str, place: str = "") -> None:
        self.text = text
        self.place = place
        self.data = text.encode()

    @cached_property
    def is_whole(self) -> bool:
        """Whether it begins and ends with a paragraph or table, so that nothing reaches over its edges."""
        begins = self.text.startswith(("<w:p>", "<w:p ", "<w:tbl>"))
        return not self.text or (begins and self.text.endswith(("</w:p>", "</w:tbl>")))

    @cached_property
    def lines(self) -> dict[str, str]:
        """The words of bookmarked lines by bookmark, in printed order."""
        return printed_lines(self.text)

    @cached_property
    def folded(self) -> str:
        """The words of its lines, as `drafter.text.fold` compares them."""
        return fold("\n".join(self.lines.values()))


def pieces_of(printed: Iterable[str | Piece]) -> list[Piece]:
    """The pieces of a part: stretches as they are, what stands between them joined; all in one if a stretch has ragged edges."""
    out: list[Piece] = []
    loose: list[str] = []
    for one in printed:
        if isinstance(one, Piece):
            if loose:
                out.append(Piece("".join(loose)))
                loose = []
            out.append(one)
        else:
            loose.append(one)
    if loose:
        out.append(Piece("".join(loose)))
    if all(piece.is_whole for piece in out if piece.place):
        return out
    return [Piece(xml_of(out))]


def xml_of(pieces: Iterable[Piece]) -> str:
    """The part that these are the pieces of."""
    return "".join(piece.text for piece in pieces)


def by_bookmark(lines: Iterable[Line]) -> dict[str, Line]:
    """Lines by their bookmarks."""
    return {bookmark(line.id): line for line in lines if line.id}


def stretch_by_bookmark(stretch: Stretch) -> dict[str, Line]:
    """The lines of a stretch by their bookmarks."""
    return by_bookmark(flat(stretch))


def unprinted(lines: Mapping[str, Line], printed: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines whose words do not stand at their bookmark."""
    found = printed.get
    return tuple([line for name, line in lines.items() if line.printed not in found(name, "")])


def not_among(answers: Iterable[tuple[str, str]], folded: str) -> tuple[tuple[str, str], ...]:
    """The answers (path, words) that this text, folded, does not hold.

    Answers mostly print in their order: each is looked for from where the last long one stood, then before it.
    """
    missing, at = [], 0
    for answer in answers:
        words = _wanted(answer[1])
        found = folded.find(words, at)
        if found < 0:
            found = folded.find(words, 0, at + len(words))
        if found < 0:
            missing.append(answer)
        elif len(words) > _TELLING:
            at = found
    return tuple(missing)


#: Words so long stand where they are meant; shorter ones, as a number in a cell, stand in many places.
_TELLING = 20


@lru_cache(maxsize=4096)
def _wanted(words: str) -> str:
    return fold(words).rstrip(".;:, ")

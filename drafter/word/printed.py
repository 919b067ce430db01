"""What a program printed, in pieces that are whole paragraphs: their XML, their bytes, and the words read back from them.

The words are read from the XML itself, so that what is checked against them is what stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.sheet.lines import Line, Stretch, flat
from drafter.text import fold
from drafter.word.context import bookmark
from drafter.word.trace import printed_lines, printed_text


class Piece:
    """A piece of a part. `place` names the stretch of the sheet that it prints, "" for what stands round stretches."""

    __slots__ = ("data", "folded", "is_whole", "lines", "place", "text")

    def __init__(self, text: str, place: str = "") -> None:
        self.text = text
        self.place = place
        self.data = text.encode()
        #: The words of bookmarked lines by bookmark, in printed order.
        self.lines = printed_lines(text)
        #: All words, as `drafter.text.fold` compares them.
        self.folded = fold(printed_text(text))
        #: Whether it begins and ends with a paragraph or table, so that nothing reaches over its edges.
        self.is_whole = not text or (
            text.startswith(("<w:p>", "<w:p ", "<w:tbl>")) and text.endswith(("</w:p>", "</w:tbl>"))
        )


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
    return [Piece("".join(piece.text for piece in out))]


def by_bookmark(lines: Iterable[Line]) -> dict[str, Line]:
    """Lines by their bookmarks."""
    return {bookmark(line.id): line for line in lines if line.id}


def stretch_by_bookmark(stretch: Stretch) -> dict[str, Line]:
    """The lines of a stretch by their bookmarks."""
    return by_bookmark(flat(stretch))


def unprinted(lines: Mapping[str, Line], *printed: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines whose words do not stand at their bookmark."""
    return tuple(
        line
        for name, line in lines.items()
        if (wanted := line.printed) and not any(wanted in found.get(name, "") for found in printed)
    )


def not_among(answers: Iterable[tuple[str, str]], *folded: str) -> tuple[tuple[str, str], ...]:
    """The answers (path, words) that none of these texts holds."""
    out = []
    for path, words in answers:
        wanted = fold(words).rstrip(".;:, ")
        if not any(wanted in text for text in folded):
            out.append((path, words))
    return tuple(out)

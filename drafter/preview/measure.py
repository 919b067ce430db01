"""A PDF as facts: on which page each paragraph stands and where, and the horizontal lines that are drawn. Points.

LibreOffice writes the letters of a page in the order of the document (header first, cells one after the other), so a
paragraph is found by following its letters, without guessing columns from places.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from drafter.check.rendered import Box, Sheets, Stroke
from drafter.errors import MissingToolError
from drafter.i18n import _
from drafter.view import DocumentView

#: A drawn line is at most this high and at least this long, points.
_HIGH, _LONG = 1.5, 10.0
#: Letters whose feet are nearer than this stand on one line.
_SAME_LINE = 3.0
#: How far ahead the beginning of a paragraph is looked for, in letters: what the view does not show (headers, pictures).
_AHEAD = 4000


def measure(pdf: bytes, view: DocumentView) -> Sheets:
    """The facts of a printed document. Raises MissingToolError without pdfplumber."""
    letters: list[tuple[str, int, Any]] = []
    strokes: list[Stroke] = []
    pages = 0
    for number, page in enumerate(_pages(pdf), 1):
        pages = number
        for char in page.chars:
            letters += [(c, number, char) for c in _plain(char["text"])]
        strokes += _strokes(page, number)
    return Sheets(pages=pages, boxes=_boxes(letters, view), strokes=tuple(strokes))


def _pages(pdf: bytes) -> Iterator[Any]:
    try:
        import pdfplumber
    except ImportError:
        raise MissingToolError(
            _("chưa có thư viện đo trang PDF"), hint=_("cài: pip install pdfplumber")
        ) from None
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            yield page
            page.close()


def _plain(text: str) -> str:
    """Letters that can be compared: composed, without white space."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _boxes(letters: list[tuple[str, int, Any]], view: DocumentView) -> dict[int, tuple[Box, ...]]:
    printed = "".join(letter for letter, _page, _char in letters)
    out: dict[int, tuple[Box, ...]] = {}
    at = 0
    for paragraph in view.paragraphs():
        words = _plain(paragraph.text)
        if not words:
            continue
        begin = printed.find(words, at, at + len(words) + _AHEAD)
        end = begin + len(words)
        if begin < 0:
            # the end of a page lies inside: its header and page number stand between the letters
            begin, end = _parted(printed, words, at)
        if begin < 0:
            continue
        out[paragraph.index] = tuple(_by_page(letters[begin:end]))
        at = end
    return out


def _parted(printed: str, words: str, at: int) -> tuple[int, int]:
    """Where a paragraph stands that something interrupts: its first letters, and its last ones after them."""
    head, tail = words[:20], words[-12:]
    begin = printed.find(head, at, at + len(words) + _AHEAD)
    if begin < 0:
        return -1, -1
    last = printed.find(tail, begin + max(len(words) - len(tail), 0), begin + len(words) + 400)
    return begin, last + len(tail) if last >= 0 else begin + len(head)


def _by_page(letters: Iterable[tuple[str, int, Any]]) -> Iterator[Box]:
    pages: dict[int, list[Any]] = {}
    for _letter, page, char in letters:
        pages.setdefault(page, []).append(char)
    for page, chars in sorted(pages.items()):
        bottom = max(c["bottom"] for c in chars)
        line = [c for c in chars if bottom - c["bottom"] < _SAME_LINE]
        yield Box(
            page=page, x0=min(c["x0"] for c in chars), x1=max(c["x1"] for c in chars),
            top=min(c["top"] for c in chars), bottom=bottom,
            line=(min(c["x0"] for c in line), min(c["top"] for c in line), max(c["x1"] for c in line), bottom),
        )  # fmt: skip


def _strokes(page: Any, number: int) -> Iterator[Stroke]:
    seen: set[tuple[int, int, int]] = set()
    for item in (*page.lines, *page.rects, *page.curves):
        if abs(item["bottom"] - item["top"]) > _HIGH or item["x1"] - item["x0"] < _LONG:
            continue
        # LibreOffice draws a border twice
        key = (round(item["x0"]), round(item["x1"]), round(item["top"]))
        if key not in seen:
            seen.add(key)
            yield Stroke(page=number, x0=item["x0"], x1=item["x1"], y=item["top"])

"""Remnants of HTML in a text: tags away, ends of paragraphs and cells to lines and borders, entities to letters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from drafter.importer import bars

_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:html|body|main|article|section|header|footer|p|b|i|u|em|strong|span|div|font|sup|sub|a|img|center|table|colgroup|col|caption|thead|tbody|tfoot|"
    r"tr|td|th|ul|ol|li|h[1-6]|hr|o:p)\b[^<>]*>",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"</?(?:p|div|h[1-6]|li|ul|ol|table|hr|center)\b", re.IGNORECASE)
_CELL_END = re.compile(r"</(?:td|th)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});")
#: A single line end, and none of a Markdown row.
_LINE_END_OF_SOURCE = re.compile(r"(?<![\n|])[ \t]*\n[ \t]*(?![\n|])")
_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table\s*>", re.IGNORECASE | re.DOTALL)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)</tr\s*>", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh]\b([^<>]*)>(.*?)</t[dh]\s*>", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_CELL_LINE = re.compile(r"<br\s*/?>|</(?:p|div|li|h[1-6])\s*>", re.IGNORECASE)
#: A longer cell lays a page out, characters.
_LONGEST_CELL = 3000
#: Stands for a line break inside a row of Markdown while other breaks become lines.
_KEPT_BREAK = "\x1e"
_ELEMENT = re.compile(r"<(p|h[1-6]|li)\b[^<>]*>(?:(?!</?\1\b).){1,4000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
#: A text has its lines from tags when it has one of these for so many line ends.
_PER_LINE = 3
#: A text with fewer tags than this only speaks of them.
_FEW = 3


def without_markup(text: str) -> str:
    """The text without tags, its entities read. Line breaks of HTML inside the rows of Markdown tables stay."""
    if len(_TAG.findall(text)) >= _FEW:
        text = _TABLE.sub(_as_rows, _HIDDEN.sub(" ", text))
        text = _ELEMENT.sub(lambda m: re.sub(r"\s*\n\s*", " ", m[0]), text)
        if _PER_LINE * len(_LINE_END.findall(text)) > text.count("\n"):
            # white space of the source tells nothing when paragraphs are marked; Markdown among the tags has its own
            text = _LINE_END_OF_SOURCE.sub(" ", text)
        text = _TAG.sub(_as_lines, _BREAK.sub("\n", text))
    elif _BREAK.search(text):
        lines = text.split("\n")
        text = "\n".join(line if bars.is_markdown_row(line) else _BREAK.sub("\n", line) for line in lines)
    return _ENTITY.sub(lambda m: html.unescape(m[0]), text).replace(_KEPT_BREAK, "<br>")


def _as_rows(table: re.Match[str]) -> str:
    """The table as rows of Markdown; one that only lays out its page as it is."""
    rows = [list(_CELL.finditer(row[1])) for row in _ROW.finditer(table[0])]
    widest = max((len(row) for row in rows), default=0)
    if widest < 2 or any(len(cell[2]) > _LONGEST_CELL for row in rows for cell in row):
        return table[0]
    return "\n\n" + "\n".join(_aligned(rows)) + "\n\n"


def _aligned(rows: list[list[re.Match[str]]]) -> Iterator[str]:
    """Each row of Markdown, with empty cells where a cell covers several columns or rows."""
    covered: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        for cell in row:
            while covered.get(len(cells), 0):
                covered[len(cells)] -= 1
                cells.append("")
            spans = {name.lower(): int(count) for name, count in _SPAN.findall(cell[1])}
            for extra in range(max(spans.get("col", 1), 1)):
                if spans.get("row", 1) > 1:
                    covered[len(cells)] = spans["row"] - 1
                cells.append("" if extra else _words(cell[2]))
        while covered.get(len(cells), 0):
            covered[len(cells)] -= 1
            cells.append("")
        yield f"| {' | '.join(cells)} |"


def _words(cell: str) -> str:
    lines = (" ".join(_TAG.sub(" ", line).split()) for line in _CELL_LINE.split(cell))
    return _KEPT_BREAK.join(line.replace("|", "\\|") for line in lines if line)


def _as_lines(tag: re.Match[str]) -> str:
    if _CELL_END.match(tag[0]):
        return "\n|\n"
    return "\n" if _LINE_END.match(tag[0]) else ""

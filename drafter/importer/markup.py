"""Remnants of HTML in a text: tags away, ends of paragraphs and cells to lines and borders, entities to letters."""

from __future__ import annotations

import html
import re

from drafter.importer import bars

_BREAK = re.compile(r"[ \t]*<br\s*/?>[ \t]*", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:html|body|main|article|section|header|footer|p|b|i|u|em|strong|span|div|font|sup|sub|a|img|center|table|thead|tbody|"
    r"tr|td|th|ul|ol|li|h[1-6]|hr|o:p)\b[^<>]*>",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"</?(?:p|div|h[1-6]|li|ul|ol|table|hr|center)\b", re.IGNORECASE)
_CELL_END = re.compile(r"</(?:td|th)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[\da-fA-F]{2,5});")
#: A text has its lines from tags when it has one of these for so many line ends.
_PER_LINE = 3
#: A text with fewer tags than this only speaks of them.
_FEW = 3


def without_markup(text: str) -> str:
    """The text without tags, its entities read. Line breaks of HTML inside the rows of Markdown tables stay."""
    if len(_TAG.findall(text)) >= _FEW:
        text = _HIDDEN.sub(" ", text)
        if _PER_LINE * len(_LINE_END.findall(text)) > text.count("\n"):
            # white space of the source tells nothing when paragraphs are marked
            text = re.sub(r"[ \t]*\n[ \t]*", " ", text)
        text = _TAG.sub(_as_lines, _BREAK.sub("\n", text))
    elif _BREAK.search(text):
        lines = text.split("\n")
        text = "\n".join(line if bars.is_markdown_row(line) else _BREAK.sub("\n", line) for line in lines)
    return _ENTITY.sub(lambda m: html.unescape(m[0]), text)


def _as_lines(tag: re.Match[str]) -> str:
    if _CELL_END.match(tag[0]):
        return "\n|\n"
    return "\n" if _LINE_END.match(tag[0]) else ""

"""The head of a plan as text: lines broken by narrow cells, lines run together, two columns on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.importer import bars
from drafter.importer.page import Page

#: A masthead ends within so many paragraphs.
MASTHEAD_END = 20


def is_head_line(words: str) -> bool:
    """Whether a cell is the number or the date under a masthead just read."""
    if not words or len(words) > 140:
        return False
    return bool(
        re.match(r"\W*s[ốôồổo]\b\s*:?", words, re.IGNORECASE) or re.search(r",\s*ng[àa]y\b.*n[ăa]m", words)
    )


_MASTHEAD = re.compile(
    r"\s*([-_–]{3,})\s*|(?<=[^\W\d_])\s+(?=\*$)|\s+(?=Độc lập\s*[-–])|(?<=VIỆT NAM)\s+|(?<=ạnh phúc)\s+|(?<=\S)\s+(?=Số\s*:?\s*[\d./…])"
)


def split_masthead(segment: bars.Segment) -> Iterator[str]:
    """The lines of one side of a masthead; words broken off by a narrow cell go on with the line below."""
    lines = [line.strip() for line in segment.lines if line.strip()]
    broken = ""
    for n, line in enumerate(lines):
        whole = f"{broken} {line}".strip()
        if line.isalpha() and line.isupper() and n + 1 < len(lines) and lines[n + 1][:1].isalpha():
            broken = whole
            continue
        broken = ""
        parts = _MASTHEAD.split(whole)
        yield from (part.strip() for part in parts if part and part.strip())


_TWO = re.compile(
    r"(?P<left>\S.*?)\s+(?P<right>(?:CỘNG H[ÒO]?[AÀ]?|C[ÔO]NG H[ÒO][AÀ] X|Độc lập\s*[-–]|ĐẢNG C[ỘÔ]NG SẢN|ĐOÀN TNCS HỒ CHÍ MINH$).*)"
    r"|(?P<number>\W*S[ốôồổo]\b\s*:?[\s\dlIO.…_]*[-/–].*?\S)\s+(?P<date>[^\W\d_][^,\d/]{1,40},\s*ng[àa]y\b.*)"
)


_NUMBER = re.compile(r"\W*S[ốôồổo]\b\s*:?[\s\dlIO.…_]*[-/–]\s*(?:\S+?\s?[-–/]\s?)?\S+\s+(?=\S)")


def _body_beside_date(words: str) -> str:
    """The name in capitals that shares its line with the place and the date, "" when there is none."""
    place, comma, _date = words.partition(", ngày")
    tokens = re.split(r"\s", place) if comma else []
    loud = next((n for n, token in enumerate(tokens) if not token.isupper()), 0)
    return " ".join(tokens[:loud]) if loud > 1 else ""


def head_columns(line: str, page: Page) -> None:
    """A line of the head in its two columns, as far as its words or a wide gap tell them apart."""
    words = line.strip()
    m = _TWO.fullmatch(words)
    if stars := re.match(r"\*+\s+(?=\S)", words):
        page.put(stars[0], side="left")
        page.put(words[stars.end() :], side="right")
        return
    if m and m["left"]:
        page.put(m["left"], side="left")
        page.put(m["right"], side="right")
    elif body := _body_beside_date(words):
        page.put(body, side="left")
        page.put(words[len(body) :], side="right")
    elif m and (cut := _NUMBER.match(words)):
        page.put(words[: cut.end()], side="left")
        page.put(words[cut.end() :], side="right")
    else:
        page.put(words)

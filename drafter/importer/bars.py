"""Cells between `|` marks: law sites' tables turned to text, one cell border a line, and Markdown tables.

A border says nothing of rows: a row ends where two borders stand side by side, which an empty cell does too. The rows
are those that fit the widths of the table best.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_RULE_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_FREE = re.compile(
    r"(?:[Pp]hụ lục|[Bb]iểu|[Bb]ảng|[Mm]ẫu)\s*(?:[Bb]iểu\s*)?(?:[Ss]ố\s*)?[\dIVX]|(?:PHỤ LỤC|BIỂU|BẢNG|MẪU|DANH MỤC)\b|\[\d+\]"
)
_HEADING = re.compile(r"(?:[IVX]+\s*[.:/-]|Điều \d+\.|(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN)\b)")
_FIRST_CELL = re.compile(r"S?TT|Stt|S[ốỐ] ?(?:TT|tt|thứ tự)")
_WIDEST = 24


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines between two borders. `free`: running text that only happens to stand between tables."""

    lines: tuple[str, ...]
    free: bool

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(line.strip() for line in self.lines if line.strip())


def segments(lines: list[str]) -> list[Segment]:
    """The file cut at its lone borders; one free segment when it has none."""
    cuts = [n for n, line in enumerate(lines) if line.strip() == "|"]
    edges = [-1, *cuts, len(lines)]
    parts = [lines[a + 1 : b] for a, b in pairwise(edges)]
    last = len(parts) - 1
    found = [Segment(tuple(part), n in (0, last) or _is_free(part)) for n, part in enumerate(parts)]
    return [one for segment in found for one in _with_first_cell(segment)]


def _with_first_cell(segment: Segment) -> list[Segment]:
    """Running text, and the first cell of the table below it apart: a table has no border in front of its first cell."""
    shown = [n for n, line in enumerate(segment.lines) if line.strip()]
    if not segment.free or len(shown) < 2 or not _FIRST_CELL.fullmatch(segment.lines[shown[-1]].strip()):
        return [segment]
    return [
        Segment(segment.lines[: shown[-1]], free=True),
        Segment(segment.lines[shown[-1] :], free=False),
    ]


def _is_free(lines: list[str]) -> bool:
    words = [line.strip() for line in lines if line.strip()]
    if not words:
        return False
    if not lines[0].strip() and len(words) >= 1 and not words[0].startswith("-"):
        return True
    if _FREE.match(words[0]) and (len(words) > 1 or len(words[0]) > 12):
        return True
    if len(words) >= 2 and any(_HEADING.match(line) for line in words):
        return True
    return len(words) >= 4 and sum(map(len, words)) > 1200


def rows(cells: list[Segment]) -> list[list[Segment]]:
    """The cells as rows. Empty segments are empty cells or ends of rows, whichever makes the rows alike."""
    while cells and not cells[0].text:
        cells = cells[1:]
    while cells and not cells[-1].text:
        cells = cells[:-1]
    if not cells:
        return []
    best: tuple[float, list[list[Segment]]] | None = None
    for width in _widths(cells):
        cost, found = _fit(cells, width)
        if best is None or cost < best[0]:
            best = (cost, found)
    return best[1] if best else [cells]


def _widths(cells: list[Segment]) -> list[int]:
    lengths: list[int] = []
    run = 0
    for cell in cells:
        if cell.text:
            run += 1
        else:
            lengths.append(run)
            run = 0
    lengths.append(run)
    common = sorted(set(lengths) - {0}, key=lambda n: -lengths.count(n) * n)
    ends = [n for n in range(2, _WIDEST) if n < len(cells) and not cells[n].text]
    # the head of a table has few empty cells: rows twice as long are two rows taken for one
    most = min(1.8 * lengths[0], _WIDEST) if lengths[0] >= 3 else _WIDEST
    return [n for n in dict.fromkeys([lengths[0], *common[:3], *ends[:3]]) if 0 < n <= most] or [1]


def _fit(cells: list[Segment], width: int) -> tuple[float, list[list[Segment]]]:
    count = len(cells)
    cost = [float("inf")] * (count + 2)
    step = [1] * (count + 2)
    cost[count] = cost[count + 1] = 0.0
    sizes = [width, 1, *(n for n in range(2, min(width + 3, _WIDEST + 1)) if n != width)]
    for at in range(count - 1, -1, -1):
        for size in sizes:
            end = at + size
            if end > count or (end < count and cells[end].text):
                continue
            empty = sum(not cell.text for cell in cells[at:end])
            if size == width:
                price = 0.2 * empty + 0.4 * (len(cells[at].text) > 8 and size > 1 and not cells[at + 1].text)
            elif empty:
                price = 3.0 + abs(width - size)
            else:
                # a heading inside the table covers several columns
                price = 0.1 if size == 1 else 0.5
            total = price + cost[min(end + 1, count)]
            if total < cost[at]:
                cost[at], step[at] = total, size
        if cost[at] == float("inf"):
            # a run longer than any row: one more cell, then go on
            cost[at], step[at] = 3.0 + cost[at + 1], 0
    out: list[list[Segment]] = []
    at = 0
    while at < count:
        size = step[at]
        if size == 0:
            out.append([cells[at]])
            at += 1
            continue
        out.append(cells[at : at + size])
        at += size + 1
    return cost[0], out


def is_markdown_row(line: str) -> bool:
    """Whether the line is a row of a Markdown table."""
    words = line.strip()
    return words.startswith("|") and words.endswith("|") and words.count("|") >= 3


def markdown_cells(line: str) -> list[str] | None:
    """The cells of a Markdown row, None for its ruling (| --- | --- |)."""
    words = line.strip()
    if _RULE_ROW.fullmatch(words):
        return None
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", words[1:-1])]

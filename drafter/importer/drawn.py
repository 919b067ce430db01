"""Tables drawn with dashes, as converters print them (+----+ grids, columns under dashes), typed with tabs or laid out by spaces, made rows of Markdown.

A cell keeps its paragraphs: what stands between blank lines, or begins with a mark of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.importer.spaced import has_head, spaced

_BORDER = re.compile(r"\+(?:[-=:]{2,}\+)+")
_WHOLE = re.compile(r"\s*-{12,}\s*")
_COLUMNS = re.compile(r"\s*-{2,}(?: +-{2,})+\s*")
#: "---|---": with outer borders it is read as it is.
_RULING = re.compile(r"\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+")
_MARK = re.compile(r"[-–+•*] \S")
#: Rules under the two sides of a typed head are no table of two columns.
_LEAST = 3
#: No table is longer, lines.
_LONGEST = 3000


def as_rows(lines: list[str]) -> list[str]:
    """The lines with each drawn table as one row of Markdown a row; the others as they are."""
    if not any(_is_drawn(line) for line in lines):
        return lines
    out: list[str] = []
    at = 0
    while at < len(lines):
        for read in (_grid, _dashed, _tabbed, _piped, _spaced):
            rows, end = read(lines, at)
            if rows:
                out += ["", *rows, ""]
                at = end
                break
        else:
            out.append(lines[at])
            at += 1
    return out


def _is_drawn(line: str) -> bool:
    return (
        line.count("\t") > 1
        or has_head(line)
        or _RULING.fullmatch(line) is not None
        or _BORDER.fullmatch(line.strip()) is not None
        or _COLUMNS.fullmatch(line) is not None
    )


def _grid(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a grid that begins at a line, and the line after it; no rows when none begins there."""
    if not _BORDER.fullmatch(lines[at].strip()):
        return [], at
    end = at
    while end < len(lines) and lines[end].strip()[:1] in ("+", "|") and lines[end].strip():
        end += 1
    indent = len(lines[at]) - len(lines[at].lstrip())
    block = [line[indent:].rstrip() for line in lines[at:end]]
    edges = sorted({n for line in block if _BORDER.fullmatch(line) for n, c in enumerate(line) if c == "+"})
    rows: list[str] = []
    held: list[str] = []
    for line in block:
        if _BORDER.fullmatch(line):
            rows += [_row([_between(one, edges) for one in held])] if held else []
            held = []
        else:
            held.append(line)
    return [*rows, *([_row([_between(one, edges) for one in held])] if held else [])], end


def _between(line: str, edges: list[int]) -> list[str]:
    """The words of a line in each column; those of a cell over several columns stand in its first."""
    cells = [""] * (len(edges) - 1)
    first = 0
    for n in range(1, len(edges)):
        is_last = n + 1 == len(edges)
        if not is_last and line[edges[n] : edges[n] + 1] not in ("|", "+"):
            continue
        words = line[edges[first] + 1 : None if is_last else edges[n]].rstrip("|+ ").strip()
        # beside a cell that goes on stands the border of the next row
        cells[first] = "" if re.fullmatch(r"[-=:+]{2,}", words) else words
        first = n
    return cells


def _dashed(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a table whose columns stand under dashes, its head above them; no rows when none begins there."""
    framed = _WHOLE.fullmatch(lines[at]) is not None
    head = at + framed
    rule = head
    while rule < min(head + 12, len(lines)) and lines[rule].strip() and not _COLUMNS.fullmatch(lines[rule]):
        rule += 1
    if rule == len(lines) or not _COLUMNS.fullmatch(lines[rule]) or rule == head:
        return [], at
    starts = [m.start() for m in re.finditer(r"-+", lines[rule])]
    if not framed and (len(starts) < _LEAST or (at and lines[at - 1].strip())):
        return [], at
    end = _end_of_dashed(lines, rule + 1, framed=framed)
    body = lines[rule + 1 : end]
    if not body or not all(_fits(line, starts) for line in (*lines[head:rule], *body)):
        return [], at
    spans = [*starts, None]
    cut = [[line[a:b].strip() for a, b in pairwise(spans)] for line in body]
    rows = [_row([[line[a:b].strip() for a, b in pairwise(spans)] for line in lines[head:rule]])]
    if framed:
        rows += [_row(group) for group in _groups(cut)]
    else:
        rows += [_row([one]) for one in cut]
    return rows, end + framed


def _tabbed(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a table with tabs between its cells: a head without empty cells, and rows of as many cells below it."""
    width = lines[at].count("\t") + 1
    if width < _LEAST or not all(cell.strip() for cell in lines[at].split("\t")):
        return [], at
    rows, end = [lines[at]], at + 1
    for n in range(at + 1, len(lines)):
        if lines[n].strip() and lines[n].count("\t") + 1 != width:
            break
        if lines[n].strip():
            rows.append(lines[n])
            end = n + 1
    if len(rows) < _LEAST:
        return [], at
    return [_row([[cell.strip() for cell in row.split("\t")]]) for row in rows], end


def _piped(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a Markdown table without its outer borders: a head, a rule of as many columns, rows."""
    bars = lines[at].count("|")
    if (
        not bars
        or at + 1 == len(lines)
        or not _RULING.fullmatch(lines[at + 1])
        or lines[at + 1].count("|") != bars
    ):
        return [], at
    end = at + 2
    while end < len(lines) and lines[end].count("|") == bars:
        end += 1
    return [f"| {line.strip()} |" for line in (lines[at], *lines[at + 2 : end])], end


def _spaced(lines: list[str], at: int) -> tuple[list[str], int]:
    """The rows of a table that is laid out by spaces; no rows when none begins there."""
    rows, end = spaced(lines, at)
    return [_row(row) for row in rows], end


def _end_of_dashed(lines: list[str], start: int, *, framed: bool) -> int:
    for n in range(start, min(len(lines), start + _LONGEST)):
        if framed and _WHOLE.fullmatch(lines[n]):
            return n
        if not framed and not lines[n].strip():
            return n
    return start if framed else len(lines)


def _fits(line: str, starts: list[int]) -> bool:
    """Whether no word of the line runs over the room between two columns."""
    return all(line[start - 1 : start].strip() == "" for start in starts[1:])


def _groups(lines: list[list[str]]) -> Iterator[list[list[str]]]:
    """The lines of each row: blank lines part them."""
    group: list[list[str]] = []
    for line in lines:
        if any(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _row(lines: list[list[str]]) -> str:
    return "| " + " | ".join(_cell(words) for words in zip(*lines, strict=True)) + " |"


def _cell(lines: tuple[str, ...]) -> str:
    parts: list[str] = []
    fresh = True
    for line in lines:
        words = line.rstrip("\\").strip()
        if words and (fresh or _MARK.match(words)):
            parts.append(words)
        elif words:
            parts[-1] = f"{parts[-1]} {words}"
        fresh = not words or line.endswith("\\")
    return "<br>".join(parts)

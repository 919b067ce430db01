"""Tables that a PDF file's text lays out by spaces: the room between two columns stays blank down all their lines."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.anatomy import labels

_HEAD = re.compile(r"\s*(?:S?TT|Stt|S[ốỐ] ?TT|[Tt]{2})\b {2,}\S")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_PAGE = re.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")
#: What stands behind a table, in the middle of the page or at its side.
_BEHIND = re.compile(r"\s*(?:ph[ụu] l[ụu]c|biểu (?:số|mẫu)|n[ơo]i nh[ậâ]n)\b", re.IGNORECASE)
#: The fewest columns and rows that make a table.
_COLUMNS, _ROWS = 3, 2
#: Between two columns at least so many blanks stay.
_ROOM = 2


def has_head(line: str) -> bool:
    """Whether the line may be the head of such a table: it begins with "TT" or "STT"."""
    return _HEAD.match(line) is not None


def spaced(lines: list[str], at: int) -> tuple[list[list[list[str]]], int]:
    """The rows of a table whose head stands on a line, each its lines of cells, and the line after it; no rows when none does."""
    head = lines[at].replace("\t", "        ").rstrip()
    rooms = [(m.start(), m.end()) for m in _GAP.finditer(head)] if _HEAD.match(head) else []
    if len(rooms) + 1 < _COLUMNS:
        return [], at
    taken, end = [head], at + 1
    for n in range(at + 1, len(lines)):
        line = lines[n].replace("\f", "").replace("\t", "        ").rstrip()
        if not line or (_PAGE.fullmatch(line) and len(line) > 20):
            if n > end + 2:
                break
            continue
        if _BEHIND.match(line) or _heads_part(lines, n):
            break
        left = [_blank(line, room) for room in rooms]
        if any(start >= stop for start, stop in left):
            break
        rooms, end = left, n + 1
        taken.append(line)
    rows = _rows([_cells(line, rooms) for line in taken])
    return (rows, end) if len(rows) > _ROWS else ([], at)


def _heads_part(lines: list[str], at: int) -> bool:
    """Whether a line is the heading of a part in capitals, above running text."""
    words = lines[at].strip()
    label, rest = labels.parse(words)
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return (
        label is not None
        and label.kind in ("roman", "letter", "phan")
        and rest.isupper()
        and not _GAP.search(below)
    )


def _blank(line: str, room: tuple[int, int]) -> tuple[int, int]:
    """The widest stretch of the room that lies in a gap between two words of a line."""
    start, stop = room
    gaps = (m.span() for m in re.finditer(f" {{{_ROOM},}}", line.ljust(stop + _ROOM)))
    found = ((max(start, first), min(stop, last)) for first, last in gaps)
    return max(found, key=lambda span: span[1] - span[0], default=(start, start))


def _cells(line: str, rooms: list[tuple[int, int]]) -> list[str]:
    cuts = [0, *(start for start, _stop in rooms), max(len(line), rooms[-1][1])]
    return [line[a:b].strip() for a, b in pairwise(cuts)]


def _rows(lines: list[list[str]]) -> list[list[list[str]]]:
    """The lines by rows: a row begins where its first column does."""
    rows: list[list[list[str]]] = []
    for line in lines:
        if line[0] or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows

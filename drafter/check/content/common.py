"""What rules of content share: hits at a place in a line, the document's own day, dates as they are written in sentences."""

from __future__ import annotations

import datetime as dt
import re

from drafter.anatomy import Piece
from drafter.check.case import Case, Hit
from drafter.check.content.prose import Line
from drafter.i18n import _

#: Where the way of citing is laid down.
CITING = {
    "state": "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.b",
    "party": "cách viện dẫn văn bản Đảng (HD 36-HD/VPTW, HD 05-HD/VPTW)",
}


def citing(case: Case) -> str:
    """The clause on citing other papers, for the family of the case."""
    return _(CITING[case.profile.family])


def hit(
    line: Line,
    message: str,
    clause: str,
    *,
    words: str = "",
    severity: str = "",
    confidence: str = "A",
    piece: Piece | None = None,
) -> Hit:
    """A hit on a line. `words` are those found, the whole line without them."""
    return Hit(
        message=message,
        component="body",
        clause=clause,
        confidence=confidence,
        severity=severity,
        piece=piece,
        paragraph=line.paragraph,
        words=" ".join((words or line.text).split()),
    )


def written_day(m: re.Match[str]) -> dt.date | None:
    """The day of a match with groups d, m and y, None where the calendar has no such day."""
    try:
        return dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return None


def own_day(case: Case) -> dt.date | None:
    """The last day the document may bear by its own date line; None where it has none."""
    return case.anatomy.date.latest if case.anatomy.date else None


def first_day(case: Case) -> dt.date | None:
    """The first day the document may bear, None where it has no date line."""
    date = case.anatomy.date
    if date is None:
        return None
    return date.latest if date.is_complete else date.latest.replace(day=1)

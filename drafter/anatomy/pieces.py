"""Pieces: what stands together on the page, which is a paragraph, or one side of a line laid out by tabs or spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from drafter import text as _text
from drafter.view import Paragraph, Run

_GAP = re.compile(r"\t+| {3,}")
_TYPED_RULE = re.compile(r"[-_–—─=.*\s]{3,}")
#: "-----o0o-----".
_ORNAMENT = re.compile(r"[-–—_*=]{3,}\s*[oO0a-z&]{1,6}\s*[-–—_*=]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words with their looks. `text` is on one line, with its automatic number; `side` is "" outside two columns."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    text: str
    side: str = ""
    first: bool = True

    @property
    def words(self) -> tuple[Run, ...]:
        """The runs that show something other than white space."""
        if self.runs is self.paragraph.runs:
            return self.paragraph.words
        return tuple(run for run in self.runs if run.text.strip() and not run.hidden)

    @property
    def is_bold(self) -> bool:
        """Whether all its words are bold."""
        return all(run.bold for run in self.words)

    @property
    def is_upper(self) -> bool:
        """Whether it has letters and none of them small."""
        return self.text.upper() == self.text and self.text.lower() != self.text


@lru_cache(4096)
def bare(text: str) -> str:
    """The text without accents, in small letters, on one line: for finding what was typed wrongly."""
    # eth stands for đ in texts of other keyboards
    return _text.bare(text.casefold().replace("ð", "d"))


def is_typed_rule(text: str) -> bool:
    """Whether the text is a line drawn with dashes or underscores."""
    marks = text.strip()
    if marks[:1].isalnum():
        return False
    drawn = _TYPED_RULE.fullmatch(marks) is not None and marks.strip("*. ") != ""
    return len(marks) >= 3 and (drawn or _ORNAMENT.fullmatch(marks) is not None)


def is_ornament(text: str) -> bool:
    """Whether the text is a row of stars, as some offices set under a title."""
    return text.count("*") > 2 and not text.strip("* ")


def whole(paragraph: Paragraph) -> Piece:
    """The whole paragraph as one piece."""
    return Piece(
        paragraph=paragraph,
        runs=paragraph.runs,
        text=_text.one_line(paragraph.printed),
        side=side_of(paragraph),
    )


def side_of(paragraph: Paragraph) -> str:
    """ "left" or "right" for a paragraph of a layout in two columns, else ""."""
    where = paragraph.where
    if where.side or where.table < 0 or where.columns < 2:
        return where.side
    return "left" if where.column * 2 < where.columns - 1 else "right"


def _has_gap(text: str) -> bool:
    return "\t" in text or "   " in text


def split(paragraph: Paragraph, *, columns: bool) -> Iterator[Piece]:
    """The lines of the paragraph, and the columns of each line when `columns`: "A<tab>B" is A left and B right."""
    text = paragraph.text
    side = side_of(paragraph)
    if "\n" not in text and not (columns and not side and _has_gap(text.strip())):
        yield whole(paragraph)
        return
    start, first = 0, True
    for line in text.split("\n"):
        spans = list(_columns(line)) if columns and not side else [(0, len(line), side)]
        for begin, end, where in spans:
            words = line[begin:end]
            if words.strip():
                runs = tuple(_cut(paragraph.runs, start + begin, start + end))
                label = f"{paragraph.label} " if first and paragraph.label else ""
                yield Piece(
                    paragraph=paragraph,
                    runs=runs,
                    text=_text.one_line(label + words),
                    side=where,
                    first=first,
                )
                first = False
        start += len(line) + 1


_RIGHT = re.compile(
    r"\s+(?=(?:CỘNG H|C[ÔO]NG H[ÒO][AÀ] X|Đ[ộô]c l[ậâ]p|ĐẢNG C[ỘÔ]NG S|[^\s,\d/][^,\t/]{1,40},\s*ngày\b|(?:TM|KT|TL|TUQ|Q)\. |[TK]/[ML] ))"
)


#: The room left for a number is no gap between columns.
_BLANK_NUMBER = re.compile(r"\s*S[ốôồổo]\s*:?[\s\d.…]*", re.IGNORECASE)
_DATE_ALONE = re.compile(r"\s*(?!S[ốôồổo]\b)[^,\t]{1,40},\s*ngày\b")


def _columns(line: str) -> Iterator[tuple[int, int, str]]:
    """Spans of the two sides of a line. The right side is known by its words, else by a wide gap."""
    lead = len(line) - len(line.lstrip())
    if _DATE_ALONE.match(line):
        yield (0, len(line), "")
        return
    found = [m for m in _RIGHT.finditer(line) if m.start() > lead]
    gaps = [
        m
        for m in _GAP.finditer(line)
        if m.start() > lead and line[m.end() :].strip() and not _BLANK_NUMBER.fullmatch(line[: m.start()])
    ]
    if line.lstrip().startswith("Số") and found:
        # the room for a blank number is a wide gap too: the place begins after the last one before its words
        wide = [m for m in found if _GAP.match(line, m.start())] or found
        cut = wide[0]
    elif gaps:
        cut = gaps[-1] if not found else next((g for g in gaps if g.end() >= found[0].start()), gaps[-1])
    else:
        yield (0, len(line), "")
        return
    yield (0, cut.start(), "left")
    yield (cut.end(), len(line), "right")


def _cut(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        if run.hidden:
            continue
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            yield run if high - low == len(run.text) else replace(run, text=run.text[low:high])
        at += len(run.text)

"""What a page really shows, measured in its PDF: lines of text with size and weight, drawn rules, page numbers. Points."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from tests.tools import without_measuring

MM = 72 / 25.4


@dataclass(frozen=True)
class TextLine:
    """One visual line (of one column): its words, box, size and face."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Rule:
    """A drawn horizontal line."""

    page: int
    x0: float
    x1: float
    y: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Facts:
    """A whole PDF."""

    lines: list[TextLine]
    rules: list[Rule]
    sizes: list[tuple[float, float]]
    fonts: set[str]

    def find(self, start: str, page: int | None = None) -> TextLine:
        """The first line that begins with these words."""
        for line in self.lines:
            if line.text.startswith(start) and (page is None or line.page == page):
                return line
        raise AssertionError(
            f"no line begins with {start!r}; page 1 has {[ln.text for ln in self.lines if ln.page == 1][:14]}"
        )

    def rule_under(self, line: TextLine) -> Rule:
        """The drawn line nearest below a line of text, within its column."""
        below = [
            r
            for r in self.rules
            if r.page == line.page and -3 < r.y - line.bottom < 14 and r.x0 < line.x1 and r.x1 > line.x0
        ]
        assert below, f"no rule under {line.text!r}"
        return min(below, key=lambda r: r.y)

    @property
    def pages(self) -> int:
        return len(self.sizes)


def facts(pdf: Path) -> Facts:
    """Measure a PDF."""
    lines: list[TextLine] = []
    rules: list[Rule] = []
    sizes: list[tuple[float, float]] = []
    fonts: set[str] = set()
    with without_measuring(), pdfplumber.open(pdf) as document:
        for number, page in enumerate(document.pages, 1):
            sizes.append((float(page.width), float(page.height)))
            fonts |= {c["fontname"].split("+")[-1] for c in page.chars}
            lines += _lines(page.chars, number)
            rules += _rules(page, number)
    return Facts(lines, rules, sizes, fonts)


def _lines(chars: list[dict], page: int) -> list[TextLine]:
    rows: dict[float, list[dict]] = {}
    for char in chars:
        key = next((k for k in rows if abs(k - char["bottom"]) < 2.5), char["bottom"])
        rows.setdefault(key, []).append(char)
    out = []
    for bottom in sorted(rows):
        # columns of the masthead come as near as 10 pt; words of a justified line may stand further apart
        apart = 9 if page == 1 and bottom < 70 * MM else 14
        group: list[dict] = []
        for char in sorted(rows[bottom], key=lambda c: c["x0"]):
            if group and char["x0"] - group[-1]["x1"] > apart:
                out.append(_line(group, page))
                group = []
            group.append(char)
        out.append(_line(group, page))
    return [line for line in out if line.text]


def _line(chars: list[dict], page: int) -> TextLine:
    text = ""
    for left, char in zip([None, *chars], chars, strict=False):
        if (
            left is not None
            and char["x0"] - left["x1"] > 1.5
            and not text.endswith(" ")
            and char["text"] != " "
        ):
            text += " "
        text += char["text"]
    inked = [c for c in chars if c["text"].strip()] or chars
    first = inked[0]
    return TextLine(
        text=unicodedata.normalize("NFC", text).strip(), page=page,
        x0=inked[0]["x0"], x1=inked[-1]["x1"], top=min(c["top"] for c in inked), bottom=max(c["bottom"] for c in inked),
        size=round(first["size"], 1), bold="Bold" in first["fontname"], italic="Italic" in first["fontname"],
    )  # fmt: skip


def _rules(page: object, number: int) -> list[Rule]:
    out: list[Rule] = []
    for item in [*page.lines, *page.rects, *page.curves]:  # type: ignore[attr-defined]
        if abs(item["bottom"] - item["top"]) > 1.5 or item["x1"] - item["x0"] < 10:
            continue
        rule = Rule(number, item["x0"], item["x1"], item["top"])
        # the same border is drawn twice by LibreOffice
        if not any(
            abs(rule.x0 - o.x0) < 1 and abs(rule.x1 - o.x1) < 1 and abs(rule.y - o.y) < 1 for o in out
        ):
            out.append(rule)
    return out

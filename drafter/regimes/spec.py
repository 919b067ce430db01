"""Values of a regime. A spec has two faces: `preferred` is what the writer writes, `allows` what the checker accepts.

Lengths are mm, sizes pt, line rules ratios of the text line they belong to; units stand in the names.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from drafter.i18n import figure
from drafter.model.bodies import Family

Align = Literal["left", "center", "right", "justify"]


class Range(NamedTuple):
    """A number between two ends, an end being open when None; or one of `accept`. Ends are widened by `tolerance`."""

    preferred: float
    min: float | None = None
    max: float | None = None
    accept: tuple[float, ...] = ()
    tolerance: float = 0.0

    def allows(self, value: float) -> bool:
        """Whether a document may show this value."""
        if self.accept:
            return any(abs(value - one) <= self.tolerance for one in self.accept)
        low = self.min is None or value >= self.min - self.tolerance
        return low and (self.max is None or value <= self.max + self.tolerance)

    def __str__(self) -> str:
        if self.accept:
            return " / ".join(map(figure, self.accept))
        if self.min == self.max and self.min is not None:
            return figure(self.min)
        if self.max is None:
            return f"≥ {figure(self.min or 0)}"
        return f"{figure(self.min or 0)}-{figure(self.max)}"


class LineSpacing(NamedTuple):
    """Space between lines: `rule` "multiple" counts lines, "exactly" points. `or_exact_pt_min` also passes."""

    rule: Literal["multiple", "exactly"]
    range: Range
    or_exact_pt_min: float | None = None


class Look(NamedTuple):
    """How one component looks, with the clause that says so and how sure we are of it."""

    id: str
    case: str
    size_pt: Range
    bold: bool
    italic: bool
    align: Align
    clause: str
    confidence: str
    text: str = ""
    accept: tuple[str, ...] = ()
    underline: bool = False
    rule: Range | None = None
    first_line_cm: Range | None = None
    gap_pt: Range | None = None
    line_spacing: LineSpacing | None = None
    spacing_confidence: str = ""
    size_checked: bool = True
    align_checked: bool = True
    stamp_only: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The fixed wordings that are right, the one drafter writes first."""
        return ((self.text,) if self.text else ()) + self.accept


class PageSpec(NamedTuple):
    """Paper, margins in mm, and the font of everything."""

    paper_mm: tuple[float, float]
    top_mm: Range
    bottom_mm: Range
    left_mm: Range
    right_mm: Range
    landscape_mm: dict[str, float]
    header_mm: float
    font: str
    color: str
    clause: str
    confidence: str
    font_clause: str
    font_confidence: str

    @property
    def text_width_mm(self) -> float:
        """Width of the text on a portrait page with the preferred margins."""
        return self.paper_mm[0] - self.left_mm.preferred - self.right_mm.preferred


class PageNumber(NamedTuple):
    """Where page numbers stand; the first page never shows one. `from_edge_mm`: how far from the paper's edge, if regulated."""

    place: Literal["header", "footer"]
    align: Align
    size_pt: Range
    clause: str
    confidence: str
    appendix_restarts: bool
    appendix_clause: str
    from_edge_mm: Range | None = None


class NumberForm(NamedTuple):
    """As in "Số: 05/KH-UBND": what stands before the number, between number and symbol, and how the symbol is made."""

    before: str
    joint: str
    order: str
    blank: int
    clause: str
    confidence: str


class ListForm(NamedTuple):
    """A list whose items open and close alike, the last one differently: bases, recipients."""

    before: str
    end: str
    last_end: str
    clause: str
    confidence: str
    archive: str = ""


class AppendixForm(NamedTuple):
    """How appendices are labelled; numbers are given from `number_from` appendices on."""

    label: str
    numerals: Literal["roman", "arabic"]
    number_from: int
    after_title: str
    end_mark: str
    clause: str
    confidence: str


class Signs(NamedTuple):
    """Prefixes of the lines of authority, each with its trailing space; "" where the regime knows no such form."""

    collective: str
    for_head: str
    by_order: str
    authorised: str
    acting: str
    clause: str
    confidence: str


class Profile(NamedTuple):
    """One regime: everything the writer and the checker know of it."""

    id: str
    name: str
    cite: str
    family: Family
    confidence: str
    page: PageSpec
    page_number: PageNumber
    number: NumberForm
    before_cited_date: str
    labels: dict[str, str]
    labels_clause: str
    bases: ListForm
    recipients: ListForm
    end_mark: str
    end_mark_clause: str
    end_mark_confidence: str
    appendix: AppendixForm
    signs: Signs
    size_sets: tuple[dict[str, float], ...]
    looks: dict[str, Look]

    def clause(self, of: Look) -> str:
        """The clause as it is cited to a reader."""
        return f"{self.cite} {of.clause}"

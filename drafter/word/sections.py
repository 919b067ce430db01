"""Page set-ups, and where each section shows its page number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from drafter.view import Numbering, Paragraph, Section
from drafter.word.ooxml import MM, VAL, flag, points, val, w, whole
from drafter.word.properties import visible

#: A4, and the margins of a new Word document, for what a file leaves out.
_A4 = (210.0, 297.0)
_MARGIN = 25.4
_TYPED_NUMBER = re.compile(r"\W*(?:trang\W*)?\d{1,3}\W*", re.IGNORECASE)
Place = Literal["header", "footer"]


@dataclass(slots=True, kw_only=True)
class Page:
    """A section as its w:sectPr says, with the headers and footers it inherits: kind ("default", "first") -> part."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    landscape: bool
    restart: int | None
    number_format: str
    title_page: bool
    new_page: bool
    columns: int
    framed: bool
    counts_lines: bool
    vertical: str
    parts: dict[Place, dict[str, str]] = field(default_factory=dict)

    @property
    def room(self) -> float:
        """Width of the text in millimetres."""
        return max(self.width - self.left - self.right, 10.0) / max(self.columns, 1)


def _mm(element: Any, name: str, default: float) -> float:
    length = None if element is None else points(element.get(w(name)))
    return default if length is None else length * MM


def pages(body: Any, target: Callable[[Any], str]) -> list[Page]:
    """The sections of a body in order. `target` finds the part that a reference means."""
    sections = [sect for sect in body.iter(w("sectPr")) if sect.getparent().tag == w("pPr")]
    last = body.find(w("sectPr"))
    if last is not None or not sections:
        sections.append(last)
    out: list[Page] = []
    for sect in sections:
        page = _page(sect)
        before = out[-1].parts if out else {}
        for place in ("header", "footer"):
            page.parts[place] = dict(before.get(place, {}))
            for reference in () if sect is None else sect.iterfind(w(f"{place}Reference")):
                page.parts[place][reference.get(w("type"), "default")] = target(reference)
        out.append(page)
    return out


def _page(sect: Any) -> Page:
    def child(name: str) -> Any:
        return None if sect is None else sect.find(w(name))

    size, margins, number, kind, columns = (child(n) for n in ("pgSz", "pgMar", "pgNumType", "type", "cols"))
    width, height = _mm(size, "w", _A4[0]), _mm(size, "h", _A4[1])
    gutter = _mm(margins, "gutter", 0.0)
    return Page(
        width=width,
        height=height,
        top=abs(_mm(margins, "top", _MARGIN)),
        bottom=abs(_mm(margins, "bottom", _MARGIN)),
        left=_mm(margins, "left", _MARGIN) + gutter,
        right=_mm(margins, "right", _MARGIN),
        header=_mm(margins, "header", 12.7),
        landscape=width > height,
        restart=None if number is None else whole(number.get(w("start"))),
        number_format="" if number is None else number.get(w("fmt"), "").removeprefix("decimal"),
        title_page=flag(sect, "titlePg"),
        new_page=kind is None or kind.get(VAL) not in ("continuous", "nextColumn"),
        columns=1 if columns is None else whole(columns.get(w("num"))) or 1,
        framed=any(visible(side) for side in frame) if (frame := child("pgBorders")) is not None else False,
        counts_lines=child("lnNumType") is not None,
        vertical=""
        if (vertical := val(sect, "vAlign") if sect is not None else None) == "top"
        else vertical or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A paragraph of a header or footer: `fields` are the kinds of the fields its runs show; `align` as it looks."""

    paragraph: Paragraph
    fields: tuple[str, ...] = ()
    align: str = ""


def section(
    page: Page, strips: Callable[[str], Sequence[Strip]], *, first_block: int, mirror: bool
) -> Section:
    """The section of the view. `strips` reads a header or footer part ("" for none)."""
    return Section(
        width_mm=page.width,
        height_mm=page.height,
        top_mm=page.top,
        bottom_mm=page.bottom,
        left_mm=page.left,
        right_mm=page.right,
        header_mm=page.header,
        landscape=page.landscape,
        numbering=_numbering(page, strips),
        restart=page.restart,
        number_format=page.number_format,
        first_block=first_block,
        mirror=mirror,
        columns=page.columns,
        is_framed=page.framed,
        counts_lines=page.counts_lines,
        vertical=page.vertical,
    )


def _is_field(strip: Strip) -> bool:
    return any(kind.startswith("PAGE") and kind != "PAGEREF" for kind in strip.fields)


def _is_typed(strip: Strip) -> bool:
    return bool(_TYPED_NUMBER.fullmatch(strip.paragraph.text))


def _numbering(page: Page, strips: Callable[[str], Sequence[Strip]]) -> Numbering:
    places: tuple[Place, ...] = ("header", "footer")
    for shows in (_is_field, _is_typed):
        for place in places:
            parts = page.parts.get(place, {})
            for strip in strips(parts.get("default", "")):
                if shows(strip):
                    first = not page.title_page and "PAGE_IF" not in strip.fields
                    if page.title_page:
                        first = any(shows(s) for p in places for s in strips(page.parts[p].get("first", "")))
                    also = places[1] if place == places[0] else places[0]
                    twice = any(map(_is_field, strips(page.parts[also].get("default", ""))))
                    return _shown(strip, place, shows is _is_field, first, also if twice else "")
    if page.title_page:
        for place in places:
            for strip in strips(page.parts[place].get("first", "")):
                if _is_field(strip):
                    return Numbering(on_first_page=True)
    return Numbering()


def _shown(strip: Strip, place: Place, is_field: bool, first: bool, also: Place | Literal[""]) -> Numbering:
    runs = [run for run in strip.paragraph.runs if run.is_field] if is_field else list(strip.paragraph.words)
    others = "".join(run.text for run in strip.paragraph.runs if run not in runs and not run.hidden)
    look = runs[0]
    extra = others.strip() if is_field else re.sub(r"\d+", "", strip.paragraph.text).strip()
    return Numbering(
        place=place,
        align=strip.align,
        size_pt=look.size_pt,
        is_field=is_field,
        on_first_page=first,
        extra_text=extra,
        italic=look.italic,
        bold=look.bold,
        also=also,
    )

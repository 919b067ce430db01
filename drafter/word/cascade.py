"""Effective formatting: document defaults, table style, paragraph style, character style, direct formatting.

Source: ISO/IEC 29500-1, 17.7.2 (style hierarchy) and 17.7.3 (toggle properties). Indents of a numbering level lie below
the paragraph's own and above those of the styles that do not name the numbering themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from drafter.word.ooxml import VAL, A, local, val, w
from drafter.word.properties import (
    ORNAMENTS,
    TOGGLES,
    Layer,
    borders,
    fill,
    merge,
    paragraph_layer,
    run_layer,
)

#: The indents of level `ilvl` (None: the level that names style `style`) of numbering `numId`.
Indents = Callable[[int, int | None, str], Layer]
_THEME_SLOTS = {"major": "majorFont", "minor": "minorFont"}


class Look(NamedTuple):
    """How words look. Two fonts: Word takes one for ASCII, the other for further letters."""

    font: str
    other_font: str
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    color: str
    highlight: str
    shading: str
    hidden: bool
    caps: bool
    struck: bool
    raised: str
    spread_pt: float
    scale: float
    lift_pt: float
    ornament: str


class TableLook(NamedTuple):
    """The layers a table style gives one cell and the colour behind it; `key` stands for them in caches."""

    key: object = None
    run: Layer = {}  # noqa: RUF012
    paragraph: Layer = {}  # noqa: RUF012
    ground: str = ""


NO_TABLE = TableLook()


def theme_fonts(theme: Any) -> dict[str, str]:
    """The Latin fonts of a theme part by the names that w:rFonts uses."""
    out: dict[str, str] = {}
    if theme is None:
        return out
    for short, name in _THEME_SLOTS.items():
        latin = theme.find(f".//{{{A}}}{name}/{{{A}}}latin")
        face = "" if latin is None else latin.get("typeface", "")
        if face:
            out |= {f"{short}{slot}": face for slot in ("Ascii", "HAnsi")}
    return out


class Cascade:
    """The styles of one file. Results are kept by what they depend on, so a long file asks each question once."""

    def __init__(self, styles: Any, theme: Any, indents: Indents) -> None:
        self.theme = theme_fonts(theme)
        self.indents = indents
        self.styles = by_id(styles)
        self.default: dict[str, str] = {}
        self.run_defaults: Layer = {}
        self.paragraph_defaults: Layer = {}
        self._runs: dict[str, Layer] = {}
        self._paragraphs: dict[tuple[str, bool], Layer] = {}
        self._looks: dict[Any, Look] = {}
        self._tables: dict[Any, TableLook] = {}
        if styles is not None:
            self._load(styles)

    def _load(self, styles: Any) -> None:
        for id_, style in self.styles.items():
            if style.get(w("default")) in ("1", "true", "on"):
                self.default[style.get(w("type"), "")] = id_
        defaults = styles.find(w("docDefaults"))
        if defaults is not None:
            self.run_defaults = run_layer(defaults.find(f"{w('rPrDefault')}/{w('rPr')}"), self.theme)
            self.paragraph_defaults = paragraph_layer(defaults.find(f"{w('pPrDefault')}/{w('pPr')}"))

    def chain(self, style: str) -> list[Any]:
        """The style after all those it is based on. A loop ends at its first turn."""
        out: list[Any] = []
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            out.append(self.styles[style])
            style = val(out[-1], "basedOn") or ""
        return out[::-1]

    def name(self, style: str) -> str:
        """The name of a style, which word processors keep when they rename ids."""
        element = self.styles.get(style)
        return style if element is None else val(element, "name") or style

    def paragraph_style(self, layer: Layer) -> str:
        """The id of the style of a paragraph with this direct layer."""
        style = layer.get("style", "")
        return style if style in self.styles else self.default.get("paragraph", "")

    def _run_style(self, style: str) -> Layer:
        if style not in self._runs:
            out: Layer = {}
            for element in self.chain(style):
                out |= run_layer(element.find(w("rPr")), self.theme)
            self._runs[style] = out
        return self._runs[style]

    def _paragraph_style(self, style: str, numbered: bool) -> Layer:
        key = (style, numbered)
        if key not in self._paragraphs:
            out: Layer = {}
            for element in self.chain(style):
                own = paragraph_layer(element.find(w("pPr")))
                if numbered and own.get("numId"):
                    level = self.indents(own["numId"], own.get("ilvl"), element.get(w("styleId"), ""))
                    out = merge(out, level)
                out = merge(out, own)
            self._paragraphs[key] = out
        return self._paragraphs[key]

    def paragraph(self, direct: Layer, table: TableLook = NO_TABLE) -> Layer:
        """The effective layer of a paragraph with this direct layer."""
        numbered = direct.get("numId") != 0
        style = self.paragraph_style(direct)
        out = merge(merge(self.paragraph_defaults, table.paragraph), self._paragraph_style(style, numbered))
        if direct.get("numId"):
            depth = direct.get("ilvl", out.get("ilvl"))
            out = merge(out, self.indents(direct["numId"], depth, style))
        return {**merge(out, direct), "style": style}

    def look(self, style: str, rpr: Any, table: TableLook = NO_TABLE) -> Look:
        """The look of words with the direct properties `rpr` (w:rPr or None) in a paragraph of this style."""
        direct = () if rpr is None else tuple((child.tag, *child.attrib.items()) for child in rpr)
        key = (style, table.key, direct)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(style, run_layer(rpr, self.theme), table)
        return found

    def _look(self, style: str, direct: Layer, table: TableLook) -> Look:
        character = direct.get("style", self.default.get("character", ""))
        levels = (table.run, self._run_style(style), self._run_style(character))
        out = dict(self.run_defaults)
        for level in levels:
            out |= level
        for toggle in TOGGLES:
            odd = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
            out[toggle] = odd or bool(self.run_defaults.get(toggle))
        out |= direct
        ascii_ = out.get("ascii") or out.get("hAnsi") or "Times New Roman"
        return Look(
            font=ascii_,
            other_font=out.get("hAnsi") or ascii_,
            size_pt=out.get("size", 10.0),
            bold=out["b"],
            italic=out["i"],
            underline=out.get("u", False),
            color=out.get("color", "000000"),
            highlight=out.get("highlight", ""),
            shading=out.get("shading", ""),
            hidden=out["vanish"],
            caps=out["caps"],
            struck=out["strike"],
            raised=out.get("raised", ""),
            spread_pt=out.get("spread", 0.0),
            scale=out.get("scale", 100.0),
            lift_pt=out.get("lift", 0.0),
            ornament=next((name for name in ORNAMENTS if out.get(name)), ""),
        )

    def table_borders(self, style: str) -> dict[str, Any]:
        """The borders a table style gives its tables."""
        out: dict[str, Any] = {}
        for element in self.chain(style):
            out |= borders(element.find(f"{w('tblPr')}/{w('tblBorders')}"))
        return out

    def table_look(self, style: str, conditions: frozenset[str]) -> TableLook:
        """What a table style gives the text of a cell for which these conditions ("firstRow" ...) hold."""
        key = (style, conditions)
        if key not in self._tables:
            run: Layer = {}
            paragraph: Layer = {}
            ground = ""
            for element in self.chain(style or self.default.get("table", "")):
                layers = [
                    element,
                    *(c for c in element.iterfind(w("tblStylePr")) if c.get(w("type")) in conditions),
                ]
                for layer in layers:
                    run |= run_layer(layer.find(w("rPr")), self.theme)
                    paragraph = merge(paragraph, paragraph_layer(layer.find(w("pPr"))))
                    shading = layer.find(f"{w('tcPr')}/{w('shd')}")
                    ground = ground if shading is None else fill(shading)
            self._tables[key] = TableLook(key if run or paragraph else None, run, paragraph, ground)
        return self._tables[key]


def by_id(styles: Any) -> dict[str, Any]:
    """The styles of a styles part, or of None, by their ids."""
    found = () if styles is None else styles.iterfind(w("style"))
    return {style.get(w("styleId"), ""): style for style in found}


def numbering_style(styles: dict[str, Any], style: str) -> int | None:
    """The numId that a style of kind "numbering" stands for."""
    element = styles.get(style)
    found = None if element is None else element.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if found is None or local(element) != "style":
        return None
    value = found.get(VAL, "")
    return int(value) if value.isdigit() else None

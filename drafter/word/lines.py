"""Rule lines, however they were drawn: borders, drawings, VML, underscores. Lengths are millimetres unless named _pt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from drafter.metrics import width_pt
from drafter.view import RuleLine
from drafter.word.ooxml import EMU_MM, MM, PIC, WP, WPC, WPG, WPS, A, O, V, local, points, w
from drafter.word.properties import Layer

#: A shape no higher than this and at least this long is a line, not a box.
_THIN = 2.0
_SHORT = 3.0
#: How far the middle of a line may lie from the middle of its column and still look centred.
_OFF_CENTRE = 4.0
_TYPED = re.compile(r"[\s]*([_\-‐‑‒–—―─=¯⎯](?:[\s]*[_\-‐‑‒–—―─=¯⎯]){2,})[\s]*")
_LINE_SHAPES = {"line", "straightConnector1"}
_BOX_SHAPES = {"rect", "flowChartProcess", "roundRect"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a drawing hangs: width of the column, how far it is from the page's edge, size of the words beside it, and
    whether its paragraph is centred."""

    room: float
    origin: float = 0.0
    size_pt: float = 14.0
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A line and its place: above the words of its paragraph or not; `middle` from the column's left edge, if known."""

    line: RuleLine
    above: bool = False
    middle: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A text box: its content element and place."""

    content: Any
    width: float = 0.0
    middle: float | None = None
    align: str = ""
    above: bool = False
    bordered: bool = False


Shape = Drawn | Box


def _centred(middle: float | None, room: float) -> bool | None:
    return None if middle is None or not room else abs(middle - room / 2) <= max(_OFF_CENTRE, room * 0.03)


def _emu(value: str | None) -> float:
    return int(value) / EMU_MM if value and re.fullmatch(r"-?[0-9]{1,12}", value) else 0.0


def _number(element: Any, path: str) -> str:
    found = None if element is None else element.find(path)
    return "" if found is None or not found.text else found.text.strip()


@dataclass(frozen=True, slots=True)
class _Hang:
    """Where an anchor or an inline drawing puts its shape."""

    middle: float | None
    align: str
    above: bool


def _hang(element: Any, width: float, place: Place) -> _Hang:
    """From wp:anchor or wp:inline."""
    if local(element) == "inline":
        return _Hang(place.room / 2 if place.centred else None, "center" if place.centred else "", False)
    across, down = element.find(f"{{{WP}}}positionH"), element.find(f"{{{WP}}}positionV")
    align = _number(across, f"{{{WP}}}align")
    offset = _number(across, f"{{{WP}}}posOffset")
    middle = None
    if align in ("left", "center", "right"):
        middle = {"left": width / 2, "center": place.room / 2, "right": place.room - width / 2}[align]
    elif offset and across.get("relativeFrom", "column") in ("column", "margin", "character"):
        middle = _emu(offset) + width / 2
    elif offset and across.get("relativeFrom") == "page":
        middle = _emu(offset) - place.origin + width / 2
    drop = _number(down, f"{{{WP}}}posOffset")
    beside = down is not None and down.get("relativeFrom") in ("paragraph", "line")
    return _Hang(middle, align, bool(beside and drop and _above(_emu(drop), place)))


def _above(drop: float, place: Place) -> bool:
    # the first line of words is about 1.15 times their size high; a line in its upper half stands over them
    return drop < place.size_pt * MM * 0.55


def drawing(element: Any, place: Place) -> list[Shape]:
    """The lines and text boxes of a w:drawing."""
    out: list[Shape] = []
    for hung in element:
        extent = hung.find(f"{{{WP}}}extent")
        if extent is None:
            continue
        size = (_emu(extent.get("cx")), _emu(extent.get("cy")))
        hang = _hang(hung, size[0], place)
        grouped = hung.find(f".//{{{WPG}}}wgp") is not None or hung.find(f".//{{{WPC}}}wpc") is not None
        for shape in hung.iter(f"{{{WPS}}}wsp"):
            own = shape.find(f"{{{WPS}}}spPr/{{{A}}}xfrm/{{{A}}}ext")
            box = (_emu(own.get("cx")), _emu(own.get("cy"))) if grouped and own is not None else size
            out += _wsp(shape, box, hang, place)
        if hung.find(f".//{{{PIC}}}pic") is not None and _is_line(*size):
            out.append(_drawn("picture", size[0], hang, place))
    return out


def _is_line(width: float, height: float) -> bool:
    return height <= _THIN and width >= _SHORT and width > height * 4


def _drawn(
    technique: str,
    width: float,
    hang: _Hang,
    place: Place,
    *,
    solid: bool = True,
    weight_pt: float | None = None,
    color: str = "",
) -> Drawn:
    line = RuleLine(
        technique=technique,
        width_mm=width,
        centred=_centred(hang.middle, place.room),
        solid=solid,
        middle_mm=hang.middle,
        weight_pt=weight_pt,
        color=color,
    )
    return Drawn(line=line, above=hang.above, middle=hang.middle)


def _wsp(shape: Any, size: tuple[float, float], hang: _Hang, place: Place) -> list[Shape]:
    look = shape.find(f"{{{WPS}}}spPr")
    stroke = None if look is None else look.find(f"{{{A}}}ln")
    drawn = stroke is None or stroke.find(f"{{{A}}}noFill") is None
    content = shape.find(f"{{{WPS}}}txbx/{w('txbxContent')}")
    if content is not None and any(t.text and t.text.strip() for t in content.iter(w("t"))):
        bordered = stroke is not None and drawn
        return [Box(content=content, width=size[0], middle=hang.middle, align=hang.align, above=hang.above,
                    bordered=bordered)]  # fmt: skip
    geometry = None if look is None else look.find(f"{{{A}}}prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    filled = look is not None and look.find(f"{{{A}}}solidFill") is not None
    if not _is_line(*size) or not (drawn or (filled and kind in _BOX_SHAPES)):
        return []
    dash = None if stroke is None else stroke.find(f"{{{A}}}prstDash")
    technique = (
        "connector" if kind in _LINE_SHAPES or shape.find(f"{{{WPS}}}cNvCnPr") is not None else "shape"
    )
    weight, color = _stroke(shape, look, stroke, size[1])
    solid = dash is None or dash.get("val") == "solid"
    return [_drawn(technique, size[0], hang, place, solid=solid, weight_pt=weight, color=color)]


def _stroke(shape: Any, look: Any, stroke: Any, height: float) -> tuple[float | None, str]:
    """(thickness in points, colour "" for black) of a line: its own, else that of the theme it names."""
    paint = None if stroke is None else stroke.find(f"{{{A}}}solidFill")
    if paint is None:
        paint = shape.find(f"{{{WPS}}}style/{{{A}}}lnRef")
    if stroke is not None and stroke.find(f"{{{A}}}noFill") is not None:
        # a bar without an outline
        return height / MM, _paint(look.find(f"{{{A}}}solidFill"))
    width = "" if stroke is None else stroke.get("w", "")
    return (int(width) / _EMU_PT if width.isdigit() else None), _paint(paint)


def _paint(paint: Any) -> str:
    """The colour of a DrawingML paint: hexadecimal digits, or the theme's name for it; "" for black or none."""
    found = None if paint is None or not len(paint) else paint[0]
    color = "" if found is None else found.get("lastClr") or found.get("val", "")
    return "" if color in _BLACK else color


_BLACK = {"000000", "black", "tx1", "dk1", "windowText", "#000000", "#000"}
_EMU_PT = 12700


def _style(element: Any) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs if value}


def _mm(text: str | None) -> float | None:
    length = points(text, 1 / 0.75)  # a bare number is pixels
    return None if length is None else length * MM


def vml(element: Any, place: Place) -> list[Shape]:
    """The lines and text boxes of a w:pict or w:object."""
    out: list[Shape] = []
    for shape in element.iter(
        *(f"{{{V}}}{name}" for name in ("line", "rect", "shape", "roundrect", "polyline"))
    ):
        content = shape.find(f"{{{V}}}textbox/{w('txbxContent')}")
        style = _style(shape)
        width, height = _mm(style.get("width")), _mm(style.get("height"))
        if local(shape) == "line":
            ends = [[_mm(n) for n in shape.get(end, "").split(",")] for end in ("from", "to")]
            if not all(len(end) == 2 for end in ends):
                continue
            (x1, y1), (x2, y2) = ends
            if x1 is None or x2 is None or y1 is None or y2 is None:
                continue
            left, width, height = min(x1, x2), abs(x2 - x1), abs(y2 - y1)
            style |= {"margin-left": f"{left}mm", "margin-top": f"{min(y1, y2)}mm"}
        hang = _vml_hang(style, width or 0.0, place)
        if content is not None:
            out.append(Box(content=content, width=width or 0.0, middle=hang.middle, align=hang.align,
                           above=hang.above, bordered=shape.get("stroked") not in ("f", "false")))  # fmt: skip
        elif shape.get(f"{{{O}}}hr") in ("t", "true"):
            out.append(_horizontal_rule(shape, width, place))
        elif width is not None and height is not None and _is_line(width, height):
            picture = shape.find(f"{{{V}}}imagedata") is not None
            if picture or shape.get("stroked") not in ("f", "false") or shape.get("fillcolor"):
                dash = shape.find(f"{{{V}}}stroke")
                solid = dash is None or dash.get("dashstyle", "solid") == "solid"
                color = (shape.get("strokecolor") or "black").split()[0]
                weight = points(shape.get("strokeweight"), 1)
                out.append(_drawn("picture" if picture else "vml", width, hang, place, solid=solid, weight_pt=weight,
                                  color="" if color in _BLACK else color.lstrip("#").upper()))  # fmt: skip
    return out


def _horizontal_rule(shape: Any, width: float | None, place: Place) -> Drawn:
    share = points(shape.get(f"{{{O}}}hrpct"), 1)
    length = place.room * share / 1000 if share else width or place.room
    align = shape.get(f"{{{O}}}hralign", "left")
    middle = {"center": place.room / 2, "right": place.room - length / 2}.get(align, length / 2)
    line = RuleLine(technique="vml", width_mm=length, centred=_centred(middle, place.room))
    return Drawn(line=line, middle=middle)


def _vml_hang(style: dict[str, str], width: float, place: Place) -> _Hang:
    if style.get("position") != "absolute":
        return _Hang(place.room / 2 if place.centred else None, "center" if place.centred else "", False)
    align = style.get("mso-position-horizontal", "")
    align = align if align in ("left", "center", "right") else ""
    middle = {"left": width / 2, "center": place.room / 2, "right": place.room - width / 2}.get(align)
    left = _mm(style.get("margin-left") or style.get("left"))
    near = style.get("mso-position-horizontal-relative", "text") in ("text", "char", "margin")
    if middle is None and left is not None and near:
        middle = left + width / 2
    top = _mm(style.get("margin-top") or style.get("top"))
    beside = style.get("mso-position-vertical-relative", "text") in ("text", "line")
    return _Hang(middle, align, bool(beside and top is not None and _above(top, place)))


def borders(layer: Layer, room: float) -> tuple[Drawn | None, Drawn | None, bool]:
    """The lines that a paragraph's own top and bottom border draw, and whether it is framed on all sides.

    A frame is not a rule line. `room` is the width of the column.
    """
    sides = layer.get("borders", {})
    if all(sides.get(side) for side in ("top", "bottom", "left", "right")):
        return None, None, True
    left, right = layer.get("left", 0.0) * MM, layer.get("right", 0.0) * MM
    width = max(room - left - right, 0.0)
    middle = left + width / 2

    def line(side: str) -> Drawn | None:
        found = sides.get(side)
        if not found:
            return None
        drawn = RuleLine(technique="border", width_mm=width, centred=_centred(middle, room), solid=found.kind in _SOLID,
                         weight_pt=found.weight_pt, color=found.color)  # fmt: skip
        return Drawn(line=drawn, above=side == "top", middle=middle)

    return line("top"), line("bottom"), False


_SOLID = {"single", "thick"}


def typed(text: str, size_pt: float, align: str) -> RuleLine | None:
    """The line that a paragraph of nothing but underscores or dashes stands for."""
    found = _TYPED.fullmatch(text)
    if not found:
        return None
    # underscores join into one line, dashes leave gaps
    solid = set(found[1]) <= set("_—―─¯⎯")
    return RuleLine(
        technique="typed", width_mm=width_pt(found[1], size_pt) * MM, centred=align == "center", solid=solid
    )

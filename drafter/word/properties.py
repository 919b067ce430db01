"""One layer of formatting as a dictionary: what a w:rPr or a w:pPr says itself, nothing inherited. Lengths are points."""

from __future__ import annotations

from typing import Any, NamedTuple

from drafter.word.ooxml import VAL, is_on, local, points, w, whole

Layer = dict[str, Any]

#: Switches that combine by exclusive or between the levels of styles (ISO/IEC 29500-1, 17.7.3).
TOGGLES = ("b", "i", "caps", "vanish", "strike", "smallCaps", "outline", "shadow", "emboss", "imprint")
#: Effects that are drawn on words, of which a reader is told one: those of old Word, and those it calls text effects.
ORNAMENTS = ("bdr", "smallCaps", "outline", "shadow", "emboss", "imprint", "effect", "em")
_AUTO_SPACE_PT = 14.0
_LINE_PT = 12.0
_JC = {"left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "justify",
       "distribute": "justify", "thaiDistribute": "justify", "lowKashida": "justify", "mediumKashida": "justify",
       "highKashida": "justify"}  # fmt: skip
_STRETCHED = ("distribute", "thaiDistribute")
_HIDDEN_BORDER = {None, "nil", "none"}
_EIGHTHS = 8
_WHITE = 255


class Border(NamedTuple):
    """A side that is drawn: kind of line in the words of Word ("single"), thickness, colour "" for black."""

    kind: str
    weight_pt: float | None
    color: str


def _fonts(element: Any, theme: dict[str, str]) -> Layer:
    out = {}
    for slot in ("ascii", "hAnsi"):
        # in one element the theme's font wins over the one named (17.3.2.26)
        named = element.get(w(slot))
        themed = theme.get(element.get(w(f"{slot}Theme"), ""))
        if themed or named:
            out[slot] = themed or named
    return out


def run_layer(rpr: Any, theme: dict[str, str]) -> Layer:
    """What a w:rPr says about the look of words."""
    out: Layer = {}
    if rpr is None:
        return out
    for child in rpr:
        name = local(child)
        if name in TOGGLES:
            out[name] = is_on(child)
        elif name == "dstrike":
            out["strike"] = is_on(child)
        elif name == "rFonts":
            out |= _fonts(child, theme)
        elif name == "sz":
            size = points(child.get(VAL), 2)
            if size:
                out["size"] = size
        elif name == "u":
            out["u"] = child.get(VAL, "single") != "none"
        elif name == "color":
            color = child.get(VAL, "auto")
            out["color"] = "000000" if color == "auto" else color.upper()
        elif name == "highlight":
            out["highlight"] = "" if child.get(VAL) == "none" else child.get(VAL, "")
        elif name == "shd":
            out["shading"] = fill(child)
        elif name == "vertAlign":
            out["raised"] = "" if child.get(VAL) == "baseline" else child.get(VAL, "")
        elif name == "position":
            out["lift"] = points(child.get(VAL), 2) or 0.0
        elif name in ("bdr", "effect", "em"):
            out[name] = child.get(VAL, "none") not in ("none", "nil")
        elif name == "spacing":
            out["spread"] = points(child.get(VAL)) or 0.0
        elif name == "w":
            out["scale"] = points((child.get(VAL) or "").rstrip("%"), 1) or 100.0
        elif name == "rStyle":
            out["style"] = child.get(VAL, "")
    return out


def fill(shading: Any) -> str:
    """The colour that a w:shd puts behind words, "" for none. A pattern of dots ("pct15") is the grey it looks like."""
    kind, ground = shading.get(VAL, "clear"), shading.get(w("fill"), "auto")
    if ground not in ("auto", "FFFFFF") or kind in ("clear", "nil"):
        return "" if ground == "auto" or kind == "nil" else ground.upper()
    share = whole(kind.removeprefix("pct")) if kind.startswith("pct") else 100
    grey = round(_WHITE * (1 - min(share or 0, 100) / 100))
    return f"{grey:02X}" * 3 if share else ""


def visible(border: Any) -> bool:
    """Whether a border element draws a line."""
    return border is not None and border.get(VAL) not in _HIDDEN_BORDER


def borders(element: Any) -> dict[str, Any]:
    """The `Border` of each side of a border element, "start"/"end" as left/right: None for a side that draws nothing."""
    names = {"start": "left", "end": "right"}
    if element is None:
        return {}
    return {names.get(local(side), local(side)): _border(side) if visible(side) else None for side in element}


def _border(side: Any) -> Border:
    color = side.get(w("color"), "auto").upper()
    weight = points(side.get(w("sz")), _EIGHTHS)
    return Border(side.get(VAL), weight, "" if color in ("AUTO", "000000") else color)


def _indent(ind: Any) -> Layer:
    out: Layer = {}
    for key, names in (("left", ("start", "left")), ("right", ("end", "right")), ("first", ("firstLine",))):
        for name in names:
            length = points(ind.get(w(name)))
            if length is None:
                # counted in hundredths of a character, taken as 12 pt wide
                length = points(ind.get(w(f"{name}Chars")), 100 / _LINE_PT)
            if length is not None:
                out[key] = length
                break
    hanging = points(ind.get(w("hanging")))
    if hanging is not None:
        out["first"] = -hanging
    return out


def _spacing(element: Any) -> Layer:
    out: Layer = {}
    for side in ("before", "after"):
        length = points(element.get(w(side)))
        lines = whole(element.get(w(f"{side}Lines")))
        auto = element.get(w(f"{side}Autospacing"))
        if length is not None:
            out[side] = length
        if lines:
            out[side] = lines / 100 * _LINE_PT
        if auto is not None:
            out[f"{side}_auto"] = auto not in ("0", "false", "off")
    if (line := points(element.get(w("line")))) is not None:
        out["line"] = line
        out["rule"] = "auto"
    if rule := element.get(w("lineRule")):
        out["rule"] = rule
    return out


def _number(numpr: Any) -> Layer:
    out: Layer = {}
    for child in numpr:
        number = whole(child.get(VAL))
        if number is not None and local(child) in ("numId", "ilvl"):
            out[local(child)] = number
    return out


def paragraph_layer(ppr: Any) -> Layer:
    """What a w:pPr says about the shape of a paragraph. "borders" and "tabs" are dictionaries of their own."""
    out: Layer = {}
    if ppr is None:
        return out
    for child in ppr:
        name = local(child)
        if name == "pStyle":
            out["style"] = child.get(VAL, "")
        elif name == "jc":
            if child.get(VAL) in _JC:
                out["jc"] = _JC[child.get(VAL)]
                out["stretched"] = child.get(VAL) in _STRETCHED
        elif name == "ind":
            out |= _indent(child)
        elif name == "spacing":
            out |= _spacing(child)
        elif name in ("keepNext", "contextualSpacing", "pageBreakBefore", "bidi"):
            out[name] = is_on(child)
        elif name == "outlineLvl":
            out["outline"] = whole(child.get(VAL))
        elif name == "numPr":
            out |= _number(child)
        elif name == "shd":
            out["ground"] = fill(child)
        elif name == "pBdr":
            out["borders"] = borders(child)
        elif name == "tabs":
            out["tabs"] = {points(tab.get(w("pos"))) or 0.0: tab.get(VAL, "left") for tab in child}
        elif name == "framePr":
            out["frame"] = child.get(w("xAlign"), "left" if child.get(w("x")) else "")
    return out


def merge(low: Layer, high: Layer) -> Layer:
    """Both layers, the higher one winning; borders and tabs side by side."""
    out = {**low, **high}
    for key in ("borders", "tabs"):
        if key in low and key in high:
            out[key] = {**low[key], **high[key]}
    return out


def space(layer: Layer, side: str) -> float:
    """The space before or after in points; an "automatic" one as Word draws it."""
    return _AUTO_SPACE_PT if layer.get(f"{side}_auto") else float(layer.get(side, 0.0))

"""Mending the rule lines of the head: thin and black, whatever drew them; and page breaks that leave a page empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.check.case import Case
from drafter.check.rules.rulelines import THICK_PT
from drafter.i18n import _
from drafter.word.editing import Package
from drafter.word.fix_words import Words
from drafter.word.lines import Drawn, Place, drawing, vml
from drafter.word.ooxml import WPS, A, local, points, val, w
from drafter.word.properties import visible

#: What a mended line is: the eighths of a point of Word's own thin border, and the same in English metric units.
_EIGHTHS, _EMU, _POINTS = "6", "9525", "0.75pt"
#: Paragraphs below the title in which its line may stand.
_BELOW = 4
_PLACE = Place(room=100.0)


def line_looks(package: Package, case: Case, words: Words) -> str:
    """Lines of the letterhead and under the title that are thick or coloured."""
    marks = [
        piece.paragraph.index
        for key in ("trich_yeu", "ten_loai", "dia_danh_ngay")
        for piece in case.anatomy.of(key)
    ]
    head = words.elements[: max(marks, default=-1) + _BELOW]
    named = {name for p in head if (ppr := p.find(w("pPr"))) is not None and (name := val(ppr, "pStyle"))}
    for frame in [*_frames(head), *_styled_frames(package, named)]:
        for side in frame:
            if local(side) in ("top", "bottom", "between") and visible(side):
                _thin_border(side)
    for p in head:
        for element in p.iter(w("drawing")):
            for shape in element.iter(f"{{{WPS}}}wsp") if _is_wrong(drawing(element, _PLACE)) else ():
                _thin_shape(shape)
        for element in p.iter(w("pict")):
            for shape in element if _is_wrong(vml(element, _PLACE)) else ():
                shape.set("strokecolor", "black")
                shape.set("strokeweight", _POINTS)
    return _("đường kẻ đầu trang: nét đen, mảnh")


def _frames(head: list[Any]) -> Iterator[Any]:
    for p in head:
        frame = p.find(f"{w('pPr')}/{w('pBdr')}")
        if frame is not None and not _is_box(frame):
            yield frame


def _styled_frames(package: Package, names: set[str]) -> Iterator[Any]:
    part = package.target("styles") if names else ""
    for style in package.root(part).iterfind(w("style")) if part else ():
        frame = style.find(f"{w('pPr')}/{w('pBdr')}")
        if style.get(w("styleId")) in names and frame is not None and not _is_box(frame):
            yield frame


def _is_box(frame: Any) -> bool:
    return {"top", "bottom"} <= {local(side) for side in frame} and len(frame) > 3


def _thin_border(side: Any) -> None:
    weight = points(side.get(w("sz")), 8)
    if weight is not None and weight > THICK_PT:
        side.set(w("sz"), _EIGHTHS)
    if side.get(w("color"), "auto") not in ("auto", "000000"):
        for name in ("themeColor", "themeTint", "themeShade"):
            side.attrib.pop(w(name), None)
        side.set(w("color"), "000000")


def _is_wrong(shapes: list[Any]) -> bool:
    return any(
        isinstance(one, Drawn) and (one.line.color or (one.line.weight_pt or 0.0) > THICK_PT)
        for one in shapes
    )


def _thin_shape(shape: Any) -> None:
    look = shape.find(f"{{{WPS}}}spPr")
    stroke = None if look is None else look.find(f"{{{A}}}ln")
    if look is None or (stroke is not None and stroke.find(f"{{{A}}}noFill") is not None):
        return
    if stroke is None:
        geometry = look.find(f"{{{A}}}prstGeom")
        stroke = look.makeelement(f"{{{A}}}ln")
        look.append(stroke) if geometry is None else geometry.addnext(stroke)
    stroke.set("w", _EMU)
    for paint in stroke.findall(f"{{{A}}}solidFill"):
        stroke.remove(paint)
    paint = stroke.makeelement(f"{{{A}}}solidFill")
    paint.append(stroke.makeelement(f"{{{A}}}srgbClr", {"val": "000000"}))
    stroke.insert(0, paint)


def blank_pages(package: Package, case: Case, words: Words) -> str:
    """Paragraphs of nothing but a page break, of which one leaves a page empty."""
    body = package.document.find(w("body"))
    blocks = [block for block in body if block.tag != w("sectPr")]
    kinds = [_kind(block) for block in blocks]
    for at, kind in enumerate(kinds):
        rest = [one for one in kinds[at + 1 :] if one != "blank"]
        is_first = all(one in ("blank", "break") for one in kinds[:at])
        is_last = not rest and at + 1 < len(kinds)
        if kind == "break" and (is_first or is_last or rest[:1] in (["break"], ["section"])):
            body.remove(blocks[at])
    return _("đã bỏ dấu ngắt trang để lại trang trắng")


_QUIET = frozenset(map(w, ("pPr", "proofErr", "lastRenderedPageBreak")))


def _kind(block: Any) -> str:
    """ "blank", "break" for a page break alone, "section" for what only ends one; "" for a block that shows something."""
    if block.tag != w("p") or block.find(f"{w('pPr')}/{w('numPr')}") is not None:
        return ""
    section = block.find(f"{w('pPr')}/{w('sectPr')}")
    runs = [inner for inner in block if inner.tag not in _QUIET]
    if section is not None:
        return "section" if not runs and val(section, "type") not in ("continuous", "nextColumn") else ""
    if not runs:
        return "blank"
    held = [part for run in runs for part in run if part.tag not in (w("rPr"), *_QUIET)]
    is_break = all(run.tag == w("r") for run in runs) and [part.tag for part in held] == [w("br")]
    return "break" if is_break and held[0].get(w("type")) == "page" else ""

"""Mending looks: font, size, weight, slope, underline, colour, place. Direct formatting, which wins over every style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.anatomy import Piece
from drafter.check.case import Case
from drafter.check.rules.common import (
    FREE_STYLE,
    RUNNING,
    UNDERLINE_JUDGED,
    dotted_titles,
    judged,
    underline_told,
)
from drafter.check.rules.ink import STAMPS, is_grey_cell, is_ground, is_ornamented, is_pressed
from drafter.check.rules.looks import is_off_centre, is_underlined
from drafter.i18n import _
from drafter.view import Run
from drafter.word.editing import Package, child, first
from drafter.word.fix_words import Words, black, size, toggle, underline
from drafter.word.ooxml import VAL, A, w
from drafter.word.source import legacy_font

_SIGNS = re.compile(r"symbol|wingdings|webdings|opensymbol|mt extra|cambria math", re.IGNORECASE)
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}
#: What has the size of the running text.
_OF_BODY = RUNNING | {"h_khoan_titled"}
_LISTS = ("noi_nhan_item", "luu", "can_cu")


def fonts(package: Package, case: Case, words: Words) -> str:
    """Every font becomes the regime's, themes included. Fonts of signs and of old encodings stay: their letters mean else."""
    font = case.profile.page.font
    was_themed = False
    for part in package.matching(rb"rFonts"):
        for element in package.root(part).iter(w("rFonts")):
            named = {element.get(w(slot), "") for slot in _SLOTS}
            if any(_SIGNS.search(name) or legacy_font(name) for name in named):
                continue
            _keep_face(element, named)
            themed = [key for key in element.attrib if key.endswith("Theme")]
            if not themed and named <= {"", font}:
                continue
            was_themed = was_themed or bool(themed)
            for key in themed:
                del element.attrib[key]
            if themed or any(named):
                for slot in _SLOTS:
                    element.set(w(slot), font)
    theme = package.target("theme") if was_themed else ""
    for latin in package.root(theme).iter(f"{{{A}}}latin") if theme else ():
        latin.set("typeface", font)
    return _("phông chữ: {font} trong toàn văn bản").format(font=font)


def _keep_face(fonts: Any, named: set[str]) -> None:
    """A font called "Times New Roman Italic" is italic by its name: the letters stay so by their properties."""
    run = fonts.getparent().getparent()
    for word, name in (("bold", "b"), ("italic", "i")):
        if (
            run.tag == w("r")
            and any(word in font.casefold() for font in named)
            and fonts.getparent().find(w(name)) is None
        ):
            toggle(run, name, True)


def _wrong(case: Case, component: str, piece: Piece, trait: str, wanted: bool) -> bool:
    """Whether the weight or slope of a piece is to be changed: never that of a few words inside a sentence."""
    runs = [run for run in piece.words if _has_letters(run) and not run.is_field]
    wrong = [run for run in runs if getattr(run, trait) != wanted]
    if component in RUNNING:
        sentence = trait != "bold" or piece.text.endswith((".", ";", ":")) or component == "h_diem"
        return bool(runs) and len(wrong) == len(runs) and sentence
    if component in _LISTS:
        return sum(len(r.text) for r in wrong) * 2 > sum(len(r.text) for r in runs)
    return bool(wrong)


def _has_letters(run: Run) -> bool:
    return any(c.isalnum() for c in run.text)


def _style(case: Case, words: Words, trait: str, name: str) -> None:
    titles = dotted_titles(case)
    for component, like, piece in judged(case):
        wanted = bool(getattr(case.profile.looks[like], trait))
        if (
            component not in FREE_STYLE
            and id(piece) not in titles
            and _wrong(case, component, piece, trait, wanted)
        ):
            for run in words.runs(piece):
                toggle(run, name, wanted)


def weights(package: Package, case: Case, words: Words) -> str:
    """Bold and upright weights by component."""
    _style(case, words, "bold", "b")
    return _("chữ đậm, không đậm của từng thành phần")


def slopes(package: Package, case: Case, words: Words) -> str:
    """Italics by component."""
    _style(case, words, "italic", "i")
    return _("chữ nghiêng, chữ đứng của từng thành phần")


def sizes(package: Package, case: Case, words: Words) -> str:
    """Sizes by component: running text in the size most of it has, the head in one of the sets that go together."""
    looks = case.profile.looks
    body = _usual_size(case)
    together = _set_of_sizes(case)
    for component, like, piece in judged(case):
        look = looks[like]
        if not look.size_checked:
            continue
        wanted = together.get(
            component, body if component in _OF_BODY and look.size_pt.allows(body) else look.size_pt.preferred
        )
        found = {run.size_pt for run in piece.words if run.size_pt and not run.is_field}
        exact = component in _OF_BODY or component in together
        if any(one != wanted if exact else not look.size_pt.allows(one) for one in found):
            for run in words.runs(piece):
                size(run, wanted)
    for run in _typed_line(case, words):
        size(run, looks["gach_duoi_trich_yeu"].size_pt.preferred)
    return _("cỡ chữ của từng thành phần")


def _typed_line(case: Case, words: Words) -> Iterator[Any]:
    """The runs of the hyphens under the title, which the view counts as a line of the paragraph above them."""
    for piece in case.anatomy.of("trich_yeu")[-1:] if "gach_duoi_trich_yeu" in case.profile.looks else ():
        below = (
            words.spans(piece.paragraph.index + 1) if piece.paragraph.index + 1 < len(words.elements) else []
        )
        if set("".join(text for _run, text in below).strip()) == {"-"}:
            yield from (run for run, _text in below)


def _usual_size(case: Case) -> float:
    look = case.profile.looks["body"]
    counts: dict[float, int] = {}
    for component in RUNNING:
        for piece in case.anatomy.of(component):
            for run in piece.words:
                if look.size_pt.allows(run.size_pt):
                    counts[run.size_pt] = counts.get(run.size_pt, 0) + len(run.text)
    return max(counts, key=lambda one: counts[one]) if counts else look.size_pt.preferred


def _set_of_sizes(case: Case) -> dict[str, float]:
    """The first set of sizes, unless the document already keeps to one."""
    sets = case.profile.size_sets
    found = {
        component: {run.size_pt for piece in case.anatomy.of(component) for run in piece.words if run.size_pt}
        for component in (sets[0] if sets else ())
    }
    kept = [one for one in sets if all(found[key] <= {pt} for key, pt in one.items())]
    return {} if kept or not sets else dict(sets[0])


def underlines(package: Package, case: Case, words: Words) -> str:
    """Underlines by component."""
    for component in UNDERLINE_JUDGED:
        look = case.look(component)
        for piece in case.anatomy.of(component) if look else ():
            if look and any(run.underline != look.underline for run in piece.words):
                for run in words.runs(piece):
                    underline(run, look.underline)
    for component in underline_told(case):
        for piece in case.anatomy.of(component):
            if is_underlined(piece):
                for run in words.runs(piece):
                    underline(run, False)
    return _("gạch chân")


def colours(package: Package, case: Case, words: Words) -> str:
    """Black letters on white, but for the marks that are stamped in red."""
    red = {piece.paragraph.index for component in STAMPS for piece in case.anatomy.of(component)}
    for paragraph in case.view.paragraphs():
        if paragraph.index in red or not any(
            _is_coloured(run, case.profile.page.color) for run in paragraph.words
        ):
            continue
        for run, _text in words.spans(paragraph.index):
            black(run, case.profile.page.color)
    for paragraph in case.view.paragraphs():
        if is_ground(paragraph.ground) and not is_grey_cell(paragraph):
            _clear_ground(words.paragraph(paragraph.index))
    for part in package.matching(rb"<w:(hdr|ftr|footnotes)\b"):
        for run in package.root(part).iter(w("r")):
            black(run, case.profile.page.color)
    return _("chữ màu đen, nền trắng")


def _clear_ground(p: Any) -> None:
    """No colour behind a paragraph, nor behind the cell it stands in."""
    cell = p.getparent()
    holders = [first(p, "pPr"), *([first(cell, "tcPr")] if cell.tag == w("tc") else [])]
    for holder in holders:
        ground = child(holder, "shd")
        ground.attrib.clear()
        for key, value in ((VAL, "clear"), (w("color"), "auto"), (w("fill"), "auto")):
            ground.set(key, value)


def presses(package: Package, case: Case, words: Words) -> str:
    """Letters at their own width and distance."""
    for _component, _like, piece in judged(case):
        if any(is_pressed(run) for run in piece.words):
            for run in words.runs(piece):
                child(first(run, "rPr"), "spacing").set(VAL, "0")
                child(first(run, "rPr"), "w").set(VAL, "100")
    return _("chữ không nén, không giãn")


def ornaments(package: Package, case: Case, words: Words) -> str:
    """Letters on the line, without frame, shadow or other effects."""
    stamped = {
        piece.paragraph.index for component in (*STAMPS, "luu") for piece in case.anatomy.of(component)
    }
    for paragraph in case.view.paragraphs():
        if paragraph.index in stamped or not any(map(is_ornamented, paragraph.words)):
            continue
        for run, _text in words.spans(paragraph.index):
            properties = first(run, "rPr")
            for name, none in _NO_ORNAMENT.items():
                element = child(properties, name)
                element.attrib.clear()
                element.set(VAL, none)
    return _("chữ không nâng, không đóng khung, không hiệu ứng")


#: What takes an effect away, whatever style gave it.
_NO_ORNAMENT = {"position": "0", "bdr": "nil", "effect": "none", "em": "none", "smallCaps": "0", "outline": "0", "shadow": "0",
                "emboss": "0", "imprint": "0", "vertAlign": "baseline"}  # fmt: skip


def _is_coloured(run: Run, color: str) -> bool:
    return run.color not in (color, "auto", "") or is_ground(run.shading)


def places(package: Package, case: Case, words: Words) -> str:
    """Left, centred, right or justified, by component."""
    for paragraph, align in _misplaced(case):
        properties = first(words.paragraph(paragraph), "pPr")
        child(properties, "jc").set(VAL, _JC[align])
        if align == "center":
            ind = child(properties, "ind")
            ind.attrib.clear()
            for side in ("left", "right", "firstLine"):
                ind.set(w(side), "0")
    for run in _typed_line(case, words):
        align = case.profile.looks["gach_duoi_trich_yeu"].align
        child(first(next(run.iterancestors(w("p"))), "pPr"), "jc").set(VAL, _JC[align])
    return _("căn giữa, căn đều hai lề")


def _misplaced(case: Case) -> Iterator[tuple[int, Any]]:
    for component, like, piece in judged(case):
        look, paragraph = case.profile.looks[like], piece.paragraph
        by_tabs = piece.side and paragraph.where.table < 0
        is_right = paragraph.align == look.align and not (is_off_centre(paragraph) or paragraph.is_stretched)
        if not look.align_checked or by_tabs or component == "h_tiet" or is_right:
            continue
        if {paragraph.align, look.align} == {"left", "justify"} and look.align == "left":
            continue
        yield paragraph.index, look.align

"""Putting looks on the words of a document: direct formatting of letters and paragraphs, by the bookmark of their line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from drafter.review.looks import Dressing
from drafter.word.context import bookmark
from drafter.word.editing import Package, child, first
from drafter.word.fix_words import Words, tidy, toggle, underline
from drafter.word.ooxml import VAL, w
from drafter.word.read import read_view

_TWIPS_MM = 1440 / 25.4
_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def dressed(data: bytes, name: str, dressings: Iterable[Dressing]) -> bytes:
    """The document with these looks. A line that is not there, or has other words now, is left as it is."""
    wanted = {bookmark(one.line): one for one in dressings}
    if not wanted:
        return data
    package = Package(data, name)
    words = Words(package)
    for paragraph in read_view(data, name).paragraphs():
        one = next((wanted[mark] for mark in paragraph.bookmarks if mark in wanted), None)
        shown = "".join(text for _run, text in words.spans(paragraph.index)) if one else ""
        if one is None or not one.words == shown == "".join(run.text for run in paragraph.runs):
            continue
        for start, end, values in one.spans:
            for run in words.between(paragraph.index, start, end):
                _letters(run, values)
        if one.shape:
            _shape(first(words.paragraph(paragraph.index), "pPr"), one.shape)
    tidy(package)
    return package.save()


def _letters(run: Any, values: Mapping[str, Any]) -> None:
    """Looks of a run by their name in `drafter.view.Run`."""
    for trait, value in values.items():
        if trait in ("bold", "italic"):
            toggle(run, trait[0], value)
        elif trait == "underline":
            underline(run, value)
        elif trait == "struck":
            _only(first(run, "rPr"), "strike", {VAL: "1" if value else "0"})
        elif trait == "color":
            _only(first(run, "rPr"), "color", {VAL: value})
        elif trait == "highlight":
            _only(first(run, "rPr"), "highlight", {VAL: value or "none"})
        elif trait == "shading":
            _only(first(run, "rPr"), "shd", {VAL: "clear", w("color"): "auto", w("fill"): value or "auto"})


def _shape(properties: Any, values: Mapping[str, Any]) -> None:
    """Looks of a paragraph by their name in `drafter.view.Paragraph`; lengths in millimetres."""
    if "align" in values:
        _only(properties, "jc", {VAL: _JC[values["align"]]})
    for trait, gone, key in (
        ("indent_left_mm", ("start", "startChars", "leftChars"), "left"),
        ("indent_right_mm", ("end", "endChars", "rightChars"), "right"),
        ("first_line_mm", ("hanging", "hangingChars", "firstLine", "firstLineChars"), "firstLine"),
    ):
        if trait in values:
            ind = child(properties, "ind")
            for other in gone:
                ind.attrib.pop(w(other), None)
            twips = round(values[trait] * _TWIPS_MM)
            hangs = key == "firstLine" and twips < 0
            ind.set(w("hanging" if hangs else key), str(-twips if hangs else twips))


def _only(properties: Any, name: str, attributes: Mapping[str, str]) -> None:
    element = child(properties, name)
    element.attrib.clear()
    for key, value in attributes.items():
        element.set(key, value)

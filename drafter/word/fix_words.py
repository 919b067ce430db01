"""The runs of a piece of the anatomy: found again in the XML, and cut where a run reaches beyond the piece."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from drafter.anatomy import Piece
from drafter.word.editing import Package, child, first
from drafter.word.inline import Story
from drafter.word.lines import Place
from drafter.word.ooxml import VAL, XML_SPACE, w
from drafter.word.xml import half_points

_ONE = frozenset(map(w, ("tab", "ptab", "cr", "noBreakHyphen", "sym")))
_T, _BR = w("t"), w("br")


class Words:
    """The runs of one file by paragraph of the view."""

    def __init__(self, package: Package) -> None:
        self.elements = package.paragraphs()
        for run in package.document.iter(w("r")):
            # a run is known by its properties, which the reader hands on: each needs some
            first(run, "rPr")
        self._places: dict[Any, list[tuple[Any, str]]] = {}

    def paragraph(self, index: int) -> Any:
        """The w:p of a paragraph of the view."""
        return self.elements[index]

    def spans(self, index: int) -> list[tuple[Any, str]]:
        """(run, words it shows) of a paragraph in the order of reading."""
        p = self.elements[index]
        if p not in self._places:
            content = Story().read(p, Place(room=100.0))
            out: list[tuple[Any, str]] = []
            for piece in content.pieces:
                run = None if piece.rpr is None else piece.rpr.getparent()
                if run is None:
                    continue
                if out and out[-1][0] is run:
                    out[-1] = (run, out[-1][1] + piece.text)
                else:
                    out.append((run, piece.text))
            self._places[p] = out
        return self._places[p]

    def runs(self, piece: Piece) -> list[Any]:
        """The runs that show the piece and nothing else; the whole paragraph's where that cannot be told apart."""
        index = piece.paragraph.index
        whole = piece.paragraph.text
        wanted = "".join(run.text for run in piece.runs if not run.hidden)
        begin = whole.find(wanted) if wanted != whole else -1
        shown = "".join(text for _run, text in self.spans(index))
        if begin >= 0 and len(shown) == len(whole):
            runs = self.between(index, begin, begin + len(wanted))
            return [run for run, text in self.spans(index) if run in runs and text.strip()]
        return [run for run, text in self.spans(index) if text.strip()]

    def between(self, index: int, start: int, end: int) -> list[Any]:
        """The runs that show the letters from `start` to `end` of a paragraph and nothing else."""
        self._cut(index, start)
        self._cut(index, end)
        out, at = [], 0
        for run, text in self.spans(index):
            if start <= at < end:
                out.append(run)
            at += len(text)
        return out

    def _cut(self, index: int, offset: int) -> None:
        at = 0
        for run, text in self.spans(index):
            if at < offset < at + len(text):
                if _split(run, offset - at):
                    del self._places[self.elements[index]]
                return
            at += len(text)


def _split(run: Any, offset: int) -> bool:
    """Cut a run in two after so many characters; False where they cannot be counted."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    rest.append(deepcopy(run.find(w("rPr"))))
    at = 0
    for inner in list(run):
        if inner.tag == _T:
            keep_space(inner)
            length = len(inner.text)
            if at < offset < at + length:
                tail = deepcopy(inner)
                tail.text, inner.text = inner.text[offset - at :], inner.text[: offset - at]
                rest.append(tail)
                at = offset
                continue
        elif inner.tag in _ONE or (
            inner.tag == _BR and inner.get(w("type"), "textWrapping") == "textWrapping"
        ):
            length = 1
        elif inner.tag == w("rPr"):
            continue
        else:
            length = 0
        if at >= offset:
            rest.append(inner)
        at += length
    if len(rest) == 1:
        return False
    run.addnext(rest)
    return True


def tidy(package: Package) -> None:
    """Take out the properties of runs that hold nothing: those that `Words` gave to know each run by."""
    for properties in list(package.document.iter(w("rPr"))):
        if not len(properties) and properties.getparent().tag == w("r"):
            properties.getparent().remove(properties)


def keep_space(text: Any) -> None:
    """Make a w:t show all it holds. White space at its ends that was not shown goes, lest it come to light."""
    if text.get(XML_SPACE) != "preserve":
        text.text = (text.text or "").strip(" \t\r\n")
        text.set(XML_SPACE, "preserve")
    text.text = text.text or ""


def toggle(run: Any, name: str, on: bool) -> None:
    """Bold or italic, also for the complex scripts."""
    for one in (name, f"{name}Cs"):
        element = child(first(run, "rPr"), one)
        element.attrib.pop(VAL, None)
        if not on:
            element.set(VAL, "0")


def size(run: Any, pt: float) -> None:
    """The size in points."""
    for one in ("sz", "szCs"):
        child(first(run, "rPr"), one).set(VAL, str(half_points(pt)))


def underline(run: Any, on: bool) -> None:
    """A plain underline, or none."""
    element = child(first(run, "rPr"), "u")
    element.attrib.clear()
    element.set(VAL, "single" if on else "none")


def black(run: Any, color: str) -> None:
    """Letters in this colour on no ground."""
    properties = first(run, "rPr")
    element = child(properties, "color")
    element.attrib.clear()
    element.set(VAL, color)
    ground = child(properties, "shd")
    ground.attrib.clear()
    for key, value in ((VAL, "clear"), (w("color"), "auto"), (w("fill"), "auto")):
        ground.set(key, value)

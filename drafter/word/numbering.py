"""Automatic numbers as the text a reader sees, and the indents that their levels give."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from drafter.text import roman
from drafter.word.ooxml import flag, val, w, whole
from drafter.word.properties import Layer, paragraph_layer

#: Bullets of Symbol and Wingdings, which have no letters of their own, as what they look like.
SYMBOLS = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0x6F: "o", 0x2D: "-", 0xE0: "→", 0xF0: "⇨", 0x2A: "*",
           0xA8: "□", 0x6E: "■", 0x71: "❑", 0xFE: "☑", 0x2B: "+"}  # fmt: skip
_MAX_LETTERS = 40


def symbol(code: int) -> str:
    """A character of a symbol font: what it looks like, or itself."""
    low = code & 0xFF
    return SYMBOLS.get(low, chr(low) if 0x20 < low < 0x7F else "•") if 0xF000 <= code <= 0xF0FF else chr(code)


def _letters(number: int) -> str:
    # Word repeats the letter after z: aa, bb
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _MAX_LETTERS)


def number_text(number: int, form: str) -> str:
    """A number in one of Word's forms (w:numFmt); a form that is not known is written in digits."""
    if form == "none":
        return ""
    if number > 0 and number < 4000 and form in ("upperRoman", "lowerRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if number > 0 and form in ("upperLetter", "lowerLetter"):
        return _letters(number).upper() if form == "upperLetter" else _letters(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a numbering. `restart` 0: never; n: when a level above n is counted."""

    form: str
    text: str
    start: int
    indents: Layer
    style: str
    restart: int
    legal: bool

    @classmethod
    def of(cls, lvl: Any, depth: int) -> Level:
        """The level that a w:lvl at depth `depth` describes."""
        restart = whole(val(lvl, "lvlRestart"))
        start = whole(val(lvl, "start"))
        layer = paragraph_layer(lvl.find(w("pPr")))
        return cls(
            form=val(lvl, "numFmt") or "decimal",
            text=val(lvl, "lvlText") or "",
            start=1 if start is None else start,
            indents={key: layer[key] for key in ("left", "right", "first") if key in layer},
            style=val(lvl, "pStyle") or "",
            restart=depth if restart is None else restart,
            legal=flag(lvl, "isLgl"),
        )


@dataclass(slots=True)
class _Num:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """The numberings of a file. `label` counts, so it is asked once a paragraph, in order."""

    def __init__(self, root: Any, linked: Callable[[str], int | None] = lambda _: None) -> None:
        """`linked` gives the numId a numbering style stands for."""
        self._nums: dict[int, _Num] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._linked = linked
        self._abstracts: dict[str, Any] = {}
        if root is None:
            return
        self._abstracts = {a.get(w("abstractNumId"), ""): a for a in root.iterfind(w("abstractNum"))}
        self._elements = {whole(num.get(w("numId"))): num for num in root.iterfind(w("num"))}
        for id_, num in self._elements.items():
            if id_ is not None:
                self._nums[id_] = self._num(num)

    def _abstract(self, id_: str) -> str:
        element = self._abstracts.get(id_)
        link = None if element is None else val(element, "numStyleLink")
        number = self._linked(link) if link else None
        target = self._elements.get(number) if number else None
        abstract = None if target is None else val(target, "abstractNumId")
        return abstract if abstract in self._abstracts and abstract is not None else id_

    def _num(self, num: Any) -> _Num:
        abstract = self._abstract(val(num, "abstractNumId") or "")
        element = self._abstracts.get(abstract)
        levels = {} if element is None else _levels(element)
        out = _Num(abstract, levels)
        for override in num.iterfind(w("lvlOverride")):
            depth = whole(override.get(w("ilvl"))) or 0
            lvl = override.find(w("lvl"))
            start = whole(val(override, "startOverride"))
            if lvl is not None:
                levels[depth] = Level.of(lvl, depth)
            if start is not None:
                out.starts[depth] = start
        return out

    def level(self, num_id: int, depth: int | None, style: str) -> int:
        """The level a paragraph stands on: the one it says, else the one that names its style, else the first."""
        num = self._nums.get(num_id)
        if depth is None and num:
            depth = next((d for d, level in num.levels.items() if level.style and level.style == style), 0)
        return depth or 0

    def indents(self, num_id: int, depth: int | None, style: str) -> Layer:
        """The indents of a level as a layer of the cascade."""
        num = self._nums.get(num_id)
        level = num.levels.get(self.level(num_id, depth, style)) if num else None
        return level.indents if level else {}

    def label(self, num_id: int, depth: int | None, style: str) -> str:
        """Count one paragraph and return its number, "" when it has none."""
        num = self._nums.get(num_id)
        depth = self.level(num_id, depth, style)
        level = num.levels.get(depth) if num else None
        if num is None or level is None:
            return ""
        counts = self._counts.setdefault(num.abstract, {})
        if depth in num.starts:
            # the start of an override counts once, at the first paragraph of this list
            counts[depth] = num.starts.pop(depth)
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            below = num.levels.get(deeper)
            if below is None or depth < below.restart:
                del counts[deeper]
        if level.form == "bullet":
            return "".join(symbol(ord(char)) for char in level.text)
        return re.sub(
            r"%([1-9])", lambda m: self._count(num, counts, int(m[1]) - 1, level), level.text
        ).strip()

    def _count(self, num: _Num, counts: dict[int, int], depth: int, at: Level) -> str:
        level = num.levels.get(depth)
        if level is None:
            return ""
        form = "decimal" if at.legal and level.form != "none" else level.form
        return number_text(counts.get(depth, level.start), form)


def _levels(abstract: Any) -> dict[int, Level]:
    out = {}
    for lvl in abstract.iterfind(w("lvl")):
        depth = whole(lvl.get(w("ilvl"))) or 0
        out[depth] = Level.of(lvl, depth)
    return out

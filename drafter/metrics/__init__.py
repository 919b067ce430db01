"""How wide a text is in Times New Roman, without a font at hand.

Header lines, rule lines and columns are laid out from these widths. They are the advance widths of Times New
Roman, which LibreOffice's stand-in (Liberation Serif) shares; a character that is not in the table counts as
half an em.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

UNITS_PER_EM = 2048
_FILE = Path(__file__).with_name("advance_widths.json")


@cache
def _face(bold: bool, italic: bool) -> dict[str, int]:
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    name = {(0, 0): "regular", (1, 0): "bold", (0, 1): "italic", (1, 1): "bold_italic"}[bold, italic]
    return dict(zip(data["chars"], data[name], strict=True))


@lru_cache(maxsize=2048)
def _units(text: str, bold: bool, italic: bool) -> int:
    face = _face(bold, italic)
    return sum([face.get(char, UNITS_PER_EM // 2) for char in text])


def width_pt(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of the text on one line, in points."""
    return _units(text, bold, italic) * size_pt / UNITS_PER_EM


def wrap(
    text: str, limit_pt: float, size_pt: float, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """The lines as a word processor breaks them: as many words on each line as fit in `limit_pt`."""
    words = text.split(" ")
    widths, space = [_units(word, bold, italic) for word in words], _units(" ", bold, italic)
    lines, width = [words[0]], widths[0]
    for word, units in zip(words[1:], widths[1:], strict=True):
        if (width + space + units) * size_pt / UNITS_PER_EM <= limit_pt:
            lines[-1] += f" {word}"
            width += space + units
        else:
            lines.append(word)
            width = units
    return lines


@lru_cache(maxsize=256)
def _balanced(text: str, limit_pt: float, size_pt: float, bold: bool, italic: bool) -> tuple[str, ...]:
    count = len(wrap(text, limit_pt, size_pt, bold=bold, italic=italic))
    if count == 1:
        return (text,)
    low, high = width_pt(text, size_pt, bold=bold, italic=italic) / count, limit_pt
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(wrap(text, middle, size_pt, bold=bold, italic=italic)) > count:
            low = middle
        else:
            high = middle
    return tuple(wrap(text, high, size_pt, bold=bold, italic=italic))


def balance(
    text: str, limit_pt: float, size_pt: float, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """The lines of a centred header: as few as fit, and as even as they can be, so that no word stands alone."""
    return list(_balanced(text, limit_pt, size_pt, bold, italic))

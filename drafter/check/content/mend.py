"""Mechanical mending of a text: what a rule finds and only one writing can be right. Nothing else is ever changed."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.check.content.language import doubled
from drafter.citations import find
from drafter.i18n import _


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after mending, and what was done to it, one sentence each."""

    text: str
    done: tuple[str, ...] = ()


def mend(text: str) -> Mended:
    """Symbols without spaces or long dashes inside (ND301), doubled words once (ND701). Mending twice changes nothing more."""
    done: list[str] = []
    for cited in reversed(find(text)):
        symbol = cited.symbol
        if symbol.slips and "shape" not in symbol.slips:
            text = text[: cited.symbol_start] + symbol.text + text[cited.symbol_end :]
            done.append(_("“{found}” thành “{right}”").format(found=symbol.raw, right=symbol.text))
    while places := list(doubled(text)):
        m = places[-1]
        text = text[: m.start()] + m["w"] + text[m.end() :]
        done.append(_("“{found}” thành “{right}”").format(found=m[0], right=m["w"]))
    return Mended(text, tuple(reversed(done)))

"""Sentences of ours round the answers: opening, closing, "(Kèm theo ...)". Their text is Jinja in `templates/wording`.

A wording prints to segments, so that each value in a sentence keeps the path of its answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from drafter.errors import TemplateError
from drafter.i18n import _
from drafter.model.papers import Paper
from drafter.program import Runner, UndefinedName, Written
from drafter.sheet.lines import Segment, Text, answer

#: The sentences every wording must hold.
NAMES = ("opening", "citation", "basis", "closing", "attached", "attached_plan")


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of one family of bodies, as programs by name."""

    programs: dict[str, Written]
    _ready: dict[str, Runner] = field(default_factory=dict, compare=False, repr=False)

    def say(self, name: str, values: dict[str, Any]) -> Text:
        """The sentence with these values: strings are ours, texts keep their paths. One line, single spaces."""
        try:
            if name not in self._ready:
                self._ready[name] = Runner(self.programs[name], lambda value: value)
            pieces = self._ready[name](values)
        except UndefinedName as error:
            raise TemplateError(
                _("câu mẫu “{name}” dùng giá trị không có: {value}").format(name=name, value=error.args[0])
            ) from None
        return _tidy([piece if isinstance(piece, tuple) else str(piece) for piece in pieces])

    def cite(self, paper: Paper, path: str, before_date: str, *, date_in_words: Text = ()) -> Text:
        """A document as it is cited the first time, in the regime's manner of writing the date.

        `date_in_words` ("ngày 05 tháng 3 năm 2026") is printed instead of 05/3/2026.
        """
        if paper.verbatim:
            return answer(paper.verbatim, f"{path}.verbatim")
        date = answer(paper.date.short, f"{path}.date") if paper.date else ()
        if date_in_words:
            date, before_date = date_in_words, before_date.removesuffix("ngày ")
        elif paper.date and not paper.date.is_complete:
            before_date = before_date.replace("ngày", "tháng" if paper.date.month else "năm")
        values = {
            "type": answer(paper.type, f"{path}.type"),
            "symbol": answer(paper.symbol, f"{path}.symbol"),
            "date": date,
            "before_date": before_date,
            "body": answer(paper.body, f"{path}.body"),
            "subject": answer(paper.subject, f"{path}.subject"),
        }
        return self.say("citation", values)


def named_again(paper: Paper, path: str) -> Text:
    """A document after its first mention: type and symbol alone (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.b)."""
    return (*answer(paper.type, f"{path}.type"), Segment(" số "), *answer(paper.symbol, f"{path}.symbol"))


@lru_cache(512)
def _single_spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _tidy(pieces: list[Text | str]) -> Text:
    """Texts as they are; white space of the template to single spaces, none at either end."""
    out: list[Segment] = []
    for piece in pieces:
        if isinstance(piece, tuple):
            out += piece
            continue
        words = _single_spaced(piece)
        if not out or out[-1].text.endswith(" "):
            words = words.lstrip(" ")
        if words and out and not out[-1].path:
            out[-1] = Segment(out[-1].text + words)
        elif words:
            out.append(Segment(words))
    if out and not out[-1].path:
        out[-1] = Segment(out[-1].text.rstrip())
    return tuple(segment for segment in out if segment.text)

"""Answers that were read -> the bytes of their document: composing and printing as one step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.answers.dump import plain_of
from drafter.answers.form import ROOT
from drafter.answers.load import Loaded
from drafter.answers.migrations import CURRENT
from drafter.answers.printed import must_show
from drafter.memo import Memo
from drafter.sheet import Sheet, compose
from drafter.sheet.wording import Wording
from drafter.text import fold, slug
from drafter.word.compiled import Compiled
from drafter.word.library import compiled_for
from drafter.word.printed import not_among
from drafter.word.render import Json, Press, json_of
from drafter.word.trace import as_json

if TYPE_CHECKING:
    from drafter.review.overrides import Overlaid, Override


#: Presses by regime and wording: they keep nothing of a document, so that every workshop may have the same.
_PRESSES = Memo()


class Workshop:
    """Makes documents one after another; what a template needs is made ready once.

    `memo` holds what the last document was made of: a document that is like it is made from the difference.
    """

    def __init__(self, template: Path | None = None) -> None:
        """`template` is an office's own layout; None takes the one of each document's regime."""
        self.template = template
        self.memo = Memo()
        self._presses: dict[tuple[str, str], tuple[Press, Wording]] = {}

    def _press(self, loaded: Loaded) -> tuple[Press, Wording]:
        key = (loaded.profile.id, loaded.plan.issuer.wording)
        if key not in self._presses:
            self._presses[key] = _PRESSES(key, _made_ready, compiled_for(*key, self.template))
        return self._presses[key]

    def _composed(self, loaded: Loaded) -> Sheet:
        return compose(loaded.plan, loaded.profile, self._press(loaded)[1], self.memo)

    def overlaid(self, loaded: Loaded, more: Mapping[str, Override] | None = None) -> Overlaid:
        """What will be printed, and which words kept by hand it is printed with; `more` go before the file's own."""
        # few plans have any
        from drafter.review.overrides import of_values, overlay

        return overlay(self._composed(loaded), {**of_values(loaded.values), **(more or {})})

    def sheet(self, loaded: Loaded) -> Sheet:
        """What will be printed, line by line."""
        return self.overlaid(loaded).sheet if loaded.values.get("overrides") else self._composed(loaded)

    def document(self, loaded: Loaded, more: Mapping[str, Override] | None = None) -> bytes:
        """The document, `more` overrides laid over it. Raises TemplateError or LossError; then there is none."""
        kit = loaded.values.get("kit", {})
        record = {
            "regime": loaded.profile.id,
            "answers": self._answers(loaded.values),
            "kit": [kit.get("id", ""), kit.get("version", "")],
        }
        shown = must_show(loaded.values, stamped=loaded.profile.looks["do_mat"].stamp_only, memo=self.memo)
        if more or loaded.values.get("overrides"):
            printed = self.overlaid(loaded, more)
            # words that a person put others in place of need not print
            gone = fold("\n".join(printed.replaced))
            shown, sheet = tuple(not_among(group, gone) for group in shown), printed.sheet
        else:
            sheet = self._composed(loaded)
        return self._press(loaded)[0].render(sheet, record=record, answers=shown, memo=self.memo)

    def _answers(self, values: Mapping[str, Any]) -> Json:
        """The answers as JSON, one key after another."""
        typed = {**values, "drafter": str(CURRENT)}
        inner = [self.memo(key, _answer, key, typed[key]) for key in ROOT.fields if key in typed]
        return json_of("{", inner, "}")


def _made_ready(compiled: Compiled) -> tuple[Press, Wording]:
    return Press(compiled), Wording(compiled.sentences)


def _answer(key: str, value: Any) -> str:
    return f'"{key}":{as_json(plain_of(key, value))}'


def output_stem(loaded: Loaded) -> str:
    """A safe file name without its ending, from type, number and title."""
    plan = loaded.plan
    number = re.sub(r"\D", "", plan.number)
    type_ = plan.symbol.split("-")[0].split("/")[0]
    return slug(" ".join(filter(None, (type_, number, plan.title))), limit=80)

"""Answers that were read -> the bytes of their document: composing and printing as one step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from drafter.answers.dump import to_plain
from drafter.answers.load import Loaded
from drafter.answers.printed import must_show
from drafter.review.overrides import Overlaid, Override, of_values, overlay
from drafter.sheet import Sheet, compose
from drafter.sheet.wording import Wording
from drafter.text import fold, slug
from drafter.word.library import compiled_for
from drafter.word.render import Press


class Workshop:
    """Makes documents one after another; what a template needs is made ready once. It keeps nothing of a document."""

    def __init__(self, template: Path | None = None) -> None:
        """`template` is an office's own layout; None takes the one of each document's regime."""
        self.template = template
        self._presses: dict[tuple[str, str], tuple[Press, Wording]] = {}

    def _press(self, loaded: Loaded) -> tuple[Press, Wording]:
        key = (loaded.profile.id, loaded.plan.issuer.wording)
        if key not in self._presses:
            compiled = compiled_for(*key, self.template)
            self._presses[key] = Press(compiled), Wording(compiled.sentences)
        return self._presses[key]

    def overlaid(self, loaded: Loaded, more: Mapping[str, Override] | None = None) -> Overlaid:
        """What will be printed, and which words kept by hand it is printed with; `more` go before the file's own."""
        made = compose(loaded.plan, loaded.profile, self._press(loaded)[1])
        return overlay(made, {**of_values(loaded.values), **(more or {})})

    def sheet(self, loaded: Loaded) -> Sheet:
        """What will be printed, line by line."""
        return self.overlaid(loaded).sheet

    def document(self, loaded: Loaded, more: Mapping[str, Override] | None = None) -> bytes:
        """The document, `more` overrides laid over it. Raises TemplateError or LossError; then there is none."""
        kit = loaded.values.get("kit", {})
        record = {
            "regime": loaded.profile.id,
            "answers": to_plain(loaded.values),
            "kit": [kit.get("id", ""), kit.get("version", "")],
        }
        printed = self.overlaid(loaded, more)
        shown = list(must_show(loaded.values, stamped=loaded.profile.looks["do_mat"].stamp_only))
        if printed.replaced:
            # words that a person put others in place of need not print
            gone = fold("\n".join(printed.replaced))
            shown = [(path, words) for path, words in shown if fold(words).rstrip(".;:, ") not in gone]
        return self._press(loaded)[0].render(printed.sheet, record=record, answers=shown)


def output_stem(loaded: Loaded) -> str:
    """A safe file name without its ending, from type, number and title."""
    plan = loaded.plan
    number = re.sub(r"\D", "", plan.number)
    type_ = plan.symbol.split("-")[0].split("/")[0]
    return slug(" ".join(filter(None, (type_, number, plan.title))), limit=80)

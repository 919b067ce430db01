"""What a plan made from an older one still says of it: its signer, its number, its body, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.check.content.common import hit
from drafter.check.content.prose import Line, prose
from drafter.i18n import _
from drafter.model.plan import Plan


def left_behind(case: Case, old: Plan) -> Iterator[Hit]:
    """Hits on words of the older plan that the new one should not have. `old` is the plan that answers were taken from.

    A citation may name the older plan; elsewhere its symbol, its signers, its issuer and its year are leftovers.
    """
    for words, message in _traces(case, old):
        pattern = re.compile(rf"(?<![\w/]){re.escape(words)}(?![\w/])", re.IGNORECASE)
        for line in _lines(case):
            if pattern.search(line.own):
                yield hit(
                    line,
                    message.format(found=words),
                    _("đối chiếu với kế hoạch cũ"),
                    words=words,
                    severity="warning",
                )
                break


def _lines(case: Case) -> Iterator[Line]:
    yield from prose(case).of("head", "title", "body", "recipients", "sign", "appendix")


def _traces(case: Case, old: Plan) -> Iterator[tuple[str, str]]:
    signed = {piece.text.casefold() for piece in case.anatomy.of("ho_ten")}
    for signer in old.signers:
        if signer.name and signed and signer.name.casefold() not in signed:
            yield signer.name, _("Còn tên người ký kế hoạch cũ “{found}”")
    header = " ".join((*case.anatomy.parents, *case.anatomy.issuer)).casefold()
    if old.issuer.lines and " ".join(old.issuer.lines).casefold() not in header:
        for name in dict.fromkeys((old.issuer.name, old.issuer.short_name)):
            if name:
                yield name, _("Còn tên cơ quan của kế hoạch cũ “{found}”")
    if case.anatomy.date is not None and case.anatomy.date.year > old.date.year:
        yield f"trong năm {old.date.year}", _("Còn năm của kế hoạch cũ “{found}”")
        yield f"ngân sách năm {old.date.year}", _("Còn năm của kế hoạch cũ “{found}”")
        yield f"năm học {old.date.year} - {old.date.year + 1}", _("Còn năm học của kế hoạch cũ “{found}”")

"""What we wrote, judged as any other file: a layout error is a fault of ours or of the template, and nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafter.answers.load import load
from drafter.cli.making import Made
from drafter.errors import AnswersError, TemplateError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.check.finding import Finding

#: Codes about looks and places, which the answers do not decide.
_LAYOUT = "KT"


def judged(made: Made) -> list[str]:
    """Remarks on the content, one a finding that the answers were not told of already.

    Raises TemplateError where the layout breaks a clause.
    """
    from drafter.check import check
    from drafter.word.read import read_view

    report = check(read_view(made.data, "docx"), made.loaded.profile)
    told = [finding for finding in report.findings if finding.severity != "info"]
    layout = [finding for finding in told if finding.code.startswith(_LAYOUT)]
    if layout:
        lines = "\n".join(f"  {f.code} {f.message} - {f.clause}" for f in layout)
        raise TemplateError(
            _("mẫu trình bày in ra sai thể thức, không ghi tệp:\n{lines}").format(lines=lines),
            hint=_("sửa mẫu; hoặc thêm --no-check để vẫn ghi"),
        )
    return [
        f"{f.code} {f.message}" + (f" (“{f.where.words}”)" if f.where.words else "")
        for f in untold(made, told)
    ]


def untold(made: Made, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that the answers were not told of when they were read."""
    notes = [problem.message for problem in made.loaded.notes]
    return [finding for finding in findings if not any(words in finding.message for words in notes)]


def left_over(made: Made, earlier: bytes, name: str) -> list[str]:
    """What the document still says of the plan that its answers were taken from; nothing when that plan is not whole."""
    from drafter.anatomy import dissect
    from drafter.check.case import Case
    from drafter.check.content.rollover import left_behind
    from drafter.word.read import read_view

    try:
        old = load(earlier, name).plan
    except AnswersError:
        return []
    view = read_view(made.data, "docx")
    case = Case(view, dissect(view), made.loaded.profile, dt.date.today())
    return [hit.message for hit in left_behind(case, old)]

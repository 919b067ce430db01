"""What we wrote, judged as any other file: a layout error is a fault of ours or of the template, and nothing is written.

Unless it is the words: a line that the user numbered by hand is read as the heading that it is not. That is a remark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from drafter.anatomy import labels
from drafter.answers.load import load
from drafter.answers.printed import must_show
from drafter.cli.making import Made
from drafter.errors import AnswersError, TemplateError
from drafter.i18n import _
from drafter.word.making import Workshop

if TYPE_CHECKING:
    from drafter.check.finding import Finding

#: Codes about looks and places, which the answers do not decide.
_LAYOUT = "KT"
#: Capitals where small letters stand, of a heading that was answered so.
_CAPITALS = "KT207"


def judged(made: Made) -> list[str]:
    """Remarks on the content, one a finding that the answers were not told of already.

    Raises TemplateError where the layout breaks a clause.
    """
    told = _found(made)
    layout = {finding for finding in told if finding.code.startswith(_LAYOUT)}
    of_words = _of_words(made, layout) if layout else set()
    if layout - of_words:
        lines = "\n".join(f"  {f.code} {f.message} - {f.clause}" for f in told if f in layout - of_words)
        raise TemplateError(
            _("mẫu trình bày in ra sai thể thức, không ghi tệp:\n{lines}").format(lines=lines),
            hint=_("sửa mẫu; hoặc thêm --no-check để vẫn ghi"),
        )
    typed = {finding for finding in of_words if _answered(finding) == finding.where.words.removesuffix("…")}
    return [_remark(finding, typed=finding in typed) for finding in untold(made, told)]


def _remark(finding: Finding, *, typed: bool) -> str:
    words = f"{finding.code} {finding.message}" + (
        f" (“{finding.where.words}”)" if finding.where.words else ""
    )
    if not typed:
        return words
    return _(
        "{remark}; dòng này gõ trong câu trả lời, trông như thành phần khác: sửa chữ đầu dòng, hoặc ghi thành đề mục"
    ).format(remark=words)


def _of_words(made: Made, found: Iterable[Finding]) -> set[Finding]:
    """Those of the findings that the answers decide after all: a typed "1. Mục đích" or "Nơi nhận:" is taken for what it
    is not. The words are an answer's, and the shipped layout would have them found just the same."""
    typed = tuple(_typed(made.loaded.values))
    out = {
        one
        for one in found
        if (words := _answered(one)) and any(answer.startswith(words) for answer in typed)
    }
    if out and made.template:
        shipped = {
            (one.code, one.where.words)
            for one in _found(replace(made, data=Workshop().document(made.loaded)))
        }
        out = {one for one in out if (one.code, one.where.words) in shipped}
    return out


def _answered(finding: Finding) -> str:
    """The words of the finding as an answer has them: a heading's capitals are the answer's, its label is not."""
    words = finding.where.words.removesuffix("…")
    label, rest = labels.parse(words)
    counted = label is not None and label.kind in ("roman", "khoan", "tiet", "diem")
    return rest if finding.code == _CAPITALS and counted else words


def _typed(values: dict[str, Any]) -> Iterator[str]:
    """Each line of the answers, and of the words kept by hand."""
    for group in must_show(values, stamped=False):
        yield from (answer for _path, answer in group)
    for kept in values.get("overrides", ()):
        yield from (kept.get("text", ""), *kept.get("after", ()))


def _found(made: Made) -> list[Finding]:
    from drafter.check import check
    from drafter.word.read import read_view

    report = check(read_view(made.data, "docx"), made.loaded.profile)
    return [finding for finding in report.findings if finding.severity != "info"]


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

"""A copy of a document in which the safe mistakes are mended: looks, spaces, page, and mechanical slips of the hand.

Each mender answers some rules and works on the whole document; it runs only when one of its rules has found something.
Afterwards the words are compared with those before: a copy that differs is refused. Only then are slips mended, each told
(`drafter.word.fix_slips`), and the words compared again.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from drafter.anatomy import dissect
from drafter.check import check
from drafter.check.case import Case
from drafter.check.content.mend import CODES, Spared, nothing_spared
from drafter.check.finding import Finding, Report
from drafter.check.rule import Finder
from drafter.check.rules import ink, looks, number, page, rulelines, spacing
from drafter.check.table import BY_CODE
from drafter.errors import LossError
from drafter.i18n import _
from drafter.regimes import load
from drafter.view import DocumentView
from drafter.word import fix_lines, fix_looks, fix_page, fix_slips, fix_spacing
from drafter.word.editing import Package
from drafter.word.fix_words import Words, tidy
from drafter.word.ooxml import w
from drafter.word.read import read_view

Mender: TypeAlias = Callable[[Package, Case, Words], str]

#: Which mender answers which rules, in the order of work.
MENDERS: tuple[tuple[Mender, tuple[Finder, ...]], ...] = (
    (fix_page.paper, (page.wrong_paper,)),
    (fix_page.margins, (page.wrong_margins,)),
    (fix_page.numbers, (page.no_page_number, page.page_number_place, page.page_number_typed, page.page_number_look, page.number_on_first_page)),
    (fix_page.edges, (page.page_number_edge, page.no_page_number, page.page_number_place)),
    (fix_page.first_number, (page.first_number,)),
    (fix_page.restarts, (page.appendix_pages_run_on,)),
    (fix_looks.fonts, (looks.wrong_font,)),
    (fix_looks.sizes, (looks.wrong_size, looks.sizes_out_of_step, looks.mixed_body_sizes)),
    (fix_looks.weights, (looks.wrong_weight,)),
    (fix_looks.slopes, (looks.wrong_slope,)),
    (fix_looks.underlines, (looks.wrong_underline,)),
    (fix_looks.colours, (ink.coloured,)),
    (fix_looks.presses, (ink.pressed,)),
    (fix_looks.ornaments, (ink.ornamented,)),
    (fix_looks.places, (looks.wrong_place,)),
    (fix_spacing.first_lines, (spacing.first_line, spacing.indented_by_hand)),
    (fix_spacing.gaps, (spacing.gap,)),
    (fix_spacing.line_spaces, (spacing.line_spacing,)),
    (fix_spacing.head_lines, (spacing.head_lines,)),
    (fix_spacing.date_zeros, (number.date_padding,)),
    (fix_lines.line_looks, (rulelines.line_look,)),
    (fix_lines.blank_pages, (page.blank_page,)),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The copy, what was done to it (one phrase each), and the report on it: what is left."""

    data: bytes
    done: tuple[str, ...]
    report: Report


def fix(
    data: bytes,
    name: str,
    report: Report,
    *,
    regime: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: dt.date | None = None,
    spared: Spared = nothing_spared,
) -> Fixed:
    """Mend what `report` found in this .docx; `regime`, `select` and `ignore` are those the report was asked with.

    `spared` tells the slips that an office keeps.
    Raises LossError when the words of the copy would differ, InputError when the file cannot be opened.
    """
    view = read_view(data, name)
    package = Package(data, name)
    done = [fix_spacing.precomposed(package)]
    words = Words(package)
    # a letterhead in the header has no place among the paragraphs of the body: it is left as it is
    case = Case(view, dissect(replace(view, headers=())), load(report.regime), today or dt.date.today())
    state = package.state()
    for mender in _wanted(report.findings):
        said, before = mender(package, case, words), state
        state = package.state()
        done.append(said if state != before else "")
    tidy(package)
    fixed = package.save() if any(done) else data
    after = read_view(fixed, name)
    if _raw(package) != _raw(Package(data, name)) or _texts(view) != _texts(after):
        raise LossError(
            _("bản sửa của {name} sẽ khác lời văn của bản gốc: không ghi gì").format(name=name),
            hint=_("sửa các lỗi trong Word theo báo cáo của drafter check"),
        )
    corrected = fix_slips.correct(fixed, name, {f.code for f in report.findings} & set(CODES), spared)
    if corrected.done:
        after = read_view(corrected.data, name)
    again = check(after, regime=regime, select=select, ignore=ignore, today=today)
    return Fixed(data=corrected.data, done=(*filter(None, done), *corrected.done), report=again)


def _wanted(findings: tuple[Finding, ...]) -> list[Mender]:
    found = {BY_CODE[finding.code].find for finding in findings if finding.code in BY_CODE}
    return [mender for mender, finders in MENDERS if found & set(finders)]


_PADDED = re.compile(r"(?<=ngày\s)0(?=\d)|(?<=tháng\s)0(?=\d)")


def _raw(package: Package) -> str:
    """All letters of the main part, whatever shows them: a witness beside the view."""
    letters = "".join(t.text or "" for t in package.document.iter(w("t"), w("delText")))
    return "".join(_PADDED.sub("", unicodedata.normalize("NFC", letters)).split())


def _texts(view: DocumentView) -> tuple[list[str], list[str]]:
    """The words of the document, composed alike, dates without zeros; and those of headers and footers but for numbers."""
    # white space typed before a paragraph may become its first-line indent
    body = [unicodedata.normalize("NFC", p.printed).lstrip() for p in (*view.paragraphs(), *view.footnotes)]
    strips = [unicodedata.normalize("NFC", p.text).strip() for p in (*view.headers, *view.footers)]
    return [_PADDED.sub("", text) for text in body], sorted(
        text for text in strips if not fix_page.NUMBER.fullmatch(text)
    )

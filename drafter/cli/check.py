"""drafter check: judge Word files by the clauses of their regime."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import mending
from drafter.cli.say import note
from drafter.errors import DrafterError, InputError
from drafter.i18n import _
from drafter.view import Paragraph

if TYPE_CHECKING:
    from drafter.check.accepted import Accepted
    from drafter.check.finding import Finding, Report
    from drafter.view import DocumentView

#: Plain text has no looks to judge; answers are judged as the document they print.
_TEXTS, _ANSWERS = (".txt", ".md"), (".yml", ".yaml")
_FORMATS = ("text", "json", "sarif", "html")
_WORDS_ONLY = ("ND", "TT3", "TT123", "TT407", "TT702")

#: How paragraphs begin and end, which copying a text may have changed.
_OF_LINES = ("TT322", "TT323")
#: A shorter line is a heading, characters.
_BROKEN = 40

HELP = "kiểm tra thể thức của tệp Word, từng lỗi kèm điều khoản"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "documents",
        nargs="+",
        metavar="TỆP",
        help=_("tệp Word cần kiểm tra, hoặc thư mục, hoặc *.docx; cũng nhận .txt và tệp câu trả lời .yml"),
    )
    parser.add_argument(
        "--regime",
        default="auto",
        metavar="CHẾ ĐỘ",
        help=_("chế độ thể thức (mặc định: theo ngày và đầu văn bản)"),
    )
    parser.add_argument("--format", default="", choices=_FORMATS, help=_("dạng báo cáo"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="BÁO-CÁO",
        help=_("ghi báo cáo vào tệp này; đuôi tệp cho biết dạng, ví dụ bao-cao.html"),
    )
    parser.add_argument(
        "--select", default="", metavar="MÃ,...", help=_("chỉ xét các mã này, ví dụ KT1,TT301")
    )
    parser.add_argument("--ignore", default="", metavar="MÃ,...", help=_("bỏ qua các mã này"))
    mending.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """drafter check"""
    from drafter.check.report import render
    from drafter.cli.several import documents

    chosen = (_codes(options.select), _codes(options.ignore))
    form = options.format or _form_of(options.output)
    names = documents(options.documents)
    mending.prepare(options, names)
    accepted = accepted_here()
    reports, unread = [], 0
    for name in names:
        if len(names) > 1 and (options.fix or options.annotate):
            note(f"{name}:")
        try:
            reports.append(_reported(options, name, *chosen, accepted))
        except DrafterError as error:
            # one file that is none must not cost the others their report
            if len(names) == 1:
                raise
            unread += 1
            note(_("lỗi: {message}").format(message=error.message))
    if not reports:
        return 2
    _put(options, render(reports, form))
    if unread:
        note(_("{count} tệp không đọc được, xem ở trên").format(count=unread))
        return 2
    return 1 if any(report.has_errors for report in reports) else 0


def _form_of(output: str | None) -> str:
    """The kind of report that a name asks for."""
    asked = Path(output or "").suffix.lower().removeprefix(".")
    return asked if asked in _FORMATS else "text"


def _put(options: argparse.Namespace, report: str) -> None:
    if not options.output:
        sys.stdout.write(report)
        return
    from drafter.cli.making import write_new

    write_new(Path(options.output), report.encode(), force=options.force)
    note(_("đã ghi báo cáo: {path}").format(path=options.output))


def _reported(
    options: argparse.Namespace,
    name: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    accepted: tuple[Accepted, ...],
) -> Report:
    """The report on one file, after the copies that are asked for are written. Raises InputError for what is no such file."""
    from drafter.check.accepted import accepted_in, sparing
    from drafter.files import read_bytes
    from drafter.word.package import MAX_TOTAL

    data = read_bytes(Path(name), limit=MAX_TOTAL)
    kind = Path(name).suffix.lower()
    if kind in _ANSWERS:
        accepted = (*accepted, *accepted_in(data))
    chosen = select or (_WORDS_ONLY if kind in _TEXTS else ())
    judge = partial(_judged, options, name, chosen, ignore, accepted)
    if kind in (*_TEXTS, *_ANSWERS):
        mending.refuse_copies(options, name)
    report, left_out = judge(data, is_told=True)
    if kind in (*_TEXTS, *_ANSWERS):
        mending.write_words(options, data, report, judge, sparing(accepted))
    else:
        mending.write_copies(options, data, report, chosen, ignore, sparing(accepted))
    for finding, reason in left_out:
        note(_("bỏ qua {code}: {reason}").format(code=finding.code, reason=reason))
    return report


def _judged(
    options: argparse.Namespace,
    name: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    accepted: tuple[Accepted, ...],
    data: bytes,
    *,
    is_told: bool = False,
) -> tuple[Report, tuple[tuple[Finding, str], ...]]:
    """The report on a file's bytes without what is accepted, and what was left out with its reason."""
    from drafter.check.accepted import without_accepted
    from drafter.word.read import read_view

    kind = Path(name).suffix.lower()
    if kind in _ANSWERS:
        data = _printed(data, name, is_told=is_told)
    view = _text_view(data, name) if kind in _TEXTS else read_view(data, name)
    if kind in _TEXTS and _is_broken(view):
        ignore = (*ignore, *_OF_LINES)
    return without_accepted(mending.report_of(options, data, view, select, ignore), accepted)


def _is_broken(view: DocumentView) -> bool:
    """Whether copying broke paragraphs of a text: one begins small where the one above it has no end."""
    texts = [block.text.strip() for block in view.blocks if isinstance(block, Paragraph)]
    return any(
        below[:1].islower()
        and below[1:2].isalpha()
        and len(above) >= _BROKEN
        and above[-1:].isalnum()
        and not above.isupper()
        for above, below in pairwise(text for text in texts if text)
    )


def accepted_here() -> tuple[Accepted, ...]:
    """What the office keeps silent in this folder."""
    from drafter.check.accepted import FILE, accepted_of
    from drafter.files import read_bytes

    place = Path(FILE)
    return accepted_of(read_bytes(place, limit=1_000_000), FILE) if place.is_file() else ()


def _text_view(data: bytes, name: str) -> DocumentView:
    from drafter.importer import view_of_text

    return view_of_text(data, name)


def _printed(data: bytes, name: str, *, is_told: bool) -> bytes:
    """The document that answers print; what is doubtful in them goes to stderr where `is_told`."""
    from drafter.cli.making import make_from

    made = make_from(data, name)
    for problem in made.loaded.notes if is_told else ():
        note(_("chú ý: {file}:{line}: {problem}").format(file=name, line=problem.line, problem=problem))
    return made.data


def _codes(raw: str) -> tuple[str, ...]:
    from drafter.check.rendered import ALL

    codes = tuple(code.strip().upper() for code in raw.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in ALL):
            raise InputError(
                _("không có quy tắc “{code}”").format(code=code), hint=_("xem danh sách: drafter rule")
            )
    return codes

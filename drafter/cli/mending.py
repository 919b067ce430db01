"""What `drafter check` does beside the report: pages measured, comments in a copy, a mended copy."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli import copies
from drafter.cli.copies import copy_of
from drafter.cli.say import note
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.check.content.mend import Spared
    from drafter.check.finding import Report
    from drafter.view import DocumentView


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--rendered, --annotate, --fix, --force."""
    parser.add_argument(
        "--rendered",
        action="store_true",
        help=_("dựng trang bằng LibreOffice để xét cả số trang, đường kẻ, khối ký"),
    )
    parser.add_argument(
        "--annotate",
        metavar="TỆP.docx",
        help=_("ghi bản sao có ghi chú Word ở từng lỗi; kiểm nhiều tệp thì ghi tên thư mục"),
    )
    parser.add_argument(
        "--fix",
        metavar="TỆP",
        help=_(
            "ghi bản sao đã sửa lỗi trình bày và lỗi gõ máy móc (dấu cách, từ lặp); lời văn khác giữ nguyên; kiểm nhiều tệp thì ghi tên thư mục"
        ),
    )
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def prepare(options: argparse.Namespace, names: Sequence[str]) -> None:
    """Make the folders for the copies of several files. Raises InputError for what cannot be (`copies`)."""
    targets = [target for target in (options.annotate, options.fix) if target]
    if len({Path(target).resolve() for target in targets}) < len(targets):
        raise InputError(_("--annotate và --fix ghi vào cùng một tệp"), hint=_("đặt hai tên khác nhau"))
    copies.prepare(targets, names)


def refuse_copies(options: argparse.Namespace, name: str) -> None:
    """A comment has no place in plain text or answers, plain text has no pages."""
    kind = Path(name).suffix.lower()
    if options.annotate or (options.rendered and kind in (".txt", ".md")):
        raise InputError(
            _("--annotate, --rendered không dùng cho {name}").format(name=name),
            hint=_("chỉ dùng cho tệp Word .docx"),
        )
    if options.fix and copy_of(options.fix, name).suffix.lower() != kind:
        raise InputError(
            _("bản sửa của {name} phải có đuôi {kind}").format(name=name, kind=kind),
            hint=_("đặt lại tên cho bản sửa"),
        )


def report_of(
    options: argparse.Namespace,
    data: bytes,
    view: DocumentView,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Report:
    """The report of one file, with its pages when --rendered asks for them."""
    from drafter.check import check
    from drafter.check.rendered import check_rendered, unrendered

    if not options.rendered:
        return unrendered(check(view, regime=options.regime, select=select, ignore=ignore), select, ignore)
    from drafter.cli.preview import pages_of
    from drafter.preview.measure import measure

    sheets = measure(pages_of(data, view.name), view)
    return check_rendered(view, sheets, regime=options.regime, select=select, ignore=ignore)


def write_copies(
    options: argparse.Namespace,
    data: bytes,
    report: Report,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    spared: Spared,
) -> None:
    """The copies asked for of a Word file; what was mended and what is left goes to stderr."""
    from drafter.cli.making import write_new

    if options.annotate:
        from drafter.word.annotate import annotate

        path = copy_of(options.annotate, report.file)
        write_new(path, annotate(data, report.file, report.findings), force=options.force)
        note(_("đã ghi bản có {n} ghi chú: {path}").format(n=len(report.findings), path=path))
    if options.fix:
        from drafter.word.fix import fix

        fixed = fix(
            data, report.file, report, regime=options.regime, select=select, ignore=ignore, spared=spared
        )
        path = copy_of(options.fix, report.file)
        write_new(path, fixed.data, force=options.force)
        _tell(path, fixed.done, fixed.report)


def write_words(
    options: argparse.Namespace,
    data: bytes,
    report: Report,
    judge: Callable[[bytes], tuple[Report, object]],
    spared: Spared,
) -> None:
    """The mended copy of a text or of answers; `judge` judges it."""
    from drafter.check.content.mend import CODES
    from drafter.cli.making import write_new
    from drafter.cli.slips import answers_corrected, text_corrected

    if not options.fix:
        return
    is_answers = Path(report.file).suffix.lower() in (".yml", ".yaml")
    codes = {finding.code for finding in report.findings} & set(CODES)
    corrected = answers_corrected if is_answers else text_corrected
    mended, done = corrected(data, report.file, codes, spared)
    path = copy_of(options.fix, report.file)
    write_new(path, mended, force=options.force)
    _tell(path, done, judge(mended)[0])


def _tell(path: Path, done: Iterable[str], left: Report) -> None:
    for what in done:
        note(_("đã sửa: {what}").format(what=what))
    for finding in left.findings:
        note(_("còn lại: {code} {message}").format(code=finding.code, message=finding.message))
    note(_("đã ghi bản sửa: {path}").format(path=path))

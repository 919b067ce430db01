"""What `drafter check` does beside the report: pages measured, comments in a copy, a mended copy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.check.finding import Report
    from drafter.view import DocumentView


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--rendered, --annotate, --fix, --force."""
    parser.add_argument(
        "--rendered",
        action="store_true",
        help=_("dựng trang bằng LibreOffice để xét cả số trang, đường kẻ, khối ký"),
    )
    parser.add_argument("--annotate", metavar="TỆP.docx", help=_("ghi bản sao có ghi chú Word ở từng lỗi"))
    parser.add_argument(
        "--fix", metavar="TỆP.docx", help=_("ghi bản sao đã sửa các lỗi trình bày, giữ nguyên lời văn")
    )
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def refuse_many(options: argparse.Namespace) -> None:
    """One copy is made of one file. Raises InputError for several files, or when the copy is the original."""
    for target in filter(None, (options.annotate, options.fix)):
        if len(options.documents) > 1:
            raise InputError(_("--annotate và --fix chỉ nhận một tệp"), hint=_("chạy lệnh cho từng tệp"))
        source = Path(options.documents[0])
        if Path(target).exists() and source.exists() and Path(target).samefile(source):
            raise InputError(_("bản sao phải là tệp khác với tệp gốc"), hint=_("đặt tên khác cho bản sao"))
    if options.annotate and options.fix and Path(options.annotate).resolve() == Path(options.fix).resolve():
        raise InputError(_("--annotate và --fix ghi vào cùng một tệp"), hint=_("đặt hai tên khác nhau"))


def refuse_copies(options: argparse.Namespace, name: str) -> None:
    """A comment or a mended look has no place in plain text or answers."""
    if options.annotate or options.fix or (options.rendered and Path(name).suffix.lower() in (".txt", ".md")):
        raise InputError(
            _("--annotate, --fix, --rendered không dùng cho {name}").format(name=name),
            hint=_("chỉ dùng cho tệp Word .docx"),
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
    options: argparse.Namespace, data: bytes, report: Report, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """The copies asked for; what was mended and what is left goes to stderr."""
    from drafter.cli.making import write_new

    if options.annotate:
        from drafter.word.annotate import annotate

        write_new(Path(options.annotate), annotate(data, report.file, report.findings), force=options.force)
        note(_("đã ghi bản có {n} ghi chú: {path}").format(n=len(report.findings), path=options.annotate))
    if options.fix:
        from drafter.word.fix import fix

        fixed = fix(data, report.file, report, regime=options.regime, select=select, ignore=ignore)
        write_new(Path(options.fix), fixed.data, force=options.force)
        for what in fixed.done:
            note(_("đã sửa: {what}").format(what=what))
        for finding in fixed.report.findings:
            note(_("còn lại: {code} {message}").format(code=finding.code, message=finding.message))
        note(_("đã ghi bản sửa: {path}").format(path=options.fix))

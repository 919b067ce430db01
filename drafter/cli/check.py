"""drafter check: judge Word files by the clauses of their regime."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from drafter.cli import mending
from drafter.errors import InputError
from drafter.i18n import _

HELP = "kiểm tra thể thức của tệp Word, từng lỗi kèm điều khoản"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("documents", nargs="+", metavar="TỆP.docx", help=_("tệp Word cần kiểm tra"))
    parser.add_argument(
        "--regime",
        default="auto",
        metavar="CHẾ ĐỘ",
        help=_("chế độ thể thức (mặc định: theo ngày và đầu văn bản)"),
    )
    parser.add_argument(
        "--format", default="text", choices=("text", "json", "sarif", "html"), help=_("dạng báo cáo")
    )
    parser.add_argument(
        "--select", default="", metavar="MÃ,...", help=_("chỉ xét các mã này, ví dụ KT1,TT301")
    )
    parser.add_argument("--ignore", default="", metavar="MÃ,...", help=_("bỏ qua các mã này"))
    mending.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """drafter check"""
    from drafter.check.report import render
    from drafter.files import read_bytes
    from drafter.word.package import MAX_TOTAL
    from drafter.word.read import read_view

    select, ignore = _codes(options.select), _codes(options.ignore)
    mending.refuse_many(options)
    reports = []
    for name in options.documents:
        data = read_bytes(Path(name), limit=MAX_TOTAL)
        report = mending.report_of(options, data, read_view(data, name), select, ignore)
        mending.write_copies(options, data, report, select, ignore)
        reports.append(report)
    sys.stdout.write(render(reports, options.format))
    return 1 if any(report.has_errors for report in reports) else 0


def _codes(raw: str) -> tuple[str, ...]:
    from drafter.check.rendered import ALL

    codes = tuple(code.strip().upper() for code in raw.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in ALL):
            raise InputError(
                _("không có quy tắc “{code}”").format(code=code), hint=_("xem danh sách: drafter rule")
            )
    return codes

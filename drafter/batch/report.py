"""report.csv: one line a row of the batch, for Excel and for scripts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from drafter.batch.register import Line
from drafter.files import writing
from drafter.i18n import _

FILE = "report.csv"


def write_report(folder: Path, lines: Iterable[Line]) -> None:
    """Write the report into the folder of the documents."""
    words = {
        "made": _("đã ghi"),
        "kept": _("giữ nguyên"),
        "failed": _("lỗi"),
        "open": _("chưa làm"),
    }
    with writing(folder / FILE) as stream:
        # the mark tells Excel that this is UTF-8
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        writer = csv.writer(text)
        writer.writerow([_("hàng"), _("tệp"), _("kết quả"), _("lỗi thể thức"), _("cảnh báo"), _("chi tiết")])
        for line in lines:
            outcome = words[line.outcome]
            writer.writerow(
                [line.label, line.file, outcome, line.errors, line.warnings, _inert(line.message)]
            )
        text.flush()
        text.detach()


def _inert(text: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

"""drafter batch: one plan, many units; one row of a table a document."""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.batch.job import Result
    from drafter.batch.run import Batch

HELP = "in hàng loạt: mỗi hàng của bảng một tệp Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("base", metavar="TỆP.yml", help=_("câu trả lời chung"))
    parser.add_argument(
        "--table",
        required=True,
        metavar="BẢNG",
        help=_("bảng .csv hoặc .xlsx: mỗi cột một câu trả lời, mỗi hàng một văn bản"),
    )
    parser.add_argument(
        "--out-dir", default="out", metavar="THƯ MỤC", help=_("nơi ghi các tệp Word (mặc định: out)")
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="SỐ", help=_("số tiến trình (mặc định: số nhân của máy)")
    )
    parser.add_argument("--template", metavar="MẪU.docx", help=_("mẫu trình bày riêng của cơ quan"))
    parser.add_argument("--fail-fast", action="store_true", help=_("có hàng sai thì không in hàng nào"))
    parser.add_argument(
        "--executor",
        default="",
        metavar="MÔ-ĐUN:HÀM",
        help=_("chạy trên bộ thực thi khác, ví dụ một cụm máy"),
    )


def run(options: argparse.Namespace) -> int:
    """drafter batch"""
    from drafter.answers.tree import MAX_BYTES
    from drafter.batch.run import Batch, executor_named, judged
    from drafter.batch.table import rows
    from drafter.files import read_bytes

    table, folder = Path(options.table), Path(options.out_dir)
    if folder.exists() and not folder.is_dir():
        raise InputError(_("{path} không phải thư mục").format(path=folder))
    batch = Batch(
        base=read_bytes(Path(options.base), limit=MAX_BYTES),
        name=options.base,
        rows=lambda: rows(table),
        folder=folder,
        template=Path(options.template) if options.template else None,
        jobs=options.jobs or os.cpu_count() or 1,
        executor=executor_named(options.executor) if options.executor else None,
    )
    plan = judged(batch)
    bad = [result for result in plan if result.outcome == "failed"]
    for result in bad:
        note(_("{table}: hàng {row}: {message}").format(table=table, row=result.row, message=result.message))
    if not plan:
        raise InputError(_("{table}: không có hàng nào").format(table=table))
    if bad and (options.fail_fast or len(bad) == len(plan)):
        note(_("không ghi tệp nào: {count} hàng sai").format(count=len(bad)))
        return 2
    return _make(batch, plan)


def _make(batch: Batch, plan: list[Result]) -> int:
    from drafter.batch.run import made

    batch.folder.mkdir(parents=True, exist_ok=True)
    results = [result for result in plan if result.outcome == "failed"]
    start, total = time.monotonic(), len(plan) - len(results)
    for count, result in enumerate(made(batch, plan), 1):
        results.append(result)
        _progress(count, total, time.monotonic() - start)
    _report(batch.folder / "report.csv", results)
    counts = {outcome: sum(r.outcome == outcome for r in results) for outcome in ("made", "kept", "failed")}
    say(
        _("{folder}: ghi {made} tệp, giữ {kept} tệp đã có, {failed} hàng lỗi (xem report.csv)").format(
            folder=batch.folder, **counts
        )
    )
    return 1 if counts["failed"] else 0


def _progress(count: int, total: int, seconds: float) -> None:
    if not sys.stderr.isatty():
        return
    rate = count / max(seconds, 1e-6)
    left = (total - count) / max(rate, 1e-6)
    text = _("{count}/{total} · {rate:.0f} tệp/giây · còn {left:.0f} giây").format(
        count=count, total=total, rate=rate, left=left
    )
    sys.stderr.write(f"\r{text:<60}" + ("\n" if count == total else ""))
    sys.stderr.flush()


def _report(path: Path, results: list[Result]) -> None:
    from drafter.files import write_atomic

    words = {"made": _("đã ghi"), "kept": _("giữ nguyên"), "failed": _("lỗi")}
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("hàng"), _("tệp"), _("kết quả"), _("chi tiết")])
    for result in sorted(results, key=lambda r: r.row):
        writer.writerow([result.row, result.file, words[result.outcome], result.message])
    # the mark tells Excel that this is UTF-8
    write_atomic(path, out.getvalue().encode("utf-8-sig"))

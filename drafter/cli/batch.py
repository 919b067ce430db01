"""drafter batch: one plan, many units: a document for each row of a table, or for each answers file of a folder."""

from __future__ import annotations

import argparse
import datetime as dt
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.answers import tree
    from drafter.batch.heads import Words
    from drafter.batch.register import Register, Told
    from drafter.batch.run import Batch, Run

#: How many remarks are printed; problems are printed all.
_REMARKS = 20
#: Files of earlier batches that are named.
_STRAYS = 3

HELP = "in hàng loạt: mỗi hàng của bảng một tệp Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "base", metavar="TỆP.yml", help=_("câu trả lời chung; hoặc một thư mục, mỗi tệp .yml một văn bản")
    )
    parser.add_argument(
        "--table",
        metavar="BẢNG",
        help=_("bảng .csv hoặc .xlsx: mỗi cột một câu trả lời, mỗi hàng một văn bản"),
    )
    parser.add_argument(
        "--visible", action="store_true", help=_("bỏ các hàng đang ẩn hoặc bị lọc trong bảng .xlsx")
    )
    parser.add_argument(
        "--new-table",
        metavar="BẢNG",
        help=_(
            "lập bảng .xlsx hoặc .csv có sẵn mọi xã, phường, đặc khu của tỉnh ghi trong TỆP.yml, để điền tiếp"
        ),
    )
    parser.add_argument(
        "--out-dir", default="out", metavar="THƯ MỤC", help=_("nơi ghi các tệp Word (mặc định: out)")
    )
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="SỐ", help=_("số tiến trình (mặc định: số nhân của máy)")
    )
    parser.add_argument("--template", metavar="MẪU.docx", help=_("mẫu trình bày riêng của cơ quan"))
    parser.add_argument(
        "--check", action="store_true", help=_("kiểm tra thể thức từng tệp, ghi số lỗi vào report.csv")
    )
    parser.add_argument(
        "--pdf", action="store_true", help=_("ghi thêm PDF cạnh mỗi tệp Word (cần LibreOffice)")
    )
    parser.add_argument(
        "--force", action="store_true", help=_("ghi đè tệp khác cùng tên, tệp đã sửa sau khi in")
    )
    parser.add_argument("--fail-fast", action="store_true", help=_("dừng ngay ở hàng sai đầu tiên"))
    parser.add_argument(
        "--executor",
        default="",
        metavar="MÔ-ĐUN:HÀM",
        help=_("chạy trên bộ thực thi khác; cụm dask: drafter.batch.cluster:dask"),
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """drafter batch"""
    if options.new_table:
        return _start(options)
    from drafter.batch.run import Run
    from drafter.cli.progress import metered

    if options.pdf and not options.executor:
        from drafter.preview.office import find_office

        find_office()
    columns: dict[str, str] = {}
    batch = _batch(options, columns)
    with Run(batch) as work:
        for _count in metered(work.judge(), _("đang xét")):
            pass
        _tell(work.register, options.table)
        counts = work.register.counts()
        if not sum(counts.values()):
            raise InputError(_("{table}: không có hàng nào").format(table=options.table))
        if not counts["open"] or (counts["failed"] and batch.fail_fast):
            note(_("không ghi tệp nào: {count} hàng sai").format(count=counts["failed"]))
            return 2
        return _make(batch, work, options.table, options.out_dir)


def _start(options: argparse.Namespace) -> int:
    from drafter.answers.load import read_tree
    from drafter.answers.tree import MAX_BYTES
    from drafter.batch.starting import packed, starting_table
    from drafter.cli.making import write_new
    from drafter.files import read_bytes
    from drafter.registers.communes import outdated

    if options.table:
        raise InputError(_("--new-table lập bảng mới, không dùng cùng --table"))
    base, path, today = Path(options.base), Path(options.new_table), dt.date.today()
    table = starting_table(read_tree(read_bytes(base, limit=MAX_BYTES), options.base), today)
    write_new(path, packed(table, path), force=options.force)
    say(_("đã ghi {path}: {count} đơn vị của {province}").format(
        path=path, count=len(table.rows), province=table.province))  # fmt: skip
    say(_("điền các ô trống, bỏ hàng không cần, rồi chạy: drafter batch {base} --table {path}").format(
        base=base, path=path))  # fmt: skip
    if doubt := outdated(today):
        note(_("chú ý: {remark}").format(remark=doubt))
    return 0


def _batch(options: argparse.Namespace, columns: dict[str, str]) -> Batch:
    """What to make. `columns` is filled with what the table calls them (answer -> heading)."""
    from drafter.answers.load import read_tree
    from drafter.answers.tree import MAX_BYTES
    from drafter.batch.pool import cores, named
    from drafter.batch.run import Batch
    from drafter.batch.table import rows, rows_of_folder
    from drafter.cli.check import accepted_here
    from drafter.files import read_bytes, roomy

    base, folder = Path(options.base), Path(options.out_dir)
    if folder.exists() and not folder.is_dir():
        raise InputError(_("{path} không phải thư mục").format(path=folder))
    if base.is_dir() == bool(options.table):
        raise InputError(
            _("cần --table BẢNG") if not options.table else _("thư mục câu trả lời không dùng cùng --table"),
            hint=_(
                "drafter batch TỆP.yml --table BẢNG, hoặc drafter batch THƯ-MỤC; chưa có bảng thì thêm --new-table BẢNG"
            ),
        )
    data = b"" if base.is_dir() else read_bytes(base, limit=MAX_BYTES)
    words = _words(read_tree(data, options.base)) if data else None
    return Batch(
        base=data,
        name=options.base,
        rows=lambda: (
            rows_of_folder(base)
            if base.is_dir()
            else rows(Path(options.table), words, _tell_table, visible=options.visible, called=columns.update)
        ),
        folder=roomy(folder),
        template=Path(options.template) if options.template else None,
        jobs=max(options.jobs, 0) or cores(),
        executor=named(options.executor) if options.executor else None,
        check=options.check,
        accepted=accepted_here(),
        pdf=options.pdf,
        force=options.force,
        fail_fast=options.fail_fast,
        columns=columns,
    )


def _words(root: tree.Mapping) -> Words:
    """What the columns of a table may be called for these shared answers."""
    from drafter.batch.gaps import gaps_of
    from drafter.batch.heads import Words
    from drafter.batch.starting import signers_of

    return Words(gaps=gaps_of(root), signers=signers_of(root))


def _tell_table(message: str) -> None:
    note(_("chú ý: {message}").format(message=message))


def _tell(register: Register, table: str) -> None:
    """Print what is wrong with rows, and what should be looked at. `table` is empty for a folder of answers."""
    for found in register.wrong():
        where = _rows(found, table)
        if found.column:
            where = _("{rows}, cột {column}").format(rows=where, column=found.column)
        note(f"{table}: {where}: {found.message}" if table else f"{where}: {found.message}")
    for found in islice(register.remarks(), _REMARKS):
        note(_("chú ý: {rows}: {message}").format(rows=_rows(found, table), message=found.message))
    if next(islice(register.remarks(), _REMARKS, None), None):
        note(_("còn các chú ý khác, xem report.csv"))


def _rows(found: Told, table: str) -> str:
    named, more = ", ".join(found.labels), found.count - len(found.labels)
    rows = _("{rows} và {count} hàng khác").format(rows=named, count=more) if more else named
    return _("hàng {rows}").format(rows=rows) if table else rows


def _make(batch: Batch, work: Run, table: str, folder: str) -> int:
    from drafter.cli.progress import metered

    total = work.register.counts()["open"]

    try:
        for _count in metered(work.make(), _("đang in"), total):
            pass
    except KeyboardInterrupt:
        note(_("đang dừng, chờ xong tệp đang ghi; chạy lại lệnh này để làm tiếp"))
        work.stop()
        raise
    finally:
        _tell_failures(work.register, table)
        is_told = _report(batch, work)
    counts = work.register.counts()
    say(
        _("{folder}: ghi {made} tệp, giữ {kept} tệp đã có, {failed} hàng lỗi (xem report.csv)").format(
            folder=folder, **counts
        )
    )
    _tell_left_behind(batch.folder, work.register)
    errors, warnings, documents = work.register.findings()
    if batch.check:
        say(
            _("kiểm tra: {documents} tệp có lỗi thể thức ({errors} lỗi), {warnings} cảnh báo").format(
                documents=documents, errors=errors, warnings=warnings
            )
        )
    return 1 if counts["failed"] or errors or not is_told else 0


def _tell_failures(register: Register, table: str) -> None:
    """Print why rows that were found good could not be made, the first of the reasons."""
    for found in islice(register.failures(), _REMARKS):
        note(f"{_rows(found, table)}: {found.message}")
    if next(islice(register.failures(), _REMARKS, None), None):
        note(_("còn các hàng lỗi khác, xem report.csv"))


def _tell_left_behind(folder: Path, register: Register) -> None:
    """Say which documents of earlier batches lie there still: a title or a number that changed gives a file another name."""
    from drafter.text import few

    there = [name for name in register.left_behind() if (folder / name).is_file()]
    if there:
        note(
            _(
                "chú ý: còn {count} tệp của lần in trước mà lần này không in, xóa đi nếu không dùng: {names}"
            ).format(count=len(there), names=few(there, _STRAYS))
        )


def _report(batch: Batch, work: Run) -> bool:
    """Write the report, and whether that could be done: it may be open in Excel, the disk full."""
    from drafter.batch.report import write_report

    if not batch.folder.is_dir():
        return True
    try:
        write_report(batch.folder, work.register.lines())
    except InputError as error:
        note(_("chú ý: {message}").format(message=error.message))
        return False
    return True

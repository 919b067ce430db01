"""drafter update: the answers of now and the edits made in Word, in one new document."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

HELP = "in lại theo câu trả lời mới mà giữ sửa đổi trong tệp Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("document", metavar="ĐÃ-SỬA.docx", help=_("tệp Word đã sửa"))
    parser.add_argument("answers", metavar="TỆP.yml", help=_("tệp câu trả lời hiện nay"))
    parser.add_argument("-o", "--output", required=True, metavar="MỚI.docx", help=_("nơi ghi tệp mới"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter update"""
    from drafter.answers.load import load
    from drafter.cli.making import write_new
    from drafter.cli.returning import base_of, open_returned, plain_of
    from drafter.review.merge import merge
    from drafter.word.context import bookmark
    from drafter.word.making import Workshop
    from drafter.word.trace import with_trace_of
    from drafter.word.tracked import with_remarks

    source, output = Path(options.document), Path(options.output)
    if output.exists() and source.exists() and output.samefile(source):
        raise InputError(_("tệp mới phải là tệp khác với tệp đã sửa"), hint=_("đặt tên khác sau -o"))
    data, ours = plain_of(Path(options.answers))
    returned = open_returned(source)
    base = base_of(returned, ours)
    for remark in returned.notes:
        note(_("chú ý: {remark}").format(remark=remark))
    merged = merge(base, returned.reviewed, base.press.lines(ours))
    loaded = load(data, options.answers)
    workshop = Workshop()
    made = workshop.document(loaded, merged.overrides)
    remarks = [
        (bookmark(line), now, _("Câu trả lời mới in dòng này là: {words}").format(words=now))
        if theirs
        else (bookmark(line), "", _("Người sửa đã bỏ đoạn này, còn câu trả lời thì đã đổi"))
        for line, theirs, now in merged.conflicts
    ]
    if remarks:
        when = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        made = with_remarks(made, str(output), remarks, author="drafter", date=when)
    # the new file knows what its answers print, so that the edits it carries still come home
    write_new(output, with_trace_of(made, workshop.document(loaded), str(output)), force=options.force)
    for title, rows in (
        (_("giữ chữ trong Word"), merged.kept),
        (_("thay theo câu trả lời mới"), merged.replaced),
        (
            _("xung đột: giữ chữ trong Word, chữ mới chèn có theo dõi"),
            [(a, f"{b or _('(bỏ dòng)')} ≠ {c}") for a, b, c in merged.conflicts],
        ),
        (_("không có chỗ đặt, chép tay nếu cần"), merged.unplaced),
    ):
        for line, words in rows:
            say(f"{title}: {line}: {words or _('(bỏ dòng)')}")
    say(_("đã ghi {path}").format(path=output))
    return 1 if merged.conflicts or merged.unplaced else 0

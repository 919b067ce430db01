"""drafter update: the answers of now and the edits made in Word, in one new document."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.review.base import Base, BaseLine
    from drafter.review.looks import Looks
    from drafter.review.merge import Merged

HELP = "in lại theo câu trả lời mới mà giữ sửa đổi trong tệp Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("document", metavar="ĐÃ-SỬA.docx", help=_("tệp Word đã sửa"))
    parser.add_argument("answers", metavar="TỆP.yml", help=_("tệp câu trả lời hiện nay"))
    parser.add_argument("-o", "--output", required=True, metavar="MỚI.docx", help=_("nơi ghi tệp mới"))
    parser.add_argument("--template", metavar="MẪU.docx", help=_("mẫu trình bày riêng của cơ quan"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter update"""
    from drafter.answers.load import load
    from drafter.cli.making import write_new
    from drafter.cli.returning import base_of, looks_changed, open_returned, plain_of
    from drafter.review.looks import Looks
    from drafter.review.merge import merge
    from drafter.review.model import OURSELVES
    from drafter.review.report import look_told, told
    from drafter.word.context import bookmark
    from drafter.word.dress import dressed
    from drafter.word.making import Workshop
    from drafter.word.remarks import Remark, with_remarks
    from drafter.word.trace import with_trace_of

    source, output = Path(options.document), Path(options.output)
    if output.exists() and source.exists() and output.samefile(source):
        raise InputError(_("tệp mới phải là tệp khác với tệp đã sửa"), hint=_("đặt tên khác sau -o"))
    data, ours = plain_of(Path(options.answers))
    returned = open_returned(source)
    base = base_of(returned, ours)
    template = Path(options.template) if options.template else None
    looks = looks_changed(returned, base, template)
    for remark in returned.notes:
        note(_("chú ý: {remark}").format(remark=remark))
    lines = base.press.lines(ours)
    merged = merge(base, returned.reviewed, lines)
    loaded = load(data, options.answers)
    workshop = Workshop(template)
    made = workshop.document(loaded, merged.overrides)
    when = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    remarks = [
        Remark(mark=bookmark(line), author=OURSELVES, date=when, words=now, says=_("Câu trả lời mới in dòng này là: {words}").format(words=now))
        if theirs
        else Remark(mark=bookmark(line), author=OURSELVES, date=when, says=_("Người sửa đã bỏ đoạn này, còn câu trả lời thì đã đổi"))
        for line, theirs, now in merged.conflicts
    ] + [
        Remark(
            mark=bookmark(one.line), author=one.comment.author, date=one.comment.date, says=one.comment.text,
            number=one.comment.number, reply_to=one.comment.reply_to, resolved=one.comment.resolved,
        )
        for one in merged.comments
    ]  # fmt: skip
    if remarks:
        made = with_remarks(made, str(output), remarks)
    # the new file knows what its answers print, so that the edits it carries still come home
    made = with_trace_of(dressed(made, str(output), looks.dressings), workshop.document(loaded), str(output))
    carried, lost_looks = looks.parted(_looks_of(made, output, template) if looks.dressings else Looks())
    write_new(output, made, force=options.force)
    _tell(base, lines, merged)
    for todo in merged.unplaced_comments:
        say(_("không có chỗ đặt, chép tay nếu cần: {comment}").format(comment=told(todo)))
    for look in carried:
        say(_("định dạng sửa tay, bản mới giữ: {look}").format(look=look_told(look)))
    for look in lost_looks:
        say(_("định dạng sửa tay, bản mới không giữ: {look}").format(look=look_told(look)))
    say(_("đã ghi {path}").format(path=output))
    lost = (
        merged.conflicts,
        merged.unplaced,
        merged.stayed,
        merged.unplaced_comments,
        lost_looks,
        returned.unread,
    )
    return 1 if any(lost) else 0


def _looks_of(made: bytes, path: Path, template: Path | None) -> Looks:
    """What is found of looks changed by hand in the document as it was made."""
    from drafter.cli.returning import base_of, looks_changed, opened

    returned = opened(made, path)
    return looks_changed(returned, base_of(returned, None), template)


def _tell(base: Base, ours: Mapping[str, BaseLine], merged: Merged) -> None:
    """What became of each edit, by its words. What has to be copied by hand is not cut short."""
    from drafter.review.places import Places
    from drafter.review.report import excerpt

    then, now_at = Places(base.lines), Places(ours)

    def was(line: str) -> str:
        return base.lines[line].text if line in base.lines else ""

    def at(line: str) -> str:
        return (then if line in base.lines else now_at).of(line)

    for line, words in merged.kept:
        say(
            _("{place}: giữ chữ trong Word: {words}").format(place=at(line), words=excerpt(words))
            if words
            else _("{place}: bỏ như trong Word: {words}").format(place=at(line), words=excerpt(was(line)))
        )
    for line, words in merged.replaced:
        say(
            _("{place}: thay theo câu trả lời mới: {words}").format(
                place=at(line), words=excerpt(words or was(line))
            )
        )
    for line, theirs, now in merged.conflicts:
        words = f"{theirs or _('(bỏ dòng)')} ≠ {now}"
        say(
            _("{place}: xung đột: giữ chữ trong Word, chữ mới chèn có theo dõi: {words}").format(
                place=at(line), words=words
            )
        )
    for line, words in merged.stayed:
        say(
            _("{place}: đã chuyển chỗ trong Word, ở bản mới vẫn đứng chỗ cũ: {words}").format(
                place=at(line), words=words
            )
        )
    for line, words in merged.unplaced:
        say(
            _("không có chỗ đặt, chép tay nếu cần: {words} (ở hoặc ngay sau {place}: “{at}”)").format(
                words=words, place=at(line), at=excerpt(was(line), 60)
            )
        )

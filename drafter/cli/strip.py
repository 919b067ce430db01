"""drafter strip: the clean copy that is issued."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.cli.say import say
from drafter.errors import InputError
from drafter.i18n import _

HELP = "tạo bản phát hành: bỏ dấu vết của drafter trong tệp Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("document", metavar="TỆP.docx", help=_("tệp Word do drafter tạo"))
    parser.add_argument("-o", "--output", required=True, metavar="TỆP.docx", help=_("nơi ghi bản phát hành"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter strip"""
    from drafter.cli.making import write_new
    from drafter.files import read_bytes
    from drafter.word.package import MAX_TOTAL, read_parts, write_parts
    from drafter.word.trace import strip as strip_parts
    from drafter.word.tracked import SETTINGS, tracking_off

    source, target = Path(options.document), Path(options.output)
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError(_("bản phát hành phải là tệp khác với tệp gốc"), hint=_("đặt tên khác sau -o"))
    data = read_bytes(source, limit=MAX_TOTAL)
    parts = read_parts(data, str(source))
    _assert_settled(data, str(source))
    parts = strip_parts(parts)
    if SETTINGS in parts:
        parts[SETTINGS] = tracking_off(parts[SETTINGS].decode("utf-8-sig")).encode()
    write_new(target, write_parts(parts), force=options.force)
    say(_("đã ghi bản phát hành {path}").format(path=target))
    return 0


def _assert_settled(data: bytes, name: str) -> None:
    """An issue copy holds no change that waits and no comment."""
    from drafter.word.source import Source

    source = Source(data, name)
    for part in source.parts:
        if part.startswith("word/") and part.endswith(".xml"):
            source.part(part)
    changes, comments = source.tracked_changes(), source.comments()
    if changes or comments:
        raise InputError(
            _("{path} còn {changes} sửa đổi và {comments} ghi chú chưa giải quyết").format(
                path=name, changes=changes, comments=comments
            ),
            hint=_(
                "nhận hoặc bỏ từng sửa đổi trong Word, xóa ghi chú; hoặc chạy: drafter pull {path}"
            ).format(path=name),
        )

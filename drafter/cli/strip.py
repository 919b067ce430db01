"""drafter strip: the clean copy that is issued."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.cli.say import note, say
from drafter.errors import DrafterError, InputError
from drafter.i18n import _

HELP = "tạo bản phát hành: bỏ dấu vết của drafter trong tệp Word"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "documents", nargs="+", metavar="TỆP", help=_("tệp Word do drafter tạo, hoặc thư mục, hoặc *.docx")
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="TỆP.docx",
        help=_("nơi ghi bản phát hành; nhiều tệp thì ghi tên thư mục"),
    )
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter strip"""
    from drafter.cli import copies
    from drafter.cli.several import documents

    names = documents(options.documents)
    copies.prepare([options.output], names)
    failed = 0
    for name in names:
        target = copies.copy_of(options.output, name)
        try:
            _write(Path(name), target, force=options.force)
        except DrafterError as error:
            # one that still waits for its reviewers must not keep back the others
            if len(names) == 1:
                raise
            failed += 1
            note(_("lỗi: {message}").format(message=error.message))
        else:
            say(_("đã ghi bản phát hành {path}").format(path=target))
    if failed:
        note(_("{count} tệp không có bản phát hành, xem ở trên").format(count=failed))
    return 2 if failed else 0


def _write(source: Path, target: Path, *, force: bool) -> None:
    from drafter.cli.making import write_new
    from drafter.files import read_bytes
    from drafter.word.package import MAX_TOTAL, read_parts, write_parts
    from drafter.word.trace import strip as strip_parts
    from drafter.word.tracked import SETTINGS, tracking_off

    data = read_bytes(source, limit=MAX_TOTAL)
    parts = read_parts(data, str(source))
    _assert_settled(data, str(source))
    parts = strip_parts(parts)
    if SETTINGS in parts:
        parts[SETTINGS] = tracking_off(parts[SETTINGS].decode("utf-8-sig")).encode()
    write_new(target, write_parts(parts), force=force)


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

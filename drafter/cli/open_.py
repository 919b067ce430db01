"""drafter open: the answers out of a document alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.cli.returning import Returned

HELP = "lấy lại tệp câu trả lời từ tệp Word do drafter in"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("document", metavar="TỆP.docx", help=_("tệp Word do drafter in"))
    parser.add_argument(
        "-o", "--output", metavar="TỆP.yml", help=_("nơi ghi (mặc định: cùng tên, đuôi .yml)")
    )
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def _was_edited(returned: Returned) -> bool:
    """Whether the file says something else than what was read out of it, tracked or not, or has comments."""
    from drafter.cli.returning import base_of
    from drafter.errors import DrafterError
    from drafter.review.reading import read_review

    try:
        review = read_review(base_of(returned, None), returned.reviewed)
    except DrafterError:
        return True
    return bool(review.changes or review.todos) or not returned.reviewed.is_settled


def run(options: argparse.Namespace) -> int:
    """drafter open"""
    from drafter.answers.dump import to_yaml
    from drafter.cli.making import write_new
    from drafter.cli.returning import open_returned, press
    from drafter.errors import DrafterError

    source = Path(options.document)
    returned = open_returned(source)
    if returned.record is None:
        raise InputError(
            _("{path} không mang câu trả lời của drafter").format(path=source),
            hint=_("chỉ mở lại được tệp do drafter in và chưa qua drafter strip; tệp khác: drafter import"),
        )
    try:
        values = press().read(returned.record["answers"], str(source))[0]
    except DrafterError:
        raise InputError(
            _("câu trả lời trong {path} không còn hợp lệ").format(path=source),
            hint=_("xin lại tệp từ nơi gửi"),
        ) from None
    output = Path(options.output) if options.output else source.with_suffix(".yml")
    write_new(output, to_yaml(values).encode(), force=options.force)
    say(_("đã ghi {path}").format(path=output))
    if _was_edited(returned):
        note(
            _("chú ý: tệp Word có sửa đổi; chạy: drafter pull {path} {answers}").format(
                path=source, answers=output
            )
        )
    return 0

"""drafter template build | check: layouts from the regimes, and an office's own copy against the contract."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.cli.say import say
from drafter.errors import InputError
from drafter.i18n import _

HELP = "mẫu trình bày: dựng lại, kiểm tra"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "action",
        choices=("build", "check"),
        help=_("build: dựng mẫu từ chế độ thể thức; check: kiểm tra một mẫu"),
    )
    parser.add_argument("file", nargs="?", metavar="MẪU.docx", help=_("mẫu cần kiểm tra"))
    parser.add_argument("-o", "--output", metavar="THƯ MỤC", help=_("nơi ghi các mẫu dựng được"))


def run(options: argparse.Namespace) -> int:
    """drafter template build | check"""
    if options.action == "check":
        if not options.file:
            raise InputError(
                _("chưa có tệp mẫu cần kiểm tra"), hint=_("ví dụ: drafter template check mau.docx")
            )
        return _check_template(Path(options.file))
    from drafter.cli.making import write_new
    from drafter.regimes import load, windows
    from drafter.word.layout import build

    folder = Path(options.output or "out")
    for window in windows():
        path = folder / f"{window.id}.docx"
        write_new(path, build(load(window.id)), force=True)
        say(_("đã ghi {path}").format(path=path))
    return 0


def _check_template(path: Path) -> int:
    from drafter.files import read_bytes
    from drafter.word.contract import check_template
    from drafter.word.package import MAX_TOTAL

    findings = check_template(read_bytes(path, limit=MAX_TOTAL), str(path))
    for finding in findings:
        say(str(finding))
    if not findings:
        say(_("{path}: mẫu đủ các thẻ, không có thẻ lạ").format(path=path))
    return 1 if findings else 0

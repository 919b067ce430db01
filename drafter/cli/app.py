"""The command line: which commands there are, how errors are shown, which exit code is left."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from drafter import __version__
from drafter.errors import DrafterError
from drafter.i18n import LANGUAGES, _, set_language

INTERRUPTED = 130


class UsageError(DrafterError):
    """The command line itself cannot be read."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(_translated(message), hint=_("xem: {prog} --help").format(prog=self.prog))


def _translated(message: str) -> str:
    known = {
        "the following arguments are required: ": _("còn thiếu: "),
        "unrecognized arguments: ": _("không hiểu: "),
        "expected one argument": _("cần một giá trị"),
        "invalid choice: ": _("không có lựa chọn: "),
        "choose from": _("chọn trong"),
        "argument ": _("tham số "),
    }
    for words, ours in known.items():
        message = message.replace(words, ours)
    return message


def parser() -> argparse.ArgumentParser:
    """The whole command line. Heavy modules are imported by the commands themselves."""
    top = _Parser(
        prog="drafter",
        description=_("Soạn kế hoạch hành chính đúng thể thức, từ câu hỏi đến tệp Word."),
        add_help=False,
    )
    top.add_argument("-h", "--help", action="help", help=_("xem hướng dẫn này"))
    top.add_argument("--version", action="version", version=f"drafter {__version__}", help=_("xem phiên bản"))
    top.add_argument(
        "--lang",
        choices=LANGUAGES,
        default=os.environ.get("DRAFTER_LANG", "vi"),
        help=_("ngôn ngữ thông báo: vi, en"),
    )
    commands = top.add_subparsers(
        dest="command", metavar=_("LỆNH"), title=_("các lệnh"), parser_class=_Parser
    )

    def command(name: str, help_: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help_, description=help_, add_help=False)
        made.add_argument("-h", "--help", action="help", help=_("xem hướng dẫn này"))
        return made

    new = command("new", _("soạn kế hoạch mới bằng cách trả lời câu hỏi"))
    new.add_argument("file", nargs="?", metavar=_("TỆP.yml"), help=_("nơi ghi câu trả lời"))
    new.add_argument("-o", "--output", metavar=_("TỆP.docx"), help=_("nơi ghi tệp Word"))
    new.add_argument("--force", action="store_true", help=_("ghi đè tệp Word đã có"))

    render = command("render", _("in tệp Word từ tệp câu trả lời"))
    render.add_argument("answers", metavar=_("TỆP.yml"), help=_("tệp câu trả lời"))
    render.add_argument(
        "-o",
        "--output",
        metavar=_("TỆP.docx"),
        help=_("nơi ghi tệp Word (mặc định: tên theo số và trích yếu)"),
    )
    render.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=_("khóa=giá trị"),
        help=_("thay một câu trả lời, không sửa tệp"),
    )
    render.add_argument(
        "--regime", default="", metavar=_("CHẾ ĐỘ"), help=_("chế độ thể thức, ví dụ nd30-2020")
    )
    render.add_argument("--template", metavar=_("MẪU.docx"), help=_("mẫu trình bày riêng của cơ quan"))
    render.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))

    strip = command("strip", _("tạo bản phát hành: bỏ dấu vết của drafter trong tệp Word"))
    strip.add_argument("document", metavar=_("TỆP.docx"), help=_("tệp Word do drafter tạo"))
    strip.add_argument(
        "-o", "--output", required=True, metavar=_("TỆP.docx"), help=_("nơi ghi bản phát hành")
    )
    strip.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))

    command("schema", _("in cấu trúc tệp câu trả lời (JSON Schema)"))

    template = command("template", _("mẫu trình bày: dựng lại, kiểm tra"))
    template.add_argument(
        "action",
        choices=("build", "check"),
        help=_("build: dựng mẫu từ chế độ thể thức; check: kiểm tra một mẫu"),
    )
    template.add_argument("file", nargs="?", metavar=_("MẪU.docx"), help=_("mẫu cần kiểm tra"))
    template.add_argument("-o", "--output", metavar=_("THƯ MỤC"), help=_("nơi ghi các mẫu dựng được"))
    return top


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code: 0 clean, 1 findings, 2 something to mend, 130 interrupted."""
    _utf8()
    with contextlib.suppress(OSError):
        set_language(_language(arguments))
    try:
        options = parser().parse_args(arguments)
        if options.command is None:
            parser().print_help()
            return 0
        return _commands()[options.command](options)
    except DrafterError as error:
        _show(error)
        return error.exit_code
    except KeyboardInterrupt:
        _say(_("đã dừng"))
        return INTERRUPTED
    except BrokenPipeError:
        # the reader of our output has gone; nothing is left to tell it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _language(arguments: Sequence[str]) -> str:
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return os.environ.get("DRAFTER_LANG", "vi")


def _commands() -> dict[str, Callable[[argparse.Namespace], int]]:
    from drafter.cli import commands

    return {
        "new": commands.new,
        "render": commands.render,
        "strip": commands.strip,
        "schema": commands.schema,
        "template": commands.template,
    }


def _utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (stream.encoding or "").lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _show(error: DrafterError) -> None:
    _say(_("lỗi: {message}").format(message=error.message))
    if error.hint:
        _say(_("gợi ý: {hint}").format(hint=error.hint))

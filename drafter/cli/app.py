"""The command line: which commands there are, how errors are shown, which exit code is left."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from drafter import __version__
from drafter.errors import DrafterError, InputError, Interrupted
from drafter.i18n import LANGUAGES, _, set_language

#: One module of this package each, with HELP, add_arguments and run; a trailing underscore keeps off keywords.
COMMANDS = (
    "new",
    "import_",
    "render",
    "pull",
    "update",
    "diff",
    "open_",
    "batch",
    "check",
    "rule",
    "preview",
    "strip",
    "schema",
    "template",
    "profile",
    "kit",
    "tasks",
    "modernise",
    "completion",
)


class UsageError(DrafterError):
    """The command line itself cannot be read."""


class _Help(argparse.HelpFormatter):
    """The words that argparse says by itself, in the language of the user."""

    def __init__(self, prog: str, **options: Any) -> None:
        # argparse makes one for every option; left to itself it loads all of shutil each start to ask for the width
        super().__init__(prog, **{"width": _width(), **options})

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, _("cách dùng: ") if prefix is None else prefix)


def _width() -> int:
    """Columns of a help text: the terminal's, 80 where there is none, less two."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = 0
    return (columns or 80) - 2


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)
        self._positionals.title = _("giá trị")
        self._optionals.title = _("tùy chọn")

    def translate_metavars(self) -> None:
        """Put what stands for a value in the help into the language of the user."""
        for action in self._actions:
            if isinstance(action.metavar, str):
                action.metavar = _(action.metavar)

    def error(self, message: str) -> NoReturn:
        raise UsageError(_translated(message), hint=_("xem: {prog} --help").format(prog=self.prog))


def _translated(message: str) -> str:
    known = {
        "the following arguments are required: ": _("còn thiếu: "),
        "unrecognized arguments: ": _("không hiểu: "),
        "expected one argument": _("cần một giá trị"),
        "expected at least one argument": _("cần ít nhất một giá trị"),
        "not allowed with argument ": _("không dùng cùng "),
        "invalid int value: ": _("không phải số: "),
        "invalid choice: ": _("không có lựa chọn: "),
        "choose from": _("chọn trong"),
        "argument ": _("tham số "),
    }
    for words, ours in known.items():
        message = message.replace(words, ours)
    return message


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line with these commands. Heavy modules are imported by the commands themselves."""
    top = _Parser(
        prog="drafter",
        description=_("Soạn kế hoạch hành chính đúng thể thức, từ câu hỏi đến tệp Word."),
        add_help=False,
    )
    top.add_argument("-h", "--help", action="help", help=_("xem hướng dẫn này"))
    top.add_argument("--version", action="version", version=f"drafter {__version__}", help=_("xem phiên bản"))
    top.add_argument("--lang", choices=LANGUAGES, default="vi", help=_("ngôn ngữ thông báo: vi, en"))
    commands = top.add_subparsers(
        dest="command", metavar=_("LỆNH"), title=_("các lệnh"), parser_class=_Parser
    )
    for name in names:
        module = import_module(f"drafter.cli.{name}")
        made = commands.add_parser(
            name.rstrip("_"), help=_(module.HELP), description=_(module.HELP), add_help=False
        )
        made.add_argument("-h", "--help", action="help", help=_("xem hướng dẫn này"))
        module.add_arguments(made)
        made.translate_metavars()
        made.set_defaults(run=module.run)
    return top


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code: 0 clean, 1 findings, 2 something to mend, 130 interrupted."""
    _utf8()
    set_language(_language(arguments))
    if "_ARGCOMPLETE" in os.environ:
        # the shell asks what may stand where Tab was pressed
        import_module("drafter.cli.completion").answer(parser())
    try:
        options = parser(_asked(arguments)).parse_args(arguments)
        if options.command is None:
            parser().print_help()
            return 0
        code: int = options.run(options)
        return code
    except DrafterError as error:
        _show(error)
        return error.exit_code
    except KeyboardInterrupt:
        _say(_("đã dừng"))
        return Interrupted.exit_code
    except BrokenPipeError:
        # the reader of our output has gone; nothing is left to tell it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        # what nobody foresaw: a name too long to be asked after, a folder that may not be listed
        from drafter.refused import unopened

        _show(unopened(error))
        return InputError.exit_code


def _asked(arguments: Sequence[str]) -> Sequence[str]:
    """The one command that is named first; all of them where there is none, for the help and for what is mistyped."""
    named = [name for name in COMMANDS if arguments and name.rstrip("_") == arguments[0]]
    return named or COMMANDS


def _language(arguments: Sequence[str]) -> str:
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    return os.environ.get("DRAFTER_LANG", "vi")


def _utf8() -> None:
    """Every word can be printed: on a console of any code page, and a file's name that is no text as well."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        # with PYTHONLEGACYWINDOWSSTDIO the console takes the bytes of its own code page
        own = stream.encoding if sys.platform == "win32" and stream.isatty() else "utf-8"
        stream.reconfigure(encoding=own, errors="replace")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _show(error: DrafterError) -> None:
    _say(_("lỗi: {message}").format(message=error.message))
    if error.hint:
        _say(_("gợi ý: {hint}").format(hint=error.hint))

"""drafter completion: a script for the shell, so that Tab finishes commands, options and values.

The script asks the program itself at each Tab, so that it never tells of an option that is not there. Of the well-kept
libraries argcomplete is the one that knows all four shells; it is imported only then (`drafter.cli.app`), and finds every
command without the heavy modules behind it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from pathlib import Path
from typing import Any

from drafter.i18n import _
from drafter.refused import is_office_mark

HELP = "in đoạn lệnh để phím Tab điền giúp lệnh, tùy chọn (bash, zsh, fish, PowerShell)"

SHELLS = ("bash", "zsh", "fish", "powershell")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("shell", choices=SHELLS, help=_("loại cửa sổ lệnh đang dùng"))


def run(options: argparse.Namespace) -> int:
    """drafter completion"""
    from argcomplete.shell_integration import shellcode

    sys.stdout.write(shellcode(["drafter"], shell=options.shell))
    return 0


def answer(parser: argparse.ArgumentParser) -> None:
    """Answer the shell that asks what may stand where Tab was pressed, and leave."""
    from argcomplete import autocomplete

    files: Any = _files
    autocomplete(parser, always_complete_options="long", default_completer=files)


def _files(prefix: str, **_rest: object) -> list[str]:
    """Files and folders that begin so. The library would ask bash for them, which Windows has not."""
    folder, start = os.path.split(prefix)
    before = prefix.removesuffix(start)
    found = []
    with contextlib.suppress(OSError):
        for path in sorted(Path(folder or ".").iterdir()):
            if is_office_mark(path.name):
                continue
            if path.name.startswith(start) and (start or not path.name.startswith(".")):
                found.append(f"{before}{path.name}{'/' if path.is_dir() else ''}")
    return found

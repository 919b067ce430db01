"""The system's own viewer of PDF."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from drafter.errors import MissingToolError
from drafter.i18n import _


def show(path: Path) -> None:
    """Open a file and return at once. Raises MissingToolError when the system has nothing to open it with."""
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            raise _nothing(path) from None
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        raise _nothing(path)
    try:
        subprocess.Popen(
            [program, str(path.resolve())],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError:
        raise _nothing(path) from None


def _nothing(path: Path) -> MissingToolError:
    return MissingToolError(
        _("không có chương trình mở {path}").format(path=path), hint=_("tự mở tệp này bằng trình đọc PDF")
    )

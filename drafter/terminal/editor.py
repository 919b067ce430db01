"""The user's own editor for long text: VISUAL, EDITOR, or what the system has."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path, PureWindowsPath
from typing import Any

from drafter.i18n import _

#: Seconds: who comes back sooner with nothing changed only handed the file to a window that was open already.
_AT_ONCE_S = 1.0
#: In order; what is tried after VISUAL and EDITOR.
_USUAL = ("notepad",) if sys.platform == "win32" else ("editor", "nano", "vi")


def command() -> str:
    """The command that opens an editor, "" where there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    return named or next((found for name in _USUAL if (found := shutil.which(name))), "")


def found() -> str:
    """The editor's name as shown on screen, "" where there is none."""
    try:
        words = _words()
    except ValueError:
        return command()
    # the name of a path of either kind
    return PureWindowsPath(words[0]).name if words else ""


def _words() -> list[str]:
    """The command taken apart. On Windows a path keeps its backslashes, and one with spaces may stand without quotation marks.

    Raises ValueError for a quotation mark that is not closed.
    """
    import shlex

    whole, of_windows = command(), sys.platform == "win32"
    if of_windows and Path(whole).is_file():
        return [whole]
    words = shlex.split(whole, posix=not of_windows)
    return [word.strip("\"'") for word in words] if of_windows else words


def keys() -> Any:
    """Key bindings of a line being edited: F3 and Ctrl-O open the text in the editor and take it back."""
    from prompt_toolkit.key_binding import KeyBindings

    made = KeyBindings()

    @made.add("f3", eager=True)
    @made.add("c-o", eager=True)
    def _open(event: Any) -> None:
        event.app.create_background_task(_edit(event.current_buffer))

    return made


async def _edit(buffer: Any) -> None:
    from prompt_toolkit.application import run_in_terminal
    from prompt_toolkit.document import Document

    def opened() -> str | None:
        text = edited(buffer.text)
        if text is None:
            words = _("{program} không mở được hoặc không trả lại chữ; giữ nguyên đoạn đang có")
            sys.stdout.write(words.format(program=found()) + "\n")
        return text

    text = await run_in_terminal(opened, in_executor=True)
    if text is not None:
        buffer.document = Document(text=text, cursor_position=len(text))


def edited(text: str) -> str | None:
    """The text after the editor has closed; None when it failed or left no text that can be read."""
    import subprocess
    import tempfile

    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "noi-dung.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        try:
            begun = time.monotonic()
            if subprocess.run([*_words(), str(path)], check=False).returncode:
                return None
            made = _read(path)
            if made == text.rstrip("\n") and time.monotonic() - begun < _AT_ONCE_S:
                _wait_for_user()
                made = _read(path)
            return made
        except (OSError, ValueError):
            return None


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig").rstrip("\n")


def _wait_for_user() -> None:
    """Editors with tabs come back before the user has written anything: the user says when it is done."""
    words = _("{program} mở trong cửa sổ khác: sửa và lưu xong thì quay lại đây bấm Enter")
    sys.stdout.write(words.format(program=found()) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()

"""A plan that was begun here and not finished: `drafter new` without a name offers to go on with it."""

from __future__ import annotations

from pathlib import Path

from drafter.answers.tree import MAX_BYTES
from drafter.errors import InputError
from drafter.files import read_bytes
from drafter.i18n import _
from drafter.interview import journal

_NEW = "new"


def begun(folder: Path, name: str) -> Path | None:
    """The file last written of those that `drafter new` named itself and that wait to be finished; None for none."""
    stem, ending = Path(name).stem, Path(name).suffix
    waiting = [path for path in folder.glob(f"{stem}*{ending}") if path.is_file() and _waits(path)]
    return max(waiting, key=lambda path: path.stat().st_mtime, default=None)


def _waits(path: Path) -> bool:
    try:
        return journal.is_begun(read_bytes(path, limit=MAX_BYTES))
    except InputError:
        return False


def wants_to_go_on(path: Path) -> bool:
    """Ask whether to go on with a plan. Raises KeyboardInterrupt when the user leaves."""
    from drafter.interview.question import Option
    from drafter.terminal.screen import Screen

    options = [
        Option(value=str(path), label=_("Làm tiếp {path}").format(path=path)),
        Option(value=_NEW, label=_("Soạn kế hoạch mới")),
    ]
    return bool(Screen().choice(_("Còn kế hoạch soạn dở"), options, str(path)) == str(path))

"""Several Word files named at once: a folder, or a pattern that the shell left as it was typed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drafter.cli.say import note
from drafter.files import found
from drafter.i18n import _
from drafter.refused import is_office_mark
from drafter.text import few

_WORD = (".docx",)
#: Documents of other kinds, which a person who names a folder may think are looked at.
_OTHERS = (".doc", ".docm", ".dot", ".dotx", ".rtf", ".odt", ".wps")
#: Names that are told before they are only counted.
_NAMED = 5


def documents(names: Iterable[str]) -> list[str]:
    """Each file once, in order; documents of a folder that are of another kind, and folders in it, are told of.

    Raises InputError for a folder or a pattern without any.
    """
    out: list[str] = []
    for name in names:
        out += found(name, _WORD)
        if Path(name).is_dir():
            _tell_left_out(Path(name))
    return list(dict.fromkeys(out))


def _tell_left_out(folder: Path) -> None:
    there = sorted(folder.iterdir())
    others = [path.name for path in there if path.suffix.lower() in _OTHERS and not is_office_mark(path.name)]
    below = [path.name for path in there if path.is_dir() and any(path.glob("*.docx"))]
    if others:
        note(
            _("chú ý: {folder}: bỏ qua {count} tệp không phải .docx: {names}").format(
                folder=folder, count=len(others), names=few(others, _NAMED)
            )
        )
    if below:
        note(
            _("chú ý: {folder}: không xét thư mục con {names}").format(
                folder=folder, names=few(below, _NAMED)
            )
        )

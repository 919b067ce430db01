"""Copies of one file or of several: where each goes, and that none takes the place of what it is a copy of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.errors import InputError
from drafter.files import is_same, make_folder
from drafter.i18n import _


def copies(target: str, names: Sequence[str]) -> list[Path]:
    """The copy of each file: of that name, or under the file's own name in the folder of that name, as it must be of several.

    Nothing is made. Raises InputError where a copy would be the original, two would be one, or the name is one file's.
    """
    folder = Path(target)
    if len(names) > 1 and folder.suffix and not folder.is_dir():
        raise InputError(
            _("có {count} tệp mà {target} là tên của một tệp").format(count=len(names), target=target),
            hint=_("ghi tên một thư mục, bản sao của mỗi tệp nằm trong đó, ví dụ: ban-sua"),
        )
    made = [folder / Path(name).name if len(names) > 1 or folder.is_dir() else folder for name in names]
    if any(is_same(copy, Path(name)) for copy, name in zip(made, names, strict=True)):
        raise InputError(_("bản sao phải là tệp khác với tệp gốc"), hint=_("đặt tên khác cho bản sao"))
    if twice := next((copy.name for copy in made if made.count(copy) > 1), ""):
        raise InputError(_("hai tệp cùng tên {name}").format(name=twice), hint=_("làm riêng từng thư mục"))
    return made


def copy_of(target: str, name: str) -> Path:
    """The copy of a file, once the folder for several is there."""
    return Path(target) / Path(name).name if Path(target).is_dir() else Path(target)


def prepare(targets: Sequence[str], names: Sequence[str]) -> None:
    """Make the folders for copies of several files, after nothing is found against any of them (`copies`)."""
    for target in targets:
        copies(target, names)
    if len(names) > 1:
        for target in targets:
            make_folder(Path(target))

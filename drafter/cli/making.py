"""From an answers file to a document: what `render` and `new` share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.answers import tree as _tree
from drafter.answers.load import Loaded, load
from drafter.errors import InputError
from drafter.files import read_bytes, write_atomic
from drafter.i18n import _
from drafter.refused import reason
from drafter.word.making import Workshop, output_stem


@dataclass(frozen=True, slots=True)
class Made:
    """A document before it is written. `template` is an office's own, None for the shipped layout."""

    data: bytes
    loaded: Loaded
    template: Path | None = None


def make(answers: Path, settings: Sequence[str] = (), regime: str = "", template: Path | None = None) -> Made:
    """Read the answers and render the document. Nothing is written."""
    return make_from(read_bytes(answers, limit=_tree.MAX_BYTES), str(answers), settings, regime, template)


def make_from(
    data: bytes, name: str, settings: Sequence[str] = (), regime: str = "", template: Path | None = None
) -> Made:
    """The document of answers already read."""
    loaded = load(data, name, settings, regime)
    return Made(Workshop(template).document(loaded), loaded, template)


def output_name(loaded: Loaded) -> str:
    """A safe file name from number, type and title."""
    return f"{output_stem(loaded)}.docx"


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a document; an existing file of other content is kept unless `force`."""
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError as error:
        raise InputError(_("không ghi được {path}: {why}").format(path=path, why=reason(error))) from None
    if is_folder:
        raise InputError(_("{path} là thư mục").format(path=path), hint=_("ghi cả tên tệp sau -o"))
    if is_there and not force:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return
        raise InputError(
            _("đã có tệp {path}").format(path=path), hint=_("thêm --force để ghi đè, hoặc đặt tên khác")
        )
    write_atomic(path, data)

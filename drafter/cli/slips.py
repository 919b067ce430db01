"""Mechanical slips mended in a text or in answers: `drafter check --fix` for what is no Word file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.check.content.mend import Edit, Spared

_MARK = b"\xef\xbb\xbf"


def text_corrected(
    data: bytes, name: str, codes: Iterable[str], spared: Spared
) -> tuple[bytes, tuple[str, ...]]:
    """(the text after mending, what was done). Raises InputError for a file that is not in UTF-8."""
    from drafter.check.content.mend import mend

    try:
        text = data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(
            _("{name} không phải UTF-8, không sửa được").format(name=name),
            hint=_("mở bằng Notepad, lưu lại với bảng mã UTF-8"),
        ) from None
    mended = mend(text, codes, spared)
    mark = _MARK if data.startswith(_MARK) else b""
    return mark + mended.text.encode("utf-8"), mended.done


def answers_corrected(
    data: bytes, name: str, codes: Iterable[str], spared: Spared
) -> tuple[bytes, tuple[str, ...]]:
    """(the answers after mending, what was done): only sentences change, comments and order stay."""
    from drafter.answers.splice import spliced
    from drafter.check.content.mend import slips

    wanted, done = tuple(codes), list[str]()

    def edits_of(words: str) -> Sequence[Edit]:
        found = slips(words, wanted, spared)
        done.extend(slip.said for slip in found)
        return [edit for slip in found for edit in slip.edits]

    before = b""
    while before != data:
        before, data = data, spliced(data, name, edits_of)
    return data, tuple(done)

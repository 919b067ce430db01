"""A Word file that comes back: what it knows of itself, and what it was made of. Shared by pull, open, update, diff."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from drafter.answers.dump import block_text, to_plain
from drafter.answers.load import load
from drafter.errors import DrafterError, InputError
from drafter.files import read_bytes
from drafter.i18n import _
from drafter.review.base import Base, Plain, Press
from drafter.review.looks import Looks
from drafter.review.model import Reviewed
from drafter.review.unread import unread
from drafter.sheet.wording import Wording
from drafter.word.context import bookmark
from drafter.word.library import compiled_for
from drafter.word.package import MAX_TOTAL

_MAX_LINES = 100_000


@dataclass(slots=True)
class Returned:
    """A file that came back. `record` is None when it carries none that is whole and fits.

    `unread` is what it holds that answers have no place for, told once it is known what it was made of; it is in `notes`.
    """

    path: Path
    source: Any
    reviewed: Reviewed
    record: dict[str, Any] | None
    notes: list[str] = field(default_factory=list)
    unread: tuple[str, ...] = ()


def press(template: Path | None = None) -> Press:
    """Lines from answers, with the sentences of the shipped wordings."""
    kept: dict[tuple[str, str], Wording] = {}

    def wording(regime: str, name: str) -> Wording:
        if (regime, name) not in kept:
            kept[regime, name] = Wording(compiled_for(regime, name, template).sentences)
        return kept[regime, name]

    return Press(wording)


def open_returned(path: Path) -> Returned:
    """Open a Word file. Raises InputError for what is not a sound .docx."""
    return opened(read_bytes(path, limit=MAX_TOTAL), path)


def opened(data: bytes, path: Path) -> Returned:
    """A Word file that was read, or is about to be written, to `path`."""
    from drafter.word.revisions import read_reviewed
    from drafter.word.source import Source
    from drafter.word.trace import read_trace

    source = Source(data, str(path))
    reviewed = read_reviewed(source)
    out = Returned(path, source, reviewed, None)
    found = read_trace(source.parts)
    if found is not None and not _is_sound(found):
        out.notes.append(_("bỏ qua dấu vết trong tệp: không đúng dạng drafter ghi"))
        found = None
    out.record = found
    return out


def _is_sound(record: Mapping[str, Any]) -> bool:
    """Whether a record has the shape that we write; it comes from outside."""
    lines = record.get("lines")
    if not isinstance(record.get("answers"), dict) or not isinstance(lines, list) or len(lines) > _MAX_LINES:
        return False
    for row in lines:
        if not isinstance(row, list) or len(row) != 4 or not all(isinstance(cell, str) for cell in row[:3]):
            return False
        if not re.fullmatch("_kx[0-9a-f]{1,40}", row[0]) or row[0] != bookmark(row[1]):
            return False
        if not isinstance(row[3], list):
            return False
    return True


def base_of(returned: Returned, answers: Plain | None) -> Base:
    """What the file was made of: its own record, else the answers given. Raises InputError when there is neither."""
    base = _base_of(returned, answers)
    returned.unread = unread(base, returned.reviewed)
    returned.notes[:0] = returned.unread
    return base


def _base_of(returned: Returned, answers: Plain | None) -> Base:
    machine = press()
    record = returned.record
    if record is not None:
        try:
            base = Base(machine, record["answers"], _marks(record), record["lines"])
            if sum(line.known for line in base.lines.values()) * 2 >= len(record["lines"]):
                return base
        except DrafterError:
            pass
        returned.record = None
        returned.notes.append(_("bỏ qua dấu vết trong tệp: không khớp với văn bản mà drafter in ra"))
    if answers is None:
        raise InputError(
            _("{path} không mang câu trả lời của drafter").format(path=returned.path),
            hint=_("ghi thêm tệp câu trả lời: drafter pull {path} TRẢ-LỜI.yml").format(path=returned.path),
        )
    returned.notes.append(_("tệp không còn dấu vết của drafter: so theo chữ với tệp câu trả lời"))
    made = machine.lines(answers)
    return Base(machine, answers, {id_: bookmark(id_) for id_ in made})


def looks_changed(returned: Returned, base: Base, template: Path | None = None) -> Looks:
    """What was made to look otherwise by hand. Nothing, with a note, where it was printed from neither `template` nor ours."""
    from drafter.review.restyled import restyled
    from drafter.word.making import Workshop
    from drafter.word.read import read_view, view_of

    _values, plan, profile = base.press.read(base.plain)
    if returned.record is not None:
        layout, key = returned.record.get("layout"), (profile.id, plan.issuer.wording)
        fitting = [one for one in dict.fromkeys((template, None)) if compiled_for(*key, one).layout == layout]
        if not fitting:
            returned.notes.append(
                _(
                    "tệp in từ mẫu trình bày khác mẫu đang dùng: không so được định dạng sửa tay; có mẫu riêng thì chạy thêm --template MẪU.docx"
                )
            )
            return Looks()
        template = fitting[0]
    name = str(returned.path)
    printed = Workshop(template).document(load(block_text(base.values).encode(), name))
    return restyled(base, returned.reviewed, read_view(printed, name), view_of(returned.source))


def _marks(record: Mapping[str, Any]) -> dict[str, str]:
    return {row[1]: row[0] for row in record["lines"]}


def plain_of(path: Path) -> tuple[bytes, Plain]:
    """An answers file: its bytes, and its answers in their usual form."""
    from drafter.answers.tree import MAX_BYTES

    data = read_bytes(path, limit=MAX_BYTES)
    return data, to_plain(load(data, str(path)).values)

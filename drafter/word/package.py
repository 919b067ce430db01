"""A Word file as a set of parts: reading with limits, writing the same bytes for the same parts."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.i18n import _
from drafter.word.archive import archive, members

if TYPE_CHECKING:
    import zipfile

#: What a layout template or a plan may weigh unpacked; a plan of 300 pages has about 6 MB.
MAX_PART = 60_000_000
MAX_TOTAL = 150_000_000
MAX_ENTRIES = 2_000
DOCUMENT = "word/document.xml"


def read_parts(data: bytes, name: str) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises InputError saying what the file is instead.

    Macros, passwords, entries that overlap or repeat and files that unpack beyond the limits are refused.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            _("{name} là tệp .doc cũ hoặc có mật khẩu").format(name=name),
            hint=_("mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx"),
        )
    if data.startswith(b"%PDF"):
        raise InputError(_("{name} là tệp PDF").format(name=name), hint=_("dùng tệp Word gốc (.docx)"))
    if not data.startswith(b"PK"):
        raise InputError(
            _other_kind(data).format(name=name),
            hint=_("mở bằng Word và lưu lại dạng .docx"),
        )
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _members(archive, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        UnicodeError,
    ):
        raise InputError(
            _("{name} bị hỏng, không mở được").format(name=name), hint=_("chép lại tệp gốc")
        ) from None
    parts = _with_usual_names(parts)
    if DOCUMENT not in parts or "[Content_Types].xml" not in parts:
        raise InputError(
            _("{name} không phải tệp Word .docx").format(name=name),
            hint=_("mở bằng Word và lưu lại dạng .docx"),
        )
    types = parts["[Content_Types].xml"]
    if b"macroEnabled" in types or any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise InputError(_("{name} có macro").format(name=name), hint=_("lưu lại dạng .docx (không macro)"))
    return parts


def _with_usual_names(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with the main one under its usual name: Word on the web calls it word/document2.xml."""
    main = re.search(rb'Target="/?(word/(document\d+)\.xml)"', parts.get("_rels/.rels", b""))
    if DOCUMENT in parts or not main or main[1].decode() not in parts:
        return parts
    old, stem = main[1].decode(), main[2].decode()
    names = {old: DOCUMENT, f"word/_rels/{stem}.xml.rels": "word/_rels/document.xml.rels"}
    out = {names.get(name, name): data for name, data in parts.items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        out[name] = out.get(name, b"").replace(old.encode(), DOCUMENT.encode())
    return out


def _other_kind(data: bytes) -> str:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip():
        return _("{name} là tệp rỗng")
    if head.startswith(b"{\\rtf"):
        return _("{name} là tệp RTF, không phải .docx")
    if head.startswith((b"<!doctype html", b"<html")):
        return _("{name} là tệp HTML (trang mạng), không phải .docx")
    return _("{name} không phải tệp Word .docx")


def _members(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    infos = archive.infolist()
    refuse = InputError(
        _("{name} không an toàn để mở (nén bất thường)").format(name=name), hint=_("xin lại tệp từ nơi gửi")
    )
    # only what is read, not what is made, is looked at
    from drafter.word.unsound import is_unsound

    if is_unsound(infos) or len(infos) > MAX_ENTRIES:
        raise refuse
    if any(info.file_size > MAX_PART for info in infos) or sum(info.file_size for info in infos) > MAX_TOTAL:
        raise refuse
    out = {}
    for info in infos:
        if info.is_dir():
            continue
        with archive.open(info) as stream:
            # the size in the directory may lie: read one byte more than it says and compare
            content = stream.read(info.file_size + 1)
        if len(content) != info.file_size:
            raise refuse
        out[info.filename] = content
    return out


def in_order(names: Iterable[str]) -> list[str]:
    """Names of parts as they follow one another in a file: content types first, as readers of streams want it."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))


def write_parts(parts: dict[str, bytes]) -> bytes:
    """The parts as a .docx: fixed order and times, so that the same parts give the same bytes."""
    return archive(members((name, parts[name]) for name in in_order(parts)))

"""The zip of a .docx, written by hand: members that do not change are compressed once and copied as they are.

Fixed order, times and modes: the same parts give the same bytes. One deflate serves every file drafter writes, isal when
it is installed (the extra `fast`), else zlib: with one or the other the same answers give the same file, alone or in a
batch; between the two the files differ in their compression alone.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_WINDOW = -15  # as a zip wants it: the largest window, no header
_ISAL_LEVEL = 2
_ZLIB_LEVEL = 6
#: 1 January 1980, the first day that a zip can name.
_DATE = 0x21
_UTF8_NAME = 0x800
_VERSION = 20
_UNIX = 3
_MODE = 0o644 << 16


def _codec() -> tuple[Any, int]:
    """The module that compresses, in the words of zlib, and its level."""
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib, _ZLIB_LEVEL
    return isal_zlib, _ISAL_LEVEL


_CODEC, _LEVEL = _codec()


def _deflate(data: bytes) -> bytes:
    packed: bytes = _CODEC.compress(data, _LEVEL, _WINDOW)
    return packed


def squeezed(data: bytes) -> bytes:
    """The data as a zlib stream."""
    packed: bytes = _CODEC.compress(data, _LEVEL)
    return packed


@dataclass(frozen=True, slots=True)
class Members:
    """Members in a row: their bytes as they stand in the file, and their entries of the directory as if they came first."""

    data: bytes
    entries: tuple[tuple[bytes, int, bytes], ...]


def members(parts: Iterable[tuple[str, bytes]]) -> Members:
    """Parts, compressed, in the order given."""
    out: list[bytes] = []
    entries, offset = [], 0
    for name, data in parts:
        packed, encoded = _deflate(data), name.encode()
        flags = 0 if encoded.isascii() else _UTF8_NAME
        about = struct.pack(
            "<HHHHHLLLHH",
            _VERSION,
            flags,
            zlib.DEFLATED,
            0,
            _DATE,
            _CODEC.crc32(data),
            len(packed),
            len(data),
            len(encoded),
            0,
        )
        out += (b"PK\3\4", about, encoded, packed)
        entries.append((b"PK\1\2" + bytes((_VERSION, _UNIX)) + about + _NO_COMMENT, offset, encoded))
        offset += 4 + len(about) + len(encoded) + len(packed)
    return Members(b"".join(out), tuple(entries))


#: No comment, first disk, no inner kind; then the mode.
_NO_COMMENT = struct.pack("<HHHL", 0, 0, 0, _MODE)


def archive(*rows: Members) -> bytes:
    """The whole file of these members."""
    out: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for row in rows:
        out.append(row.data)
        for entry, place, name in row.entries:
            directory += (entry, (offset + place).to_bytes(4, "little"), name)
        offset += len(row.data)
    whole, count = b"".join(directory), len(directory) // 3
    end = struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, count, count, len(whole), offset, 0)
    return b"".join((*out, whole, end))

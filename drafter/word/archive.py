"""The zip of a .docx, written by hand: members that do not change are compressed once and copied as they are.

Fixed order, times and modes: the same parts give the same bytes. zlib compresses, but for documents printed from answers:
for these isal does when it is installed (the extra `fast`), some ten times as quick and the file a seventh larger. Alone
or in a batch, the same answers give the same file on one machine; without isal they give the same words, packed tighter.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

_WINDOW = -15  # as a zip wants it: the largest window, no header
_ISAL_LEVEL = 2
_ZLIB_LEVEL = 6
#: 1 January 1980, the first day that a zip can name.
_DATE = 0x21
_UTF8_NAME = 0x800
_VERSION = 20
_UNIX = 3
_MODE = 0o644 << 16


class Codec(NamedTuple):
    """A module that compresses, in the words of zlib, and its level."""

    module: Any
    level: int

    def deflate(self, data: bytes) -> bytes:
        """As a member of a zip."""
        packed: bytes = self.module.compress(data, self.level, _WINDOW)
        return packed


def _quick() -> Codec:
    try:
        from isal import isal_zlib
    except ImportError:
        return USUAL
    return Codec(isal_zlib, _ISAL_LEVEL)


USUAL = Codec(zlib, _ZLIB_LEVEL)
#: What documents are printed with.
QUICK = _quick()


@dataclass(frozen=True, slots=True)
class Members:
    """Members in a row: their bytes as they stand in the file, and their entries of the directory as if they came first."""

    data: bytes
    entries: tuple[tuple[bytes, int, bytes], ...]


def members(parts: Iterable[tuple[str, bytes]], codec: Codec = USUAL) -> Members:
    """Parts, compressed, in the order given."""
    out: list[bytes] = []
    entries, offset = [], 0
    for name, data in parts:
        packed, encoded = codec.deflate(data), name.encode()
        flags = 0 if encoded.isascii() else _UTF8_NAME
        about = struct.pack(
            "<HHHHHLLLHH",
            _VERSION,
            flags,
            zlib.DEFLATED,
            0,
            _DATE,
            codec.module.crc32(data),
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

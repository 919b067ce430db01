"""The zip of a .docx, written by hand: members that do not change are compressed once and copied as they are.

Fixed order, times and modes: the same parts give the same bytes. zlib compresses, but for documents printed from answers:
for these isal does when it is installed (the extra `fast`), some ten times as quick and the file a seventh larger. Alone
or in a batch, the same answers give the same file on one machine; without isal they give the same words, packed tighter.

A long run of bytes that may come again is packed by itself (`Packed`), so that it need not be packed again: deflate may be
brought to a whole byte anywhere, and what follows does not look back over it. It costs about a twentieth of the size.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from drafter.memo import Memo

_WINDOW = -15  # as a zip wants it: the largest window, no header
_ISAL_LEVEL = 2
_ZLIB_LEVEL = 6
#: 1 January 1980, the first day that a zip can name.
_DATE = 0x21
_UTF8_NAME = 0x800
_VERSION = 20
_UNIX = 3
_MODE = 0o644 << 16
#: Packed data that says nothing but that it is the last.
_END = b"\3\0"
#: Bytes that are worth being packed by themselves.
_LONG = 12_000


class Packed(NamedTuple):
    """Bytes of a member, and as they stand in the file whatever stands before and behind them."""

    data: bytes
    packed: bytes


class Codec(NamedTuple):
    """A module that compresses, in the words of zlib, and its level."""

    module: Any
    level: int

    def deflate(self, data: bytes) -> bytes:
        """As a member of a zip."""
        packed: bytes = self.module.compress(data, self.level, _WINDOW)
        return packed

    def apart(self, data: bytes) -> Packed:
        """As a piece of a member."""
        packer = self.module.compressobj(self.level, zlib.DEFLATED, _WINDOW)
        return Packed(data, packer.compress(data) + packer.flush(self.module.Z_FULL_FLUSH))

    def checksum(self, pieces: Iterable[bytes]) -> int:
        """That of a member in these pieces."""
        value = 0
        for piece in pieces:
            value = self.module.crc32(piece, value)
        return value


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


def in_pieces(part: str, runs: Iterable[bytes], memo: Memo, codec: Codec) -> Iterator[Packed]:
    """A part as pieces of a member: its long runs by themselves, what stands between them together."""
    loose: list[bytes] = []
    for number, run in enumerate(runs):
        if len(run) < _LONG:
            loose.append(run)
            continue
        if loose:
            yield codec.apart(b"".join(loose))
            loose = []
        yield memo((part, number), codec.apart, run)
    if loose:
        yield codec.apart(b"".join(loose))


def members(parts: Iterable[tuple[str, bytes | Sequence[Packed]]], codec: Codec = USUAL) -> Members:
    """Parts, compressed, in the order given."""
    out: list[bytes] = []
    entries, offset = [], 0
    for name, content in parts:
        if isinstance(content, bytes):
            pieces, packed = [content], codec.deflate(content)
        else:
            pieces = [piece.data for piece in content]
            packed = b"".join([*[piece.packed for piece in content], _END])
        encoded = name.encode()
        flags = 0 if encoded.isascii() else _UTF8_NAME
        about = struct.pack(
            "<HHHHHLLLHH",
            _VERSION,
            flags,
            zlib.DEFLATED,
            0,
            _DATE,
            codec.checksum(pieces),
            len(packed),
            sum(map(len, pieces)),
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

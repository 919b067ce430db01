"""What makes a zip no sound Word file before anything in it is unpacked: names, links, other packings, shared bytes."""

from __future__ import annotations

import re
import stat
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

#: Names that lead out of the file, or that some system cannot bear.
_BAD_NAME = re.compile(
    r"\.\.|^/|[\\:\0]|[. ]$|(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)", re.IGNORECASE
)
#: Stored and deflated: what a Word file may be packed by (ECMA-376-2, B.2).
_METHODS = (0, 8)
#: The least that stands before the bytes of an entry (APPNOTE 4.3.7).
_LOCAL_HEADER = 30


def is_unsound(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether the entries are such as no program that writes Word files makes."""
    names = [unicodedata.normalize("NFC", info.filename).casefold() for info in infos]
    return len(set(names)) < len(names) or any(map(_is_odd, infos)) or _overlap(infos)


def _is_odd(info: zipfile.ZipInfo) -> bool:
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    is_encrypted = bool(info.flag_bits & 1)
    # the name as it stands in the file: reading cuts it at a NUL
    is_named_badly = bool(_BAD_NAME.search(info.orig_filename))
    return is_link or is_encrypted or is_named_badly or info.compress_type not in _METHODS


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether entries share bytes of the file: small files that unpack to large ones are made so."""
    placed = sorted(infos, key=lambda info: info.header_offset)
    return any(
        one.header_offset + _LOCAL_HEADER + one.compress_size > following.header_offset
        for one, following in pairwise(placed)
    )

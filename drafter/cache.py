"""The user's cache folder: what was worked out once from files of ours and may be worked out again at any time.

It holds data only, each file named by a hash of what it was made from, and is trusted only when it is the user's own.
A cache that is damaged, foreign or cannot be written costs time, never a document.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from pathlib import Path

from drafter.errors import InputError
from drafter.files import read_bytes, user_dir, write_atomic

_LIMIT = 50_000_000


def place(kind: str, key: str) -> Path:
    """Where the file of a kind is whose key (`digest`) this is."""
    return user_dir("cache") / kind / f"{key}.json"


def digest(version: str, *blobs: bytes) -> str:
    """A hash over blobs, each with its length, so that no two lists of blobs share one."""
    hasher = hashlib.sha256(version.encode())
    for blob in blobs:
        hasher.update(len(blob).to_bytes(8, "big") + blob)
    return hasher.hexdigest()


def kept(place: Path) -> bytes | None:
    """What is kept there; None when nothing is, or when others than the user may have written it."""
    try:
        status = place.lstat()
        if not stat.S_ISREG(status.st_mode):
            return None
        if sys.platform != "win32" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return None
        return read_bytes(place, limit=_LIMIT)
    except (OSError, InputError):
        return None


def keep(place: Path, data: bytes) -> None:
    """Keep it there if that can be; without waiting for the disk, as half a file is found out when it is read."""
    with contextlib.suppress(OSError, InputError):
        if place.is_symlink():
            return
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(place, data, flush=False)
        if sys.platform != "win32":
            place.chmod(0o600)

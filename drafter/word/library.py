"""Compiled templates on hand: from the user's cache when they are whole, else compiled and kept.

The cache holds data only, is named by the hash of what it was made from, and is trusted only when it is the user's own.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path

from drafter.errors import InputError
from drafter.files import read_bytes, templates_dir, user_dir, write_atomic
from drafter.word.compiled import Compiled, digest, dump, restore

_LIMIT = 50_000_000


def wording_texts(wording: str) -> dict[str, str]:
    """The sentences of one wording by name."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((templates_dir() / "wording" / wording).glob("*.j2"))
    }


def layout_path(regime: str) -> Path:
    """The shipped layout template of a regime."""
    return templates_dir() / "layouts" / f"{regime}.docx"


def compiled_for(regime: str, wording: str, template: Path | None = None) -> Compiled:
    """The compiled template of a regime, or of an office's own template file."""
    path = template or layout_path(regime)
    data = read_bytes(path, limit=_LIMIT)
    texts = wording_texts(wording)
    key = digest(data, *(f"{name}\0{text}".encode() for name, text in sorted(texts.items())))
    place = user_dir("cache") / "templates" / f"{key}.json"
    kept = _kept(place)
    if kept:
        return kept
    from drafter.word.compile import compile_template

    compiled = compile_template(data, texts, str(path))
    _keep(place, compiled)
    return compiled


def _kept(place: Path) -> Compiled | None:
    try:
        status = place.lstat()
        if not stat.S_ISREG(status.st_mode):
            return None
        if sys.platform != "win32" and (status.st_uid != os.getuid() or status.st_mode & 0o022):
            return None
        return restore(read_bytes(place, limit=_LIMIT))
    except (OSError, InputError):
        return None


def _keep(place: Path, compiled: Compiled) -> None:
    # a cache that cannot be written costs time, never the document
    with contextlib.suppress(OSError, InputError):
        if place.is_symlink():
            return
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(place, dump(compiled))
        if sys.platform != "win32":
            place.chmod(0o600)

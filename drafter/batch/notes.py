"""What a batch wrote, noted beside it: which bytes of which file came from which inputs, and what the checker said of them.

A worker notes a document before it writes it, so that one killed in between is known: a note counts only for the very
bytes that it names. Each worker has a file of its own; nothing is ever changed in it, only added.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from drafter.files import TEMPORARY, make_folder, patiently
from drafter.refused import unwritten

#: The folder of notes in the folder of documents.
FOLDER = ".drafter-batch"
#: Seconds after which a file that was being written has been left behind.
_STALE_S = 60


@dataclass(frozen=True, slots=True)
class Note:
    """`made_from` and `content` are hashes; `judged` names the checker that found so much, "" when none looked."""

    file: str
    made_from: str
    content: str
    judged: str = ""
    errors: int = 0
    warnings: int = 0
    codes: str = ""


_FIELDS = tuple(one.name for one in fields(Note))


def prepare(folder: Path) -> None:
    """Make the folder of documents and that of notes. Raises InputError where they cannot be."""
    make_folder(folder)
    make_folder(folder / FOLDER)


def add(folder: Path, note: Note) -> None:
    """Add a note of this worker."""
    line = json.dumps([getattr(note, name) for name in _FIELDS], ensure_ascii=False) + "\n"
    name = os.path.join(folder, FOLDER, f"{_worker()}.jsonl")  # noqa: PTH118 (for every document of a batch)
    try:
        with patiently(lambda: open(name, "ab", buffering=0)) as stream:  # noqa: PTH123
            stream.write(line.encode())
    except OSError as error:
        raise unwritten(Path(name), error) from None


@cache
def _host() -> str:
    # `platform.node` gathers everything about the system first: on Windows a query that takes long, and may hang
    return "".join(c for c in socket.gethostname() if c.isalnum() or c == "-")


def _worker() -> str:
    # a process that was forked has another id than the one that read the host's name
    return f"{_host()}-{os.getpid()}"


def notes(folder: Path) -> Iterator[Note]:
    """All notes of all workers, in no order."""
    for path in sorted((folder / FOLDER).glob("*.jsonl")):
        with path.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                # the last line of a worker that was killed while writing it
                with contextlib.suppress(ValueError, TypeError):
                    yield Note(*json.loads(line))


def clear_leftovers(folder: Path) -> None:
    """Remove what workers that were killed left half written: never a document."""
    for path in folder.glob(f"{TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE_S:
                path.unlink()

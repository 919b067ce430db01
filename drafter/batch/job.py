"""A job: a range of rows of one batch, made by a worker from small, opaque data. Pure but for the files it writes.

A worker process keeps its workshop between jobs; a job carries the base answers and its rows, nothing shared.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from drafter import __version__
from drafter.answers.load import load
from drafter.errors import DrafterError
from drafter.files import write_atomic
from drafter.word.making import Workshop, output_stem

#: Beside the documents: which were finished from which inputs.
LEDGER = ".drafter-batch"


@dataclass(frozen=True, slots=True)
class Item:
    """One document to make: the row it comes from, its file name, what is set."""

    row: int
    file: str
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A few documents from one base."""

    base: bytes
    name: str
    folder: str
    template: str
    template_hash: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one row: "made", "kept" (finished before from the same inputs) or "failed" with a message."""

    row: int
    file: str
    outcome: str
    message: str = ""


def fingerprint(job: Job, item: Item) -> str:
    """A hash of everything that decides a document's bytes."""
    raw = json.dumps([__version__, job.name, job.template_hash, item.file, item.settings], ensure_ascii=False)
    return hashlib.sha256(job.base + b"\0" + raw.encode()).hexdigest()


_workshops: dict[str, Workshop] = {}


def validate(job: Job) -> list[Result]:
    """What is wrong with the rows of a job, before any file is written; and the name each document would have."""
    out = []
    for item in job.items:
        try:
            loaded = load(job.base, job.name, item.settings)
            out.append(Result(item.row, item.file or f"{output_stem(loaded)}.docx", "valid"))
        except DrafterError as error:
            out.append(Result(item.row, item.file, "failed", error.message))
    return out


def make(job: Job) -> list[Result]:
    """Make the documents of a job. A row that cannot be made is a result, never an exception."""
    workshop = _workshops.setdefault(job.template, Workshop(Path(job.template) if job.template else None))
    folder = Path(job.folder)
    out = []
    for item in job.items:
        try:
            write_atomic(folder / item.file, workshop.document(load(job.base, job.name, item.settings)))
            _note(folder, item.file, fingerprint(job, item))
            out.append(Result(item.row, item.file, "made"))
        except DrafterError as error:
            out.append(Result(item.row, item.file, "failed", error.message))
    return out


def finished(folder: Path) -> dict[str, str]:
    """file -> fingerprint of what was finished in this folder, by any worker."""
    out: dict[str, str] = {}
    for ledger in sorted((folder / LEDGER).glob("*.jsonl")):
        for line in ledger.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                file, mark = json.loads(line)
            except ValueError:
                # the last line of a worker that was killed while writing it
                continue
            out[str(file)] = str(mark)
    return out


def _note(folder: Path, file: str, mark: str) -> None:
    ledger = folder / LEDGER
    ledger.mkdir(exist_ok=True)
    with (ledger / f"{os.getpid()}.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps([file, mark], ensure_ascii=False) + "\n")

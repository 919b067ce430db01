"""A job: a range of rows of one batch, as small, opaque data; and the answers of one row.

A job travels as bytes (`packed`), since a cluster looks into every list it is given.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path

from drafter import __version__
from drafter.answers import tree as _tree
from drafter.answers.load import Loaded, read, read_tree
from drafter.answers.paths import with_answer
from drafter.batch.gaps import filled
from drafter.batch.notes import Note
from drafter.check.accepted import Accepted
from drafter.errors import AnswersError, InputError
from drafter.files import read_bytes
from drafter.i18n import _, language, set_language
from drafter.memo import Memo


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document to make: the row it comes from, its answers, its file's name, what earlier batches noted of it.

    `blank` and `wrong` are those of the row, while it is judged.
    """

    row: int
    settings: tuple[tuple[str, str], ...] = ()
    source: str = ""
    file: str = ""
    known: tuple[Note, ...] = ()
    blank: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A few documents of one batch. `token` is the name of the file by which a worker knows the folder for ours; `columns` are
    (answer, what the table calls its column)."""

    base: bytes
    name: str
    folder: str
    token: str = ""
    template: str = ""
    template_hash: str = ""
    check: bool = False
    accepted: tuple[Accepted, ...] = ()
    pdf: bool = False
    force: bool = False
    version: str = __version__
    language: str = "vi"
    items: tuple[Item, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def packed(self) -> bytes:
        """The job as it is sent."""
        return pickle.dumps(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A row before anything is written: its file's name, (heading of a column, what is wrong), and what to look at."""

    row: int
    file: str = ""
    problems: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one row: "made", "kept" (finished before from the same inputs) or "failed".

    `errors` and `warnings` count findings.
    """

    row: int
    file: str
    outcome: str
    message: str = ""
    errors: int = 0
    warnings: int = 0


def opened(packed: bytes) -> Job:
    """A job as it was sent. Raises InputError where it was sent by another version."""
    job: Job = pickle.loads(packed)
    if language() != job.language:
        set_language(job.language)
    if job.version != __version__:
        raise InputError(
            _("máy chạy việc dùng drafter {theirs}, máy này dùng {ours}").format(
                theirs=__version__, ours=job.version
            ),
            hint=_("cài cùng một bản drafter trên mọi máy"),
        )
    return job


def answers_of(job: Job, item: Item, memo: Memo) -> Loaded:
    """The answers of one row, gaps filled. Raises AnswersError with every problem, InputError for a path into nowhere.

    `memo` is what the worker remembers of the row before.
    """
    data, name = source_of(job, item)
    root = memo("tree", read_tree, data, name)
    for path, value in item.settings:
        root = with_answer(root, path, value)
    root, unfilled = filled(root, memo)
    try:
        loaded = read(root, name, memo)
    except AnswersError as error:
        raise AnswersError(name, [*unfilled, *error.problems]) from None
    if unfilled:
        raise AnswersError(name, unfilled)
    return loaded


def source_of(job: Job, item: Item) -> tuple[bytes, str]:
    """(bytes, name) of the answers file that a row starts from."""
    if item.source:
        return read_bytes(Path(item.source), limit=_tree.MAX_BYTES), item.source
    return job.base, job.name


def digest(data: bytes) -> str:
    """A hash of bytes as notes keep it."""
    return hashlib.sha256(data).hexdigest()[:32]

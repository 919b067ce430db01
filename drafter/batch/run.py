"""The whole batch: every row is read and judged first, then the good ones are made, in ranges, by any executor."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED as FIRST
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from drafter.batch.job import Item, Job, Result, fingerprint, finished, make, validate
from drafter.batch.table import Row
from drafter.errors import InputError
from drafter.files import read_bytes
from drafter.i18n import _
from drafter.text import slug

#: Rows of one job: large enough that moving it costs little, small enough that an interruption loses little.
CHUNK = 25
_TEMPLATE_LIMIT = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What to make: one base, the rows that differ, and where the documents go."""

    base: bytes
    name: str
    rows: Callable[[], Iterable[Row]]
    folder: Path
    template: Path | None = None
    jobs: int = 1
    executor: Callable[[], Executor] | None = None

    def job(self, items: tuple[Item, ...]) -> Job:
        """A range of rows as a job."""
        return Job(
            self.base, self.name, str(self.folder), str(self.template or ""), _hash(self.template), items
        )


@cache
def _hash(template: Path | None) -> str:
    return hashlib.sha256(read_bytes(template, limit=_TEMPLATE_LIMIT)).hexdigest() if template else ""


def _chunks(batch: Batch, items: Iterable[Item]) -> Iterator[Job]:
    source = iter(items)
    while chunk := tuple(islice(source, CHUNK)):
        yield batch.job(chunk)


def _spread(batch: Batch, work: Callable[[Job], list[Result]], items: Iterable[Item]) -> Iterator[Result]:
    """The results of all items, in the order in which jobs end; at most a few jobs wait at any time."""
    if batch.executor is None and batch.jobs == 1:
        for job in _chunks(batch, items):
            yield from work(job)
        return
    factory = batch.executor or (lambda: ProcessPoolExecutor(batch.jobs))
    with factory() as pool:
        waiting: set[Future[list[Result]]] = set()
        for job in _chunks(batch, items):
            waiting.add(pool.submit(work, job))
            if len(waiting) >= 2 * batch.jobs + 2:
                done, waiting = wait(waiting, return_when=FIRST)
                for future in done:
                    yield from future.result()
        for future in waiting:
            yield from future.result()


def judged(batch: Batch) -> list[Result]:
    """Every row before anything is written, in the order of the table: "valid" with its file name, or "failed"."""
    items = (Item(row.number, _own_name(row), row.settings) for row in batch.rows())
    results = sorted(_spread(batch, validate, items), key=lambda result: result.row)
    return _named_apart(results)


def _own_name(row: Row) -> str:
    return f"{slug(row.file.removesuffix('.docx'))}.docx" if row.file else ""


def _named_apart(results: list[Result]) -> list[Result]:
    """The results with file names that differ: a name that an earlier row has gets the row's number."""
    used: set[str] = set()
    out = []
    for result in results:
        name = result.file
        if result.outcome == "valid":
            if name in used:
                name = f"{name.removesuffix('.docx')}-{result.row}.docx"
            used.add(name)
        out.append(replace(result, file=name))
    return out


def made(batch: Batch, plan: list[Result]) -> Iterator[Result]:
    """Make what `judged` found valid; documents finished before from the same inputs are kept."""
    names = {result.row: result.file for result in plan if result.outcome == "valid"}
    done = finished(batch.folder)
    kept: list[Result] = []

    def open_items() -> Iterator[Item]:
        for row in batch.rows():
            if row.number not in names:
                continue
            item = Item(row.number, names[row.number], row.settings)
            if (
                done.get(item.file) == fingerprint(batch.job(()), item)
                and (batch.folder / item.file).exists()
            ):
                kept.append(Result(item.row, item.file, "kept"))
            else:
                yield item

    for result in _spread(batch, make, open_items()):
        yield from kept
        kept.clear()
        yield result
    yield from kept


def executor_named(name: str) -> Callable[[], Executor]:
    """A factory of executors given as "module:callable". Raises InputError when there is none."""
    from importlib import import_module

    module, _colon, attribute = name.partition(":")
    try:
        found: Any = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError):
        raise InputError(
            _("không có bộ thực thi “{name}”").format(name=name),
            hint=_("ghi dạng mô-đun:hàm, hàm trả về concurrent.futures.Executor"),
        ) from None
    return found  # type: ignore[no-any-return]

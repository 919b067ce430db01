"""The whole batch: every row is read and judged first, then the good ones are made, in ranges, by any executor."""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from drafter.batch import notes
from drafter.batch.job import Item, Job
from drafter.batch.judging import judge
from drafter.batch.making import make
from drafter.batch.pool import local, told
from drafter.batch.register import Register
from drafter.batch.table import Row
from drafter.check.accepted import Accepted
from drafter.files import flush_all, read_bytes
from drafter.i18n import language

#: Rows of one job: so many that moving it costs little, so few that an interruption loses little.
ROWS, PAGED_ROWS = 25, 8
_TEMPLATE_LIMIT = 50_000_000
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What to make: the answers that all rows share, the rows, and where the documents go.

    `name` is the file of `base`, for messages; both are empty where each row has answers of its own. `check` has the
    checker judge each document, less what is `accepted`; `pdf` puts its pages beside it; `force` writes over files that
    are not ours; `jobs` is the number of processes, or of ranges under way on an executor from elsewhere. `columns` is
    what the table calls its columns (answer -> heading), known once `rows` has read its head.
    """

    rows: Callable[[], Iterable[Row]]
    folder: Path
    base: bytes = b""
    name: str = ""
    template: Path | None = None
    jobs: int = 1
    executor: Callable[[], Executor] | None = None
    check: bool = False
    accepted: tuple[Accepted, ...] = ()
    pdf: bool = False
    force: bool = False
    fail_fast: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


class Run:
    """One batch under way: `judge` all rows, then `make` the good ones; `register` knows what came of each."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.register = Register()
        self._under_way: set[Future[list[object]]] = set()
        self._token = f"run-{uuid.uuid4().hex}"

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait=True, cancel_futures=True)
        with contextlib.suppress(OSError):
            (self.batch.folder / notes.FOLDER / self._token).unlink()
        self.register.close()

    @cached_property
    def _pool(self) -> Executor:
        return self.batch.executor() if self.batch.executor else local(self.batch.jobs)

    @cached_property
    def _job(self) -> Job:
        batch = self.batch
        template = read_bytes(batch.template, limit=_TEMPLATE_LIMIT) if batch.template else b""
        return Job(
            base=batch.base,
            name=batch.name,
            folder=os.path.abspath(batch.folder),  # noqa: PTH100 (a long path of Windows cannot be resolved)
            token=self._token,
            template=os.path.abspath(batch.template) if batch.template else "",  # noqa: PTH100
            template_hash=hashlib.sha256(template).hexdigest() if template else "",
            check=batch.check,
            accepted=batch.accepted,
            pdf=batch.pdf,
            force=batch.force,
            language=language(),
        )

    def judge(self) -> Iterator[int]:
        """Judge every row before anything is written; yields how many were judged each time some were."""
        for results in self._spread(judge, self.register.enter(self.batch.rows())):
            self.register.judge(results)
            yield len(results)
        self.register.tell_twins()
        self.register.name_apart()

    def make(self) -> Iterator[int]:
        """Make the rows that were found good; yields how many were done each time some were.

        Documents finished before from the same inputs are kept. With `fail_fast` it ends at the first that fails.
        """
        folder = self.batch.folder
        notes.prepare(folder)
        notes.clear_leftovers(folder)
        self.register.remember(folder)
        (folder / notes.FOLDER / self._token).touch()
        for results in self._spread(make, self.register.open_items()):
            self.register.settle(results)
            yield len(results)
            if self.batch.fail_fast and any(result.outcome == "failed" for result in results):
                break
        flush_all()

    def stop(self) -> None:
        """Leave off: nothing new is begun; what is being made is finished and counted."""
        for results in self._end():
            self.register.settle(results)  # type: ignore[arg-type]

    def _end(self) -> list[list[object]]:
        begun = [future for future in self._under_way if not future.cancel()]
        self._under_way = set()
        return [future.result() for future in wait(begun).done if future.exception() is None]

    def _spread(
        self, work: Callable[[bytes], list[_Answer]], items: Iterable[Item]
    ) -> Iterator[list[_Answer]]:
        """What work answers, in the order in which jobs end; only a few jobs are under way at any time."""
        workers = getattr(self._pool, "_max_workers", self.batch.jobs)
        most = 2 * workers + 2 if workers > 1 else 1
        under_way: set[Future[list[_Answer]]] = set()
        self._under_way = under_way  # type: ignore[assignment]
        for job in self._jobs(items):
            under_way.add(self._pool.submit(work, job.packed))
            while len(under_way) >= most:
                yield from self._ended(under_way)
        while under_way:
            yield from self._ended(under_way)

    def _ended(self, under_way: set[Future[list[_Answer]]]) -> Iterator[list[_Answer]]:
        for future in wait(under_way, return_when=FIRST_COMPLETED).done:
            under_way.discard(future)
            with told():
                results = future.result()
            yield results

    def _jobs(self, items: Iterable[Item]) -> Iterator[Job]:
        source = iter(items)
        while chunk := tuple(islice(source, PAGED_ROWS if self.batch.pdf else ROWS)):
            yield replace(self._job, items=chunk, columns=tuple(self.batch.columns.items()))

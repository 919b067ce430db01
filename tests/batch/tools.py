"""Tables and batches as the tests of this folder need them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from drafter.batch.run import Batch, Run
from drafter.batch.table import rows
from tests.tools import ANSWERS

BASE = ANSWERS / "xa-2026.yml"
HEAD = ["issuer.name", "issuer.unit", "number"]


def table(path: Path, *lines: list[str], head: list[str] = HEAD, delimiter: str = ",") -> Path:
    """A CSV file."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([head, *lines])
    return path


def units(count: int) -> list[list[str]]:
    """So many communes."""
    return [[f"Đơn vị {n}", "xã", str(n)] for n in range(1, count + 1)]


def shared(path: Path, old: str = "", new: str = "") -> Path:
    """The sample of a commune as answers that many communes share: its own name left open as {area}."""
    path.write_text(
        BASE.read_text(encoding="utf-8").replace("bàn xã Na Sầm", "bàn {area}").replace(old or "\0", new),
        encoding="utf-8",
    )
    return path


@dataclass(frozen=True, slots=True)
class Done:
    """What a batch left: file -> bytes, and row -> (file, outcome, message)."""

    files: dict[str, bytes]
    rows: dict[str, tuple[str, str, str]]


def done(
    source: Path, folder: Path, *, jobs: int = 1, executor: Callable[[], Executor] | None = None, **more: bool
) -> Done:
    """A whole batch from a table, without the command line."""
    batch = Batch(
        base=BASE.read_bytes(),
        name="b",
        rows=lambda: rows(source),
        folder=folder,
        jobs=jobs,
        executor=executor,
        **more,  # type: ignore[arg-type]
    )
    with Run(batch) as work:
        assert sum(work.judge()) >= sum(work.make())
        outcomes = {line.label: (line.file, line.outcome, line.message) for line in work.register.lines()}
    return Done({path.name: path.read_bytes() for path in folder.glob("*.docx")}, outcomes)


def report(folder: Path) -> list[list[str]]:
    """The lines of report.csv, without its head."""
    return list(csv.reader((folder / "report.csv").read_text(encoding="utf-8-sig").splitlines()))[1:]


def two_threads() -> Executor:
    """An executor as a user names it."""
    return ThreadPoolExecutor(2)


def no_executor() -> str:
    """What is none."""
    return "không"


def command(source: Path, out: Path, *more: str) -> list[str]:
    """A batch as a process of its own."""
    return [
        sys.executable,
        "-m",
        "drafter",
        "batch",
        str(BASE),
        "--table",
        str(source),
        "--out-dir",
        str(out),
        *more,
    ]

"""The same batch on a dask cluster: the same bytes; a cluster that cannot do it says why."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drafter.batch.cluster import dask
from drafter.batch.job import Job
from drafter.batch.judging import judge
from drafter.errors import InputError, MissingToolError
from tests.batch.tools import BASE, done, table, units
from tests.conftest import Outcome


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two processes on this machine."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50
    ) as made:
        yield made.scheduler_address


def test_cluster_writes_the_same_bytes(
    run_cli: Callable[..., Outcome], tmp_path: Path, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One option more than on one machine, not one byte else; run again, everything is kept."""
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", cluster)
    source = table(tmp_path / "t.csv", *units(60))
    here = done(source, tmp_path / "here")
    arguments = (
        "batch",
        BASE,
        "--table",
        source,
        "--out-dir",
        tmp_path / "there",
        "--executor",
        "drafter.batch.cluster:dask",
    )
    first, again = run_cli(*arguments), run_cli(*arguments)

    assert (first.code, again.code) == (0, 0)
    assert "ghi 60 tệp" in first.out
    assert "giữ 60 tệp" in again.out
    assert {path.name: path.read_bytes() for path in (tmp_path / "there").glob("*.docx")} == here.files


def test_work_goes_out_in_ranges_of_rows(tmp_path: Path) -> None:
    """Not a task a document: each piece of work is one opaque value that holds many rows."""
    sent: list[tuple[Any, ...]] = []

    class Counting(_Inside):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            sent.append(args)
            return super().submit(fn, *args, **kwargs)

    made = done(table(tmp_path / "t.csv", *units(60)), tmp_path / "o", jobs=2, executor=Counting)

    assert len(made.files) == 60
    assert len(sent) <= 6
    assert all(type(argument) is bytes for arguments in sent for argument in arguments)


class _Inside(Executor):
    """Does the work in this process, or answers with an error as a cluster would."""

    error: BaseException | None = None
    hides: Path | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        for token in self.hides.glob(".drafter-batch/run-*") if self.hides else ():
            token.unlink()
        try:
            if self.error:
                raise self.error
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


def _deserialization() -> RuntimeError:
    """What a dask worker without our package answers."""
    error = RuntimeError("Error during deserialization of the task graph.")
    error.__cause__ = ModuleNotFoundError("No module named 'drafter'", name="drafter")
    return error


def _killed() -> Exception:
    from distributed import KilledWorker

    return KilledWorker("task", None, 0)  # type: ignore[arg-type, no-untyped-call]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (_deserialization, "chưa cài drafter"),
        (_killed, "cụm máy dừng việc giữa chừng"),
        (lambda: BrokenProcessPool("killed"), "bị tắt giữa chừng"),
    ],
)
def test_cluster_that_cannot_work_says_why(tmp_path: Path, error: Callable[[], Exception], said: str) -> None:
    """Without our package, or with machines that die: one sentence, nothing written."""
    executor = type("Failing", (_Inside,), {"error": error()})
    with pytest.raises(InputError) as raised:
        done(table(tmp_path / "t.csv", *units(1)), tmp_path / "o", jobs=2, executor=executor)

    assert said in raised.value.message
    assert not (tmp_path / "o").exists()


def test_machines_without_our_folder_are_refused(tmp_path: Path) -> None:
    """A worker on another file system would write where nobody looks."""
    executor = type("Elsewhere", (_Inside,), {"hides": tmp_path / "o"})
    with pytest.raises(InputError) as raised:
        done(table(tmp_path / "t.csv", *units(1)), tmp_path / "o", jobs=2, executor=executor)

    assert "không thấy thư mục" in raised.value.message
    assert "dùng chung thư mục" in raised.value.hint
    assert not list((tmp_path / "o").glob("*.docx"))


def test_machines_with_another_drafter_are_refused() -> None:
    """Two versions could print two documents from the same answers."""
    job = replace(Job(base=BASE.read_bytes(), name="b", folder="."), version="0.0.1")
    with pytest.raises(InputError) as raised:
        judge(job.packed)

    assert "0.0.1" in raised.value.message


def test_errors_of_workers_travel(tmp_path: Path) -> None:
    """What a process of its own refuses comes back with its hint."""
    job = replace(Job(base=b"", name="b", folder=str(tmp_path)), version="0.0.1")
    with ProcessPoolExecutor(1) as pool, pytest.raises(InputError) as raised:
        pool.submit(judge, job.packed).result()

    assert "cùng một bản" in raised.value.hint


def test_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address, an address where nobody listens, no dask: each in one sentence."""
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    with pytest.raises(InputError, match="chưa biết cụm dask ở đâu"):
        dask()
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "khong-phai://dia-chi")
    with pytest.raises(InputError, match="không nối được cụm dask"):
        dask()
    whole = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return whole(name, *rest)

    monkeypatch.delitem(sys.modules, "distributed", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingToolError) as raised:
        dask()

    assert "drafter[dask]" in raised.value.hint

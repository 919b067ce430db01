"""Who does the work: processes of this machine, this process itself, or an executor that the user names."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from importlib import import_module
from multiprocessing import parent_process
from typing import Any, ParamSpec, TypeVar

from drafter.batch.making import stop
from drafter.errors import InputError
from drafter.i18n import _

#: Processes of one pool: more than Windows can wait for is an error.
_MOST = 61
_P = ParamSpec("_P")
_T = TypeVar("_T")


def cores() -> int:
    """How many processes can run at once: not more than the system grants this one."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def local(jobs: int) -> Executor:
    """So many processes; for one, this very process."""
    if jobs == 1:
        return _Here()
    return ProcessPoolExecutor(min(jobs, _MOST), initializer=_begin, initargs=(gc.get_threshold(),))


class _Here(Executor):
    """Does each piece of work when it is given."""

    #: As executors of the standard library say how much they do at once.
    _max_workers = 1

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def _begin(threshold: tuple[int, int, int]) -> None:
    """What a worker process does first: Ctrl-C ends its work between two documents; without its parent it ends at once.

    One that was not forked collects garbage as its parent does only when it is told how often (`gc.get_threshold`).
    """
    gc.set_threshold(*threshold)
    signal.signal(signal.SIGINT, stop)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def named(name: str) -> Callable[[], Executor]:
    """A factory of executors given as "module:callable". Raises InputError when there is none."""
    module, _colon, attribute = name.partition(":")
    try:
        found: Any = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError):
        raise InputError(
            _("không có bộ thực thi “{name}”").format(name=name),
            hint=_("ghi dạng mô-đun:hàm, hàm trả về concurrent.futures.Executor"),
        ) from None

    def factory() -> Executor:
        made = found()
        if not callable(getattr(made, "submit", None)) or not callable(getattr(made, "shutdown", None)):
            raise InputError(
                _("“{name}” không cho một bộ thực thi").format(name=name),
                hint=_("hàm phải trả về concurrent.futures.Executor"),
            )
        return made  # type: ignore[no-any-return]

    return factory


@contextlib.contextmanager
def told() -> Iterator[None]:
    """What went wrong with workers, in the user's words: InputError."""
    try:
        yield
    except BrokenExecutor:
        raise InputError(
            _("một tiến trình in bị tắt giữa chừng (hết bộ nhớ?)"),
            hint=_("chạy lại lệnh này, các tệp đã xong được giữ; thêm --jobs 1 nếu lặp lại"),
        ) from None
    except Exception as error:
        if _lacks_us(error):
            raise InputError(
                _("máy chạy việc chưa cài drafter"), hint=_("cài cùng một bản drafter trên mọi máy của cụm")
            ) from None
        if type(error).__module__.startswith("distributed."):
            raise InputError(
                _("cụm máy dừng việc giữa chừng ({why})").format(why=type(error).__name__),
                hint=_("xem lại các máy của cụm rồi chạy lại lệnh này, các tệp đã xong được giữ"),
            ) from None
        raise


def _lacks_us(error: BaseException | None) -> bool:
    """Whether a worker could not import this package: the error itself, or what it came from."""
    while error is not None:
        if isinstance(error, ModuleNotFoundError) and (error.name or "").split(".")[0] == "drafter":
            return True
        error = error.__cause__ or error.__context__
    return False

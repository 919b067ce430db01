"""A batch on a dask cluster that is running already: `--executor drafter.batch.cluster:dask` (extra `drafter[dask]`).

The address of the scheduler is what dask itself reads: the variable DASK_SCHEDULER_ADDRESS, or `scheduler-address` in its
settings. All machines need the same drafter and the same folders.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from drafter.errors import InputError, MissingToolError
from drafter.i18n import _

#: Seconds to wait for the scheduler.
_WAIT_S = 10


def dask() -> Executor:
    """The cluster as an executor. Raises MissingToolError without dask, InputError without a cluster."""
    try:
        from dask import config
        from distributed import Client
    except ImportError:
        raise MissingToolError(_("chưa cài dask"), hint=_("cài: pip install 'drafter[dask]'")) from None
    address = os.environ.get("DASK_SCHEDULER_ADDRESS") or config.get("scheduler-address", None)
    hint = _("đặt biến DASK_SCHEDULER_ADDRESS, ví dụ tcp://may-chu:8786")
    if not address:
        raise InputError(_("chưa biết cụm dask ở đâu"), hint=hint)
    try:
        client: Any = Client(address, timeout=_WAIT_S, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise InputError(
            _("không nối được cụm dask {address} ({why})").format(address=address, why=error), hint=hint
        ) from None
    return _Cluster(client)


class _Cluster(Executor):
    """A client of dask, which goes away with its executor."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        #: As executors of the standard library say how much they do at once.
        self._max_workers = sum(client.nthreads().values()) or 1

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._executor.submit(fn, *args, **kwargs)  # type: ignore[no-any-return]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait=wait)
        self._client.close()

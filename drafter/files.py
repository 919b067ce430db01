"""The file system: the only place that opens, writes or looks for files of the user.

Writing is all or nothing: a temporary file beside the target, flushed to the disk, then `os.replace`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeVar

from drafter.errors import InputError
from drafter.i18n import _
from drafter.refused import bad_name, is_office_mark, shut, unread, unwritten

_T = TypeVar("_T")
PACKAGE = Path(__file__).parent
#: How the names begin of files that are being written.
TEMPORARY = ".drafter-"
#: Characters from which on a path is given to Windows by its long name: below, room is left for the longest file's.
_LONG = 120
#: Seconds between tries (`patiently`): only Windows refuses for a moment what it grants afterwards.
_WAITS_S = (0.05, 0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()


def templates_dir() -> Path:
    """Where the shipped templates are: inside an installed package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def roomy(path: Path) -> Path:
    """The path as Windows takes it whatever its length: it stops at 260 characters unless the path says that it is whole."""
    full = os.path.abspath(path)  # noqa: PTH100 (`resolve` would follow links)
    return Path(extended(full)) if sys.platform == "win32" and len(full) >= _LONG else path


def extended(path: str) -> str:
    """A whole path of Windows by its long name: C:\\x as \\\\?\\C:\\x, \\\\server\\share as \\\\?\\UNC\\server\\share."""
    if path.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def found(name: str, endings: tuple[str, ...]) -> list[str]:
    """The files that a name stands for: itself, or those with these endings in a folder or of a pattern (*.docx).

    Not every shell takes patterns apart: cmd and PowerShell hand them on. Marks that Word leaves beside an open file are
    no files. Raises InputError where a folder or a pattern has none.
    """
    path = Path(name)
    if path.is_dir():
        try:
            listed = sorted(os.listdir(path))  # noqa: PTH208
        except OSError as error:
            raise unread(path, error) from None
        some = [str(path / one) for one in listed if one.lower().endswith(endings)]
        hint = _("trong thư mục chỉ lấy tệp có đuôi {endings}").format(endings=", ".join(endings))
    elif set(name) & set("*?") and not os.path.lexists(path):
        # costs a hundredth of a start, and few ask for it
        from glob import glob

        some, hint = sorted(glob(name)), _("kiểm tra lại tên tệp và thư mục đang đứng")  # noqa: PTH207
    else:
        return [name]
    if kept := [one for one in some if not is_office_mark(os.path.basename(one))]:  # noqa: PTH119
        return kept
    raise InputError(_("không có tệp nào ở {name}").format(name=name), hint=hint)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """A user's file, open to be read piece by piece; InputError if there is none or it cannot be read."""
    try:
        if path.is_dir():
            raise InputError(_("{path} là thư mục, không phải tệp").format(path=path))
        with patiently(lambda: roomy(path).open("rb")) as stream:
            yield stream
    except FileNotFoundError:
        raise InputError(
            _("không có tệp {path}").format(path=path), hint=_("kiểm tra lại tên tệp và thư mục đang đứng")
        ) from None
    except OSError as error:
        raise unread(path, error) from None


def read_bytes(path: Path, *, limit: int) -> bytes:
    """The bytes of a user's file of at most `limit` bytes; InputError if there is none or it is larger."""
    with reading(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > limit:
            raise InputError(
                _("{path} quá lớn: {size} byte, tối đa {limit} byte").format(
                    path=path, size=size, limit=limit
                )
            )
        # a device or a pipe tells no size beforehand
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(_("{path} quá lớn, tối đa {limit} byte").format(path=path, limit=limit))
    return data


def is_same(one: Path, other: Path) -> bool:
    """Whether both names lead to one file; names that lead nowhere do not."""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return False


def write_atomic(path: Path, data: bytes, *, flush: bool = True) -> None:
    """Write `data` to `path` wholly or not at all; a link keeps pointing where it did, a file keeps its mode.

    Without `flush` this holds as long as the machine has power: whoever writes many files calls `flush_all` once.
    Raises InputError when the place cannot be written.
    """
    with writing(path, flush=flush) as stream:
        stream.write(data)


def _beside(path: Path) -> str:
    """A name in the same folder that no other file has."""
    return os.path.join(os.path.dirname(path), f"{TEMPORARY}{os.urandom(8).hex()}.tmp")  # noqa: PTH118, PTH120 (many a second)


def patiently(act: Callable[[], _T]) -> _T:
    """What `act` gives, once the system lets it: a scanner may hold a file for a moment. Raises PermissionError in the end."""
    for wait_s in _WAITS_S:
        try:
            return act()
        except PermissionError:
            time.sleep(wait_s)
    return act()


def _settle(name: str, path: Path) -> None:
    """Put a finished file in its place. Raises OSError where something holds on to either."""
    patiently(lambda: os.replace(name, path))  # noqa: PTH105


def write_fresh(path: Path, data: bytes) -> None:
    """Write a file that is not there yet into a folder that is, wholly or not at all, without waiting for the disk.

    For whoever writes many: see `flush_all`. Raises InputError when the place cannot be written.
    """
    name = _beside(path)
    try:
        try:
            with open(name, "xb") as stream:  # noqa: PTH123
                stream.write(data)
            _settle(name, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
    except OSError as error:
        raise unwritten(path, error) from None


def flush_all() -> None:
    """Have the system put on the disk what was written."""
    if hasattr(os, "sync"):
        os.sync()


@contextlib.contextmanager
def writing(path: Path, *, flush: bool = True) -> Iterator[BinaryIO]:
    """A stream whose content becomes the file at its end, or never: see `write_atomic`."""
    if sys.platform == "win32" and bad_name(path):
        # "a: b.docx" would become a stream behind the file "a", which looks empty
        raise unwritten(path, OSError(errno.EINVAL, ""))
    try:
        path = roomy(_real(path))
        if path.exists() and not path.is_file():
            # replacing a device would take it from the whole machine
            raise InputError(_("{path} không phải tệp thường, không ghi đè").format(path=path))
        path.parent.mkdir(parents=True, exist_ok=True)
        name = _beside(path)
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise shut(path.parent, error, path) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            if flush:
                stream.flush()
                os.fsync(stream.fileno())
        if sys.platform != "win32":
            Path(name).chmod(_mode(path))
        _settle(name, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        if isinstance(error, OSError):
            raise unwritten(path, error) from None
        raise


def _real(path: Path) -> Path:
    """Where a path leads in the end; the path itself where the system cannot say, as of a long one of Windows."""
    with contextlib.suppress(OSError):
        return Path(os.path.realpath(path))
    return path


def make_folder(path: Path) -> None:
    """Make a folder and those above it, if they are not there. Raises InputError where that cannot be."""
    try:
        roomy(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise shut(path, error) from None


def _mode(path: Path) -> int:
    """The mode of the file there, or that of any new file of its owner (a temporary file is private)."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def user_dir(kind: str) -> Path:
    """The user's own folder for `kind` "cache" or "config", by the habit of the system. It may not exist."""
    env = {"cache": "XDG_CACHE_HOME", "config": "XDG_CONFIG_HOME"}[kind]
    if own := os.environ.get(env):
        return Path(own) / "drafter"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else _home() / "AppData" / "Local") / "drafter" / kind
    return _home() / f".{kind}" / "drafter"


def _home() -> Path:
    """The user's folder; for one who has none, as a task of the system may, a place where no folder can be."""
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.devnull)

"""Errors a user may cause, and files written wholly or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from drafter import errors, files
from drafter.errors import AnswersError, DrafterError, InputError, Interrupted, Problem

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX systems")


def test_exit_codes() -> None:
    """Everything to mend leaves 2, being interrupted 130; all have a message and a hint."""
    kinds = [
        k
        for k in vars(errors).values()
        if isinstance(k, type) and issubclass(k, DrafterError) and k is not AnswersError
    ]
    assert len(kinds) >= 7
    for kind in kinds:
        error = kind("điều sai", hint="cách sửa")
        assert (error.message, error.hint, str(error)) == ("điều sai", "cách sửa", "điều sai")
        assert error.exit_code == (130 if kind is Interrupted else 2)


def test_problems_are_told_in_the_order_of_lines() -> None:
    """Each problem on a line of its own, with the file and, where known, the line."""
    error = AnswersError(
        "a.yml", [Problem(7, "x.y", "sai", "sửa"), Problem(2, "", "thiếu"), Problem(0, "z", "không rõ chỗ")]
    )
    assert error.message.splitlines() == [
        "a.yml: z: không rõ chỗ",
        "a.yml:2: thiếu",
        "a.yml:7: x.y: sai (sửa)",
    ]
    assert isinstance(error, InputError)


# ---- writing


def test_a_new_file_and_its_folders(tmp_path: Path) -> None:
    """Folders are made; nothing but the file is left; the mode is that of any new file."""
    path = tmp_path / "một" / "hai" / "tệp.docx"
    files.write_atomic(path, b"x")
    assert path.read_bytes() == b"x"
    assert list(path.parent.iterdir()) == [path]
    if sys.platform != "win32":
        mask = os.umask(0)
        os.umask(mask)
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_an_existing_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new bytes stand for the old ones."""
    path = tmp_path / "a"
    path.write_bytes(b"long old content")
    files.write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


@POSIX
def test_a_private_file_stays_private(tmp_path: Path) -> None:
    """A file that only its owner may read is not opened to others by being written again."""
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o600)
    files.write_atomic(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What is written through a link is in the file it points to, also one that is not there yet."""
    real, link = tmp_path / "real" / "a", tmp_path / "link"
    real.parent.mkdir()
    link.symlink_to(real)
    for data in (b"first", b"second"):
        files.write_atomic(link, data)
        assert link.is_symlink()
        assert real.read_bytes() == data
    assert list(real.parent.iterdir()) == [real]


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """No space, no right, a broken disk: InputError with the file's name, the old bytes, no temporary file."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def broken(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", broken)
    else:
        monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(InputError, match="không ghi được") as caught:
        files.write_atomic(path, b"new")
    assert "a" in caught.value.message
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_ctrl_c_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    """Stopped half-way: the old file is whole, no temporary file, and the stop goes on."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def stopped(_: int) -> None:
        raise stop

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(stop):
        files.write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only folder, a file in place of a folder, a name that is too long: InputError, nothing made."""
    (tmp_path / "tệp").write_bytes(b"")
    for path in (tmp_path / "tệp" / "a", tmp_path / ("a" * 300) / "b"):
        with pytest.raises(InputError, match="không ghi được"):
            files.write_atomic(path, b"x")

    def denied(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", denied)
        with pytest.raises(InputError, match="không ghi được") as error:
            files.write_atomic(tmp_path / "b", b"x")
        # no file of that name is open anywhere: it is the folder
        assert "thư mục này không cho ghi" in error.value.message
        assert "thư mục khác" in error.value.hint
    assert [p.name for p in tmp_path.iterdir()] == ["tệp"]


@POSIX
def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    """What is there and no plain file stays what it is."""
    pipe = tmp_path / "ống"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(InputError, match="không phải tệp thường"):
            files.write_atomic(path, b"x")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# ---- reading


def test_reading(tmp_path: Path) -> None:
    """A file at its limit is read; one over it, a folder and nothing at all are refused with the reason."""
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert files.read_bytes(path, limit=5) == b"12345"
    for wrong, words in (
        (path, "quá lớn: 5 byte, tối đa 4"),
        (tmp_path, "thư mục"),
        (tmp_path / "b", "không có tệp"),
        (path / "c", "không"),
    ):
        with pytest.raises(InputError, match=words):
            files.read_bytes(wrong, limit=4)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No right to read is told, not thrown."""
    path = tmp_path / "a"
    path.write_bytes(b"1")

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(InputError, match="không đọc được"):
        files.read_bytes(path, limit=4)


@POSIX
def test_a_device_without_an_end() -> None:
    """A device tells no size beforehand; reading stops at the limit."""
    with pytest.raises(InputError, match="quá lớn"):
        files.read_bytes(Path("/dev/zero"), limit=1000)


# ---- places


def test_templates_are_found() -> None:
    """The shipped templates stand inside an installed package or beside a checkout."""
    assert (files.templates_dir() / "layouts" / "nd30-2020.docx").is_file()


@POSIX
def test_the_users_own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """By the habit of the system; the variables win."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    assert files.user_dir("cache") == tmp_path / "c" / "drafter"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert files.user_dir("cache") == tmp_path / ".cache" / "drafter"
    assert files.user_dir("config") == tmp_path / ".config" / "drafter"


def test_the_users_own_folders_on_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """LOCALAPPDATA, or the place it usually has; a variable that is set for all systems wins there too."""
    monkeypatch.setattr(files.sys, "platform", "win32")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "c"))
    assert files.user_dir("cache") == tmp_path / "c" / "drafter"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert files.user_dir("cache") == tmp_path / "drafter" / "cache"
    monkeypatch.delenv("LOCALAPPDATA")
    assert files.user_dir("cache").parts[-4:] == ("AppData", "Local", "drafter", "cache")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "hết chỗ trên đĩa"),
        (errno.EACCES, "không có quyền, hoặc tệp đang mở trong Word, Excel"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
    ],
)
def test_why_the_system_refused_is_said_in_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    """What a clerk meets, a full disk, a locked file, is told in words that say what to mend."""

    def refuse(*_args: object) -> None:
        raise OSError(number, "No such luck")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(InputError, match=said):
        files.write_atomic(tmp_path / "a.yml", b"x")

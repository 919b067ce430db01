"""What Windows does otherwise, as far as another system can show it: names, files held open, consoles, fresh workers."""

from __future__ import annotations

import errno
import gc
import io
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from drafter import files, refused
from drafter.batch import pool
from drafter.batch.pool import local
from drafter.cli import app
from drafter.errors import InputError
from drafter.terminal import editor
from tests.tools import ANSWERS, ROOT

SAMPLE = ANSWERS / "xa-2026.yml"


def _refused(code: int, winerror: int = 0) -> OSError:
    error = OSError(code, "english words")
    if winerror:
        error.winerror = winerror  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(("error", "said"), [
    (_refused(errno.ENOENT, 206), "dài quá 259"),
    (_refused(errno.EINVAL), "english words"),
    (_refused(errno.ENOENT), "không có thư mục hoặc ổ đĩa"),
    (_refused(errno.EACCES, 32), "đang mở trong Word"),
    (_refused(errno.EACCES, 5), "không có quyền, hoặc tệp đang mở trong Word"),
])  # fmt: skip
def test_refusal_is_told_in_our_words(tmp_path: Path, error: OSError, said: str) -> None:
    """Whatever language the system speaks."""
    told = refused.unwritten(tmp_path / "a.docx", error)

    assert said in told.message
    assert "english" not in told.message or said == "english words"


@pytest.mark.parametrize(
    ("name", "is_bad"),
    [
        ("Kế hoạch: 2026.docx", True),
        ("*.yml", True),
        ("a?.docx", True),
        ("a.docx", False),
        ("contract.docx", False),
    ],
)
def test_name_that_windows_has_not_is_told(tmp_path: Path, name: str, is_bad: bool) -> None:
    """A library of the system says "invalid argument" of it: the letters are the reason."""
    told = refused.reason(_refused(errno.EINVAL), tmp_path / name)

    assert ("mà Windows không nhận" in told) == is_bad


@pytest.mark.parametrize(
    ("name", "said"),
    [("Kế hoạch: 2026.docx", "không nhận"), ("CON.docx", "giữ riêng"), ("com1", "giữ riêng")],
)
def test_name_that_is_no_file_there_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    """A colon would put the document behind a file "Kế hoạch" that looks empty; CON is the console."""
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(InputError, match=said):
        files.write_atomic(tmp_path / name, b"x")

    assert list(tmp_path.iterdir()) == []


def test_path_too_long_for_windows_is_told(tmp_path: Path) -> None:
    """The system says that there is no such file; the length is the reason."""
    assert "dài quá 259" in refused.reason(_refused(errno.ENOENT, 3), tmp_path / ("x" * 260))


@pytest.mark.parametrize(
    "mark", ["~$-hoach.docx", "~$e-hoach.docx", "~$ke-hoach.docx", ".~lock.ke-hoach.docx#"]
)
def test_file_open_in_word_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    """Word's mark beside the file says who holds it; the old file is whole and nothing is left behind."""
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(b"old")
    (tmp_path / mark).touch()

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(InputError) as caught:
        files.write_atomic(path, b"new")

    assert caught.value.message.endswith("tệp đang mở trong Word, Excel")
    assert "chạy lại" in caught.value.hint
    assert sorted(found.name for found in tmp_path.iterdir()) == sorted([path.name, mark])
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("write", [files.write_atomic, files.write_fresh])
def test_file_held_for_a_moment_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, bytes], None]
) -> None:
    """A scanner looks at a new file and lets it go: refused twice, then done."""
    real, tries = os.replace, list[int]()

    def held_twice(source: str, target: Path) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(files, "_WAITS_S", (0.0, 0.0, 0.0))
    monkeypatch.setattr(os, "replace", held_twice)
    write(tmp_path / "a.docx", b"new")

    assert (tmp_path / "a.docx").read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.docx"]


def test_note_of_a_batch_that_is_held_is_told_or_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document is noted before it is written: the note is a file as any other."""
    from drafter.batch import notes

    notes.prepare(tmp_path)
    note, refusals = notes.Note("a.docx", "b", "c"), [1, 1]

    def held(*arguments: object, **more: object) -> object:
        if refusals:
            refusals.pop()
            raise PermissionError(errno.EACCES, "Access is denied")
        return open(*arguments, **more)  # type: ignore[call-overload] # noqa: PTH123

    monkeypatch.setattr(notes, "open", held, raising=False)
    monkeypatch.setattr(files, "_WAITS_S", ())
    with pytest.raises(InputError, match="không ghi được"):
        notes.add(tmp_path, note)
    monkeypatch.setattr(files, "_WAITS_S", (0.0, 0.0))
    notes.add(tmp_path, note)

    assert list(notes.notes(tmp_path)) == [note]


@pytest.mark.parametrize(("path", "long"), [
    (r"C:\Kế hoạch\a.docx", "\\\\?\\C:\\Kế hoạch\\a.docx"),
    (r"\\may-chu\chung\a.docx", "\\\\?\\UNC\\may-chu\\chung\\a.docx"),
    ("\\\\?\\C:\\a", "\\\\?\\C:\\a"),
    ("\\\\.\\nul", "\\\\.\\nul"),
])  # fmt: skip
def test_long_names_of_windows(path: str, long: str) -> None:
    """A drive, a share, and what is whole already; people are shown the name that they know."""
    assert files.extended(path) == long
    assert refused.plain(long) == path.removeprefix("\\\\?\\")


def test_user_without_a_folder_loses_nothing(tmp_path: Path) -> None:
    """A task of the system may have no home: nothing is kept, everything is made."""
    code = (
        "import pathlib, sys\n"
        "def none(*_): raise RuntimeError('Could not determine home directory.')\n"
        "pathlib.Path.home = none\n"
        "from drafter.cli.app import run\n"
        "sys.exit(run(sys.argv[1:]))\n"
    )
    env = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    done = subprocess.run(
        [sys.executable, "-c", code, "render", str(SAMPLE), "-o", str(tmp_path / "a.docx")],
        capture_output=True, cwd=ROOT, env=env, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "a.docx").is_file()


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "cp437", "ascii", "utf-8"])
def test_no_code_page_stops_a_command(tmp_path: Path, encoding: str) -> None:
    """Words that a console's code page has not, and a name that is no text at all, are printed as far as can be."""
    env = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    for name in (str(SAMPLE), "kh\udcff-ế.yml"):
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "render", name, "-o", str(tmp_path / f"{encoding}.docx")],
            capture_output=True, cwd=ROOT, env=env, check=False,
        )  # fmt: skip

        assert "Traceback" not in done.stderr.decode("utf-8", errors="replace")
        assert done.returncode == (0 if name == str(SAMPLE) else 2)
        assert ("đã ghi" if name == str(SAMPLE) else "không có tệp") in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize(("is_console", "shown"), [(True, "cp1252"), (False, "utf-8")])
def test_console_of_old_keeps_its_code_page(
    monkeypatch: pytest.MonkeyPatch, is_console: bool, shown: str
) -> None:
    """PYTHONLEGACYWINDOWSSTDIO: UTF-8 would be shown as other letters; a pipe gets UTF-8 all the same."""

    class Console(io.TextIOWrapper):
        def isatty(self) -> bool:
            return is_console

    out, err = (Console(io.BytesIO(), encoding="cp1252") for _ in range(2))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)

    assert app.run(["rule", "KT102"]) == 0
    out.flush()
    words = out.buffer.getvalue().decode(shown)  # type: ignore[attr-defined]
    assert words.startswith("KT102: L" + ("?" if is_console else "ề") + " trang")


#: A batch whose workers are begun afresh, as Windows begins them.
_SPAWN = """
import multiprocessing, sys
from drafter.__main__ import main
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
"""


def test_batch_with_workers_begun_afresh(tmp_path: Path) -> None:
    """The same files, report and language as from workers that were forked."""
    table = tmp_path / "t.csv"
    lines = [f"Xuân {n},xã,{n}" for n in range(1, 31)]
    table.write_text(
        "\n".join(["issuer.name,issuer.unit,number", *lines, "Xuân 31,xã,x y"]), encoding="utf-8"
    )
    (tmp_path / "spawned.py").write_text(_SPAWN, encoding="utf-8")
    outs = []
    for how in (["-m", "drafter"], [str(tmp_path / "spawned.py")]):
        out = tmp_path / f"out{len(outs)}"
        done = subprocess.run(
            [sys.executable, *how, "--lang", "en", "batch", str(SAMPLE), "--table", str(table), "--out-dir", str(out),
             "--jobs", "2", "--check"],
            capture_output=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr.decode()
        outs.append({path.name: path.read_bytes() for path in out.iterdir() if path.is_file()})

    assert len(outs[0]) == 31
    assert outs[0] == outs[1]


def test_workers_begun_afresh_collect_as_their_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting of the program holds in its workers."""

    def afresh(jobs: int, **more: object) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pool, "ProcessPoolExecutor", afresh)
    before = gc.get_threshold()
    gc.set_threshold(12_345)
    try:
        with local(2) as workers:
            assert workers.submit(gc.get_threshold).result()[0] == 12_345
    finally:
        gc.set_threshold(*before)


def test_more_cores_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server of 64 cores still gets a pool."""
    asked: list[int] = []
    monkeypatch.setattr(pool, "ProcessPoolExecutor", lambda jobs, **_more: asked.append(jobs))
    local(64)

    assert asked == [61]


@pytest.mark.parametrize(("command", "words", "shown"), [
    ('"C:\\Program Files\\Notepad++\\notepad++.exe" -multiInst',
     ["C:\\Program Files\\Notepad++\\notepad++.exe", "-multiInst"], "notepad++.exe"),
    ("C:\\Windows\\notepad.exe", ["C:\\Windows\\notepad.exe"], "notepad.exe"),
    ("code --wait", ["code", "--wait"], "code"),
])  # fmt: skip
def test_editor_of_windows(
    monkeypatch: pytest.MonkeyPatch, command: str, words: list[str], shown: str
) -> None:
    """Backslashes stay, quotation marks go, and the name shown is the program's."""
    monkeypatch.setenv("VISUAL", command)
    monkeypatch.setattr(sys, "platform", "win32")

    assert editor._words() == words
    assert editor.found() == shown


def test_progress_needs_no_escape_sequence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A console of old shows them as letters."""
    from drafter.cli import progress

    monkeypatch.setattr(progress, "_EVERY_S", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(progress.metered([1, 2], "đang in", 3)) == [1, 2]

    shown = capsys.readouterr().err
    assert "3/3" in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.split("\r"))) <= 80

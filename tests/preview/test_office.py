"""LibreOffice as a subprocess: what is written when it is absent, hangs, fails or lies; what it is told."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from drafter.errors import MissingToolError
from drafter.preview import office
from drafter.preview.office import find_office, to_pdf
from tests.conftest import render_document
from tests.tools import ANSWERS, program

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for LibreOffice are shell scripts")
_OUT = 'all="$*"; while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done; '


def stand_in(folder: Path, script: str) -> str:
    """A program that takes LibreOffice's place; `$out` is where it is asked to write, `$all` all it was told."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{_OUT}{script}\n")
    path.chmod(0o755)
    return str(path)


def alive(pid: int) -> bool:
    """Whether a process still runs; a dead one that nobody has fetched does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def test_without_libreoffice_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on the search path and in the usual places: the hint names what to install on each system."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("DRAFTER_SOFFICE", raising=False)
    hints = {}
    for system in ("linux", "win32", "darwin"):
        monkeypatch.setattr(sys, "platform", system)
        with pytest.raises(MissingToolError, match="LibreOffice") as caught:
            find_office()
        hints[system] = caught.value.hint

    assert "apt install libreoffice" in hints["linux"]
    assert "winget install" in hints["win32"]
    assert "brew install" in hints["darwin"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_usual_places_are_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str) -> None:
    """On Windows and macOS LibreOffice is not on the search path: its folder is known."""
    there = tmp_path / "soffice.exe"
    there.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("DRAFTER_SOFFICE", raising=False)
    monkeypatch.setitem(office._PLACES, system, ("/khong/co/soffice", str(there)))
    monkeypatch.setattr(sys, "platform", system)

    assert find_office() == str(there)


def test_own_choice_of_program_is_the_only_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """DRAFTER_SOFFICE that leads nowhere is an error: no other program is taken quietly."""
    monkeypatch.setenv("DRAFTER_SOFFICE", "/khong/co/soffice")

    with pytest.raises(MissingToolError):
        find_office()


@posix
@pytest.mark.parametrize("script", ["exit 0", "exit 1", "kill -SEGV $$", 'echo loi > "$out/van-ban.pdf"'])
def test_no_pdf_is_an_error_whatever_the_exit_code(tmp_path: Path, script: str) -> None:
    """LibreOffice leaves 0 when it wrote nothing, and may crash or write rubbish: the PDF itself is looked for."""
    with pytest.raises(MissingToolError, match="không dựng được trang"):
        to_pdf(b"PK", office=stand_in(tmp_path, script))


@posix
def test_a_program_that_cannot_run_is_told(tmp_path: Path) -> None:
    """A file that is no program: a message, not a traceback."""
    broken = tmp_path / "soffice"
    broken.write_bytes(b"\x00\x01")
    broken.chmod(0o755)

    with pytest.raises(MissingToolError, match="LibreOffice"):
        to_pdf(b"PK", office=str(broken), offline=False)


@posix
@pytest.mark.parametrize("offline", [True, False])
def test_over_the_time_limit_the_whole_group_is_killed(tmp_path: Path, offline: bool) -> None:
    """A hanging program with a child of its own: the limit is kept within seconds, and nothing is left running."""
    pids = tmp_path / "pids"
    name = stand_in(tmp_path, f"sleep 300 & echo $! > {pids}; sleep 300")
    start = time.monotonic()

    with pytest.raises(MissingToolError, match="không trả lời"):
        to_pdf(b"PK", office=name, limit_s=1.0, offline=offline)

    assert time.monotonic() - start < 8
    child = int(pids.read_text())
    deadline = time.monotonic() + 3
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(child)


@posix
def test_each_run_has_a_hardened_profile_of_its_own(tmp_path: Path) -> None:
    """Macros off, active content off, foreign links blocked; a profile that no other run has and that is gone after."""
    seen = tmp_path / "seen"
    name = stand_in(
        tmp_path,
        f'p=$(dirname "$out"); echo "$p" >> {seen}; cat "$p"/profile/user/registrymodifications.xcu >> {seen}; echo "$all" >> {seen}; printf %%PDF-1.7 > "$out/van-ban.pdf"',
    )

    to_pdf(b"PK", office=name)
    to_pdf(b"PK", office=name)
    text = seen.read_text()
    folders = [line for line in text.splitlines() if line.startswith("/") and " " not in line]

    for setting, value in (("BlockUntrustedRefererLinks", "true"), ("MacroSecurityLevel", "3"), ("DisableMacrosExecution", "true"),
                           ("DisableActiveContent", "true"), ("Link", "0")):  # fmt: skip
        assert text.count(f'oor:name="{setting}" oor:op="fuse"><value>{value}<') == 2
    assert "UseTaggedPDF" in text
    assert "--headless" in text
    assert len(set(folders)) == 2
    assert not any(os.path.exists(folder) for folder in folders)  # noqa: PTH110


@posix
def test_where_no_namespace_can_be_made_it_runs_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A system that refuses `unshare`, answers too late or has none is no obstacle."""
    name = stand_in(tmp_path, 'printf %%PDF-1.7 > "$out/van-ban.pdf"')
    bad = tmp_path / "bin"
    bad.mkdir()
    for script in ("#!/bin/sh\nexit 1\n", "no program", None):
        if script is None:
            (bad / "unshare").unlink()
        else:
            (bad / "unshare").write_text(script)
            (bad / "unshare").chmod(0o755)
        office._no_network.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(
                office.shutil, "which", lambda _n, p=bad / "unshare": str(p) if p.exists() else None
            )
            data = to_pdf(b"PK", office=name)
        assert data.startswith(b"%PDF")
    office._no_network.cache_clear()


def test_the_pdf_is_tagged_archival_and_in_the_right_font() -> None:
    """PDF/A-2b with tags, Vietnamese as its language, the stand-in of Times New Roman inside."""
    program("soffice")
    pdf = to_pdf(render_document(ANSWERS / "dang-uy-xa-2026.yml"))

    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/MarkInfo<</Marked true>>" in pdf
    assert b"/Lang(vi-VN)" in pdf


def test_two_at_once_are_both_right() -> None:
    """Two conversions at the same time: each gets its own document."""
    program("soffice")
    names = ("dang-uy-xa-2026", "tinh-uy-2019")
    documents = {name: render_document(ANSWERS / f"{name}.yml") for name in names}
    pages: dict[str, bytes] = {}

    def one(name: str) -> None:
        pages[name] = to_pdf(documents[name])

    threads = [threading.Thread(target=one, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert set(pages) == set(names)
    counts = {name: pdf.count(b"/Type/Page/") or pdf.count(b"/Type/Page") for name, pdf in pages.items()}
    assert all(counts.values())
    assert pages[names[0]] != pages[names[1]]

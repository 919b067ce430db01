"""Tab in each shell: the shells themselves are asked where they are there; PowerShell by what it sends and reads."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli.app import COMMANDS
from drafter.cli.completion import SHELLS
from tests.conftest import Outcome
from tests.tools import ROOT, program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shells as POSIX has them")
NAMES = [name.rstrip("_") for name in COMMANDS]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with `drafter` on the search path, some files, and the script of each shell."""
    (tmp_path / "drafter").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m drafter "$@"\n')
    (tmp_path / "drafter").chmod(0o755)
    for name in ("cac-xa.csv", "cac-xa.xlsx", "Kế hoạch.yml", ".an"):
        (tmp_path / name).touch()
    (tmp_path / "cac-so").mkdir()
    return tmp_path


def environment(place: Path, **more: str) -> dict[str, str]:
    """What the shells run in."""
    return {
        **os.environ, "PATH": f"{place}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "PS1": "$ ", "TERM": "dumb", **more,
    }  # fmt: skip


def script(place: Path, shell: str) -> Path:
    """The script that the user puts into the shell's settings."""
    done = subprocess.run(
        [place / "drafter", "completion", shell],
        env=environment(place),
        capture_output=True,
        text=True,
        check=True,
    )
    path = place / f"script.{shell}"
    path.write_text(done.stdout)
    return path


def powershell(place: Path, line: str, cursor: int) -> list[str]:
    """What PowerShell reads: it sends the line without the spaces at its end, and where the cursor stands."""
    answer = place / "answer"
    subprocess.run(
        [place / "drafter"],
        env=environment(
            place, ARGCOMPLETE_USE_TEMPFILES="1", _ARGCOMPLETE_STDOUT_FILENAME=str(answer), COMP_LINE=line,
            COMP_POINT=str(cursor), _ARGCOMPLETE="1", _ARGCOMPLETE_SUPPRESS_SPACE="0", _ARGCOMPLETE_IFS="\n",
            _ARGCOMPLETE_SHELL="powershell",
        ),
        cwd=place, capture_output=True, check=False,
    )  # fmt: skip
    return [word.strip() for word in answer.read_text().split("\n") if word.strip()]


@pytest.mark.parametrize(("line", "cursor", "offered"), [
    ("drafter", 8, ["--help", "--version", "--lang", *NAMES]),
    ("drafter ba", 10, ["batch"]),
    ("drafter batch --ta", 18, ["--table"]),
    ("drafter batch x.yml --table cac-x", 33, ["cac-xa.csv", "cac-xa.xlsx"]),
    ("drafter completion", 19, ["--help", *SHELLS]),
    ("drafter check --format js", 25, ["json"]),
    ("drafter render ./cac-s", 22, ["./cac-so/"]),
    ("drafter render khong-co", 23, []),
])  # fmt: skip
def test_powershell_gets_its_answers(place: Path, line: str, cursor: int, offered: list[str]) -> None:
    """Commands, options, values and files, one a line, in the file that PowerShell names."""
    assert sorted(powershell(place, line, cursor)) == sorted(offered)


def test_powershell_script_asks_as_tested(place: Path) -> None:
    """The script sets what the test above sets, for the command drafter."""
    text = script(place, "powershell").read_text()

    assert "Register-ArgumentCompleter -Native -CommandName drafter" in text
    for name in ("_ARGCOMPLETE_STDOUT_FILENAME", "COMP_LINE", "COMP_POINT", "_ARGCOMPLETE_IFS"):
        assert name in text


def test_fish_offers_commands_with_their_help(place: Path) -> None:
    """fish asks and shows what each command does."""
    done = subprocess.run(
        [program("fish"), "--no-config", "-c", f"source {script(place, 'fish')}; complete -C 'drafter ba'; complete -C 'drafter check --format h'"],
        env=environment(place), cwd=place, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.splitlines() == [
        "batch\tin hàng loạt: mỗi hàng của bảng một tệp Word",
        "html\tdạng báo cáo",
    ]


@pytest.mark.parametrize(("shell", "arguments", "before"), [
    ("bash", ["--norc", "--noprofile", "-i"], ""),
    ("zsh", ["-f", "-i"], "autoload -U compinit; compinit -u -D; "),
])  # fmt: skip
def test_tab_in_the_shell_itself(place: Path, shell: str, arguments: list[str], before: str) -> None:
    """A terminal, the script read in, and Tab pressed twice: the command and the option stand there."""
    import pexpect

    source = script(place, shell)
    child = pexpect.spawn(
        program(shell), arguments, encoding="utf-8", timeout=20, env=environment(place), cwd=str(place)
    )
    child.expect_exact("$ ")
    child.sendline(f"{before}source {source}; echo xo''ng")
    child.expect_exact("xong\r\n")
    # typed only when the shell reads its line itself
    child.expect_exact("$ ")
    child.send("drafter bat\t")
    child.expect("bat[^a-z]*ch ")
    child.send("--exe\t")
    child.expect("--exe[^a-z]*cutor ")
    completed = str(child.after)
    child.close(force=True)

    assert completed.endswith("cutor ")


def test_other_shells_are_refused(run_cli: Callable[..., Outcome]) -> None:
    """A shell that there is no script for is told, with those that there are."""
    done = run_cli("completion", "cmd")

    assert done.code == 2
    assert "powershell" in done.err


def test_nothing_heavy_is_imported_to_answer(place: Path) -> None:
    """Tab has to be quick: the modules behind the commands stay where they are."""
    code = (
        "import sys, os\n"
        "from drafter.cli.app import run\n"
        "os._exit = lambda code: None\n"
        "try:\n    run([])\nexcept SystemExit:\n    pass\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'docx', 'docxtpl', 'lxml', 'jinja2', 'questionary', 'openpyxl', 'yaml', 'sqlite3'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(
            place, _ARGCOMPLETE="1", COMP_LINE="drafter ba", COMP_POINT="10", _ARGCOMPLETE_STDOUT_FILENAME=str(place / "a")
        ),
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == "[]"
    assert (place / "a").read_text().strip() == "batch"


def test_marks_of_open_files_are_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word's and LibreOffice's marks beside an open file are no documents."""
    from drafter.cli.completion import _files

    for name in ("a.docx", "~$a.docx", ".~lock.a.docx#"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)

    assert _files("") == ["a.docx"]
    assert _files("~") == []

"""The program from outside: commands, exit codes, streams, output files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli.app import COMMANDS
from tests.tools import ANSWERS, ROOT

SAMPLE = ANSWERS / "huyen-2019.yml"


def test_help_names_every_command_in_vietnamese(
    run_cli: Callable[..., object], capsys: pytest.CaptureFixture[str]
) -> None:
    """`drafter` alone and `drafter --help` list all commands; no command is without a sentence."""
    alone = run_cli()
    with pytest.raises(SystemExit) as left:
        run_cli("--help")
    text = capsys.readouterr().out

    assert alone.code == 0  # type: ignore[attr-defined]
    assert left.value.code == 0
    for name in COMMANDS:
        assert f"  {name.rstrip('_')} " in text
    assert "Soạn kế hoạch hành chính" in text


@pytest.mark.parametrize(("arguments", "said"), [
    (("rendr",), "không có lựa chọn"),
    (("render",), "còn thiếu"),
    (("render", "x.yml", "--la"), "không hiểu"),
    (("render", "khong-co.yml"), "không có tệp khong-co.yml"),
    (("render", "."), "thư mục"),
    (("check", "x" * 300), "tên quá dài"),
    (("strip", "khong-co.docx", "-o", "b.docx"), "không có tệp"),
    (("render", str(SAMPLE), "--regime", "nd99"), "không có chế độ thể thức"),
    (("render", str(SAMPLE), "--regime", "hd36-2018"), "không trình bày theo"),
    (("render", str(SAMPLE), "--set", "title"), "khóa=giá trị"),
    (("render", str(SAMPLE), "--set", "date=31/2/2026"), "ngày/tháng/năm như 05/3/2026"),
    (("render", str(SAMPLE), "--set", "signers[99].post=X"), "không có chỗ"),
    (("render", str(SAMPLE), "--template", "khong-co.docx"), "không có tệp"),
    (("render", str(SAMPLE), "--template", str(SAMPLE)), "không phải tệp Word"),
])  # fmt: skip
def test_users_mistake_is_told_and_leaves_two(
    run_cli: Callable[..., object], arguments: tuple[str, ...], said: str
) -> None:
    """A message and a hint on stderr, nothing on stdout, exit 2, no traceback."""
    done = run_cli(*arguments)

    assert done.code == 2  # type: ignore[attr-defined]
    assert said in done.err  # type: ignore[attr-defined]
    assert done.out == ""  # type: ignore[attr-defined]
    assert "Traceback" not in done.err  # type: ignore[attr-defined]


def test_existing_document_is_not_overwritten(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """Other content stays without --force; the same content is no conflict."""
    out = tmp_path / "o.docx"
    first = run_cli("render", SAMPLE, "-o", out)
    again = run_cli("render", SAMPLE, "-o", out)
    out.write_bytes(b"sua tay")
    refused = run_cli("render", SAMPLE, "-o", out)
    kept = out.read_bytes()
    forced = run_cli("render", SAMPLE, "-o", out, "--force")

    assert [first.code, again.code, refused.code, forced.code] == [0, 0, 2, 0]  # type: ignore[attr-defined]
    assert kept == b"sua tay"
    assert "--force" in refused.err  # type: ignore[attr-defined]
    assert out.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "..", "-rf /", "CON", "x" * 300, "\u202eabc", "Kế hoạch: \\ / * ? < > |"]
)
def test_output_name_is_a_safe_slug(
    run_cli: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    """Case 91: made from number, type and title, inside the present folder, whatever the title says."""
    monkeypatch.chdir(tmp_path)
    done = run_cli("render", SAMPLE, "--set", f"title={title}")
    (made,) = tmp_path.iterdir()

    assert done.code == 0  # type: ignore[attr-defined]
    assert made.suffix == ".docx"
    assert made.name.startswith("kh-145")
    assert made.stem.replace("-", "").isalnum()
    assert made.name.isascii()
    assert len(made.name.encode()) <= 180


def test_schema_is_the_committed_one(run_cli: Callable[..., object]) -> None:
    """Editors complete and check answers by the file that lies beside them (make layouts)."""
    done = run_cli("schema")

    assert json.loads(done.out) == json.loads((ANSWERS / "drafter.schema.json").read_text(encoding="utf-8"))  # type: ignore[attr-defined]


def test_layouts_are_built_by_a_command(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """`drafter template build` writes what is committed."""
    done = run_cli("template", "build", "-o", tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "templates/layouts").glob("*.docx")}

    assert done.code == 0  # type: ignore[attr-defined]
    assert built == committed


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1258"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/c"},
    ],
)
def test_any_locale_and_home(environment: dict[str, str], tmp_path: Path) -> None:
    """Case 99: C locale, a Windows code page, no writable home: the document is made and Vietnamese is printed."""
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "render", str(SAMPLE), "-o", str(tmp_path / "o.docx")],
        capture_output=True, cwd=ROOT, env={**os.environ, **environment}, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "đã ghi" in done.stdout.decode("utf-8")
    assert (tmp_path / "o.docx").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe as POSIX shells have it")
def test_reader_that_leaves_early_is_no_error() -> None:
    """`drafter schema | head -1` ends quietly."""
    done = subprocess.run(
        f"{sys.executable} -m drafter schema | head -1", shell=True, capture_output=True, cwd=ROOT, check=True
    )

    assert done.stdout == b"{\n"
    assert done.stderr == b""


def test_disk_full_leaves_no_half_file(
    run_cli: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Case 94: when the disk refuses, nothing is left in the folder."""

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("drafter.files.os.fsync", full)
    done = run_cli("render", SAMPLE, "-o", tmp_path / "o.docx")

    assert done.code == 2  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []

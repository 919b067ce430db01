"""A batch that is run again: what is finished is kept by hash, what is not ours is never written over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.tools import BASE, command, done, report, table, units
from tests.conftest import Outcome
from tests.tools import ROOT

Cli = Callable[..., Outcome]


def test_finished_documents_are_kept_and_changed_ones_made_again(run_cli: Cli, tmp_path: Path) -> None:
    """By the hash of the inputs, not by the file's being there."""
    source, out = tmp_path / "t.csv", tmp_path / "o"
    arguments = ("batch", BASE, "--table", source, "--out-dir", out, "--jobs", "1")
    table(source, *units(4))
    run_cli(*arguments)
    gone = sorted(out.glob("*.docx"))[0]
    gone.unlink()
    second = run_cli(*arguments)
    table(source, *units(3), ["Đơn vị 4", "phường", "4"])
    third = run_cli(*arguments)

    assert "ghi 1 tệp, giữ 3 tệp" in second.out
    assert "ghi 1 tệp, giữ 3 tệp" in third.out


def test_older_document_of_ours_is_made_again_under_its_name(tmp_path: Path) -> None:
    """The same name, other answers: what the earlier batch wrote there may go."""
    head = ["issuer.name", "number", "file"]
    first = done(table(tmp_path / "t.csv", ["A", "1", "a"], head=head), tmp_path / "o")
    second = done(table(tmp_path / "t.csv", ["B", "1", "a"], head=head), tmp_path / "o")

    assert second.rows["2"][1] == "made"
    assert first.files["a.docx"] != second.files["a.docx"]


def test_document_edited_by_hand_is_kept(tmp_path: Path) -> None:
    """What a person changed after printing stays, and is told; --force prints it again."""
    source, out = table(tmp_path / "t.csv", *units(1)), tmp_path / "o"
    (name, printed), *_ = done(source, out).files.items()
    (out / name).write_bytes(printed + b" ")
    kept = done(source, out)
    forced = done(source, out, force=True)

    assert kept.rows["2"][1:] == ("kept", kept.rows["2"][2])
    assert "đã được sửa sau khi in" in kept.rows["2"][2]
    assert kept.files[name] == printed + b" "
    assert forced.files[name] == printed


def test_file_that_is_not_ours_is_not_written_over(tmp_path: Path) -> None:
    """Another document of that name fails the row; --force writes over it."""
    source, out = (
        table(tmp_path / "t.csv", ["A", "1", "a"], head=["issuer.name", "number", "file"]),
        tmp_path / "o",
    )
    out.mkdir()
    (out / "a.docx").write_bytes(b"cua nguoi khac")
    refused = done(source, out)
    forced = done(source, out, force=True)

    assert refused.rows["2"][1] == "failed"
    assert "--force" in refused.rows["2"][2]
    assert refused.files["a.docx"] == b"cua nguoi khac"
    assert forced.files["a.docx"][:2] == b"PK"


def test_note_cut_short_costs_one_document(tmp_path: Path) -> None:
    """A worker killed in the middle of a note: its line counts for nothing, the others do."""
    source, out = table(tmp_path / "t.csv", *units(3)), tmp_path / "o"
    done(source, out)
    (notes,) = (out / ".drafter-batch").glob("*.jsonl")
    notes.write_bytes(notes.read_bytes()[:-40])
    again = done(source, out, force=True)

    assert sorted(outcome for _file, outcome, _message in again.rows.values()) == ["kept", "kept", "made"]


def test_half_written_files_of_killed_workers_are_cleared(tmp_path: Path) -> None:
    """Old ones only: another batch may be writing its own at this moment."""
    out = tmp_path / "o"
    out.mkdir()
    for name, age in ((".drafter-cu.tmp", 3600), (".drafter-moi.tmp", 0)):
        (out / name).write_bytes(b"nua chung")
        os.utime(out / name, (time.time() - age,) * 2)
    done(table(tmp_path / "t.csv", *units(1)), out)

    assert [path.name for path in out.glob(".drafter-*.tmp")] == [".drafter-moi.tmp"]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
@pytest.mark.parametrize("whole_group", [True, False])
def test_killed_in_the_middle_leaves_whole_files_and_goes_on(tmp_path: Path, whole_group: bool) -> None:
    """kill -9, then the same command: no half file, no file made twice, no worker left behind."""
    source, out = table(tmp_path / "t.csv", *units(120)), tmp_path / "o"
    line = command(source, out, "--jobs", "2")
    process = subprocess.Popen(
        line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(list(out.glob("*.docx"))) < 20 and time.monotonic() < deadline:
        time.sleep(0.01)
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
    # the streams end when the last worker does
    process.communicate(timeout=60)
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.docx")}
    again = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True)
    twice = [path for path, stamp in before.items() if path.stat().st_mtime_ns != stamp]

    assert 20 <= len(before) < 120
    assert len(list(out.glob("*.docx"))) == 120
    assert all(path.read_bytes()[-22:-18] == b"PK\x05\x06" for path in out.glob("*.docx"))
    assert twice == []
    assert f"ghi {120 - len(before)} tệp, giữ {len(before)} tệp" in again.stdout
    assert len(report(out)) == 120

"""One plan per commune: the table, the judging before the writing, resuming, and the same bytes whoever does the work."""

from __future__ import annotations

import csv
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafter.batch.run import Batch, judged, made
from drafter.batch.table import Row, rows
from drafter.cli.making import make
from drafter.errors import InputError
from tests.tools import ANSWERS, ROOT

BASE = ANSWERS / "xa-2026.yml"
HEAD = ["issuer.name", "issuer.unit", "number"]


def table(path: Path, *lines: list[str], head: list[str] = HEAD, delimiter: str = ",") -> Path:
    """A CSV file."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([head, *lines])
    return path


def units(count: int) -> list[list[str]]:
    """So many communes."""
    return [[f"Đơn vị {n}", "xã", str(n)] for n in range(1, count + 1)]


def test_each_row_makes_the_document_that_set_would_make(
    run_cli: Callable[..., object], tmp_path: Path
) -> None:
    """A column is an answer's path; the file is the one that `render --set` writes, byte for byte."""
    done = run_cli(
        "batch",
        BASE,
        "--table",
        table(tmp_path / "t.csv", *units(3)),
        "--out-dir",
        tmp_path / "o",
        "--jobs",
        "1",
    )
    files = sorted((tmp_path / "o").glob("*.docx"))
    alone = make(BASE, ("issuer.name=Đơn vị 2", "issuer.unit=xã", "number=2")).data

    assert done.code == 0  # type: ignore[attr-defined]
    assert len(files) == 3
    assert alone in [path.read_bytes() for path in files]


def test_processes_threads_and_one_after_another_write_the_same(tmp_path: Path) -> None:
    """Whoever does the work, the bytes are the same."""
    source = table(tmp_path / "t.csv", *units(30))
    outcomes = []
    for name, jobs, executor in (
        ("one", 1, None),
        ("two", 2, None),
        ("own", 2, lambda: ThreadPoolExecutor(2)),
    ):
        batch = Batch(
            base=BASE.read_bytes(),
            name="b",
            rows=lambda: rows(source),
            folder=tmp_path / name,
            jobs=jobs,
            executor=executor,
        )
        batch.folder.mkdir()
        assert {result.outcome for result in made(batch, judged(batch))} == {"made"}
        outcomes.append({path.name: path.read_bytes() for path in batch.folder.glob("*.docx")})

    assert outcomes[0] == outcomes[1] == outcomes[2]
    assert len(outcomes[0]) == 30


def test_every_row_is_judged_before_the_first_file(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """All problems with row and key; --fail-fast writes nothing, else the good rows are made and the bad ones reported."""
    source = table(tmp_path / "t.csv", ["Na Sầm", "xã", "1"], ["B", "làng", "2"], ["C", "xã", "số ba"])
    refused = run_cli("batch", BASE, "--table", source, "--out-dir", tmp_path / "o", "--fail-fast")
    nothing = (tmp_path / "o").exists()
    done = run_cli("batch", BASE, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")
    report = list(csv.reader((tmp_path / "o/report.csv").read_text(encoding="utf-8-sig").splitlines()))

    assert refused.code == 2  # type: ignore[attr-defined]
    assert not nothing
    assert "hàng 3" in refused.err  # type: ignore[attr-defined]
    assert "hàng 4" in refused.err  # type: ignore[attr-defined]
    assert "issuer.unit" in refused.err  # type: ignore[attr-defined]
    assert done.code == 1  # type: ignore[attr-defined]
    assert [row[2] for row in report[1:]] == ["đã ghi", "lỗi", "lỗi"]
    assert len(list((tmp_path / "o").glob("*.docx"))) == 1


def test_names_are_safe_and_unique(tmp_path: Path) -> None:
    """Two rows with one name are told apart; a name asked for is made safe."""
    lines = [["A", "1", "Kế hoạch ../xã A"], ["B", "1", ""], ["B", "1", ""]]
    source = table(tmp_path / "t.csv", *lines, head=["issuer.name", "number", "file"])
    batch = Batch(base=BASE.read_bytes(), name="b", rows=lambda: rows(source), folder=tmp_path)
    names = [result.file for result in judged(batch)]

    assert names[0] == "ke-hoach-xa-a.docx"
    assert len(set(names)) == 3
    assert names[2] == f"{names[1].removesuffix('.docx')}-4.docx"


def test_finished_documents_are_kept_and_changed_ones_made_again(
    run_cli: Callable[..., object], tmp_path: Path
) -> None:
    """Resuming: by the hash of the inputs, not by the file's being there."""
    source, out = tmp_path / "t.csv", tmp_path / "o"
    arguments = ("batch", BASE, "--table", source, "--out-dir", out, "--jobs", "1")
    table(source, *units(4))
    run_cli(*arguments)
    gone = sorted(out.glob("*.docx"))[0]
    gone.unlink()
    second = run_cli(*arguments)
    table(source, *units(3), ["Đơn vị 4", "phường", "4"])
    third = run_cli(*arguments)

    assert "ghi 1 tệp, giữ 3 tệp" in second.out  # type: ignore[attr-defined]
    assert "ghi 1 tệp, giữ 3 tệp" in third.out  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_killed_in_the_middle_leaves_whole_files_and_goes_on(tmp_path: Path) -> None:
    """kill -9 of the whole group, then the same command: no half file, finished ones are not made twice."""
    source, out = table(tmp_path / "t.csv", *units(200)), tmp_path / "o"
    command = [
        sys.executable,
        "-m",
        "drafter",
        "batch",
        str(BASE),
        "--table",
        str(source),
        "--out-dir",
        str(out),
        "--jobs",
        "2",
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while len(list(out.glob("*.docx"))) < 20 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    before = {path: path.stat().st_mtime_ns for path in out.glob("*.docx")}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    again = [path for path, stamp in before.items() if path.stat().st_mtime_ns != stamp]

    assert 20 <= len(before) < 200
    assert len(list(out.glob("*.docx"))) == 200
    assert all(path.read_bytes()[-22:-18] == b"PK\x05\x06" for path in out.glob("*.docx"))
    # a worker killed between the file and its note makes that one file again, to the same bytes
    assert len(again) <= 2
    assert "0 hàng lỗi" in done.stdout


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_excel_saves_it(tmp_path: Path, delimiter: str) -> None:
    """Comma, semicolon (Vietnamese Excel) or tab, with or without the UTF-8 mark; empty rows and cells left out."""
    path = table(tmp_path / "t.csv", ["Na Sầm", "", "1"], ["", "", ""], delimiter=delimiter)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert list(rows(path)) == [Row(2, (("issuer.name", "Na Sầm"), ("number", "1")))]


def test_xlsx_cells_become_text(tmp_path: Path) -> None:
    """Numbers without .0, dates as ISO, empty cells left out."""
    book = Workbook()
    assert book.active is not None
    book.active.append([*HEAD, "date"])
    book.active.append(["Na Sầm", None, 12, dt.datetime(2026, 3, 5)])
    book.save(tmp_path / "t.xlsx")

    assert list(rows(tmp_path / "t.xlsx")) == [
        Row(2, (("issuer.name", "Na Sầm"), ("number", "12"), ("date", "2026-03-05")))
    ]


@pytest.mark.parametrize(("head", "said"), [
    (["issuer name"], "không phải đường dẫn"),
    (["number", "number"], "có hai lần"),
    (["number", "", "date"], "cột 2 không có tên"),
    ([], "bảng trống"),
])  # fmt: skip
def test_wrong_table_is_refused_with_its_place(tmp_path: Path, head: list[str], said: str) -> None:
    """A column that is no place in the answers, or no name, or twice."""
    with pytest.raises(InputError) as error:
        list(rows(table(tmp_path / "t.csv", head=head)))

    assert said in error.value.message


def test_row_longer_than_the_head_is_refused(tmp_path: Path) -> None:
    """A value without a column would be lost."""
    with pytest.raises(InputError) as error:
        list(rows(table(tmp_path / "t.csv", ["A", "xã", "1", "thừa"])))

    assert "hàng 2 có 4 ô" in error.value.message


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"khong phai", "t.xlsx"), (b"PK\x03\x04", "t.xlsx"), (b"\xff\xfe\x00", "t.csv"), (b"", "t.csv")],
)
def test_broken_table_is_an_error_of_ours(
    run_cli: Callable[..., object], tmp_path: Path, content: bytes, name: str
) -> None:
    """No traceback for a file that is no table."""
    (tmp_path / name).write_bytes(content)
    done = run_cli("batch", BASE, "--table", tmp_path / name, "--out-dir", tmp_path / "o")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "lỗi:" in done.err  # type: ignore[attr-defined]


def two_threads() -> ThreadPoolExecutor:
    """An executor as a user names it."""
    return ThreadPoolExecutor(2)


def test_executor_is_taken_by_name(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """--executor module:callable; a name that leads nowhere is refused."""
    source = table(tmp_path / "t.csv", *units(2))
    good = run_cli(
        "batch",
        BASE,
        "--table",
        source,
        "--out-dir",
        tmp_path / "o",
        "--executor",
        "tests.batch.test_batch:two_threads",
    )
    bad = run_cli("batch", BASE, "--table", source, "--out-dir", tmp_path / "o", "--executor", "khong:co")

    assert (good.code, bad.code) == (0, 2)  # type: ignore[attr-defined]
    assert "khong:co" in bad.err  # type: ignore[attr-defined]

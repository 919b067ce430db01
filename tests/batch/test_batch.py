"""One plan per commune: the same documents whoever does the work, the judging before the writing, what is told of rows."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafter.batch.run import Batch, Run
from drafter.batch.table import rows
from drafter.cli.making import make
from drafter.errors import InputError
from tests.batch.tools import BASE, HEAD, command, done, report, shared, table, two_threads, units
from tests.conftest import Outcome, paragraphs_of
from tests.tools import ANSWERS, ROOT, program

Cli = Callable[..., Outcome]


def test_each_row_makes_the_document_that_set_would_make(run_cli: Cli, tmp_path: Path) -> None:
    """A column is an answer's path; the file is the one that `render --set` writes, byte for byte."""
    out = tmp_path / "o"
    told = run_cli(
        "batch", BASE, "--table", table(tmp_path / "t.csv", *units(3)), "--out-dir", out, "--jobs", "1"
    )
    alone = make(BASE, ("issuer.name=Đơn vị 2", "issuer.unit=xã", "number=2")).data

    assert told.code == 0
    assert len(list(out.glob("*.docx"))) == 3
    assert alone in [path.read_bytes() for path in out.glob("*.docx")]


def test_processes_threads_and_one_after_another_write_the_same(tmp_path: Path) -> None:
    """Whoever does the work, the bytes are the same."""
    source = table(tmp_path / "t.csv", *units(12))
    one = done(source, tmp_path / "one")
    two = done(source, tmp_path / "two", jobs=2)
    own = done(source, tmp_path / "own", jobs=2, executor=two_threads)

    assert one == two == own
    assert len(one.files) == 12
    assert {outcome for _file, outcome, _message in one.rows.values()} == {"made"}


def test_folder_of_answers_is_a_batch(run_cli: Cli, tmp_path: Path) -> None:
    """One document for each answers file, named like it; a file that cannot be read does not stop the others."""
    folder, out = tmp_path / "a", tmp_path / "o"
    folder.mkdir()
    for name in ("xa-2026", "huyen-2019"):
        (folder / f"{name}.yml").write_bytes((ANSWERS / f"{name}.yml").read_bytes())
    (folder / "Kế hoạch hỏng.yml").write_text("issuer: [", encoding="utf-8")
    told = run_cli("batch", folder, "--out-dir", out, "--jobs", "1")

    assert told.code == 1
    assert "Kế hoạch hỏng.yml: dòng " in told.err
    assert sorted(path.name for path in out.glob("*.docx")) == ["huyen-2019.docx", "xa-2026.docx"]
    assert (out / "huyen-2019.docx").read_bytes() == make(ANSWERS / "huyen-2019.yml").data
    assert [line[:3] for line in report(out)] == [
        ["Kế hoạch hỏng.yml", "", "lỗi"],
        ["huyen-2019.yml", "huyen-2019.docx", "đã ghi"],
        ["xa-2026.yml", "xa-2026.docx", "đã ghi"],
    ]


def test_gaps_are_filled_from_the_row(run_cli: Cli, tmp_path: Path) -> None:
    """{area} follows from the row's issuer, {period_end} from the date, any other name from its column."""
    base = shared(
        tmp_path / "b.yml", "học sinh tiểu học bỏ học", "học sinh bỏ học đến năm {period_end}, mức {muc}"
    )
    source = table(
        tmp_path / "t.csv",
        ["Yên Bình", "xã", "7", "5%", "Nguyễn Văn A"],
        head=["issuer.name", "issuer.unit", "number", "muc", "signers[ky].name"],
    )
    told = run_cli("batch", base, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")
    (made,) = (tmp_path / "o").glob("*.docx")
    text = "\n".join(paragraphs_of(made.read_bytes()))

    assert (told.code, told.err) == (0, "")
    assert "trên địa bàn xã Yên Bình" in text
    assert "bỏ học đến năm 2030, mức 5%" in text
    assert "Na Sầm" not in text


def test_name_of_another_commune_left_in_the_text_is_told(run_cli: Cli, tmp_path: Path) -> None:
    """A shared text that names the commune it was written for would be wrong in every other document."""
    told = run_cli(
        "batch",
        BASE,
        "--table",
        table(tmp_path / "t.csv", *units(12)),
        "--out-dir",
        tmp_path / "o",
        "--jobs",
        "1",
    )

    assert told.code == 0
    assert told.err.count("chú ý:") <= 20
    assert re.search(
        "hàng 2, 3, .* và 2 hàng khác: vẫn còn tên “Na Sầm” của tệp chung ở title \\(dòng 11\\)", told.err
    )
    assert "vẫn còn tên" in report(tmp_path / "o")[0][5]


def test_many_remarks_end_in_the_report(run_cli: Cli, tmp_path: Path) -> None:
    """A table of names that the register does not know is not printed name by name."""
    source = table(tmp_path / "t.csv", *units(30))
    told = run_cli("batch", BASE, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")

    assert told.err.count("chú ý:") == 20
    assert "xem report.csv" in told.err
    assert all("danh mục" in line[5] for line in report(tmp_path / "o"))


def test_doubt_about_a_unit_is_told_for_its_row(run_cli: Cli, tmp_path: Path) -> None:
    """A commune that the register does not know may be a slip of the table: the row is made, and named."""
    source = table(tmp_path / "t.csv", ["Na Sầm", "xã", "1"], ["Na Sầmm", "xã", "2"])
    told = run_cli(
        "batch", shared(tmp_path / "b.yml"), "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1"
    )

    assert told.code == 0
    assert re.search("^chú ý: hàng 3: .*Na Sầmm", told.err, re.MULTILINE)
    assert "hàng 2" not in told.err


def test_every_row_is_judged_before_the_first_file(run_cli: Cli, tmp_path: Path) -> None:
    """All problems with row and column; --fail-fast writes nothing, else the good rows are made and the bad reported."""
    base = shared(tmp_path / "b.yml", "học sinh tiểu học bỏ học", "{muc_la}")
    lines = [
        ["Na Sầm", "xã", "1", "a"],
        ["B", "làng", "2", "b"],
        ["C", "xã", "số ba", ""],
        ["D", "xã", "số tư", "d"],
    ]
    source = table(tmp_path / "t.csv", *lines, head=["issuer.name", "issuer.unit", "number", "muc_la"])
    arguments = ("batch", base, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")
    refused = run_cli(*arguments, "--fail-fast")
    nothing = (tmp_path / "o").exists()
    told = run_cli(*arguments)

    assert refused.code == 2
    assert not nothing
    assert "hàng 3, cột issuer.unit: không có lựa chọn “làng”" in refused.err
    assert "hàng 4, cột number" in refused.err
    assert "hàng 5, cột number" in refused.err
    assert "hàng 4: " in refused.err
    assert "không có tham số “muc_la”" in refused.err
    assert told.code == 1
    assert [line[:3:2] for line in report(tmp_path / "o")] == [
        ["2", "đã ghi"],
        ["3", "lỗi"],
        ["4", "lỗi"],
        ["5", "lỗi"],
    ]
    assert len(list((tmp_path / "o").glob("*.docx"))) == 1


def test_same_problem_of_many_rows_is_told_once(run_cli: Cli, tmp_path: Path) -> None:
    """A mistake in the base is not repeated for every commune of the country."""
    base = shared(tmp_path / "b.yml", "kind: ubnd-xa", "kind: ubnd-huyen")
    told = run_cli(
        "batch",
        base,
        "--table",
        table(tmp_path / "t.csv", *units(40)),
        "--out-dir",
        tmp_path / "o",
        "--jobs",
        "1",
    )

    assert told.code == 2
    assert told.err.count("\n") <= 4
    assert "và 30 hàng khác" in told.err


def test_row_that_fails_while_it_is_made_does_not_stop_the_rest(
    run_cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a fault of ours costs one document; with --fail-fast it is the last."""
    from drafter.batch import making

    whole = making.answers_of

    def faulty(job: object, item: object, memo: object) -> object:
        if item.row == 3:  # type: ignore[attr-defined]
            raise ZeroDivisionError("thử")
        return whole(job, item, memo)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "answers_of", faulty)
    source = table(tmp_path / "t.csv", *units(30))
    told = run_cli("batch", BASE, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")
    hasty = run_cli(
        "batch", BASE, "--table", source, "--out-dir", tmp_path / "p", "--jobs", "1", "--fail-fast"
    )

    assert (told.code, hasty.code) == (1, 1)
    assert len(list((tmp_path / "o").glob("*.docx"))) == 29
    assert "ZeroDivisionError" in report(tmp_path / "o")[1][5]
    assert len(list((tmp_path / "p").glob("*.docx"))) < 30
    assert "chưa làm" in {line[2] for line in report(tmp_path / "p")}


def test_checker_judges_each_document(run_cli: Cli, tmp_path: Path) -> None:
    """--check counts what `drafter check` finds in the same file; an error makes the exit code 1, also when it is kept."""
    base = shared(
        tmp_path / "b.yml", "Nghị quyết số 281/NQ-CP và Kế hoạch này đến", "{loi}. Kế hoạch này đến"
    )
    source = table(
        tmp_path / "t.csv", ["Na Sầm", "Nghị quyết số 1/NQ-CP"], ["Yên Bình", "Quyết định 45/QĐ-UBND ngày 31/02/2026"],
        head=["issuer.name", "loi"],
    )  # fmt: skip
    arguments = ("batch", base, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1", "--check")
    first, again = run_cli(*arguments), run_cli(*arguments)
    lines = report(tmp_path / "o")
    alone = [run_cli("check", tmp_path / "o" / line[1], "--format", "json") for line in lines]

    assert [int(line[3]) for line in lines] == [one.out.count('"severity": "error"') for one in alone]
    assert [int(line[4]) for line in lines] == [one.out.count('"severity": "warning"') for one in alone]
    assert first.code == again.code == max(one.code for one in alone) == 1
    assert first.out.splitlines()[1] == again.out.splitlines()[1]


@pytest.mark.parametrize(("arguments", "said"), [
    ((str(BASE),), "cần --table"),
    ((str(ANSWERS), "--table", "t.csv"), "không dùng cùng --table"),
    ((str(BASE), "--table", "t.csv", "--out-dir", "t.csv"), "không phải thư mục"),
    ((str(BASE), "--table", "t.csv", "--out-dir", "t.csv/o", "--jobs", "1"), f"không ghi được vào {Path('t.csv/o')}"),
    ((str(BASE), "--table", "t.csv", "--executor", "khong:co"), "khong:co"),
    ((str(BASE), "--table", "t.csv", "--executor", "tests.batch.tools:no_executor"), "không cho một bộ thực thi"),
    ((str(BASE), "--table", "t.csv", "--executor", "drafter.batch.cluster:dask"), "cụm dask"),
])  # fmt: skip
def test_options_that_cannot_be_are_refused(
    run_cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    """Told in Vietnamese, nothing written."""
    table(tmp_path / "t.csv", *units(1))
    monkeypatch.chdir(tmp_path)
    told = run_cli("batch", *arguments)

    assert told.code == 2
    assert said in told.err
    assert not (tmp_path / "out").exists()


def test_executor_is_taken_by_name(run_cli: Cli, tmp_path: Path) -> None:
    """--executor module:callable gives the work to whoever the user names."""
    source = table(tmp_path / "t.csv", *units(2))
    told = run_cli(
        "batch",
        BASE,
        "--table",
        source,
        "--out-dir",
        tmp_path / "o",
        "--executor",
        "tests.batch.tools:two_threads",
    )

    assert told.code == 0
    assert len(list((tmp_path / "o").glob("*.docx"))) == 2


def test_rows_are_not_held_in_memory(tmp_path: Path) -> None:
    """Judging takes rows as they come: never more than a few ranges ahead of the work."""
    taken = 0
    source = table(tmp_path / "t.csv", *units(400))

    def counted() -> object:
        nonlocal taken
        for row in rows(source):
            taken += 1
            yield row

    with Run(Batch(base=BASE.read_bytes(), name="b", rows=counted, folder=tmp_path / "o")) as work:  # type: ignore[arg-type]
        first = next(work.judge())
        ahead = taken - first

    assert 0 < taken < 400
    assert ahead <= 150


def test_commands_of_the_readme_run(run_cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines that a clerk pastes make documents, with pages and judged."""
    program("soffice")
    monkeypatch.chdir(tmp_path)
    for name in ("answers", "thu-muc-cau-tra-loi"):
        (tmp_path / name).mkdir()
        (tmp_path / name / BASE.name).write_bytes(BASE.read_bytes())
    book = Workbook()
    assert book.active is not None
    for line in (HEAD, *units(2)):
        book.active.append(line)
    book.save(tmp_path / "cac-xa.xlsx")
    lines = re.findall("^drafter (batch .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    codes = [run_cli(*line.split()).code for line in lines]

    assert codes == [0, 0]
    assert len(list((tmp_path / "out").glob("*.docx"))) == 3
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as POSIX has it")
def test_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    """A bar with rate and time left on a terminal, nothing of it in a pipe."""
    source = table(tmp_path / "t.csv", *units(30))
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(source, tmp_path / "o", "--jobs", "1"), cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = b""
        while select.select([ours], [], [], 30)[0]:
            try:
                seen += os.read(ours, 4096)
            except OSError:
                break
        process.wait(30)
        assert process.stdout is not None
        process.stdout.read()
    os.close(ours)
    piped = subprocess.run(
        command(source, tmp_path / "p"), cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert re.search(r"\[#+\] 30/30 · \d+ tệp/giây · còn 0:00", seen.decode())
    assert "tệp/giây" not in piped.stderr


#: Rows enough that none is through them before it is told to stop.
_MANY = 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interruption_leaves_whole_files_and_a_report(tmp_path: Path, jobs: str) -> None:
    """Ctrl-C reaches the whole group: exit code 130, no half file, the report says what is left to do."""
    source, out = table(tmp_path / "t.csv", *units(_MANY)), tmp_path / "o"
    process = subprocess.Popen(
        command(source, out, "--jobs", jobs, "--check"),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while len(list(out.glob("*.docx"))) < 30 and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _out, said = process.communicate(timeout=60)
    files = list(out.glob("*.docx"))
    outcomes = [line[2] for line in report(out)]

    assert process.returncode == 130
    assert b"Traceback" not in said
    assert 30 <= len(files) < _MANY
    assert all(path.read_bytes()[-22:-18] == b"PK\x05\x06" for path in files)
    assert not list(out.glob(".drafter-*.tmp"))
    assert outcomes.count("đã ghi") + outcomes.count("chưa làm") == _MANY
    assert 0 <= len(files) - outcomes.count("đã ghi") <= 25


def test_empty_cells_and_twin_rows_are_told(run_cli: Cli, tmp_path: Path) -> None:
    """What a row takes from the shared answers because its cell is empty is told with the words; so is a row twice there."""
    path = table(
        tmp_path / "t.csv", ["05/3/2026", "7"], ["", "8"], ["05/3/2026", "7"], head=["date", "number"]
    )
    done = run_cli("batch", BASE, "--table", path, "--out-dir", tmp_path / "out")

    assert done.code == 0
    assert "hàng 3: ô trống, lấy của tệp chung: date “05/3/2026”" in done.err
    assert "hàng 4: giống hệt hàng 2" in done.err
    assert [line[5] for line in report(tmp_path / "out")] == [
        "", "ô trống, lấy của tệp chung: date “05/3/2026”", "giống hệt hàng 2",
    ]  # fmt: skip


def test_report_that_cannot_be_written_does_not_hide_the_rest(
    run_cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """report.csv is open in Excel: the documents are there and counted, the reason is told in Vietnamese, exit 1."""

    def locked(folder: Path, lines: object) -> None:
        raise InputError("không ghi được report.csv")

    monkeypatch.setattr("drafter.batch.report.write_report", locked)
    done = run_cli(
        "batch", BASE, "--table", table(tmp_path / "t.csv", *units(2)), "--out-dir", tmp_path / "out"
    )

    assert done.code == 1
    assert "không ghi được report.csv" in done.err
    assert "ghi 2 tệp" in done.out

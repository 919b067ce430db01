"""drafter check over a folder or a pattern: reports, copies, and what is no document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.tools import ANSWERS

SAMPLE = ANSWERS / "xa-2026.yml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Callable[..., Outcome]) -> Path:
    """A shared folder: three plans, Word's mark beside one, and something that is no document."""
    folder = tmp_path / "chung"
    folder.mkdir()
    for name in ("xa a", "xa b"):
        assert run_cli("render", SAMPLE, "-o", folder / f"{name}.docx").code == 0
    assert (
        run_cli("render", ANSWERS / "so-2026.yml", "-o", folder / "so.docx", "--set", "date=2026-03").code
        == 0
    )
    (folder / "~$xa a.docx").write_bytes(b"\x0eAnh A")
    (folder / "ghi chu.txt").write_text("x", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("named", ["*.docx", ".", "xa ?.docx", "../chung"])
def test_patterns_and_folders_are_taken_apart(
    office: Path, run_cli: Callable[..., Outcome], named: str
) -> None:
    """What cmd leaves as it is typed: each document once, Word's marks and other files left out, a sum at the end."""
    done = run_cli("check", named, named)

    count = 2 if "?" in named else 3
    assert done.code == 0, done.err
    *files, shared, _codes, last = done.out.splitlines()
    assert f"{count} tệp: 0 tệp có lỗi" in last
    assert len(files) == count
    assert "Không xét được ở mọi tệp" in shared
    assert "~$" not in done.out + done.err


def test_file_whose_name_is_a_pattern_is_itself(office: Path, run_cli: Callable[..., Outcome]) -> None:
    """Where such a file can be, it is meant."""
    try:
        (office / "xa ?.docx").write_bytes((office / "so.docx").read_bytes())
    except OSError:
        pytest.skip("this system has no such names")

    assert run_cli("check", "xa ?.docx").out.startswith("xa ?.docx: ")


@pytest.mark.parametrize(
    ("named", "said"), [("*.doc", "không có tệp nào ở *.doc"), ("trong", "không có tệp nào ở trong")]
)
def test_nothing_found_is_told(office: Path, run_cli: Callable[..., Outcome], named: str, said: str) -> None:
    """A pattern or a folder without a document is a slip, not a clean report."""
    (office / "trong").mkdir()
    done = run_cli("check", named)

    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_what_of_a_folder_is_not_looked_at_is_told(office: Path, run_cli: Callable[..., Outcome]) -> None:
    """Five old .doc among sixty .docx are not clean because nothing is said of them; nor is what lies in a folder below."""
    (office / "cu.doc").write_bytes(b"x")
    (office / "nam 2025").mkdir()
    (office / "nam 2025" / "a.docx").write_bytes((office / "so.docx").read_bytes())
    done = run_cli("check", ".")

    assert "bỏ qua 1 tệp không phải .docx: cu.doc" in done.err
    assert "không xét thư mục con nam 2025" in done.err
    assert "ghi chu.txt" not in done.err
    assert done.code == 0


def test_folder_that_cannot_be_listed_is_told(
    office: Path, run_cli: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shared folder without the right to look in."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.listdir", refused)
    done = run_cli("check", str(office))

    assert done.code == 2
    assert "không đọc được" in done.err


def test_one_bad_file_does_not_cost_the_others(office: Path, run_cli: Callable[..., Outcome]) -> None:
    """The others have their report; the bad one is told, and the exit code says so."""
    (office / "hong.docx").write_bytes(b"not a zip")
    done = run_cli("check", "*.docx")

    assert done.code == 2
    assert "3 tệp: " in done.out
    assert "hong.docx" in done.err
    assert "1 tệp không đọc được" in done.err


def test_copies_of_several_files_go_to_a_folder(office: Path, run_cli: Callable[..., Outcome]) -> None:
    """Each under its own name, originals untouched; a folder named twice or a single name is refused."""
    before = {path.name: path.read_bytes() for path in office.glob("*.docx")}
    done = run_cli("check", ".", "--fix", "ban-sua", "--annotate", "ghi-chu")

    assert done.code == 0, done.err
    for folder in ("ban-sua", "ghi-chu"):
        assert {path.name for path in (office / folder).iterdir()} == {"xa a.docx", "xa b.docx", "so.docx"}
    assert {path.name: path.read_bytes() for path in office.glob("*.docx")} == before
    assert run_cli("check", ".", "--fix", "mot.docx").code == 2
    assert run_cli("check", "ban-sua", "--fix", "ban-sua").code == 2
    assert run_cli("check", ".", "ban-sua", "--fix", "khac").code == 2
    assert not (office / "khac").exists()


def test_copy_of_one_file_may_be_named_by_its_folder(office: Path, run_cli: Callable[..., Outcome]) -> None:
    """A folder that is there takes the copy under the file's own name."""
    (office / "ban-sua").mkdir()

    assert run_cli("check", "so.docx", "--fix", "ban-sua").code == 0
    assert (office / "ban-sua" / "so.docx").is_file()


@pytest.mark.parametrize(("name", "begins"), [
    ("bao cao.html", "<!doctype html>"), ("r.json", "["), ("r.sarif", "{"), ("r.txt", "so.docx:"), ("r", "so.docx:"),
])  # fmt: skip
def test_report_goes_to_a_file(office: Path, run_cli: Callable[..., Outcome], name: str, begins: str) -> None:
    """PowerShell would write another encoding: the ending says which kind it is, and nothing is written over unasked."""
    assert run_cli("check", "*.docx", "-o", name).out == ""
    assert (office / name).read_text(encoding="utf-8").startswith(begins)
    (office / name).write_text("khác", encoding="utf-8")
    assert run_cli("check", "so.docx", "-o", name).code == 2
    assert run_cli("check", "so.docx", "-o", name, "--force").code == 0


def test_issue_copies_of_a_folder(office: Path, run_cli: Callable[..., Outcome]) -> None:
    """All of a batch at once; one that waits for its reviewers is told and keeps back no other."""
    waiting = ("render", SAMPLE, "-o", office / "cho.docx")
    assert run_cli(*waiting).code == 0
    assert run_cli("check", "cho.docx", "--annotate", "gop-y.docx").code == 0
    assert run_cli("diff", "xa a.docx", "so.docx", "--redline", "con-sua.docx").code in (0, 1)
    done = run_cli("strip", ".", "-o", "phat hanh")

    written = {path.name for path in (office / "phat hanh").iterdir()}
    assert done.code == 2
    assert written == {"xa a.docx", "xa b.docx", "so.docx", "cho.docx", "gop-y.docx"}
    assert "con-sua.docx còn" in done.err
    assert "1 tệp không có bản phát hành" in done.err
    assert run_cli("strip", "xa a.docx", "-o", "xa a.docx").code == 2

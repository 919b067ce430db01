"""drafter new without a terminal: --set, --defaults, --kit, --from, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.interview import journal
from tests.conftest import Outcome
from tests.interview.helpers import DISTRICT, answered

Run = Callable[..., Outcome]
WHO = [arg for key, value in DISTRICT.items() for arg in ("--set", f"{key}={value}")]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_enough_settings_and_defaults_make_a_document(run_cli: Run, tmp_path: Path) -> None:
    """No terminal is needed; both files are named; the file renders to the same document."""
    done = run_cli("new", "k.yml", "--defaults", *WHO, "-o", "k.docx")
    assert done.code == 0, done.err
    assert "đã ghi câu trả lời: k.yml" in done.out
    assert "đã ghi tệp Word: k.docx" in done.out
    assert "độ tin cậy M" in done.err
    assert run_cli("render", "k.yml", "-o", "again.docx").code == 0
    assert Path("again.docx").read_bytes() == Path("k.docx").read_bytes()


def test_what_is_missing_is_listed_to_copy(run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to ask at and something missing: exit 2, the lines to add, and no file; Git Bash is told what it lacks."""
    monkeypatch.setenv("MSYSTEM", "MINGW64")
    assert "winpty drafter new" in run_cli("new", "k.yml", "--defaults").err
    monkeypatch.delenv("MSYSTEM")
    done = run_cli("new", "k.yml", "--defaults")
    assert done.code == 2
    assert '--set "issuer.kind=ubnd-xa"' in done.err
    assert "Git Bash" not in done.err
    assert not Path("k.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "date"], "khóa=giá trị"),
        (["--set", "date=31/02/2019"], "không có ngày 31"),
        (["--kit", "kl99"], "không có bộ khung"),
        (["--set", "recipients[40].name=X"], "không có chỗ"),
        (["--from", "khong-co.yml"], "không có tệp"),
    ],
)
def test_wrong_arguments_say_what_is_wrong(run_cli: Run, arguments: list[str], said: str) -> None:
    """Exit 2 with a message; nothing is written."""
    done = run_cli("new", "k.yml", "--defaults", *WHO, *arguments)
    assert done.code == 2
    assert said in done.err
    assert not Path("k.yml").exists()


def test_a_folder_is_no_file(run_cli: Run, tmp_path: Path) -> None:
    """The name of a folder is refused."""
    assert "thư mục" in run_cli("new", tmp_path).err


def test_last_years_plan_is_the_start_of_this_one(run_cli: Run) -> None:
    """--from keeps the body and proposes the signer; --kit chooses the frame."""
    assert run_cli("new", "cu.yml", "--defaults", *WHO, "--set", "signers[1].name=Nguyễn Văn A").code == 0
    done = run_cli(
        "new", "moi.yml", "--from", "cu.yml", "--defaults", "--kit", "kl51-2019", "--set", "date=10/2020"
    )
    assert done.code == 0, done.err
    text = Path("moi.yml").read_text(encoding="utf-8")
    assert "name: Văn Lãng" in text
    assert "name: Nguyễn Văn A" in text
    assert "date: 2020-10" in text
    assert "cơ quan, người ký, nơi nhận, nơi lưu; nội dung thì hỏi lại" in done.err


def test_without_a_name_a_free_one_is_chosen(run_cli: Run) -> None:
    """ke-hoach.yml, then ke-hoach-2.yml; a document of another plan is not written over unless asked."""
    assert run_cli("new", "--defaults", *WHO).code == 0
    second = run_cli("new", "--defaults", *WHO, "--set", "archive=VT")
    assert second.code == 0
    assert Path("ke-hoach-2.yml").is_file()
    assert len(list(Path().glob("*.docx"))) == 2
    assert run_cli("new", "--defaults", *WHO, "-o", next(Path().glob("*.docx"))).code == 0
    other = run_cli(
        "new", "x.yml", "--defaults", *WHO, "--set", "archive=A", "-o", next(Path().glob("*.docx"))
    )
    assert (other.code, "--force" in other.err) == (2, True)


def test_an_unfinished_file_goes_on(run_cli: Run) -> None:
    """A file left by Ctrl-C is finished with --defaults; one changed by hand is told."""
    Path("k.yml").write_bytes(journal.dump(answered(DISTRICT)))
    assert run_cli("render", "k.yml").code == 2
    done = run_cli("new", "k.yml", "--defaults")
    assert done.code == 0, done.err
    Path("h.yml").write_bytes(
        journal.dump(answered(DISTRICT)).replace("Văn Lãng".encode(), "Cao Lộc".encode())
    )
    told = run_cli("new", "h.yml", "--defaults")
    assert "sửa tay" in told.err
    assert "Cao Lộc" in Path("h.yml").read_text(encoding="utf-8")


def test_with_a_terminal_it_asks(run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the talk gives is written; leaving it is exit 130 with the way to go on."""
    import sys

    import drafter.terminal.talk as talk

    def agree(session: Any, save: Any, **rest: Any) -> Any:
        save(session)
        return session

    def leave(session: Any, save: Any, **rest: Any) -> Any:
        raise KeyboardInterrupt

    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(talk, "converse", leave)
    empty = run_cli("new", "k.yml")
    assert (empty.code, "chưa có câu trả lời" in empty.err) == (130, True)
    monkeypatch.setattr(talk, "converse", agree)
    assert run_cli("new", "k.yml", "--defaults", *WHO).code == 0
    monkeypatch.setattr(talk, "converse", leave)
    kept = run_cli("new", "k.yml")
    assert (kept.code, "Làm tiếp: drafter new k.yml" in kept.err) == (130, True)
    assert "Làm tiếp k.yml" in kept.out


def test_what_is_written_is_judged_first(
    run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout that breaks a clause: exit 2, neither file is written; --no-check writes all the same."""
    from drafter.check import Finding, Place, Report

    wrong = Finding(
        code="KT999", severity="error", component="trich_yeu", message="Lề sai.", clause="II.1", where=Place()
    )
    report = Report(file="", regime="tt01-2011", regime_reason="", findings=(wrong,), not_evaluated=())
    monkeypatch.setattr("drafter.check.check", lambda view, profile: report)
    done = run_cli("new", "k.yml", "--defaults", *WHO)
    assert (done.code, "KT999 Lề sai." in done.err, "--no-check" in done.err) == (2, True, True)
    assert list(tmp_path.iterdir()) == []
    assert run_cli("new", "k.yml", "--defaults", *WHO, "--no-check", "-o", "k.docx").code == 0
    assert Path("k.docx").is_file()


def test_remarks_on_the_content_are_told_and_do_not_stop(run_cli: Run) -> None:
    """A sentence that the content rules do not like: said on the side, both files written."""
    done = run_cli(
        "new", "k.yml", "--defaults", *WHO, "--set", "title=Triển khai triển khai ......... Kết luận 51"
    )
    assert done.code == 0
    assert "chú ý: ND" in done.err
    assert Path("k.yml").is_file()


@pytest.mark.parametrize("choice", ["ke-hoach.yml", "new"])
def test_a_plan_that_was_begun_is_offered(run_cli: Run, monkeypatch: pytest.MonkeyPatch, choice: str) -> None:
    """`drafter new` without a name asks whether to go on with the plan left here; a finished one is not offered."""
    import sys

    import drafter.terminal.talk as talk
    from drafter.terminal.screen import Screen

    asked: list[list[str]] = []

    def choose(self: Screen, prompt: str, options: Any, default: str = "") -> str:
        asked.append([one.label for one in options])
        return choice

    def leave(session: Any, save: Any, **rest: Any) -> Any:
        save(session)
        raise KeyboardInterrupt

    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(talk, "converse", leave)
    monkeypatch.setattr(Screen, "choice", choose)
    Path("ke-hoach.yml").write_bytes(journal.dump(answered(DISTRICT), finished=True))
    finished = run_cli("new")
    assert ("ke-hoach-2.yml" in finished.err, asked) == (True, [])
    Path("ke-hoach-2.yml").unlink()
    Path("ke-hoach.yml").write_bytes(journal.dump(answered(DISTRICT)))
    left = run_cli("new")

    assert asked == [["Làm tiếp ke-hoach.yml", "Soạn kế hoạch mới"]]
    assert ("ke-hoach-2.yml" in left.err) == (choice == "new")

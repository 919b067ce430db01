"""What an office keeps, with its reason; and checking what is no Word file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.check.accepted import accepted_of
from drafter.errors import InputError
from tests.tools import SAMPLES

TEXT = "KẾ HOẠCH\nI. NỘI DUNG\nCác trường học tham gia trong trong năm 2026, hàng năm báo cáo.\n"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text with two slips, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "k.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def codes(run_cli: Callable[..., object], path: Path) -> list[str]:
    """The codes found."""
    done = run_cli("check", path, "--format", "json", "--select", "ND7")
    return [finding["code"] for finding in json.loads(done.out)["findings"]]  # type: ignore[attr-defined]


def test_finding_is_silent_only_where_and_as_said(run_cli: Callable[..., object], plan: Path) -> None:
    """By code and words; the reason is told each time; the rest still speaks."""
    before = codes(run_cli, plan)
    (plan.parent / "drafter.toml").write_text(
        '[[accept]]\ncode = "nd701"\nwords = "trong trong"\nreason = "thơ"\n', encoding="utf-8"
    )
    after = codes(run_cli, plan)
    told = run_cli("check", plan)
    (plan.parent / "drafter.toml").write_text(
        '[[accept]]\ncode = "ND701"\nwords = "chỗ khác"\nreason = "thơ"\n', encoding="utf-8"
    )

    assert {"ND701", "ND703"} <= set(before)
    assert sorted(after) == sorted(code for code in before if code != "ND701")
    assert "bỏ qua ND701: thơ" in told.err  # type: ignore[attr-defined]
    assert codes(run_cli, plan) == before


@pytest.mark.parametrize("toml", [
    '[[accept]]\ncode = "ND701"\n', '[[accept]]\nreason = "x"\n', '[[accept]]\ncode = "ND701"\nreason = " "\n',
    '[[accept]]\ncode = "ND701"\nreason = "x"\nwhere = "y"\n', '[[accept]]\ncode = 701\nreason = "x"\n', 'accept = "ND701"\n',
    "accept = [1]\n", "[[accept", "\udcff",
])  # fmt: skip
def test_entry_without_code_or_reason_is_refused(toml: str) -> None:
    """Silence is never given without a reason, nor by a mistyped key."""
    with pytest.raises(InputError):
        accepted_of(toml.encode("utf-8", "surrogateescape"), "drafter.toml")


def test_answers_are_judged_as_the_document_they_print(run_cli: Callable[..., object]) -> None:
    """A .yml is rendered in memory; layout and wording rules both speak of it."""
    done = run_cli("check", SAMPLES / "stress.yml", "--format", "json")
    found = {finding["code"] for finding in json.loads(done.out)["findings"]}  # type: ignore[attr-defined]

    assert {"TT316", "TT701"} <= found
    assert not [code for code in found if code.startswith("KT")]


@pytest.mark.parametrize("option", ["--annotate", "--fix"])
def test_copies_are_of_word_files_only(run_cli: Callable[..., object], plan: Path, option: str) -> None:
    """A text has no place for a comment or a look."""
    done = run_cli("check", plan, option, plan.parent / "o.docx")

    assert done.code == 2  # type: ignore[attr-defined]
    assert not (plan.parent / "o.docx").exists()


def test_comment_in_an_answers_file_silences_with_its_reason(
    run_cli: Callable[..., object], tmp_path: Path
) -> None:
    """`# bỏ qua TT316: ...` speaks for that plan only; without a reason it says nothing."""
    text = (SAMPLES / "stress.yml").read_text(encoding="utf-8")
    found = []
    for name, comment in (
        ("a.yml", ""),
        ("b.yml", "# bỏ qua tt316: số như văn bản đã ban hành\n"),
        ("c.yml", "# bỏ qua TT316:\n"),
        ("d.yml", "# bỏ qua TT316: tệp Notepad lưu dạng Unicode\n"),
    ):
        encoding = "utf-16" if name == "d.yml" else "utf-8"
        (tmp_path / name).write_text(comment + text, encoding=encoding)
        done = run_cli("check", tmp_path / name, "--format", "json")
        found.append({finding["code"] for finding in json.loads(done.out)["findings"]})  # type: ignore[attr-defined]

    assert "TT316" in found[0]
    assert found[1] == found[0] - {"TT316"}
    assert found[2] == found[0]
    assert found[3] == found[1]

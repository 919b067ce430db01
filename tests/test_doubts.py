"""What looks wrong in answers that fit the form is told at every door; a name that would print twice stops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.answers.load import load
from tests.tools import ANSWERS

SAMPLE = ANSWERS / "xa-2026.yml"
Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("issuer.name=na sầm", "tên riêng viết hoa chữ đầu: Na Sầm"),
        ("issuer.name=NA SẦM", "tên riêng viết hoa chữ đầu: Na Sầm"),
        ("signers[1].name=nguyễn văn a", "họ tên viết hoa chữ đầu: Nguyễn Văn A"),
        ("title=Kế hoạch triển khai việc A", "bỏ chữ “Kế hoạch” ở đầu"),
    ],
)
def test_slips_are_told_and_written(run_cli: Run, tmp_path: Path, setting: str, told: str) -> None:
    """The document is made; the remark names the answer and its line."""
    done = run_cli("render", SAMPLE, "--set", setting, "-o", tmp_path / "o.docx")
    assert done.code == 0
    assert any(told in line and f"{setting.partition('=')[0]}: " in line for line in done.err.splitlines())


def test_the_sample_itself_is_told_nothing(run_cli: Run, tmp_path: Path) -> None:
    """No remark where nothing is wrong."""
    assert run_cli("render", SAMPLE, "-o", tmp_path / "o.docx").err == ""


@pytest.mark.parametrize(
    ("unit", "name"), [("xã", "xã Văn Lãng"), ("xã", "XÃ NA SẦM"), ("phường", "Phường Tam Thanh")]
)
def test_a_unit_named_twice_stops(run_cli: Run, tmp_path: Path, unit: str, name: str) -> None:
    """ "XÃ XÃ VĂN LÃNG" is never printed: the line and what to write are told."""
    done = run_cli(
        "render", SAMPLE, "--set", f"issuer.unit={unit}", "--set", f"issuer.name={name}", "-o", tmp_path / "o.docx"
    )  # fmt: skip
    assert done.code == 2
    assert f"bỏ chữ “{unit}” ở đầu" in done.err
    assert not (tmp_path / "o.docx").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("TM. Nguyễn Văn A", "TM."),
        ("T/M Nguyễn Văn A", "T/M"),
        ("CHỦ TỊCH Nguyễn Văn A", "CHỦ TỊCH"),
        ("Ông Nguyễn Văn A", "Ông"),
        ("Ông Văn A", ""),
        ("Nguyễn Văn A", ""),
        ("Trưởng Thị Giám", ""),
    ],
)
def test_what_is_no_part_of_a_name(name: str, told: str) -> None:
    """An authority, a post, "Ông" in the place of a name would print twice; Ông is a family name as well."""
    notes = load(SAMPLE.read_bytes(), "a.yml", [f"signers[1].name={name}"]).notes
    assert [note.message for note in notes] == (
        [f"chỗ họ tên chỉ ghi họ và tên, bỏ “{told}”"] if told else []
    )

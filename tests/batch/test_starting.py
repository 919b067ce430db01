"""A table to start from, and what a row would take over from the answers that all share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafter.batch.table import rows
from tests.batch.tools import BASE, report, shared, table
from tests.conftest import Outcome, paragraphs_of
from tests.tools import ANSWERS

Cli = Callable[..., Outcome]
#: Nghị quyết số 1672/NQ-UBTVQH15: Lạng Sơn has 65 units, 61 of them xã.
_UNITS, _COMMUNES = 65, 61


def test_every_unit_of_the_province_has_a_row(run_cli: Cli, tmp_path: Path) -> None:
    """The kind and the name of each; the number and the signer's name are to be filled in."""
    told = run_cli("batch", BASE, "--new-table", tmp_path / "các xã.csv")
    found = list(rows(tmp_path / "các xã.csv"))

    assert (told.code, told.err) == (0, "")
    assert f"{_UNITS} đơn vị của tỉnh Lạng Sơn" in told.out
    assert len(found) == _UNITS
    assert sum(("issuer.unit", "xã") in row.settings for row in found) == _COMMUNES
    assert (("issuer.unit", "xã"), ("issuer.name", "Na Sầm")) in [row.settings for row in found]


def test_a_started_table_is_printed(run_cli: Cli, tmp_path: Path) -> None:
    """Filled in by Excel, it makes the documents; a number typed as text keeps its zero, a gap of one's own has a column."""
    base, path = (
        shared(tmp_path / "b.yml", "học sinh tiểu học bỏ học", "học sinh bỏ học quá {muc}"),
        tmp_path / "t.xlsx",
    )
    run_cli("batch", base, "--new-table", path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[1]]
    sheet.delete_rows(3, sheet.max_row)
    for name, words in (("Số", "007"), ("Người ký", "Nguyễn Văn A"), ("muc", "5%")):
        sheet.cell(2, head.index(name) + 1).value = words
    book.save(path)
    told = run_cli("batch", base, "--table", path, "--out-dir", tmp_path / "o", "--jobs", "1")
    (made,) = (tmp_path / "o").glob("*.docx")
    text = "\n".join(paragraphs_of(made.read_bytes()))

    assert head == ["Loại", "Tên đơn vị", "Số", "Người ký", "muc"]
    assert all(cell.number_format == "@" for cell in sheet[2])
    assert told.code == 0
    # the first unit of the province is no xã as that of the sample is
    assert "hàng 2: tệp chung viết cho xã, đơn vị này là phường: còn chữ “xã” ở dòng 44, 76, 88," in told.err
    assert len(told.err.splitlines()) == 1
    assert "Số: 007/KH-UBND" in text
    assert "bỏ học quá 5%" in text
    assert "Nguyễn Văn A" in text
    assert "Nguyễn Văn B" not in text


@pytest.mark.parametrize(
    ("base", "old", "new", "file", "said"),
    [
        ("huyen-2019.yml", "", "", "t.csv", "từ 01/7/2025"),
        ("xa-2026.yml", "date: 2026-03-05", "date: 2025-06-30", "t.csv", "từ 01/7/2025"),
        ("xa-2026.yml", "  province: tỉnh Lạng Sơn\n", "", "t.csv", "tỉnh nào"),
        ("xa-2026.yml", "tỉnh Lạng Sơn", "tỉnh Hà Giang", "t.csv", "không có tỉnh Hà Giang"),
        ("xa-2026.yml", "", "", "t.txt", "không phải tên của một bảng"),
        ("xa-2026.yml", "", "", "có.csv", "đã có tệp"),
    ],
)
def test_no_table_where_none_can_be_right(
    run_cli: Cli, tmp_path: Path, base: str, old: str, new: str, file: str, said: str
) -> None:
    """A district, a day before there were these communes, no province or none of the day, a strange name, a file that is there."""
    (tmp_path / "có.csv").write_text("của tôi", encoding="utf-8")
    answers = tmp_path / "b.yml"
    answers.write_text(
        (ANSWERS / base).read_text(encoding="utf-8").replace(old or "\0", new), encoding="utf-8"
    )
    told = run_cli("batch", answers, "--new-table", tmp_path / file)

    assert told.code == 2
    assert said in told.err
    assert (tmp_path / "có.csv").read_text(encoding="utf-8") == "của tôi"
    assert not (tmp_path / "t.csv").exists()


@pytest.mark.parametrize(
    ("head", "row", "said"),
    [
        (
            [],
            [],
            "vẫn dùng số “45”, người ký “Nguyễn Văn B” của tệp chung; điền cột Số, Người ký",
        ),
        (["number"], ["7"], "vẫn dùng người ký “Nguyễn Văn B” của tệp chung; điền cột Người ký"),
        (
            ["Số KH"],
            [""],
            "vẫn dùng số “45”, người ký “Nguyễn Văn B” của tệp chung; điền cột Số KH, Người ký",
        ),
        (["number", "signers[1].name"], ["7", "Nguyễn Văn A"], ""),
        (["number", "signers[ky].name"], ["45", "Nguyễn Văn B"], ""),
        (["number", "signers[ky].name"], ["", ""], "vẫn dùng số “45”, người ký “Nguyễn Văn B” của tệp chung"),
    ],
)
def test_number_and_signer_of_another_unit_are_told(
    run_cli: Cli, tmp_path: Path, head: list[str], row: list[str], said: str
) -> None:
    """Each unit has its own; what a column says, by whatever path, is the row's own and not asked about."""
    source = table(tmp_path / "t.csv", ["xã", "Hội Hoan", *row], head=["issuer.unit", "issuer.name", *head])
    told = run_cli(
        "batch", shared(tmp_path / "b.yml"), "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1"
    )

    assert told.code == 0
    assert said in told.err
    assert bool(told.err) == bool(said)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Công an xã", True),
        ("UBND XÃ.", True),
        ("{unit}, hợp tác xã, các xã, thị xã, cấp xã, tổ chức chính trị - xã hội", False),
        ("xã, phường, đặc khu; phường, xã; xã và phường", False),
    ],
)
def test_words_for_another_kind_of_unit_are_told(
    run_cli: Cli, tmp_path: Path, words: str, is_told: bool
) -> None:
    """A phường has no Công an xã; what is said of many units, or means no unit, stays."""
    base = tmp_path / "b.yml"
    base.write_text(
        'drafter: "1"\nissuer:\n  kind: ubnd-xa\n  unit: xã\n  name: Na Sầm\ndate: 2026-03-05\ntitle: Việc A\n'
        f"sections:\n  - heading: Mục đích\n    text: |\n      {words}\nsigners:\n  - post: CHỦ TỊCH\n",
        encoding="utf-8",
    )
    source = table(tmp_path / "t.csv", ["phường", "Tam Thanh"], head=["Loại", "Tên đơn vị"])
    told = run_cli("batch", base, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")

    assert told.code == 0, told.err
    assert (
        "hàng 2: tệp chung viết cho xã, đơn vị này là phường: còn chữ “xã” ở dòng 10" in told.err
    ) == is_told


def test_remarks_are_said_of_the_columns_of_the_table(run_cli: Cli, tmp_path: Path) -> None:
    """By the heading that the table gives them, whichever way the plan names its signer."""
    head = ["Loại", "Xã phường", "Số KH", "Họ tên người ký", "Ngày ký"]
    lines = (
        ["xã", "Hội Hoan", "", "TM. Nguyễn Văn A", "5/3/2026"],
        ["xã", "Văn Lãng", "7", "x" * 300, "5/3/26"],
    )
    source = table(tmp_path / "t.csv", *lines, head=head)
    told = run_cli(
        "batch", shared(tmp_path / "b.yml"), "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1"
    )

    assert "hàng 2: cột Họ tên người ký: chỗ họ tên chỉ ghi họ và tên, bỏ “TM.”" in told.err
    assert "hàng 2: vẫn dùng số “45” của tệp chung; điền cột Số KH" in told.err
    assert "hàng 3, cột Họ tên người ký: dài 300" in told.err
    assert "hàng 3, cột Ngày ký: " in told.err
    assert "signers[" not in told.err
    assert "Họ tên người ký: dài" in report(tmp_path / "o")[1][5]


def test_the_unit_itself_may_keep_its_number_and_signer(run_cli: Cli, tmp_path: Path) -> None:
    """The shared answers are those of one of the units: its row changes nothing."""
    source = table(tmp_path / "t.csv", ["xã", "Na Sầm"], head=["issuer.unit", "issuer.name"])
    told = run_cli("batch", BASE, "--table", source, "--out-dir", tmp_path / "o", "--jobs", "1")

    assert (told.code, told.err) == (0, "")

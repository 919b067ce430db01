"""Tables as offices keep them: titles above the head, merged heads, names in Vietnamese, sums, hidden rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from drafter.batch.heads import Words
from drafter.batch.table import Row, rows
from drafter.errors import InputError
from tests.batch.tools import report, shared, table
from tests.conftest import Outcome, paragraphs_of

Cli = Callable[..., Outcome]


def _book(
    path: Path, *lines: Sequence[object], merged: Sequence[str] = (), hidden: Sequence[int] = ()
) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(list(line))
    for area in merged:
        sheet.merge_cells(area)
    for row in hidden:
        sheet.row_dimensions[row].hidden = True
    book.save(path)
    return path


def _read(path: Path, **more: bool) -> tuple[list[Row], list[str]]:
    told = list[str]()
    return list(rows(path, tell=told.append, **more)), told


OFFICE = (
    ["DANH SÁCH CÁC XÃ, PHƯỜNG TRÊN ĐỊA BÀN TỈNH"],
    ["(Kèm theo Công văn số 12/SNV ngày 02/3/2026)"],
    [],
    ["STT", "Đơn vị hành chính", None, "Văn bản", None, "Người ký", "Ghi chú"],
    [None, "Loại", "Tên đơn vị", "Số", "Ngày ban hành", "Họ và tên", None],
    [1, "Xã", "NA SẦM", 12.0, dt.datetime(2026, 3, 5), "Nguyễn Văn A", None],
    [2, "xã", "Xã Văn Lãng", "13.0", "05/3/2026", "Nguyễn Văn B ", "xem lại"],
    [3, None, "Phường Tam Thanh", 14, "ngày 05 tháng 3 năm 2026", "Nguyễn Văn C", None],
    [4],
    ["Tổng cộng", None, 3],
    ["Người lập bảng"],
    [None, None, None, None, None, "TRƯỞNG PHÒNG"],
)
MERGED = ("A1:G1", "A2:G2", "B4:C4", "D4:E4", "A4:A5", "G4:G5")


def test_table_of_an_office_is_read(tmp_path: Path) -> None:
    """The head is found below titles and over merged cells; what is passed over is told; rows keep their numbers in Excel."""
    found, told = _read(_book(tmp_path / "t.xlsx", *OFFICE, merged=MERGED))

    assert [(row.number, dict(row.cells)) for row in found] == [
        (6, {"issuer.unit": "xã", "issuer.name": "Na Sầm", "number": "12", "date": "2026-03-05",
             "signers[1].name": "Nguyễn Văn A"}),
        (7, {"issuer.unit": "xã", "issuer.name": "Văn Lãng", "number": "13", "date": "05/3/2026",
             "signers[1].name": "Nguyễn Văn B"}),
        (8, {"issuer.unit": "phường", "issuer.name": "Tam Thanh", "number": "14", "date": "ngày 05 tháng 3 năm 2026",
             "signers[1].name": "Nguyễn Văn C"}),
    ]  # fmt: skip
    above, aside, left = told
    assert "hàng 5; không đọc hàng 1, 2 ở trên" in above
    assert "không dùng cột “STT”, “Ghi chú”" in aside
    assert "bỏ qua hàng 10, 11, 12" in left


def test_table_of_an_office_is_printed(run_cli: Cli, tmp_path: Path) -> None:
    """Straight to documents, by the signer of the shared answers."""
    path = _book(tmp_path / "t.xlsx", *OFFICE, merged=MERGED)
    done = run_cli(
        "batch",
        shared(tmp_path / "b.yml"),
        "--table",
        path,
        "--out-dir",
        tmp_path / "o",
        "--jobs",
        "1",
        "--check",
    )

    assert done.code == 0, done.err
    assert [line[2] for line in report(tmp_path / "o")] == ["đã ghi"] * 3
    (made,) = (tmp_path / "o").glob("*na-sam*.docx")
    words = "\n".join(paragraphs_of(made.read_bytes()))
    assert "Số: 12/KH-UBND" in words
    assert "xã Na Sầm" in words
    assert "Nguyễn Văn A" in words


@pytest.mark.parametrize(("cells", "wanted"), [
    ({"issuer.name": "UBND phường Tam Thanh"}, {"issuer.name": "Tam Thanh", "issuer.unit": "phường"}),
    ({"issuer.name": "PHƯỜNG TAM THANH"}, {"issuer.name": "Tam Thanh", "issuer.unit": "phường"}),
    ({"issuer.name": "Xã Na Sầm", "issuer.unit": "phường"}, {"issuer.name": "Xã Na Sầm", "issuer.unit": "phường"}),
    ({"issuer.name": "KHÔNG CÓ XÃ NÀY"}, {"issuer.name": "KHÔNG CÓ XÃ NÀY"}),
    ({"issuer.name": "Cộng Hòa"}, {"issuer.name": "Cộng Hòa"}),
    ({"number": "007"}, {"number": "007"}),
    ({"number": "12,5"}, {"number": "12,5"}),
    ({"number": "7/KH-UBND"}, {"number": "7"}),
    ({"number": "7 / kh - ubnd"}, {"number": "7"}),
    ({"number": "7/KH-SNV"}, {"number": "7/KH-SNV"}),
    ({"issuer.name": "Xã\u00a0Na\u00a0 Sầm"}, {"issuer.name": "Na Sầm", "issuer.unit": "xã"}),
    ({"issuer.unit": "Thị trấn"}, {"issuer.unit": "thị trấn"}),
    ({"title": "Số\u00a071-NQ/TW"}, {"title": "Số\u00a071-NQ/TW"}),
])  # fmt: skip
def test_cells_are_tidied_only_where_they_mean_one_thing(
    tmp_path: Path, cells: dict[str, str], wanted: dict[str, str]
) -> None:
    """A kind apart from its name, capitals as the register spells them; what is not known stays and is judged as it is."""
    (row,) = rows(table(tmp_path / "t.csv", [*cells.values()], head=[*cells]))

    assert dict(row.cells) == wanted


@pytest.mark.parametrize("head", [
    ["STT", "Xã", "Loại", "Số"], ["TT", "Tên xã,\nphường", "Loại đơn vị", "Số, ký hiệu (nếu có)"],
    ["Số thứ tự", "TÊN ĐƠN VỊ", "LOẠI", "SỐ KẾ HOẠCH"], ["STT", "Ten xa", "Loai", "So"],
    ["S TT", "Tên UBND", "Loại hình đơn vị", "Số/ký hiệu văn bản"],
    ["stt", "Issuer.Name", "issuer.unit", "Number"],
])  # fmt: skip
def test_columns_are_known_by_their_usual_names(tmp_path: Path, head: list[str]) -> None:
    """Capitals, marks, line breaks, words in brackets make none; a cell "xã" below is no head."""
    found, _told = _read(
        _book(tmp_path / "t.xlsx", ["DANH SÁCH"], head, [1, "Na Sầm", "xã", 7], [2, "Văn Lãng", "xã", 8])
    )

    assert [dict(row.cells) for row in found] == [
        {"issuer.name": "Na Sầm", "issuer.unit": "xã", "number": "7"},
        {"issuer.name": "Văn Lãng", "issuer.unit": "xã", "number": "8"},
    ]


@pytest.mark.parametrize(("first", "is_sum"), [
    ("Tổng cộng", True), ("CỘNG:", True), ("Tổng số: 65 xã", True), ("Tổng Cọt", False), ("Cộng Hòa", False),
])  # fmt: skip
def test_sums_are_no_units(tmp_path: Path, first: str, is_sum: bool) -> None:
    """And two communes whose names begin like a sum are."""
    assert len(list(rows(table(tmp_path / "t.csv", [first, "xã", "9"])))) == (not is_sum)


@pytest.mark.parametrize("count", [["(1)", "(2)", "(3)"], ["1", "2", "3=1+2"], ["A", "B", "1"]])
def test_a_row_that_counts_the_columns_is_no_unit(tmp_path: Path, count: list[str]) -> None:
    """Below the head of many tables; it would print the plan of a commune named "2"."""
    source = table(tmp_path / "t.csv", count, ["1", "Na Sầm", "7"], head=["STT", "Tên xã", "Số"])
    told = list[str]()

    assert [row.number for row in rows(source, tell=told.append)] == [3]
    assert "bỏ qua hàng 2" in told[-1]


@pytest.mark.parametrize(("head", "hint"), [
    (["Tên đơn vị", "Số kế hoac"], "có phải là “Số”"),
    (["Tên đơn vị", "Ngày ban hàng"], "có phải là “Ngày ban hành”"),
    (["STT", "Tên đơn vị", "Chỉ tiêu"], "cột không dùng thì xóa đi"),
    (["Tên đơn vị", "Dân số", "Diện tích"], "cột không dùng thì xóa đi"),
])  # fmt: skip
def test_misspelt_column_is_refused_with_what_is_near(tmp_path: Path, head: list[str], hint: str) -> None:
    """It is not passed over: its row, the column that it may have meant, what else may be done."""
    with pytest.raises(InputError) as error:
        list(rows(_book(tmp_path / "t.xlsx", ["DANH SÁCH"], head, ["A"] * len(head))))

    assert "hàng 2: cột “" in error.value.message
    assert f"“{head[-1]}” không phải" in error.value.message
    assert "“Dân số”, “Diện tích”" in error.value.message or "Dân số" not in head
    assert hint in error.value.hint


def test_two_columns_of_one_answer_are_refused(tmp_path: Path) -> None:
    """Which of them would count?"""
    with pytest.raises(InputError) as error:
        list(rows(table(tmp_path / "t.csv", head=["Tên xã", "issuer.name"])))

    assert "có hai lần" in error.value.message
    assert "“Tên xã”" in error.value.hint


def test_signers_column_is_no_guess_where_there_are_several(tmp_path: Path) -> None:
    """With two signers "Người ký" could be either."""
    with pytest.raises(InputError, match="“Người ký” không phải"):
        list(
            rows(
                table(tmp_path / "t.csv", head=["Tên xã", "Người ký"]),
                Words(signers=("signers[a]", "signers[2]")),
            )
        )


def test_signers_are_known_by_their_numbers_where_there_are_several(tmp_path: Path) -> None:
    """As a table that we start heads them; and the post as well."""
    source = table(tmp_path / "t.csv", ["A", "B", "C"], head=["Người ký 1", "Người ký 2", "Chức vụ 2"])
    (row,) = rows(source, Words(signers=("signers[a]", "signers[2]")))

    assert row.cells == (("signers[a].name", "A"), ("signers[2].name", "B"), ("signers[2].post", "C"))


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    """A filter that was forgotten costs no commune its plan without a word; asked to, hidden rows are left out."""
    lines = (["Tên xã", "Số"], ["Na Sầm", 1], ["Văn Lãng", 2], ["Thụy Hùng", 3])
    path = _book(tmp_path / "t.xlsx", *lines, hidden=(3, 90))

    found, told = _read(path)
    assert [row.number for row in found] == [2, 3, 4]
    assert len(told) == 1
    assert "hàng 3 đang ẩn" in told[0]
    assert "--visible" in told[0]
    found, told = _read(path, visible=True)
    assert [row.number for row in found] == [2, 4]
    assert "không đọc hàng 3" in told[0]


def test_units_that_come_twice_are_told(run_cli: Cli, tmp_path: Path) -> None:
    """Two rows for one commune, under different numbers: both are printed, and it is said."""
    path = table(tmp_path / "t.csv", ["Na Sầm", "xã", "1"], ["Văn Lãng", "xã", "2"], ["NA SẦM", "Xã", "3"])
    done = run_cli(
        "batch", shared(tmp_path / "b.yml"), "--table", path, "--out-dir", tmp_path / "o", "--jobs", "1"
    )

    assert "hàng 4: cùng một đơn vị với hàng 2" in done.err
    assert "giống hệt" not in done.err
    assert len(list((tmp_path / "o").glob("*.docx"))) == 3


def test_one_name_in_two_provinces_is_two_units(run_cli: Cli, tmp_path: Path) -> None:
    """Five provinces have a commune Tân Tiến: nothing is said of them."""
    head = ["issuer.name", "issuer.unit", "number", "issuer.province"]
    lines = ["Tân Tiến", "xã", "1", "tỉnh Cà Mau"], ["Tân Tiến", "xã", "2", "tỉnh Đắk Lắk"]
    path = table(tmp_path / "t.csv", *lines, head=head)
    done = run_cli(
        "batch", shared(tmp_path / "b.yml"), "--table", path, "--out-dir", tmp_path / "o", "--jobs", "1"
    )

    assert "cùng một đơn vị" not in done.err
    assert len(list((tmp_path / "o").glob("*.docx"))) == 2


def test_rows_that_fail_while_being_made_are_told_at_once(run_cli: Cli, tmp_path: Path) -> None:
    """Not only in the report: a document that someone mended by hand is not written over, and the terminal says so."""
    base, path, out = shared(tmp_path / "b.yml"), tmp_path / "t.csv", tmp_path / "o"
    for number in ("1", "2"):
        table(
            path,
            ["Na Sầm", "xã", number, "a"],
            ["Văn Lãng", "xã", number, "b"],
            head=["Tên xã", "Loại", "Số", "Tên tệp"],
        )
        done = run_cli("batch", base, "--table", path, "--out-dir", out, "--jobs", "1")
        for made in out.glob("*.docx"):
            made.write_bytes(made.read_bytes() + b"\0")

    assert done.code == 1
    assert "hàng 2: đã có tệp khác mang tên a.docx" in done.err
    assert "hàng 3: đã có tệp khác mang tên b.docx" in done.err


def test_row_without_its_name_prints_nobody_elses(run_cli: Cli, tmp_path: Path) -> None:
    """A number and a date but no name: the plan of the shared answers would come out under that number."""
    lines = ["Na Sầm", "xã", "1"], ["", "xã", "2"], ["Văn Lãng", "", ""]
    path = table(tmp_path / "t.csv", *lines, head=["Tên xã", "Loại", "Số"])
    done = run_cli(
        "batch", shared(tmp_path / "b.yml"), "--table", path, "--out-dir", tmp_path / "o", "--jobs", "1"
    )

    assert done.code == 1
    assert "hàng 3, cột Tên xã: chưa ghi tên đơn vị" in done.err
    assert [line[2] for line in report(tmp_path / "o")] == ["đã ghi", "lỗi", "đã ghi"]


def test_documents_of_an_earlier_name_are_told(run_cli: Cli, tmp_path: Path) -> None:
    """A number that changed gives the file another name: the old one would be sent along with the new."""
    base, path, out = shared(tmp_path / "b.yml"), tmp_path / "t.csv", tmp_path / "o"
    told = []
    for number in ("1", "9", "9"):
        table(path, ["Na Sầm", "xã", number], ["Văn Lãng", "xã", "2"])
        told.append(run_cli("batch", base, "--table", path, "--out-dir", out, "--jobs", "1").err)

    assert "lần in trước" not in told[0]
    assert "còn 1 tệp của lần in trước mà lần này không in" in told[1]
    assert "na-sam-kh-1-" in told[1]
    assert "còn 1 tệp" in told[2]
    next(out.glob("*na-sam-kh-1-*")).unlink()
    assert "lần in trước" not in run_cli("batch", base, "--table", path, "--out-dir", out, "--jobs", "1").err

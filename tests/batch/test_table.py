"""The table of what differs: how Excel saves it, what its columns may be, and which file names come from it."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from drafter.batch.heads import Words
from drafter.batch.names import key, safe, told_apart
from drafter.batch.table import Row, rows, rows_of_folder
from drafter.errors import InputError
from drafter.turned import Turned
from tests.batch.tools import BASE, HEAD, done, table, units


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_excel_saves_it(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Comma, semicolon (Vietnamese Excel) or tab, each encoding that Excel calls Unicode; empty rows and cells left out."""
    path = table(tmp_path / "t.csv", ["Na Sầm", "", "1"], ["", "", ""], delimiter=delimiter)
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    assert list(rows(path)) == [Row(number=2, label="2", cells=(("issuer.name", "Na Sầm"), ("number", "1")))]


def test_xlsx_cells_become_text(tmp_path: Path) -> None:
    """Numbers without .0, dates as ISO, yes and no in Vietnamese, empty cells left out."""
    book = Workbook()
    assert book.active is not None
    book.active.append([*HEAD, "date", "electronic"])
    book.active.append(["Na Sầm", None, 12, dt.datetime(2026, 3, 5), True])
    book.save(tmp_path / "t.xlsx")

    assert [row.cells for row in rows(tmp_path / "t.xlsx")] == [
        (("issuer.name", "Na Sầm"), ("number", "12"), ("date", "2026-03-05"), ("electronic", "có"))
    ]


@pytest.mark.parametrize(("head", "said"), [
    (["issuer name"], "“issuer name” không phải câu trả lời"),
    (["cơ quan"], "“cơ quan” không phải câu trả lời"),
    (["numbers"], "“numbers” không phải câu trả lời hay tham số"),
    (["muc_tieu"], "tham số"),
    (["number", "number"], "có hai lần"),
    (["number", "", "date"], "cột 2 không có tên"),
    ([], "bảng trống"),
])  # fmt: skip
def test_wrong_table_is_refused_with_its_place(tmp_path: Path, head: list[str], said: str) -> None:
    """A column that is neither an answer nor a parameter that the base names, or has no name, or comes twice."""
    with pytest.raises(InputError) as error:
        list(rows(table(tmp_path / "t.csv", head=head)))

    assert said in error.value.message


def test_parameter_of_the_base_is_a_column(tmp_path: Path) -> None:
    """A bare name that stands in braces in the base sets that parameter of the kit."""
    (row,) = rows(table(tmp_path / "t.csv", ["97%"], head=["muc_tieu"]), Words(gaps=frozenset({"muc_tieu"})))

    assert row.settings == (("kit.parameters.muc_tieu", "97%"),)


def test_row_longer_than_the_head_is_refused(tmp_path: Path) -> None:
    """A value without a column would be lost."""
    with pytest.raises(InputError) as error:
        list(rows(table(tmp_path / "t.csv", ["A", "xã", "1", "thừa"])))

    assert "hàng 2 có 4 ô" in error.value.message


@pytest.mark.parametrize(
    ("row", "said"),
    [('"B,2', "mở ra mà không đóng"), ('"B"x,2', "còn chữ"), (f"{'B' * 140_000},2", "quá dài")],
)
def test_quote_that_never_ends_is_refused(tmp_path: Path, row: str, said: str) -> None:
    """One stray quote would swallow all rows after it into one cell; it is told in words of ours."""
    path = tmp_path / "t.csv"
    path.write_text(f"issuer.name,number\nA,1\n{row}\nC,3\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        list(rows(path))

    assert "hàng 3" in error.value.message
    assert said in error.value.message


def test_dates_are_read_as_they_are_shown(tmp_path: Path) -> None:
    """3/2026 typed into Excel is kept as the first of March and shown as "Mar-26": the plan has no day yet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["date"])
    looks = ("mmm-yy", "mm/yyyy", '"ngày "dd/mm/yyyy', "[$-42A]dd mmmm yyyy", "yyyy", "m/d/yyyy")
    for number, look in enumerate(looks, 2):
        sheet.cell(number, 1, dt.datetime(2026, 3, 1)).number_format = look
    book.save(tmp_path / "t.xlsx")

    found = [row.cells[0][1] for row in rows(tmp_path / "t.xlsx")]
    assert found == ["3/2026", "3/2026", "2026-03-01", "2026-03-01", "2026", "2026-03-01"]


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        (["2026-05-03", "15/3/2026"], True),
        (["2026-05-03", "5/3/2026"], False),
        (["2026-05-03", "15/3/2026", "2026-03-20"], False),
        (["15/3/2026", "5/3/2026"], False),
        (["2026-05-03", "", "tháng 3"], False),
    ],
)
def test_days_that_excel_may_have_turned_round_are_told(cells: list[str], is_told: bool) -> None:
    """5/3/2026 typed into an Excel that reads month first is the third of May, and 15/3/2026 stays words."""
    days = Turned()
    for row, cell in enumerate(cells, 2):
        days.see(row, cell)

    assert ("hàng 2 là ngày của Excel (hàng đầu đọc là 03/5/2026)" in days.remark()) == is_told
    assert bool(days.remark()) == is_told


def _zip_of_nothing() -> bytes:
    """What is packed as a workbook is, without one inside: a Word file by a wrong name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        )
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"khong phai", "t.xlsx"), (_zip_of_nothing(), "t.xlsx"), (b"PK\x03\x04", "t.xlsx"), (b"\xff\xfe\x00", "t.csv"), (b"", "t.csv"),
     ("issuer.name\nNa Sầm".encode("utf-16-le"), "t.csv"), (b"issuer.name\nNa S\xc7m", "t.csv")],
)  # fmt: skip
def test_broken_table_is_an_error_of_ours(
    run_cli: Callable[..., object], tmp_path: Path, content: bytes, name: str
) -> None:
    """No traceback for a file that is no table, or is in an encoding of old."""
    (tmp_path / name).write_bytes(content)
    done = run_cli("batch", BASE, "--table", tmp_path / name, "--out-dir", tmp_path / "o")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "lỗi:" in done.err  # type: ignore[attr-defined]
    assert "valid" not in done.err  # type: ignore[attr-defined]
    assert not (tmp_path / "o").exists()


def test_folder_without_answers_is_refused(tmp_path: Path) -> None:
    """A folder is a batch only with answers in it."""
    with pytest.raises(InputError) as error:
        list(rows_of_folder(tmp_path))

    assert "không có tệp câu trả lời" in error.value.message


@pytest.mark.parametrize(("asked", "name"), [
    ("Kế hoạch xã A", "Kế hoạch xã A.docx"),
    ("Kế hoạch xã A.DOCX", "Kế hoạch xã A.docx"),
    (unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch.docx"),
    ("../xã A", "xã A.docx"),
    (r"..\..\a:b*c?.docx", "a-b-c.docx"),
    ("CON", "ke-hoach-CON.docx"),
    ("nul.2026", "ke-hoach-nul.2026.docx"),
    ("com¹", "ke-hoach-com¹.docx"),
    ("contract", "contract.docx"),
    ("kế hoạch. ", "kế hoạch.docx"),
    ("a\u202egpj\u200b.docx", "agpj.docx"),
    ("///", ""),
])  # fmt: skip
def test_names_asked_for_are_made_safe(asked: str, name: str) -> None:
    """Vietnamese letters stay, composed; what Windows, a path or a reader's eye would trip over goes."""
    assert safe(asked) == name


@given(st.text(max_size=300))
def test_any_name_is_safe(asked: str) -> None:
    """Whatever is typed: no folder, nothing hidden, short enough for every system, and the same when made safe again."""
    name = safe(asked)

    assert name == "" or (name.endswith(".docx") and safe(name) == name)
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert len(name.encode()) <= 205
    assert not name.startswith((".", " "))


@pytest.mark.parametrize(
    ("one", "other"), [("Xã A", "XÃ a"), ("Kế hoạch", unicodedata.normalize("NFD", "kế hoạch"))]
)
def test_names_that_windows_takes_for_one(one: str, other: str) -> None:
    """Capitals and composition do not tell files apart everywhere."""
    assert key(safe(one)) == key(safe(other))


def test_rows_that_ask_for_one_name_are_told_apart(tmp_path: Path) -> None:
    """The later row gets its number, also when that very name is taken; no file is written over another."""
    lines = [["A", "1", "Xã A-4"], ["B", "1", "xã a"], ["C", "1", "XÃ A"], ["D", "1", ""], ["D", "1", ""]]
    made = done(table(tmp_path / "t.csv", *lines, head=["issuer.name", "number", "file"]), tmp_path / "o")
    names = [file for file, _outcome, _message in made.rows.values()]

    assert names[:3] == ["Xã A-4.docx", "xã a.docx", told_apart("XÃ A.docx", 4).replace("-4", "-4-4")]
    assert len(made.files) == len({name.casefold() for name in names}) == 5


def test_usual_name_says_whose_plan_it_is(tmp_path: Path) -> None:
    """Issuer and number first: the titles of a batch are all alike."""
    made = done(table(tmp_path / "t.csv", *units(2)), tmp_path / "o")

    assert all(name.startswith("ubnd-xa-don-vi-") for name in made.files)


def _book(path: Path, *lines: list[object], act: Callable[[Workbook], None] = lambda book: None) -> Path:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    act(book)
    book.save(path)
    return path


def _read(path: Path) -> list[tuple[tuple[str, str], ...]]:
    return [row.cells for row in rows(path)]


@pytest.mark.parametrize(
    "head", [["Issuer.Name", " NUMBER "], ["ISSUER . NAME", "Number"], ["issuer.name", "number\u00a0"]]
)
def test_capitals_and_spaces_of_a_heading_mean_nothing(tmp_path: Path, head: list[str]) -> None:
    """A column is found however its name is typed."""
    found = rows(table(tmp_path / "t.csv", ["Na Sầm", "1"], head=head))
    assert [row.cells for row in found] == [(("issuer.name", "Na Sầm"), ("number", "1"))]


def test_gap_is_found_in_its_own_letters(tmp_path: Path) -> None:
    """A parameter keeps the letters that the shared answers name it by."""
    path = table(tmp_path / "t.csv", ["12"], head=[" So_Thon "])
    assert [row.cells for row in rows(path, Words(gaps=frozenset({"so_thon"})))] == [(("so_thon", "12"),)]


def test_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    """ "sep=;" before the head, as spreadsheets write and read it; rows keep their numbers."""
    (tmp_path / "t.csv").write_bytes("sep=;\r\nissuer.name;number\r\nNa Sầm;1,5\r\n".encode("utf-8-sig"))
    assert list(rows(tmp_path / "t.csv")) == [
        Row(number=3, label="3", cells=(("issuer.name", "Na Sầm"), ("number", "1,5")))
    ]


def test_legacy_workbook_is_named_what_it_is(tmp_path: Path) -> None:
    """An .xls is not called a text that is no UTF-8."""
    (tmp_path / "t.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(InputError, match="đời cũ"):
        list(rows(tmp_path / "t.xls"))


def test_hidden_sheets_are_not_read_and_others_are_told(tmp_path: Path) -> None:
    """The first sheet that is shown is the table; another with something on it is named, an empty one is not."""

    def act(book: Workbook) -> None:
        assert book.active is not None
        book.active.sheet_state = "hidden"
        for title in ("Dữ liệu", "Khác", "Trống"):
            book.create_sheet(title)
        book["Dữ liệu"].append(["number"])
        book["Dữ liệu"].append([7])
        book["Khác"].append(["ghi chú"])
        book.active = book["Dữ liệu"]

    path, told = _book(tmp_path / "t.xlsx", ["x"], act=act), list[str]()
    assert [row.cells for row in rows(path, tell=told.append)] == [(("number", "7"),)]
    assert len(told) == 1
    assert "“Dữ liệu”" in told[0]
    assert "“Khác”" in told[0]


@pytest.mark.parametrize(
    ("cell", "said"),
    [("=40+5", "công thức chưa có kết quả"), ("#N/A", "ô báo lỗi #N/A"), ("#REF!", "ô báo lỗi #REF!")],
)
def test_cell_without_its_result_is_wrong(tmp_path: Path, cell: str, said: str) -> None:
    """A formula that was never counted, or whose result is an error, is not an empty cell: the row would print another's."""
    found = list(
        rows(_book(tmp_path / "t.xlsx", ["issuer.name", "number"], ["Na Sầm", cell], ["Văn Lãng", 2]))
    )
    assert [(row.wrong[:1] and row.wrong[0][0]) for row in found] == ["number", ()]
    assert said in found[0].wrong[0][1]


@pytest.mark.parametrize(
    ("cell", "is_lost"),
    [("Nguy?n Van A", True), ("Ph??ng", True), ("Ai? Làm gì?", False), ("http://a.vn/x?id=1", False)],
)
def test_letters_that_became_question_marks_are_wrong(tmp_path: Path, cell: str, is_lost: bool) -> None:
    """A table saved for another alphabet has lost its letters: no document says "Nguy?n"."""
    (found,) = rows(table(tmp_path / "t.csv", [cell], head=["signers[1].name"]))
    assert bool(found.wrong) == is_lost


def test_a_workbook_of_charts_alone_is_refused(tmp_path: Path) -> None:
    """A workbook may have no sheet of cells at all: a message, not a traceback."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_chartsheet("Biểu đồ")
    book.save(tmp_path / "t.xlsx")

    with pytest.raises(InputError, match="không phải bảng tính"):
        list(rows(tmp_path / "t.xlsx"))

"""The list of tasks as a spreadsheet and a calendar, and back: nothing is lost, wrong rows are refused by their number."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from drafter.errors import InputError
from drafter.ledger.deadlines import deadline, has_interval, is_repeated
from drafter.ledger.entries import COLUMNS, entries
from drafter.ledger.ics import to_ics
from drafter.ledger.merge import merged
from drafter.ledger.table import read_table, to_xlsx
from tests.conftest import ANSWERS
from tests.ledger.papers import loaded, sixty, text_of

HEAD = [title for _key, title in COLUMNS]


def book(*rows: list[object], merge: str = "") -> bytes:
    """A workbook with these rows."""
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    if merge:
        made.worksheets[0].merge_cells(merge)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_sixty_tasks_out_and_in_lose_nothing() -> None:
    """Ids, areas, texts with quotes, & and a leading "=", leads with commas: all sixty come back as they went."""
    rows = entries(loaded(sixty()).plan)
    taken = read_table(to_xlsx(rows, "Kế hoạch"), "bang.xlsx")

    assert len(rows) == 60
    assert taken.refused == ()
    assert taken.entries == rows


def test_tasks_put_back_give_the_same_plan() -> None:
    """The answers with their own list put in are the answers."""
    here = loaded(sixty())
    again = merged(here.values, entries(here.plan))

    assert again["sections"] == here.values["sections"]


def test_a_changed_list_changes_only_the_tasks(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """--import writes a new file: a dropped task is gone, a new area stands at the end, the source is untouched."""
    source = tmp_path / "ke-hoach.yml"
    source.write_text(text_of(sixty()), encoding="utf-8")
    before = source.read_bytes()
    table = tmp_path / "bang.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow(["TT", *HEAD])
        out.writerow(
            ["1", "a1-1", "Tuyên truyền; phổ biến, “giáo dục”", "Việc mới", "Văn phòng", "", "", "báo cáo"]
        )
        out.writerow(["2", "", "Lĩnh vực khác", "Việc khác", "Phòng Kinh tế", "", "quý II/2026", ""])
    done = run_cli("tasks", source, "--import", table, "-o", tmp_path / "moi.yml")

    assert done.code == 0  # type: ignore[attr-defined]
    new = entries(loaded_file(tmp_path / "moi.yml"))
    assert [(one.area, one.text, one.lead) for one in new] == [
        ("Tuyên truyền; phổ biến, “giáo dục”", "Việc mới", "Văn phòng"),
        ("Lĩnh vực khác", "Việc khác", "Phòng Kinh tế"),
    ]
    assert source.read_bytes() == before


def loaded_file(path: Path):
    """The plan in a file."""
    from drafter.answers.load import load

    return load(path.read_bytes(), str(path)).plan


def test_the_spreadsheet_can_be_worked_with() -> None:
    """Head frozen, repeated and filtered over all rows; every column wide; no cell is a formula."""
    rows = entries(loaded(sixty()).plan)
    sheet = load_workbook(io.BytesIO(to_xlsx(rows, "Kế hoạch"))).worksheets[0]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G61"
    assert [cell.value for cell in sheet[1]] == HEAD
    assert all(sheet.column_dimensions[letter].width >= 12 for letter in "ABCDEFG")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["C2"].value.startswith("=Việc")


@pytest.mark.parametrize(
    ("rows", "merge", "row", "said"),
    [
        ([["x1", "", "Việc", "", "", "", ""], ["", "Nhóm", "", "", "", "", ""]], "", 3, "không có nội dung"),
        ([["x1", "", "Việc", "", "", "", ""], ["x1", "", "Việc 2", "", "", "", ""]], "", 3, "dùng hai lần"),
        ([["x1", "", "Việc", "=A1", "", "", ""]], "", 2, "ô D2 là công thức"),
        (
            [["x1", "", "Việc", "A", "", "", ""], ["x2", "", "Việc", "", "", "", ""]],
            "D2:D3",
            2,
            "ô gộp D2:D3",
        ),
    ],
)
def test_wrong_rows_are_refused_by_number(rows: list[list[object]], merge: str, row: int, said: str) -> None:
    """Each refused row is named as the spreadsheet counts it, with the reason."""
    taken = read_table(book(HEAD, *rows, merge=merge), "bang.xlsx")

    assert (taken.refused[0].row, said in taken.refused[0].why) == (row, True)


def test_nothing_is_written_when_a_row_is_refused(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """One wrong row: exit 2, the row named, no new file."""
    source, table = tmp_path / "a.yml", tmp_path / "bang.xlsx"
    source.write_text(text_of(sixty()), encoding="utf-8")
    table.write_bytes(book(HEAD, ["x", "", "=1+1", "", "", "", ""]))
    done = run_cli("tasks", source, "--import", table, "-o", tmp_path / "moi.yml")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "hàng 2" in done.err  # type: ignore[attr-defined]
    assert not (tmp_path / "moi.yml").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (book(["Tên", "Giá"], ["a", "b"]), "không thấy hàng đầu"),
        (book(["Nội dung nhiệm vụ", "Đơn giá"], ["a", "b"]), "không hiểu cột “Đơn giá”"),
        (book(["Nhiệm vụ", "Nội dung nhiệm vụ"], ["a", "b"]), "có hai lần"),
        (book(HEAD, merge="A1:B1"), "ô gộp"),
        (b"PK\x03\x04 khong phai", "không phải bảng tính"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đời cũ"),
        (b"", "không thấy hàng đầu"),
    ],
)
def test_a_table_without_the_right_columns_is_refused(data: bytes, said: str) -> None:
    """Wrong columns, an old format, a broken file: a message, not a traceback."""
    with pytest.raises(InputError, match=said):
        read_table(data, "bang")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trước ngày 15/12/2026", dt.date(2026, 12, 15)),
        ("ngày 05 tháng 9 năm 2026", dt.date(2026, 9, 5)),
        ("tháng 3/2026", dt.date(2026, 3, 31)),
        ("trong tháng 02/2028", dt.date(2028, 2, 29)),
        ("tháng 6 năm 2026", dt.date(2026, 6, 30)),
        ("trước tháng 3/2026", dt.date(2026, 2, 28)),
        ("quý IV/2026", dt.date(2026, 12, 31)),
        ("quý I năm 2027", dt.date(2027, 3, 31)),
        ("06 tháng đầu năm 2026", dt.date(2026, 6, 30)),
        ("năm 2026", dt.date(2026, 12, 31)),
        ("2026", dt.date(2026, 12, 31)),
        ("tháng 12 hằng năm", None),
        ("thường xuyên", None),
        ("từ năm học 2019 - 2020", None),
        ("31/02/2026", None),
        ("tháng 13/2026", None),
        ("sớm nhất có thể", None),
        ("tháng 3/2026 và tháng 9/2026", None),
        ("", None),
    ],
)
def test_deadlines_as_offices_write_them(words: str, day: dt.date | None) -> None:
    """A month, quarter or year is its last day; what names no one day is not guessed."""
    found = deadline(words)

    assert (found.day if found else None) == day


def test_repeated_work_is_told_from_work_with_an_interval() -> None:
    """ "Thường xuyên" says nothing of how often; "hằng quý" does."""
    assert is_repeated("thường xuyên")
    assert not has_interval("thường xuyên")
    assert has_interval("thường xuyên, báo cáo hằng quý")


def test_the_calendar_has_the_days_and_names_what_has_none() -> None:
    """One event a task with a day, lines of at most 75 bytes, the same bytes twice; the others are handed back."""
    here = loaded({**sixty(), "title": "Kế hoạch có tên rất dài " * 8})
    rows = entries(here.plan)
    data, without = to_ics(rows, here.plan.title, dt.date(2026, 3, 5))

    assert data.count(b"BEGIN:VEVENT") == 60
    assert without == ()
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert data == to_ics(rows, here.plan.title, dt.date(2026, 3, 5))[0]
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:=Việc 1.1\\; gồm “hai phần”\\, phần A & B <gấp>" in unfolded
    assert "DTSTART;VALUE=DATE:20260501" in unfolded


def test_the_shipped_answers_go_out_and_in(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """A real plan: the spreadsheet taken back in leaves its list of tasks as it was."""
    source = ANSWERS / "xa-2026.yml"
    table, new = tmp_path / "b.xlsx", tmp_path / "moi.yml"
    assert run_cli("tasks", source, "--xlsx", table, "--ics", tmp_path / "l.ics").code == 0  # type: ignore[attr-defined]
    assert run_cli("tasks", source, "--import", table, "-o", new).code == 0  # type: ignore[attr-defined]

    assert entries(loaded_file(new)) == entries(loaded_file(source))

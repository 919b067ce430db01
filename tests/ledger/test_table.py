"""The list of tasks as a spreadsheet and a calendar, and back: nothing is lost, wrong rows are refused by their number."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils.exceptions import IllegalCharacterError

from drafter.errors import InputError
from drafter.ledger.deadlines import deadline, has_interval, is_repeated
from drafter.ledger.entries import COLUMNS, Entry, entries
from drafter.ledger.ics import to_ics
from drafter.ledger.intake import read_table
from drafter.ledger.merge import merged
from drafter.ledger.money import amount, written
from drafter.ledger.table import to_xlsx
from tests.conftest import ANSWERS
from tests.ledger.papers import loaded, sixty, text_of

#: The usual columns, those of a plan that tells neither leader, start, money nor source.
HEAD = ["Mã", "Lĩnh vực", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"]


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


@pytest.mark.parametrize(
    ("ids", "wanted"),
    [
        (["t1", "t2"], ["t1", "t2"]),
        (["NV 01", "nv_2"], ["nv-01", "nv-2"]),
        (["", "x", ""], ["nv-bang-1", "x", "nv-bang-2"]),
        (["", "nv-bang-1", "NV bang 1"], ["nv-bang-2", "nv-bang-1", "nv-bang-3"]),
    ],
)
def test_every_task_has_an_id_of_its_own(ids: list[str], wanted: list[str]) -> None:
    """Ids of a table are written as ids are; rows without one, or with one that is taken, get a free one."""
    rows = tuple(Entry(id=id_, area="A", text="Việc") for id_ in ids)
    made = merged({"sections": ()}, rows)["sections"][0]["content"][0]["content"]
    assert [task["id"] for task in made] == wanted


def test_what_a_list_does_not_tell_stays_with_its_task() -> None:
    """Number, level, paragraphs below and lines of their own: kept with the id; a line whose words went is dropped."""
    task = {
        "id": "t1", "level": "diem", "label": "a)", "task": "Việc", "text": ("Một đoạn bên dưới.",), "lead": "A",
        "product": "báo cáo", "own_lines": {"lead": "- Chủ trì:", "product": "- Sản phẩm:"},
    }  # fmt: skip
    values = {"sections": ({"id": "nv", "heading": "Nhiệm vụ", "content": (task,)},)}
    row = Entry(id="t1", area="Nhiệm vụ", text="Việc khác", lead="B")
    (made,) = merged(values, (row,))["sections"][0]["content"]

    assert made == {
        "id": "t1", "level": "diem", "label": "a)", "text": ("Một đoạn bên dưới.",),
        "own_lines": {"lead": "- Chủ trì:"}, "task": "Việc khác", "lead": "B",
    }  # fmt: skip


def test_a_column_that_is_not_there_leaves_the_field_alone(
    tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """A table of ids, texts and deadlines changes these; an empty cell empties its field."""
    source, table, new = tmp_path / "a.yml", tmp_path / "b.csv", tmp_path / "c.yml"
    source.write_text(text_of(sixty()), encoding="utf-8")
    table.write_text("Mã,Lĩnh vực,Nhiệm vụ,Thời hạn\na1-4,Rà soát & sửa đổi,Việc,\n", encoding="utf-8")
    assert run_cli("tasks", source, "--import", table, "-o", new).code == 0  # type: ignore[attr-defined]

    (row,) = entries(loaded_file(new))
    assert (row.text, row.area, row.deadline) == ("Việc", "Rà soát & sửa đổi", "")
    assert (row.lead, row.money, row.source) == (
        "Sở Văn hóa, Thể thao và Du lịch",
        "1.500.000 đồng",
        "II.1.4",
    )


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
    """Head frozen, repeated and filtered over all rows but the total; every column wide; no cell is a formula."""
    rows = entries(loaded(sixty()).plan)
    sheet = load_workbook(io.BytesIO(to_xlsx(rows, "Kế hoạch"))).worksheets[0]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:L61"
    assert sheet.print_title_rows == "$1:$1"
    assert [cell.value for cell in sheet[1]] == [*(title for _key, title in COLUMNS), "Số tiền (đồng)"]
    assert all(sheet.column_dimensions[letter].width >= 8 for letter in "ABCDEFGHIJKL")
    assert all(sheet.row_dimensions[row].height >= 15 for row in range(1, 62))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet["C2"].value.startswith("=Việc")


def test_columns_that_no_task_fills_are_left_out() -> None:
    """The usual columns stand there to be filled; leader, start, money and source only where something is said."""
    rows = (Entry(id="a", area="A", text="Việc"),)
    sheet = load_workbook(io.BytesIO(to_xlsx(rows, "Kế hoạch"))).worksheets[0]

    assert [cell.value for cell in sheet[1]] == HEAD
    assert sheet.max_row == 2


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


WORK = ["Nội dung nhiệm vụ", "Cơ quan chủ trì", "Bắt đầu", "Thời hạn", "Kinh phí", "Số tiền (đồng)"]


def taken_from(*rows: list[object], head: list[str] = WORK, merge: str = "") -> tuple[Entry, ...]:
    """The tasks of a table, none refused."""
    taken = read_table(book(head, *rows, merge=merge), "bang.xlsx")
    assert taken.refused == ()
    return taken.entries


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (dt.date(2026, 3, 5), "05/3/2026"),
        (dt.datetime(2026, 12, 31), "31/12/2026"),
        ("2026-03-05", "05/3/2026"),
        ("5/3/2026", "05/3/2026"),
        ("05.03.2026", "05/3/2026"),
        (2026, "2026"),
        ("quý II/2026", "quý II/2026"),
        (None, ""),
    ],
)
def test_days_come_as_excel_keeps_them_or_as_they_are_typed(value: object, said: str) -> None:
    """A date of Excel, a date as text, a year, words: written as offices write them."""
    (row,) = taken_from(["Việc", "A", value, value, None, None])
    assert (row.start, row.deadline) == (said, said)


def test_a_month_that_excel_made_a_day_of_is_a_month() -> None:
    """3/2026 typed into Excel is the first of March, shown as "Mar-26"."""
    made = load_workbook(io.BytesIO(book(WORK, ["Việc", "A", None, dt.datetime(2026, 3, 1), None, None])))
    made.worksheets[0].cell(2, 4).number_format = "mmm-yy"
    out = io.BytesIO()
    made.save(out)

    assert [row.deadline for row in read_table(out.getvalue(), "bang.xlsx").entries] == ["3/2026"]


def test_deadlines_that_excel_may_have_turned_round_are_told() -> None:
    """5/3/2026 typed into an Excel that reads month first is the third of May; 15/3/2026 stays words."""
    rows = (
        ["Một", "A", None, dt.datetime(2026, 5, 3), None, None],
        ["Hai", "A", None, "15/3/2026", None, None],
    )
    taken = read_table(book(WORK, *rows), "bang.xlsx")

    assert [row.deadline for row in taken.entries] == ["03/5/2026", "15/3/2026"]
    assert len(taken.remarks) == 1
    assert "hàng 2 là ngày của Excel" in taken.remarks[0]


@pytest.mark.parametrize(
    ("words", "dong", "money"),
    [
        ("", 120_000_000, "120.000.000 đồng"),
        ("ngân sách xã", 120_000_000, "120.000.000 đồng, ngân sách xã"),
        ("120 triệu đồng, ngân sách xã", 120_000_000, "120 triệu đồng, ngân sách xã"),
        ("1,5 tỷ đồng", "1.500.000.000", "1,5 tỷ đồng"),
        ("ngân sách xã", None, "ngân sách xã"),
        ("", 1_500_000.0, "1.500.000 đồng"),
        ("", "1,500,000", "1.500.000 đồng"),
        ("", "2 triệu đồng", "2.000.000 đồng"),
        (None, None, ""),
    ],
)
def test_money_comes_as_words_as_a_number_or_both(words: object, dong: object, money: str) -> None:
    """The sum in its own column completes the words and must agree with them."""
    (row,) = taken_from(["Việc", "A", None, None, words, dong])
    assert row.money == money


def test_a_column_of_millions_says_so_in_its_head() -> None:
    """ "Kinh phí (triệu đồng)": 120 is 120.000.000 đồng."""
    (row,) = taken_from(["Việc", 120], head=["Nhiệm vụ", "Kinh phí (triệu đồng)"])
    assert row.money == "120.000.000 đồng"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["Việc", "A", None, 46096, None, None], "46096 là số, không phải ngày"),
        (["Việc", "A", None, "31/02/2026", None, None], "không có ngày 31/02/2026"),
        (["Việc", "A", "2026-13-01", None, None, None], "không có ngày 01/13/2026"),
        (["Việc", "A", None, None, 120, None], "không rõ đơn vị tiền"),
        (
            ["Việc", "A", None, None, "120 triệu đồng", 12],
            "kinh phí ghi “120 triệu đồng”, số tiền ghi 12 đồng",
        ),
        (["Việc", "A", None, None, None, "nhiều"], "không phải số tiền"),
        (["Việc", "A", None, None, None, -5], "không phải số tiền"),
        (["Việc", "A", None, None, None, 1.5], "không phải số tiền"),
        (["Việc", "A", None, None, None, 1e300], "không phải số tiền"),
        (["Việc", "A", None, None, None, "1.5"], "không phải số tiền"),
        (["Việc", "A", None, None, None, True], "không phải số tiền"),
        (["Việc", "#REF!", None, None, None, None], "báo lỗi #REF!"),
        (["Cộng", None, None, None, None, 5], "hàng cộng ghi 5 đồng, các hàng trên cộng được 0 đồng"),
    ],
)
def test_days_and_sums_that_cannot_be_are_refused(cells: list[object], said: str) -> None:
    """A number where a day stands, a day that is none, money without a unit or that disagrees, a cell in error, a wrong total."""
    taken = read_table(book(WORK, cells), "bang.xlsx")
    assert taken.entries == ()
    assert (taken.refused[0].row, said in taken.refused[0].why) == (2, True)


CELLS = st.one_of(
    st.none(), st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates(), st.times(),
    st.sampled_from(["=1+1", "#REF!", "31/02/2026", "Cộng", "II.", "12 triệu đồng", "1e9", "x" * 40_000]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=5))
def test_whatever_stands_in_the_cells_is_taken_or_refused(rows: list[list[object]]) -> None:
    """No cell ends in a traceback: every row that says something is a task, a total, or refused with a reason."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(WORK)
    for row in rows:
        try:
            sheet.append(row)
        except (IllegalCharacterError, ValueError, OverflowError):
            # what a spreadsheet itself does not hold
            continue
    out = io.BytesIO()
    made.save(out)
    taken = read_table(out.getvalue(), "bang.xlsx")

    assert len(taken.entries) + len(taken.refused) <= len(rows)
    assert all(one.why for one in taken.refused)
    assert all(one.text for one in taken.entries)


def test_a_total_is_no_task_and_must_agree() -> None:
    """The row "Tổng cộng" that adds up is passed over."""
    rows = taken_from(["Việc 1", "A", None, None, None, 5], ["Việc 2", "A", None, None, "7 đồng", None],
                      ["Tổng cộng:", None, None, None, None, 12])  # fmt: skip
    assert [row.text for row in rows] == ["Việc 1", "Việc 2"]


@pytest.mark.parametrize(
    ("rows", "merge"),
    [
        (
            [["I", "Chuyển đổi số", None], [1, "Việc 1", "A"], ["II.", "Kiểm tra", None], [1, "Việc 2", "B"]],
            "",
        ),
        (
            [
                ["I. Chuyển đổi số", None, None],
                [1, "Việc 1", "A"],
                ["II", "Kiểm tra", None],
                [1, "Việc 2", "B"],
            ],
            "A2:C2",
        ),
    ],
)
def test_headings_between_the_rows_are_areas(rows: list[list[object]], merge: str) -> None:
    """Where there is no column for areas: a row counted in Roman numbers, or one cell over the whole row, names them."""
    made = taken_from(*rows, head=["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"], merge=merge)
    assert [(row.area, row.text) for row in made] == [("Chuyển đổi số", "Việc 1"), ("Kiểm tra", "Việc 2")]


def test_the_sheet_with_the_head_is_read() -> None:
    """A cover sheet before the list is passed over, and so are titles above the head."""
    made = Workbook()
    made.worksheets[0].append(["Bìa"])
    sheet = made.create_sheet()
    for row in (["DANH MỤC NHIỆM VỤ"], [], ["TT", "Nội dung nhiệm vụ"], [1, "Việc"]):
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    out = io.BytesIO()
    made.save(out)
    assert [row.text for row in read_table(out.getvalue(), "bang.xlsx").entries] == ["Việc"]


def test_a_list_without_end_is_refused() -> None:
    """Rows beyond the limit are not dropped in silence; empty ones do not count."""
    head, row = "Nội dung nhiệm vụ\n", "Việc\n"
    with pytest.raises(InputError, match="hơn 20000 hàng"):
        read_table((head + row * 20_000).encode(), "bang.csv")
    assert len(read_table((head + row * 5 + "\n" * 30_000).encode(), "bang.csv").entries) == 5


@pytest.mark.parametrize(
    ("words", "dong"),
    [
        ("50 triệu đồng", 50_000_000),
        ("1,5 tỷ đồng", 1_500_000_000),
        ("1.250.000 đồng, ngân sách xã", 1_250_000),
        ("200.000.000 đ", 200_000_000),
        ("300 nghìn đồng", 300_000),
        ("50 triệu", 50_000_000),
        ("năm 2026", None),
        ("50", None),
        ("50 triệu đồng và 20 triệu đồng", None),
        ("lồng ghép", None),
        ("", None),
    ],
)
def test_sums_as_offices_write_them(words: str, dong: int | None) -> None:
    """One sum with its unit is known; a bare number, two sums or none are not guessed."""
    assert amount(words) == dong


@given(st.integers(min_value=0, max_value=10**13))
def test_a_sum_written_is_the_sum_read(dong: int) -> None:
    """Points between the thousands, "đồng" behind."""
    assert amount(written(dong)) == dong


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
        ('Nội dung nhiệm vụ,Thời hạn\n"Việc một,2026\nViệc hai,2026\n'.encode(), "mở ra mà không đóng"),
    ],
)
def test_a_table_without_the_right_columns_is_refused(data: bytes, said: str) -> None:
    """Wrong columns, an old format, a broken file: a message, not a traceback."""
    with pytest.raises(InputError, match=said):
        read_table(data, "bang")


@pytest.mark.parametrize("charts", [0, 1])
def test_a_workbook_of_charts_alone_is_refused(charts: int) -> None:
    """A workbook may have no sheet of cells at all; its sheet of charts may be empty."""
    workbook, out = Workbook(), io.BytesIO()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_chartsheet("Biểu đồ")
    for _ in range(charts):
        sheet.add_chart(BarChart())
    workbook.save(out)

    with pytest.raises(InputError, match="không phải bảng tính"):
        read_table(out.getvalue(), "bang")


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


def test_the_calendar_is_read_by_others() -> None:
    """Parsed by another library: sixty whole days, each with its own id, on the day of the task, its words whole."""
    here = loaded(sixty())
    rows = entries(here.plan)
    data, _without = to_ics(rows, here.plan.title, dt.date(2026, 3, 5))
    events = Calendar.from_ical(data).walk("VEVENT")

    assert len({str(event["UID"]) for event in events}) == 60
    for event, row in zip(events, rows, strict=True):
        when = deadline(row.deadline)
        assert when is not None
        assert event.decoded("DTSTART") == when.day
        assert event.decoded("DTEND") == when.day + dt.timedelta(days=1)
        assert str(event["SUMMARY"]) == row.text
        said = str(event["DESCRIPTION"])
        assert all(
            words in said for words in (row.lead, row.partners, row.leader, row.product, row.area, row.money)
        )


def test_the_shipped_answers_go_out_and_in(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """A real plan: the spreadsheet taken back in leaves its list of tasks as it was."""
    source = ANSWERS / "xa-2026.yml"
    table, new = tmp_path / "b.xlsx", tmp_path / "moi.yml"
    assert run_cli("tasks", source, "--xlsx", table, "--ics", tmp_path / "l.ics").code == 0  # type: ignore[attr-defined]
    assert run_cli("tasks", source, "--import", table, "-o", new).code == 0  # type: ignore[attr-defined]

    assert entries(loaded_file(new)) == entries(loaded_file(source))


@pytest.mark.parametrize("codes", [["Mã"], []])
def test_a_row_put_in_stands_in_the_area_it_was_put_into(codes: list[object]) -> None:
    """A new row without an area is of the area above it, not of none; one that we wrote without an area stays without."""
    head = [*codes, "Lĩnh vực", "Nội dung nhiệm vụ"]
    rows = [["A", "Việc một"], ["", "Việc mới"], ["B", "Việc hai"], ["", "Việc cuối"]]
    ids = ["mot", "", "hai", "cuoi"]
    taken = read_table(
        book(head, *([id_, *row][1 - len(codes) :] for id_, row in zip(ids, rows, strict=True))), "b.xlsx"
    )

    assert [one.area for one in taken.entries] == ["A", "A", "B", "" if codes else "B"]

"""Parts of the sheet on their own: tables that are short or wide, sentences, headings without words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import TemplateError
from drafter.model.papers import DocDate, Paper
from drafter.model.plan import Cell, Row, Table, Task
from drafter.program import Written
from drafter.sheet.body import with_end_mark, with_kept_end
from drafter.sheet.grid import column_widths, table_grid, task_grid
from drafter.sheet.lines import Line, own, plain
from drafter.sheet.wording import Wording
from drafter.word.library import wording_texts


def table(*rows: list[Cell], head: tuple[list[Cell], ...] = (), widths: tuple[float, ...] = ()) -> Table:
    def made(kind: str, of: tuple[list[Cell], ...]) -> tuple[Row, ...]:
        return tuple(Row(id=f"{kind}{n}", cells=tuple(cells)) for n, cells in enumerate(of))

    return Table(id="t", head=made("h", head), rows=made("r", rows), widths=widths)


CELLS = st.lists(
    st.builds(Cell, text=st.text(max_size=20), span=st.integers(1, 4), rows=st.integers(1, 3)),
    min_size=0,
    max_size=5,
)


@given(
    st.lists(CELLS, min_size=1, max_size=6),
    st.lists(st.floats(0.1, 100), max_size=6).map(tuple),
    st.integers(2000, 14000),
)
def test_any_table_fills_its_grid(rows: list[list[Cell]], widths: tuple[float, ...], total: int) -> None:
    """Rows that are short, long, or merged past the edge: every row covers every column once, and no words are lost."""
    grid = table_grid(table(*rows, widths=widths), "p", total)
    assert sum(grid.columns) == total
    for row in grid.rows:
        assert sum(cell.span for cell in row) == len(grid.columns)
        assert sum(cell.width for cell in row) == total
        assert all(cell.lines for cell in row)
    found = [one.printed for row in grid.rows for cell in row for one in cell.lines if one.id]
    assert found == [part for row in rows for cell in row for part in cell.text.split("\n")]


def test_an_empty_table() -> None:
    """A table without rows is one empty column, not an error."""
    assert table_grid(table(), "p", 100).columns == (100,)


def test_a_group_row_and_short_columns() -> None:
    """A cell over all columns is a group; columns of short texts are centred."""
    grid = table_grid(
        table([Cell(text="Nhóm", span=2)], [Cell(text="1"), Cell(text="một câu dài hơn")], [Cell(text="2")]),
        "p",
        9000,
    )
    assert [[cell.lines[0].kind for cell in row] for row in grid.rows] == [
        ["o_nhom"],
        ["o_giua", "o"],
        ["o_giua", "o"],
    ]
    assert grid.columns[1] > grid.columns[0]


@given(st.lists(st.floats(0.1, 1000), min_size=1, max_size=20), st.integers(500, 20000))
def test_widths_add_up(weights: list[float], total: int) -> None:
    """Rounding never loses a twip."""
    assert sum(column_widths(tuple(weights), total)) == total


def wording() -> Wording:
    from drafter.word.library import compiled_for

    return Wording(compiled_for("nd30-2020", "state").sentences)


@pytest.mark.parametrize(
    ("paper", "wanted"),
    [
        (Paper(id="a", type="Luật Giáo dục"), "Luật Giáo dục"),
        (Paper(id="a", type="Kế hoạch", symbol="5/KH-UBND"), "Kế hoạch số 5/KH-UBND"),
        (Paper(id="a", type="Kế hoạch", date=DocDate(2026)), "Kế hoạch năm 2026"),
        (Paper(id="a", type="Kế hoạch", date=DocDate(2026, 4)), "Kế hoạch tháng 4/2026"),
        (
            Paper(id="a", type="Kế hoạch", date=DocDate(2026, 2, 5), body="A", subject="về B"),
            "Kế hoạch ngày 05/02/2026 của A về B",
        ),
        (Paper(id="a", verbatim="như  ghi", type="Kế hoạch"), "như  ghi"),
    ],
)
def test_citations(paper: Paper, wanted: str) -> None:
    """Only what is known is said, with single spaces."""
    assert plain(wording().cite(paper, "p", " ngày ")) == wanted


def test_a_date_in_words() -> None:
    """The date line's form in place of the short one, behind the regime's own joint."""
    paper = Paper(id="a", type="Quyết định", date=DocDate(2026, 3, 5))
    assert (
        plain(wording().cite(paper, "p", ", ngày ", date_in_words=own("ngày 05 tháng 3 năm 2026")))
        == "Quyết định, ngày 05 tháng 3 năm 2026"
    )


def test_a_sentence_that_asks_for_too_much() -> None:
    """A wording with a name that no plan has is told by its name."""
    with pytest.raises(TemplateError, match=r"citation.*khong_co"):
        Wording({"citation": Written([["v", ["n", "khong_co"]]])}).say("citation", {})


def test_the_shipped_sentences_are_whole() -> None:
    """Each family has every sentence."""
    from drafter.sheet.wording import NAMES

    for family in ("state", "party"):
        assert set(NAMES) <= set(wording_texts(family))


def line(text: str, head: str = "") -> Line:
    return Line(kind="doan", id="x", text=own(text), head=own(head))


@pytest.mark.parametrize(
    ("text", "mark", "wanted"),
    [
        ("Hết", "./.", "Hết./."),
        ("Hết.", "./.", "Hết./."),
        ("Hết./.", "./.", "Hết./."),
        ("Hết", ".", "Hết."),
        ("Hết.", ".", "Hết."),
        ("Hết./.", ".", "Hết./."),
    ],
)
def test_end_marks(text: str, mark: str, wanted: str) -> None:
    """The mark stands once, behind the last words; empty lines after them are passed over."""
    marked = with_end_mark([line("a"), line(text), line("")], mark)
    assert [one.printed for one in marked if isinstance(one, Line)] == ["a", wanted, ""]


def test_a_cell_of_the_list_of_tasks_begins_with_a_capital() -> None:
    """What goes on a sentence elsewhere stands alone there; the answer itself stays as it is."""
    task = Task(id="a", text="Việc A", lead="các trường học", deadline="quý II/2026", product="eBook")
    row = task_grid((("", (task,)),), (), "p", 9_000).rows[0]

    assert [plain(line.text) for cell in row for line in cell.lines] == [
        "1", "Việc A", "Các trường học", "", "Quý II/2026", "eBook",
    ]  # fmt: skip
    assert task.deadline == "quý II/2026"


def test_no_mark_behind_a_table_or_nothing() -> None:
    """A table at the end carries none, and an empty document has nowhere for it."""
    grid = table_grid(table([Cell(text="a")]), "p", 100)
    assert with_end_mark([line("a"), grid], "./.") == [line("a"), grid]
    assert with_end_mark([], "./.") == []
    assert with_end_mark([line("")], "./.") == [line("")]


def test_the_last_lines_are_held() -> None:
    """What stands before a signature is kept with it, tables left as they are."""
    grid = table_grid(table([Cell(text="a")]), "p", 100)
    held = with_kept_end([line("a"), line("b"), grid])
    assert [one.keep for one in held if isinstance(one, Line)] == [False, True]
    assert [one.keep for one in with_kept_end([line("a")]) if isinstance(one, Line)] == [True]


@pytest.mark.parametrize(
    ("lengths", "kept"),
    [
        ((300, 40, 60), [False, True, True]),
        ((300, 300, 60), [False, True, True]),
        ((300, 300, 300), [False, False, True]),
        ((300,), [True]),
    ],
)
def test_no_more_is_held_than_keeps_company(lengths: tuple[int, ...], kept: list[bool]) -> None:
    """A last paragraph of two printed lines goes with the signature alone: the one before it stays where it is."""
    held = with_kept_end([line("x" * length) for length in lengths])
    assert [one.keep for one in held if isinstance(one, Line)] == kept

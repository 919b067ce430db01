"""Tables that hold data stay tables; tables that only lay out the page are read as paragraphs."""

from __future__ import annotations

import pytest

from drafter.view import DocumentView, Paragraph, Table
from drafter.word.read import read_view
from tests.word.hostile import ROOM, p, pack, package

ALL = ("top", "left", "bottom", "right", "insideH", "insideV")


def borders(*sides: str, value: str = "single") -> str:
    """Border elements."""
    return "".join(f'<w:{side} w:val="{value}"/>' for side in sides)


RULED = f"<w:tblBorders>{borders(*ALL)}</w:tblBorders>"


def tc(text: str, tcpr: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{tcpr}</w:tcPr>{p(text)}</w:tc>"


def tr(*cells: str, trpr: str = "") -> str:
    """A row."""
    return f"<w:tr><w:trPr>{trpr}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, tblpr: str = RULED, grid: tuple[int, ...] = (2000, 2000)) -> str:
    """A table."""
    columns = "".join(f'<w:gridCol w:w="{x}"/>' for x in grid)
    return f"<w:tbl><w:tblPr>{tblpr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def view(body: str, styles: str = "") -> DocumentView:
    """The view of a body."""
    return read_view(pack(package(body, styles=styles)), "a")


def table(body: str, styles: str = "") -> Table:
    """Its first block, a table."""
    block = view(body, styles).blocks[0]
    assert isinstance(block, Table)
    return block


def texts(found: Table) -> list[list[str]]:
    """The words of its cells."""
    return [[cell.text for cell in row] for row in found.rows]


def test_ruled_table() -> None:
    """A table with lines is a table: rows, columns, widths, its head, where it began."""
    found = table(p("x") * 0 + tbl(tr(tc("a"), tc("b"), trpr="<w:tblHeader/>"), tr(tc("c"), tc("d"))))

    assert texts(found) == [["a", "b"], ["c", "d"]]
    assert (found.index, found.columns, found.head_rows, found.section, found.has_fixed_heights) == (
        0,
        2,
        1,
        0,
        False,
    )
    assert found.width_mm == pytest.approx(70.56, abs=0.01)
    where = found.rows[1][1].paragraphs[0].where
    assert (where.table, where.row, where.column, where.columns, where.bordered) == (-1, 1, 1, 2, True)


def test_lines_through_the_style() -> None:
    """The lines may come from the table's style, or from the one that is based on."""
    styles = (
        f'<w:style w:type="table" w:styleId="G"><w:name w:val="G"/><w:tblPr>{RULED}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="H"><w:name w:val="H"/><w:basedOn w:val="G"/></w:style>'
    )
    rows = tr(tc("a"), tc("b")), tr(tc("c"), tc("d"))

    assert texts(table(tbl(*rows, tblpr='<w:tblStyle w:val="H"/>'), styles)) == [["a", "b"], ["c", "d"]]
    off = f'<w:tblStyle w:val="H"/><w:tblBorders>{borders(*ALL, value="nil")}</w:tblBorders>'
    assert all(isinstance(block, Paragraph) for block in view(tbl(*rows, tblpr=off), styles).blocks)


def test_lines_of_the_cells() -> None:
    """Lines may be drawn cell by cell."""
    sides = f"<w:tcBorders>{borders('top', 'start', 'bottom', 'end')}</w:tcBorders>"

    assert texts(table(tbl(tr(tc("a", sides), tc("b", sides)), tblpr=""))) == [["a", "b"]]


def test_rows_between_lines() -> None:
    """Three or more rows parted by lines are a table; two are a masthead with a rule."""
    tblpr = f"<w:tblBorders>{borders('top', 'bottom', 'insideH')}</w:tblBorders>"
    row = tr(tc("a"), tc("b"))

    assert isinstance(view(tbl(row, row, row, tblpr=tblpr)).blocks[0], Table)
    assert isinstance(view(tbl(row, row, tblpr=tblpr)).blocks[0], Paragraph)


def test_merged_cells_once() -> None:
    """Merged cells are told once, with how far they reach."""
    found = table(
        tbl(
            tr(tc("a", '<w:gridSpan w:val="2"/>'), tc("b", '<w:vMerge w:val="restart"/>')),
            tr(tc("c"), tc("d"), tc("", "<w:vMerge/>")),
            tr(
                tc("e", '<w:hMerge w:val="restart"/>'),
                tc("", "<w:hMerge/>"),
                tc("", '<w:vMerge w:val="continue"/>'),
            ),
            grid=(1000, 1000, 1000),
        )
    )

    cells = [[(c.text, c.column, c.span, c.rows) for c in row] for row in found.rows]
    assert cells == [
        [("a", 0, 2, 1), ("b", 2, 1, 3)],
        [("c", 0, 1, 1), ("d", 1, 1, 1)],
        [("e", 0, 2, 1)],
    ]


def test_orphan_of_a_merge_is_a_cell() -> None:
    """A cell that goes on from nothing is a cell."""
    found = table(tbl(tr(tc("a", "<w:vMerge/>"), tc("b"))))

    assert texts(found) == [["a", "b"]]


def test_deleted_rows_and_cells_are_gone() -> None:
    """Tracked deletions of rows and cells are carried out."""
    gone = tr(tc("x"), tc("y"), trpr="<w:del/>")
    row = tr(tc("a"), tc("z", "<w:cellDel/>"), tc("b"))

    assert texts(table(tbl(gone, row))) == [["a", "b"]]
    assert [x.text for x in view(tbl(gone) + p("sau")).paragraphs()] == ["sau"]


def test_rows_and_cells_in_controls() -> None:
    """Content controls round rows and cells do not hide them."""
    cell = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(tc('a'), cell)}</w:sdtContent></w:sdt>"

    assert texts(table(tbl(row))) == [["a", "b"]]


def test_widths() -> None:
    """The width may be a share of the text, or the sum of the columns."""
    row = tr(tc("a"), tc("b"))

    assert table(tbl(row, tblpr=RULED + '<w:tblW w:w="2500" w:type="pct"/>')).width_mm == pytest.approx(
        ROOM / 2
    )
    assert table(tbl(row, tblpr=RULED + '<w:tblW w:w="50%" w:type="pct"/>')).width_mm == pytest.approx(
        ROOM / 2
    )
    assert table(tbl(row, tblpr=RULED + '<w:tblW w:w="0" w:type="auto"/>')).width_mm == pytest.approx(
        70.56, abs=0.01
    )
    assert table(tbl(row, tblpr=RULED + '<w:tblW w:w="2835" w:type="dxa"/>')).width_mm == pytest.approx(
        50, abs=0.01
    )


def test_fixed_heights() -> None:
    """An exact height of a row is told, a least one is not."""
    exact, least = ('<w:trHeight w:val="400" w:hRule="exact"/>', '<w:trHeight w:val="400"/>')

    assert table(tbl(tr(tc("a"), tc("b"), trpr=exact))).has_fixed_heights
    assert not table(tbl(tr(tc("a"), tc("b"), trpr=least))).has_fixed_heights


def test_layout_table() -> None:
    """A table without lines is read row by row, left before right, and tells where each paragraph stood."""
    rows = (
        tr(tc("CƠ QUAN"), tc("QUỐC HIỆU")),
        tr(tc("Số"), tc("Ngày")),
        tr(tc("cả dòng", '<w:gridSpan w:val="2"/>')),
    )
    blocks = view(
        tbl(*rows, tblpr="") + tbl(tr(tc("x"), tc(""), tc("y")), tblpr="", grid=(1000, 1000, 1000))
    ).blocks

    seen = [
        (b.text, b.where.table, b.where.row, b.where.column, b.where.columns, b.where.side)
        for b in blocks
        if isinstance(b, Paragraph)
    ]
    assert seen == [
        ("CƠ QUAN", 0, 0, 0, 2, "left"),
        ("QUỐC HIỆU", 0, 0, 1, 2, "right"),
        ("Số", 0, 1, 0, 2, "left"),
        ("Ngày", 0, 1, 1, 2, "right"),
        ("cả dòng", 0, 2, 0, 1, ""),
        ("x", 1, 0, 0, 3, "left"),
        ("y", 1, 0, 2, 3, "right"),
    ]  # fmt: skip


def test_framed_cell() -> None:
    """A single framed cell is a frame round words, not a table."""
    (block,) = view(tbl(tr(tc("MẬT")), grid=(1000,))).blocks

    assert isinstance(block, Paragraph)
    assert (block.text, block.where.bordered, block.lines_below) == ("MẬT", True, ())


def test_room_of_signatures_is_kept() -> None:
    """Empty paragraphs between the words of a cell stay; a cell without words leaves none."""
    cell = f"<w:tc>{p('CHỦ TỊCH')}{p() * 3}{p('Nguyễn Văn A')}</w:tc>"
    blocks = view(tbl(tr(tc(""), cell), tblpr="")).blocks

    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["CHỦ TỊCH", "", "", "", "Nguyễn Văn A"]


def test_table_in_a_table() -> None:
    """Tables within tables are read: a layout within a layout, data within a layout, anything within data."""
    data = tbl(tr(tc("1"), tc("2")))
    plain = tbl(tr(tc("a"), tc("b")), tblpr="")
    outer = tbl(f"<w:tr><w:tc>{plain}{p('c')}</w:tc><w:tc>{data}{p('')}</w:tc></w:tr>", tblpr="")
    ruled = tbl(f"<w:tr><w:tc>{plain}{data}{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr>")
    blocks = view(outer + ruled).blocks

    assert [b.text if isinstance(b, Paragraph) else texts(b) for b in blocks] == [
        "a", "b", "c", [["1", "2"]], "", [["a\nb\n1\n2\nx", "y"]],
    ]  # fmt: skip


def test_odd_tables() -> None:
    """Tables without grid, properties, cells or rows give what they hold."""
    bare = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    offset = tbl(tr(tc("b"), trpr='<w:gridBefore w:val="1"/>'), tblpr="")
    blocks = view(bare + "<w:tbl><w:tr/></w:tbl><w:tbl/>" + offset).blocks

    assert [b.text for b in blocks if isinstance(b, Paragraph)] == ["a", "b"]


def test_dashes_in_a_cell_are_words() -> None:
    """A cell of data that says "---" says nothing is there; it draws no line."""
    assert texts(table(tbl(tr(tc("---"), tc("b"))))) == [["---", "b"]]

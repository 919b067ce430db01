"""What converters make of a Word file, in our own words: grids and columns of dashes, escaped Markdown, tables of HTML."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.importer import as_json, view_of_text
from drafter.importer.drawn import as_rows
from drafter.view import Table
from tests.importer.tools import imported

GRID_HEAD = """\
+--------------------+-------------------------------------+
| ỦY BAN NHÂN DÂN    | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM  |
|                    |                                     |
| XÃ ĐỨC LĨNH        | Độc lập - Tự do - Hạnh phúc         |
+====================+=====================================+
| Số: 12/KH-UBND     | Đức Lĩnh, ngày 05 tháng 3           |
|                    | năm 2026                            |
+--------------------+-------------------------------------+
"""
GRID_END = """\
+--------------------+-------------------------------------+
| Nơi nhận:          | TM. ỦY BAN NHÂN DÂN                 |
|                    |                                     |
| \\- Đảng ủy xã;     | CHỦ TỊCH                            |
|                    |                                     |
| - Các thôn, trường | Nguyễn Văn A                        |
| học;               |                                     |
|                    |                                     |
| - Lưu: VT.         |                                     |
+--------------------+-------------------------------------+
"""
DASHED_HEAD = """\
  -----------------------------------------------------------------------
  UBND HUYỆN VŨ QUANG           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  ----------------------- ----- -----------------------------------------
  PHÒNG NỘI VỤ                  Độc lập - Tự do - Hạnh phúc

  Số: 12/KH-PNV                 Vũ Quang, ngày 05 tháng 3 năm 2024
  -----------------------------------------------------------------------
"""
HTML_HEAD = """\
<table>
<colgroup>
<col style="width: 40%" />
<col style="width: 20%" />
</colgroup>
<tr class="odd">
<td><p>ỦY BAN NHÂN DÂN</p>
<p>XÃ ĐỨC LĨNH</p></td>
<td></td>
<td><p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA
VIỆT NAM</strong></p>
<p>Độc lập - Tự do - Hạnh phúc</p></td>
</tr>
<tr><td>Số: 12/KH-UBND</td><td></td><td>Đức Lĩnh, ngày 05 tháng 3 năm 2026</td></tr>
</table>
"""
BODY = """
KẾ HOẠCH

Tổ chức hội nghị tổng kết công tác năm 2025

Để bảo đảm công tác tổng kết, đơn vị xây dựng Kế hoạch tổ chức hội nghị
như sau:

# I. MỤC ĐÍCH {#muc-dich .unnumbered}

1\\. Tổng kết việc thực hiện nhiệm vụ trong năm, rút ra bài học kinh
nghiệm, chỉ rõ nguyên nhân của những mặt còn hạn chế.

2\\. [Hội nghị]{.underline} được tổ chức trang trọng, thiết thực, tiết kiệm.

# II. TỔ CHỨC THỰC HIỆN

\\- Văn phòng chuẩn bị hội trường, tài liệu và các điều kiện phục vụ.

\\+ Các đơn vị gửi báo cáo.

"""


def report(text: str) -> dict[str, Any]:
    """The JSON of a text."""
    return as_json(imported(view_of_text(text.encode(), "a.txt")))


@pytest.mark.parametrize(
    ("head", "issuer", "symbol"),
    [
        (GRID_HEAD, "ỦY BAN NHÂN DÂN XÃ ĐỨC LĨNH", "KH-UBND"),
        (DASHED_HEAD, "UBND HUYỆN VŨ QUANG PHÒNG NỘI VỤ", "KH-PNV"),
        (HTML_HEAD, "ỦY BAN NHÂN DÂN XÃ ĐỨC LĨNH", "KH-UBND"),
    ],
    ids=["grid", "dashes", "html"],
)
def test_a_converted_plan_is_read(head: str, issuer: str, symbol: str) -> None:
    """Head and end in drawn tables, parts behind escaped labels: all is read, and no mark of the converter stays."""
    data = report(f"{head}{BODY}{GRID_END}")
    assert (data["number"], data["symbol"], " ".join(data["issuer"])) == ("12", symbol, issuer)
    assert data["date"] in ("2026-03-05", "2024-03-05")
    assert [(s["label"], [c["label"] for c in s["children"]]) for s in data["sections"]] == [
        ("I.", ["1.", "2."]),
        ("II.", []),
    ]
    assert data["recipients"] == ["Đảng ủy xã", "Các thôn, trường học"]
    assert data["signature"] == {
        "authority": ["TM. ỦY BAN NHÂN DÂN"],
        "post": "CHỦ TỊCH",
        "name": "Nguyễn Văn A",
    }
    assert data["unplaced"] == []
    assert "\\" not in str(data)
    assert "{" not in str(data["sections"][0]["heading"])


def test_cells_that_cover_others_keep_their_columns() -> None:
    """A cell over two rows or two columns leaves its neighbours in the columns where they stand."""
    html = (
        "<table><tr><th rowspan='2'>TT</th><th colspan='2'>Đơn vị</th></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>"
        "<tr><td>1</td><td>Văn phòng</td><td>Các<br>phòng</td></tr></table>"
    )
    grid = (
        "+----+-----------+----------+\n| TT | Đơn vị               |\n|    +-----------+----------+\n"
        "|    | Chủ trì   | Phối hợp |\n+====+===========+==========+\n| 1  | Văn phòng | Các      |\n|    |           | phòng"
        "    |\n+----+-----------+----------+"
    )
    made = [
        tuple(tuple(cell.text for cell in row) for row in block.rows)
        for text in (html, grid)
        for block in view_of_text(f"Bảng sau:\n{text}\nhết bảng.".encode(), "a.txt").blocks
        if isinstance(block, Table)
    ]
    assert made[0] == (("TT", "Đơn vị", ""), ("", "Chủ trì", "Phối hợp"), ("1", "Văn phòng", "Các\nphòng"))
    assert made[1][-1] == ("1", "Văn phòng", "Các phòng")
    assert [word for row in made[1] for cell in row for word in cell.split()].count("Chủ") == 1


def test_rules_under_a_typed_head_are_no_table() -> None:
    """Two rules side by side under the two sides of a head stay what they are."""
    head = [
        "UBND HUYỆN VŨ QUANG      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "  --------------         -----------------------------",
        "Số: 12/KH-UBND           Vũ Quang, ngày 05 tháng 3 năm 2024",
    ]
    assert as_rows(head) == head


def test_a_label_alone_on_its_line_leads_its_words() -> None:
    """Labels that the text of a PDF file has on lines of their own stand before their words again; a column of them does not."""
    body = "I.\n\nMỤC ĐÍCH\n\n1.\n\nTổng kết công tác.\n\n1.1.\nRút kinh nghiệm.\n\na)\n\nBiểu dương tập thể.\n\nII.\n\nTỔ CHỨC THỰC HIỆN\n"
    text = f"{HTML_HEAD}\nKẾ HOẠCH\nTổ chức hội nghị\nĐơn vị xây dựng kế hoạch như sau:\n{body}{GRID_END}"
    paragraphs = [
        block.text for block in view_of_text(text.encode(), "a.txt").blocks if not isinstance(block, Table)
    ]
    for line in (
        "I. MỤC ĐÍCH",
        "1. Tổng kết công tác.",
        "1.1. Rút kinh nghiệm.",
        "a) Biểu dương tập thể.",
        "II. TỔ CHỨC THỰC HIỆN",
    ):
        assert line in paragraphs
    column = view_of_text("Bảng sau:\n1.\n\n2.\n\n3.\n".encode(), "a.txt")
    assert [block.text for block in column.blocks if not isinstance(block, Table)] == [
        "Bảng sau:",
        "1.",
        "2.",
        "3.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ngày 11 tháng 01 năm\n2021", "ngày 11 tháng 01 năm 2021"),
        ("ngày 11 tháng 9 năm\n      2021", "ngày 11 tháng 9 năm 2021"),
    ],
)
def test_a_year_below_its_date_belongs_to_it(written: str, said: str) -> None:
    """The year that a narrow column pushes below the date is read with it."""
    text = f"CỤC THUẾ TỈNH HÀ TĨNH\nSố: 12/KH-CT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Tĩnh, {written}\nKẾ HOẠCH\nCải cách hành chính\n1. Ý."
    data = report(text)
    assert data["date"] == ("2021-01-11" if "01" in written else "2021-09-11")
    assert data["unplaced"] == []


def test_words_in_brackets_under_the_title_over_two_lines() -> None:
    """ "(Kèm theo Quyết định ... của" and the line below are one remark, and no part of the title."""
    text = (
        "KẾ HOẠCH\nPhát triển thanh niên giai đoạn 2021 - 2030\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 08 tháng 7 năm 2022 của\n"
        "Ủy ban nhân dân tỉnh Hà Tĩnh)\nI. MỤC TIÊU\n1. Mục tiêu chung.\n"
    )
    data = report(text)
    assert data["title"] == "Phát triển thanh niên giai đoạn 2021 - 2030"
    assert data["attached_to"].startswith(
        "Quyết định số 12/QĐ-UBND ngày 08/7/2022 của Ủy ban nhân dân tỉnh Hà Tĩnh"
    )


def test_a_rule_with_a_line_run_on_is_a_rule() -> None:
    """ "-------CÔNG TY ..." is a rule and the name below it."""
    text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n--------------CÔNG TY THỦY LỢI HÀ TĨNH\nSố: 12/KH-CT\n"
        "Hà Tĩnh, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTích nước\n1. Ý.\n"
    )
    assert report(text)["issuer"] == ["CÔNG TY THỦY LỢI HÀ TĨNH"]


def test_the_title_in_a_row_of_the_head_and_signers_in_a_table() -> None:
    """A head whose table holds the type and the title as well, and two signers in a table without the recipients."""
    head = (
        "| SỞ Y TẾ - SỞ NỘI VỤ<br>Số: 12/KH-SYT-SNV | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Hà Tĩnh, ngày 05 tháng 3 năm 2024 |\n"
        "|---|---|\n| KẾ HOẠCH<br>Tổ chức hội nghị |  |\n\nHai bên thống nhất như sau:\n\n"
    )
    end = (
        "\n| SỞ NỘI VỤ<br>KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br>Nguyễn Văn B | SỞ Y TẾ<br>GIÁM ĐỐC<br>Nguyễn Văn A |\n|---|---|\n\n"
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n"
    )
    data = report(f"{head}1. Chuẩn bị.\n\n2. Tiến hành.\n{end}")
    assert (data["title"], [s["label"] for s in data["sections"]]) == ("Tổ chức hội nghị", ["1.", "2."])
    assert [(one["authority"], one["post"], one["name"]) for one in data["signatures"]] == [
        (["SỞ NỘI VỤ", "KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Nguyễn Văn B"),
        (["SỞ Y TẾ"], "GIÁM ĐỐC", "Nguyễn Văn A"),
    ]
    assert data["recipients"] == ["UBND tỉnh"]


def test_short_paragraphs_of_a_laid_out_page_stay_apart() -> None:
    """Without indents of first lines, a short line that ends a paragraph parts it from the next; labels part as well."""
    known = "\n".join(
        f"       {n}. Văn phòng chủ trì, phối hợp với các đơn vị có liên quan chuẩn bị hội trường,\ntài liệu và các điều kiện phục vụ khác cho hội nghị lần {n}."
        for n in range(1, 9)
    )
    text = f"Căn cứ Quyết định số 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh về hiện\nđại hóa ngành;\nVăn phòng xây dựng kế hoạch.\n       I. MỤC ĐÍCH\n{known}"
    paragraphs = [
        block.text for block in view_of_text(text.encode(), "a.txt").blocks if not isinstance(block, Table)
    ]
    assert paragraphs[0].endswith("hiện đại hóa ngành;")
    assert [line.strip() for line in paragraphs[1:3]] == ["Văn phòng xây dựng kế hoạch.", "I. MỤC ĐÍCH"]
    assert len(paragraphs) == 11


def test_a_table_whose_head_a_converter_leaves_empty() -> None:
    """Rows behind an empty head, paragraphs of a cell parted by two spaces: head, tasks and ending are read."""
    text = (
        "|  |  |\n| --- | --- |\n| ỦY BAN NHÂN DÂN  **XÃ ĐỨC LĨNH**  Số: 12/KH-UBND | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**  **Độc lập - "
        "Tự do - Hạnh phúc**  *Đức Lĩnh, ngày 05 tháng 3 năm 2026* |\n\n**KẾ HOẠCH**\n\n**Tổ chức hội nghị**\n\nXã xây dựng kế hoạch như "
        "sau:\n\n**I. NỘI DUNG**\n\n1\\. Chuẩn bị.\n\n2\\. Tiến hành.\n\n|  |  |\n| --- | --- |\n| TT | Việc |\n| 1 | Tài liệu;  Hội "
        "trường |\n\n|  |  |\n| --- | --- |\n| **Nơi nhận:**  - Đảng ủy xã;  - Lưu: VT. | **TM. ỦY BAN NHÂN DÂN**  **CHỦ TỊCH**      "
        "**Nguyễn Văn A** |\n"
    )
    data = report(text)
    assert (data["number"], data["date"], data["issuer"]) == (
        "12",
        "2026-03-05",
        ["ỦY BAN NHÂN DÂN", "XÃ ĐỨC LĨNH"],
    )
    assert [(s["label"], [c["label"] for c in s["children"]]) for s in data["sections"]] == [
        ("I.", ["1.", "2."])
    ]
    assert (data["recipients"], data["signature"]["name"]) == (["Đảng ủy xã"], "Nguyễn Văn A")
    tables = [block for block in view_of_text(text.encode(), "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows] == [
        ["TT", "Việc"],
        ["1", "Tài liệu;\nHội trường"],
    ]


def test_a_table_of_markdown_without_its_outer_borders() -> None:
    """ "A | B" over "---|---" is a table."""
    text = "Bảng sau:\n\nTT | Việc | Đơn vị\n---|---|---\n1 | Tài liệu | Văn phòng\n\nhết bảng."
    tables = [block for block in view_of_text(text.encode(), "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows] == [
        ["TT", "Việc", "Đơn vị"],
        ["1", "Tài liệu", "Văn phòng"],
    ]


def test_the_star_of_the_party_on_the_line_of_its_body() -> None:
    """The star behind the name of a committee is no part of it, on its line or below it."""
    for head in (
        "TỈNH ỦY HÀ TĨNH\n*\n\nĐẢNG CỘNG SẢN VIỆT NAM",
        "| TỈNH ỦY HÀ TĨNH * | ĐẢNG CỘNG SẢN VIỆT NAM |\n|---|---|",
    ):
        text = f"{head}\n\nSố 12-KH/TU\n\nHà Tĩnh, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nthực hiện Nghị quyết\n\nI- MỤC ĐÍCH\n\nÝ một.\n"
        assert report(text)["issuer"] == ["TỈNH ỦY HÀ TĨNH"]

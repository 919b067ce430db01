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

"""Forms of offices that no other test holds, in our own words: labels without stops, tables typed with tabs, several signers."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any

import pytest

from drafter.importer import as_json, one_line, view_of_text
from drafter.importer.legacy import to_unicode
from drafter.view import Table
from tests.importer.tools import imported

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
HEAD = f"UBND HUYỆN VŨ QUANG\nPHÒNG NỘI VỤ\nSố: 12/KH-PNV\n{STATE}\nVũ Quang, ngày 05 tháng 3 năm 2018\n"
TITLE = "KẾ HOẠCH\nTổ chức hội nghị tổng kết\nĐể tổng kết công tác, Phòng xây dựng kế hoạch như sau:\n"
BODY = "I. MỤC ĐÍCH\nRút kinh nghiệm.\nII. NỘI DUNG\n1. Chuẩn bị tài liệu.\n2. Tổ chức hội nghị.\n"
END = "Nơi nhận:\n- UBND huyện;\n- Lưu: VT.\nTRƯỞNG PHÒNG\nNguyễn Văn A\n"


def report(text: str, **options: Any) -> dict[str, Any]:
    """The JSON of a text."""
    return as_json(imported(view_of_text(text.encode(), "a.txt"), **options))


def labels(data: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Labels of two levels."""
    return [(s["label"], [c["label"] for c in s["children"]]) for s in data["sections"]]


def test_numbers_without_a_stop_are_labels_where_they_count() -> None:
    """ "1 Mục tiêu", "2 Yêu cầu" are parts, broken lines or not; a sentence that begins with a number is none."""
    body = (
        "I MỤC TIÊU\n1 Mục tiêu\nNâng cao chất lượng.\n2 Yêu cầu\nThiết thực, tiết kiệm.\nII NỘI DUNG\n"
        "1 Phòng Nội vụ chủ trì.\n2 Các xã phối hợp.\n3 Văn phòng tổng hợp.\n"
    )
    data = report(f"{HEAD}{TITLE}{body}{END}")
    assert labels(data) == [("I", ["1", "2"]), ("II", ["1", "2", "3"])]
    plain = report(f"{HEAD}{TITLE}I. MỤC ĐÍCH\n12 Sở đã đăng ký.\n5 Phòng chưa đăng ký.\n{END}")
    assert labels(plain) == [("I.", [])]
    assert plain["unplaced"] == []


def test_a_table_typed_with_tabs_is_a_table() -> None:
    """Rows of as many tabs below a full head are a table; the two sides of a head and of an ending are none."""
    rows = "TT\tNội dung\tĐơn vị\tThời hạn\n1\tTài liệu\tVăn phòng\tQuý I\n2\tHội trường\t\tQuý II\n"
    text = f"{HEAD}{TITLE}I. PHÂN CÔNG\n{rows}{END}"
    tables = [block for block in view_of_text(text.encode(), "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows] == [
        ["TT", "Nội dung", "Đơn vị", "Thời hạn"],
        ["1", "Tài liệu", "Văn phòng", "Quý I"],
        ["2", "Hội trường", "", "Quý II"],
    ]
    sides = text.replace("PHÒNG NỘI VỤ\nSố: 12/KH-PNV\nCỘNG", "PHÒNG NỘI VỤ\tSố: 12/KH-PNV\t\nCỘNG")
    assert report(sides)["signature"]["name"] == "Nguyễn Văn A"


def test_bodies_above_two_signers_are_their_authority() -> None:
    """Each of two signers side by side keeps the body that stands above the line "KT.", which is no part of the text."""
    gap = " " * 30
    signed = (
        f"CÔNG AN HUYỆN{gap}PHÒNG NỘI VỤ\nKT. TRƯỞNG CÔNG AN{gap}TRƯỞNG PHÒNG\nPHÓ TRƯỞNG CÔNG AN\n\n"
        f"Nguyễn Văn B{gap}Nguyễn Văn A\nNơi nhận:\n- UBND huyện;\n- Lưu: VT.\n"
    )
    head = HEAD.replace("PHÒNG NỘI VỤ", "CÔNG AN HUYỆN - PHÒNG NỘI VỤ")
    title = "KẾ HOẠCH LIÊN NGÀNH\nBảo đảm an ninh trường học\nHai bên thống nhất như sau:\n"
    data = report(f"{head}{title}{BODY}{signed}")
    assert data["title"] == "Liên ngành bảo đảm an ninh trường học"
    assert [one["name"] for one in data["signatures"]] == ["Nguyễn Văn B", "Nguyễn Văn A"]
    assert [one["authority"][0] for one in data["signatures"]] == ["CÔNG AN HUYỆN", "PHÒNG NỘI VỤ"]
    assert [one["post"] for one in data["signatures"]] == ["PHÓ TRƯỞNG CÔNG AN", "TRƯỞNG PHÒNG"]
    assert labels(data) == [("I.", []), ("II.", ["1.", "2."])]


@pytest.mark.parametrize("number", ["Sô: l5 /KH-PNV", "Số: 1O5/KH-PNV", "Sồ: I5/KH-PNV"])
def test_digits_that_scanning_took_for_letters(number: str) -> None:
    """A number with l, I, O among its digits is read, its line beside the date's or not."""
    wanted = "105" if "O" in number else "15"
    stacked = HEAD.replace("Số: 12/KH-PNV", number)
    date = "Vũ Quang, ngày 05 tháng 3 năm 2018"
    beside = stacked.replace(f"{number}\n", "").replace(date, f"{number}          {date}")
    for head in (stacked, beside):
        data = report(f"{head}{TITLE}{BODY}{END}")
        assert (data["number"], data["symbol"], data["date"]) == (wanted, "KH-PNV", "2018-03-05")
        assert (data["place"], data["unplaced"]) == ("Vũ Quang", [])


@pytest.mark.parametrize("name", ["Y Bhin Niê", "H' Lan Mlô", "K’ Broi", "H'Bia Kbuôr"])
def test_names_that_begin_with_one_letter(name: str) -> None:
    """The letter before a name of the Highlands belongs to it, not to the post."""
    rows = f"| Nơi nhận:<br>- UBND huyện;<br>- Lưu: VT. | TRƯỞNG PHÒNG<br>{name} |\n|---|---|\n"
    assert report(f"{HEAD}{TITLE}{BODY}{rows}")["signature"]["name"] == name


def test_a_page_below_the_ending_is_no_list_of_recipients() -> None:
    """What a portal prints below the signature is neither received nor lost in silence: it is told that lines were left out."""
    text = (
        f"{HEAD}{TITLE}{BODY}Nơi nhận:\tTRƯỞNG PHÒNG\n- UBND huyện;\n- Lưu: VT.\tNguyễn Văn A\n"
        "Tác giả: Ban Biên tập cổng thông tin\nCác tin khác\nThông báo lịch tiếp công dân\n"
    )
    data = report(text)
    assert data["recipients"] == ["UBND huyện"]
    assert data["unplaced"] == []
    assert "3 dòng" in data["notes"][0]


def test_capitals_of_tcvn3_are_capitals() -> None:
    """TCVN3 has small letters with marks only: among capitals they are read as capitals, elsewhere as they are."""
    typed = "UBND HUYÖN VÒ QUANG\nSè: 12/KH-TP\nKÕ ho¹ch tuyªn truyÒn cña UBND HUYÖN"
    assert to_unicode(typed, "TCVN3 (.VnTime)") == (
        "UBND HUYỆN VỊ QUANG\nSố: 12/KH-TP\nKế hoạch tuyên truyền của UBND HUYỆN".replace("VỊ", "VỀ")
    )


@pytest.mark.parametrize(
    ("number", "cited", "today", "year"),
    [
        ("Số: 12/KH-PNV", "ngày 05/3/2019", dt.date(2026, 1, 5), 2019),
        ("Số: 12/KH-PNV", "ngày 05/3/2019", dt.date(2018, 1, 5), 2019),
        ("Số: 12/2017/KH-PNV", "ngày 05/3/2019", dt.date(2026, 1, 5), 2017),
        ("Số: 12/KH-PNV", "", dt.date(2024, 1, 5), 2024),
    ],
    ids=["cited", "not yet come", "in the number", "nothing told"],
)
def test_the_year_of_an_undated_plan(number: str, cited: str, today: dt.date, year: int) -> None:
    """The year is told by the number, the papers cited or the day given from outside, and asked about."""
    head = HEAD.replace("Vũ Quang, ngày 05 tháng 3 năm 2018\n", "").replace("Số: 12/KH-PNV", number)
    title = TITLE.replace("Để", f"Thực hiện Công văn số 5/SNV {cited} của Sở Nội vụ, để")
    found = imported(view_of_text(f"{head}{title}{BODY}{END}".encode(), "a.txt"), today=today)
    assert found.plan.date.year == year
    assert any(str(year) in doubt for doubt in found.doubts)


def test_a_table_laid_out_by_spaces_is_a_table() -> None:
    """Columns that a PDF file keeps apart by spaces are a table, a row over two lines whole; the heading below is none of it."""
    rows = (
        "       TT     Đơn vị được kiểm tra         Thời gian          Ghi chú\n"
        "       1      Phòng Tư pháp                02/4/2018          Buổi sáng\n"
        "       2      Ủy ban nhân dân xã           03/4/2018          Buổi\n"
        "              Đức Lĩnh                                        chiều\n\n"
        "      III. TỔ CHỨC THỰC HIỆN\n      1. Các đơn vị chuẩn bị báo cáo.\n      2. Phòng Nội vụ tổng hợp.\n"
    )
    text = f"{HEAD}{TITLE}I. MỤC ĐÍCH\nRút kinh nghiệm.\nII. LỊCH KIỂM TRA\n{rows}{END}"
    tables = [block for block in view_of_text(text.encode(), "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows] == [
        ["TT", "Đơn vị được kiểm tra", "Thời gian", "Ghi chú"],
        ["1", "Phòng Tư pháp", "02/4/2018", "Buổi sáng"],
        ["2", "Ủy ban nhân dân xã Đức Lĩnh", "03/4/2018", "Buổi chiều"],
    ]
    assert labels(report(text)) == [("I.", []), ("II.", []), ("III.", ["1.", "2."])]


def test_recipients_behind_their_heading_below_the_signature() -> None:
    """ "Nơi nhận: A; B; Lưu: VT." on one line, above the signature or below it, gives its recipients and loses no word."""
    listed = "Nơi nhận: UBND huyện (b/c); Các trường; Lưu: VT.\n"
    for end in (f"TRƯỞNG PHÒNG\nNguyễn Văn A\n{listed}", f"{listed}TRƯỞNG PHÒNG\nNguyễn Văn A\n"):
        data = report(f"{HEAD}{TITLE}{BODY}{end}")
        assert data["recipients"] == ["UBND huyện (b/c)", "Các trường"]
        assert (data["archive"], data["signature"]["name"]) == ("VT", "Nguyễn Văn A")


def test_a_type_without_its_accent_does_not_end_the_reading() -> None:
    """ "KÉ HOẠCH", as scanning leaves it, is the type: the lines below are joined and read as the text that they are."""
    sentence = "Phòng Nội vụ chủ trì, phối hợp với các đơn vị có liên quan chuẩn bị tài liệu, hội trường và các điều kiện khác"
    body = "\n".join(textwrap.fill(f"{n}. {sentence} lần thứ {n}.", 70) for n in range(1, 9))
    text = f"{HEAD}{TITLE.replace('KẾ HOẠCH', 'KÉ HOẠCH')}I. NỘI DUNG\n{body}\n{END}"
    paragraphs = [
        block.text for block in view_of_text(text.encode(), "a.txt").blocks if not isinstance(block, Table)
    ]
    assert f"3. {sentence} lần thứ 3." in paragraphs
    assert report(text)["title"] == "Tổ chức hội nghị tổng kết"


ONE_LINE = (
    "UBND HUYỆN VŨ QUANG TRƯỜNG THCS ĐỨC LĨNH Số: 15/KH-THCS CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
    "Đức Lĩnh, ngày 20 tháng 9 năm 2018 KẾ HOẠCH Tổ chức hội nghị tổng kết năm học 2017 - 2018 Căn cứ Công văn số 211/PGDĐT ngày "
    "10/9/2018 của Phòng GD&ĐT; Căn cứ tình hình nhà trường; Trường THCS Đức Lĩnh xây dựng kế hoạch như sau: I. MỤC TIÊU 1. Rút "
    "kinh nghiệm. 2. Biểu dương tập thể. II. NỘI DUNG 1. Chuẩn bị - Trang trí hội trường; - Chuẩn bị tài liệu. 2. Tiến hành a) "
    "Báo cáo; b) Thảo luận. III. TỔ CHỨC THỰC HIỆN 1. Ban chỉ đạo: phân công. 2. Các tổ: thực hiện. Trên đây là kế hoạch của "
    "trường./. Nơi nhận: - Phòng GD&ĐT (b/c); - Lưu: VT. KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG Nguyễn Văn A"
)


def test_a_plan_on_one_line() -> None:
    """A plan that a page keeps on one line is taken apart by its labels, which count up; no word of it goes missing."""
    data = report(ONE_LINE)
    assert (data["number"], data["symbol"], data["date"]) == ("15", "KH-THCS", "2018-09-20")
    assert data["issuer"] == ["UBND HUYỆN VŨ QUANG", "TRƯỜNG THCS ĐỨC LĨNH"]
    assert data["title"] == "Tổ chức hội nghị tổng kết năm học 2017 - 2018"
    assert len(data["bases"]) == 2
    assert labels(data) == [("I.", ["1.", "2."]), ("II.", ["1.", "2."]), ("III.", ["1.", "2."])]
    assert data["signature"] == {
        "authority": ["KT. HIỆU TRƯỞNG"],
        "post": "PHÓ HIỆU TRƯỞNG",
        "name": "Nguyễn Văn A",
    }
    assert data["recipients"] == ["Phòng GD&ĐT (b/c)"]
    lines = one_line.apart(ONE_LINE)
    assert " ".join(lines) == ONE_LINE
    assert "- Trang trí hội trường;" in lines
    assert "b) Thảo luận." in lines


@pytest.mark.parametrize(
    "line", ["I. Một ý ngắn. II. Một ý khác.", "Một đoạn văn dài không có đề mục nào. " * 30]
)
def test_a_paragraph_stays_whole(line: str) -> None:
    """A short line, or a long one without parts that count up, is one paragraph."""
    assert one_line.apart(line) == [line]


def test_a_heading_that_names_a_plan_is_no_type() -> None:
    """ "KẾ HOẠCH NĂM 2014" below a part is its heading: the type is looked for above the first part only."""
    text = (
        "Kế hoạch nước sạch nông thôn tỉnh Hà Tĩnh năm 2014\nBan điều hành xây dựng kế hoạch với các nội dung sau:\nPhần I\n"
        "ĐÁNH GIÁ KẾT QUẢ NĂM 2013\nI. TÌNH HÌNH CHUNG\nĐạt chỉ tiêu đề ra.\nPhần II\nKẾ HOẠCH NĂM 2014\nI. MỤC TIÊU\nTăng tỷ lệ.\n"
        "II. GIẢI PHÁP\nTruyền thông.\n"
    )
    data = report(text)
    assert labels(data) == [("Phần I", ["I."]), ("Phần II", ["I.", "II."])]
    assert data["title"] == "Nước sạch nông thôn tỉnh Hà Tĩnh năm 2014"
    assert data["issuer"] == []


def test_the_title_again_above_the_head_is_the_name_of_the_page() -> None:
    """The title that a portal prints above the head as well is left out once, and told."""
    name = "Tổ chức hội nghị tổng kết công tác của huyện năm 2018"
    data = report(f"{name}\n{HEAD}{TITLE.replace('Tổ chức hội nghị tổng kết', name)}{BODY}{END}")
    assert (data["title"], data["unplaced"]) == (name, [])
    assert "1 dòng" in data["notes"][0]


@pytest.mark.parametrize("mark", ["Trang 2/5", "Page 2 of 5", "2 | Page", "trang 2"])
def test_pages_numbered_in_words(mark: str) -> None:
    """A page number with its word is no word of the plan, in the middle of a paragraph or behind the ending."""
    body = f"1. Chuẩn bị tài liệu.\n{mark}\n\f2. Tổ chức hội nghị.\n"
    data = report(f"{HEAD}{TITLE}I. NỘI DUNG\n{body}{END}{mark}\n")
    assert labels(data) == [("I.", ["1.", "2."])]
    assert (data["archive"], data["unplaced"]) == ("VT", [])
    assert mark not in str(data)


def test_a_table_of_cells_that_begins_below_running_text() -> None:
    """The first cell of a table has no border in front of it: running text above it does not swallow it."""
    cells = "2. Phân công\nTT\n|\nNội dung\n|\nĐơn vị\n|\n\n|\n1\n|\nChuẩn bị tài liệu\n|\nVăn phòng\n|\n"
    text = f"{HEAD}{TITLE}I. NỘI DUNG\n1. Chuẩn bị.\n{cells}II. TỔ CHỨC THỰC HIỆN\nCác xã phối hợp.\n{END}"
    tables = [block for block in view_of_text(text.encode(), "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows] == [
        ["TT", "Nội dung", "Đơn vị"],
        ["1", "Chuẩn bị tài liệu", "Văn phòng"],
    ]
    assert labels(report(text)) == [("I.", ["1.", "2."]), ("II.", [])]


@pytest.mark.parametrize(
    "signed",
    [
        "SỞ NỘI VỤ\nSỞ Y TẾ\nKT. GIÁM ĐỐC\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn B\nNguyễn Văn A\n",
        "SỞ NỘI VỤ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nSỞ Y TẾ\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn B\nNguyễn Văn A\n",
    ],
    ids=["row by row", "names behind"],
)
def test_two_signers_whose_columns_were_run_together(signed: str) -> None:
    """The lines of two signers that a PDF file's text has put behind one another are told apart."""
    head = HEAD.replace("PHÒNG NỘI VỤ", "SỞ NỘI VỤ - SỞ Y TẾ").replace(
        "UBND HUYỆN VŨ QUANG", "UBND TỈNH HÀ TĨNH"
    )
    data = report(f"{head}{TITLE}{BODY}{signed}Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n")
    assert [(one["authority"], one["post"], one["name"]) for one in data["signatures"]] == [
        (["SỞ NỘI VỤ", "KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Nguyễn Văn B"),
        (["SỞ Y TẾ", "KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"),
    ]
    assert data["unplaced"] == []


def test_a_heading_in_capitals_below_a_title_in_small_letters() -> None:
    """Headings without any label begin the text: none of them goes on with the title."""
    text = (
        f"{HEAD}KẾ HOẠCH\nTổ chức khám sức khỏe định kỳ\n\nMỤC ĐÍCH, YÊU CẦU\nPhát hiện sớm bệnh.\n\nTỔ CHỨC THỰC HIỆN\n"
        f"1. Khoa Dược: chuẩn bị thuốc.\n{END}"
    )
    data = report(text)
    assert data["title"] == "Tổ chức khám sức khỏe định kỳ"
    assert [s["heading"] for s in data["sections"]] == ["MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN"]


@pytest.mark.parametrize("rule", ["* * *", "***", "-----", "---o0o---"])
def test_what_is_drawn_under_the_title_is_none_of_it(rule: str) -> None:
    """Stars and dashes under the title are neither title nor text."""
    data = report(
        f"{HEAD}{TITLE.replace('tổng kết' + chr(10), 'tổng kết' + chr(10) + rule + chr(10), 1)}{BODY}{END}"
    )
    assert (data["title"], data["unplaced"]) == ("Tổ chức hội nghị tổng kết", [])


def test_a_body_that_shares_its_line_with_the_date() -> None:
    """Two columns run together by one space: the name in capitals is the body's, the rest place and date."""
    head = "ĐẢNG BỘ TỈNH HÀ TĨNH ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ ĐỨC LĨNH Đức Lĩnh, ngày 22 tháng 9 năm 2025\n*\nSố 26-KH/ĐU\n"
    data = report(f"{head}KẾ HOẠCH\nthực hiện Nghị quyết\nI- MỤC ĐÍCH\nÝ một.\n")
    assert (data["place"], data["date"]) == ("Đức Lĩnh", "2025-09-22")
    assert data["issuer"] == ["ĐẢNG BỘ TỈNH HÀ TĨNH", "ĐẢNG ỦY XÃ ĐỨC LĨNH"]


def test_a_left_column_above_the_national_name_keeps_its_lines() -> None:
    """The lines of the issuer and the number that a PDF file's text has first are not joined into one."""
    sentence = "Văn phòng chủ trì, phối hợp với các đơn vị có liên quan chuẩn bị tài liệu và các điều kiện phục vụ khác cho hội nghị"
    body = "\n\n".join(textwrap.fill(f"{n}. {sentence} lần {n}.", 76) for n in range(1, 12))
    head = (
        "SỞ Y TẾ TỈNH HÀ TĨNH\nTRUNG TÂM KIỂM SOÁT BỆNH\nTẬT\nSố: 305/KH-KSBT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\n\n"
        "Độc lập - Tự do - Hạnh phúc\nHà Tĩnh, ngày 12 tháng 5 năm 2023\n\nKẾ HOẠCH\nGiám sát dịch bệnh\n\n"
    )
    data = report(f"{head}{body}\n")
    assert (data["number"], data["symbol"]) == ("305", "KH-KSBT")
    assert " ".join(data["issuer"]) == "SỞ Y TẾ TỈNH HÀ TĨNH TRUNG TÂM KIỂM SOÁT BỆNH TẬT"
    assert data["unplaced"] == []


def test_three_signers_side_by_side() -> None:
    """Each of three columns of signatures is a signer of its own."""
    gap = " " * 8
    signed = (
        f"TM. BTV HUYỆN ĐOÀN{gap}TM. BTV HỘI PHỤ NỮ{gap}TM. BTV HỘI NÔNG DÂN\nBÍ THƯ{gap}CHỦ TỊCH{gap}CHỦ TỊCH\n\n"
        f"Nguyễn Văn C{gap}Nguyễn Thị B{gap}Nguyễn Văn A\nNơi nhận:\n- Huyện ủy;\n- Lưu VP.\n"
    )
    data = report(f"{HEAD}{TITLE}{BODY}{signed}")
    assert [(one["post"], one["name"]) for one in data["signatures"]] == [
        ("BÍ THƯ", "Nguyễn Văn C"),
        ("CHỦ TỊCH", "Nguyễn Thị B"),
        ("CHỦ TỊCH", "Nguyễn Văn A"),
    ]
    assert (data["recipients"], data["unplaced"]) == (["Huyện ủy"], [])

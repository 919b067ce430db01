"""Plans as other hands hand them on: broken short files, heads typed with tabs, pages converted, in our own words."""

from __future__ import annotations

import io
import unicodedata

import pytest
from docx import Document

from drafter.check import check
from drafter.importer import as_json, view_of_text
from drafter.view import Table
from drafter.word.read import read_view
from tests.importer.test_office_forms import BODY, END, HEAD, STATE, TITLE, labels, report
from tests.importer.tools import imported

YOUTH = (
    "TỈNH ĐOÀN CAO BẰNG\nBCH HUYỆN ĐOÀN TRÙNG KHÁNH\n***\nSố: 21-KH/HĐTN\nĐOÀN TNCS HỒ CHÍ MINH\n"
    "Trùng Khánh, ngày 02 tháng 3 năm 2023\n"
)


@pytest.mark.parametrize("post", ["CHI CỤC TRƯỞNG", "TỔNG GIÁM ĐỐC"])
def test_a_post_is_whole_behind_the_abbreviation(post: str) -> None:
    """ "KT. CHI CỤC TRƯỞNG" is one line of authority: the post inside its words is none of its own."""
    data = report(f"{HEAD}{TITLE}{BODY}" + END.replace("TRƯỞNG PHÒNG", f"KT. {post}\nPHÓ {post}"))
    assert data["signature"] == {"authority": [f"KT. {post}"], "post": f"PHÓ {post}", "name": "Nguyễn Văn A"}


@pytest.mark.parametrize(
    "lines",
    [
        (["CỤC THUẾ"], ["THUẾ TỈNH NGHỆ AN"]),
        (["BCH BĐBP TỈNH LẠNG SƠN"], ["ĐỒN BIÊN PHÒNG BẢO LÂM"]),
        (["HỘI LHPN TỈNH NINH BÌNH"], ["BAN THƯỜNG VỤ", "HỘI LHPN XÃ YÊN MÔ"]),
        ([], ["SỞ Y TẾ - CÔNG AN TỈNH", "TỈNH ĐOÀN BẾN TRE"]),
        (["LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE"], ["CÔNG ĐOÀN NGÀNH Y TẾ"]),
    ],
)
def test_the_body_above_and_the_issuer_are_told_apart(lines: tuple[list[str], list[str]]) -> None:
    """Where a new name begins on the lines of a head: a committee goes with its body, bodies that issue together are one issuer."""
    parents, issuer = lines
    head = HEAD.replace("UBND HUYỆN VŨ QUANG\nPHÒNG NỘI VỤ", "\n".join([*parents, *issuer]))
    found = imported(view_of_text(f"{head}{TITLE}{BODY}{END}".encode(), "a.txt")).head
    assert (list(found.parents), list(found.issuer)) == lines


def test_a_tab_parts_the_last_word_of_the_issuer_from_the_place() -> None:
    """Where a tab stands between two columns, the last word of the left one is not the place's."""
    head = (
        "ĐẢNG BỘ TỈNH LẠNG SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ LỘC BÌNH\n"
        "ỦY BAN KIỂM TRA\tLộc Bình, ngày 18 tháng 8 năm 2025\n*\nSố 03-KH/UBKT\n"
    )
    data = report(f"{head}{TITLE}{BODY}{END}")
    assert data["issuer"][-1] == "ỦY BAN KIỂM TRA"
    assert data["place"] == "Lộc Bình"


def test_the_school_year_below_a_title_is_its_last_line() -> None:
    """ "Năm học 2025 - 2026" belongs to the title, behind a blank line too; the sentence that issues the plan does not."""
    title = "KẾ HOẠCH\n\nTổ chức Tết Trung thu\n\nNăm học 2025 – 2026\n\nNhà trường xây dựng kế hoạch như sau:\n\n"
    assert report(f"{HEAD}{title}{BODY}{END}")["title"] == "Tổ chức Tết Trung thu Năm học 2025 – 2026"
    apart = "KẾ HOẠCH\n\nChào mừng 42 năm\n\nNgày Nhà giáo Việt Nam\n\nCăn cứ nhiệm vụ năm học;\n\nTrường tổ chức như sau:\n\n"
    data = report(f"{HEAD}{apart}{BODY}{END}")
    assert (data["title"], len(data["bases"])) == ("Chào mừng 42 năm Ngày Nhà giáo Việt Nam", 1)
    broken = (
        "KẾ HOẠCH\nTổ chức hội nghị tổng kết công tác phối hợp phòng, chống đuối nước\ngiai đoạn 2022 - 2025\n"
        "Sở Giáo dục và Đào tạo, Công an tỉnh, Tỉnh Đoàn thống nhất ban hành\nKế hoạch như sau:\n"
    )
    assert report(f"{HEAD}{broken}{BODY}{END}")["title"].endswith("giai đoạn 2022 - 2025")


def test_a_short_file_broken_at_a_width_is_made_whole() -> None:
    """A plan of few lines, each full, is broken as a long one is; a list of short lines is not."""
    bases = (
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2018 của Ủy ban\n"
        "nhân dân huyện về việc giao nhiệm vụ, Phòng Nội vụ xây dựng kế hoạch tổ\nchức hội nghị như sau:\n"
    )
    data = report(f"{HEAD}KẾ HOẠCH\nTổ chức hội nghị tổng kết\n{bases}{BODY}{END}")
    assert data["bases"] == []
    view = view_of_text(f"{HEAD}{TITLE}{bases}{BODY}{END}".encode(), "a.txt")
    assert any(
        block.text.startswith("Căn cứ") and block.text.endswith("như sau:")
        for block in view.blocks
        if not isinstance(block, Table)
    )


def test_the_words_of_a_table_taken_apart_are_no_headings() -> None:
    """A single word in capitals, as cells leave it behind, heads no part."""
    body = (
        "I. PHÂN CÔNG\nTT\nNội dung\nCSDL\nBGH, CĐ\nVăn phòng\nII. TỔ CHỨC THỰC HIỆN\nCác đơn vị thực hiện.\n"
    )
    assert labels(report(f"{HEAD}{TITLE}{body}{END}")) == [("I.", []), ("II.", [])]
    rows = "I. PHÂN CÔNG\nSTT Nội dung Thời gian\n1 Hội giảng 04/11\n2 Văn nghệ 18/11\nII. TỔ CHỨC\n1 Văn phòng chủ trì.\n2 Các xã phối hợp.\n"
    assert labels(report(f"{HEAD}{TITLE}{rows}{END}")) == [("I.", []), ("II.", ["1", "2"])]


def test_a_column_that_begins_before_its_heading_stays_a_column() -> None:
    """In a PDF file's text a centred heading begins further in than its column, and two blanks are room enough."""
    rows = (
        "TT           Nhiệm vụ     Sản phẩm     Đơn vị\n"
        "1          Tuyên      Tin, bài         Văn phòng\n           truyền\n"
        "2          Số hóa hồ  Hệ thống         Phòng Một\n           sơ\nII. KINH\n"
    )
    text = f"{HEAD}{TITLE}I. PHÂN CÔNG\n{rows}Từ ngân sách.\nIII. TỔ CHỨC THỰC HIỆN\nCác đơn vị thực hiện.\n{END}"
    tables = [block for block in view_of_text(text.encode(), "a.txt").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in tables[0].rows[1:]] == [
        ["1", "Tuyên truyền", "Tin, bài", "Văn phòng"],
        ["2", "Số hóa hồ sơ", "Hệ thống", "Phòng Một"],
    ]


@pytest.mark.parametrize("convert", [str, lambda text: unicodedata.normalize("NFD", text)])
def test_the_youth_union_stands_where_the_state_does(convert: type[str]) -> None:
    """Its name across from the issuer is no issuer and is told; its form is not judged by the Party's."""
    text = convert(f"{YOUTH}{TITLE}{BODY}{END}")
    data = report(text)
    assert data["issuer"] == ["TỈNH ĐOÀN CAO BẰNG", "BCH HUYỆN ĐOÀN TRÙNG KHÁNH"]
    assert (data["number"], data["date"], data["place"]) == ("21", "2023-03-02", "Trùng Khánh")
    assert data["unplaced"] == ["ĐOÀN TNCS HỒ CHÍ MINH"]
    judged = check(view_of_text(text.encode(), "a.txt"))
    assert "Đoàn thanh niên" in judged.regime_reason
    assert {finding.severity for finding in judged.findings} <= {"info"}


def test_a_recipient_over_two_lines_is_one() -> None:
    """A line without a dash below one that ends in a comma goes on with it, for the check too; in a list by commas it does not."""
    lines = "Nơi nhận:\n- UBND các tỉnh: Cao Bằng,\nLạng Sơn, Cà Mau (để phối hợp);\n- Văn phòng;\n- Lưu: VT."
    document = Document()
    for line in f"{HEAD}{TITLE}{BODY}".splitlines():
        document.add_paragraph(line)
    for side, cell in zip(
        (lines, "TRƯỞNG PHÒNG\nNguyễn Văn A"), document.add_table(1, 2).rows[0].cells, strict=True
    ):
        for line in side.split("\n"):
            cell.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    view = read_view(out.getvalue(), "a.docx")
    names = [line.name for line in imported(view).head.recipients]
    assert names[:2] == ["UBND các tỉnh: Cao Bằng, Lạng Sơn, Cà Mau", "Văn phòng"]
    assert not {"TT502", "TT503"} & {finding.code for finding in check(view).findings}


def test_a_table_without_lines_whose_rows_are_numbered_is_data() -> None:
    """A page converted to Word draws no borders: three columns with counted rows are a table, a head is none."""
    document = Document()
    for line in f"{HEAD}{TITLE}I. PHÂN CÔNG\n".splitlines():
        document.add_paragraph(line)
    table = document.add_table(3, 3)
    for row, cells in zip(
        table.rows, (("TT", "Việc", "Đơn vị"), ("1", "In", "A"), ("2", "Gửi", "B")), strict=True
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    found = [block for block in read_view(out.getvalue(), "a.docx").blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in found[0].rows] == [
        ["TT", "Việc", "Đơn vị"],
        ["1", "In", "A"],
        ["2", "Gửi", "B"],
    ]


def test_a_head_cut_short_has_the_unit_that_the_title_names() -> None:
    """ "ỦY BAN NHÂN DÂN" alone, with the place and a title that names the unit of that name: the issuer, asked about."""
    head = f"ỦY BAN NHÂN DÂN\n{STATE}\nSố: 0155/KH-UBND\nĐắk Lắk, ngày 24 tháng 12 năm 2025\n"
    data = report(f"{head}KẾ HOẠCH\nChuyển đổi số tỉnh Đắk Lắk năm 2026\n{BODY}{END}")
    assert data["issuer"] == ["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"]
    assert any("TỈNH ĐẮK LẮK" in doubt for doubt in data["doubts"])


def test_a_base_that_ends_in_a_comma_is_apart_from_the_sentence_below() -> None:
    """The last base of an older plan, full to the edge, and the sentence that issues the plan are two paragraphs."""
    lines = (
        "- Căn cứ Điều lệ Đảng và quy định về công tác kiểm tra, giám sát của\ncấp ủy các cấp;\n"
        "- Căn cứ Chương trình công tác năm 2025 của Đảng ủy và tình hình thực tế,\n"
        "Ban Thường vụ Đảng ủy xây dựng Kế hoạch kiểm tra, giám sát năm 2025 như\nsau:\n"
    )
    assert len(report(f"{HEAD}KẾ HOẠCH\nkiểm tra, giám sát năm 2025\n{lines}{BODY}{END}")["bases"]) == 2


def test_plain_headings_in_capitals_head_parts() -> None:
    """A text without anything bold, pasted below a head in a table, has its headings in capitals; beside bold words it has none."""
    body = (
        "MỤC ĐÍCH, YÊU CẦU\n- Tạo không khí vui tươi.\nTỔ CHỨC THỰC HIỆN\n- Văn phòng chuẩn bị.\n- Lưu: VT,"
    )
    document = Document()
    for line in f"{HEAD}{TITLE}{body}".splitlines()[:-1]:
        document.add_paragraph(line)
    for side, cell in zip(
        ("Nơi nhận:\n- Văn phòng;\n- Lưu: VT,\nNV (Hòa).", "TRƯỞNG PHÒNG\nNguyễn Văn A"),
        document.add_table(1, 2).rows[0].cells,
        strict=True,
    ):
        for line in side.split("\n"):
            cell.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    data = as_json(imported(read_view(out.getvalue(), "a.docx")))
    assert [section["heading"] for section in data["sections"]] == ["MỤC ĐÍCH, YÊU CẦU", "TỔ CHỨC THỰC HIỆN"]
    assert data["archive"] == "VT, NV (Hòa)"


def test_numbers_of_a_table_taken_apart_are_no_page_numbers() -> None:
    """Lone numbers near each other are cells; those a page apart are dropped."""
    cells = "TT\n\nNội dung\n\n1\n\nVắc xin\n\n2\n\nGiám sát\n\n"
    text = f"{HEAD}{TITLE}{BODY}III. PHÂN CÔNG\n\n{cells}{END}"
    kept = [
        block.text for block in view_of_text(text.encode(), "a.txt").blocks if not isinstance(block, Table)
    ]
    assert {"1", "2"} <= set(kept)
    pages = "\n".join(
        f"- Việc thứ {n} của phòng.{'' if n % 20 else chr(10) * 2 + str(n // 20) + chr(10)}"
        for n in range(1, 61)
    )
    kept = [
        b.text
        for b in view_of_text(f"{HEAD}{TITLE}I. NỘI DUNG\n{pages}\n{END}".encode(), "a.txt").blocks
        if not isinstance(b, Table)
    ]
    assert not {"1", "2", "3"} & set(kept)


def test_a_motto_typed_without_blanks_is_the_motto() -> None:
    """ "Độc lập- Tự do-Hạnh phúc" is read as the motto, and told as typed wrongly."""
    text = f"{HEAD}{TITLE}{BODY}{END}".replace("Độc lập - Tự do - Hạnh phúc", "Độc lập- Tự do-Hạnh phúc")
    assert report(text)["unplaced"] == []
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    codes = {finding.code for finding in check(read_view(out.getvalue(), "a.docx")).findings}
    assert "TT103" in codes


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("PHÓ TRƯỞNG THUẾ TỈNH", "Nguyễn Văn A"),
        ("Q. CHỦ TỊCH", "Y Suôn Byă"),
        ("CHỦ NHIỆM", "BSCKII. Nguyễn Văn A"),
        ("PHÓ CHI CỤC TRƯỞNG", "Trung tá Nguyễn Văn A"),
    ],
)
def test_columns_run_together_by_single_blanks_are_told_apart(post: str, name: str) -> None:
    """Where the gap between recipients and signature is lost, posts and names are still known by their words."""
    end = f"Nơi nhận: TM. BAN CHẤP HÀNH\n- UBND huyện; {post}\n- Các phòng;\n- Lưu: VT, HĐND. {name}\n"
    data = report(f"{HEAD}{TITLE}{BODY}{end}")
    assert (data["signature"]["post"], data["signature"]["name"]) == (post, name)
    assert (data["recipients"], data["archive"]) == (["UBND huyện", "Các phòng"], "VT, HĐND")


def test_the_youth_union_in_a_head_run_together() -> None:
    """Both names on one line, the stars beside the date: each goes to its side."""
    head = (
        "BCH ĐOÀN TỈNH CAO BẰNG ĐOÀN TNCS HỒ CHÍ MINH\nBCH ĐOÀN HUYỆN TRÙNG KHÁNH\n"
        "*** Trùng Khánh, ngày 02 tháng 3 năm 2023\nSố: 21-KH/HĐTN\n"
    )
    data = report(f"{head}{TITLE}{BODY}{END}")
    assert data["issuer"] == ["BCH ĐOÀN TỈNH CAO BẰNG", "BCH ĐOÀN HUYỆN TRÙNG KHÁNH"]
    assert (data["place"], data["date"], data["unplaced"]) == (
        "Trùng Khánh",
        "2023-03-02",
        ["ĐOÀN TNCS HỒ CHÍ MINH"],
    )


@pytest.mark.parametrize(
    "line", ["Đ/c Bí thư: phụ trách chung.", "T.Ư Đoàn hướng dẫn.", "đ/c Phó Chủ tịch chỉ đạo."]
)
def test_a_word_cut_short_is_no_label(line: str) -> None:
    """ "Đ/c" begins a line of many a plan and counts nothing."""
    data = report(f"{HEAD}{TITLE}I. MỤC ĐÍCH\nRút kinh nghiệm.\nII. PHÂN CÔNG\n{line}\n{line}\n{END}")
    assert labels(data) == [("I.", []), ("II.", [])]


def test_two_posts_of_one_signer_are_joined() -> None:
    """ "kiêm" between two posts on three lines belongs to them, in columns and below one another."""
    posts = "PHÓ BÍ THƯ THƯỜNG TRỰC\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO"
    for end in (
        END.replace("TRƯỞNG PHÒNG", posts),
        "Nơi nhận:                    PHÓ BÍ THƯ THƯỜNG TRỰC\n- UBND huyện;                             kiêm\n"
        "- Lưu: VT.                   TRƯỞNG BAN CHỈ ĐẠO\n\n                             Nguyễn Văn A\n",
    ):
        data = report(f"{HEAD}{TITLE}{BODY}{end}")
        assert data["signature"]["post"] == "PHÓ BÍ THƯ THƯỜNG TRỰC kiêm TRƯỞNG BAN CHỈ ĐẠO"
        assert (data["archive"], data["unplaced"]) == ("VT", [])


def test_what_stands_below_a_part_is_its_heading() -> None:
    """ "KẾ HOẠCH NĂM 2026" under "Phần II" heads the part and begins no other document."""
    body = "Phần I\nĐÁNH GIÁ KẾT QUẢ\nĐã hoàn thành.\nPhần II\nKẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026\nI. MỤC TIÊU\nTiếp tục.\n"
    data = report(f"{HEAD}{TITLE}{body}{END}")
    assert [s["heading"] for s in data["sections"]] == ["ĐÁNH GIÁ KẾT QUẢ", "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026"]

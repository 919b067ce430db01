"""Pages that cut a plan short or run its lines together: what the running text tells stands in, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest

from drafter.anatomy.values import number_of
from drafter.cli.import_ import view_of
from drafter.importer import as_json, as_pasted, view_of_text
from drafter.importer.papers import carried_out
from drafter.model.plan import Section
from drafter.word.read import read_view
from tests.importer.test_law_sites import END, STATE
from tests.importer.tools import imported, words

PARTS = "I. MỤC ĐÍCH\nNội dung thứ nhất.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo dõi.\n"


def read(text: str) -> Any:
    """The plan of a text and its report."""
    found = imported(view_of_text(text.encode(), "a.txt"))
    return found, as_json(found)


def cut_head(unit: str, place: str) -> str:
    """A page that keeps the issuer's first line only, and no type."""
    return (
        f"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/KH-UBND | {place}, ngày 05 tháng 3 năm 2024 |\n"
        f"Thực hiện Quyết định số 27/QĐ-TTg ngày 11/01/2024 của Thủ tướng Chính phủ phê duyệt Đề án hội nghị, {unit} ban hành Kế "
        f"hoạch tổ chức hội nghị người làm nghề tại các bản, cụ thể như sau:\n{PARTS}{END}"
    )


@pytest.mark.parametrize(
    ("unit", "place", "issuer"),
    [
        ("Ủy ban nhân dân tỉnh Đồng Nai", "Biên Hòa", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"),
        ("UBND tỉnh", "Đồng Nai", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"),
        ("UBND Thành phố", "Hà Nội", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        ("Ủy ban nhân dân xã Na Sầm", "Na Sầm", "ỦY BAN NHÂN DÂN XÃ NA SẦM"),
    ],
)
def test_cut_issuer(unit: str, place: str, issuer: str) -> None:
    """The unit that the page cut off comes from the sentence that announces the plan, and is asked about."""
    found, told = read(cut_head(unit, place))
    assert " ".join(told["issuer"]) == issuer
    assert any(issuer in doubt for doubt in found.doubts)


def test_told_title() -> None:
    """Without a title under the type the announcing sentence gives it; the type is not asked about, the symbol says it."""
    found, told = read(cut_head("UBND tỉnh", "Đồng Nai"))
    assert told["title"] == "Tổ chức hội nghị người làm nghề tại các bản"
    assert any(told["title"] in doubt for doubt in found.doubts)
    assert not any("có phải là Kế hoạch" in doubt for doubt in found.doubts)


def test_title_line() -> None:
    """A line "Kế hoạch ..." above the text is the title of a page without a head."""
    _found, told = read(
        f"Kế hoạch tổ chức hội nghị người làm nghề năm 2023\nNgày 03/7/2023, đơn vị họp.\n{PARTS}"
    )
    assert told["title"] == "Tổ chức hội nghị người làm nghề năm 2023"


def test_year_of_latest_day() -> None:
    """A page without a date takes the year of the latest day it cites, not one of the years it plans for."""
    text = (
        f"KẾ HOẠCH\nTổ chức hội nghị giai đoạn 2021 - 2030\n\nThực hiện Quyết định số 27/QĐ-TTg ngày 11 tháng 01 năm 2019 của Thủ tướng "
        f"Chính phủ, đơn vị ban hành kế hoạch đến năm 2030 như sau:\n{PARTS}{END}"
    )
    assert imported(view_of_text(text.encode(), "a.txt")).plan.date.year == 2019


DATED = "Căn cứ Luật Hội nghị ngày 19/6/2013;"


def test_dated_sentence_is_no_date_line() -> None:
    """A short sentence that cites a dated paper is neither the date of the plan nor furniture: its words are kept."""
    text = (
        f"ỦY BAN NHÂN DÂN\nXÃ NA SẦM\nSố: 12/KH-UBND\n{STATE}\nNa Sầm, ngày 05 tháng 3 năm 2024\nTriển khai Quyết định số 16/2020/QĐ-UBND "
        f"ngày 09/5/2020\n{DATED}\nĐể thực hiện tốt, đơn vị xây dựng kế hoạch như sau:\n{PARTS}{END}"
    )
    found, told = read(text)
    assert (told["date"], told["place"]) == ("2024-03-05", "Na Sầm")
    kept = words(str(found.values))
    for line in (DATED, "Triển khai Quyết định số 16/2020/QĐ-UBND"):
        assert set(words(line)) - {"so", "số"} <= set(kept), line


def test_scanned_type_and_date() -> None:
    """Accents that scanning took off the type, and letters it read for a number written by hand, hide neither."""
    text = (
        f"ỦY BAN NHÂN DÂN\nXÃ NA SẦM\nSố: 12/KH-UBND\n{STATE}\nNa Sầm, ngàyẠẠ tháng ĩ năm 2016\nKÉ HOẠCH\nTổ chức hội nghị\n\n"
        f"Để thực hiện tốt, đơn vị xây dựng kế hoạch như sau:\n{PARTS}{END}"
    )
    found, told = read(text)
    assert (told["type"], told["title"], found.plan.date.year) == ("Kế hoạch", "Tổ chức hội nghị", 2016)


def test_commune_named_like_the_national_name() -> None:
    """ "ĐẢNG UỶ XÃ CÔNG HẢI" is one name: "CÔNG H" begins no second column."""
    text = (
        "ĐẢNG BỘ TỈNH KHÁNH HOÀ\t\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG UỶ XÃ CÔNG HẢI\n*\nSố 12-KH/ĐU\t\tCông Hải, ngày 05 tháng 3 năm 2026\n\n"
        f"KẾ HOẠCH\ntổ chức hội nghị\n\nBan Thường vụ Đảng uỷ ban hành Kế hoạch như sau:\n{PARTS}"
        "Nơi nhận:\n- Như trên;\n- Lưu VPĐU.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nNguyễn Văn A\n"
    )
    _found, told = read(text)
    assert told["issuer"][-1] == "ĐẢNG UỶ XÃ CÔNG HẢI"
    assert not told["unplaced"]


def test_head_run_together() -> None:
    """Name and number, date and type, two bodies: each on its own line again, also where a page ran them together."""
    text = (
        "SỞ GD&ĐT LẠNG SƠN TRƯỜNG THPT CHUYÊN\n\nCHU VĂN AN Số: 12/KH-CVA\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\n\n"
        "Lạng Sơn, ngày 15 tháng 9 năm 2020 DỰ THẢO KẾ HOẠCH\n\nTỔ CHỨC HỘI NGHỊ\n\n"
        f"Trường THPT chuyên Chu Văn An xây dựng kế hoạch như sau:\n{PARTS}{END}"
    )
    found, told = read(text)
    assert told["issuer"] == ["SỞ GD&ĐT LẠNG SƠN", "TRƯỜNG THPT CHUYÊN", "CHU VĂN AN"]
    assert (told["number"], told["date"], told["title"].lower()) == ("12", "2020-09-15", "tổ chức hội nghị")
    assert found.values["issuer"]["department"] == "Trường THPT chuyên Chu Văn An"
    assert found.plan.marks.draft == "DỰ THẢO"


def test_items_run_together() -> None:
    """A heading in capitals and the items that a page ran together behind it are a part and its items again."""
    one = (
        "I. CĂN CỨ LẬP KẾ HOẠCH - Quyết định về hội nghị; - Nghị quyết về bản làng; - Kế hoạch về chợ phiên."
    )
    found, _told = read(
        f"KẾ HOẠCH\nTổ chức hội nghị\n\n{one}\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo dõi.\n"
    )
    part = found.plan.sections[0]
    assert isinstance(part, Section)
    assert part.heading == "CĂN CỨ LẬP KẾ HOẠCH"
    assert len(part.content) == 3


def test_heading_that_ends_in_a_type() -> None:
    """ "I. CĂN CỨ XÂY DỰNG" over "KẾ HOẠCH" is one heading: the type of the document has come before."""
    body = "\n".join(
        f"{n}. Quyết định về hội nghị người làm nghề ở các bản làng có chợ phiên hằng tuần,\ncủa cơ quan có trách nhiệm;"
        for n in range(1, 9)
    )
    found, _told = read(f"KẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ\nI. CĂN CỨ XÂY DỰNG\nKẾ HOẠCH\n{body}\n")
    assert [s.heading for s in found.plan.sections if isinstance(s, Section)] == ["CĂN CỨ XÂY DỰNG KẾ HOẠCH"]


def test_colon_in_brackets_ends_no_title() -> None:
    """The colon of "2. Cơ sở (diện tích: 35 m²):" in brackets is not the end of the title."""
    found, _told = read(
        f"KẾ HOẠCH\nTổ chức hội nghị\n\nI. CƠ SỞ\n1. Cơ sở tại ba điểm (diện tích: 35 m²):\n- Điểm thứ nhất.\n{PARTS.replace('I. MỤC', 'II. MỤC')}"
    )
    first = found.plan.sections[0].content[0]
    assert isinstance(first, Section)
    assert first.heading == "Cơ sở tại ba điểm (diện tích: 35 m²)"


def test_markdown_list_of_labels() -> None:
    """A dash that Markdown sets before "a)" is no item of its own."""
    found, _told = read(
        "# KẾ HOẠCH\nTổ chức hội nghị\n\n# I. MỤC ĐÍCH\n\n- a) Việc thứ nhất;\n\nb) Việc thứ hai.\n"
    )
    assert [(s.level, s.label) for s in found.plan.sections[0].content] == [("diem", None), ("diem", None)]


@pytest.mark.parametrize(
    ("opening", "short", "subject"),
    [
        ("phê duyệt Đề án chợ phiên (sau đây gọi là Đề án), UBND tỉnh ban hành kế hoạch như sau:", "Đề án", "phê duyệt Đề án chợ phiên"),
        ("về chợ phiên của Đảng (khóa XI) trong tình hình mới, UBND tỉnh ban hành kế hoạch như sau:", "", "về chợ phiên của Đảng (khóa XI) trong tình hình mới"),
        ("Ban hành Quy chế khám bệnh (KCB) tại chợ, UBND tỉnh ban hành kế hoạch như sau:", "", "Ban hành Quy chế khám bệnh (KCB) tại chợ"),
        ("về chợ phiên (Quyết định 27), UBND tỉnh ban hành kế hoạch như sau:", "Quyết định 27", "về chợ phiên"),
    ],
)  # fmt: skip
def test_short_name(opening: str, short: str, subject: str) -> None:
    """A document's short name is what the brackets call it, not any abbreviation in them."""
    paper = carried_out(
        f"Thực hiện Quyết định số 27/QĐ-TTg ngày 11/01/2024 của Thủ tướng Chính phủ {opening}", ""
    )[0]
    assert (paper.body, paper.short, paper.subject) == ("Thủ tướng Chính phủ", short, subject)


def test_law_among_what_is_carried_out() -> None:
    """A law with its guiding documents is no single paper; the decision named behind it is."""
    opening = (
        "Thực hiện Luật chợ phiên và các văn bản hướng dẫn thi hành; Quyết định số 27/QĐ-TTg ngày 11/01/2024 của Thủ tướng Chính phủ "
        "phê duyệt Đề án, UBND tỉnh ban hành kế hoạch như sau:"
    )
    assert [paper.symbol for paper in carried_out(opening, "")] == ["27/QĐ-TTg"]


def test_title_verb_keeps_small() -> None:
    """A verb that begins a sentence of the text is small inside the title."""
    text = f"KẾ HOẠCH\nTRIỂN KHAI THỰC HIỆN ĐỀ ÁN CHỢ PHIÊN\n\nThực hiện Đề án chợ phiên, đơn vị xây dựng kế hoạch như sau:\n{PARTS}{END}"
    assert imported(view_of_text(text.encode(), "a.txt")).plan.title == "Triển khai thực hiện Đề án chợ phiên"


def test_what_is_done_is_no_lead() -> None:
    """ "- Thực hiện nghiêm nguyên tắc ...: ..." below an item is an item, not the agency that leads."""
    text = (
        "KẾ HOẠCH\nTổ chức hội nghị\n\nI. YÊU CẦU\n- Các bản xác định chợ phiên là việc thường xuyên.\n- Thực hiện nghiêm nguyên tắc chung: rõ "
        f"người, rõ việc, rõ thời hạn.\n{PARTS.replace('I. MỤC', 'II. MỤC')}"
    )
    found, _told = read(text)
    assert len(found.plan.sections[0].content) == 2


def test_post_on_a_long_line() -> None:
    """A post of more than 45 capitals, with a comma, is the signer's; "(Họ và tên)" is where the name will stand."""
    end = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTL. GIÁM ĐỐC\nGIÁM ĐỐC TRUNG TÂM KIỂM SOÁT THANH TOÁN ABC, XYZ ĐIỆN TỬ\n\n\n(Họ và tên)\n"
    found, told = read(
        f"KẾ HOẠCH\nTổ chức hội nghị\n\nĐể thực hiện tốt, đơn vị xây dựng kế hoạch như sau:\n{PARTS}{end}"
    )
    assert told["signature"]["post"] == "GIÁM ĐỐC TRUNG TÂM KIỂM SOÁT THANH TOÁN ABC, XYZ ĐIỆN TỬ"
    assert found.plan.archive == "VT"
    assert not told["unplaced"]


@pytest.mark.parametrize(
    ("line", "number", "year"),
    [
        ("Số: 1924/KH-UBND", "1924", ""),
        ("Số: 2019/KH-UBND", "2019", ""),
        ("Số: 12/2019/KH-UBND", "12", "2019"),
    ],
)
def test_number_of_four_digits(line: str, number: str, year: str) -> None:
    """A number of four digits is no year; a year stands behind the number."""
    found = number_of(line)
    assert (found.number, found.year) == (number, year)


def test_cut_among_the_bases() -> None:
    """A copy that ends among the bases keeps its last line as a base."""
    found, told = read(
        "KẾ HOẠCH\nTổ chức hội nghị\n\nCăn cứ Luật Hội nghị năm 2020;\nThực hiện Công văn số 34/SNV-VP\n"
    )
    assert len(told["bases"]) == 2
    assert not found.plan.opening


def test_related_documents() -> None:
    """The list of documents that a site relates to the plan is the site's, a space behind its figures or not."""
    head = f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n"
    listed = "- 1 Nghị quyết số 30a/2008/NQ-CP về giảm nghèo do Chính phủ ban hành\n- 2 Quyết định 27/QĐ-TTg năm 2024 về hội nghị\n"
    _found, told = read(f"{listed}{head}KẾ HOẠCH\nTổ chức hội nghị\n{PARTS}{END}")
    assert "30a" not in str(told)
    assert told["unplaced"] == []


def test_cut_text_tells_a_line_once() -> None:
    """What the opening holds is not told again as a line without a place."""
    _found, told = read("Bài viết của xã.\nCâu thứ hai của bài.\n")
    lines = [told["unplaced"], told.get("opening")]
    assert str(lines).count("Câu thứ hai") <= 1


def test_plan_of_another_body_behind_a_decision() -> None:
    """A plan with a number and an issuer of its own behind the decision that approves it is imported as that body's."""
    found, told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 45/QĐ-UBND\n{STATE}\nĐồng Nai, ngày 20 tháng 3 năm 2024\nQUYẾT ĐỊNH\n"
        f"Phê duyệt Kế hoạch tổ chức hội nghị\nĐiều 1. Phê duyệt Kế hoạch.\nĐiều 2. Thi hành từ ngày ký.\n{END}"
        f"ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\nSỞ NỘI VỤ\nSố: 12/KH-SNV\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n"
        f"KẾ HOẠCH\nTổ chức hội nghị\n{PARTS}"
    )
    assert told["issuer"] == ["ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "SỞ NỘI VỤ"]
    assert (told["number"], told["symbol"], str(told["date"])) == ("12", "KH-SNV", "2024-03-05")
    assert any("Quyết định phê duyệt" in note for note in found.notes)


def test_province_in_a_title_of_capitals() -> None:
    """The name of a province gets its capitals from the register when the text has it in capitals only."""
    found, _told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH VĨNH LONG\nSố: 12/KH-UBND\n{STATE}\nVĩnh Long, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
        f"TỔ CHỨC HỘI NGHỊ TẠI TỈNH VĨNH LONG VÀ TỈNH HÀ TĨNH\n{PARTS}{END}"
    )
    assert found.plan.title == "Tổ chức hội nghị tại tỉnh Vĩnh Long và tỉnh Hà Tĩnh"


def test_word_file_of_pasted_text(tmp_path: Path) -> None:
    """Text pasted into a Word file with nothing set is read as the text: hard-wrapped lines join, columns stand apart."""
    text = (
        f"ỦY BAN NHÂN DÂN |\nTỈNH ĐỒNG NAI |\n{STATE} |\nSố: 12/KH-UBND | Đồng Nai, ngày 05 tháng 3 năm 2024 |\n\nKẾ HOẠCH\n"
        f"Tổ chức hội nghị người làm nghề tại các bản\n\nCăn cứ Luật Hội nghị năm 2020;\n{PARTS}{END}"
    )
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    read_as_word = as_json(imported(view_of(tmp_path / "a.docx")))
    assert read_as_word == as_json(imported(view_of_text(text.encode(), str(tmp_path / "a.docx"))))
    assert read_as_word["issuer"] == ["ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG NAI"]


def test_word_file_with_looks_is_no_pasted_text(tmp_path: Path) -> None:
    """One centred line is a look, and the file is read as the Word file that it is."""
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH").alignment = 1
    document.add_paragraph("Tổ chức hội nghị")
    document.save(str(tmp_path / "a.docx"))
    view = read_view((tmp_path / "a.docx").read_bytes(), "a.docx")
    assert as_pasted(view) is view


BODY = (
    "- Tiếp tục nâng cao nhận thức và\ntrách nhiệm của các cấp, các ngành, gia đình, cộng đồng và toàn xã hội đối với hội\n"
    "nghị người làm nghề tại các bản, các thôn trên toàn địa bàn trong năm nay.\n- Tăng cường công tác của đơn vị\nvề gia đình "
    "và người làm nghề. Triển khai thực hiện có hiệu quả các nội dung\nđã nêu, bảo đảm đúng tiến độ, chất lượng và hiệu quả.\n"
    "- Tiếp tục triển khai thực hiện\nChương trình hội nghị người làm nghề; tăng cường sự chỉ đạo của các cấp, các ngành,\ngia "
    "đình và cộng đồng xã hội trong công tác tổ chức hội nghị.\n"
)


def test_first_lines_broken_early() -> None:
    """First lines that a site breaks before they are full go on with a capital too."""
    found, _told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n|\n{STATE}\n|\nSố: 12/KH-UBND\n|\nĐồng Nai, ngày 05 tháng 3 năm 2024\n|\nKẾ HOẠCH\n"
        "TỔ CHỨC HỘI NGHỊ\nCăn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019 quy định về hội nghị người làm\nnghề trên địa bàn.\n"
        "Ủy ban nhân dân tỉnh Đồng Nai ban hành\nKế hoạch tổ chức hội nghị người làm nghề tại các bản trên địa bàn tỉnh, cụ thể "
        f"như sau:\nI. MỤC ĐÍCH\n{BODY}II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo dõi.\n{END}"
    )
    assert [paragraph.text for paragraph in found.plan.opening] == [
        "Ủy ban nhân dân tỉnh Đồng Nai ban hành Kế hoạch tổ chức hội nghị người làm nghề tại các bản trên địa bàn tỉnh, cụ thể như sau:"
    ]
    assert len([block for block in found.plan.sections[0].content if isinstance(block, Section)]) == 3


@pytest.mark.parametrize("line", ["Tháng Ba 28, 2024 10:11 sáng", "05/03/2024", "05/03/2024 - 10:11"])
def test_post_above_the_head(line: str) -> None:
    """The name of a post and the day it was put up stand above the head, and are the site's."""
    _found, told = read(
        f"KẾ HOẠCH TỔ CHỨC HỘI NGHỊ 2024\n\n{line}\n\nPHÒNG GD&ĐT ĐỒNG TÂM                CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
        " TRƯỜNG TH ĐỒNG TÂM                            Độc lập – Tự do – Hạnh phúc\n\n        Số:   12     /KH-THĐT"
        f"                        Đồng Tâm, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n\nTổ chức hội nghị\n\n{PARTS}{END}"
    )
    assert told["issuer"] == ["PHÒNG GD&ĐT ĐỒNG TÂM", "TRƯỜNG TH ĐỒNG TÂM"]
    assert (told["title"], str(told["date"])) == ("Tổ chức hội nghị", "2024-03-05")


def test_marks_of_pages() -> None:
    """A site glues "Trang 1" to the first word of a page, repeats the text above it, and takes the stops of labels away."""
    _found, told = read(
        "Nội dung thứ nhất của hội nghị, [r]\nTrang 1ỦY BAN NHÂN DÂN QUẬN 2\nTRƯỜNG THCS ĐỒNG TÂM\nSố: 12/KH-THCSĐT\n"
        f"{STATE}\nQuận 2, ngày 06 tháng 9 năm 2020\nKẾ HOẠCH\nTổ chức hội nghị\nTrường xây dựng kế hoạch như sau:\n"
        "I MỤC ĐÍCH, YÊU CẦU:\nNội dung thứ nhất của hội nghị, hết.\nII NỘI DUNG:\nNội dung thứ hai.\n"
        f"Trang 21 việc cần làm.\n{END}"
    )
    assert told["issuer"] == ["ỦY BAN NHÂN DÂN QUẬN 2", "TRƯỜNG THCS ĐỒNG TÂM"]
    assert [section["label"] for section in told["sections"]] == ["I.", "II."]
    assert "Trang" not in str(told)
    assert told["unplaced"] == []


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("UBND xã Đồng Tâm ban hành Kế hoạch tổ chức hội nghị trong năm 2025, cụ thể như sau:", ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"]),
        ("Thực hiện Kế hoạch số 5/KH-UBND của UBND xã Đồng Tâm ban hành ngày 05/3/2025, trường làm như sau:", []),
    ],
)  # fmt: skip
def test_issuer_without_any_head(sentence: str, issuer: list[str]) -> None:
    """Without a head the sentence that issues the plan names its issuer; a body that issued another paper is none."""
    found, told = read(f"KẾ HOẠCH TỔ CHỨC HỘI NGHỊ NĂM 2025\n{sentence}\n{PARTS}")
    assert told["issuer"] == issuer
    assert bool(issuer) == any("XÃ ĐỒNG TÂM" in doubt for doubt in found.doubts)


def test_title_line_above_the_date() -> None:
    """The title on a line of its own is found above the day that the page was put up."""
    _found, told = read(
        "Kế hoạch tổ chức hội nghị người làm nghề năm 2020\n02/11/2020\n\nNhằm nâng cao chất lượng hội nghị.\nThực hiện Hướng dẫn "
        "số 25/HD-UBND ngày 15/9/2020 của Ủy ban nhân dân huyện về hội nghị. UBND xã Đồng Tâm xây dựng Kế hoạch phối hợp.\n"
    )
    assert told["title"] == "Tổ chức hội nghị người làm nghề năm 2020"
    assert told["issuer"] == ["ỦY BAN NHÂN DÂN", "XÃ ĐỒNG TÂM"]


def test_title_in_capitals_with_brackets_behind() -> None:
    """A title in capitals gets usual letters, what stands in brackets behind it keeps its own."""
    found, _told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\n"
        f"TỔ CHỨC HỘI NGHỊ TRÊN ĐỊA BÀN\n(Giai đoạn: 2021- 2025)\n{PARTS}{END}"
    )
    assert found.plan.title == "Tổ chức hội nghị trên địa bàn (Giai đoạn: 2021- 2025)"


def test_head_and_text_on_one_line() -> None:
    """A whole plan on one line loses no word: head and text are parted, what has no place is told."""
    text = (
        "Phòng GD & ĐT Đồng Tâm Trường Tiểu học Đồng Tâm Cộng hoà xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc -------o0o------- "
        "Kếhoạch chuyên môn năm học I. Đặc điểm tình hình của nhà trường trong năm học này có nhiều thuận lợi và khó khăn sau: 1. Thuận "
        "lợi: - Có đội ngũ đông. - Có kinh nghiệm. - Có truyền thống.\n"
    )
    found, _told = read(text)
    state = {
        "cộng",
        "hoà",
        "xã",
        "hội",
        "chủ",
        "nghĩa",
        "việt",
        "nam",
        "độc",
        "lập",
        "tự",
        "do",
        "hạnh",
        "phúc",
        "o0o",
    }
    labels = {"1"}
    assert not set(words(text)) - set(words(str(found.plan))) - state - labels


def test_words_beside_the_national_name() -> None:
    """Words that stand on the line of the national name are told when their place is not known."""
    found, told = read(
        f"Trường Tiểu học Đồng Tâm của huyện | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Trường Đồng Tâm\nKẾ HOẠCH\nTổ chức hội nghị\n\n{PARTS}{END}"
    )
    assert "Đồng Tâm" in str(told)
    assert "Đồng Tâm" in str(found.plan)


@pytest.mark.parametrize("ornament", ["-----o0o-----", "--------- aa&bb  ---------"])
def test_name_of_the_page_above_the_head(ornament: str) -> None:
    """The name of the page above the head, said once or twice, is not the type of the plan."""
    _found, told = read(
        f"KẾ HOẠCH CHUYÊN MÔN NĂM 2021 -2022\n\nKẾ HOẠCH CHUYÊN MÔN NĂM 2021 -2022\n\nPHÒNG GD&ĐT ĐỒNG TÂM\n\nTRƯỜNG TH ĐỒNG TÂM\n\n"
        f"{ornament}\n\n{STATE}\n\nSố: 12/KH-TH\n\nĐồng Tâm, ngày 10 tháng 9 năm 2021\n\nKẾ HOẠCH CHUYÊN MÔN\n\nNăm học: 2021 - 2022\n\n"
        f"{PARTS}{END}"
    )
    assert told["issuer"] == ["PHÒNG GD&ĐT ĐỒNG TÂM", "TRƯỜNG TH ĐỒNG TÂM"]
    assert (told["number"], str(told["date"])) == ("12", "2021-09-10")
    assert told["unplaced"] == []


def test_a_numbered_line_below_so() -> None:
    """A heading that ends in "số" does not swallow the label below it."""
    found, _told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n|\n{STATE}\n|\nSố: 12/KH-UBND\n|\nĐồng Nai, ngày 05 tháng 3 năm 2024\n|\nKẾ HOẠCH\n"
        f"CHUYỂN ĐỔI SỐ\nI. KẾT QUẢ\n1. Về nhận\nthức số\n1.1. Ngày chuyển đổi số\n{BODY}{BODY}II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo "
        f"dõi.\n{END}"
    )
    first = found.plan.sections[0]
    assert [block.heading for block in first.content if isinstance(block, Section)] == ["Về nhận thức số"]


DECIDES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\nXét đề nghị của Sở Nội vụ tại Tờ trình số 5/TTr-SNV ngày 02/3/2024,\n"
    "QUYẾT ĐỊNH:\nĐiều 1. Nay ban hành kèm theo Quyết định này Kế hoạch tổ chức hội nghị.\nĐiều 2. Thi hành từ ngày ký.\n"
)


@pytest.mark.parametrize(
    ("authority", "place", "name"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH", "Đồng Nai", "Đồng Nai"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÀ RỊA-VŨNG TÀU", "Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_decision_without_its_type(authority: str, place: str, name: str) -> None:
    """A page that lost "QUYẾT ĐỊNH", "KẾ HOẠCH" and the issuer's unit: the symbol, the authority and the articles tell them."""
    found, told = read(
        f"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/QĐ-UBND | {place}, ngày 05 tháng 3 năm 2024 |\n{authority}\n"
        f"{DECIDES}| CHỦ TỊCH |\nTỔ CHỨC HỘI NGHỊ NGƯỜI LÀM NGHỀ\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm "
        f"2024)\nNhằm nâng cao chất lượng hội nghị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n{PARTS}"
    )
    assert found.plan.issuer.place == name or name.upper() in " ".join(told["issuer"])
    assert found.plan.title == "Tổ chức hội nghị người làm nghề"
    assert "12/QĐ-UBND" in str(told["attached_to"])


def test_authority_is_no_title() -> None:
    """The body that decides, above the bases of a decision, does not belong to its title."""
    _found, told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/QĐ-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH "
        f"TỔ CHỨC HỘI NGHỊ\nỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI\n{DECIDES}"
    )
    assert told["title"] == "BAN HÀNH KẾ HOẠCH TỔ CHỨC HỘI NGHỊ"
    assert len(told["bases"]) == 2


def test_last_basis_with_a_comma() -> None:
    """The last basis of an older plan ends with a comma; the sentence that issues the plan does not go on with it."""
    found, told = read(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\n|\n{STATE}\n|\nSố: 12/KH-UBND\n|\nĐồng Nai, ngày 05 tháng 3 năm 2019\n|\nKẾ HOẠCH\n"
        "TỔ CHỨC HỘI NGHỊ\nCăn cứ Quyết định số 7/QĐ-TTg ngày 26/6/2018 của Thủ tướng Chính phủ phê duyệt\nĐề án hội nghị;\nCăn cứ Quyết "
        "định số 9/QĐ-TTg ngày 26/6/2018 của Thủ tướng Chính phủ phê duyệt\nĐề án chợ phiên ở các bản,\nỦy ban nhân dân tỉnh Đồng Nai ban\n"
        f"hành kế hoạch tổ chức hội nghị, như sau:\nI. MỤC ĐÍCH\n{BODY}{BODY}II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo dõi.\n{END}"
    )
    assert len(told["bases"]) == 2
    assert [paragraph.text for paragraph in found.plan.opening] == [
        "Ủy ban nhân dân tỉnh Đồng Nai ban hành kế hoạch tổ chức hội nghị, như sau:"
    ]

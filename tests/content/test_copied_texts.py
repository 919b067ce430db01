"""Slips that copies of plans bring along, each beside right words that look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.check import check
from drafter.cli.app import run
from drafter.importer import view_of_text
from tests.content.papers import BASES, with_line
from tests.content.run import codes
from tests.importer.test_law_sites import END, STATE

WRONG = [
    ("ND301", "Theo Kế hoạch số 298 KH/TWĐTN ngày 14/7/2025 của Trung ương Đoàn về chợ phiên."),
    ("ND301", "Theo Kế hoạch số 29 KH-UBND ngày 14/7/2025 của Ủy ban nhân dân tỉnh về chợ phiên."),
    (
        "ND304",
        "Theo công văn số 168/KH-SVHTTDL ngày 10/4/2025 của Sở Văn hóa, Thể thao và Du lịch về chợ phiên.",
    ),
    ("ND702", "- - Rà soát chợ phiên của các bản."),
    ("ND702", "1. 1. Rà soát chợ phiên của các bản."),
    ("ND702", "a) b) Rà soát chợ phiên của các bản."),
    ("ND702", "Thực hiện Kế hoạch về chợ phiên; (sau đây gọi tắt là Kế hoạch)."),
    ("ND702", "Theo Quyết định số 24/QĐ-UBND ngày 16/7/20 25 của Ủy ban nhân dân tỉnh về chợ phiên."),
    ("ND704", "Theo Luật phòng, chống thiên tai ngày 19/6/2013 và quy chế của tỉnh."),
    ("ND708", "Mua sắm đồ dùng c ủa chợ phiên cho các bản."),
]
RIGHT = [
    ("ND702", "1. 10 chợ phiên được rà soát."),
    ("ND702", "2. V. Hugo được nhắc tới ở chợ phiên."),
    ("ND702", "Chuyển đổi số số liệu chợ phiên; (1) làm ngay."),
    ("ND707", "Theo Kế hoạch số 298 KH/TWĐTN ngày 14/7/2025 của Trung ương Đoàn về chợ phiên."),
    ("ND707", "Phòng bệnh MERS-CoV tại chợ phiên."),
    ("ND707", "KINH PHÍ: sử dụng nguồn chi thường xuyên của chợ phiên."),
    ("ND708", "Diện tích mỗi điểm 35.380,5 m², cao 12 m³."),
    ("ND708", "Theo điểm c ủng hộ, nhóm b an toàn, khoản v à trong bảng phân loại của chợ."),
    ("ND704", "Theo Luật sửa đổi, bổ sung một số điều của các luật ngày 25/6/2025 và quy chế của tỉnh."),
    ("ND704", "Theo Luật Phòng, chống thiên tai ngày 19/6/2013 và quy chế của tỉnh."),
    ("ND304", "Theo Công văn số 168/SVHTTDL-VP ngày 10/4/2025 của Sở Văn hóa, Thể thao và Du lịch về chợ phiên."),
    (
        "ND315",
        "Theo Thông tư số 12/2026/TT-BTC ngày 10/02/2026 của Bộ Tài chính quy định khám bệnh (KCB) bảo hiểm y tế (BHYT), biện pháp thi "
        "hành Nghị định số 188/2025/NĐ-CP ngày 01/7/2025 của Chính phủ và quy chế của tỉnh.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("code", "line"), WRONG)
def test_slip_is_found(code: str, line: str) -> None:
    """The rule speaks of the slip."""
    assert code in codes(with_line("state", line)) - codes(BASES["state"])


@pytest.mark.parametrize(("code", "line"), RIGHT)
def test_right_words_are_left_alone(code: str, line: str) -> None:
    """The rule does not speak of words that are right."""
    assert code not in codes(with_line("state", line)) - codes(BASES["state"])


PLAN_OF_YEARS = (
    f"ỦY BAN NHÂN DÂN\nXÃ NA SẦM\nSố: 12/KH-UBND\n{STATE}\nNa Sầm, ngày 05 tháng {{month}} năm 2024\nKẾ HOẠCH\nTổ chức {{blank}}\n\n"
    "Để thực hiện tốt, Ủy ban nhân dân xã xây dựng kế hoạch như sau:\nI. MỤC TIÊU\n1. Đến năm {first}\n"
    "- Có 90% số người mới biết chữ tiếp tục tham gia học tập.\n2. Đến năm {second}\n"
    f"- Có 95% số người mới biết chữ tiếp tục tham gia học tập.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo dõi.\n{END}"
)


@pytest.mark.parametrize(
    ("month", "blank", "code"),
    [("9", "hội nghị", ""), ("09", "hội nghị", "TT123"), ("9", "[TÊN HỘI NGHỊ / PHONG TRÀO ĐƯỢC GIAO TỔ CHỨC TRONG NĂM]", "TT702")],
)  # fmt: skip
def test_text_without_looks(
    month: str, blank: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a text file too the month's zero and blanks that were never filled are told: neither needs a page."""
    file = tmp_path / "a.txt"
    file.write_text(
        PLAN_OF_YEARS.format(month=month, blank=blank, first="2025", second="2030"), encoding="utf-8"
    )
    run(["check", str(file)])
    said = capsys.readouterr().out
    assert [known for known in ("TT123", "TT702") if known in said] == ([code] if code else [])


def test_degree_before_the_signer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a text file a degree before the signer's name is told: it needs no page."""
    file = tmp_path / "a.txt"
    paper = PLAN_OF_YEARS.format(month="9", blank="hội nghị", first="2025", second="2030")
    assert "\nNguyễn Văn A" in paper
    file.write_text(paper.replace("\nNguyễn Văn A", "\nPGS.TS. Nguyễn Văn A"), encoding="utf-8")
    run(["check", str(file)])
    assert "TT407" in capsys.readouterr().out


def test_targets_of_two_years() -> None:
    """One target in two years has two figures; in one year it has one."""

    def told(first: str, second: str) -> bool:
        text = PLAN_OF_YEARS.format(month="9", blank="hội nghị", first=first, second=second)
        return any(f.code == "ND609" for f in check(view_of_text(text.encode(), "a.txt")).findings)

    assert not told("2025", "2030")
    assert told("2025", "2025")


@pytest.mark.parametrize(
    ("last", "code", "found"),
    [
        ("Căn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019 của Qu", "TT301", False),
        ("Căn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019;", "TT301", True),
        ("Căn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019.\n\nI. MỤC ĐÍCH\n- Tiếp tục thực hiện phươ", "ND708", False),
        ("Căn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019.\n\nI. MỤC ĐÍCH\n- Tiếp tục thực hiện phươ.", "ND708", True),
        ("Căn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019.\n\nI. MỤC ĐÍCH\n- Phát triển kinh tế ở iền núi.", "ND708", True),
    ],
)  # fmt: skip
def test_a_copy_that_ends_inside_a_word(last: str, code: str, found: bool) -> None:
    """Where a copy breaks off is no fault of the plan; "iê" without an initial is no syllable."""
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
        f"Tổ chức hội nghị\n\n{last}\n"
    )
    assert any(f.code == code for f in check(view_of_text(text.encode(), "a.txt")).findings) == found


@pytest.mark.parametrize(
    ("last", "found"), [("Theo Quyết định số 26/QĐ-U", False), ("Theo Quyết định số 26/QĐ-UBND.", True)]
)
def test_a_copy_that_ends_inside_a_citation(last: str, found: bool) -> None:
    """A paper whose symbol a copy breaks off in is not told to lack its day."""
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
        f"Tổ chức hội nghị\n\nI. MỤC ĐÍCH\n- Nâng cao chất lượng hội nghị.\n- {last}\n"
    )
    assert any(f.code == "ND315" for f in check(view_of_text(text.encode(), "a.txt")).findings) == found


def test_brackets_over_two_lines_of_a_title() -> None:
    """A quotation that goes on in the second line of a title in capitals has both its halves."""
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/QĐ-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch\n\n"
        "Điều 1. Ban hành Kế hoạch.\nĐiều 2. Thi hành từ ngày ký.\n\nCHỦ TỊCH\n\nNguyễn Văn A\n\nKẾ HOẠCH\nTHỰC HIỆN ĐỀ ÁN “HỘI NGHỊ NGƯỜI LÀM\n"
        "NGHỀ TẠI CÁC BẢN” TRÊN ĐỊA BÀN\n\nI. MỤC ĐÍCH\n- Nâng cao chất lượng hội nghị{end}.\n"
    )
    for end, found in (("", False), (" (đợt một", True)):
        told = check(view_of_text(text.replace("{end}", end).encode(), "a.txt")).findings
        assert any(f.code == "ND706" for f in told) == found


@pytest.mark.parametrize(
    ("broken", "told"),
    [("", True), ("Nâng cao chất lượng hội nghị ở tất cả các bản và\nkhóa tập huấn.\n\n", False)],
)
def test_paragraphs_that_copying_broke(
    broken: str, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How paragraphs begin is told of a text as long as its copy broke none of them."""
    file = tmp_path / "a.txt"
    file.write_text(
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTổ chức hội nghị\n\n"
        f"căn cứ Luật Hội nghị ngày 14 tháng 6 năm 2019;\n\nI. MỤC ĐÍCH\n{broken}nâng cao chất lượng hội nghị.\n",
        encoding="utf-8",
    )
    run(["check", str(file)])
    assert ("TT322" in capsys.readouterr().out) == told


@pytest.mark.parametrize(
    ("base", "code"),
    [
        ("Căn cứ Thông tư liên tịch số 183/2010/TTLT-BTC-BNN ngày 15 tháng 11 năm 2010 giữa Bộ Tài chính và Bộ Nông nghiệp hướng dẫn hội nghị;", "TT304"),
        ("Theo đề nghị của Sở Nội vụ (tại Tờ trình số 341/TTr-SNV ngày 16/02/2024). Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", "ND315"),
    ],
)  # fmt: skip
def test_bodies_said_in_other_words(base: str, code: str) -> None:
    """A circular between two ministries has its bodies; so has a proposal in brackets behind the one who makes it."""
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\n{STATE}\nĐồng Nai, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\n"
        f"Tổ chức hội nghị\n\n{base}\n\nI. MỤC ĐÍCH\n- Nâng cao chất lượng hội nghị.\n"
    )
    assert not any(f.code == code for f in check(view_of_text(text.encode(), "a.txt")).findings)

"""Signatures of bodies that the law treats apart, and recipients on one line: true findings, no false ones."""

from __future__ import annotations

import io

import pytest
from docx import Document

from drafter.check import check
from drafter.importer import view_of_text
from drafter.word.read import read_view

PLAN = """{parent}
{issuer}
Số: 12/KH-CQ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Vũ Quang, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Tổ chức hội nghị tổng kết
Để tổng kết công tác, đơn vị xây dựng kế hoạch như sau:
1. Chuẩn bị tài liệu.
2. Tổ chức hội nghị./.
{end}
"""
END = "Nơi nhận:\n- Như kế hoạch;\n- Lưu: VT.\n{signed}"


def codes(parent: str, issuer: str, end: str, *chosen: str) -> list[tuple[str, str]]:
    """(code, severity) of the findings on a text."""
    view = view_of_text(PLAN.format(parent=parent, issuer=issuer, end=end).encode(), "a.txt")
    return [(found.code, found.severity) for found in check(view, select=chosen).findings]


@pytest.mark.parametrize(
    ("parent", "issuer", "signed"),
    [
        ("HỘI NÔNG DÂN TỈNH HÀ TĨNH", "BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ TĨNH", "CÔNG ĐOÀN NGÀNH Y TẾ", "TM. BAN CHẤP HÀNH"),
        ("MTTQ VIỆT NAM HUYỆN VŨ QUANG", "BAN THƯỜNG TRỰC", "TM. BAN THƯỜNG TRỰC"),
    ],
)
def test_a_deputy_of_a_union_signs_for_its_committee(parent: str, issuer: str, signed: str) -> None:
    """A deputy below the committee of a mass organisation needs no "KT."; one of a State body does."""
    end = END.format(signed=f"{signed}\nPHÓ CHỦ TỊCH\nNguyễn Văn A")
    assert codes(parent, issuer, end, "TT404") == []
    state = END.format(signed="PHÓ GIÁM ĐỐC\nNguyễn Văn A")
    assert codes("UBND TỈNH HÀ TĨNH", "SỞ NỘI VỤ", state, "TT404") == [("TT404", "error")]


@pytest.mark.parametrize(
    ("parent", "issuer", "severity"),
    [
        ("BỘ CHQS TỈNH HÀ TĨNH", "BAN CHQS HUYỆN VŨ QUANG", "info"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC HÀ TĨNH", "info"),
        ("SỞ Y TẾ HÀ TĨNH", "BỆNH VIỆN ĐA KHOA", "info"),
        ("UBND TỈNH HÀ TĨNH", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "error"),
        ("UBND HUYỆN VŨ QUANG", "PHÒNG NỘI VỤ", "error"),
    ],
)
def test_ranks_before_a_name(parent: str, issuer: str, severity: str) -> None:
    """A rank or degree is only pointed out where the sector may rule so: forces, schools, hospitals (II.7.c)."""
    end = END.format(signed="GIÁM ĐỐC\nTS. Nguyễn Văn A")
    assert codes(parent, issuer, end, "TT407") == [("TT407", severity)]


def test_recipients_on_the_line_of_their_heading_are_one_slip() -> None:
    """ "Nơi nhận: A; B; Lưu: VT." in a paragraph of a Word file is told once; as a text it may be what copying made of it."""
    end = "HIỆU TRƯỞNG\nNguyễn Văn A\nNơi nhận: Phòng Nội vụ (b/c); Các tổ; Lưu: VT."
    parent, issuer = "PHÒNG GD&ĐT VŨ QUANG", "TRƯỜNG TIỂU HỌC ĐỨC LĨNH"
    chosen = ("TT501", "TT502", "TT503", "TT504")
    assert codes(parent, issuer, end, *chosen) == []
    word = Document()
    for line in PLAN.format(parent=parent, issuer=issuer, end=end).split("\n"):
        word.add_paragraph().add_run(line).bold = line.isupper()
    file = io.BytesIO()
    word.save(file)
    report = check(read_view(file.getvalue(), "a.docx"), select=chosen)
    assert [found.code for found in report.findings] == ["TT501"]


@pytest.mark.parametrize(
    ("parent", "issuer", "found"),
    [
        ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH", [("ND412", "info")]),
        ("ỦY BAN NHÂN DÂN", "HUYỆN VŨ QUANG", []),
        ("SỞ Y TẾ HÀ TĨNH", "BỆNH VIỆN ĐA KHOA", []),
    ],
)
def test_a_department_above_the_issuer_is_no_idle_recipient(
    parent: str, issuer: str, found: list[tuple[str, str]]
) -> None:
    """Below the departments of a province all bodies report to them; only the province's own plan names one by mistake."""
    end = "Nơi nhận:\n- Sở Ngoại vụ;\n- Sở NN&PTNT;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn A"
    assert codes(parent, issuer, end, "ND412") == found

"""What law sites, portals and scans make of a plan, in our own words: broken names, lost lines, rows of cells, tags."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.importer import as_json, view_of_text
from tests.importer.tools import imported

BODY = (
    "Để thực hiện tốt, đơn vị xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nNội dung thứ nhất.\nII. TỔ CHỨC THỰC HIỆN\n"
    "1. Văn phòng: theo dõi.\n"
)
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nNguyễn Văn A\n"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def report(text: str) -> dict[str, Any]:
    """The JSON of a text."""
    return as_json(imported(view_of_text(text.encode(), "a.txt")))


HEADS = {
    "words broken off in narrow cells": (
        "ỦY\nBAN NHÂN DÂN\nTỈNH HÀ TĨNH\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n----\n|\n"
        "Số:\n12/KH-UBND\n|\nHà\nTĩnh, ngày 05\ntháng 3 năm 2024\n|\nKẾ\nHOẠCH\nTỔ CHỨC HỘI NGHỊ\n"
    ),
    "the national name over two lines": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n----\n|\n"
        "Số: 12/KH-UBND\n|\nHà Tĩnh, ngày 05 tháng 3 năm 2024\n|\nKẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ\n"
    ),
    "a row a line": (
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH ------- Số: 12/KH-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "--------------- Hà Tĩnh, ngày 05 tháng 3 năm 2024 |\nKẾ HOẠCH\nTổ chức hội nghị\n"
    ),
    "a cell a line": (
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/KH-UBND |\nHà Tĩnh, ngày 05 tháng 3 năm 2024 |\n"
        "KẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ\n"
    ),
    "metadata in a table above": (
        "Kế hoạch 12/KH-UBND năm 2024 tổ chức hội nghị\n| Số hiệu | 12/KH-UBND |\n| Ngày ban hành | 05/3/2024 |\n| Người ký | "
        "Nguyễn Văn A |\n|\nỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 12/KH-UBND |\n"
        "Hà Tĩnh, ngày 05 tháng 3 năm 2024 |\nKẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ\n"
    ),
    "related documents above": (
        "- 1Quyết định 35/QĐ-UBND năm 2010 về quy chế hội nghị do tỉnh Hà Tĩnh ban hành\n- 2Nghị định 94/2014/NĐ-CP về hội nghị\n"
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/KH-UBND | Hà Tĩnh, ngày 05 tháng 3 năm 2024 |\n"
        "TỔ CHỨC HỘI NGHỊ\n"
    ),
    "line ends spelled out": (
        "\\r\\n ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH | \\r\\n \\r\\n CỘNG\\r\\n HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | \\r\\n\n\n\\r\\n Số: 12/KH-UBND \\r\\n | "
        "\\r\\n Hà Tĩnh, ngày 05 tháng 3 năm 2024 \\r\\n | \\r\\n\n\nKẾ HOẠCH\nTỔ CHỨC\\r\\nHỘI NGHỊ\n\\r\\n\\r\\n\n"
    ),
    "posted on a portal": (
        "Kế hoạch tổ chức hội nghị\n\nThứ năm - 21/04/2024 12:52\nỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n      Số: 12/KH-UBND\n"
        f"       {STATE}\n\n         Hà Tĩnh, ngày 05 tháng 3  năm 2024\n   \nKẾ HOẠCH\nTổ chức hội nghị\n"
    ),
    "the left column first": (
        f"ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\nSố: 12/KH-UBND\n\n{STATE}\n\nHà Tĩnh, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nTổ chức hội nghị\n\n"
    ),
    "a number without its word": (
        f"ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n{STATE}\n12/KH-UBND\nHà Tĩnh, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTổ chức hội nghị\n\n"
    ),
    "tags": (
        "<table><tr><td><p><b>ỦY BAN NHÂN DÂN<br/>TỈNH HÀ TĨNH</b></p><p>Số: 12/KH-UBND</p></td><td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
        "VIỆT NAM<br/>Độc lập - Tự do - Hạnh phúc</b></p><p><i>Hà Tĩnh, ngày&nbsp;05 tháng 3 năm 2024</i></p></td></tr></table>"
        "<p><b>KẾ HOẠCH</b></p><p><b>Tổ chức hội nghị</b></p>"
        f"{''.join(f'<p>{line}</p>' for line in BODY.splitlines())}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_sites(name: str) -> None:
    """Whatever a site has made of the head, the plan says the same; what is the site's own is left out."""
    text = HEADS[name]
    ends = f"{''.join(f'<p>{line}</p>' for line in END.splitlines())}" if name == "tags" else BODY + END
    data = report(text + ends)
    assert (data["number"], data["symbol"], data["date"], data["place"]) == (
        "12", "KH-UBND", "2024-03-05", "Hà Tĩnh",
    )  # fmt: skip
    assert " ".join(data["issuer"]) == "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"
    assert data["title"].casefold() == "tổ chức hội nghị"
    assert [s["label"] for s in data["sections"]] == ["I.", "II."]
    assert (data["signature"]["post"], data["signature"]["name"]) == ("CHỦ TỊCH", "Nguyễn Văn A")
    assert data["unplaced"] == []


ENDS = {
    "a post beside the recipients": ("Nơi nhận: CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\n\nNguyễn Văn A\n", "CHỦ TỊCH", "Nguyễn Văn A"),
    "an authority on its own line": (
        "|\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nTM.\nỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n|\n", "CHỦ TỊCH", "Nguyễn Văn A",
    ),
    "a mark of the typist": (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, TH.\nAnh5/KH\n|\nHIỆU TRƯỞNG\nThS. Nguyễn Văn A\n|\n", "HIỆU TRƯỞNG", "ThS. Nguyễn Văn A",
    ),
    "said to be signed": (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM/UBND HUYỆN\nQ. CHỦ TỊCH\n(Ký tên, đóng dấu)\nNguyễn Văn A\n", "Q. CHỦ TỊCH", "Nguyễn Văn A",
    ),
    "a row": (
        "Nơi nhận: - Như trên; - Lưu: VT. | TL. BỘ TRƯỞNG VỤ TRƯỞNG VỤ PHÁP CHẾ (Đã ký) Nguyễn Văn A |\n", "VỤ TRƯỞNG VỤ PHÁP CHẾ",
        "Nguyễn Văn A",
    ),
    "learning before the name": (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n(Đã ký)\nBs. CKII. Nguyễn Văn A\n", "GIÁM ĐỐC", "Bs. CKII. Nguyễn Văn A",
    ),
    "all on one line": ("Nơi nhận: Như trên; Lưu VT.\n\nCHỈ HUY TRƯỞNG\n\nĐại tá Nguyễn Văn A\n", "CHỈ HUY TRƯỞNG", "Đại tá Nguyễn Văn A"),
    "two signers above": (
        "GIÁM ĐỐC SỞ Y TẾ          GIÁM ĐỐC SỞ NỘI VỤ\n\nNguyễn Văn A              Nguyễn Văn B\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n",
        "GIÁM ĐỐC SỞ Y TẾ", "Nguyễn Văn A",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_ends_of_sites(name: str) -> None:
    """One recipient and the signature are read; nothing is left over."""
    end, post, signer = ENDS[name]
    data = report(f"ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n{STATE}\nSố: 12/KH-UBND\nHà Tĩnh, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTổ chức\n\n{BODY}{end}")  # fmt: skip
    assert (data["signature"]["post"], data["signature"]["name"]) == (post, signer)
    assert data["recipients"] == ["Như trên"]
    assert data["archive"].startswith("VT")
    assert data["unplaced"] == []


def test_both_signers_of_a_joint_plan() -> None:
    """Two signers side by side above the recipients are two."""
    end = ENDS["two signers above"][0]
    data = report(f"SỞ Y TẾ - SỞ NỘI VỤ\n{STATE}\nSố: 12/KHLN-SYT-SNV\nHà Tĩnh, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTổ chức\n\n{BODY}{end}")  # fmt: skip
    assert [(s["post"], s["name"]) for s in data["signatures"]] == [
        ("GIÁM ĐỐC SỞ Y TẾ", "Nguyễn Văn A"),
        ("GIÁM ĐỐC SỞ NỘI VỤ", "Nguyễn Văn B"),
    ]


def test_headings_broken_by_a_site_are_whole() -> None:
    """A heading in capitals and a line that ends in "của" go on with the line below, where lines are broken at a width."""
    long = "Các đơn vị tổ chức thực hiện nghiêm túc các nhiệm vụ được giao trong năm, báo cáo kết\nquả về Văn phòng để tổng hợp, theo dõi chung."
    text = f"KẾ HOẠCH\nTổ chức hội nghị\nĐơn vị lập kế hoạch như sau:\nI. MỤC ĐÍCH CỦA\nVIỆC TỔ CHỨC\n1. Chủ trương của\nBan Chỉ đạo\n{long}\n" + f"- {long}\n" * 8  # fmt: skip
    (part,) = report(text)["sections"]
    assert part["heading"] == "MỤC ĐÍCH CỦA VIỆC TỔ CHỨC"
    assert part["children"][0]["heading"] == "Chủ trương của Ban Chỉ đạo"


@pytest.mark.parametrize("heading", ["\fDANH SÁCH\n", "CƯỚC CHÚ\n"])
def test_what_follows_the_signature_is_no_recipient(heading: str) -> None:
    """A heading in capitals on the page after the signature, and what it comes with, belong to what follows."""
    tail = f"{heading}(Kèm theo Kế hoạch số 12/KH-UBND của Ủy ban nhân dân\ntỉnh Hà Tĩnh)\n[1] Một điều cần nói rõ.\n"
    beside = "Nơi nhận:                              CHỦ TỊCH\n- Như trên;                            Nguyễn Văn A\n- Lưu: VT.\n"
    for end in (END, beside):
        data = report(f"KẾ HOẠCH\nTổ chức\n\n{BODY}{end}{tail}")
        assert data["recipients"] == ["Như trên"]
        assert data["signature"]["name"] == "Nguyễn Văn A"


def test_a_stray_bar_is_no_border() -> None:
    """A bar that scanning left inside a line stays in its line."""
    data = report(
        f"KẾ HOẠCH\nTổ chức\n\n{BODY}Nơi nhận:\n- Như trên, /9 | Ỷ N;\n- Lưu: VT.\n\nCHỦ TỊCH\nNguyễn Văn A\n"
    )
    assert len(data["recipients"]) == 1
    assert data["signature"]["name"] == "Nguyễn Văn A"


@pytest.mark.parametrize(
    "head",
    [
        f"SỞ CÔNG THƯƠNG\n\nSố:\n\n/KH-SCT\n\n{STATE}\n\nLào Cai, ngày\n\ntháng 4 năm 2026",
        "SỞ CÔNG THƯƠNG\nSố:\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n/KH-SCT\n\nĐộc lập - Tự do - Hạnh phúc\n\nLào Cai, ngày\n\ntháng 4 năm 2026",
    ],
)  # fmt: skip
def test_heads_taken_out_of_a_pdf(head: str) -> None:
    """The room for a number and a day parts a head taken out of a PDF; its halves are put together."""
    data = report(f"{head}\n\nKẾ HOẠCH\nTổ chức hội nghị\n\n{BODY}{END}")
    assert (data["number"], data["symbol"], data["date"], data["place"]) == ("", "KH-SCT", None, "Lào Cai")
    assert (data["issuer"], data["unplaced"]) == (["SỞ CÔNG THƯƠNG"], [])

"""Plans of many bodies and manners, invented: what the report says of each."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.importer import as_json, as_text, view_of_text
from tests.importer.tools import imported, loaded

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "Để thực hiện tốt, đơn vị xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nNội dung thứ nhất.\nII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng: theo dõi.\n"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nNguyễn Văn A\n"


def report(text: str, **options: Any) -> dict[str, Any]:
    """The JSON of a text."""
    return as_json(imported(view_of_text(text.encode(), "a.txt"), **options))


def plan(head: str, title: str = "KẾ HOẠCH\nTổ chức hội nghị", body: str = BODY, end: str = END) -> str:
    """A whole plan of these parts."""
    return f"{head}\n\n{title}\n\n{body}{end}"


HEADS = {
    "province": (
        f"ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH\n-------\n{STATE}\nSố: 12/KH-UBND\nHà Tĩnh, ngày 05 tháng 3 năm 2026",
        ("12", "KH-UBND", "2026-03-05", "Hà Tĩnh"),
        {"kind": "ubnd-tinh", "unit": "tỉnh", "name": "Hà Tĩnh"},
    ),
    "city under central rule": (
        f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\n{STATE}\nSố: 7/KH-UBND\nĐà Nẵng, ngày 15 tháng 10 năm 2024",
        ("7", "KH-UBND", "2024-10-15", "Đà Nẵng"),
        {"kind": "ubnd-tinh", "unit": "thành phố", "name": "Đà Nẵng"},
    ),
    "city of a province": (
        f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VIỆT TRÌ\n{STATE}\nSố: 7/KH-UBND\nViệt Trì, ngày 15 tháng 10 năm 2024",
        ("7", "KH-UBND", "2024-10-15", "Việt Trì"),
        {"kind": "ubnd-huyen", "unit": "thành phố", "name": "Việt Trì"},
    ),
    "ward": (
        f"UBND PHƯỜNG BẾN NGHÉ\t{STATE.splitlines()[0]}\n\tĐộc lập - Tự do - Hạnh phúc\nSố:   /KH-UBND\tBến Nghé, ngày   tháng 4 năm 2026",
        ("", "KH-UBND", None, "Bến Nghé"),
        {"kind": "ubnd-xa", "unit": "phường", "name": "Bến Nghé", "lines": ("UBND PHƯỜNG BẾN NGHÉ",)},
    ),
    "department": (
        f"UBND TỈNH LÀO CAI        {STATE.splitlines()[0]}\nSỞ NỘI VỤ                Độc lập - Tự do - Hạnh phúc\n"
        "Số 25 /KH-SNV            Lào Cai, ngày 27 tháng 3 năm 2026",
        ("25", "KH-SNV", "2026-03-27", "Lào Cai"),
        {"kind": "so", "unit": "tỉnh", "name": "Lào Cai", "department": "Sở Nội vụ"},
    ),
    "school": (
        f"PHÒNG GD&ĐT HUYỆN PHÙ NINH      {STATE.splitlines()[0]}\nTRƯỜNG THCS PHÚ LỘC      Độc lập – Tự do – Hạnh phúc\n"
        "Số: 9/KH-THCSPL           Phú Lộc, ngày 6 tháng 9 năm 2024",
        ("9", "KH-THCSPL", "2024-09-06", "Phú Lộc"),
        {"kind": "nha-nuoc-khac", "letters": "THCSPL"},
    ),
    "ministry": (
        f"BỘ NỘI VỤ\n{STATE}\nSố: 1234/KH-BNV\nHà Nội, ngày 12 tháng 02 năm 2026",
        ("1234", "KH-BNV", "2026-02-12", "Hà Nội"),
        {"kind": "bo", "department": "Bộ Nội vụ"},
    ),
    "province committee": (
        "TỈNH ỦY ĐIỆN BIÊN\t\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 82-KH/TU\t\tĐiện Biên, ngày 27 tháng 8 năm 2019",
        ("82", "KH/TU", "2019-08-27", "Điện Biên"),
        {"kind": "tinh-uy", "unit": "tỉnh", "name": "Điện Biên"},
    ),
    "commune committee": (
        "ĐẢNG BỘ TỈNH LẠNG SƠN        ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ NA SẦM\n        *            Na Sầm, ngày 10 tháng 10 năm 2025\n"
        "Số 05-KH/ĐU",
        ("05", "KH/ĐU", "2025-10-10", "Na Sầm"),
        {"kind": "dang-uy-xa", "unit": "xã", "name": "Na Sầm", "province": "tỉnh Lạng Sơn"},
    ),
    "district committee": (
        "ĐẢNG BỘ TỈNH LẠNG SƠN\tĐẢNG CỘNG SẢN VIỆT NAM\nHUYỆN ỦY VĂN LÃNG\n*\nSố 110-KH/HU\tVăn Lãng, ngày 01 tháng 6 năm 2023",
        ("110", "KH/HU", "2023-06-01", "Văn Lãng"),
        {"kind": "huyen-uy", "unit": "huyện", "name": "Văn Lãng", "province": "tỉnh Lạng Sơn"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_many_bodies(name: str) -> None:
    """Number, symbol, date, place and the kind of the issuer are told from the header alone, in any layout."""
    head, facts, issuer = HEADS[name]
    found = imported(view_of_text(plan(head).encode(), "a.txt"))
    data = as_json(found)
    assert (data["number"], data["symbol"], data["date"], data["place"]) == facts
    assert {key: found.values["issuer"].get(key) for key in issuer} == issuer
    assert data["title"] == "Tổ chức hội nghị"
    assert loaded(found).plan.number == facts[0]


TITLES = {
    "small letters": ("KẾ HOẠCH\nTổ chức hội nghị", "Tổ chức hội nghị"),
    "several lines": (
        "KẾ HOẠCH\nTổ chức hội nghị tổng kết công tác\nnăm 2025 và triển khai nhiệm vụ\nnăm 2026",
        "Tổ chức hội nghị tổng kết công tác năm 2025 và triển khai nhiệm vụ năm 2026",
    ),
    "capitals over several lines": (
        "KẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ TỔNG KẾT\nCÔNG TÁC NĂM 2025",
        "TỔ CHỨC HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2025",
    ),
    "on the line of the type": ("KẾ HOẠCH TỔ CHỨC HỘI NGHỊ TỔNG KẾT", "TỔ CHỨC HỘI NGHỊ TỔNG KẾT"),
    "V/v": ("KẾ HOẠCH\nV/v tổ chức Tết trồng cây", "V/v tổ chức Tết trồng cây"),
    "a longer type": ("KẾ HOẠCH LIÊN NGÀNH\nVề tổ chức hội nghị", "Liên ngành về tổ chức hội nghị"),
    "a longer type in capitals": ("KẾ HOẠCH HÀNH ĐỘNG\nTỔ CHỨC HỘI NGHỊ", "HÀNH ĐỘNG TỔ CHỨC HỘI NGHỊ"),
    "years below": (
        "KẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ\n(Giai đoạn 2021 - 2025)",
        "TỔ CHỨC HỘI NGHỊ (Giai đoạn 2021 - 2025)",
    ),
    "ruled off": ("KẾ HOẠCH\ntriển khai chuyển đổi số\n-----", "triển khai chuyển đổi số"),
}


@pytest.mark.parametrize("name", TITLES)
def test_titles(name: str) -> None:
    """The title is all its lines and nothing of the text below, in the letters it was issued in."""
    title, expected = TITLES[name]
    data = report(plan(HEADS["province"][0], title))
    assert data["title"] == expected
    assert data["type"] == "Kế hoạch"
    assert [s["label"] for s in data["sections"]] == ["I.", "II."]


def test_title_in_capitals_is_written_in_usual_letters() -> None:
    """In the answers a title in capitals has small letters, with capitals for the names that the text writes so; it is asked about."""
    body = "Để thực hiện Luật Việc làm trên địa bàn tỉnh Hà Tĩnh, đơn vị xây dựng kế hoạch:\nI. MỤC ĐÍCH\nThi hành Luật Việc làm.\n"
    text = plan(
        HEADS["province"][0], "KẾ HOẠCH\nTRIỂN KHAI LUẬT VIỆC LÀM TRÊN ĐỊA BÀN TỈNH HÀ TĨNH NĂM 2026", body
    )
    found = imported(view_of_text(text.encode(), "a.txt"))
    assert found.plan.title == "Triển khai Luật Việc làm trên địa bàn tỉnh Hà Tĩnh năm 2026"
    assert any(found.plan.title in doubt for doubt in found.doubts)


LABELS = {
    "roman dots": ("I. A\n1. Một\nx\n2. Hai\ny\nII. B\nz\n", ["I.", "1.", "2.", "II."]),
    "roman dashes": ("I- A\n1- Một.\n2- Hai.\nII- B\nz\n", ["I-", "1-", "2-", "II-"]),
    "roman strokes": ("I/ A\n1/ Một.\n2/ Hai.\nII/ B\nz\n", ["I/", "1/", "2/", "II/"]),
    "letters above": ("A. A\nI. Một\nx\nII. Hai\ny\nB. B\nz\n", ["A.", "I.", "II.", "B."]),
    "decimals": ("1. A\n1.1. Một.\n1.2. Hai.\n2. B\nz\n", ["1.", "1.1.", "1.2.", "2."]),
    "brackets": ("I. A\n(1) Một;\n(2) Hai.\nII. B\nz\n", ["I.", "(1)", "(2)", "II."]),
    "points": ("1. A\na) Một;\nb) Hai.\n2. B\nz\n", ["1.", "a)", "b)", "2."]),
    "points with dots": ("1. A\na. Một;\nb. Hai.\n2. B\nz\n", ["1.", "a.", "b.", "2."]),
    "parts": ("Phần I\nTÊN MỘT\n1. Một.\nPhần II\nTÊN HAI\n1. Hai.\n", ["Phần I", "1.", "Phần II", "1."]),
    "before a number": ("I. A\n1. 100% xã đạt.\n2. 95% hộ đạt.\nII. B\nz\n", ["I.", "1.", "2.", "II."]),
}


@pytest.mark.parametrize("name", LABELS)
def test_every_manner_of_numbering(name: str) -> None:
    """Labels of the first two levels are read as issued, and print again as issued."""
    body, expected = LABELS[name]
    text = plan(HEADS["province"][0], body=f"Đơn vị xây dựng kế hoạch như sau:\n{body}")
    data = report(text)
    labels = [x for s in data["sections"] for x in (s["label"], *(c["label"] for c in s["children"]))]
    assert labels == expected
    assert not any("đánh số lại" in doubt for doubt in data["doubts"])


def test_wrong_labels_are_kept_and_asked_about() -> None:
    """II then IV, III twice: kept as issued and told; with `renumber` mended and not asked about."""
    body = "Như sau:\nI. A\nx\nII. B\nx\nIV. C\nx\nIV. D\nx\n"
    text = plan(HEADS["province"][0], body=body)
    data = report(text)
    assert [s["label"] for s in data["sections"]] == ["I.", "II.", "IV.", "IV."]
    asked = [doubt for doubt in data["doubts"] if "--renumber" in doubt]
    assert [doubt.split(" ")[0] for doubt in asked] == ["IV.", "IV."]
    kept = imported(view_of_text(text.encode(), "a.txt"))
    mended = imported(view_of_text(text.encode(), "a.txt"), renumber=True)
    assert [block.label for block in kept.plan.sections] == [None, None, "IV.", "IV."]  # type: ignore[union-attr]
    assert [block.label for block in mended.plan.sections] == [None] * 4  # type: ignore[union-attr]
    assert not any("--renumber" in doubt for doubt in mended.doubts)


ENDS = {
    "signature first": (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nNguyễn Văn A\nNơi nhận:\n- Sở Nội vụ (b/c);\n- Lưu: VT.\n",
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", ["Sở Nội vụ (b/c)"],
    ),
    "two columns by tabs": (
        "Nơi nhận:\tKT. GIÁM ĐỐC\n- Sở Nội vụ;\tPHÓ GIÁM ĐỐC\n- Các phòng;\n- Lưu: VT.\n\tNguyễn Văn A\n",
        ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", ["Sở Nội vụ", "Các phòng"],
    ),
    "two columns by spaces": (
        "Nơi nhận:                                   T/M BAN THƯỜNG VỤ\n- Các chi bộ,                               BÍ THƯ\n"
        "- Các đoàn thể,\n- Lưu Văn phòng.\n\n                                            Nguyễn Văn A\n",
        ["T/M BAN THƯỜNG VỤ"], "BÍ THƯ", ["Các chi bộ", "Các đoàn thể"],
    ),
    "electronic copies": (
        "Nơi nhận:                     KT. GIÁM ĐỐC\n- Lưu: VT.                    PHÓ GIÁM ĐỐC\nBản điện tử:\n- UBND tỉnh (b/c);\n"
        "- Các sở.\n\n                              Nguyễn Văn A\n",
        ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", ["UBND tỉnh (b/c)", "Các sở"],
    ),
    "columns run together": (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Bộ Nội vụ (b/c); KT. CHỦ TỊCH\n- Các sở; PHÓ CHỦ TỊCH\n- Lưu: VT.\nNguyễn Văn A\n",
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", ["Bộ Nội vụ (b/c)", "Các sở"],
    ),
    "cells": (
        "|\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n|\nHIỆU TRƯỞNG\nNguyễn Văn A\n|\n", [], "HIỆU TRƯỞNG", ["Sở Nội vụ"],
    ),
    "markdown": (
        "| *Nơi nhận:* - Sở Nội vụ; - Các xã; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Văn Anh |\n| --- | --- |\n",
        ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", ["Sở Nội vụ", "Các xã"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDS)
def test_endings(name: str) -> None:
    """Who signs and who receives is read from any layout of the ending."""
    end, authority, post, recipients = ENDS[name]
    data = report(plan(HEADS["province"][0], end=end))
    assert data["signature"]["authority"] == authority
    assert data["signature"]["post"] == post
    assert data["signature"]["name"].startswith("Nguyễn Văn A")
    assert data["recipients"] == recipients
    assert data["archive"].strip(".") in ("VT", "Văn phòng")
    assert data["unplaced"] == []


def test_bases_and_carried_out() -> None:
    """Bases and the documents carried out are listed one by one."""
    body = (
        "Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác "
        "văn thư;\nThực hiện Kế hoạch số 24/KH-UBND ngày 14/8/2025 của UBND tỉnh về chuyển đổi số (sau đây gọi tắt là Kế hoạch số 24); "
        "Công văn số 5/SNV-VP ngày 01/9/2025 của Sở Nội vụ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\nx.\n"
    )  # fmt: skip
    data = report(plan(HEADS["province"][0], body=body))
    assert [basis.split(" ")[2] for basis in data["bases"]] == ["Luật", "Nghị"]
    assert data["implements"] == [
        "Kế hoạch số 24/KH-UBND ngày 14/8/2025 của UBND tỉnh về chuyển đổi số",
        "Công văn số 5/SNV-VP ngày 01/9/2025 của Sở Nội vụ",
    ]


def test_duties_of_agencies() -> None:
    """The last part becomes duties when each number names an agency, and stays a part when one does not."""
    head = "Như sau:\nI. MỤC ĐÍCH\nx.\nII. TỔ CHỨC THỰC HIỆN\n"
    named = imported(
        view_of_text(
            plan(
                HEADS["province"][0], body=f"{head}1. Sở Nội vụ: theo dõi.\n2. Các xã:\n- Làm việc.\n"
            ).encode(),
            "a",
        )
    )
    assert named.plan.implementation is not None
    assert [duty.agency for duty in named.plan.implementation.duties] == ["Sở Nội vụ", "Các xã"]
    loose = imported(
        view_of_text(
            plan(HEADS["province"][0], body=f"{head}1. Sở Nội vụ theo dõi, đôn đốc.\n").encode(), "a"
        )
    )
    assert loose.plan.implementation is None
    assert len(loose.plan.sections) == 2


def test_annexed_plan() -> None:
    """A plan issued with a decision: number and signature are the decision's, the parts the plan's."""
    text = (
        f"{HEADS['province'][0].replace('KH-UBND', 'QĐ-UBND')}\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch tổ chức hội nghị\n\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
        "Điều 2. Quyết định có hiệu lực từ ngày ký.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\n"
        f"KẾ HOẠCH\nTổ chức hội nghị\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2026 của Ủy ban nhân dân tỉnh)\n\n{BODY}"
    )
    found = imported(view_of_text(text.encode(), "a.txt"))
    data = as_json(found)
    assert (data["number"], data["symbol"], data["title"]) == ("12", "QĐ-UBND", "Tổ chức hội nghị")
    assert data["signature"]["post"] == "CHỦ TỊCH"
    assert [s["label"] for s in data["sections"]] == ["I.", "II."]
    assert found.plan.attached_to is not None
    assert found.plan.attached_to.symbol == "12/QĐ-UBND"
    assert loaded(found).plan.number == ""


def test_unplaced_is_kept_and_told() -> None:
    """Text behind the signature that is no appendix is kept word for word, listed and asked about."""
    text = (
        plan(HEADS["province"][0]) + "\n\nGhi chép lạ lùng của người đánh máy không thuộc phần nào cả.\n" * 1
    )
    long = (
        text
        + "Dòng thứ hai dài hơn một trăm sáu mươi ký tự để không ai tưởng là một nơi nhận, " * 4
        + "hết.\n"
    )
    found = imported(view_of_text(long.encode(), "a.txt"))
    assert any("Dòng thứ hai" in line for line in found.unplaced)
    assert any("không rõ thuộc phần nào" in doubt for doubt in found.doubts)
    printed = str(found.values)
    assert "Dòng thứ hai" in printed
    assert "Ghi chép lạ lùng" in printed


def test_how_sure_each_field_is() -> None:
    """What was read whole is high, a blank number or date low, what is not there none."""
    whole = report(plan(HEADS["province"][0], end=ENDS["two columns by tabs"][0]))["sure"]
    assert {
        whole[key]
        for key in ("number", "symbol", "date", "place", "issuer", "title", "sections", "signature")
    } == {"high"}
    blank = report(plan(HEADS["ward"][0], end=""))["sure"]
    assert (blank["number"], blank["date"], blank["signature"], blank["bases"]) == (
        "none",
        "low",
        "none",
        "none",
    )


def test_report_for_a_person() -> None:
    """The short report names what was read and asks in plain sentences."""
    found = imported(view_of_text(plan(HEADS["ward"][0]).encode(), "a.txt"))
    text = as_text(found)
    assert "UBND PHƯỜNG BẾN NGHÉ" in text
    assert "Nguyễn Văn A" in text
    assert text.count("?") == len(found.doubts)


@pytest.mark.parametrize(
    "text",
    ["", "\n\n|\n|\n", "KẾ HOẠCH", "abc", "|", "* * *", "I.\n1.\na)\n-", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"],
)
def test_scraps_make_loadable_answers(text: str) -> None:
    """Whatever the text, the answers can be read again and the doubts say what is missing."""
    found = imported(view_of_text(text.encode(), "a.txt"))
    assert loaded(found).plan.title
    assert len(found.doubts) >= 2

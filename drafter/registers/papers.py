"""Types of documents and their letters in a symbol (NĐ 30/2020/NĐ-CP, Phụ lục III; 36-HD/VPTW)."""

from __future__ import annotations

from drafter import text as _text

#: Type as printed -> letters. The Party uses the same letters for the types that both know.
TYPE_LETTERS = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
}


def type_letters(type_: str) -> str:
    """The letters of a type, "" when we do not know them."""
    return TYPE_LETTERS.get(_text.sentence(type_.lower()), "")

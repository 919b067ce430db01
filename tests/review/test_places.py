"""Where a line stands, said as a reader of the page says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.returning import plain_of, press
from drafter.review.places import Places
from tests.tools import ANSWERS, SAMPLES

WHERE = {
    SAMPLES / "stress.yml": {
        "Phần I": "Phần I",
        "I. MỤC ĐÍCH, YÊU CẦU": "Phần I, mục I",
        "2.1. Yêu cầu chung": "Phần I, mục I.2.1",
        "đ) Điểm thứ năm:": "Phần I, mục I.2.1, điểm đ",
        "+ Cộng thứ hai.": "Phần I, mục I.2.1, điểm đ, gạch đầu dòng 1, dấu cộng 2",
        "Đề mục không số": "Phần I, mục II, “Đề mục không số”",
        "- Nhiệm vụ có kèm đoạn văn;": "Phần II, mục IV.1, nhiệm vụ 2",
        "Chỉ tiêu giao các xã": "Phần II, mục V, tên bảng",
        "Tháng 7": "Phần II, mục V.1, bảng, hàng 2, cột “Hạn”",
        "Kết thúc phần tổ chức thực hiện.": "Phần III, đoạn 2",
        "- Chính phủ (b/c);": "Nơi nhận, dòng 2",
        "Trước ngày 30/9/2026": "Phụ lục I, bảng nhiệm vụ, hàng 3, cột “Thời hạn”",
        "1. Trường một": "Phụ lục II, mục I.1",
    },
    SAMPLES / "joint.yml": {"CHỦ TỊCH HỘI ĐỒNG": "Chỗ ký thứ 2, chức vụ khác"},
    ANSWERS / "dang-uy-xa-2026.yml": {"1. Đảng ủy Ủy ban nhân dân xã": "Mục III.1"},
}


@pytest.mark.parametrize("sample", WHERE, ids=lambda path: path.stem)
def test_a_place_is_said_as_it_is_seen(sample: Path) -> None:
    """By the numbers, letters and names that are printed; every line of a document has a place, none an id."""
    lines = press().lines(plain_of(sample)[1])
    places = Places(lines)
    at = {line.text: id_ for id_, line in lines.items()}

    assert {words: places.of(at[words]) for words in WHERE[sample]} == WHERE[sample]
    assert not [id_ for id_ in lines if "[" in places.of(id_)]
    # words kept by hand have the place of what they follow, also below a table, which is no line
    tables = {line.table for line in lines.values() if line.table}
    assert all(places.of(f"{id_}.after[1]").endswith(", đoạn thêm tay 1") for id_ in [*at.values(), *tables])
    assert places.of("") == "Đầu văn bản"

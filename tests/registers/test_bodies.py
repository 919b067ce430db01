"""Issuers that follow from their kind and names: header, symbol, place, names in sentences."""

from __future__ import annotations

import pytest

from drafter.errors import InputError
from drafter.registers.bodies import initials, issuer, kind, kinds, place_name
from drafter.registers.papers import TYPE_LETTERS, type_letters

# kind, what the office says | parent lines, lines, letters, place, name, short name, subject
CASES = [
    ("ubnd-tinh", {"unit": "tỉnh", "name": "Lạng Sơn"},
     (), ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"), "UBND", "Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn", "UBND tỉnh Lạng Sơn", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("ubnd-tinh", {"unit": "thành phố", "name": "Hồ Chí Minh"},
     (), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"), "UBND", "Thành phố Hồ Chí Minh", None, None, None),
    ("ubnd-tinh", {"unit": "thành phố", "name": "Hà Nội"}, (), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI"), "UBND", "Hà Nội", None, None, None),
    ("ubnd-huyen", {"unit": "huyện", "name": "Văn Lãng"},
     (), ("ỦY BAN NHÂN DÂN", "HUYỆN VĂN LÃNG"), "UBND", "Văn Lãng", "Ủy ban nhân dân huyện Văn Lãng", "UBND huyện Văn Lãng", None),
    ("ubnd-huyen", {"unit": "quận", "name": "1"}, (), ("ỦY BAN NHÂN DÂN", "QUẬN 1"), "UBND", "Quận 1", None, None, None),
    ("ubnd-xa", {"unit": "phường", "name": "1"}, (), ("ỦY BAN NHÂN DÂN", "PHƯỜNG 1"), "UBND", "Phường 1", None, None, None),
    ("ubnd-xa", {"unit": "xã", "name": "Kim Liên"}, (), ("ỦY BAN NHÂN DÂN", "XÃ KIM LIÊN"), "UBND", "Kim Liên", None, None, None),
    ("ubnd-xa", {"unit": "đặc khu", "name": "Phú Quốc"}, (), ("ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"), "UBND", "Phú Quốc", None, None, None),
    ("so", {"unit": "tỉnh", "name": "Lạng Sơn", "department": "Sở Giáo dục và Đào tạo"},
     ("UBND TỈNH LẠNG SƠN",), ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",), "SGDĐT", "Lạng Sơn", "Sở Giáo dục và Đào tạo tỉnh Lạng Sơn", "Sở Giáo dục và Đào tạo", None),
    ("so", {"unit": "tỉnh", "name": "Lào Cai", "department": "Sở Công Thương"},
     ("UBND TỈNH LÀO CAI",), ("SỞ CÔNG THƯƠNG",), "SCT", "Lào Cai", None, None, None),
    ("phong-huyen", {"unit": "huyện", "name": "Văn Lãng", "department": "Phòng Giáo dục và Đào tạo"},
     ("UBND HUYỆN VĂN LÃNG",), ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",), "PGDĐT", "Văn Lãng", None, None, None),
    ("phong-xa", {"unit": "xã", "name": "Na Sầm", "department": "Phòng Văn hóa - Xã hội"},
     ("UBND XÃ NA SẦM",), ("PHÒNG VĂN HÓA - XÃ HỘI",), "PVHXH", "Na Sầm", None, None, None),
    ("bo", {"department": "Bộ Giáo dục và Đào tạo"},
     (), ("BỘ GIÁO DỤC VÀ ĐÀO TẠO",), "BGDĐT", "Hà Nội", "Bộ Giáo dục và Đào tạo", "Bộ Giáo dục và Đào tạo", None),
    ("nha-nuoc-khac", {"department": "Trường Trung học phổ thông Văn Lãng", "place": "Na Sầm", "letters": "THPTVL"},
     (), ("TRƯỜNG TRUNG HỌC PHỔ THÔNG VĂN LÃNG",), "THPTVL", "Na Sầm", None, None, None),
    ("tinh-uy", {"unit": "tỉnh", "name": "Lạng Sơn"},
     (), ("TỈNH ỦY LẠNG SƠN",), "TU", "Lạng Sơn", "Tỉnh ủy Lạng Sơn", "Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
    ("tinh-uy", {"unit": "thành phố", "name": "Hồ Chí Minh"},
     (), ("THÀNH ỦY HỒ CHÍ MINH",), "TU", "Thành phố Hồ Chí Minh", "Thành ủy Hồ Chí Minh", "Thành ủy", "Ban Thường vụ Thành ủy"),
    ("huyen-uy", {"unit": "huyện", "name": "Văn Lãng", "province": "tỉnh Lạng Sơn"},
     ("ĐẢNG BỘ TỈNH LẠNG SƠN",), ("HUYỆN ỦY VĂN LÃNG",), "HU", "Văn Lãng", "Huyện ủy Văn Lãng", "Huyện ủy", "Ban Thường vụ Huyện ủy"),
    ("huyen-uy", {"unit": "quận", "name": "1", "province": "Thành phố Hồ Chí Minh"},
     ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH",), ("QUẬN ỦY 1",), "QU", "Quận 1", None, "Quận ủy", None),
    ("huyen-uy", {"unit": "thị xã", "name": "Nghĩa Lộ", "province": "tỉnh Yên Bái"},
     ("ĐẢNG BỘ TỈNH YÊN BÁI",), ("THỊ ỦY NGHĨA LỘ",), "ThU", "Nghĩa Lộ", None, None, None),
    ("huyen-uy", {"unit": "thành phố", "name": "Lạng Sơn", "province": "tỉnh Lạng Sơn"},
     ("ĐẢNG BỘ TỈNH LẠNG SƠN",), ("THÀNH ỦY LẠNG SƠN",), "ThU", "Lạng Sơn", None, None, None),
    ("dang-uy-xa", {"unit": "xã", "name": "Na Sầm", "province": "tỉnh Lạng Sơn"},
     ("ĐẢNG BỘ TỈNH LẠNG SƠN",), ("ĐẢNG ỦY XÃ NA SẦM",), "ĐU", "Na Sầm", "Đảng ủy xã Na Sầm", "Đảng ủy xã", "Ban Thường vụ Đảng ủy xã"),
    ("dang-khac", {"department": "Đảng ủy các cơ quan Đảng tỉnh", "letters": "ĐU", "place": "Lạng Sơn"},
     (), ("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH",), "ĐU", "Lạng Sơn", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case[0]}-{case[1].get('unit', '')}-{case[1].get('name', '')}"
)
def test_issuers(case: tuple[object, ...]) -> None:
    """NĐ 30 II.2, II.3, II.4; 36-HD II.1.2, II.1.3: each kind of body as its own papers print it."""
    kind_id, given, parent, lines, letters, place, *names = case
    assert isinstance(kind_id, str)
    assert isinstance(given, dict)
    made = issuer(kind_id, **given)
    assert (made.parent_lines, made.lines, made.letters, made.place) == (parent, lines, letters, place)
    found = (made.name, made.short_name, made.subject)
    assert all(want is None or want == have for want, have in zip(names, found, strict=True))


def test_every_kind_is_tried() -> None:
    """No kind of body is left out above."""
    assert {case[0] for case in CASES} == set(kinds())


def test_what_the_office_writes_itself_wins() -> None:
    """Lines, letters, place and name in sentences may all be replaced."""
    made = issuer(
        "ubnd-xa",
        unit="xã",
        name="Na Sầm",
        parent_lines=("UBND TỈNH LẠNG SƠN",),
        lines=("A", "B"),
        letters="X",
        place="Y",
        called="Z",
    )
    assert (made.parent_lines, made.lines, made.letters, made.place) == (
        ("UBND TỈNH LẠNG SƠN",),
        ("A", "B"),
        "X",
        "Y",
    )
    assert (made.name, made.short_name, made.subject) == ("Z", "Z", "Z")
    assert issuer("so", unit="tỉnh", name="A", department="Sở B", parent_lines=()).parent_lines == ()


def test_data_are_whole() -> None:
    """Every pattern can be filled, titles are unique, and a kind that ends says why and what to choose."""
    for one in kinds().values():
        made = issuer(
            one.id, unit=one.units[0] if one.units else "", name="X", province="tỉnh Y", department="Sở Z"
        )
        assert not any(
            "{" in words
            for words in (
                *made.parent_lines,
                *made.lines,
                made.letters,
                made.name,
                made.short_name,
                made.subject,
            )
        )
        assert made.letters
        assert all(made.lines)
        assert one.confidence in "HML"
        if one.start or one.end:
            assert one.ended
            assert one.instead
    assert len({one.title for one in kinds().values()}) == len(kinds())


def test_an_unknown_kind() -> None:
    """Refused with the kinds there are."""
    with pytest.raises(InputError, match="xyz") as caught:
        kind("xyz")
    assert "ubnd-xa" in caught.value.hint


@pytest.mark.parametrize(("unit", "name", "wanted"), [("phường", "1", "Phường 1"), ("thành phố", "Hồ Chí Minh", "Thành phố Hồ Chí Minh"), ("xã", "Na Sầm", "Na Sầm"),
                                                      ("quận", "12", "Quận 12")])  # fmt: skip
def test_places(unit: str, name: str, wanted: str) -> None:
    """NĐ 30 II.4.a: a number keeps the word for its kind."""
    assert place_name(unit, name) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"), ("Văn phòng", "VP"), ("Ban 1", "B"), ("", "")],
)
def test_initials(name: str, wanted: str) -> None:
    """The first letters of the words that count."""
    assert initials(name) == wanted


def test_letters_of_types() -> None:
    """NĐ 30 Phụ lục III: as printed, in any case; "" for what we do not know."""
    wanted = {"Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH",
              "Phương án": "PA", "Đề án": "ĐA", "Báo cáo": "BC", "Tờ trình": "TTr", "Kết luận": "KL"}  # fmt: skip
    assert wanted == TYPE_LETTERS
    assert (type_letters("KẾ HOẠCH"), type_letters("chương trình"), type_letters("Thư")) == ("KH", "CTr", "")

"""Departments and offices by date: lists without holes, letters, and what is said of a name that is on none."""

from __future__ import annotations

import datetime as dt

import pytest

from drafter.registers import departments

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("body", "change", "went", "came"),
    [
        ("so", dt.date(2025, 3, 1), "Sở Kế hoạch và Đầu tư", "Sở Nông nghiệp và Môi trường"),
        ("phong-huyen", dt.date(2025, 3, 1), "Phòng Văn hóa và Thông tin", "Phòng Nông nghiệp và Môi trường"),
        ("co-quan-tinh-uy", dt.date(2025, 3, 1), "Ban Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    ],
)
def test_a_list_gives_way_to_the_next_on_its_day(body: str, change: dt.date, went: str, came: str) -> None:
    """The day before, the day, the day after: the old name, then the new one."""
    lists = [departments.of(body, day) for day in (change - DAY, change, change + DAY)]
    assert all(lists)
    assert [went in one.names for one in lists if one] == [True, False, False]
    assert [came in one.names for one in lists if one] == [False, True, True]


def test_offices_of_a_commune_begin_in_2025_and_are_free_from_2026() -> None:
    """None to 30/6/2025, fixed by 150/2025/NĐ-CP from 01/7/2025, set by each province from 31/12/2025."""
    found = [departments.of("phong-xa", day) for day in (dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2025, 12, 30), dt.date(2025, 12, 31))]  # fmt: skip
    assert found[0] is None
    assert [one.is_fixed for one in found if one] == [True, True, False]
    assert all("Phòng Văn hóa - Xã hội" in one.every for one in found if one)


def test_district_offices_end_with_their_level() -> None:
    """There are offices of districts to 30/6/2025 and none after."""
    assert departments.of("phong-huyen", dt.date(2025, 6, 30)) is not None
    assert departments.of("phong-huyen", dt.date(2025, 7, 1)) is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sở Nông nghiệp và Phát triển nông thôn", "SNN"),
        ("Sở Nông nghiệp và Môi trường", "SNNMT"),
        ("Sở Kế hoạch và Đầu tư", "SKHĐT"),
        ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Dân tộc và Tôn giáo", "SDTTG"),
        ("Sở Ngoại vụ", "SNgV"),
        ("Phòng Văn hóa - Xã hội", "VHXH"),
        ("Ban Dân tộc", "BDT"),
    ],
)
def test_usual_letters(name: str, letters: str) -> None:
    """As the offices print them; the initials where nothing else is known."""
    assert departments.letters_of(name) == letters


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("Sở Tài chính", dt.date(2026, 3, 5), ""),
        ("Sở Y tế tỉnh Lạng Sơn", dt.date(2026, 3, 5), ""),
        ("Phòng Bất kỳ", dt.date(2026, 3, 5), ""),
        ("Sở Kế hoạch và Đầu tư", dt.date(2025, 2, 28), ""),
        ("Sở Kế hoạch và Đầu tư", dt.date(2025, 3, 1), "nay là Sở Tài chính"),
        ("Sở Nông nghiệp và Môi trường", dt.date(2025, 2, 28), "chỉ có từ 01/3/2025"),
        ("Sở Nông nghiệp và Môi trường", dt.date(2025, 3, 1), ""),
        ("Sở Giáo dục Đào tạo", dt.date(2026, 3, 5), "gần nhất: Sở Giáo dục và Đào tạo"),
        ("Sở Xyz", dt.date(2026, 3, 5), "không có trong danh sách sở"),
        ("Sở Xyz", dt.date(2013, 3, 5), ""),
    ],
)
def test_what_is_said_of_a_name(name: str, day: dt.date, said: str) -> None:
    """Its successor where it ended, the nearest where it is misspelt, nothing where nothing is known."""
    told = departments.doubt(name, "so", day)
    assert said in told
    assert bool(told) == bool(said)

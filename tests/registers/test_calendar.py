"""Working days: weekends, holidays, and the swaps announced for the State's offices."""

from __future__ import annotations

import datetime as dt

import pytest

from drafter.registers.calendar import ahead, day_off, known_until


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-21", "thứ Bảy"),
        ("2026-11-22", "Chủ nhật"),
        ("2026-11-23", ""),
        ("2026-11-24", "Ngày Văn hóa Việt Nam"),
        ("2025-11-24", ""),
        ("2026-01-01", "Tết Dương lịch"),
        ("2026-01-02", "nghỉ hoán đổi"),
        ("2026-01-10", ""),
        ("2026-02-15", "Chủ nhật"),
        ("2026-02-16", "Tết Nguyên Đán"),
        ("2026-02-20", "Tết Nguyên Đán"),
        ("2026-02-23", ""),
        ("2026-04-27", "Giỗ Tổ Hùng Vương"),
        ("2026-08-22", ""),
        ("2026-08-31", "nghỉ hoán đổi"),
        ("2026-09-01", "Quốc khánh"),
        ("2026-09-02", "Quốc khánh"),
        ("2025-05-02", "nghỉ hoán đổi"),
        ("2025-04-26", ""),
        ("2019-10-15", ""),
        ("2030-09-02", "Quốc khánh"),
        ("2027-02-04", ""),
        ("2027-02-05", "Tết Nguyên Đán"),
        ("2027-02-08", "Tết Nguyên Đán"),
        ("2027-04-16", "Giỗ Tổ Hùng Vương"),
        ("2030-02-04", "Tết Nguyên Đán"),
    ],
)  # fmt: skip
def test_days_off(day: str, why: str) -> None:
    """Văn bản 12729/VPCP-KGVX for 2026; a holiday of a fixed date in any year; a Saturday made a working day is none."""
    assert day_off(dt.date.fromisoformat(day)) == why


def test_what_is_announced_ends_somewhere() -> None:
    """Of years to come only the fixed days and those of the moon are known, no swaps, and the register says from when."""
    assert known_until() == dt.date(2026, 12, 31)
    assert [day_off(known_until() + dt.timedelta(days=days)) for days in (2, 3, 4)] == [
        "thứ Bảy",
        "Chủ nhật",
        "",
    ]


@pytest.mark.parametrize(("deadline", "left"), [
    ("tháng 12/2025 và tháng 5/2026", "tháng 5/2026"), ("tháng 01/2026 và tháng 6/2026", "tháng 6/2026"),
    ("tháng 01/2026", ""), ("tháng 02/2026", "tháng 02/2026"), ("trước ngày 14/02/2026", ""),
    ("trước ngày 15/02/2026", "trước ngày 15/02/2026"), ("năm 2025", ""), ("năm 2026", "năm 2026"),
    ("năm học 2025 - 2026", "năm học 2025 - 2026"), ("hằng quý", "hằng quý"), ("quý IV/2025", ""),
    ("sáng và chiều hằng ngày", "sáng và chiều hằng ngày"), ("", ""),
])  # fmt: skip
def test_what_of_a_deadline_is_still_ahead(deadline: str, left: str) -> None:
    """Of several days those gone by are left out; words without a year stay."""
    assert ahead(deadline, dt.date(2026, 2, 15)) == left

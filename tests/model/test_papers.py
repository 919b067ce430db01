"""Dates with blanks, and documents that are cited."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.papers import DocDate, Paper, as_typed


@pytest.mark.parametrize(
    ("raw", "iso", "short", "latest"),
    [("2026-03-05", "2026-03-05", "05/3/2026", "2026-03-05"), (" 5/3/2026 ", "2026-03-05", "05/3/2026", "2026-03-05"),
     ("05.03.2026", "2026-03-05", "05/3/2026", "2026-03-05"), ("15-10-2019", "2019-10-15", "15/10/2019", "2019-10-15"),
     ("2026-1", "2026-01", "01/2026", "2026-01-31"), ("10/2019", "2019-10", "10/2019", "2019-10-31"), ("2024-02", "2024-02", "02/2024", "2024-02-29"),
     ("ngày 05 tháng 3 năm 2026", "2026-03-05", "05/3/2026", "2026-03-05"), ("Tháng 3 năm 2026", "2026-03", "3/2026", "2026-03-31"),
     ("2026", "2026", "2026", "2026-12-31"), ("2024-02-29", "2024-02-29", "29/02/2024", "2024-02-29")],
)  # fmt: skip
def test_dates(raw: str, iso: str, short: str, latest: str) -> None:
    """As typed in any usual way; blanks from the right; days below 10 and months 1, 2 carry a zero when cited."""
    date = DocDate.parse(raw)
    assert (date.iso, date.short, date.latest) == (iso, short, dt.date.fromisoformat(latest))
    assert date.is_complete == (iso.count("-") == 2)


@pytest.mark.parametrize(
    ("raw", "words"),
    [("", "không phải ngày"), ("hôm nay", "không phải ngày"), ("2026-13", "không có tháng 13"), ("2026-02-30", "02/2026 không có ngày 30|2/2026 không có ngày 30"),
     ("31/4/2026", "không có ngày 31"), ("2026-00-01", "không có tháng 0"), ("2026-01-00", "không có ngày 0"), ("0026-01-01", "năm 26"), ("1944", "năm 1944"),
     ("2101", "năm 2101"), ("2023-02-29", "không có ngày 29"), ("2026-3-5-1", "không phải ngày"), ("20260305", "không phải ngày")],
)  # fmt: skip
def test_impossible_dates(raw: str, words: str) -> None:
    """Refused with what is wrong."""
    with pytest.raises(ValueError, match=words):
        DocDate.parse(raw)


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("2026-03-05", "05/3/2026"),
        ("2026-03", "3/2026"),
        ("2026", "2026"),
        ("05/3/2026", "05/3/2026"),
        ("12-34", "12-34"),
        ("a-b-c", "a-b-c"),
    ],
)
def test_kept_dates_are_shown_as_they_are_typed(kept: str, shown: str) -> None:
    """Day first; any other text stays, and what is shown reads back as the same date."""
    assert as_typed(kept) == shown
    if "/" in shown:
        assert DocDate.parse(kept) == DocDate.parse(shown)


@given(st.dates(dt.date(1945, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_reads_back(day: dt.date) -> None:
    """The forms in which a date is kept and cited read back as the same day."""
    date = DocDate.parse(day.isoformat())
    assert date.latest == day
    assert DocDate.parse(date.iso) == DocDate.parse(date.short) == date


@pytest.mark.parametrize(
    ("symbol", "number"),
    [
        ("51-KL/TW", "51"),
        ("156/KH-UBND", "156"),
        ("43/2019/QH14", "43"),
        ("05a/QĐ-SGD", "05a"),
        ("12.1/TB", "12.1"),
        ("", ""),
        ("KH-UBND", ""),
    ],
)
def test_numbers_of_papers(symbol: str, number: str) -> None:
    """The digits before the first hyphen or slash."""
    assert Paper(id="a", symbol=symbol).number == number


@pytest.mark.parametrize("raw", ["2026-03-05 00:00:00", "2026-03-05T00:00:00", "2026-03-05 00:00"])
def test_midnight_of_a_spreadsheet_is_no_time(raw: str) -> None:
    """A day that a spreadsheet wrote with its midnight is the day."""
    assert DocDate.parse(raw) == DocDate(2026, 3, 5)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("46086", "ngày 05/3/2026 viết thành số"),
        ("05/03/26", "ghi năm đủ bốn chữ số"),
        ("2026-03-05 07:30", "không phải ngày tháng"),
        ("12345678", "không phải ngày tháng"),
    ],
)
def test_why_it_is_no_date(raw: str, said: str) -> None:
    """The number that a spreadsheet keeps for a day, and a year of two figures, are told as what they are; never guessed."""
    with pytest.raises(ValueError, match=said):
        DocDate.parse(raw)

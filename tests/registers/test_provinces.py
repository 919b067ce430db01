"""Provinces by date."""

from __future__ import annotations

import datetime as dt

import pytest

from drafter.errors import InputError
from drafter.registers.provinces import TWO_LEVELS, at, find, successor


@pytest.mark.parametrize(
    ("day", "count", "cities"),
    [
        (dt.date(2019, 10, 1), 63, 5),
        (dt.date(2025, 6, 30), 63, 6),
        (dt.date(2025, 7, 1), 34, 6),
        (dt.date(2026, 4, 30), 34, 7),
        (dt.date(2026, 11, 21), 34, 9),
    ],
)
def test_how_many_there_are(day: dt.date, count: int, cities: int) -> None:
    """63 to 30/6/2025, 34 from 01/7/2025; the cities under central rule by their own dates."""
    units = at(day)
    assert len(units) == count
    assert len({unit.name for unit in units}) == count
    assert sum(unit.kind == "thành phố" for unit in units) == cities


def test_hue_is_a_city_from_2025() -> None:
    """Thừa Thiên Huế to 31/12/2024, thành phố Huế after."""
    assert find("thừa thiên huế", dt.date(2024, 12, 31)) is not None
    hue = find("Huế", dt.date(2025, 1, 1))
    assert hue is not None
    assert hue.called == "thành phố Huế"


def test_units_below_follow_the_date() -> None:
    """Districts below a province of 2019, communes and wards below one of 2026."""
    old, new = find("tỉnh Lạng Sơn", dt.date(2019, 1, 1)), find("Lạng Sơn", dt.date(2026, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.lower, new.lower) == ("huyện, thành phố", "xã, phường")


def test_a_merged_province_has_a_successor() -> None:
    """Hà Giang became part of Tuyên Quang; an unknown name of none."""
    found = successor("Hà Giang")
    assert found is not None
    assert found.name == "Tuyên Quang"
    assert successor("Atlantis") is None
    assert find("Hà Giang", dt.date(2026, 1, 1)) is None


def test_the_list_is_in_the_order_of_the_alphabet() -> None:
    """Đ stands after D."""
    names = [unit.name for unit in at(dt.date(2026, 1, 1))]
    assert names.index("Cà Mau") < names.index("Cần Thơ") < names.index("Đà Nẵng") < names.index("Gia Lai")


def test_a_day_without_a_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hole between two kinds in the register: an error that names the unit and the day, not a guess."""
    holed = (
        {
            "name": "Lỗ Hổng",
            "kinds": [
                {"kind": "tỉnh", "to": dt.date(2026, 1, 1)},
                {"kind": "thành phố", "from": dt.date(2026, 1, 3)},
            ],
            "lower": "xã",
            "before": [],
        },
    )
    monkeypatch.setattr("drafter.registers.provinces._raw", lambda: holed)

    with pytest.raises(InputError, match=r"Lỗ Hổng.*02/01/2026"):
        at.__wrapped__(dt.date(2026, 1, 2))


def test_no_day_of_the_register_is_a_hole() -> None:
    """The kinds of a unit follow each other day by day, the first without a beginning and the last without an end."""
    for day in (dt.date(2011, 3, 5) + dt.timedelta(days=n) for n in range(0, 365 * 20, 1)):
        assert len(at.__wrapped__(day)) == (63 if day < TWO_LEVELS else 34), day

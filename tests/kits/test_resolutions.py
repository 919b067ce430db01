"""Kits of the Politburo's resolutions of 2024 and 2025: the facts in them, and a list of tasks that no one is missing from."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from drafter.answers.load import load as load_answers
from drafter.cli.proving import Bench
from drafter.kits.cases import Case, issuer
from drafter.kits.kit import Kit
from drafter.kits.suggest import Shelf
from drafter.ledger.rules import warned

DAYS = (dt.date(2025, 1, 15), dt.date(2025, 4, 20), dt.date(2025, 9, 15), dt.date(2026, 11, 22))


def kit(id_: str) -> Kit:
    """A shipped kit."""
    found = Shelf().kit(id_)
    assert found is not None
    return found


def test_the_seven_areas_of_57_nq_tw_are_those_of_the_resolution() -> None:
    """Seven headings in the resolution's own words and order, sure of each."""
    areas = kit("nq57-2024").areas

    assert [re.split(r"[ ,]", area.heading)[0] for area in areas] == [
        "Nâng", "Khẩn", "Tăng", "Phát", "Đẩy", "Thúc", "Tăng",
    ]  # fmt: skip
    assert areas[4].heading.endswith("bảo đảm quốc phòng và an ninh")
    assert {area.confidence for area in areas} == {"H"}


@pytest.mark.parametrize(
    ("day", "symbols"),
    [
        (dt.date(2025, 1, 8), ["57-NQ/TW"]),
        (dt.date(2025, 1, 9), ["57-NQ/TW", "03/NQ-CP"]),
        (dt.date(2025, 3, 31), ["57-NQ/TW", "03/NQ-CP"]),
        (dt.date(2025, 4, 1), ["57-NQ/TW", "71/NQ-CP"]),
    ],
)
def test_the_governments_programme_is_that_of_the_day(day: dt.date, symbols: list[str]) -> None:
    """03/NQ-CP of 09/01/2025 until 71/NQ-CP of 01/4/2025 brings it up to date; a Party committee names the Party's alone."""
    assert [paper["symbol"] for paper in kit("nq57-2024").cited("tinh", day, basis=False)] == symbols
    assert [paper["symbol"] for paper in kit("nq57-2024").cited("dang-xa", day, basis=False)] == ["57-NQ/TW"]


def test_the_kit_of_many_years_and_the_yearly_one_say_when_to_take_which() -> None:
    """Each names the other, and no sentence stands in both."""
    many, yearly = kit("nq57-2024"), kit("chuyen-doi-so")

    assert yearly.id in many.note
    assert many.id in yearly.note
    assert not {one.text for one in many.tasks} & {one.text for one in yearly.tasks}


def test_the_six_areas_of_72_nq_tw_are_told_as_not_compared() -> None:
    """Six headings in order, their wording not compared with the resolution: said where the kit is shown."""
    of = kit("nq72-2025")

    assert [re.split(r"[ ,]", area.heading)[0] for area in of.areas] == [
        "Đổi", "Khẩn", "Nâng", "Đẩy", "Đột", "Đẩy",
    ]  # fmt: skip
    assert {area.confidence for area in of.areas} == {"M"}
    assert "(độ tin cậy M)" in of.note
    assert [paper["symbol"] for paper in of.cited("xa", DAYS[-1], basis=False)] == ["72-NQ/TW", "282/NQ-CP"]


@pytest.mark.parametrize("id_", ["nq57-2024", "nq72-2025"])
@pytest.mark.parametrize("level", ["tinh", "huyen", "xa", "so", "phong"])
def test_whoever_has_work_receives_the_plan(id_: str, level: str) -> None:
    """Each task has who, when and what; each of them is among the recipients, and each recipient "để thực hiện" has work."""
    of = kit(id_)
    days = [day for day in DAYS if day >= of.start and level in of.levels and issuer(level, day)]
    for day in days:
        for urban in (False, True):
            drafted = Bench(of).draft(Case(level=level, day=day, urban=urban))
            plan = load_answers(drafted.answers, "x").plan
            assert [one.message for one in warned(plan)] == [], f"{level} {day}"


@pytest.mark.parametrize("id_", ["cchc", "chuyen-doi-so", "kl51-2019", "nq29-2013", "nq71-2025"])
def test_a_commune_sends_for_carrying_out_to_those_who_have_work(id_: str) -> None:
    """The older kits as well, on a day of two-level government."""
    drafted = Bench(kit(id_)).draft(Case(level="xa", day=dt.date(2026, 3, 5)))
    assert [one.message for one in warned(load_answers(drafted.answers, "x").plan)] == []

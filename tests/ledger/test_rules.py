"""Warnings on the list of tasks: each has a plan that breaks it and one that does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.ledger.rules import ParentArea, areas_taken_up, warned
from tests.conftest import ANSWERS, render_document
from tests.ledger.papers import plan_of

WHOLE = {"id": "t", "task": "Việc", "lead": "Phòng Kinh tế", "partners": "Văn phòng", "deadline": "quý II/2026",
         "product": "báo cáo"}  # fmt: skip
DUTY = [{"agency": "Phòng Kinh tế", "inline": "Chủ trì."}]


def codes(task: dict[str, str], **more: Any) -> set[str]:
    """The codes for one task."""
    return {one.code for one in warned(plan_of([{**WHOLE, **task}], **more).plan)}


@pytest.mark.parametrize(
    ("task", "code"),
    [
        ({"lead": ""}, "NV1"),
        ({"deadline": ""}, "NV1"),
        ({"product": ""}, "NV1"),
        ({"partners": "Văn phòng, Phòng Kinh Tế"}, "NV2"),
        ({"deadline": "tháng 02/2026"}, "NV3"),
        ({"deadline": "quý I/2027"}, "NV4"),
        ({"deadline": "07/3/2026"}, "NV5"),
        ({"deadline": "30/4/2026"}, "NV5"),
        ({"deadline": "24/11/2026"}, "NV5"),
        ({"deadline": "02/01/2026"}, "NV5"),
        ({"start": "quý III/2026"}, "NV12"),
        ({"deadline": "thường xuyên"}, "NV9"),
        ({"lead": "Sở Kế hoạch và Đầu tư"}, "NV10"),
        ({"partners": "Văn phòng, Sở Tài chinh"}, "NV10"),
        ({"lead": "Phòng Giáo dục và Đào tạo"}, "NV10"),
    ],
)
def test_a_broken_task_is_warned_of(task: dict[str, str], code: str) -> None:
    """The rule finds its mistake, and the whole task breaks none."""
    assert code in codes(task)
    assert codes({}) == set()


@pytest.mark.parametrize(
    "task",
    [
        {"deadline": "thường xuyên, báo cáo hằng quý"},
        {"deadline": "tháng 3/2026"},
        {"deadline": "05/3/2026"},
        {"deadline": "hằng tháng"},
        {"deadline": "22/8/2026"},
        {"start": "quý II/2026"},
        {"start": "ngay sau khi ban hành"},
        {"partners": "Phòng Kinh tế, Hạ tầng và Đô thị"},
        {"lead": "Sở Giáo dục và Đào tạo", "partners": "Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính"},
    ],
)
def test_what_is_in_order_is_left_alone(task: dict[str, str]) -> None:
    """No warning on the day of the plan itself, on repeated work with an interval, on a longer name."""
    assert codes(task) == set()


def test_an_agency_is_judged_by_the_day_of_the_plan() -> None:
    """Sở Kế hoạch và Đầu tư leads to 28/02/2025 and not from the day after; its successor is named."""
    lead = {"lead": "Sở Kế hoạch và Đầu tư", "deadline": "quý IV/2026"}
    assert "NV10" not in codes(lead, date="2025-02-28")
    (found,) = [
        one for one in warned(plan_of([{**WHOLE, **lead}], date="2025-03-01").plan) if one.code == "NV10"
    ]
    assert "nay là Sở Tài chính" in found.message


def test_recipients_and_tasks_reach_each_other() -> None:
    """An agency with work that no recipient line reaches, and a (t/h) line without work, are told; "các phòng" reaches a phòng."""
    missing = [{"name": "Công an xã", "note": "t/h"}]
    found = codes({}, recipients=missing)
    assert {"NV6", "NV7"} <= found
    whole = [{"name": "Các phòng, Văn phòng HĐND và UBND xã", "note": "t/h"}]
    assert codes({}, recipients=whole) == set()
    comma = {"lead": "Sở Văn hóa, Thể thao và Du lịch", "partners": ""}
    assert codes(comma, recipients=[{"name": "Sở Văn hóa, Thể thao và Du lịch", "note": "t/h"}]) == set()


def test_a_deadline_before_the_first_year_is_outside() -> None:
    """A plan of 2026 issued in 2025 has no deadline in 2025."""
    assert "NV4" in codes({"deadline": "quý IV/2025"}, date="2025-11-05")


def test_an_area_of_the_parent_that_no_task_takes_up_is_told() -> None:
    """Taken up by a heading of the same words, by a part with its id, or by a task that names its place there."""
    plan = plan_of([{**WHOLE, "source": "II.3.a"}]).plan
    areas = [
        ParentArea(heading="CHUYỂN ĐỔI SỐ"),
        ParentArea(heading="Một", id="a1"),
        ParentArea(heading="Ba", source="II.3"),
        ParentArea(heading="Ba mươi", source="II.3.a.1"),
        ParentArea(heading="Hai", id="a2", source="II.2"),
    ]
    told = [one.message for one in areas_taken_up(plan, areas)]
    assert ["Ba mươi" in told[0], "“Hai”" in told[1], len(told)] == [True, True, 2]


def test_the_command_compares_with_kit_and_parent(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """All areas of its kit are taken up by the shipped plan; of a plan without that area they are not."""
    assert "NV11" not in run_cli("tasks", ANSWERS / "huyen-2019.yml").out  # type: ignore[attr-defined]
    parent = tmp_path / "tinh.docx"
    parent.write_bytes(render_document(ANSWERS / "huyen-2019.yml"))
    same = run_cli("tasks", ANSWERS / "huyen-2019.yml", "--parent", parent).out  # type: ignore[attr-defined]
    other = run_cli("tasks", ANSWERS / "xa-2026.yml", "--parent", parent).out  # type: ignore[attr-defined]
    assert "NV11" not in same
    assert other.count("NV11") == 6


def test_an_area_without_a_task_is_told() -> None:
    """An empty area beside one with tasks is told; an area with a paragraph is not."""

    def found(second: dict[str, str]) -> set[str]:
        areas = [{"id": "a1", "heading": "Một", "content": [WHOLE]}, {"id": "a2", "heading": "Hai", **second}]
        return {
            w.code
            for w in warned(
                plan_of([], sections=[{"id": "nv", "heading": "Nhiệm vụ", "content": areas}]).plan
            )
        }

    assert found({}) == {"NV8"}
    assert found({"text": "Giao các cơ quan chủ động thực hiện.\n"}) == set()


def test_the_command_lists_warnings_and_ends_well(run_cli: Callable[..., object]) -> None:
    """Warnings only: the exit code stays 0, the last line counts."""
    done = run_cli("tasks", ANSWERS / "xa-2026.yml")

    assert done.code == 0  # type: ignore[attr-defined]
    assert "21 nhiệm vụ" in done.out  # type: ignore[attr-defined]

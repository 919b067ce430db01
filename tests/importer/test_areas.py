"""The task areas of a parent plan: what counts as an area, what as a task, and where each stands."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.importer import as_kit, view_of_text
from tests.importer.tools import imported
from tests.tools import SAMPLES

PARENT = (SAMPLES / "ke-hoach-tinh.txt").read_text(encoding="utf-8")


def kit(text: str = PARENT) -> dict[str, Any]:
    """The areas of a text."""
    return as_kit(imported(view_of_text(text.encode(), "cha.txt")))


def tasks_of(body: str) -> list[dict[str, str]]:
    """The tasks of the first area when this is what stands in it."""
    before, _old, after = PARENT.partition("a) Vận động")
    rest = after[after.index("2. Tổ chức Ngày Sách") :]
    tasks: list[dict[str, str]] = kit(f"{before}{body}\n\n{rest}")["areas"][0]["tasks"]
    return tasks


def test_areas_are_what_stands_below_the_part_of_tasks() -> None:
    """Headings are areas, with their place; other parts of the plan are none."""
    areas = kit()["areas"]
    assert [(area["source"], area["heading"]) for area in areas] == [
        ("II.1", "Xây dựng tủ sách ở cơ sở"),
        ("II.2", "Tổ chức Ngày Sách và Văn hóa đọc ở các trường học trên toàn tỉnh"),
    ]


def test_lines_that_say_who_and_when_belong_to_the_task_above() -> None:
    """Lead, partners, deadline and product become fields; the task keeps its own words and its place."""
    assert kit()["areas"][0]["tasks"][0] == {
        "text": "Vận động mỗi nhà văn hóa trên địa bàn tỉnh có một tủ sách dùng chung.",
        "source": "II.1.a",
        "lead": "Sở Văn hóa, Thể thao và Du lịch",
        "partners": "Sở Tài chính; UBND các xã, phường",
        "deadline": "quý III/2026",
        "product": "tủ sách có sổ theo dõi",
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Mua sách mới.\n\n- Sửa nhà đọc.", [("Mua sách mới.", "II.1, ý 1"), ("Sửa nhà đọc.", "II.1, ý 2")]),
        ("a) Mua sách mới;\n\nb) Sửa nhà đọc.", [("Mua sách mới;", "II.1.a"), ("Sửa nhà đọc.", "II.1.b")]),
        ("a) Trang bị:\n\n- Sách mới;\n\n- Giá sách.", [("Trang bị: Sách mới; Giá sách.", "II.1.a")]),
        ("1.1. Nhiệm vụ: Mua sách mới.\n\n1.2. Sửa nhà đọc.", [("Mua sách mới.", "II.1.1"), ("Sửa nhà đọc.", "II.1.2")]),
        ("- Mua sách mới.\n\n(Chi tiết tại Phụ lục kèm theo)", [("Mua sách mới.", "II.1, ý 1")]),
    ],
)  # fmt: skip
def test_tasks_and_their_places(body: str, expected: list[tuple[str, str]]) -> None:
    """Every numbering gives tasks with their place; a lead-in is one task with what it leads to."""
    assert [(task["text"], task["source"]) for task in tasks_of(body)] == expected


def test_one_line_may_say_two_things() -> None:
    """Who leads and who helps on one line."""
    [task] = tasks_of(
        "- Mua sách mới.\n\n- Đơn vị thực hiện: Đơn vị chủ trì: Sở Nội vụ; Đơn vị phối hợp: Sở Y tế."
    )
    assert (task["lead"], task["partners"]) == ("Sở Nội vụ", "Sở Y tế")


def test_an_area_that_only_says_who_is_a_task() -> None:
    """Where only lines of who and when stand below a heading, the heading is the task."""
    [task] = tasks_of("- Cơ quan chủ trì: Sở Nội vụ.\n\n- Thời gian: quý IV/2026.")
    assert task == {
        "text": "Xây dựng tủ sách ở cơ sở.",
        "source": "II.1",
        "lead": "Sở Nội vụ",
        "deadline": "quý IV/2026",
    }


def test_a_part_of_single_tasks_is_one_area() -> None:
    """Tasks without anything below them are no areas."""
    before, _old, after = PARENT.partition("1. Xây dựng tủ sách")
    after = after[after.index("III. TỔ CHỨC") :]
    [area] = kit(f"{before}1. Mua sách mới.\n\n2. Sửa nhà đọc.\n\n{after}")["areas"]
    assert area["heading"] == "Nhiệm vụ, giải pháp"
    assert [task["source"] for task in area["tasks"]] == ["II.1", "II.2"]


def test_the_parent_is_cited_as_a_paper_is() -> None:
    """Symbol with its number, full date, whole name of the body, a subject that can follow it."""
    assert kit()["directive"] == {
        "type": "Kế hoạch",
        "symbol": "250/KH-UBND",
        "date": "2026-01-12",
        "body": "Ủy ban nhân dân tỉnh Lạng Sơn",
        "subject": "về phát triển văn hóa đọc trên địa bàn tỉnh Lạng Sơn năm 2026",
    }


def test_a_plan_issued_with_a_decision_is_cited_by_the_decision() -> None:
    """The decision has the number; the plan has none."""
    annexed = PARENT.replace(
        "KẾ HOẠCH\nPhát triển văn hóa đọc trên địa bàn tỉnh Lạng Sơn năm 2026\n",
        "KẾ HOẠCH\nPhát triển văn hóa đọc trên địa bàn tỉnh Lạng Sơn năm 2026\n"
        "(Kèm theo Quyết định số 77/QĐ-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh Lạng Sơn)\n",
    ).replace("Số: 250/KH-UBND ", "                ")
    directive = kit(annexed)["directive"]
    assert (directive["type"], directive["symbol"]) == ("Quyết định", "77/QĐ-UBND")
    assert directive["subject"].startswith("ban hành Kế hoạch phát triển văn hóa đọc")


def test_what_agencies_are_told_is_kept_by_agency() -> None:
    """The part of who does what, agency by agency."""
    assert [(duty["agency"], len(duty["tasks"])) for duty in kit()["duties"]] == [
        ("Sở Văn hóa, Thể thao và Du lịch", 1),
        ("Ủy ban nhân dân các xã, phường", 2),
    ]

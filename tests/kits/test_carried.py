"""A parent plan as a kit: said in the words of the lower body, and what does not fit there only offered."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.importer import as_kit, view_of_text
from drafter.kits.suggest import Shelf, Suggestions
from tests.importer.tools import imported
from tests.tools import SAMPLES

WORDS = {
    "unit": "xã", "area": "xã Na Sầm", "agency": "cơ quan", "lower": "thôn", "uy": "Đảng ủy", "parent_unit": "tỉnh",
    "parent_uy": "Tỉnh ủy", "year": "2026", "next_year": "2027", "period_end": "2030", "month_next": "tháng 4/2026",
    "quarter_next": "quý II/2026", "school_year": "2026 - 2027", "directive": "Kế hoạch số 250/KH-UBND", "cited": "",
    "subject": "",
}  # fmt: skip
ISSUER = {"level": "tinh", "family": "state", "unit": "tỉnh", "name": "Lạng Sơn"}


def parent(*texts: str, issuer: dict[str, str] = ISSUER, **fields: str) -> dict[str, Any]:
    """A parent plan with one area of these tasks."""
    return {
        "directive": {
            "type": "Kế hoạch",
            "symbol": "250/KH-UBND",
            "date": "2026-01-12",
            "body": "UBND tỉnh Lạng Sơn",
        },
        "issuer": issuer,
        "areas": [
            {
                "id": "a1",
                "heading": "Xây dựng tủ sách trên địa bàn tỉnh",
                "source": "II.1",
                "tasks": [
                    {"text": text, "source": f"II.1, ý {n}", **fields} for n, text in enumerate(texts, 1)
                ],
            }
        ],
        "duties": [],
    }


def suggested(data: dict[str, Any], level: str = "xa") -> Suggestions:
    """What that parent proposes to a commune."""
    shelf = Shelf().with_parent(data)
    made = shelf.suggest(shelf.carried.id, level, dt.date(2026, 3, 5), WORDS)
    assert isinstance(made, Suggestions)
    return made


@pytest.mark.parametrize(
    ("said", "below"),
    [
        ("Mở tủ sách trên địa bàn tỉnh.", "Mở tủ sách trên địa bàn xã."),
        ("Mở tủ sách trên địa bàn tỉnh Lạng Sơn.", "Mở tủ sách trên địa bàn xã Na Sầm."),
        ("Mở tủ sách trên toàn tỉnh.", "Mở tủ sách trên toàn xã."),
        ("Quảng bá điểm đến của Tỉnh.", "Quảng bá điểm đến của xã."),
        ("Mở tủ sách ở cơ sở, trụ sở các thôn.", "Mở tủ sách ở cơ sở, trụ sở các thôn."),
        (
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2026 của UBND tỉnh về đọc sách trên địa bàn tỉnh.",
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2026 của UBND tỉnh về đọc sách trên địa bàn tỉnh.",
        ),
        ("Hưởng ứng “Ngày hội đọc sách toàn tỉnh”.", "Hưởng ứng “Ngày hội đọc sách toàn tỉnh”."),
        ("Dùng nhãn {unit} trên bìa.", "Dùng nhãn (unit) trên bìa."),
    ],
)
def test_the_parents_unit_is_said_as_ones_own(said: str, below: str) -> None:
    """Where the parent speaks of its unit the lower body speaks of its own; citations, quotations and braces are data."""
    [task] = suggested(parent(said)).tasks("a1")
    assert task["task"] == below


@pytest.mark.parametrize(
    "said",
    [
        "Tham mưu UBND tỉnh ban hành quy chế.",
        "Trình Hội đồng nhân dân tỉnh xem xét.",
        "Sở Tư pháp tổng hợp, báo cáo.",
        "Các sở, ban, ngành rà soát thủ tục.",
        "Hướng dẫn UBND các xã, phường kiểm kê.",
        "Đôn đốc các địa phương báo cáo.",
        "Phối hợp với Bộ Công an rà soát.",
        "Kiến nghị Chính phủ sửa đổi quy định.",
        "Đào tạo cán bộ cấp xã.",
        "Học tập kinh nghiệm các tỉnh, thành phố.",
    ],
)
def test_what_is_worded_for_the_parent_is_offered_only(said: str) -> None:
    """A task that names bodies of the parent's level, or speaks to those below, is not proposed and says why."""
    made = suggested(parent(said, "Mở tủ sách."))
    assert [task["task"] for task in made.tasks("a1")] == ["Mở tủ sách."]
    [(task, why)] = made.others("a1")
    assert task["source"] == "II.1, ý 1"
    assert why


def test_an_area_that_is_the_parents_own_is_offered_only() -> None:
    """Where the heading itself is worded for the parent, none of its tasks is proposed."""
    data = parent("Lấy ý kiến rộng rãi.")
    data["areas"][0]["heading"] = "Xây dựng Nghị định của Chính phủ"
    assert suggested(data).tasks("a1") == []
    assert len(suggested(data).others("a1")) == 1


def test_headings_speak_of_ones_own_unit() -> None:
    """An area's heading too."""
    [area] = suggested(parent("Mở tủ sách.")).areas
    assert area.heading == "Xây dựng tủ sách trên địa bàn xã"


def test_who_leads_is_said_by_function() -> None:
    """The department of the parent becomes who does that work below; one without a counterpart is left out."""
    made = suggested(
        parent("Mở tủ sách.", lead="Sở Văn hóa, Thể thao và Du lịch", partners="Sở Tài chính, Sở Tư pháp")
    )
    [task] = made.tasks("a1")
    assert task["lead"] == "Phòng Văn hóa - Xã hội"
    assert task["partners"] == "Phòng Kinh tế"
    assert "Sở" not in str(task)


def test_departments_and_party_bodies_get_no_lead() -> None:
    """Offices that name their own divisions choose the lead themselves."""
    [task] = suggested(parent("Mở tủ sách.", lead="Sở Tài chính"), "dang-xa").tasks("a1")
    assert "lead" not in task


@pytest.mark.parametrize(
    ("deadline", "kept"), [("tháng 4/2025", False), ("quý III/2026", True), ("hằng năm", True)]
)
def test_a_deadline_of_years_gone_by_is_left_out(deadline: str, kept: bool) -> None:
    """What lies before the year of the plan is no deadline."""
    [task] = suggested(parent("Mở tủ sách.", deadline=deadline)).tasks("a1")
    assert ("deadline" in task) is kept


def test_what_the_parent_asks_of_lower_bodies_is_an_area() -> None:
    """The parent's part "Tổ chức thực hiện" gives the lower body tasks as well."""
    text = (SAMPLES / "ke-hoach-tinh.txt").read_text(encoding="utf-8")
    made = suggested(as_kit(imported(view_of_text(text.encode(), "cha.txt"))))
    assert made.areas[-1].heading == "Nhiệm vụ được giao tại Kế hoạch số 250/KH-UBND"
    assert [task["task"] for task in made.tasks("giao")] == ["Bố trí người quản lý tủ sách ở cơ sở."]
    assert len(made.others("giao")) == 1


@given(st.lists(st.text(st.characters(blacklist_categories=("Cs", "Cc"))), min_size=1, max_size=5))
def test_every_task_of_the_parent_is_offered(texts: list[str]) -> None:
    """Whatever the parent's words are, each task is either proposed or offered, and nothing in it is a gap."""
    made = suggested(parent(*texts))
    offered = [task["id"] for task in made.tasks("a1")] + [task["id"] for task, _why in made.others("a1")]
    assert sorted(offered) == sorted(f"a1-{n}" for n in range(1, len(texts) + 1))


def test_a_finished_file_brings_its_own_frame() -> None:
    """An answers file whose kit is not at hand still has its directing document and areas."""
    document = {
        "kit": {"id": "ct-250", "version": "1"},
        "implements": [{"type": "Kế hoạch", "symbol": "250/KH-UBND", "date": "2026-01", "body": "UBND tỉnh"}],
        "sections": [{"id": "nhiem-vu", "content": [{"id": "a1", "heading": "Tủ sách"}, {"id": "x"}]}],
    }
    shelf = Shelf().knowing(document)
    kit = shelf.kit("ct-250")
    assert kit is not None
    assert [area.heading for area in kit.areas] == ["Tủ sách"]
    assert dict(kit.directive)["symbol"] == "250/KH-UBND"
    assert Shelf().knowing({}).kit("ct-250") is None

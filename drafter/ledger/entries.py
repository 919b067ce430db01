"""One list of the tasks of a plan, each with the area it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model.plan import Plan

#: Columns of the list, in the order of a table: key and title.
COLUMNS = (
    ("id", "Mã"),
    ("area", "Lĩnh vực"),
    ("text", "Nội dung nhiệm vụ"),
    ("lead", "Cơ quan chủ trì"),
    ("partners", "Cơ quan phối hợp"),
    ("leader", "Lãnh đạo phụ trách"),
    ("start", "Bắt đầu"),
    ("deadline", "Thời hạn"),
    ("product", "Sản phẩm"),
    ("money", "Kinh phí, nguồn"),
    ("source", "Mục ở văn bản cấp trên"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A task as a row. `area` is the heading above it, "" where it stands under none."""

    id: str
    area: str
    text: str
    lead: str = ""
    partners: str = ""
    leader: str = ""
    start: str = ""
    deadline: str = ""
    product: str = ""
    money: str = ""
    source: str = ""


def entries(plan: Plan) -> tuple[Entry, ...]:
    """Every task of a plan, in its order."""
    said = [key for key, _title in COLUMNS if key != "area"]
    return tuple(
        Entry(area=area, **{key: getattr(task, key) for key in said})
        for area, tasks in plan.tasks
        for task in tasks
    )

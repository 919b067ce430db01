"""What the plan says: purpose, goals, task areas and their tasks, funding."""

from __future__ import annotations

from functools import partial
from typing import Any

from drafter import text as _text
from drafter.i18n import _
from drafter.interview.facts import suggestions
from drafter.interview.frame import Part
from drafter.interview.question import Field, Option, Plain, Question, View
from drafter.interview.questions.paper import own_paper
from drafter.registers.calendar import ahead

PART = "Nội dung"

PURPOSE = "sections[muc-dich-yeu-cau].content[muc-dich].text"
REQUIREMENT = "sections[muc-dich-yeu-cau].content[yeu-cau].text"
GOALS = "sections[muc-tieu].content"
TASKS = "sections[nhiem-vu].content"
FUNDING = "sections[kinh-phi].text"

TASK_FIELDS = (
    Field(key="task", prompt="Nội dung nhiệm vụ", required=True),
    Field(key="lead", prompt="Cơ quan chủ trì"),
    Field(key="partners", prompt="Cơ quan phối hợp"),
    Field(key="deadline", prompt="Thời hạn (ví dụ: trước ngày 31/12/2026, quý I/2027)"),
    Field(key="product", prompt="Sản phẩm (ví dụ: kế hoạch, báo cáo)"),
)


def tasks_key(area: str) -> str:
    """Where the tasks of an area stand in the answers file."""
    return f"{TASKS}[{area}].content"


def _from_kit(part: Part, view: View) -> str:
    made = suggestions(view)
    return "".join(f"{line}\n" for line in made.paragraphs(part)) if made else ""


def _goals(view: View) -> list[dict[str, Any]]:
    made = suggestions(view)
    goals = made.paragraphs("goals") if made else []
    return [{"id": f"mt-{n}", "level": "gạch", "inline": goal} for n, goal in enumerate(goals, 1)]


def _area_options(view: View) -> tuple[Option, ...]:
    made = suggestions(view)
    out = []
    for number, area in enumerate(made.areas if made else (), 1):
        label = f"{number}. {area.short}"
        if made and not made.fits(area.id):
            label = _("{label} (chưa có nhiệm vụ hợp với cơ quan mình)").format(label=label)
        out.append(Option(value=area.id, label=label, note=area.heading))
    return tuple(out)


def _fitting_areas(view: View) -> list[str]:
    made = suggestions(view)
    return [area.id for area in made.areas if made.fits(area.id)] if made else []


def _has_areas(view: View) -> bool:
    made = suggestions(view)
    return bool(made and made.areas)


def _tasks(area: str, view: View) -> list[dict[str, Any]]:
    made = suggestions(view)
    return made.tasks(area) if made else []


def _others(area: str, view: View) -> list[tuple[dict[str, Any], str]]:
    made = suggestions(view)
    return [*(made.others(area) if made else []), *_of_older_plan(area, view)]


def _of_older_plan(area: str, view: View) -> list[tuple[dict[str, Any], str]]:
    """The tasks that an older plan of the same kit had and that are not proposed anyway; a deadline gone by is left out."""
    if view.older.get("kit.id") != view.text("kit.id"):
        return []
    proposed = {_text.fold(one["task"]) for one in _tasks(area, view)}
    out = []
    for number, task in enumerate(view.older.get(tasks_key(area), ()), 1):
        if task.get("task") and _text.fold(task["task"]) not in proposed:
            kept = {key: words for key, value in task.items() if (words := _still(key, value, view))}
            out.append(({**kept, "id": f"{area}-cu-{number}"}, _("của kế hoạch trước")))
    return out


def _still(key: str, value: Any, view: View) -> Any:
    """A value of an older task; of a deadline what has not gone by."""
    return ahead(value, view.day) if key == "deadline" else value


def _area_help(heading: str, *, is_of_parent: bool, gone: int) -> str:
    if is_of_parent:
        return _(
            "{heading}. Việc nêu trong kế hoạch cấp trên: chọn việc của cơ quan mình, sửa cho sát"
        ).format(heading=heading)
    if gone:
        return _(
            "{heading}. Câu gợi ý của drafter: sửa cho sát địa phương. {count} việc thường làm trước ngày ban hành: thời hạn đã qua được bỏ, ghi lại hoặc bỏ việc"
        ).format(heading=heading, count=gone)
    return _("{heading}. Câu gợi ý của drafter: sửa cho sát địa phương").format(heading=heading)


def area_questions(view: View) -> tuple[Question, ...]:
    """One list of tasks for each chosen area."""
    chosen, made = view.items("kit.areas"), suggestions(view)
    if made is None:
        return ()
    return tuple(
        Question(
            key=tasks_key(area.id),
            part=f"{PART}, lĩnh vực {n}: {area.short}",
            prompt="Nhiệm vụ của lĩnh vực này",
            form="items",
            of_content=True,
            help=_area_help(
                area.heading, is_of_parent=made.is_of_parent(area.id), gone=len(made.gone(area.id))
            ),
            default=partial(_tasks, area.id),
            fields=TASK_FIELDS,
            prefix=f"{area.id}-nv",
            check=_one_lead,
            suggests=True,
            offers=partial(_others, area.id),
        )
        for n, area in enumerate((a for a in made.areas if a.id in chosen), 1)
    )


def _one_lead(view: View, value: Plain) -> str:
    for number, one in enumerate(value, 1):
        partners = [p.strip() for p in one.get("partners", "").replace(";", ",").split(",")]
        if one.get("lead") and one["lead"] in partners:
            return _("nhiệm vụ {number}: cơ quan chủ trì không đồng thời là cơ quan phối hợp").format(
                number=number
            )
    return ""


QUESTIONS = (
    Question(
        key=PURPOSE,
        part=PART,
        of_content=True,
        prompt="Mục đích",
        form="long",
        help="mỗi dòng một đoạn; vì sao ban hành kế hoạch",
        example="Cụ thể hóa Kết luận số 51-KL/TW thành nhiệm vụ của từng cơ quan.",
        default=partial(_from_kit, "purpose"),
    ),
    Question(
        key=REQUIREMENT,
        part=PART,
        of_content=True,
        prompt="Yêu cầu",
        form="long",
        help="mỗi dòng một đoạn; ràng buộc khi thực hiện",
        example="Mỗi nhiệm vụ có một cơ quan chủ trì, có thời hạn và sản phẩm.",
        default=partial(_from_kit, "requirement"),
    ),
    Question(
        key=GOALS,
        part=PART,
        of_content=True,
        prompt="Mục tiêu, chỉ tiêu",
        form="items",
        blank=True,
        help="mỗi mục một chỉ tiêu, có số và năm; con số gợi ý phải sửa theo thực tế; không có mục tiêu riêng thì xóa hết",
        default=_goals,
        fields=(Field(key="inline", prompt="Mục tiêu", required=True),),
        fixed=(("level", "gạch"),),
        prefix="mt",
    ),
    Question(
        key="kit.areas",
        part=PART,
        of_content=True,
        prompt="Các lĩnh vực nhiệm vụ",
        form="multi",
        help="đề mục in đúng tên chính thức của văn bản chỉ đạo",
        example="a1, a2, a4",
        options=_area_options,
        default=_fitting_areas,
        when=_has_areas,
    ),
    area_questions,
    Question(
        key=TASKS,
        part=PART,
        of_content=True,
        prompt="Các nhóm nhiệm vụ",
        form="items",
        help="mỗi mục là một đề mục và các việc bên dưới, mỗi dòng một việc",
        fields=(
            Field(key="heading", prompt="Đề mục", required=True),
            Field(key="text", prompt="Các việc", long=True),
        ),
        when=own_paper,
        prefix="nv",
    ),
    Question(
        key=FUNDING,
        part=PART,
        of_content=True,
        prompt="Kinh phí thực hiện",
        form="long",
        blank=True,
        help="nguồn kinh phí; để trống thì không có mục này",
        example="Từ nguồn ngân sách theo phân cấp và các nguồn hợp pháp khác.",
        default=partial(_from_kit, "funding"),
    ),
)

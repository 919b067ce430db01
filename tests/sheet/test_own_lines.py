"""Fields of a task on lines of their own: printed in order below the task, read back as the same task."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.answers.load import load
from drafter.model.plan import Section, Task
from drafter.sheet import compose
from drafter.sheet.lines import Line
from tests.conftest import Outcome, render_document
from tests.importer.tools import reimported, wording
from tests.review.reviewer import Reviewer, reviewed
from tests.tools import ANSWERS

NODE = """
sections:
  - id: a
    heading: Nhiệm vụ
    content:
      - id: b
        heading: Tủ sách
        content:
          - id: nv
            task: Mở tủ sách ở nhà văn hóa.
            lead: Phòng Văn hóa - Xã hội
            deadline: quý III/2026
            product: sổ theo dõi
            own_lines:
              deadline: "- Thời gian thực hiện:"
              lead: "- Đơn vị chủ trì:"
          - id: nv2
            task: Mua sách.
            lead: Phòng Kinh tế
"""


def answers(node: str = NODE) -> bytes:
    """A commune's plan with these parts."""
    text = (ANSWERS / "xa-2026.yml").read_text(encoding="utf-8")
    head = text[: text.index("sections:")]
    ending = text[text.index("implementation:") :].partition("\nappendices:")[0]
    return f"{head}{node.lstrip()}{ending}\n".encode()


def printed(data: bytes) -> dict[str, str]:
    """The printed lines of the body by id."""
    loaded = load(data, "k.yml")
    sheet = compose(loaded.plan, loaded.profile, wording(loaded.profile.id, loaded.plan.issuer.wording))
    return {line.id: line.printed for line in sheet.body if isinstance(line, Line)}


def test_the_lines_stand_below_the_task_in_the_order_of_a_table() -> None:
    """Who before when, whatever the order in the file; what has no line of its own stays in brackets."""
    lines = printed(answers())
    here = "sections[a].content[b].content[nv]"
    assert [(id_, words) for id_, words in lines.items() if id_.startswith(here[:-1])] == [
        (here, "- Mở tủ sách ở nhà văn hóa (sản phẩm: sổ theo dõi)."),
        (f"{here}.lead", "- Đơn vị chủ trì: Phòng Văn hóa - Xã hội."),
        (f"{here}.deadline", "- Thời gian thực hiện: quý III/2026."),
        ("sections[a].content[b].content[nv2]", "- Mua sách (chủ trì: Phòng Kinh tế)."),
    ]


def test_a_printed_plan_is_read_back_as_its_tasks(render_bytes) -> None:  # type: ignore[no-untyped-def]
    """Rendered, stripped and imported: the same fields, and the same lines when it is printed again."""
    node = NODE.replace("            product: sổ theo dõi\n", "")
    found = reimported(render_bytes(answers(node)))
    area = next(s for s in found.plan.sections if isinstance(s, Section)).content[0]
    assert isinstance(area, Section)
    [task, _other] = [block for block in area.content if isinstance(block, Task)]
    assert (task.lead, task.deadline) == ("Phòng Văn hóa - Xã hội", "quý III/2026")
    assert task.own_lines == (("lead", "- Đơn vị chủ trì:"), ("deadline", "- Thời gian thực hiện:"))


@pytest.mark.parametrize(
    "line", ["- Đơn vị chủ trì: Phòng Kinh tế", "- Lưu ý: đọc kỹ.", "- Chủ trì, phối hợp tốt: như sau."]
)
def test_what_would_print_otherwise_is_left_as_it_is(line: str) -> None:
    """A line without its full stop, or one that names no field, stays a paragraph."""
    from drafter.importer import view_of_text
    from tests.importer.tools import imported
    from tests.tools import SAMPLES

    text = (SAMPLES / "ke-hoach-tinh.txt").read_text(encoding="utf-8")
    text = text.replace("- Cơ quan chủ trì: Sở Văn hóa, Thể thao và Du lịch.", line)
    found = imported(view_of_text(text.encode(), "a.txt"))
    assert line.removeprefix("- ") in str(found.plan.sections)
    leads = [task.lead for _area, tasks in found.plan.tasks for task in tasks]
    assert not any("Kinh tế" in lead or "như sau" in lead or "đọc kỹ" in lead for lead in leads)


def test_a_line_edited_in_word_comes_back_into_its_field(
    tmp_path: Path, run_cli: Callable[..., Outcome]
) -> None:
    """What a reviewer writes on the line of the lead is the lead."""
    (tmp_path / "k.yml").write_bytes(answers())
    data = render_document(tmp_path / "k.yml")
    words = "- Đơn vị chủ trì: Phòng Văn hóa - Xã hội."

    def change(r: Reviewer) -> None:
        line = next(p for p in r.paragraphs() if r.words(p) == words)
        r.replace(line, "Phòng Văn hóa - Xã hội", "Phòng Kinh tế")

    (tmp_path / "k.docx").write_bytes(reviewed(data, change))
    done = run_cli("pull", tmp_path / "k.docx", tmp_path / "k.yml", "--accept-all-clear")
    assert done.code == 0, done.err
    assert "            lead: Phòng Kinh tế\n            deadline" in (tmp_path / "k.yml").read_text(
        encoding="utf-8"
    )

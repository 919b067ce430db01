"""drafter new --from a plan of the level above."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from drafter.importer import as_kit, view_of_text
from drafter.interview import journal
from drafter.interview.session import Session, accept_all, next_step, steps
from drafter.kits.suggest import Shelf
from tests.conftest import Outcome
from tests.importer.tools import imported
from tests.interview.helpers import COMMUNE, TODAY, answered, values
from tests.terminal.helpers import ENTER, talk
from tests.tools import SAMPLES

Run = Callable[..., Outcome]
PARENT = SAMPLES / "ke-hoach-tinh.txt"
WHO = [arg for key, value in COMMUNE.items() for arg in ("--set", f"{key}={value}")]
FIRST = "sections[nhiem-vu].content[a1].content"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def carrying() -> Session:
    """A commune that carries the parent down, with all but the body still open."""
    parent = as_kit(imported(view_of_text(PARENT.read_bytes(), PARENT.name)))
    shelf = Shelf().with_parent(parent)
    return answered(
        COMMUNE, Session(shelf=shelf, today=TODAY, parent=parent, settings={"kit.id": shelf.carried.id})
    )


def test_a_commune_plan_from_a_province_plan(run_cli: Run) -> None:
    """The parent is cited, areas and tasks are carried down with their place, and the page is right."""
    done = run_cli("new", "xa.yml", "--from", PARENT, "--defaults", *WHO, "-o", "xa.docx")
    assert done.code == 0, done.err
    assert "mang xuống: Kế hoạch số 250/KH-UBND ngày 12/01/2026" in done.err
    answers = yaml.safe_load(Path("xa.yml").read_text(encoding="utf-8"))
    assert answers["implements"][0]["symbol"] == "250/KH-UBND"
    areas = next(one for one in answers["sections"] if one["id"] == "nhiem-vu")["content"]
    assert [area["heading"] for area in areas] == [
        "Xây dựng tủ sách ở cơ sở",
        "Tổ chức Ngày Sách và Văn hóa đọc ở các trường học trên toàn xã",
        "Nhiệm vụ được giao tại Kế hoạch số 250/KH-UBND",
    ]
    assert areas[0]["content"][0]["source"] == "II.1.a"
    assert areas[0]["content"][0]["lead"] == "Phòng Văn hóa - Xã hội"
    assert run_cli("check", "xa.docx").code == 0
    assert run_cli("render", "xa.yml", "-o", "lai.docx").code == 0
    assert Path("lai.docx").read_bytes() == Path("xa.docx").read_bytes()


def test_the_province_of_the_parent_is_proposed(run_cli: Run) -> None:
    """A commune is in the province whose plan it carries down, unless it says otherwise."""
    who = [
        arg
        for key, value in COMMUNE.items()
        if key != "issuer.province"
        for arg in ("--set", f"{key}={value}")
    ]
    done = run_cli("new", "xa.yml", "--from", PARENT, "--defaults", *who)
    assert done.code == 0, done.err
    assert "province: tỉnh Lạng Sơn" in Path("xa.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), [("a.txt", "Kính gửi anh Bình."), ("b.docx", "không phải Word")])
def test_what_has_no_areas_is_refused(run_cli: Run, name: str, text: str) -> None:
    """A file that is no plan: exit 2, what to do, nothing written."""
    Path(name).write_text(text, encoding="utf-8")
    done = run_cli("new", "xa.yml", "--from", name, "--defaults", *WHO)
    assert done.code == 2
    assert name in done.err
    assert not Path("xa.yml").exists()


def test_tasks_that_do_not_fit_are_shown_and_not_ticked() -> None:
    """Every task of the parent is on the screen, the ones for the province with the reason; Enter takes the others."""
    done = talk(carrying(), ENTER * 40)
    said = " ".join(done.screen.said.split())
    assert (
        "Tham mưu Ủy ban nhân dân tỉnh ban hành quy chế thư viện tỉnh. (chưa chọn: còn nói về tỉnh:" in said
    )
    assert "Hướng dẫn UBND các xã, phường kiểm kê sách. (chưa chọn: nói với cấp dưới" in said
    assert [task["id"] for task in values(done.session)[FIRST]] == ["a1-1"]


def test_a_task_that_was_not_proposed_can_be_ticked() -> None:
    """Down and space tick an offered task; it keeps its place in the parent."""
    session = carrying()
    while (step := next_step(session)) and step.question.key != FIRST:
        session = answered({step.question.key: step.value}, session)
    done = talk(session, "\x1b[B", " ", ENTER)
    assert [(task["id"], task["source"]) for task in values(done.session)[FIRST]] == [
        ("a1-1", "II.1.a"),
        ("a1-2", "II.1.b"),
    ]


def test_an_interrupted_sitting_needs_the_parent_no_more() -> None:
    """The parent's tasks are in the unfinished file: they are offered again, the document being gone."""
    session = carrying()
    again, changed = journal.restore(journal.dump(session), "xa.yml", Shelf(), TODAY)
    assert not changed
    assert values(accept_all(again)) == values(accept_all(session))


@pytest.mark.parametrize(
    "parent", ['{"areas": 3}', "[1]", '"x"', '{"directive": {}, "issuer": [], "areas": []}']
)
def test_a_broken_parent_in_the_file_is_passed_over(parent: str) -> None:
    """What cannot be a plan is as if there were none: the answers still count, nothing is run."""
    data = journal.dump(answered(COMMUNE)).replace(
        b'"base": false', f'"base": false, "parent": {parent}'.encode()
    )
    again, _changed = journal.restore(data, "xa.yml", Shelf(), TODAY)
    assert values(again)["issuer.name"] == "Na Sầm"


def test_a_finished_plan_is_opened_again_whole(run_cli: Run) -> None:
    """The finished file tells its own frame: every question is answered, and nothing is lost on writing it again."""
    assert run_cli("new", "xa.yml", "--from", PARENT, "--defaults", *WHO).code == 0
    before = Path("xa.yml").read_bytes()
    session, _changed = journal.restore(before, "xa.yml", Shelf(), TODAY)
    assert [step.question.key for step in steps(session) if step.state != "done"] == []
    assert journal.dump(session, finished=True) == before

"""A plan that was written elsewhere and imported: `drafter new` asks who issues it and when, and keeps what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from drafter.answers.load import load
from drafter.cli.making import make
from drafter.interview import journal
from drafter.interview.session import Session, answer, steps
from drafter.kits.suggest import Shelf
from tests.conftest import Outcome, paragraphs_of
from tests.interview.helpers import TODAY
from tests.tools import ANSWERS

Run = Callable[..., Outcome]
#: What the file of a document does not tell.
PLACE = ("--set", "issuer.province=tỉnh Lạng Sơn", "--set", "issuer.name=Na Sầm")


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    """`cu.yml`: the sample of a commune as it comes back from Word, without any id of ours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "config"))
    Path("in.docx").write_bytes(make(ANSWERS / "xa-2026.yml").data)
    assert run_cli("strip", "in.docx", "-o", "cu.docx").code == 0
    assert run_cli("import", "cu.docx", "-o", "cu.yml").code == 0


def body(document: str) -> list[str]:
    """The lines between the title and the signature."""
    lines = paragraphs_of(Path(document).read_bytes())
    return lines[lines.index("KẾ HOẠCH") + 1 : lines.index("Nơi nhận:")]


def said(file: str) -> dict[str, Any]:
    """What a file says of the plan's content."""
    values = load(Path(file).read_bytes(), file).values
    return {
        key: values.get(key) for key in ("implements", "bases", "sections", "implementation", "appendices")
    }


def test_next_years_plan_keeps_what_last_years_says(run_cli: Run) -> None:
    """No word is lost and none comes twice; the number and the day are new; deadlines that passed are named, each once."""
    done = run_cli(
        "new",
        "moi.yml",
        "--from",
        "cu.yml",
        "--defaults",
        "--set",
        "date=10/3/2027",
        *PLACE,
        "-o",
        "moi.docx",
    )
    told = done.err.splitlines()
    page = "\n".join(paragraphs_of(Path("moi.docx").read_bytes()))

    assert done.code == 0, done.err
    assert said("moi.yml") == said("cu.yml")
    assert body("moi.docx") == body("cu.docx")
    assert "45/KH-UBND" not in page
    assert "ngày 10 tháng 3 năm 2027" in page
    assert any("Quý II/2026" in line and "trước ngày của văn bản" in line for line in told)
    assert len(told) == len(set(told))


@pytest.mark.parametrize("profile", [False, True])
def test_the_word_file_of_last_year_will_do(run_cli: Run, profile: bool) -> None:
    """A commune's own document is taken as the plan before, not as one from above: the same as when imported first."""
    if profile:
        assert run_cli("profile", "--from", ANSWERS / "xa-2026.yml").code == 0
    settings = ("--defaults", "--set", "date=10/3/2027", *PLACE)
    done = run_cli("new", "a.yml", "--from", "cu.docx", *settings, "-o", "a.docx")
    again = run_cli("new", "b.yml", "--from", "cu.yml", *settings, "-o", "b.docx")

    assert (done.code, again.code) == (0, 0), done.err
    assert "lấy làm kế hoạch trước của cơ quan mình: cu.docx" in done.err
    assert any("trước ngày của văn bản" in line for line in done.err.splitlines())
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


def test_a_file_that_drafter_made_brings_its_answers(run_cli: Run) -> None:
    """As long as nobody changed it: then it is the same as its answers file; else what stands in Word counts."""
    settings = ("--defaults", "--set", "date=10/3/2027", *PLACE)
    done = run_cli("new", "a.yml", "--from", "in.docx", *settings)
    again = run_cli("new", "b.yml", "--from", ANSWERS / "xa-2026.yml", *settings)
    document = Document("in.docx")
    line = next(p for p in document.paragraphs if p.text.startswith("Làm căn cứ để phòng chuyên môn"))
    line.runs[-1].text += " Câu do lãnh đạo viết thêm."
    document.save("sua.docx")
    edited = run_cli("new", "c.yml", "--from", "sua.docx", *settings)

    assert (done.code, again.code, edited.code) == (0, 0, 0), done.err + edited.err
    assert Path("a.yml").read_bytes() == Path("b.yml").read_bytes()
    assert "Câu do lãnh đạo viết thêm." in Path("c.yml").read_text(encoding="utf-8")


def test_the_word_file_of_another_body_is_a_plan_from_above(run_cli: Run) -> None:
    """Told by who is writing: the kind on the command line, or the office's profile."""
    kind = ("--set", "issuer.kind=phong-xa")
    done = run_cli("new", "a.yml", "--from", "cu.docx", "--defaults", *kind)
    run_cli("profile", "--from", ANSWERS / "so-2026.yml")
    other = run_cli("new", "b.yml", "--from", "cu.docx", "--defaults")

    assert "mang xuống: Kế hoạch số 45/KH-UBND" in done.err
    assert "mang xuống: Kế hoạch số 45/KH-UBND" in other.err


def test_an_imported_plan_can_be_opened_again(run_cli: Run) -> None:
    """Its number is changed; nothing of a kit is added to what it says."""
    done = run_cli("new", "cu.yml", "--defaults", "--set", "number=7", *PLACE, "-o", "moi.docx")

    assert done.code == 0, done.err
    assert body("moi.docx") == body("cu.docx")
    assert "Số: 07/KH-UBND" in paragraphs_of(Path("moi.docx").read_bytes())


def test_only_who_and_when_is_asked() -> None:
    """Neither the directing document nor tasks, duties or an appendix, from the start to a file left half answered."""
    session, _changed = journal.restore(Path("cu.yml").read_bytes(), "cu.yml", Shelf(), TODAY)
    asked = {step.question.key for step in steps(session)}
    session = answer(session, "number", "9")
    resumed, _changed = journal.restore(journal.dump(session), "cu.yml", Shelf(), TODAY)

    assert {"issuer.kind", "date", "number", "title", "recipients", "signers[1]"} <= asked
    assert not [
        key
        for key in asked
        if key.startswith(("kit", "implements", "sections", "implementation", "appendices"))
    ]
    assert {step.question.key for step in steps(resumed)} == asked
    assert resumed.keeps_content


@pytest.mark.parametrize(("document", "keeps"), [
    ({}, False),
    ({"issuer": {"kind": "ubnd-xa"}}, False),
    ({"sections": [{"id": "muc-dich-yeu-cau", "heading": "Mục đích"}]}, False),
    ({"sections": [{"id": "nhiem-vu", "heading": "Nhiệm vụ"}, {"heading": "Phần thêm tay"}]}, False),
    ({"sections": [{"heading": "Nội dung", "text": "Một đoạn.\n"}]}, True),
    ({"sections": [{"id": "muc-dich-yeu-cau", "heading": "Mục đích"}, {"id": "noi-dung", "heading": "Nội dung"}]}, True),
])  # fmt: skip
def test_what_counts_as_content_of_its_own(document: dict[str, Any], keeps: bool) -> None:
    """Parts that no question makes, where the part for tasks is not among them."""
    assert Session(shelf=Shelf(), today=TODAY, base=document).keeps_content is keeps


def test_a_heading_alone_is_kept(run_cli: Run) -> None:
    """A part without text may be a heading whose text stands in a table of the old file: it is the user's."""
    text = Path("cu.yml").read_text(encoding="utf-8")
    Path("cu.yml").write_text(
        text.replace("sections:\n", "sections:\n  - heading: Phần chỉ có đề mục\n", 1), encoding="utf-8"
    )
    done = run_cli("new", "cu.yml", "--defaults", *PLACE, "-o", "moi.docx")

    assert done.code == 0, done.err
    assert any("Phần chỉ có đề mục".upper() in line.upper() for line in body("moi.docx"))

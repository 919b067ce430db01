"""drafter judges what it wrote: layout faults stop the file, remarks on the content never do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm, Pt

from drafter.check import check
from drafter.cli.making import make
from drafter.word.library import layout_path
from drafter.word.read import read_view
from tests.tools import ANSWERS, SAMPLES

ALL = sorted(ANSWERS.glob("*.yml"))


@pytest.mark.parametrize("sample", ALL, ids=lambda path: path.stem)
def test_no_finding_of_any_severity_on_a_sample(sample: Path) -> None:
    """The writer and the strictest clerk agree."""
    made = make(sample)
    report = check(read_view(made.data, sample.name))

    assert report.findings == ()
    assert report.regime == made.loaded.profile.id


@pytest.mark.parametrize("edit", ["margin", "size"])
def test_template_that_breaks_a_clause_writes_nothing(
    run_cli: Callable[..., object], tmp_path: Path, edit: str
) -> None:
    """An office's template with wrong margins or sizes is named with the clause; --no-check writes all the same."""
    document = Document(str(layout_path("nd30-2020")))
    if edit == "margin":
        document.sections[0].left_margin = Mm(20)
    else:
        document.styles["VB Thân"].font.size = Pt(16)
    template, out = tmp_path / "mau.docx", tmp_path / "o.docx"
    document.save(str(template))
    refused = run_cli("render", ANSWERS / "xa-2026.yml", "--template", template, "-o", out)
    nothing = not out.exists()
    forced = run_cli("render", ANSWERS / "xa-2026.yml", "--template", template, "-o", out, "--no-check")

    assert (refused.code, forced.code) == (2, 0)  # type: ignore[attr-defined]
    assert nothing
    assert out.exists()
    assert "NĐ 30/2020/NĐ-CP" in refused.err  # type: ignore[attr-defined]
    assert "--no-check" in refused.err  # type: ignore[attr-defined]


def test_content_is_remarked_and_never_blocks(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """A label kept as issued, a basis without its date: told on stderr, the file is written."""
    done = run_cli("render", SAMPLES / "stress.yml", "-o", tmp_path / "o.docx")

    assert done.code == 0  # type: ignore[attr-defined]
    assert "TT316" in done.err  # type: ignore[attr-defined]
    assert "TT304" in done.err  # type: ignore[attr-defined]
    assert (tmp_path / "o.docx").exists()


def test_what_an_older_plan_left_behind_is_named(tmp_path: Path) -> None:
    """Last year's signer, year and body in this year's words are told; a plan of its own has nothing to tell."""
    from drafter.cli.judging import left_over

    old = ANSWERS / "huyen-2019.yml"
    mine = make(old, ("date=2020-10-15", "number=7", "signers[1].name=Nguyễn Văn B",
                      "closing=Kinh phí lấy từ ngân sách năm 2019 theo ý kiến của ông Nguyễn Văn A."))  # fmt: skip
    told = left_over(mine, old.read_bytes(), old.name)

    assert any("Nguyễn Văn A" in words for words in told)
    assert any("ngân sách năm 2019" in words for words in told)
    assert left_over(make(old), old.read_bytes(), old.name) == []
    assert left_over(mine, b"drafter: '1'\n", "hong.yml") == []


def test_new_from_an_older_plan_tells_its_traces(
    run_cli: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recipients are kept from year to year; the signer of old among them is told at the end."""
    monkeypatch.chdir(tmp_path)
    text = (ANSWERS / "huyen-2019.yml").read_text(encoding="utf-8")
    (tmp_path / "cu.yml").write_text(
        text.replace("recipients:\n", "recipients:\n  - id: ong-a\n    name: Đồng chí Nguyễn Văn A\n", 1),
        encoding="utf-8",
    )
    settings = ("date=2020-10-15", "number=7", "signers[ky].name=Nguyễn Văn B")
    done = run_cli(
        "new", "moi.yml", "--from", "cu.yml", "--defaults", *(part for s in settings for part in ("--set", s))
    )

    assert done.code == 0, done.err  # type: ignore[attr-defined]
    assert "Còn tên người ký kế hoạch cũ “Nguyễn Văn A”" in done.err  # type: ignore[attr-defined]


#: A paragraph of the sample, as its file has it.
LAST = "          Kết quả thực hiện là căn cứ"
TYPED = ["1. Mục đích", "I. MỤC ĐÍCH", "Nơi nhận:", "PHỤ LỤC I", "Phần I", "Mục 1"]


@pytest.mark.parametrize("line", TYPED)
@pytest.mark.parametrize("by_hand", [False, True])
def test_words_that_look_like_a_part_are_no_fault_of_the_template(
    run_cli: Callable[..., object], tmp_path: Path, line: str, by_hand: bool
) -> None:
    """A line typed or kept by hand that reads as a heading is written, with a remark that quotes it and says what to do."""
    text = (ANSWERS / "xa-2026.yml").read_text(encoding="utf-8")
    if by_hand:
        text += f'overrides:\n  - line: sections[kinh-phi].content[p1]\n    base: "000000000000"\n    after: "{line}"\n'
    else:
        text = text.replace(LAST, f"          {line}\n{LAST}", 1)
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    done = run_cli("render", tmp_path / "a.yml", "-o", tmp_path / "o.docx")

    assert (tmp_path / "o.docx").exists(), done.err  # type: ignore[attr-defined]
    said = [one for one in done.err.splitlines() if "KT" in one]  # type: ignore[attr-defined]
    assert all("gõ trong câu trả lời" in one for one in said)
    assert not said or f"“{line}”" in said[0]


def test_capitals_of_a_heading_are_the_answers(run_cli: Callable[..., object], tmp_path: Path) -> None:
    """A heading answered in capitals where small letters stand is written as answered, and told."""
    text = (ANSWERS / "xa-2026.yml").read_text(encoding="utf-8")
    assert "heading: Mục đích\n" in text
    (tmp_path / "a.yml").write_text(
        text.replace("heading: Mục đích\n", "heading: MỤC ĐÍCH\n", 1), encoding="utf-8"
    )
    done = run_cli("render", tmp_path / "a.yml", "-o", tmp_path / "o.docx")

    assert (tmp_path / "o.docx").exists(), done.err  # type: ignore[attr-defined]
    assert "KT207" in done.err  # type: ignore[attr-defined]
    assert "mẫu trình bày" not in done.err  # type: ignore[attr-defined]


def test_a_broken_template_stays_one_when_words_look_like_a_part(
    run_cli: Callable[..., object], tmp_path: Path
) -> None:
    """Paragraphs that a template prints too large are its fault, although the words are the user's."""
    document = Document(str(layout_path("nd30-2020")))
    document.styles["VB Thân"].font.size = Pt(16)
    document.save(str(tmp_path / "mau.docx"))
    text = (ANSWERS / "xa-2026.yml").read_text(encoding="utf-8")
    (tmp_path / "a.yml").write_text(text.replace(LAST, f"          1. Mục đích\n{LAST}", 1), encoding="utf-8")
    done = run_cli(
        "render", tmp_path / "a.yml", "--template", tmp_path / "mau.docx", "-o", tmp_path / "o.docx"
    )

    assert done.code == 2  # type: ignore[attr-defined]
    assert "KT202" in done.err  # type: ignore[attr-defined]
    assert not (tmp_path / "o.docx").exists()

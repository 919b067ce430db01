"""`drafter template check`: unknown and missing tags of an office's own template, each with its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from drafter.word.contract import check_template
from drafter.word.library import layout_path
from tests.tools import ROOT

LAYOUTS = sorted((ROOT / "templates/layouts").glob("*.docx"))


def edited(tmp_path: Path, edit: Callable[[object], None]) -> bytes:
    """The NĐ 30 layout after a person's edit."""
    document = Document(str(layout_path("nd30-2020")))
    edit(document)
    path = tmp_path / "mau.docx"
    document.save(str(path))
    return path.read_bytes()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_our_layouts_keep_the_contract(path: Path) -> None:
    """No finding on what we ship."""
    assert check_template(path.read_bytes(), path.name) == []


@pytest.mark.parametrize(("code", "said"), [
    ("{{ logo.text }}", "không có thẻ “logo”"),
    ("{{ so_ky_hieu.chu }}", "không có giá trị “so_ky_hieu.chu”"),
    ("{{ so_ky_hieu }}", "viết {{ so_ky_hieu.text }}"),
    ("{{ trich_yeu.text", "thẻ mở mà không đóng"),
    ("{%p for d in viec %}", "không có thẻ “viec”"),
    ("{%p for d trong noi_dung %}", "vòng lặp không đúng dạng"),
    ("{%p endfor %}", "endfor thừa"),
])  # fmt: skip
def test_wrong_tag_is_named_with_its_place(tmp_path: Path, code: str, said: str) -> None:
    """What is wrong, and in which paragraph a person finds it."""
    findings = check_template(
        edited(tmp_path, lambda d: d.paragraphs[-1].insert_paragraph_before(code)), "mau.docx"
    )  # type: ignore[attr-defined]

    assert any(said in finding.message and code[:20] in finding.place for finding in findings), findings


def test_missing_component_is_named(tmp_path: Path) -> None:
    """A template that lost the recipients would lose text: it says so before a plan is rendered."""

    def edit(document: object) -> None:
        for table in document.tables:  # type: ignore[attr-defined]
            for paragraph in [p for row in table.rows for cell in row.cells for p in cell.paragraphs]:
                for run in paragraph.runs:
                    run.text = run.text.replace("noi_nhan_muc", "co_quan")
        for paragraph in document.paragraphs:  # type: ignore[attr-defined]
            for run in paragraph.runs:
                run.text = run.text.replace("noi_nhan_muc", "co_quan")

    assert [f.message for f in check_template(edited(tmp_path, edit), "mau.docx")] == [
        "không in thành phần noi_nhan_muc"
    ]


def test_logo_and_restyled_text_are_welcome(tmp_path: Path) -> None:
    """An office may add a picture and words of its own and restyle: no finding, and it renders."""
    from drafter.cli.making import make
    from tests.tools import ANSWERS

    def edit(document: object) -> None:
        document.tables[0].rows[0].cells[0].paragraphs[0].insert_paragraph_before("(logo của cơ quan)")  # type: ignore[attr-defined]

    data = edited(tmp_path, edit)
    path = tmp_path / "mau.docx"

    assert check_template(data, "mau.docx") == []
    made = make(ANSWERS / "xa-2026.yml", template=path)
    assert (
        "(logo của cơ quan)".encode()
        in __import__("drafter.word.package", fromlist=["x"]).read_parts(made.data, "x")["word/document.xml"]
    )


def test_command_says_and_leaves_one(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """Findings on stdout, exit 1; clean: a sentence, exit 0; no file named: exit 2."""
    edited(tmp_path, lambda d: d.paragraphs[-1].insert_paragraph_before("{{ la.text }}"))  # type: ignore[attr-defined]
    bad = run_cli("template", "check", tmp_path / "mau.docx")
    good = run_cli("template", "check", layout_path("hd05-2026"))
    none = run_cli("template", "check")

    assert (bad.code, good.code, none.code) == (1, 0, 2)  # type: ignore[attr-defined]
    assert "không có thẻ “la”" in bad.out  # type: ignore[attr-defined]
    assert "không có thẻ lạ" in good.out  # type: ignore[attr-defined]

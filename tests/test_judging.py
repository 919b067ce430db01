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

"""The language of messages never reaches a document: plans are Vietnamese whoever prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import i18n
from drafter.cli import app

_SAMPLES = sorted((Path(__file__).resolve().parents[2] / "answers").glob("*.yml"))


@pytest.fixture(autouse=True)
def _vietnamese():
    """Each test ends in Vietnamese."""
    yield
    i18n.set_language("vi")


@pytest.mark.parametrize("sample", _SAMPLES, ids=lambda path: path.stem)
def test_printed_plan_is_the_same(sample: Path, tmp_path: Path) -> None:
    """The same answers print the same bytes in any language of messages."""
    made = []
    for language in ("vi", "en"):
        out = tmp_path / language / "ke-hoach.docx"
        out.parent.mkdir()
        assert app.run(["--lang", language, "render", str(sample), "-o", str(out)]) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "lines",
    [
        ["KẾ HOẠCH", "", "I. MỤC ĐÍCH", "1. Nâng cao chất lượng.", "", "II. NHIỆM VỤ", "1. Việc một."],
        [
            "ỦY BAN NHÂN DÂN",
            "XÃ NA SẦM",
            "",
            "KẾ HOẠCH",
            "Phòng cháy năm 2026",
            "",
            "I. MỤC ĐÍCH",
            "Giảm số vụ cháy.",
        ],
    ],
    ids=["blanks", "issuer"],
)
def test_imported_answers_are_the_same(lines: list[str], tmp_path: Path) -> None:
    """A plan read in has the same answers in any language, even where words stand in for what was not found."""
    source = tmp_path / "cu.txt"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    read = []
    for language in ("vi", "en"):
        out = tmp_path / f"{language}.yml"
        assert app.run(["--lang", language, "import", str(source), "-o", str(out)]) in (0, 1)
        text = out.read_text(encoding="utf-8")
        read.append([line for line in text.splitlines() if not line.startswith("#")])
    assert read[0] == read[1]
    assert any("title:" in line for line in read[0])

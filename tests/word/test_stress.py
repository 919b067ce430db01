"""One plan with every part a plan can have, in all four regimes, and its kin: joint, annexed, electronic."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from drafter.cli.making import make
from drafter.word.package import DOCUMENT, read_parts
from drafter.word.trace import printed_text
from tests.rendered.facts import facts
from tests.sheet.test_printed_lines import STRESS
from tests.tools import SAMPLES, sdk_errors, to_pdf, unmeasured
from tests.word.test_render import docx2python_words, pandoc_words, words

CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    **{regime: ("stress", tuple(settings)) for regime, settings in STRESS.items()},
    "joint": ("joint", ()),
    "attached": ("attached", ()),
    "electronic-draft": ("stress", ("electronic=có", "number=", "date=2026-06")),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case as a file."""
    place = tmp_path_factory.mktemp("stress")
    for name, (sample, settings) in CASES.items():
        (place / f"{name}.docx").write_bytes(make(SAMPLES / f"{sample}.yml", settings).data)
    return place


@pytest.mark.parametrize("name", CASES)
def test_validators_find_nothing(folder: Path, name: str) -> None:
    """0 errors as Microsoft365 and as Office2010, clean in an independent validator."""
    path = folder / f"{name}.docx"

    assert sdk_errors(path, "Microsoft365") == []
    assert sdk_errors(path, "Office2010") == []
    assert list(OpenXmlValidator().validate(str(path)).errors) == []


@pytest.mark.parametrize("name", CASES)
def test_pandoc_reads_every_word_in_order(folder: Path, name: str) -> None:
    """An independent reader sees the words in the order printed."""
    path = folder / f"{name}.docx"
    document = read_parts(path.read_bytes(), name)[DOCUMENT].decode()

    assert pandoc_words(path) == words(printed_text(document))


@pytest.mark.parametrize("name", CASES)
def test_docx2python_reads_every_word_in_order(folder: Path, name: str) -> None:
    """A second independent reader: the same words in the same order."""
    path = folder / f"{name}.docx"
    document = read_parts(path.read_bytes(), name)[DOCUMENT].decode()

    assert docx2python_words(path) == words(printed_text(document))


@unmeasured
def test_every_case_prints(folder: Path) -> None:
    """LibreOffice prints all of them; appendices start on pages of their own, landscape ones turned, numbers from 1."""
    pdfs = to_pdf([folder / f"{name}.docx" for name in CASES], folder)
    pages = {pdf.stem: facts(pdf) for pdf in pdfs}

    for regime in STRESS:
        page = pages[regime]
        turned = [n for n, (width, height) in enumerate(page.sizes, 1) if width > height]
        assert turned
        assert page.find("Phụ lục", turned[0]).page == turned[0]
    assert not [ln for ln in pages["attached"].lines if ln.text.startswith(("Số", "Nơi nhận"))]
    joint = pages["joint"]
    assert joint.find("KT. GIÁM ĐỐC CÔNG AN TỈNH").top == joint.find("GIÁM ĐỐC SỞ GIÁO DỤC").top

"""Our samples saved again by LibreOffice and by pandoc: what they keep is found right, what they drop is named."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest

from drafter.check import check
from drafter.cli.making import make
from drafter.word.read import read_view
from tests.tools import ANSWERS, program, unmeasured

SAMPLES = sorted(ANSWERS.glob("*.yml"))

#: pandoc keeps words, headings and tables, and drops every look. Each code was confirmed on the page: default margins,
#: no page number, its own heading font and colour, 12 pt, no weight, slope, place, indent, rule line; the national name
#: breaks in its narrower column.
DROPPED = {"KT102", "KT111", "KT201", "KT202", "KT203", "KT204", "KT205", "KT206", "KT301", "KT401"}
OF_STATE = DROPPED | {"TT107"}
OF_PARTY = DROPPED | {"KT208", "KT304"}


#: What is made once for all of them is made in one worker.
pytestmark = pytest.mark.xdist_group("saved by others")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample, and both copies of each in "lo" and "pandoc"."""
    place = tmp_path_factory.mktemp("saved")
    for sample in SAMPLES:
        (place / f"{sample.stem}.docx").write_bytes(make(sample).data)
    (place / "lo").mkdir()
    (place / "pandoc").mkdir()
    documents = sorted(place.glob("*.docx"))
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [program("soffice"), f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML",
             "--outdir", str(place / "lo"), *map(str, documents)],
            capture_output=True, timeout=180, check=False,
        )  # fmt: skip
    for document in documents:
        subprocess.run(
            [program("pandoc"), str(document), "-o", str(place / "pandoc" / document.name)],
            check=True,
            timeout=60,
        )
    return place


@unmeasured
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_libreoffices_copy_has_no_finding(folder: Path, sample: Path) -> None:
    """A save by LibreOffice changes no look of ours, and we see none changed."""
    copy = folder / "lo" / f"{sample.stem}.docx"

    assert check(read_view(copy.read_bytes(), copy.name)).findings == ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_pandocs_copy_has_what_it_dropped_and_no_more(folder: Path, sample: Path) -> None:
    """Looks are gone, so rules of looks speak; words are whole, so rules of wording are silent."""
    copy = folder / "pandoc" / f"{sample.stem}.docx"
    report = check(read_view(copy.read_bytes(), copy.name))
    wanted = OF_PARTY if report.regime.startswith("hd") else OF_STATE

    assert {finding.code for finding in report.findings} == wanted

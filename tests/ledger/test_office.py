"""Sixty tasks in, and out in every way there is: the same sixty each time, the same sums, and a table that an office opens."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafter.ledger.duties import by_agency, sentence
from drafter.ledger.entries import Entry, entries
from drafter.ledger.intake import read_table
from drafter.ledger.money import amount
from drafter.ledger.table import to_xlsx
from tests.conftest import paragraphs_of, render_document
from tests.ledger.papers import AREAS, COST, loaded, sixty, text_of
from tests.tools import missing, program

APPENDIX = {
    "appendices": [{"id": "phu-luc", "title": "Danh mục nhiệm vụ", "orientation": "ngang", "tasks": "có"}]
}
#: Comma, quotes, UTF-8, as it is shown: what LibreOffice calls these settings.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def tasks() -> tuple[Entry, ...]:
    """The sixty."""
    return entries(loaded(sixty()).plan)


#: What is made once for all of them is made in one worker.
pytestmark = pytest.mark.xdist_group("spreadsheet")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the spreadsheet as LibreOffice saves it: .csv, .pdf and, in "again", .xlsx."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "bang.xlsx"
    source.write_bytes(to_xlsx(tasks(), "Kế hoạch"))
    office = program("soffice")
    for kind, target in ((CSV, folder), ("pdf", folder), ("xlsx", folder / "again")):
        subprocess.run(
            [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to", kind,
             "--outdir", str(target), str(source)],
            capture_output=True, timeout=300, check=False,
        )  # fmt: skip
    if not (folder / "bang.pdf").exists():
        missing("LibreOffice has no Calc (libreoffice-calc-nogui)")
    return folder


def test_the_narrative_says_each_task_once_with_all_that_is_known() -> None:
    """Sixty paragraphs, in order, each with its lead, partners, leader, days, product and money."""
    lines = [one for one in paragraphs_of(render_document(text_of(sixty()).encode())) if "=Việc" in one]

    assert len(lines) == 60
    for line, row in zip(lines, tasks(), strict=True):
        assert row.text.rstrip(".;, ") in line
        said = (row.lead, row.partners, row.leader, row.start, row.deadline, row.product, row.money)
        assert all(words in line for words in said)
    sums = [amount(line.split("kinh phí: ")[1]) for line in lines if "kinh phí: " in line]
    assert sum(one or 0 for one in sums) == COST


def test_the_appendix_lists_each_task_once_counted_from_one_to_sixty() -> None:
    """One row a task under its area, numbers without a gap; the text above the table says only what to do."""
    lines = paragraphs_of(render_document(text_of({**sixty(), **APPENDIX}).encode()))
    table = lines[lines.index("Sản phẩm") + 1 :]

    assert [one for one in table if one.isdigit()][:60] == [str(n) for n in range(1, 61)]
    assert [one for one in table if one.startswith("=Việc")] == [row.text for row in tasks()]
    assert [one for one in table if one in AREAS] == list(AREAS)
    assert sum(one == "Sở Văn hóa, Thể thao và Du lịch" for one in table) == 60


def test_agency_by_agency_nothing_is_lost(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """Each task stands once with who leads and once with each partner; made again, the part is the same."""
    work = by_agency(tasks())
    assert {name: len(done) for name, done in work.items()} == {
        "Sở Văn hóa, Thể thao và Du lịch": 60, "Phòng Kinh tế": 60, "UBND các xã, phường": 60,
    }  # fmt: skip
    source, new, again = tmp_path / "a.yml", tmp_path / "b.yml", tmp_path / "c.yml"
    own = {"implementation": {"agencies": [{"agency": "Phòng Kinh tế", "inline": "Theo dõi chung."}]}}
    source.write_text(text_of({**sixty(), **own}), encoding="utf-8")
    assert run_cli("tasks", source, "--by-agency", "-o", new).code == 0  # type: ignore[attr-defined]
    assert run_cli("tasks", new, "--by-agency", "-o", again).code == 0  # type: ignore[attr-defined]

    assert again.read_bytes() == new.read_bytes()
    lines = paragraphs_of(render_document(new))
    part = lines[next(n for n, line in enumerate(lines) if "TỔ CHỨC THỰC HIỆN" in line) :]
    assert sum("Theo dõi chung." in line for line in part) == 1
    for row in tasks():
        assert sum(line.endswith(sentence("lead", row)) for line in part) == 1
        assert sum(sentence("partner", row).removesuffix(".") in line for line in part) == 2


def test_one_heading_of_several_agencies_says_whose_task_it_is(
    tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """A heading that an office shares between agencies keeps them together, each line with its own agency."""
    shared = {
        "implementation": {
            "agencies": [{"agency": "Phòng Kinh tế, UBND các xã, phường", "inline": "Việc khác."}]
        }
    }
    source, new = tmp_path / "a.yml", tmp_path / "b.yml"
    source.write_text(text_of({**sixty(), **shared}), encoding="utf-8")
    run_cli("tasks", source, "--by-agency", "-o", new)

    lines = paragraphs_of(render_document(new))
    assert sum("Phòng Kinh tế phối hợp với Sở Văn hóa" in line for line in lines) == 60
    assert sum("UBND các xã, phường phối hợp với Sở Văn hóa" in line for line in lines) == 60


def test_an_agency_without_work_left_goes_and_its_own_words_stay(tmp_path: Path, run_cli: Callable[..., object]) -> None:  # fmt: skip
    """The list shrank: what was made for an agency goes, an agency with words of its own keeps its place."""
    source, new, less = tmp_path / "a.yml", tmp_path / "b.yml", tmp_path / "c.yml"
    own = {"implementation": {"agencies": [{"agency": "Công an xã", "text": "Giữ gìn trật tự.\n"}]}}
    source.write_text(text_of({**sixty(), **own}), encoding="utf-8")
    run_cli("tasks", source, "--by-agency", "-o", new)
    table = tmp_path / "b.xlsx"
    table.write_bytes(to_xlsx(tuple(replace(row, partners="") for row in tasks()), "Kế hoạch"))
    run_cli("tasks", new, "--import", table, "-o", less)
    run_cli("tasks", less, "--by-agency", "-o", less, "--force")

    done = run_cli("tasks", less, "--by-agency", "-o", tmp_path / "d.yml")
    assert done.code == 0  # type: ignore[attr-defined]
    text = (tmp_path / "d.yml").read_text("utf-8")
    assert "agency: Công an xã" in text
    assert "agency: Phòng Kinh tế" not in text
    assert text.count("id: viec-ct-") == 60


def test_the_spreadsheet_adds_up() -> None:
    """Each sum in đồng beside its words, blank where none is told, their total in the last row."""
    sheet = load_workbook(io.BytesIO(to_xlsx(tasks(), "Kế hoạch"))).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    column = head.index("Số tiền (đồng)")
    sums = [row[column].value for row in sheet.iter_rows(min_row=2, max_row=61)]

    assert sums == [amount(row.money) for row in tasks()]
    assert sheet.cell(62, column + 1).value == sum(one or 0 for one in sums) == COST


def test_libreoffice_shows_every_task_as_it_is(opened: Path) -> None:
    """xlsx -> csv by LibreOffice, read back: all sixty, word for word, with their sums."""
    taken = read_table((opened / "bang.csv").read_bytes(), "bang.csv")

    assert taken.refused == ()
    assert taken.entries == tasks()


def test_libreoffice_keeps_head_filter_and_widths(opened: Path) -> None:
    """Head frozen; saved again by LibreOffice: all sixty rows filtered, widths as they were, the list unchanged."""
    ours = load_workbook(opened / "bang.xlsx").worksheets[0]
    data = (opened / "again" / "bang.xlsx").read_bytes()
    theirs = load_workbook(io.BytesIO(data)).worksheets[0]

    assert ours.freeze_panes == "A2"  # without a window LibreOffice keeps no view of its own
    assert str(theirs.auto_filter.ref).replace("$", "") == ours.auto_filter.ref
    for letter in "ABCDEFGHIJKL":
        assert theirs.column_dimensions[letter].width == pytest.approx(
            ours.column_dimensions[letter].width, abs=1
        )
    assert read_table(data, "bang.xlsx").entries == tasks()


def test_the_printed_list_is_readable(opened: Path) -> None:
    """PDF by LibreOffice: landscape, the head on every page, no row cut: every word of every task is on the paper."""
    import pdfplumber

    with pdfplumber.open(opened / "bang.pdf") as pdf:
        pages = [page.extract_text() for page in pdf.pages]
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
        smallest = min(char["size"] for page in pdf.pages for char in page.chars if char["top"] < 550)
        cells = {
            _joined(cell)
            for page in pdf.pages
            for table in page.extract_tables()
            for row in table
            for cell in row
        }
    assert sizes == {(842, 595)}
    assert all("Nội dung nhiệm vụ" in page for page in pages)
    assert smallest > 7.5
    for row in tasks():
        wanted = (row.text, row.lead, row.partners, row.deadline, row.product, row.id)
        assert {_joined(words) for words in wanted} <= cells


def _joined(text: str | None) -> str:
    return re.sub(r"\s+", "", text or "")

"""PDFs beside the documents of a batch, several to one run of LibreOffice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.batch import pages
from drafter.errors import MissingToolError
from drafter.preview import office
from tests.batch.tools import done, table, units
from tests.tools import program


def test_each_document_has_its_pages(tmp_path: Path) -> None:
    """Every document gets a PDF; run again, only the missing one is made; one of another origin is kept."""
    program("soffice")
    source, out = table(tmp_path / "t.csv", *units(3)), tmp_path / "o"
    first = done(source, out, pdf=True)
    pdfs = sorted(out.glob("*.pdf"))
    stamps = {pdf: pdf.stat().st_mtime_ns for pdf in pdfs}
    pdfs[0].unlink()
    pdfs[1].write_bytes(b"%PDF ban da ky")
    again = done(source, out, pdf=True)

    assert {outcome for _file, outcome, _message in first.rows.values()} == {"made"}
    assert [pdf.stem for pdf in pdfs] == sorted(Path(name).stem for name in first.files)
    assert pdfs[0].read_bytes()[:5] == b"%PDF-"
    assert pdfs[1].read_bytes() == b"%PDF ban da ky"
    assert pdfs[2].stat().st_mtime_ns == stamps[pdfs[2]]
    assert [outcome for _file, outcome, _message in again.rows.values()].count("failed") == 1


def test_file_that_stops_libreoffice_costs_only_its_own_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the run of several gives nothing, each is tried alone; the document itself is written all the same."""
    calls: list[int] = []

    def many(documents: list[bytes]) -> list[bytes]:
        calls.append(len(documents))
        raise MissingToolError("không trả lời")

    def one(document: bytes) -> bytes:
        calls.append(1)
        if len(calls) == 2:
            raise MissingToolError("không trả lời")
        return b"%PDF-1.7"

    monkeypatch.setattr(pages, "to_pdfs", many)
    monkeypatch.setattr(pages, "to_pdf", one)
    made = done(table(tmp_path / "t.csv", *units(3)), tmp_path / "o", pdf=True)

    assert calls == [3, 1, 1, 1]
    assert len(made.files) == 3
    assert [outcome for _file, outcome, _message in made.rows.values()] == ["failed", "made", "made"]
    assert "không có PDF" in made.rows["2"][2]


def test_without_libreoffice_nothing_is_begun(
    run_cli: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--pdf on a machine that cannot make pages says so before the first file."""
    monkeypatch.setattr(office, "_NAMES", ("khong-co-soffice",))
    monkeypatch.setattr(office, "_PLACES", {})
    source = table(tmp_path / "t.csv", *units(1))
    told = run_cli("batch", "x.yml", "--table", source, "--out-dir", tmp_path / "o", "--pdf")

    assert told.code == 2  # type: ignore[attr-defined]
    assert "chưa cài LibreOffice" in told.err  # type: ignore[attr-defined]
    assert not (tmp_path / "o").exists()

"""The reader against others: pandoc reads the same words, LibreOffice's copies read alike, real plans are understood."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.view import DocumentView, Paragraph, Table
from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.read import read_view
from tests.tools import ANSWERS, program, shared, unmeasured

SAMPLES = sorted(ANSWERS.glob("*.yml"))
REAL = ("laocai-sct-2242-kh-2026", "laocai-sct-3957-kh-2026", "laocai-sct-dean08-kh-2026")


def words(text: str) -> list[str]:
    """The words of a text, without signs."""
    return re.findall(r"[^\W_]+", text)


def read_words(data: bytes) -> list[str]:
    """The words we read, without automatic numbers, which pandoc does not print."""
    return words("\n".join(p.text for p in read_view(data, "a.docx").paragraphs()))


def pandoc_words(path: Path) -> list[str]:
    """The words that pandoc reads."""
    command = [program("pandoc"), "-f", "docx", "-t", "json", "--track-changes=accept", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    out: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item)
        elif isinstance(node, dict):
            kind = node.get("t")
            if kind == "Str":
                out.append(node["c"])
            elif kind != "Note":
                out.append("" if kind in ("Strong", "Emph", "Underline", "Span", "Superscript") else " ")
                walk(node.get("c"))

    walk(json.loads(done.stdout)["blocks"])
    return words("".join(out))


def looks(view: DocumentView) -> list[tuple[Any, ...]]:
    """What a reader sees of each paragraph, rounded to what a word processor keeps."""
    return [
        (
            p.text,
            p.align,
            round(p.indent_left_mm),
            round(p.first_line_mm),
            round(p.spacing.before_pt),
            round(p.spacing.after_pt),
            round(p.spacing.line, 1),
            (p.words or p.runs)[0].font,
            (p.words or p.runs)[0].size_pt,
            (p.words or p.runs)[0].bold,
            (p.words or p.runs)[0].italic,
            p.where.side,
            p.where.table,
            p.section,
            [(x.technique, round(x.width_mm or 0), x.centred) for x in (*p.lines_above, *p.lines_below)],
        )
        for p in view.paragraphs()
    ]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_pandoc_reads_the_same_words(
    sample: Path, render_bytes: Callable[..., bytes], tmp_path: Path
) -> None:
    """Every word of a document we render is read, in the order in which pandoc reads it."""
    data = render_bytes(sample)
    (tmp_path / "a.docx").write_bytes(data)

    assert read_words(data) == pandoc_words(tmp_path / "a.docx")


@pytest.mark.parametrize("name", REAL)
def test_pandoc_reads_the_same_words_of_real_plans(name: str) -> None:
    """The same for plans that were really issued."""
    path = shared("corpus", "docx", f"{name}.docx")

    assert read_words(path.read_bytes()) == pandoc_words(path)


@unmeasured
def test_copies_of_libreoffice_read_alike(render_bytes: Callable[..., bytes], tmp_path: Path) -> None:
    """Saved by LibreOffice, a document looks the same to us: words, looks, places, rule lines."""
    office = program("soffice")
    ours = {sample.stem: render_bytes(sample) for sample in SAMPLES}
    for stem, data in ours.items():
        (tmp_path / f"{stem}.docx").write_bytes(data)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "lo"),
             *(str(tmp_path / f"{stem}.docx") for stem in ours)],
            capture_output=True, timeout=300, check=False,
        )  # fmt: skip

    for stem, data in ours.items():
        copy = (tmp_path / "lo" / f"{stem}.docx").read_bytes()
        assert looks(read_view(copy, stem)) == looks(read_view(data, stem)), stem


@pytest.mark.parametrize("name", REAL)
def test_real_plans_are_understood(name: str) -> None:
    """Masthead columns, rule lines, tables of data and page numbers of real plans are seen as a reader sees them."""
    view = read_view(shared("corpus", "docx", f"{name}.docx").read_bytes(), name)
    head = [p for p in view.blocks if isinstance(p, Paragraph) and p.where.table == 0]

    assert {p.where.side for p in head} == {"left", "right"}
    rules = [x for p in head for x in (*p.lines_above, *p.lines_below)]
    assert [(x.technique, x.centred) for x in rules] == [("connector", True)] * 2
    assert all(15 < (x.width_mm or 0) < 65 for x in rules)
    assert any(isinstance(block, Table) for block in view.blocks)
    first = view.sections[0].numbering
    assert (first.place, first.align, first.is_field, first.on_first_page) == (
        "header",
        "center",
        True,
        False,
    )
    assert view.notes == ()


@unmeasured
def test_a_long_document_in_time(render_bytes: Callable[..., bytes]) -> None:
    """Some 6 MB of document, about 300 pages, are read in seconds."""
    parts = read_parts(render_bytes(SAMPLES[0]), "a")
    xml = parts[DOCUMENT].decode()
    start, end = xml.index("<w:body>") + len("<w:body>"), xml.rindex("<w:sectPr")
    times = 6_000_000 // (end - start) + 1
    parts[DOCUMENT] = (xml[:start] + xml[start:end] * times + xml[end:]).encode()
    data = write_parts(parts)
    before = time.process_time()

    view = read_view(data, "a")

    assert time.process_time() - before < 10
    assert len(view.blocks) > 5_000

"""Rendering: nothing is lost, nothing runs, the same answers give the same bytes, and Word's own readers agree."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from drafter.cli.making import make, make_from
from drafter.word.trace import printed_text
from tests.tools import ANSWERS, ROOT, program, sdk_errors, unmeasured

SAMPLES = sorted(ANSWERS.glob("*.yml"))
MINIMAL = """\
drafter: "1"
issuer: {kind: ubnd-xa, unit: xã, name: Na Sầm}
date: 2026-03-05
title: Triển khai nhiệm vụ
sections:
  - heading: Nội dung
    text: Đoạn văn.
"""


def rendered(answers: str, *settings_: str, template: Path | None = None) -> bytes:
    """The document of answers written as text."""
    return make_from(answers.encode(), "answers.yml", settings_, "", template).data


def document_xml(data: bytes) -> str:
    """The main part of a document."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def words(text: str) -> list[str]:
    """The words of a text."""
    return unicodedata.normalize("NFC", text).split()


def pandoc_words(path: Path) -> list[str]:
    """The words that pandoc reads, in its order."""
    done = subprocess.run(
        [program("pandoc"), "-f", "docx", "-t", "json", str(path)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    out: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            kind = node.get("t")
            if kind == "Str":
                out.append(node["c"])
                return
            for key, value in node.items():
                if key != "t":
                    walk(value)
            if kind in ("Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"):
                out.append(" ")
        elif isinstance(node, list):
            for item in node:
                walk(item)

    walk(json.loads(done.stdout)["blocks"])
    return words("".join(out))


def docx2python_words(path: Path) -> list[str]:
    """The words of the body that docx2python reads, in its order."""
    from docx2python import docx2python

    def flat(node: object) -> str:
        return node if isinstance(node, str) else " ".join(map(flat, node))  # type: ignore[call-overload]

    with docx2python(str(path), duplicate_merged_cells=False) as result:
        return words(flat(result.body))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every sample as a file."""
    folder = tmp_path_factory.mktemp("made")
    out = {}
    for sample in SAMPLES:
        out[sample.stem] = folder / f"{sample.stem}.docx"
        out[sample.stem].write_bytes(make(sample).data)
    return out


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_validators_find_nothing(made: dict[str, Path], name: str) -> None:
    """Microsoft's SDK as of 365 and of 2010, and an independent validator."""
    audit = OpenXmlValidator().validate(str(made[name]))

    assert sdk_errors(made[name], "Microsoft365") == []
    assert sdk_errors(made[name], "Office2010") == []
    assert list(audit.errors) == []


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_pandoc_reads_the_same_words_in_the_same_order(made: dict[str, Path], name: str) -> None:
    """An independent reader sees what we printed, word for word."""
    assert pandoc_words(made[name]) == words(printed_text(document_xml(made[name].read_bytes())))


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_docx2python_reads_the_same_words(made: dict[str, Path], name: str) -> None:
    """A second independent reader; it walks tables its own way but loses nothing."""
    assert docx2python_words(made[name]) == words(printed_text(document_xml(made[name].read_bytes())))


@unmeasured
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_same_answers_same_bytes_on_two_days(sample: Path, tmp_path: Path) -> None:
    """Two processes, two days, two hash seeds, a cold and a warm cache: one file."""
    seen = set()
    for day, seed in (("2026-01-02 03:04:05", "1"), ("2031-12-30 23:59:58", "2")):
        out = tmp_path / f"{seed}.docx"
        code = (
            "import time,sys,datetime\n"
            f"stamp=datetime.datetime.fromisoformat('{day}').timestamp()\n"
            "time.time=lambda: stamp\n"
            "from drafter.cli.app import run\n"
            f"sys.exit(run(['render', {str(sample)!r}, '-o', {str(out)!r}]))\n"
        )
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
        )
        seen.add(hashlib.sha256(out.read_bytes()).hexdigest())

    assert len(seen) == 1


def test_properties_name_the_plan_and_its_date() -> None:
    """Title, creator, category, language and dates of the plan; nothing of the machine."""
    with zipfile.ZipFile(BytesIO(rendered(MINIMAL))) as archive:
        core = archive.read("docProps/core.xml").decode()
        times = {info.date_time for info in archive.infolist()}

    assert "<dc:title>Kế hoạch triển khai nhiệm vụ</dc:title>" in core
    assert "<dc:creator>Ủy ban nhân dân xã Na Sầm</dc:creator>" in core
    assert "<dc:language>vi-VN</dc:language>" in core
    assert "2026-03-05T00:00:00Z" in core
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_title_longer_than_a_property_may_be_is_kept_in_the_text() -> None:
    """Case 30: cut in the properties, whole on the page."""
    title = "Triển khai " + " ".join(f"nội dung {n}" for n in range(60))
    data = rendered(MINIMAL, f"title={title}")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()

    assert title in printed_text(document_xml(data))
    found = re.search("<dc:title>(.*?)</dc:title>", core)
    assert found
    assert len(found[1]) <= 255


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=80))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    """Property: what the border lets in stands in the document, braces, tags and ampersands included."""
    from drafter.text import clean, paragraphs

    wanted = paragraphs(clean(text).text)
    answers = MINIMAL.replace("text: Đoạn văn.", "text: X") + "closing: Hết.\n"
    made_from = make_from(answers.encode(), "a.yml", [f"sections[1].text={text}"])
    lines = printed_text(document_xml(made_from.data)).split("\n")

    for paragraph in wanted:
        assert any(paragraph in line for line in lines)


@pytest.mark.parametrize("hostile", [
    "{{7*7}}", "{% for x in y %}", "{_{ a }_}", "{%p if x %}", "& < > \" '", "</w:t></w:r></w:p><w:p>", "]]>", "&#x41;",
    "{{r x}}", "{0.__class__}", "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "💐 𝐊ế", "\\a \\f", "_kx123",
])  # fmt: skip
def test_answers_are_data_never_template(hostile: str) -> None:
    """Template code, XML and entities in an answer are printed as typed, in every place an answer can stand."""
    places = ("title", "sections[1].heading", "sections[1].text", "closing", "issuer.department")
    answers = (
        MINIMAL.replace("kind: ubnd-xa, unit: xã, name: Na Sầm", "kind: nha-nuoc-khac, department: X")
        + "closing: Y\nplace: Hà Nội\nsymbol: KH-X\n"
    )
    for place in places:
        text = printed_text(document_xml(rendered(answers, f"{place}={hostile}")))
        folded = " ".join(text.split()).casefold()
        assert " ".join(hostile.split()).casefold() in folded, place


def test_nothing_is_written_when_a_template_would_lose_text(
    run_cli: Callable[..., object], tmp_path: Path
) -> None:
    """An office's template without the recipients: refused, named, no file."""
    from docx import Document

    from drafter.word.library import layout_path

    broken = tmp_path / "mau.docx"
    document = Document(str(layout_path("nd30-2020")))
    for table in document.tables:
        for paragraph in [p for row in table.rows for cell in row.cells for p in cell.paragraphs]:
            if "noi_nhan.text" in paragraph.text:
                paragraph.runs[0].text = "Nơi nhận"
    document.save(str(broken))
    answers = tmp_path / "a.yml"
    answers.write_text(MINIMAL + "recipients: [{name: UBND tỉnh}]\narchive: VT\n", encoding="utf-8")
    done = run_cli("render", answers, "--template", broken, "-o", tmp_path / "out.docx")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "noi_nhan" in done.err  # type: ignore[attr-defined]
    assert not (tmp_path / "out.docx").exists()


def test_an_offices_own_template_with_filters_still_renders(tmp_path: Path) -> None:
    """What instructions cannot say (a Jinja filter) runs in the sandbox, to the same words."""
    from docx import Document

    from drafter.word.library import compiled_for, layout_path

    own = tmp_path / "rieng.docx"
    document = Document(str(layout_path("nd30-2020")))
    title = next(p for p in document.paragraphs if "trich_yeu.text" in p.text and p.text.startswith("{{"))
    title.runs[0].text = "{{ trich_yeu.text | trim }}"
    document.save(str(own))
    compiled = compiled_for("nd30-2020", "state", own)
    data = rendered(MINIMAL, template=own)

    assert compiled.why_slow
    assert words(printed_text(document_xml(data))) == words(printed_text(document_xml(rendered(MINIMAL))))


@pytest.mark.parametrize(
    "code",
    [
        "{{ cycler.__init__.__globals__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ range(10**8) | list }}",
        "{{ khong_co.text }}",
    ],
)
def test_template_code_cannot_leave_the_sandbox(
    tmp_path: Path, run_cli: Callable[..., object], code: str
) -> None:
    """A hostile template is refused with a message; nothing runs, nothing is written."""
    from docx import Document

    from drafter.word.library import layout_path

    own = tmp_path / "doc.docx"
    document = Document(str(layout_path("nd30-2020")))
    title = next(p for p in document.paragraphs if "trich_yeu.text" in p.text)
    title.add_run(code)
    document.save(str(own))
    answers = tmp_path / "a.yml"
    answers.write_text(MINIMAL, encoding="utf-8")
    done = run_cli("render", answers, "--template", own, "-o", tmp_path / "out.docx")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "lỗi:" in done.err  # type: ignore[attr-defined]
    assert not (tmp_path / "out.docx").exists()

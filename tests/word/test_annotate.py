"""The copy with comments: Word's, visible to others, beside those that were there."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from drafter.check import check
from drafter.check.finding import Finding, Place
from drafter.word.annotate import annotate
from drafter.word.package import read_parts
from drafter.word.read import read_view
from tests.conftest import paragraphs_of, part_of, render_document
from tests.tools import ANSWERS, sdk_errors, shared
from tests.word.test_fix import PAGE, changed, replaced

NOON = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)


def finding(message: str = "Lề trái 25 mm", paragraph: int = -1) -> Finding:
    where = Place(paragraph=paragraph, words="")
    return Finding(
        code="KT102", severity="error", component="page", message=message, clause="NĐ 30, I.3", where=where
    )


def plan() -> bytes:
    return render_document(ANSWERS / "xa-2026.yml")


def comments(data: bytes) -> list[tuple[str, str]]:
    """(author, text) of the comments as python-docx sees them."""
    return [(c.author, c.text) for c in docx.Document(io.BytesIO(data)).comments]


def test_each_finding_is_a_comment_on_its_paragraph() -> None:
    """Author drafter; code, severity, message and clause in the text; the range is the paragraph of the finding."""
    data = plan()
    place = next(p.index for p in read_view(data, "x").paragraphs() if p.text.startswith("Nơi nhận"))

    copy = annotate(data, "x.docx", [finding(), finding("Chữ <b>đậm</b> & “nghiêng”", place)], now=NOON)
    text = part_of(copy)
    anchored = re.search(
        r'<w:commentRangeStart w:id="1"/>(.*?)<w:commentRangeEnd w:id="1"/>', text, re.DOTALL
    )

    assert comments(copy) == [
        ("drafter", "KT102 (lỗi): Lề trái 25 mm\nCăn cứ: NĐ 30, I.3"),
        ("drafter", "KT102 (lỗi): Chữ <b>đậm</b> & “nghiêng”\nCăn cứ: NĐ 30, I.3"),
    ]
    assert anchored is not None
    assert "Nơi nhận" in anchored[1]
    assert 'w:date="2026-03-05T12:00:00Z"' in part_of(copy, "word/comments1.xml")
    assert paragraphs_of(copy) == paragraphs_of(data)


@pytest.mark.parametrize("version", ["Microsoft365", "Office2010"])
def test_the_copy_is_a_sound_word_file(tmp_path: Path, version: str) -> None:
    """Microsoft's validator finds nothing; twice annotated as well."""
    bad = changed(plan(), PAGE, replaced("word/document.xml", ("Độc lập - Tự do", "Độc lập, Tự do")))
    findings = check(read_view(bad, "x")).findings
    copy = tmp_path / "ghi-chu.docx"
    copy.write_bytes(annotate(annotate(bad, "x", findings), "x", findings))

    assert len(comments(copy.read_bytes())) == 2 * len(findings) > 4
    assert sdk_errors(copy, version) == []


def test_comments_that_were_there_stay() -> None:
    """A second reader's comments keep their author, text and number; ours go on counting."""
    first = annotate(plan(), "x", [finding("một")], now=NOON)

    again = annotate(first, "x", [finding("hai")], now=NOON)

    assert [text.split("\n")[0] for _author, text in comments(again)] == [
        "KT102 (lỗi): một",
        "KT102 (lỗi): hai",
    ]
    assert re.findall(r'w:commentReference w:id="(\d+)"', part_of(again)) in (["0", "1"], ["1", "0"])
    assert len([name for name in read_parts(again, "x") if "comments" in name]) == 1


def test_real_plans_take_comments() -> None:
    """A file by Word keeps its words, and shows one comment a finding."""
    data = shared("corpus", "docx", "laocai-sct-dean08-kh-2026.docx").read_bytes()
    report = check(read_view(data, "x"))

    copy = annotate(data, "x", report.findings)

    assert paragraphs_of(copy) == paragraphs_of(data)
    assert len([a for a, _text in comments(copy) if a == "drafter"]) == len(report.findings)


def test_a_text_box_is_commented_from_outside() -> None:
    """Word takes no comments inside a text box: the comment stands at the paragraph on which it hangs."""
    box = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:100pt;height:40pt"><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    data = changed(plan(), replaced("word/document.xml", (r"<w:body>", f"<w:body>{box}")))
    inside = next(p.index for p in read_view(data, "x").paragraphs() if p.text == "Trong khung")

    text = part_of(annotate(data, "x", [finding(paragraph=inside)], now=NOON))

    assert re.search(r"<w:body><w:p><w:commentRangeStart", text)
    assert re.search(r"<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>", text)


def test_nothing_found_nothing_written() -> None:
    """Without findings the copy is the original, byte for byte."""
    data = plan()

    assert annotate(data, "x", []) == data


def test_the_command_writes_the_copy(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """check --annotate: as many comments as findings, the original untouched, an existing file kept without --force."""
    source, copy = tmp_path / "goc.docx", tmp_path / "ghi-chu.docx"
    source.write_bytes(changed(plan(), PAGE))
    before = source.read_bytes()

    done = run_cli("check", source, "--annotate", copy)
    count = len(comments(copy.read_bytes()))
    copy.write_bytes(b"khac")
    kept = run_cli("check", source, "--annotate", copy)
    other = tmp_path / "goc-2.docx"
    other.write_bytes(before)
    many = run_cli("check", source, other, "--annotate", tmp_path / "khac.docx")

    assert done.code == 1
    assert f"{count} ghi chú" in done.err
    assert count == done.out.count("KT1")
    assert source.read_bytes() == before
    assert (kept.code, many.code) == (2, 2)
    assert "--force" in kept.err
    assert "tên của một tệp" in many.err

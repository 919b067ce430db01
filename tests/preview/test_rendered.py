"""What only pages show: findings carry their page, lines are measured, signatures and headings at the end of a page."""

from __future__ import annotations

import builtins
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.check import check
from drafter.check.rendered import ALL, RULES, Box, Sheets, Stroke, check_rendered, measured, unrendered
from drafter.errors import MissingToolError
from drafter.preview.measure import measure
from drafter.preview.office import to_pdf
from drafter.view import DocumentView, Paragraph
from drafter.word.read import read_view
from tests.conftest import render_document
from tests.tools import ANSWERS, program, shared
from tests.word.test_fix import DOCUMENT, PAGE, changed, replaced


@pytest.fixture(scope="module")
def plan() -> DocumentView:
    return read_view(render_document(ANSWERS / "xa-2026.yml"), "kh.docx")


def sheets(view: DocumentView, page_of: Callable[[int, Paragraph], int], pages: int = 3) -> Sheets:
    """Facts made by hand: each paragraph one line of 200 pt on the page `page_of` says, at its own height."""
    boxes = {}
    for n, p in enumerate(view.paragraphs()):
        if p.text.strip():
            top = 10.0 * n
            boxes[p.index] = (
                Box(
                    page=page_of(n, p), x0=100, x1=300, top=top, bottom=top + 8, line=(100, top, 300, top + 8)
                ),
            )
    return Sheets(pages=pages, boxes=boxes)


def codes(report: object) -> list[str]:
    return [f.code for f in report.findings]  # type: ignore[attr-defined]


def index_of(view: DocumentView, start: str) -> int:
    return next(n for n, p in enumerate(view.paragraphs()) if p.printed.strip().startswith(start))


def test_a_sample_has_no_finding_on_its_pages() -> None:
    """Printed by LibreOffice and measured: every paragraph is found, nothing is wrong, nothing is left unjudged."""
    program("soffice")
    for name in ("xa-2026", "dang-uy-xa-2026", "huyen-2019"):
        data = render_document(ANSWERS / f"{name}.yml")
        view = read_view(data, name)
        facts = measure(to_pdf(data), view)

        report = check_rendered(view, facts)

        assert facts.pages >= 4
        assert {p.index for p in view.paragraphs() if p.text.strip()} <= set(facts.boxes)
        assert report.findings == ()
        assert report.not_evaluated == ()


def test_findings_carry_their_page(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """check --rendered says the page of what it found; without it the rules of pages are not evaluated."""
    program("soffice")
    path = tmp_path / "kh.docx"
    path.write_bytes(
        changed(
            render_document(ANSWERS / "xa-2026.yml"),
            PAGE,
            replaced(DOCUMENT, ("TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN")),
        )
    )

    with_pages = run_cli("check", path, "--rendered", "--format", "json", "--select", "TT4,IN1")
    without = run_cli("check", path, "--format", "json", "--select", "IN")

    found = json.loads(with_pages.out)["findings"]
    assert with_pages.code == 1
    assert found
    assert all(finding["where"]["page"] >= 5 for finding in found)
    assert without.code == 0
    assert "--rendered" in without.out
    assert "IN101" in without.out


def test_a_heading_alone_at_the_end_of_a_page(plan: DocumentView) -> None:
    """Its text begins on the next page: IN101 with the page; together: nothing."""
    at = index_of(plan, "II.")
    parted = check_rendered(plan, sheets(plan, lambda n, _p: 1 if n <= at else 2))
    whole = check_rendered(plan, sheets(plan, lambda n, _p: 1 if n < at else 2))

    found = [f for f in parted.findings if f.code == "IN101"]
    assert [f.where.page for f in found] == [1]
    assert "cuối trang 1" in found[0].message
    assert "IN101" not in codes(whole)


def test_a_signature_over_two_pages(plan: DocumentView) -> None:
    """Authority on one page, name on the next: IN102."""
    last = index_of(plan, "Nguyễn Văn")
    name = max(n for n, p in enumerate(plan.paragraphs()) if p.text.startswith("Nguyễn Văn") and n >= last)

    report = check_rendered(plan, sheets(plan, lambda n, _p: 1 if n < name else 2), select=("IN",))

    assert "IN102" in codes(report)


def test_a_signature_without_company(plan: DocumentView) -> None:
    """Nothing of the text on the page of the signature: IN103; with a line of it: nothing; on page 1: nothing."""
    start = index_of(plan, "Nơi nhận")
    alone = check_rendered(plan, sheets(plan, lambda n, _p: 1 if n < start else 2), ignore=("IN101",))
    together = check_rendered(plan, sheets(plan, lambda n, _p: 1 if n < start - 1 else 2))
    short = check_rendered(plan, sheets(plan, lambda _n, _p: 1))

    assert "IN103" in codes(alone)
    assert "IN103" not in codes(together) + codes(short)


def test_a_line_beside_its_words(plan: DocumentView) -> None:
    """A line under the motto that begins at its left edge and stops half way: off centre and too short."""
    facts = sheets(plan, lambda _n, _p: 1)
    motto = next(p for p in plan.paragraphs() if p.text.startswith("Độc lập"))
    under = facts.boxes[motto.index][0].bottom + 3

    def with_line(x0: float, x1: float) -> Sheets:
        return Sheets(
            pages=1,
            boxes=facts.boxes,
            strokes=(Stroke(page=1, x0=x0, x1=x1, y=under), Stroke(page=2, x0=0, x1=9, y=0)),
        )

    short = check_rendered(plan, with_line(100, 150))
    right = check_rendered(plan, with_line(200 - 85.6, 200 + 85.6))

    assert {f.code for f in short.findings if f.component == "tieu_ngu"} == {"IN104", "KT402"}
    assert not [f for f in right.findings if f.component == "tieu_ngu"]
    assert any(n.code == "IN104" for n in right.not_evaluated)


def test_underlined_words_are_not_measured_as_lines(plan: DocumentView) -> None:
    """An underline is a technique of its own: the stroke under the words does not make it a drawn line."""
    underlined = r'<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>Độc lập'
    data = changed(
        render_document(ANSWERS / "xa-2026.yml"),
        (DOCUMENT, lambda text: re.sub(r"<w:r>(?:<w:rPr>[^/]*</w:rPr>)?<w:t[^>]*>Độc lập", underlined, text)),
    )
    view = read_view(data, "x")
    facts = sheets(view, lambda _n, _p: 1)
    motto = next(p for p in view.paragraphs() if p.text.startswith("Độc lập"))
    under = Stroke(page=1, x0=100, x1=300, y=facts.boxes[motto.index][0].bottom + 1)

    seen = measured(view, Sheets(pages=1, boxes=facts.boxes, strokes=(under,)))

    before = next(p for p in view.paragraphs() if p.index == motto.index)
    after = next(p for p in seen.paragraphs() if p.index == motto.index)
    assert any(line.technique == "underline" for line in before.lines_below)
    assert after == before
    assert seen.pages == 1


def test_a_signature_that_is_not_found_is_not_evaluated(plan: DocumentView) -> None:
    """Pages on which nothing was found: neither passed nor failed."""
    report = check_rendered(plan, Sheets(pages=2), select=("IN102",))

    assert report.findings == ()
    assert [n.code for n in report.not_evaluated] == ["IN102"]
    assert Sheets(pages=2).last_page(3) is None


def test_rules_of_pages_have_their_page() -> None:
    """Each has a title, a reason and both examples, a code of its own, and is never an error."""
    assert len(ALL) == len({*ALL})
    for rule in RULES:
        assert ALL[rule.code] is rule
        assert rule.severity == "warning"
        assert all(word in rule.page for word in ("Vì sao:", "Sai:", "Đúng:"))


def test_unrendered_names_what_was_asked_for(plan: DocumentView) -> None:
    """Only the rules that were selected are said to be not evaluated."""
    report = check(plan)

    assert len(unrendered(report).not_evaluated) == len(report.not_evaluated) + len(RULES)
    assert unrendered(report, ("KT",)).not_evaluated == report.not_evaluated
    assert [n.code for n in unrendered(report, ("IN",), ("IN101",)).not_evaluated][-3:] == [
        "IN102",
        "IN103",
        "IN104",
    ]


def test_without_the_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, plan: DocumentView
) -> None:
    """pdfplumber is needed for measuring only: a message with what to install."""
    real = builtins.__import__

    def absent(name: str, *args: object, **kwargs: object) -> object:
        if name == "pdfplumber":
            raise ImportError
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(MissingToolError) as caught:
        measure(b"%PDF", plan)

    assert "pdfplumber" in caught.value.hint


def test_a_real_plan_has_its_headings_at_page_ends_found() -> None:
    """A published plan whose printed pages 1 and 6 end with a heading, looked at: both are named with their page."""
    data = shared("corpus", "docx", "laocai-sct-dean08-kh-2026.docx").read_bytes()
    program("soffice")
    view = read_view(data, "x.docx")

    report = check_rendered(view, measure(to_pdf(data), view), select=("IN101",))

    assert [f.where.page for f in report.findings] == [1, 6]

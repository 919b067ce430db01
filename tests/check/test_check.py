"""The engine: regimes by date and header, severity by confidence, choices of codes, reports, commands."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from drafter.check import check
from drafter.check.finding import of_confidence, weaker
from drafter.check.report import render
from drafter.check.table import BY_CODE, LAYOUT_RULES, RULES
from drafter.errors import RegimeError
from drafter.view import DocumentView, Paragraph, Run
from drafter.word.read import read_view
from tests.check.breakers import font, put, sub
from tests.check.test_breakers import TODAY, broken, clean

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


def dated(view: DocumentView, old: str, new: str) -> DocumentView:
    """The view with other words on it."""

    def change(block: Any) -> Any:
        if not isinstance(block, Paragraph):
            return block
        return replace(block, runs=tuple(replace(run, text=run.text.replace(old, new)) for run in block.runs))

    return replace(view, blocks=tuple(change(block) for block in view.blocks))


@pytest.mark.parametrize(
    ("written", "regime"),
    [
        ("ngày 15 tháng 10 năm 2019", "tt01-2011"),
        ("ngày 04 tháng 3 năm 2020", "tt01-2011"),
        ("ngày 05 tháng 3 năm 2020", "nd30-2020"),
        ("ngày 20 tháng 11 năm 2026", "nd30-2020"),
        ("ngày ... tháng ... năm ...", "nd30-2020"),
    ],
)
def test_the_documents_own_date_chooses_the_regime(written: str, regime: str) -> None:
    """State regimes by date; an undated document is judged by today's."""
    view = dated(read_view(clean("state"), "x"), "ngày 05 tháng 02 năm 2024", written)
    report = check(view, today=TODAY)
    assert report.regime == regime
    assert report.regime_reason


@pytest.mark.parametrize(
    ("day", "regime"), [("05 tháng 02 năm 2024", "hd36-2018"), ("27 tháng 5 năm 2026", "hd05-2026")]
)
def test_a_party_header_chooses_the_partys_regime(day: str, regime: str) -> None:
    """Party regimes by date."""
    view = dated(read_view(clean("party"), "x"), "05 tháng 02 năm 2024", day)
    assert check(view, today=TODAY).regime == regime


def test_old_habits_are_remarks_while_both_were_on_the_books() -> None:
    """Between 05/3 and 14/6/2020 what TT 01/2011 allows is a remark; what neither allows stays an error."""
    data = broken(
        "state",
        put("Căn cứ Kế hoạch", "Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2020 của Ủy ban nhân dân tỉnh,"),
    )
    view = dated(read_view(data, "x"), "ngày 05 tháng 02 năm 2024", "ngày 15 tháng 4 năm 2020")
    view = dated(view, "Số: 05/KH-UBND", "Số: 5/KH-UBND")
    found = {f.code: f.severity for f in check(view, today=TODAY).findings}
    assert found == {"TT301": "info", "TT114": "error"}


def test_a_document_before_all_regimes_is_only_remarked_upon() -> None:
    """A document of 2009 is compared with the oldest regime we hold, and blamed for nothing."""
    view = dated(read_view(clean("state"), "x"), "năm 2024", "năm 2009")
    report = check(view, today=TODAY)
    assert report.regime == "tt01-2011"
    assert report.summary["error"] == report.summary["warning"] == 0


def test_a_regime_may_be_asked_for() -> None:
    """--regime names one; an unknown one is refused."""
    view = read_view(clean("state"), "x")
    assert {f.code for f in check(view, regime="tt01-2011", today=TODAY).findings} >= {"TT301", "KT112"}
    with pytest.raises(RegimeError):
        check(view, regime="nd99", today=TODAY)


def test_confidence_limits_severity() -> None:
    """A, H error; B, M warning; the rest info; the mildest wins."""
    assert [of_confidence(c) for c in "AHBMCLD"] == ["error"] * 2 + ["warning"] * 2 + ["info"] * 3
    assert weaker("error", "info", "warning") == "info"


def test_a_regime_known_from_digests_gives_no_error() -> None:
    """05-HD/VPTW could not be read itself: nothing it says is an error."""
    view = dated(
        read_view(broken("party", font("PHÓ BÍ THƯ", bold=True)), "x"),
        "05 tháng 02 năm 2024",
        "15 tháng 6 năm 2026",
    )
    report = check(view, today=TODAY)
    assert report.summary["error"] == 0
    assert "KT203" in {f.code for f in report.findings}


def test_codes_are_chosen_by_their_beginning() -> None:
    """select keeps, ignore drops."""
    view = read_view(broken("state", sub("1. Mục đích", "1.", "1/")), "x")
    assert [f.code for f in check(view, select=["TT3"], today=TODAY).findings] == ["TT313"]
    assert check(view, ignore=["TT313"], today=TODAY).findings == ()


def test_what_a_file_does_not_show_is_neither_passed_nor_failed() -> None:
    """A short file without page numbers may be one page: not evaluated, not a finding."""
    lines = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", "Việc chung", "Nội dung."]
    base = read_view(clean("parts"), "x")
    section = replace(base.sections[0], numbering=type(base.sections[0].numbering)())
    view = replace(
        base,
        sections=(section,),
        blocks=tuple(Paragraph(index=n, runs=(Run(text=line),)) for n, line in enumerate(lines)),
    )
    report = check(view, today=TODAY)
    assert "KT111" in {one.code for one in report.not_evaluated}
    assert "KT111" not in {one.code for one in report.findings}


@pytest.mark.parametrize(
    "lines", [[], [""], ["a"], ["Nơi nhận:"], ["KẾ HOẠCH"], ["I.", "II."], ["Phụ lục I"], ["*"] * 5]
)
def test_anything_can_be_checked(lines: list[str]) -> None:
    """A document that is no plan gets a report too."""
    base = read_view(clean("parts"), "x")
    view = replace(base, blocks=tuple(Paragraph(index=n, runs=(Run(text=t),)) for n, t in enumerate(lines)))
    report = check(view, today=TODAY)
    assert "TT101" in {f.code for f in report.findings}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for key, value in attrs if key in ("src", "href")]


def test_the_html_report_runs_and_loads_nothing() -> None:
    """Words of the document are escaped; no script, no link; a policy forbids both."""
    view = read_view(broken("state", put("Nơi nhận:", "Nơi nhận <script>alert(1)</script>")), '<img src="x">')
    page = _Page()
    text = render([check(view, today=TODAY)], "html")
    page.feed(text)
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.links == []
    assert "default-src 'none'" in text
    assert "&lt;script&gt;" in text


def test_json_has_the_promised_shape() -> None:
    """Keys of the report, of a finding and of its place."""
    report = check(read_view(broken("state", put("Nơi nhận:", "Nơi nhận")), "a.docx"), today=TODAY)
    said = json.loads(render([report], "json"))
    assert list(said) == ["file", "regime", "regime_reason", "findings", "not_evaluated", "summary"]
    assert said["summary"] == {"error": 1, "warning": 0, "info": 0}
    finding = said["findings"][0]
    assert list(finding) == ["code", "severity", "component", "message", "clause", "where"]
    assert set(finding["where"]) == {"page", "paragraph", "words"}
    assert finding["where"]["words"] == "Nơi nhận"


def test_sarif_names_rule_and_level() -> None:
    """One result a finding, its rule described."""
    report = check(read_view(broken("state", put("Nơi nhận:", "Nơi nhận")), "a.docx"), today=TODAY)
    run = json.loads(render([report], "sarif"))["runs"][0]
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [("TT501", "error")]
    assert run["tool"]["driver"]["rules"][0]["id"] == "TT501"


def test_the_text_report_puts_one_finding_on_a_line() -> None:
    """Severity, code, what and which clause."""
    report = check(read_view(broken("state", put("Nơi nhận:", "Nơi nhận")), "a.docx"), today=TODAY)
    line = next(line for line in render([report], "text").splitlines() if "TT501" in line)
    assert "“Nơi nhận” phải là “Nơi nhận:”" in line
    assert line.endswith("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.d; V.8b")


def test_the_command_checks_files(run_cli: Any, tmp_path: Path) -> None:
    """Exit 0 for a clean file, 1 for errors, 2 for what cannot be read."""
    good, bad, no = tmp_path / "a.docx", tmp_path / "b.docx", tmp_path / "c.docx"
    good.write_bytes(clean("state"))
    bad.write_bytes(broken("state", put("Nơi nhận:", "Nơi nhận")))
    no.write_text("không phải Word", encoding="utf-8")
    assert run_cli("check", good).code == 0
    outcome = run_cli("check", good, bad, "--format", "json")
    assert (outcome.code, len(json.loads(outcome.out))) == (1, 2)
    assert run_cli("check", bad, "--ignore", "TT501").code == 0
    assert run_cli("check", no).code == 2
    assert run_cli("check", good, "--select", "XX").code == 2
    assert run_cli("check", good, "--regime", "nd99").code == 2


def test_warnings_alone_do_not_fail(run_cli: Any, tmp_path: Path) -> None:
    """Exit 1 only when there are errors."""
    path = tmp_path / "a.docx"
    path.write_bytes(broken("state", sub("1. Mục đích", "1.", "1/")))
    outcome = run_cli("check", path)
    assert (outcome.code, "TT313" in outcome.out) == (0, True)


def test_the_command_explains_rules(run_cli: Any) -> None:
    """All rules by code, one page a rule, an unknown code refused."""
    listed = run_cli("rule").out
    assert all(rule.code in listed for rule in RULES)
    page = run_cli("rule", "kt102").out
    assert page.startswith("KT102: ")
    assert BY_CODE["KT102"].page in page
    assert run_cli("rule", "KT999").code == 2


def test_the_docs_name_every_rule_and_every_mistake() -> None:
    """docs/rules.md has a row a rule, and a row for each of the 55 and of P01-P42."""
    text = DOCS.read_text(encoding="utf-8")
    for rule in LAYOUT_RULES:
        assert f"| {rule.code} |" in text
    for name in [*map(str, range(1, 56)), *(f"P{n:02d}" for n in range(1, 43))]:
        assert f"\n| {name} |" in text


def test_today_is_the_day_of_an_undated_document() -> None:
    """Without a given day, an undated document is judged by the day of the check."""
    view = dated(read_view(clean("parts"), "x"), "ngày 09 tháng 3 năm 2026", "ngày ... tháng ... năm ...")
    assert check(view).regime == check(view, today=dt.date.today()).regime


def test_the_symbol_of_a_joint_plan_has_the_letters_of_both() -> None:
    """A committee and the Front: UBND-MTTQ is right; for the committee alone it is not."""
    from drafter.cli.making import make_from

    answers = (Path(__file__).parents[1] / "samples" / "joint.yml").read_text(encoding="utf-8")
    answers = answers.replace(
        "issuer: {kind: so, unit: tỉnh, name: Lạng Sơn, department: Sở Giáo dục và Đào tạo}",
        "issuer: {kind: ubnd-tinh, unit: tỉnh, name: Lạng Sơn}",
    ).replace(
        "department: Công an tỉnh, letters: CAT", "department: Ủy ban Mặt trận Tổ quốc tỉnh, letters: MTTQ"
    )
    codes = {
        f.code for f in check(read_view(make_from(answers.encode(), "b.yml").data, "x"), today=TODAY).findings
    }

    assert "TT116" not in codes


def test_a_joint_document_names_the_bodies_of_its_signers() -> None:
    """Two heads sign: each says of which body, and that is right."""
    from drafter.cli.making import make

    data = make(Path(__file__).parents[1] / "samples" / "joint.yml").data
    report = check(read_view(data, "x"), today=TODAY)
    assert [f"{f.code} {f.message}" for f in report.findings] == []


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (put("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"), "TT101"),
        (put("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "TT103"),
        (put("KT. ", "KT CHỦ TỊCH"), "TT401"),
    ],
)
def test_what_two_sources_say_of_the_old_circular_is_a_warning(edit: Any, code: str) -> None:
    """A plan of 2019 with a misspelt national name is not let pass with a remark; no error, for no clause was read."""
    view = dated(read_view(broken("state", edit), "x.docx"), "năm 2024", "năm 2019")
    report = check(view, regime="tt01-2011", ignore=["ND"], today=TODAY)

    assert [f.severity for f in report.findings if f.code == code] == ["warning"]

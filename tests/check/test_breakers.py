"""Every rule fires on what it is for, and on nothing else."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path

import docx
import pytest

from drafter.check import check
from drafter.check.table import LAYOUT_RULES
from drafter.cli.making import make
from drafter.regimes import load, windows
from drafter.word.read import read_view
from tests.check.breakers import BREAKERS

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TODAY = dt.date(2026, 11, 21)
BASES = {
    "state": HERE / "state.yml",
    "party": HERE / "party.yml",
    "parts": HERE / "parts.yml",
    "long": ROOT / "answers" / "xa-2026.yml",
}


@cache
def clean(base: str) -> bytes:
    """The rendered clean document."""
    return make(BASES[base]).data


def codes(data: bytes) -> set[str]:
    """The codes of form that a check finds; what a plan says has its own breakers in tests/content."""
    report = check(read_view(data, "x.docx"), ignore=["ND"], today=TODAY)
    return {finding.code for finding in report.findings}


def broken(base: str, edit: object) -> bytes:
    """The clean document after an edit."""
    document = docx.Document(io.BytesIO(clean(base)))
    edit(document)  # type: ignore[operator]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


CASES = [
    pytest.param(code, breaker, id=f"{code}-{number}")
    for code, breakers in BREAKERS.items()
    for number, breaker in enumerate(breakers, start=1)
]


@pytest.mark.parametrize(("code", "breaker"), CASES)
def test_a_breaker_gives_exactly_its_code(code: str, breaker: tuple[object, ...]) -> None:
    """A document broken in one way is found wrong in that way, and in no other."""
    base, edit, *also = breaker
    expected = {code} | (also[0] if also else set())  # type: ignore[operator]
    assert codes(broken(str(base), edit)) == expected


@pytest.mark.parametrize("base", sorted(BASES))
def test_a_clean_document_has_no_finding(base: str) -> None:
    """What drafter prints passes its own check, before and after python-docx has saved it."""
    assert codes(clean(base)) == set()
    assert codes(broken(base, lambda document: None)) == set()


@pytest.mark.parametrize("path", sorted((ROOT / "answers").glob("*.yml")), ids=lambda path: path.stem)
def test_a_sample_has_no_finding(path: Path) -> None:
    """Every sample passes in its regime, with nothing left unjudged."""
    report = check(read_view(make(path).data, path.name), today=TODAY)
    assert [f"{f.code} {f.message}" for f in report.findings] == []


@pytest.mark.parametrize("rule", LAYOUT_RULES, ids=lambda rule: rule.code)
def test_a_rule_is_complete(rule: object) -> None:
    """A rule has a page of what, why with a clause, wrong and right; two breakers; a family with a clean case."""
    code, page = rule.code, rule.page  # type: ignore[attr-defined]
    assert rule.title.endswith(".")  # type: ignore[attr-defined]
    for part in ("Vì sao: ", "Sai: ", "Đúng: "):
        assert f"\n{part}" in page
    assert len(BREAKERS.get(code, [])) >= 2
    assert {base for base, *_rest in BREAKERS[code]} <= set(BASES)


def test_codes_are_unique_and_known_to_the_breakers() -> None:
    """One rule a code, and no breaker for a code that no rule has."""
    assert len({rule.code for rule in LAYOUT_RULES}) == len(LAYOUT_RULES)
    assert set(BREAKERS) == {rule.code for rule in LAYOUT_RULES}


@pytest.mark.parametrize("window", windows(), ids=lambda window: window.id)
def test_every_finding_cites_its_regime(window: object) -> None:
    """Judged by any regime at all, every finding carries words, a component and a clause."""
    profile = load(window.id)  # type: ignore[attr-defined]
    for base in BASES:
        for finding in check(read_view(clean(base), base), profile, today=TODAY).findings:
            assert finding.clause
            assert finding.component
            assert finding.message

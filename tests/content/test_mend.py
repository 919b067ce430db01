"""Mechanical mending, and what remains of an older plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.answers.load import load
from drafter.check.content.mend import mend
from drafter.check.content.rollover import left_behind
from drafter.check.content.sources import of_lines, of_sheet
from drafter.model.plan import Plan
from drafter.word.making import Workshop
from tests.content.papers import STATE, with_line
from tests.content.run import case_of

OLD = Path(__file__).parents[2] / "answers" / "huyen-2019.yml"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "theo Kết luận số 51- KL/TW và Nghị định số 150/2025/NĐ – CP",
            "theo Kết luận số 51-KL/TW và Nghị định số 150/2025/NĐ-CP",
        ),
        ("tiêu cực trong trong thi cử, trên các các nền tảng", "tiêu cực trong thi cử, trên các nền tảng"),
        ("thực hiện thực hiện thực hiện Kế hoạch", "thực hiện Kế hoạch"),
        ("Nghị quyết số 27/NQ-TW và 156-KH/UBND", "Nghị quyết số 27/NQ-TW và 156-KH/UBND"),
        ("Nghị quyết số số 71-NQ/TW ngày ngày 22/8/2025", "Nghị quyết số 71-NQ/TW ngày 22/8/2025"),
        ("Luật Chuyển đổi số số 148/2025/QH15, năm năm 2021 - 2025",) * 2,
        ("Sở Xây dựng xây dựng, dần dần, 2015 - 2020", "Sở Xây dựng xây dựng, dần dần, 2015 - 2020"),
    ],
)
def test_only_slips_are_mended(text: str, right: str) -> None:
    """A space in a symbol and a doubled word go; what needs judgement stays."""
    mended = mend(text)
    assert mended.text == right
    assert bool(mended.done) == (text != right)


@given(
    st.lists(
        st.sampled_from(["trong", "các", "51- KL/TW", "số", "Sở", "xây dựng", ",", "thi cử", "12–KH/ĐU"]),
        max_size=12,
    )
)
def test_mending_twice_changes_nothing_more(words: list[str]) -> None:
    """A mended text is mended, and no other word is lost."""
    text = " ".join(words)
    once = mend(text)
    assert mend(once.text) == type(once)(once.text)
    assert set(once.text.replace(",", " ").split()) >= {word for word in text.split() if word.isalpha()}


def _old() -> Plan:
    return load(OLD.read_bytes(), OLD.name).plan


def test_what_an_older_plan_left_is_found() -> None:
    """The signer, the body and the year of the plan that was used again."""
    old = _old()
    text = f"3. {old.issuer.short_name} giao đồng chí {old.signers[0].name or 'B'} chỉ đạo trong năm {old.date.year}."
    signer = old.signers[0].name
    lines = ["Trần Văn B" if line == "Nguyễn Văn A" else line for line in with_line("state", text)]
    found = {hit.words for hit in left_behind(case_of(of_lines(lines)), old)}
    assert found >= {old.issuer.short_name, f"trong năm {old.date.year}"}
    assert not signer or signer in found


def test_a_new_plan_without_traces_has_none() -> None:
    """A plan of another body and year says nothing of the older one; neither does the older one of itself."""
    old = _old()
    assert list(left_behind(case_of(of_lines(STATE)), old)) == []
    own = of_sheet(Workshop(None).sheet(load(OLD.read_bytes(), OLD.name)))
    assert list(left_behind(case_of(own), old)) == []

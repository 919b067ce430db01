"""Real Word files that drafter did not make: every finding was confirmed by hand, and is listed here."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from drafter.check import check
from drafter.word.read import read_view

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "docx"

#: file -> (code, component): what a person finds in the file. Why each is right is said beside it.
EXPECTED = {
    "laocai-sct-2242-kh-2026": {
        ("KT102", "page"),  # top 17.5, bottom 12.5 mm
        ("KT205", "quoc_hieu"),  # left, pushed by spaces
        ("KT402", "co_quan_ban_hanh"),  # a connector of 28.7 mm under words of 42.8 mm: two thirds
        ("KT202", "so_ky_hieu"),  # 14 pt
        ("KT204", "can_cu"),  # upright: the habit of TT 01/2011
        ("KT303", "body"),  # 3 pt before, 0 after
        (
            "TT301",
            "can_cu",
        ),  # two in the middle end with a full stop; "Xét đề nghị ..." is the last
        ("KT202", "noi_nhan_item"),  # 12 pt
        ("TT306", "can_cu"),  # a decision cited without the word "số"
        ("KT302", "body"),  # one base begins with a tab
        ("KT306", "can_cu"),  # "Văn bản  năm 2026"
        ("KT210", "body"),  # 13 and 14 pt
        ("TT504", "luu"),  # a bracket opened and not closed
    },
    "laocai-sct-3957-kh-2026": {
        ("KT205", "quoc_hieu"),
        ("KT402", "co_quan_ban_hanh"),
        ("KT202", "so_ky_hieu"),
        ("KT204", "can_cu"),
        ("KT303", "body"),
        ("TT301", "can_cu"),
        ("KT202", "noi_nhan_item"),
        ("TT306", "can_cu"),
        ("KT302", "body"),
        ("KT210", "body"),
    },
    "laocai-sct-dean08-kh-2026": {
        ("KT102", "page"),  # top 15 mm
        ("KT114", "so_trang"),  # 12 pt
        ("KT201", "kem_theo_khac"),  # "Times New Roman Italic"
        ("KT204", "can_cu"),
        ("TT301", "can_cu"),  # one ends with a full stop in the middle, the last with a semicolon
        ("KT116", "so_trang"),  # the appendix goes on in the same section
        ("TT603", "phu_luc"),  # one appendix, numbered 01
        ("TT604", "phu_luc"),  # no "(Kèm theo ...)"
        ("KT305", "body"),  # empty paragraphs between paragraphs
        ("KT119", "page"),  # a page break, then a section of a new page
        ("TT305", "can_cu"),  # laws with their numbers
    },
}


def _missing() -> bool:
    return not CORPUS.is_dir() and os.environ.get("DRAFTER_REQUIRE_ALL") != "1"


@pytest.mark.skipif(_missing(), reason="không có các tệp thật để đối chiếu (../shared/corpus)")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_real_file_has_the_findings_a_person_finds(name: str) -> None:
    """Neither more nor fewer kinds of findings than the table above."""
    view = read_view((CORPUS / f"{name}.docx").read_bytes(), name)
    report = check(view, ignore=["ND"], today=dt.date(2026, 11, 21))
    assert report.regime == "nd30-2020"
    assert {(f.code, f.component) for f in report.findings} == EXPECTED[name]


@pytest.mark.skipif(_missing(), reason="không có các tệp thật để đối chiếu (../shared/corpus)")
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_draft_with_blanks_is_not_blamed_for_them(name: str) -> None:
    """Number and day still blank are what a draft looks like."""
    view = read_view((CORPUS / f"{name}.docx").read_bytes(), name)
    found = {f.code for f in check(view, ignore=["ND"], today=dt.date(2026, 11, 21)).findings}
    assert not found & {"TT111", "TT112", "TT114", "TT121", "TT122", "TT123", "TT702"}

"""Names that end on a day: proposed from that day on, never inside citations, and only what was accepted is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.ledger.modernise import accepted, proposals
from drafter.registers.agencies import ended
from drafter.registers.levels import level_words
from tests.conftest import ANSWERS

ONE = dt.timedelta(days=1)


@pytest.mark.parametrize("agency", ended(), ids=lambda agency: agency.names[0])
def test_an_agency_is_proposed_from_its_day_on(agency) -> None:
    """The day before: nothing of this agency. The day and the day after: its successor."""
    for name in agency.names:
        text = f"Giao {name} chủ trì."
        counts = [
            [one.old for one in proposals({"closing": text}, day) if one.old == name]
            for day in (agency.start - ONE, agency.start, agency.start + ONE)
        ]
        assert counts == [[], [name], [name]]


@pytest.mark.parametrize("word", [w for w in level_words() if w.start], ids=lambda word: word.says)
def test_a_level_is_proposed_from_its_day_on(word) -> None:
    """cấp huyện, thị trấn, các huyện: right to 30/6/2025, proposed from 01/7/2025."""
    text = next(
        t
        for t in ("UBND cấp huyện", "cấp huyện", "các huyện ủy", "các xã, thị trấn", "các huyện")
        if word.pattern.search(t)
    )
    counts = [
        bool(proposals({"closing": text}, day)) for day in (word.start - ONE, word.start, word.start + ONE)
    ]

    assert counts == [False, True, True]


def test_special_zones_are_wrong_before_their_day() -> None:
    """ "đặc khu" is proposed away the day before 16/6/2025, and stands from then on."""
    (word,) = [one for one in level_words() if one.before]
    counts = [
        bool(proposals({"closing": "các đặc khu"}, day))
        for day in (word.before - ONE, word.before, word.before + ONE)
    ]

    assert counts == [True, False, False]


@pytest.mark.parametrize(
    "values",
    [
        {"implements": ({"body": "Sở Kế hoạch và Đầu tư"},)},
        {"bases": ({"verbatim": "Căn cứ Tờ trình của Sở Kế hoạch và Đầu tư"},)},
        {"issuer": {"department": "Sở Kế hoạch và Đầu tư"}},
        {"closing": "theo “hướng dẫn của Sở Kế hoạch và Đầu tư”"},
        {"closing": "theo Công văn số 12/SKHĐT-TH ngày 05/3/2024 của Sở Kế hoạch và Đầu tư"},
        {"closing": "Sở Kế hoạch và Đầu tư (trước đây) đã làm"},
    ],
)
def test_citations_and_quotations_keep_their_names(values: dict[str, object]) -> None:
    """190/2025/QH15: papers of merged bodies keep their words."""
    assert proposals(values, dt.date(2026, 3, 5)) == ()


def test_the_function_decides_before_the_name() -> None:
    """Work on vocational education went from Lao động to Giáo dục, not to Nội vụ."""
    (one,) = proposals(
        {"closing": "Sở Lao động - Thương binh và Xã hội chủ trì đào tạo nghề"}, dt.date(2026, 3, 5)
    )

    assert one.new == "Sở Giáo dục và Đào tạo"


def test_only_what_is_accepted_changes() -> None:
    """Two names, one accepted: the other stays, and so does every other word."""
    values = {
        "closing": ("Sở Kế hoạch và Đầu tư và Sở Giao thông vận tải cùng làm.",),
        "title": "Sở Giao thông vận tải",
    }
    found = proposals(values, dt.date(2026, 3, 5))

    assert [one.new for one in found] == ["Sở Tài chính", "Sở Xây dựng", "Sở Xây dựng"]
    assert accepted(values, found[1:2]) == {
        "closing": ("Sở Kế hoạch và Đầu tư và Sở Xây dựng cùng làm.",),
        "title": "Sở Giao thông vận tải",
    }


def test_the_command_changes_nothing_unasked(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """Proposals are printed with exit 1 and nothing is written; --accept writes the new file only."""
    source = tmp_path / "a.yml"
    source.write_bytes((ANSWERS / "tinh-uy-2019.yml").read_bytes())
    before = source.read_bytes()
    told = run_cli("modernise", source, "--to", "2026-03-05")
    assert told.code == 1  # type: ignore[attr-defined]
    assert "chưa đổi gì" in told.out  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == [source]

    done = run_cli("modernise", source, "--to", "2026-03-05", "--accept", "all", "-o", tmp_path / "b.yml")
    assert done.code == 0  # type: ignore[attr-defined]
    assert source.read_bytes() == before
    assert "Ban Tuyên giáo và Dân vận Trung ương" in (tmp_path / "b.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "hôm qua"), "không phải ngày tháng"),
        (("--to", "2026-03-05", "--accept", "all"), "đi cùng -o"),
        (("--to", "2026-03-05", "--accept", "99", "-o", "b.yml"), "không có đề xuất số “99”"),
    ],
)
def test_wrong_options_are_told(
    arguments: tuple[str, ...], said: str, run_cli: Callable[..., object]
) -> None:
    """A message and exit 2."""
    done = run_cli("modernise", ANSWERS / "tinh-uy-2019.yml", *arguments)

    assert done.code == 2  # type: ignore[attr-defined]
    assert said in done.err  # type: ignore[attr-defined]

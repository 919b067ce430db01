"""Names that end on a day: proposed from that day on, never inside citations, and only what was accepted is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.ledger.modernise import accepted, proposals
from drafter.registers.agencies import ended, moved, offices
from drafter.registers.levels import level_words
from tests.conftest import ANSWERS

ONE = dt.timedelta(days=1)


#: A name that two rows follow, one after the other, is right to the first day of the first.
FIRST_DAYS = {name: one.start for one in reversed(ended()) for name in one.names}


@pytest.mark.parametrize(("name", "start"), FIRST_DAYS.items())
def test_an_agency_is_proposed_from_its_day_on(name: str, start: dt.date) -> None:
    """The day before: nothing of this agency. The day and the day after: its successor."""
    text = f"Giao {name} chủ trì."
    counts = [
        [one.old for one in proposals({"closing": text}, day) if one.old == name]
        for day in (start - ONE, start, start + ONE)
    ]
    assert counts == [[], [name], [name]]


@pytest.mark.parametrize(
    ("name", "day", "successor"),
    [
        ("Cục Thuế tỉnh", dt.date(2025, 6, 30), "Chi cục Thuế khu vực"),
        ("Cục Thuế tỉnh", dt.date(2025, 7, 1), "Thuế tỉnh"),
        ("Bảo hiểm xã hội tỉnh", dt.date(2025, 6, 30), "Bảo hiểm xã hội khu vực"),
        ("Bảo hiểm xã hội tỉnh", dt.date(2025, 7, 1), None),
    ],
)
def test_a_name_may_change_twice_or_come_back(name: str, day: dt.date, successor: str | None) -> None:
    """Taxes: regional from 3/2025, of the province again from 7/2025; social insurance took its name up again."""
    found = [one.new for one in proposals({"closing": f"{name} phối hợp."}, day)]
    assert found == ([successor] if successor else [])


@pytest.mark.parametrize("office", offices(), ids=lambda office: office.successor)
def test_offices_of_a_district_are_proposed_to_districts_only(office) -> None:
    """A district's plan gets the commune's office from 01/7/2025; a department's own office of that name is let alone."""
    for name in office.names:
        found = {}
        for kind in ("ubnd-huyen", "so"):
            values = {
                "issuer": {"kind": kind, "unit": "huyện", "name": "Văn Lãng"},
                "closing": f"Giao {name}.",
            }
            found[kind] = [
                office.successor in [one.new for one in proposals(values, day)]
                for day in (office.start - ONE, office.start, office.start + ONE)
            ]
        assert found == {"ubnd-huyen": [False, True, True], "so": [False, False, False]}, name


@pytest.mark.parametrize("work", moved(), ids=lambda work: work.words[0])
def test_work_that_moved_is_proposed_beside_its_words(work) -> None:
    """Criminal records went from Tư pháp to the police on 01/7/2026; the department's other work stays."""
    text = f"{work.names[0]} chủ trì công tác {work.words[0]}."
    counts = [
        bool(proposals({"closing": text}, day)) for day in (work.start - ONE, work.start, work.start + ONE)
    ]
    assert counts == [False, True, True]
    assert proposals({"closing": f"{work.names[0]} chủ trì công tác khác."}, work.start) == ()


@pytest.mark.parametrize(
    ("text", "province", "old", "new", "is_exact"),
    [
        ("UBND các xã, thị trấn", "tỉnh Lạng Sơn", "các xã, thị trấn", "các xã, phường", True),
        ("các xã, thị trấn", "tỉnh An Giang", "các xã, thị trấn", "các xã, phường, đặc khu", True),
        ("mọi xã, thị trấn", "tỉnh Lạng Sơn", "xã, thị trấn", "xã, phường", True),
        ("trình UBND huyện", "tỉnh Lạng Sơn", "UBND huyện", "Ủy ban nhân dân xã (phường) hoặc", False),
        ("trên địa bàn huyện Văn Lãng", "tỉnh Lạng Sơn", "huyện Văn Lãng", "đơn vị kế tiếp", False),
        ("Thành ủy Lạng Sơn", "tỉnh Lạng Sơn", "Thành ủy Lạng Sơn", "Đơn vị kế tiếp", False),
        ("tại thành phố Thủ Đức", "thành phố Hồ Chí Minh", "thành phố Thủ Đức", "đơn vị kế tiếp", False),
    ],
)
def test_levels_follow_the_province(text: str, province: str, old: str, new: str, is_exact: bool) -> None:
    """The phrase for lower bodies is the province's own; what has no single successor is only pointed at."""
    values = {
        "issuer": {"kind": "ubnd-huyen", "unit": "huyện", "name": "X", "province": province},
        "closing": text,
    }
    (found,) = proposals(values, dt.date(2026, 3, 5))
    assert (found.old, found.new.startswith(new), found.is_exact) == (old, True, is_exact)


@pytest.mark.parametrize(
    "text", ["Thành ủy Hà Nội", "thành phố Huế", "UBND thành phố Cần Thơ", "thành phố Hồ Chí Minh"]
)
def test_cities_under_central_rule_stay(text: str) -> None:
    """They are provinces, and did not end."""
    assert proposals({"closing": text}, dt.date(2026, 3, 5)) == ()


@pytest.mark.parametrize(
    ("name", "settings", "said"),
    [
        ("huyen-2019", {}, "issuer.kind: Từ 01/7/2025"),
        ("so-2026", {"Lạng Sơn": "Đồng Nai"}, "issuer.name: ở ngày này là thành phố Đồng Nai"),
        ("xa-2026", {"Na Sầm": "Na Xầm"}, "issuer.name: không có “Na Xầm”"),
    ],
)
def test_the_issuing_body_is_told_not_renamed(
    name: str, settings: dict[str, str], said: str, tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """Who issues is for the office to say: what is wrong with it on the new day is said above the proposals."""
    text = (ANSWERS / f"{name}.yml").read_text("utf-8")
    for old, new in settings.items():
        text = text.replace(f"  name: {old}", f"  name: {new}")
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")

    assert said in run_cli("modernise", tmp_path / "a.yml", "--to", "2026-11-20").err  # type: ignore[attr-defined]


def test_what_became_one_agency_is_told(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """Two offices that became one: who leads is now also a partner, and stands twice among the duties."""
    done = run_cli("modernise", ANSWERS / "huyen-2019.yml", "--to", "2026-03-05", "--accept", "all",
                   "-o", tmp_path / "b.yml")  # fmt: skip

    assert "a4-doi-ngu: “Phòng Văn hóa - Xã hội” vừa chủ trì vừa phối hợp" in done.err  # type: ignore[attr-defined]
    assert "“Phòng Kinh tế” đứng 3 lần" in done.err  # type: ignore[attr-defined]


def test_proposals_of_the_same_words_stand_together(run_cli: Callable[..., object]) -> None:
    """Each pair of names once, below it every place with its number, line and words."""
    out = run_cli("modernise", ANSWERS / "huyen-2019.yml", "--to", "2026-03-05").out  # type: ignore[attr-defined]

    assert out.count("“Phòng Nội vụ” -> “Phòng Văn hóa - Xã hội”") == 1
    numbers = [int(line.split(".")[0]) for line in out.splitlines() if line.startswith("   ")]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    line = next(one for one in out.splitlines() if "title:" in one)
    assert ("dòng 11, " in line, "trên địa bàn huyện Văn Lãng" in line) == (True, True)


@pytest.mark.parametrize("word", [w for w in level_words() if w.start], ids=lambda word: word.says)
def test_a_level_is_proposed_from_its_day_on(word) -> None:
    """cấp huyện, thị trấn, các huyện: right to 30/6/2025, proposed from 01/7/2025."""
    text = next(
        t
        for t in (
            "UBND cấp huyện",
            "Phòng Nội vụ huyện",
            "cấp huyện",
            "các huyện ủy",
            "các xã, thị trấn",
            "các huyện",
        )
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

"""Every day on which names, levels or bodies changed: the day before, the day itself, the day after.

The table is written by hand from the resolutions; the reference beside the checkout is a witness that no day is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.registers import agencies, bodies, communes, departments, directives, provinces
from drafter.registers.levels import level_words
from drafter.text import bare

ONE = dt.timedelta(days=1)
Probe = Callable[[dt.date], Any]


def day(text: str) -> dt.date:
    """2025-07-01 as a date."""
    return dt.date.fromisoformat(text)


def kind_of(name: str) -> Probe:
    """The word before a province's name, "" where there is no such province."""

    def look(on: dt.date) -> str:
        found = provinces.find(name, on)
        return found.kind if found else ""

    return look


def lower_of(name: str) -> Probe:
    """The phrase for the units right below a province."""

    def look(on: dt.date) -> str:
        found = provinces.find(name, on)
        return found.lower if found else ""

    return look


def issues(kind: str, unit: str) -> Probe:
    """Whether such a body may issue a plan."""
    return lambda on: bodies.refusal(bodies.kind(kind), unit, on) is None


def stands(name: str) -> Probe:
    """Whether an agency's name is right."""

    def look(on: dt.date) -> bool:
        gone = any(name in one.names and one.is_wrong(on) for one in agencies.ended())
        return not gone and not any(name in one.names and on < one.before for one in agencies.early())

    return look


def in_force(symbol: str) -> Probe:
    """Whether a paper is in force."""
    return lambda on: directives.named(symbol)[0].in_force(on)


def says(words: str) -> Probe:
    """Whether a word for a level is right."""
    return lambda on: not any(one.is_wrong(on) and one.pattern.search(words) for one in level_words())


def offers(body: str, name: str) -> Probe:
    """Whether a department is on the list."""

    def look(on: dt.date) -> bool:
        found = departments.of(body, on)
        return found is not None and name in found.names

    return look


def fixes(body: str) -> Probe:
    """Whether the law fixes the names of the offices."""

    def look(on: dt.date) -> bool | None:
        found = departments.of(body, on)
        return found.is_fixed if found else None

    return look


def unit(name: str, province: str) -> Probe:
    """The kinds that a commune can have."""

    def look(on: dt.date) -> tuple[str, ...]:
        found = communes.find(name, province)
        assert found is not None
        return found.kinds_on(on)

    return look


def moved(name: str, words: str) -> Probe:
    """Whether a piece of work is still with a body that lives on."""
    return lambda on: (
        not any(name in one.names and words in one.words and on >= one.start for one in agencies.moved())
    )


def does(agency: str, task: str) -> Probe:
    """Who does an ended agency's task."""
    first = next(one for one in agencies.ended() if agency in one.names)
    return lambda on: first.successor_for(task, on)[0]


YES_NO, NO_YES = (True, False, False), (False, True, True)

#: day, what happened, what is asked, the answers on the day before, the day, the day after.
SWITCHES: list[tuple[str, str, Probe, tuple[Any, Any, Any]]] = [
    ("2014-05-20", "24/2014/NĐ-CP", offers("so", "Sở Kế hoạch và Đầu tư"), NO_YES),
    ("2025-01-01", "Huế a city", kind_of("Huế"), ("", "thành phố", "thành phố")),
    ("2025-01-01", "Thừa Thiên Huế ends", kind_of("Thừa Thiên Huế"), ("tỉnh", "", "")),
    ("2025-01-01", "Huế has quận", lower_of("Huế"), ("", "quận, huyện, thị xã", "quận, huyện, thị xã")),
    ("2025-02-03", "Ban Tuyên giáo TW ends", stands("Ban Tuyên giáo Trung ương"), YES_NO),
    ("2025-02-03", "Ban Dân vận TW ends", stands("Ban Dân vận Trung ương"), YES_NO),
    ("2025-02-03", "Ban TG&DV TW begins", stands("Ban Tuyên giáo và Dân vận Trung ương"), NO_YES),
    ("2025-02-03", "Ban Kinh tế TW ends", stands("Ban Kinh tế Trung ương"), YES_NO),
    ("2025-02-03", "Đảng đoàn Quốc hội ends", stands("Đảng đoàn Quốc hội"), YES_NO),
    ("2025-02-03", "Ban cán sự đảng Chính phủ ends", stands("Ban cán sự đảng Chính phủ"), YES_NO),
    ("2025-02-06", "Đảng ủy UBND tỉnh begins", stands("Đảng ủy UBND tỉnh"), NO_YES),
    ("2025-02-06", "Đảng ủy các cơ quan Đảng begins", stands("Đảng ủy các cơ quan Đảng tỉnh"), NO_YES),
    ("2025-03-01", "Ban Tuyên giáo Tỉnh ủy ends", stands("Ban Tuyên giáo Tỉnh ủy"), YES_NO),
    ("2025-03-01", "Ban cán sự đảng UBND tỉnh ends", stands("Ban cán sự đảng UBND tỉnh"), YES_NO),
    ("2025-03-01", "Đảng đoàn HĐND tỉnh ends", stands("Đảng đoàn HĐND tỉnh"), YES_NO),
    ("2025-03-01", "Đảng ủy Khối ends", stands("Đảng ủy Khối các cơ quan tỉnh"), YES_NO),
    ("2025-03-01", "Ban Đối ngoại TW ends", stands("Ban Đối ngoại Trung ương"), YES_NO),
    ("2025-03-01", "Sở KH&ĐT ends", stands("Sở Kế hoạch và Đầu tư"), YES_NO),
    ("2025-03-01", "Sở GTVT ends", stands("Sở Giao thông vận tải"), YES_NO),
    ("2025-03-01", "Sở TN&MT ends", stands("Sở Tài nguyên và Môi trường"), YES_NO),
    ("2025-03-01", "Sở NN&PTNT ends", stands("Sở Nông nghiệp và Phát triển nông thôn"), YES_NO),
    ("2025-03-01", "Sở TT&TT ends", stands("Sở Thông tin và Truyền thông"), YES_NO),
    ("2025-03-01", "Sở LĐTBXH ends", stands("Sở Lao động - Thương binh và Xã hội"), YES_NO),
    ("2025-03-01", "Ban Dân tộc ends", stands("Ban Dân tộc tỉnh"), YES_NO),
    ("2025-03-01", "Sở NN&MT begins", stands("Sở Nông nghiệp và Môi trường"), NO_YES),
    ("2025-03-01", "Sở DT&TG begins", stands("Sở Dân tộc và Tôn giáo"), NO_YES),
    ("2025-03-01", "lists of sở change", offers("so", "Sở Giao thông vận tải"), YES_NO),
    ("2025-03-01", "district offices change", offers("phong-huyen", "Phòng Nông nghiệp và Môi trường"), NO_YES),
    ("2025-03-01", "tôn giáo leaves Sở Nội vụ", moved("Sở Nội vụ", "tôn giáo"), YES_NO),
    ("2025-03-01", "Bộ KH&ĐT ends", stands("Bộ Kế hoạch và Đầu tư"), YES_NO),
    ("2025-03-01", "Bộ GTVT ends", stands("Bộ Giao thông vận tải"), YES_NO),
    ("2025-03-01", "Bộ TN&MT ends", stands("Bộ Tài nguyên và Môi trường"), YES_NO),
    ("2025-03-01", "Bộ TT&TT ends", stands("Bộ Thông tin và Truyền thông"), YES_NO),
    ("2025-03-01", "Bộ LĐTBXH ends", stands("Bộ Lao động - Thương binh và Xã hội"), YES_NO),
    ("2025-03-01", "Ủy ban Dân tộc ends", stands("Ủy ban Dân tộc"), YES_NO),
    ("2025-03-01", "Bộ NN&MT begins", stands("Bộ Nông nghiệp và Môi trường"), NO_YES),
    ("2025-03-01", "Công an cấp huyện ends", stands("Công an huyện"), YES_NO),
    ("2025-03-01", "Kho bạc tỉnh ends", stands("Kho bạc Nhà nước tỉnh"), YES_NO),
    ("2025-03-01", "24/2014/NĐ-CP ends", in_force("24/2014/NĐ-CP"), YES_NO),
    ("2025-03-01", "45/2025/NĐ-CP begins", in_force("45/2025/NĐ-CP"), NO_YES),
    ("2025-06-12", "old provinces still issue", lambda on: len(provinces.at(on)), (63, 63, 63)),
    ("2025-06-12", "tỉnh Hà Giang still issues", kind_of("Hà Giang"), ("tỉnh", "tỉnh", "tỉnh")),
    ("2025-06-16", "150/2025/NĐ-CP begins", in_force("150/2025/NĐ-CP"), NO_YES),
    ("2025-06-16", "đặc khu in the law", says("các đặc khu"), NO_YES),
    ("2025-07-01", "34 provinces", lambda on: len(provinces.at(on)), (63, 34, 34)),
    ("2025-07-01", "tỉnh Hà Giang ends", kind_of("Hà Giang"), ("tỉnh", "", "")),
    ("2025-07-01", "below Lạng Sơn", lower_of("Lạng Sơn"), ("huyện, thành phố", "xã, phường", "xã, phường")),
    ("2025-07-01", "UBND huyện ends", issues("ubnd-huyen", "huyện"), YES_NO),
    ("2025-07-01", "UBND quận ends", issues("ubnd-huyen", "quận"), YES_NO),
    ("2025-07-01", "UBND thị xã ends", issues("ubnd-huyen", "thị xã"), YES_NO),
    ("2025-07-01", "Huyện ủy ends", issues("huyen-uy", "huyện"), YES_NO),
    ("2025-07-01", "district offices end", issues("phong-huyen", "huyện"), YES_NO),
    ("2025-07-01", "offices of communes begin", issues("phong-xa", "xã"), NO_YES),
    ("2025-07-01", "UBND thị trấn ends", issues("ubnd-xa", "thị trấn"), YES_NO),
    ("2025-07-01", "Đảng ủy thị trấn ends", issues("dang-uy-xa", "thị trấn"), YES_NO),
    ("2025-07-01", "UBND đặc khu begins", issues("ubnd-xa", "đặc khu"), NO_YES),
    ("2025-07-01", "UBND xã stays", issues("ubnd-xa", "xã"), (True, True, True)),
    ("2025-07-01", "UBND các huyện", says("UBND các huyện"), YES_NO),
    ("2025-07-01", "cấp huyện", says("cấp huyện"), YES_NO),
    ("2025-07-01", "các huyện ủy", says("các huyện ủy"), YES_NO),
    ("2025-07-01", "thị trấn", says("các xã, thị trấn"), YES_NO),
    ("2025-07-01", "Phòng GD&ĐT ends", stands("Phòng Giáo dục và Đào tạo"), YES_NO),
    ("2025-07-01", "Thanh tra huyện, sở end", stands("Thanh tra huyện"), YES_NO),
    ("2025-07-01", "Thanh tra sở ends", stands("Thanh tra sở"), YES_NO),
    ("2025-07-01", "TAND huyện ends", stands("Tòa án nhân dân huyện"), YES_NO),
    ("2025-07-01", "VKSND huyện ends", stands("Viện kiểm sát nhân dân huyện"), YES_NO),
    ("2025-07-01", "TAND khu vực begins", stands("Tòa án nhân dân khu vực"), NO_YES),
    ("2025-07-01", "Bộ đội Biên phòng under the command", stands("Bộ Chỉ huy Bộ đội Biên phòng tỉnh"), YES_NO),
    ("2025-07-01", "Chi cục Thuế khu vực ends", stands("Chi cục Thuế khu vực"), YES_NO),
    ("2025-07-01", "Bảo hiểm xã hội tỉnh comes back", stands("Bảo hiểm xã hội tỉnh"), NO_YES),
    ("2025-07-01", "Đài PTTH tỉnh ends", stands("Đài Phát thanh và Truyền hình tỉnh"), YES_NO),
    ("2025-07-01", "Party offices of communes", offers("co-quan-dang-uy-xa", "Ban Xây dựng Đảng"), NO_YES),
    ("2025-12-31", "370/2025/NĐ-CP frees the names", fixes("phong-xa"), YES_NO),
    ("2026-04-30", "Đồng Nai a city", kind_of("Đồng Nai"), ("tỉnh", "thành phố", "thành phố")),
    ("2026-04-30", "237/NQ-UBTVQH16", unit("Long Thành", "Đồng Nai"), (("xã",), ("phường",), ("phường",))),
    ("2026-07-01", "lý lịch tư pháp to the police", moved("Sở Tư pháp", "lý lịch tư pháp"), YES_NO),
    ("2026-09-01", "Quảng Ninh a city", kind_of("Quảng Ninh"), ("tỉnh", "thành phố", "thành phố")),
    ("2026-09-04", "minerals (66.25/2026/NQ-CP)", lambda on: "Công Thương" in does("Sở Tài nguyên và Môi trường", "quản lý khoáng sản")(on), NO_YES),
    ("2026-09-20", "Bắc Ninh a city", kind_of("Bắc Ninh"), ("tỉnh", "thành phố", "thành phố")),
    ("2026-09-20", "388/NQ-UBTVQH16: day not sure", unit("Bố Hạ", "Bắc Ninh"), (("xã", "phường"),) * 3),
]  # fmt: skip

#: Days of the reference that change no answer of a register, and why.
WITHOUT_EFFECT = {
    "2021-01-01": "a city inside a central city (Thủ Đức) is a unit of the district level as before",
    "2021-07-01": "wards of three cities without a council: a matter of recipients, not of who issues",
    "2025-02-11": "the first province to end its ban cán sự đảng; 01/3/2025 stands for all",
    "2025-02-28": "the day before 01/3/2025",
    "2025-06-30": "the day before 01/7/2025",
    "2026-11-21": "the day on which the reference was made",
}


@pytest.mark.parametrize(("on", "what", "ask", "answers"), SWITCHES, ids=lambda one: one if isinstance(one, str) else "")  # fmt: skip
def test_a_switch_happens_on_its_day(on: str, what: str, ask: Probe, answers: tuple[Any, Any, Any]) -> None:
    """The answers on the three days are those of the resolution."""
    assert (ask(day(on) - ONE), ask(day(on)), ask(day(on) + ONE)) == answers, what


def test_no_day_of_the_reference_is_left_out(witness_folder: Callable[[str], Path]) -> None:
    """Every date in levels.yaml and agencies.yaml has a row above, or a reason why it changes nothing."""
    folder = witness_folder("reference/domain")
    found = set()
    for name in ("levels.yaml", "agencies.yaml"):
        text = (folder / name).read_text("utf-8")
        found |= set(re.findall(r"\b20\d\d-\d\d-\d\d\b", text))

    assert found - {on for on, *_rest in SWITCHES} - set(WITHOUT_EFFECT) == set()
    days = yaml.safe_load((folder / "levels.yaml").read_text("utf-8"))["switch_dates"]
    assert {str(one["date"]) for one in days} <= {on for on, *_rest in SWITCHES}


#: Rows of the reference that name no agency of their own, or one that kept its name, and where they are looked after.
NOT_AGENCIES = {
    "Sở Nội vụ (tôn giáo)": "work that moved",
    "UBND các huyện, thị xã, thành phố": "levels",
    "Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc": "levels",
    "Báo X + Đài Phát thanh - Truyền hình X": "tried by its full name above",
    "Ủy ban MTTQ Việt Nam tỉnh": "the organisations kept their names",
    "Hội Nông dân, Hội LHPN, Đoàn TNCS HCM, Hội CCB, LĐLĐ tỉnh (separate agencies)": "the organisations kept their names",
    "hội quần chúng do Đảng, Nhà nước giao nhiệm vụ": "being merged, no name to look for",
    "Bảo hiểm xã hội Việt Nam": "kept its name under the ministry",
    "Ủy ban Quản lý vốn nhà nước": "by its full name",
    "Tổng cục ...": "a tier, not a name",
    "TAND/VKSND cấp huyện": "by their full names",
}  # fmt: skip


def test_every_agency_of_the_reference_is_known(witness_folder: Callable[[str], Path]) -> None:
    """Each old name of the reference ends in the register on the reference's day, or is looked after elsewhere."""
    reference = yaml.safe_load((witness_folder("reference/domain") / "agencies.yaml").read_text("utf-8"))
    rows = [*reference["map_by_name"], *reference["party_and_mass"]]
    rows += [{"from": day("2025-03-01"), **row} for row in reference["ministries"]["map"]]
    known = {name.casefold(): one for one in reversed(agencies.ended()) for name in one.names}
    missing = []
    for row in rows:
        for old in (part.strip() for part in row["old"].split("; ")):
            if old in NOT_AGENCIES and old.casefold() not in known:
                continue
            name = re.sub(r"\s*\((?:và doanh nghiệp|huyện)\)", "", old)
            short = [full for full in known if bare(full).startswith(bare(name))]
            if not short:
                missing.append(old)
            elif isinstance(row.get("from"), dt.date) and not row.get("default"):
                assert known[short[0]].start == row["from"], old
    assert missing == []

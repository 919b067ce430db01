"""Kits: every shipped one is whole and says enough at each level; a broken one is refused with the place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.errors import TemplateError
from drafter.kits.load import kits, load
from drafter.kits.recipients import usual
from drafter.kits.suggest import Shelf
from drafter.kits.words import LEVELS, NAMES, fill, gaps, spread, with_roles
from tests.conftest import ROOT, Outcome

WORDS = {**{name: f"<{name}>" for name in NAMES}, "unit": "huyện", "lower": "xã, thị trấn", "uy": "Huyện ủy"}
DAYS = (dt.date(2019, 10, 15), dt.date(2025, 5, 1), dt.date(2026, 3, 5))
KL51 = ROOT / "templates/kits/kl51-2019/kit.toml"


def made(kit: str, level: str, day: dt.date = DAYS[0]):
    """What a kit proposes at a level."""
    found = Shelf().suggest(kit, level, day, WORDS)
    assert found is not None
    return found


def test_the_six_areas_of_51_kl_tw_have_their_official_headings() -> None:
    """The kit of 51-KL/TW has six areas; how sure the wording is, is kept and told."""
    kit = Shelf().kit("kl51-2019")
    assert kit is not None
    assert [area.id for area in kit.areas] == ["a1", "a2", "a3", "a4", "a5", "a6"]
    assert kit.areas[5].heading.startswith("Đẩy mạnh và nâng cao chất lượng, hiệu quả nghiên cứu khoa học")
    assert {area.confidence for area in kit.areas} == {"M"}
    assert "độ tin cậy M" in kit.note


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("day", DAYS)
def test_every_level_gets_at_least_three_tasks_an_area(level: str, day: dt.date) -> None:
    """51-KL/TW: three concrete tasks an area at each level and date, duties, purposes, a title, all gaps filled."""
    it = made("kl51-2019", level, day)
    for area in it.kit.areas:
        tasks = it.tasks(area.id)
        assert len(tasks) >= 3
        assert len({task["id"] for task in tasks}) == len(tasks)
    parts = [it.paragraphs(part) for part in ("purpose", "requirement", "funding", "goals")]
    texts = [it.title, *(text for part in parts for text in part)]
    texts += [value for area in it.kit.areas for task in it.tasks(area.id) for value in task.values()]
    texts += [value for duty in it.duties for value in duty.values()]
    assert it.title
    assert parts[0]
    assert len(it.duties) >= 5
    assert not [text for text in texts if gaps(text)]


@pytest.mark.parametrize("level", [level for level in LEVELS if level != "huyen"])
def test_71_nq_tw_serves_every_level_of_two_level_government(level: str) -> None:
    """71-NQ/TW: each area has two tasks or more at each level that exists after 01/7/2025."""
    it = made("nq71-2025", level, DAYS[2])
    assert [area.id for area in it.kit.areas if len(it.tasks(area.id)) < 2] == []
    assert it.heading("goals").startswith("Mục tiêu đến năm")


@pytest.mark.parametrize("kit", [kit.id for kit in kits()])
@pytest.mark.parametrize("level", LEVELS)
def test_who_leads_is_not_a_partner_and_no_duty_stands_twice(kit: str, level: str) -> None:
    """One lead a task, not among its partners; one entry an agency."""
    it = made(kit, level, DAYS[1])
    for area in it.kit.areas:
        for task in it.tasks(area.id):
            partners = re.split(", ", task.get("partners", ""))
            assert task.get("lead", "-") not in partners
    agencies = [duty["agency"] for duty in it.duties]
    assert len(agencies) == len(set(agencies))


def test_names_of_agencies_follow_the_date() -> None:
    """Vocational education moved from Lao động to Giáo dục on 01/3/2025; no list names a body that is gone."""
    before, after = (with_roles("tinh", day, WORDS) for day in (dt.date(2025, 2, 28), dt.date(2025, 3, 1)))
    assert before["day_nghe"] == "Sở Lao động - Thương binh và Xã hội"
    assert after["day_nghe"] == "Sở Giáo dục và Đào tạo"
    assert after["ke_hoach"] == "Sở Tài chính"
    assert with_roles("xa", DAYS[2], WORDS)["giao_duc"] == "Phòng Văn hóa - Xã hội"


def test_recipients_follow_level_and_date() -> None:
    """A commune reports to the district up to 30/6/2025, to the province after; the archive carries the division."""
    kit = Shelf().kit("kl51-2019")
    old, archive_old = usual(kit, "xa", dt.date(2025, 6, 30), WORDS)
    new, archive_new = usual(kit, "xa", dt.date(2025, 7, 1), WORDS)
    assert old[0] == {"name": "UBND cấp huyện", "note": "b/c"}
    assert new[0]["name"] == "UBND <parent_unit>"
    assert (archive_old, archive_new) == ("VT", "VT, VHXH")


def test_kits_are_offered_by_date() -> None:
    """A kit exists from its document's day, and comes first until it is succeeded."""
    shelf = Shelf()
    assert [kit.id for kit in shelf.kits(dt.date(2018, 1, 1))] == ["nq29-2013"]
    assert [kit.id for kit in shelf.kits(dt.date(2019, 10, 1))] == ["kl51-2019", "nq29-2013", "nam-hoc"]
    in_2026 = [kit.id for kit in shelf.kits(dt.date(2026, 1, 1))]
    assert in_2026[:3] == ["nq72-2025", "nq71-2025", "nq57-2024"]
    assert set(in_2026[-3:]) == {"cchc", "chuyen-doi-so", "nam-hoc"}
    assert shelf.kits(dt.date(2010, 1, 1)) == ()
    assert shelf.kit("khong-co") is None
    assert shelf.suggest("khong-co", "xa", DAYS[0], WORDS) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[directive]", "[directive", "không đọc được"),
        ('note = "', 'ghi_chu = "', "không có khóa “ghi_chu”"),
        ('id = "kl51-2019"', "", "còn thiếu “id”"),
        ('short = "Kết luận số 51-KL/TW"', "", "directive: còn thiếu “short”"),
        ('area = "a1"\nid = "pho-bien"', 'area = "a9"\nid = "pho-bien"', "không có lĩnh vực “a9”"),
        ('for = ["nha-nuoc"]', 'for = ["huyen", "quan"]', "không có cấp “quan”"),
        ('lead = "{giao_duc}"', 'lead = "{giao_duk}"', "không có tham số “giao_duk”"),
        ('role = "giao_duc"', 'role = "giao_duk"', "không có loại việc “giao_duk”"),
        ('id = "chi-tieu"', 'id = "pho-bien"', "mã “a1-pho-bien” dùng hai lần"),
        ('[[areas]]\nid = "a1"', '[[areas]]\nid = "a1"\nmau = "x"', "areas[1]: không có khóa “mau”"),
    ],
)
def test_a_broken_kit_is_refused_with_the_place(old: str, new: str, said: str) -> None:
    """Wrong keys, levels, names, areas and doubled ids are found on loading."""
    text = KL51.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(TemplateError, match=re.escape(said)):
        load(text.replace(old, new, 1).encode(), "kit.toml")


def test_a_kit_that_is_not_utf8_is_refused() -> None:
    """Bytes of another encoding are a message, not a traceback."""
    with pytest.raises(TemplateError, match="không đọc được"):
        load(b"id = '\xff'", "kit.toml")


def test_the_version_of_a_kit_changes_with_its_file() -> None:
    """The version is a hash of the file, so that a document says which wording it was made with."""
    data = KL51.read_bytes()
    assert load(data, "k").version != load(data + b"\n# x\n", "k").version


def test_an_unknown_gap_or_level_is_an_error() -> None:
    """Filling a name without a word, or naming no level, is not silent."""
    with pytest.raises(TemplateError, match="la-gi"):
        fill("{la-gi}", WORDS)
    with pytest.raises(KeyError):
        spread(["cap-khong-co"])


def test_a_school_year_begun_half_gone_says_what_is_past(
    run_cli: Callable[..., Outcome], tmp_path: Path
) -> None:
    """In February no task keeps a deadline of last autumn; how many lost theirs, and how the next year is got, is told."""
    settings = ("date=15/2/2026", "issuer.kind=ubnd-xa", "issuer.unit=xã", "issuer.province=tỉnh Lạng Sơn",
                "issuer.name=Na Sầm", "number=45", "signers[1].name=Nguyễn Văn A")  # fmt: skip
    wishes = [part for setting in settings for part in ("--set", setting)]
    answers = tmp_path / "a.yml"
    done = run_cli("new", answers, "-o", tmp_path / "a.docx", "--defaults", "--kit", "nam-hoc", *wishes)
    text = answers.read_text(encoding="utf-8")

    assert done.code == 0, done.err
    assert "deadline: tháng 5/2026" in text
    assert not re.search(r"deadline: .*(?:\d/2025|01/2026)", text)
    assert re.search(r"\d+ việc của bộ khung thường làm trước ngày ban hành này", done.err)
    assert "năm học sau thì ghi ngày ban hành từ tháng 6" in done.err
    in_time = run_cli(
        "new",
        tmp_path / "b.yml",
        "-o",
        tmp_path / "b.docx",
        "--defaults",
        "--kit",
        "nam-hoc",
        *wishes,
        "--set",
        "date=15/8/2026",
    )
    assert "thường làm trước ngày" not in in_time.err

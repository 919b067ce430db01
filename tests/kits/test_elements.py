"""What a kit brings beside its texts: papers by level and day, recipients, archive, columns of the table, its season."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.answers.load import load as load_answers
from drafter.errors import AnswersError
from drafter.interview.document import to_text
from drafter.kits.load import kits, load
from drafter.kits.recipients import usual
from drafter.kits.suggest import Shelf
from drafter.kits.words import NAMES, with_roles
from tests.conftest import ROOT, Outcome, paragraphs_of, render_document
from tests.interview.helpers import COMMUNE, whole

WORDS = {**{name: f"<{name}>" for name in NAMES}, "unit": "xã", "lower": "thôn", "uy": "Đảng ủy"}
NOW = dt.date(2026, 11, 21)
MODEL = (ROOT / "templates/kits/mau.toml").read_text(encoding="utf-8")
Run = Callable[..., Outcome]


def names(kit: str, level: str, day: dt.date = NOW) -> list[str]:
    """Whom a plan by that kit is sent to."""
    return [line["name"] for line in usual(Shelf().kit(kit), level, day, WORDS)[0]]


@pytest.mark.parametrize("level", ["tinh", "xa", "so", "phong"])
@pytest.mark.parametrize("kit", ["cchc", "chuyen-doi-so"])
def test_schools_receive_only_plans_that_are_theirs(kit: str, level: str) -> None:
    """Reform and digital transformation are not sent to schools, nor to the ministry of education."""
    said = " ".join(names(kit, level))

    assert "Bộ Giáo dục" not in said
    assert "Các trường MN" not in said
    assert "cơ sở giáo dục" not in said
    assert "Sở Giáo dục" not in said


@pytest.mark.parametrize("kit", ["kl51-2019", "nq71-2025", "nq29-2013", "nam-hoc"])
def test_schools_receive_plans_on_education(kit: str) -> None:
    """A plan on education goes to the ministry or the department above, and to the schools."""
    assert "Bộ Giáo dục và Đào tạo" in names(kit, "tinh")
    assert "Sở Giáo dục và Đào tạo" in names(kit, "xa")
    assert "Các trường MN, TH, THCS trên địa bàn xã" in names(kit, "xa")


@pytest.mark.parametrize(
    ("day", "ministry"),
    [
        (dt.date(2025, 2, 28), "Bộ Thông tin và Truyền thông"),
        (dt.date(2025, 3, 1), "Bộ Khoa học và Công nghệ"),
    ],
)
def test_the_ministry_above_follows_the_date(day: dt.date, ministry: str) -> None:
    """Digital transformation went from one ministry to another on 01/3/2025; only one of them is named."""
    said = names("chuyen-doi-so", "tinh", day)

    assert said[0] == ministry
    assert sum(name.startswith("Bộ ") for name in said) == 1


def test_lines_of_a_kit_stand_where_their_notes_do() -> None:
    """Reported to: above the committee; carried out by: after the offices; and a line that is there is not doubled."""
    lines = "".join(
        f'\n[[recipients]]\nfor = ["xa"]\nname = "{name}"{note}\n'
        for name, note in (
            ("Sở A", '\nnote = "b/c"'),
            ("Đội B", '\nnote = "p/h"'),
            ("Chợ C", ""),
            ("Các thôn", ""),
        )
    )
    made = [line["name"] for line in usual(load((MODEL + lines).encode(), "k"), "xa", NOW, WORDS)[0]]

    assert made.index("Sở A") < made.index("TT Đảng ủy, TT HĐND xã")
    assert made.index("Công an xã, Trạm Y tế xã") < made.index("Đội B") < made.index("Chợ C")
    assert made.count("Các thôn") == 1


def test_the_archive_is_the_kits_where_it_has_one() -> None:
    """VHXH keeps plans on education at a commune; a kit that says nothing leaves VT."""
    assert usual(Shelf().kit("nq71-2025"), "xa", NOW, WORDS)[1] == "VT, VHXH"
    assert usual(Shelf().kit("cchc"), "xa", NOW, WORDS)[1] == "VT"
    assert usual(None, "xa", NOW, WORDS)[1] == "VT"


@pytest.mark.parametrize(
    ("unit", "level", "role", "name"),
    [
        ("xã", "xa", "tai_chinh", "Phòng Kinh tế"),
        ("phường", "xa", "tai_chinh", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("xã", "dang-xa", "tuyen_giao", "Ban Xây dựng Đảng"),
        ("đặc khu", "dang-xa", "tuyen_giao", "Ban Tuyên giáo và Dân vận Đảng ủy"),
        ("tỉnh", "tinh", "doan", "Tỉnh đoàn"),
        ("thành phố", "tinh", "doan", "Thành đoàn"),
    ],
)
def test_who_does_the_work_follows_the_kind_of_unit(unit: str, level: str, role: str, name: str) -> None:
    """A ward, a special zone and a city have offices of other names than a commune and a province."""
    assert with_roles(level, NOW, {**WORDS, "unit": unit})[role] == name


def test_papers_come_by_level_and_day() -> None:
    """The Government's resolution is for State bodies from its day; a Party committee carries out the Party's."""
    kit = Shelf().kit("nq71-2025")
    assert kit is not None

    def symbols(level: str, day: dt.date) -> list[str]:
        return [paper["symbol"] for paper in kit.cited(level, day, basis=False)]

    assert symbols("xa", dt.date(2025, 9, 14)) == ["71-NQ/TW"]
    assert symbols("xa", dt.date(2025, 9, 15)) == ["71-NQ/TW", "281/NQ-CP"]
    assert symbols("dang-xa", NOW) == ["71-NQ/TW"]


@pytest.mark.parametrize(
    ("day", "khung"),
    [("20/8/2025", "2269/QĐ-BGDĐT"), ("20/8/2026", "2308/QĐ-BGDĐT"), ("20/8/2027", ""), ("20/7/2026", "")],
)
def test_the_frame_of_the_school_year_is_that_of_the_year(day: str, khung: str) -> None:
    """Each year's decision is the basis of that year's plans only; before it is issued none is named."""
    session = whole({**COMMUNE, "date": day, "kit.id": "nam-hoc"})
    said = paragraphs_of(render_document(to_text(session).encode()))
    year = int(day[-4:])

    assert [line for line in said if "Căn cứ Luật Giáo dục ngày 14/6/2019" in line]
    assert [line for line in said if "QĐ-BGDĐT" in line] == [line for line in said if khung and khung in line]
    assert any(f"năm học {year} - {year + 1}" in line for line in said)
    assert any(line.startswith(f"Ủy ban nhân dân xã Na Sầm ban hành Kế hoạch thực hiện nhiệm vụ năm học {year}") for line in said)  # fmt: skip


def test_what_is_not_sure_is_shown(run_cli: Run) -> None:
    """Headings and papers that were not verified say so wherever the kit is shown."""
    shown = run_cli("kit", "show", "nam-hoc").out

    assert shown.count("(độ tin cậy M)") >= 11
    assert "Quyết định 2308/QĐ-BGDĐT (M)" in shown
    assert "2269" not in shown


def test_subjects_of_the_season_come_first() -> None:
    """In August the school year is the first yearly subject, in December it is the last."""
    shelf = Shelf()

    def yearly(day: dt.date) -> list[str]:
        return [kit.id for kit in shelf.kits(day) if kit.yearly]

    assert yearly(dt.date(2026, 8, 10))[0] == "nam-hoc"
    assert yearly(dt.date(2026, 12, 10))[-1] == "nam-hoc"
    assert shelf.kits(dt.date(2026, 8, 10))[0].id == "nq72-2025"


def test_the_columns_of_the_table_are_the_kits() -> None:
    """The table of 71-NQ/TW has the result before the time, as the Government's has."""
    session = whole({**COMMUNE, "kit.id": "nq71-2025", "appendices[phu-luc].tasks": "có"})
    said = paragraphs_of(render_document(to_text(session).encode()))

    start = said.index("TT")
    assert said[start : start + 6] == [
        "TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ("[nội dung, chủ trì, chủ trì]", "một cột ghi hai lần"),
        ("[chủ trì, phối hợp, thời hạn, sản phẩm]", "thiếu cột “nội dung”"),
        ("[nội dung, ghi chú]", "không có lựa chọn “ghi chú”"),
    ],
)
def test_columns_that_make_no_table_are_refused(columns: str, said: str) -> None:
    """Doubled, unknown, or without the tasks themselves: refused with the place."""
    with pytest.raises(AnswersError, match=said):
        load_answers(with_columns(columns), "kh.yml")


def with_columns(columns: str) -> bytes:
    """A plan with its table in these columns."""
    session = whole({**COMMUNE, "kit.id": "cchc", "appendices[phu-luc].tasks": "có"})
    return (
        to_text(session).replace("    tasks: có\n", f"    tasks: có\n    task_columns: {columns}\n").encode()
    )


def test_a_table_loses_nothing_of_its_tasks() -> None:
    """What is not among the columns, but is said of some task, stands in columns behind them."""
    said = paragraphs_of(render_document(with_columns("[nội dung, sản phẩm]")))

    start = said.index("TT")
    assert said[start : start + 6] == [
        "TT", "Nội dung nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn",
    ]  # fmt: skip


@pytest.mark.parametrize("kit", kits(), ids=lambda kit: kit.id)
def test_every_yearly_kit_says_its_months(kit) -> None:
    """A subject of every year says when its plans are issued; a directing document has no season."""
    assert bool(kit.months) == kit.yearly


def test_the_office_keeps_its_own_kit_with_all_elements(tmp_path: Path, run_cli: Run) -> None:
    """Papers, recipients, archive, columns and months are read from a kit of one's own, and shown."""
    more = """
months = [3]
yearly = true
[appendix]
columns = ["nội dung", "chủ trì", "phối hợp", "sản phẩm", "thời hạn"]
[[papers]]
for = ["xa"]
id = "kh-tinh"
type = "Kế hoạch"
symbol = "12/KH-UBND"
date = "2025-07-02"
subject = "về việc ấy"
confidence = "L"
[[archive]]
for = ["xa"]
text = "VT, VP"
"""
    head, tail = MODEL.split("\n[directive]", 1)
    (tmp_path / "kit.toml").write_text(f"{head}{more}\n[directive]{tail}", encoding="utf-8")
    shown = run_cli("kit", "show", tmp_path)

    assert shown.code == 0, shown.err
    assert "Kế hoạch 12/KH-UBND (L)" in shown.out
    assert "Lưu: VT, VP" in shown.out

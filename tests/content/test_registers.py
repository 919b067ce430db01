"""Agencies, levels and directing papers by date: the day before, the day itself."""

from __future__ import annotations

import datetime as dt

import pytest

from drafter.registers import agencies, calendar, directives, provinces, spelling
from tests.content.papers import STATE
from tests.content.run import codes


def _plan(day: dt.date, text: str) -> list[str]:
    """A plan of a day that gives one more task; its bases and years are those of no time."""
    lines = [
        line.replace("ngày 05 tháng 3 năm 2026", f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}")
        .replace("2026", str(day.year))
        .replace("30/11/", "31/12/")
        for line in STATE
        if not line.startswith("Căn cứ")
    ]
    at = next(n for n, line in enumerate(lines) if line.startswith("2. Bổ sung sách"))
    return [*lines[:at], text, *lines[at:]]


#: A name that two rows follow, one after the other, is right to the first day of the first.
FIRST_DAYS = {name: one.start for one in reversed(agencies.ended()) for name in one.names}


@pytest.mark.parametrize(("name", "start"), FIRST_DAYS.items())
def test_an_agency_is_right_to_its_last_day(name: str, start: dt.date) -> None:
    """The old name is let pass on the day before the switch and found on the day."""
    said = f"3. Phối hợp với {name} thực hiện."
    assert "ND401" not in codes(_plan(start - dt.timedelta(days=1), said))
    assert "ND401" in codes(_plan(start, said))


@pytest.mark.parametrize(
    ("name", "day"), [(name, one.before) for one in agencies.early() for name in one.names]
)
def test_an_agency_is_wrong_before_its_first_day(name: str, day: dt.date) -> None:
    """The new name is found on the day before it came and let pass from then on."""
    said = f"3. Phối hợp với {name} thực hiện."
    assert "ND402" in codes(_plan(day - dt.timedelta(days=1), said))
    assert "ND402" not in codes(_plan(day, said))


@pytest.mark.parametrize("province", provinces.ended(), ids=lambda one: one.called)
def test_a_province_is_right_to_its_last_day(province: provinces.Ended) -> None:
    """The old name is let pass on the day before the merger and found on the day."""
    said = f"3. Phối hợp với {province.called} thực hiện."
    assert "ND404" not in codes(_plan(province.start - dt.timedelta(days=1), said))
    assert "ND404" in codes(_plan(province.start, said))


@pytest.mark.parametrize(
    ("words", "day", "is_after"),
    [
        ("UBND các huyện thực hiện", dt.date(2025, 7, 1), True),
        ("Thư viện cấp huyện luân chuyển sách", dt.date(2025, 7, 1), True),
        ("Các huyện ủy chỉ đạo", dt.date(2025, 7, 1), True),
        ("Tổ chức tại các xã, phường, thị trấn", dt.date(2025, 7, 1), True),
        ("Tổ chức tại các huyện, thành phố", dt.date(2025, 7, 1), True),
        ("Tổ chức tại đặc khu", dt.date(2025, 6, 16), False),
    ],
)
def test_a_level_is_right_on_its_side_of_the_day(words: str, day: dt.date, is_after: bool) -> None:
    """Districts and townships end on 01/7/2025, special zones begin with the law of 16/6/2025."""
    before, after = (
        codes(_plan(day - dt.timedelta(days=1), f"3. {words}.")),
        codes(_plan(day, f"3. {words}.")),
    )
    assert ("ND403" in before, "ND403" in after) == (not is_after, is_after)


@pytest.mark.parametrize(
    "words",
    [
        "Theo Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh về việc giao Sở Kế hoạch và Đầu tư lập dự toán.",
        "Cuộc thi “Sở Kế hoạch và Đầu tư đọc sách”.",
        "Tiếp nhận nhiệm vụ của Sở Kế hoạch và Đầu tư trước đây.",
        "Sau khi sắp xếp, cơ sở vật chất cấp huyện giao cho cấp xã.",
        "Trường Trung học phổ thông Thị trấn Thắng trưng bày sách.",
    ],
)
def test_the_past_citations_and_names_are_left_alone(words: str) -> None:
    """Old names stay in citations, quotations, names, and where the past is spoken of."""
    assert not codes(_plan(dt.date(2026, 3, 5), f"3. {words}")) & {"ND401", "ND403"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Sở Thông tin và Truyền thông báo cáo trước ngày 20/9/2026", "ND401"),
        ("Sở kế hoạch và Đầu tư lập dự toán", "ND401"),
        ("Gửi các Sở: KH&ĐT, TC, GTVT", "ND401"),
        ("Gửi UBND các Quận, Huyện trước ngày 20/9/2026", "ND403"),
    ],
)
def test_a_deadline_large_letters_and_lists_hide_no_old_name(words: str, code: str) -> None:
    """A day of this year is no past, a list of short names names departments."""
    assert code in codes(_plan(dt.date(2026, 3, 5), f"3. {words}."))


@pytest.mark.parametrize(
    ("agency", "task", "successor"),
    [
        (
            "Sở Lao động - Thương binh và Xã hội",
            "phân luồng học sinh, giáo dục nghề nghiệp",
            "Sở Giáo dục và Đào tạo",
        ),
        ("Sở Lao động - Thương binh và Xã hội", "chăm sóc trẻ em", "Sở Y tế"),
        ("Sở Lao động - Thương binh và Xã hội", "giới thiệu việc làm", "Sở Nội vụ"),
        ("Sở Thông tin và Truyền thông", "chỉ đạo cơ quan báo chí", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Thông tin và Truyền thông", "chuyển đổi số", "Sở Khoa học và Công nghệ"),
    ],
)
def test_the_successor_follows_the_task(agency: str, task: str, successor: str) -> None:
    """One department's work went to several: the task says where."""
    ended = next(one for one in agencies.ended() if agency in one.names)
    assert ended.successor_for(task, dt.date(2026, 3, 5))[0] == successor


def test_papers_of_one_symbol_are_kept_apart() -> None:
    """29-NQ/TW, 51-KL/TW, 91-KL/TW and 19-NQ/TW name two papers each, of two congresses."""
    for symbol in ("29-NQ/TW", "51-KL/TW", "91-KL/TW", "19-NQ/TW"):
        found = directives.named(symbol)
        assert len({paper.term for paper in found}) == len(found) == 2
    assert directives.named("999-NQ/TW") == ()


@pytest.mark.parametrize(
    ("symbol", "day", "holds"),
    [
        ("24/2014/NĐ-CP", dt.date(2025, 2, 28), True),
        ("24/2014/NĐ-CP", dt.date(2025, 3, 1), False),
        ("45/2025/NĐ-CP", dt.date(2025, 3, 1), True),
        ("45/2025/NĐ-CP", dt.date(2025, 6, 16), False),
        ("150/2025/NĐ-CP", dt.date(2025, 6, 15), False),
        ("150/2025/NĐ-CP", dt.date(2025, 6, 16), True),
        ("73/2025/QH15", dt.date(2025, 12, 31), False),
        ("73/2025/QH15", dt.date(2026, 1, 1), True),
    ],
)
def test_papers_are_in_force_by_day(symbol: str, day: dt.date, holds: bool) -> None:
    """The first and the last day in force."""
    assert directives.named(symbol)[0].in_force(day) is holds


def test_swapped_days_are_known() -> None:
    """Saturday 10/01/2026 was a working day in the State's offices."""
    assert not calendar.is_weekend(dt.date(2026, 1, 10))
    assert calendar.is_weekend(dt.date(2026, 1, 17))
    assert calendar.weekday(dt.date(2026, 4, 29)) == "thứ Tư"


@pytest.mark.parametrize(
    "word",
    [
        "quý",
        "nghiêm",
        "khuya",
        "quốc",
        "giếng",
        "giữa",
        "thuyền",
        "khoẻ",
        "khỏe",
        "yếu",
        "oách",
        "uỷ",
        "ngoằn",
        "nghịch",
        "quyết",
    ],
)
def test_syllables_are_known(word: str) -> None:
    """Real syllables, in both ways to place the mark."""
    assert spelling.is_syllable(word)


@pytest.mark.parametrize("word", ["măt", "xuât", "quôc", "câp", "phhối", "nghành", "ngiêm", "vectơ", "đượcc"])
def test_impossible_syllables_are_not(word: str) -> None:
    """A stop without its tone, a cluster that is none, a letter too many."""
    assert not spelling.is_syllable(word)


def test_capitals_begin_with_the_decree() -> None:
    """Phụ lục II of NĐ 30/2020/NĐ-CP speaks of plans from 05/3/2020 on."""
    assert spelling.capitals(dt.date(2020, 3, 4)) == {}
    assert spelling.capitals(dt.date(2020, 3, 5))["Ủy ban Nhân dân"] == "Ủy ban nhân dân"


@pytest.mark.parametrize(
    ("lines", "day", "is_wrong"),
    [
        ("XÃ NA SẦM", dt.date(2026, 3, 5), False),
        ("PHƯỜNG NA SẦM", dt.date(2026, 3, 5), True),
        ("PHƯỜNG NA SẦM", dt.date(2025, 6, 30), False),
        ("XÃ TRẢNG BOM", dt.date(2026, 4, 29), False),
        ("XÃ TRẢNG BOM", dt.date(2026, 4, 30), True),
        ("PHƯỜNG TRẢNG BOM", dt.date(2026, 4, 30), False),
        ("XÃ BỐ HẠ", dt.date(2026, 9, 30), False),
        ("XÃ BỐ HẠ", dt.date(2026, 10, 30), True),
        ("PHƯỜNG TÂN TIẾN", dt.date(2026, 3, 5), False),
        ("XÃ KHÔNG CÓ", dt.date(2026, 3, 5), False),
        ("PHƯỜNG VĂN MIẾU\n- QUỐC TỬ GIÁM", dt.date(2026, 3, 5), False),
        ("XÃ VĂN MIẾU\n- QUỐC TỬ GIÁM", dt.date(2026, 3, 5), True),
        ("PHƯỜNG VĂN MIẾU", dt.date(2026, 3, 5), True),
    ],
)
def test_the_kind_of_a_commune_is_that_of_the_day(lines: str, day: dt.date, is_wrong: bool) -> None:
    """Known names of another kind only; not before 01/7/2025, not where the day of the change is not sure."""
    plan = _plan(day, "3. Bổ sung sách.")
    place = plan.index("TỈNH LẠNG SƠN")
    plan[place : place + 1] = lines.split("\n")
    assert ("ND405" in codes(plan)) is is_wrong

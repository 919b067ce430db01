"""Symbols and citations: read as they are, put together from what was read, and nothing read where there is none."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.citations import Key, classify, find, key
from drafter.registers import citations as data
from drafter.text import pad_day, pad_month

#: Symbols of real papers by shape.
REAL = {
    "state": (
        "156/KH-UBND 96/KH-UBND 104/KH-UBND 38/KH-UBND 29/KH-UBND 119/KH-UBND 65/KH-UBND 122/KH-UBND 1672/NQ-UBTVQH15 237/NQ-UBTVQH16 281/NQ-CP 35/NQ-CP 1705/QĐ-TTg 118/VBHN-VPQH 0155/KH-UBND 8328/KH-UBND 1888/KH-VPUBND 1751/KH-BCĐTƯATTP 03/CV-BCĐ 17/QĐ-UBQGCĐS 1018/CV-MTTW-BTT"
    ),
    "party": (
        "51-KL/TW 29-NQ/TW 100-CTr/TU 05-CT/TW 142-CTr/TU 42-CT/TW 19-NQ/TW 115-KH/TU 49-KL/TW 11-CT/TW 82-KH/TU 14-NQ/TU 399-QĐ/TW 05-HD/VPTW 25-HD/BCĐTW 31-HD/BTCTW 230-KL/TW 24-ĐA/TU 256-KH/QU 05-KH/ĐU 73-KH/ĐUQH 617-NQ/BCSĐ 196-CV/BTGDVTW 02-KH/BCĐTW"
    ),
    "na": ("43/2019/QH14 30/2026/QH16 653/2019/UBTVQH14"),
    "qppl": (
        "32/2018/TT-BGDĐT 150/2025/NĐ-CP 30/2018/QĐ-UBND 67/2026/NQ-HĐND 09/2026/NQ-CP 66.25/2026/NQ-CP 52/2015/TTLT-BLĐTBXH-BCA-BTC 30a/2008/NQ-CP"
    ),
    "letter": ("7288/UBND-KGVX 12729/VPCP-KGVX 473/STP-PBGDPL"),
}


@pytest.mark.parametrize(
    ("shape", "symbol"), [(shape, s) for shape, text in REAL.items() for s in text.split()]
)
def test_real_symbols_are_classified(shape: str, symbol: str) -> None:
    """Every real symbol has its shape, no slip, and is printed back as it is."""
    found = classify(symbol)
    assert found is not None
    assert (found.shape, found.slips, found.text) == (shape, (), symbol)


def test_there_are_fifty_nine_real_symbols() -> None:
    """The table above is whole."""
    assert sum(len(text.split()) for text in REAL.values()) == 59


@dataclass(frozen=True)
class Made:
    """A citation and what it was made from."""

    text: str
    shape: str
    symbol: str
    type: str
    date: dt.date
    body: str
    term: str
    subject: str
    short: str


STATE = (
    ("Quyết định", "QĐ", "TTg", "Thủ tướng Chính phủ"),
    ("Nghị quyết", "NQ", "CP", "Chính phủ"),
    ("Kế hoạch", "KH", "UBND", "Ủy ban nhân dân tỉnh"),
    ("Kế hoạch", "KH", "UBND", "UBND huyện A"),
    ("Thông báo", "TB", "VPCP", "Văn phòng Chính phủ"),
    ("Nghị quyết", "NQ", "HĐND", "Hội đồng nhân dân tỉnh"),
    ("Quyết định", "QĐ", "BGDĐT", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
    ("Kế hoạch", "KH", "SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Tờ trình", "TTr", "SNV", "Sở Nội vụ"),
)
RULES = (
    ("Nghị định", "NĐ", "CP", "Chính phủ"),
    ("Thông tư", "TT", "BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("Thông tư liên tịch", "TTLT", "BTC-BNV", "Bộ Tài chính"),
    ("Quyết định", "QĐ", "UBND", "Ủy ban nhân dân tỉnh"),
    ("Nghị quyết", "NQ", "HĐND", "Hội đồng nhân dân thành phố"),
)
PARTY = (
    ("Nghị quyết", "NQ", "TW", "Ban Chấp hành Trung ương Đảng"),
    ("Chỉ thị", "CT", "TW", "Bộ Chính trị"),
    ("Kết luận", "KL", "TW", "Ban Bí thư"),
    ("Chương trình hành động", "CTr", "TU", "Tỉnh ủy"),
    ("Kế hoạch", "KH", "ĐU", "Đảng ủy xã"),
    ("Hướng dẫn", "HD", "VPTW", "Văn phòng Trung ương Đảng"),
)
SUBJECTS = (
    "về tăng cường công tác dân vận trong tình hình mới",
    "về việc sắp xếp, bố trí cán bộ và viên chức",
    "phê duyệt Chiến lược phát triển thư viện đến năm 2030, tầm nhìn đến năm 2045",
    "quy định chế độ báo cáo, thống kê",
    "ban hành Quy chế làm việc",
    "",
)


def _made(shuffle: random.Random) -> Made:
    day = dt.date(2007, 1, 1) + dt.timedelta(days=shuffle.randrange(7200))
    number = str(shuffle.choice((shuffle.randrange(1, 10), shuffle.randrange(10, 9000))))
    number = shuffle.choice((number, number.zfill(2), number.zfill(4)))
    shape = shuffle.choice(("state", "qppl", "party", "na"))
    subject, term, body = shuffle.choice(SUBJECTS), "", ""
    if shape == "state":
        word, letters, of, body = shuffle.choice(STATE)
        symbol = f"{number}/{letters}-{of}"
    elif shape == "qppl":
        word, letters, of, body = shuffle.choice(RULES)
        symbol = f"{number}/{day.year}/{letters}-{of}"
    elif shape == "party":
        word, letters, of, body = shuffle.choice(PARTY)
        symbol = f"{number}-{letters}/{of}"
        term = shuffle.choice(("", data.party_term(day) or "")) if of == "TW" else ""
    else:
        word, symbol, body = (
            "Nghị quyết",
            f"{number}/{day.year}/QH{14 if day.year < 2021 else 15}",
            "Quốc hội",
        )
    written = shuffle.choice(
        (
            f"{pad_day(day.day)}/{pad_month(day.month)}/{day.year}",
            f"{pad_day(day.day)} tháng {pad_month(day.month)} năm {day.year}",
        )
    )
    comma = "," if shape == "party" and shuffle.random() < 0.7 else ""
    short = shuffle.choice(("", f"{word} số {symbol}", "Chương trình 2030"))
    text = f"{word} số {symbol}{comma} ngày {written} của {body}"
    text += f" khóa {term}" if term else ""
    text += f" {subject}" if subject else ""
    if short:
        text += f" ({shuffle.choice(('sau đây gọi tắt là', 'viết tắt là', 'sau đây gọi là'))} {short})"
    for _n in range(shuffle.randrange(3)):
        places = [i for i, c in enumerate(text) if c == " "]
        at = shuffle.choice(places)
        text = f"{text[:at]}{shuffle.choice((chr(0xA0), chr(10)))}{text[at + 1 :]}"
    if shuffle.random() < 0.2:
        at = text.index(symbol) + symbol.index("-" if "-" in symbol else "/") + 1
        text = f"{text[:at]}{chr(10)}{text[at:]}"
    elif shuffle.random() < 0.2:
        text = text.replace(symbol, symbol.replace("-", "\u2011"), 1)
    return Made(text, shape, symbol, word, day, body, term, subject, short)


GENERATED = [_made(random.Random(seed)) for seed in range(500)]


def test_five_hundred_citations_are_read_back() -> None:
    """Type, symbol, date, body, term, subject and short name come back, whatever the line ends and no-break spaces."""
    for made in GENERATED:
        found = find(f"Thực hiện {made.text}; Ủy ban nhân dân xã ban hành Kế hoạch như sau:")
        assert len(found) == 1, made
        cited = found[0]
        assert cited.symbol.slips == (), made
        assert (cited.symbol.shape, cited.symbol.text, cited.type_word) == (
            made.shape,
            made.symbol,
            made.type,
        ), made
        assert (cited.date, cited.body, cited.term) == (made.date, made.body, made.term), made
        assert (cited.subject, cited.short_name) == (made.subject, made.short), made


def test_the_generated_ones_are_of_all_kinds() -> None:
    """The five hundred hold all shapes, with and without each part, and both ways to break a line."""
    assert {made.shape for made in GENERATED} == {"state", "qppl", "party", "na"}
    assert {bool(made.term) for made in GENERATED if made.shape == "party"} == {True, False}
    assert (
        {bool(made.short) for made in GENERATED}
        == {bool(made.subject) for made in GENERATED}
        == {True, False}
    )
    assert any("\n" in made.text for made in GENERATED)
    assert any("\u00a0" in made.text for made in GENERATED)
    assert any("\u2011" in made.text for made in GENERATED)


NOTHING = (
    "Trực 24/7, học 02 buổi/ngày, tỷ lệ 2/3, bản đồ 1/1.000, giai đoạn 2015 - 2020.",
    "TCVN 6909:2001, ISO 9001:2015, điện thoại 0205.3812.345, máy 024-3825 1234.",
    "Ngày 13/9/2019 và ngày 15/02/2019; từ 01/7/2025 đến 31/12/2025.",
    "Tăng 12%/năm, 5 km/h, 3/4 số xã, 100% KCN, 37 CCN, 2.000 ha.",
    "Điều 5, khoản 2, điểm a; Mục II; Phụ lục III; biểu 02/BC; số 165 Lý Thường Kiệt.",
    "Lớp 10A1, đường 1A, quốc lộ 4B, mã số 0101/2019, hợp đồng số 12 ngày 05/3/2024.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_text_without_citations_gives_none(text: str) -> None:
    """Dates, ratios, standards, telephone numbers are no symbols."""
    assert find(text) == ()


@given(
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(1990, 2040),
    st.integers(0, 99999),
    st.sampled_from(["/", "-", "."]),
)
def test_dates_and_ratios_are_never_symbols(day: int, month: int, year: int, number: int, mark: str) -> None:
    """Numbers without a tail of capitals are not read as a symbol."""
    text = (
        f"ngày {day}{mark}{month}{mark}{year}, {number}{mark}{day} xã, {day}/{month}; năm {year} - {year + 5}"
    )
    assert find(text) == ()


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """Whatever the text, reading ends, and places lie inside it."""
    for cited in find(text):
        assert 0 <= cited.start <= cited.symbol_start < cited.symbol_end <= cited.end <= len(text)


@pytest.mark.parametrize(
    ("written", "right", "slip"),
    [
        ("51- KL/TW", "51-KL/TW", "space"),
        ("89–KH/ĐU", "89-KH/ĐU", "dash"),
        ("89 –KH/ĐU", "89-KH/ĐU", "space"),
        ("150/2025/NĐ- CP", "150/2025/NĐ-CP", "space"),
        ("51/KL-TW", "51-KL/TW", "shape"),
        ("27/NQ-TW", "27-NQ/TW", "shape"),
        ("156-KH/UBND", "156/KH-UBND", "shape"),
    ],
)
def test_slips_are_seen_and_mended(written: str, right: str, slip: str) -> None:
    """A symbol typed wrongly is still read, with what is wrong and how it should be."""
    found = classify(written)
    assert found is not None
    assert found.text == right
    assert slip in found.slips


@pytest.mark.parametrize("mark", ["\u00a0", "\n", "\u2011"])
def test_layout_inside_a_symbol_is_no_slip(mark: str) -> None:
    """No-break spaces, no-break hyphens and line ends are laid out by programs, not typed wrongly."""
    written = "51\u2011KL/TW" if mark == "\u2011" else f"51-{mark}KL/TW"
    found = classify(written)
    assert found is not None
    assert (found.text, found.slips) == ("51-KL/TW", ())


def _key(text: str) -> Key | None:
    return key(find(text)[0])


def test_one_symbol_in_two_terms_is_two_papers() -> None:
    """51-KL/TW of 2019 and of 2026 differ; without date or khóa nobody knows which."""
    old = _key("Kết luận số 51-KL/TW, ngày 30/5/2019 của Ban Bí thư")
    new = _key("Kết luận số 51-KL/TW, ngày 17/6/2026 của Bộ Chính trị")
    assert None not in (old, new)
    assert old != new
    assert old == _key("Kết luận số 51-KL/TW của Ban Bí thư khóa XII")
    assert _key("Kết luận số 51-KL/TW") is None


def test_a_plan_is_told_by_body_year_and_number() -> None:
    """Same number, other year or other body: another plan."""
    first = _key("Kế hoạch số 38/KH-UBND ngày 15/02/2019 của UBND tỉnh")
    assert first == _key("Kế hoạch số 038/KH-UBND ngày 15/02/2019 của Ủy ban nhân dân tỉnh")
    assert first != _key("Kế hoạch số 38/KH-UBND ngày 10/3/2020 của UBND tỉnh")
    assert first != _key("Kế hoạch số 38/KH-UBND ngày 15/02/2019 của UBND huyện A")
    assert _key("Kế hoạch số 38/KH-UBND ngày 15/02/2019") is None


def test_laws_and_norms_are_told_without_a_body() -> None:
    """A law by its Assembly, a decree by its Government: the symbol says all."""
    assert _key("Luật số 43/2019/QH14") == ("na", "43", "2019", "QH14")
    assert _key("Nghị định số 150/2025/NĐ-CP") == ("qppl", "150", "2025", "NĐ", "CP", "")
    assert _key("Quyết định số 30/2018/QĐ-UBND") is None


@pytest.mark.parametrize(
    ("day", "term"),
    [
        ("2010-12-01", "X"), ("2011-02-10", "XI"), ("2015-12-31", "XI"), ("2016-05-15", "XII"), ("2021-01-01", "XII"),
        ("2021-03-01", "XIII"), ("2026-01-05", "XIII"), ("2026-01-09", None), ("2026-01-22", None), ("2026-01-23", None),
        ("2026-02-20", "XIV"), ("2016-01-28", None), ("2005-01-01", None),
    ],
)  # fmt: skip
def test_terms_by_day(day: str, term: str | None) -> None:
    """Each day has one term, none within fifteen days of a congress or before the data."""
    assert data.party_term(dt.date.fromisoformat(day)) == term


@pytest.mark.parametrize(
    ("number", "day", "holds"),
    [
        ("14", "2016-07-20", True), ("14", "2021-07-19", True), ("14", "2021-07-25", False), ("15", "2021-07-21", True),
        ("15", "2026-04-05", True), ("15", "2026-04-10", False), ("16", "2026-04-06", True), ("16", "2026-03-01", False),
    ],
)  # fmt: skip
def test_assemblies_by_day(number: str, day: str, holds: bool) -> None:
    """Each National Assembly has its days."""
    assert data.assembly_terms()[number].may_hold(dt.date.fromisoformat(day)) is holds

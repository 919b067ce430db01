"""The law restated by hand, number by number, beside the data that the program reads.

Each table below was written from the text of the clause named beside it, not from the data files: where the two differ
one of them is wrong. Sizes are points, margins and page sizes millimetres, indents centimetres.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest

from drafter.errors import RegimeError
from drafter.regimes import choose, load, windows
from drafter.regimes.spec import Range
from drafter.registers.bodies import kind, refusal

TT01, ND30, HD36, HD05 = "tt01-2011", "nd30-2020", "hd36-2018", "hd05-2026"
STATE, PARTY = (TT01, ND30), (HD36, HD05)
ALL = STATE + PARTY

# ---- which regime on which day


def day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


@pytest.mark.parametrize(
    ("family", "when", "regime"),
    [
        # TT 01/2011/TT-BNV, 19/01/2011, in force 45 days after signing: 05/3/2011
        ("state", "05/03/2011", TT01), ("state", "06/03/2011", TT01), ("state", "15/10/2019", TT01),
        # NĐ 30/2020/NĐ-CP Điều 37: in force on signing, 05/3/2020; the circular went only on 15/6/2020
        ("state", "04/03/2020", TT01), ("state", "05/03/2020", ND30), ("state", "06/03/2020", ND30),
        ("state", "14/06/2020", ND30), ("state", "15/06/2020", ND30), ("state", "21/11/2026", ND30),
        # 36-HD/VPTW, 03/4/2018; 05-HD/VPTW, 27/5/2026
        ("party", "03/04/2018", HD36), ("party", "04/04/2018", HD36), ("party", "26/05/2026", HD36),
        ("party", "27/05/2026", HD05), ("party", "28/05/2026", HD05),
    ],
)  # fmt: skip
def test_the_regime_of_a_day(family: Any, when: str, regime: str) -> None:
    """The day before, the day itself and the day after each change."""
    assert choose(family, day(when)).id == regime


@pytest.mark.parametrize(
    ("family", "when"), [("state", "04/3/2011"), ("party", "02/4/2018"), ("party", "05/3/2011")]
)
def test_no_regime_before_the_first(family: Any, when: str) -> None:
    """A day before the first regime we hold is refused, and told with that day and the first lawful one."""
    with pytest.raises(RegimeError, match=when) as refused:
        choose(family, day(when))
    assert ("05/3/2011" if family == "state" else "03/4/2018") in refused.value.message


@pytest.mark.parametrize(
    ("family", "regime"), [("state", HD36), ("state", HD05), ("party", TT01), ("party", ND30)]
)
def test_no_body_takes_the_other_familys_regime(family: Any, regime: str) -> None:
    """A state body with a Party regime, or the other way round, is refused with the reason."""
    with pytest.raises(RegimeError, match="không trình bày theo"):
        choose(family, day("01/01/2026"), regime)


@pytest.mark.parametrize(
    ("family", "regime"), [("state", TT01), ("state", ND30), ("party", HD36), ("party", HD05)]
)
def test_an_override_of_the_own_family(family: Any, regime: str) -> None:
    """What the office asks for is taken, whatever the date; "auto" asks for nothing."""
    assert choose(family, day("01/01/2026"), regime).id == regime
    assert choose(family, day("01/01/2026"), "auto") is choose(family, day("01/01/2026"))


@pytest.mark.parametrize("name", ["", "nd30", "../spec", "ND30-2020", "nd30-2020/", "/etc/passwd"])
def test_an_unknown_regime(name: str) -> None:
    """An id that no file has is refused with the ids there are."""
    with pytest.raises(RegimeError) as refused:
        load(name)
    for regime in ALL:
        assert regime in refused.value.hint


def test_windows_of_a_family_touch_and_never_overlap() -> None:
    """Each regime begins the day after the one before it ends; the last is open. Of two on the books one governs."""
    for family in ("state", "party"):
        mine = [w for w in windows() if w.family == family]
        assert [w.id for w in mine] == list(STATE if family == "state" else PARTY)
        for older, newer in pairwise(mine):
            assert older.end is not None
            assert older.end + dt.timedelta(days=1) == newer.start
        assert mine[-1].end is None
    assert next(w for w in windows() if w.id == ND30).overlap_end == dt.date(2020, 6, 14)


# ---- which body on which day (Luật 72/2025/QH15; 31-HD/BTCTW; both from 01/7/2025)

ENDED = [("ubnd-huyen", "huyện"), ("ubnd-huyen", "quận"), ("ubnd-huyen", "thị xã"), ("ubnd-huyen", "thành phố"), ("phong-huyen", "huyện"),
         ("huyen-uy", "huyện"), ("huyen-uy", "quận"), ("ubnd-xa", "thị trấn"), ("dang-uy-xa", "thị trấn")]  # fmt: skip
BEGUN = [("ubnd-xa", "đặc khu"), ("dang-uy-xa", "đặc khu"), ("phong-xa", "xã"), ("phong-xa", "phường")]
ALWAYS = [
    ("ubnd-tinh", "tỉnh"),
    ("so", "tỉnh"),
    ("tinh-uy", "thành phố"),
    ("ubnd-xa", "xã"),
    ("dang-uy-xa", "phường"),
    ("bo", ""),
]


@pytest.mark.parametrize(("kind_id", "unit"), ENDED)
def test_bodies_of_the_district_end(kind_id: str, unit: str) -> None:
    """30/6/2025 is the last day of the district level and of thị trấn."""
    assert refusal(kind(kind_id), unit, day("30/06/2025")) is None
    for when in ("01/07/2025", "02/07/2025"):
        why, instead = refusal(kind(kind_id), unit, day(when)) or ("", "")
        assert "2025" in why
        assert instead


@pytest.mark.parametrize(("kind_id", "unit"), BEGUN)
def test_bodies_of_two_levels_begin(kind_id: str, unit: str) -> None:
    """Đặc khu and the phòng of a commune exist from 01/7/2025."""
    assert refusal(kind(kind_id), unit, day("01/07/2025")) is None
    assert refusal(kind(kind_id), unit, day("30/06/2025")) is not None


@pytest.mark.parametrize(("kind_id", "unit"), ALWAYS)
def test_bodies_that_stay(kind_id: str, unit: str) -> None:
    """Provinces, communes and wards issue before and after."""
    for when in ("30/06/2025", "01/07/2025"):
        assert refusal(kind(kind_id), unit, day(when)) is None


# ---- the page

# NĐ 30 PL I, I.1, I.3; TT 01 Điều 5.1, 5.3: A4; 20-25, 20-25, 30-35, 15-20
# 36-HD, mục II and 05-HD: A4; 20, 20, 30, 15, fixed
MARGINS = {
    **dict.fromkeys(STATE, ((20, 25), (20, 25), (30, 35), (15, 20))),
    **dict.fromkeys(PARTY, ((20, 20), (20, 20), (30, 30), (15, 15))),
}


@pytest.mark.parametrize("regime", ALL)
def test_paper_margins_font(regime: str) -> None:
    """A4, margins top, bottom, left, right, Times New Roman, black; the writer's own figures are inside the ranges."""
    page = load(regime).page
    assert page.paper_mm == (210, 297)
    found = (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)
    assert tuple((r.min, r.max) for r in found) == MARGINS[regime]
    assert all(r.allows(r.preferred) for r in found)
    assert (page.font, page.color) == ("Times New Roman", "000000")
    assert page.text_width_mm == 210 - page.left_mm.preferred - page.right_mm.preferred


@pytest.mark.parametrize(
    ("regime", "place", "align", "sizes"),
    [
        (TT01, "footer", "right", (13, 14)),  # Điều 15.2
        (ND30, "header", "center", (13, 14)),  # PL I, I.7, V.14
        (HD36, "header", "center", (14, 14)),  # mục II: centred, 10 mm from the top edge
        (HD05, "header", "center", (14, 14)),
    ],
)
def test_page_number(regime: str, place: str, align: str, sizes: tuple[int, int]) -> None:
    """Where the number stands and how large it is."""
    number = load(regime).page_number
    assert (number.place, number.align, (number.size_pt.min, number.size_pt.max)) == (place, align, sizes)
    assert number.appendix_restarts  # NĐ 30 PL I, III.1.đ
    assert load(regime).page.header_mm == 10


# ---- components: sizes, bold, italic, align

BOLD, ITALIC, PLAIN = (True, False), (False, True), (False, False)
LOOKS: dict[str, dict[str, tuple[tuple[float, float], tuple[bool, bool], str]]] = {
    ND30: {
        "quoc_hieu": ((12, 13), BOLD, "center"),  # II.1.a
        "tieu_ngu": ((13, 14), BOLD, "center"),  # II.1.b
        "co_quan_chu_quan": ((12, 13), PLAIN, "center"),  # II.2.b
        "co_quan_ban_hanh": ((12, 13), BOLD, "center"),  # II.2.b
        "so_ky_hieu": ((13, 13), PLAIN, "center"),  # II.3.c
        "dia_danh_ngay": ((13, 14), ITALIC, "center"),  # II.4.c
        "ten_loai": ((13, 14), BOLD, "center"),  # II.5.b
        "trich_yeu": ((13, 14), BOLD, "center"),  # II.5.b
        "kem_theo_quyet_dinh": ((13, 14), ITALIC, "center"),  # PL III, Mẫu 1.3
        "can_cu": ((13, 14), ITALIC, "justify"),  # II.6.a
        "body": ((13, 14), PLAIN, "justify"),  # II.6.e
        "h_phan_chuong": ((13, 14), BOLD, "center"),  # II.6.đ
        "h_phan_ten": ((13, 14), BOLD, "center"),  # II.6.đ
        "h_muc_roman": ((13, 14), BOLD, "justify"),  # V.6b
        "h_khoan_titled": ((13, 14), BOLD, "justify"),  # II.6.đ
        "h_diem": ((13, 14), PLAIN, "justify"),  # II.6.đ
        "quyen_han": ((13, 14), BOLD, "center"),  # II.7.đ
        "chuc_vu": ((13, 14), BOLD, "center"),  # II.7.đ
        "ho_ten": ((13, 14), BOLD, "center"),  # II.7.đ
        "noi_nhan_heading": ((12, 12), (True, True), "left"),  # II.9.d
        "noi_nhan_item": ((11, 11), PLAIN, "left"),  # II.9.d
        "phu_luc_heading": ((14, 14), BOLD, "center"),  # III.1.b
        "phu_luc_title": ((13, 14), BOLD, "center"),  # III.1.b
        "phu_luc_kem_theo": ((13, 14), ITALIC, "center"),  # III.1.c
        "do_khan": ((13, 14), BOLD, "center"),  # III.2.b
        "luu_hanh": ((13, 14), BOLD, "center"),  # III.2.c
    },
    HD36: {
        "quoc_hieu": ((15, 15), BOLD, "center"),  # II.1.1, tiêu đề
        "co_quan_chu_quan": ((14, 14), PLAIN, "center"),  # II.1.2
        "co_quan_ban_hanh": ((14, 14), BOLD, "center"),  # II.1.2
        "so_ky_hieu": ((14, 14), PLAIN, "center"),  # II.1.3
        "dia_danh_ngay": ((14, 14), ITALIC, "center"),  # II.1.4
        "ten_loai": ((15, 16), BOLD, "center"),  # II.1.5
        "trich_yeu": ((14, 15), BOLD, "center"),  # II.1.5
        "can_cu": ((14, 15), PLAIN, "justify"),  # II.1.6, upright
        "body": ((14, 15), PLAIN, "justify"),  # II.1.6
        "h_phan_chuong": ((14, 15), BOLD, "center"),
        "h_phan_ten": ((14, 15), BOLD, "center"),
        "h_muc_roman": ((14, 15), BOLD, "justify"),
        "h_khoan_titled": ((14, 15), BOLD, "justify"),
        "h_diem": ((14, 15), PLAIN, "justify"),
        "quyen_han": ((14, 14), BOLD, "center"),  # II.1.7
        "chuc_vu": ((14, 14), PLAIN, "center"),  # II.1.7: not bold
        "ho_ten": ((14, 14), BOLD, "center"),  # II.1.7
        "noi_nhan_heading": ((14, 14), PLAIN, "left"),  # II.1.9, underlined
        "noi_nhan_item": ((12, 12), PLAIN, "left"),  # II.1.9
        "do_khan": ((14, 14), BOLD, "center"),  # II.2
        "luu_hanh": ((12, 12), BOLD, "center"),  # II.2
        "du_thao": ((14, 14), ITALIC, "center"),  # II.2
    },
}
# TT 01: as NĐ 30 but for a title of 14 only (Điều 10.2) and upright bases (Điều 11.2)
LOOKS[TT01] = {
    **LOOKS[ND30],
    "ten_loai": ((14, 14), BOLD, "center"),
    "trich_yeu": ((14, 14), BOLD, "center"),
    "can_cu": ((13, 14), PLAIN, "justify"),
}
# 05-HD: sizes, weights and places did not change
LOOKS[HD05] = LOOKS[HD36]


@pytest.mark.parametrize(("regime", "role"), [(regime, role) for regime in ALL for role in LOOKS[regime]])
def test_looks(regime: str, role: str) -> None:
    """Size range, weight, slope and alignment of each component; what drafter writes is inside the range."""
    sizes, weight, align = LOOKS[regime][role]
    look = load(regime).looks[role]
    assert (look.size_pt.min, look.size_pt.max) == sizes
    assert (look.bold, look.italic) == weight
    assert look.align == align
    assert look.size_pt.allows(look.size_pt.preferred)
    assert look.underline == (role == "noi_nhan_heading" and regime in PARTY)


UPPER = {"quoc_hieu", "co_quan_chu_quan", "co_quan_ban_hanh", "ten_loai", "h_phan_ten", "h_muc_roman", "quyen_han", "chuc_vu", "phu_luc_title",
         "do_khan", "do_mat", "luu_hanh"}  # fmt: skip


@pytest.mark.parametrize("regime", ALL)
def test_capitals(regime: str) -> None:
    """What is written in capitals, and nothing else: Phần, Phụ lục and the title are not."""
    assert {role for role, look in load(regime).looks.items() if look.case == "upper"} == UPPER & set(
        load(regime).looks
    )


@pytest.mark.parametrize("regime", ALL)
def test_every_look_says_where_it_stands(regime: str) -> None:
    """Each component names its clause and how sure we are; the marks are of its family."""
    marks = "ABCD" if regime in STATE else "HML"
    for look in load(regime).looks.values():
        assert look.clause
        assert look.confidence in marks
        assert load(regime).clause(look).startswith(load(regime).cite)


# ---- fixed words

FIXED = {
    # NĐ 30 PL I, II.1: the hyphen is U+002D with a space on either side
    **{
        r: {"quoc_hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tieu_ngu": "Độc lập - Tự do - Hạnh phúc"}
        for r in STATE
    },
    # 36-HD II.1.1, 1.2, 1.5: one star, five hyphens
    **{
        r: {"quoc_hieu": "ĐẢNG CỘNG SẢN VIỆT NAM", "dau_sao": "*", "gach_duoi_trich_yeu": "-----"}
        for r in PARTY
    },
}


@pytest.mark.parametrize("regime", ALL)
def test_fixed_words(regime: str) -> None:
    """The words that stand in every plan, letter by letter; nothing of the other family."""
    looks = load(regime).looks
    found = {role: look.text for role, look in looks.items() if look.text}
    assert found == {**FIXED[regime], "ten_loai": "KẾ HOẠCH", "noi_nhan_heading": "Nơi nhận:"}
    assert ("tieu_ngu" in looks) == (regime in STATE)
    old = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert (old in looks["quoc_hieu"].texts) == (regime in STATE)


MARKS = {
    (ND30, "do_khan"): {"HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"},  # III.2.b
    (TT01, "do_khan"): {"HỎA TỐC", "THƯỢNG KHẨN", "KHẨN", "HỎA TỐC HẸN GIỜ"},
    (HD36, "do_khan"): {"HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"},
    (HD05, "do_khan"): {"HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"},
    **{(r, "do_mat"): {"MẬT", "TỐI MẬT", "TUYỆT MẬT"} for r in ALL},
    (ND30, "luu_hanh"): {"XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"},  # III.2.c
    (TT01, "luu_hanh"): {"XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ", "TRẢ LẠI SAU KHI HỌP"},
}


@pytest.mark.parametrize(("regime", "role"), MARKS)
def test_marks(regime: str, role: str) -> None:
    """The marks of urgency, secrecy and circulation that there are."""
    assert set(load(regime).looks[role].accept) == MARKS[regime, role]


# ---- the body


@pytest.mark.parametrize("regime", ALL)
def test_first_line_gap_and_spacing(regime: str) -> None:
    """First-line indent, gap between paragraphs and line spacing, at their ends and just past them."""
    body = load(regime).looks["body"]
    indent, gap, spacing = body.first_line_cm, body.gap_pt, body.line_spacing
    assert indent is not None
    assert gap is not None
    assert spacing is not None
    right = {ND30: (1.0, 1.27), TT01: (1.0, 1.1, 1.27), HD36: (1.0,), HD05: (1.0,)}[regime]
    wrong = {ND30: (0.0, 0.9, 1.13, 1.5), TT01: (0.0, 0.9, 1.5), HD36: (0.0, 2.0), HD05: (0.0, 2.0)}[regime]
    assert all(map(indent.allows, right))
    assert not any(map(indent.allows, wrong))
    assert indent.allows(indent.preferred)
    assert (gap.min, gap.max, gap.preferred) == (6, None, 6)
    if regime in STATE:  # II.6.e; Điều 11.2
        assert (spacing.rule, spacing.range.min, spacing.range.max) == ("multiple", 1.0, 1.5)
        assert spacing.or_exact_pt_min == (15 if regime == TT01 else None)
    else:  # Exactly, from 18 pt; 05-HD: to 22
        assert (spacing.rule, spacing.range.min, spacing.range.max) == (
            "exactly",
            18,
            22 if regime == HD05 else None,
        )
    assert spacing.range.allows(spacing.range.preferred)


@pytest.mark.parametrize("regime", STATE)
def test_rule_lines_of_state_papers(regime: str) -> None:
    """Motto: as long as its text; issuer and title: a third to a half of the text line (II.1.b, II.2.b, II.5.b)."""
    looks = load(regime).looks
    motto = looks["tieu_ngu"].rule
    assert motto is not None
    assert (motto.min, motto.max, motto.preferred) == (1, 1, 1)
    for role in ("co_quan_ban_hanh", "trich_yeu"):
        rule = looks[role].rule
        assert rule is not None
        assert rule.min == pytest.approx(1 / 3, abs=0.001)
        assert rule.max == 0.5
        assert 1 / 3 < rule.preferred < 0.5
    assert looks["quoc_hieu"].rule is None


@pytest.mark.parametrize("regime", PARTY)
def test_rule_lines_of_party_papers(regime: str) -> None:
    """One line only, under the title of the Party and as long as it; a star under the issuer, hyphens under the title."""
    ruled = {role: look.rule for role, look in load(regime).looks.items() if look.rule}
    assert set(ruled) == {"quoc_hieu"}
    assert ruled["quoc_hieu"].preferred == 1


# ---- forms

FORMS: dict[str, dict[str, Any]] = {
    # NĐ 30 II.3.b-c: "Số: 05/KH-UBND"; 36-HD II.1.3: "Số 82-KH/TU"
    "number": {
        **dict.fromkeys(STATE, ("Số: ", "/", "{type}-{letters}")),
        **dict.fromkeys(PARTY, ("Số ", "-", "{type}/{letters}")),
    },
    # II.6.a: ";" and "." at the end; TT 01 Điều 11.2: ","; the Party: "- ... ;" and ","
    "bases": {ND30: ("", ";", "."), TT01: ("", ";", ","), HD36: ("- ", ";", ","), HD05: ("- ", ";", ",")},
    # II.9.d: ";" and "- Lưu: VT, ... ."; 36-HD: "," and "- Lưu Văn phòng ... ."; 05-HD, 9.2.5: ";"
    "recipients": {
        **dict.fromkeys(STATE, ("- ", ";", ".", "Lưu: {archive}")),
        HD36: ("- ", ",", ".", "Lưu {archive}"),
        HD05: ("- ", ";", ".", "Lưu {archive}"),
    },
    # PL III, all samples; the Party: a full stop
    "end_mark": {**dict.fromkeys(STATE, "./."), **dict.fromkeys(PARTY, ".")},
    # practice: no comma in State papers; central Party papers: a comma before "ngày"
    "cited": {**dict.fromkeys(STATE, " ngày "), **dict.fromkeys(PARTY, ", ngày ")},
    # II.7.b; 36-HD II.1.7: TM. KT. TL. TUQ. Q. against T/M K/T T/L Q.
    "signs": {
        **dict.fromkeys(STATE, ("TM. ", "KT. ", "TL. ", "TUQ. ", "Q. ")),
        **dict.fromkeys(PARTY, ("T/M ", "K/T ", "T/L ", "", "Q. ")),
    },
    # III.1.a: Roman, from two appendices on
    "appendix": {
        **dict.fromkeys(STATE, ("Phụ lục", "roman", 2, "", "./.")),
        **dict.fromkeys(PARTY, ("Phụ lục", "arabic", 2, "-----", "")),
    },
}


@pytest.mark.parametrize("regime", ALL)
def test_forms(regime: str) -> None:
    """Number and symbol, endings of lists, end mark, citations, authority, appendices."""
    p = load(regime)
    assert (p.number.before, p.number.joint, p.number.order) == FORMS["number"][regime]
    assert (p.bases.before, p.bases.end, p.bases.last_end) == FORMS["bases"][regime]
    assert (p.recipients.before, p.recipients.end, p.recipients.last_end, p.recipients.archive) == FORMS[
        "recipients"
    ][regime]
    assert p.end_mark == FORMS["end_mark"][regime]
    assert p.before_cited_date == FORMS["cited"][regime]
    s = p.signs
    assert (s.collective, s.for_head, s.by_order, s.authorised, s.acting) == FORMS["signs"][regime]
    a = p.appendix
    assert (a.label, a.numerals, a.number_from, a.after_title, a.end_mark) == FORMS["appendix"][regime]


@pytest.mark.parametrize("regime", ALL)
def test_labels(regime: str) -> None:
    """II.6.đ and V.6b: Phần I, I., 1., a); the Party's habit is I-. Below điểm nothing is regulated: - and +."""
    roman = "{roman}." if regime in STATE else "{roman}-"
    assert load(regime).labels == {"phan": "Phần {roman}", "muc": roman, "khoan": "{n}.", "tiet": "{parent}{n}.", "diem": "{letter})",
                                   "gach": "-", "cong": "+"}  # fmt: skip


@pytest.mark.parametrize("regime", STATE)
def test_sizes_move_together(regime: str) -> None:
    """NĐ 30 PL I, V, note 1: 13, 14, 14 or 12, 13, 13; drafter writes the first."""
    p = load(regime)
    assert [tuple(s.values()) for s in p.size_sets] == [(13, 14, 14), (12, 13, 13)]
    assert {role: p.looks[role].size_pt.preferred for role in p.size_sets[0]} == p.size_sets[0]


def test_a_stamp_is_never_typed() -> None:
    """The Party's secrecy marks are red stamps (36-HD II.2)."""
    assert [r for r in ALL if load(r).looks["do_mat"].stamp_only] == list(PARTY)


# ---- what a range means


@pytest.mark.parametrize(
    ("span", "right", "wrong", "words"),
    [
        (Range(preferred=13, min=13, max=14), (13, 13.5, 14), (12.9, 14.1), "13-14"),
        (Range(preferred=13, min=13, max=13), (13,), (12.5, 13.5), "13"),
        (Range(preferred=6, min=6), (6, 100), (5.9,), "≥ 6"),
        (Range(preferred=6, max=9), (0, 9), (9.1,), "0-9"),
        (Range(preferred=1, accept=(1.0, 1.27), tolerance=0.03), (0.98, 1.0, 1.29), (1.1, 1.31), "1 / 1,27"),
        (Range(preferred=1, min=1, max=1, tolerance=0.1), (0.95, 1.1), (0.85, 1.2), "1"),
    ],
)  # fmt: skip
def test_ranges(span: Range, right: tuple[float, ...], wrong: tuple[float, ...], words: str) -> None:
    """Ends are inside, an open end has no end, a list of values allows nothing between them."""
    assert all(map(span.allows, right))
    assert not any(map(span.allows, wrong))
    assert str(span) == words

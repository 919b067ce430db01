"""What people paste and mistype: marks of lists, a full stop, names in small letters; nothing of it prints as it is."""

from __future__ import annotations

import pytest

from drafter import text
from drafter.interview.session import answer, steps
from drafter.interview.values import Refused
from tests.interview.helpers import COMMUNE, answered, values


@pytest.mark.parametrize("mark", ["-", "–", "•", "- -", "•  –", "\uf0b7", "-\t"])
def test_a_pasted_item_prints_one_mark(mark: str) -> None:
    """The list prints its own mark: those pasted before the words go, the words stay."""
    key = "sections[muc-tieu].content"
    session = answer(answered({**COMMUNE, "kit.id": "chuyen-doi-so"}), key, [{"inline": f"{mark} Đạt 90%"}])
    assert values(session)[key][0]["inline"] == "Đạt 90%"


@pytest.mark.parametrize("words", ["-5 độ là rét hại", "2. Đạt 90%", "* Ghi chú", "A - B"])
def test_what_is_no_mark_stays(words: str) -> None:
    """A sign, a number, a note's star, a dash between words are words."""
    assert text.unmarked(words) == words
    assert text.with_dashes(words) == words


def test_an_item_that_prints_as_typed_keeps_its_mark() -> None:
    """An imported item without a mark of ours (`label: ""`) has its own."""
    key = "sections[muc-tieu].content"
    session = answer(
        answered({**COMMUNE, "kit.id": "chuyen-doi-so"}), key, [{"label": "", "inline": "– Đạt 90%"}]
    )
    assert values(session)[key][0]["inline"] == "– Đạt 90%"


def test_pasted_paragraphs_have_the_dash_of_official_papers() -> None:
    """Bullets of a word processor become "- "; lines and words stay."""
    key = "sections[muc-dich-yeu-cau].content[muc-dich].text"
    pasted = "Một.\n•\tHai;\n–\tBa;\n1. Bốn"
    session = answer(answered({**COMMUNE, "kit.id": "chuyen-doi-so"}), key, pasted)
    assert str(values(session)[key]).splitlines() == ["Một.", "- Hai;", "- Ba;", "1. Bốn"]


def test_a_title_does_not_say_again_what_stands_above_it() -> None:
    """ "KẾ HOẠCH / Kế hoạch triển khai" is told when it is typed; a word that begins alike is not; no stop ends a title."""
    session = answered({**COMMUNE, "kit.id": "chuyen-doi-so"})
    again = answer(session, "title", "Kế hoạch triển khai việc A")
    other = answer(session, "title", "Kế hoạch hóa gia đình năm 2026.")
    doubts = [
        step.question.doubt(step.view, step.value)
        for made in (again, other)
        for step in steps(made)
        if step.question.key == "title"
    ]
    assert doubts == ["dòng trên đã in chữ KẾ HOẠCH: bỏ chữ “Kế hoạch” ở đầu", ""]
    assert values(other)["title"] == "Kế hoạch hóa gia đình năm 2026"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("nguyễn thị hạnh", "Nguyễn Thị Hạnh"),
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("h’hen niê", "H’Hen Niê"),
        ("Y Blôk Êban", "Y Blôk Êban"),
        ("Nguyễn thị Hạnh", "Nguyễn thị Hạnh"),
    ],
)
def test_a_signers_name_is_written_as_a_name(typed: str, written: str) -> None:
    """All small or all capital letters say nothing of how it is written; mixed ones are the user's."""
    assert text.person(typed) == written
    assert values(answer(answered(COMMUNE), "signers[1].name", typed))["signers[1].name"] == written


@pytest.mark.parametrize(
    ("typed", "told"), [("Hà Giang", "tỉnh Tuyên Quang"), ("tỉnh Bắc Giang", "tỉnh Bắc Ninh")]
)
def test_a_province_that_is_no_more_is_told_where_it_went(typed: str, told: str) -> None:
    """Not a list of 34 to search: the one that it is part of now."""
    session = answered({"date": "5/3/2026", "issuer.kind": "ubnd-xa", "issuer.unit": "xã"})
    with pytest.raises(Refused, match=f"{typed} nay thuộc {told}"):
        answer(session, "issuer.province", typed)


def test_of_a_province_that_is_there_nothing_is_told() -> None:
    """A name that outlived the joining of provinces is no doubt."""
    session = answered(
        {"date": "5/3/2026", "issuer.kind": "ubnd-xa", "issuer.unit": "xã", "issuer.province": "Lào Cai"}
    )
    (step,) = [step for step in steps(session) if step.question.key == "issuer.province"]
    assert (step.value, step.question.doubt(step.view, step.value)) == ("tỉnh Lào Cai", "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1. Phòng Kinh tế", "Phòng Kinh tế"),
        ("1.2. Phòng Kinh tế", "Phòng Kinh tế"),
        ("IV. Phòng Kinh tế", "Phòng Kinh tế"),
        ("a) Phòng Kinh tế", "Phòng Kinh tế"),
        ("3 trường tiểu học", "3 trường tiểu học"),
        ("A. Phòng Kinh tế", "A. Phòng Kinh tế"),
    ],
)
def test_a_pasted_heading_is_counted_once(typed: str, kept: str) -> None:
    """ "1. 1. Phòng Kinh tế" is never printed: the number that came with a heading goes, ours stays."""
    session = answer(
        answered(COMMUNE), "implementation.agencies", [{"agency": typed, "inline": "2. Chủ trì."}]
    )
    (one,) = values(session)["implementation.agencies"]
    assert (one["agency"], one["inline"]) == (kept, "2. Chủ trì.")


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("archive", "- Lưu: VT, VHXH.", "VT, VHXH"),
        ("archive", "VT", "VT"),
        ("implements[1].subject", "V/v phát triển chợ phiên;", "về phát triển chợ phiên"),
        ("implements[1].subject", "về phát triển chợ phiên", "về phát triển chợ phiên"),
    ],
)
def test_words_that_a_line_prints_itself_go(key: str, typed: str, kept: str) -> None:
    """ "Lưu: Lưu: VT.." and "của Tỉnh ủy V/v ..." are never printed."""
    session = answered({**COMMUNE, "kit.id": "khac", "implements[1].type": "Chương trình"})
    assert values(answer(session, key, typed))[key] == kept


def test_frames_without_words_for_the_level_come_last_and_say_so() -> None:
    """A Party committee is not led into a frame that suggests it nothing."""
    session = answered({"date": "28/8/2026", "issuer.kind": "dang-uy-xa", "issuer.unit": "phường"})
    (step,) = [step for step in steps(session) if step.question.key == "kit.id"]
    *frames, own = step.question.options(step.view)
    marked = [one.label.startswith("(chưa có câu gợi ý cho cấp này)") for one in frames]

    assert own.value == "khac"
    assert marked == sorted(marked)
    assert {one.value for one, is_marked in zip(frames, marked, strict=True) if is_marked} == {
        "cchc",
        "nam-hoc",
    }

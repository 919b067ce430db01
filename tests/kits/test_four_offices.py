"""One kit, four offices: each document names only bodies of its day and speaks as its level does.

The lists of words are written by hand, from the law, and know nothing of the tables the kits are filled from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import pytest

from drafter.answers.load import load
from drafter.check import check
from drafter.interview.document import document, to_text
from drafter.interview.session import Session
from drafter.word.read import read_view
from tests.conftest import paragraphs_of, render_document
from tests.interview.helpers import COMMUNE, DISTRICT, whole
from tests.tools import unmeasured


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its replies, words that must stand in its plan, and words that must not (regular expressions)."""

    replies: dict[str, str]
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


#: Bodies and levels of before 2025-03-01 and 2025-07-01, as they stand in running text.
_ENDED = (
    r"huyện|Huyện", r"thị trấn", r"thị xã", r"\bquận\b", r"Phòng Giáo dục và Đào tạo", r"Tài chính - Kế hoạch",
    r"Lao động - Thương binh", r"Sở Kế hoạch và Đầu tư", r"Thông tin và Truyền thông", r"Phòng Văn hóa và Thông tin",
    r"Đảng đoàn", r"đảng đoàn", r"[Bb]an cán sự đảng", r"Ban Tuyên giáo (?!và Dân vận)", r"Ban Dân vận", r"Phòng Nội vụ", r"Thanh tra nhân dân",
    r"Tài nguyên và Môi trường", r"Giao thông vận tải", r"[Cc]ông chức (Văn hóa|Tài chính|Văn phòng)",
)  # fmt: skip
#: Bodies that did not exist in October 2019.
_NOT_YET = (
    r"đặc khu", r"Phòng Văn hóa - Xã hội", r"Trung tâm Phục vụ hành chính công", r"Đảng ủy Ủy ban nhân dân",
    r"Đảng ủy các cơ quan Đảng", r"Tuyên giáo và Dân vận", r"Ban Xây dựng Đảng", r"Phòng Kinh tế, Hạ tầng và Đô thị",
    r"hai cấp", r"Văn hóa, Khoa học và Thông tin", r"Nông nghiệp và Môi trường", r"Luật Nhà giáo", r"trí tuệ nhân tạo",
)  # fmt: skip
#: How the Party speaks; a State body does not.
_PARTY_WORDS = (r"T/M", r"[Ll]ãnh đạo (việc|thực hiện|công tác|phong trào)", r"chi bộ", r"cấp ủy, tổ chức đảng", r"Đảng bộ"  )  # fmt: skip
#: How a State body speaks; the Party does not give orders to offices or number its plans so.
_STATE_WORDS = (r"TM\.", r"KT\.", r"chủ trì:", r"Số: ", r"\./\.", r"Độc lập - Tự do", r"UBND", r"\(t/h\)", r"yêu cầu các cơ quan")  # fmt: skip
#: What a commune has no power over.
_ABOVE_COMMUNE = (r"Sở (Tài chính|Nội vụ|Văn hóa)", r"biệt phái", r"luân chuyển", r"tuyển dụng", r"Giao quyền tự chủ", r"phân cấp quản lý trường học", r"UBND các ", r"Đặt hàng", r"trung hạn")  # fmt: skip
#: What stands only in a plan of a commune.
_OF_COMMUNE = (r"\bthôn\b", r"tổ dân phố", r"Trạm Y tế", r"TT Đảng ủy", r"Công an xã")

LANG_SON = {"issuer.province": "tỉnh Lạng Sơn", "signers[1].name": "Nguyễn Văn A"}
ONE_KIT = "nq29-2013"
OFFICES = {
    "UBND huyện 2019": Office(
        {**DISTRICT, **LANG_SON},
        ("UBND các xã, thị trấn", "Phòng Giáo dục và Đào tạo", "Phòng Tài chính - Kế hoạch", "TT Huyện ủy",
         "Văn Lãng, ngày 15 tháng 10 năm 2019", "Sở Giáo dục và Đào tạo (b/c)", "Phòng Lao động - Thương binh và Xã hội"),
        (*_NOT_YET, *_PARTY_WORDS, *_OF_COMMUNE, r"Tỉnh đoàn", r"Văn phòng UBND tỉnh"),
    ),
    "UBND xã 2026": Office(
        {**COMMUNE, **LANG_SON},
        ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Các thôn", "UBND tỉnh (b/c)", "TT Đảng ủy, TT HĐND xã",
         "Na Sầm, ngày 05 tháng 3 năm 2026", "Văn phòng HĐND và UBND xã"),
        (*_ENDED, *_PARTY_WORDS, *_ABOVE_COMMUNE, r"phường"),
    ),
    "UBND tỉnh 2026": Office(
        {"date": "5/3/2026", "issuer.kind": "ubnd-tinh", **LANG_SON},
        ("UBND các xã, phường", "Sở Giáo dục và Đào tạo", "Sở Tài chính", "Bộ Giáo dục và Đào tạo (b/c)",
         "TT Tỉnh ủy, TT HĐND tỉnh", "Lạng Sơn, ngày 05 tháng 3 năm 2026"),
        (*_ENDED, *_PARTY_WORDS, *_OF_COMMUNE, r"đặc khu", r"Phòng (Kinh tế|Văn hóa)"),
    ),
    "Tỉnh ủy 2026": Office(
        {"date": "5/6/2026", "issuer.kind": "tinh-uy", **LANG_SON},
        ("Ban Thường vụ Tỉnh ủy ban hành kế hoạch", "Đảng ủy Ủy ban nhân dân tỉnh", "Ban Tuyên giáo và Dân vận Tỉnh ủy",
         "Các đảng ủy xã, phường, đảng ủy trực thuộc Tỉnh ủy", "T/M BAN THƯỜNG VỤ", "Lưu Văn phòng Tỉnh ủy",
         "Nghị quyết số 29-NQ/TW, ngày 04/11/2013"),
        (*_ENDED, *_STATE_WORDS, r"đặc khu", r"K/T", r"\bthôn\b"),
    ),
}  # fmt: skip


#: The kits that serve each office; all of one subject, so that the lists fit.
CASES = [
    (kit, name)
    for kit in (ONE_KIT, "kl51-2019", "nq71-2025")
    for name in OFFICES
    if not (kit == "nq71-2025" and "2019" in name)
]


@cache
def answers_of(kit: str, name: str) -> bytes:
    """The answers of an office, every question but its own accepted as proposed."""
    return to_text(session_of(kit, name)).encode()


def session_of(kit: str, name: str) -> Session:
    """The interview of an office."""
    return whole({**OFFICES[name].replies, "kit.id": kit})


@cache
def document_of(kit: str, name: str) -> bytes:
    """Its document."""
    return render_document(answers_of(kit, name))


def own_words(kit: str, name: str) -> str:
    """What the document says, but for what it cites: the subject of the directing document and its areas' headings."""
    plan = load(answers_of(kit, name), "x").plan
    text = "\n".join(paragraphs_of(document_of(kit, name)))
    cited = [paper.subject for paper in plan.implements]
    headings = [block.heading for section in plan.sections for block in getattr(section, "content", ()) if hasattr(block, "heading")]  # fmt: skip
    for quoted in sorted(filter(None, [*cited, *headings]), key=len, reverse=True):
        text = text.replace(quoted, "")
    return text


@unmeasured
@pytest.mark.parametrize(("kit", "name"), CASES)
def test_only_bodies_of_the_day_and_words_of_the_level(kit: str, name: str) -> None:
    """Nothing that had ended or had not begun, nothing that another level or family says."""
    text = own_words(kit, name)
    found = [match[0] for words in OFFICES[name].unwanted for match in re.finditer(words, text)]

    assert found == []


@pytest.mark.parametrize("name", OFFICES)
def test_each_names_its_own_bodies(name: str) -> None:
    """The bodies that carry it out, receive it and sign it at that level on that day are named."""
    text = "\n".join(paragraphs_of(document_of(ONE_KIT, name)))

    assert [words for words in OFFICES[name].wanted if words not in text] == []


@pytest.mark.parametrize(("kit", "name"), CASES)
def test_the_check_finds_nothing(kit: str, name: str) -> None:
    """Form and content: no error and no warning in any of the four."""
    loaded = load(answers_of(kit, name), "x")
    report = check(read_view(document_of(kit, name), "x.docx"), loaded.profile, today=loaded.plan.date.latest)

    assert [f"{f.code} {f.message}" for f in report.findings if f.severity != "info"] == []


def test_the_four_are_one_plan() -> None:
    """All four carry the nine areas of the resolution under their official headings, in its order."""
    headings = {
        name: [
            part["heading"]
            for section in document(session_of(ONE_KIT, name))["sections"]
            if section.get("id") == "nhiem-vu"
            for part in section["content"]
        ]
        for name in OFFICES
    }

    assert len(headings["UBND huyện 2019"]) == 9
    assert all(found == headings["UBND huyện 2019"] for found in headings.values())


@pytest.mark.parametrize("name", OFFICES)
def test_the_witness_would_see_a_wrong_body(name: str) -> None:
    """The lists are no straw: a body of another day put into the document is seen."""
    wrong = "Phòng Văn hóa - Xã hội" if "2019" in name else "Phòng Giáo dục và Đào tạo huyện"
    text = own_words(ONE_KIT, name) + f"\n{wrong}"

    assert [words for words in OFFICES[name].unwanted if re.search(words, text)]

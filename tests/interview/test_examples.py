"""Every question there is: a reply that it takes and one that it refuses, with words on what to write."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from drafter.interview import parents
from drafter.interview.question import Question
from drafter.interview.questions import QUESTIONS
from drafter.interview.session import Session, Step, answer, forget, step_at, steps
from drafter.interview.values import Refused
from tests.interview.helpers import COMMUNE, DISTRICT, answered, whole

OWN_PAPER = {
    **COMMUNE,
    "kit.id": "khac",
    "implements[1].type": "Chỉ thị",
    "implements[1].date": "2/3/2026",
    "implements[1].subject": "về chuyển đổi số",
}
#: Between them these bring every question on the screen.
PLACES: dict[str, dict[str, Any]] = {
    "huyện": {
        **DISTRICT,
        **{f"implements[{id_}].symbol": "156/KH-UBND" for id_ in parents.IDS},
    },
    "xã": COMMUNE,
    "sở": {"date": "2026-06", "issuer.kind": "so", "issuer.province": "lang son"},
    "khác": {"date": "2026-06", "issuer.kind": "nha-nuoc-khac", "signers[1]": "khac"},
    "tự nhập": OWN_PAPER,
    "huyện nay": {"date": "2026-03-05", "issuer.kind": "ubnd-huyen"},
}
TASKS = "sections[nhiem-vu].content[*].content"
PAPER_TEXT = ("Kế hoạch", "Kế\x07hoạch", "ký tự điều khiển")
LONG = ("Một đoạn.\nHai đoạn.", "Một\x07đoạn.", "ký tự điều khiển")

#: key -> (where it is asked, a reply taken, a reply refused, words of the refusal)
EXAMPLES: dict[str, list[tuple[str, Any, Any, str]]] = {
    "date": [("xã", "5/3/2026", "31/02/2026", "không có ngày 31"), ("xã", "3/2026", "1/1/2001", "từ ngày")],
    "issuer.kind": [
        ("xã", "ubnd-xa", "xa lam", "không có lựa chọn"),
        ("xã", "tinh-uy", "", "còn trống"),
    ],
    "issuer.way": [("huyện nay", "ubnd-xa", "không rõ", "không có lựa chọn")],
    "issuer.unit": [("xã", "phường", "huyện", "không có lựa chọn")],
    "issuer.province": [("xã", "lang son", "ha giang", "không có lựa chọn")],
    "issuer.name": [("xã", "Đồng Đăng", "xã Đồng Đăng", "tên riêng"), ("xã", "Na Sầm", "na sầm", "viết hoa")],
    "issuer.department": [("sở", "Sở Nội vụ", "", "còn trống")],
    "issuer.letters": [("sở", "SNV", "S NV", "dấu cách")],
    "place": [("khác", "Lạng Sơn", "", "còn trống")],
    "kit.id": [("xã", "nq71-2025", "nq99", "không có lựa chọn")],
    "implements[1].type": [("tự nhập", "Nghị quyết", "", "còn trống")],
    "implements[1].symbol": [("tự nhập", "71-NQ/TW", "Nghị quyết 71", "số và ký hiệu"), ("tự nhập", "", "71", "ký hiệu")],
    "implements[1].date": [("tự nhập", "22/8/2025", "6/3/2026", "sau ngày ban hành"), ("tự nhập", "8/2025", "x", "")],
    "implements[1].body": [("tự nhập", "Bộ Chính trị", "Bộ\x07Chính trị", "ký tự điều khiển")],
    "implements[1].subject": [("tự nhập", "về chuyển đổi số", "", "còn trống")],
    "implements[1].short": [("tự nhập", "Chỉ thị số 10", "Chỉ\x07thị", "ký tự điều khiển")],
    "implements[vb-tren].symbol": [("huyện", "156/KH-UBND", "Kế hoạch 156", "số và ký hiệu"), ("huyện", "", "156", "ký hiệu")],
    "implements[vb-tren].type": [("huyện", "Kế hoạch", "", "còn trống")],
    "implements[vb-tren].date": [("huyện", "13/9/2019", "16/10/2019", "sau ngày ban hành")],
    "implements[vb-tren].body": [("huyện", "Ủy ban nhân dân tỉnh Lạng Sơn", "", "còn trống")],
    "implements[vb-tren].subject": [("huyện", "triển khai", "triển\x07khai", "ký tự điều khiển")],
    **{
        f"implements[{id_}].{field}": [("huyện", *example)]
        for id_ in parents.IDS[1:]
        for field, example in {
            "symbol": ("45-CTr/TU", "Chương trình 45", "số và ký hiệu"),
            "type": ("Chương trình", "", "còn trống"),
            "date": ("13/9/2019", "16/10/2019", "sau ngày ban hành"),
            "body": ("Ban Thường vụ Tỉnh ủy Lạng Sơn", "", "còn trống"),
            "subject": ("về giáo dục", "về\x07giáo dục", "ký tự điều khiển"),
        }.items()
    },
    "number": [("xã", "145", "145/KH", "không đúng dạng"), ("xã", "", "số 5", "không đúng dạng")],
    "title": [("xã", "Thực hiện Nghị quyết", "", "còn trống"), ("xã", "Đổi mới", "ch\x07uông", "ký tự điều khiển")],
    "sections[muc-dich-yeu-cau].content[muc-dich].text": [("xã", "Rõ việc.", "", "còn trống"), ("xã", *LONG)],
    "sections[muc-dich-yeu-cau].content[yeu-cau].text": [("xã", "Rõ người.", "", "còn trống"), ("xã", *LONG)],
    "sections[muc-tieu].content": [("xã", [{"inline": "100% trường học."}], [{"inline": ""}], "còn trống")],
    "kit.areas": [("xã", "a1, a3", "a9", "không có lựa chọn"), ("xã", ["a2"], [], "còn trống")],
    TASKS: [
        ("xã", [{"task": "Rà soát."}], [{"task": ""}], "còn trống"),
        ("xã", [{"task": "Rà soát.", "lead": "A", "partners": "B"}],
         [{"task": "Rà soát.", "lead": "A", "partners": "B, A"}], "không đồng thời"),
    ],
    "sections[nhiem-vu].content": [
        ("tự nhập", [{"heading": "Hạ tầng", "text": "Lắp mạng.\nMua máy."}], [{"heading": ""}], "còn trống"),
        ("tự nhập", [{"heading": "Hạ tầng"}], [], "còn trống"),
    ],
    "sections[kinh-phi].text": [("xã", "", "\x07", "ký tự điều khiển"), ("xã", *LONG)],
    "implementation.agencies": [("xã", [{"agency": "Phòng Kinh tế"}], [{"inline": "Bố trí."}], "còn trống")],
    "appendices[phu-luc].tasks": [("xã", "Không", "có lẽ", "không có lựa chọn")],
    "recipients": [("xã", [{"name": "UBND tỉnh", "note": "b/c"}], [{"note": "b/c"}], "còn trống"),
                   ("xã", [{"name": "Báo"}], "UBND tỉnh", "danh sách")],
    "archive": [("xã", "VT, VHXH", "", "còn trống")],
    "signers[1]": [("xã", "deputy", "bí thư", "không có lựa chọn")],
    "signers[1].authority": [("khác", "TUQ. GIÁM ĐỐC", "TUQ.\x07", "ký tự điều khiển")],
    "signers[1].post": [("khác", "CHÁNH VĂN PHÒNG", "", "còn trống")],
    "signers[1].name": [("xã", "Nguyễn Văn A", "TS. Nguyễn Văn A", "học hàm"), ("xã", "", "A\x07", "ký tự điều khiển")],
}  # fmt: skip
CASES = [(key, *case) for key, cases in EXAMPLES.items() for case in cases]
NAMES = [f"{key}-{number}" for key, cases in EXAMPLES.items() for number in range(1, len(cases) + 1)]


def general(key: str) -> str:
    """The key of a question that stands once for each area, without the area."""
    return re.sub(r"(?<=\[nhiem-vu\]\.content)\[\w+\]", "[*]", key)


@cache
def session_at(where: str) -> Session:
    """The session of a place; sessions never change."""
    return answered(PLACES[where])


def found(where: str, key: str) -> tuple[Session, Step]:
    """A session in which a question is asked, and the question."""
    session = session_at(where)
    step = next(one for one in steps(session) if general(one.question.key) == key)
    return session, step


@cache
def all_asked() -> dict[str, tuple[str, Question]]:
    """Every question that the places bring, with the first place that does."""
    out: dict[str, tuple[str, Question]] = {}
    for where in PLACES:
        for step in steps(session_at(where)):
            out.setdefault(general(step.question.key), (where, step.question))
    return out


def test_no_question_is_without_examples() -> None:
    """The table above has all questions there are, and the places above bring all of them on the screen."""
    named = {entry.key for entry in QUESTIONS if isinstance(entry, Question)}
    assert named <= set(all_asked())
    assert set(EXAMPLES) == set(all_asked())


@pytest.mark.parametrize(("key", "where", "taken", "refused", "said"), CASES, ids=NAMES)
def test_a_reply_is_taken_and_another_refused(
    key: str, where: str, taken: Any, refused: Any, said: str
) -> None:
    """The one is the answer from now on; the other changes nothing, and its refusal says why and what to write."""
    session, step = found(where, key)
    own = step.question.key
    after = answer(session, own, taken)
    if step.question.form != "fork":
        assert step_at(after, own).state == "done"
        assert answer(after, own, step_at(after, own).value) == after
    with pytest.raises(Refused) as caught:
        answer(session, own, refused)
    assert said in f"{caught.value.message} {caught.value.hint}"
    assert caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("key", [key for key, (_w, one) in all_asked().items() if one.example])
def test_the_example_on_the_screen_can_be_typed(key: str) -> None:
    """What a question shows as an example is taken as it stands."""
    where, question = all_asked()[key]
    session = forget(session_at(where), question.key)
    replies = question.example.split(", ") if question.form == "date" else [question.example]
    for reply in replies:
        taken = answer(session, question.key, reply)
        assert question.key in taken.replies


def test_a_whole_plan_takes_its_own_answers_again() -> None:
    """The value that every question shows can be given back to it."""
    session = whole(DISTRICT)
    for step in steps(session):
        assert step_at(answer(session, step.question.key, step.value), step.question.key).value == step.value

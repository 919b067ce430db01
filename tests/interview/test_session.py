"""The engine: what is asked next, what a change does, one parse for every door."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest

from drafter.answers.load import load
from drafter.errors import InputError
from drafter.interview import journal
from drafter.interview import session as engine
from drafter.interview.document import document, to_text
from drafter.interview.replies import match
from drafter.interview.session import Session, answer, effects, next_step, previous, step_at, steps
from drafter.interview.values import Refused
from tests.interview.helpers import COMMUNE, DISTRICT, answered, fresh, values, whole


def plan_of(session: Session) -> Any:
    """The plan that the finished session's file describes."""
    return load(to_text(session).encode(), "k.yml").plan


def test_the_first_question_is_the_date_and_today_is_proposed() -> None:
    """A newcomer presses Enter at once: the date is today's."""
    step = next_step(fresh())
    assert step is not None
    assert (step.question.key, step.value, step.number) == ("date", "2026-11-21", 1)
    assert step.total > 15


def test_five_replies_and_enter_make_a_whole_plan() -> None:
    """Who and when is enough: all else is proposed, and the file loads as a plan of that date's regime."""
    loaded = load(to_text(whole(DISTRICT)).encode(), "k.yml")
    assert loaded.profile.id == "tt01-2011"
    assert loaded.plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "HUYỆN VĂN LÃNG")
    assert loaded.plan.signers[0].post == "CHỦ TỊCH"
    assert sum(len(tasks) for _heading, tasks in loaded.plan.tasks) >= 18
    assert loaded.values["kit"]["areas"] == ("a1", "a2", "a3", "a4", "a5", "a6")


@pytest.mark.parametrize(
    ("kind", "date", "regime", "authority", "post"),
    [
        ("ubnd-tinh", "2019-10-15", "tt01-2011", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        ("ubnd-xa", "2026-03", "nd30-2020", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
        ("so", "2026-03", "nd30-2020", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
        ("phong-huyen", "2020-05-01", "nd30-2020", ("KT. TRƯỞNG PHÒNG",), "PHÓ TRƯỞNG PHÒNG"),
        ("tinh-uy", "2019-10-15", "hd36-2018", ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"),
        ("huyen-uy", "2019-10-15", "hd36-2018", ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"),
        ("dang-uy-xa", "2026-10-15", "hd05-2026", ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"),
    ],
)
def test_a_deputy_signs_in_the_manner_of_the_body(
    kind: str, date: str, regime: str, authority: tuple[str, ...], post: str
) -> None:
    """KT. for a State head, never K/T for a Party committee; each kind of body ends in a plan that loads."""
    session = answered({"date": date, "issuer.kind": kind})
    for key, value in (("issuer.province", "lang son"), ("issuer.name", "Na Sầm")):
        if any(step.question.key == key for step in steps(session)):
            session = answer(session, key, value)
    session = engine.accept_all(answer(session, "signers[1]", "deputy"))
    loaded = load(to_text(session).encode(), "k.yml")
    assert loaded.profile.id == regime
    assert (loaded.plan.signers[0].authority, loaded.plan.signers[0].post) == (authority, post)


def test_another_signer_is_typed() -> None:
    """Lines of authority and post as typed; the name may wait."""
    session = answered({**DISTRICT, "signers[1]": "khac"})
    session = answered(
        {"signers[1].authority": "TUQ. CHỦ TỊCH", "signers[1].post": "CHÁNH VĂN PHÒNG"}, session
    )
    signer = plan_of(engine.accept_all(session)).signers[0]
    assert (signer.authority, signer.post, signer.name) == (("TUQ. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG", "")


@pytest.mark.parametrize("kind", ["nha-nuoc-khac", "dang-khac", "bo"])
def test_bodies_that_name_themselves(kind: str) -> None:
    """A body outside the lists types its name, letters and place."""
    session = answered({"date": "2026-06", "issuer.kind": kind, "issuer.department": "Trường Chính trị tỉnh"})
    if kind != "bo":
        session = answer(session, "place", "Lạng Sơn")
    plan = plan_of(engine.accept_all(session))
    assert "TRƯỜNG CHÍNH TRỊ TỈNH" in plan.issuer.lines
    assert plan.symbol.endswith("TCTT")


def test_a_district_after_30_6_2025_gets_ways_out() -> None:
    """Two-level government is explained; the level below, the level above, another date are offered."""
    session = answered({"date": "2026-03-05", "issuer.kind": "ubnd-huyen"})
    step = next_step(session)
    assert step is not None
    assert step.question.form == "fork"
    assert "72/2025/QH15" in step.question.help
    assert [option.value for option in step.question.options(step.view)] == [
        "ubnd-xa",
        "ubnd-tinh",
        "ngay",
        "loai",
    ]
    below = answer(session, "issuer.way", "ubnd-xa")
    assert values(below)["issuer.kind"] == "ubnd-xa"
    again = next_step(answer(session, "issuer.way", "ngay"))
    assert again is not None
    assert again.question.key == "date"


def test_the_list_of_provinces_is_that_of_the_date() -> None:
    """Hà Giang may issue in 2019, not in 2026; words without marks find it."""
    old = answered({"date": "2019-10-15", "issuer.kind": "ubnd-tinh", "issuer.province": "ha giang"})
    assert values(old)["issuer.province"] == "tỉnh Hà Giang"
    with pytest.raises(Refused, match="không có lựa chọn"):
        answered({"date": "2026-03", "issuer.kind": "ubnd-tinh", "issuer.province": "ha giang"})


REFUSED = [
    ("date", "31/02/2019", "không có ngày 31"),
    ("date", "1/1/2001", "từ ngày"),
    ("date", "", "còn trống"),
    ("issuer.kind", "xa lam", "không có lựa chọn"),
    ("issuer.name", "huyện Văn Lãng", "chỉ ghi tên riêng"),
    ("issuer.name", "văn lãng", "viết hoa"),
    ("number", "145/KH", "không đúng dạng"),
    ("implements[vb-tren].symbol", "Kế hoạch 156", "số và ký hiệu"),
    ("kit.areas", "a9", "không có lựa chọn"),
    ("kit.areas", [], "còn trống"),
    ("title", "", "còn trống"),
    ("title", "ch\x07uông", "ký tự điều khiển"),
    ("signers[1].name", "TS. Nguyễn Văn A", "học hàm"),
    ("recipients", "UBND tỉnh", "danh sách"),
    ("recipients", [{"note": "b/c"}], "còn trống"),
    (
        "sections[nhiem-vu].content[a1].content",
        [{"task": "Làm.", "lead": "Phòng Nội vụ", "partners": "Phòng Nội vụ, UBND xã"}],
        "không đồng thời",
    ),
]


@pytest.mark.parametrize(("key", "raw", "said"), REFUSED)
def test_a_wrong_reply_says_what_to_write(key: str, raw: Any, said: str) -> None:
    """Refused with the reason; nothing is changed."""
    session = whole(DISTRICT)
    with pytest.raises(Refused) as caught:
        answer(session, key, raw)
    assert said in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("date", "2019-10", "2019-10"),
        ("issuer.kind", "Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương", "ubnd-tinh"),
        ("issuer.name", "Va\u0306n La\u0303ng", "Văn Lãng"),
        ("issuer.name", "Cao\nLộc", "Cao Lộc"),
        ("number", " 145 ", "145"),
        ("number", "", ""),
        ("kit.areas", "a3, a1", ["a1", "a3"]),
        ("sections[kinh-phi].text", "Một.\r\n\r\nHai.", "Một.\nHai.\n"),
        ("sections[kinh-phi].text", "", ""),
        ("signers[1].name", "Nguyễn Văn A", "Nguyễn Văn A"),
        ("appendices[phu-luc].tasks", "co", "có"),
    ],
)
def test_a_right_reply_is_cleaned(key: str, raw: Any, value: Any) -> None:
    """NFD arrives as NFC, line breaks do not break a line, dates and choices have one form."""
    assert step_at(answer(whole(DISTRICT), key, raw), key).value == value


def test_later_than_the_plan_is_no_basis() -> None:
    """A paper of a higher level cannot be dated after the plan that carries it out."""
    session = answered({**DISTRICT, "implements[vb-tren].symbol": "156/KH-UBND"})
    with pytest.raises(Refused, match="sau ngày ban hành"):
        answer(session, "implements[vb-tren].date", "13/9/2020")
    assert values(answer(session, "implements[vb-tren].date", "9/2019"))["implements[vb-tren].body"].endswith(
        "Lạng Sơn"
    )


def test_derived_defaults_follow_and_typed_answers_are_to_be_confirmed() -> None:
    """A changed date: accepted proposals are recomputed, a typed title is kept but asked again, as told."""
    before = answer(whole(DISTRICT), "title", "Đổi mới giáo dục huyện Văn Lãng")
    after = answer(before, "issuer.name", "Cao Lộc")
    told = effects(before, after, "issuer.name")
    stale = [step.question.key for step in told.stale]
    assert stale == ["title"]
    assert "sections[muc-dich-yeu-cau].content[muc-dich].text" in [s.question.key for s in told.recomputed]
    step = next_step(after)
    assert step is not None
    assert (step.question.key, step.state, step.value) == (
        "title",
        "stale",
        "Đổi mới giáo dục huyện Văn Lãng",
    )
    assert next_step(engine.accept(after, "title")) is None
    assert bool(told)


def test_answers_of_hidden_questions_are_parked_and_come_back() -> None:
    """An area taken out leaves the document with its tasks; taken in again, the tasks as typed are back."""
    key = "sections[nhiem-vu].content[a2].content"
    typed = answer(whole(DISTRICT), key, [{"task": "Việc riêng của huyện."}])
    without = answer(typed, "kit.areas", "a1,a3")
    parked = [step.question.key for step in effects(typed, without, "kit.areas").parked]
    assert key in parked
    assert "Việc riêng" not in to_text(without)
    again = answer(without, "kit.areas", "a1,a2,a3")
    assert key in [step.question.key for step in effects(without, again, "kit.areas").back]
    assert "Việc riêng của huyện." in to_text(again)


def test_a_choice_that_is_gone_is_asked_again() -> None:
    """A province of 2019 that is no more in 2026: the question is open, with the reason."""
    session = answered({"date": "2019-10-15", "issuer.kind": "ubnd-tinh", "issuer.province": "ha giang"})
    step = next_step(answer(session, "date", "2026-03-05"))
    assert step is not None
    assert step.question.key == "issuer.province"
    assert "nay thuộc tỉnh Tuyên Quang" in step.why


def test_going_back_goes_one_question_back_and_stops_at_the_first() -> None:
    """Back from any question; past the end, to the last one; forks are no place to go back to."""
    session = whole(DISTRICT)
    assert previous(session, "issuer.unit") == "issuer.kind"
    assert previous(session, "date") == "date"
    assert previous(session, "") == "signers[1].name"
    fork = answered({"date": "2026-03-05", "issuer.kind": "ubnd-huyen"})
    assert previous(fork, "issuer.way") == "issuer.kind"
    assert previous(fork, "kit.id") == "issuer.kind" or "way" not in previous(fork, "kit.id")


def test_the_command_line_stands_over_replies_and_proposals_over_defaults() -> None:
    """Order of sources: command line, saved answers, earlier plan, default."""
    session = dataclasses.replace(whole(DISTRICT), proposed={"archive": "VT, NV"}, settings={"number": "7"})
    assert step_at(session, "number").source == "dòng lệnh"
    assert step_at(session, "archive").value == "VT, NV"
    assert step_at(session, "archive").source == "kế hoạch trước"
    assert values(answer(session, "archive", "VT"))["archive"] == "VT"
    assert values(answer(session, "number", "8"))["number"] == "8"
    unfit = dataclasses.replace(session, proposed={"archive": "\x07"})
    assert step_at(unfit, "archive").source == "mặc định"


def test_settings_that_no_question_asks_go_to_their_place() -> None:
    """--set may name any answer of the form; a place that cannot be is refused."""
    session = dataclasses.replace(
        whole(DISTRICT), settings={"marks.draft": "Dự thảo lần 2", "issuer.id": "cq"}
    )
    assert document(session)["marks"] == {"draft": "Dự thảo lần 2"}
    wrong = dataclasses.replace(session, settings={"recipients[99].name": "X"})
    with pytest.raises(InputError):
        document(wrong)


def test_a_directing_document_of_ones_own() -> None:
    """Without a kit: the paper, the tasks and the agencies are typed, the title follows from the paper."""
    session = answered(
        {
            **COMMUNE, "kit.id": "khac", "implements[1].type": "Chỉ thị", "implements[1].symbol": "10/CT-UBND",
            "implements[1].date": "2/3/2026", "implements[1].body": "Ủy ban nhân dân tỉnh Lạng Sơn",
            "implements[1].subject": "về chuyển đổi số",
        }
    )  # fmt: skip
    assert values(session)["title"].startswith("Triển khai thực hiện Chỉ thị số 10/CT-UBND ngày 02/3/2026")
    assert values(session)["implements[1].short"] == "Chỉ thị số 10/CT-UBND"
    tasks = [{"heading": "Hạ tầng", "text": "Lắp đường truyền.\nMua máy."}]
    session = answered(
        {
            "sections[muc-dich-yeu-cau].content[muc-dich].text": "Cụ thể hóa.",
            "sections[muc-dich-yeu-cau].content[yeu-cau].text": "Rõ việc.",
            "sections[nhiem-vu].content": tasks,
            "implementation.agencies": [{"agency": "Phòng Kinh tế", "inline": "Bố trí kinh phí."}],
        },
        session,
    )
    session = engine.accept_all(session)
    assert next_step(session) is None
    text = to_text(session)
    assert "kit:" not in text
    assert [section.heading for section in plan_of(session).sections] == [
        "Mục đích, yêu cầu",
        "Nhiệm vụ, giải pháp",
    ]


def test_the_appendix_of_tasks_comes_and_goes_with_its_sentence() -> None:
    """Proposed from 2026 on: with it the sections point to it, without it nothing is left of it."""
    session = whole(COMMUNE)
    assert plan_of(session).appendices[0].lists_tasks
    assert "nêu tại Phụ lục" in to_text(session)
    without = dataclasses.replace(
        answer(session, "appendices[phu-luc].tasks", "không"), base=document(session)
    )
    assert plan_of(without).appendices == ()
    assert "nêu tại Phụ lục" not in to_text(without)


def test_an_unfinished_file_says_what_is_missing() -> None:
    """After two replies the file is YAML of the form; loading it names what is still to be answered."""
    text = to_text(answered({"date": "15/10/2019", "issuer.kind": "ubnd-huyen"}))
    assert "drafter: '1'" in text
    with pytest.raises(InputError, match="title"):
        load(text.encode(), "k.yml")


def test_an_unknown_question_is_an_error() -> None:
    """Nothing can be answered that is not asked."""
    with pytest.raises(InputError, match="không có câu hỏi"):
        step_at(fresh(), "mau-sac")


@pytest.mark.parametrize(
    "words", ["ubnd-xa", "uy ban nhan dan xa", "uy ban nhan dan xa, phuong, dac khu (thi tran den 30/6/2025)"]
)
def test_choices_are_found_by_value_label_or_words(words: str) -> None:
    """Value, label, or words that only one label has, without marks or capitals."""
    step = step_at(answer(fresh(), "date", "2026-03"), "issuer.kind")
    assert match(words, step.question.options(step.view)).value == "ubnd-xa"


def test_every_question_has_help_and_a_unique_key() -> None:
    """Help for each question, an example where something is typed, no key twice."""
    for replies in (DISTRICT, COMMUNE):
        path = steps(whole(replies))
        keys = [step.question.key for step in path]
        assert len(keys) == len(set(keys))
        for step in path:
            assert step.question.help
            if step.question.form in ("text", "date") and not re.search("kit|way", step.question.key):
                assert step.question.example


@pytest.mark.parametrize(
    ("kind", "province", "symbol", "body"),
    [
        ("ubnd-xa", "hue", "1-CTr/TU", "Ban Thường vụ Thành ủy Huế"),
        ("ubnd-xa", "hue", "1/CTr-UBND", "Ủy ban nhân dân thành phố Huế"),
        ("ubnd-tinh", "hue", "1-CTr/TU", "Ban Thường vụ Thành ủy Huế"),
        ("ubnd-tinh", "hue", "1/CTr-CP", "Chính phủ"),
        ("ubnd-tinh", "hue", "1/CTr-UBND", ""),
        ("dang-uy-xa", "lang son", "1-CTr/TU", "Ban Thường vụ Tỉnh ủy Lạng Sơn"),
        ("dang-uy-xa", "lang son", "1-CTr/ĐU", ""),
        ("tinh-uy", "lang son", "1-CTr/TU", ""),
    ],
)
def test_who_issued_the_higher_plan_is_proposed(kind: str, province: str, symbol: str, body: str) -> None:
    """By the end of its symbol, where that names one body above; nothing is proposed where it does not."""
    session = answered(
        {
            "date": "2026-06",
            "issuer.kind": kind,
            "issuer.province": province,
            "implements[vb-tren].symbol": symbol,
        }
    )
    assert values(session)["implements[vb-tren].body"] == body
    assert values(session)["implements[vb-tren].type"] == "Chương trình"


def test_another_signer_is_found_again_in_the_file() -> None:
    """A finished file signed by order: reading it again asks nothing and changes nothing."""
    session = answered({**DISTRICT, "signers[1]": "khac"})
    session = answered(
        {"signers[1].authority": "TL. CHỦ TỊCH", "signers[1].post": "CHÁNH VĂN PHÒNG"}, session
    )
    session = engine.accept_all(session)
    again, _changed = journal.restore(
        journal.dump(session, finished=True), "k.yml", session.shelf, session.today
    )
    assert next_step(again) is None
    assert values(again)["signers[1].authority"] == "TL. CHỦ TỊCH\n"
    assert to_text(again) == to_text(session)


@pytest.mark.parametrize(
    ("day", "symbol", "date", "body"),
    [
        ("5/3/2026", "51-KL/TW", "2019-05-30", "Ban Bí thư Trung ương Đảng"),
        ("5/10/2026", "51-KL/TW", "2026-06-17", "Bộ Chính trị"),
        ("5/3/2026", "999-KL/TW", "", ""),
    ],
)
def test_a_known_symbol_offers_its_citation(day: str, symbol: str, date: str, body: str) -> None:
    """Day, body and subject of a paper of the register are offered by its symbol; of two terms the latest by the plan's day."""
    session = answered(
        {
            **COMMUNE,
            "date": day,
            "kit.id": "khac",
            "implements[1].type": "Kết luận",
            "implements[1].symbol": symbol,
        }
    )
    assert step_at(session, "implements[1].date").value == date
    after = answered({"implements[1].date": date or "1/3/2026"}, session)
    assert step_at(after, "implements[1].body").value == body


def test_an_ended_paper_raises_a_doubt() -> None:
    """A symbol that the register knows to have been replaced is taken, and the paper in its place is named."""
    session = answered(
        {
            **COMMUNE,
            "kit.id": "khac",
            "implements[1].type": "Nghị định",
            "implements[1].symbol": "24/2014/NĐ-CP",
        }
    )
    step = step_at(session, "implements[1].symbol")
    assert "150/2025/NĐ-CP" in step.question.doubt(step.view, step.value)
    fine = answered({"implements[1].symbol": "150/2025/NĐ-CP"}, session)
    assert (
        step_at(fine, "implements[1].symbol").question.doubt(step_at(fine, "implements[1].symbol").view, "")
        == ""
    )

"""The unfinished file: resumed, changed by hand, finished, rolled to a new year."""

from __future__ import annotations

import datetime as dt

import pytest

from drafter.answers.load import read_tree
from drafter.errors import AnswersError
from drafter.interview import journal
from drafter.interview.document import document, to_text
from drafter.interview.preview import foretold, printed
from drafter.interview.session import Session, accept_all, answer, next_step, steps
from drafter.interview.values import plain_of
from drafter.kits.suggest import Shelf
from tests.conftest import ANSWERS
from tests.interview.helpers import COMMUNE, DISTRICT, TODAY, answered, fresh, values, whole


def restored(data: bytes, today: dt.date = TODAY) -> tuple[Session, bool]:
    """A session from a file."""
    return journal.restore(data, "k.yml", Shelf(), today)


def test_the_day_of_the_beginning_stays() -> None:
    """Resumed a week later, the date that was proposed and accepted does not change."""
    session = answer(fresh(), "date", "21/11/2026")
    read, _changed = restored(journal.dump(session), dt.date(2026, 11, 28))
    assert values(read)["date"] == "2026-11-21"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_that_notepad_saved_is_gone_on_with(encoding: str) -> None:
    """Its line ends and its encoding are Notepad's; nothing else changed."""
    session = answer(fresh(), "date", "21/11/2026")
    data = journal.dump(session).decode().replace("\n", "\r\n").encode(encoding)

    read, changed = restored(data, dt.date(2026, 11, 28))
    assert journal.is_begun(data)
    assert (values(read)["date"], changed) == ("2026-11-21", False)


def test_a_change_by_hand_wins() -> None:
    """The file edited between two sittings: its content is taken, and the user is told."""
    data = journal.dump(answered(DISTRICT)).replace("name: Văn Lãng".encode(), "name: Cao Lộc".encode())
    read, changed = restored(data)
    assert changed
    assert values(read)["issuer.name"] == "Cao Lộc"


@pytest.mark.parametrize(
    "line",
    [
        "sections: một đoạn",
        "sections: [a]",
        "implements: {id: a}",
        "kit: abc",
        "title: [a]",
        "issuer: UBND",
        "signers: [[a]]",
    ],
)
def test_a_file_of_another_shape_is_told(line: str) -> None:
    """A text where the form has a list or a group: its line and what to write; it may be unfinished all the same."""
    with pytest.raises(AnswersError) as error:
        restored(f'drafter: "1"\nnumber: ""\n{line}\n'.encode())

    assert [problem.line for problem in error.value.problems] == [3]
    assert restored(b'drafter: "1"\nnumber: ""\n')[1] is False


@pytest.mark.parametrize(
    "record",
    ["{", "[]", '{"today": "hôm nay", "replies": {}}', '{"today": "2026-01-01", "replies": {"a": [1]}}'],
)
def test_a_broken_record_is_as_if_there_were_none(record: str) -> None:
    """What is left of the journal cannot be read: the answers in the file still count."""
    first, rest = to_text(answered(DISTRICT)).split("\n", 1)
    read, _changed = restored(f"{first}\n# drafter-dang-soan: {record}\n{rest}".encode())
    assert values(read)["issuer.name"] == "Văn Lãng"


def test_a_finished_file_has_no_record_and_asks_nothing() -> None:
    """Read again, everything is answered, and writing it again changes nothing."""
    session = whole(
        {**DISTRICT, "implements[vb-tren].symbol": "156/KH-UBND", "implements[vb-tren].date": "13/9/2019"}
    )
    data = journal.dump(session, finished=True)
    assert b"dang-soan" not in data
    read, changed = restored(data)
    assert (journal.is_finished(read), changed) == (True, False)
    assert journal.dump(read, finished=True) == data


@pytest.mark.parametrize("name", ["huyen-2019", "xa-2026", "tinh-uy-2019"])
def test_samples_written_by_hand_can_be_changed(name: str) -> None:
    """A file that the questionnaire did not make keeps what it does not ask about."""
    path = ANSWERS / f"{name}.yml"
    if not path.is_file():
        pytest.skip("mẫu này chưa có")
    old = plain_of(read_tree(path.read_bytes(), name))
    read, _changed = restored(path.read_bytes())
    new = document(answer(read, "number", "77"))
    assert new["number"] == "77"
    assert [s["id"] for s in new["sections"]][: len(old["sections"])] == [s["id"] for s in old["sections"]]
    assert new["recipients"] == old["recipients"]
    assert new["signers"] == old["signers"]
    assert new["implementation"] == old["implementation"]


def test_last_years_plan_gives_what_lasts() -> None:
    """--from: the body is kept, signer and recipients are proposed, number and date are not taken."""
    last = document(
        whole({**COMMUNE, "number": "45", "signers[1]": "deputy", "signers[1].name": "Nguyễn Văn A"})
    )
    session = journal.rolled(Session(shelf=Shelf(), today=dt.date(2027, 2, 1)), last)
    now = values(session)
    assert (now["issuer.kind"], now["issuer.name"]) == ("ubnd-xa", "Na Sầm")
    assert (now["number"], now["date"]) == ("", "2027-02-01")
    assert (now["signers[1]"], now["signers[1].name"]) == ("deputy", "Nguyễn Văn A")
    step = next_step(session)
    assert step is not None
    assert step.question.key == "date"
    assert {s.question.key: s.source for s in steps(session)}["signers[1].name"] == "kế hoạch trước"


def test_last_years_tasks_are_offered_again() -> None:
    """Those of one's own, not those proposed anyway; a deadline gone by is left out; only under the same kit, also resumed."""
    area = "sections[nhiem-vu].content[a1].content"
    own = [{"task": "Mở lớp học buổi tối", "lead": "Các thôn", "deadline": "quý II/2026"},
           {"task": "Lập thư viện xã", "deadline": "năm 2030"}]  # fmt: skip
    first = whole(COMMUNE)
    proposed = next(step.value for step in steps(first) if step.question.key == area)
    last = document(answer(first, area, [*proposed, *own]))
    session = journal.rolled(Session(shelf=Shelf(), today=dt.date(2027, 2, 1)), last)
    resumed, _changed = restored(journal.dump(session))
    other = answer(answer(session, "date", "1/2/2027"), "kit.id", "kl51-2019")

    for now in (session, resumed):
        step = next(step for step in steps(now) if step.question.key == area)
        assert [
            (one["task"], one.get("lead"), one.get("deadline"), why)
            for one, why in step.question.offers(step.view)
        ] == [
            ("Mở lớp học buổi tối", "Các thôn", None, "của kế hoạch trước"),
            ("Lập thư viện xã", None, "năm 2030", "của kế hoạch trước"),
        ]
        assert not {one["id"] for one, _why in step.question.offers(step.view)} & {
            one["id"] for one in step.value
        }
        assert [one["task"] for one in step.value] == [one["task"] for one in proposed]
    assert not [
        why for step in steps(other) if step.question.suggests
        for _one, why in step.question.offers(step.view) if why == "của kế hoạch trước"
    ]  # fmt: skip


def test_what_is_missing_is_said_as_settings() -> None:
    """Only what has no default is missing; a body that cannot be is explained; a list wants its first item."""
    assert [line.split("=")[0] for line in journal.missing(fresh())] == ['  --set "issuer.kind']
    fork = journal.missing(answered({"date": "2026-03-05", "issuer.kind": "ubnd-huyen"}))
    assert any("72/2025/QH15" in line for line in fork)
    own = journal.missing(answered({**COMMUNE, "kit.id": "khac"}))
    assert any('"sections[nhiem-vu].content[1].heading=' in line for line in own)


def test_the_page_is_shown_while_it_is_answered() -> None:
    """Number, header, place and date, signature as they will print; nothing while the body is unknown."""
    assert printed(fresh()) == {}
    lines = printed(whole({**DISTRICT, "number": "5", "signers[1].name": "Nguyễn Văn A"}))
    assert lines["Số, ký hiệu"] == "Số: 05/KH-UBND"
    assert lines["Địa danh, ngày"] == "Văn Lãng, ngày 15 tháng 10 năm 2019"
    assert lines["Cơ quan"] == "ỦY BAN NHÂN DÂN / HUYỆN VĂN LÃNG"
    assert lines["Chữ ký"] == "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn A"
    assert foretold(whole(DISTRICT), "number", "12") == "Số, ký hiệu: Số: 12/KH-UBND"
    assert foretold(whole(DISTRICT), "number", "x y") == ""


def test_a_plan_of_a_typed_paper_is_opened_as_one() -> None:
    """A finished plan without a frame of ours is not offered one: opened again and accepted it is the same, byte for byte."""
    replies = {
        **COMMUNE,
        "kit.id": "khac",
        "implements[1].type": "Chương trình",
        "implements[1].symbol": "05-CTr/TU",
        "implements[1].date": "10/10/2025",
        "implements[1].body": "Tỉnh ủy Lạng Sơn",
        "implements[1].subject": "về phát triển chợ phiên",
        "sections[nhiem-vu].content": [{"heading": "Tuyên truyền", "text": "Việc một."}],
    }
    done = journal.dump(whole(replies), finished=True)
    again, _changed = journal.restore(done, "k.yml", Shelf(), TODAY)

    assert next_step(again) is None
    assert values(again)["kit.id"] == "khac"
    assert journal.dump(accept_all(again), finished=True) == done

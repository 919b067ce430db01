"""The office's profile: what it keeps, when it speaks, what is wrong with it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from drafter.errors import AnswersError, InputError
from drafter.interview import journal, office
from drafter.interview.document import document
from drafter.interview.session import Session, accept_all, answer, next_step, step_at, steps
from drafter.kits.suggest import Shelf
from tests.conftest import ANSWERS
from tests.interview.helpers import COMMUNE, TODAY, answered, fresh, values, whole

OWN = {
    **COMMUNE,
    "number": "45",
    "archive": "VT, VHXH",
    "signers[1]": "deputy",
    "signers[1].name": "Nguyễn Văn A",
    "recipients": [{"name": "UBND tỉnh Lạng Sơn", "note": "b/c"}],
}


def profile() -> dict[str, Any]:
    """That of a commune."""
    return office.read(journal.dump(whole(OWN), finished=True), "xa.yml", whole=True)


def with_profile(replies: dict[str, Any]) -> Session:
    """A new plan in an office that has a profile."""
    return answered(replies, dataclasses.replace(fresh(), office=profile()))


def sources(session: Session) -> dict[str, str]:
    """Where each answer comes from."""
    return {step.question.key: step.source for step in steps(session)}


def test_only_what_is_the_offices_own_is_kept() -> None:
    """Body, recipients, archive, signers; no number, date, title or content. It is read back as it was written."""
    kept = profile()
    assert set(kept) == {"issuer", "recipients", "archive", "signers"}
    assert office.read(office.write(kept), "ho-so.yml") == kept


def test_a_plan_of_the_office_is_proposed_from_its_profile() -> None:
    """With the date alone the rest follows: body, signer and post, recipients, archive, each with its source."""
    session = with_profile({"date": "2026-09"})
    now, come = values(session), sources(session)
    assert (now["issuer.kind"], now["issuer.unit"], now["issuer.name"]) == ("ubnd-xa", "xã", "Na Sầm")
    assert now["issuer.province"] == "tỉnh Lạng Sơn"
    assert (now["signers[1]"], now["signers[1].name"], now["archive"]) == (
        "deputy",
        "Nguyễn Văn A",
        "VT, VHXH",
    )
    assert [one["name"] for one in now["recipients"]] == ["UBND tỉnh Lạng Sơn"]
    for key in ("issuer.kind", "issuer.name", "recipients", "archive", "signers[1]", "signers[1].name"):
        assert come[key] == "hồ sơ cơ quan"
    assert come["number"] == "mặc định"
    assert next_step(accept_all(session)) is None


def test_the_order_of_sources() -> None:
    """Command line over saved answers over the earlier plan over the profile over the default."""
    key = "archive"
    session = with_profile({"date": "2026-09"})
    found = [(step_at(session, key).value, step_at(session, key).source)]
    for more in (
        {"proposed": {key: "VT, KT"}},
        {"replies": {**session.replies, **answer(session, key, "VT, NV").replies}},
        {"settings": {key: "VT, CA"}},
    ):
        session = dataclasses.replace(session, **more)
        found.append((step_at(session, key).value, step_at(session, key).source))
    assert found == [
        ("VT, VHXH", "hồ sơ cơ quan"),
        ("VT, KT", "kế hoạch trước"),
        ("VT, NV", "đã nhập"),
        ("VT, CA", "dòng lệnh"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2026-09", "issuer.kind": "dang-uy-xa"},
        {"date": "2026-09", "issuer.kind": "ubnd-xa", "issuer.unit": "phường", "issuer.name": "Tam Thanh"},
        {"date": "2026-09", "issuer.name": "Đồng Đăng"},
    ],
)
def test_the_profile_is_silent_on_another_body(other: dict[str, str]) -> None:
    """A plan for another body takes neither its signer nor its recipients."""
    session = with_profile(other)
    come = sources(session)
    assert {come["recipients"], come["archive"], come["signers[1]"], come["signers[1].name"]} == {"mặc định"}


def test_the_profile_of_a_day_does_not_change_a_plan_begun() -> None:
    """The journal holds the profile that the questions were asked with."""
    session = with_profile({"date": "2026-09"})
    read, _changed = journal.restore(journal.dump(session), "k.yml", Shelf(), TODAY)
    assert values(read) == values(session)
    assert sources(read) == sources(session)


@pytest.mark.parametrize("path", sorted(ANSWERS.glob("*.yml")), ids=lambda path: path.stem)
def test_each_kind_of_body_has_a_profile(path: Any) -> None:
    """From any sample: on its own day, the next plan of that body is proposed the same header and signature."""
    data = path.read_bytes()
    old, _changed = journal.restore(data, path.name, Shelf(), TODAY)
    kept = office.read(data, path.name, whole=True)
    now = answer(dataclasses.replace(fresh(), office=kept), "date", values(old)["date"])
    made = document(accept_all(now))
    assert made["issuer"]["kind"] == kept["issuer"]["kind"]
    assert made["issuer"].get("name") == kept["issuer"].get("name")
    assert made["signers"][0].get("name") == kept["signers"][0].get("name")
    assert made["signers"][0]["post"] == kept["signers"][0]["post"]
    assert [one.get("name") for one in made["recipients"]] == [one.get("name") for one in kept["recipients"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: X\n", "hồ sơ cơ quan không giữ mục này"),
        ("issuer: {name: Na Sầm}\n", "kind"),
        ("issuer: {kind: ubnd-xaa}\n", "ubnd-xa"),
        ("recipients: UBND tỉnh\n", "danh sách"),
        ("archive: VT\nsigners:\n  - pots: X\n", "ho-so.yml:4"),
        ("archive: ''\n", "không có gì để giữ"),
    ],
)
def test_a_profile_that_cannot_be_read_says_why(text: str, said: str) -> None:
    """Each problem is named with the line; nothing at all is told as well."""
    with pytest.raises(InputError) as caught:
        office.read(f"drafter: '1'\n{text}".encode(), "ho-so.yml")
    assert said in f"{caught.value.message} {caught.value.hint}"


def test_an_answers_file_with_a_wrong_body_gives_no_profile() -> None:
    """Taking the profile from a file checks what is taken."""
    with pytest.raises(AnswersError, match="mau"):
        office.read(b"drafter: '1'\ntitle: X\nissuer: {kind: so, mau: 1}\n", "k.yml", whole=True)


SHELF = {
    "stable": {"issuer.kind", "issuer.unit", "issuer.province", "issuer.name", "archive"},
    "yearly": {"recipients", "signers[1]", "signers[1].name"},
}


def test_shelf_life_of_every_answer() -> None:
    """From last year's plan: stable answers stand, yearly ones are proposed but asked, of the rest nothing is left."""
    last = document(
        whole({**OWN, "title": "Một trích yếu riêng", "implements[vb-tren].symbol": "12/KH-UBND",
               "implements[vb-tren].date": "20/1/2026", "sections[kinh-phi].text": "Tiền riêng."})
    )  # fmt: skip
    session = journal.rolled(Session(shelf=Shelf(), today=dt.date(2027, 2, 1)), last)
    untouched = Session(shelf=Shelf(), today=dt.date(2027, 2, 1), replies={
        key: reply for key, reply in session.replies.items() if key in SHELF["stable"]})  # fmt: skip
    plain = values(untouched)
    seen = set()
    for step in steps(session):
        key = step.question.key
        seen.add(step.question.shelf)
        if step.question.shelf == "stable":
            assert key in SHELF["stable"]
            assert (step.state, step.source) == ("done", "kế hoạch trước")
        elif step.question.shelf == "yearly":
            assert key in SHELF["yearly"]
            assert (step.state, step.source) == ("open", "kế hoạch trước")
        else:
            assert (step.state, step.source) == ("open", "mặc định")
            assert step.value == plain[key]
    assert seen == {"stable", "yearly", "per-document"}
    assert values(session)["signers[1].name"] == "Nguyễn Văn A"


def test_a_stable_answer_is_asked_again_when_the_body_changes() -> None:
    """Last year's name of a district does not become that of a commune unseen."""
    last = document(whole({**COMMUNE, "issuer.name": "Na Sầm"}))
    session = journal.rolled(fresh(), last)
    assert step_at(session, "issuer.name").state == "done"
    moved = answer(session, "issuer.unit", "phường")
    step = step_at(moved, "issuer.name")
    assert (step.state, step.value, step.source) == ("stale", "Na Sầm", "kế hoạch trước")
    assert step_at(answer(moved, "issuer.name", "Na Sầm"), "issuer.name").source == "đã nhập"

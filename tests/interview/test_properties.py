"""Whatever the way through the questions, the plan is that of answering straight."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.interview import journal
from drafter.interview.document import to_text
from drafter.interview.session import (
    Session,
    accept,
    answer,
    forget,
    keep_draft,
    next_step,
    previous,
    steps,
)
from drafter.kits.suggest import Shelf
from tests.interview.helpers import TODAY, fresh
from tests.tools import unmeasured

POOL: dict[str, list[Any]] = {
    "date": ["15/10/2019", "2026-03", "5/3/2026", "30/6/2025"],
    "issuer.kind": ["ubnd-huyen", "ubnd-xa", "ubnd-tinh", "so", "tinh-uy", "dang-uy-xa"],
    "issuer.way": ["ngay", "loai"],
    "issuer.unit": ["huyện", "xã", "phường"],
    "issuer.province": ["lang son", "ha giang", "hue"],
    "issuer.name": ["Văn Lãng", "Na Sầm"],
    "issuer.department": ["Sở Nội vụ"],
    "kit.id": ["kl51-2019", "nq71-2025"],
    "implements[vb-tren].symbol": ["156/KH-UBND", ""],
    "implements[vb-tren].date": ["13/9/2019"],
    "implements[vb-tren].body": ["Ban Bí thư Trung ương Đảng"],
    "number": ["1", "145", ""],
    "title": ["Một trích yếu khác"],
    "kit.areas": ["a1", "a1,a2", "a2,a3,a5"],
    "sections[nhiem-vu].content[a1].content": [
        [{"task": "Việc một."}],
        [{"task": "Việc hai.", "lead": "UBND xã"}],
    ],
    "sections[kinh-phi].text": ["", "Ngân sách."],
    "recipients": [[{"name": "UBND tỉnh", "note": "b/c"}]],
    "signers[1]": ["head", "deputy"],
    "signers[1].name": ["Nguyễn Văn A", ""],
}

MOVES = st.lists(
    st.tuples(
        st.sampled_from(["answer", "next", "back", "draft", "forget"]), st.integers(0, 40), st.integers(0, 5)
    ),
    max_size=25,
)


def moved(session: Session, here: str, move: tuple[str, int, int]) -> tuple[Session, str]:
    """One move from one place; what is refused changes nothing."""
    what, place, which = move
    keys = [step.question.key for step in steps(session)]
    try:
        if what == "back":
            return session, previous(session, here)
        if what == "next":
            step = next_step(session)
            key = step.question.key if step else here
            raw = POOL[key][which % len(POOL[key])] if key in POOL else step.value if step else None
            return answer(session, key, raw), key
        key = keys[place % len(keys)]
        if what == "forget":
            return forget(session, key), key
        if what == "draft" and key == "recipients":
            return keep_draft(session, key, [{"name": "Nháp"}]), key
        if key in POOL:
            return answer(session, key, POOL[key][which % len(POOL[key])]), key
    except DrafterError:
        pass
    return session, here


def completed(session: Session) -> Session:
    """The rest answered: what is shown is taken, what has no default comes from the pool."""
    for _turn in range(120):
        step = next_step(session)
        if step is None:
            return session
        key = step.question.key
        if step.question.form == "fork":
            session = answer(session, key, step.question.options(step.view)[0].value)
            continue
        for raw in ([step.value] if step.value or step.question.blank else []) + POOL.get(key, []):
            try:
                session = answer(session, key, raw)
                break
            except DrafterError:
                continue
    raise AssertionError(f"no end: {step.question.key}")


@unmeasured
@settings(max_examples=15, deadline=None)
@given(moves=MOVES)
def test_any_way_gives_the_plan_of_answering_straight(moves: list[tuple[str, int, int]]) -> None:
    """Answers, changes, going back and drafts in any order: the file is that of the final values given in order."""
    session, here = fresh(), "date"
    for move in moves:
        session, here = moved(session, here, move)
    session = completed(session)
    final = {step.question.key: step.value for step in steps(session)}
    straight = fresh()
    while (step := next_step(straight)) is not None:
        straight = answer(straight, step.question.key, final[step.question.key])
    assert to_text(straight) == to_text(session)


@unmeasured
@settings(max_examples=40, deadline=None)
@given(moves=MOVES)
def test_the_journal_holds_everything_at_every_point(moves: list[tuple[str, int, int]]) -> None:
    """A session read back from its file asks the same next question and makes the same document."""
    session, here = fresh(), "date"
    for move in moves:
        session, here = moved(session, here, move)
        read, changed = journal.restore(journal.dump(session), "k.yml", Shelf(), TODAY)
        assert not changed
        assert (read.replies, read.today) == (session.replies, session.today)
    assert to_text(read if moves else session) == to_text(session)


@settings(max_examples=60, deadline=None)
@given(raw=st.text(max_size=60))
def test_any_text_is_taken_cleaned_or_refused(raw: str) -> None:
    """A title of any characters either stands in a journal that can be read again, or is refused with words."""
    session = fresh()
    try:
        session = answer(session, "title", raw)
    except DrafterError as error:
        refusal = f"{error.message} {error.hint}"
    else:
        refusal = ""
    assert refusal or session.replies
    if refusal:
        return
    read, _changed = journal.restore(journal.dump(session), "k.yml", Shelf(), TODAY)
    assert read.replies == session.replies
    assert accept(read, "title").replies["title"].value == session.replies["title"].value

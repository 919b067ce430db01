"""The state of an interview and its moves. Everything is computed from the replies; nothing is remembered beside them.

Order of sources: command line > saved answers > earlier plan > office profile > default.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from drafter.errors import InputError
from drafter.i18n import _, language
from drafter.interview import office
from drafter.interview.facts import PARTS, TASKS_PART
from drafter.interview.frame import Shelf
from drafter.interview.question import Plain, Question, View
from drafter.interview.replies import parse
from drafter.interview.values import Refused, get
from drafter.memo import Memo

State = Literal["open", "stale", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply. `typed` False is a default that was accepted: it follows whatever it is derived from.

    `basis` is a fingerprint of what the reply was given in view of, "*" when it holds regardless; a `draft` is a
    list still being edited; `earlier` is kept from an earlier plan.
    """

    value: Plain = ""
    typed: bool = True
    basis: str = "*"
    draft: bool = False
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """All replies by key, also those of questions that are not asked at present: these are parked.

    `settings` come from the command line, `proposed` from an earlier plan, as do the tasks that may be offered again
    (`older`, with the kit they are for); `office` is the office's profile (a part of an answers file), `base` is the
    answers file that is being changed, `parent` the plan of the level above that is carried down, as data for the shelf.
    """

    shelf: Shelf
    today: dt.date
    replies: Mapping[str, Reply] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[str, Plain] = field(default_factory=dict)
    older: Mapping[str, Plain] = field(default_factory=dict)
    office: Mapping[str, Any] = field(default_factory=dict)
    base: Mapping[str, Any] = field(default_factory=dict)
    parent: Mapping[str, Any] = field(default_factory=dict)

    @property
    def keeps_content(self) -> bool:
        """Whether the file that is being changed says all that the plan says, in parts that no question makes."""
        return has_own_content(self.base)


def has_own_content(document: Mapping[str, Any]) -> bool:
    """Whether an answers file has parts of its own, and none for the tasks that questions ask for."""
    found = {section.get("id", "") for section in document.get("sections") or ()}
    return TASKS_PART not in found and not found <= set(PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A question in its place: the answer as things stand, where it comes from, and why it is asked again."""

    question: Question
    number: int
    total: int
    value: Plain
    default: Plain
    basis: str
    state: State
    source: str
    why: str = ""
    view: View


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change did to other answers, as steps: recomputed, to be confirmed, parked and asked again."""

    recomputed: tuple[Step, ...]
    stale: tuple[Step, ...]
    parked: tuple[Step, ...]
    back: tuple[Step, ...]

    def __bool__(self) -> bool:
        return bool(self.recomputed or self.stale or self.parked or self.back)


Finder = Callable[[Question, View], Reply | None]


def _questions(view: View) -> Iterator[Question]:
    from drafter.interview.questions import QUESTIONS

    for entry in QUESTIONS:
        yield from entry(view) if callable(entry) else (entry,)


def fingerprint(value: Plain) -> str:
    """A short mark of a value, for noticing that it changed."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()[:10]


#: The steps of the session that was asked for last: a move looks at where it stands more than once.
_STEPS = Memo()


def steps(session: Session, find: Finder | None = None) -> tuple[Step, ...]:
    """Every question that applies, in order. Later ones are foreseen from defaults while earlier ones are open."""
    return _foreseen(session, find) if find else _STEPS("steps", _told, session, language())


def _told(session: Session, _language: str) -> tuple[Step, ...]:
    return _foreseen(session, None)


def _foreseen(session: Session, find: Finder | None) -> tuple[Step, ...]:
    values: dict[str, Plain] = {}
    out: list[Step] = []
    view = View(values=values, today=session.today, shelf=session.shelf, older=session.older)
    keeps_content = session.keeps_content
    for question in _questions(view):
        if question.when(view) and not (question.of_content and keeps_content):
            # each step keeps the answers that stood before it
            step = _step(session, question, replace(view, values=dict(values)), find)
            values[question.key] = step.value
            out.append(step)
    return tuple(replace(step, number=n, total=len(out)) for n, step in enumerate(out, 1))


def _step(session: Session, question: Question, view: View, find: Finder | None) -> Step:
    default, source = _proposal(session, question, view)
    basis = fingerprint([default, [view.values.get(key, "") for key in question.depends]])
    made = Step(question=question, number=0, total=0, value=default, default=default, basis=basis, state="open",
                source=source, view=view)  # fmt: skip
    if question.key in session.settings:
        reply: Reply | None = Reply(value=session.settings[question.key])
        source = _("dòng lệnh")
    else:
        reply = session.replies.get(question.key) or (find(question, view) if find else None)
        source = _("kế hoạch trước") if reply and reply.earlier else _("đã nhập")
    if reply is None:
        return made
    if not reply.typed:
        return replace(made, state="done" if default or question.blank else "open")
    if reply.draft:
        return replace(made, value=reply.value, source=source)
    try:
        value = parse(question, view, reply.value)
    except Refused as refused:
        why = f"{refused.message} ({refused.hint})" if refused.hint else refused.message
        return replace(made, why=why)
    if reply.basis not in ("*", basis):
        return replace(made, value=value, source=source, state="stale", why=_("câu trước đã thay đổi"))
    return replace(made, value=value, source=source, state="done")


def _proposal(session: Session, question: Question, view: View) -> tuple[Plain, str]:
    """What is proposed and where it comes from. What does not fit here is not proposed."""
    earlier = session.proposed.get(question.key)
    for value, source in (
        (earlier, _("kế hoạch cấp trên") if session.parent else _("kế hoạch trước")),
        (office.answer_in(session.office, question, view), _("hồ sơ cơ quan")),
    ):
        if value is not None:
            with contextlib.suppress(Refused):
                return parse(question, view, value), source
    return question.default(view), _("mặc định")


def next_step(session: Session) -> Step | None:
    """The first question still to be answered or confirmed; None when all are."""
    return next((step for step in steps(session) if step.state != "done"), None)


def step_at(session: Session, key: str) -> Step:
    """The step of a key. Raises InputError when it is not asked at present."""
    for step in steps(session):
        if step.question.key == key:
            return step
    raise InputError(_("không có câu hỏi “{key}”").format(key=key))


def previous(session: Session, key: str) -> str:
    """The key of the question before; the first question has itself. Forks are passed over: they are no answers."""
    keys = [s.question.key for s in steps(session) if s.question.form != "fork" or s.question.key == key]
    place = keys.index(key) if key in keys else len(keys)
    return keys[max(place - 1, 0)]


def answer(session: Session, key: str, raw: Plain) -> Session:
    """The session after a reply. What equals the default counts as accepting it. Raises Refused."""
    step = step_at(session, key)
    value = parse(step.question, step.view, raw)
    if step.question.form == "fork":
        return _take(session, step, value)
    reply = Reply(typed=False) if value == step.default else Reply(value=value, basis=step.basis)
    return _with(session, key, reply)


def accept(session: Session, key: str) -> Session:
    """The session after Enter on what is shown: the default, or the earlier answer confirmed. Raises Refused."""
    return answer(session, key, step_at(session, key).value)


def keep_draft(session: Session, key: str, value: Plain) -> Session:
    """The session with a list that is still being edited; the question stays open."""
    return _with(session, key, Reply(value=value, draft=True))


def forget(session: Session, key: str) -> Session:
    """The session with one question asked again."""
    return replace(session, replies={k: v for k, v in session.replies.items() if k != key}, settings={
        k: v for k, v in session.settings.items() if k != key})  # fmt: skip


def _with(session: Session, key: str, reply: Reply) -> Session:
    # a reply given now stands over what the command line said at the start
    settings = {k: v for k, v in session.settings.items() if k != key}
    return replace(session, replies={**session.replies, key: reply}, settings=settings)


def _take(session: Session, step: Step, value: str) -> Session:
    option = next(o for o in step.question.options(step.view) if o.value == value)
    for key, new in option.sets:
        session = forget(session, key) if new is None else answer(session, key, new)
    return session


def accept_all(session: Session) -> Session:
    """The session with every default accepted that can be; what is left open has none.

    A default counts as the answer while later ones are foreseen, so that accepting all at once is like one by one.
    """
    while accepted := {
        step.question.key: Reply(typed=False)
        if step.value == step.default
        else Reply(value=step.value, basis=step.basis)
        for step in steps(session)
        if step.state != "done" and not step.why and step.question.form != "fork"
        and (step.value or step.question.blank)
    }:  # fmt: skip
        for key, reply in accepted.items():
            session = _with(session, key, reply)
    return session


def effects(before: Session, after: Session, key: str) -> Effects:
    """What changing the answer of `key` did to the others that had been answered."""
    seen = {s.question.key: s for s in steps(before)}
    old = {key: s for key, s in seen.items() if key in before.replies}
    new = {s.question.key: s for s in steps(after)}
    others = [(k, s) for k, s in new.items() if k != key and s.question.form != "fork"]
    return Effects(
        recomputed=tuple(s for k, s in others if k in old and s.state == "done" and s.value != old[k].value),
        stale=tuple(s for k, s in others if k in old and old[k].state == "done" and s.state != "done"),
        parked=tuple(s for k, s in old.items() if k not in new and k != key and s.question.form != "fork"),
        back=tuple(s for k, s in others if k not in seen and k in after.replies),
    )


def from_document(session: Session, document: Mapping[str, Any]) -> Session:
    """The session with the answers that stand in a file."""

    def find(question: Question, view: View) -> Reply | None:
        found = question.load(dict(document), view) if question.load else get(document, question.key)
        return None if found is None else Reply(value=found)

    replies = dict(session.replies)
    for step in steps(session, find):
        if step.question.key not in replies and (found := find(step.question, step.view)):
            accepted = step.state == "done" and step.value == step.default
            replies[step.question.key] = replace(found, basis=step.basis, typed=not accepted)
    return replace(session, replies=replies)

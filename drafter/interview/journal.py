"""The unfinished interview in its answers file: YAML that anything can read, the replies in comment lines on top.

The comment goes when the last question is answered. A file without it is a finished one, and is changed from there.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from drafter.answers.load import read_shaped
from drafter.i18n import _
from drafter.interview.document import to_text
from drafter.interview.frame import Shelf
from drafter.interview.question import Question
from drafter.interview.questions.content import TASKS
from drafter.interview.session import (
    Reply,
    Session,
    accept_all,
    answer,
    from_document,
    has_own_content,
    next_step,
    steps,
)
from drafter.interview.values import plain_of
from drafter.text import is_utf16

_MARK = "# drafter-dang-soan: "
_REPLY = ("value", "typed", "basis", "draft", "earlier")


def dump(session: Session, *, finished: bool = False) -> bytes:
    """The file of a session; with the replies in a comment while it is unfinished."""
    text = to_text(session)
    if finished:
        return text.encode()
    first, _nl, body = text.partition("\n")
    record = {
        "today": session.today.isoformat(),
        "settings": dict(session.settings),
        "proposed": dict(session.proposed),
        **({"older": dict(session.older)} if session.older else {}),
        "office": dict(session.office),
        "base": bool(session.base),
        **({"parent": dict(session.parent)} if session.parent else {}),
        "body": _digest(body),
        "replies": {
            key: [reply.value if reply.typed else "", reply.typed, reply.basis, reply.draft, reply.earlier]
            for key, reply in session.replies.items()
        },
    }
    # ASCII only: no character of an answer can end the comment line
    note = _(
        "# Đang soạn dở: chạy lại drafter new với tệp này để làm tiếp. Xóa dòng dưới nếu muốn soạn bằng tay."
    )
    return f"{first}\n{note}\n{_MARK}{json.dumps(record, ensure_ascii=True)}\n{body}".encode()


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def restore(data: bytes, file: str, shelf: Shelf, today: dt.date) -> tuple[Session, bool]:
    """The session in a file, and whether it had been changed by hand since: such a change wins over the journal.

    Raises AnswersError for a file that cannot be read, or has another shape than the form.
    """
    document: dict[str, Any] = plain_of(read_shaped(data, file))
    record, body = _record(data)
    if record is None:
        return finished(Session(shelf=shelf.knowing(document), today=today, base=document), document), False
    shelf, parent = _shelf(shelf, record, document)
    session = Session(
        shelf=shelf,
        parent=parent,
        today=dt.date.fromisoformat(record["today"]),
        settings=record["settings"],
        proposed=record["proposed"],
        older=record.get("older", {}),
        office=record.get("office", {}),
        base=document if record["base"] else {},
        replies={
            key: Reply(**dict(zip(_REPLY, reply, strict=False))) for key, reply in record["replies"].items()
        },
    )
    if record["body"] == _digest(body):
        return session, False
    fresh = Session(shelf=shelf, today=session.today, base=document, parent=parent)
    return from_document(fresh, document), True


def _shelf(
    shelf: Shelf, record: Mapping[str, Any], document: Mapping[str, Any]
) -> tuple[Shelf, Mapping[str, Any]]:
    """The shelf with the parent plan that the journal keeps, and that plan; what cannot be a plan is passed over."""
    parent = record.get("parent")
    if parent:
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
            return shelf.with_parent(parent), parent
    return shelf.knowing(document), {}


def _record(data: bytes) -> tuple[dict[str, Any] | None, str]:
    # Notepad may have saved it as "Unicode"
    encoding = "utf-16" if is_utf16(data) else "utf-8-sig"
    lines = data.decode(encoding, errors="replace").replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines[:5]):
        if line.startswith(_MARK):
            try:
                record = json.loads(line.removeprefix(_MARK))
                dt.date.fromisoformat(record["today"])
                shaped = all(4 <= len(reply) <= len(_REPLY) for reply in record["replies"].values())
                shaped = shaped and {"settings", "proposed", "base", "body"} <= set(record)
            except (ValueError, KeyError, TypeError, AttributeError):
                return None, ""
            return (record, "\n".join(lines[number + 1 :])) if shaped else (None, "")
    return None, ""


def is_begun(data: bytes) -> bool:
    """Whether a file holds a session that waits to be finished."""
    return _record(data)[0] is not None


def finished(session: Session, document: Mapping[str, Any]) -> Session:
    """A session with all answers of a whole file; what the file leaves out was left blank."""
    while True:
        session = from_document(session, document)
        blank = next(
            (s for s in steps(session) if s.state != "done" and s.question.blank and not s.why), None
        )
        if blank is None:
            return session
        session = answer(session, blank.question.key, [] if blank.question.form == "items" else "")


#: Keys of an answers file that are never those of the next plan.
_AFRESH = ("number", "date", "attached_to")


def rolled(session: Session, document: Mapping[str, Any]) -> Session:
    """A new session from last year's answers: stable ones kept, yearly ones proposed, the rest asked afresh.

    What no question asks for stays as it is: the whole content of a plan that was written elsewhere. Its title is proposed.
    The tasks of one that the questionnaire made may be taken again where the same kit is chosen.
    """
    shelf = session.shelf.knowing(document)
    own = has_own_content(document)
    kept = {key: value for key, value in document.items() if key not in _AFRESH}
    session = replace(session, shelf=shelf, base=kept if own else session.base)
    whole = finished(replace(session, replies={}, settings={}, proposed={}), document)
    done = {step.question.key: step for step in steps(whole) if step.state == "done"}
    proposed = {
        key: step.value
        for key, step in done.items()
        if step.question.shelf == "yearly" or (own and key == "title")
    }
    # they hold as long as what they were given in view of does: another kind of body has another name
    stable = {
        key: Reply(value=step.value, basis=step.basis, earlier=True)
        for key, step in done.items()
        if step.question.shelf == "stable"
    }
    tasks = {key: step.value for key, step in done.items() if key == "kit.id" or key.startswith(f"{TASKS}[")}
    return replace(
        session,
        replies={**stable, **session.replies},
        proposed={**session.proposed, **proposed},
        older=tasks,
    )


def missing(session: Session) -> list[str]:
    """The answers that `--defaults` does not give, as `--set` lines to copy."""
    lines = []
    for step in steps(accept_all(session)):
        if step.state == "done":
            continue
        question = step.question
        if question.form == "fork":
            lines.append(f"# {question.help}")
        elif question.form == "items":
            first = next(f.key for f in question.fields if f.required)
            lines.append(_line(f"{question.key}[1].{first}", "", question))
        else:
            value = step.default if isinstance(step.default, str) else ",".join(step.default)
            lines.append(_line(question.key, value.strip().partition("\n")[0] or question.example, question))
    return lines


def _line(key: str, value: str, question: Question) -> str:
    # cmd knows no other quotation marks
    return f'  --set "{key}={value.replace(chr(34), "”")}"  # {_(question.prompt)}'


def is_finished(session: Session) -> bool:
    """Whether every question is answered."""
    return next_step(session) is None

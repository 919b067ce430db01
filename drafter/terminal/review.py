"""The review screen: all answers as the document has them, each with its source; jump to one, or write."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from drafter.i18n import _
from drafter.interview.preview import printed
from drafter.interview.question import Option
from drafter.interview.session import Session, Step, steps
from drafter.model.papers import as_typed
from drafter.terminal.remarks import Remark, group_of
from drafter.terminal.screen import BACK, Screen

_WIDTH = 74


def shown(step: Step, room: int = _WIDTH - 24) -> str:
    """An answer on one line of `room` characters, with where it comes from."""
    value, question = step.value, step.question
    if question.form in ("choice", "multi"):
        values = [value] if isinstance(value, str) else list(value)
        labels = [option.label for option in question.options(step.view) if option.value in values]
        words = "; ".join(labels)
    elif question.form == "items":
        words = _("{count} mục").format(count=len(value))
    elif question.form == "date" and value:
        words = as_typed(value)
    else:
        words = " ".join(str(value).split())
    words = words or _("(để trống)")
    if len(words) > room:
        words = f"{words[: room - 3].rstrip()}..."
    return f"{words} [{step.source}]"


def review(screen: Screen, session: Session, remarks: Sequence[Remark] = ()) -> Any:
    """ "" to write, the key of a question to change, or BACK. The remarks stand under the answers they are about."""
    path = [step for step in steps(session) if step.question.form != "fork"]
    screen.say()
    screen.say(_("XEM LẠI TRƯỚC KHI GHI"))
    part = ""
    for step in path:
        if group_of(step) != part:
            if part:
                _tell(screen, remarks, part)
            part = group_of(step)
            screen.say(f"{_(part)}")
        start = f"  {step.number}. {label(step)}: "
        screen.say(f"{start}{shown(step, max(_WIDTH - len(start) - len(step.source), 12))}")
    _tell(screen, remarks, part)
    general = {remark.part for remark in remarks} - {group_of(step) for step in path}
    if general:
        screen.say(_("Cả văn bản"))
        for one in sorted(general):
            _tell(screen, remarks, one)
    screen.say(_("Đầu trang và chữ ký sẽ in:"))
    for name, words in printed(session).items():
        screen.say(f"  {name}: {words}")
    while True:
        options = [Option(value="ghi", label=_("Ghi tệp câu trả lời và tệp Word")),
                   Option(value="sua", label=_("Sửa một câu"))]  # fmt: skip
        chosen = screen.choice(_("Anh/chị muốn làm gì?"), options, "ghi")
        if chosen is BACK:
            return BACK
        if chosen == "ghi":
            return ""
        places = [Option(value=s.question.key, label=f"{s.number}. {label(s)}") for s in path]
        key = screen.choice(_("Sửa câu nào?"), places, places[0].value)
        if key is not BACK:
            return key


def _tell(screen: Screen, remarks: Sequence[Remark], part: str) -> None:
    for remark in remarks:
        if remark.part == part:
            words = _("! Kiểm tra: {remark}").format(remark=remark.text)
            screen.say(textwrap.fill(words, _WIDTH + 4, initial_indent="  ", subsequent_indent="    "))


def label(step: Step) -> str:
    """A short name of a question."""
    named = step.question.part.partition(": ")[2]
    words = _(step.question.prompt).rstrip("?") if not named else _("Nhiệm vụ: {area}").format(area=named)
    return words if len(words) <= 48 else f"{words[:45].rstrip()}..."

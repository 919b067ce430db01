"""Keys into the real prompts, without a terminal."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from drafter.interview.session import Session
from drafter.terminal.remarks import Judge, Listener, nothing_heard, nothing_judged
from drafter.terminal.screen import Screen
from drafter.terminal.talk import converse

ENTER, DOWN, UP, BACK, LEAVE, END, KILL_LINE = "\r", "\x1b[B", "\x1b[A", "\x1bOQ", "\x03", "\x04", "\x15"


class Heard(Screen):
    """A screen that remembers what was said."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str = "") -> None:
        self.lines += text.split("\n")

    @property
    def said(self) -> str:
        """All that was said."""
        return "\n".join(self.lines)


@dataclass
class Talk:
    """How a conversation went."""

    session: Session
    screen: Heard
    saved: list[Session] = field(default_factory=list)
    left: bool = False


def talk(
    session: Session,
    *keys: str,
    reviewed: bool = True,
    judge: Judge = nothing_judged,
    listen: Listener = nothing_heard,
    wait: float = 0,
    then: Sequence[str] = (),
) -> Talk:
    """The conversation with these keys, then after `wait` seconds those of `then`; when they run out, Ctrl-C."""
    out = Talk(session, Heard())

    def save(now: Session) -> None:
        out.saved.append(now)
        out.session = now

    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        late = threading.Timer(wait, lambda: pipe.send_text("".join(then) + LEAVE))
        pipe.send_text("".join(keys) + ("" if wait else LEAVE))
        if wait:
            late.start()
        try:
            out.session = converse(session, save, out.screen, reviewed=reviewed, judge=judge, listen=listen)
        except KeyboardInterrupt:
            out.left = True
        if wait:
            late.join()
    return out

"""The whole command in a real pseudo-terminal: a newcomer's run, leaving and coming back, being killed."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pexpect = pytest.importorskip("pexpect", reason="không có giả lập màn hình ở hệ này")

DOWN = "\x1b[B"
#: What is typed at each question of a district plan of 2019; Enter follows, and Enter alone answers the rest.
REPLIES = {1: "15/10/2019", 2: DOWN, 4: "lang son", 5: "Văn Lãng", 8: "145", 26: "Nguyễn Văn A"}
LAST = 26
_COLOURS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A folder with a terminal in it."""
    made = Desk(tmp_path)
    yield made
    made.close()


class Desk:
    """Runs `drafter` in a terminal of 80 x 24."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.child: Any = None

    def run(self, *arguments: str) -> Any:
        """Start `drafter new ARGUMENTS`."""
        self.close()
        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm",
            "NO_COLOR": "1",
            "PROMPT_TOOLKIT_NO_CPR": "1",
        }
        self.child = pexpect.spawn(
            sys.executable, ["-m", "drafter", "new", *arguments], cwd=str(self.folder), env=env,
            encoding="utf-8", dimensions=(24, 80), timeout=10,
        )  # fmt: skip
        return self.child

    def close(self) -> None:
        """End what is still running."""
        if self.child is not None:
            self.child.close(force=True)

    def expect_question(self, number: int) -> None:
        """Wait until a question stands with its prompt."""
        self.child.expect(rf"câu {number}/\d+")
        self.child.expect(r"\x1b\[\?2004h|> ")

    def reply(self, number: int) -> None:
        """The reply to a question."""
        self.child.send(REPLIES.get(number, "") + "\r")

    def finish(self) -> int:
        """Enter on the review screen; the exit code."""
        self.child.expect("muốn làm gì")
        self.child.send("\r")
        self.child.expect(pexpect.EOF)
        self.child.wait()
        return int(self.child.exitstatus)

    def answers(self) -> str:
        """The finished answers file."""
        return (self.folder / "k.yml").read_text(encoding="utf-8")


def undisturbed(desk: Desk, numbers: Sequence[int] = range(1, LAST + 1)) -> str:
    """A run without interruption."""
    desk.run("k.yml")
    for number in numbers:
        desk.expect_question(number)
        desk.reply(number)
    assert desk.finish() == 0
    return desk.answers()


def test_a_newcomers_run_ends_in_a_word_file(desk: Desk) -> None:
    """Six things typed, Enter for the rest: the answers, their schema and the document are there and named."""
    undisturbed(desk)
    said = _COLOURS.sub("", desk.child.before)
    documents = list(desk.folder.glob("*.docx"))
    assert len(documents) == 1
    assert documents[0].read_bytes().startswith(b"PK")
    assert documents[0].name.startswith("kh-145-")
    assert "đã ghi câu trả lời: k.yml" in said
    assert "Thông tư 01/2011/TT-BNV" in said
    assert (desk.folder / "drafter.schema.json").is_file()


def test_ctrl_c_at_every_question_then_going_on_gives_the_same_file(desk: Desk) -> None:
    """One reply a sitting: 26 sittings end in the file of an undisturbed run, each left with exit code 130."""
    whole = undisturbed(desk)
    (desk.folder / "k.yml").unlink()
    for number in range(1, LAST + 1):
        desk.run("k.yml")
        desk.expect_question(number)
        desk.reply(number)
        if number < LAST:
            desk.expect_question(number + 1)
            desk.child.sendcontrol("c")
            desk.child.expect("Làm tiếp: drafter new k.yml")
            desk.child.expect(pexpect.EOF)
            desk.child.wait()
            assert desk.child.exitstatus == 130
    assert desk.finish() == 0
    assert desk.answers() == whole


def test_killed_between_replies_only_the_reply_being_typed_is_lost(desk: Desk) -> None:
    """kill -9 while a name is being typed: the file is whole, the next run asks for that name."""
    whole = undisturbed(desk)
    (desk.folder / "k.yml").unlink()
    for start, stop in ((1, 5), (5, 9), (9, 20)):
        desk.run("k.yml")
        for number in range(start, stop):
            desk.expect_question(number)
            desk.reply(number)
        desk.expect_question(stop)
        desk.child.send("nửa chừng")
        time.sleep(0.1)
        desk.child.kill(signal.SIGKILL)
        assert "drafter: '1'" in desk.answers()
        assert not [path for path in desk.folder.iterdir() if path.suffix == ".tmp"]
    desk.run("k.yml")
    for number in range(20, LAST + 1):
        desk.expect_question(number)
        desk.reply(number)
    assert desk.finish() == 0
    assert desk.answers() == whole


def test_back_over_five_questions_in_a_terminal(desk: Desk) -> None:
    """Esc five times from the ninth question, a new name there: the rest follows it."""
    desk.run("k.yml")
    for number in range(1, 10):
        desk.expect_question(number)
        desk.reply(number)
    for number in (10, 9, 8, 7, 6):
        desk.expect_question(number)
        desk.child.send("\x1b")
    desk.expect_question(5)
    desk.child.send("\x15Cao Lộc\r")
    desk.child.expect("ảnh hưởng")
    desk.expect_question(10)
    desk.child.sendcontrol("c")
    desk.child.expect(pexpect.EOF)
    assert "name: Cao Lộc" in desk.answers()
    assert "trên địa bàn huyện Cao Lộc" in desk.answers()


def test_a_paste_and_decomposed_letters_in_a_terminal(desk: Desk) -> None:
    """A name pasted with a line break, its letters decomposed, stands whole and on one line; the window is resized."""
    desk.run("k.yml")
    for number in range(1, 5):
        desk.expect_question(number)
        desk.reply(number)
    desk.expect_question(5)
    desk.child.setwinsize(20, 60)
    desk.child.send("\x1b[200~Va\u0306n\r\nLa\u0303ng\x1b[201~")
    time.sleep(0.2)
    desk.child.send("\r")
    desk.expect_question(6)
    desk.child.sendcontrol("c")
    desk.child.expect(pexpect.EOF)
    assert "name: Văn Lãng\n" in desk.answers()


def test_no_english_reaches_the_terminal(desk: Desk) -> None:
    """What prompts bring along (arrow keys, done, warnings) is not on the screen."""
    desk.run("k.yml")
    seen = ""
    for number in range(1, LAST + 1):
        desk.expect_question(number)
        seen += desk.child.before
        desk.reply(number)
    desk.child.expect("muốn làm gì")
    seen += desk.child.before
    words = r"\b(use|arrow|select|done|warning|answer|finish|instruction|invalid|terminal)\b"
    assert not re.search(words, _COLOURS.sub("", seen), re.IGNORECASE)


def test_the_first_question_is_soon_there(desk: Desk) -> None:
    """The first prompt stands within a time that is small beside what a person notices."""
    best = 9.0
    for turn in range(3):
        start = time.perf_counter()
        desk.run(f"k{turn}.yml")
        desk.expect_question(1)
        best = min(best, time.perf_counter() - start)
    assert best < 1.5

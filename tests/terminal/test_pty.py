"""The whole command in a real pseudo-terminal: a newcomer's run, leaving and coming back, being killed."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drafter.interview import journal
from drafter.interview.session import accept, next_step, steps
from tests.conftest import ROOT
from tests.interview.helpers import DISTRICT, answered

pexpect = pytest.importorskip("pexpect", reason="không có giả lập màn hình ở hệ này")

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
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
        # the prompt is waited for; nothing is gained by a pause before each key
        self.child.delaybeforesend = None
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

    def answer(self, start: int, stop: int) -> None:
        """The replies to the questions from `start` to before `stop`."""
        for number in range(start, stop):
            self.expect_question(number)
            self.reply(number)

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


def undisturbed(desk: Desk) -> str:
    """A run without interruption."""
    desk.run("k.yml")
    desk.answer(1, LAST + 1)
    assert desk.finish() == 0
    return desk.answers()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The file of an undisturbed run."""
    desk = Desk(tmp_path_factory.mktemp("yen"))
    yield undisturbed(desk)
    desk.close()


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


@pytest.mark.parametrize(("start", "stop"), [(1, 8), (8, 15), (15, 21), (21, LAST)])
def test_ctrl_c_at_every_question_then_going_on_gives_the_same_file(
    desk: Desk, whole: str, start: int, stop: int
) -> None:
    """One reply a sitting, each left with exit code 130: the end is the file of an undisturbed run."""
    desk.run("k.yml")
    desk.answer(1, start)
    for number in range(start, stop):
        desk.expect_question(number)
        desk.reply(number)
        desk.expect_question(number + 1)
        desk.child.sendcontrol("c")
        desk.child.expect("Làm tiếp: drafter new k.yml")
        desk.child.expect(pexpect.EOF)
        desk.child.wait()
        assert desk.child.exitstatus == 130
        desk.run("k.yml")
    desk.answer(stop, LAST + 1)
    assert desk.finish() == 0
    assert desk.answers() == whole


def test_killed_between_replies_only_the_reply_being_typed_is_lost(desk: Desk, whole: str) -> None:
    """kill -9 while a name is being typed: the file is whole, the next run asks for that name."""
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


#: A question of each kind in the district's run.
KINDS = {
    1: "date",
    2: "choice",
    4: "search",
    5: "text",
    10: "paragraph",
    13: "areas",
    14: "tasks",
    23: "list",
}


def unfinished(number: int) -> bytes:
    """The file of a run that was left at a question."""
    session = answered(DISTRICT)
    while (step := next_step(session)) is not None and step.number < number:
        session = accept(session, step.question.key)
    kept = {step.question.key for step in steps(session)[: number - 1]}
    return journal.dump(
        replace(session, replies={key: reply for key, reply in session.replies.items() if key in kept})
    )


@pytest.mark.parametrize("number", KINDS, ids=KINDS.values())
def test_arrow_keys_resizing_and_ctrl_d_in_every_kind_of_prompt(desk: Desk, number: int) -> None:
    """Arrows and three sizes of the window do no harm, Ctrl-D leaves with 130; what was answered stays as it was."""
    path, before = desk.folder / "k.yml", unfinished(number)
    path.write_bytes(before)
    desk.run("k.yml")
    desk.expect_question(number)
    for rows, columns, key in ((40, 120, UP), (10, 40, DOWN), (24, 80, RIGHT + LEFT)):
        desk.child.setwinsize(rows, columns)
        desk.child.send(key)
        time.sleep(0.05)
    desk.child.sendcontrol("d")
    desk.child.expect(r"Làm tiếp: drafter new k\.yml")
    desk.child.expect(pexpect.EOF)
    desk.child.wait()
    assert (desk.child.exitstatus, path.read_bytes() == before) == (130, True)
    desk.run("k.yml")
    desk.expect_question(number)


def test_esc_in_every_kind_of_prompt_of_a_terminal(desk: Desk) -> None:
    """After arrows, Esc alone is told from them: one question back, and Enter comes here again."""
    desk.run("k.yml")
    for number in range(1, LAST + 1):
        desk.expect_question(number)
        if number in KINDS and number > 1:
            desk.child.send(DOWN + RIGHT)
            time.sleep(0.1)
            desk.child.send("\x1b")
            desk.expect_question(number - 1)
            desk.child.send("\r")
            desk.expect_question(number)
        desk.reply(number)
    assert desk.finish() == 0


def test_the_users_editor_in_a_terminal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """F3 in a long answer opens what EDITOR names on the same screen; the text comes back and is saved."""
    program = desk.folder / "soan.py"
    program.write_text(
        "import pathlib, sys\nprint('DANG MO')\n"
        "pathlib.Path(sys.argv[1]).write_text('Từ trình soạn thảo.\\nHai dòng.\\n', encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(program)]))
    desk.run("k.yml")
    for number in range(1, 11):
        desk.expect_question(number)
        if number < 10:
            desk.reply(number)
    desk.child.send(DOWN + "\r")
    desk.child.expect("F3 hoặc Ctrl-O")
    desk.child.send("\x1bOR")
    desk.child.expect("DANG MO")
    desk.child.expect("Hai dòng")
    desk.child.sendcontrol("d")
    desk.expect_question(11)
    desk.child.sendcontrol("c")
    desk.child.expect(pexpect.EOF)
    assert "Từ trình soạn thảo.\n" in desk.answers()


def test_the_review_in_a_terminal_shows_sources_and_remarks(desk: Desk) -> None:
    """Before anything is written: where each answer comes from, and what the check will say, beside the answers."""
    desk.run("k.yml")
    for number in range(1, LAST + 1):
        desk.expect_question(number)
        if number == 9:
            desk.child.send("\x15Thực hiện thực hiện Kết luận số 51-KL/TW\r")
        else:
            desk.reply(number)
    desk.child.expect("XEM LẠI TRƯỚC KHI GHI")
    desk.child.expect("muốn làm gì")
    said = _COLOURS.sub("", desk.child.before)
    assert "5. Tên riêng: Văn Lãng [đã nhập]" in said
    assert said.index("! Kiểm tra: câu 9: ND701") < said.index("Tổ chức thực hiện")
    assert not list(desk.folder.glob("*.docx"))


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

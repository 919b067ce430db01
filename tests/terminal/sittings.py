"""Two newcomers at a terminal of 80 x 24, and what stands on their screen: docs/phien-lam-viec.md shows it.

`python -m tests.terminal.sittings` writes the page's screens anew; a test tells when it shows others.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

PAGE = ROOT / "docs/phien-lam-viec.md"
ENTER, DOWN = "\r", "\x1b[B"
_BLOCK = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)
_REVIEW = r"muốn làm gì.*»"
_ROWS, _COLUMNS = 24, 80


@dataclass(frozen=True)
class Act:
    """Keys, and what stands on the screen then. `shown`: the page has that screen."""

    keys: str
    then: str
    shown: bool = False


@dataclass(frozen=True)
class Sitting:
    """A run of `drafter new FILE`: what is done at questions, by their first words; the others get Enter alone."""

    file: str
    acts: Mapping[str, Sequence[Act]]


def _typed(words: str) -> tuple[Act, ...]:
    return (Act(words, ""),)


DISTRICT = Sitting("huyen.yml", {
    "Ngày ban hành kế hoạch": _typed("15/10/2019"),
    "Cơ quan nào ban hành": (Act(DOWN, "» Ủy ban nhân dân huyện", shown=True),),
    "Thuộc tỉnh": (Act("lang", "tỉnh Lạng Sơn", shown=True),),
    "Tên riêng": (Act("Văn Lãng", "Thể thức: ", shown=True),),
    "Thực hiện cả kế hoạch": _typed("156/KH-UBND"),
    "Ngày ban hành của văn bản": _typed("13/9/2019"),
    "Số của kế hoạch": _typed("145"),
    "Ai ký": (Act(DOWN, r"» [^\n]*PHÓ CHỦ TỊCH"),),
    "Họ và tên người ký": _typed("Nguyễn Văn A"),
})  # fmt: skip

COMMUNE = Sitting("xa.yml", {
    "Ngày ban hành kế hoạch": _typed("05/3/2026"),
    "Cơ quan nào ban hành": (Act(DOWN, "» Ủy ban nhân dân huyện"), Act(ENTER, "» Ủy ban nhân dân xã", shown=True)),
    "Thuộc tỉnh": (Act("lang", "tỉnh Lạng Sơn"),),
    "Tên riêng": (Act("Na Sầm", "Thể thức: "),),
    "Kế hoạch này thực hiện": (Act(DOWN, r"» [^\n]*71-NQ/TW"),),
    "Thực hiện cả kế hoạch": _typed("12/KH-UBND"),
    "Ngày ban hành của văn bản": _typed("20/01/2026"),
    "Các lĩnh vực nhiệm vụ": (Act(DOWN * 5 + " ", "» ○ 6"), Act(DOWN + " ", "» ○ 7", shown=True)),
    "Nhiệm vụ của lĩnh vực này": (
        Act("", "» ● 1", shown=True),
        Act("s", "» Dùng danh sách này"),
        Act(DOWN + ENTER, "> (?!Nhiệm vụ của)"),
        Act("Họp thôn phổ biến Kế hoạch, mỗi thôn ít nhất 01 buổi." + ENTER, "> Cơ quan chủ trì"),
        Act("Các thôn" + ENTER, "> Cơ quan phối hợp"),
        Act(ENTER, "> Thời hạn"),
        Act("tháng 4/2026" + ENTER, "> Sản phẩm"),
        Act("biên bản cuộc họp" + ENTER, r"» Dùng danh sách này \(4", shown=True),
    ),
    "Họ và tên người ký": _typed("Nguyễn Văn A"),
})  # fmt: skip

SITTINGS = (DISTRICT, COMMUNE)


class _Desk:
    def __init__(self, folder: Path, file: str) -> None:
        import pexpect
        import pyte

        env = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_CONFIG_HOME": str(folder),
            "TERM": "xterm",
            "NO_COLOR": "1",
        }
        env.pop("PROMPT_TOOLKIT_NO_CPR", None)
        self.screen = pyte.HistoryScreen(_COLUMNS, _ROWS, history=5000)
        self.stream = pyte.Stream(self.screen)
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "drafter", "new", file], cwd=str(folder), env=env, encoding="utf-8",
            dimensions=(_ROWS, _COLUMNS), timeout=20,
        )  # fmt: skip
        self.child.delaybeforesend = None
        # a terminal tells where its cursor stands when it is asked
        self.screen.write_process_input = self.child.send
        self.ended = False

    @property
    def shown(self) -> str:
        """The screen as it stands."""
        return _trimmed(self.screen.display)

    @property
    def all(self) -> str:
        """All that was shown, what has left the screen as well."""
        gone = ("".join(row[column].data for column in range(_COLUMNS)) for row in self.screen.history.top)
        return _trimmed([*gone, *self.screen.display])

    def wait(self, pattern: str) -> re.Match[str]:
        """Until it is shown. Raises AssertionError with the screen when it never is."""
        while not (found := re.search(pattern, self.all, re.MULTILINE | re.DOTALL)):
            assert not self.ended, self.shown
            self._read()
        return found

    def question(self, number: int) -> str | None:
        """The words of a question once it waits for its answer; None for the review at the end."""
        # the line that is typed stands below the head of its question, others between; bodies of another day are no question
        head = rf"^câu {number}/\d+ (?:(?!^câu ).)*^> (?!Loại cơ quan và ngày)([^\n]*)"
        return self.wait(rf"{head}|{_REVIEW}")[1]

    def rest(self) -> None:
        """Until the program has ended."""
        while not self.ended:
            self._read()
        self.child.wait()

    def _read(self) -> None:
        import pexpect

        try:
            self.stream.feed(self.child.read_nonblocking(4096, timeout=20))
        except pexpect.EOF:
            self.ended = True
        except pexpect.TIMEOUT:
            raise AssertionError(self.shown) from None


def _trimmed(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def screens(sitting: Sitting, folder: Path) -> Iterator[str]:
    """The screens that the page has of a sitting, the review, and the whole sitting."""
    desk, left, number = _Desk(folder, sitting.file), dict(sitting.acts), 1
    while (question := desk.question(number)) is not None:
        key = next((key for key in left if question.startswith(key)), "")
        for act in left.pop(key, ()):
            desk.child.send(act.keys)
            desk.wait(act.then)
            if act.shown:
                yield desk.shown
        desk.child.send(ENTER)
        number += 1
    assert not left, left
    if sitting is DISTRICT:
        yield desk.shown
    desk.child.send(ENTER)
    desk.rest()
    yield f"$ drafter new {sitting.file}\n{desk.all}$\n"


def recorded() -> list[str]:
    """All screens of the page, in its order."""
    out = []
    for sitting in SITTINGS:
        with tempfile.TemporaryDirectory() as folder:
            out += screens(sitting, Path(folder))
    return out


def on_page() -> list[str]:
    """The screens that the page shows."""
    return _BLOCK.findall(PAGE.read_text(encoding="utf-8"))


def main() -> None:
    """Write the page's screens anew."""
    new = iter(recorded())
    page = _BLOCK.sub(lambda _old: next(new), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()

"""People at a terminal of 80 x 24, and what stands on their screen: pages of docs/ show it.

`python -m tests.terminal.sittings` writes the screens of the pages anew; a test tells when they show others.
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

from tests.tools import ROOT, SAMPLES

ENTER, DOWN = "\r", "\x1b[B"
_BLOCK = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)
_REVIEW = r"muốn làm gì.*»"
#: The last question: its head and, below what is said of it, the line that is typed. A clash with the date is no question.
_QUESTION = re.compile(
    r"^câu (\d+)/\d+ (?:(?!^câu ).)*^> (?!Loại cơ quan và ngày)([^\n]*)(?!.*^câu )", re.MULTILINE | re.DOTALL
)
_ROWS, _COLUMNS = 24, 80
#: Seconds that a screen stands still before it is taken as drawn; seconds to wait for a program that is at work.
_QUIET, _PATIENCE = 0.3, 30.0


@dataclass(frozen=True)
class Act:
    """Keys, and what stands on the screen then. `shown`: its page has that screen."""

    keys: str
    then: str
    shown: bool = False


@dataclass(frozen=True)
class Sitting:
    """A run of `drafter new FILE`: what is done at questions, by their first words; the others get Enter alone.

    With a `parent` to carry down, its page has the question at hand alone, and the sitting ends there.
    """

    page: str
    file: str
    acts: Mapping[str, Sequence[Act]]
    parent: Path | None = None

    @property
    def arguments(self) -> list[str]:
        """What follows `drafter`."""
        return ["new", self.file, *(("--from", str(self.parent)) if self.parent else ())]


def _typed(words: str) -> tuple[Act, ...]:
    return (Act(words, ""),)


DISTRICT = Sitting("phien-lam-viec.md", "huyen.yml", {
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

COMMUNE = Sitting("phien-lam-viec.md", "xa.yml", {
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

CARRIED = Sitting("ke-hoach-cap-tren.md", "ke-hoach-xa.yml", {
    "Ngày ban hành kế hoạch": _typed("05/3/2026"),
    "Cơ quan nào ban hành": (Act(DOWN * 2, "» Ủy ban nhân dân xã"),),
    "Tên riêng": (Act("Na Sầm", "Thể thức: "),),
    "Nhiệm vụ của lĩnh vực này": (Act("", "» ● 1", shown=True),),
}, parent=SAMPLES / "ke-hoach-tinh.txt")  # fmt: skip

SITTINGS = (DISTRICT, COMMUNE, CARRIED)


class _Desk:
    def __init__(self, folder: Path, arguments: Sequence[str]) -> None:
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
            sys.executable, ["-m", "drafter", *arguments], cwd=str(folder), env=env, encoding="utf-8",
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

    def question(self, after: int) -> tuple[int, str] | None:
        """The number and words of the next question once it waits for its answer; None for the review at the end."""
        while not re.search(_REVIEW, self.shown, re.DOTALL):
            found = _QUESTION.search(self.all)
            if found and int(found[1]) > after:
                return int(found[1]), found[2]
            assert not self.ended, self.shown
            self._read()
        return None

    def rest(self) -> None:
        """Until the program has ended."""
        while not self.ended:
            self._read()
        self.child.wait()

    def settled(self) -> str:
        """The screen once nothing more is drawn."""
        while self._drawn(_QUIET):
            pass
        return self.shown

    def _read(self) -> None:
        if not self._drawn(_PATIENCE) and not self.ended:
            raise AssertionError(self.shown)

    def _drawn(self, seconds: float) -> bool:
        import pexpect

        try:
            self.stream.feed(self.child.read_nonblocking(4096, timeout=seconds))
        except pexpect.EOF:
            self.ended = True
            return False
        except pexpect.TIMEOUT:
            return False
        return True


def _trimmed(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def screens(sitting: Sitting, folder: Path) -> Iterator[str]:
    """The screens that the page has of a sitting; then the review and the whole sitting."""
    desk, left, number = _Desk(folder, sitting.arguments), dict(sitting.acts), 0
    while (found := desk.question(number)) is not None:
        number, question = found
        key = next((key for key in left if question.startswith(key)), "")
        for act in left.pop(key, ()):
            desk.child.send(act.keys)
            desk.wait(act.then)
            if act.shown and not sitting.parent:
                yield desk.settled()
        if sitting.parent and not left:
            yield desk.settled()[desk.shown.rindex("\ncâu ") + 1 :]
            desk.child.close(force=True)
            return
        desk.child.send(ENTER)
    assert not left, left
    if sitting is DISTRICT:
        yield desk.settled()
    desk.child.send(ENTER)
    desk.rest()
    yield f"$ drafter {' '.join(sitting.arguments)}\n{desk.all}$\n"


def recorded() -> dict[str, list[str]]:
    """All screens by page, in its order."""
    out: dict[str, list[str]] = {}
    for sitting in SITTINGS:
        with tempfile.TemporaryDirectory() as folder:
            out.setdefault(sitting.page, []).extend(screens(sitting, Path(folder)))
    return out


def on_page(name: str) -> list[str]:
    """The screens that a page shows."""
    return _BLOCK.findall((ROOT / "docs" / name).read_text(encoding="utf-8"))


def main() -> None:
    """Write the screens of the pages anew."""
    for name, new in recorded().items():
        page, screen = ROOT / "docs" / name, iter(new)
        page.write_text(
            _BLOCK.sub(lambda _old, of=screen: next(of), page.read_text(encoding="utf-8")), encoding="utf-8"
        )


if __name__ == "__main__":
    main()

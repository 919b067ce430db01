"""docs/sua-trong-word.md is true: its round, edits in Word between its commands, says what is printed there."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.review.reviewer import Reviewer
from tests.tools import ANSWERS, ROOT

PAGE = (ROOT / "docs/sua-trong-word.md").read_text(encoding="utf-8")
RECORD = "Kết quả thực hiện là căn cứ đánh giá người đứng đầu phòng, "


def reviewed(data: bytes) -> bytes:
    """What the leader of the page does: two edits that Word tracks, and a comment."""
    leader = Reviewer(data)
    leader.author = "Nguyễn Văn A"
    leader.replace(leader.find("trong giai đoạn 2026 - 2030"), "2030", "2028")
    leader.replace(leader.find(RECORD), "trường học", "hiệu trưởng trường học")
    leader.comment(leader.find("Ưu tiên học sinh ở thôn xa"), "Thêm học sinh dân tộc thiểu số?")
    return leader.save()


def test_the_round_of_the_page(
    run_cli: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Printed, edited in Word, looked at, taken over: the words of the page each time, and nothing else changed."""
    own = tmp_path / "xa.yml"
    shutil.copy(ANSWERS / "xa-2026.yml", own)
    before = own.read_text(encoding="utf-8").splitlines()
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```console\n\$ drafter (.*?)\n(.*?)```", PAGE, re.DOTALL)
    assert [command.split()[0] for command, _said in blocks] == ["render", "pull", "pull"]
    for command, said in blocks:
        done = run_cli(*shlex.split(command))
        assert said.strip() in done.out + done.err, command
        if command.startswith("render"):
            sent = Path("lay-y-kien.docx")
            sent.write_bytes(reviewed(sent.read_bytes()))

    after = own.read_text(encoding="utf-8").splitlines()
    assert len([1 for old, new in zip(before, after, strict=True) if old != new]) == 2
    assert "dân tộc thiểu số?" in Path("xa.ghi-chu.yml").read_text(encoding="utf-8")

"""docs/nhiem-vu.md is true: its commands say what is printed there, its task is accepted, its codes are the rules."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.ledger import rules
from tests.ledger.papers import loaded
from tests.tools import ROOT

PAGE = (ROOT / "docs" / "nhiem-vu.md").read_text(encoding="utf-8")


def test_commands_say_what_is_printed(
    run_cli: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run in order in one folder, each leaves the words of the page on the screen."""
    shutil.copytree(ROOT / "answers", tmp_path / "answers")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```console\n\$ drafter (.*?)\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 4
    for command, said in blocks:
        done = run_cli(*shlex.split(command))
        assert done.code == 0  # type: ignore[attr-defined]
        assert said.strip() in done.out, command  # type: ignore[attr-defined]


def test_the_task_shown_is_accepted() -> None:
    """The keys of the page are those of the answers file, and none is passed over."""
    import yaml

    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (task,) = yaml.safe_load(block)
    plan = loaded({"sections": [{"id": "nv", "heading": "Nhiệm vụ", "content": [task]}]}).plan
    (made,) = plan.tasks[0][1]

    assert {key: getattr(made, "text" if key == "task" else key) for key in task} == task


def test_every_rule_is_on_the_page() -> None:
    """The codes in the docstrings of the rules and in the table are the same."""
    source = Path(rules.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'code="(NV\d+)"', source)) == set(
        re.findall(r"NV\d+", PAGE.split("| mã |")[1].split("##")[0])
    )

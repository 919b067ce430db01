"""README is true: every command in its transcripts is run, in order, in one folder, and says what is printed there."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.answers.load import load
from drafter.cli.app import COMMANDS
from drafter.regimes import windows
from tests.tools import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def transcripts() -> list[tuple[str, str]]:
    """(command, what it prints) of every ```console block."""
    out = []
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            out.append((command, said.strip()))
    return out


def test_transcripts_are_true(
    run_cli: Callable[..., object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clerk who pastes the commands sees these words."""
    for name in ("answers", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert len(transcripts()) >= 5
    for command, said in transcripts():
        program, *arguments = shlex.split(command, comments=True)
        done = run_cli(*arguments)

        assert program == "drafter"
        assert said in (done.out + done.err).strip(), command  # type: ignore[attr-defined]


def test_answers_shown_are_accepted() -> None:
    """The YAML in the README loads as it stands."""
    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    loaded = load(block.encode(), "README.md")

    assert loaded.plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "XÃ NA SẦM")


def test_every_command_and_regime_is_named() -> None:
    """Nothing that a user can call, and no regime, is missing from the README."""
    missing = [name for name in COMMANDS if f"drafter {name.rstrip('_')}" not in README]
    regimes = [
        window.name
        for window in windows()
        if re.sub("^(Nghị định|Thông tư|Hướng dẫn) ", "", window.name) not in README
    ]

    assert missing == []
    assert regimes == []


def test_links_lead_somewhere() -> None:
    """Every file that the README links to is there."""
    targets = re.findall(r"\]\(([^)#]+)\)", README)

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []

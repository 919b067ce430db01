"""docs/bo-khung.md is true: a kit for a directive that is not built in, from nothing to a clean plan, by the page alone."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.kits.load import kits
from drafter.kits.shape import KEYS
from drafter.kits.words import GROUPS, LEVELS, NAMES, role_names
from tests.conftest import ROOT, Outcome, paragraphs_of
from tests.tools import unmeasured

PAGE = (ROOT / "docs/bo-khung.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(console|toml)\n(.*?)```", re.DOTALL)


@unmeasured
def test_the_page_leads_from_nothing_to_a_clean_plan(
    tmp_path: Path, run_cli: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command is run in order in an empty folder, the file is what the page shows, and each says what is printed."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "config"))
    commands = 0
    for kind, text in BLOCK.findall(PAGE):
        if kind == "toml":
            (tmp_path / "chi-thi-42/kit.toml").write_text(text, encoding="utf-8")
            continue
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, said = part.partition("\n")
            done = run_cli(*shlex.split(command)[1:])
            commands += 1

            assert done.code == 0, f"{command}: {done.err}"
            assert said.strip() in done.out + done.err, command
    said = "\n".join(paragraphs_of((tmp_path / "ke-hoach.docx").read_bytes()))

    assert commands == 6
    assert "Thực hiện Chỉ thị số 42-CT/TW ngày 24/3/2015 của Ban Bí thư Trung ương Đảng" in said
    assert "1. Tuyên truyền, giáo dục lý tưởng, đạo đức, lối sống" in said
    assert "- Đoàn Thanh niên Cộng sản Hồ Chí Minh xã (p/h);" in said


def test_the_page_names_every_kit_part_level_parameter_and_kind_of_work() -> None:
    """Nothing that may stand in a kit is missing from the page."""
    words = {*(kit.id for kit in kits()), *KEYS[""], *LEVELS, *GROUPS, *NAMES, *role_names()}

    assert sorted(word for word in words if not re.search(rf"\b{word}\b", PAGE)) == []

"""The side by side: other programs get the same text, and those that are not there are named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.peers import __main__ as peers
from benchmarks.peers import content
from benchmarks.peers.worker import PROGRAMS


@pytest.mark.parametrize("size", [1, 2])
def test_docxtpl_prints_the_same_words(tmp_path: Path, size: int) -> None:
    """What is compared is equal: the words of every paragraph, in their order."""
    texts = peers.prepare(tmp_path, size, 2)
    (tmp_path / "out" / "docxtpl").mkdir(parents=True)
    PROGRAMS["docxtpl"](tmp_path)(range(2))
    made = [content.printed((tmp_path / "out" / "docxtpl" / f"{n}.docx").read_bytes()) for n in range(2)]

    assert made == texts
    assert texts[0] != texts[1]
    assert sum(len(words.split()) for words in texts[0]) > 4_000 * size


def test_the_comparison_sees_a_word_that_differs(tmp_path: Path) -> None:
    """A program that prints something else is not measured."""
    texts = peers.prepare(tmp_path, 1, 1)
    data = json.loads((tmp_path / "data.json").read_text(encoding="utf-8"))
    data[0]["parts"][3]["paras"][0]["t"] += " khác"
    (tmp_path / "data.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "out" / "docxtpl").mkdir(parents=True)
    PROGRAMS["docxtpl"](tmp_path)(range(1))

    with pytest.raises(AssertionError, match="khác"):
        peers.verify(tmp_path, peers.PROGRAMS[0], texts)


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each missing program with the command that brings it."""
    monkeypatch.setattr(peers, "MODULES", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(peers.importlib.util, "find_spec", lambda name: None)
    missing = {program.name: program.missing for program in peers.PROGRAMS}

    assert missing["docxtpl"] == missing["drafter"] == ""
    assert missing["mailmerge"] == "pip install docx-mailmerge2==1.0.3"
    assert missing["docxtemplater"].startswith("npm install --no-save --prefix .cache/peers docxtemplater@")

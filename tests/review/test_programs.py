"""Outside witnesses: pandoc reads the same before and after; LibreOffice may save the file in between."""

from __future__ import annotations

import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter.cli.returning import base_of
from drafter.review.model import Whole
from drafter.review.reading import read_review
from tests.conftest import part_of
from tests.review.kinds import ASK, NOTHING, VALUE, Kind, two_in_turn
from tests.review.test_matrix import (
    CASES,
    IDS,
    SAMPLES,
    TWO,
    _opened,
    assert_clear_are_right,
    assert_nothing_lost,
    edited,
    norm,
)
from tests.tools import measured, program, unmeasured


@pytest.fixture(scope="session")
def edited_files(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Path, Kind], Path]:
    """Every case as a file."""
    folder = tmp_path_factory.mktemp("edited")
    out = {}
    for number, (sample, kind) in enumerate(CASES):
        path = folder / f"{number:03}.docx"
        path.write_bytes(edited(sample, kind))
        out[sample, kind] = path
    return out


@pytest.fixture(scope="session")
def saved_files(
    edited_files: dict[tuple[Path, Kind], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[Path, Kind], Path]:
    """Every case after LibreOffice has opened and saved it, in two runs of it."""
    folder = tmp_path_factory.mktemp("saved")
    office = program("soffice")
    files = [str(path) for path in edited_files.values()]
    with tempfile.TemporaryDirectory() as profile:
        # it takes some 250 names at most
        for names in (files[:200], files[200:]):
            subprocess.run(
                [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "docx",
                 "--outdir", str(folder), *names],
                capture_output=True, timeout=900, check=False,
            )  # fmt: skip
    out = {case: folder / path.name for case, path in edited_files.items()}
    absent = [path.name for path in out.values() if not path.exists()]
    assert not absent, f"LibreOffice made no {absent}"
    return out


def _pandoc(path: Path, how: str) -> str:
    done = subprocess.run(
        [program("pandoc"), "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={how}", str(path)],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


def _is_tracked(path: Path) -> bool:
    return re.search(r"<w:(?:ins|del|moveFrom|moveTo)\b", part_of(path.read_bytes())) is not None


def _letters(text: str) -> str:
    """Letters and digits alone: pandoc draws tables and lists with signs of its own, and sets strong words in capitals."""
    return "".join(re.findall(r"\w", norm(text).casefold().replace("_", "")))


def _ours(wholes: tuple[Whole, ...]) -> str:
    return _letters(" ".join(whole.text for whole in wholes))


@unmeasured
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_before_and_after_agree_with_pandoc(
    sample: Path, edited_files: dict[tuple[Path, Kind], Path]
) -> None:
    """All accepted and all rejected, pandoc reads the words that we read: every kind of edit, on two samples in turn."""
    # pandoc is started anew for each file
    mine = [(kind, edited_files[sample, kind]) for one, kind in two_in_turn(CASES) if one == sample]
    # where nothing is tracked there is one reading
    ways = [
        (kind, path, how)
        for kind, path in mine
        for how in ("accept", "reject")
        if how == "accept" or _is_tracked(path)
    ]
    with ThreadPoolExecutor(2) as pool:
        theirs = list(pool.map(lambda way: _pandoc(way[1], way[2]), ways))
    differing = []
    for (kind, path, how), text in zip(ways, theirs, strict=True):
        read = _opened(path.read_bytes(), path).reviewed
        wholes = read.after() if how == "accept" else read.before()
        # side by side cells are drawn line by line: the letters are compared as a heap
        if sorted(_ours(wholes)) != sorted(_letters(text)):
            differing.append((kind.name, how))

    assert len(mine) >= 20
    assert differing == []


@pytest.mark.xdist_group("saved by LibreOffice")
@pytest.mark.parametrize(("sample", "kind"), measured(CASES, TWO), ids=IDS)
def test_the_same_after_a_save_by_libreoffice(
    sample: Path, kind: Kind, saved_files: dict[tuple[Path, Kind], Path]
) -> None:
    """Saved by LibreOffice in between: the right value or a question, nothing lost."""
    path = saved_files[sample, kind]
    returned = _opened(path.read_bytes(), path)
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)

    assert returned.record is not None
    assert_nothing_lost(base, returned, review)
    assert_clear_are_right(base, returned, review)
    if kind.wanted == NOTHING:
        assert review.changes == ()
    if kind.wanted == VALUE:
        assert [change.clear for change in review.changes] == [True]
    if kind.wanted == ASK:
        assert review.changes
        assert not any(change.clear for change in review.changes)

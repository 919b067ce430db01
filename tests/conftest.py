"""What all tests share: the command line in process, documents read back, and a cache of their own."""

from __future__ import annotations

import gc
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SAMPLES = TESTS / "samples"
ANSWERS = ROOT / "answers"


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file in memory is no name: one made while tests are collected differs from worker to worker."""
    return argname if isinstance(val, bytes) and len(val) > _LONGEST_NAME else None


#: Bytes that may name a case.
_LONGEST_NAME = 60


# what is loaded until all tests are known stays: looking through it for cycles takes a twentieth of all tests
gc.disable()


def pytest_collection_finish() -> None:
    """Cycles are looked for among what the tests make."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Compiled templates go to a folder of this run, and the user's settings are not read."""
    kept = {key: os.environ.get(key) for key in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "DRAFTER_LANG")}
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    os.environ.pop("DRAFTER_LANG", None)
    yield
    for key, value in kept.items():
        if value is None:
            os.environ.pop(key, None)
        else:
            os.environ[key] = value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left: its exit code and its two streams."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run `drafter ARGUMENTS...` in this process."""
    from drafter.cli.app import run

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


def render_document(
    answers: Path | bytes, settings: Sequence[str] = (), regime: str = "", template: Path | None = None
) -> bytes:
    """The bytes of the document of an answers file, or of answers given as they stand in one."""
    from drafter.cli.making import make, make_from

    if isinstance(answers, bytes):
        return make_from(answers, "tra-loi.yml", settings, regime, template).data
    return make(answers, settings, regime, template).data


@pytest.fixture
def render_bytes() -> Callable[..., bytes]:
    """`render_document` as a fixture: answers (a path, or bytes) -> the bytes of the .docx."""
    return render_document


def part_of(document: bytes, name: str = "word/document.xml") -> str:
    """One part of a .docx as text."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(name).decode("utf-8")


def paragraphs_of(document: bytes) -> list[str]:
    """The words of each paragraph of a .docx, read by nothing but the standard library; empty ones left out."""
    found = []
    for paragraph in re.findall(r"<w:p[ >].*?</w:p>", part_of(document), re.DOTALL):
        pieces = re.findall(r"<w:t(?:\s[^>]*)?>([^<]*)</w:t>|<w:(tab|br)\s*/>", paragraph)
        words = "".join(unescape(text) if not mark else " " for text, mark in pieces)
        if words.strip():
            found.append(words)
    return found


@pytest.fixture
def witness_folder() -> Callable[[str], Path]:
    """A folder of real documents beside the checkout; skips where there is none."""

    def find(name: str) -> Path:
        folder = ROOT.parent / "shared" / name
        if not folder.is_dir():
            if os.environ.get("DRAFTER_REQUIRE_ALL") == "1":
                pytest.fail(f"{folder} is wanted (DRAFTER_REQUIRE_ALL=1) and is not there")
            pytest.skip(f"the real documents of {folder} are not on this machine")
        return folder

    return find

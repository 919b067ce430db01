"""The cache of compiled templates: quick when whole, ignored when damaged or foreign, never in the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter.cli.making import make
from drafter.files import user_dir
from drafter.word.compiled import dump, restore
from drafter.word.library import compiled_for
from tests.tools import ANSWERS, ROOT, unmeasured

SAMPLE = ANSWERS / "huyen-2019.yml"
HEAVY = ("docxtpl", "docx", "lxml", "jinja2", "questionary", "babel")
#: What a document that is only made needs none of, but would wait for.
SPARED = (
    "tomllib",
    "zipfile",
    "difflib",
    "shutil",
    "subprocess",
    "drafter.check",
    "drafter.interview",
    "drafter.registers.districts",
    "drafter.word.compile",
    "drafter.word.unsound",
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return user_dir("cache") / "templates"


def test_compiled_template_is_kept_and_taken_back(cache: Path) -> None:
    """One file a template, for its owner only; taken back it is the same data."""
    made = compiled_for("nd30-2020", "state")
    (kept,) = cache.iterdir()

    assert restore(kept.read_bytes()) == made == compiled_for("nd30-2020", "state")
    assert kept.stat().st_mode & 0o077 == 0


@unmeasured
@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"static": {}}', b'{"static": {"a": "!"}}', b"\xff\xfe"]
)
def test_damaged_cache_is_made_again(cache: Path, damage: bytes) -> None:
    """A broken file costs a compilation, never the document."""
    good = make(SAMPLE).data
    (kept,) = cache.iterdir()
    kept.write_bytes(damage)

    assert make(SAMPLE).data == good
    assert restore(kept.read_bytes()) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
def test_cache_that_others_may_write_is_not_trusted(cache: Path) -> None:
    """A planted program is not run: the file must be the user's own and closed to others."""
    make(SAMPLE)
    (kept,) = cache.iterdir()
    forged = json.loads(kept.read_bytes())
    forged["programs"]["word/document.xml"] = [["t", "planted"]]
    kept.write_bytes(json.dumps(forged).encode())
    kept.chmod(0o666)

    assert b"planted" not in make(SAMPLE).data


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own")
def test_cache_that_is_a_link_is_not_followed(cache: Path, tmp_path: Path) -> None:
    """What a link leads to is neither trusted nor written over."""
    good = make(SAMPLE).data
    (kept,) = cache.iterdir()
    forged = json.loads(kept.read_bytes())
    forged["programs"]["word/document.xml"] = [["t", "planted"]]
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_bytes(json.dumps(forged).encode())
    elsewhere.chmod(0o600)
    before = elsewhere.read_bytes()
    kept.unlink()
    kept.symlink_to(elsewhere)

    assert make(SAMPLE).data == good
    assert elsewhere.read_bytes() == before


def test_cache_of_another_version_is_made_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name says version and content: nothing of an older version is ever read."""
    make(SAMPLE)
    monkeypatch.setattr("drafter.word.compiled.VERSION", 999_999)
    make(SAMPLE)

    assert len(list(cache.iterdir())) == 2


@unmeasured
def test_threads_may_start_with_an_empty_cache(cache: Path) -> None:
    """Four at once, each compiling or reading what another just kept: one document, one whole file in the cache."""
    with ThreadPoolExecutor(4) as pool:
        made = set(pool.map(lambda _n: make(SAMPLE).data, range(8)))
    (kept,) = cache.iterdir()

    assert len(made) == 1
    assert restore(kept.read_bytes()) is not None


def test_cache_holds_data_only(cache: Path) -> None:
    """Instructions that are not instructions are never executed: the template is compiled again."""
    good = make(SAMPLE).data
    compiled = compiled_for("tt01-2011", "state")
    raw = json.loads(dump(compiled))
    raw["programs"]["word/document.xml"] = [["v", ["n", "__import__('os').system('true')"]], ["exec", "x"]]
    (kept,) = cache.iterdir()
    kept.write_bytes(json.dumps(raw).encode())
    kept.chmod(0o600)

    assert restore(kept.read_bytes()) is None
    assert make(SAMPLE).data == good


def test_unwritable_cache_does_not_stop_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only home (case 99) costs time only."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert make(SAMPLE).data[:2] == b"PK"


def imported(*arguments: str) -> set[str]:
    """The modules to do without that a run of the program imports, in a process of its own."""
    names = HEAVY + SPARED
    code = (
        "import sys\nthere = set(sys.modules)\nfrom drafter.cli.app import run\n"
        f"try:\n    run({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        f"sys.stderr.write(' '.join(m for m in {names!r} if m in sys.modules and m not in there))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ
    )
    return set(done.stderr.split()) & set(names)


def test_help_and_warm_render_import_nothing_heavy(cache: Path, tmp_path: Path) -> None:
    """Start-up as a test: --help never, render not once all it keeps is in the cache (its check needs lxml)."""
    render = ("render", str(SAMPLE), "-o", str(tmp_path / "o.docx"), "--no-check")

    assert imported("--help") == set()
    assert {"docxtpl", "tomllib"} <= imported(*render)
    assert imported(*render) == set()

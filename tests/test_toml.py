"""Data files of ours: what is kept of them in the cache is what stands in them."""

from __future__ import annotations

import datetime as dt
import sys
import tomllib
from pathlib import Path

import pytest

from drafter import toml
from drafter.files import PACKAGE, user_dir

TEXT = '[one]\nname = "Lạng Sơn"\nfrom = 2025-07-01\nparts = [{ to = 2026-01-01, size = 13.5 }]\n'
READ = {
    "one": {
        "name": "Lạng Sơn",
        "from": dt.date(2025, 7, 1),
        "parts": [{"to": dt.date(2026, 1, 1), "size": 13.5}],
    }
}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return user_dir("cache") / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file."""
    path = tmp_path / "a.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "path",
    sorted(p for folder in ("regimes", "registers") for p in (PACKAGE / folder / "data").glob("*.toml")),
    ids=lambda path: path.name,
)
def test_every_data_file_is_kept_as_it_stands(path: Path, cache: Path) -> None:
    """Read the first time and from the cache it is what the TOML says, days included."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))

    assert toml.load(path) == told
    assert len(list(cache.iterdir())) == 1
    assert toml.load(path) == told


def test_file_is_read_from_the_cache(file: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once kept, for its owner only, TOML is not parsed again."""
    toml.load(file)
    monkeypatch.setattr(tomllib, "loads", None)

    assert toml.load(file) == READ
    assert sys.platform == "win32" or next(cache.iterdir()).stat().st_mode & 0o077 == 0


def test_changed_file_is_read_again(file: Path, cache: Path) -> None:
    """What is kept belongs to the content, not to the name."""
    toml.load(file)
    file.write_text("two = 2\n", encoding="utf-8")

    assert toml.load(file) == {"two": 2}


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"1", b'{"one": {"$day": "x"}}', b'{"one": {"$day": 1}}', b"\xff"]
)
def test_damaged_cache_is_made_again(file: Path, cache: Path, damage: bytes) -> None:
    """Anything else than what was kept costs a reading of the file, and is put right."""
    toml.load(file)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)

    assert toml.load(file) == READ
    assert kept.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="permission bits")
def test_cache_that_others_may_write_is_not_trusted(file: Path, cache: Path) -> None:
    """What others may have planted is not read."""
    toml.load(file)
    (kept,) = cache.iterdir()
    kept.write_text('{"planted": true}')
    kept.chmod(0o666)

    assert toml.load(file) == READ


def test_without_a_cache_the_file_is_read(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home that cannot be written costs time only."""
    blocked = tmp_path / "blocked"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert toml.load(file) == toml.load(file) == READ


@pytest.mark.parametrize(("typed", "said"), [
    (b"a = 1\nb 2\n", "dòng 2, cột 3"), (b'a = "x\n', "dòng 1, cột"), (b"a = [1, 2", "đến cuối tệp"),
    (b"a = 1\na = 2\n", "mỗi khóa một lần"), (b"a = '\xe0'", "không phải UTF-8"),
])  # fmt: skip
def test_a_slip_in_a_file_of_the_office_is_told_in_our_words(typed: bytes, said: str) -> None:
    """`drafter.toml` and `kit.toml` are typed by people: the place, and none of the library's English."""
    with pytest.raises((UnicodeDecodeError, tomllib.TOMLDecodeError)) as error:
        tomllib.loads(typed.decode("utf-8-sig"))

    told = toml.where(error.value)
    assert said in told
    assert not any(word in told for word in ("Expected", "Invalid", "at line", "Cannot", "codec", "Illegal"))

"""What a document knows of its making, and the issue copy that knows nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.answers.load import load
from drafter.cli.making import make
from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.trace import ITEM, fingerprint, printed_lines, printed_text, read_trace, trace_parts
from tests.tools import ANSWERS, sdk_errors
from tests.word.test_render import pandoc_words

SAMPLES = sorted(ANSWERS.glob("*.yml"))


def parts_of(sample: Path, *settings: str) -> dict[str, bytes]:
    """The parts of a sample's document."""
    return read_parts(make(sample, settings).data, sample.name)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_printed_paragraph_carries_a_stable_id(sample: Path) -> None:
    """Each paragraph with words lies in one hidden bookmark; names are unique, ASCII and at most 40 letters."""
    document = parts_of(sample)[DOCUMENT].decode()
    lines = printed_lines(document)
    names = re.findall(r'w:name="(_kx[^"]*)"', document)
    marked = [words for words in lines.values() if words.strip()]
    printed = [words for words in printed_text(document).split("\n") if words.strip()]

    assert sorted(marked) == sorted(printed)
    assert len(names) == len(set(names))
    assert all(name.isascii() and len(name) <= 40 for name in names)


def test_ids_do_not_move_when_a_neighbour_comes_or_goes() -> None:
    """A block's bookmark depends on its own id, not on its place: a new recipient renames no other line."""
    sample = ANSWERS / "huyen-2019.yml"
    before = printed_lines(parts_of(sample)[DOCUMENT].decode())
    loaded = load(sample.read_bytes(), "x")
    count = len(loaded.values["recipients"]) + 1
    more = (f"recipients[{count}].id=moi", f"recipients[{count}].name=Nơi nhận mới")
    after = printed_lines(parts_of(sample, *more)[DOCUMENT].decode())
    changed = {name for name in before if before[name] != after.get(name)}

    assert set(before) <= set(after)
    assert changed == set()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_record_holds_answers_regime_and_a_fingerprint_per_line(sample: Path) -> None:
    """The answers come back whole; each line's fingerprint is of the words printed, each segment's length adds up."""
    parts = parts_of(sample)
    record = read_trace(parts)
    lines = printed_lines(parts[DOCUMENT].decode())

    assert record is not None
    assert record["answers"]["title"] == load(sample.read_bytes(), "x").plan.title
    assert record["regime"] in ("tt01-2011", "nd30-2020", "hd36-2018", "hd05-2026")
    assert len(record["layout"]) == len(record["wording"]) == 64
    assert {row[0] for row in record["lines"]} == set(lines)
    for name, _id, mark, segments in record["lines"]:
        assert mark == fingerprint(lines[name])
        assert sum(length for _path, length in segments) == len(lines[name])


def test_answers_in_the_record_make_the_same_document() -> None:
    """The document alone is enough: its own answers render to the same bytes."""
    from drafter.cli.making import make_from

    sample = ANSWERS / "xa-2026.yml"
    data = make(sample).data
    record = read_trace(read_parts(data, "x"))
    assert record is not None
    again = make_from(json.dumps(record["answers"], ensure_ascii=False).encode(), "x.yml")

    assert again.data == data


@pytest.mark.parametrize("damage", ["cut", "hash", "not json", "list", "bomb", "other"])
def test_a_forged_or_broken_record_is_ignored(damage: str) -> None:
    """Untrusted when a file comes back: limits, hash, shape."""
    import base64
    import hashlib
    import zlib

    good = trace_parts('{"a": 1}')[ITEM].decode()
    raw = {"not json": b"{", "list": b"[1]", "bomb": b'"' + b"0" * 20_000_000 + b'"'}.get(damage, b'{"a": 1}')
    packed = base64.b64encode(zlib.compress(raw)).decode()
    forged = good.split('sha256="')[0] + f'sha256="{hashlib.sha256(raw).hexdigest()}">{packed}</plan>'
    item = {
        "cut": good[:-40] + "</plan>",
        "hash": re.sub('sha256="...', 'sha256="000', good),
        "other": "<x/>",
    }.get(damage, forged)

    assert read_trace({"customXml/item1.xml": item.encode()}) is None
    assert read_trace({"customXml/item3.xml": good.encode()}) == {"a": 1}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_strip_leaves_words_and_looks_and_nothing_else(
    sample: Path, tmp_path: Path, run_cli: Callable[..., object]
) -> None:
    """The issue copy: no bookmark, no record, valid for Word, the same words; the source untouched."""
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(make(sample).data)
    before = source.read_bytes()
    done = run_cli("strip", source, "-o", target)
    parts = read_parts(target.read_bytes(), "b")
    original = read_parts(before, "a")

    assert done.code == 0  # type: ignore[attr-defined]
    assert source.read_bytes() == before
    assert not [name for name in parts if "custom" in name.lower()]
    assert b"_kx" not in parts[DOCUMENT]
    assert b"bookmark" not in parts[DOCUMENT]
    assert re.sub(rb"<w:bookmark(Start|End) [^>]*/>", b"", original[DOCUMENT]) == parts[DOCUMENT]
    assert sdk_errors(target, "Microsoft365") == []
    assert pandoc_words(target) == pandoc_words(source)


def test_strip_keeps_what_is_not_ours(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """A person's own bookmark and custom part stay."""
    parts = read_parts(make(ANSWERS / "huyen-2019.yml").data, "x")
    parts[DOCUMENT] = parts[DOCUMENT].replace(
        b"<w:bookmarkStart",
        b'<w:bookmarkStart w:id="9999" w:name="cua_toi"/><w:bookmarkEnd w:id="9999"/><w:bookmarkStart',
        1,
    )
    source = tmp_path / "a.docx"
    source.write_bytes(write_parts(parts))
    run_cli("strip", source, "-o", tmp_path / "b.docx")
    left = read_parts((tmp_path / "b.docx").read_bytes(), "b")[DOCUMENT]

    assert b'w:name="cua_toi"' in left
    assert b'<w:bookmarkEnd w:id="9999"/>' in left


def test_strip_refuses_to_write_over_its_source(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """The original is never touched."""
    source = tmp_path / "a.docx"
    source.write_bytes(make(ANSWERS / "huyen-2019.yml").data)
    done = run_cli("strip", source, "-o", source, "--force")

    assert done.code == 2  # type: ignore[attr-defined]
    assert "tệp khác" in done.err  # type: ignore[attr-defined]

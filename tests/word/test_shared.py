"""One workshop for many documents: each is the document that it would be alone, whatever was made before it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter.answers.load import load
from drafter.cli.making import make_from
from drafter.errors import DrafterError, LossError
from drafter.word import archive
from drafter.word.library import layout_path
from drafter.word.making import Workshop
from drafter.word.package import read_parts, write_parts
from tests.sheet.test_printed_lines import STRESS
from tests.tools import ANSWERS, SAMPLES, unmeasured

BASE = ANSWERS / "xa-2026.yml"
#: What a table may change, one place of every stage: head, sentences, body, tables, recipients, signers, appendix.
CHANGES = (
    (),
    ("number=7",),
    ("number=7",),
    ("issuer.name=Một đơn vị có tên dài đến mức phải in trên hai dòng ở đầu trang",),
    ("date=2026-06",),
    ("title=Một tên khác & <hẳn>",),
    ("sections[1].heading=Mục đích khác",),
    ("sections[2].content[1].heading=Nhiệm vụ khác",),
    ("implementation.heading=Ai làm gì",),
    ("implementation.agencies[1].agency=Cơ quan khác",),
    ("recipients[1].name=Nơi nhận khác",),
    ("archive=VT, VX",),
    ("signers[1].name=Nguyễn Văn A",),
    ("appendices[1].title=Tên phụ lục khác",),
    ("appendices[1].orientation=dọc",),
    ("closing=Đoạn kết khác.",),
    ("closing=",),
    ("opening=Đoạn mở đầu khác.",),
    ("implements[1].subject=về một việc khác",),
    ("marks.urgency=KHẨN",),
    ("electronic=có",),
    ("place=Hà Nội",),
    (),
)


def alone(data: bytes, settings: tuple[str, ...]) -> bytes:
    """The document as one command makes it."""
    return make_from(data, "a.yml", settings).data


def cases() -> Iterator[tuple[bytes, tuple[str, ...]]]:
    """Documents like and unlike one another, in a fixed disorder."""
    found = [(BASE.read_bytes(), change) for change in CHANGES]
    found += [(sample.read_bytes(), ()) for sample in sorted(ANSWERS.glob("*.yml"))]
    found += [((SAMPLES / "stress.yml").read_bytes(), tuple(settings)) for settings in STRESS.values()]
    found += [((SAMPLES / f"{name}.yml").read_bytes(), ()) for name in ("joint", "attached")]
    mixed = found * 2
    random.Random(2026).shuffle(mixed)
    yield from found
    yield from mixed


@unmeasured
def test_a_document_does_not_know_what_was_made_before_it() -> None:
    """Every kind of change from row to row, every sample, in two orders: the bytes of the document made alone."""
    shop = Workshop()
    wanted: dict[tuple[bytes, tuple[str, ...]], bytes] = {}
    for data, settings in cases():
        made = shop.document(load(data, "a.yml", settings, memo=shop.memo))
        if (data, settings) not in wanted:
            wanted[data, settings] = alone(data, settings)
        assert made == wanted[data, settings], settings


@unmeasured
def test_threads_may_share_a_workshop() -> None:
    """Four threads, one memo, rows of every kind: no document takes on anything of another."""
    shop, data = Workshop(), BASE.read_bytes()
    jobs = list(CHANGES) * 3
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda change: shop.document(load(data, "a.yml", change, memo=shop.memo)), jobs))
    wanted = {change: alone(data, change) for change in set(CHANGES)}

    assert made == [wanted[change] for change in jobs]


def test_answers_are_not_changed_by_what_is_set_over_them() -> None:
    """The tree that rows share stays as the file says it."""
    shop, data = Workshop(), BASE.read_bytes()
    before = load(data, "a.yml", memo=shop.memo).values
    load(data, "a.yml", ("issuer.name=X", "sections[1].heading=Y", "recipients[1].name=Z"), memo=shop.memo)

    assert load(data, "a.yml", memo=shop.memo).values == before == load(data, "a.yml").values


@pytest.mark.parametrize(
    "setting", ["khong.co=1", "number=số ba", "sections[99].heading=x", "issuer.unit=làng"]
)
def test_a_row_that_fails_leaves_nothing_behind(setting: str) -> None:
    """After a refused row the next one is as if it came first."""
    shop, data = Workshop(), BASE.read_bytes()
    shop.document(load(data, "a.yml", memo=shop.memo))
    with pytest.raises(DrafterError):
        load(data, "a.yml", (setting,), memo=shop.memo)

    assert shop.document(load(data, "a.yml", ("number=9",), memo=shop.memo)) == alone(data, ("number=9",))


def test_loss_is_seen_in_every_document_not_only_in_the_first(tmp_path: Path) -> None:
    """A template that prints no basis: the first row that has one is refused, however many were made before it."""
    from docx import Document

    own = tmp_path / "mau.docx"
    document = Document(str(layout_path("nd30-2020")))
    next(p for p in document.paragraphs if p.style is not None and p.style.name == "VB Căn cứ").runs[
        0
    ].text = "Căn cứ"
    document.save(str(own))
    shop, data = Workshop(own), BASE.read_bytes()
    for number in range(9):
        shop.document(load(data, "a.yml", (f"number={number + 1}",), memo=shop.memo))
    for _ in range(2):
        with pytest.raises(LossError):
            shop.document(load(data, "a.yml", ("bases[1].verbatim=Luật Giáo dục",), memo=shop.memo))


def test_zip_by_hand_is_a_zip() -> None:
    """The standard library reads every member back, names of other letters too, with its mode and the fixed date."""
    parts = {
        "word/đầu.xml": "nội dung".encode() * 900,
        "[Content_Types].xml": b"<a/>",
        "trống": b"",
        "_rels/.rels": bytes(70_000),
    }
    with zipfile.ZipFile(io.BytesIO(write_parts(parts))) as read:
        assert read.testzip() is None
        assert {name: read.read(name) for name in read.namelist()} == parts
        assert read.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert {info.date_time for info in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in read.infolist()} == {0o644}


def test_without_isal_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra changes how a file is packed and nothing else; without it files are smaller."""
    pytest.importorskip("isal")
    quick = alone(BASE.read_bytes(), ())
    monkeypatch.setattr("drafter.word.render.QUICK", archive.USUAL)
    usual = alone(BASE.read_bytes(), ())

    assert len(usual) < len(quick)
    assert read_parts(usual, "a") == read_parts(quick, "b")

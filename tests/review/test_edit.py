"""Changing an answers file in its own text: comments, order, styles and every untouched byte stay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.dump import to_plain
from drafter.answers.edit import Delete, Insert, Set, edited
from drafter.answers.load import load
from drafter.errors import DrafterError, InputError
from drafter.review.base import read_answers
from drafter.review.edits import applied, get
from tests.review.test_matrix import SAMPLES
from tests.tools import ANSWERS, unmeasured

ODD = """# đầu tệp
drafter: "1"   # phiên bản
issuer: {kind: ubnd-xa, unit: xã, name: 'Na Sầm', province: tỉnh Lạng Sơn}

date: 2026-03-05
title: >-
  Tên kế hoạch viết
  trên hai dòng

# trước nội dung
sections:
- id: mot   # mục một
  heading: "Đề mục: một"
  text: |
    Đoạn một.

    Đoạn hai.
  content:
    -   id: a
        inline: 'chữ ''trong'' ngoặc'
    # trước b
    -   id: b
        inline: chữ b
- heading: Hai
  text: Một dòng thôi   # ghi chú
  table:
    rows:
      - [ "1", hai, "ba" ]
      - - "2"
        - text: gộp
          span: 2
recipients: [{name: Nơi A}, {name: Nơi B}]
# cuối tệp
"""


def plain(data: bytes) -> dict[str, object]:
    """The answers of a file."""
    return to_plain(load(data, "x.yml").values)


@pytest.mark.parametrize(("edit", "gone", "put"), [
    (Set(steps=("title",), value="Tên mới: có dấu"), 3, 1),
    (Set(steps=("issuer", "name"), value="Văn Lãng"), 1, 1),
    (Set(steps=("sections", 0, "heading"), value='Đề mục "mới"'), 1, 1),
    (Set(steps=("sections", 0, "text", 1), value="Đoạn hai mới # không phải ghi chú."), 1, 1),
    (Set(steps=("sections", 0, "content", 0, "inline"), value="it's"), 1, 1),
    (Set(steps=("sections", 1, "text", 0), value="Dòng mới"), 1, 1),
    (Set(steps=("sections", 1, "table", "rows", 0, 1), value="hai, mới"), 1, 1),
    (Set(steps=("sections", 1, "table", "rows", 1, 1), value="gộp mới"), 1, 1),
    (Set(steps=("archive",), value="VT"), 0, 1),
    (Set(steps=("sections", 0, "content", 1, "text"), value="Thêm đoạn\n"), 0, 2),
    (Insert(steps=("sections", 0, "text"), at=2, value="Đoạn ba."), 0, 1),
    (Insert(steps=("sections", 0, "text"), at=0, value="Đoạn không."), 0, 1),
    (Insert(steps=("sections", 1, "text"), at=1, value="Dòng hai"), 1, 3),
    (Insert(steps=("sections", 0, "content"), at=1, value={"id": "c", "inline": "mới"}), 0, 2),
    (Insert(steps=("sections", 0, "content"), at=2, value={"inline": "- gạch"}), 0, 1),
    (Insert(steps=("sections",), at=0, value={"heading": "Không"}), 0, 1),
    (Insert(steps=("sections", 1, "table", "rows"), at=2, value=["3", "x", "y"]), 0, 3),
    (Insert(steps=("overrides",), at=0, value={"line": "a[b].c", "base": "0", "text": ""}), 0, 4),
    (Delete(steps=("sections", 0, "text", 0)), 1, 0),
    (Delete(steps=("sections", 0, "content", 0)), 2, 0),
    (Delete(steps=("sections", 0, "content", 1)), 2, 0),
    (Delete(steps=("sections", 1)), 8, 0),
    (Delete(steps=("sections", 0, "content")), 6, 0),
    (Delete(steps=("recipients", 0)), 1, 1),
    (Delete(steps=("sections", 1, "table", "rows", 0, 1)), 1, 1),
    (Delete(steps=("sections", 1, "table", "rows", 0, 2)), 1, 1),
    (Delete(steps=("sections", 1, "table", "rows", 1, 0)), 2, 1),
    (Insert(steps=("sections", 1, "table", "rows", 0), at=0, value="x"), 1, 1),
    (Insert(steps=("sections", 1, "table", "rows", 0), at=3, value="bốn: x"), 1, 1),
    (Insert(steps=("sections", 1, "table", "rows", 1), at=0, value="0"), 1, 2),
])  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_the_lines_of_the_answer_change(
    edit: Set | Insert | Delete, gone: int, put: int, ends: str, mark: bytes
) -> None:
    """The file reads as wanted, and no other line, comment or line end is touched."""
    import difflib

    data = mark + ODD.replace("\n", ends).encode()
    made = edited(data, "x.yml", [edit])
    before, after = data.decode().split("\n"), made.decode().split("\n")
    codes = [
        one
        for one in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if one[0] != "equal"
    ]

    assert plain(made) == to_plain(read_answers(applied(plain(data), [edit]))[0])
    assert sum(b - a for _, a, b, _, _ in codes) <= gone
    assert sum(d - c for *_, c, d in codes) <= put
    assert made.startswith(mark)
    assert (b"\r" in made) == (ends == "\r\n")
    assert made.count(b"\n") == made.count(ends.encode())


def test_what_ends_an_inner_text_stands_above_a_new_key_of_the_outer_one() -> None:
    """Both are put in at the same place of the file: each comes into its own."""
    edits = [
        Set(steps=("sections", 0, "text"), value="Ngoài.\n"),
        Insert(steps=("sections", 0, "content", 0, "text"), at=1, value="Trong hai."),
    ]
    data = b"""sections:
  - heading: A
    content:
      - heading: B
        text: |
          Trong.
"""
    sections = plain(
        ODD.replace(
            ODD[ODD.index("sections:") : ODD.index("recipients:")], edited(data, "x.yml", edits).decode()
        ).encode()
    )["sections"]

    assert sections == [
        {"heading": "A", "text": "Ngoài.\n", "content": [{"heading": "B", "text": "Trong.\nTrong hai.\n"}]}
    ]


@pytest.mark.parametrize("edit", [
    Set(steps=("sections", 7, "heading"), value="x"),
    Insert(steps=("recipients",), at=0, value={"name": "Nơi C"}),
    Delete(steps=("recipients", 5)),
])  # fmt: skip
def test_what_cannot_be_done_in_place_is_refused(edit: Set | Insert | Delete) -> None:
    """A message and a hint; the caller writes nothing."""
    with pytest.raises(InputError) as caught:
        edited(ODD.encode(), "x.yml", [edit])

    assert caught.value.hint


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_nothing_accepted_changes_no_byte(sample: Path) -> None:
    """No edits: the same bytes."""
    data = sample.read_bytes()

    assert edited(data, sample.name, []) == data


def _places(value: object, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, str):
        return [steps]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in items if key not in ("id", "kit", "issuer", "drafter", "level", "orientation", "tasks") for place in _places(item, (*steps, key))]  # fmt: skip


@unmeasured
@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    words=st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z", "Co")), min_size=1, max_size=30),
    sample=st.sampled_from(SAMPLES),
)
def test_any_words_in_any_answer_come_back(seed: int, words: str, sample: Path) -> None:
    """Random words into a random answer: the file holds them, every other answer and every other line stays."""
    import unicodedata

    dice = random.Random(seed)
    data = sample.read_bytes()
    answers = plain(data)
    steps = dice.choice(_places(answers))
    found = get(answers, steps)
    edit = (
        Set(steps=(*steps, 0), value=words)
        if isinstance(found, str) and found.endswith("\n")
        else Set(steps=steps, value=words)
    )
    made = edited(data, sample.name, [edit])
    try:
        now = plain(made)
    except DrafterError:
        # a date or number that the form refuses; it is written as typed all the same
        assert {"date", "number", "symbol", "kind", "unit", "widths"} & set(steps) or unicodedata.normalize(
            "NFC", words
        ) != words
        return
    kept = data.decode().split("\n")
    fresh = made.decode().split("\n")

    assert unicodedata.normalize("NFC", words).strip() in str(get(now, edit.steps))
    assert len(set(kept) - set(fresh)) <= 1
    assert (
        sum(place not in (steps,) and get(now, place) != get(answers, place) for place in _places(answers))
        == 0
    )


def test_a_real_sample_keeps_its_comments(tmp_path: Path) -> None:
    """The comment on the second line of a sample is still there."""
    data = (ANSWERS / "so-2026.yml").read_bytes()
    made = edited(data, "x", [Set(steps=("archive",), value="VT, X")])

    assert made.decode().splitlines()[1] == data.decode().splitlines()[1]
    assert made.decode().splitlines()[1].startswith("# Mẫu")

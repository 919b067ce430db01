"""Labels: counted, as issued, and read back."""

from __future__ import annotations

import pytest

from drafter.model.plan import Paragraph, Section, Task
from drafter.regimes import load
from drafter.sheet.labels import counted, label_texts, position
from drafter.sheet.lines import plain

LABELS = load("nd30-2020").labels


@pytest.mark.parametrize(
    ("label", "pattern", "place"),
    [("IV.", "{roman}.", 4), ("Phần III", "Phần {roman}", 3), ("IX-", "{roman}.", 9), ("Phần thứ nhất", "Phần {roman}", None), ("đ)", "{letter})", 5),
     ("f)", "{letter})", None), ("12.", "{n}.", 12), ("2.3.", "{parent}{n}.", 3), ("Bước 4", "{n}.", 4), ("99999", "{n}.", None), ("x", "{n}.", None),
     ("-", "-", None), ("*", "{letter})", None), ("3", "{roman}.", None)],
)  # fmt: skip
def test_positions(label: str, pattern: str, place: int | None) -> None:
    """Which place a label as issued claims, None when it does not say."""
    assert position(label, pattern) == place


@pytest.mark.parametrize(
    ("issued", "wanted"),
    [
        ([None] * 7, ["a)", "b)", "c)", "d)", "đ)", "e)", "g)"]),
        ([None, "đ)", None], ["a)", "đ)", "e)"]),
        ([None, "", None], ["a)", "", "b)"]),
        (["*", None], ["*", "b)"]),
    ],
)
def test_counting(issued: list[str | None], wanted: list[str]) -> None:
    """Vietnamese letters with đ; the count goes on from a label as issued, and leaves out parts without one."""
    parts = tuple(
        Section(id=f"s{n}", level="diem", label=label, inline="x") for n, label in enumerate(issued)
    )
    assert [plain(text) for text in label_texts(parts, LABELS, "", "p")] == wanted


def test_other_blocks_carry_none() -> None:
    """Paragraphs and parts of level đoạn have no label but the one they were issued with; each level counts alone."""
    parts = (Paragraph(id="p", text="x"), Section(id="d", level="doan", inline="x"), Section(id="e", level="doan", label="*", inline="x"),
             Section(id="k", level="khoan"), Task(id="t", text="x", level="khoan"), Task(id="g", text="x"), Section(id="m", level="muc"))  # fmt: skip
    assert [plain(text) for text in label_texts(parts, LABELS, "", "p")] == [
        "",
        "",
        "*",
        "1.",
        "2.",
        "-",
        "I.",
    ]


@pytest.mark.parametrize(
    ("parent", "wanted"),
    [
        ("2.", "2.3."),
        ("2", "2.3."),
        ("1-", "1.3."),
        ("a)", "a.3."),
        ("2.1.", "2.1.3."),
        ("", "3."),
        ("-", "3."),
    ],
)
def test_labels_under_a_label(parent: str, wanted: str) -> None:
    """1.1. is counted under its parent's label, however that was written."""
    assert counted("{parent}{n}.", 3, parent) == wanted

"""Widths and line breaks: words are never lost, and a line is too wide only when one word is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.metrics import balance, width_pt, wrap

WORDS = st.lists(
    st.text(st.sampled_from("aăbcdđeikmnơuưạộWI."), min_size=1, max_size=12), min_size=1, max_size=14
).map(" ".join)
LIMIT = st.floats(5, 300)
FACE = st.fixed_dictionaries({"bold": st.booleans(), "italic": st.booleans()})


@given(WORDS, LIMIT, FACE)
def test_wrap_keeps_words_and_limit(text: str, limit: float, face: dict[str, bool]) -> None:
    """Joined lines are the text; a line over the limit is a single word; no line could take the next one's first word."""
    lines = wrap(text, limit, 13, **face)
    assert " ".join(lines) == text
    for line in lines:
        assert width_pt(line, 13, **face) <= limit or " " not in line
    for line, following in pairwise(lines):
        assert width_pt(f"{line} {following.split(' ')[0]}", 13, **face) > limit


@given(WORDS, LIMIT, FACE)
def test_balance_is_as_short_and_evener(text: str, limit: float, face: dict[str, bool]) -> None:
    """As many lines as wrapping needs, the same words, and a widest line that is no wider."""
    even, greedy = balance(text, limit, 13, **face), wrap(text, limit, 13, **face)
    assert " ".join(even) == text
    assert len(even) <= len(greedy)
    assert max(width_pt(x, 13, **face) for x in even) <= max(width_pt(x, 13, **face) for x in greedy) + 0.001
    for line in even:
        assert width_pt(line, 13, **face) <= limit or " " not in line


def test_a_name_of_two_lines_is_even() -> None:
    """A department's name does not leave one word alone on its last line."""
    lines = balance("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", 270, 13, bold=True)
    assert lines == ["SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"]


@pytest.mark.parametrize(
    ("words", "size", "bold", "mm"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, 72.9),  # 36-HD/VPTW: measured
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 14, False, 84.5),
    ],
)
def test_known_widths(words: str, size: float, bold: bool, mm: float) -> None:
    """Widths measured on paper with the same font."""
    assert width_pt(words, size, bold=bold) / 72 * 25.4 == pytest.approx(mm, abs=0.6)


def test_the_four_faces_and_strangers() -> None:
    """Each face has its own widths; a character we do not know counts half an em; nothing is nothing wide."""
    widths = {width_pt("Kế hoạch", 14, bold=b, italic=i) for b in (False, True) for i in (False, True)}
    assert len(widths) >= 3
    assert width_pt("\U0001f680", 14) == 7
    assert width_pt("", 14) == 0
    assert width_pt("ab", 28) == 2 * width_pt("ab", 14)

"""The search for answers in what was printed: it finds what a plain search finds, in time that grows as the document does."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from drafter.text import fold
from drafter.word.printed import not_among

WORDS = st.lists(
    st.sampled_from(["kế hoạch", "Phòng Kinh tế", "1", "giáo dục và đào tạo trên địa bàn", "UBND", "xã"]),
    max_size=8,
)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_finds_what_a_plain_search_finds(printed: list[list[str]], asked: list[list[str]]) -> None:
    """In any order, long or short, once or many times."""
    folded = fold("\n".join(" ".join(words) for words in printed))
    answers = [(f"sections[{n}].text", " ".join(words)) for n, words in enumerate(asked)]
    plain = tuple(answer for answer in answers if fold(answer[1]).rstrip(".;:, ") not in folded)

    assert not_among(answers, folded) == plain


def test_time_grows_as_the_document_does() -> None:
    """Ten times the paragraphs take about ten times as long, not a hundred."""

    def spent(count: int) -> float:
        answers = [
            (f"p{n}", f"Đoạn văn thứ {n} nói về nhiệm vụ của cơ quan, đơn vị số {n} trong năm học")
            for n in range(count)
        ]
        folded = fold("\n".join(words for _path, words in answers))
        not_among(answers, folded)
        start = time.process_time()
        assert not_among(answers, folded) == ()
        return time.process_time() - start

    assert spent(2_000) < 40 * max(spent(200), 1e-4)

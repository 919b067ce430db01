"""Numbers in messages are written as the reader's language writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from drafter.i18n import figure, language, set_language
from drafter.regimes.spec import Range


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    was = language()
    yield
    set_language(was)


@pytest.mark.parametrize(
    ("spoken", "value", "places", "shown"),
    [
        ("vi", 17.5, 1, "17,5"), ("vi", 1.27, 2, "1,27"), ("vi", 20.04, 1, "20"), ("vi", -0.5, 1, "-0,5"), ("vi", 13, 2, "13"),
        ("en", 17.5, 1, "17.5"), ("en", 20.04, 1, "20"),
    ],
)  # fmt: skip
def test_figures(spoken: str, value: float, places: int, shown: str) -> None:
    """A comma before the fraction in Vietnamese, a point in English; no noughts behind it."""
    set_language(spoken)
    assert figure(value, places) == shown


def test_ranges_are_told_in_the_language_of_the_message() -> None:
    """What a clause allows stands in messages beside what was found."""
    allowed = Range(preferred=1.27, accept=(1.0, 1.27))
    set_language("vi")
    assert str(allowed) == "1 / 1,27"
    set_language("en")
    assert str(allowed) == "1 / 1.27"

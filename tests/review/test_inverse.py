"""Printed words back to the answer: what the page prints otherwise than it was answered."""

from __future__ import annotations

import pytest

from drafter.review.inverse import Answer, answer_for

STEPS = ("sections", 0, "deadline")
PLACES = {"task[a].deadline": STEPS}


@pytest.mark.parametrize(
    ("answered", "printed", "now", "after", "sure"),
    [
        ("quý II/2026", "Quý II/2026", "Quý III/2026", "quý III/2026", True),
        ("quý II/2026", "Quý II/2026", "Tháng 6/2026", "tháng 6/2026", False),
        ("quý II/2026", "Quý II/2026", "UBND xã quyết định", "UBND xã quyết định", False),
        ("Phòng Kinh tế", "Phòng Kinh tế", "Công an xã", "Công an xã", True),
        ("Triển khai Nghị quyết", "triển khai Nghị quyết", "triển khai Chỉ thị", "Triển khai Chỉ thị", True),
    ],
)
def test_a_first_letter_goes_back_as_it_was_answered(
    answered: str, printed: str, now: str, after: str, sure: bool
) -> None:
    """A cell begins with a capital, a title in a sentence without: the answer keeps its own; a new first letter is asked about."""
    plain = {"sections": [{"deadline": answered}]}

    found = answer_for("task[a].deadline", (printed,), (now,), plain, PLACES)

    assert found == Answer(STEPS, answered, after, sure)

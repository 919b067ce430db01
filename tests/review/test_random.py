"""Random reviews: whatever the edits are, clear changes are right, nothing is lost, and all of it can come home."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.answers.dump import to_plain
from drafter.answers.edit import edited
from drafter.answers.load import load
from drafter.cli.making import make_from
from drafter.cli.returning import base_of
from drafter.review import homecoming as home
from drafter.review.reading import read_review
from tests.review.reviewer import Reviewer
from tests.review.test_matrix import (
    SAMPLES,
    _opened,
    after,
    assert_clear_are_right,
    assert_nothing_lost,
    norm,
    printed,
)
from tests.review.test_update import _edit


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 10**9), sample=st.sampled_from(SAMPLES), count=st.integers(1, 8), forget=st.booleans()
)
def test_random_reviews_are_read_without_loss_or_wrong_values(
    seed: int, sample: Path, count: int, forget: bool
) -> None:
    """Several random edits at once, bookmarks and map there or not."""
    dice = random.Random(seed)
    reviewer = Reviewer(printed(sample))
    for number in range(count):
        _edit(reviewer, dice, number)
    if dice.random() < 0.3:
        reviewer.accept_all()
    if forget:
        reviewer.forget()
    returned = _opened(reviewer.save(), sample)
    answers = to_plain(load(sample.read_bytes(), sample.name).values)
    base = base_of(returned, answers)
    review = read_review(base, returned.reviewed)

    assert_nothing_lost(base, returned, review)
    assert_clear_are_right(base, returned, review)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9), sample=st.sampled_from(SAMPLES), count=st.integers(1, 6))
def test_what_is_kept_by_hand_is_printed(seed: int, sample: Path, count: int) -> None:
    """Every change kept by hand: each word that was typed is in the new document."""
    dice = random.Random(seed)
    reviewer = Reviewer(printed(sample))
    typed = [word for number in range(count) for word in _edit(reviewer, dice, number)]
    returned = _opened(reviewer.save(), sample)
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)
    decided = [(change, home.KEEP) for change in review.changes if change.by_hand]
    placeless = norm(" ".join(change.after for change in review.changes if not change.by_hand))
    done = home.bring_home(base, base.values, decided)
    made = edited(sample.read_bytes(), sample.name, done.edits)
    result = " ".join(after(_opened(make_from(made, sample.name).data, sample)))

    for word in typed:
        if word in " ".join(after(returned)):
            assert word in result or word in placeless

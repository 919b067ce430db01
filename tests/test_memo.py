"""What is remembered is what would be worked out again, and never more than the last of each place."""

from __future__ import annotations

import weakref

from drafter.memo import LIMIT, Memo


def _joined(*parts: object) -> list[str]:
    return [str(part) for part in parts]


def _counted(*parts: object) -> list[str]:
    return [str(part) for part in parts]


def test_same_objects_give_the_same_result_again() -> None:
    """The very object of the last time, so that the next stage knows it too; equal numbers and texts count as the same."""
    memo, items = Memo(), (1, 2)
    first = memo("a", _joined, items, "x" * 300, 10_000)

    assert memo("a", _joined, items, "xxx" * 100, 10**4) is first
    assert first == ["(1, 2)", "x" * 300, "10000"]


def test_what_is_only_equal_is_worked_out_again() -> None:
    """Two tuples of the same values may lead to different documents elsewhere: identity is what is asked."""
    memo = Memo()
    first = memo("a", _joined, tuple(map(int, "12")))

    assert memo("a", _joined, tuple(map(int, "12"))) is not first
    assert memo("a", _joined, 1) == ["1"]
    assert memo("a", _joined, True) == ["True"]
    assert memo("a", _joined, 1.0) == ["1.0"]


def test_places_and_functions_do_not_meet() -> None:
    """One place of one function knows nothing of another's."""
    memo = Memo()
    first = memo("a", _joined, 1)

    assert memo("b", _joined, 2) == ["2"]
    assert memo("a", _counted, 3) == ["3"]
    assert memo("a", _joined, 1) is first


class Made:
    """A result that can be watched."""


def _made(*_inputs: object) -> Made:
    return Made()


def test_it_does_not_grow() -> None:
    """One result a place, and a limit on places: what was pushed out is let go."""
    memo, alive = Memo(), weakref.WeakSet[Made]()
    for number in range(3 * LIMIT):
        alive.add(memo(number, _made, number))
        alive.add(memo("same", _made, number))

    assert 0 < len(alive) <= LIMIT


def test_an_empty_memo_is_still_a_memo() -> None:
    """`memo or Memo()` must not put a new one in place of one that has remembered nothing yet."""
    assert Memo()

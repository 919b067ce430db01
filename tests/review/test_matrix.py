"""Every kind of edit that reviewers make, on every sample: the right value or a question, and no word lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from drafter.answers.dump import to_plain
from drafter.answers.load import load
from drafter.cli.making import make, make_from
from drafter.cli.returning import Returned, base_of
from drafter.review import homecoming as home
from drafter.review.base import Base
from drafter.review.changes import Review
from drafter.review.reading import read_review
from tests.review.kinds import ASK, EITHER, NOTHING, VALUE, Kind, Targets, cases, two_in_turn
from tests.review.reviewer import Reviewer
from tests.tools import ANSWERS, measured, on

SAMPLES = sorted(ANSWERS.glob("*.yml"))
CASES = cases(SAMPLES)
#: Between them these have tables and appendices, and are of the State and of the Party.
TWO = on("so-2026", "dang-uy-xa-2026")
IDS = [f"{sample.stem}-{kind.name}" for sample, kind in CASES]


@cache
def printed(sample: Path) -> bytes:
    """The document of a sample."""
    return make(sample).data


@cache
def targets(sample: Path) -> Targets:
    """What can be edited in a sample."""
    path = sample.with_suffix(".docx")
    return Targets(base_of(_opened(printed(sample), path), None))


def _opened(data: bytes, path: Path) -> Returned:
    from drafter.word.revisions import read_reviewed
    from drafter.word.source import Source
    from drafter.word.trace import read_trace

    source = Source(data, str(path))
    return Returned(path, source, read_reviewed(source), read_trace(source.parts))


def edited(sample: Path, kind: Kind, *, forget: bool = False) -> bytes:
    """The sample's document after the edit."""
    reviewer = Reviewer(printed(sample))
    kind.act(reviewer, targets(sample))
    if forget:
        reviewer.forget()
    return reviewer.save()


def norm(text: str) -> str:
    """Words alone."""
    import unicodedata

    return " ".join(unicodedata.normalize("NFC", text).split())


def after(returned: Returned) -> list[str]:
    """The paragraphs with words as the reviewer left them."""
    return [norm(whole.text) for whole in returned.reviewed.after() if whole.text.strip()]


def lines(base: Base) -> list[str]:
    """The words of each line of the base."""
    return [norm(line.text) for line in base.lines.values() if line.text.strip()]


def assert_nothing_lost(base: Base, returned: Returned, review: Review) -> None:
    """What stands in one and not in the other is told by a change."""
    now, then = after(returned), lines(base)
    told_after = norm(" ".join(change.after for change in review.changes).replace(" | ", " "))
    told_before = norm(" ".join(change.before for change in review.changes))
    for words in now:
        assert words in then or words in told_after, f"put in and not told: {words}"
    for words in then:
        assert words in now or words in told_before, f"taken out and not told: {words}"


def assert_clear_are_right(base: Base, returned: Returned, review: Review) -> None:
    """All clear changes taken: each changed line prints what the reviewer wrote, all others what they printed."""
    clear = [change for change in review.changes if change.clear]
    if not clear:
        return
    done = home.bring_home(base, base.values, [(change, home.ACCEPT) for change in clear])
    assert len(done.taken) == len(clear)
    made = base.press.lines(done.answers)
    wanted = {change.line: norm(change.after) for change in clear}
    now = set(after(returned))
    for id_, line in made.items():
        assert norm(line.text) == wanted.get(id_, norm(base.lines[id_].text))
        assert id_ not in wanted or norm(line.text) in now


@pytest.mark.parametrize(("sample", "kind"), measured(CASES, on("xa-2026", "tinh-uy-2019")), ids=IDS)
def test_right_value_or_a_question(sample: Path, kind: Kind) -> None:
    """A clear change prints exactly what the reviewer wrote; anything doubtful is asked; nothing is lost."""
    returned = _opened(edited(sample, kind), sample)
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)
    clear = [change for change in review.changes if change.clear]

    assert_nothing_lost(base, returned, review)
    assert_clear_are_right(base, returned, review)
    if kind.wanted == NOTHING:
        assert review.changes == ()
    if kind.wanted == VALUE:
        assert [change.clear for change in review.changes] == [True]
    if kind.wanted == ASK:
        assert review.changes
        assert clear == []
        assert all(change.why for change in review.changes)
    if kind.wanted == EITHER:
        assert review.changes


@pytest.mark.parametrize(("sample", "kind"), measured(CASES, TWO), ids=IDS)
def test_without_bookmarks_and_map_nothing_wrong_is_taken(sample: Path, kind: Kind) -> None:
    """The map gone, lines are known by their words before: still the right value or a question, nothing lost."""
    returned = _opened(edited(sample, kind, forget=True), sample)
    base = base_of(returned, to_plain(load(sample.read_bytes(), sample.name).values))
    review = read_review(base, returned.reviewed)

    assert returned.record is None
    assert_nothing_lost(base, returned, review)
    assert_clear_are_right(base, returned, review)
    if kind.wanted == NOTHING:
        assert review.changes == ()
    if kind.wanted == ASK:
        assert review.changes
        assert not any(change.clear for change in review.changes)


@pytest.mark.parametrize(
    ("sample", "kind", "way"),
    measured(
        [(*case, home.ACCEPT) for case in CASES] + [(*case, home.KEEP) for case in two_in_turn(CASES)], TWO
    ),
    ids=lambda one: getattr(one, "stem", None) or getattr(one, "name", one),
)
def test_pull_then_render_gives_the_reviewed_text(sample: Path, kind: Kind, way: str) -> None:
    """All taken as answers, or all kept by hand: the new document says what the reviewed one says, but for lines that
    a question named beforehand, and changes that say they have no place."""
    returned = _opened(edited(sample, kind), sample)
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)
    decided = []
    placed = True
    for change in review.changes:
        other = home.KEEP if way == home.ACCEPT else home.ACCEPT
        can = {home.ACCEPT: change.edits, home.KEEP: change.by_hand}
        if can[way]:
            decided.append((change, way))
        elif can[other]:
            decided.append((change, other))
        else:
            placed = False
    done = home.bring_home(base, base.values, decided)
    from drafter.answers.edit import edited as rewritten

    source = sample.read_bytes()
    made = rewritten(source, sample.name, done.edits)
    again = _opened(make_from(made, sample.name).data, sample)
    named = {
        norm(words)
        for change, how in decided
        if how == home.ACCEPT
        for _, old, new in change.also
        for words in (old, new)
    }
    left = [words for words in after(returned) if words not in named]
    got = [words for words in after(again) if words not in named]

    assert to_plain(load(made, sample.name).values) == done.answers
    assert done.refused == ()
    if placed:
        assert got == left
    untouched = set(source.decode().splitlines()) - set(made.decode().splitlines())
    assert len(untouched) <= 12

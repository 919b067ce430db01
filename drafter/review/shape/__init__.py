"""Changes of the shape of a document: paragraphs and rows put in, taken out, moved, split and merged. Always asked."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.review.base import Base
from drafter.review.changes import Change
from drafter.review.match import Matched
from drafter.review.model import Reviewed
from drafter.review.proof import Proof
from drafter.review.shape.appendices import new_appendices
from drafter.review.shape.columns import new_columns, removed_columns
from drafter.review.shape.ground import Ground
from drafter.review.shape.insertions import insertions
from drafter.review.shape.joints import merges, splits
from drafter.review.shape.marks import new_marks
from drafter.review.shape.moves import moves
from drafter.review.shape.removals import removals
from drafter.review.shape.rows import new_rows
from drafter.review.shape.tables import new_tables


def changes_of_shape(base: Base, reviewed: Reviewed, matched: Matched, proof: Proof) -> Iterator[Change]:
    """All of them; what one kind of change accounts for is not told again as another."""
    ground = Ground(base, reviewed, matched, proof)
    gone = ground.gone()
    yield from moves(ground, gone)
    yield from splits(ground)
    yield from merges(ground)
    yield from removed_columns(ground, gone)
    yield from removals(ground, gone)
    yield from new_marks(ground)
    yield from new_columns(ground)
    yield from new_appendices(ground)
    yield from new_tables(ground)
    yield from new_rows(ground)
    yield from insertions(ground)

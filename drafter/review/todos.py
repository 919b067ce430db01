"""The comments of a reviewer, each with the printed line that it stands at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.review.base import BaseLine
from drafter.review.changes import Todo
from drafter.review.match import Matched
from drafter.review.model import Part
from drafter.text import one_line


def todos(lines: Mapping[str, BaseLine], matched: Matched, parts: Sequence[Part]) -> Iterator[Todo]:
    """Each comment once, where it begins. `line` is "" for one that stands in no printed line."""
    at: dict[int, str] = {}
    for id_, seat in matched.seats.items():
        for place in range(seat.parts[0], seat.parts[1] + 1):
            at.setdefault(place, id_)
    told: set[str] = set()
    for number, part in enumerate(parts):
        for comment in part.comments:
            if comment.number in told:
                continue
            told.add(comment.number)
            id_ = at.get(number, "")
            line = lines.get(id_)
            paths = dict.fromkeys(path for _, path in line.segments if path) if line else {}
            yield Todo(
                comment=comment,
                line=id_,
                paths=tuple(paths),
                words=one_line(part.new or part.old),
                part=number,
            )

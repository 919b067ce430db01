"""What a document holds that answers have no place for, told with the place where it stands."""

from __future__ import annotations

from drafter.i18n import _
from drafter.review.base import Base
from drafter.review.match import match
from drafter.review.model import Reviewed
from drafter.review.places import Places


def unread(base: Base, reviewed: Reviewed) -> tuple[str, ...]:
    """The remarks on what was not read, each at the line that it hangs on or stands below."""
    if all(note.index < 0 for note in reviewed.notes):
        return tuple(note.says for note in reviewed.notes)
    matched, places = match(base.lines, base.marks, reviewed), Places(base.lines)
    wholes = {reviewed.parts[part].index: n for n, whole in enumerate(matched.after) for part in whole.parts}
    out = []
    for note in reviewed.notes:
        whole = wholes.get(note.index, -1)
        line = (matched.lines_in.get(whole) or [matched.above(whole)])[0]
        place = places.of(line) if whole >= 0 else ""
        out.append(_("{place}: {remark}").format(place=place, remark=note.says) if place else note.says)
    return tuple(dict.fromkeys(out))

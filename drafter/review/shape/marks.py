"""Marks of urgency, secrecy, draft or circulation that were typed at the head of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.changes import Change
from drafter.review.edits import Edit, Set
from drafter.review.model import alike
from drafter.review.shape.ground import Ground

#: The words of each mark, by its key among the answers.
_MARKS = {
    "urgency": re.compile(r"(?:THƯỢNG )?KHẨN|HỎA TỐC|HOẢ TỐC"),
    "secrecy": re.compile(r"(?:TỐI |TUYỆT )?MẬT"),
    "circulation": re.compile(r"LƯU HÀNH NỘI BỘ.{0,60}|KHÔNG PHỔ BIẾN.{0,60}"),
    "draft": re.compile(r"DỰ THẢO.{0,60}"),
}


def new_marks(ground: Ground) -> Iterator[Change]:
    """Each above the title, where the answers have no such mark yet."""
    title = ground.matched.seats.get("ten_loai")
    top = title.wholes[0] if title and title.wholes else 0
    for whole in [n for n in ground.matched.free if n < top and n not in ground.taken]:
        words = ground.now(whole)
        key = next((key for key, shape in _MARKS.items() if shape.fullmatch(words.upper())), "")
        if key and not (ground.base.plain.get("marks") or {}).get(key):
            ground.taken.add(whole)
            yield ground.change(
                kinds.INSERTED,
                "",
                ground.parts_of([whole]),
                after=words,
                below=ground.words_above(whole),
                edits=_edits(ground, key, words),
                why=_("dấu này chưa có trong câu trả lời; in lại sẽ đứng đúng chỗ, đúng kiểu của nó"),
                paths=(f"marks.{key}",),
            )


def _edits(ground: Ground, key: str, words: str) -> tuple[Edit, ...]:
    """The answer of the mark, when it prints as such and no other line changes. A stamp is not printed."""
    edits: tuple[Edit, ...] = (Set(steps=("marks", key), value=words),)
    made = dict(ground.proof.printed(edits) or ())
    new = [text for id_, text in made.items() if id_ not in ground.order]
    stays = all(made.get(id_) == " ".join(ground.words(id_).split()) for id_ in ground.ids)
    return edits if stays and len(new) == 1 and alike(new[0], words) else ()

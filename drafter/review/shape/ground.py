"""What the finders of changes of shape stand on: lines, places, and what is already accounted for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from drafter.review.base import Base, Steps
from drafter.review.changes import Change
from drafter.review.edits import Edit, Keep, get
from drafter.review.inverse import steps_for
from drafter.review.items import renumbered, under
from drafter.review.match import Matched
from drafter.review.model import Part, Reviewed
from drafter.review.overrides import Override
from drafter.review.proof import Also, Proof
from drafter.text import one_line

#: A line of the table of all tasks prints what stands elsewhere.
COPY = re.compile(r"^appendices\[[^\]]*\]\.tasks\.")
#: A row of a table within the id of a line.
ROW = re.compile(r"\.(?:rows|tasks\.tasks)\[[^\]]*\]")


def by_hand(line: str, text: str | None = None, after: tuple[str, ...] = ()) -> Keep:
    """The edit that keeps words of the reviewer's in place of a line, or after it."""
    return Keep(override=Override(line=line, base="", text=text, after=after))


class Ground:
    """A document as it was made and as it came back. `taken` are paragraphs that a change accounts for."""

    def __init__(self, base: Base, reviewed: Reviewed, matched: Matched, proof: Proof) -> None:
        self.base = base
        self.parts = reviewed.parts
        self.matched = matched
        self.proof = proof
        self.ids = list(base.lines)
        self.order = {id_: n for n, id_ in enumerate(self.ids)}
        self.steps = {id_: self._steps(id_) for id_ in self.ids}
        #: The last line of each table.
        self.tables = {line.table: id_ for id_, line in base.lines.items() if line.table}
        self.taken: set[int] = set()
        #: Texts that a change writes anew from some paragraph on: no other may.
        self.parted: set[Steps] = set()

    def _steps(self, id_: str) -> tuple[Steps, ...]:
        found = (steps_for(path, self.base.places) for _, path in self.base.lines[id_].segments if path)
        return tuple(steps for steps in found if steps is not None)

    def gone(self) -> list[str]:
        """The lines with words that stand nowhere any more."""
        out = []
        for id_, line in self.base.lines.items():
            seat = self.matched.seats.get(id_)
            if line.text.strip() and (seat is None or not seat.wholes):
                out.append(id_)
        return out

    def words(self, id_: str) -> str:
        """The words of a line as it was made."""
        return self.base.lines[id_].text

    def now(self, whole: int) -> str:
        """The words of a paragraph as it stands."""
        return one_line(self.matched.after[whole].text)

    def parts_of(self, wholes: Sequence[int]) -> list[Part]:
        """What paragraphs are put together from."""
        return [self.parts[n] for whole in wholes for n in self.matched.after[whole].parts]

    def paths(self, *ids: str) -> tuple[str, ...]:
        """The answers that lines print, line by line."""
        lines = (self.base.lines[id_].segments for id_ in ids)
        return tuple(
            path for segments in lines for path in dict.fromkeys(path for _, path in segments if path)
        )

    def place(self, whole: int) -> tuple[int, ...]:
        """Where a paragraph stands: body, or table, row, column."""
        return self.parts[self.matched.after[whole].parts[0]].place

    def in_table(self, whole: int) -> bool:
        """Whether a paragraph stands in a table of the text, not in the columns of the header or the signatures."""
        table = self.place(whole)[:2]
        beside = (
            ids for n, ids in self.matched.lines_in.items() if len(table) > 1 and self.place(n)[:2] == table
        )
        return any(self.base.lines[id_].table for ids in beside for id_ in ids)

    def change(self, kind: str, line: str, parts: Sequence[Part], **rest: Any) -> Change:
        """A change, signed and commented as its parts are."""
        hands = tuple(sorted({hand for part in parts for hand in part.hands}))
        comments = tuple(comment for part in parts for comment in part.comments)
        return Change(kind=kind, line=line, tracked=bool(hands), hands=hands, comments=comments, **rest)

    def put_in(
        self, kind: str, wholes: Sequence[int], words: str, *, anchor: str = "", **rest: Any
    ) -> Change:
        """Words that new paragraphs bring: at the line they follow, else at the nearest of ours above them."""
        line, parts = anchor or self.matched.above(wholes[0]), self.parts_of(wholes)
        return self.change(kind, line, parts, after=words, below=self.words_above(wholes[0]), **rest)

    def proved(
        self, candidates: Sequence[tuple[Edit, ...]], wanted: dict[int, Sequence[str]]
    ) -> tuple[tuple[Edit, ...], Also]:
        """The edits after which the lines `wanted` (by their number) print so, and the fewest others change; () for none.

        That items are counted anew, and the table of all tasks with them, counts for nothing.
        """
        best: tuple[tuple[Edit, ...], Also] = ((), ())
        fewest = 0
        for edits in candidates:
            also = self.proof.also(edits, wanted) if edits else None
            others = sum(not (COPY.match(line) or renumbered(old, new)) for line, old, new in also or ())
            if also is not None and (not best[0] or others < fewest):
                best, fewest = (edits, also), others
                if not others:
                    break
        return best

    def anchor(self, whole: int, table: tuple[int, ...] = (), body: tuple[int, ...] = ()) -> str:
        """The line that stands before a paragraph in its place (or anywhere above in its table).

        "" for none, and for what stands below a table: after the line above it is above the table. `body` is the place
        that a table stands in whose first paragraph this is.
        """
        place = table or body or self.place(whole)
        for number in range(whole - 1, -1, -1):
            if self.matched.parts_signature(number, whole):
                return ""
            here, found = self.place(number), self._unmoved(number)
            if found and (here[: len(place)] if table else here) == place:
                return max(found, key=self.order.__getitem__)
            if found and not table and self._ends_above(found[-1], number, place):
                return ""
        return ""

    def table_above(self, whole: int, body: tuple[int, ...] = ()) -> str:
        """The table that a paragraph stands right below, in its place; "" for none."""
        number = next((n for n in range(whole - 1, -1, -1) if self._unmoved(n)), -1)
        found = self._unmoved(number)
        return self._ends_above(found[-1], number, body or self.place(whole)) if found else ""

    def follows(self, whole: int, body: tuple[int, ...] = ()) -> str:
        """The line or table that a paragraph stands after in its place; "" for none."""
        return self.anchor(whole, body=body) or self.table_above(whole, body)

    def _unmoved(self, whole: int) -> list[str]:
        return [id_ for id_ in self.matched.lines_in.get(whole, ()) if id_ not in self.matched.moved]

    def _ends_above(self, id_: str, whole: int, place: tuple[int, ...]) -> str:
        """The table of a line found in `whole`, when it ends above a paragraph of that place; "" when it does not."""
        return self.base.lines[id_].table if len(self.place(whole)) > len(place) else ""

    def words_above(self, whole: int) -> str:
        """The words nearest above a paragraph as the document stands now; "" at its beginning."""
        above = (self.now(number) for number in range(whole - 1, -1, -1))
        return next((words for words in above if words), "")

    def may_follow(self, anchor: str) -> bool:
        """Whether words kept by hand can stand after a line or table."""
        return anchor in self.tables or (bool(anchor) and not self.base.lines[anchor].alone)

    def paragraph(self, id_: str) -> Steps | None:
        """Where a line stands that is one paragraph of a text and nothing else."""
        steps = self.steps[id_]
        if len(steps) != 1 or len(self.base.lines[id_].segments) != 1 or not isinstance(steps[0][-1], int):
            return None
        return steps[0] if isinstance(get(self.base.plain, steps[0][:-1]), str) else None

    def item(self, ids: Sequence[str]) -> Steps | None:
        """The largest item of a list that prints these lines and no others."""
        mine = set(ids)
        first = next((steps for id_ in ids for steps in self.steps[id_]), ())
        for length in range(1, len(first) + 1):
            item = first[:length]
            if not isinstance(item[-1], int) or not isinstance(get(self.base.plain, item[:-1]), list):
                continue
            if len(item) > 1 and (isinstance(item[-2], int) or item[-2] == "columns"):
                # a cell is no item: taken out, the others would move over
                continue
            lines = [id_ for id_ in self.ids if self.prints(id_, item)]
            if lines and set(lines) <= mine:
                return item
        return None

    def prints(self, id_: str, item: Steps) -> bool:
        """Whether a line prints something of an item, other than as a copy."""
        return not COPY.match(id_) and any(under(steps, item) for steps in self.steps[id_])

    def holder(self, table: str) -> Steps:
        """The item of the answers that holds a table; () for none."""
        cells = (
            steps for id_ in self.ids if self.base.lines[id_].table == table for steps in self.steps[id_]
        )
        found = next((steps[: steps.index("table")] for steps in cells if "table" in steps), ())
        if not found and (titled := self.steps.get(f"{table.removesuffix('.tasks')}.title")):
            # the table of all tasks prints what stands elsewhere
            found = titled[0][:-1]
        return found

    def row_item(self, id_: str) -> Steps | None:
        """The row of a table that a line stands in, as an item of the answers."""
        found = next((steps for steps in self.steps.get(id_, ()) if "rows" in steps), None)
        return None if found is None else found[: found.index("rows") + 2]

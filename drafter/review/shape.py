"""Changes of the shape of a document: paragraphs and rows put in, taken out, moved, split and merged. Always asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Base, Steps
from drafter.review.changes import Change
from drafter.review.edits import Delete, Edit, Insert, Keep, Set, get
from drafter.review.inverse import steps_for
from drafter.review.items import as_item, under
from drafter.review.match import Matched
from drafter.review.model import Part, Reviewed, same
from drafter.review.overrides import Override
from drafter.review.proof import Also, Proof
from drafter.text import one_line

#: A line of the table of all tasks prints what stands elsewhere.
_COPY = re.compile(r"^appendices\[[^\]]*\]\.tasks\.")
_ROW = re.compile(r"\.(?:rows|tasks\.tasks)\[[^\]]*\]")


class Shape:
    """Finds changes of shape."""

    def __init__(self, base: Base, reviewed: Reviewed, matched: Matched, proof: Proof) -> None:
        self.base = base
        self.parts = reviewed.parts
        self.matched = matched
        self.proof = proof
        self.ids = list(base.lines)
        self.order = {id_: n for n, id_ in enumerate(self.ids)}
        self.steps = {id_: self._steps(id_) for id_ in self.ids}
        self.taken: set[int] = set()

    def _steps(self, id_: str) -> tuple[Steps, ...]:
        found = (steps_for(path, self.base.places) for _, path in self.base.lines[id_].segments if path)
        return tuple(steps for steps in found if steps is not None)

    def changes(self) -> Iterator[Change]:
        """All of them."""
        gone = self._gone()
        yield from self._moves(gone)
        yield from self._splits()
        yield from self._merges()
        yield from self._removals(gone)
        yield from self._rows()
        yield from self._insertions()

    def _gone(self) -> list[str]:
        out = []
        for id_, line in self.base.lines.items():
            seat = self.matched.seats.get(id_)
            if line.text.strip() and (seat is None or not seat.wholes):
                out.append(id_)
        return out

    def _change(self, kind: str, line: str, parts: Sequence[Part], **rest: Any) -> Change:
        hands = sorted({hand for part in parts for hand in part.hands})
        comments = tuple(comment for part in parts for comment in part.comments)
        return Change(kind=kind, line=line, tracked=bool(hands), hands=tuple(hands), comments=comments, **rest)  # fmt: skip

    def _whole_parts(self, whole: int) -> list[Part]:
        return [self.parts[n] for n in self.matched.after[whole].parts]

    def _proved(
        self, candidates: Sequence[tuple[Edit, ...]], wanted: dict[int, Sequence[str]]
    ) -> tuple[tuple[Edit, ...], Also]:
        best: tuple[tuple[Edit, ...], Also] = ((), ())
        for edits in candidates:
            also = self.proof.also(edits, wanted) if edits else None
            if also is not None and (not best[0] or len(also) < len(best[1])):
                best = (edits, also)
                if not also:
                    break
        return best

    def _moves(self, gone: list[str]) -> Iterator[Change]:
        targets: dict[str, int] = {}
        for id_ in list(gone):
            words = self.base.lines[id_].text
            fits = [
                n
                for n in self.matched.free
                if n not in self.taken and same(self.matched.after[n].text, words)
            ]
            if fits and _ROW.search(id_) is None:
                gone.remove(id_)
                targets[id_] = fits[0]
                self.taken.add(fits[0])
        for id_ in self.ids:
            seat = self.matched.seats.get(id_)
            if id_ in self.matched.moved and seat and len(self.matched.lines_in[seat.wholes[0]]) == 1:
                targets.setdefault(id_, seat.wholes[0])
        rows = {id_: found[0] for id_ in targets if (found := _ROW.search(id_))}
        yield from self._row_moves([id_ for id_ in targets if id_ in rows])
        for id_, whole in sorted(targets.items(), key=lambda pair: pair[1]):
            if id_ in rows:
                continue
            anchor = self._anchor(whole)
            now = one_line(self.matched.after[whole].text)
            hand: tuple[Edit, ...] = ()
            if anchor and self._may_follow(anchor):
                hand = (
                    Keep(override=Override(line=id_, base="", text="")),
                    Keep(override=Override(line=anchor, base="", after=(now,))),
                )
            yield self._change(
                kinds.MOVED, id_, self._whole_parts(whole), before=self.base.lines[id_].text, after=now,
                by_hand=hand, why=_("đoạn đứng ở chỗ khác"), paths=self._paths(id_), edits=self._move(id_, whole, anchor),
            )  # fmt: skip

    def _row_moves(self, ids: list[str]) -> Iterator[Change]:
        """Rows whose cells stand elsewhere: one change a row."""
        rows: dict[str, list[str]] = {}
        for id_ in ids:
            found = _ROW.search(id_)
            rows.setdefault(id_[: found.end()] if found else id_, []).append(id_)
        for row, members in rows.items():
            lines = [id_ for id_ in self.ids if id_.startswith(row)]
            wholes = [
                self.matched.seats[id_].wholes[0]
                for id_ in members
                if id_ in self.matched.seats and self.matched.seats[id_].wholes
            ]
            parts = [part for n in wholes for part in self._whole_parts(n)]
            words = " | ".join(self.base.lines[id_].text for id_ in lines)
            now = " | ".join(self.matched.after[n].text for n in wholes)
            yield self._change(
                kinds.MOVED, members[0], parts, before=words, after=now or words, edits=self._row_move(lines, wholes),
                why=_("hàng đứng ở chỗ khác"), paths=tuple(p for id_ in lines for p in self._paths(id_)),
            )  # fmt: skip

    def _row_move(self, lines: list[str], wholes: list[int]) -> tuple[Edit, ...]:
        here = next(
            (
                steps[: steps.index("rows") + 2]
                for id_ in lines
                for steps in self.steps[id_]
                if "rows" in steps
            ),
            None,
        )
        if here is None or not wholes or _COPY.match(lines[0]):
            return ()
        anchor = self._anchor(wholes[0], table=self._place(wholes[0])[:2])
        beside = next((s[: s.index("rows") + 2] for s in self.steps.get(anchor, ()) if "rows" in s), None)
        at = beside[-1] + 1 if beside and beside[:-1] == here[:-1] and isinstance(beside[-1], int) else 0
        if anchor and beside is None and ".head[" not in anchor:
            return ()
        return (Delete(steps=here), Insert(steps=here[:-1], at=at, value=get(self.base.plain, here)))

    def _move(self, id_: str, whole: int, anchor: str) -> tuple[Edit, ...]:
        """Move an item within its own list, when it prints one line and so does the one it goes beside."""
        here = self._item((id_,))
        if not here:
            return ()
        below = next(
            (n for n in range(whole + 1, len(self.matched.after)) if self.matched.lines_in.get(n)), -1
        )
        following = self.matched.lines_in[below][0] if below >= 0 else ""
        words = self.base.lines[id_].text
        for beside, shift in ((anchor, 1), (following, 0)):
            there = self._item((beside,)) if beside else None
            if not there or here[:-1] != there[:-1] or not isinstance(there[-1], int):
                continue
            put = Insert(steps=here[:-1], at=there[-1] + shift, value=get(self.base.plain, here))
            pair = (self.base.lines[beside].text, words) if shift else (words, self.base.lines[beside].text)
            wanted: dict[int, Sequence[str]] = {self.order[id_]: (), self.order[beside]: pair}
            edits: tuple[Edit, ...] = (Delete(steps=here), put)
            if self.proof.also(edits, wanted) is not None:
                return edits
        return ()

    def _paths(self, id_: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path for _, path in self.base.lines[id_].segments if path))

    def _splits(self) -> Iterator[Change]:
        for id_, seat in self.matched.seats.items():
            if len(seat.wholes) < 2:
                continue
            texts = [one_line(self.matched.after[n].text) for n in seat.wholes]
            hand: tuple[Edit, ...] = ()
            if self._may_follow(id_):
                hand = (Keep(override=Override(line=id_, base="", text=texts[0], after=tuple(texts[1:]))),)
            candidates: list[tuple[Edit, ...]] = []
            text = self._paragraph(id_)
            if text and isinstance(text[-1], int):
                rest = [Insert(steps=text[:-1], at=text[-1] + 1, value=words) for words in texts[1:]]
                candidates.append((Set(steps=text, value=texts[0]), *rest))
            edits, also = self._proved(candidates, {self.order[id_]: texts})
            parts = [part for n in seat.wholes for part in self._whole_parts(n)]
            yield self._change(
                kinds.SPLIT, id_, parts, before=self.base.lines[id_].text, after="\n".join(texts), by_hand=hand,
                edits=edits, also=also, why=_("một đoạn thành nhiều đoạn"), paths=self._paths(id_),
            )  # fmt: skip

    def _merges(self) -> Iterator[Change]:
        for whole, ids in self.matched.lines_in.items():
            if len(ids) < 2 or any(len(self.matched.seats[id_].wholes) > 1 for id_ in ids):
                continue
            ids = sorted(ids, key=self.order.__getitem__)
            now = one_line(self.matched.after[whole].text)
            hand = (
                Keep(override=Override(line=ids[0], base="", text=now)),
                *(Keep(override=Override(line=id_, base="", text="")) for id_ in ids[1:]),
            )
            texts = [self._paragraph(id_) for id_ in ids]
            candidates: list[tuple[Edit, ...]] = []
            if all(texts) and texts[0]:
                candidates.append(
                    (Set(steps=texts[0], value=now), *(Delete(steps=t) for t in texts[1:] if t))
                )
            wanted: dict[int, Sequence[str]] = {self.order[id_]: () for id_ in ids[1:]}
            edits, also = self._proved(candidates, {**wanted, self.order[ids[0]]: (now,)})
            yield self._change(
                kinds.MERGED, ids[0], self._whole_parts(whole), before="\n".join(self.base.lines[i].text for i in ids),
                after=now, by_hand=hand, edits=edits, also=also, why=_("nhiều đoạn thành một"),
                paths=tuple(path for id_ in ids for path in self._paths(id_)),
            )  # fmt: skip

    def _paragraph(self, id_: str) -> Steps | None:
        """Where a line stands that is one paragraph of a text and nothing else."""
        steps = self.steps[id_]
        if len(steps) != 1 or len(self.base.lines[id_].segments) != 1 or not isinstance(steps[0][-1], int):
            return None
        return steps[0] if isinstance(get(self.base.plain, steps[0][:-1]), str) else None

    def _item(self, ids: Sequence[str]) -> Steps | None:
        """The largest item of a list that prints these lines and no others."""
        mine = set(ids)
        first = next((steps for id_ in ids for steps in self.steps[id_]), None)
        for length in range(1, len(first or ()) + 1):
            item = (first or ())[:length]
            if not isinstance(item[-1], int) or not isinstance(get(self.base.plain, item[:-1]), list):
                continue
            if len(item) > 1 and isinstance(item[-2], int):
                # a cell is no item: taken out, the others would move over
                continue
            lines = [
                id_ for id_, found in self.steps.items()
                if not _COPY.match(id_) and any(under(steps, item) for steps in found)
            ]  # fmt: skip
            if lines and set(lines) <= mine:
                return item
        return None

    def _removals(self, gone: list[str]) -> Iterator[Change]:
        left = list(gone)
        while left:
            id_ = left[0]
            group = self._group(id_, left)
            left = [other for other in left if other not in group]
            yield self._removal(group)

    def _group(self, id_: str, gone: list[str]) -> list[str]:
        """Lines that go together: those of the largest item that is gone wholly, or of one row."""
        item = self._item([id_, *(other for other in gone if other != id_)])
        if item:
            found = [
                o for o in gone if any(under(steps, item) for steps in self.steps[o]) and not _COPY.match(o)
            ]
            if id_ in found:
                return found
        row = _ROW.search(id_)
        if row:
            return [other for other in gone if other.startswith(id_[: row.end()])]
        return [id_]

    def _removal(self, ids: list[str]) -> Change:
        seats = [self.matched.seats.get(id_) for id_ in ids]
        parts = [self.parts[n] for seat in seats if seat for n in range(seat.parts[0], seat.parts[1] + 1)]
        item, text = self._item(ids), self._paragraph(ids[0]) if len(ids) == 1 else None
        candidates: list[tuple[Edit, ...]] = [(Delete(steps=text),)] if text else []
        if item:
            candidates.append((Delete(steps=item),))
        wanted: dict[int, Sequence[str]] = {self.order[id_]: () for id_ in ids}
        edits, also = self._proved(candidates, wanted)
        stays = len(ids) == 1 and any(seat and not self._whole_of(seat.parts[0]).strip() for seat in seats)
        is_row = _ROW.search(ids[0]) is not None
        kind = (
            kinds.EMPTIED if stays and parts else kinds.ROW_OUT if is_row and len(ids) > 1 else kinds.DELETED
        )
        hand = () if kind == kinds.ROW_OUT else tuple(Keep(override=Override(line=i, base="", text="")) for i in ids)  # fmt: skip
        return self._change(
            kind, ids[0], parts, before="\n".join(self.base.lines[id_].text for id_ in ids), edits=edits, also=also,
            by_hand=hand, why=_("chữ bị bỏ khỏi văn bản"), paths=tuple(p for id_ in ids for p in self._paths(id_)),
        )  # fmt: skip

    def _whole_of(self, part: int) -> str:
        return next(whole.text for whole in self.matched.after if part in whole.parts)

    def _place(self, whole: int) -> tuple[int, ...]:
        return self.parts[self.matched.after[whole].parts[0]].place

    def _rows(self) -> Iterator[Change]:
        """Rows of a table of which no cell is known."""
        known = {
            self._place(n)[:3] for n, ids in self.matched.lines_in.items() if ids and len(self._place(n)) > 1
        }
        rows: dict[tuple[int, ...], list[int]] = {}
        for whole in self.matched.free:
            place = self._place(whole)
            if whole not in self.taken and len(place) > 1 and place[:3] not in known:
                rows.setdefault(place[:3], []).append(whole)
        for row, wholes in rows.items():
            columns: dict[int, list[str]] = {}
            for number, found in enumerate(self.matched.after):
                place = self._place(number)
                if place[:3] == row and len(place) > 3:
                    columns.setdefault(place[3], []).append(one_line(found.text))
            cells = ["\n".join(filter(None, texts)) for _, texts in sorted(columns.items())]
            self.taken.update(wholes)
            anchor = self._anchor(wholes[0], table=row[:2])
            edits, also = self._row_edits(anchor, cells)
            yield self._change(
                kinds.ROW_IN, anchor, [part for n in wholes for part in self._whole_parts(n)],
                after=" | ".join(cells), edits=edits, also=also, why=_("hàng này chưa có trong câu trả lời"),
            )  # fmt: skip

    def _row_edits(self, anchor: str, cells: list[str]) -> tuple[tuple[Edit, ...], Also]:
        row = _ROW.search(anchor)
        found = next((steps for steps in self.steps.get(anchor, ()) if "rows" in steps), None)
        if row is None or found is None or _COPY.match(anchor):
            return (), ()
        item = found[: found.index("rows") + 2]
        if not isinstance(item[-1], int):
            return (), ()
        last = [id_ for id_ in self.ids if id_.startswith(anchor[: row.end()])][-1]
        lines = [words for cell in cells for words in (cell.split("\n") if cell else [""])]
        wanted: dict[int, Sequence[str]] = {self.order[last]: (self.base.lines[last].text, *lines)}
        return self._proved([(Insert(steps=item[:-1], at=item[-1] + 1, value=cells),)], wanted)

    def _anchor(self, whole: int, table: tuple[int, ...] = ()) -> str:
        """The line that stands before a paragraph in its place (or anywhere above in its table)."""
        place = table or self._place(whole)
        best = ""
        for number in range(whole - 1, -1, -1):
            here = self._place(number)
            if (here[: len(place)] if table else here) == place and self.matched.lines_in.get(number):
                found = [id_ for id_ in self.matched.lines_in[number] if id_ not in self.matched.moved]
                if found:
                    best = max(found, key=self.order.__getitem__)
                    break
        return best

    def _may_follow(self, anchor: str) -> bool:
        return self.base.lines[anchor].movable

    def _insertions(self) -> Iterator[Change]:
        for whole in self.matched.free:
            if whole in self.taken:
                continue
            text = one_line(self.matched.after[whole].text)
            anchor = self._anchor(whole)
            hand: tuple[Edit, ...] = ()
            edits: tuple[Edit, ...] = ()
            also: Also = ()
            if anchor:
                if self._may_follow(anchor):
                    hand = (Keep(override=Override(line=anchor, base="", after=(text,))),)
                wanted: dict[int, Sequence[str]] = {self.order[anchor]: (self.base.lines[anchor].text, text)}
                edits, also = self._proved(list(self._candidates(anchor, text)), wanted)
            why = (
                _("bản sao của một đoạn")
                if whole in self.matched.copies
                else _("đoạn này chưa có trong câu trả lời")
            )
            yield self._change(
                kinds.INSERTED, anchor, self._whole_parts(whole), after=text, by_hand=hand, edits=edits, also=also, why=why,
            )  # fmt: skip

    def _candidates(self, anchor: str, text: str) -> Iterator[tuple[Edit, ...]]:
        paragraph = self._paragraph(anchor)
        if paragraph and isinstance(paragraph[-1], int):
            yield (Insert(steps=paragraph[:-1], at=paragraph[-1] + 1, value=text),)
        for steps in self.steps[anchor][-1:]:
            for length in range(len(steps), 0, -1):
                item = steps[:length]
                holder = get(self.base.plain, item[:-1])
                if not isinstance(item[-1], int) or not isinstance(holder, list):
                    continue
                like = holder[item[-1]]
                if (
                    isinstance(like, dict)
                    and length == len(steps) - 1
                    and steps[-1] in ("heading", "agency", "inline")
                    and text[:1] not in "-–+"
                ):
                    if "text" not in like:
                        yield (Set(steps=(*item, "text"), value=f"{text}\n"),)
                    else:
                        yield (Insert(steps=(*item, "text"), at=0, value=text),)
                for value in as_item(str(item[-2]) if len(item) > 1 else "", like, text):
                    yield (Insert(steps=item[:-1], at=item[-1] + 1, value=value),)

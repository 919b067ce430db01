"""Which paragraph of a reviewed document is which printed line: by bookmark, by the words before, by likeness."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from drafter.review.base import BaseLine
from drafter.review.model import Reviewed, Whole
from drafter.review.words import ratio
from drafter.text import one_line

#: Below this likeness two paragraphs are two.
_LIKE = 0.35
_GAP = 60
#: A cell of so few letters is known by its bookmark or its very words alone.
_FEW = 12
#: So many numbers of a place name a table.
_TABLE = 2
#: How the ids of the lines below the text begin.
_ENDING = ("noi_nhan", "recipients[", "archive", "signers[")
#: Above this likeness pieces put together are the line.
_PIECES = 0.9


@dataclass(slots=True)
class Seat:
    """Where a line is found. `parts` are first and last part; `sure` is False for a guess by likeness."""

    parts: tuple[int, int]
    sure: bool = True
    wholes: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Matched:
    """Lines and paragraphs put together. `lines_in` are the lines with words in a paragraph; `free` has none."""

    after: tuple[Whole, ...]
    seats: dict[str, Seat]
    lines_in: dict[int, list[str]]
    free: list[int]
    moved: set[str]
    copies: set[int]

    @property
    def signature(self) -> int:
        """The last paragraph of the recipients and signatures, -1 where there is none."""
        ends = (n for n, ids in self.lines_in.items() if any(id_.startswith(_ENDING) for id_ in ids))
        return max(ends, default=-1)

    def parts_signature(self, first: int, second: int) -> bool:
        """Whether the signature stands between two paragraphs: what is put after the one would print before it."""
        return first < self.signature < second

    def above(self, whole: int) -> str:
        """The printed line nearest above a paragraph, wherever it lies; "" for none."""
        return next(
            (ids[-1] for number in range(whole - 1, -1, -1) if (ids := self.lines_in.get(number))), ""
        )


class _Matcher:
    def __init__(self, lines: Mapping[str, BaseLine], marks: Mapping[str, str], reviewed: Reviewed) -> None:
        self.lines = lines
        self.parts = reviewed.parts
        self.before, self.after = reviewed.before(), reviewed.after()
        self.old_of = {part: n for n, whole in enumerate(self.before) for part in whole.parts}
        self.new_of = {part: n for n, whole in enumerate(self.after) for part in whole.parts}
        self.words = {id_: _norm(line.text) for id_, line in lines.items()}
        self.id_of = {mark: id_ for id_, mark in marks.items() if id_ in lines}
        self.seats: dict[str, Seat] = {}
        self.claimed: set[int] = set()
        self.copies: set[int] = set()
        self.homes: dict[str, set[tuple[int, ...]]] = {}

    def matched(self) -> Matched:
        self._by_bookmark()
        self.homes = self._homes()
        self._by_old_words()
        self._by_likeness()
        lines_in = self._fill()
        used = {n for n, ids in lines_in.items() if ids}
        free = [
            n
            for n, whole in enumerate(self.after)
            if whole.text.strip() and n not in used
        ]  # fmt: skip
        copies = {self.new_of[part] for part in self.copies}
        return Matched(self.after, self.seats, lines_in, free, self._moved(), copies)

    def _seat(self, id_: str, first: int, last: int, *, sure: bool = True) -> None:
        self.seats[id_] = Seat((first, last), sure)
        self.claimed.update(range(first, last + 1))

    def _by_bookmark(self) -> None:
        begins: dict[str, list[int]] = {}
        finish: dict[str, int] = {}
        for number, part in enumerate(self.parts):
            for mark in part.marks:
                begins.setdefault(mark, []).append(number)
            for mark in part.ends:
                finish.setdefault(mark, number)
        starts = sorted({at for found in begins.values() for at in found})
        for mark, found in begins.items():
            id_ = self.id_of.get(mark)
            if id_ is None:
                continue
            if self._is_one(id_, found):
                # split by Enter, its bookmark written out once a half
                self._seat(id_, found[0], found[-1])
                continue
            at = min(found, key=lambda n: (self._strangeness(id_, n), n))
            self.copies.update(set(found) - {at})
            last = finish.get(mark, at)
            inner = bisect_right(starts, last) > bisect_right(starts, at)
            if last < at or inner or self.parts[last].place != self.parts[at].place:
                last = at
            self._seat(id_, at, last)

    def _is_one(self, id_: str, found: Sequence[int]) -> bool:
        """Whether several parts with the bookmark of a line are that line in pieces, rather than copies of it."""
        if len(found) < 2 or found[-1] - found[0] + 1 != len(found):
            return False
        joined = "".join(self.parts[n].new for n in found)
        return ratio(_norm(joined).replace(" ", ""), self.words[id_].replace(" ", "")) > _PIECES

    def _strangeness(self, id_: str, part: int) -> int:
        wanted = self.words[id_]
        if _norm(self.before[self.old_of[part]].text) == wanted:
            return 0
        return 1 if _norm(self.after[self.new_of[part]].text) == wanted else 2

    def _lost(self) -> list[str]:
        return [id_ for id_, words in self.words.items() if words and id_ not in self.seats]

    def _by_old_words(self) -> None:
        lost = self._lost()
        free = [n for n, w in enumerate(self.before) if w.text.strip() and not self.claimed & set(w.parts)]
        if not lost or not free:
            return
        texts = [_norm(self.before[n].text) for n in free]
        count = Counter(texts)
        seen = Counter(self.words.values())
        matcher = SequenceMatcher(None, [self.words[id_] for id_ in lost], texts, autojunk=False)
        for a, b, size in matcher.get_matching_blocks():
            for k in range(size):
                # the same words stand in several places: a neighbour on each side must agree
                lone = count[texts[b + k]] == seen[texts[b + k]] == 1
                self._take(lost[a + k], free[b + k], sure=lone or 0 < k < size - 1)
        left = {texts[i]: n for i, n in enumerate(free) if not self.claimed & set(self.before[n].parts)}
        for id_ in self._lost():
            words = self.words[id_]
            if words in left and count[words] == seen[words] == 1:
                self._take(id_, left[words], sure=True)

    def _take(self, id_: str, old: int, *, sure: bool) -> None:
        parts = [n for n in self.before[old].parts if self.parts[n].old] or list(self.before[old].parts)
        if self._is_at_home(id_, parts[0]):
            self._seat(id_, parts[0], parts[-1], sure=sure)

    def _is_at_home(self, id_: str, part: int) -> bool:
        """Whether a cell of ours may be found there: a few words in a table of the reviewer's own are no cell of ours."""
        table = self.lines[id_].table
        homes = self.homes.get(table, set())
        return not homes or self.parts[part].place[:_TABLE] in homes

    def _homes(self) -> dict[str, set[tuple[int, ...]]]:
        """Where each table of ours is in the file, by the bookmarks of its lines."""
        out: dict[str, set[tuple[int, ...]]] = {}
        for id_, seat in self.seats.items():
            if table := self.lines[id_].table:
                out.setdefault(table, set()).add(self.parts[seat.parts[0]].place[:_TABLE])
        return out

    def _by_likeness(self) -> None:
        # the few words of a cell are like many others
        lost = [id_ for id_ in self._lost() if not self.lines[id_].table or len(self.words[id_]) > _FEW]
        free = [n for n, w in enumerate(self.after) if w.text.strip() and not self.claimed & set(w.parts)]
        order = {id_: n for n, id_ in enumerate(self.words)}
        seated = sorted(
            (self.seats[id_].parts[0], order[id_]) for id_ in self.seats if self.lines[id_].movable
        )
        for group, candidates in _gaps(lost, free, order, seated, self.after):
            for id_, whole in _align(
                group,
                [self.words[i] for i in group],
                candidates,
                [_norm(self.after[n].text) for n in candidates],
            ):
                parts = self.after[whole].parts
                if self._is_at_home(id_, parts[0]):
                    self._seat(id_, parts[0], parts[-1], sure=False)

    def _fill(self) -> dict[int, list[str]]:
        out: dict[int, list[str]] = {}
        for id_, seat in self.seats.items():
            first, last = seat.parts
            for part in range(first, last + 1):
                whole = self.new_of[part]
                if self.parts[part].new.strip() and whole not in seat.wholes:
                    seat.wholes.append(whole)
            exact = [n for n in seat.wholes if _norm(self.after[n].text) == self.words[id_]]
            if len(seat.wholes) > 1 and exact:
                seat.wholes = exact[:1]
            for whole in seat.wholes:
                out.setdefault(whole, []).append(id_)
        return out

    def _moved(self) -> set[str]:
        ids = [
            id_
            for id_ in self.words
            if id_ in self.seats and self.seats[id_].wholes and self.lines[id_].movable
        ]
        places = [self.seats[id_].parts[0] for id_ in ids]
        kept = _longest_rising(places)
        return {id_ for number, id_ in enumerate(ids) if number not in kept}


def match(lines: Mapping[str, BaseLine], marks: Mapping[str, str], reviewed: Reviewed) -> Matched:
    """Put lines (by id, in printed order) and paragraphs together. `marks` are bookmarks by line id."""
    return _Matcher(lines, marks, reviewed).matched()


def _norm(text: str) -> str:
    from unicodedata import normalize

    return one_line(normalize("NFC", text).replace("\u00a0", " "))


def _gaps(
    lost: list[str],
    free: list[int],
    order: Mapping[str, int],
    seated: Sequence[tuple[int, int]],
    after: tuple[Whole, ...],
) -> list[tuple[list[str], list[int]]]:
    """Lost lines and free paragraphs that lie between the same neighbours."""
    places = [part for part, _ in seated]
    rows = [row for _, row in seated]
    groups: dict[int, tuple[list[str], list[int]]] = {}
    for whole in free:
        groups.setdefault(bisect_left(places, after[whole].parts[0]), ([], []))[1].append(whole)
    for id_ in lost:
        gap = next((n for n, row in enumerate(rows) if row > order[id_]), len(rows))
        groups.setdefault(gap, ([], []))[0].append(id_)
    return [(a[:_GAP], b[:_GAP]) for a, b in groups.values() if a and b]


def _align(ids: list[str], left: list[str], wholes: list[int], right: list[str]) -> list[tuple[str, int]]:
    """The best pairing that keeps the order (Needleman-Wunsch on likeness)."""
    like = [[ratio(a, b) for b in right] for a in left]
    rows, columns = len(left), len(right)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            pair = like[i - 1][j - 1]
            through = best[i - 1][j - 1] + (pair if pair >= _LIKE else -1)
            best[i][j] = max(best[i - 1][j], best[i][j - 1], through)
    out, i, j = [], rows, columns
    while i and j:
        pair = like[i - 1][j - 1]
        if pair >= _LIKE and abs(best[i][j] - best[i - 1][j - 1] - pair) < 1e-9:
            out.append((ids[i - 1], wholes[j - 1]))
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return out[::-1]


def _longest_rising(values: Sequence[int]) -> set[int]:
    """The places of a longest run of rising values."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(values)
    for at, value in enumerate(values):
        k = bisect_left(tails, value)
        if k == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[k], ends[k] = value, at
        before[at] = ends[k - 1] if k else -1
    out: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        out.add(at)
        at = before[at]
    return out

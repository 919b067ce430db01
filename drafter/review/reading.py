"""A reviewed document against what it was made of: every change, with what could be done about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from drafter.anatomy.labels import parse
from drafter.i18n import _
from drafter.review import changes as kinds
from drafter.review.base import Base, BaseLine, Plain, Steps
from drafter.review.changes import Change, Review
from drafter.review.edits import Edit, Keep, Set
from drafter.review.inverse import Answer, answer_for, steps_for
from drafter.review.match import Matched, match
from drafter.review.model import OURSELVES, Reviewed, same
from drafter.review.overrides import Override
from drafter.review.proof import Proof
from drafter.review.shape import changes_of_shape
from drafter.review.shape.joints import is_frame
from drafter.review.todos import todos
from drafter.review.words import project, ratio
from drafter.text import one_line

_REWRITTEN = 0.35
_NUMBER = re.compile(r"\d+[a-zđ]?")
_DATE = re.compile(r"ngày\s*(\d{1,2})\s+tháng\s*(\d{1,2})\s+năm\s*(\d{4})")
#: Words of ours that name an answer within a line: typed into another answer they mean a new one.
_NAMES = ("chủ trì:", "phối hợp:", "thời hạn:", "sản phẩm:")


def read_review(base: Base, reviewed: Reviewed) -> Review:
    """All changes in reading order, comments as to-dos."""
    return _Reading(base, reviewed).review()


class _Reading:
    def __init__(self, base: Base, reviewed: Reviewed) -> None:
        self.base = base
        self.reviewed = reviewed
        self.matched: Matched = match(base.lines, base.marks, reviewed)
        self.proof = Proof(base)
        self.order = {id_: n for n, id_ in enumerate(base.lines)}

    def review(self) -> Review:
        changes: list[Change] = []
        for id_, line in self.base.lines.items():
            changes += self._line(id_, line)
        shape = list(changes_of_shape(self.base, self.reviewed, self.matched, self.proof))
        split = {change.line for change in shape if change.kind == kinds.SPLIT}
        changes = [*self._settled([change for change in changes if change.line not in split]), *shape]
        changes = list(_renumbered(changes))
        changes.sort(key=lambda change: (self.order.get(change.line, -1), change.kind == kinds.INSERTED))
        return Review(
            changes=tuple(changes),
            todos=tuple(todos(self.base.lines, self.matched, self.reviewed.parts)),
            formatted=sum(part.formatted for part in self.reviewed.parts),
        )

    def _line(self, id_: str, line: BaseLine) -> Iterable[Change]:
        seat = self.matched.seats.get(id_)
        if seat is None or not (len(seat.wholes) == 1 or is_frame(line, seat.wholes)):
            return ()
        if any(len(self.matched.lines_in[whole]) > 1 for whole in seat.wholes):
            return ()
        wholes = [self.matched.after[number] for number in seat.wholes]
        text = "\n".join(whole.text for whole in wholes)
        broken = "\n" in text.strip()
        if same(text, line.text) and not broken:
            return ()
        now = text if "  " in line.text else one_line(text)
        parts = [self.reviewed.parts[n] for whole in wholes for n in whole.parts]
        before = "".join(part.old for part in parts)
        seen = Change(
            kind=kinds.OWN, line=id_, before=line.text, after=now.strip(),
            tracked=any(True for part in parts for _ in part.hands),
            hands=tuple(sorted({hand for part in parts for hand in part.hands})),
            comments=tuple(comment for part in parts for comment in part.comments),
            by_hand=(Keep(override=Override(line=id_, base="", text=one_line(now))),),
        )  # fmt: skip
        if broken and same(text, line.text):
            why = (
                _("có ngắt dòng trong đoạn: tách thành đoạn thì bấm Enter")
                if line.movable
                else _("chữ không đổi, chỉ ngắt dòng: in lại sẽ liền một đoạn, tự xuống dòng")
            )
            return (replace(seen, by_hand=(), why=why),)
        if not line.known:
            why = _("chữ của dòng này không dựng lại được như khi in")
            return (replace(seen, kind=kinds.REWRITTEN, why=why),)
        return self._filled(line, seen, now) or self._values(
            line, seen, now, seat.sure, untracked=not same(before, line.text), broken=broken
        )

    def _filled(self, line: BaseLine, seen: Change, now: str) -> tuple[Change, ...]:
        """A number or a date written into the blank of a draft, in whatever spacing it was written."""
        edit = _blank(line.id, self.base.plain, now)
        made = dict(self.proof.printed([edit]) or ()).get(line.id, "") if edit else ""
        if edit is None or _loose(made) != _loose(now):
            return ()
        also = self.proof.also([edit], {self.order[line.id]: (made,)})
        why = _("câu trả lời này còn in ở chỗ khác, nơi người sửa để nguyên") if also else ""
        if not same(made, now):
            why = _("sẽ in đúng thể thức: {words}").format(words=one_line(made))
        key = str(edit.steps[0])
        value = (str(self.base.plain.get(key) or ""), edit.value)
        return (
            replace(seen, kind=kinds.VALUE, paths=(key,), edits=(edit,), value=value, also=also or (), why=why, clear=not why),
        )  # fmt: skip

    def _values(
        self, line: BaseLine, seen: Change, now: str, sure: bool, *, untracked: bool, broken: bool
    ) -> Iterable[Change]:
        found = project(line.segments, now)
        answers: dict[str, Answer | None] = {}
        by_path: dict[str, list[int]] = {}
        for number, (_words, path) in enumerate(line.segments):
            if path:
                by_path.setdefault(path, []).append(number)
        for path, numbers in by_path.items():
            printed = tuple(line.segments[n][0] for n in numbers)
            texts = tuple(found.texts[n] for n in numbers)
            if any(not same(a, b) for a, b in zip(printed, texts, strict=True)):
                answers[path] = answer_for(path, printed, texts, self.base.plain, self.base.places)
        why = self._doubt(line, seen, found.own, found.across, sure, untracked)
        if broken:
            why = why or _("có ngắt dòng trong đoạn: in lại sẽ liền một dòng")
        kind = (
            kinds.REWRITTEN if not sure else kinds.ACROSS if found.across else kinds.OWN if found.own else ""
        )
        known = {path: answer for path, answer in answers.items() if answer is not None}
        if kind or len(known) < len(answers) or not answers:
            also = None
            edits: tuple[Edit, ...] = ()
            if known and len(known) == len(answers):
                edits = tuple(Set(steps=a.steps, value=a.after) for a in known.values())
            if edits:
                also = self.proof.also(edits, {self.order[line.id]: (now,)})
            return (
                replace(
                    seen, kind=kind or kinds.OWN, paths=tuple(answers), edits=edits if also is not None else (),
                    also=also or (), why=why or _("dòng này ghép từ nhiều câu trả lời"),
                ),
            )  # fmt: skip
        return [
            replace(
                seen, kind=kinds.VALUE, paths=(path,), edits=(Set(steps=answer.steps, value=answer.after),),
                value=(answer.before, answer.after), why=why or self._odd(answer), clear=not (why or self._odd(answer)),
            )
            for path, answer in known.items()
        ]  # fmt: skip

    def _doubt(
        self, line: BaseLine, seen: Change, own: bool, across: bool, sure: bool, untracked: bool
    ) -> str:
        if any(author == OURSELVES for author, _when in seen.hands):
            return _("xung đột chưa giải quyết: trong Word xóa chữ của một bên rồi đưa về lại")
        if not sure:
            return _("đoạn được nhận ra theo chữ gần giống, không theo dấu của drafter")
        if own:
            return _("chữ này thuộc mẫu câu, không thuộc câu trả lời nào")
        if across:
            return _("sửa đổi nằm giữa nhiều câu trả lời, hoặc giữa câu trả lời và chữ của mẫu")
        if len({author for author, _ in seen.hands if author}) > 1:
            return _("nhiều người cùng sửa dòng này")
        if line.id in self.matched.moved:
            return _("đoạn này còn được chuyển chỗ")
        if untracked and ratio(line.text, seen.after) < _REWRITTEN:
            return _("cả đoạn được viết lại, không theo dõi sửa đổi")
        return ""

    @staticmethod
    def _odd(answer: Answer) -> str:
        if not answer.after.strip():
            return _("câu trả lời bị xóa hết")
        if not answer.sure:
            return _("chữ in hoa: không biết viết thường thế nào")
        if any(name in answer.after.lower() and name not in answer.before.lower() for name in _NAMES):
            return _("chữ thêm mang tên của một câu trả lời khác")
        return ""

    def _settled(self, changes: list[Change]) -> list[Change]:
        """Clear changes proved together; one that does not print as reviewed, or prints elsewhere too, is asked."""
        changes = self._agreeing(changes)
        for _round in range(3):
            clear = [change for change in changes if change.clear]
            if not clear:
                return changes
            doubted = self._doubted(clear)
            if not doubted:
                return changes
            changes = [replace(c, clear=False, **doubted[id(c)]) if id(c) in doubted else c for c in changes]  # type: ignore[arg-type]
        return [replace(c, clear=False, why=c.why or _("không in lại được đúng như đã sửa")) if c.clear else c
                for c in changes]  # fmt: skip

    def _agreeing(self, changes: list[Change]) -> list[Change]:
        wanted: dict[Steps, set[str]] = {}
        for change in changes:
            for edit in change.edits:
                if isinstance(edit, Set):
                    wanted.setdefault(edit.steps, set()).add(edit.value)
        return [
            replace(change, clear=False, why=_("cùng một câu trả lời được sửa khác nhau ở hai chỗ"))
            if change.clear and any(isinstance(e, Set) and len(wanted[e.steps]) > 1 for e in change.edits)
            else change
            for change in changes
        ]

    def _doubted(self, clear: Sequence[Change]) -> dict[int, dict[str, object]]:
        made = self.proof.printed(edit for change in clear for edit in change.edits)
        if made is None:
            return {
                id(change): {"why": _("sau khi sửa, tệp câu trả lời không còn hợp lệ")} for change in clear
            }
        now = dict(made)
        after = {change.line: change.after for change in clear}
        out: dict[int, dict[str, object]] = {}
        for line in self.base.lines.values():
            wanted = after.get(line.id, self._stands(line))
            if line.id in now and same(now[line.id], wanted):
                continue
            if line.id in now and same(now[line.id], line.text) and line.id not in after:
                continue
            own = [c for c in clear if c.line == line.id]
            guilty = own or [c for c in clear if self._prints(line, c)] or list(clear)
            for change in guilty:
                also = (*change.also, *out.get(id(change), {}).get("also", ())) if not own else ()  # type: ignore[misc]
                why = (
                    _("không in lại được đúng như đã sửa")
                    if own
                    else _("câu trả lời này còn in ở chỗ khác, nơi người sửa để nguyên")
                )
                if not own:
                    also = (*also, (line.id, line.text, now.get(line.id, "")))
                out[id(change)] = {"why": why, "also": also}
        return out

    def _prints(self, line: BaseLine, change: Change) -> bool:
        steps = {edit.steps for edit in change.edits if isinstance(edit, Set)}
        return any(path and steps_for(path, self.base.places) in steps for _words, path in line.segments)

    def _stands(self, line: BaseLine) -> str:
        """The line as the reviewer left it."""
        seat = self.matched.seats.get(line.id)
        if seat is None or not seat.wholes:
            return line.text
        return self.matched.after[seat.wholes[0]].text


def _renumbered(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes, those that only count anew by hand as one: printed anew the lines are counted by themselves."""
    counted = [change for change in changes if change.kind == kinds.OWN and _counts_anew(change)]
    yield from (change for change in changes if change not in counted)
    if counted:
        yield replace(
            counted[0],
            kind=kinds.RENUMBERED,
            before="\n".join(change.before for change in counted),
            after="\n".join(change.after for change in counted),
            tracked=any(change.tracked for change in counted),
            hands=tuple(sorted({hand for change in counted for hand in change.hands})),
            comments=tuple(comment for change in counted for comment in change.comments),
            by_hand=tuple(edit for change in counted for edit in change.by_hand),
            why=_("in lại tự đánh số theo thứ tự mới; chỉ giữ khi muốn số khác"),
        )


def _counts_anew(change: Change) -> bool:
    (old, before), (new, after) = parse(change.before), parse(change.after)
    return old is not None and new is not None and old.kind == new.kind and same(before, after)


def _blank(line: str, plain: Plain, now: str) -> Set | None:
    """The answer for a blank of the draft that `now`, the words of that line, fills in."""
    if line == "so_ky_hieu" and not plain.get("number") and (found := _NUMBER.search(now)):
        return Set(steps=("number",), value=found[0])
    blank = len(str(plain.get("date") or "")) < len("2026-01-01")
    if line == "dia_danh_ngay" and blank and (found := _DATE.search(now)):
        return Set(steps=("date",), value=f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}")
    return None


def _loose(text: str) -> str:
    """The words without their spacing and without zeros before numbers."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"\s+", "", text))

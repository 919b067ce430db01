"""What a document was when it was made: its lines, each with the answers it prints, and where those answers stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from drafter.answers import tree as _tree
from drafter.answers.codec import to_plan
from drafter.answers.dump import to_plain
from drafter.answers.form import ROOT
from drafter.answers.schema import Report
from drafter.errors import AnswersError
from drafter.memo import Memo
from drafter.model.plan import Plan
from drafter.regimes.spec import Profile
from drafter.review.overrides import Override, of_values, overlay, tables
from drafter.sheet.compose import compose
from drafter.sheet.lines import Sheet
from drafter.sheet.wording import Wording

Plain = dict[str, Any]
Steps = tuple[str | int, ...]
#: Values, plan and regime of answers.
Read = tuple[dict[str, Any], Plan, Profile]

#: Sentences of ours for a body of this family under this regime.
Wordings = Callable[[str, str], Wording]

#: Keys whose words steer, are checked against a list, or are taken apart before they print.
_NOT_MARKED = {"id", "kind", "unit", "level", "orientation", "widths", "tasks", "task_columns"}
_NOT_MARKED_ON_TOP = {"drafter", "regime", "issuer", "co_issuers", "number", "symbol", "date", "type", "marks",
                      "electronic", "kit", "overrides"}  # fmt: skip
_FIRST = 0xF0000


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseLine:
    """A printed line. `segments` are (words, path); `known` is False when its words could not be made again; `table`
    is the id of the table that it stands in. A line that is not `movable` stands in the frame of the page; one that is
    `alone` has no paragraph after it there."""

    id: str
    segments: tuple[tuple[str, str], ...]
    movable: bool = True
    known: bool = True
    table: str = ""
    alone: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(words for words, _ in self.segments)


class Press:
    """Makes lines from answers, as often as needed, without making a document."""

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self._memo = Memo()

    def read(self, plain: Plain, file: str = "") -> Read:
        """`read_answers`, once for answers that are asked for several times on end. Raises AnswersError."""
        return self._memo("read", read_answers, plain, file)

    def sheet(self, plain: Plain, *, overridden: bool = True) -> Sheet:
        """The sheet of these answers, overrides laid over it."""
        values, plan, profile = self.read(plain)
        made = compose(plan, profile, self.wordings(profile.id, plan.issuer.wording))
        return overlay(made, of_values(values)).sheet if overridden else made

    def lines(self, plain: Plain, *, overridden: bool = True) -> dict[str, BaseLine]:
        """The lines by id, in the order of the text."""
        return lines_of(self.sheet(plain, overridden=overridden))

    def places(self, plain: Plain) -> dict[str, Steps]:
        """Where the answer of each printed path stands, found by printing every answer with a mark of its own."""
        values, plan, profile = self.read(plain)
        marked: list[Steps] = []
        shown = _marked(values, (), marked)
        try:
            made, _ = to_plan({**values, **shown}, _tree.Mapping(0), "")
            sheet = compose(made, profile, self.wordings(profile.id, plan.issuer.wording))
        except (AnswersError, ValueError, LookupError):
            return {}
        out: dict[str, Steps] = {}
        for line in sheet.lines():
            for segment in line.segments:
                found = {ord(char) - _FIRST for char in segment.text if ord(char) >= _FIRST}
                if segment.path and len(found) == 1 and (number := found.pop()) < len(marked):
                    out.setdefault(segment.path, marked[number])
        return out


def read_answers(plain: Plain, file: str = "") -> Read:
    """Values, plan and regime of answers as they are typed. Raises AnswersError."""
    root = as_tree(plain)
    report = Report()
    values = ROOT.read(root, "", report)
    if report.problems or values is None or not isinstance(root, _tree.Mapping):
        raise AnswersError(file, report.problems)
    return values, *to_plan(values, root, file)


def lines_of(sheet: Sheet) -> dict[str, BaseLine]:
    """The lines of a sheet by id, in the order of the text."""
    fixed = {line.id for line in (*sheet.single.values(), *sheet.parent, *sheet.issuer, *sheet.marks_left, *sheet.marks_right)}  # fmt: skip
    fixed |= {line.id for signer in sheet.signers for line in (*signer.above, signer.name)}
    alone = {line.id for line in (*sheet.single.values(), *(signer.name for signer in sheet.signers))}
    inside = tables(sheet)
    return {
        line.id: BaseLine(
            id=line.id,
            segments=tuple((s.text, s.path) for s in line.segments),
            movable=line.id not in fixed,
            table=inside.get(line.id, ""),
            alone=line.id in alone,
        )
        for line in sheet.lines()
        if line.id
    }


def _marked(value: Any, steps: Steps, out: list[Steps]) -> Any:
    if isinstance(value, str):
        if not value:
            return value
        lines = value.split("\n")
        if len(lines) > 1:
            return "\n".join(_marked(words, (*steps, number), out) for number, words in enumerate(lines))
        out.append(steps)
        return f"{value[:1]}{chr(_FIRST + len(out) - 1)}{value[1:]}"
    if isinstance(value, tuple):
        return tuple(_marked(item, (*steps, number), out) for number, item in enumerate(value))
    if isinstance(value, dict):
        return {
            key: item
            if key in _NOT_MARKED or (not steps and key in _NOT_MARKED_ON_TOP)
            else _marked(item, (*steps, key), out)
            for key, item in value.items()
        }
    return value


def as_tree(plain: Any) -> _tree.Node:
    """Answers as they are typed, as the tree that reading works on."""
    if isinstance(plain, dict):
        return _tree.Mapping(0, {key: as_tree(item) for key, item in plain.items()}, dict.fromkeys(plain, 0))
    if isinstance(plain, list):
        return _tree.Sequence(0, [as_tree(item) for item in plain])
    return _tree.Scalar(plain if isinstance(plain, str) else str(plain), 0)


class Base:
    """A document as it was made: answers, lines in printed order, places of answers."""

    def __init__(
        self, press: Press, plain: Plain, marks: Mapping[str, str], rows: list[Any] | None = None
    ) -> None:
        """`marks` are bookmarks by line id; `rows` the record's own account of the lines, where there is one."""
        self.press = press
        self.plain = plain
        self.marks = marks
        made = press.lines(plain)
        self.lines = made if rows is None else _checked(made, rows)

    @cached_property
    def places(self) -> dict[str, Steps]:
        """Where the answer of each printed path stands."""
        return self.press.places(self.plain)

    @cached_property
    def values(self) -> Plain:
        """The answers in their one usual form."""
        return to_plain(self.press.read(self.plain)[0])

    @cached_property
    def overrides(self) -> dict[str, Override]:
        """The overrides in use when it was made."""
        return of_values(self.press.read(self.plain)[0])


def _checked(made: dict[str, BaseLine], rows: list[Any]) -> dict[str, BaseLine]:
    from drafter.sheet.lines import fingerprint

    out: dict[str, BaseLine] = {}
    for _mark, id_, sha, _segments in rows:
        line = made.get(id_)
        if line is not None:
            out[id_] = line if fingerprint(line.text) == sha else replace(line, known=False)
    return out

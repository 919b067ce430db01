"""What was accepted of a review, as edits of the answers file: carried over to its present state, proved, or told why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafter.answers.dump import to_plain
from drafter.answers.edit import Delete, FileEdit, Insert
from drafter.errors import AnswersError, DrafterError
from drafter.i18n import _
from drafter.review.base import Base, Plain
from drafter.review.changes import Change
from drafter.review.edits import Edit, Keep, applied, merged
from drafter.review.model import same
from drafter.review.overrides import Override, home_of
from drafter.review.rebase import Moved, rebased
from drafter.sheet.lines import fingerprint
from drafter.text import fold

ACCEPT, KEEP, IGNORE, ASK = "accept", "keep", "ignore", "ask"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Edits of the file, the answers that it must hold after them, and the changes that could not be carried over."""

    edits: tuple[FileEdit, ...]
    answers: Plain
    taken: tuple[Change, ...]
    refused: tuple[tuple[Change, str], ...]


def bring_home(base: Base, ours: Plain, decided: Iterable[tuple[Change, str]]) -> Outcome:
    """Carry the decided changes into the answers as they are now. `decided` are (change, ACCEPT or KEEP).

    Each was proved alone; where the answers are still those that were printed, all are proved together as well: one whose
    words would not print beside the others is refused.
    """
    left, spoiled = list(decided), list[tuple[Change, str]]()
    done = _brought(base, ours, left)
    while ours == base.values and (lost := _unprinted(base, done)):
        left = [(change, decision) for change, decision in left if change not in lost]
        spoiled += [
            (change, _("ghi cùng các sửa đổi khác thì không còn in đúng chữ này; nhận riêng nó"))
            for change in lost
        ]
        done = _brought(base, ours, left)
    return replace(done, refused=(*done.refused, *spoiled))


def _unprinted(base: Base, done: Outcome) -> list[Change]:
    """The first of several changes whose new words the answers with all of them do not print; none for one alone."""
    if len(done.taken) < 2:
        return []
    printed = fold("\n".join(line.text for line in base.press.lines(done.answers).values()))
    for change in done.taken:
        if any(fold(words) not in printed for words in re.split(r"\n| \| ", change.after)):
            return [change]
    return []


def _brought(base: Base, ours: Plain, decided: Iterable[tuple[Change, str]]) -> Outcome:
    values: list[FileEdit] = []
    kept: list[tuple[Change, Override]] = []
    taken: list[Change] = []
    refused: list[tuple[Change, str]] = []
    for change, decision in decided:
        edits: Sequence[Edit] = change.edits if decision == ACCEPT else change.by_hand
        if not edits:
            refused.append((change, _("không có chỗ trong câu trả lời cho sửa đổi này")))
            continue
        try:
            moved = [one for edit in edits if (one := rebased(edit, base.plain, ours)) is not None]
            fresh = [one for one in moved if not isinstance(one, Keep)]
            if fresh:
                # an answer that the form refuses (a date that is none) would spoil the whole file
                base.press.read(applied(ours, fresh))
        except AnswersError as error:
            refused.append((change, error.problems[0].message))
            continue
        except (Moved, DrafterError, LookupError, TypeError, AttributeError):
            refused.append((change, _("câu trả lời ở chỗ này đã đổi sau khi in văn bản")))
            continue
        values += [one for one in moved if not isinstance(one, Keep)]
        kept += [(change, one.override) for one in moved if isinstance(one, Keep)]
        taken.append(change)
    answers = applied(ours, values)
    present = list(ours.get("overrides") or [])
    wanted, lost = _with_kept(base, answers, present, kept) if kept else (present, [])
    refused += [(change, _("dòng này không còn khi in lại")) for change in lost]
    if wanted != present:
        answers = {**answers, "overrides": wanted}
    return Outcome(
        (*_once(values), *_override_edits(present, wanted)),
        to_plain(base.press.read(answers)[0]),
        tuple(change for change in taken if change not in lost),
        tuple(refused),
    )  # fmt: skip


def _once(edits: Sequence[FileEdit]) -> list[FileEdit]:
    """The same value printed in two places and changed alike in both is set once."""
    out: list[FileEdit] = []
    for edit in edits:
        if isinstance(edit, Insert) or edit not in out:
            out.append(edit)
    return out


def _with_kept(
    base: Base, answers: Plain, present: Sequence[dict[str, str]], kept: Sequence[tuple[Change, Override]]
) -> tuple[list[dict[str, str]], list[Change]]:
    """The overrides with those now kept, each at the line of its words as the answers print it; the changes without one."""
    own = base.press.lines(answers, overridden=False)
    shown = base.press.lines(answers)
    worded = {raw["line"] for raw in present if "text" in raw}
    then = base.press.lines(base.plain, overridden=False)
    overrides: list[Override] = []
    lost: list[Change] = []
    prints = {id_: fingerprint(line.text) for id_, line in own.items()}
    prints |= {line.table: fingerprint(line.table) for line in own.values() if line.table}
    for change, made in kept:
        was = then.get(made.line)
        one = replace(made, line=home_of(made.line, fingerprint(was.text), prints)) if was else made
        line = own.get(one.line) or shown.get(one.line)
        if line is None and one.line in prints:
            overrides.append(replace(one, base=prints[one.line]))
        elif line is None:
            lost.append(change)
        elif one.text is None or not same(line.text, one.text) or one.after or one.line in worded:
            overrides.append(replace(one, base=fingerprint(line.text)))
    at_home = [{**raw, "line": home_of(raw["line"], raw["base"], prints)} for raw in present]
    return merged(at_home, overrides), lost


def _override_edits(present: Sequence[dict[str, str]], wanted: Sequence[dict[str, str]]) -> list[FileEdit]:
    out: list[FileEdit] = []
    for number, new in enumerate(wanted):
        if number >= len(present):
            out.append(Insert(steps=("overrides",), at=len(present), value=dict(new)))
        elif dict(present[number]) != dict(new):
            out.append(Delete(steps=("overrides", number)))
            out.append(Insert(steps=("overrides",), at=number, value=dict(new)))
    return out

"""Reading an answers file: bytes -> tree -> present version -> values -> plan, and everything wrong with it at once."""

from __future__ import annotations

from collections.abc import Sequence as Items
from dataclasses import dataclass
from typing import Any

from drafter.answers import tree as _tree
from drafter.answers.codec import to_plan
from drafter.answers.doubts import doubts
from drafter.answers.form import ROOT
from drafter.answers.migrations import migrate
from drafter.answers.paths import with_answer
from drafter.answers.schema import Report
from drafter.errors import AnswersError, InputError, Problem
from drafter.i18n import _
from drafter.memo import Memo
from drafter.model.plan import Plan
from drafter.regimes.spec import Profile


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that was read: its values by the form, its plan and regime, and notes that do not stop."""

    values: dict[str, Any]
    plan: Plan
    profile: Profile
    notes: tuple[Problem, ...]


def read_tree(data: bytes, file: str) -> _tree.Mapping:
    """The tree of an answers file at the present version. Raises AnswersError."""
    return migrate(_tree.parse(_tree.decode(data, file), file), file)


def read_shaped(data: bytes, file: str) -> _tree.Mapping:
    """The tree of a file that need not be finished: texts, lists and groups stand where the form has them.

    Raises AnswersError for a tree of another shape; what the values are is not asked.
    """
    root, report = read_tree(data, file), Report()
    ROOT.read(root, "", report)
    if misfits := [problem for problem in report.problems if problem.of_shape]:
        raise AnswersError(file, misfits)
    return root


def load(
    data: bytes, file: str, settings: Items[str] = (), regime: str = "", memo: Memo | None = None
) -> Loaded:
    """An answers file with `--set` applied. Raises AnswersError naming every problem with its line.

    `settings` are "path=value"; `regime` overrides the file's own choice; `memo` is shared by files that are alike.
    """
    memo = memo or Memo()
    root = memo("tree", read_tree, data, file)
    for setting in settings:
        path, sign, value = setting.partition("=")
        if not sign:
            raise InputError(_("--set cần dạng khóa=giá trị, không phải “{text}”").format(text=setting))
        root = with_answer(root, path.strip(), value)
    if regime:
        root = with_answer(root, "regime", regime)
    return read(root, file, memo)


def read(root: _tree.Mapping, file: str, memo: Memo | None = None) -> Loaded:
    """A tree of the present version, judged by the form. Raises AnswersError naming every problem with its line."""
    report = Report(memo=memo)
    values = ROOT.read(root, "", report)
    if report.problems or values is None:
        raise AnswersError(file, report.problems)
    plan, profile = to_plan(values, root, file, memo or Memo())
    return Loaded(values, plan, profile, (*report.notes, *doubts(values, root)))

"""The rows of a job judged before anything is written: what is wrong with each, what to look at, its file's name."""

from __future__ import annotations

from drafter.batch import columns, names, shared
from drafter.batch.job import Checked, Item, Job, answers_of, opened
from drafter.errors import AnswersError, DrafterError, Problem
from drafter.i18n import _
from drafter.memo import Memo

#: What this worker read of the row before.
_memo = Memo()


def judge(packed: bytes) -> list[Checked]:
    """What is wrong with the rows of a job; and the name that each document would have."""
    job = opened(packed)
    return [_judged(job, item) for item in job.items]


def _judged(job: Job, item: Item) -> Checked:
    if item.wrong:
        return Checked(
            row=item.row, problems=tuple((columns.called(job, name), why) for name, why in item.wrong)
        )
    try:
        loaded = answers_of(job, item, _memo)
    except AnswersError as error:
        return Checked(
            row=item.row, problems=tuple(_told(job, item, error.file, one) for one in error.problems)
        )
    except DrafterError as error:
        return Checked(row=item.row, problems=(("", error.message),))
    name = names.safe(item.file) or names.usual(loaded)
    remarks = (*shared.remarks(job, item, loaded, _memo), *(_noted(job, item, note) for note in loaded.notes))
    return Checked(row=item.row, file=name, remarks=remarks)


def _noted(job: Job, item: Item, note: Problem) -> str:
    """A remark on a cell, said of its column; else as it is."""
    found = columns.told(job, item, note)
    return _("cột {column}: {why}").format(column=found[0], why=found[1]) if found else str(note)


def _told(job: Job, item: Item, file: str, problem: Problem) -> tuple[str, str]:
    """(the heading of the column that a problem comes from, "" when it is none; what is wrong)."""
    if found := columns.told(job, item, problem):
        return found
    if item.source:
        return "", _("dòng {line}: {problem}").format(line=problem.line, problem=problem)
    return "", f"{file}:{problem.line}: {problem}" if problem.line else str(problem)

"""The rows of a job judged before anything is written: what is wrong with each, what to look at, its file's name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from drafter.answers.load import Loaded, read_tree
from drafter.answers.paths import find, line_of
from drafter.answers.printed import must_show
from drafter.batch import names
from drafter.batch.gaps import PARAMETERS, text_at
from drafter.batch.heads import title
from drafter.batch.job import Checked, Item, Job, answers_of, opened
from drafter.batch.starting import signers_of
from drafter.errors import AnswersError, DrafterError, Problem
from drafter.i18n import _
from drafter.memo import Memo
from drafter.model.papers import as_typed

_SIGNER = re.compile(r"signers\[(\d+)\]")
#: What this worker read of the row before.
_memo = Memo()


def judge(packed: bytes) -> list[Checked]:
    """What is wrong with the rows of a job; and the name that each document would have."""
    job = opened(packed)
    return [_judged(job, item) for item in job.items]


def _judged(job: Job, item: Item) -> Checked:
    if item.wrong:
        return Checked(row=item.row, problems=tuple((_called(job, name), why) for name, why in item.wrong))
    try:
        loaded = answers_of(job, item, _memo)
    except AnswersError as error:
        return Checked(
            row=item.row, problems=tuple(_told(job, item, error.file, one) for one in error.problems)
        )
    except DrafterError as error:
        return Checked(row=item.row, problems=(("", error.message),))
    name = names.safe(item.file) or names.usual(loaded)
    shared = (_left_over(job, item, loaded), _shared_still(job, item), _taken_over(job, item))
    remarks = tuple(filter(None, (*shared, *(_noted(job, item, note) for note in loaded.notes))))
    return Checked(row=item.row, file=name, remarks=remarks)


def _called(job: Job, path: str) -> str:
    """The column of an answer as the table heads it; as it may be headed where the table has none."""
    name = path.removeprefix(f"{PARAMETERS}.")
    return dict(job.columns).get(name) or title(_by_name(job, name), _signers(job.base, job.name))


def _column(job: Job, item: Item, problem: Problem) -> str:
    """The answer set by a cell of this row in which a problem lies; "" for none."""
    place = f"{_by_name(job, problem.path)}."
    for path, _value in item.settings:
        if place.startswith(tuple(f"{_by_name(job, path)}{end}" for end in ".[")):
            return path
    return ""


def _by_name(job: Job, path: str) -> str:
    """The path with the name of a signer for the number: signers[1] may be signers[ky]."""
    numbered = _SIGNER.match(path)
    signers = _signers(job.base, job.name) if numbered else ()
    if numbered is None or not 0 < int(numbered[1]) <= len(signers):
        return path
    return f"{signers[int(numbered[1]) - 1]}{path[numbered.end() :]}"


def _noted(job: Job, item: Item, note: Problem) -> str:
    """A remark on a cell, said of its column; else as it is."""
    path = _column(job, item, note)
    if not path:
        return str(note)
    return _("cột {column}: {why}").format(column=_called(job, path), why=replace(note, path=""))


def _told(job: Job, item: Item, file: str, problem: Problem) -> tuple[str, str]:
    """(the heading of the column that a problem comes from, "" when it is none; what is wrong)."""
    if path := _column(job, item, problem):
        where = _by_name(job, problem.path).removeprefix(_by_name(job, path))
        return _called(job, path), str(replace(problem, path=where.lstrip(".")))
    if item.source:
        return "", _("dòng {line}: {problem}").format(line=problem.line, problem=problem)
    return "", f"{file}:{problem.line}: {problem}" if problem.line else str(problem)


def _other_unit(job: Job, item: Item) -> str:
    """The unit that the shared answers were written for, "" where the row is that unit's or names none."""
    own = dict(item.settings).get("issuer.name", "")
    shared = _shared_text(job.base, job.name, "issuer.name") if own else ""
    return "" if shared.casefold() in own.casefold() else shared


def _shared_still(job: Job, item: Item) -> str:
    """What a unit's plan would have from the shared answers though each unit has its own: its number, its signers."""
    if not _other_unit(job, item):
        return ""
    kept = _kept_from(job.base, job.name, tuple(path for path, _value in item.settings))
    if not kept:
        return ""
    what = (f"{_('số') if path == 'number' else _('người ký')} “{text}”" for path, text in kept)
    return _("vẫn dùng {what} của tệp chung; điền cột {columns}").format(
        what=", ".join(what), columns=", ".join(_called(job, path) for path, _text in kept)
    )


def _taken_over(job: Job, item: Item) -> str:
    """The answers of the shared file that print because the cells of this row are empty, but for those told above."""
    if not item.blank:
        return ""
    told = _kept_from(job.base, job.name, tuple(path for path, _value in item.settings))
    above = {path for path, _text in told} if _other_unit(job, item) else set()
    taken = [
        (_called(job, path), as_typed(words[:80]))
        for path in item.blank
        if path not in above and (words := _shared_text(job.base, job.name, path))
    ]
    if not taken:
        return ""
    return _("ô trống, lấy của tệp chung: {what}").format(
        what=", ".join(f"{column} “{words}”" for column, words in taken)
    )


@lru_cache(64)
def _kept_from(base: bytes, name: str, told: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(path, text) of the shared answers that should be a unit's own, but for those that `told` paths lead to."""
    root = read_tree(base, name)
    set_ = [find(root, path) for path in told]
    own = ((path, find(root, path)) for path in ("number", *(f"{one}.name" for one in signers_of(root))))
    texts = ((path, text_at(root, path)) for path, node in own if not any(node is one for one in set_))
    return tuple((path, text) for path, text in texts if text and "{" not in text)


def _left_over(job: Job, item: Item, loaded: Loaded) -> str:
    """Where the shared answers still name the unit that they were written for."""
    shared = _other_unit(job, item)
    if not shared:
        return ""
    shown = must_show(loaded.values, stamped=False, memo=_memo)
    places = dict.fromkeys(
        path for number, group in enumerate(shown) for path in _memo(number, _naming, group, shared)
    )
    if not places:
        return ""
    lined = (
        _("{path} (dòng {line})").format(path=path, line=_shared_line(job.base, job.name, path))
        for path in places
    )
    return _("vẫn còn tên “{name}” của tệp chung ở {places}; ghi {gap} thay vào đó").format(
        name=shared, places=", ".join(lined), gap="{area}"
    )


def _naming(answers: tuple[tuple[str, str], ...], name: str) -> list[str]:
    """The places of the answers that hold the name as a word."""
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    return [path for path, words in answers if word.search(words)]


@cache
def _shared_text(base: bytes, name: str, path: str) -> str:
    return text_at(read_tree(base, name), path)


@cache
def _shared_line(base: bytes, name: str, path: str) -> int:
    return line_of(read_tree(base, name), path)


@cache
def _signers(base: bytes, name: str) -> tuple[str, ...]:
    return signers_of(read_tree(base, name)) if base else ()

"""The columns of a table by their headings, wherever something is said of an answer that a cell sets."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from drafter.answers.load import read_tree
from drafter.batch.gaps import PARAMETERS
from drafter.batch.heads import title
from drafter.batch.job import Item, Job
from drafter.batch.starting import signers_of
from drafter.errors import Problem

_SIGNER = re.compile(r"signers\[(\d+)\]")


def called(job: Job, path: str) -> str:
    """The column of an answer as the table heads it; as it may be headed where the table has none."""
    name = path.removeprefix(f"{PARAMETERS}.")
    return dict(job.columns).get(name) or title(_by_name(job, name), _signers(job.base, job.name))


def told(job: Job, item: Item, problem: Problem) -> tuple[str, str] | None:
    """(the heading of the column of this row that a problem lies in, what is wrong); None where no cell has it."""
    place = _by_name(job, problem.path)
    for path, _value in item.settings:
        own = _by_name(job, path)
        if f"{place}.".startswith((f"{own}.", f"{own}[")):
            return called(job, path), str(replace(problem, path=place.removeprefix(own).lstrip(".")))
    return None


def _by_name(job: Job, path: str) -> str:
    """The path with the name of a signer for the number: signers[1] may be signers[ky]."""
    numbered = _SIGNER.match(path)
    signers = _signers(job.base, job.name) if numbered else ()
    if numbered is None or not 0 < int(numbered[1]) <= len(signers):
        return path
    return f"{signers[int(numbered[1]) - 1]}{path[numbered.end() :]}"


@cache
def _signers(base: bytes, name: str) -> tuple[str, ...]:
    return signers_of(read_tree(base, name)) if base else ()

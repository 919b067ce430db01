"""Our own documents, their record taken out, give back the plan they were made from; answers are the way back of a plan."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from drafter.answers.dump import to_yaml
from drafter.answers.from_plan import values_of
from drafter.answers.load import load
from drafter.cli.making import make_from
from tests.conftest import paragraphs_of
from tests.importer.tools import loaded, printed, reimported, render, shape, without_ids, words
from tests.tools import ANSWERS, SAMPLES

FIVE = sorted(ANSWERS.glob("*.yml"))
ALL = [*FIVE, *sorted(SAMPLES.glob("*.yml"))]


def name(path: Path) -> str:
    """The name of a sample."""
    return path.stem


@pytest.mark.parametrize("path", FIVE, ids=name)
def test_a_sample_comes_back_from_its_document(path: Path) -> None:
    """import(render(answers)) is the same plan, line by line and part by part, with no doubts and nothing unplaced."""
    first = load(path.read_bytes(), path.name)
    found = reimported(render(path))
    again = loaded(found)
    assert (found.doubts, found.unplaced) == ((), ())
    assert again.profile.id == first.profile.id
    assert printed(again.plan, again) == printed(first.plan, first)
    assert shape(again.plan.sections) == shape(first.plan.sections)
    assert again.plan.implementation is not None
    assert first.plan.implementation is not None
    duties = [(d.agency, d.label, d.inline, shape(d.content)) for d in again.plan.implementation.duties]
    assert duties == [
        (d.agency, d.label, d.inline, shape(d.content)) for d in first.plan.implementation.duties
    ]


@pytest.mark.parametrize("path", FIVE, ids=name)
def test_lists_of_a_sample_come_back(path: Path) -> None:
    """Issuer, number, date, cited documents, recipients and signers are equal as data, not only as print."""
    first, again = load(path.read_bytes(), path.name).plan, loaded(reimported(render(path))).plan
    assert (again.issuer, again.symbol, again.date) == (first.issuer, first.symbol, first.date)
    assert without_ids(again).recipients == without_ids(first).recipients
    assert without_ids(again).bases == without_ids(first).bases
    assert again.archive == first.archive
    assert [(s.authority, s.post, s.name) for s in again.signers] == [
        (s.authority, s.post, s.name) for s in first.signers
    ]
    assert [a.lists_tasks for a in again.appendices] == [a.lists_tasks for a in first.appendices]


@pytest.mark.parametrize("path", [p for p in ALL if p.stem in ("joint", "attached")], ids=name)
def test_joint_and_annexed_samples_print_alike(path: Path) -> None:
    """A joint plan and one issued with a decision come back to the same lines; only blanks are asked about."""
    first, found = load(path.read_bytes(), path.name), reimported(render(path))
    again = loaded(found)
    assert printed(again.plan, again) == printed(first.plan, first)
    assert len(again.plan.co_issuers) == len(first.plan.co_issuers)
    assert found.unplaced == ()


@pytest.mark.parametrize("path", ALL, ids=name)
def test_values_of_a_plan_are_its_answers(path: Path) -> None:
    """A plan turned into answers, written and read again prints the same lines."""
    first = load(path.read_bytes(), path.name)
    values = values_of(first.plan, first.values["issuer"])
    if first.plan.co_issuers:
        values["co_issuers"] = first.values["co_issuers"]
    if "regime" in first.values:
        values["regime"] = first.values["regime"]
    again = load(to_yaml(values).encode(), "lai.yml")
    assert printed(again.plan, again) == printed(first.plan, first)
    assert shape(again.plan.sections) == shape(first.plan.sections)


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_word_of_a_document_of_ours_is_lost(path: Path) -> None:
    """Every sample, the hardest among them, keeps each word when its document is imported and rendered again."""
    document = render(path)
    again = make_from(to_yaml(reimported(document).values).encode(), "nhap.yml").data
    before, after = (Counter(words("\n".join(paragraphs_of(data)))) for data in (document, again))
    assert before - after == Counter()


def test_tasks_come_back_from_their_table_whatever_letter_they_begin_with() -> None:
    """A cell begins with a capital, the task itself need not: the table is still read into the tasks."""
    path = next(p for p in FIVE if p.stem == "xa-2026")
    made = make_from(
        path.read_bytes(), path.name, ("sections[3].content[1].content[1].task=rà soát việc A.",)
    )
    again = loaded(reimported(made.data))

    assert [a.lists_tasks for a in again.plan.appendices] == [True]
    assert "rà soát việc A." in [task.text for _heading, tasks in again.plan.tasks for task in tasks]

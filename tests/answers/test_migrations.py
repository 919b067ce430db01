"""Older files come up to the present version step by step."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.answers import migrations, tree
from drafter.answers.load import load
from drafter.errors import AnswersError
from tests.conftest import ANSWERS


def test_the_chain_runs_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step takes a tree of its version, and the version goes up by one."""
    seen = []

    def step(root: tree.Mapping) -> tree.Mapping:
        version = root.items["drafter"]
        assert isinstance(version, tree.Scalar)
        seen.append(version.value)
        return root

    monkeypatch.setattr(migrations, "CURRENT", 3)
    monkeypatch.setattr(migrations, "STEPS", {1: step, 2: step})
    root = migrations.migrate(tree.parse("drafter: 1\n", "a.yml"), "a.yml")
    assert seen == ["1", "2"]
    assert root.items["drafter"] == tree.Scalar("3", 1)


def test_there_is_a_step_for_every_old_version() -> None:
    """No version before the present one is left behind."""
    assert set(migrations.STEPS) == set(range(1, migrations.CURRENT))


@pytest.mark.parametrize("path", sorted(ANSWERS.glob("*.yml")), ids=lambda path: path.name)
def test_samples_of_the_first_version_are_read(path: Path) -> None:
    """Files of version 1 stay readable."""
    assert load(path.read_bytes(), path.name).plan.title


def test_a_version_without_value() -> None:
    """A file without a version says what to write."""
    with pytest.raises(AnswersError, match='drafter: "1"'):
        migrations.migrate(tree.parse("title: x\n", "a.yml"), "a.yml")

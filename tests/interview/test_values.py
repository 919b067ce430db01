"""Places in plain answers."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.answers.schema import Block, Date, Line
from drafter.errors import InputError
from drafter.interview.values import get, kind_at, node_of, plain_of, put, read, typed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("title", "A"),
        ("issuer.name", "B"),
        ("signers[1].name", "C"),
        ("sections[nhiem-vu].content[a1].content", [{"id": "x", "task": "y"}]),
        ("sections[nhiem-vu]", {"id": "nhiem-vu", "heading": "D"}),
    ],
)
def test_what_is_put_is_found(path: str, value: Any) -> None:
    """Groups, lists and items are made on the way; putting again replaces."""
    document: dict[str, Any] = {}
    put(document, path, "cũ" if isinstance(value, str) else value)
    put(document, path, value)
    assert get(document, path) == value


def test_items_made_by_id_carry_it() -> None:
    """An item named by its id has that id."""
    document: dict[str, Any] = {"sections": [{"id": "a"}]}
    put(document, "sections[b].heading", "B")
    assert document["sections"] == [{"id": "a"}, {"id": "b", "heading": "B"}]


@pytest.mark.parametrize("path", ["signers[3].name", "title[1]", "signers.name"])
def test_no_such_place(path: str) -> None:
    """A hole in a list, a list in a text, a key in a list are refused."""
    with pytest.raises(InputError):
        put({"title": "A", "signers": [{"id": "ky"}]}, path, "x")


def test_what_is_not_there_is_none() -> None:
    """Missing keys, items and wrong kinds of place."""
    document = {"a": [{"id": "x"}], "b": "c"}
    assert [get(document, path) for path in ("z", "a[2]", "a[y].k", "b.c", "a.k")] == [None] * 5
    assert kind_at("title.x") is None
    assert kind_at("mau") is None


def test_trees_and_texts_go_both_ways() -> None:
    """Plain answers as a tree and back."""
    plain = {"a": "b", "c": [{"d": "e"}]}
    assert plain_of(node_of(plain)) == plain


def test_kinds_read_replies() -> None:
    """Texts, dates, paragraphs are read as in a file, and written as a text again."""
    assert typed(Date(doc="ngày"), "15/10/2019", "date") == "2019-10-15"
    assert typed(Block(doc="đoạn"), "a\n\nb", "opening") == "a\nb\n"
    assert typed(Date(doc="ngày"), "", "date") == ""
    assert read(Line(doc="dòng"), "  a  b ", "title") == "a b"

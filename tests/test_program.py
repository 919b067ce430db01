"""Programs run; what is not a program is refused before anything runs."""

from __future__ import annotations

from typing import Any

import pytest

from drafter.program import Runner, UndefinedName, Written


def run(program: list[Any], values: dict[str, Any] | None = None) -> str:
    return "".join(str(piece) for piece in Runner(Written(program), lambda value: f"<{value}>")(values or {}))


def name(word: str) -> list[Any]:
    return ["n", word]


ITEMS = {"xs": ["a", "b", "c"], "flag": True, "none": None, "d": {"k": "v", "n": [7, 8]}}


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ([], ""),
        ([["t", "{x} ' \" \\ \n"]], "{x} ' \" \\ \n"),
        ([["v", name("flag")]], "<True>"),
        ([["v", ["a", name("d"), "k"]]], "<v>"),
        ([["v", ["a", ["a", name("d"), "n"], 1]]], "<8>"),
        ([["v", ["c", 3]]], "<3>"),
        ([["for", "x", name("xs"), [["v", name("x")]]]], "<a><b><c>"),
        ([["for", "x", name("xs"), []], ["t", "."]], "."),
        ([["for", "x", name("xs"), [["v", ["loop", "index"]], ["if", [[["loop", "last"], [["t", "!"]]]], [["t", ","]]]]]], "<1>,<2>,<3>!"),
        ([["for", "x", name("xs"), [["if", [[["loop", "first"], [["v", name("x")]]]], []]]]], "<a>"),
        ([["for", "x", name("xs"), [["for", "y", name("xs"), [["if", [[["cmp", "eq", name("x"), name("y")], [["t", "="]]]], [["t", "-"]]]]]]]], "=---=---="),
        ([["if", [[name("none"), [["t", "1"]]], [["not", name("none")], [["t", "2"]]]], [["t", "3"]]]], "2"),
        ([["if", [[["and", name("flag"), name("none")], [["t", "1"]]], [["or", name("none"), name("none")], [["t", "2"]]]], [["t", "3"]]]], "3"),
        ([["if", [[["cmp", "ne", name("flag"), ["c", None]], [["t", "1"]]]], []]], "1"),
    ],
)  # fmt: skip
def test_programs(program: list[Any], wanted: str) -> None:
    """Each instruction and expression does what its name says; values are escaped, texts are not."""
    assert run(program, ITEMS) == wanted


@pytest.mark.parametrize("program", [[["v", name("x")]], [["v", ["a", name("d"), "zzz"]]], [["v", ["a", ["a", name("d"), "n"], 9]]],
                                     [["for", "x", name("xs"), []], ["v", name("x")]]])  # fmt: skip
def test_values_that_are_not_there(program: list[Any]) -> None:
    """A name, key or place that the document does not have is told, not passed over."""
    with pytest.raises(UndefinedName):
        run(program, ITEMS)


def nested(depth: int) -> list[Any]:
    program: list[Any] = [["t", "x"]]
    for _ in range(depth):
        program = [["for", "x", name("xs"), program]]
    return program


MALFORMED: list[Any] = [
    None, "t", 5, {}, ["t"], [["t"]], [["t", 5]], [["t", "a", "b"]], [["x", "a"]], [5], [None], [["v"]], [["v", 5]], [["v", "x"]], [["v", ["n"]]],
    [["v", ["n", 5]]], [["v", ["q", "x"]]], [["v", ["a", ["n", "x"], None]]], [["v", ["a", ["n", "x"], ["n", "y"]]]], [["v", ["c", [1]]]], [["v", ["c", {}]]],
    [["v", ["cmp", "lt", ["n", "x"], ["n", "y"]]]], [["v", ["cmp", "eq", ["n", "x"]]]], [["v", ["loop", "index"]]],
    [["v", ["not"]]], [["for", "x", ["n", "xs"]]], [["for", 5, ["n", "xs"], []]], [["for", "x", ["n", "xs"], None]], [["for", "x", ["n", "xs"], "t"]],
    [["for", "x", ["n", "xs"], [["v", ["loop", "__class__"]]]]], [["for", "x", ["n", "xs"], [["v", ["n", "loop"]]]]],
    [["if", [], []]], [["if", [[["n", "x"]]], []]], [["if", [5], []]], [["if", [["n", "x", []]], []]], [["if", [[["n", "x"], 5]], []]],
    [["if", [[["n", "x"], []]]]], [["if", [[["n", "x"], []]], None]],
    nested(30), nested(2000),
]  # fmt: skip


@pytest.mark.parametrize("program", MALFORMED, ids=range(len(MALFORMED)))
def test_what_is_not_a_program_is_refused(program: Any) -> None:
    """A damaged cache or a forged template gives ValueError when it is made, never another error, never a run."""
    with pytest.raises(ValueError, match=r"not a|nested"):
        Runner(Written(program), str)


@pytest.mark.parametrize("text", ["'); import os; ('", "\\", "\n out = None", "{__class__}", "\u2028o(1)"])
def test_texts_never_become_code(text: str) -> None:
    """Whatever a text, a name or a key holds, it is only looked up or printed."""
    program = [
        ["t", text],
        ["for", text, name("xs"), [["v", name(text)]]],
        ["v", ["a", name("d"), text]],
        ["v", ["c", text]],
    ]
    assert run(program, {"xs": ["a"], "d": {text: "k"}}) == f"{text}<a><k><{text}>"

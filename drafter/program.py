"""A template as a list of instructions: data that can be kept in a cache, and run without the template engine.

A program is a list of
    ["t", text]                       print the text as it is
    ["v", expr]                       print a value (escaped by whoever runs it)
    ["for", name, expr, program]      for each item
    ["if", [[expr, program], ...], program]   the first that holds, else the last
and an expression is
    ["n", name]  ["a", expr, key]  ["c", constant]  ["not", expr]  ["and", expr, expr]  ["or", expr, expr]
    ["cmp", "eq"|"ne", expr, expr]  ["loop", "first"|"last"|"index"]
`drafter.word.lower` makes programs from Jinja; `runner` turns one into a Python function once. The text of a
template never becomes code: the function's source holds generated names and numbers only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Program = list[Any]
Runner = Callable[[dict[str, Any]], list[Any]]

FORMAT = 1
_LOOP = ("first", "last", "index")


class UndefinedName(KeyError):
    """A program asks for a value that the document does not have."""


class _Writer:
    def __init__(self) -> None:
        self.constants: list[Any] = []
        self.lines = ["def run(d, T, e):", " out = []", " o = out.append"]
        self.count = 0

    def constant(self, value: Any) -> str:
        self.constants.append(value)
        return f"T[{len(self.constants) - 1}]"

    def expr(self, node: Any, names: dict[str, str]) -> str:
        match node:
            case ["n", str(name)] if name != "loop" or "loop" not in names:
                return names.get(name) or f"d[{self.constant(name)}]"
            case ["a", inner, str() | int() as key]:
                return f"{self.expr(inner, names)}[{self.constant(key)}]"
            case ["c", None | bool() | int() | float() | str() as value]:
                return self.constant(value)
            case ["not", inner]:
                return f"(not {self.expr(inner, names)})"
            case ["and" | "or" as op, left, right]:
                return f"({self.expr(left, names)} {op} {self.expr(right, names)})"
            case ["cmp", "eq" | "ne" as op, left, right]:
                sign = {"eq": "==", "ne": "!="}[op]
                return f"({self.expr(left, names)} {sign} {self.expr(right, names)})"
            case ["loop", str(key)] if key in _LOOP and "loop" in names:
                index, items = names["loop"].split()
                return {
                    "first": f"({index} == 0)",
                    "last": f"({index} == len({items}) - 1)",
                    "index": f"({index} + 1)",
                }[key]
        raise ValueError(f"not an expression: {node!r}")

    def body(self, program: Program, names: dict[str, str], indent: int) -> None:
        if not isinstance(program, list):
            raise ValueError(f"not a program: {program!r}")
        pad = " " * indent
        if not program:
            self.lines.append(f"{pad}pass")
        for op in program:
            match op:
                case ["t", str(text)]:
                    self.lines.append(f"{pad}o({self.constant(text)})")
                case ["v", node]:
                    self.lines.append(f"{pad}o(e({self.expr(node, names)}))")
                case ["for", str(name), node, list(inner)]:
                    self.count += 1
                    index, item, items = f"i{self.count}", f"v{self.count}", f"s{self.count}"
                    self.lines.append(f"{pad}{items} = {self.expr(node, names)}")
                    self.lines.append(f"{pad}for {index}, {item} in enumerate({items}):")
                    self.body(inner, {**names, name: item, "loop": f"{index} {items}"}, indent + 1)
                case ["if", [*branches], list(otherwise)] if branches:
                    for number, branch in enumerate(branches):
                        if not isinstance(branch, list) or len(branch) != 2:
                            raise ValueError(f"not a branch: {branch!r}")
                        test, inner = branch
                        self.lines.append(f"{pad}{'elif' if number else 'if'} {self.expr(test, names)}:")
                        self.body(inner, names, indent + 1)
                    if otherwise:
                        self.lines.append(f"{pad}else:")
                        self.body(otherwise, names, indent + 1)
                case _:
                    raise ValueError(f"not an instruction: {op!r}")


def is_program(program: object) -> bool:
    """Whether this is a list of instructions and nothing else: for data that comes from outside."""
    try:
        _Writer().body(program if isinstance(program, list) else [program], {}, 0)
    except (ValueError, TypeError, RecursionError):
        return False
    return isinstance(program, list)


def runner(program: Program, escape: Callable[[Any], Any]) -> Runner:
    """A function from the values to the printed pieces. Raises ValueError when `program` is not a program.

    `escape` sees every value before it is printed. Running raises UndefinedName for a value that is not there.
    """
    writer = _Writer()
    try:
        writer.body(program, {}, 1)
    except RecursionError:
        raise ValueError("nested too deep") from None
    writer.lines.append(" return out")
    space: dict[str, Any] = {"__builtins__": {"enumerate": enumerate, "len": len}}
    # only generated names and indexes stand in this source; every text of the template is in `constants`
    try:
        exec("\n".join(writer.lines), space)
    except (SyntaxError, RecursionError, MemoryError):
        # Python has a limit on blocks inside blocks
        raise ValueError("nested too deep") from None
    run, constants = space["run"], tuple(writer.constants)

    def call(values: dict[str, Any]) -> list[Any]:
        try:
            pieces: list[Any] = run(values, constants, escape)
        except LookupError as error:
            raise UndefinedName(*error.args) from None
        return pieces

    return call

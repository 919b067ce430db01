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

A loop whose body names nothing but its own item is closed: what it prints depends on its list alone. It becomes a
function of its own, so that whoever runs the program may keep what such a list printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Program = list[Any]
Pieces = list[Any]
#: The function of a closed loop: from its list, and who prints the closed loops inside it, to the pieces.
Loop = Callable[[Any, "Keeper"], Pieces]
#: Prints the list of a closed loop.
Keeper = Callable[[Loop, Any], Pieces]
#: Closed loops this deep inside one another are functions; tables of a thousand cells are not worth a call a cell.
_DEPTH = 2

FORMAT = 1
_LOOP = ("first", "last", "index")


class UndefinedName(KeyError):
    """A program asks for a value that the document does not have."""


def _is_closed(node: Any, bound: frozenset[str]) -> bool:
    """Whether a program or expression names only what is bound."""
    match node:
        case ["n", name]:
            return name in bound
        case ["loop", _]:
            return "loop" in bound
        case ["a", inner, _]:
            return _is_closed(inner, bound)
        case ["t" | "c", _]:
            return True
        case ["for", str(name), items, inner]:
            return _is_closed(items, bound) and _is_closed(inner, bound | {name, "loop"})
        case list():
            return all(_is_closed(one, bound) for one in node if isinstance(one, list))
    return False


class _Writer:
    def __init__(self) -> None:
        self.constants: dict[str, Any] = {}
        self.named: dict[tuple[type, Any], str] = {}
        self.lines: list[str] = []
        self.loops: list[str] = []
        self.functions: dict[str, str] = {}
        self.count = 0
        self.depth = 0

    def constant(self, value: Any) -> str:
        name = self.named.setdefault((value.__class__, value), f"t{len(self.constants)}")
        self.constants[name] = value
        return name

    def fresh(self) -> int:
        self.count += 1
        return self.count

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
        row: list[str] = []
        for op in program:
            match op:
                case ["t", str(text)]:
                    row.append(self.constant(text))
                    continue
                case ["v", node]:
                    row.append(f"e({self.expr(node, names)})")
                    continue
            self.flush(row, pad)
            match op:
                case ["for", str(name), node, list(inner)]:
                    self.loop(name, self.expr(node, names), inner, names, indent)
                case ["if", [*branches], list(otherwise)] if branches:
                    self.choice(branches, otherwise, names, indent)
                case _:
                    raise ValueError(f"not an instruction: {op!r}")
        self.flush(row, pad)

    def flush(self, row: list[str], pad: str) -> None:
        if row:
            self.lines.append(f"{pad}out += ({', '.join(row)},)")
            row.clear()

    def loop(self, name: str, source: str, inner: Program, names: dict[str, str], indent: int) -> None:
        if self.depth < _DEPTH and _is_closed(inner, frozenset({name})):
            self.lines.append(f"{' ' * indent}out += k({self.closed(name, inner)}, {source})")
        else:
            self.each(name, source, inner, names, indent)

    def closed(self, name: str, inner: Program) -> str:
        """Write the function of a closed loop, once for all loops that say the same; its name."""
        said = f"{name}:{inner}"
        if said in self.functions:
            return self.functions[said]
        function, around = f"f{self.fresh()}", self.lines
        self.lines, self.depth = [f"def {function}(s, k):", " out = []"], self.depth + 1
        self.each(name, "s", inner, {}, 1)
        self.loops += [*self.lines, " return out"]
        self.lines, self.depth = around, self.depth - 1
        self.functions[said] = function
        return function

    def each(self, name: str, source: str, inner: Program, names: dict[str, str], indent: int) -> None:
        number, pad = self.fresh(), " " * indent
        index, item, items = f"i{number}", f"v{number}", f"s{number}"
        self.lines.append(f"{pad}{items} = {source}")
        self.lines.append(f"{pad}for {index}, {item} in enumerate({items}):")
        self.body(inner, {**names, name: item, "loop": f"{index} {items}"}, indent + 1)

    def choice(self, branches: list[Any], otherwise: Program, names: dict[str, str], indent: int) -> None:
        pad, subject = " " * indent, ""
        compared = [branch[0][2] for branch in branches if _compares(branch)]
        if len(compared) == len(branches) > 1 and all(one == compared[0] for one in compared):
            # one value against one word after another, as a layout tells its kinds of lines apart
            subject = f"x{self.fresh()}"
            self.lines.append(f"{pad}{subject} = {self.expr(compared[0], names)}")
        for number, branch in enumerate(branches):
            if not isinstance(branch, list) or len(branch) != 2:
                raise ValueError(f"not a branch: {branch!r}")
            test, inner = branch
            asked = f"{subject} == {self.expr(test[3], names)}" if subject else self.expr(test, names)
            self.lines.append(f"{pad}{'elif' if number else 'if'} {asked}:")
            self.body(inner, names, indent + 1)
        if otherwise:
            self.lines.append(f"{pad}else:")
            self.body(otherwise, names, indent + 1)

    def source(self, program: Program) -> str:
        """The whole text: the closed loops, then the program."""
        self.lines = ["def run(d, k):", " out = []"]
        self.body(program, {}, 1)
        return "\n".join([*self.loops, *self.lines, " return out"])


def _compares(branch: Any) -> bool:
    match branch:
        case [["cmp", "eq", _, ["c", _]], _]:
            return True
    return False


class Written:
    """A program as the text of Python functions, and the constants that the text names.

    Raises ValueError for anything but a list of instructions and nothing else: it may come from outside.
    """

    def __init__(self, program: Program) -> None:
        writer = _Writer()
        try:
            self.text = writer.source(program)
        except TypeError:
            raise ValueError(f"not a program: {program!r}") from None
        except RecursionError:
            raise ValueError("nested too deep") from None
        self.program, self.constants = program, writer.constants

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Written) and self.program == other.program


class Runner:
    """A program as a function from the values to the printed pieces.

    `escape` sees every value before it is printed. Raises ValueError for a program of too many loops in loops.
    """

    def __init__(self, written: Written, escape: Callable[[Any], Any]) -> None:
        builtins = {"enumerate": enumerate, "len": len}
        space: dict[str, Any] = {"__builtins__": builtins, "e": escape, **written.constants}
        # only generated names and indexes stand in this text; every text of the template is a constant
        try:
            exec(written.text, space)
        except (SyntaxError, RecursionError, MemoryError):
            # Python has a limit on blocks inside blocks
            raise ValueError("nested too deep") from None
        self._run: Callable[[dict[str, Any], Keeper], Pieces] = space["run"]

    def __call__(self, values: dict[str, Any], keep: Keeper | None = None) -> Pieces:
        """The pieces, in order. `keep` prints the closed loops. Raises UndefinedName for a value that is not there."""
        try:
            return self._run(values, keep or print_all)
        except LookupError as error:
            raise UndefinedName(*error.args) from None


def print_all(loop: Loop, items: Iterable[Any]) -> Pieces:
    """Print a closed loop as any other."""
    return loop(items, print_all)

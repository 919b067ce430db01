"""The cells of one row as the answers want them: what tables of offices write otherwise, where it can mean one thing only."""

from __future__ import annotations

import re

from drafter import text as _text
from drafter.registers import communes

_NAME, _UNIT, _NUMBER = "issuer.name", "issuer.unit", "number"
#: A kind of unit until 30/6/2025: why it is none any more is told where the form is read.
_TOWN = "thị trấn"
#: Columns from which on one cell alone is no row of the table.
_COLUMNS = 3
#: A name with its kind, or with the body: "Xã Na Sầm", "UBND phường Tam Thanh".
_CALLED = re.compile(
    rf"(?:(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)\s+)?({'|'.join((*communes.KINDS, _TOWN))})\s+(\S.*)",
    re.IGNORECASE,
)
#: A whole number that went through a spreadsheet as one with decimals.
_WHOLE = re.compile(r"(\d+)[.,]0+")
#: A number with the symbol that is added anyway: that of committees, whose kind of body no table changes.
_SYMBOL = re.compile(r"(\d+)\s*/\s*KH\s*-\s*UBND", re.IGNORECASE)
#: How a column is counted: by a figure or a letter, with the sum that it is.
_COLUMN = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")
#: How the row begins that sums up the others, without marks: no commune's name ("Cộng Hòa", "Tổng Cọt") is one.
_SUM = re.compile(r"(?:tong|cong)[\s:.]*|tong (?:cong|so)\b.*")


def tidied(cells: dict[str, str]) -> dict[str, str]:
    """The cells by the answers that they set: the kind of a unit apart from its name, capitals as the register has them."""
    out = {name: " ".join(value.split()) if _is_short(name) else value for name, value in cells.items()}
    unit = out.get(_UNIT, "")
    called = _CALLED.fullmatch(out.get(_NAME, ""))
    if called and unit.casefold() in ("", called[1].casefold()):
        unit, out[_NAME] = called[1].lower(), called[2]
    if unit:
        out[_UNIT] = unit.lower() if unit.lower() in (*communes.KINDS, _TOWN) else unit
    if out.get(_NAME, "").isupper():
        out[_NAME] = _spelt(out[_NAME])
    if whole := _WHOLE.fullmatch(out.get(_NUMBER, "")) or _SYMBOL.fullmatch(out.get(_NUMBER, "")):
        out[_NUMBER] = whole[1]
    return out


def _is_short(column: str) -> bool:
    """Whether a column holds a name, a number or a day: no-break spaces there came along from a page, and mean nothing."""
    return column in (_NAME, _UNIT, _NUMBER, "date") or column.endswith((".name", ".post"))


def _spelt(name: str) -> str:
    """A name in capitals as the register spells it; as it is where the register has none or spells it in two ways."""
    spellings = {one.name for one in communes.everywhere(name)}
    return spellings.pop() if len(spellings) == 1 else name


def is_sum(cells: list[str]) -> bool:
    """Whether a row only sums up the others."""
    first = next((cell for cell in cells if cell), "")
    return _SUM.fullmatch(_text.bare(first)) is not None


def is_count(cells: list[str], named: list[tuple[str, str]]) -> bool:
    """Whether a row only counts the columns: "(1) (2) (3)", "A B 1 2=1+3". No unit is called by a figure or a letter."""
    filled = [cell for cell in cells if cell]
    begins = filled[0].strip("()") in ("1", "A")
    return begins and bool(dict(named).get(_NAME)) and all(_COLUMN.fullmatch(cell) for cell in filled)


def is_beside(named: list[tuple[str, str]]) -> bool:
    """Whether a row is no document's by its cells under the columns that set something: none, or one word below the table.

    "TRƯỞNG PHÒNG" under the signers' column stands alone; so may a unit that is not filled in yet, which the register knows.
    """
    filled = [(name, value) for name, value in named if value]
    if len(filled) != 1 or len(named) < _COLUMNS or _NAME not in dict(named):
        return not filled
    ((name, value),) = filled
    return name != _NAME or not communes.everywhere(tidied({_NAME: value})[_NAME])


def unnamed(named: list[tuple[str, str]]) -> bool:
    """Whether a row leaves out the name of its unit in a table that has a column for it: it would print another's plan."""
    return not dict(named).get(_NAME, "-")

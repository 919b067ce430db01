"""A symbol taken apart, and a citation round it, with places in the text they were read from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

#: na: 43/2019/QH14; qppl: 32/2018/TT-BGDĐT; state: 156/KH-UBND; letter: 7288/UBND-KGVX; party: 51-KL/TW.
Shape: TypeAlias = Literal["na", "qppl", "state", "letter", "party"]
Slip: TypeAlias = Literal["space", "dash", "shape"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A symbol. `text` is as it should be written, `raw` as it stands; `slips` are what differs, "shape" for the wrong order.

    `letters` are those of the body ("UBND", "TW"), all of them for joint papers ("BLĐTBXH-BCA-BTC"); for a letter `type`
    is "" and `unit` the part after the dash. `year` 0 where the shape has none.
    """

    shape: Shape
    raw: str
    text: str
    number: str
    letters: str
    type: str = ""
    unit: str = ""
    year: int = 0
    slips: tuple[Slip, ...] = ()

    @property
    def bare_number(self) -> str:
        """The number without zeros in front: 0155 and 155 are one number."""
        return self.number.lstrip("0") or "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A paper as it is named once in a text. What is not said is "" or None.

    `date` is None also for a day that does not exist; `date_text` then still holds it. `start`:`end` is all of the citation
    from the type to the subject or short name, `symbol_start`:`symbol_end` its symbol. `is_inside`: it
    stands in the subject of the citation before.
    """

    symbol: Symbol
    start: int
    end: int
    symbol_start: int
    symbol_end: int
    type_word: str = ""
    name: str = ""
    date: dt.date | None = None
    date_text: str = ""
    body: str = ""
    term: str = ""
    subject: str = ""
    short_name: str = ""
    article: str = ""
    is_inside: bool = False

    @property
    def is_full(self) -> bool:
        """Whether date, body and subject are said, as a first mention must."""
        return bool(self.date_text and self.body and self.subject)

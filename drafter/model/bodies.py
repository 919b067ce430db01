"""The body that issues a plan, as the header, the symbol and the sentences need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Family = Literal["state", "party"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """One issuing body.

    `parent_lines` and `lines` are what the header prints, in capitals. `name` and `short_name` stand in
    sentences ("Ủy ban nhân dân huyện Văn Lãng", "UBND huyện Văn Lãng"). `subject` is who issues in a sentence,
    which for a Party plan is the standing committee, not the committee in the header. `letters` close the symbol.
    """

    kind: str
    family: Family
    level: str
    parent_lines: tuple[str, ...]
    lines: tuple[str, ...]
    name: str
    short_name: str
    subject: str
    letters: str
    place: str
    wording: str

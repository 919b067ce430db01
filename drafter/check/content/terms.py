"""What several rules of citations ask of the whole document: its own symbol, and Party papers whose term nobody says."""

from __future__ import annotations

import datetime as dt

from drafter.check.case import Case
from drafter.check.content.common import own_day
from drafter.check.content.prose import prose

#: From here on every Party number may mean a paper of the XIV congress.
_XIV = dt.date(2026, 1, 23)


def own_symbol(case: Case) -> str:
    """The number and symbol of the document itself as they stand, "" where it has none."""
    number = case.anatomy.number
    return number.text.partition(":")[2].strip() or number.text.replace("Số", "").strip()


def unclear(case: Case) -> set[str]:
    """Party symbols of the centre that nothing in a document of 2026 or later says the term of."""
    day = own_day(case)
    if day is None or day < _XIV:
        return set()
    said: dict[str, bool] = {}
    for _line, cited in prose(case).cited:
        symbol = cited.symbol
        if symbol.shape == "party" and symbol.letters.endswith("TW"):
            said[symbol.text] = said.get(symbol.text, False) or bool(cited.date_text or cited.term)
    return {symbol for symbol, is_said in said.items() if not is_said}

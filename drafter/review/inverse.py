"""From printed words back to the answer they print: capitals, dates and ends of sentences undone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafter import text as _text
from drafter.review.base import Plain, Steps
from drafter.review.edits import get
from drafter.review.words import changes

_PLAIN_PATH = re.compile(r"[a-z_]+(\.[a-z_]+)*")
_TAIL = ".;:, "


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its new words. `sure` is False where the page does not tell them wholly (capitals)."""

    steps: Steps
    before: str
    after: str
    sure: bool = True


def steps_for(path: str, places: Mapping[str, Steps]) -> Steps | None:
    """Where the answer of a printed path stands, None for what is worked out from several."""
    if path in places:
        return places[path]
    head, dot, key = path.rpartition(".")
    if dot and key == "date":
        beside = next((found for other, found in places.items() if other.rpartition(".")[0] == head), None)
        return (*beside[:-1], "date") if beside else None
    if _PLAIN_PATH.fullmatch(path) and path.split(".")[0] not in ("issuer", "co_issuers"):
        return tuple(path.split("."))
    return None


def answer_for(
    path: str, printed: tuple[str, ...], now: tuple[str, ...], plain: Plain, places: Mapping[str, Steps]
) -> Answer | None:
    """The answer behind segments of one path that printed `printed` and now read `now`; None when it cannot be told."""
    steps = steps_for(path, places)
    if steps is None:
        return None
    found = get(plain, steps)
    if isinstance(found, dict):
        found = found.get("text")
    before = found if isinstance(found, str) else ""
    if steps[-1] == "date":
        return _date(steps, before, now)
    if len(printed) != 1:
        return None
    after, sure = _words(before, printed[0], _text.one_line(now[0]))
    return None if after is None else Answer(steps, before, after, sure)


def _words(before: str, printed: str, now: str) -> tuple[str | None, bool]:
    if before == printed:
        return now, True
    if not before:
        return now, False
    if before.startswith(printed) and not before[len(printed) :].strip(_TAIL):
        return now + before[len(printed) :], True
    if _text.lower_first(before) == printed:
        same = now[:1] == printed[:1]
        return (before[:1] if same else _text.upper(now[:1])) + now[1:], same
    if _text.upper_first(before) == printed:
        # a cell of a table begins with a capital
        same = now[:1] == printed[:1]
        return (before[:1] + now[1:] if same else _text.lower_first(now)), same
    if _text.upper(before) == printed and len(before) == len(printed):
        return _cased(before, printed, now)
    if _text.pad_number(before) == printed:
        return now, True
    return None, False


def _cased(before: str, printed: str, now: str) -> tuple[str, bool]:
    """Words set in capitals: what stayed keeps its own letters, what is new is written small and asked about."""
    out, at, sure = "", 0, True
    for start, end, words in changes(printed, now):
        new = words.lower() if words == words.upper() else words
        sure = sure and not any(char.isalpha() for char in new)
        out += before[at:start] + (_text.sentence(new) if not out + before[at:start] else new)
        at = end
    return out + before[at:], sure


def _date(steps: Steps, before: str, now: tuple[str, ...]) -> Answer | None:
    if len(now) == 1 and re.fullmatch(r"\s*\d{1,2}/\d{1,2}/\d{4}\s*", now[0]):
        day, month, year = now[0].strip().split("/")
    elif len(now) == 3 and all(part.strip().isascii() and part.strip().isdigit() for part in now):
        day, month, year = (part.strip() for part in now)
    else:
        return None
    return Answer(steps, before, f"{int(year):04d}-{int(month):02d}-{int(day):02d}")

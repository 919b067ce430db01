"""A question as a value, and what it may look at: the answers before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from drafter.interview.frame import Shelf
from drafter.model.papers import DocDate

Plain = Any
#: text: one line. long: paragraphs. choice: one of the options. multi: some of them. date. items: a list of groups.
#: fork: not an answer but a way out of answers that do not fit together.
Form = Literal["text", "long", "choice", "multi", "date", "items", "fork"]
#: How long an answer holds for the next plan of the same office.
Shelf_life = Literal["stable", "yearly", "per-document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The answers before a question, by key. `older` are answers of an older plan that may be offered again."""

    values: Mapping[str, Plain]
    today: dt.date
    shelf: Shelf
    older: Mapping[str, Plain] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """An answer that is a text; "" when there is none."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ""

    def items(self, key: str) -> list[Any]:
        """An answer that is a list; empty when there is none."""
        value = self.values.get(key, ())
        return list(value) if isinstance(value, list | tuple) else []

    @property
    def date(self) -> DocDate:
        """The plan's date, today's before it is known."""
        try:
            return DocDate.parse(self.text("date"))
        except ValueError:
            return DocDate(self.today.year, self.today.month, self.today.day)

    @property
    def day(self) -> dt.date:
        """The last day that the date can mean: what law and names are looked up by."""
        return self.date.latest


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice. `sets` is for forks: answers to give in its place, None to ask that one again."""

    value: str
    label: str
    note: str = ""
    sets: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One answer within an item of a list."""

    key: str
    prompt: str
    required: bool = False
    long: bool = False


def always(view: View) -> bool:
    """For questions that everyone is asked."""
    return True


def nothing(view: View) -> Plain:
    """For questions without a default."""
    return ""


def no_options(view: View) -> tuple[Option, ...]:
    """For questions that are not choices."""
    return ()


def no_offers(view: View) -> tuple[()]:
    """For questions that offer no more than they propose."""
    return ()


def fine(view: View, value: Plain) -> str:
    """For questions that need no check beyond their kind, or raise no doubt."""
    return ""


def no_words(view: View) -> tuple[str, ...]:
    """For questions that offer no words while one types."""
    return ()


def as_typed(view: View, value: str) -> str:
    """For questions that take a text as it was typed."""
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `key` is the answer's path in the answers file.

    `default`, `when`, `options` and `check` look at the answers before it only; `check` says what is wrong, or "".
    `depends` are keys whose change makes a typed answer worth a second look even when the default stays the same.
    `load` finds the answer in a finished file where the path alone does not; `skips` leaves it out of the file.
    `suggests`: the items of the default are to be ticked one by one before the list is edited; `offers` are more items
    that may be ticked, each with the reason why it is not proposed. `of_content`: it asks for what the plan says, not
    for who issues it.
    A text may offer `words` while it is typed, read what it `means`, and be told a `doubt` that does not refuse it; of a
    choice the `doubt` says why there is no such option.
    """

    key: str
    part: str
    prompt: str
    form: Form
    help: str = ""
    example: str = ""
    clause: str = ""
    blank: bool = False
    search: bool = False
    shelf: Shelf_life = "per-document"
    default: Callable[[View], Plain] = nothing
    when: Callable[[View], bool] = always
    options: Callable[[View], tuple[Option, ...]] = no_options
    check: Callable[[View, Plain], str] = fine
    words: Callable[[View], tuple[str, ...]] = no_words
    means: Callable[[View, str], str] = as_typed
    doubt: Callable[[View, Plain], str] = fine
    depends: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    prefix: str = "m"
    load: Callable[[dict[str, Plain], View], Plain] | None = None
    skips: bool = False
    of_content: bool = False
    suggests: bool = False
    offers: Callable[[View], Sequence[tuple[dict[str, Plain], str]]] = no_offers

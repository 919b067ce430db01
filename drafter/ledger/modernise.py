"""Successors for agencies and levels in an answers file, proposed one by one. Nothing is changed that was not accepted.

Papers that are cited keep their words: the keys `implements`, `bases`, `attached_to`, everything inside quotation marks, the
name after the symbol of a paper, and what is said to be of earlier times.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drafter.i18n import _
from drafter.ledger.rules import lead_is_partner
from drafter.model.plan import Plan
from drafter.registers import bodies, districts, places, provinces
from drafter.registers.agencies import ended, moved, offices
from drafter.registers.levels import gone, level_words

Values = dict[str, Any]

#: Keys of papers and of the body itself: who issues is asked anew, not renamed.
_KEPT = {
    "implements",
    "bases",
    "attached_to",
    "issuer",
    "co_issuers",
    "id",
    "kit",
    "overrides",
    "drafter",
    "regime",
}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
#: A paper named in running text, up to the body that issued it and its subject.
_CITED = re.compile(
    r"(?:số )?\d+[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\wĐđ&/-]*(?:,? ngày [\d/]+| ngày \d+ tháng \d+ năm \d+)?(?: của [^,;.()]+)?"
)
_EARLIER = re.compile(r"^\W*(?:\(?(?:cũ|trước đây|nay là|đã hợp nhất))", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One place: the answer's path, the words there, what they would become, and why."""

    path: str
    start: int
    old: str
    new: str
    basis: str
    confidence: str
    around: str
    #: Whether `new` can stand in the place of `old`; else it only says what to choose from.
    is_exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A name that is wrong on the day, where it stands, and what is proposed for it."""

    start: int
    end: int
    new: str
    basis: str
    confidence: str
    is_one_for_one: bool = True


def proposals(values: Values, day: dt.date) -> tuple[Proposal, ...]:
    """Every name in the answers that is wrong on that day, in the order of the file."""
    place = _place(values, day)
    out: list[Proposal] = []
    for path, text in _texts("", values):
        out += sorted(_in(path, text, place, day), key=lambda one: one.start)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the plan is from: the level of its body, its province, and the kinds of units below that on the new day."""

    level: str
    province: str
    lower: str


def _place(values: Values, day: dt.date) -> _Place:
    raw = values.get("issuer", {})
    of = bodies.kinds().get(raw.get("kind", ""))
    named = raw.get("province") or f"{raw.get('unit', '')} {raw.get('name', '')}"
    inside = provinces.find(named, day) or provinces.successor(named)
    return _Place(of.level if of else "", inside.name if inside else "", inside.lower if inside else "")


def accepted(values: Values, chosen: tuple[Proposal, ...]) -> Values:
    """The values with these proposals carried out."""
    by_path: dict[str, list[Proposal]] = {}
    for one in chosen:
        by_path.setdefault(one.path, []).append(one)

    def changed(path: str, text: str) -> str:
        for one in sorted(by_path.get(path, ()), key=lambda one: -one.start):
            text = f"{text[: one.start]}{one.new}{text[one.start + len(one.old) :]}"
        return text

    made = _mapped("", values, changed)
    return made if isinstance(made, dict) else {}


def _texts(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple | list):
        for number, item in enumerate(value, 1):
            yield from _texts(f"{path}[{number}]", item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if key not in _KEPT:
                yield from _texts(f"{path}.{key}" if path else key, item)


def _mapped(path: str, value: Any, change: Callable[[str, str], str]) -> Any:
    if isinstance(value, str):
        return change(path, value)
    if isinstance(value, tuple | list):
        return tuple(_mapped(f"{path}[{n}]", item, change) for n, item in enumerate(value, 1))
    if isinstance(value, Mapping):
        return {
            key: item if key in _KEPT else _mapped(f"{path}.{key}" if path else key, item, change)
            for key, item in value.items()
        }
    return value


def _in(path: str, text: str, place: _Place, day: dt.date) -> Iterator[Proposal]:
    taken = [match.span() for pattern in (_QUOTED, _CITED) for match in pattern.finditer(text)]
    for name in _wrong(text, place, day):
        start, end = name.start, name.end
        if any(start < right and left < end for left, right in taken) or _EARLIER.match(text[end:]):
            continue
        taken.append((start, end))
        yield Proposal(
            path=path, start=start, old=text[start:end], new=_fitted(name.new, text[start:end]), basis=name.basis,
            confidence=name.confidence, around=text[max(0, start - 30) : end + 30],
            is_exact=name.is_one_for_one and not re.search(r"[(;]| hoặc ", name.new),
        )  # fmt: skip


def _fitted(new: str, old: str) -> str:
    """The new words with the capital and the "các" of the old ones."""
    new = new[:1].upper() + new[1:] if old[:1].isupper() else new
    if old.casefold().startswith("các ") and "các " not in new.casefold():
        new = f"{old[:4]}{new[:1].lower()}{new[1:]}"
    return new


def _wrong(text: str, place: _Place, day: dt.date) -> Iterator[_Name]:
    """All names that are wrong on the day; where two overlap the first one counts."""
    for work in moved():
        if day >= work.start and any(word in text.casefold() for word in work.words):
            for start, end in _places_of(work.names, text):
                yield _Name(start=start, end=end, new=work.successor, basis=work.basis, confidence=work.confidence)  # fmt: skip
    is_low = place.level in ("huyen", "xa")
    for agency in (*(offices() if is_low else ()), *ended()):
        if agency.is_wrong(day):
            new, _word = agency.successor_for(text, day)
            for start, end in _places_of(agency.names, text):
                yield _Name(start=start, end=end, new=new, basis=agency.basis, confidence=agency.confidence)
    yield from _levels(text, place, day)
    for start, end in gone().found(text, day):
        found = districts.find(text[start:end], place.province)
        instead = f"{gone().instead}: {', '.join(found.successors(day))}" if found else gone().instead
        yield _Name(start=start, end=end, new=instead, basis=gone().basis, confidence=gone().confidence,
                    is_one_for_one=False)  # fmt: skip


def _levels(text: str, place: _Place, day: dt.date) -> Iterator[_Name]:
    for word in level_words():
        if not word.is_wrong(day):
            continue
        for match in word.pattern.finditer(text):
            is_many = "các " in match[0].casefold() or "," in match[0]
            new = word.instead if is_many or not word.one else word.one
            if place.lower:
                new = new.replace("xã, phường, đặc khu", place.lower)
            yield _Name(start=match.start(), end=match.end(), new=new, basis=word.basis, confidence=word.confidence,
                        is_one_for_one=is_many or word.before is not None)  # fmt: skip


def _places_of(names: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    for name in names:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield match.span()


def issuer_doubts(values: Values, day: dt.date) -> tuple[str, ...]:
    """What is wrong on that day with the issuing body itself: it is asked anew, not renamed."""
    raw = values.get("issuer", {})
    of = bodies.kinds().get(raw.get("kind", ""))
    if of is None or raw.get("lines"):
        return ()
    if refused := bodies.refusal(of, raw.get("unit", ""), day):
        became = places.successors(of, raw, day)
        told = _("; nay là: {units}").format(units=became) if became else ""
        return (f"issuer.kind: {refused[0]} ({refused[1]}{told})",)
    if nowhere := places.refusal(of, raw, day):
        return (f"issuer.{nowhere[0]}: {nowhere[1]} ({nowhere[2]})",)
    found = places.doubt(of, raw, day)
    return (f"issuer.{found[0]}: {found[1]}",) if found else ()


def twice_named(plan: Plan) -> tuple[str, ...]:
    """What two old names that became one leave behind: who leads is also a partner, an agency stands twice."""
    told = [f"{one.task}: {one.message}" for one in lead_is_partner(plan)]
    duties = plan.implementation.duties if plan.implementation else ()
    counts = Counter(duty.agency for duty in duties)
    told += [
        _("“{agency}” đứng {count} lần ở phần tổ chức thực hiện: gộp lại").format(agency=agency, count=count)
        for agency, count in counts.items()
        if count > 1
    ]
    return tuple(told)

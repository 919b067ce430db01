"""A plan of the level above as a kit: its areas and tasks in the words of a lower body.

What is worded for the parent alone is kept, but not proposed: each such task says why.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from drafter import text as _text
from drafter.kits import words as _words
from drafter.kits.below import Level, level_of, literal, not_for_below, said_below
from drafter.kits.functions import Leads
from drafter.kits.kit import Area, Kit, Suggested

#: The area of what the parent asks of lower bodies where it says who does what.
_ASKED = "giao"
#: Who that is, as a parent names it.
_BELOW = re.compile(
    r"(?:các )?(?:địa phương|(?:UBND|[ỦU][ỷy] ban nhân dân|Đảng [uủ][ỷy]|[Hh]uyện [uủ][ỷy])\b)", re.IGNORECASE
)
_SHORT = 60
_EVERY, _STATE = frozenset(_words.LEVELS), _words.spread(["nha-nuoc"])
#: The id of the parent plan among the papers that are carried out.
_PARENT = "cap-tren"


def carried(parent: Mapping[str, Any], general: Kit) -> Kit:
    """The kit of a parent plan (as `drafter.importer.as_kit` gives it); `general` brings what the parent does not say.

    Headings and tasks speak of the lower body's own unit where they spoke of the parent's. Who leads is said by
    function; the parent's own agencies are not.
    """
    level, paper = level_of(parent["issuer"]), parent["directive"]
    areas = [*parent["areas"], *_asked(parent)]
    made = tuple(_area(one, level) for one in areas)
    leads = Leads(parent["issuer"], _day(paper.get("date", "")) or dt.date.today())
    version = hashlib.sha256(json.dumps(parent, ensure_ascii=True, sort_keys=True).encode()).hexdigest()[:12]
    directive = {key: paper.get(key, "") for key in ("type", "symbol", "date", "body", "subject")}
    called = f"{directive['type']} số {directive['symbol']}" if directive["symbol"] else directive["type"]
    return replace(
        general,
        id=parent.get("id") or f"ct-{_text.slug(directive['symbol'] or directive['type'], limit=30)}-{version[:4]}",
        version=parent.get("version") or version,
        name=_name(called, directive),
        note="",
        start=_day(directive["date"]) or dt.date.min,
        end=None,
        directive=tuple({"id": _PARENT, **directive, "short": paper.get("short") or called}.items()),
        areas=made,
        tasks=tuple(task for area, raw in zip(made, areas, strict=True) for task in _tasks(area, raw["tasks"], level, leads)),
        asks=False,
    )  # fmt: skip


def parent_in(document: Mapping[str, Any]) -> dict[str, Any] | None:
    """What an answers file says of the kit it was made from: the directing document and the areas. None without a kit."""
    made, papers = document.get("kit"), document.get("implements")
    if not made or not made.get("id") or not papers:
        return None
    sections = (one for one in document.get("sections") or () if one.get("id") == "nhiem-vu")
    parts = [part for section in sections for part in section.get("content") or () if part.get("heading")]
    areas = [{"id": part["id"], "heading": part["heading"], "tasks": []} for part in parts if part.get("id")]
    return {
        "id": made["id"],
        "version": made.get("version", ""),
        "directive": {key: str(value) for key, value in _directive(papers).items()},
        # the headings in the file are already those of the lower body
        "issuer": {"level": "xa"},
        "areas": areas,
    }


def _directive(papers: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    # papers from further above may stand before it
    return next((paper for paper in papers if paper.get("id") == _PARENT), papers[0])


def _day(date: str) -> dt.date | None:
    # a date without its day stands in a file as "2026-03"
    return dt.date.fromisoformat(date) if len(date) == len("2026-03-05") else None


def _name(called: str, directive: Mapping[str, str]) -> str:
    date = f" ngày {'/'.join(reversed(directive['date'].split('-')))}" if directive["date"] else ""
    return f"{called}{date}" + (f" của {directive['body']}" if directive["body"] else "")


def _asked(parent: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    tasks = [
        task for duty in parent.get("duties", ()) if _BELOW.match(duty["agency"]) for task in duty["tasks"]
    ]
    if tasks:
        yield {"id": _ASKED, "heading": "Nhiệm vụ được giao tại {directive}", "tasks": tasks}


def _area(raw: Mapping[str, Any], level: Level) -> Area:
    heading = raw["heading"] if raw["id"] == _ASKED else said_below(raw["heading"], level)
    short = heading if len(heading) <= _SHORT else f"{heading[:_SHORT].rpartition(' ')[0]} ..."
    # read out of a document, not out of a register: the user compares
    return Area(id=raw["id"], heading=heading, short=short, confidence="M")


def _tasks(area: Area, raws: Sequence[Mapping[str, str]], level: Level, leads: Leads) -> Iterator[Suggested]:
    of_all = "" if area.id == _ASKED else not_for_below(area.heading, level)
    for number, raw in enumerate(raws, 1):
        text = said_below(raw["text"], level)
        doubt = not_for_below(text, level) or of_all
        yield from _task(
            Suggested(levels=_EVERY, text=text, id=str(number), area=area.id, doubt=doubt), raw, level, leads
        )


def _task(plain: Suggested, raw: Mapping[str, str], level: Level, leads: Leads) -> Iterator[Suggested]:
    """The task with its fields; twice where State bodies are told who leads: offices and Party bodies name their own divisions."""
    fields = {
        key: raw[key]
        for key in ("deadline", "product")
        if raw.get(key) and not not_for_below(raw[key], level)
    }
    fields = {key: literal(_text.lower_first(value)) for key, value in fields.items()}
    fields["source"] = literal(raw.get("source", ""))
    if who := leads.of(raw):
        yield replace(plain, levels=_STATE, fields=tuple({**who, **fields}.items()))
        plain = replace(plain, id=f"{plain.id}-k", levels=_EVERY - _STATE)
    yield replace(plain, fields=tuple(fields.items()))

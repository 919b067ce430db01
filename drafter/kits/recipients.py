"""Who usually receives a plan: the bodies of its level, and those that a kit names for its subject."""

from __future__ import annotations

import datetime as dt

from drafter.kits.kit import Kit
from drafter.kits.words import fill, holds, table, with_roles

Lines = list[dict[str, str]]


def usual(kit: Kit | None, level: str, day: dt.date, words: dict[str, str]) -> tuple[Lines, str]:
    """The recipients (name, note) of a plan of that level on that day, and its archive."""
    raw, known = table("recipients")[level], with_roles(level, day, words)
    lines: Lines = []
    for line in raw["lines"]:
        if "kit" in line:
            lines += _of_kit(kit, line["kit"], level, day, known)
        elif holds(line, day):
            lines.append(_line(fill(line["name"], known), line.get("note", "")))
    archive = next((one.text for one in kit.archives if one.fits(level, day)), "") if kit else ""
    once = {line["name"]: line for line in lines}
    return list(once.values()), fill(archive or raw["archive"], known)


def _of_kit(kit: Kit | None, note: str, level: str, day: dt.date, known: dict[str, str]) -> Lines:
    """The kit's lines that stand where lines of that note do."""
    wanted = (note, "") if note == "t/h" else (note,)
    return [
        _line(fill(one.text, known), said)
        for one in (kit.recipients if kit else ())
        if one.fits(level, day) and (said := dict(one.fields)["note"]) in wanted
    ]


def _line(name: str, note: str) -> dict[str, str]:
    return {"name": name, "note": note} if note else {"name": name}

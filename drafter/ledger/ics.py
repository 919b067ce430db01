"""Deadlines as a calendar (iCalendar, RFC 5545): one event of a whole day for each task that has a day."""

from __future__ import annotations

import datetime as dt
import hashlib

from drafter.i18n import _
from drafter.ledger.deadlines import deadline
from drafter.ledger.entries import Entry

_LINE = 75


def to_ics(rows: tuple[Entry, ...], name: str, stamp: dt.date) -> tuple[bytes, tuple[Entry, ...]]:
    """(the calendar, the tasks whose deadline names no single day). `stamp` is the plan's own day: same plan, same bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//drafter//drafter//VI",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    without = []
    for row in rows:
        when = deadline(row.deadline)
        if when is None:
            without.append(row)
            continue
        about = [
            (_("Chủ trì"), row.lead), (_("Phối hợp"), row.partners), (_("Lãnh đạo phụ trách"), row.leader),
            (_("Sản phẩm"), row.product), (_("Bắt đầu"), row.start), (_("Thời hạn"), row.deadline),
            (_("Kinh phí"), row.money), (_("Lĩnh vực"), row.area),
        ]  # fmt: skip
        said = "\n".join(f"{title}: {words}" for title, words in about if words)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{hashlib.sha256(f'{name}{row.id}'.encode()).hexdigest()[:32]}@drafter",
            f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{when.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{when.day + dt.timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(row.text)}",
            f"DESCRIPTION:{_escaped(said)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode(), tuple(without)


def _escaped(text: str) -> str:
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line cut to 75 bytes, never inside a letter (RFC 5545, 3.1)."""
    out, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE:
            out, size = f"{out}\r\n ", 1
        out, size = out + char, size + width
    return out

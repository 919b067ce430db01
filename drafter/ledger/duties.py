"""The list of tasks agency by agency: what each leads and where it takes part, also as "Tổ chức thực hiện"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter import text as _text
from drafter.ledger.entries import Entry
from drafter.ledger.rules import agencies_in

Values = dict[str, Any]

#: Ids of the lines that are made here, so that they can be made again.
_MADE = "viec-"


Work = list[tuple[str, Entry]]


def by_agency(rows: tuple[Entry, ...]) -> dict[str, Work]:
    """Agency -> ("lead" or "partner", task), those that lead first, each in the order of the list.

    "các trường học" and "Các trường học" are one agency, called as it is met first.
    """
    names: dict[str, str] = {}
    out: dict[str, Work] = {}
    for role, field in (("lead", "lead"), ("partner", "partners")):
        for row in rows:
            for name in agencies_in(getattr(row, field)):
                known = names.setdefault(_text.fold(name), _text.sentence(name))
                out.setdefault(known, []).append((role, row))
    return out


def sentence(role: str, row: Entry) -> str:
    """What an agency does in a task, as one line of its part."""
    said = [("phối hợp", row.partners), ("bắt đầu", row.start), ("thời hạn", row.deadline),
            ("sản phẩm", row.product), ("kinh phí", row.money)]  # fmt: skip
    start = "Chủ trì: "
    if role == "partner":
        said = [("thời hạn", row.deadline)]
        lead = f"c{row.lead[1:]}" if row.lead.startswith("Các ") else row.lead
        start = f"Phối hợp với {lead}: " if lead else "Phối hợp: "
    details = "; ".join(f"{words}: {value}" for words, value in said if value)
    stem = _text.lower_first(row.text.rstrip(".;, "))
    return f"{start}{stem}{f' ({details})' if details else ''}."


def with_duties(values: Values, rows: tuple[Entry, ...]) -> Values:
    """The answers with "Tổ chức thực hiện" made from the list: what the office wrote of an agency itself stays.

    Lines made before are made again, agencies without work of their own left are dropped, new ones come last.
    """
    work = by_agency(rows)
    part = dict(values.get("implementation") or {})
    agencies = []
    for agency in part.get("agencies", ()):
        heads = {_text.fold(name) for name in agencies_in(agency["agency"].removeprefix("Đề nghị "))}
        known = [name for name in work if _text.fold(name) in heads]
        tasks = [(name if len(heads) > 1 else "", *task) for name in known for task in work.pop(name)]
        content = (*_own(agency), *_lines(tasks))
        kept = {key: value for key, value in agency.items() if key != "content"}
        if content:
            agencies.append({**kept, "content": content})
        elif kept.get("text") or kept.get("inline") or not agency.get("content"):
            agencies.append(kept)
    agencies += [
        {"agency": name, "content": tuple(_lines([("", *task) for task in tasks]))}
        for name, tasks in work.items()
    ]
    return {**values, "implementation": {**part, "agencies": tuple(agencies)}}


def _own(agency: Values) -> Iterator[Values]:
    """The parts of an agency's work that were not made from the list."""
    for node in agency.get("content", ()):
        if not str(node.get("id", "")).startswith(_MADE):
            yield node


def _lines(tasks: list[tuple[str, str, Entry]]) -> Iterator[Values]:
    """One line a task; under a heading of several agencies each line says whose it is."""
    ids: set[str] = set()
    for agency, role, row in tasks:
        stem = id_ = f"{_MADE}{'ct' if role == 'lead' else 'ph'}-{row.id}"[:36].rstrip("-")
        while id_ in ids:
            id_ = f"{stem}-{len(ids)}"
        ids.add(id_)
        said = sentence(role, row)
        yield {
            "id": id_,
            "level": "gach",
            "inline": f"{agency} {_text.lower_first(said)}" if agency else said,
        }

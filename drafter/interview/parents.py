"""Papers from above that a plan carries out beside its directing document: what each is, and where it is named.

A plan names them from the top down, the Party before the State at each level. Laws and what spells them out are its
basis ("Căn cứ ..."); resolutions, programmes, plans are carried out ("Thực hiện ...").
"""

from __future__ import annotations

import re
from typing import Any

from drafter.interview.values import get

Papers = list[dict[str, Any]]

#: How many are asked for, one after another, and the id of each in the answers file.
IDS = ("vb-tren", "vb-tren-2", "vb-tren-3")
FIELDS = ("symbol", "type", "date", "body", "subject")

_BASES = ("Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư")
_RANKS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"trung ương|bộ chính trị|ban bí thư",
        r"quốc hội|chính phủ|\bbộ\b",
        r"tỉnh ủy|thành ủy",
        r"nhân dân (tỉnh|thành phố)|\bsở\b",
        r"huyện ủy|quận ủy|thị ủy",
        r"nhân dân (huyện|quận|thị xã)",
        r"đảng ủy|đảng bộ",
        r"nhân dân (xã|phường|thị trấn|đặc khu)",
    )
)
#: What the end of a symbol tells of who issued it.
_SYMBOLS = (("TW", 0), ("CP", 1), ("TTg", 1), ("TU", 2), ("HU", 4), ("QU", 4), ("ĐU", 6))


def rank(paper: dict[str, Any]) -> int:
    """How high the issuer of a paper stands, the highest first; one that is not known comes last."""
    body, end = str(paper.get("body", "")), re.split(r"[-/]", str(paper.get("symbol", "")))[-1]
    said = next((place for place, words in enumerate(_RANKS) if words.search(body)), None)
    if said is None:
        said = dict(_SYMBOLS).get(end)
    return len(_RANKS) if said is None else said


def is_basis(paper: dict[str, Any]) -> bool:
    """Whether a paper is what the plan rests on, not what it carries out."""
    return str(paper.get("type", "")).startswith(_BASES)


def path(id_: str, field: str) -> str:
    """Where a field of a paper from above stands in the answers file; a basis is moved to `bases` from there."""
    return f"implements[{id_}].{field}"


def read(document: dict[str, Any], id_: str, field: str) -> Any:
    """A field of a paper from above in a whole file, wherever it stands."""
    found = get(document, path(id_, field))
    return get(document, f"bases[{id_}].{field}") if found is None else found


def in_place(out: dict[str, Any]) -> None:
    """Move the papers that were asked for to where a plan names them. All others stay as they are."""
    carried_out: Papers = out.get("implements") or []
    asked = [paper for paper in carried_out if paper.get("id") in IDS]
    carried_out[:] = [paper for paper in carried_out if paper.get("id") not in IDS]
    bases: Papers = [paper for paper in out.get("bases") or () if paper.get("id") not in IDS]
    for paper in asked:
        group = bases if is_basis(paper) else carried_out
        place = next((n for n, other in enumerate(group) if rank(other) > rank(paper)), len(group))
        group.insert(place, paper)
    if bases or out.get("bases"):
        out["bases"] = bases

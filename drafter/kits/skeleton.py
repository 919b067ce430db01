"""A parent plan as the file of a kit, for an office that gives many lower bodies one frame and adapts its words first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafter.kits import words as _words
from drafter.kits.carried import carried
from drafter.kits.kit import Suggested
from drafter.kits.load import kits, shipped


def skeleton(parent: Mapping[str, Any]) -> str:
    """The `kit.toml` of a parent plan (as `drafter.importer.as_kit` gives it).

    Purposes, requirements and duties are those of the kit for typed papers; what is not proposed says why under `doubt`.
    """
    import tomli_w

    general = next(kit for kit in kits() if kit.asks)
    kit = carried(parent, general)
    kept = {key: value for key, value in shipped(general.id).items() if key not in ("asks", "note")}
    made = {
        **kept,
        "id": kit.id,
        "name": kit.name,
        "from": kit.start,
        "directive": dict(kit.directive),
        "areas": [
            {"id": a.id, "heading": a.heading, "short": a.short, "confidence": a.confidence}
            for a in kit.areas
        ],
        "tasks": [_task(one) for one in kit.tasks],
    }
    plain = {key: value for key, value in made.items() if not isinstance(value, dict | list)}
    # plain keys stand before tables, or TOML reads them as part of the table above
    return tomli_w.dumps({**plain, **made}, multiline_strings=True)


def _task(one: Suggested) -> dict[str, Any]:
    fields = {key: value for key, value in one.fields if value}
    doubt = {"doubt": one.doubt} if one.doubt else {}
    return {"area": one.area, "id": one.id, "for": _names(one.levels), "task": one.text, **fields, **doubt}


def _names(levels: frozenset[str]) -> list[str]:
    return [group for group, members in _words.GROUPS.items() if levels.issuperset(members)]

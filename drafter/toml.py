"""Data files of ours, written in TOML for whoever keeps them and kept as JSON in the user's cache, to be read sooner."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from drafter import cache

#: Raised whenever what is kept of a file, or how, changes.
_VERSION = "1"
#: JSON knows no days: each is a group of this one key.
_DAY = "$day"


def load(path: Path) -> dict[str, Any]:
    """A data file of ours. Its days are `datetime.date`; it holds no times."""
    data = path.read_bytes()
    place = cache.place("data", cache.digest(_VERSION, data))
    found = _restored(cache.kept(place))
    if found is None:
        # once a file and user
        import tomllib

        found = tomllib.loads(data.decode())
        cache.keep(place, json.dumps(found, default=_day, ensure_ascii=False).encode())
    return found


def _day(value: object) -> dict[str, str]:
    if type(value) is not dt.date:
        raise TypeError(value)
    return {_DAY: value.isoformat()}


def _group(raw: dict[str, Any]) -> Any:
    return dt.date.fromisoformat(raw[_DAY]) if _DAY in raw else raw


def _restored(data: bytes | None) -> dict[str, Any] | None:
    try:
        found = json.loads(data or b"", object_hook=_group)
    except (ValueError, TypeError):
        return None
    return found if isinstance(found, dict) else None

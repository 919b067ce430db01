"""Data files of ours, written in TOML for whoever keeps them and kept as JSON in the user's cache, to be read sooner."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from drafter import cache
from drafter.i18n import _

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


def where(error: ValueError) -> str:
    """The place of a `tomllib.TOMLDecodeError` or of a letter that is not UTF-8, and what to look at, in words of ours."""
    if isinstance(error, UnicodeDecodeError):
        return _("tệp không phải UTF-8; mở bằng Notepad, lưu lại với bảng mã UTF-8")
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    what = _('viết: khóa = "giá trị"; ngoặc kép, ngoặc vuông phải đóng; mỗi khóa một lần')
    if not found:
        return _("đến cuối tệp vẫn chưa hết một giá trị; {what}").format(what=what)
    return _("dòng {line}, cột {column}: {what}").format(line=found[1], column=found[2], what=what)


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

"""What a kit's file must be: keys, types, levels, ids, and texts whose gaps are known. Every mistake with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from drafter import text as _text
from drafter.answers import columns as _columns
from drafter.i18n import _
from drafter.kits import words as _words

TASK_KEYS = ("task", "lead", "partners", "deadline", "product", "source")
CONFIDENCES = ("H", "M", "L")
#: What a line of recipients may say of why they receive the plan; it decides the line's place.
NOTES = ("b/c", "p/h", "t/h")

PAPER_KEYS = ("id", "type", "symbol", "date", "body", "subject", "short")
#: What may stand in each part of a file, "" the whole.
KEYS = {
    "": {"id", "name", "note", "from", "to", "yearly", "months", "asks", "directive", "papers", "headings"}
    | {"title", "areas", "purposes", "requirements", "goals", "funding", "tasks", "duties"}
    | {"recipients", "archive", "appendix"},
    "directive": {*PAPER_KEYS},
    "papers": {"for", "from", "to", "basis", "confidence", *PAPER_KEYS},
    "headings": {"purpose", "goals", "tasks", "funding"},
    "appendix": {"title", "columns"},
    "areas": {"id", "heading", "short", "confidence"},
    "purposes": {"for", "text"},
    "requirements": {"for", "text"},
    "goals": {"for", "lines"},
    "funding": {"for", "text"},
    "tasks": {"area", "id", "for", "doubt", *TASK_KEYS},
    "duties": {"for", "role", "agency", "work"},
    "recipients": {"for", "name", "note", "from", "to"},
    "archive": {"for", "text", "from", "to"},
}
_TABLES = ("directive", "headings", "title", "appendix")
_GROUPS = ("papers", "areas", "purposes", "requirements", "goals", "funding", "tasks", "duties", "recipients",
           "archive")  # fmt: skip
_OPTIONAL = {
    "note",
    "to",
    "yearly",
    "asks",
    "goals",
    "funding",
    "lead",
    "partners",
    "deadline",
    "product",
    "source",
    "doubt",
    "agency",
    *("months", "papers", "recipients", "archive", "appendix"),
}
#: What more may be left out: by a kit that asks for the directing document, by a subject of every year, in a group.
_ASKED, _YEARLY = {"directive", "areas", "tasks"}, {"directive"}
_OPTIONAL_IN = {
    "papers": {"from", "basis", "symbol", "body", "subject", "short"},
    "recipients": {"from"},
    "archive": {"from"},
    "appendix": {"title", "columns"},
}
_FLAGS, _LISTS = {"yearly", "asks", "basis"}, {"for", "lines", "columns"}
#: Parameters that speak of the directing document.
_OF_DIRECTIVE = {"directive", "cited", "subject"}
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
#: Names that a Windows folder cannot bear.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_TEXT_LIMIT = 4_000


def problems(raw: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a kit as it was read; [] when it is sound."""
    out = _shape(raw, "", "")
    out += [_wrong(key, _("phải là bảng [{key}]").format(key=key)) for key in _TABLES
            if key in raw and not isinstance(raw[key], dict)]  # fmt: skip
    out += [_wrong(key, _("phải là danh sách [[{key}]]").format(key=key)) for key in _GROUPS
            if key in raw and not _is_list_of_tables(raw[key])]  # fmt: skip
    if out:
        return out
    for key in ("directive", "headings", "appendix"):
        out += _shape(raw[key], key, key) if key in raw else []
    for key in _GROUPS:
        for number, item in enumerate(raw.get(key, ()), 1):
            out += _shape(item, key, f"{key}[{number}]")
    out += _types(raw)
    if out:
        return out
    if out := _levels(raw):
        return out
    return _texts(raw) + _roles(raw) + _ids(raw) + _days(raw) + _choices(raw) + _places(raw)


def _wrong(place: str, what: str) -> str:
    return f"{place}: {what}"


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _shape(item: dict[str, Any], key: str, place: str) -> list[str]:
    known = KEYS[key]
    out = [
        _("{place}: không có khóa “{key}”").format(place=place, key=one) for one in item if one not in known
    ]
    optional = _OPTIONAL | _OPTIONAL_IN.get(key, set())
    optional |= _ASKED if item.get("asks") is True else _YEARLY if item.get("yearly") is True else set()
    missing = [one for one in sorted(known - optional) if one not in item]
    return out + [_("{place}: còn thiếu “{key}”").format(place=place, key=one) for one in missing]


def _values(raw: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """(place, key, value) of every value that is not a table."""
    for key, value in raw.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{name}", name, one) for name, one in value.items())
        elif key in _GROUPS:
            for number, item in enumerate(value, 1):
                yield from ((f"{key}[{number}].{name}", name, one) for name, one in item.items())
        else:
            yield key, key, value


def _types(raw: dict[str, Any]) -> list[str]:
    out = []
    for place, key, value in _values(raw):
        if key in ("from", "to"):
            if type(value) is not dt.date:
                out.append(_wrong(place, _("phải là ngày, ví dụ 2025-08-22, không có dấu nháy")))
        elif key in _FLAGS:
            if not isinstance(value, bool):
                out.append(_wrong(place, _("phải là true hoặc false")))
        elif place == "months":
            if not (isinstance(value, list) and value and all(one in range(1, 13) for one in value)):
                out.append(_wrong(place, _("phải là danh sách tháng, ví dụ [12, 1]")))
        elif key in _LISTS:
            if not (isinstance(value, list) and value and all(isinstance(one, str) for one in value)):
                out.append(_wrong(place, _('phải là danh sách chữ, ví dụ ["xa"]')))
        elif not isinstance(value, str):
            out.append(_wrong(place, _("phải là chữ trong dấu nháy")))
    return out


def _levels(raw: dict[str, Any]) -> list[str]:
    named = [(place, name) for place, key, value in _values(raw) if key == "for" for name in value]
    named += [("title", name) for name in raw["title"]]
    out = []
    for place, name in named:
        try:
            _words.spread([name])
        except KeyError:
            out.append(_("{place}: không có cấp “{name}”").format(place=place, name=name))
    return out


def _texts(raw: dict[str, Any]) -> list[str]:
    known = set(_words.NAMES) | _words.role_names()
    if "directive" not in raw and not raw.get("asks"):
        known -= _OF_DIRECTIVE
    out = []
    for place, key, value in _values(raw):
        if key in ("for", "months", "columns") or not isinstance(value, str | list):
            continue
        for text in [value] if isinstance(value, str) else value:
            out += [
                _("{place}: không có tham số “{name}”").format(place=place, name=name)
                for name in sorted(_words.gaps(text) - known)
            ]
            if "{" in (rest := _words.without_gaps(text)) or "}" in rest:
                out.append(_wrong(place, _("dấu ngoặc nhọn không thành cặp")))
            out += [_wrong(place, why) for why in _unclean(text)]
    return out


def _roles(raw: dict[str, Any]) -> list[str]:
    """Kinds of work that nobody does at a level which the text is for."""
    said = [(f"title.{name}", [name], text) for name, text in raw["title"].items()]
    for place, item in _items(raw):
        texts = [text for value in item.values() for text in (value if isinstance(value, list) else [value])]
        texts += [f"{{{item['role']}}}"] if "role" in item else []
        said += [(place, item["for"], str(text)) for text in texts if "for" in item]
    return list(dict.fromkeys(
        _("{place}: cấp “{level}” không có loại việc “{role}”").format(place=place, level=level, role=role)
        for place, names, text in said
        for role in sorted(_words.gaps(text) & _words.role_names())
        for level in sorted(_words.spread(names))
        if role not in _words.roles_of(level)
    ))  # fmt: skip


def _items(raw: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(place, group) of every group in a list."""
    for key in _GROUPS:
        yield from ((f"{key}[{number}]", item) for number, item in enumerate(raw.get(key, ()), 1))


def _unclean(text: str) -> list[str]:
    if len(text) > _TEXT_LIMIT:
        return [_("dài {size} chữ, tối đa {limit}").format(size=len(text), limit=_TEXT_LIMIT)]
    if not text.strip():
        return [_("còn trống")]
    try:
        return list(_text.clean(text).notes)
    except _text.TextError as error:
        return [str(error)]


def _ids(raw: dict[str, Any]) -> list[str]:
    said = _("chữ thường không dấu, số và gạch nối, tối đa 40 ký tự")
    return [
        _("{place}: mã “{id}” không hợp lệ ({said})").format(place=place, id=value[:60], said=said)
        for place, key, value in _values(raw)
        if key in ("id", "area") and (not _ID.fullmatch(value) or _RESERVED.fullmatch(value))
    ]


def _days(raw: dict[str, Any]) -> list[str]:
    dated = [("", raw), *((f"{place}.", item) for place, item in _items(raw))]
    out = [
        _wrong(f"{place}to", _("trước ngày bắt đầu (from)"))
        for place, item in dated
        if "to" in item and "from" in item and item["to"] < item["from"]
    ]
    for place, _key, value in ((p, k, v) for p, k, v in _values(raw) if k == "date"):
        try:
            dt.date.fromisoformat(value)
        except ValueError:
            out.append(_wrong(place, _("phải là ngày, ví dụ “2025-08-22”")))
    return out


def _choices(raw: dict[str, Any]) -> list[str]:
    out = [
        _("{place}: độ tin cậy là H, M hoặc L, không phải “{value}”").format(place=place, value=value)
        for place, key, value in _values(raw)
        if key == "confidence" and value not in CONFIDENCES
    ]
    out += [
        _("recipients[{number}].note: là {notes}, không phải “{value}”").format(
            number=number, notes=", ".join(NOTES), value=item["note"]
        )
        for number, item in enumerate(raw.get("recipients", ()), 1)
        if item.get("note", NOTES[0]) not in NOTES
    ]
    columns = raw.get("appendix", {}).get("columns", tuple(_columns.WORDS))
    unknown = [word for word in columns if word not in _columns.WORDS]
    if unknown:
        known = ", ".join(_columns.WORDS)
        out.append(
            _wrong(
                "appendix.columns",
                _("không có cột “{name}”, chỉ có: {known}").format(name=unknown[0], known=known),
            )
        )
    elif problem := _columns.problem([_columns.WORDS[word] for word in columns]):
        out.append(_wrong("appendix.columns", problem))
    return out


def _places(raw: dict[str, Any]) -> list[str]:
    areas = [area["id"] for area in raw.get("areas", ())]
    tasks = raw.get("tasks", ())
    out = [
        _("tasks[{number}]: không có lĩnh vực “{id}”").format(number=number, id=task["area"])
        for number, task in enumerate(tasks, 1)
        if task["area"] not in areas
    ]
    ids = [*areas, *(f"{task['area']}-{task['id']}" for task in tasks)]
    out += [
        _("mã “{id}” dùng hai lần").format(id=one) for one in sorted({i for i in ids if ids.count(i) > 1})
    ]
    roles = _words.role_names()
    return out + [
        _("duties[{number}]: không có loại việc “{role}”").format(number=number, role=duty["role"])
        for number, duty in enumerate(raw.get("duties", ()), 1)
        if duty["role"] not in roles
    ]

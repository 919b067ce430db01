"""A kit: the frame that a directing document gives to the plans that carry it out. Data only, checked whole on loading."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from drafter.errors import TemplateError
from drafter.files import templates_dir
from drafter.i18n import _
from drafter.kits import words as _words

_TASK_KEYS = ("task", "lead", "partners", "deadline", "product")
_KEYS = {
    "": {"id", "name", "note", "from", "to", "directive", "headings", "title", "areas", "purposes"}
    | {"requirements", "goals", "funding", "tasks", "duties"},
    "directive": {"id", "type", "symbol", "date", "body", "subject", "short"},
    "headings": {"purpose", "goals", "tasks", "funding"},
    "areas": {"id", "heading", "short", "confidence"},
    "purposes": {"for", "text"},
    "requirements": {"for", "text"},
    "goals": {"for", "lines"},
    "funding": {"for", "text"},
    "tasks": {"area", "id", "for", *_TASK_KEYS},
    "duties": {"for", "role", "agency", "work"},
}
_OPTIONAL = {"note", "to", "lead", "partners", "deadline", "product", "agency"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A task area with its official heading; `short` is for screens, `confidence` how sure the wording is."""

    id: str
    heading: str
    short: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A text for some levels: a paragraph block, a task (`fields` beside the text) or a duty."""

    levels: frozenset[str]
    text: str
    id: str = ""
    area: str = ""
    role: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A whole kit. `version` is the hash of its file; `start` and `end` the days for which it is offered first."""

    id: str
    version: str
    name: str
    note: str
    start: dt.date
    end: dt.date | None
    directive: tuple[tuple[str, str], ...]
    headings: tuple[tuple[str, str], ...]
    titles: tuple[tuple[frozenset[str], str], ...]
    areas: tuple[Area, ...]
    purposes: tuple[Suggested, ...]
    requirements: tuple[Suggested, ...]
    goals: tuple[Suggested, ...]
    funding: tuple[Suggested, ...]
    tasks: tuple[Suggested, ...]
    duties: tuple[Suggested, ...]

    def offered(self, day: dt.date) -> bool:
        """Whether the directing document is in force, and not yet succeeded, on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@cache
def kits() -> tuple[Kit, ...]:
    """All shipped kits, the newest directing document first."""
    found = [load(path.read_bytes(), str(path)) for path in sorted(_folder().glob("*/kit.toml"))]
    return tuple(sorted(found, key=lambda kit: kit.start, reverse=True))


def _folder() -> Any:
    return templates_dir() / "kits"


def load(data: bytes, file: str) -> Kit:
    """The kit in a file. Raises TemplateError naming everything that is wrong with it."""
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(_("{file}: không đọc được ({why})").format(file=file, why=error)) from None
    problems = _problems(raw)
    if problems:
        raise TemplateError("\n".join(f"{file}: {problem}" for problem in problems))
    return _made(raw, hashlib.sha256(data).hexdigest()[:12])


def _problems(raw: dict[str, Any]) -> list[str]:
    out = _shape(raw, "", "")
    if out:
        return out
    for key in ("directive", "headings"):
        out += _shape(raw[key], key, key)
    groups = ("areas", "purposes", "requirements", "goals", "funding", "tasks", "duties")
    for key in groups:
        for number, item in enumerate(raw[key], 1):
            out += _shape(item, key, f"{key}[{number}]")
    if out:
        return out
    return _levels(raw) + _names(raw) + _places(raw)


def _shape(item: dict[str, Any], key: str, place: str) -> list[str]:
    known = _KEYS[key]
    out = [
        _("{place}: không có khóa “{key}”").format(place=place, key=one) for one in item if one not in known
    ]
    missing = [one for one in sorted(known - _OPTIONAL) if one not in item]
    return out + [_("{place}: còn thiếu “{key}”").format(place=place, key=one) for one in missing]


def _levels(raw: dict[str, Any]) -> list[str]:
    out = []
    named = [
        (key, name)
        for key in _KEYS
        if key in raw
        for item in _items(raw[key])
        for name in item.get("for", ())
    ]
    for key, name in [*named, *(("title", name) for name in raw["title"])]:
        try:
            _words.spread([name])
        except KeyError:
            out.append(_("{place}: không có cấp “{name}”").format(place=key, name=name))
    return out


def _items(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _texts(item)]
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []


def _names(raw: dict[str, Any]) -> list[str]:
    known = set(_words.NAMES) | _words.role_names()
    wrong = sorted({name for text in _texts(raw) for name in _words.gaps(text)} - known)
    return [_("không có tham số “{name}”").format(name=name) for name in wrong]


def _places(raw: dict[str, Any]) -> list[str]:
    areas = [area["id"] for area in raw["areas"]]
    out = [
        _("tasks: không có lĩnh vực “{id}”").format(id=t["area"])
        for t in raw["tasks"]
        if t["area"] not in areas
    ]
    ids = [*areas, *(f"{task['area']}-{task['id']}" for task in raw["tasks"])]
    out += [
        _("mã “{id}” dùng hai lần").format(id=one) for one in sorted({i for i in ids if ids.count(i) > 1})
    ]
    roles = _words.role_names()
    return out + [
        _("duties: không có loại việc “{role}”").format(role=duty["role"])
        for duty in raw["duties"]
        if duty["role"] not in roles
    ]


def _made(raw: dict[str, Any], version: str) -> Kit:
    def texts(key: str, name: str) -> tuple[Suggested, ...]:
        return tuple(
            Suggested(levels=_words.spread(item["for"]), text=item[name].strip()) for item in raw[key]
        )

    return Kit(
        id=raw["id"],
        version=version,
        name=raw["name"],
        note=raw.get("note", ""),
        start=raw["from"],
        end=raw.get("to"),
        directive=tuple(raw["directive"].items()),
        headings=tuple(raw["headings"].items()),
        titles=tuple((_words.spread([level]), text) for level, text in raw["title"].items()),
        areas=tuple(Area(**area) for area in raw["areas"]),
        purposes=texts("purposes", "text"),
        requirements=texts("requirements", "text"),
        goals=tuple(
            Suggested(levels=_words.spread(item["for"]), text="\n".join(item["lines"]))
            for item in raw["goals"]
        ),
        funding=texts("funding", "text"),
        tasks=tuple(
            Suggested(
                levels=_words.spread(item["for"]),
                text=item["task"],
                id=item["id"],
                area=item["area"],
                fields=tuple((key, item[key]) for key in _TASK_KEYS[1:] if key in item),
            )
            for item in raw["tasks"]
        ),
        duties=tuple(
            Suggested(
                levels=_words.spread(item["for"]),
                text=item["work"],
                role=item["role"],
                fields=(("agency", item.get("agency") or "{" + item["role"] + "}"),),
            )
            for item in raw["duties"]
        ),
    )

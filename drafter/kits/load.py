"""Kits read from their files, the shipped and the office's own. Data only, checked whole on loading."""

from __future__ import annotations

import datetime as dt
import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from drafter.errors import TemplateError
from drafter.files import read_bytes, templates_dir, user_dir
from drafter.i18n import _
from drafter.kits import words as _words
from drafter.kits.kit import Area, CitedPaper, Kit, Suggested
from drafter.kits.shape import PAPER_KEYS, TASK_KEYS, problems
from drafter.toml import where

#: The most bytes that a kit may have: the longest shipped one has a tenth of it.
MAX_BYTES = 1_000_000
FILE = "kit.toml"


@cache
def kits() -> tuple[Kit, ...]:
    """All shipped kits, the newest directing document first."""
    found = [load(path.read_bytes(), str(path)) for path in sorted(_folder().glob(f"*/{FILE}"))]
    return tuple(sorted(found, key=lambda kit: kit.start, reverse=True))


def shipped(id_: str) -> dict[str, Any]:
    """The file of a shipped kit as it is read."""
    return tomllib.loads((_folder() / id_ / FILE).read_text(encoding="utf-8"))


def _folder() -> Path:
    return templates_dir() / "kits"


def own_folder() -> Path:
    """Where the office keeps kits of its own, one folder each. It may not exist."""
    return user_dir("config") / "kits"


def own_kits() -> tuple[Kit, ...]:
    """The office's own kits by their names. Raises TemplateError for a broken one, and for an id that is taken."""
    found: dict[str, Kit] = {}
    for path in sorted(own_folder().glob(f"*/{FILE}")):
        kit = read(path.parent)
        if kit.id in found:
            raise TemplateError(
                _("{file}: id: mã “{id}” là của bộ khung khác trong thư mục này").format(
                    file=path, id=kit.id
                ),
                hint=_("xóa một trong hai thư mục, hoặc đặt mã khác"),
            )
        found[kit.id] = kit
    return tuple(found.values())


def read(place: Path) -> Kit:
    """The kit in a folder, or in a file. Raises InputError where there is none, TemplateError for a broken one.

    Nothing but `kit.toml` is read, and nothing in it is run.
    """
    path = place if place.is_file() else place / FILE
    kit = load(read_bytes(path, limit=MAX_BYTES), str(path))
    shipped = next((one for one in kits() if one.id == kit.id), None)
    if shipped and path.resolve().parent.parent != _folder().resolve():
        raise TemplateError(
            _("{file}: id: mã “{id}” là của bộ khung có sẵn").format(file=path, id=kit.id),
            hint=_("đặt mã khác, ví dụ {id}-rieng").format(id=kit.id),
        )
    return kit


def load(data: bytes, file: str) -> Kit:
    """The kit in a file. Raises TemplateError naming everything that is wrong with it."""
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise TemplateError(_("{file}: không đọc được ({why})").format(file=file, why=where(error))) from None
    except RecursionError:
        raise TemplateError(_("{file}: không đọc được (lồng nhau quá sâu)").format(file=file)) from None
    found = problems(raw)
    if found:
        raise TemplateError("\n".join(f"{file}: {problem}" for problem in found))
    return _made(raw, hashlib.sha256(data).hexdigest()[:12])


def _made(raw: dict[str, Any], version: str) -> Kit:
    def texts(key: str, name: str) -> tuple[Suggested, ...]:
        return tuple(
            Suggested(levels=_words.spread(item["for"]), text=item[name].strip()) for item in raw.get(key, ())
        )

    appendix = raw.get("appendix", {})
    return Kit(
        id=raw["id"],
        version=version,
        name=raw["name"],
        note=raw.get("note", ""),
        start=raw["from"],
        end=raw.get("to"),
        directive=tuple(raw.get("directive", {}).items()),
        papers=tuple(map(_paper, raw.get("papers", ()))),
        headings=tuple(raw["headings"].items()),
        titles=tuple((_words.spread([level]), text) for level, text in raw["title"].items()),
        areas=tuple(Area(**area) for area in raw.get("areas", ())),
        purposes=texts("purposes", "text"),
        requirements=texts("requirements", "text"),
        goals=tuple(
            Suggested(levels=_words.spread(item["for"]), text="\n".join(item["lines"]))
            for item in raw.get("goals", ())
        ),
        funding=texts("funding", "text"),
        tasks=tuple(
            Suggested(
                levels=_words.spread(item["for"]),
                text=item["task"],
                id=item["id"],
                area=item["area"],
                fields=tuple((key, item[key]) for key in TASK_KEYS[1:] if key in item),
                doubt=item.get("doubt", ""),
            )
            for item in raw.get("tasks", ())
        ),
        duties=tuple(
            Suggested(
                levels=_words.spread(item["for"]),
                text=item["work"],
                role=item["role"],
                fields=(("agency", item.get("agency") or "{" + item["role"] + "}"),),
            )
            for item in raw.get("duties", ())
        ),
        recipients=tuple(_dated(item, item["name"]) for item in raw.get("recipients", ())),
        archives=tuple(_dated(item, item["text"]) for item in raw.get("archive", ())),
        appendix=appendix.get("title", ""),
        columns=tuple(appendix.get("columns", ())),
        months=tuple(raw.get("months", ())),
        yearly=raw.get("yearly", False),
        asks=raw.get("asks", False),
    )


def _dated(item: dict[str, Any], text: str) -> Suggested:
    return Suggested(
        levels=_words.spread(item["for"]),
        text=text,
        fields=(("note", item.get("note", "")),),
        start=item.get("from", dt.date.min),
        end=item.get("to", dt.date.max),
    )


def _paper(item: dict[str, Any]) -> CitedPaper:
    return CitedPaper(
        levels=_words.spread(item["for"]),
        paper=tuple((key, item[key]) for key in PAPER_KEYS if key in item),
        confidence=item["confidence"],
        start=item.get("from", dt.date.fromisoformat(item["date"])),
        end=item.get("to", dt.date.max),
        basis=item.get("basis", False),
    )

"""Compiled templates on hand: from the user's cache when they are whole, else compiled and kept."""

from __future__ import annotations

from pathlib import Path

from drafter import cache
from drafter.files import read_bytes, templates_dir
from drafter.memo import Memo
from drafter.word.compiled import Compiled, digest, dump, restore

_LIMIT = 50_000_000
#: A command asks for the template of a regime more than once: what was restored from the same bytes is handed on.
_RESTORED = Memo()


def wording_texts(wording: str) -> dict[str, str]:
    """The sentences of one wording by name."""
    return {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((templates_dir() / "wording" / wording).glob("*.j2"))
    }


def layout_path(regime: str) -> Path:
    """The shipped layout template of a regime."""
    return templates_dir() / "layouts" / f"{regime}.docx"


def compiled_for(regime: str, wording: str, template: Path | None = None) -> Compiled:
    """The compiled template of a regime, or of an office's own template file."""
    path = template or layout_path(regime)
    data = read_bytes(path, limit=_LIMIT)
    texts = wording_texts(wording)
    key = digest(data, *(f"{name}\0{text}".encode() for name, text in sorted(texts.items())))
    place = cache.place("templates", key)
    found = _RESTORED((regime, wording), restore, cache.kept(place) or b"")
    if found:
        return found
    from drafter.word.compile import compile_template

    compiled = compile_template(data, texts, str(path))
    cache.keep(place, dump(compiled))
    return compiled

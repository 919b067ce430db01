"""A template that is ready to render: instructions and the parts that do not change. Data only, so it may be cached.

Nothing heavy is imported here; `drafter.word.compile` makes a `Compiled`, this module keeps it and takes it back.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

from drafter import cache
from drafter.program import FORMAT, Written

#: Raised whenever what a compiled template holds, or how it is made, changes.
VERSION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """`programs` print parts with tags; `sources` are parts that only Jinja can run; `static` are kept as they are.

    Where these would print otherwise than docxtpl does, both are empty and docxtpl prints the parts of `prepared`.
    `why_slow` says of each part that is no program why it is none. `sections` are the page set-ups by name; `layout` is the template's hash, `wording` that of the sentences.
    """

    programs: dict[str, Written]
    sources: dict[str, str]
    static: dict[str, bytes]
    prepared: dict[str, str]
    sections: dict[str, str]
    sentences: dict[str, Written]
    layout: str
    wording: str
    why_slow: dict[str, str]

    @property
    def printed(self) -> tuple[str, ...]:
        """The parts that are printed for each document."""
        return (*self.programs, *self.sources, *self.prepared)


def digest(*blobs: bytes) -> str:
    """A hash over what a template is made of, and over how."""
    return cache.digest(f"{VERSION}.{FORMAT}", *blobs)


def dump(compiled: Compiled) -> bytes:
    """The compiled template as JSON."""
    raw = {
        "programs": {name: written.program for name, written in compiled.programs.items()},
        "sources": compiled.sources,
        "prepared": compiled.prepared,
        "static": {name: base64.b64encode(data).decode() for name, data in compiled.static.items()},
        "sections": compiled.sections,
        "sentences": {name: written.program for name, written in compiled.sentences.items()},
        "layout": compiled.layout,
        "wording": compiled.wording,
        "why_slow": compiled.why_slow,
    }
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()


def restore(data: bytes) -> Compiled | None:
    """What `dump` wrote, or None when it is anything else."""
    try:
        raw: Any = json.loads(data)
        static = {
            str(name): base64.b64decode(text, validate=True) for name, text in raw.pop("static").items()
        }
        texts = (
            *raw["sources"].values(),
            *raw["prepared"].values(),
            *raw["sections"].values(),
            *raw["why_slow"].values(),
            raw["layout"],
            raw["wording"],
        )
        if not all(isinstance(text, str) for text in texts):
            return None
        programs, sentences = (
            {name: Written(program) for name, program in raw.pop(key).items()}
            for key in ("programs", "sentences")
        )
        return Compiled(static=static, programs=programs, sentences=sentences, **raw)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None

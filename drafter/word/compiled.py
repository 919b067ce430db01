"""A template that is ready to render: instructions and the parts that do not change. Data only, so it may be cached.

Nothing heavy is imported here; `drafter.word.compile` makes a `Compiled`, this module keeps it and takes it back.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from drafter.program import FORMAT, Program, is_program

#: Raised whenever what a compiled template holds, or how it is made, changes.
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """`programs` print parts with tags; `sources` are parts that only Jinja can run; `static` are kept as they are.

    `sections` are the page set-ups by name; `layout` is the template's hash, `wording` that of the sentences.
    """

    programs: dict[str, Program]
    sources: dict[str, str]
    static: dict[str, bytes]
    sections: dict[str, str]
    sentences: dict[str, Program]
    layout: str
    wording: str
    why_slow: str = ""


def digest(*blobs: bytes) -> str:
    """A hash over blobs, each with its length, so that no two lists of blobs share one."""
    hasher = hashlib.sha256(f"{VERSION}.{FORMAT}".encode())
    for blob in blobs:
        hasher.update(len(blob).to_bytes(8, "big") + blob)
    return hasher.hexdigest()


def dump(compiled: Compiled) -> bytes:
    """The compiled template as JSON."""
    raw = {
        "programs": compiled.programs,
        "sources": compiled.sources,
        "static": {name: base64.b64encode(data).decode() for name, data in compiled.static.items()},
        "sections": compiled.sections,
        "sentences": compiled.sentences,
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
            *raw["sections"].values(),
            raw["layout"],
            raw["wording"],
            raw["why_slow"],
        )
        programs = (*raw["programs"].values(), *raw["sentences"].values())
        if not all(isinstance(text, str) for text in texts) or not all(map(is_program, programs)):
            return None
        return Compiled(static=static, **raw)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None

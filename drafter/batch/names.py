"""Names of files that every system can bear: Windows forbids some characters and words, and takes `A` and `a` for one."""

from __future__ import annotations

import re
import unicodedata

from drafter import text as _text
from drafter.answers.load import Loaded
from drafter.refused import RESERVED
from drafter.word.making import output_stem

ENDING = ".docx"
#: The most letters and the most bytes of a name: folders and the number that tells two apart need room as well.
_LETTERS, _BYTES = 100, 200
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')


def safe(asked: str) -> str:
    """A name that was asked for, with its ending: the letters stay as they are, composed (NFC); "" where nothing is left."""
    stem = unicodedata.normalize("NFC", asked).strip()
    if stem.casefold().endswith(ENDING):
        stem = stem[: -len(ENDING)]
    stem = "".join(
        c for c in stem if unicodedata.category(c) not in ("Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp")
    )
    stem = _cut(re.sub(r"\s+", " ", _FORBIDDEN.sub("-", stem)).strip(" .-"))
    if RESERVED.match(stem):
        stem = f"ke-hoach-{stem}"
    return f"{stem}{ENDING}" if stem else ""


def _cut(stem: str) -> str:
    stem = stem[:_LETTERS]
    while len(stem.encode()) > _BYTES:
        stem = stem[:-1]
    return stem.rstrip(" .-")


def usual(loaded: Loaded) -> str:
    """The name of a document that none was asked for: its issuer, number and title."""
    return f"{_text.slug(f'{loaded.plan.issuer.short_name} {output_stem(loaded)}', limit=80)}{ENDING}"


def told_apart(name: str, row: int) -> str:
    """The name with the number of its row."""
    return f"{name.removesuffix(ENDING)}-{row}{ENDING}"


def key(name: str) -> str:
    """What two names share that some system takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

"""Whether the pages of a PDF may be trusted: only a font as wide as Times New Roman breaks lines where Word does."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib

from drafter.i18n import _

#: Fonts with the widths of Times New Roman, as they call themselves in a PDF (no spaces).
SAME_WIDTH = ("timesnewroman", "liberationserif", "tinos")
#: Fonts of bullets and signs: their few letters move no line.
_SIGNS = ("opensymbol", "symbol", "wingdings", "webdings")
_NAME = re.compile(rb"/(?:BaseFont|FontName)\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")
_STREAM = re.compile(rb"/ObjStm.*?stream\r?\n(.*?)endstream", re.DOTALL)


def stand_in() -> str:
    """The font the system takes for Times New Roman, "" where it cannot be asked."""
    program = shutil.which("fc-match")
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, "-f", "%{family[0]}", "Times New Roman"], capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def fonts_of(pdf: bytes) -> tuple[str, ...]:
    """The names of the fonts of a PDF, sorted."""
    found = set(_NAME.findall(pdf))
    for packed in _STREAM.findall(pdf):
        try:
            found |= set(_NAME.findall(zlib.decompressobj().decompress(packed, 20_000_000)))
        except zlib.error:
            continue
    return tuple(sorted(re.sub(r"#20", "", name.decode("latin-1")) for name in found))


def same_width(font: str) -> bool:
    """Whether a font has the widths of Times New Roman."""
    return font.replace(" ", "").casefold().startswith(SAME_WIDTH)


def doubts(pdf: bytes, stands_in: str) -> tuple[str, ...]:
    """Why the pages may differ from those of Word, one sentence each; () when they may be trusted."""
    out = []
    if stands_in and not same_width(stands_in):
        out.append(
            _(
                "bản xem trước có thể lệch trang: máy không có Times New Roman, dùng {font} thay (cài fonts-liberation)"
            ).format(font=stands_in)
        )
    others = [f for f in fonts_of(pdf) if not same_width(f) and not f.casefold().startswith(_SIGNS)]
    if others:
        out.append(
            _("bản xem trước có thể lệch trang: có chữ in bằng {fonts}").format(fonts=", ".join(others))
        )
    return tuple(out)

"""Template + wording -> Compiled. Slow imports (docxtpl, jinja2, lxml) happen here, once a template."""

from __future__ import annotations

import re

from drafter.errors import TemplateError
from drafter.i18n import _
from drafter.program import Program
from drafter.sheet.wording import NAMES
from drafter.word.compiled import Compiled, digest
from drafter.word.lower import Unsupported, lower, patch, prepare
from drafter.word.package import DOCUMENT, read_parts
from drafter.word.trace import prepare_package

_TAGGED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def compile_template(template: bytes, wording: dict[str, str], name: str) -> Compiled:
    """The compiled form of a layout template and its sentences. Pure: the same input gives the same data.

    Raises TemplateError for a template that cannot be read or lacks a sentence.
    """
    parts = prepare_package(read_parts(template, name))
    programs: dict[str, Program] = {}
    sources: dict[str, str] = {}
    sections: dict[str, str] = {}
    reasons = []
    for part in sorted(parts):
        if not _TAGGED.fullmatch(part) or (part != DOCUMENT and not re.search(rb"\{[{%]", parts[part])):
            continue
        prepared, found = prepare(parts[part], part)
        sections |= found
        source = patch(prepared)
        try:
            programs[part] = lower(source, part)
        except Unsupported as error:
            sources[part] = source
            reasons.append(f"{part}: {error}")
    dynamic = {*programs, *sources, "docProps/core.xml"}
    return Compiled(
        programs=programs,
        sources=sources,
        static={part: data for part, data in parts.items() if part not in dynamic},
        sections=sections,
        sentences=_sentences(wording),
        layout=digest(template),
        wording=digest(*(f"{key}\0{text}".encode() for key, text in sorted(wording.items()))),
        why_slow="; ".join(reasons),
    )


def _sentences(wording: dict[str, str]) -> dict[str, Program]:
    out = {}
    for name in NAMES:
        if name not in wording:
            raise TemplateError(_("thiếu câu mẫu “{name}”").format(name=name))
        try:
            out[name] = lower(wording[name], f"{name}.j2")
        except Unsupported as error:
            raise TemplateError(
                _("câu mẫu “{name}” dùng cú pháp chưa hỗ trợ: {why}").format(name=name, why=error)
            ) from None
    return out

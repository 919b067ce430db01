"""Template + wording -> Compiled. Slow imports (docxtpl, jinja2, lxml) happen here, once a template."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.errors import TemplateError
from drafter.i18n import _
from drafter.memo import Memo
from drafter.program import Written
from drafter.sheet.wording import NAMES
from drafter.word.compiled import Compiled, digest
from drafter.word.context import context
from drafter.word.lower import Unsupported, lower, parse, patch, prepare, q, words
from drafter.word.own_path import differing, rendered
from drafter.word.package import DOCUMENT, read_parts
from drafter.word.printed import xml_of
from drafter.word.render import CORE, Press
from drafter.word.sample import samples
from drafter.word.trace import prepare_package

_TAGGED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


_RAW = re.compile(r"\{\{(?:r|p|tr|tc)\s")


def compile_template(template: bytes, wording: dict[str, str], name: str) -> Compiled:
    """The compiled form of a layout template and its sentences. Pure: the same input gives the same data.

    Raises TemplateError for a template that cannot be read or lacks a sentence.
    """
    parts = prepare_package(read_parts(template, name))
    programs: dict[str, Written] = {}
    sources: dict[str, str] = {}
    prepared: dict[str, str] = {}
    sections: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for part in sorted(parts):
        if not _TAGGED.fullmatch(part) or (part != DOCUMENT and not re.search(rb"\{[{%]", parts[part])):
            continue
        _refuse_raw(parts[part], part)
        prepared[part], found = prepare(parts[part], part)
        sections |= found
        source = patch(prepared[part])
        try:
            programs[part] = Written(lower(source, part))
        except Unsupported as error:
            sources[part] = source
            reasons[part] = str(error)
    compiled = Compiled(
        programs=programs,
        sources=sources,
        prepared={},
        static={part: data for part, data in parts.items() if part not in {*prepared, CORE}},
        sections=sections,
        sentences=_sentences(wording),
        layout=digest(template),
        wording=digest(*(f"{key}\0{text}".encode() for key, text in sorted(wording.items()))),
        why_slow=reasons,
    )
    if unlike := _unlike_docxtpl(compiled, prepared):
        return replace(compiled, programs={}, sources={}, prepared=prepared, why_slow=unlike)
    return compiled


def _refuse_raw(xml: bytes, part: str) -> None:
    """Refuse tags that put an answer in as Word's own code: it would be read as such, or lost."""
    for paragraph in parse(xml, part).iter(q("p")):
        if found := _RAW.search(words(paragraph)):
            raise TemplateError(
                _("mẫu dùng thẻ “{tag}”, đưa câu trả lời vào như mã Word").format(tag=found[0].strip()),
                hint=_("viết {{ tên.text }}, không có chữ r, p, tr, tc đứng trước"),
            )


def _unlike_docxtpl(compiled: Compiled, prepared: dict[str, str]) -> dict[str, str]:
    """What docxtpl prints otherwise than the quick ways, by part; {} where it cannot print the samples either."""
    press = Press(compiled)
    for sheet in samples():
        values = context(sheet, compiled.sections)
        try:
            theirs = rendered(compiled.static, prepared, values)
        except Exception:
            # what is wrong with a template is told in full when a plan is printed with it
            return {}
        try:
            ours = {part: xml_of(pieces) for part, pieces in press.print_all(values, Memo()).items()}
        except TemplateError:
            ours = dict.fromkeys(prepared, "<none/>")
        if found := differing(ours, theirs):
            return dict.fromkeys(prepared, ", ".join(found))
    return {}


def _sentences(wording: dict[str, str]) -> dict[str, Written]:
    out = {}
    for name in NAMES:
        if name not in wording:
            raise TemplateError(_("thiếu câu mẫu “{name}”").format(name=name))
        try:
            out[name] = Written(lower(wording[name], f"{name}.j2"))
        except Unsupported as error:
            raise TemplateError(
                _("câu mẫu “{name}” dùng cú pháp chưa hỗ trợ: {why}").format(name=name, why=error)
            ) from None
    return out

"""Compiled template + sheet -> the bytes of a .docx. Pure and quick: the standard library only.

After printing, every line of the sheet and every answer must stand in the document; else LossError, and no bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter import __version__
from drafter import text as _text
from drafter.errors import LossError, TemplateError
from drafter.i18n import _
from drafter.program import UndefinedName, runner
from drafter.sheet.lines import Sheet
from drafter.word.compiled import Compiled
from drafter.word.context import Context, bookmark
from drafter.word.package import DOCUMENT, write_parts
from drafter.word.trace import line_map, printed_lines, printed_text, trace_parts
from drafter.word.xml import HEAD, escape


class Press:
    """A compiled template with its programs made ready, for many documents. It keeps nothing of a document."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._runners = {part: runner(program, escape) for part, program in compiled.programs.items()}

    def render(self, sheet: Sheet, *, record: dict[str, Any], answers: Iterable[tuple[str, str]]) -> bytes:
        """The document. `record` goes into its custom XML part; `answers` are (path, words) that must stand in it.

        Raises TemplateError when the template asks for what a document has not, LossError when words would be lost.
        """
        compiled = self.compiled
        values = Context(compiled.sections).values(sheet)
        printed = {part: self._print(part, values) for part in (*compiled.programs, *compiled.sources)}
        document = printed[DOCUMENT]
        lines = printed_lines(document)
        _assert_complete(sheet, lines, "\n".join(map(printed_text, printed.values())), answers)
        full = {
            **record,
            "version": 1,
            "drafter": __version__,
            "layout": compiled.layout,
            "wording": compiled.wording,
            "lines": line_map(sheet, lines),
        }
        parts = {
            **compiled.static,
            **{part: xml.encode() for part, xml in printed.items()},
            **trace_parts(full),
        }
        parts["docProps/core.xml"] = _core(sheet.properties).encode()
        return write_parts(parts)

    def _print(self, part: str, values: dict[str, Any]) -> str:
        if part in self.compiled.sources:
            return _print_with_jinja(part, self.compiled.sources[part], values)
        try:
            return "".join(self._runners[part](values))
        except (UndefinedName, TypeError) as error:
            raise _unknown(part, str(error.args[0])) from None


def render(
    compiled: Compiled, sheet: Sheet, *, record: dict[str, Any], answers: Iterable[tuple[str, str]]
) -> bytes:
    """One document of a compiled template: see `Press.render`."""
    return Press(compiled).render(sheet, record=record, answers=answers)


def _print_with_jinja(part: str, source: str, values: dict[str, Any]) -> str:
    from jinja2 import TemplateError as JinjaError

    from drafter.word.lower import environment

    try:
        return environment().from_string(source).render(values)
    except (JinjaError, TypeError, OverflowError) as error:
        raise _unknown(part, str(error)) from None


def _unknown(part: str, why: str) -> TemplateError:
    return TemplateError(
        _("mẫu trình bày dùng giá trị không có ở {part}: {why}").format(part=part, why=why),
        hint=_("chạy: drafter template check TỆP-MẪU để xem chỗ sai"),
    )


def _assert_complete(
    sheet: Sheet, lines: dict[str, str], text: str, answers: Iterable[tuple[str, str]]
) -> None:
    for line in sheet.lines():
        wanted = line.printed
        if wanted and line.id and wanted not in lines.get(bookmark(line.id), ""):
            raise LossError(
                _("mẫu trình bày không in dòng “{words}” ({id})").format(words=wanted[:60], id=line.id),
                hint=_("chạy: drafter template check TỆP-MẪU để xem thẻ còn thiếu"),
            )
    whole = _text.fold(text)
    for path, words in answers:
        if _text.fold(words).rstrip(".;:, ") not in whole:
            raise LossError(
                _("câu trả lời “{words}” ({path}) không có trong văn bản").format(
                    words=words[:60], path=path
                ),
                hint=_(
                    "khóa này không dùng cùng các khóa bên cạnh; bỏ bớt hoặc chuyển nội dung sang khóa khác"
                ),
            )


def _core(properties: dict[str, str]) -> str:
    when = f"{properties['date']}T00:00:00Z"
    title, creator, category = (escape(properties[key]) for key in ("title", "creator", "category"))
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{creator}</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified><cp:category>{category}</cp:category>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )

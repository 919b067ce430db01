"""Compiled template + sheet -> the bytes of a .docx. Pure and quick: the standard library only.

After printing, every line of the sheet and every answer must stand in the document; else LossError, and no bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from drafter import __version__
from drafter import text as _text
from drafter.errors import LossError, TemplateError
from drafter.i18n import _
from drafter.memo import Memo
from drafter.program import Loop, Runner, UndefinedName, print_all
from drafter.sheet.lines import Sheet
from drafter.word.archive import QUICK, archive, in_pieces, members
from drafter.word.compiled import Compiled
from drafter.word.context import Run, Runs, around, bookmark, context, stretches
from drafter.word.package import DOCUMENT, in_order
from drafter.word.printed import Piece, by_bookmark, not_among, pieces_of, stretch_by_bookmark, unprinted
from drafter.word.trace import as_json, line_rows, printed_text, trace_pieces
from drafter.word.xml import HEAD, escape

CORE = "docProps/core.xml"
#: Answers under one key, (path, words) each.
Answers: TypeAlias = tuple[tuple[str, str], ...]


class Json(list[str]):
    """A value of the record that is JSON already, in pieces."""

    __slots__ = ()


def json_of(start: str, items: Iterable[str], end: str) -> Json:
    """A list or an object of these items."""
    out = Json([start])
    for item in items:
        out += (item, ",")
    if len(out) > 1:
        out.pop()
    out.append(end)
    return out


class Press:
    """A compiled template with its programs made ready, for many documents. It keeps nothing of a document."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self._runners = {part: Runner(program, escape) for part, program in compiled.programs.items()}
        self._templates: dict[str, Any] = {}
        static = compiled.static
        self.static = members((part, static[part]) for part in in_order(static))

    def render(
        self,
        sheet: Sheet,
        *,
        record: Mapping[str, Any],
        answers: Iterable[Answers],
        memo: Memo | None = None,
    ) -> bytes:
        """The document. `record` goes into its custom XML part; `answers` are (path, words) that must stand in it.

        Raises TemplateError when the template asks for what a document has not, LossError when words would be lost.
        `memo` is shared by documents that are alike: what is the same in both is made and checked once.
        """
        memo = memo or Memo()
        values = context(sheet, self.compiled.sections, memo)
        parts = self.print_all(values, memo)
        lines = _Lines(sheet, parts[DOCUMENT], memo)
        lines.assert_printed()
        _assert_answered(answers, [piece for pieces in parts.values() for piece in pieces], memo)
        about = {
            "version": 1,
            "drafter": __version__,
            "layout": self.compiled.layout,
            "wording": self.compiled.wording,
        }
        full = {**record, **about, "lines": lines.rows()}
        written = {part: [piece.data for piece in pieces] for part, pieces in parts.items()}
        core = [_core(sheet.properties).encode()]
        return self.package({**written, **trace_pieces(list(_object(full))), CORE: core}, memo)

    def print_all(self, values: dict[str, Any], memo: Memo) -> dict[str, list[Piece]]:
        """The parts of a document from its values, in pieces. Raises TemplateError for a value that is not there."""
        compiled = self.compiled
        if compiled.prepared:
            return _print_with_docxtpl(compiled, values)
        sources = compiled.sources.items()
        return {
            **{part: self._print(part, values, memo) for part in compiled.programs},
            **{part: [Piece(self._print_with_jinja(part, source, values))] for part, source in sources},
        }

    def _print(self, part: str, values: dict[str, Any], memo: Memo) -> list[Piece]:
        def keep(loop: Loop, items: Any) -> list[Any]:
            if items.__class__ is not Runs:
                return loop(items, keep)
            out: list[Any] = []
            for run in items.runs:
                if run.place:
                    out.append(memo((loop, run.place), _print_run, loop, run))
                else:
                    out += loop(run, keep)
            return out

        try:
            return pieces_of(self._runners[part](values, keep))
        except (UndefinedName, TypeError) as error:
            raise _unknown(part, str(error.args[0])) from None

    def _print_with_jinja(self, part: str, source: str, values: dict[str, Any]) -> str:
        from jinja2 import TemplateError as JinjaError

        from drafter.word.lower import environment

        try:
            if part not in self._templates:
                self._templates[part] = environment().from_string(source)
            return str(self._templates[part].render(values))
        except (JinjaError, TypeError, OverflowError) as error:
            raise _unknown(part, str(error)) from None

    def package(self, parts: Mapping[str, Iterable[bytes]], memo: Memo) -> bytes:
        """The file: what no document changes, then these parts, each in its pieces."""
        packed = [(part, [*in_pieces(part, parts[part], memo, QUICK)]) for part in in_order(parts)]
        return archive(self.static, members(packed, QUICK))


def _print_run(loop: Loop, run: Run) -> Piece:
    return Piece("".join(loop(run, print_all)), run.place)


def _object(values: Mapping[str, Any]) -> Iterator[str]:
    sign = "{"
    for key, value in values.items():
        yield f'{sign}"{key}":'
        if isinstance(value, Json):
            yield from value
        else:
            yield as_json(value)
        sign = ","
    yield "}"


class _Lines:
    """The lines of a sheet and where they were printed: stretch by stretch with its own piece, the others with the rest."""

    def __init__(self, sheet: Sheet, pieces: list[Piece], memo: Memo) -> None:
        self.pieces = pieces
        self.memo = memo
        self.known = {
            place: memo(place, stretch_by_bookmark, stretch) for place, stretch in stretches(sheet).items()
        }
        self.own = {piece.place: piece for piece in pieces if piece.place in self.known}
        self.others = by_bookmark(around(sheet))
        for place, lines in self.known.items():
            if place not in self.own:
                self.others |= lines

    def assert_printed(self) -> None:
        """Raises LossError for a line of the sheet that does not stand at its bookmark."""
        around: dict[str, str] = {}
        for piece in self.pieces:
            if piece.place not in self.own:
                around |= piece.lines
        missing = [*unprinted(self.others, around)]
        for place, piece in self.own.items():
            missing += self.memo(place, unprinted, self.known[place], piece.lines)
        for line in missing:
            # a template may print a line of one list among those of another
            if not any(line.printed in piece.lines.get(bookmark(line.id), "") for piece in self.pieces):
                raise LossError(
                    _("mẫu trình bày không in dòng “{words}” ({id})").format(
                        words=line.printed[:60], id=line.id
                    ),
                    hint=_("chạy: drafter template check TỆP-MẪU để xem thẻ còn thiếu"),
                )

    def rows(self) -> Json:
        """The map of lines, in printed order."""
        rows = [
            self.memo(piece.place, line_rows, self.known[piece.place], piece.lines)
            if piece.place in self.own
            else line_rows(self.others, piece.lines)
            for piece in self.pieces
            if piece.lines
        ]
        return json_of("[", filter(None, rows), "]")


def _assert_answered(answers: Iterable[Answers], pieces: list[Piece], memo: Memo) -> None:
    """Raises LossError for an answer that stands nowhere in the document."""
    # stretches change seldom: what they hold of the answers under a key is known from the document before
    held = [piece.folded for piece in pieces if piece.place]
    kept = memo(("stretches", len(held)), _together, *held)
    rest = _together(*[piece.folded for piece in pieces if not piece.place])
    for number, group in enumerate(answers):
        missing = memo(number, not_among, group, kept)
        if not missing or not (missing := not_among(missing, rest)):
            continue
        # an answer may be set in pieces that follow one another
        if missing := not_among(missing, _text.fold("\n".join(printed_text(piece.text) for piece in pieces))):
            path, words = missing[0]
            raise LossError(
                _("câu trả lời “{words}” ({path}) không có trong văn bản").format(
                    words=words[:60], path=path
                ),
                hint=_(
                    "khóa này không dùng cùng các khóa bên cạnh; bỏ bớt hoặc chuyển nội dung sang khóa khác"
                ),
            )


def _print_with_docxtpl(compiled: Compiled, values: dict[str, Any]) -> dict[str, list[Piece]]:
    from jinja2 import TemplateError as JinjaError

    from drafter.word.own_path import rendered

    try:
        printed = rendered(compiled.static, compiled.prepared, values)
    except (JinjaError, TypeError, OverflowError) as error:
        raise _unknown(DOCUMENT, str(error)) from None
    return {part: [Piece(xml)] for part, xml in printed.items()}


def _unknown(part: str, why: str) -> TemplateError:
    return TemplateError(
        _("mẫu trình bày dùng giá trị không có ở {part}: {why}").format(part=part, why=why),
        hint=_("chạy: drafter template check TỆP-MẪU để xem chỗ sai"),
    )


def _together(*folded: str) -> str:
    return " ".join(folded)


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

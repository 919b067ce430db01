"""The inside of a paragraph: words, fields, tracked changes, drawings, in the order of reading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Literal

from drafter.view import Drawing
from drafter.word.lines import Place, Shape, drawing, vml
from drafter.word.numbering import symbol
from drafter.word.ooxml import CLEAR, PIC, VAL, XML_SPACE, V, chosen, local, w
from drafter.word.xml import MC

_DROPPED = frozenset(map(w, ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "delInstrText", "rt", "annotationRef",
                             "instrText", "footnoteRef", "endnoteRef", "proofErr", "commentRangeStart", "commentRangeEnd")))  # fmt: skip
_MARKS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_INSERTED = frozenset(map(w, ("ins", "moveTo")))
_OUTER = frozenset((*CLEAR, w("sdt"), w("fldSimple")))


@dataclass(slots=True)
class FieldState:
    """A field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False
    shown: bool = False

    @property
    def kind(self) -> str:
        """PAGE, REF, HYPERLINK ...; PAGE_IF for a page number that is shown on some pages only."""
        kind = instruction_kind(self.instruction)
        return "PAGE_IF" if kind == "IF" and _NESTED_PAGE in self.instruction else kind


def instruction_kind(instruction: str) -> str:
    """The first word of a field's instruction, in capitals."""
    found = re.match(r"\s*\\?\s*([A-Za-z]+)", instruction)
    return found[1].upper() if found else ""


@dataclass(slots=True)
class Piece:
    """A stretch of text with its direct properties. `field` is the kind of the field it is the result of."""

    text: str
    rpr: Any
    inserted: bool
    field: str = ""


@dataclass(slots=True)
class Content:
    """What a paragraph holds. `blank_pages` are left empty between its own page breaks; `turned_at`: see `turn`;
    `drawn` "image" or "shape": something to look at that is neither a line nor a box of words."""

    pieces: list[Piece] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    page_before: bool = False
    page_after: bool = False
    blank_pages: int = 0
    turned_at: int = -1
    pictures: bool = False
    drawn: Literal["", "image", "shape"] = ""

    @property
    def ends_page(self) -> bool:
        """Whether nothing stands after its last page break."""
        return self.turned_at >= 0 and not self._is_shown_from(self.turned_at)

    def turn(self) -> None:
        """A page break: a second one with nothing before it leaves a page empty."""
        self.blank_pages += self.ends_page
        if self._is_shown_from(0):
            self.page_after = True
        else:
            self.page_before = True
        self.turned_at = len(self.pieces)

    def _is_shown_from(self, start: int) -> bool:
        return any(piece.text.strip() for piece in self.pieces[start:])


class Story:
    """Reads the paragraphs of one part one after the other: a field may begin in one and end in another."""

    def __init__(self, *, preserve: bool = False) -> None:
        """`preserve`: the part says for all its words that white space at their ends counts."""
        self.preserve = preserve
        self.fields: list[FieldState] = []
        self.broken_fields = 0
        self.instructions: list[str] = []
        self.differing = 0
        self.decomposed = False
        self.pictures = False
        self.drawn: list[Drawing] = []
        self.watermarks: list[str] = []

    def read(self, paragraph: Any, place: Place) -> Content:
        """The content of a w:p."""
        out = Content()
        self._walk(paragraph, out, place, False)
        if any(not state.in_result for state in self.fields):
            # an instruction never closed would swallow all that follows
            self.broken_fields += 1
            self.fields = [state for state in self.fields if state.in_result]
        return out

    def _walk(self, parent: Any, out: Content, place: Place, inserted: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, out, place, inserted)
            elif tag in _DROPPED:
                continue
            elif tag == _FLD_SIMPLE:
                self._simple(child, out, place, inserted)
            elif tag in _OUTER:
                self._walk(child, out, place, inserted or tag in _INSERTED)
            elif tag == _BOOKMARK:
                out.bookmarks.append(child.get(w("name"), ""))
            elif tag == _ALTERNATE:
                self._walk(self._choose(child), out, place, inserted)
            elif tag.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/math}"):
                text = "".join(t.text or "" for t in child.iter() if local(t) == "t")
                self._text(out, text, None, inserted)

    def _simple(self, element: Any, out: Content, place: Place, inserted: bool) -> None:
        state = FieldState(element.get(w("instr"), ""), in_result=True)
        self.instructions.append(state.instruction)
        self.fields.append(state)
        self._walk(element, out, place, inserted)
        self._close(state, out, None, inserted)
        self.fields.remove(state)

    def _close(self, state: FieldState, out: Content, rpr: Any, inserted: bool) -> None:
        if state.kind == "PAGE" and not state.shown:
            # a number that the word processor has not filled in yet
            out.pieces.append(Piece("", rpr, inserted, "PAGE"))

    def _choose(self, alternate: Any) -> Any:
        branch = chosen(alternate)
        texts = {
            " ".join("".join(t.text or "" for t in other.iter(w("t"))).split())
            for other in alternate
            if len(other)
        }
        self.differing += len(texts) > 1
        return branch

    def _run(self, run: Any, out: Content, place: Place, inserted: bool) -> None:
        rpr = run.find(_RPR)
        for child in run:
            tag = child.tag
            if tag == _T:
                text = child.text or ""
                if child.get(XML_SPACE) != "preserve" and not self.preserve:
                    text = text.strip(" \t\r\n")
                self._text(out, text.translate(_WHITE), rpr, inserted)
            elif tag in _MARKS:
                self._text(out, _MARKS[tag], rpr, inserted)
            elif tag == _BR:
                self._break(child, out, rpr, inserted)
            elif tag == _FLD_CHAR:
                self._field_char(child.get(w("fldCharType")), out, rpr, inserted)
            elif tag == _INSTR:
                if self.fields:
                    self.fields[-1].instruction += child.text or ""
            elif tag == _SYM:
                code = child.get(w("char"), "")
                if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
                    self._text(out, symbol(int(code, 16)), rpr, inserted)
            elif tag == _PG_NUM:
                out.pieces.append(Piece("", rpr, inserted, "PAGE"))
            elif tag in _GRAPHICS:
                self._graphic(child, out, place)
            elif tag == _ALTERNATE:
                self._alternate_in_run(child, out, place, rpr, inserted)

    def _alternate_in_run(self, alternate: Any, out: Content, place: Place, rpr: Any, inserted: bool) -> None:
        for child in self._choose(alternate):
            if child.tag in _GRAPHICS:
                self._graphic(child, out, place)
            elif child.tag == _T:
                self._text(out, (child.text or "").translate(_WHITE), rpr, inserted)

    def _graphic(self, element: Any, out: Content, place: Place) -> None:
        found = drawing(element, place) if element.tag == _DRAWING else vml(element, place)
        out.shapes += found
        self.watermarks += [
            words for path in element.iter(_TEXT_PATH) if (words := path.get("string", "").strip())
        ]
        # a drawing that is neither line nor text box: something to look at, which is not read
        out.pictures = out.pictures or not found
        if not found and next(element.iter(*_IMAGES), None) is not None:
            out.drawn, self.pictures = "image", True
        elif not found:
            out.drawn = out.drawn or "shape"

    def _break(self, br: Any, out: Content, rpr: Any, inserted: bool) -> None:
        kind = br.get(w("type"), "textWrapping")
        if kind == "textWrapping":
            self._text(out, "\n", rpr, inserted)
        elif kind == "page":
            out.turn()

    def _field_char(self, kind: str | None, out: Content, rpr: Any, inserted: bool) -> None:
        if kind == "begin":
            self.fields.append(FieldState())
        elif self.fields and kind == "separate":
            self.fields[-1].in_result = True
            self.instructions.append(self.fields[-1].instruction)
        elif self.fields and kind == "end":
            state = self.fields.pop()
            if not state.in_result:
                self.instructions.append(state.instruction)
            if self.fields and not self.fields[-1].in_result:
                self.fields[-1].instruction += _NESTED_PAGE if state.kind == "PAGE" else ""
            else:
                self._close(state, out, rpr, inserted)

    def _text(self, out: Content, text: str, rpr: Any, inserted: bool) -> None:
        if not text:
            return
        field_kind = ""
        for state in self.fields:
            if not state.in_result:
                return
            state.shown = True
            if state.kind and state.kind != "HYPERLINK":
                field_kind = field_kind if field_kind.startswith("PAGE") else state.kind
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            self.decomposed = True
            text = unicodedata.normalize("NFC", text)
        out.pieces.append(Piece(text, rpr, inserted, field_kind))


_NESTED_PAGE = "{PAGE}"
_R, _T, _BR, _RPR, _SYM = w("r"), w("t"), w("br"), w("rPr"), w("sym")
_FLD_SIMPLE, _FLD_CHAR, _INSTR, _PG_NUM = w("fldSimple"), w("fldChar"), w("instrText"), w("pgNum")
_DRAWING, _BOOKMARK = w("drawing"), w("bookmarkStart")
_GRAPHICS = frozenset((_DRAWING, w("pict"), w("object")))
_TEXT_PATH = f"{{{V}}}textpath"
_IMAGES = (f"{{{PIC}}}pic", f"{{{V}}}imagedata")
_ALTERNATE = f"{{{MC}}}AlternateContent"
_WHITE = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\xad": None})


def mark_change(paragraph: Any, *names: str) -> bool:
    """Whether the paragraph's own mark carries one of these (del, moveFrom, specVanish)."""
    rpr = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    if rpr is None:
        return False
    return any(
        (child := rpr.find(w(name))) is not None and child.get(VAL) not in ("0", "false") for name in names
    )

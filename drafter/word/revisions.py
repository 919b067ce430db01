"""A reviewed .docx as `drafter.review` values: tracked insertions, deletions, moves, paragraph ends, comments, replies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from drafter.errors import InputError
from drafter.i18n import _
from drafter.review.model import Comment, Note, Part, Piece, Reviewed
from drafter.text import UNSEEN, one_line
from drafter.word.context import PREFIX
from drafter.word.numbering import symbol
from drafter.word.ooxml import CLEAR, chosen, is_on, local, w
from drafter.word.read import view_of
from drafter.word.source import Source
from drafter.word.xml import MC

_INS = frozenset(map(w, ("ins", "moveTo")))
_DEL = frozenset(map(w, ("del", "moveFrom")))
_MOVE = frozenset(map(w, ("moveTo", "moveFrom")))
_MARKS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_INNER = frozenset((*CLEAR, *_DEL, w("sdt"), w("fldSimple")))
_FORMAT = frozenset(map(w, ("rPrChange", "pPrChange")))
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_PICTURES = ("{*}blip", "{*}imagedata", "{*}chart", "{*}relIds")
_R, _P, _TBL, _TR, _TC = w("r"), w("p"), w("tbl"), w("tr"), w("tc")


@dataclass(frozen=True, slots=True)
class _State:
    old: bool = True
    new: bool = True
    author: str = ""
    date: str = ""
    moved: bool = False
    blank: bool = False

    def inside(self, element: Any) -> _State:
        """The state of what a change holds."""
        return replace(
            self,
            old=self.old and element.tag not in _INS,
            new=self.new and element.tag not in _DEL,
            author=element.get(w("author"), ""),
            date=element.get(w("date"), ""),
            moved=self.moved or element.tag in _MOVE,
        )

    def within(self, element: Any) -> _State:
        """The state of what a content control or a wrapper of no meaning holds."""
        return replace(self, blank=True) if _is_prompt(element) else self


def _is_prompt(element: Any) -> bool:
    """Whether a content control shows nothing but what it asks for."""
    found = element.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") if element.tag == w("sdt") else None
    return found is not None and is_on(found)


def read_reviewed(source: Source) -> Reviewed:
    """The body of the file with what stood there before and what stands there now. Raises InputError without a body."""
    body = source.document.find(w("body"))
    if body is None:
        raise InputError(
            _("{name} không có nội dung văn bản").format(name=source.name),
            hint=_("mở bằng Word và lưu lại dạng .docx"),
        )
    try:
        reader = _Reader(_comments(source), _order(source), _labels(source))
        reader.blocks(body, (0,), _State())
        return Reviewed(parts=tuple(reader.parts), notes=tuple(dict.fromkeys(_notes(source))))
    except RecursionError:
        raise InputError(
            _("{name} lồng các phần vào nhau quá sâu, không đọc được").format(name=source.name),
            hint=_("xin lại tệp từ nơi gửi"),
        ) from None


class _Reader:
    def __init__(self, comments: dict[str, Comment], order: dict[Any, int], labels: dict[int, str]) -> None:
        self.comments = comments
        self.order = order
        self.labels = labels
        self.parts: list[Part] = []
        self.open: dict[str, str] = {}
        self.marks: list[str] = []
        self.tables = 0
        self.depth: list[bool] = []

    def blocks(self, container: Any, place: tuple[int, ...], state: _State) -> None:
        """Paragraphs and tables of a container, through whatever wraps them."""
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, place, state)
            elif tag == _TBL:
                self._table(child, place, state)
            elif tag in _INS or tag in _DEL:
                self.blocks(child, place, state.inside(child))
            elif tag in CLEAR or tag == w("sdt"):
                self.blocks(child, place, state.within(child))
            elif tag == w("bookmarkStart"):
                self._start(child)
            elif tag == w("bookmarkEnd"):
                self._end_outside(child)
            elif tag == f"{{{MC}}}AlternateContent":
                self.blocks(chosen(child), place, state)

    def _table(self, table: Any, place: tuple[int, ...], state: _State) -> None:
        self.tables += 1
        here = (*place, self.tables)
        for r, row in enumerate(_deep(table, _TR)):
            inner, properties = state, row.find(w("trPr"))
            for change in () if properties is None else properties:
                if change.tag in _INS or change.tag in _DEL:
                    inner = inner.inside(change)
            for c, cell in enumerate(_deep(row, _TC)):
                self.blocks(cell, (*here, r, c), inner)

    def _start(self, element: Any) -> None:
        name = element.get(w("name"), "")
        if re.fullmatch(rf"{PREFIX}[0-9a-f]{{1,40}}", name):
            self.open[element.get(w("id"), "")] = name
            self.marks.append(name)

    def _end_outside(self, element: Any) -> None:
        name = self.open.pop(element.get(w("id"), ""), "")
        if name and self.parts:
            self.parts[-1] = replace(self.parts[-1], ends=(*self.parts[-1].ends, name))

    def _paragraph(self, element: Any, place: tuple[int, ...], state: _State) -> None:
        pieces: list[Piece] = []
        found: dict[str, None] = {}
        ends: list[str] = []
        self.depth = []
        self._inside(element, state, pieces, found, ends)
        pieces[:0] = self._label(element, pieces)
        marks, self.marks = tuple(self.marks), []
        end = state
        mark = element.find(f"{w('pPr')}/{w('rPr')}")
        for change in () if mark is None else mark:
            if change.tag in _INS or change.tag in _DEL:
                end = end.inside(change)
        self.parts.append(
            Part(
                pieces=tuple(_merged(pieces)), place=place, marks=marks, ends=tuple(ends),
                end_old=end.old, end_new=end.new, end_author=end.author, end_date=end.date,
                comments=tuple(self.comments[n] for n in found if n in self.comments),
                formatted=next(element.iter(*_FORMAT), None) is not None,
                index=self.order[element],
            )
        )  # fmt: skip

    def _label(self, element: Any, pieces: list[Piece]) -> Iterator[Piece]:
        """An automatic number or bullet as the words that we print for it."""
        label = self.labels.get(self.order[element], "")
        if label and pieces:
            change = element.find(f"{w('pPr')}/{w('pPrChange')}")
            first = pieces[0]
            author, date = (
                (first.author, first.date)
                if change is None
                else (change.get(w("author"), ""), change.get(w("date"), ""))
            )
            old = change is None and any(piece.old for piece in pieces)
            yield Piece(text=f"{label} ", old=old, author="" if old else author, date="" if old else date)

    def _inside(
        self, parent: Any, state: _State, out: list[Piece], found: dict[str, None], ends: list[str]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, state, out, found)
            elif tag in _INS or tag in _DEL:
                self._inside(child, state.inside(child), out, found, ends)
            elif tag in _INNER:
                self._inside(child, state.within(child), out, found, ends)
            elif tag == w("bookmarkStart"):
                self._start(child)
            elif tag == w("bookmarkEnd"):
                if name := self.open.pop(child.get(w("id"), ""), ""):
                    ends.append(name)
            elif tag == w("commentRangeStart"):
                found.setdefault(child.get(w("id"), ""))
            elif tag == f"{{{MC}}}AlternateContent":
                self._inside(chosen(child), state, out, found, ends)

    def _run(self, run: Any, state: _State, out: list[Piece], found: dict[str, None]) -> None:
        for child in run:
            tag, text = child.tag, ""
            if tag in (w("t"), w("delText")):
                text = (child.text or "").translate(_WHITE)
            elif tag in _MARKS:
                text = _MARKS[tag]
            elif tag == w("br"):
                text = "\n" if child.get(w("type"), "textWrapping") == "textWrapping" else ""
            elif tag == w("sym"):
                code = child.get(w("char"), "")
                text = symbol(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
            elif tag == w("commentReference"):
                found.setdefault(child.get(w("id"), ""))
            elif tag == w("fldChar"):
                self._field(child.get(w("fldCharType")))
            if text and all(self.depth) and not state.blank:
                out.append(
                    Piece(text=text, old=state.old, new=state.new, author=state.author, date=state.date, moved=state.moved)
                )  # fmt: skip

    def _field(self, kind: str | None) -> None:
        # the words of a field's instruction are not words of the page
        if kind == "begin":
            self.depth.append(False)
        elif kind == "separate" and self.depth:
            self.depth[-1] = True
        elif kind == "end" and self.depth:
            self.depth.pop()


#: White space within words, and what is pasted along and not seen, as answers hold them.
_WHITE = str.maketrans({"\n": " ", "\r": " ", "\t": " ", **dict.fromkeys(UNSEEN)})


def _order(source: Source) -> dict[Any, int]:
    return {p: n for n, p in enumerate(source.document.iter(_P))}


def _labels(source: Source) -> dict[int, str]:
    """The automatic numbers of paragraphs by their place in the file. A bullet, whatever its shape, is the dash of our lists."""
    if source.kind("numbering") is None:
        return {}
    shown = {p.index: p.label for p in view_of(source).paragraphs() if p.label}
    return {index: label if re.search(r"\w", label.strip("o")) else "-" for index, label in shown.items()}


def _deep(parent: Any, wanted: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in CLEAR or child.tag == w("sdt"):
            yield from _deep(child, wanted)


def _merged(pieces: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if out and replace(out[-1], text="") == replace(piece, text=""):
            out[-1] = replace(piece, text=out[-1].text + piece.text)
        else:
            out.append(piece)
    return [replace(piece, text=unicodedata.normalize("NFC", piece.text)) for piece in out]


def _comments(source: Source) -> dict[str, Comment]:
    root = source.kind("comments")
    threads = _threads(source)
    out: dict[str, Comment] = {}
    numbers: dict[str, str] = {}
    for element in () if root is None else root.iterfind(w("comment")):
        number = element.get(w("id"), "")
        paragraphs = list(element.iter(_P))
        lines = ["".join(t.text or "" for t in p.iter(w("t"))) for p in paragraphs]
        last = paragraphs[-1].get(_W14, "") if paragraphs else ""
        numbers[last] = number
        parent, done = threads.get(last, ("", False))
        out[number] = Comment(
            number=number, author=element.get(w("author"), ""), date=element.get(w("date"), ""),
            text=unicodedata.normalize("NFC", "\n".join(lines)).strip(), resolved=done, reply_to=parent,
        )  # fmt: skip
    for number, comment in out.items():
        parent = numbers.get(comment.reply_to, "") if comment.reply_to else ""
        settled = comment.resolved or (parent in out and out[parent].resolved)
        out[number] = replace(comment, reply_to=parent, resolved=settled)
    return out


def _threads(source: Source) -> dict[str, tuple[str, bool]]:
    """By paragraph id: the comment it answers, and whether its thread is marked as done."""
    root = source.kind("commentsExtended")
    return {
        element.get(f"{_W15}paraId", ""): (
            element.get(f"{_W15}paraIdParent", ""),
            element.get(f"{_W15}done", "0") in ("1", "true", "on"),
        )
        for element in (() if root is None else root)
        if local(element) == "commentEx"
    }


def _notes(source: Source) -> Iterator[Note]:
    """What the file holds and the answers have no place for."""
    order = _order(source)
    outside = [
        path
        for path, data in source.parts.items()
        if re.fullmatch(r"word/(header|footer|footnotes|endnotes)\d*\.xml", path)
        and re.search(rb"<w:(ins|del|moveTo|moveFrom) ", data)
    ]
    if outside:
        yield Note(says=_("có sửa đổi ở đầu trang, chân trang hoặc chú thích: không đọc, xem trong Word"))
    for box in source.document.iter(w("txbxContent")):
        said = _("có khung chữ (text box): không đưa về, xem trong Word: “{words}”")
        yield Note(says=said.format(words=_words(box)), index=_index(box, order))
    for picture in source.document.iter(*_PICTURES):
        yield Note(
            says=_("có hình trong văn bản: không đưa về, xem trong Word"), index=_index(picture, order)
        )
    for found in source.document.iter("{*}oMath"):
        words = one_line("".join(t.text or "" for t in found.iter("{*}t")))
        said = _("có công thức: không đưa về, xem trong Word: “{words}”")
        yield Note(says=said.format(words=words), index=_index(found, order))
    if next(source.document.iter(w("altChunk"), w("subDoc")), None) is not None:
        yield Note(says=_("có tài liệu ghép từ tệp khác: không đọc, xem trong Word"))
    for words in dict.fromkeys(_watermarks(source)):
        yield Note(
            says=_("có chữ chìm (watermark): không đưa về, xem trong Word: “{words}”").format(words=words)
        )
    for reference, words in _footnotes(source):
        said = _("có chú thích cuối trang: không đưa về, xem trong Word: “{words}”")
        yield Note(says=said.format(words=words), index=_index(reference, order))
    for words in dict.fromkeys(_margins(source)):
        said = _("có chữ ở đầu trang, chân trang: không đưa về, xem trong Word: “{words}”")
        yield Note(says=said.format(words=words))


def _index(element: Any, order: dict[Any, int]) -> int:
    """The paragraph of the body that something hangs on, by its place in the file; -1 for none."""
    holders = [ancestor for ancestor in element.iterancestors(_P) if ancestor in order]
    return order[holders[-1]] if holders else -1


def _words(element: Any) -> str:
    return one_line(" ".join("".join(t.text or "" for t in p.iter(w("t"))) for p in element.iter(_P)))


def _footnotes(source: Source) -> Iterator[tuple[Any, str]]:
    """Each reference to a note in the text with the words of the note; "" where they are not in the file."""
    for kind in ("footnote", "endnote"):
        root = source.kind(f"{kind}s")
        notes = {} if root is None else {note.get(w("id")): note for note in root.iterfind(w(kind))}
        for reference in source.document.iter(w(f"{kind}Reference")):
            note = notes.get(reference.get(w("id")))
            yield reference, "" if note is None else _words(note)


def _watermarks(source: Source) -> Iterator[str]:
    for path in sorted(source.parts):
        if re.fullmatch(r"word/(document|header\d*)\.xml", path):
            yield from filter(
                None, (one_line(found.get("string", "")) for found in source.part(path).iter("{*}textpath"))
            )


def _margins(source: Source) -> Iterator[str]:
    """The words of headers and footers, numbers of pages aside."""
    for path in sorted(source.parts):
        if re.fullmatch(r"word/(header|footer)\d*\.xml", path):
            paragraphs = source.part(path).iter(_P)
            lines = ("".join(t.text or "" for t in p.iter(w("t"))) for p in paragraphs)
            if words := " ".join(
                line for line in (one_line(line) for line in lines) if re.search(r"[^\W\d_]", line)
            ):
                yield words

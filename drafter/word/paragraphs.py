"""A w:p as a Paragraph of the view, with the lines drawn round it and the text boxes that hang on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from drafter.metrics import width_pt
from drafter.view import Drawing, Paragraph, RuleLine, Run, Spacing, Table, Where
from drafter.word import lines, paging
from drafter.word.cascade import NO_TABLE, Cascade, Look, TableLook
from drafter.word.inline import Content, Piece, Story
from drafter.word.lines import Box, Drawn
from drafter.word.numbering import Numbers
from drafter.word.ooxml import MM, w
from drafter.word.properties import Layer, paragraph_layer, space

_SCRIPTS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_PLUMBING_PT = 2.0
_TAB_PT = 36.0
_EVEN_MM = 4.0

Kind = Literal["words", "empty", "rule", "plumbing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a paragraph stands: part, column width and distance from the page's edge in millimetres, cell, table style,
    colour behind the cell, and the story it continues."""

    story: Story
    part: str
    room: float
    origin: float = 0.0
    where: Where = field(default_factory=Where)
    table: TableLook = NO_TABLE
    align: str = ""
    typed_lines: bool = True
    ground: str = ""

    @property
    def is_top(self) -> bool:
        """Whether it stands in the body itself, in no cell and no text box."""
        return self.part == "body" and self.where.row < 0


@dataclass(slots=True, kw_only=True)
class Item:
    """A block on its way into the view. `rules` of a paragraph without words look for a paragraph to belong to."""

    block: Paragraph | Table
    kind: Kind = "words"
    rules: list[Drawn] = field(default_factory=list)
    fields: tuple[str, ...] = ()
    align: str = ""
    room: float = 0.0


def side(middle: float | None, room: float) -> Literal["", "left", "right"]:
    """Which half of a column something stands in, "" for its middle or an unknown place."""
    if middle is None or room <= 0 or 0.45 <= middle / room <= 0.55:
        return ""
    return "left" if middle < room / 2 else "right"


class Paragraphs:
    """Makes paragraphs, with the styles and numberings of one file."""

    def __init__(self, cascade: Cascade, numbers: Numbers) -> None:
        self.cascade = cascade
        self.numbers = numbers
        self.order: dict[Any, int] = {}
        self.looks: set[Look] = set()
        self.section = 0
        self.leaf = paging.FIRST

    def make(
        self, p: Any, context: Context, carried: Content | None, bookmarks: list[str]
    ) -> tuple[Item, list[Box]]:
        """The paragraph, and the text boxes that hang on it. `carried` comes from paragraphs joined to this one."""
        ppr = p.find(_PPR)
        layer = self.cascade.paragraph(paragraph_layer(ppr), context.table)
        style = layer["style"]
        mark = self.cascade.look(style, None if ppr is None else ppr.find(_RPR), context.table)
        align = layer.get("jc", "left")
        place = lines.Place(
            room=context.room, origin=context.origin, size_pt=mark.size_pt, centred=align == "center"
        )
        content = context.story.read(p, place)
        if carried is not None:
            content.pieces[:0] = carried.pieces
            content.shapes[:0] = carried.shapes
            content.bookmarks[:0] = carried.bookmarks
        runs = self._runs(content.pieces, style, context.table)
        label = self._label(layer, style)
        shown = "".join(run.text for run in runs if not run.hidden)
        printed = bool(label or shown.strip() or any(run.is_field for run in runs))
        above, below, framed = self._rules(content, layer, runs, context, printed)
        kind: Kind = "words" if printed else "empty"
        boxes = [shape for shape in content.shapes if isinstance(shape, Box)]
        if (
            printed
            and context.typed_lines
            and not label
            and (dashes := lines.typed(shown, runs[0].size_pt, align))
        ):
            kind, below = "rule", [*below, Drawn(line=dashes)]
        elif printed and context.typed_lines and (dashes := _typed_end(runs, align)):
            below = [*below, Drawn(line=dashes)]
            shown = "".join(run.text for run in runs if not run.hidden)
        elif not printed and (above or below):
            kind = "rule"
        elif not printed and self._is_plumbing(layer, mark, content, boxes):
            kind = "plumbing"
        starts, blank = self._turn(layer, content, context, kind)
        if content.drawn:
            drawn = Drawing(kind=content.drawn, part=context.part, paragraph=self.order.get(p, -1))
            context.story.drawn.append(drawn)
        if not runs:
            runs = [_run("", mark, mark.font, Piece("", None, False))]
        where = (
            replace(context.where, bordered=True) if framed and not context.where.bordered else context.where
        )
        paragraph = Paragraph(
            index=self.order.get(p, -1),
            runs=tuple(runs),
            label=label,
            align=align,
            indent_left_mm=layer.get("left", 0.0) * MM,
            indent_right_mm=layer.get("right", 0.0) * MM,
            first_line_mm=layer.get("first", 0.0) * MM,
            spacing=_spacing(layer),
            where=where,
            part=context.part,
            style=self.cascade.name(style),
            outline=_outline(layer),
            lines_above=() if kind == "rule" else tuple(drawn.line for drawn in above),
            lines_below=() if kind == "rule" else tuple(drawn.line for drawn in below),
            section=self.section,
            starts_page=starts,
            keep_next=layer.get("keepNext", False),
            bookmarks=tuple(dict.fromkeys((*bookmarks, *content.bookmarks))),
            has_break="\n" in shown or content.page_before or content.page_after,
            leading_space=shown[: len(shown) - len(shown.lstrip())] if printed else "",
            ground=layer.get("ground", "") or context.ground,
            is_stretched=layer.get("stretched", False),
            blank_pages=blank,
        )
        rules = [*above, *below] if kind == "rule" else []
        fields = tuple(piece.field for piece in content.pieces if piece.field)
        return Item(block=paragraph, kind=kind, rules=rules, fields=fields, room=context.room,
                    align=self._seen_align(layer, runs, context, align)), boxes  # fmt: skip

    def _label(self, layer: Layer, style: str) -> str:
        number = layer.get("numId")
        return self.numbers.label(number, layer.get("ilvl"), style) if number else ""

    def _runs(self, pieces: Iterable[Piece], style: str, table: TableLook) -> list[Run]:
        out: list[Run] = []
        last: tuple[Any, ...] = ()
        texts: list[str] = []
        for piece in pieces:
            look = self.cascade.look(style, piece.rpr, table)
            text = piece.text.upper() if look.caps else piece.text
            if text.strip():
                self.looks.add(look)
            mixed = look.font != look.other_font and not text.isascii()
            for part in _SCRIPTS.findall(text) if mixed else (text,):
                font = look.font if part.isascii() else look.other_font
                key = (look, font, piece.inserted, piece.field)
                if key == last:
                    texts.append(part)
                    out[-1] = replace(out[-1], text="".join(texts))
                else:
                    last, texts = key, [part]
                    out.append(_run(part, look, font, piece))
        return out

    def _rules(
        self, content: Content, layer: Layer, runs: list[Run], context: Context, printed: bool
    ) -> tuple[list[Drawn], list[Drawn], bool]:
        top, bottom, framed = (
            lines.borders(layer, context.room) if "borders" in layer else (None, None, False)
        )
        drawn = [shape for shape in content.shapes if isinstance(shape, Drawn)]
        above = [shape for shape in (top, *drawn) if shape is not None and shape.above]
        below = [shape for shape in (*drawn, bottom) if shape is not None and not shape.above]
        if any(run.underline for run in runs):
            rule = _underline(runs, layer.get("jc", "left"), printed)
            below += [Drawn(line=rule)] if rule else []
        return above, below, framed

    def _is_plumbing(self, layer: Layer, mark: Look, content: Content, boxes: list[Box]) -> bool:
        low = layer.get("rule") == "exact" and layer.get("line", 12.0) <= _PLUMBING_PT
        tiny = mark.size_pt <= _PLUMBING_PT and layer.get("rule", "auto") == "auto"
        breaks = content.page_before or content.page_after
        return bool(low or tiny or breaks or boxes or content.pictures or mark.hidden)

    def _turn(self, layer: Layer, content: Content, context: Context, kind: Kind) -> tuple[bool, int]:
        """Whether the paragraph begins a page, and how many pages stand empty before it."""
        if context.part != "body":
            return False, 0
        leaf = self.leaf
        if layer.get("pageBreakBefore"):
            leaf = leaf.turned(typed=False)
        if content.page_before:
            leaf = leaf.turned(typed=True)
        blank = leaf.blank + content.blank_pages
        # what is not shown passes the break on to what is
        carries = kind in ("rule", "plumbing")
        begins = content.page_after or (carries and leaf.begins)
        self.leaf = paging.leaf(begins, _held(leaf.holds, content, context, kind), blank if carries else 0)
        return (False, 0) if carries else (leaf.begins, blank)

    def _seen_align(self, layer: Layer, runs: list[Run], context: Context, align: str) -> str:
        """Where the words of a header stand: frames, boxes, cells and tabs count as well as the paragraph."""
        if layer.get("frame"):
            return str({"inside": "left", "outside": "right"}.get(layer["frame"], layer["frame"]))
        if align in ("center", "right"):
            return align if context.where.columns < 2 else context.where.side or align
        if context.align:
            return context.align
        if context.where.columns > 1:
            return context.where.side or "center"
        ahead = 0
        for run in runs:
            if run.is_field:
                break
            ahead += run.text.count("\t")
        stops = [kind for _, kind in sorted(layer.get("tabs", {}).items()) if kind not in ("clear", "bar")]
        if ahead and stops:
            kind = str(stops[min(ahead, len(stops)) - 1])
            return {"end": "right", "start": "left"}.get(kind, kind)
        return align


_PPR, _RPR = w("pPr"), w("rPr")


def _run(text: str, look: Look, font: str, piece: Piece) -> Run:
    return Run(
        text=text,
        font=font,
        size_pt=look.size_pt,
        bold=look.bold,
        italic=look.italic,
        underline=look.underline,
        color=look.color,
        highlight=look.highlight,
        shading=look.shading,
        hidden=look.hidden,
        struck=look.struck,
        caps=look.caps,
        raised=look.raised,
        spread_pt=look.spread_pt,
        inserted=piece.inserted,
        is_field=bool(piece.field),
        scale=look.scale,
        lift_pt=look.lift_pt,
        ornament=look.ornament,
    )


def _held(before: int, content: Content, context: Context, kind: Kind) -> int:
    """What the page holds after this paragraph."""
    if content.ends_page:
        return paging.NOTHING
    is_seen = kind in ("words", "rule") or content.shapes or content.pictures or not context.is_top
    return paging.SHOWN if is_seen else max(before, paging.MARK)


def _outline(layer: Layer) -> int | None:
    level = layer.get("outline")
    return level if level is not None and 0 <= level < 9 else None


def _spacing(layer: Layer) -> Spacing:
    before, after = space(layer, "before"), space(layer, "after")
    contextual = layer.get("contextualSpacing", False)
    line = layer.get("line")
    if not line:
        return Spacing(before_pt=before, after_pt=after, contextual=contextual)
    rule = layer.get("rule")
    if rule in ("exact", "atLeast"):
        named: Literal["exactly", "at_least"] = "exactly" if rule == "exact" else "at_least"
        return Spacing(
            before_pt=before, after_pt=after, line=abs(line), line_rule=named, contextual=contextual
        )
    return Spacing(before_pt=before, after_pt=after, line=line / 12, contextual=contextual)


def _typed_end(runs: list[Run], align: str) -> RuleLine | None:
    """Take a line of dashes, typed after the words behind a line break, out of the runs."""
    shown = "".join(run.text for run in runs)
    words, _, dashes = shown.rpartition("\n")
    rule = lines.typed(dashes, runs[-1].size_pt, align) if words.strip() else None
    if rule is not None:
        rest = len(words)
        for at, run in enumerate(runs):
            runs[at] = replace(run, text=run.text[:rest])
            rest -= len(runs[at].text)
        runs[:] = [run for run in runs if run.text]
    return rule


def _width(text: str, run: Run) -> float:
    flat = text.replace("\t", "").replace("\n", "")
    tabs = text.count("\t") * _TAB_PT
    return (width_pt(flat, run.size_pt, bold=run.bold, italic=run.italic) + tabs) * MM


def _underline(runs: list[Run], align: str, printed: bool) -> RuleLine | None:
    """The line that underlining makes: under all words, or under the middle of a centred line."""
    marked = [run.underline and not run.hidden and (not printed or bool(run.text.strip())) for run in runs]
    if not any(marked):
        return None
    first, last = marked.index(True), len(marked) - 1 - marked[::-1].index(True)
    words = [run for run in runs if run.text.strip() and not run.hidden]
    if not all(run.underline for run in words) and align != "center":
        return None
    inner = runs[first : last + 1]
    if not all(run.underline or not run.text.strip() for run in inner):
        return None
    ahead = sum(_width(run.text, run) for run in runs[:first])
    behind = sum(_width(run.text, run) for run in runs[last + 1 :])
    centred = abs(ahead - behind) <= _EVEN_MM if align == "center" else None
    width = sum(_width(run.text, run) for run in inner)
    return RuleLine(technique="underline", width_mm=width, centred=centred)

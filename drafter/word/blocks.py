"""Parts as blocks in reading order: joined paragraphs, layout tables taken apart, lines given to the words they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from drafter.view import Cell, Paragraph, RuleLine, Table, Where
from drafter.word import lines
from drafter.word.cascade import Cascade, Look
from drafter.word.inline import Content, Story, mark_change
from drafter.word.lines import Box, Drawn
from drafter.word.numbering import Numbers
from drafter.word.ooxml import XML_SPACE, flat, w
from drafter.word.paging import Leaf
from drafter.word.paragraphs import Context, Item, Paragraphs, side
from drafter.word.sections import Page
from drafter.word.settle import above, below, give, settle
from drafter.word.tables import Grid, GridCell, read_grid

_SECTION = f"{w('pPr')}/{w('sectPr')}"


class Standing(NamedTuple):
    """What decides how a block of the body reads, beside its own XML and the styles.

    `first` counts the paragraphs before it, `tables` the layout tables; `room` and `origin` are millimetres;
    `leaf` is the page that is being filled; `preserve`: see `Story`.
    """

    first: int
    tables: int
    section: int
    room: float
    origin: float
    leaf: Leaf
    preserve: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a block reads as, and where that leaves the reader: layout tables passed, the page that is being filled."""

    items: tuple[Item, ...]
    looks: frozenset[Look]
    decomposed: bool
    tables: int
    leaf: Leaf


#: Reads a block, the n-th of the body, by itself; None where it hangs on what stands round it.
Apart = Callable[[int, Any, Standing], Reading | None]


class Blocks:
    """Reads parts of one file. The body is read first and once: numbers count and sections pass as it goes."""

    def __init__(
        self, cascade: Cascade, numbers: Numbers, pages: list[Page], apart: Apart | None = None
    ) -> None:
        self.paragraphs = Paragraphs(cascade, numbers)
        self.cascade = cascade
        self.pages = pages
        self.apart = apart
        self.stories: list[Story] = []
        self.tables = 0

    def story(self, root: Any, container: Any, part: str) -> list[Item]:
        """The blocks of a container of a part (w:body, w:hdr, w:footnote ...)."""
        story = Story(preserve=root.get(XML_SPACE) == "preserve")
        self.stories.append(story)
        self.paragraphs.order.update((p, n) for n, p in enumerate(root.iter(w("p"))))
        items = self._read(container, Context(story=story, part=part, room=self.room, origin=self.page.left))
        settled, left = settle(items)
        give(settled, left, -1)
        return settled

    @property
    def page(self) -> Page:
        """The section that is being read."""
        return self.pages[self.paragraphs.section]

    @property
    def room(self) -> float:
        """Width of its text in millimetres."""
        return self.page.room

    def _read(self, container: Any, context: Context) -> list[Item]:
        out: list[Item] = []
        carried: Content | None = None
        bookmarks: list[str] = []
        members = list(flat(container, "p", "tbl", "bookmarkStart"))
        for at, element in enumerate(members):
            if element.tag == _BOOKMARK:
                bookmarks.append(element.get(w("name"), ""))
            elif not (carried or bookmarks) and (known := self._apart(at, element, context)) is not None:
                out += known
            elif element.tag == _TABLE:
                out += self.table(element, self._here(context))
            elif mark_change(element, "del", "moveFrom", "specVanish") and _joins(members[at + 1 :]):
                carried = self._carry(element, context, carried)
                self._pass_section(element, context)
            else:
                gone = carried is None and mark_change(element, "del", "moveFrom")
                item, boxes = self.paragraphs.make(element, self._here(context), carried, bookmarks)
                carried, bookmarks = None, []
                self._pass_section(element, context)
                if not (gone and item.kind == "empty"):
                    out += self._with_boxes(item, boxes, context)
        return out

    def _apart(self, number: int, element: Any, context: Context) -> list[Item] | None:
        """The block as it reads by itself, None where it is not to be read so."""
        if self.apart is None or not context.is_top or context.story.fields:
            return None
        here, paragraphs = self._here(context), self.paragraphs
        first = paragraphs.order.get(next(element.iter(_PARAGRAPH), None), -1)
        standing = Standing(first, self.tables, paragraphs.section, here.room, here.origin,
                            paragraphs.leaf, context.story.preserve)  # fmt: skip
        reading = self.apart(number, element, standing)
        if reading is None:
            return None
        self.tables, paragraphs.leaf = reading.tables, reading.leaf
        paragraphs.looks |= reading.looks
        context.story.decomposed |= reading.decomposed
        # what follows may still give an item its lines
        return [replace(item) for item in reading.items]

    def _here(self, context: Context) -> Context:
        if not context.is_top or (context.room, context.origin) == (self.room, self.page.left):
            return context
        return replace(context, room=self.room, origin=self.page.left)

    def _carry(self, element: Any, context: Context, carried: Content | None) -> Content:
        content = context.story.read(element, lines.Place(room=context.room))
        if carried is not None:
            content.pieces[:0] = carried.pieces
        return content

    def _pass_section(self, element: Any, context: Context) -> None:
        if context.part != "body" or element.find(_SECTION) is None:
            return
        self.paragraphs.section = min(self.paragraphs.section + 1, len(self.pages) - 1)
        if self.pages[self.paragraphs.section].new_page:
            self.paragraphs.leaf = self.paragraphs.leaf.turned(typed=False)

    def _with_boxes(self, item: Item, boxes: list[Box], context: Context) -> Iterator[Item]:
        boxes = sorted(boxes, key=lambda box: box.middle or 0.0)
        for box in boxes:
            if box.above:
                yield from self._box(box, context)
        yield item
        for box in boxes:
            if not box.above:
                yield from self._box(box, context)

    def _box(self, box: Box, context: Context) -> list[Item]:
        half = side(box.middle, context.room)
        where = Where(side=half, bordered=box.bordered, width_mm=box.width)
        part = "textbox" if context.part == "body" else context.part
        align = box.align or half or ("center" if box.middle is not None else "")
        inner = replace(context, part=part, room=box.width or context.room, where=where, align=align)
        settled, left = settle(self._read(box.content, inner))
        give(settled, left, -1)
        return settled

    def table(self, element: Any, context: Context) -> list[Item]:
        """A w:tbl: one with lines or numbered rows as a table, a layout one as the paragraphs of its cells."""
        grid = read_grid(element, self.cascade, context.room)
        return [self._data(grid, context)] if grid.ruled or grid.counted else self._layout(grid, context)

    def _data(self, grid: Grid, context: Context) -> Item:
        section = self.paragraphs.section
        rows: list[tuple[Cell, ...]] = []
        first = -1
        for number, row in enumerate(grid.rows):
            cells = []
            for cell in row:
                if not cell.rows:
                    continue
                where = Where(
                    row=number, column=cell.column, columns=grid.columns, bordered=True, width_mm=cell.width
                )
                settled, left = settle(self._cell(cell, grid, replace(context, typed_lines=False), where))
                give(settled, left, -1)
                found = tuple(_paragraphs(settled))
                first = found[0].index if first < 0 and found else first
                cells.append(Cell(paragraphs=found, column=cell.column, span=cell.span, rows=cell.rows))
            rows.append(tuple(cells))
        table = Table(index=max(first, 0), rows=tuple(rows), head_rows=grid.head_rows, section=section,
                      width_mm=grid.width, columns=grid.columns, has_fixed_heights=grid.fixed_heights)  # fmt: skip
        return Item(block=table)

    def _cell(self, cell: GridCell, grid: Grid, context: Context, where: Where) -> list[Item]:
        look = self.cascade.table_look(grid.style, cell.conditions)
        room = max(cell.width - cell.margin, 1.0)
        ground = look.ground if cell.ground is None else cell.ground
        inner = replace(
            context,
            room=room,
            origin=context.origin + cell.left,
            where=where,
            table=look,
            align="",
            ground=ground,
        )
        return self._read(cell.element, inner)

    def _layout(self, grid: Grid, context: Context) -> list[Item]:
        number, self.tables = self.tables, self.tables + 1
        out: list[Item] = []
        last: dict[int, int] = {}
        waiting: dict[int, list[Drawn]] = {}
        for at, row in enumerate(grid.rows):
            shown = [cell for cell in row if cell.rows]
            for place, cell in enumerate(shown):
                boxed = all(cell.sides.values())
                half = side(cell.left + cell.width / 2, grid.width) if len(shown) > 1 else ""
                where = Where(table=number, row=at, column=place, columns=len(shown), side=half, bordered=boxed,
                              width_mm=cell.width)  # fmt: skip
                settled, left = settle(self._cell(cell, grid, context, where))
                printed = [n for n, item in enumerate(settled) if item.kind == "words"]
                edges = [] if boxed else _edges(cell, grid, at)
                if not printed:
                    settled = []
                    found = [*left, *edges]
                    if cell.column in last:
                        below(out[last[cell.column]], found)
                    else:
                        waiting.setdefault(cell.column, []).extend(found)
                    continue
                rules = [*waiting.pop(cell.column, []), *left, *(edge for edge in edges if edge.above)]
                above(settled[printed[0]], rules)
                below(settled[printed[-1]], [edge for edge in edges if not edge.above])
                last[cell.column] = len(out) + printed[-1]
                out += settled
        return out


_PARAGRAPH, _TABLE, _BOOKMARK = w("p"), w("tbl"), w("bookmarkStart")


def _joins(rest: list[Any]) -> bool:
    """Whether a paragraph follows, to which one without an end of its own may be joined."""
    following = next((element for element in rest if element.tag != _BOOKMARK), None)
    return following is not None and following.tag != _TABLE


def _edges(cell: GridCell, grid: Grid, at: int) -> list[Drawn]:
    """The top and bottom border of a cell that is not framed, as lines."""
    line = RuleLine(technique="cell", width_mm=cell.width, centred=True)
    over = next((c for c in grid.rows[at - 1] if c.column == cell.column), None) if at else None
    out = []
    if cell.sides["top"] and not (over is not None and over.sides["bottom"]):
        out.append(Drawn(line=line, above=True))
    if cell.sides["bottom"]:
        out.append(Drawn(line=line))
    return out


def _paragraphs(items: list[Item]) -> Iterator[Paragraph]:
    for item in items:
        if isinstance(item.block, Paragraph):
            yield item.block
        else:
            for row in item.block.rows:
                for cell in row:
                    yield from cell.paragraphs

"""What a reader of the page sees, whatever made the file: blocks in reading order with their effective looks.

`drafter.word.read` makes a view of a .docx, `drafter.importer` of plain text; anatomy and rules see nothing else. Every
look here is effective: styles, defaults and themes are already followed. Sizes are points, lengths millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of one look. `inserted`: a tracked insertion not yet accepted; `hidden`: the page does not show it.

    `caps`: set in capitals whatever was typed; `raised` "superscript", "subscript" or ""; `spread_pt` is put between letters,
    below 0 where they are pressed together; `scale` is their width in percent; `lift_pt` how far they stand above the line, below 0 under it; `ornament` an effect
    that is drawn on them in the words of Word ("shadow", "bdr" for a frame), "" for none.
    """

    text: str
    font: str = ""
    size_pt: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str = "000000"
    highlight: str = ""
    shading: str = ""
    hidden: bool = False
    struck: bool = False
    caps: bool = False
    raised: str = ""
    spread_pt: float = 0.0
    inserted: bool = False
    is_field: bool = False
    scale: float = 100.0
    lift_pt: float = 0.0
    ornament: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """Space round and inside a paragraph. `line_rule` "multiple": `line` counts lines; else points."""

    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    line_rule: Literal["multiple", "exactly", "at_least"] = "multiple"
    contextual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A drawn horizontal line. `width_mm` None: not known from the file. `technique` names how it was drawn:

    border, cell, underline, connector, shape, vml, picture, typed (underscores or dashes). `middle_mm` is the middle of a
    floating line from the left edge of its column, None where the file does not tell. `weight_pt` is how thick it is, None
    where the file does not tell; `color` "" for black.
    """

    technique: str
    width_mm: float | None = None
    centred: bool | None = None
    solid: bool = True
    middle_mm: float | None = None
    weight_pt: float | None = None
    color: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which column of which layout table a paragraph stands in: cell of table `table`, row and column from 0.

    `side` "left"/"right" also serves headers laid out by tabs or text boxes, where there is no table.
    """

    table: int = -1
    row: int = -1
    column: int = -1
    columns: int = 0
    side: Literal["", "left", "right"] = ""
    bordered: bool = False
    width_mm: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as read. `index` counts all paragraphs of the body from 0 and finds it again in the file.

    `label` is the text of an automatic number ("I.", "1."), which is not in `runs`. `lines` are rule lines drawn in or
    by the paragraph, above or below its words. `part` is body, header, footer, footnote or textbox. `ground` is the colour
    behind the whole paragraph or its cell, "" for none. `is_stretched`: letters are drawn apart to fill every line, the last
    one too. `blank_pages` are left empty before it by page breaks.
    """

    index: int
    runs: tuple[Run, ...] = ()
    label: str = ""
    align: Literal["left", "center", "right", "justify"] = "left"
    indent_left_mm: float = 0.0
    indent_right_mm: float = 0.0
    first_line_mm: float = 0.0
    spacing: Spacing = field(default_factory=Spacing)
    where: Where = field(default_factory=Where)
    part: str = "body"
    style: str = ""
    outline: int | None = None
    lines_above: tuple[RuleLine, ...] = ()
    lines_below: tuple[RuleLine, ...] = ()
    section: int = 0
    starts_page: bool = False
    keep_next: bool = False
    bookmarks: tuple[str, ...] = ()
    has_break: bool = False
    leading_space: str = ""
    ground: str = ""
    is_stretched: bool = False
    blank_pages: int = 0
    _text: str = field(init=False, repr=False, compare=False)
    _words: tuple[Run, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # every rule asks for these
        shown = [run for run in self.runs if not run.hidden]
        object.__setattr__(self, "_text", "".join([run.text for run in shown]))
        object.__setattr__(self, "_words", tuple([run for run in shown if run.text.strip()]))

    @property
    def text(self) -> str:
        """The words a reader sees, without the automatic number."""
        return self._text

    @property
    def printed(self) -> str:
        """The automatic number and the words."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def words(self) -> tuple[Run, ...]:
        """The runs that show something other than white space."""
        return self._words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a data table, merged ones once. `column` counts grid columns."""

    paragraphs: tuple[Paragraph, ...]
    column: int = 0
    span: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words of the cell, paragraphs apart by line ends."""
        return "\n".join(p.printed for p in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that holds data (ruled), not layout. `index` is that of its first paragraph."""

    index: int
    rows: tuple[tuple[Cell, ...], ...]
    head_rows: int = 0
    section: int = 0
    width_mm: float = 0.0
    columns: int = 0
    has_fixed_heights: bool = False


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """Where a section shows its page number: from the PAGE field, or a digit typed in its place. `also`: it stands there too."""

    place: Literal["", "header", "footer"] = ""
    align: str = ""
    size_pt: float = 0.0
    is_field: bool = True
    on_first_page: bool = False
    extra_text: str = ""
    italic: bool = False
    bold: bool = False
    also: Literal["", "header", "footer"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Something to look at that is neither a rule line nor a box of words: "image" or "shape", hung on a paragraph of a part."""

    kind: Literal["image", "shape"]
    part: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Page set-up of one section. `restart` is the number it starts at, None when it goes on; `number_format` how page
    numbers are written, in the words of Word ("lowerRoman"), "" for plain figures. `counts_lines`: a number stands beside each line; `vertical` is where
    the text stands on the page in the words of Word ("center"), "" for its top."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    header_mm: float = 0.0
    landscape: bool = False
    number_format: str = ""
    numbering: Numbering = field(default_factory=Numbering)
    restart: int | None = None
    first_block: int = 0
    mirror: bool = False
    columns: int = 1
    is_framed: bool = False
    counts_lines: bool = False
    vertical: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document. `blocks` are in reading order: paragraphs of layout tables (mastheads, signatures) row by row, left cell
    before right; ruled tables as Table. `watermarks`: words printed behind the text of every page, `background` its
    colour ("FFF2CC"). `blank_end` pages are
    left empty after the last words. `notes` says what was met and not read, in Vietnamese."""

    name: str
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    headers: tuple[Paragraph, ...] = ()
    footers: tuple[Paragraph, ...] = ()
    footnotes: tuple[Paragraph, ...] = ()
    comments: int = 0
    tracked_changes: int = 0
    notes: tuple[str, ...] = ()
    pages: int | None = None
    watermarks: tuple[str, ...] = ()
    background: str = ""
    drawings: tuple[Drawing, ...] = ()
    blank_end: int = 0

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body, those of tables among them, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.paragraphs

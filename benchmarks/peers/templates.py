"""One template a program, all of one build: header table, title, parts, appendix table, recipients and signature, page number."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

CENTER, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a program marks a value (a name, and the loop it stands in), and the loops round paragraphs and table rows.

    `opens` and `closes` take the loop's name; `row` tells whether a row's loop begins and ends inside its own cells.
    """

    value: Callable[[str, str], str]
    opens: Callable[[str], str]
    closes: Callable[[str], str]
    row: bool = True
    is_merge: bool = False


_ITEMS = {"parts": "part", "paras": "para", "rows": "row", "recipients": "one"}


def _docxtpl_opens(name: str) -> str:
    kind = "tr" if name == "rows" else "p"
    return f"{{%{kind} for {_ITEMS[name]} in {'part.paras' if name == 'paras' else name} %}}"


def _docxtpl_closes(name: str) -> str:
    return f"{{%{'tr' if name == 'rows' else 'p'} endfor %}}"


SYNTAXES = {
    "docxtpl": Syntax(
        value=lambda name, loop: f"{{{{ {f'{_ITEMS[loop]}.' if loop else ''}{name} }}}}",
        opens=_docxtpl_opens,
        closes=_docxtpl_closes,
        row=False,
    ),
    "braces": Syntax(
        value=lambda name, _loop: f"{{{name}}}", opens=lambda name: f"{{#{name}}}", closes=lambda name: f"{{/{name}}}"
    ),
    "merge": Syntax(value=lambda name, _loop: name, opens=lambda _name: "", closes=lambda _name: "", is_merge=True),
}  # fmt: skip


class _Builder:
    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        section.top_margin = section.bottom_margin = Cm(2)

    def fill(
        self,
        paragraph: Any,
        text: str,
        loop: str = "",
        *,
        bold: bool = False,
        size: int = 14,
        center: bool = False,
    ) -> None:
        """Put fixed words and {names} into a paragraph."""
        form = paragraph.paragraph_format
        form.space_before = form.space_after = Pt(6)
        paragraph.alignment = CENTER if center else JUSTIFY
        for number, piece in enumerate(_GAP.split(text)):
            if not piece:
                continue
            if number % 2 and self.syntax.is_merge:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), f" MERGEFIELD {piece} \\* MERGEFORMAT ")
                paragraph._p.append(field)
                field.append(self._run(paragraph, f"«{piece}»", bold, size)._r)
            else:
                self._run(paragraph, self.syntax.value(piece, loop) if number % 2 else piece, bold, size)

    def _run(self, paragraph: Any, text: str, bold: bool, size: int) -> Any:
        run = paragraph.add_run(text)
        run.font.name, run.font.size, run.bold = "Times New Roman", Pt(size), bold or None
        return run

    def mark(self, place: Any, text: str) -> None:
        """A paragraph that only opens or closes a loop; none where the program needs none."""
        if text:
            place.add_paragraph().add_run(text)

    def parts(self) -> None:
        """Headings with their paragraphs."""
        syntax, document = self.syntax, self.document
        if syntax.is_merge:
            # no loop of paragraphs and none inside another: rows of a table of one column
            table = document.add_table(rows=1, cols=1)
            self.fill(table.cell(0, 0).paragraphs[0], "{line}")
            return
        self.mark(document, syntax.opens("parts"))
        self.fill(document.add_paragraph(), "{heading}", "parts", bold=True)
        self.mark(document, syntax.opens("paras"))
        self.fill(document.add_paragraph(), "{t}", "paras")
        self.mark(document, syntax.closes("paras"))
        self.mark(document, syntax.closes("parts"))

    def recipients(self, cell: Any) -> None:
        """Nơi nhận, inside a cell."""
        syntax = self.syntax
        self.fill(cell.paragraphs[0], "Nơi nhận:", bold=True, size=12)
        if syntax.is_merge:
            inner = cell.add_table(rows=1, cols=1)
            self.fill(inner.cell(0, 0).paragraphs[0], "{to}", size=11)
            # Word wants a paragraph after a table in a cell
            cell.add_paragraph()
            return
        self.mark(cell, syntax.opens("recipients"))
        self.fill(cell.add_paragraph(), "{t}", "recipients", size=11)
        self.mark(cell, syntax.closes("recipients"))

    def rows(self, columns: list[str]) -> None:
        """The table of the appendix."""
        syntax = self.syntax
        table = self.document.add_table(rows=1, cols=len(columns))
        table.style = "Table Grid"
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            self.fill(cell.paragraphs[0], name, bold=True, size=12, center=True)
        if not syntax.row:
            table.add_row().cells[0].paragraphs[0].add_run(syntax.opens("rows"))
        cells = table.add_row().cells
        for number, cell in enumerate(cells, 1):
            if syntax.row and number == 1:
                cell.paragraphs[0].add_run(syntax.opens("rows"))
            self.fill(cell.paragraphs[0], f"{{c{number}}}", "rows", size=12)
            if syntax.row and number == len(cells):
                cell.paragraphs[0].add_run(syntax.closes("rows"))
        if not syntax.row:
            table.add_row().cells[0].paragraphs[0].add_run(syntax.closes("rows"))

    def page_number(self) -> None:
        """In the header, as every plan has it."""
        paragraph = self.document.sections[0].header.paragraphs[0]
        paragraph.alignment = CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), " PAGE ")
        paragraph._p.append(field)


def _lines(cell: Any) -> Iterator[Any]:
    yield cell.paragraphs[0]
    while True:
        yield cell.add_paragraph()


def template(syntax: Syntax, columns: list[str]) -> bytes:
    """The template of a program as a .docx."""
    made = _Builder(syntax)
    document = made.document
    head = document.add_table(rows=2, cols=2)
    for cell, names in zip((c for row in head.rows for c in row.cells), ("12", "34", "5", "6"), strict=True):
        for paragraph, name in zip(_lines(cell), names, strict=False):
            made.fill(paragraph, f"{{h{name}}}", bold=True, size=13, center=True)
    made.fill(document.add_paragraph(), "{h7}", bold=True, center=True)
    made.fill(document.add_paragraph(), "{h8}", bold=True, center=True)
    made.parts()
    foot = document.add_table(rows=1, cols=2)
    made.recipients(foot.cell(0, 0))
    for paragraph, name in zip(_lines(foot.cell(0, 1)), "123", strict=False):
        made.fill(paragraph, f"{{s{name}}}", bold=True, center=True)
    for name in "123":
        made.fill(document.add_paragraph(), f"{{a{name}}}", bold=True, center=True)
    made.rows(columns)
    made.page_number()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

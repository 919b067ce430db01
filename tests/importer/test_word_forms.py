"""The forms of `forms` in Word files as offices make them: layout tables, tabs, bare lines, line breaks inside a paragraph."""

from __future__ import annotations

import io
from dataclasses import dataclass, fields

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.table import _Cell as Cell
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.importer import as_json
from drafter.word.read import read_view
from tests.importer import forms
from tests.importer.forms import Form
from tests.importer.test_recombined import chosen, missing
from tests.importer.tools import imported, loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the Word file is laid out. `soft`: lines of a cell or of the title are parted by line breaks."""

    head: str
    ending: str
    soft: bool
    bold: bool


_MANNERS = {
    "head": [
        "one cell a side",
        "two rows",
        "an empty column between",
        "tabs",
        "spaces",
        "stacked",
        "left then right",
    ],
    "ending": [
        "one cell a side",
        "the name in a row",
        "tabs",
        "spaces",
        "recipients first",
        "signature first",
    ],
    "soft": [False, True],
    "bold": [False, True],
}
manners = st.builds(Manner, **{f.name: st.sampled_from(_MANNERS[f.name]) for f in fields(Manner)})


def _fill(cell: Cell, lines: list[str], *, soft: bool) -> None:
    paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        if number and soft:
            paragraph.add_run().add_break()
        elif number:
            paragraph = cell.add_paragraph()
        paragraph.add_run(line)


def _table(word: Word, rows: list[list[list[str]]], *, soft: bool) -> None:
    table = word.add_table(len(rows), len(rows[0]))
    for row, cells in enumerate(rows):
        for column, lines in enumerate(cells):
            _fill(table.cell(row, column), lines, soft=soft)


def _head(word: Word, form: Form, manner: Manner) -> None:
    left, right = list(forms.ISSUERS[form.issuer][0]), [forms.QUOC_HIEU, forms.TIEU_NGU]
    number, date = [form.number], [form.place_and_date]
    layouts = {
        "one cell a side": [[[*left, "_____", *number], [*right, "________", *date]]],
        "two rows": [[left, right], [number, date]],
        "an empty column between": [[[*left, *number], [""], [*right, *date]]],
    }
    if manner.head in layouts:
        _table(word, layouts[manner.head], soft=manner.soft)
    else:
        _lines(word, forms.HEADS[manner.head](form))


def _ending(word: Word, form: Form, manner: Manner) -> None:
    left, right = list(form.recipients), list(form.signature)
    layouts = {
        "one cell a side": [[left, [*right[:-1], "", "", right[-1]]]],
        "the name in a row": [[left, right[:-1]], [[""], right[-1:]]],
    }
    if manner.ending in layouts:
        _table(word, layouts[manner.ending], soft=manner.soft)
    else:
        _lines(word, forms.ENDINGS[manner.ending](form))


def _lines(word: Word, text: str) -> None:
    for line in text.split("\n"):
        word.add_paragraph(line)


def written(form: Form, manner: Manner) -> bytes:
    """The Word file of a plan of these forms."""
    word = Document()
    _head(word, form, manner)
    title = word.add_paragraph()
    for number, line in enumerate(forms.TITLES[form.title]):
        if number and manner.soft:
            title.add_run().add_break()
        elif number:
            title = word.add_paragraph()
        title.alignment = ALIGN.CENTER
        title.add_run(line).bold = True
    for line in forms.body(form).split("\n"):
        word.add_paragraph().add_run(line).bold = manner.bold and line.partition(" ")[2].isupper()
    _ending(word, form, manner)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


@settings(max_examples=60, deadline=None)
@given(chosen, manners)
def test_what_a_word_file_says_is_read(form: Form, manner: Manner) -> None:
    """Head, title, labels, recipients and signature are read from any layout, and no word goes missing."""
    found = imported(read_view(written(form, manner), "a.docx"))
    forms.assert_is_read(as_json(found), form)
    assert not missing(forms.written(form), found)


def test_a_whole_plan_in_one_paragraph() -> None:
    """A plan pasted with line breaks only, its ending in the same paragraph, is read as if it had paragraphs."""
    lines = [
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", forms.QUOC_HIEU, forms.TIEU_NGU, "Số: 12/KH-UBND", "Hà Tĩnh, ngày 05 tháng 3 năm 2024",
        "KẾ HOẠCH", "Tổ chức hội nghị", "Để thực hiện tốt, đơn vị xây dựng Kế hoạch như sau:", "I. MỤC ĐÍCH", "1. Một.", "2. Hai.",
        "II. TỔ CHỨC THỰC HIỆN", "1. Văn phòng chủ trì.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn A",
    ]  # fmt: skip
    word = Document()
    paragraph = word.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)
    made = io.BytesIO()
    word.save(made)
    found = imported(read_view(made.getvalue(), "a.docx"))
    data = as_json(found)
    assert data["title"] == "Tổ chức hội nghị"
    assert [(s["label"], len(s["children"])) for s in data["sections"]] == [("I.", 2), ("II.", 1)]
    assert (data["recipients"], data["signature"]["name"]) == (["Như trên"], "Nguyễn Văn A")
    assert not missing("\n".join(lines), found)
    assert loaded(found).plan.number == "12"

"""Reading documents that are alike: whatever was read before, each reads as it would alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.load import load
from drafter.memo import Memo
from drafter.word import paragraphs
from drafter.word.making import Workshop
from drafter.word.read import read_view
from tests.tools import ANSWERS, unmeasured
from tests.word.hostile import PAGE, complex_field, p, pack, package
from tests.word.test_read import TXBX, r
from tests.word.test_shared import CHANGES

BORDER = '<w:bottom w:val="single" w:sz="4" w:space="1"/>'
_CELL = "<w:tc><w:tcPr><w:tcW w:w='4000' w:type='dxa'/>{}</w:tcPr>{}</w:tc>"
_SIDES = ("top", "left", "bottom", "right")
_BOXED = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES).join(
    ("<w:tcBorders>", "</w:tcBorders>")
)
#: Blocks that read by themselves, and blocks that hang on what stands before or behind them.
BLOCKS = {
    "words": p("Một đoạn văn bản"),
    "other words": p("Đoạn khác", rpr="<w:b/><w:color w:val='FF0000'/>"),
    "decomposed": p("Ke\u0302\u0301 hoa\u0323ch"),
    "old font": p("chu", rpr='<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'),
    "numbered by style": p("có số", ppr='<w:pStyle w:val="So"/>'),
    "empty": p(),
    "underlined": p("Tên loại", rpr="<w:u w:val='single'/>"),
    "border": p(ppr=f"<w:pBdr>{BORDER}</w:pBdr>"),
    "dashes": p("________"),
    "contextual": p("Sát nhau", ppr="<w:contextualSpacing/>"),
    "table": f"<w:tbl><w:tblPr/><w:tr>{_CELL.format(_BOXED, p('a'))}{_CELL.format(_BOXED, p('b') + p('c'))}</w:tr></w:tbl>",
    "layout": f"<w:tbl><w:tblPr/><w:tr>{_CELL.format('', p('TRÁI'))}{_CELL.format('', p('PHẢI') + p('____'))}</w:tr></w:tbl>",
    "page break": f"<w:p>{r('')}<w:r><w:br w:type='page'/></w:r></w:p>",
    "break behind": f"<w:p>{r('cuối trang')}<w:r><w:br w:type='page'/></w:r></w:p>",
    "begins a page": p("Trang mới", ppr="<w:pageBreakBefore/>"),
    "bookmark": '<w:bookmarkStart w:id="1" w:name="_a"/>',
    "bookmark inside": f'<w:p><w:bookmarkStart w:id="2" w:name="_b"/>{r("có dấu")}<w:bookmarkEnd w:id="2"/></w:p>',
    "field": f"<w:p>{complex_field('PAGE', text='3')}</w:p>",
    "open field": f"<w:p>{complex_field('REF x', text='mở', end=False)}</w:p>",
    "field without result": f"<w:p>{complex_field('DDE y', end=False, separate=False)}</w:p>",
    "deleted mark": p("nối vào ", rpr="").replace("<w:p>", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", 1),
    "inserted": f"<w:p><w:ins>{r('thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>",
    "numbered": p("có số", ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    "section": f"<w:p><w:pPr><w:sectPr>{PAGE.replace('1701', '2268')}</w:sectPr></w:pPr>{r('hết phần')}</w:p>",
    "text box": f"<w:p><w:r><w:pict><v:shape style='width:100pt;height:20pt'><v:textbox>{TXBX.format(p('trong hộp'))}</v:textbox></v:shape></w:pict></w:r></w:p>",
    "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{p('trong khung')}</w:sdtContent></w:sdt>",
}
_NUMBERED = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLES = (
    "",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="30"/></w:rPr></w:rPrDefault></w:docDefaults>',
    f'<w:style w:type="paragraph" w:styleId="So"><w:name w:val="So"/>{_NUMBERED}</w:style>',
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def document(names: list[str], styles: str, numbering: str, page: str) -> bytes:
    """A document of these blocks, without a part for numbers where it has none."""
    parts = package("".join(BLOCKS[name] for name in names), styles=styles, numbering=numbering, sect=page)
    if not numbering:
        del parts["word/numbering.xml"]
    return pack(parts)


documents = st.builds(
    document,
    st.lists(st.sampled_from(sorted(BLOCKS)), max_size=8),
    st.sampled_from(STYLES),
    st.sampled_from(("", "", NUMBERING)),
    st.sampled_from((PAGE, PAGE.replace("1134", "850"))),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(documents, min_size=1, max_size=4))
def test_a_document_reads_as_it_would_alone(files: list[bytes]) -> None:
    """Any blocks in any order, read one after another and once more with one memo: the view of each without."""
    memo = Memo()
    for data in (*files, *files):
        assert read_view(data, "a", memo) == read_view(data, "a")


@unmeasured
def test_printed_documents_read_as_they_would_alone() -> None:
    """Every kind of change that a table makes from row to row, and every sample."""
    shop, memo, base = Workshop(), Memo(), (ANSWERS / "xa-2026.yml").read_bytes()
    loaded = [load(base, "a.yml", change, memo=shop.memo) for change in CHANGES]
    loaded += [load(sample.read_bytes(), sample.name) for sample in sorted(ANSWERS.glob("*.yml"))]
    for one in loaded:
        data = shop.document(one)
        assert read_view(data, "a", memo) == read_view(data, "a")


def test_what_did_not_change_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the second of two alike documents only the blocks that differ, headers and footers are read."""
    read: list[object] = []
    make = paragraphs.Paragraphs.make
    monkeypatch.setattr(
        paragraphs.Paragraphs, "make", lambda self, p, *more: (read.append(p), make(self, p, *more))[1]
    )
    shop, memo, base = Workshop(), Memo(), (ANSWERS / "xa-2026.yml").read_bytes()
    counts = []
    for number in ("number=1", "number=2"):
        data = shop.document(load(base, "a.yml", (number,), memo=shop.memo))
        read.clear()
        read_view(data, "a", memo)
        counts.append(len(read))
    assert counts[1] * 5 < counts[0]

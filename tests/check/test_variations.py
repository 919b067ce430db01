"""Lawful in another way: what the law allows, and what other hands and programs make of the same page, has no finding."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from drafter.check import check
from drafter.word.read import read_view
from tests.check.breakers import (
    Edit,
    at,
    both,
    cell_ground,
    drop_styled,
    font,
    insert,
    par,
    put,
    run_look,
    sub,
    words,
    write,
)
from tests.check.test_breakers import TODAY, broken

_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_EMU = 36000
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def drawn_line(left_mm: float, width_mm: float) -> Any:
    """A run with a straight connector hung on its paragraph, as Word's Insert - Shapes draws one."""
    width = round(width_mm * _EMU)
    return parse_xml(
        f'<w:r {nsdecls("w")} {_NAMES}><w:drawing><wp:anchor behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(left_mm * _EMU)}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>230000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="0"/><wp:wrapNone/><wp:docPr id="{width}" name="Line"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"/>'
        '<a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
    )


def head_by_tabs(doc: Any) -> None:
    """The head on bare lines laid out by centred tabs, both lines drawn on one paragraph."""
    table = doc.tables[0]._tbl
    lines = (
        (("ỦY BAN NHÂN DÂN", 13, True, False), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False)),
        (("HUYỆN BÌNH GIA", 13, True, False), ("Độc lập - Tự do - Hạnh phúc", 14, True, False)),
        (("Số: 05/KH-UBND", 13, False, False), ("Bình Gia, ngày 05 tháng 02 năm 2024", 14, False, True)),
    )
    for sides in lines:
        p = parse_xml(f"<w:p {nsdecls('w')}/>")
        table.addprevious(p)
        paragraph = Paragraph(p, doc._body)
        for text, size, bold, italic in sides:
            paragraph.add_run("\t")
            run = paragraph.add_run(text)
            run.font.size, run.bold, run.italic = Pt(size), bold, italic
        for place in (30, 115):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(place), 1)  # type: ignore[arg-type]
        if "Độc lập" in paragraph.text:
            p.append(drawn_line(20, 20))
            p.append(drawn_line(86, 59))
    table.getparent().remove(table)


def themed_line(color: str) -> Edit:
    """A connector under the title that takes its look from the theme, as Word draws it."""

    def edit(doc: Any) -> None:
        drop_styled("VBKeTrichYeu")(doc)
        run = drawn_line(55, 50)
        shape = run.find(f".//{{{_WPS}}}wsp")
        outline = shape.find(f".//{{{_A}}}ln")
        outline.getparent().remove(outline)
        shape.insert(
            2,
            parse_xml(
                f'<wps:style {_NAMES}><a:lnRef idx="1"><a:schemeClr val="{color}"/></a:lnRef></wps:style>'
            ),
        )
        at(doc, "Thực hiện công tác").append(run)

    return edit


def test_a_connector_in_the_themes_blue_is_told() -> None:
    """What Word draws by itself is blue: its colour is told, and nothing else of it."""
    report = check(read_view(broken("state", themed_line("accent1")), "x.docx"), ignore=["ND"], today=TODAY)

    assert [(f.code, f.severity) for f in report.findings] == [("KT406", "warning")]


def letterhead(doc: Any) -> None:
    """The head in the header of the first page, as some offices keep it."""
    doc.sections[0].first_page_header.paragraphs[0]._p.addprevious(doc.tables[0]._tbl)


def nested_signature(doc: Any) -> None:
    """Who signs in a table inside the right cell."""
    right = at(doc, "TM. ").getparent()
    inner = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/></w:tblGrid>'
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr></w:tc></w:tr></w:tbl>'
    )
    for p in list(right.iterchildren(qn("w:p"))):
        inner.tr_lst[0].tc_lst[0].append(p)
    right.append(inner)
    right.append(parse_xml(f"<w:p {nsdecls('w')}/>"))


def typist(doc: Any) -> None:
    """The mark of the typist and the number of copies under the archive line."""
    p = at(doc, "- Lưu")
    mark = copy.deepcopy(p)
    write(mark, "NVA.25")
    p.addnext(mark)


def note_in_a_box(doc: Any) -> None:
    """A text box hung on a paragraph of the body; its words are no paragraph of the text."""
    at(doc, "Huy động").append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            '<v:shape style="position:absolute;width:120pt;height:30pt"><v:textbox><w:txbxContent><w:p><w:r>'
            '<w:rPr><w:sz w:val="28"/></w:rPr><w:t>mẫu số 01</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        )
    )


def hard_spaces(start: str) -> Edit:
    """No-break spaces between the words of a line."""

    def edit(doc: Any) -> None:
        p = at(doc, start)
        write(p, words(p).replace(" ", "\N{NO-BREAK SPACE}"))

    return edit


VARIATIONS = {
    "head by tabs": ("state", head_by_tabs),
    "typist's mark": ("state", typist),
    "a box in the body": ("state", note_in_a_box),
    "hard spaces in Tiêu ngữ": ("state", hard_spaces("Độc lập")),
    "hard spaces in Quốc hiệu": ("parts", hard_spaces("CỘNG HÒA")),
    "hard spaces in the Party's title": ("party", hard_spaces("ĐẢNG CỘNG")),
    "a list further in": ("state", par("- Điều tra", "w:ind", left="720", firstLine="0")),
    "a link in a sentence": ("state", sub("Lấy từ", "ngân sách huyện.", "ngân sách huyện (langson.gov.vn).")),
    "a centred line between equal indents": (
        "state",
        par("KẾ HOẠCH", "w:ind", left="567", right="567", firstLine="0"),
    ),
    "a signer of the family Ông": ("state", put("Nguyễn Văn A", "Ông Thị Minh")),
    "an inspection committee signs": ("party", put("T/M", "T/M ỦY BAN KIỂM TRA")),
    "a signer of the family Bà": ("party", put("Nguyễn Văn A", "Bà Văn Bình")),
    "a signer of the family Ông, his mother's behind it": ("state", put("Nguyễn Văn A", "Ông Lê Minh")),
    "a signer of the family Đồng": ("state", put("Nguyễn Văn A", "Đồng Chí Dũng")),
    "places written the old way": (
        "party",
        sub(
            "Lãnh đạo", "Kết luận", "ở xã Hiệp Hoà, phường Phú Thuỷ, ở Hoà An và thị trấn Giao Thuỷ, Kết luận"
        ),
    ),
    "the grey of a table's head": ("state", cell_ground("D9D9D9")),
    "white behind a paragraph": ("state", par("Huy động", "w:shd", val="clear", color="auto", fill="FFFFFF")),
    "nearly black": ("state", font("Huy động", color="0D0D0D")),
    "a line pulled in by a hair": ("state", run_look("Huy động", "w:spacing", val="-4")),
    "a connector in the theme's black": ("state", themed_line("tx1")),
    "a star in bold": ("party", font("*", bold=True)),
    "a law whose name ends in số": (
        "state",
        sub("Lấy từ", "huyện.", "huyện theo Luật Chuyển đổi số số 148/2025/QH15."),
    ),
    "a ward of a number as place": (
        "parts",
        both(put("XÃ HÒA BÌNH", "PHƯỜNG 1"), sub("Hòa Bình, ngày", "Hòa Bình", "Phường 1")),
    ),
    "an acting head": ("parts", put("CHỦ TỊCH", "Q. CHỦ TỊCH")),
    "a name of the Highlands": ("state", put("Nguyễn Văn A", "H'Yim Kđoh")),
    "blanks of dots": (
        "parts",
        both(
            put("Số: ", "Số: ...../KH-UBND"), put("Hòa Bình, ngày", "Hòa Bình, ngày ... tháng ... năm 2026")
        ),
    ),
    "a letterhead in the header of page 1": ("state", letterhead),
    "a letterhead in the header, of the Party": ("party", letterhead),
    "a signature in a table of its own": ("state", nested_signature),
    "an item of one number": ("state", insert("- Kiểm tra", "-100% trường học báo cáo.")),
}


@pytest.mark.parametrize(("base", "edit"), VARIATIONS.values(), ids=VARIATIONS)
def test_a_lawful_variation_has_no_error_and_no_warning(base: str, edit: Edit) -> None:
    """No clause is broken: what is said at all is a remark."""
    report = check(read_view(broken(base, edit), "x.docx"), ignore=["ND"], today=TODAY)

    assert [(f.code, f.message) for f in report.findings if f.severity != "info"] == []


@pytest.mark.parametrize("title", ["1. Mục đích.", "1. Mục đích:"])
def test_a_title_with_a_mark_behind_it_is_still_a_title(title: str) -> None:
    """Bold, short, with text below: a remark on the mark, and no error for its weight."""
    report = check(
        read_view(broken("state", put("1. Mục đích", title)), "x.docx"), ignore=["ND"], today=TODAY
    )

    assert [(f.code, f.severity) for f in report.findings] == [("TT321", "info")]


def test_an_item_in_capitals_takes_no_other_number_along() -> None:
    """ "B)" is one mistake: what follows is counted as before."""
    report = check(
        read_view(broken("state", sub("b) Phân", "b)", "B)")), "x.docx"), ignore=["ND"], today=TODAY
    )

    assert [(f.code, f.where.words[:2]) for f in report.findings] == [("TT314", "B)")]

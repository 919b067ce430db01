"""The words of a document in reading order, whatever wraps them; sections, headers, page numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.text import clean
from drafter.view import DocumentView, Numbering, Paragraph
from drafter.word.extract import printed_text
from drafter.word.read import read_view
from tests.word.hostile import PAGE, complex_field, p, pack, package, simple_field

TXBX = "<w:txbxContent>{}</w:txbxContent>"


def view(body: str, **parts: object) -> DocumentView:
    """The view of a body."""
    return read_view(pack(package(body, **parts)), "a")  # type: ignore[arg-type]


def paragraphs(body: str, **parts: object) -> list[Paragraph]:
    """Its paragraphs."""
    return list(view(body, **parts).paragraphs())


def r(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def text(inner: str) -> str:
    """The words of a paragraph that holds this."""
    return printed_text(view(f"<w:p>{inner}</w:p>"))


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        (f"{r('a')}<w:sdt><w:sdtPr/><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>", "ab"),
        (f"<w:hyperlink>{r('a')}</w:hyperlink><w:smartTag>{r('b')}</w:smartTag><w:customXml>{r('c')}</w:customXml>", "abc"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c\u00add</w:t></w:r>", "a-bcd"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="00E9"/><w:sym w:char="zz"/></w:r>', "✓é"),
        ("<w:r><w:t> a </w:t></w:r><w:r><w:t>b\nc\td</w:t></w:r>", "ab c d"),
        (f"{r('a')}<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:moveFrom>{r('y')}</w:moveFrom>", "a"),
        (f"<w:ins><w:del>{r('x')}</w:del>{r('a')}</w:ins><w:moveTo>{r('b')}</w:moveTo>", "ab"),
        (f'{r("a")}<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>', "ax+1"),
        (f'<mc:AlternateContent><mc:Choice Requires="x">{r("a")}</mc:Choice><mc:Fallback>{r("b")}</mc:Fallback></mc:AlternateContent>', "a"),
        ('<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>a</w:t><w:x/></mc:Choice></mc:AlternateContent></w:r>', "a"),
        ("<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t/></w:r><w:proofErr/><w:other/>", "a"),
        ("<w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby>", "a"),
        (complex_field("REF x", text="Mục I") + r("."), "Mục I."),
        (complex_field("TIME") + complex_field("AUTHOR", separate=False, text=""), "x"),
        ('<w:r><w:fldChar w:fldCharType="end"/><w:instrText>z</w:instrText></w:r>' + r("a"), "a"),
        (simple_field("REF x", "b")[5:-6], "b"),
    ],
)  # fmt: skip
def test_words(inner: str, seen: str) -> None:
    """Everything that prints is read, once, and nothing that does not."""
    assert text(inner) == seen


def test_inserted_words_are_marked() -> None:
    """Tracked insertions are read and told as such."""
    (found,) = paragraphs(f"<w:p>{r('a')}<w:ins>{r('b')}</w:ins></w:p>")

    assert [(x.text, x.inserted) for x in found.runs] == [("a", False), ("b", True)]


def test_fields_are_marked() -> None:
    """What a field prints is told as a field, except the words of a link."""
    (found,) = paragraphs(
        f"<w:p>{complex_field('REF x', text='I')}{complex_field('HYPERLINK x', text='b')}</w:p>"
    )

    assert [(x.text, x.is_field) for x in found.runs] == [("I", True), ("b", False)]


def test_field_over_several_paragraphs() -> None:
    """A table of contents begins in one paragraph and ends in another."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = paragraphs(f"<w:p>{begin}{r('a')}</w:p><w:p>{r('b')}{end}</w:p><w:p>{r('c')}</w:p>")

    assert [(x.text, x.runs[0].is_field) for x in found] == [("a", True), ("b", True), ("c", False)]


def test_broken_field_does_not_swallow() -> None:
    """A field that never ends costs at most its own paragraph."""
    found = paragraphs(
        f"<w:p>{complex_field('PAGE', separate=False, end=False, text='')}{r('x')}</w:p>{p('b')}"
    )

    assert found[-1].text == "b"


def test_white_space_of_the_whole_part() -> None:
    """A part may say once that all white space counts."""
    parts = package("<w:p><w:r><w:t>a </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>")
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:document ", b'<w:document xml:space="preserve" '
    )

    assert printed_text(read_view(pack(parts), "a")) == "a b"


def test_hidden_words() -> None:
    """Hidden words are kept apart: they do not print."""
    (found,) = paragraphs(f"<w:p>{r('a')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r></w:p>")

    assert (found.text, [x.hidden for x in found.runs]) == ("a", [False, True])


def test_deleted_mark_joins_paragraphs() -> None:
    """A paragraph whose end is deleted goes on in the next one, with the next one's shape."""
    gone = "<w:rPr><w:del/></w:rPr>"
    body = (
        p("a", f'<w:jc w:val="right"/>{gone}')
        + p("", gone)
        + p("b", gone)
        + '<w:bookmarkStart w:name="x"/>'
        + p("c", '<w:jc w:val="center"/>')
    )
    (found,) = paragraphs(body)

    assert (found.text, found.align, found.index, found.bookmarks) == ("abc", "center", 3, ("x",))


def test_deleted_mark_with_nothing_to_join() -> None:
    """At the end, or before a table, words stay and an empty paragraph goes."""
    gone = "<w:rPr><w:moveFrom/></w:rPr>"
    row = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"

    assert [x.text for x in paragraphs(p("a", gone) + row + p("b") + p("", gone))] == ["a", "b"]
    assert [x.text for x in paragraphs(p("a", '<w:rPr><w:del w:val="0"/></w:rPr>') + p("b"))] == ["a", "b"]


def test_changes_and_comments_are_counted() -> None:
    """Tracked changes of every kind and comments are counted."""
    body = f"<w:p><w:pPr><w:pPrChange/></w:pPr><w:ins>{r('a')}</w:ins><w:del/></w:p>"

    found = view(body, comments="<w:comment/><w:comment/>")

    assert (found.tracked_changes, found.comments) == (3, 2)


def test_empty_paragraphs_stay() -> None:
    """Empty paragraphs are part of the page; those that hold no room are not."""
    thin = '<w:spacing w:line="20" w:lineRule="exact"/>'
    tiny = '<w:rPr><w:sz w:val="2"/></w:rPr>'
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    found = paragraphs(p("a") + p() + p("", thin) + p("", tiny) + p("", hidden) + p("b"))

    assert [x.text for x in found] == ["a", "", "b"]
    assert [x.index for x in found] == [0, 1, 5]


def test_picture_alone_is_no_empty_paragraph() -> None:
    """A paragraph that shows a picture is not an empty one."""
    assert [x.text for x in paragraphs(p("a") + "<w:p><w:r><w:drawing/></w:r></w:p>")] == ["a"]


def test_page_breaks() -> None:
    """A page break, wherever it stands, is told by the paragraph that begins the page."""
    page = '<w:r><w:br w:type="page"/></w:r>'
    body = (
        p("a")
        + f"<w:p>{page}</w:p>"
        + p("b")
        + f"<w:p>{r('c')}{page}</w:p>"
        + p("d")
        + f"<w:p>{page}{r('e')}</w:p>"
    )
    body += '<w:p><w:r><w:br w:type="column"/></w:r></w:p>'
    found = paragraphs(body)

    assert [(x.text, x.starts_page) for x in found] == [
        ("a", False), ("b", True), ("c", False), ("d", True), ("e", True), ("", False),
    ]  # fmt: skip
    assert [x.has_break for x in found] == [False, False, True, False, True, False]


def test_line_break_and_leading_space() -> None:
    """Line breaks inside and white space before the words are told."""
    (found,) = paragraphs(f"<w:p><w:r><w:tab/></w:r>{r('  a')}<w:r><w:br/></w:r>{r('b')}</w:p>")

    assert (found.leading_space, found.has_break) == ("\t  ", True)


def test_bookmarks() -> None:
    """Bookmarks inside and before a paragraph are its own."""
    body = f'<w:bookmarkStart w:name="x"/><w:p><w:bookmarkStart w:name="y"/>{r("a")}<w:bookmarkEnd/></w:p>{p("b")}'

    assert [x.bookmarks for x in paragraphs(body)] == [("x", "y"), ()]


def test_blocks_in_wrappers() -> None:
    """Paragraphs inside content controls and alternate content are read in place."""
    body = (
        f"<w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt>"
        f"<mc:AlternateContent><mc:Choice Requires='x'>{p('b')}</mc:Choice><mc:Fallback>{p('z')}</mc:Fallback></mc:AlternateContent>"
        f"<w:customXml>{p('c')}</w:customXml><mc:AlternateContent/>"
    )

    assert printed_text(view(body)) == "a\nb\nc"


def box(inner: str, place: str = "", look: str = "") -> str:
    """A run with a text box 50 mm wide."""
    shape = f"<wps:wsp><wps:spPr>{look}</wps:spPr><wps:txbx>{TXBX.format(inner)}</wps:txbx></wps:wsp>"
    extent = '<wp:extent cx="1800000" cy="900000"/>'
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:anchor>{place}{extent}{graphic}</wp:anchor></w:drawing></w:r>"


def at(offset: int, drop: int = 0) -> str:
    """A place in millimetres from the column and the paragraph."""
    return (
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{offset * 36000}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{drop * 36000}</wp:posOffset></wp:positionV>'
    )


def test_text_boxes() -> None:
    """Text boxes are read where they hang, left before right, and say on which side they stood."""
    body = f"<w:p>{box(p('PHẢI'), at(105))}{box(p('TRÁI'), at(0), '<a:ln/>')}</w:p>{p('KẾ HOẠCH')}"
    found = paragraphs(body)

    assert [(x.text, x.part, x.where.side, x.where.bordered) for x in found] == [
        ("TRÁI", "textbox", "left", True), ("PHẢI", "textbox", "right", False), ("KẾ HOẠCH", "body", "", False),
    ]  # fmt: skip
    assert round(found[0].where.width_mm) == 50


def test_text_box_above_and_below_its_words() -> None:
    """A box hung above the words of its paragraph comes before them."""
    found = paragraphs(f"<w:p>{box(p('dưới'), at(0, 20))}{r('a')}{box(p('trên'), at(0, -20))}</w:p>")

    assert [x.text for x in found] == ["trên", "a", "dưới"]


def test_text_box_in_vml() -> None:
    """The same for VML; a line inside a box belongs to the words of the box."""
    rule = p("", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>')
    shape = f'<v:shape stroked="f" style="width:50mm;height:20mm"><v:textbox>{TXBX.format(p("a") + rule)}</v:textbox></v:shape>'
    found = paragraphs(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r>{r('x')}</w:p>")

    assert [(x.text, x.part, len(x.lines_below)) for x in found] == [("x", "body", 0), ("a", "textbox", 1)]
    assert not found[1].where.bordered


def test_footnotes() -> None:
    """Notes at the foot are read; the lines that part them from the text are not."""
    notes = (
        f'<w:footnote w:type="separator">{p("x")}</w:footnote><w:footnote w:id="1">{p("chú")}</w:footnote>'
    )
    found = view(p("a"), notes=notes, extra={"word/endnotes.xml": package("")["word/footnotes.xml"]})

    assert [(x.text, x.part) for x in found.footnotes] == [("chú", "footnote")]


def section(more: str, orient: str = "") -> str:
    """A paragraph that ends a section."""
    return f"<w:p><w:pPr><w:sectPr>{more}{orient or PAGE}</w:sectPr></w:pPr></w:p>"


def test_sections() -> None:
    """Each section tells its page, its margins, its first block; a new page begins with it unless it goes on."""
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="-567" w:left="567" w:gutter="567"/>'
    body = p("a") + section("") + p("b") + section('<w:type w:val="continuous"/>', wide) + p("c")
    found = view(
        body, sect='<w:pgNumType w:start="1"/><w:cols w:num="2"/>' + PAGE, settings="<w:mirrorMargins/>"
    )

    first, second, third = found.sections
    assert [round(x) for x in (first.width_mm, first.height_mm, first.top_mm, first.left_mm, first.right_mm, first.header_mm)] == [
        210, 297, 20, 30, 20, 10,
    ]  # fmt: skip
    assert (second.landscape, round(second.top_mm), round(second.left_mm), round(second.right_mm)) == (
        True,
        10,
        20,
        25,
    )
    assert (first.restart, third.restart, first.mirror) == (None, 1, True)
    assert [x.first_block for x in found.sections] == [0, 2, 4]
    shown = [(x.text, x.section, x.starts_page) for x in found.paragraphs()]
    assert shown == [("a", 0, False), ("", 0, False), ("b", 1, False), ("", 1, False), ("c", 2, True)]


def test_no_section_at_all() -> None:
    """A body without section properties is an A4 page."""
    parts = package(p("a"))
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        f"<w:sectPr>{PAGE}</w:sectPr>".encode(), b""
    )
    (found,) = read_view(pack(parts), "a").sections

    assert (found.width_mm, found.height_mm, found.left_mm) == (210, 297, 25.4)


DEFAULT = '<w:headerReference w:type="default" r:id="header1.xml"/>'
FIRST = '<w:headerReference w:type="first" r:id="header2.xml"/>'
FIELD = complex_field("PAGE", text="2")
CENTRE = '<w:pPr><w:jc w:val="center"/></w:pPr>'


def numbering(
    header: str, sect: str = DEFAULT, *, first: str = "<w:p/>", footer: str = "<w:p/>", body: str = ""
) -> Numbering:
    """The page number of the last section."""
    headers = {"header1.xml": header, "header2.xml": first, "footer1.xml": footer}
    return view(body + p("a"), sect=sect + PAGE, headers=headers).sections[-1].numbering


@pytest.mark.parametrize(
    ("header", "align"),
    [
        (f"<w:p>{CENTRE}{FIELD}</w:p>", "center"),
        (f"<w:p>{FIELD}</w:p>", "left"),
        (f"<w:sdt><w:sdtContent><w:p>{CENTRE}{FIELD}</w:p></w:sdtContent></w:sdt><w:p/>", "center"),
        (f'<w:p><w:pPr><w:framePr w:xAlign="right"/></w:pPr>{FIELD}</w:p>', "right"),
        (f'<w:p><w:pPr><w:framePr w:x="1"/></w:pPr>{FIELD}</w:p>', "left"),
        (f'<w:p><w:pPr><w:framePr w:xAlign="outside"/></w:pPr>{FIELD}</w:p>', "right"),
        (f'<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="4500"/><w:tab w:val="end" w:pos="9000"/></w:tabs></w:pPr><w:r><w:tab/></w:r>{FIELD}</w:p>', "center"),
        (f'<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="4500"/><w:tab w:val="end" w:pos="9000"/></w:tabs></w:pPr><w:r><w:tab/><w:tab/></w:r>{FIELD}</w:p>', "right"),
        (f"<w:p><w:r><w:tab/></w:r>{FIELD}</w:p>", "left"),
        (f"<w:p>{box(f'<w:p>{FIELD}</w:p>', '<wp:positionH><wp:align>center</wp:align></wp:positionH>')}</w:p>", "center"),
        (f"<w:p>{box(f'<w:p>{FIELD}</w:p>', at(110))}</w:p>", "right"),
        (f"<w:p>{box(f'<w:p>{CENTRE}{FIELD}</w:p>', at(57))}</w:p>", "center"),
        ("<w:tbl>" + f"<w:tr><w:tc><w:p/></w:tc><w:tc><w:p>{FIELD}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>" + "</w:tbl>", "center"),
        (f'<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="4000"/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:tcW w:w="4000"/></w:tcPr><w:p>{CENTRE}{FIELD}</w:p></w:tc></w:tr></w:tbl>', "right"),
        (f"<w:p>{CENTRE}<w:fldSimple w:instr='PAGE'/></w:p>", "center"),
        (f"<w:p>{CENTRE}<w:r><w:pgNum/></w:r></w:p>", "center"),
        (f"<w:p>{CENTRE}{complex_field('PAGE', separate=False, text='')}</w:p>", "center"),
    ],
)  # fmt: skip
def test_page_number_is_found(header: str, align: str) -> None:
    """The page number is found in whatever holds it, and where on the line it stands."""
    found = numbering(header)

    assert (found.place, found.align, found.is_field, found.on_first_page) == ("header", align, True, True)


def test_page_number_looks() -> None:
    """Its size and slope, and what is typed beside it."""
    run = FIELD.replace("<w:r>", "<w:r><w:rPr><w:sz w:val='26'/><w:i/><w:b/></w:rPr>")
    found = numbering(f"<w:p>{r('Trang ')}{run}{r('/10')}</w:p>")

    assert (found.size_pt, found.italic, found.bold, found.extra_text) == (13, True, True, "Trang /10")


def test_page_number_in_footer_and_first_page() -> None:
    """A title page shows a number only when its own header or footer has one."""
    footer = '<w:footerReference w:type="default" r:id="footer1.xml"/>'

    assert numbering("<w:p/>", DEFAULT + footer, footer=f"<w:p>{FIELD}</w:p>").place == "footer"
    assert not numbering(f"<w:p>{FIELD}</w:p>", DEFAULT + FIRST + "<w:titlePg/>").on_first_page
    assert not numbering(f"<w:p>{FIELD}</w:p>", DEFAULT + "<w:titlePg/>").on_first_page
    assert numbering(
        f"<w:p>{FIELD}</w:p>", DEFAULT + FIRST + "<w:titlePg/>", first=f"<w:p>{FIELD}</w:p>"
    ).on_first_page
    only = numbering("<w:p/>", DEFAULT + FIRST + "<w:titlePg/>", first=f"<w:p>{FIELD}</w:p>")
    assert (only.place, only.on_first_page) == ("", True)


def test_page_number_by_condition() -> None:
    """A number shown only when the page is not the first is not on the first page."""
    inner = complex_field("PAGE", text="2")
    begin, sep, end = (f'<w:r><w:fldChar w:fldCharType="{x}"/></w:r>' for x in ("begin", "separate", "end"))
    field = f"{begin}<w:r><w:instrText>IF </w:instrText></w:r>{inner}<w:r><w:instrText> &gt; 1</w:instrText></w:r>{sep}{inner}{end}"
    found = numbering(f"<w:p>{CENTRE}{field}</w:p>")

    assert (found.place, found.on_first_page, found.align) == ("header", False, "center")


def test_typed_page_number() -> None:
    """A digit typed where the number belongs is told as no field; no number at all as no place."""
    found = numbering(f"<w:p>{CENTRE}{r('- 2 -')}</w:p>")

    assert (found.place, found.is_field, found.align, found.extra_text) == ("header", False, "center", "-  -")
    assert numbering(p("Văn bản mật")).place == ""
    assert numbering("<w:p/>", "<w:titlePg/>").place == ""


def test_headers_are_inherited() -> None:
    """A section without references has those of the section before it."""
    body = p("x") + section(DEFAULT)

    assert numbering(f"<w:p>{CENTRE}{FIELD}</w:p>", "", body=body).place == "header"


def test_headers_and_footers_are_told_once() -> None:
    """Words of headers and footers stand apart from the body, each once; ruled tables in them as well."""
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideV"))
    data = f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tr><w:tc>{p('1a')}</w:tc><w:tc>{p('2b')}</w:tc></w:tr></w:tbl>"
    refs = DEFAULT + '<w:footerReference w:type="default" r:id="footer1.xml"/>'
    found = view(
        p("x") + section(refs) + p("y"),
        sect=refs + PAGE,
        headers={"header1.xml": p("đầu") + p(), "footer1.xml": data},
    )

    assert [(x.text, x.part) for x in found.headers] == [("đầu", "header")]
    assert [(x.text, x.part) for x in found.footers] == [("1a", "footer"), ("2b", "footer")]
    assert printed_text(found) == "x\ny"


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "M")),
        min_size=1,
        max_size=60,
    )
)
def test_any_text_comes_back(raw: str) -> None:
    """Whatever text a document may hold is read as it stands, in composed form."""
    import unicodedata
    from xml.sax.saxutils import escape

    words = clean(raw).text
    (found,) = paragraphs(f"<w:p>{r('x ' + escape(words) + ' x')}</w:p>")

    assert found.text == unicodedata.normalize("NFC", f"x {words} x").replace("\u00ad", "")


def test_main_part_under_another_name_is_read() -> None:
    """Word on the web writes word/document2.xml: the same words are read."""
    from drafter.cli.making import make
    from drafter.word.package import read_parts, write_parts
    from tests.tools import ANSWERS

    data = make(ANSWERS / "huyen-2019.yml").data
    parts = read_parts(data, "x")
    moved = {
        name.replace("document.xml", "document2.xml"): content.replace(
            b"word/document.xml", b"word/document2.xml"
        )
        if name in ("_rels/.rels", "[Content_Types].xml")
        else content
        for name, content in parts.items()
    }

    assert "word/document2.xml" in moved
    assert [p.text for p in read_view(write_parts(moved), "x").paragraphs()] == [
        p.text for p in read_view(data, "x").paragraphs()
    ]

"""Effective formatting: what a style, a default or a theme gives is what the reader of the page sees."""

from __future__ import annotations

import pytest

from drafter.view import Paragraph, Run
from drafter.word.read import read_view
from tests.word.hostile import p, pack, package

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def style(
    id_: str, ppr: str = "", rpr: str = "", *, based: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    """A w:style."""
    first = ' w:default="1"' if default else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{id_}"><w:name w:val="Tên {id_}"/>{parent}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def paragraph(body: str, styles: str = "", **parts: str) -> Paragraph:
    """The first paragraph of a document with this body."""
    block = read_view(pack(package(body, styles=styles, **parts)), "a.docx").blocks[0]
    assert isinstance(block, Paragraph)
    return block


def run(body: str, styles: str = "", **parts: str) -> Run:
    """Its first run."""
    return paragraph(body, styles, **parts).runs[0]


def test_nothing_said() -> None:
    """A file that says nothing is read with the standard's own defaults."""
    found = paragraph(p("chữ"))

    assert (found.align, found.spacing.line, found.spacing.line_rule, found.style) == (
        "left",
        1.0,
        "multiple",
        "",
    )
    assert (found.runs[0].font, found.runs[0].size_pt, found.runs[0].color) == (
        "Times New Roman",
        10.0,
        "000000",
    )


def test_document_defaults_and_theme() -> None:
    """Defaults reach every paragraph; a theme font is named by its own name."""
    found = paragraph(p("chữ"), DEFAULTS, theme=THEME)

    assert (found.runs[0].font, found.runs[0].size_pt) == ("Calibri", 11.0)
    assert found.spacing.after_pt == 8.0
    assert found.spacing.line == pytest.approx(1.079, abs=0.001)


def test_chain_of_styles() -> None:
    """Each level overrides only what it says; the name of the style is that of the last one."""
    styles = (
        DEFAULTS
        + style("G", '<w:jc w:val="both"/>', '<w:sz w:val="28"/><w:b/>', default=True)
        + style(
            "C", '<w:ind w:firstLine="720"/>', '<w:i/><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', based="G"
        )
        + style("K", rpr='<w:color w:val="ff0000"/>', kind="character")
    )
    found = paragraph(
        p("chữ", '<w:pStyle w:val="C"/>', '<w:rStyle w:val="K"/><w:u w:val="single"/>'), styles, theme=THEME
    )
    look = found.runs[0]

    assert (found.align, found.style) == ("justify", "Tên C")
    assert found.first_line_mm == pytest.approx(12.7)
    assert (look.font, look.size_pt, look.bold, look.italic, look.underline) == (
        "Arial",
        14,
        True,
        True,
        True,
    )
    assert look.color == "FF0000"


def test_default_style_without_name() -> None:
    """A paragraph that names no style, or one that is not there, has the default style."""
    styles = style("G", rpr='<w:sz w:val="26"/>', default=True)

    assert run(p("chữ"), styles).size_pt == 13
    assert run(p("chữ", '<w:pStyle w:val="none"/>'), styles).size_pt == 13


def test_loop_of_styles_ends() -> None:
    """Styles based on each other do not hang the reader."""
    styles = style("A", rpr="<w:b/>", based="B") + style("B", rpr="<w:i/>", based="A")

    look = run(p("chữ", '<w:pStyle w:val="A"/>'), styles)

    assert (look.bold, look.italic) == (True, True)


@pytest.mark.parametrize(
    ("paragraph_style", "character_style", "direct", "seen"),
    [
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", "", "", True),
        ("", "<w:b/>", "", True),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="false"/>', False),
    ],
)
def test_toggles_combine(paragraph_style: str, character_style: str, direct: str, seen: bool) -> None:
    """Bold in the paragraph's and in the character's style cancel out; direct formatting decides (17.7.3)."""
    styles = style("P", rpr=paragraph_style) + style("C", rpr=character_style, kind="character")
    body = p("chữ", '<w:pStyle w:val="P"/>', f'<w:rStyle w:val="C"/>{direct}')

    assert run(body, styles).bold is seen


def test_toggle_within_one_chain_does_not_cancel() -> None:
    """A style that repeats the bold of the style it is based on is bold."""
    styles = style("A", rpr="<w:b/>") + style("B", rpr="<w:b/>", based="A")

    assert run(p("chữ", '<w:pStyle w:val="B"/>'), styles).bold


def test_toggle_of_defaults_holds() -> None:
    """Bold of the document's defaults is not cancelled by a style."""
    styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>" + style(
        "A", rpr="<w:b/>"
    )

    assert run(p("chữ", '<w:pStyle w:val="A"/>'), styles).bold


def test_two_fonts_split_the_words() -> None:
    """Where ASCII and other letters have different fonts, each stretch is told with its own."""
    found = paragraph(p("Kế hoạch", rpr='<w:rFonts w:ascii="Arial" w:hAnsi="Times New Roman"/>'))

    assert [(r.text, r.font) for r in found.runs] == [
        ("K", "Arial"), ("ế", "Times New Roman"), (" ho", "Arial"), ("ạ", "Times New Roman"), ("ch", "Arial"),
    ]  # fmt: skip


def test_theme_font_wins_in_one_element_only() -> None:
    """In one element the theme's font wins; a higher layer that names a font wins over the theme below."""
    both = '<w:rFonts w:ascii="Arial" w:asciiTheme="majorAscii"/>'

    assert run(p("abc", rpr=both), theme=THEME).font == "Cambria"
    assert (
        run(
            p("abc", '<w:pStyle w:val="A"/>', '<w:rFonts w:ascii="Arial"/>'),
            style("A", rpr=both),
            theme=THEME,
        ).font
        == "Arial"
    )


def test_runs_of_one_look_are_one() -> None:
    """Runs that Word split for its own book-keeping are joined; a change of look parts them."""
    body = "<w:p><w:r><w:t>Kế</w:t></w:r><w:r><w:t xml:space='preserve'> hoạch</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>!</w:t></w:r></w:p>"

    assert [r.text for r in paragraph(body).runs] == ["Kế hoạch", "!"]


def test_small_looks() -> None:
    """Highlight, shading, capitals, automatic colour."""
    look = run(
        p(
            "Chữ",
            rpr='<w:caps/><w:highlight w:val="yellow"/><w:shd w:val="clear" w:fill="d9d9d9"/><w:color w:val="auto"/>',
        )
    )
    plain = run(
        p(
            "Chữ",
            rpr='<w:highlight w:val="none"/><w:shd w:val="clear" w:fill="auto"/><w:u w:val="none"/><w:sz w:val="x"/>',
        )
    )

    assert (look.text, look.highlight, look.shading, look.color) == ("CHỮ", "yellow", "D9D9D9", "000000")
    assert (plain.highlight, plain.shading, plain.underline, plain.size_pt) == ("", "", False, 10.0)


@pytest.mark.parametrize(
    ("spacing", "line", "rule"),
    [
        ('w:line="360"', 1.5, "multiple"),
        ('w:line="360" w:lineRule="auto"', 1.5, "multiple"),
        ('w:line="340" w:lineRule="exact"', 17, "exactly"),
        ('w:line="300" w:lineRule="atLeast"', 15, "at_least"),
        ('w:before="60"', 1.0, "multiple"),
    ],
)
def test_line_spacing(spacing: str, line: float, rule: str) -> None:
    """Multiples count lines, exact and least spacing points."""
    found = paragraph(p("chữ", f"<w:spacing {spacing}/>"))

    assert (found.spacing.line, found.spacing.line_rule) == (line, rule)


@pytest.mark.parametrize(
    ("spacing", "before", "after"),
    [
        ('w:before="120" w:after="60"', 6, 3),
        ('w:before="100" w:beforeAutospacing="1" w:after="60"', 14, 3),
        ('w:before="100" w:beforeAutospacing="0"', 5, 0),
        ('w:beforeLines="50" w:afterLines="100" w:after="5"', 6, 12),
    ],
)
def test_gaps(spacing: str, before: float, after: float) -> None:
    """Gaps are points, in whatever unit the file gives them."""
    found = paragraph(p("chữ", f"<w:spacing {spacing}/>")).spacing

    assert (found.before_pt, found.after_pt) == (before, after)


@pytest.mark.parametrize(
    ("ind", "left", "right", "first"),
    [
        ('w:left="567" w:right="284"', 10, 5, 0),
        ('w:start="567" w:end="284" w:firstLine="567"', 10, 5, 10),
        ('w:left="567" w:hanging="567"', 10, 0, -10),
        ('w:firstLineChars="200"', 0, 0, 8.47),
    ],
)
def test_indents(ind: str, left: float, right: float, first: float) -> None:
    """Indents are millimetres; a hanging one is negative."""
    found = paragraph(p("chữ", f"<w:ind {ind}/>"))

    assert (found.indent_left_mm, found.indent_right_mm, found.first_line_mm) == pytest.approx(
        (left, right, first), abs=0.05
    )


@pytest.mark.parametrize(
    ("jc", "align"),
    [("left", "left"), ("start", "left"), ("center", "center"), ("end", "right"), ("right", "right"), ("both", "justify"),
     ("distribute", "justify"), ("middle", "left")],
)  # fmt: skip
def test_alignment(jc: str, align: str) -> None:
    """Every word for alignment is understood, an unknown one ignored."""
    assert paragraph(p("chữ", f'<w:jc w:val="{jc}"/>')).align == align


def test_paragraph_switches() -> None:
    """Keep with next, outline level, page break before."""
    found = paragraph(p("chữ", '<w:keepNext/><w:pageBreakBefore/><w:outlineLvl w:val="1"/>'))
    body = paragraph(p("chữ", '<w:keepNext w:val="0"/><w:outlineLvl w:val="9"/>'))

    assert (found.keep_next, found.starts_page, found.outline) == (True, True, 1)
    assert (body.keep_next, body.starts_page, body.outline) == (False, False, None)


def test_no_gap_between_paragraphs_of_one_style() -> None:
    """contextualSpacing takes the gap away between neighbours of one style, and only there."""
    ppr = '<w:pStyle w:val="A"/><w:spacing w:before="120" w:after="120"/>'
    styles = style("A", "<w:contextualSpacing/>") + style("B", default=True)
    plain = p("d", '<w:spacing w:before="60"/>')
    blocks = read_view(pack(package(p("a", ppr) + p("b", ppr) + plain, styles=styles)), "a").blocks

    gaps = [(b.spacing.before_pt, b.spacing.after_pt) for b in blocks if isinstance(b, Paragraph)]
    assert gaps == [(6, 0), (0, 6), (3, 0)]


def test_table_style_reaches_the_words() -> None:
    """A table style's own look and that of its first row lie under the paragraph's styles."""
    styles = (
        '<w:style w:type="table" w:styleId="T"><w:name w:val="T"/><w:rPr><w:sz w:val="20"/></w:rPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:pPr><w:jc w:val="center"/></w:pPr></w:tblStylePr></w:style>'
    )

    def table(look: str) -> str:
        row = f"<w:tr><w:tc>{p('ô')}</w:tc><w:tc>{p('ô')}</w:tc></w:tr>"
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/>{look}</w:tblPr>{row * 2}</w:tbl>'

    def seen(look: str) -> list[tuple[float, bool, str]]:
        view = read_view(pack(package(table(look), styles=styles)), "a")
        return [(x.runs[0].size_pt, x.runs[0].bold, x.align) for x in view.paragraphs()][::2]

    on = [(10.0, True, "center"), (10.0, False, "left")]
    assert seen('<w:tblLook w:val="0020"/>') == on
    assert seen('<w:tblLook w:firstRow="1"/>') == on
    assert seen('<w:tblLook w:val="zz"/>') == seen("") == [(10.0, False, "left")] * 2


def test_empty_paragraph_shows_its_mark() -> None:
    """An empty paragraph has one empty run that looks like its mark, so its height is known."""
    found = paragraph(p("", '<w:rPr><w:sz w:val="8"/><w:b/></w:rPr>'))

    assert [(r.text, r.size_pt, r.bold) for r in found.runs] == [("", 4.0, True)]

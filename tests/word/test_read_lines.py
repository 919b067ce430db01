"""Rule lines are found however they were drawn, with their length, and belong to the words above them."""

from __future__ import annotations

import pytest

from drafter.metrics import width_pt
from drafter.view import Paragraph, RuleLine
from drafter.word.read import read_view
from tests.word.hostile import ROOM, p, pack, package

EMU = 36_000
CENTRE = '<w:jc w:val="center"/>'
TOP = '<w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr>'
BOTTOM = '<w:pBdr><w:bottom w:val="{}" w:sz="6"/></w:pBdr>'


def paragraphs(body: str) -> list[Paragraph]:
    """All paragraphs of a document with this body."""
    return list(read_view(pack(package(body)), "a").paragraphs())


def drawing(
    width: float,
    height: float = 0,
    *,
    kind: str = "line",
    offset: float | None = None,
    align: str = "",
    drop: float | None = None,
    look: str = "<a:ln/>",
    relative: str = "column",
    inline: bool = False,
    shape: str = "",
) -> str:
    """A run with a DrawingML shape; lengths in millimetres."""
    across = f"<wp:align>{align}</wp:align>" if align else ""
    across += f"<wp:posOffset>{round(offset * EMU)}</wp:posOffset>" if offset is not None else ""
    down = (
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(drop * EMU)}</wp:posOffset></wp:positionV>'
        if drop is not None
        else ""
    )
    body = shape or f'<wps:wsp><wps:spPr><a:prstGeom prst="{kind}"/>{look}</wps:spPr></wps:wsp>'
    extent = f'<wp:extent cx="{round(width * EMU)}" cy="{round(height * EMU)}"/>'
    graphic = f"<a:graphic><a:graphicData>{body}</a:graphicData></a:graphic>"
    if inline:
        return f"<w:r><w:drawing><wp:inline>{extent}{graphic}</wp:inline></w:drawing></w:r>"
    place = f'<wp:positionH relativeFrom="{relative}">{across}</wp:positionH>{down}'
    return f"<w:r><w:drawing><wp:anchor>{place}{extent}{graphic}</wp:anchor></w:drawing></w:r>"


def vml(inner: str) -> str:
    """A run with VML."""
    return f"<w:r><w:pict>{inner}</w:pict></w:r>"


def below(runs: str, ppr: str = CENTRE) -> RuleLine:
    """The one line that an otherwise empty paragraph gives to the words before it."""
    (found,) = paragraphs(p("TÊN", CENTRE) + f"<w:p><w:pPr>{ppr}</w:pPr>{runs}</w:p>")
    (line,) = found.lines_below
    return line


def none(runs: str, ppr: str = CENTRE) -> None:
    """Nothing here is a rule line."""
    for found in paragraphs(p("TÊN", CENTRE) + f"<w:p><w:pPr>{ppr}</w:pPr>{runs}</w:p>"):
        assert (found.lines_above, found.lines_below) == ((), ())


@pytest.mark.parametrize("side", [TOP, BOTTOM.format("single")])
def test_border_of_an_empty_paragraph(side: str) -> None:
    """The border of an empty paragraph is a line under the words before it, as wide as its indents leave."""
    line = below("", f'{side}<w:ind w:left="2268" w:right="2268"/>')

    assert (line.technique, line.centred, line.solid) == ("border", True, True)
    assert line.width_mm == pytest.approx(ROOM - 80, abs=0.1)


def test_border_off_centre_and_double() -> None:
    """A border that stands aside is not centred; a double one is not a solid line."""
    line = below("", f'{BOTTOM.format("double")}<w:ind w:right="4536"/>')

    assert (line.centred, line.solid) == (False, False)


def test_border_of_the_words_themselves() -> None:
    """A paragraph with words keeps its own borders, above and below."""
    (found,) = paragraphs(
        p("TÊN", '<w:pBdr><w:top w:val="single"/><w:bottom w:val="thick"/><w:left w:val="nil"/></w:pBdr>')
    )

    assert [x.technique for x in (*found.lines_above, *found.lines_below)] == ["border", "border"]


def test_frame_is_no_line() -> None:
    """Borders on all sides are a frame round the words."""
    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right"))
    (found,) = paragraphs(p("MẬT", f"<w:pBdr>{sides}</w:pBdr>"))

    assert (found.lines_above, found.lines_below, found.where.bordered) == ((), (), True)


@pytest.mark.parametrize(
    ("runs", "technique", "width", "centred"),
    [
        (drawing(60, offset=(ROOM - 60) / 2), "connector", 60, True),
        (drawing(60, offset=0, kind="straightConnector1"), "connector", 60, False),
        (drawing(60, align="center", kind="rect"), "shape", 60, True),
        (drawing(60, align="right"), "connector", 60, False),
        (drawing(60, 0.5, align="left", kind="rect", look="<a:solidFill/><a:ln><a:noFill/></a:ln>"), "shape", 60, False),
        (drawing(60, offset=30 + (ROOM - 60) / 2, relative="page"), "connector", 60, True),
        (drawing(60, offset=3, relative="leftMargin"), "connector", 60, None),
        (drawing(60, inline=True), "connector", 60, True),
        (drawing(60, 1, align="center", shape="<pic:pic/>"), "picture", 60, True),
        (drawing(60, align="center", look='<a:ln><a:prstDash val="solid"/></a:ln>'), "connector", 60, True),
        (vml('<v:line style="position:absolute" from="100pt,2pt" to="200pt,2pt"/>'), "vml", 35.28, False),
        (vml('<v:rect style="position:absolute;width:50mm;height:.5pt;mso-position-horizontal:center"/>'), "vml", 50, True),
        (vml('<v:shape style="position:absolute;margin-left:0;width:50mm;height:0"/>'), "vml", 50, False),
        (vml('<v:shape style="width:50mm;height:0"/>'), "vml", 50, True),
        (vml('<v:shape style="width:50mm;height:1mm"><v:imagedata/></v:shape>'), "picture", 50, True),
        (vml('<v:rect style="width:0;height:1.5pt" o:hr="t" o:hralign="center" o:hrpct="500"/>'), "vml", ROOM / 2, True),
        (vml('<v:rect style="width:40mm;height:1.5pt" o:hr="t" o:hralign="right"/>'), "vml", 40, False),
        (vml('<v:rect style="height:1.5pt" o:hr="t"/>'), "vml", ROOM, True),
    ],
)  # fmt: skip
def test_drawn(runs: str, technique: str, width: float, centred: bool | None) -> None:
    """A drawn line is found with its length, and whether it is centred where the file tells."""
    line = below(runs)

    assert (line.technique, line.centred, line.solid) == (technique, centred, True)
    assert line.width_mm == pytest.approx(width, abs=0.1)


@pytest.mark.parametrize(
    "runs",
    [
        drawing(60, align="center", look='<a:ln><a:prstDash val="dash"/></a:ln>'),
        vml(
            '<v:line style="position:absolute" from="1pt,2pt" to="99pt,2pt"><v:stroke dashstyle="dash"/></v:line>'
        ),
    ],
)
def test_dashed(runs: str) -> None:
    """A dashed line is told as one that is not solid."""
    assert not below(runs).solid


@pytest.mark.parametrize(
    "runs",
    [
        drawing(60, 20, kind="rect"),
        drawing(1, 0),
        drawing(60, look="<a:ln><a:noFill/></a:ln>"),
        drawing(60, 30, shape="<pic:pic/>"),
        "<w:r><w:drawing><wp:inline/></w:drawing></w:r>",
        '<w:r><w:drawing><wp:inline><wp:extent cx="x" cy="0"/></wp:inline></w:drawing></w:r>',
        vml('<v:line from="1pt" to="2pt,2pt"/>'),
        vml('<v:line from="a,b" to="2pt,2pt"/>'),
        vml('<v:rect style="width:50mm;height:30mm"/>'),
        vml('<v:rect stroked="f" style="width:50mm;height:0"/>'),
        vml("<v:shape/>"),
    ],
)
def test_not_a_line(runs: str) -> None:
    """Boxes, stubs, invisible strokes and broken shapes are no rule lines."""
    none(runs)


def test_group_of_shapes() -> None:
    """A line inside a group has its own length, not that of the group."""
    shape = '<wpg:wgp><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:ext cx="1800000" cy="0"/></a:xfrm></wps:spPr></wps:wsp></wpg:wgp>'
    line = below(drawing(90, 40, align="center", shape=shape))

    assert (line.technique, line.width_mm) == ("connector", 50)


@pytest.mark.parametrize(("drop", "above"), [(0.3, True), (-5, True), (6, False), (None, False)])
def test_line_hung_on_words(drop: float | None, above: bool) -> None:
    """A line hung on a paragraph with words stands above or below them by its distance from the paragraph's top."""
    run = drawing(40, align="center", drop=drop)
    (found,) = paragraphs(
        f'<w:p><w:pPr>{CENTRE}</w:pPr><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>Số: 1</w:t></w:r>{run}</w:p>'
    )

    assert (len(found.lines_above), len(found.lines_below)) == ((1, 0) if above else (0, 1))


def test_vml_hung_on_words() -> None:
    """The same for VML, by its margin-top."""
    run = vml('<v:line style="position:absolute" from="1pt,1pt" to="99pt,1pt"/>')
    (found,) = paragraphs(f"<w:p><w:r><w:t>Số: 1</w:t></w:r>{run}</w:p>")

    assert [x.technique for x in found.lines_above] == ["vml"]


def test_choice_or_fallback_not_both() -> None:
    """A line drawn for new and for old programs is one line."""
    choice, fallback = drawing(60, align="center"), vml('<v:line from="1pt,2pt" to="99pt,2pt"/>')
    inner = (
        choice.removeprefix("<w:r>").removesuffix("</w:r>"),
        fallback.removeprefix("<w:r>").removesuffix("</w:r>"),
    )
    both = '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'

    assert below(f"<w:r>{both.format(*inner)}</w:r>").technique == "connector"
    assert below(both.format(choice, fallback)).technique == "connector"
    assert below(f"<w:r>{both.format('', inner[1])}</w:r>").technique == "vml"
    none('<w:r><mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent></w:r>')


@pytest.mark.parametrize(
    ("text", "solid"),
    [("__________", True), ("----------", False), ("- - - - -", False), ("————", True), ("  ___  ", True)],
)
def test_typed(text: str, solid: bool) -> None:
    """A paragraph of underscores or dashes is a line as long as they are."""
    line = below(f'<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>{text}</w:t></w:r>')

    assert (line.technique, line.centred, line.solid) == ("typed", True, solid)
    assert line.width_mm == pytest.approx(width_pt(text.strip(), 14) * 25.4 / 72)


@pytest.mark.parametrize("dashes", ["-----------", "____"])
def test_typed_under_words(dashes: str) -> None:
    """Dashes typed on a line of their own inside a paragraph are its rule line, not its words."""
    look = '<w:rPr><w:sz w:val="28"/></w:rPr>'
    plain, bold = look, look.replace("<w:sz", "<w:b/><w:sz")
    body = f"<w:r>{plain}<w:t>Tự do</w:t><w:br/></w:r><w:r>{bold}<w:t>{dashes}</w:t></w:r>"
    (found,) = paragraphs(f"<w:p><w:pPr>{CENTRE}</w:pPr>{body}</w:p>")

    assert [x.text for x in found.runs] == ["Tự do"]
    assert [(x.technique, x.centred) for x in found.lines_below] == [("typed", True)]
    assert not found.has_break


def test_words_after_dashes_are_words() -> None:
    """Only the last line of a paragraph can be its rule line."""
    (found,) = paragraphs("<w:p><w:r><w:t>a</w:t><w:br/><w:t>----</w:t><w:br/><w:t>b</w:t></w:r></w:p>")

    assert (found.text, found.lines_below) == ("a\n----\nb", ())


@pytest.mark.parametrize("text", ["--", "*", "-----o0o-----", "***", "."])
def test_not_typed(text: str) -> None:
    """Stars, ornaments and a lone dash stay words."""
    found = paragraphs(p("TÊN") + p(text))

    assert [x.text for x in found] == ["TÊN", text]


def test_underlined_words() -> None:
    """Words that are underlined throughout carry a line as long as they are."""
    (found,) = paragraphs(p("Tự do", CENTRE, '<w:u w:val="single"/><w:b/><w:sz w:val="28"/>'))

    (line,) = found.lines_below
    assert (line.technique, line.centred) == ("underline", True)
    assert line.width_mm == pytest.approx(width_pt("Tự do", 14, bold=True) * 25.4 / 72)


def _underlined(*parts: tuple[str, bool], jc: str = "center") -> list[RuleLine]:
    runs = "".join(
        f'<w:r><w:rPr>{"<w:u/>" if on else ""}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        for text, on in parts
    )
    (found,) = paragraphs(f'<w:p><w:pPr><w:jc w:val="{jc}"/></w:pPr>{runs}</w:p>')
    return list(found.lines_below)


def test_underlined_middle() -> None:
    """The underlined middle of a centred line is a line; underlining in running text or in pieces is not."""
    (line,) = _underlined(("NHÂN DÂN", False), (" HUYỆN ", True), ("VĂN LANG", False))

    assert line.centred is True
    assert [x.centred for x in _underlined(("NHÂN DÂN HUYỆN", False), ("LANG", True))] == [False]
    assert _underlined(("a", False), ("b", True), ("c", False), jc="both") == []
    assert _underlined(("a", True), ("b", False), ("c", True)) == []
    assert [x.centred for x in _underlined(("a", True), jc="left")] == [None]


def test_underlined_blanks() -> None:
    """Underlined blanks and tabs without words are a line of their own."""
    line = below(
        '<w:r><w:rPr><w:u w:val="single"/><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">          </w:t><w:tab/></w:r>'
    )

    assert line.technique == "underline"
    assert line.width_mm == pytest.approx((width_pt(" " * 10, 14) + 36) * 25.4 / 72)


def test_line_before_any_words() -> None:
    """A line with no words before it stands above those that follow, or nowhere."""
    (found,) = paragraphs(p("", BOTTOM.format("single")) + p("TÊN"))

    assert [x.technique for x in found.lines_above] == ["border"]
    assert paragraphs(p("", BOTTOM.format("single"))) == []


def test_line_after_empty_paragraphs() -> None:
    """Empty paragraphs stay, and do not keep a line from the words it belongs to."""
    found = paragraphs(p("TÊN") + p() + p("", BOTTOM.format("single")) + p())

    assert [(x.text, len(x.lines_below)) for x in found] == [("TÊN", 1), ("", 0), ("", 0)]


def table(*rows: tuple[str, str], sides: str = "") -> str:
    """A layout table of two columns, 60 and 100 mm wide."""
    widths = (3402, 5669)

    def cell(inner: str, width: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{sides}</w:tcPr>{inner}</w:tc>'

    body = "".join(
        "<w:tr>" + "".join(cell(c, x) for c, x in zip(row, widths, strict=True)) + "</w:tr>" for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{x}"/>' for x in widths)
    margins = '<w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'
    return f"<w:tbl><w:tblPr>{margins}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def test_line_in_a_cell() -> None:
    """In a cell the line is measured against the cell and belongs to its words."""
    rule = p("", f'{TOP}<w:ind w:left="567" w:right="567"/>')
    left, right = paragraphs(table((p("CƠ QUAN") + rule, p("QUỐC HIỆU"))))

    assert right.lines_below == ()
    assert left.lines_below[0].width_mm == pytest.approx(40, abs=0.1)
    assert left.lines_below[0].centred


def test_margins_of_cells() -> None:
    """The room of a cell is what its margins leave: the table's, its style's or its own."""
    rule = p("", TOP)

    def width(tblpr: str, tcpr: str = "", styles: str = "") -> float:
        cell = f'<w:tc><w:tcPr><w:tcW w:w="5669" w:type="dxa"/>{tcpr}</w:tcPr>{p("a")}{rule}</w:tc>'
        body = f"<w:tbl><w:tblPr>{tblpr}</w:tblPr><w:tr>{cell}</w:tr></w:tbl>"
        (found,) = read_view(pack(package(body, styles=styles)), "a").paragraphs()
        return round(found.lines_below[0].width_mm or 0)

    wide = '<w:tblCellMar><w:left w:w="567"/><w:end w:w="567"/></w:tblCellMar>'
    style = f'<w:style w:type="table" w:default="1" w:styleId="T"><w:name w:val="T"/><w:tblPr>{wide}</w:tblPr></w:style>'
    assert (width(""), width(wide), width("", "", style)) == (96, 80, 80)
    assert width(wide, '<w:tcMar><w:start w:w="0"/><w:right w:w="0"/></w:tcMar>') == 100


def test_line_in_a_row_of_its_own() -> None:
    """A row that holds only lines gives them to the cells above."""
    rule = p("", TOP)
    left, right = paragraphs(table((p("CƠ QUAN"), p("QUỐC HIỆU")), (rule, rule)))

    assert [len(x.lines_below) for x in (left, right)] == [1, 1]


def test_line_in_the_first_row() -> None:
    """A row of lines before any words gives them to the cells below."""
    rule = p("", TOP)
    left, _right = paragraphs(table((rule, rule), (p("CƠ QUAN"), p("QUỐC HIỆU"))))

    assert [x.technique for x in left.lines_above] == ["border"]


def test_cell_borders() -> None:
    """The bottom or top border of a cell is a line of the cell's width; both of two cells that touch are one."""
    both = '<w:tcBorders><w:top w:val="single"/><w:bottom w:val="single"/></w:tcBorders>'
    upper, _, lower, _ = paragraphs(table((p("a"), p("b")), (p("c"), p("d")), sides=both))

    assert [x.technique for x in upper.lines_above] == ["cell"]
    assert [(x.technique, round(x.width_mm or 0)) for x in upper.lines_below] == [("cell", 60)]
    assert (len(lower.lines_above), len(lower.lines_below)) == (0, 1)


def test_line_after_a_layout_table() -> None:
    """A line hung on the body after the masthead belongs to the column it stands under."""
    head = table((p("CƠ QUAN"), p("QUỐC HIỆU")))

    def owner(offset: float) -> list[int]:
        return [
            len(x.lines_below)
            for x in paragraphs(head + f"<w:p>{drawing(30, offset=offset)}</w:p>" + p("KẾ HOẠCH"))
        ]

    assert owner(10) == [1, 0, 0]
    assert owner(110) == [0, 1, 0]
    assert owner((ROOM - 30) / 2) == [0, 1, 0]


def test_line_after_a_ruled_table() -> None:
    """A line after a table of data has no words to belong to but those that follow."""
    sides = "".join(
        f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    ruled = f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tr><w:tc>{p('1')}</w:tc><w:tc>{p('2')}</w:tc></w:tr></w:tbl>"

    found = paragraphs(ruled + p("", TOP) + p("x"))

    assert [len(x.lines_above) for x in found] == [0, 0, 1]
    assert len(paragraphs(ruled + p("", TOP))) == 2

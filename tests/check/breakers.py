"""For each rule, ways to break a clean document: functions that edit it as a careless hand would.

A breaker is (base, edit) or (base, edit, codes that cannot but come along). Bases are rendered from the files beside this
one: `state` (NĐ 30), `party` (36-HD), `parts` (NĐ 30, with Phần), `long` (a sample of several pages).
"""

from __future__ import annotations

import base64
import copy
import io
import unicodedata
from collections.abc import Callable
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

Edit = Callable[[Any], None]


def words(p: Any) -> str:
    """The text of a w:p."""
    return "".join(t.text or "" for t in p.iter(qn("w:t")))


def at(doc: Any, start: str, nth: int = 0) -> Any:
    """The nth w:p whose text starts so."""
    return [p for p in doc.element.body.iter(qn("w:p")) if words(p).startswith(start)][nth]


def styled(doc: Any, style: str, nth: int = 0) -> Any:
    """The nth w:p of a paragraph style id."""
    return [p for p in doc.element.body.iter(qn("w:p")) if p.pPr is not None and p.pPr.style == style][nth]


def write(p: Any, text: str) -> None:
    """Put a text in place of the paragraph's own, in the look of its first run."""
    runs = Paragraph(p, None).runs  # type: ignore[arg-type]
    if not runs:
        Paragraph(p, None).add_run(text)  # type: ignore[arg-type]
        return
    runs[0].text = text
    for run in runs[1:]:
        run._r.getparent().remove(run._r)


def put(start: str, text: str) -> Edit:
    """Retype a paragraph."""
    return lambda doc: write(at(doc, start), text)


def sub(start: str, old: str, new: str, nth: int = 0) -> Edit:
    """Change some words of a paragraph."""

    def edit(doc: Any) -> None:
        p = at(doc, start, nth)
        assert old in words(p)
        for t in p.iter(qn("w:t")):
            if old in (t.text or ""):
                t.text = t.text.replace(old, new)
                return
        write(p, words(p).replace(old, new))

    return edit


def everywhere(old: str, new: str) -> Edit:
    """Change the same words wherever they stand."""

    def edit(doc: Any) -> None:
        for p in list(doc.element.body.iter(qn("w:p"))):
            if old in words(p):
                write(p, words(p).replace(old, new))

    return edit


def both(*edits: Edit) -> Edit:
    """One edit after another."""

    def edit(doc: Any) -> None:
        for one in edits:
            one(doc)

    return edit


def drop(start: str) -> Edit:
    """Delete a paragraph."""

    def edit(doc: Any) -> None:
        p = at(doc, start)
        p.getparent().remove(p)

    return edit


def drop_styled(style: str) -> Edit:
    """Delete the paragraph of a style (a drawn line)."""

    def edit(doc: Any) -> None:
        p = styled(doc, style)
        p.getparent().remove(p)

    return edit


def insert(after: str, text: str, like: str = "", **look: Any) -> Edit:
    """A new paragraph after another, in the look of `like`."""

    def edit(doc: Any) -> None:
        here = at(doc, after)
        new = copy.deepcopy(at(doc, like or after))
        write(new, text)
        here.addnext(new)
        for run in Paragraph(new, None).runs:  # type: ignore[arg-type]
            for key, value in look.items():
                setattr(run.font, key, value)

    return edit


def above(start: str, text: str) -> Edit:
    """A new paragraph right above another, in its look."""

    def edit(doc: Any) -> None:
        here = at(doc, start)
        new = copy.deepcopy(here)
        write(new, text)
        here.addprevious(new)

    return edit


def font(start: str, nth: int = 0, **look: Any) -> Edit:
    """Direct formatting of a paragraph's runs."""

    def edit(doc: Any) -> None:
        from docx.shared import Pt, RGBColor

        for run in Paragraph(at(doc, start, nth), None).runs:  # type: ignore[arg-type]
            for key, value in look.items():
                if key == "size":
                    run.font.size = Pt(value)
                elif key == "color":
                    run.font.color.rgb = RGBColor.from_string(value)
                elif key == "name":
                    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
                    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
                        fonts.set(qn(f"w:{slot}"), value)
                else:
                    setattr(run.font, key, value)

    return edit


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    for old in parent.findall(qn(tag)):
        parent.remove(old)
    child = OxmlElement(tag)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
    return child


def style_run(style: str, tag: str, **attributes: str) -> Edit:
    """A character property of a style."""

    def edit(doc: Any) -> None:
        found = next(s for s in doc.styles.element.iter(qn("w:style")) if s.get(qn("w:styleId")) == style)
        _child(found.get_or_add_rPr(), tag, **attributes)

    return edit


def style_par(style: str, tag: str, **attributes: str) -> Edit:
    """A paragraph property of a style."""

    def edit(doc: Any) -> None:
        found = next(s for s in doc.styles.element.iter(qn("w:style")) if s.get(qn("w:styleId")) == style)
        _child(found.get_or_add_pPr(), tag, **attributes)

    return edit


def par(start: str, tag: str, nth: int = 0, **attributes: str) -> Edit:
    """A direct paragraph property."""
    return lambda doc: _child(at(doc, start, nth).get_or_add_pPr(), tag, **attributes)


def par_styled(style: str, tag: str, **attributes: str) -> Edit:
    """A direct paragraph property, the paragraph found by its style."""
    return lambda doc: _child(styled(doc, style).get_or_add_pPr(), tag, **attributes)


def section(tag: str, nth: int = 0, **attributes: str) -> Edit:
    """Attributes of a part of a section's set-up."""

    def edit(doc: Any) -> None:
        found = doc.sections[nth]._sectPr.find(qn(tag))
        for key, value in attributes.items():
            found.set(qn(f"w:{key}"), value)

    return edit


def page_numbers(**attributes: str) -> Edit:
    """How the first section numbers its pages."""
    return lambda doc: _child(doc.sections[0]._sectPr, "w:pgNumType", **attributes)


def line_kind(style: str, kind: str, sz: str = "6", color: str = "000000") -> Edit:
    """Another border in place of the drawn line of a style."""

    def edit(doc: Any) -> None:
        borders = _child(styled(doc, style).get_or_add_pPr(), "w:pBdr")
        _child(borders, "w:top", val=kind, sz=sz, space="1", color=color)

    return edit


def no_section(tag: str, *sections: int) -> Edit:
    """Take a part out of sections."""

    def edit(doc: Any) -> None:
        for nth in sections or range(len(doc.sections)):
            for found in list(doc.sections[nth]._sectPr.findall(qn(tag))):
                doc.sections[nth]._sectPr.remove(found)

    return edit


def swap_columns(doc: Any) -> None:
    """The head the wrong way round."""
    table = doc.tables[0]._tbl
    grid = table.tblGrid
    grid.append(grid[0])
    for row in table.tr_lst:
        cells = row.tc_lst
        row.append(cells[0])


def gap_column(doc: Any) -> None:
    """An empty narrow column between the two of the head."""
    table = doc.tables[0]._tbl
    narrow = copy.deepcopy(table.tblGrid[0])
    narrow.set(qn("w:w"), "60")
    table.tblGrid.insert(1, narrow)
    for row in table.tr_lst:
        gap = copy.deepcopy(row.tc_lst[0])
        gap.tcPr.find(qn("w:tcW")).set(qn("w:w"), "60")
        for p in gap.findall(qn("w:p"))[1:]:
            gap.remove(p)
        empty = gap.find(qn("w:p"))
        for inner in [one for one in empty if one.tag != qn("w:pPr")]:
            empty.remove(inner)
        row.tc_lst[0].addnext(gap)


def swap_with_a_gap(doc: Any) -> None:
    """The head the wrong way round in a table of three columns, an empty one between."""
    swap_columns(doc)
    gap_column(doc)


def split_name(doc: Any) -> None:
    """The national name typed on two lines."""
    p = at(doc, "CỘNG HÒA")
    second = copy.deepcopy(p)
    write(p, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")
    write(second, "VIỆT NAM")
    p.addnext(second)


def date_in_first_row(start: str) -> Edit:
    """The date moved up beside the issuer."""

    def edit(doc: Any) -> None:
        p = at(doc, start)
        empty = OxmlElement("w:p")
        p.addprevious(empty)
        doc.tables[0]._tbl.tr_lst[0].tc_lst[1].append(p)

    return edit


def date_in_new_row(start: str) -> Edit:
    """The date moved down to a row of its own."""

    def edit(doc: Any) -> None:
        rows = doc.tables[0]._tbl.tr_lst
        new = copy.deepcopy(rows[1])
        rows[1].addnext(new)
        write(next(p for p in rows[1].iter(qn("w:p")) if words(p).startswith(start)), "")
        number = next(p for p in new.iter(qn("w:p")) if words(p).startswith("Số"))
        write(number, "")

    return edit


def field_text(edit_part: Callable[[Any], None]) -> Edit:
    """Edit the default header's paragraph."""

    def edit(doc: Any) -> None:
        for one in doc.sections:
            if not one.header.is_linked_to_previous:
                edit_part(one.header.paragraphs[0])

    return edit


def _typed(digit: str) -> Callable[[Any], None]:
    def edit(paragraph: Any) -> None:
        for child in list(paragraph._p):
            if child.tag != qn("w:pPr"):
                paragraph._p.remove(child)
        paragraph.add_run(digit)

    return edit


def _to_footer(doc: Any) -> None:
    for one in doc.sections:
        if not one.header.is_linked_to_previous:
            source = one.header.paragraphs[0]._p
            one.footer.paragraphs[0]._p.addprevious(copy.deepcopy(source))
            for child in list(source):
                if child.tag != qn("w:pPr"):
                    source.remove(child)


def _footer_right(doc: Any) -> None:
    for one in doc.sections:
        for p in one.footer.paragraphs:
            if p._p.findall(f".//{qn('w:instrText')}") or p._p.findall(f".//{qn('w:fldSimple')}"):
                _child(p._p.get_or_add_pPr(), "w:jc", val="right")


def _header_size(half_points: str) -> Callable[[Any], None]:
    def edit(paragraph: Any) -> None:
        for run in paragraph._p.iter(qn("w:r")):
            _child(run.get_or_add_rPr(), "w:sz", val=half_points)

    return edit


def _header_align(paragraph: Any) -> None:
    _child(paragraph._p.get_or_add_pPr(), "w:jc", val="right")


def _first_header(doc: Any) -> None:
    """The field copied into the header of the first page."""
    first = doc.sections[0]
    source = first.header.paragraphs[0]._p
    first.first_page_header.paragraphs[0]._p.addprevious(copy.deepcopy(source))


def wide(doc: Any) -> None:
    """A table dragged out of the margins."""
    table = doc.tables[-1]._tbl
    for column in table.tblGrid:
        column.set(qn("w:w"), "7000")
    for cell in table.iter(qn("w:tcW")):
        cell.set(qn("w:w"), "7000")
    table.tblPr.find(qn("w:tblW")).set(qn("w:w"), "14000")


def wide_column(doc: Any) -> None:
    """One column dragged out of the margins."""
    table = doc.tables[-1]._tbl
    table.tblGrid[-1].set(qn("w:w"), "12000")
    for row in table.tr_lst:
        row.tc_lst[-1].tcPr.find(qn("w:tcW")).set(qn("w:w"), "12000")
    table.tblPr.find(qn("w:tblW")).set(qn("w:w"), "16000")


def fixed(row: int) -> Edit:
    """A row of exact height."""

    def edit(doc: Any) -> None:
        properties = doc.tables[-1]._tbl.tr_lst[row].get_or_add_trPr()
        _child(properties, "w:trHeight", val="400", hRule="exact")

    return edit


def track(tag: str) -> Edit:
    """A tracked change round the last run of a paragraph."""

    def edit(doc: Any) -> None:
        p = at(doc, "Huy động")
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), "900")
        mark.set(qn("w:author"), "A")
        run = copy.deepcopy(p.findall(qn("w:r"))[-1])
        for t in run.iter(qn("w:t")):
            t.text = "Thêm "
            if tag == "w:del":
                t.tag = qn("w:delText")
        mark.append(run)
        # before the full stop of the sentence
        p.findall(qn("w:r"))[0].addprevious(mark) if tag == "w:ins" else p.append(mark)

    return edit


def comment(start: str) -> Edit:
    """A remark in the margin."""

    def edit(doc: Any) -> None:
        doc.add_comment(Paragraph(at(doc, start), doc._body).runs, text="xem lại", author="A", initials="A")

    return edit


def shade(start: str) -> Edit:
    """Grey behind the words."""

    def edit(doc: Any) -> None:
        for run in Paragraph(at(doc, start), None).runs:  # type: ignore[arg-type]
            _child(run._r.get_or_add_rPr(), "w:shd", val="clear", color="auto", fill="D9D9D9")

    return edit


def run_look(start: str, tag: str, **attributes: str) -> Edit:
    """A direct character property of all words of a paragraph."""
    return lambda doc: [
        _child(run.get_or_add_rPr(), tag, **attributes) for run in at(doc, start).iter(qn("w:r"))
    ]


def cell_ground(fill: str) -> Edit:
    """A colour behind the first row of the last table."""

    def edit(doc: Any) -> None:
        for one in doc.tables[-1]._tbl.tr_lst[0].tc_lst:
            _child(one.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=fill)

    return edit


def blank_after(start: str, times: int = 1) -> Edit:
    """Empty paragraphs."""

    def edit(doc: Any) -> None:
        p = at(doc, start)
        for _n in range(times):
            p.addnext(OxmlElement("w:p"))

    return edit


def typed_line(doc: Any) -> None:
    """Dashes typed in place of the drawn line."""
    p = styled(doc, "VBKeTrichYeu")
    new = copy.deepcopy(at(doc, "KẾ HOẠCH"))
    write(new, "---------------")
    p.addprevious(new)
    p.getparent().remove(p)


def tabbed_head(doc: Any) -> None:
    """The head laid out by tabs on bare lines, its drawn lines lost with the table."""
    from docx.shared import Mm, Pt

    table = doc.tables[0]._tbl
    lines = (
        (("ỦY BAN NHÂN DÂN", 13, True, False), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False)),
        (("HUYỆN BÌNH GIA", 13, True, False), ("Độc lập - Tự do - Hạnh phúc", 14, True, False)),
        (("Số: 05/KH-UBND", 13, False, False), ("Bình Gia, ngày 05 tháng 02 năm 2024", 14, False, True)),
    )
    for sides in lines:
        p = OxmlElement("w:p")
        table.addprevious(p)
        paragraph = Paragraph(p, doc._body)
        for text, size, bold, italic in sides:
            paragraph.add_run("\t")
            run = paragraph.add_run(text)
            run.font.size, run.bold, run.italic = Pt(size), bold, italic
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(35))
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(115))
    table.getparent().remove(table)


def empty_right_cell(doc: Any) -> None:
    """Nobody signs."""
    cell = at(doc, "TM. ").getparent()
    for p in cell.iter(qn("w:p")):
        write(p, "")


def department(name: str) -> Edit:
    """The issuer's name in place of the committee's, with the post, symbol and collective line of a department."""

    def edit(doc: Any) -> None:
        both(
            put("ỦY BAN NHÂN DÂN", name), drop("XÃ HÒA BÌNH"), put("Số: ", "Số: 12/KH-SNV"), drop("TM. "), put("CHỦ TỊCH", "GIÁM ĐỐC"),
        )(doc)  # fmt: skip

    return edit


def department_of(parent: str, name: str) -> Edit:
    """The same under a parent body."""

    def edit(doc: Any) -> None:
        above("ỦY BAN NHÂN DÂN", parent)(doc)
        font(parent, bold=False)(doc)
        department(name)(doc)

    return edit


def above_issuer(parent: str, name: str, number: str) -> Edit:
    """Another issuer of the Party, below a parent body; who signs goes with it."""

    def edit(doc: Any) -> None:
        above("TỈNH ỦY", parent)(doc)
        font(parent, bold=False)(doc)
        both(put("TỈNH ỦY", name), put("Số ", number))(doc)

    return edit


def _ending(doc: Any) -> Any:
    return next(t._tbl for t in doc.tables if "Nơi nhận" in words(t._tbl))


def swap_ending(doc: Any) -> None:
    """The signature on the left, the recipients on the right."""
    table = _ending(doc)
    table.tblGrid.append(table.tblGrid[0])
    for row in table.tr_lst:
        row.append(row.tc_lst[0])


def recipients_below(doc: Any) -> None:
    """The recipients a row below the signature."""
    row = _ending(doc).tr_lst[0]
    below = copy.deepcopy(row)
    row.addnext(below)
    for gone in (row.tc_lst[0], below.tc_lst[1]):
        for p in list(gone.iter(qn("w:p")))[1:]:
            p.getparent().remove(p)
        write(next(gone.iter(qn("w:p"))), "")


def page_breaks(start: str, count: int = 1, below: str = "") -> Edit:
    """Paragraphs of a page break each, and one of nothing ("mark") or of a section's end below, before a paragraph; at the end for ""."""

    def edit(doc: Any) -> None:
        here = at(doc, start) if start else doc.sections[-1]._sectPr
        turn = '<w:p {}><w:r><w:br w:type="page"/></w:r></w:p>'
        for xml in [turn] * count + ["<w:p {}/>"] * bool(below):
            here.addprevious(parse_xml(xml.format(nsdecls("w"))))
        if below == "section":
            here.getprevious().get_or_add_pPr().append(copy.deepcopy(doc.sections[0]._sectPr))

    return edit


def lying(doc: Any) -> None:
    """The first section on its side, its lines as long as they were."""
    section = doc.sections[0]._sectPr
    _child(section, "w:pgSz", w="16838", h="11906", orient="landscape")
    margins = section.find(qn("w:pgMar"))
    margins.set(qn("w:right"), str(int(margins.get(qn("w:right"))) + 4932))


def picture(start: str) -> Edit:
    """A small image in a paragraph."""

    def edit(doc: Any) -> None:
        Paragraph(at(doc, start), doc._body).add_run().add_picture(io.BytesIO(_PIXEL))

    return edit


def header_picture(doc: Any) -> None:
    """A logo in the header of every page but the first."""
    doc.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(_PIXEL))


_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


def after_all(text: str) -> Edit:
    """A line below everything."""

    def edit(doc: Any) -> None:
        doc.element.body.append(doc.sections[-1]._sectPr)
        new = copy.deepcopy(at(doc, "- Lưu"))
        write(new, text)
        doc.sections[-1]._sectPr.addprevious(new)

    return edit


def unnumbered_section(doc: Any) -> None:
    """The last section with a header of its own that shows nothing."""
    last = doc.sections[-1]
    no_section("w:headerReference", len(doc.sections) - 1)(doc)
    last.header.is_linked_to_previous = False
    last.first_page_header.is_linked_to_previous = False


def cell(old: str, new: str, nth: int = 0) -> Edit:
    """The nth cell that holds just these words, retyped."""

    def edit(doc: Any) -> None:
        found = [p for p in doc.tables[-1]._tbl.iter(qn("w:p")) if words(p) == old]
        write(found[nth], new)

    return edit


def footer(text: str) -> Edit:
    """Words at the foot of every page but the first."""

    def edit(doc: Any) -> None:
        doc.sections[0].footer.is_linked_to_previous = False
        run = doc.sections[0].footer.paragraphs[0].add_run(text)
        run.font.name = "Times New Roman"

    return edit


def watermark(text: str) -> Edit:
    """Word's own watermark: WordArt in the header."""

    def edit(doc: Any) -> None:
        doc.sections[0].header.paragraphs[0]._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape id="PowerPlusWaterMarkObject1" '
                'style="position:absolute;width:400pt;height:160pt;rotation:315" fillcolor="silver" stroked="f">'
                f'<v:textpath style="font-family:Arial" string="{text}"/></v:shape></w:pict></w:r>'
            )
        )

    return edit


def struck(start: str) -> Edit:
    """A line through the words."""
    return lambda doc: [_child(r.get_or_add_rPr(), "w:strike") for r in at(doc, start).iter(qn("w:r"))]


def framed_page(doc: Any) -> None:
    """A border round the page, as on covers."""
    frame = _child(doc.sections[0]._sectPr, "w:pgBorders")
    for side in ("top", "left", "bottom", "right"):
        _child(frame, f"w:{side}", val="single", sz="4", space="24", color="auto")


def yellow_page(doc: Any) -> None:
    """A colour behind the pages."""
    ground = OxmlElement("w:background")
    ground.set(qn("w:color"), "FFF2CC")
    doc.element.insert(0, ground)
    doc.settings.element.insert(0, OxmlElement("w:displayBackgroundShape"))


GAPS = {"before": "0", "after": "0"}
BODY = "Nâng dần"
FIRST = "Huy động"

BREAKERS: dict[str, list[tuple[Any, ...]]] = {
    "TT101": [
        ("state", put("CỘNG HÒA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM")),
        ("state", put("CỘNG HÒA", "")),
        ("party", put("ĐẢNG CỘNG", "ĐẢNG CÔNG SẢN VIỆT NAM")),
    ],
    "TT102": [("state", swap_columns), ("parts", swap_with_a_gap)],
    "TT103": [
        ("state", put("Độc lập", "Độc lập – Tự do – Hạnh phúc")),
        ("state", put("Độc lập", "Độc lập-Tự do-Hạnh phúc")),
        ("parts", put("Độc lập", "Độc Lập - Tự Do - Hạnh Phúc")),
    ],
    "TT104": [
        ("parts", both(put("ỦY BAN NHÂN DÂN", ""), put("XÃ HÒA BÌNH", ""))),
        ("state", both(drop("HUYỆN BÌNH"), drop("ỦY BAN NHÂN DÂN"))),
    ],
    "TT105": [
        ("state", font("ỦY BAN NHÂN DÂN", bold=False)),
        ("parts", both(style_run("VBCoQuan", "w:b", val="0"), font("XÃ HÒA BÌNH", bold=True))),
    ],
    "TT106": [
        ("state", everywhere("ngày 05 tháng 02 năm 2024", "ngày 15 tháng 9 năm 2025")),
        ("party", both(everywhere("05 tháng 02 năm 2024", "15 tháng 9 năm 2025"), put("TỈNH ỦY", "HUYỆN ỦY LỘC BÌNH"))),
    ],
    "TT107": [("state", par("CỘNG HÒA", "w:ind", left="900", right="900")), ("state", split_name)],
    "TT108": [
        ("state", both(put("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH GIA"), drop("HUYỆN BÌNH"))),
        ("party", put("thực hiện Kết luận", "thực hiện Kết luận số 51-KL/TW,\nngày 30/5/2019 của Ban Bí thư")),
        ("state", put(FIRST, "Huy động trẻ em trong độ tuổi đến trường,\ngiữ vững kết quả phổ cập giáo dục của các xã.")),
    ],
    "TT109": [
        ("party", put("TỈNH ỦY", "BAN THƯỜNG VỤ TỈNH ỦY")),
        ("party", put("TỈNH ỦY", "VĂN PHÒNG TỈNH ỦY")),
        ("party", put("TỈNH ỦY", "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH")),
        ("party", above_issuer("HUYỆN ỦY TRÙNG KHÁNH", "ĐẢNG ỦY XÃ ĐÀM THỦY", "Số 05-KH/ĐU")),
    ],
    "TT110": [("parts", department("SỞ TÀI CHÍNH")), ("parts", department("PHÒNG KINH TẾ"))],
    "TT111": [("parts", put("Số: ", "")), ("parts", put("Số: ", "   "))],
    "TT112": [
        ("state", put("Số: ", "Số 05/KH-UBND")),
        ("state", put("Số: ", "Số: 05 / KH - UBND")),
        ("state", put("Số: ", "Số : 05/KH-UBND")),
        ("state", put("Số: ", "Số:05/KH-UBND")),
        ("state", put("Số: ", "Số: 05/KH-UBND.")),
        ("state", put("Số: ", "Số: 05/KH-ubnd")),
        ("parts", put("Số: ", "Số: O5/KH-UBND")),
        ("parts", put("Số: ", "Số: 12,13/KH-UBND")),
        ("parts", put("Số: ", "Số: 12/KHUBND")),
        ("party", put("Số ", "Số: 05-KH/TU")),
    ],
    "TT113": [("parts", put("Số: ", "Số: 12/2026/KH-UBND")), ("party", put("Số ", "Số 05-KH/TU-2024"))],
    "TT114": [("state", put("Số: ", "Số: 5/KH-UBND")), ("parts", put("Số: ", "Số: 0125/KH-UBND"))],
    "TT115": [("parts", put("Số: ", "Số: 12/CTr-UBND")), ("state", everywhere("05/KH-UBND", "05/BC-UBND"))],
    "TT116": [("parts", put("Số: ", "Số: 12/KH-SCT")), ("party", put("Số ", "Số 05-KH/ĐU"))],
    "TT121": [("parts", put("Hòa Bình, ngày", "")), ("parts", put("Hòa Bình, ngày", "   "))],
    "TT122": [
        ("parts", put("Hòa Bình, ngày", "Hòa Bình ngày 09 tháng 3 năm 2026")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 09/3/2026")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 31 tháng 02 năm 2026")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 09 tháng 13 năm 2026")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 09 tháng 3 năm 26")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 09 tháng 3, 2026")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình,, ngày 09 tháng 3 năm 2026")),
    ],
    "TT123": [
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 9 tháng 3 năm 2026")),
        ("parts", put("Hòa Bình, ngày", "Hòa Bình, ngày 09 tháng 03 năm 2026")),
        ("party", sub("Cao Bằng, ngày", "tháng 02", "tháng 2")),
    ],
    "TT124": [("parts", date_in_first_row("Hòa Bình, ngày")), ("parts", date_in_new_row("Hòa Bình, ngày"))],
    "TT125": [
        ("state", sub("Bình Gia, ngày", "Bình Gia", "Huyện Bình Gia")),
        ("parts", sub("Hòa Bình, ngày", "Hòa Bình", "TP.HCM")),
        ("parts", sub("Hòa Bình, ngày", "Hòa Bình", "hòa bình")),
        ("parts", sub("Hòa Bình, ngày", "Hòa Bình", "HÒA BÌNH")),
    ],
    "TT126": [
        ("parts", sub("Hòa Bình, ngày", "2026", "2099")),
        ("parts", sub("Hòa Bình, ngày", "09 tháng 3", "09 tháng 12")),
    ],
    "TT127": [
        ("parts", sub("Hòa Bình, ngày", "Hòa Bình", "Kim Liên")),
        ("long", sub("Na Sầm, ngày", "Na Sầm", "Đồng Đăng")),
    ],
    "TT128": [("parts", put("ỦY BAN", "UY BAN NHÂN DÂN")), ("parts", put("ỦY BAN", "UBND"), {"KT402"}), ("state", put("HUYỆN BÌNH", "HUYỆN BÌNH GIA."))],
    "TT201": [
        ("parts", put("KẾ HOẠCH", "KẾ HOẠCH PHÁT TRIỂN")),
        ("state", put("KẾ HOẠCH", "KẾ HOẠCH PHỔ CẬP GIÁO DỤC")),
        ("state", put("KẾ HOẠCH", "K Ế H O Ạ C H")),
        ("parts", put("KẾ HOẠCH", "KẾ HOẠCK")),
        ("party", put("KẾ HOẠCH", "KẾ HOACH")),
    ],
    "TT202": [("parts", put("Phát triển", "")), ("state", drop("Thực hiện công tác"))],
    "TT203": [
        ("parts", put("Phát triển", "Phát triển giáo dục.")),
        ("party", sub("thực hiện Kết luận", "Bí thư", "Bí thư:")),
    ],
    "TT204": [
        ("parts", put("Phát triển", "V/v phát triển giáo dục")),
        ("state", sub("Thực hiện công tác", "Thực hiện", "V/v: thực hiện")),
    ],
    "TT205": [
        ("party", sub("thực hiện Kết luận", "thực hiện", "Thực hiện")),
        ("party", sub("thực hiện Kết luận", "thực hiện", "Triển khai")),
    ],
    "TT206": [
        ("parts", lambda doc: styled(doc, "VBKeTrichYeu").addnext(_copy(doc, "Ủy ban nhân dân xã", "Kính gửi: Các thôn"))),
        ("party", lambda doc: at(doc, "-----").addnext(_copy(doc, "Ban Thường vụ", "Kính gửi: Các huyện ủy"))),
    ],
    "TT207": [
        ("parts", lambda doc: styled(doc, "VBKeTrichYeu").addnext(_attached(doc, "(Kèm theo Quyết định số 15/QĐ-UBND ngày 09 tháng 3 năm 2026)"))),
        ("state", lambda doc: styled(doc, "VBKeTrichYeu").addnext(_attached(doc, "(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/02/2024)"))),
    ],
    "TT301": [
        ("state", put("Căn cứ Kế hoạch", "Căn cứ Kế hoạch số 12/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh;")),
        ("state", put("Căn cứ Luật", "Căn cứ Luật Giáo dục ngày 14/6/2019.")),
        ("party", put("- Căn cứ", "- Căn cứ Điều lệ Đảng Cộng sản Việt Nam,")),
    ],
    "TT302": [
        ("state", put("Căn cứ Luật", "Căn cứ Luật Giáo dục ngày 14/6/2019; căn cứ Luật Viên chức ngày 15/11/2010;")),
        ("state", put("Căn cứ Luật", "Căn cứ Luật Giáo dục ngày 14/6/2019. Căn cứ Luật Viên chức ngày 15/11/2010;")),
    ],
    "TT303": [
        ("state", put("Căn cứ Luật", "- Căn cứ Luật Giáo dục ngày 14/6/2019;")),
        ("party", put("- Căn cứ", "Căn cứ Điều lệ Đảng Cộng sản Việt Nam;")),
    ],
    "TT304": [
        ("state", put("Căn cứ Nghị định", "Căn cứ Nghị định số 20/2014/NĐ-CP của Chính phủ;")),
        ("state", put("Căn cứ Nghị định", "Căn cứ Nghị định số 20/2014/NĐ-CP ngày 24/3/2014;")),
    ],
    "TT305": [
        ("state", put("Căn cứ Luật", "Căn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019;")),
        ("state", put("Căn cứ Luật", "Căn cứ Pháp lệnh Dân số số 06/2003/PL-UBTVQH11 ngày 09/01/2003;")),
    ],
    "TT306": [
        ("state", sub("Căn cứ Nghị định", "Nghị định số", "Nghị định")),
        ("state", sub("Căn cứ Kế hoạch", "Kế hoạch số", "Kế hoạch")),
    ],
    "TT307": [
        ("state", sub("Căn cứ Luật", "14/6/2019", "14/6/2024")),
        ("state", sub("Căn cứ Kế hoạch", "10/01/2024", "10 tháng 3 năm 2024")),
    ],
    "TT308": [
        ("party", sub("thực hiện Kết luận", "TW, ngày", "TW ngày")),
        ("party", sub("Thống nhất", "nhận thức", "nhận thức theo Nghị quyết số 29-NQ/TW ngày 04/11/2013")),
    ],
    "TT309": [
        ("state", put("Căn cứ Kế hoạch", "Căn cứ Công văn số 12/UBND-VX ngày 10/01/2024 của Ủy ban nhân dân tỉnh về giáo dục năm 2024.")),
        ("state", sub("Căn cứ Nghị định", "Nghị định số 20/2014/NĐ-CP", "Công văn số 20/VPCP-KGVX")),
    ],
    "TT311": [
        ("parts", put("Phần I", "Phần 1")),
        ("parts", drop("TÌNH HÌNH")),
        ("parts", put("Phần I", "Phần I.")),
        ("parts", put("Phần I", "Phần thứ nhất")),
        ("parts", both(put("Phần I", "Phần I. TÌNH HÌNH CHUNG"), drop("TÌNH HÌNH"))),
    ],
    "TT312": [
        ("state", sub("I. MỤC", "I. ", "I/ ")),
        ("state", sub("II. NHIỆM", "II. ", "II - ")),
        ("state", sub("II. NHIỆM", "II. ", "II ")),
    ],
    "TT313": [("state", sub("1. Mục đích", "1.", "1/")), ("state", sub("1. Phòng", "1.", "1)"))],
    "TT314": [("state", sub("a) Bảo", "a)", "a.")), ("state", sub("b) Phân", "b)", "b/")), ("state", sub("b) Phân", "b)", "B)"))],
    "TT315": [("state", sub("đ) Tiết", "đ)", "e)")), ("state", sub("đ) Tiết", "đ)", "f)"))],
    "TT316": [("state", sub("II. NHIỆM", "II.", "III.")), ("state", sub("c) Không", "c)", "b)")),
        ("state", cell("2", "3", -1)), ("long", cell("3", "2")), ("long", cell("4", "6"))],
    "TT317": [("party", sub("II- NHIỆM", "II-", "II.")), ("party", sub("III- TỔ", "III-", "III."))],
    "TT318": [("state", put("I. MỤC", "I.")), ("state", put("II. NHIỆM", "II."))],
    "TT319": [
        ("state", sub("Ủy ban nhân dân huyện", "./.", ".", 1)),
        ("state", sub("đ) Tiết", "phí.", "phí./.")),
        ("party", sub("Các cơ quan, đơn vị", "chỉ đạo.", "chỉ đạo./.")),
    ],
    "TT320": [
        ("state", sub("II. NHIỆM", "II. ", "II.")),
        ("state", sub("b) Phân", "b) ", "b)")),
        ("state", sub("- Điều tra", "- ", "-")),
        ("state", sub("1. Mục đích", "1.", "1 .")),
        ("state", sub("b) Phân", "b)", "b )")),
    ],
    "TT321": [("state", sub("1. Mục đích", "đích", "đích.")), ("state", sub("II. NHIỆM", "VỤ", "VỤ:"))],
    "TT322": [
        ("state", sub("Căn cứ Nghị định", "Căn cứ", "căn cứ")),
        ("state", sub("Căn cứ Luật", "Luật Giáo dục", "luật giáo dục")),
        ("state", sub("Căn cứ Nghị định", "Nghị định số", "nghị định số")),
        ("long", sub("2. Yêu cầu", "Yêu", "yêu")),
        ("state", sub(FIRST, "Huy động", "huy động")),
    ],
    "TT323": [("long", lambda doc: write(at(doc, "Làm căn cứ"), words(at(doc, "Làm căn cứ")).rstrip("."))), ("state", sub(BODY, "cơ quan.", "cơ quan"))],
    "TT401": [
        ("state", put("TM. ", "TM ỦY BAN NHÂN DÂN")),
        ("state", both(put("TM. ", "T/M ỦY BAN NHÂN DÂN"), put("KT. ", "K/T CHỦ TỊCH"))),
        ("party", put("T/M", "TM. BAN THƯỜNG VỤ")),
        ("party", put("T/M", "THAY MẶT BAN THƯỜNG VỤ")),
        ("state", put("TM. ", "THAY MẶT ỦY BAN NHÂN DÂN")),
        ("state", both(put("TM. ", "KT. CHỦ TỊCH"), lambda doc: write(at(doc, "KT. CHỦ", 1), "TM. ỦY BAN NHÂN DÂN"))),
    ],
    "TT402": [
        ("state", put("TM. ", "TM. UBND HUYỆN BÌNH GIA")),
        ("party", put("T/M", "T/M BAN THƯỜNG VỤ TỈNH ỦY")),
        ("state", put("TM. ", "TM. CHỦ TỊCH")),
    ],
    "TT403": [("state", put("PHÓ CHỦ TỊCH", "CHỦ TỊCH")), ("party", put("T/M", "K/T BÍ THƯ"))],
    "TT404": [("state", put("KT. CHỦ", "")), ("parts", put("CHỦ TỊCH", "PHÓ CHỦ TỊCH"))],
    "TT405": [("state", put("TM. ", "")), ("parts", drop("TM. "))],
    "TT406": [
        ("state", put("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")),
        ("state", put("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH UBND HUYỆN")),
        ("party", put("PHÓ BÍ THƯ", "PHÓ BÍ THƯ TỈNH ỦY")),
    ],
    "TT407": [
        ("state", put("Nguyễn Văn A", "TS. Nguyễn Văn A")),
        ("party", put("Nguyễn Văn A", "Đ/c Nguyễn Văn A")),
        ("state", put("Nguyễn Văn A", "Ông Nguyễn Văn A")),
        ("parts", put("Nguyễn Văn A", "Bà Trần Minh An")),
        ("state", put("Nguyễn Văn A", "Thượng tá Nguyễn Văn A")),
    ],
    "TT408": [("state", put("Nguyễn Văn A", "")), ("parts", empty_right_cell)],
    "TT409": [("state", above("Nguyễn Văn A", "(Đã ký)")), ("party", above("Nguyễn Văn A", "(đã ký, đóng dấu)")),
        ("parts", above("Nguyễn Văn A", "(Chữ ký, dấu)"))],
    "TT410": [
        ("state", put("PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC")),
        ("state", put("TM. ", "TM. ỦY BAN NHÂN DÂN TỈNH")),
        ("parts", put("CHỦ TỊCH", "GIÁM ĐỐC")),
        ("parts", both(department_of("UBND TỈNH CAO BẰNG", "SỞ TÀI CHÍNH"), put("GIÁM ĐỐC", "CHỦ TỊCH"))),
    ],
    "TT411": [
        ("state", put("KT. ", "KT. CHỦ TỊCH,")),
        ("parts", put("CHỦ TỊCH", "CHỦ TỊCH.")),
        ("party", put("Nguyễn Văn A", "Nguyễn Văn A.")),
    ],
    "TT501": [("state", put("Nơi nhận:", "Nơi nhận")), ("parts", put("Nơi nhận:", ""))],
    "TT502": [
        ("state", put("- Các phòng", "+ Các phòng (t/h);")),
        ("party", put("- Các đồng chí", "Các đồng chí Tỉnh ủy viên,")),
        ("state", par("- Các phòng", "w:ind", left="720", firstLine="0")),
    ],
    "TT503": [
        ("state", put("- Các phòng", "- Các phòng (t/h)")),
        ("state", put("- Các phòng", "- Các phòng (t/h).")),
        ("party", put("- Các huyện", "- Các huyện ủy.")),
    ],
    "TT504": [
        ("state", put("- Lưu", "- Lưu VT, PGDĐT.")),
        ("state", put("- Lưu", "- Lưu: VT;")),
        ("state", drop("- Lưu")),
        ("party", put("- Lưu", "- Lưu: VT, TH.")),
        ("state", put("- Lưu", "- Lưu: VT PGDĐT.")),
        ("state", above("- Lưu", "- Lưu: VT, TH.")),
    ],
    "TT505": [("state", put("- Các phòng", "- Như trên;")), ("party", put("- Các huyện", "- Như trên,"))],
    "TT506": [("state", above("- Các phòng", "- Các phòng (t/h);")), ("party", above("- Các huyện", "- Các huyện ủy,"))],
    "TT507": [("state", swap_ending, {"TT408"}), ("parts", recipients_below)],
    "TT601": [
        ("state", put("Nhiệm vụ cụ thể", "Các cơ quan chủ trì thực hiện từng việc được giao trong năm, đúng thời hạn.")),
        ("state", sub("Nhiệm vụ cụ thể", "các phụ lục kèm theo Kế hoạch này", "Kế hoạch này")),
    ],
    "TT602": [
        ("parts", put("Có nhiều.", "Có nhiều (có Phụ lục kèm theo).")),
        ("parts", put("Làm tốt.", "Làm tốt, chi tiết tại Phụ lục đính kèm.")),
    ],
    "TT603": [("state", put("Phụ lục I", "Phụ lục 1")), ("state", put("Phụ lục II", "Phụ lục III"))],
    "TT604": [("state", put("(Kèm theo", "")), ("state", drop("(Kèm theo")),
        ("state", sub("(Kèm theo", "(Kèm", "Kèm"))],
    "TT605": [
        ("state", sub("(Kèm theo", "05/KH", "15/KH")),
        ("state", sub("(Kèm theo", "tháng 02", "tháng 3", 1)),
        ("state", sub("(Kèm theo", "huyện Bình Gia", "huyện Văn Lãng")),
    ],
    "TT606": [("state", wide), ("state", wide_column)],
    "TT607": [("state", fixed(0)), ("state", fixed(1))],
    "TT608": [
        ("state", put("Phụ lục I", "Phụ lục I: DANH MỤC NHIỆM VỤ")),
        ("state", put("Phụ lục II", "Phụ lục II. BIỂU MẪU BÁO CÁO")),
    ],
    "TT701": [
        ("parts", insert("Số: ", "Dự thảo lần 2")),
        ("state", insert("Số: ", "DỰ THẢO")),
        ("party", insert("Số ", "Dự thảo lần 2", italic=True)),
        ("state", watermark("DỰ THẢO")),
    ],
    "TT702": [
        ("state", sub("Lấy từ", "ngân sách", "ngân sách [tên đơn vị]")),
        ("state", sub("Lấy từ", "ngân sách huyện", "........ đồng")),
    ],
    "TT703": [("state", comment(FIRST)), ("parts", comment("Làm tốt"))],
    "TT704": [("state", track("w:ins")), ("state", track("w:del"))],
    "TT705": [("state", font(FIRST, highlight_color=7)), ("state", font("Điều tra", highlight_color=4))],
    "TT706": [
        ("state", sub("đ) Tiết", "Tiết kiệm", "Ðược tiết kiệm")),
        ("state", sub(FIRST, "trẻ em", unicodedata.normalize("NFD", "trẻ em"))),
        ("state", sub(FIRST, "trẻ em", "trẻ\u200b em")),
        ("state", sub(FIRST, "trường,", "trường，")),
        ("state", sub(FIRST, "Huy động", "👉 Huy động")),
        ("state", sub(FIRST, "trường", "trườ\u043d\u0261")),
        ("state", put(FIRST, "Huy ®éng trÎ em ®Õn tr­êng, nh÷ng viÖc ph¶i lµm trong giai ®o¹n 2026.")),
        ("state", put(FIRST, "Huy ñoäng treû em ñeán tröôøng, nhöõng vieäc phaûi laøm trong giai ñoaïn 2026.")),
    ],
    "TT707": [
        ("state", sub("Ủy ban nhân dân huyện", "Ủy ban", "Uỷ ban", 1)),
        ("party", sub("Lãnh đạo", "Kết luận", "Kết luận, khoá học")),
    ],
    "TT708": [("state", struck(FIRST)), ("parts", insert("Có nhiều", "Chữ của bản cũ.", hidden=True))],
    "TT709": [
        ("parts", footer("Ke hoach nam 2025 (sua lan 3).docx")),
        ("party", footer("Phòng Tổng hợp soạn thảo")),
        ("state", watermark("BẢN THAM KHẢO")),
    ],
    "TT710": [
        ("state", sub("Lấy từ", "ngân sách", "Error! Reference source not found. ngân sách")),
        ("long", sub("Xác định những", "Xác định", "Click or tap here to enter text. Xác định")),
        ("state", sub("Lấy từ", "ngân sách", "**ngân sách**")),
        ("state", sub("Lấy từ", "ngân sách huyện", "ngân sách huyện (số liệu bổ sung sau)")),
    ],
    "TT711": [
        ("parts", after_all("Người soạn thảo: Nguyễn Văn B, điện thoại 0912 345 678")),
        ("party", after_all("Ghi chú: gửi bản điện tử")),
    ],
    "TT712": [("state", picture("ỦY BAN")), ("party", header_picture)],
    "TT713": [("state", insert("Số: ", "HỎA TỐC", bold=True)), ("parts", insert("Số: ", "KHẨN", bold=True))],
    "TT801": [
        ("state", put("ỦY BAN NHÂN DÂN", "HUYỆN ỦY")),
        ("party", put("ĐẢNG CỘNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        ("party", lambda doc: styled(doc, "VBKeQuocHieu").addnext(_copy(doc, "ĐẢNG CỘNG", "Độc lập - Tự do - Hạnh phúc"))),
    ],
    "TT802": [
        (
            "state",
            both(sub("Căn cứ Kế hoạch", "2024.", "2024,"), style_run("VBCanCu", "w:i", val="0")),
            {"TT301", "KT204"},
        ),
        ("state", both(_to_footer, _footer_right, style_run("VBCanCu", "w:i", val="0")), {"KT112", "KT204"}),
    ],
    "KT101": [("parts", section("w:pgSz", w="12240", h="15840")), ("party", section("w:pgSz", w="16838", h="23811"))],
    "KT102": [
        ("parts", section("w:pgMar", top="900")),
        ("parts", section("w:pgMar", left="1417")),
        ("party", section("w:pgMar", right="1134")),
    ],
    "KT103": [
        ("state", lambda doc: _child(doc.sections[0]._sectPr, "w:vAlign", val="center")),
        ("parts", framed_page),
        ("state", yellow_page),
        ("parts", lambda doc: _child(doc.sections[0]._sectPr, "w:lnNumType", countBy="1")),
    ],
    "KT104": [("parts", lying), ("long", lying)],
    "KT111": [
        ("long", no_section("w:headerReference")),
        ("long", field_text(_typed(""))),
        ("long", unnumbered_section),
    ],
    "KT112": [("parts", field_text(_header_align)), ("state", _to_footer)],
    "KT113": [("parts", field_text(_typed("2"))), ("party", field_text(_typed("3")))],
    "KT114": [
        ("parts", field_text(_header_size("20"))),
        ("parts", field_text(lambda p: p._p.insert(1, _run("Trang ")))),
        ("party", field_text(_header_size("26"))),
        ("parts", page_numbers(fmt="lowerRoman")),
        ("parts", field_text(lambda p: (p._p.insert(1, _run("- ")), p._p.append(_run(" -"))))),
    ],
    "KT115": [("parts", no_section("w:titlePg", 0)), ("parts", _first_header)],
    "KT116": [("state", no_section("w:pgNumType", 1)), ("state", section("w:pgNumType", 2, start="5"))],
    "KT117": [("party", section("w:pgMar", header="1134")), ("party", section("w:pgMar", header="284"))],
    "KT118": [("parts", page_numbers(start="5")), ("party", page_numbers(start="0"))],
    "KT119": [
        ("state", page_breaks(BODY, 2)),
        ("parts", page_breaks("", 1, "mark")),
        ("party", page_breaks("Thống nhất", 1, "section")),
    ],
    "KT201": [
        ("state", font(FIRST, name="Calibri")),
        ("state", style_run("VBThan", "w:rFonts", ascii=".VnTime", hAnsi=".VnTime", cs=".VnTime", eastAsia=".VnTime")),
        ("state", font("Điều tra", name="Arial")),
    ],
    "KT202": [
        ("state", font("- Các phòng", size=13)),
        ("parts", style_run("VBSoKyHieu", "w:sz", val="28")),
        ("party", style_run("VBNoiNhanMuc", "w:sz", val="22")),
    ],
    "KT203": [
        ("state", both(font("ỦY BAN NHÂN DÂN", bold=False), font("HUYỆN BÌNH", bold=False))),
        ("state", font("a) Bảo", bold=True)),
        ("parts", style_run("VBCoQuan", "w:b", val="0")),
        ("party", font("PHÓ BÍ THƯ", bold=True)),
    ],
    "KT204": [
        ("state", style_run("VBCanCu", "w:i", val="0")),
        ("state", font("a) Bảo", italic=True)),
        ("party", font("- Căn cứ", italic=True)),
    ],
    "KT205": [("state", par(FIRST, "w:jc", val="left")), ("state", style_par("Title", "w:jc", val="left")),
        ("state", par("KẾ HOẠCH", "w:ind", firstLine="720")), ("state", par(FIRST, "w:jc", val="distribute"))],
    "KT206": [
        ("state", font(FIRST, color="FF0000")),
        ("state", shade("Điều tra")),
        ("state", par(FIRST, "w:shd", val="clear", color="auto", fill="FFF2CC")),
        ("party", par("Thống nhất", "w:shd", val="pct15", color="auto", fill="auto")),
        ("state", cell_ground("D9E2F3")),
    ],
    "KT207": [
        ("state", put("Phụ lục I", "PHỤ LỤC I")),
        ("state", put("Nguyễn Văn A", "NGUYỄN VĂN A")),
        ("state", put("I. MỤC", "I. Mục đích, yêu cầu")),
        ("parts", put("CHỦ TỊCH", "Chủ tịch")),
        ("parts", put("Nguyễn Văn A", "Nguyễn văn A")),
        ("long", font("Làm căn cứ", all_caps=True)),
        ("state", put("TM. ", "TM. Ủy ban nhân dân")),
    ],
    "KT208": [
        ("state", font("Nơi nhận", underline=True)),
        ("party", style_run("VBNoiNhan", "w:u", val="none")),
        ("state", font("II. NHIỆM", underline=True)),
        ("party", font("Lãnh đạo", underline=True)),
        ("state", font("CỘNG HÒA", underline=True)),
    ],
    "KT209": [("state", font("Độc lập", size=13)), ("parts", style_run("VBDiaDanh", "w:sz", val="26"))],
    "KT210": [
        ("state", font(FIRST, size=13)),
        ("state", font("a) Bảo", size=13)),
        ("state", font("1. Mục đích", size=13)),
    ],
    "KT212": [
        ("state", font("ỦY BAN NHÂN DÂN", size=12)),
        ("state", font("PHÓ CHỦ TỊCH", size=13)),
    ],
    "KT211": [
        ("state", run_look(FIRST, "w:spacing", val="-20")),
        ("party", run_look("Thống nhất", "w:spacing", val="20")),
        ("state", run_look("CỘNG HÒA", "w:w", val="85")),
    ],
    "KT213": [
        ("state", run_look(FIRST, "w:position", val="6")),
        ("party", run_look("Thống nhất", "w:bdr", val="single", sz="4")),
        ("parts", run_look("KẾ HOẠCH", "w:shadow")),
        ("state", run_look(FIRST, "w:vertAlign", val="superscript")),
    ],
    "KT301": [
        ("state", par(FIRST, "w:ind", firstLine="1134")),
        ("state", style_par("VBThan", "w:ind", firstLine="0")),
    ],
    "KT302": [
        ("state", sub(FIRST, "Huy động", "        Huy động")),
        ("state", par("- Điều tra", "w:ind", left="720", hanging="360")),
        ("long", par("Xác định những", "w:ind", left="720", firstLine="0")),
        ("long", par("Xác định những", "w:ind", right="1134", firstLine="720")),
        ("long", par("Xác định những", "w:ind", right="-567", firstLine="720")),
    ],
    "KT303": [
        ("state", both(par(FIRST, "w:spacing", **GAPS), par(BODY, "w:spacing", **GAPS))),
        ("state", style_par("VBThan", "w:spacing", **GAPS)),
        ("state", both(par(FIRST, "w:contextualSpacing"), par(BODY, "w:contextualSpacing"))),
    ],
    "KT304": [
        ("state", par(FIRST, "w:spacing", before="120", after="120", line="480", lineRule="auto")),
        ("state", style_par("VBThan", "w:spacing", before="120", after="120", line="240", lineRule="exact")),
        ("party", par("Thống nhất", "w:spacing", before="120", after="120", line="276", lineRule="auto")),
    ],
    "KT305": [("state", blank_after(FIRST)), ("parts", blank_after("Có nhiều", 2))],
    "KT307": [
        ("state", par("CỘNG HÒA", "w:spacing", line="360", lineRule="auto")),
        ("parts", par("XÃ HÒA BÌNH", "w:spacing", line="276", lineRule="auto")),
    ],
    "KT306": [("state", sub(FIRST, "trẻ em", "trẻ  em")), ("party", sub("Lãnh đạo", " ", "  "))],
    "KT401": [("state", drop_styled("VBKeTrichYeu")), ("parts", drop_styled("VBKeCoQuan")), ("party", drop_styled("VBKeQuocHieu")),
        ("state", line_kind("VBKeQuocHieu", "nil")),
        ("state", tabbed_head)],
    "KT402": [
        ("state", par_styled("VBKeTrichYeu", "w:ind", left="0", right="0")),
        ("parts", par_styled("VBKeQuocHieu", "w:ind", left="2000", right="2000")),
        ("state", par_styled("VBKeTrichYeu", "w:ind", left="0", right="6100")),
    ],
    "KT403": [
        ("state", both(drop_styled("VBKeQuocHieu"), font("Độc lập", underline=True))),
        ("parts", typed_line),
        ("state", line_kind("VBKeTrichYeu", "dotted")),
        ("party", line_kind("VBKeQuocHieu", "double")),
    ],
    "KT404": [("party", put("*", "")), ("party", put("*", "***"))],
    "KT405": [("party", put("-----", "---")), ("party", put("-----", ""))],
    "KT406": [
        ("state", line_kind("VBKeQuocHieu", "single", sz="24")),
        ("parts", line_kind("VBKeCoQuan", "single", color="0070C0")),
        ("party", line_kind("VBKeQuocHieu", "single", color="FF0000")),
    ],
}  # fmt: skip


def _copy(doc: Any, like: str, text: str) -> Any:
    new = copy.deepcopy(at(doc, like))
    write(new, text)
    return new


def _attached(doc: Any, text: str) -> Any:
    new = copy.deepcopy(at(doc, "KẾ HOẠCH"))
    write(new, text)
    for run in Paragraph(new, None).runs:  # type: ignore[arg-type]
        run.font.bold, run.font.italic = False, True
    return new


def _run(text: str) -> Any:
    run = OxmlElement("w:r")
    t = OxmlElement("w:t")
    t.text = text
    t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(t)
    return run

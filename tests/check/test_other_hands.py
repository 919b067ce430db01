"""The same lawful page by other hands: other tables, styles, fonts, fields and programs give no error and no warning."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from drafter.check import check
from drafter.word.read import read_view
from tests.check.breakers import (
    Edit,
    _child,
    at,
    both,
    drop,
    drop_styled,
    gap_column,
    par,
    put,
    style_par,
    sub,
    write,
)
from tests.check.test_breakers import TODAY, broken
from tests.check.test_variations import drawn_line

_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def every_font(**slots: str) -> Edit:
    """The slots of all fonts of styles, none of the others kept."""

    def edit(doc: Any) -> None:
        for fonts in doc.styles.element.iter(qn("w:rFonts")):
            for key, value in slots.items():
                fonts.set(qn(f"w:{key}"), value)

    return edit


def theme_fonts(doc: Any) -> None:
    """Fonts named by the theme, whose fonts are Times New Roman."""
    for fonts in doc.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        fonts.set(qn("w:asciiTheme"), "minorHAnsi")
        fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")
    for rel in doc.part.rels.values():
        if rel.reltype.endswith("/theme"):
            part = rel.target_part
            part._blob = re.sub(rb'(<a:latin typeface=")[^"]*"', rb'\1Times New Roman"', part.blob)


def compatibility(doc: Any) -> None:
    """Settings that older templates carry."""
    compat = _child(doc.settings.element, "w:compat")
    for name in ("doNotExpandShiftReturn", "useFELayout", "ulTrailSpace"):
        compat.append(OxmlElement(f"w:{name}"))


def one_row(doc: Any) -> None:
    """The whole head in one row of two cells."""
    table = doc.tables[0]._tbl
    first, second = table.tr_lst
    for cell, from_ in zip(first.tc_lst, second.tc_lst, strict=True):
        for p in from_.findall(qn("w:p")):
            cell.append(p)
    table.remove(second)


def three_rows(doc: Any) -> None:
    """The first line of each column in a row of its own."""
    first = doc.tables[0]._tbl.tr_lst[0]
    second = copy.deepcopy(first)
    first.addnext(second)
    for upper, lower in zip(first.tc_lst, second.tc_lst, strict=True):
        for p in upper.findall(qn("w:p"))[1:]:
            upper.remove(p)
        lower.remove(lower.find(qn("w:p")))


def _chain(styles: dict[str, Any], style: str) -> Iterator[Any]:
    while style in styles:
        yield styles[style]
        base = styles[style].find(qn("w:basedOn"))
        style = "" if base is None else base.get(qn("w:val"))


def _said(chain: list[Any], name: str) -> dict[str, Any]:
    return {
        child.tag: child
        for style in reversed(chain)
        if (found := style.find(qn(name))) is not None
        for child in found
    }


def no_styles(doc: Any) -> None:
    """All looks as direct formatting on "Normal"."""
    styles = {s.get(qn("w:styleId")): s for s in doc.styles.element.iter(qn("w:style"))}
    for p in [p for p in doc.element.body.iter(qn("w:p")) if p.pPr is not None and p.pPr.style]:
        chain = list(_chain(styles, p.pPr.style))
        own = {child.tag for child in p.pPr}
        for tag, child in _said(chain, "w:pPr").items():
            if tag not in own and tag != qn("w:outlineLvl"):
                p.pPr.append(copy.deepcopy(child))
        for run in p.iter(qn("w:r")):
            properties = run.get_or_add_rPr()
            has = {child.tag for child in properties}
            for tag, child in _said(chain, "w:rPr").items():
                if tag not in has:
                    properties.append(copy.deepcopy(child))
        p.pPr.remove(p.pPr.find(qn("w:pStyle")))


def cut_runs(doc: Any) -> None:
    """Words cut anywhere into runs, as Word leaves them after editing."""
    for run in list(doc.element.body.iter(qn("w:r"))):
        text = run.find(qn("w:t"))
        if text is None or len(text.text or "") < 7:
            continue
        rest = copy.deepcopy(run)
        tail = rest.find(qn("w:t"))
        text.text, tail.text = text.text[:5], text.text[5:]
        for one in (text, tail):
            one.set(_KEEP, "preserve")
        run.addnext(rest)


def every_run(tag: str, **attributes: str) -> Edit:
    """A character property of every run."""
    return lambda doc: [
        _child(run.get_or_add_rPr(), tag, **attributes) for run in doc.element.body.iter(qn("w:r"))
    ]


def clear_ground(doc: Any) -> None:
    """ "No colour" said of every paragraph, as pasted text has it."""
    for p in list(doc.element.body.iter(qn("w:p"))):
        _child(p.get_or_add_pPr(), "w:shd", val="clear", color="auto", fill="auto")


def content_control(doc: Any) -> None:
    """A paragraph in a content control."""
    p = at(doc, "Huy động")
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    p.addprevious(control)
    control.find(qn("w:sdtContent")).append(p)


def line_under_title(*runs: str) -> Edit:
    """The drawn line of the title in another technique; `runs` is XML, none for a connector with its old form beside it."""

    def edit(doc: Any) -> None:
        drop_styled("VBKeTrichYeu")(doc)
        title = at(doc, "Thực hiện công tác")
        for run in runs:
            title.append(parse_xml(run))
        if not runs:
            drawn = drawn_line(57, 50)
            both_forms = parse_xml(
                f'<mc:AlternateContent {_MC} {nsdecls("w")}><mc:Choice Requires="wps"/><mc:Fallback><w:pict {_VML}>'
                '<v:line from="160pt,20pt" to="300pt,20pt" style="position:absolute"/></w:pict></mc:Fallback></mc:AlternateContent>'
            )
            both_forms[0].append(drawn[0])
            drawn.append(both_forms)
            title.append(drawn)

    return edit


def _vml(*attributes: str) -> str:
    return (
        f'<w:r {nsdecls("w")} {_VML}><w:pict><v:line style="position:absolute;z-index:1" from="160pt,20pt" to="300pt,20pt" '
        f"{' '.join(attributes)}/></w:pict></w:r>"
    )


def landscape(doc: Any) -> None:
    """The last section lying."""
    last = doc.sections[-1]
    last.orientation = WD_ORIENT.LANDSCAPE
    last.page_width, last.page_height = last.page_height, last.page_width


def continuous_section(doc: Any) -> None:
    """A section that goes on upon the same page."""
    before = at(doc, "2. Yêu cầu").getprevious()
    before.get_or_add_pPr().append(copy.deepcopy(doc.sections[0]._sectPr))
    following = doc.sections[1]._sectPr
    for name in ("w:titlePg", "w:type"):
        for old in following.findall(qn(name)):
            following.remove(old)
    kind = OxmlElement("w:type")
    kind.set(qn("w:val"), "continuous")
    following.insert(0, kind)


def number_by_tab(doc: Any) -> None:
    """The page number in the middle by a centred tab."""
    p = doc.sections[0].header.paragraphs[0]._p
    _child(p.pPr, "w:jc", val="left")
    tabs = _child(p.pPr, "w:tabs")
    _child(tabs, "w:tab", val="center", pos="4677")
    p.pPr.addnext(parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>"))


def wrapped(tag: str, **attributes: str) -> Edit:
    """The last run of a paragraph inside another element: a link, a field."""

    def edit(doc: Any) -> None:
        run = at(doc, "Lấy từ").findall(qn("w:r"))[-1]
        around = OxmlElement(tag)
        for key, value in attributes.items():
            around.set(qn(f"w:{key}"), value)
        run.addprevious(around)
        around.append(run)

    return edit


def bold_lead(doc: Any) -> None:
    """Two words in bold at the head of a paragraph."""
    run = at(doc, "Huy động").find(qn("w:r"))
    lead = copy.deepcopy(run)
    text = lead.find(qn("w:t"))
    text.text = "Lưu ý: "
    text.set(_KEEP, "preserve")
    _child(lead.get_or_add_rPr(), "w:b")
    run.addprevious(lead)


def room_to_sign(doc: Any) -> None:
    """Empty paragraphs where the signature goes."""
    name = at(doc, "Nguyễn Văn A")
    for _n in range(4):
        empty = copy.deepcopy(name)
        write(empty, "")
        name.addprevious(empty)


def short_line_twice(doc: Any) -> None:
    """A short sentence under two tasks."""
    p = at(doc, "Lấy từ")
    p.addnext(copy.deepcopy(p))


def one_name(doc: Any) -> None:
    """Committee and unit on one line."""
    both(put("ỦY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH"), drop("XÃ HÒA BÌNH"))(doc)


def unit(name: str, place: str) -> Edit:
    """Another unit as issuer, and its place."""
    return both(put("XÃ HÒA BÌNH", name), sub("Hòa Bình, ngày", "Hòa Bình", place))


def ending(said: str) -> Edit:
    """Other words at the end of a sentence."""
    return sub("Lấy từ", "ngân sách huyện", f"ngân sách huyện{said}")


HANDS: dict[str, tuple[str, Edit]] = {
    "theme fonts": ("state", theme_fonts),
    "East Asian slots": ("state", every_font(eastAsia="SimSun", cs="Arial")),
    "compatibility settings": ("state", compatibility),
    "a gap column in the head": ("state", gap_column),
    "a head of one row": ("state", one_row),
    "a head of three rows": ("state", three_rows),
    "no styles": ("state", no_styles),
    "no styles, Party": ("party", no_styles),
    "no styles, many pages": ("long", no_styles),
    "runs cut anywhere": ("state", cut_runs),
    "normal spacing said": ("state", both(every_run("w:spacing", val="0"), every_run("w:w", val="100"))),
    "no ground said": ("state", clear_ground),
    "white behind words": ("state", every_run("w:shd", val="clear", color="auto", fill="FFFFFF")),
    "automatic colour": ("state", every_run("w:color", val="auto")),
    "the theme's text colour": ("state", every_run("w:color", val="000000", themeColor="text1")),
    "a content control": ("state", content_control),
    "a connector with its old form": ("state", line_under_title()),
    "an old line": ("state", line_under_title(_vml())),
    "an old line, its colour said": (
        "state",
        line_under_title(_vml('strokecolor="black [3213]"', 'strokeweight=".5pt"')),
    ),
    "a landscape appendix": ("state", landscape),
    "a section on the same page": ("long", continuous_section),
    "a page number by tab": ("state", number_by_tab),
    "a link": ("state", wrapped("w:hyperlink", anchor="x")),
    "a reference": ("state", wrapped("w:fldSimple", instr=" REF x ")),
    "a lead in bold": ("state", bold_lead),
    "room to sign": ("state", room_to_sign),
    "a short line twice": ("state", short_line_twice),
    "gaps after": ("state", style_par("VBThan", "w:spacing", before="0", after="120", line="264", lineRule="auto")),
    "one and a half lines": ("state", style_par("VBThan", "w:spacing", before="120", after="120", line="360", lineRule="auto")),
    "a first line of one centimetre": ("state", style_par("VBThan", "w:ind", firstLine="567")),
    "lines kept together": ("state", par("I. MỤC", "w:keepNext")),
    "the old tone": ("state", put("CỘNG HÒA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
    "a name on one line": ("parts", one_name),
    "a special zone": ("parts", unit("ĐẶC KHU PHÚ QUỐC", "Phú Quốc")),
    "a central city": ("parts", unit("THÀNH PHỐ HÀ NỘI", "Hà Nội")),
    "a city without its word": ("parts", unit("THÀNH PHỐ HUẾ", "Huế")),
    "archive alone": ("state", put("- Lưu", "- Lưu: VT.")),
    "copies counted": ("state", put("- Lưu", "- Lưu: VT, PGDĐT, NVA (05b).")),
    "a hint in brackets": ("state", ending(" (xem Phụ lục I)")),
    "a star of a note": ("state", ending(" (*)")),
    "an address": ("state", ending(", gửi về vpubnd@langson.gov.vn")),
    "five years": ("state", ending(" trong năm năm 2021 - 2025")),
    "an article cited": ("state", ending(" theo khoản 2 Điều 5 Luật Giáo dục")),
}  # fmt: skip


@pytest.mark.parametrize(("base", "edit"), HANDS.values(), ids=HANDS)
def test_other_hands_break_no_clause(base: str, edit: Edit) -> None:
    """What is said at all is a remark."""
    report = check(read_view(broken(base, edit), "x.docx"), today=TODAY)

    assert [(f.code, f.message) for f in report.findings if f.severity != "info"] == []


def test_the_edits_of_other_hands_are_made() -> None:
    """A hand that changed nothing would prove nothing."""
    plain = {base: broken(base, lambda document: None) for base, _edit in HANDS.values()}

    assert [name for name, (base, edit) in HANDS.items() if broken(base, edit) == plain[base]] == []

"""Profile -> layout template: a real Word file with docxtpl tags that a person can open and adapt.

The tags are the contract of `drafter.word.context`; an office's own copy may move, add and restyle what it likes, as long
as every component is still printed (`drafter template check`). What depends on the words of one plan, the length of rule
lines, the header columns, the widths of tables, is put in when the template is compiled.
"""

from __future__ import annotations

from drafter.regimes.spec import Profile
from drafter.word import base
from drafter.word.package import DOCUMENT, write_parts
from drafter.word.styles import styles_xml
from drafter.word.xml import HEAD, NAMESPACES, escape, twips

_SIGNATURE_MM = (75, 90)
_NO_LOOK = (
    'w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
)


def _r(text: str, style: str = "") -> str:
    rpr = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _p(style: str, *runs: str, ppr: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ppr}</w:pPr>{"".join(runs)}</w:p>'


def _say(style: str, name: str) -> str:
    return _p(style, _r("{{ %s.text }}" % name))


def _tag(text: str) -> str:
    return _p("VBThan", _r("{%%p %s %%}" % text))


def _rule(style: str) -> str:
    return _p(style, ppr='<w:ind w:left="1134" w:right="1134"/>')


def _cell(width: int, *content: str, props: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{props}</w:tcPr>{"".join(content)}</w:tc>'


def _row(*cells: str, props: str = "<w:cantSplit/>") -> str:
    return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(cells)}</w:tr>"


def _table(widths: tuple[int, ...], *rows: str, style: str = "") -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    # said on the table itself: not every word processor takes cell margins from the default table style
    sides = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    margins = "" if style else f"<w:tblCellMar>{sides}</w:tblCellMar>"
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}<w:tblLook {_NO_LOOK}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row_tag(text: str, widths: tuple[int, ...]) -> str:
    first = _cell(widths[0], _p("VBThan", _r("{%%tr %s %%}" % text)))
    return _row(first, *(_cell(width, _p("VBThan")) for width in widths[1:]))


def _each(name: str, style: str) -> str:
    return _tag(f"for d in {name}") + _say(style, "d") + _tag("endfor")


def _switch(cases: list[tuple[str, str]], otherwise: str) -> str:
    out = "".join(
        _tag(f'{"if" if n == 0 else "elif"} d.kind == "{kind}"') + xml for n, (kind, xml) in enumerate(cases)
    )
    return f"{out}{_tag('else')}{otherwise}{_tag('endif')}"


def _masthead(profile: Profile) -> str:
    total = twips(profile.page.text_width_mm)
    widths = (round(total * 0.41), total - round(total * 0.41))
    state = profile.family == "state"
    left = (
        _each("chu_quan", "VBChuQuan")
        + _each("co_quan", "VBCoQuan")
        + (_rule("VBKeCoQuan") if state else _say("VBDauSao", "dau_sao"))
    )
    right = (
        _say("VBQuocHieu", "quoc_hieu")
        + (_say("VBTieuNgu", "tieu_ngu") if state else "")
        + _rule("VBKeQuocHieu")
    )
    marks = [("do_mat", "VBDoMat"), ("do_khan", "VBDoKhan"), ("luu_hanh", "VBLuuHanh")]
    framed = [
        (kind, _p(style, _r("{{ d.text }}"), ppr='<w:ind w:left="850" w:right="850"/>'))
        for kind, style in marks
    ]
    mark = _switch(framed, _say("VBDuThao", "d"))

    def side(name: str) -> str:
        empty = _tag(f"if not {name}") + _p("VBThan") + _tag("endif")
        return _tag(f"for d in {name}") + mark + _tag("endfor") + empty

    return _table(
        widths,
        _row(_cell(widths[0], left), _cell(widths[1], right)),
        _row_tag("if so_ky_hieu", widths),
        _row(
            _cell(widths[0], _say("VBSoKyHieu", "so_ky_hieu")),
            _cell(widths[1], _say("VBDiaDanh", "dia_danh_ngay")),
        ),
        _row_tag("endif", widths),
        _row_tag("if dau_trai or dau_phai", widths),
        _row(_cell(widths[0], side("dau_trai")), _cell(widths[1], side("dau_phai"))),
        _row_tag("endif", widths),
    )


def _title(profile: Profile) -> str:
    attached = _tag("if kem_theo_quyet_dinh") + _say("VBKemTheo", "kem_theo_quyet_dinh") + _tag("endif")
    below = (
        _rule("VBKeTrichYeu") if profile.family == "state" else _say("VBGachTrichYeu", "gach_duoi_trich_yeu")
    )
    return _say("Title", "ten_loai") + _say("VBTrichYeu", "trich_yeu") + attached + below


def _data_table() -> str:
    widths = (1000, 6000, 1000)
    cells = [
        ("o_dau", _say("VBODauBang", "d")),
        ("o_giua", _say("VBOGiua", "d")),
        ("o_nhom", _say("VBONhom", "d")),
    ]
    content = _tag("for d in o.lines") + _switch(cells, _say("VBOBang", "d")) + _tag("endfor")

    def rows(name: str, props: str) -> str:
        cell_tags = [_p("VBOBang", _r("{%%tc %s %%}" % text)) for text in ("for o in r.cells", "endfor")]
        shown = _row(
            _cell(widths[0], cell_tags[0]),
            _cell(widths[1], content, props='<w:vAlign w:val="center"/>'),
            _cell(widths[2], cell_tags[1]),
            props=props,
        )
        return _row_tag(f"for r in d.{name}", widths) + shown + _row_tag("endfor", widths)

    return _table(
        widths,
        rows("head", "<w:cantSplit/><w:tblHeader/>"),
        rows("rows", "<w:cantSplit/>"),
        style="TableGrid",
    )


def _body(name: str) -> str:
    def headed(style: str, character: str) -> str:
        return _p(style, _r("{{ d.head }}", character), _r("{{ d.text }}"))

    cases = [
        ("can_cu", _say("VBCanCu", "d")),
        ("phan", _p("VBPhan", _r("{{ d.head }}"))),
        ("phan_ten", _p("VBPhanTen", _r("{{ d.head }}"))),
        ("muc", _p("Heading1", _r("{{ d.head }}"))),
        ("khoan", _p("Heading2", _r("{{ d.head }}"))),
        ("tiet", _p("Heading3", _r("{{ d.head }}"))),
        ("diem", _p("Heading4", _r("{{ d.head }}"))),
        ("muc_lien", headed("VBThan", "VBChuMuc")),
        ("khoan_lien", headed("VBThan", "VBChuKhoan")),
        ("tiet_lien", headed("VBThan", "VBChuTiet")),
        ("bang_ten", _say("VBBangTen", "d")),
        ("bang", _data_table() + _p("VBNgat", ppr='<w:spacing w:after="120"/>')),
    ]
    return _tag(f"for d in {name}") + _switch(cases, _say("VBThan", "d")) + _tag("endfor")


def _signs(name: str) -> str:
    return (
        _tag(f"for d in {name}.above")
        + _switch([("quyen_han", _say("VBQuyenHan", "d"))], _say("VBChucVu", "d"))
        + _tag("endfor")
    )


def _signer_name(name: str) -> str:
    return _p("VBHoTen", _r("{{ %s.name.text }}" % name))


def _joint() -> str:
    """Signatures side by side: one row for who signs, one for the names, which so stand on one line."""
    widths = (1000, 6000, 1000)
    cell_tags = [_p("VBThan", _r("{%%tc %s %%}" % text)) for text in ("for o in r.cells", "endfor")]

    def row(name: str, content: str) -> str:
        shown = _row(
            _cell(widths[0], cell_tags[0]), _cell(widths[1], content), _cell(widths[2], cell_tags[1])
        )
        return _row_tag(f"for r in lien_tich.{name}", widths) + shown + _row_tag("endfor", widths)

    # a row of names whose authority has no line of its own: a cell wants a paragraph
    above = _signs("o") + _tag("if not o.above") + _p("VBChucVu") + _tag("endif")
    return _table(widths, row("tren", above), row("duoi", _signer_name("o")))


def _ending() -> str:
    widths = (twips(_SIGNATURE_MM[0]), twips(_SIGNATURE_MM[1]))
    recipients = (
        _tag("if noi_nhan") + _say("VBNoiNhan", "noi_nhan") + _tag("endif")
        + _each("noi_nhan_muc", "VBNoiNhanMuc")
    )  # fmt: skip
    empty = _tag("if not noi_nhan") + _p("VBThan") + _tag("endif")
    signers = (
        _tag("for k in chu_ky")
        + _signs("k")
        + _signer_name("k")
        + _tag("endfor")
        + _tag("if not chu_ky")
        + _p("VBThan")
        + _tag("endif")
    )
    one = _table(widths, _row(_cell(widths[0], recipients, empty), _cell(widths[1], signers)))
    return (
        _tag("if co_ket_thuc") + _p("VBNgat", ppr='<w:keepNext/><w:spacing w:before="160"/>')
        + _tag("if lien_tich") + _joint() + _p("VBNgat", ppr='<w:spacing w:before="160"/>') + recipients
        + _tag("else") + one + _tag("endif") + _tag("endif")
    )  # fmt: skip


def _section(profile: Profile, *, landscape: bool = False, appendix: bool = False) -> str:
    page = profile.page
    width, height = (twips(mm) for mm in page.paper_mm)
    margins = {k: getattr(page, f"{k}_mm").preferred for k in ("top", "right", "bottom", "left")}
    size = f'w:w="{width}" w:h="{height}"'
    if landscape:
        margins, size = page.landscape_mm, f'w:w="{height}" w:h="{width}" w:orient="landscape"'
    place = " ".join(f'w:{side}="{twips(margins[side])}"' for side in ("top", "right", "bottom", "left"))
    edge = twips(page.header_mm)
    start = '<w:pgNumType w:start="1"/>' if appendix else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:headerReference w:type="first" r:id="rId11"/>'
        '<w:footerReference w:type="default" r:id="rId12"/><w:footerReference w:type="first" r:id="rId13"/>'
        f'<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar {place} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        f'{start}<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _appendices(profile: Profile) -> str:
    cases = [
        ("phu_luc", _say("VBPhuLuc", "d")),
        ("phu_luc_ten", _say("VBPhuLucTen", "d")),
        *([("phu_luc_gach", _say("VBGachTrichYeu", "d"))] if profile.appendix.after_title else []),
    ]
    head = _tag("for d in a.head") + _switch(cases, _say("VBPhuLucKemTheo", "d")) + _tag("endfor")
    return (
        _tag("for a in phu_luc")
        + head
        + _body("a.body")
        + _p("VBNgat", ppr=_section(profile, appendix=True))
        + _tag("endfor")
    )


def _page_number(style: str) -> str:
    def part(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = (
        part("begin")
        + '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        + part("separate")
        + _r("2")
        + part("end")
    )
    return _p(style, field)


def build(profile: Profile) -> bytes:
    """The layout template of a regime as a .docx. Same profile, same bytes."""
    body = (
        _masthead(profile) + _title(profile) + _body("noi_dung") + _ending()
        + _p("VBNgat", ppr=_section(profile)) + _appendices(profile) + _section(profile, landscape=True, appendix=True)
    )  # fmt: skip
    number = {"header": _p("Header"), "footer": _p("Footer")}
    number[profile.page_number.place] = _page_number(profile.page_number.place.capitalize())
    parts = {
        "[Content_Types].xml": base.content_types(),
        "_rels/.rels": base.package_rels(),
        "word/_rels/document.xml.rels": base.document_rels(),
        DOCUMENT: f"{HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles_xml(profile),
        "word/settings.xml": base.settings(),
        "word/fontTable.xml": base.font_table(profile.page.font),
        "word/theme/theme1.xml": base.theme(profile.page.font),
        "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}>{number['header']}</w:hdr>",
        "word/header2.xml": f"{HEAD}<w:hdr {NAMESPACES}>{_p('Header')}</w:hdr>",
        "word/footer1.xml": f"{HEAD}<w:ftr {NAMESPACES}>{number['footer']}</w:ftr>",
        "word/footer2.xml": f"{HEAD}<w:ftr {NAMESPACES}>{_p('Footer')}</w:ftr>",
        "docProps/core.xml": _core(profile),
        "docProps/app.xml": base.app_properties(),
    }
    return write_parts({name: xml.encode() for name, xml in parts.items()})


def _core(profile: Profile) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{profile.name}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )

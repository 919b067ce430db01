"""The styles of a layout: one Word style a component, its look read from the regime's data.

Style ids are ASCII (word processors drop other letters from ids); names are Vietnamese, without commas (Word's own
validator refuses them). Spaces inside the masthead and round the signature are not regulated and are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafter.regimes.spec import LineSpacing, Look, Profile
from drafter.word.xml import HEAD, NAMESPACES, half_points

_JC = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_LINE = 240  # twips of "single" in Word's unit of 1/240 line
_SIGNING_ROOM_PT = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A component's style: which look it takes, and what is ours about it (spaces in points, paragraph properties)."""

    id: str
    name: str
    look: str
    before: float = 0
    after: float = 0
    flow: bool = False
    keep: bool = False
    outline: int | None = None
    border: str = ""
    color: str = ""


STYLES = (
    Style(id="VBQuocHieu", name="VB Quốc hiệu", look="quoc_hieu"),
    Style(id="VBTieuNgu", name="VB Tiêu ngữ", look="tieu_ngu"),
    Style(id="VBChuQuan", name="VB Cơ quan chủ quản", look="co_quan_chu_quan"),
    Style(id="VBCoQuan", name="VB Cơ quan ban hành", look="co_quan_ban_hanh"),
    Style(id="VBDauSao", name="VB Dấu sao", look="dau_sao"),
    Style(id="VBSoKyHieu", name="VB Số ký hiệu", look="so_ky_hieu", before=6),
    Style(id="VBDiaDanh", name="VB Địa danh thời gian", look="dia_danh_ngay", before=6),
    Style(id="VBDuThao", name="VB Dự thảo", look="du_thao", before=6),
    Style(id="VBDoMat", name="VB Độ mật", look="do_mat", before=8, border="box"),
    Style(id="VBDoKhan", name="VB Độ khẩn", look="do_khan", before=8, border="box", color="FF0000"),
    Style(id="VBLuuHanh", name="VB Phạm vi lưu hành", look="luu_hanh", before=8, border="box"),
    Style(id="Title", name="Title", look="ten_loai", before=18, keep=True),
    Style(id="VBTrichYeu", name="VB Trích yếu", look="trich_yeu", keep=True),
    Style(id="VBGachTrichYeu", name="VB Gạch dưới trích yếu", look="gach_duoi_trich_yeu", after=12),
    Style(id="VBKemTheo", name="VB Kèm theo quyết định", look="kem_theo_quyet_dinh", keep=True),
    Style(id="VBCanCu", name="VB Căn cứ", look="can_cu", flow=True),
    Style(id="VBThan", name="VB Thân", look="body", flow=True),
    Style(id="VBPhan", name="VB Phần", look="h_phan_chuong", before=6, keep=True, outline=0),
    Style(id="VBPhanTen", name="VB Tên phần", look="h_phan_ten", after=6, keep=True),
    Style(id="Heading1", name="heading 1", look="h_muc_roman", flow=True, keep=True, outline=0),
    Style(id="Heading2", name="heading 2", look="h_khoan_titled", flow=True, keep=True, outline=1),
    Style(id="Heading3", name="heading 3", look="h_tiet", flow=True, keep=True, outline=2),
    Style(id="Heading4", name="heading 4", look="h_diem", flow=True, keep=True, outline=3),
    Style(id="VBQuyenHan", name="VB Quyền hạn", look="quyen_han", keep=True),
    Style(id="VBChucVu", name="VB Chức vụ", look="chuc_vu", keep=True),
    Style(id="VBHoTen", name="VB Họ tên", look="ho_ten", before=_SIGNING_ROOM_PT),
    Style(id="VBNoiNhan", name="VB Nơi nhận", look="noi_nhan_heading", keep=True),
    Style(id="VBNoiNhanMuc", name="VB Nơi nhận (mục)", look="noi_nhan_item"),
    Style(id="VBPhuLuc", name="VB Phụ lục", look="phu_luc_heading", keep=True, outline=0),
    Style(id="VBPhuLucTen", name="VB Tên phụ lục", look="phu_luc_title", keep=True),
    Style(id="VBPhuLucKemTheo", name="VB Phụ lục kèm theo", look="phu_luc_kem_theo", after=12, keep=True),
    Style(id="VBBangTen", name="VB Tên bảng", look="dau_bang", before=6, after=6, keep=True),
    Style(id="VBOBang", name="VB Ô bảng", look="o_bang", before=2, after=2),
    Style(id="VBODauBang", name="VB Ô đầu bảng", look="dau_bang", before=2, after=2),
)  # fmt: skip

#: Styles without a component of their own: based on another one.
_DERIVED = (
    ("VBOGiua", "VB Ô bảng giữa", "VBOBang", '<w:jc w:val="center"/>', ""),
    ("VBONhom", "VB Ô bảng nhóm", "VBOBang", "<w:keepNext/>", "<w:b/><w:bCs/>"),
    ("VBDuongKe", "VB Đường kẻ", "Normal", '<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
     '<w:spacing w:before="60" w:after="0" w:line="80" w:lineRule="exact"/>', '<w:sz w:val="4"/><w:szCs w:val="4"/>'),
    ("VBKeQuocHieu", "VB Kẻ dưới tiêu ngữ", "VBDuongKe", "", ""),
    ("VBKeCoQuan", "VB Kẻ dưới cơ quan", "VBDuongKe", "", ""),
    ("VBKeTrichYeu", "VB Kẻ dưới trích yếu", "VBDuongKe", '<w:spacing w:before="80" w:after="200" w:line="80" w:lineRule="exact"/>', ""),
    ("VBNgat", "VB Ngắt phần", "Normal", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
     '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
)  # fmt: skip


def _line(spacing: LineSpacing | None) -> tuple[int, str]:
    if spacing is None:
        return _LINE, "auto"
    value = spacing.range.preferred
    return (round(value * _LINE), "auto") if spacing.rule == "multiple" else (round(value * 20), "exact")


def _paragraph(style: Style, look: Look, profile: Profile) -> str:
    body = profile.looks["body"]
    out = "<w:keepNext/>" if style.keep else ""
    out += "<w:keepLines/>" if style.keep and style.flow else ""
    out += "<w:widowControl/>"
    if style.border:
        sides = "".join(
            f'<w:{s} w:val="single" w:sz="8" w:space="2" w:color="{style.color or "000000"}"/>'
            for s in ("top", "left", "bottom", "right")
        )
        out += f"<w:pBdr>{sides}</w:pBdr>"
    line, rule = _line(body.line_spacing) if style.flow else (_LINE, "auto")
    after = body.gap_pt.preferred if style.flow and body.gap_pt else style.after
    out += f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(after * 20)}" w:line="{line}" w:lineRule="{rule}"/>'
    if style.flow and body.first_line_cm:
        out += f'<w:ind w:firstLine="{round(body.first_line_cm.preferred / 2.54 * 1440)}"/>'
    out += f'<w:jc w:val="{_JC[look.align]}"/>'
    return out + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")


def run_properties(look: Look, color: str = "") -> str:
    """Weight, slope, colour, size, underline of a look, said in full so that nothing is inherited by accident."""

    def toggle(name: str, on: bool) -> str:
        return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'

    size = half_points(look.size_pt.preferred)
    out = (
        toggle("b", look.bold)
        + toggle("bCs", look.bold)
        + toggle("i", look.italic)
        + toggle("iCs", look.italic)
    )
    out += f'<w:color w:val="{color}"/>' if color else ""
    out += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return out + ('<w:u w:val="single"/>' if look.underline else "")


def _style(
    id_: str,
    name: str,
    based: str,
    ppr: str,
    rpr: str,
    *,
    kind: str = "paragraph",
    next_: str = "",
    priority: int = 1,
) -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"{"" if name[0].islower() or id_ == "Title" else " w:customStyle=" + chr(34) + "1" + chr(34)}>'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{next_}"/>' if next_ else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + "</w:style>"
    )


def _tables() -> str:
    sides = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{s} w:w="{w}" w:type="dxa"/>'
        for s, w in (("top", 0), ("left", 85), ("bottom", 0), ("right", 85))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def styles_xml(profile: Profile) -> str:
    """word/styles.xml of a regime."""
    font = profile.page.font
    body = profile.looks["body"]
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    size = half_points(body.size_pt.preferred)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{profile.page.color}"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{_LINE}" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    out = [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="0"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    ]
    for style in STYLES:
        look = profile.looks.get(style.look)
        if look:
            next_ = "VBThan" if style.id.startswith("Heading") else ""
            out.append(
                _style(
                    style.id,
                    style.name,
                    "Normal",
                    _paragraph(style, look, profile),
                    run_properties(look, style.color),
                    next_=next_,
                )
            )
    out += [_style(*row) for row in _DERIVED]
    for id_, name, role in (
        ("VBChuMuc", "VB Chữ đề mục", "h_muc_roman"),
        ("VBChuKhoan", "VB Chữ khoản", "h_khoan_titled"),
        ("VBChuTiet", "VB Chữ tiết", "h_tiet"),
    ):
        out.append(
            _style(
                id_, name, "DefaultParagraphFont", "", run_properties(profile.looks[role]), kind="character"
            )
        )
    number = half_points(profile.page_number.size_pt.preferred)
    for id_, name in (("Header", "header"), ("Footer", "footer")):
        ppr = f'<w:spacing w:before="0" w:after="0" w:line="{_LINE}" w:lineRule="auto"/><w:jc w:val="{_JC[profile.page_number.align]}"/>'
        out.append(
            _style(
                id_, name, "Normal", ppr, f'<w:sz w:val="{number}"/><w:szCs w:val="{number}"/>', priority=99
            )
        )
    out.append(_tables())
    out.append(
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{''.join(out)}</w:styles>"

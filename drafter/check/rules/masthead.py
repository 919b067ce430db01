"""National name or Party title, Tiêu ngữ, issuer: whether they are there, and their words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from drafter import text as _text
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped, has_foreign_title, name_split
from drafter.i18n import _
from drafter.metrics import width_pt
from drafter.registers.bodies import kinds
from drafter.text import short_day

_PT_PER_MM = 72 / 25.4


def national_name(case: Case) -> Iterator[Hit]:
    """Quốc hiệu (văn bản Đảng: tiêu đề) thiếu hoặc viết sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.a: Quốc hiệu là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” (HÒA hay HOÀ đều được).
    Văn bản Đảng: “ĐẢNG CỘNG SẢN VIỆT NAM” (HD 36-HD/VPTW, II.1.1).
    Sai: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM”, “Cộng hòa xã hội chủ nghĩa Việt Nam”.
    Đúng: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.
    """
    look, pieces = case.profile.looks["quoc_hieu"], case.anatomy.of("quoc_hieu")
    if not pieces:
        yield case.at("quoc_hieu", _("Không thấy “{expected}” ở đầu trang").format(expected=look.text))
        return
    words = " ".join(piece.text for piece in (*pieces[:1], *case.anatomy.of("_quoc_hieu_more")))
    is_other = ("cong san" in bare(words)) == case.is_state
    if _spaced(words) not in look.texts and not is_other:
        yield case.at(
            "quoc_hieu",
            _("“{found}” phải là “{expected}”").format(found=words, expected=look.text),
            pieces[0],
        )


def _spaced(words: str) -> str:
    """The words on one line; a no-break space is printed as any other."""
    return _text.one_line(words.replace("\N{NO-BREAK SPACE}", " "))


def national_name_left(case: Case) -> Iterator[Hit]:
    """Quốc hiệu nằm bên trái.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.a và IV: Quốc hiệu ở phía trên, bên phải trang đầu; tên cơ quan ở bên trái.
    Sai: Quốc hiệu ở ô trái, tên cơ quan ở ô phải.
    Đúng: tên cơ quan bên trái, Quốc hiệu bên phải.
    """
    piece = case.anatomy.first("quoc_hieu")
    if piece is not None and piece.side == "left":
        yield case.at(
            "quoc_hieu", _("“{text}” ở bên trái, phải ở bên phải trang đầu").format(text=piece.text), piece
        )


def motto(case: Case) -> Iterator[Hit]:
    """Tiêu ngữ thiếu hoặc viết sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b: “Độc lập - Tự do - Hạnh phúc”, chữ đầu các cụm từ viết hoa, giữa các cụm có
    gạch nối (-), cách chữ.
    Sai: “Độc lập – Tự do – Hạnh phúc” (gạch dài), “Độc lập-Tự do-Hạnh phúc”, “Độc Lập - Tự Do - Hạnh Phúc”.
    Đúng: “Độc lập - Tự do - Hạnh phúc”.
    """
    look, piece = case.profile.looks["tieu_ngu"], case.anatomy.first("tieu_ngu")
    if piece is None:
        if case.anatomy.of("quoc_hieu"):
            yield case.at("tieu_ngu", _("Không thấy Tiêu ngữ “{expected}”").format(expected=look.text))
    elif _spaced(piece.text) not in look.texts and piece.text.upper() != piece.text:
        yield case.at(
            "tieu_ngu",
            _("“{found}” phải là “{expected}”").format(found=piece.text, expected=look.text),
            piece,
        )


def no_issuer(case: Case) -> Iterator[Hit]:
    """Không thấy tên cơ quan ban hành.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.2: tên cơ quan, tổ chức ban hành ở phía trên bên trái trang đầu (ô số 2).
    Sai: góc trái để trống.
    Đúng: “ỦY BAN NHÂN DÂN / HUYỆN VĂN LÃNG”.
    """
    if not case.anatomy.issuer and not case.anatomy.is_attached:
        yield case.at("co_quan_ban_hanh", _("Không thấy tên cơ quan ban hành ở góc trái trang đầu"))


_UNIT = r"(?:tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b.*"
#: A committee cut short, with its unit and nothing behind: "UBND TỈNH X / SỞ Y" is a parent body above the issuer.
_CUT_SHORT = re.compile(rf"ubnd {_UNIT}")


def issuer_misspelt(case: Case) -> Iterator[Hit]:
    """Tên cơ quan ban hành viết tắt, viết sai hoặc có dấu câu ở cuối.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.2.a: tên cơ quan ban hành là tên chính thức, đầy đủ; chỉ tên cơ quan chủ quản được viết tắt
    những cụm từ thông dụng như UBND, HĐND.
    Sai: “UBND / XÃ NA SẦM”, “UY BAN NHÂN DÂN”, “XÃ NA SẦM.”.
    Đúng: “ỦY BAN NHÂN DÂN / XÃ NA SẦM”; “UBND XÃ NA SẦM / PHÒNG KINH TẾ”.
    """
    pieces = case.anatomy.of("co_quan_ban_hanh")
    lines = [bare(piece.text) for piece in pieces]
    cut_short = (len(lines) == 1 or lines[:1] == ["ubnd"]) and _CUT_SHORT.fullmatch(" ".join(lines))
    for number, piece in enumerate(pieces):
        words, plain = _spaced(piece.text).strip(), lines[number]
        if number == 0 and cut_short:
            message = _("“{found}” viết tắt, phải viết đủ “ỦY BAN NHÂN DÂN”").format(found=words)
            yield case.at("co_quan_ban_hanh", message, piece)
        elif plain.startswith("uy ban nhan dan") and not _COMMITTEES.match(words.upper()):
            message = _("“{found}” viết sai dấu, phải là “ỦY BAN NHÂN DÂN”").format(found=words)
            yield case.at("co_quan_ban_hanh", message, piece)
        elif words[-1:] in (".", ",", ";", ":"):
            message = _("Cuối tên cơ quan “{found}” không có dấu câu").format(found=words)
            yield case.at("co_quan_ban_hanh", message, piece, severity="warning")


_COMMITTEES = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN\b")
_SUBORDINATE = re.compile(r"(so|phong|chi cuc)\b")


def no_parent(case: Case) -> Iterator[Hit]:
    """Thiếu tên cơ quan chủ quản.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.2.a: trên tên cơ quan ban hành là tên cơ quan chủ quản trực tiếp. Sở, phòng, chi
    cục luôn có cơ quan chủ quản; Ủy ban nhân dân các cấp thì tùy nơi, không xét.
    Sai: góc trái chỉ có “SỞ NỘI VỤ”.
    Đúng: “UBND TỈNH LẠNG SƠN / SỞ NỘI VỤ”.
    """
    issuer = case.anatomy.of("co_quan_ban_hanh")
    if issuer and not case.anatomy.of("co_quan_chu_quan") and _SUBORDINATE.match(bare(issuer[0].text)):
        yield case.at(
            "co_quan_chu_quan",
            _("Trên “{found}” thiếu tên cơ quan chủ quản").format(found=issuer[0].text),
            issuer[0],
            severity="warning",
        )


def issuer_split(case: Case) -> Iterator[Hit]:
    """Tên Ủy ban nhân dân bị tách làm hai cơ quan.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.2.a: “ỦY BAN NHÂN DÂN / TỈNH X” là một tên, cả hai dòng in đậm.
    Sai: “ỦY BAN NHÂN DÂN” không đậm, “TỈNH X” đậm, như thể UBND là cấp trên của tỉnh.
    Đúng: cả hai dòng in đậm.
    """
    found = name_split(case)
    if found is not None:
        pieces = found
        yield case.at(
            "co_quan_ban_hanh",
            _("“{a}” và “{b}” là một tên cơ quan, phải cùng in đậm").format(
                a=pieces[0].text, b=pieces[1].text
            ),
            pieces[0],
            severity="warning",
        )


_DISTRICT = re.compile(r"(huyen|quan|thi xa|thi tran)\b|.*\b(uy ban nhan dan|ubnd) (huyen|quan|thi xa|thi tran)\b|(huyen|quan|thi) uy\b|dang bo (huyen|quan|thi xa)\b|phong giao duc va dao tao")  # fmt: skip


#: "CƠ QUAN ..." cut in two by a narrow column is no district.
_CO_QUAN = re.compile(r"quan\b", re.IGNORECASE)


def district_gone(case: Case) -> Iterator[Hit]:
    """Cơ quan cấp huyện sau ngày 01/7/2025.

    Vì sao: từ 01/7/2025 chính quyền địa phương có hai cấp (Luật 72/2025/QH15; HD 31-HD/BTCTW): không còn UBND huyện, quận, thị xã,
    thị trấn, không còn huyện ủy, quận ủy, thị ủy.
    Sai: “ỦY BAN NHÂN DÂN HUYỆN VĂN LÃNG” trên văn bản ngày 15/9/2025.
    Đúng: tên UBND xã, phường, đặc khu hoặc UBND tỉnh.
    """
    ended = next((k for k in kinds().values() if k.end), None)
    start = ended.end + dt.timedelta(days=1) if ended and ended.end else dt.date.max
    if case.day < start:
        return
    for component in ("co_quan_chu_quan", "co_quan_ban_hanh"):
        for piece in case.anatomy.of(component):
            if _DISTRICT.match(bare(piece.text)) and not _CO_QUAN.match(piece.text):
                clause = "HD 31-HD/BTCTW" if not case.is_state else "Luật 72/2025/QH15"
                yield Hit(
                    message=_("Từ {day} không còn cơ quan cấp huyện: “{found}”").format(
                        day=short_day(start), found=piece.text
                    ),
                    component=case.profile.looks[component].id,
                    clause=clause,
                    confidence="H",
                    severity="warning" if case.is_state else "",
                    piece=piece,
                )
                return


def header_wraps(case: Case) -> Iterator[Hit]:
    """Quốc hiệu, số hoặc ngày tháng bị xuống hai dòng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1 và IV: Quốc hiệu, Tiêu ngữ mỗi thứ một dòng; ô hẹp dưới khoảng 9 cm thì Quốc
    hiệu cỡ 13 bị ngắt.
    Sai: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA” ở dòng trên, “VIỆT NAM” ở dòng dưới.
    Đúng: nới cột bên phải để mỗi thành phần nằm gọn một dòng.
    """
    if has_foreign_title(case):
        return
    more = case.anatomy.of("_quoc_hieu_more")
    head = case.anatomy.first("quoc_hieu")
    if head is not None and more and len(head.text.split()) < 8:
        yield case.at(
            "quoc_hieu",
            _("“{text}” bị ngắt thành hai dòng").format(text=f"{head.text} {more[0].text}"),
            head,
            severity="warning" if case.is_state else "",
        )
        return
    for component in ("quoc_hieu", "tieu_ngu", "so_ky_hieu", "dia_danh_ngay"):
        piece = case.anatomy.first(component)
        if piece is None or component not in case.profile.looks or not piece.paragraph.where.width_mm:
            continue
        p = piece.paragraph
        size = max((run.size_pt for run in piece.words), default=0.0)
        room = (p.where.width_mm - p.indent_left_mm - p.indent_right_mm) * _PT_PER_MM
        italic = bool(piece.words) and piece.words[0].italic
        needed = width_pt(piece.text.strip(), size, bold=piece.is_bold, italic=italic)
        if size and needed > room + 1:
            yield case.at(
                component,
                _("“{text}” rộng {need:.0f} mm, ô chỉ rộng {room:.0f} mm nên bị xuống dòng").format(
                    text=piece.text.strip(), need=needed / _PT_PER_MM, room=room / _PT_PER_MM
                ),
                piece,
                severity="warning" if case.is_state else "",
            )


def hard_breaks(case: Case) -> Iterator[Hit]:
    """Ngắt dòng cứng trong ô đầu trang, trích yếu hoặc đoạn văn.

    Vì sao: thông lệ: mỗi dòng của tên cơ quan, trích yếu là một đoạn hoặc tự xuống dòng; ngắt dòng cứng (Shift + Enter) để lại
    một từ đứng riêng khi đổi cỡ chữ, làm giãn chữ của dòng căn đều hai lề, và dòng sau không thụt vào.
    Sai: Shift + Enter giữa trích yếu, hoặc thay cho xuống đoạn.
    Đúng: để Word tự xuống dòng.
    """
    for component in ("co_quan_chu_quan", "co_quan_ban_hanh", "quoc_hieu", "trich_yeu"):
        for piece in case.anatomy.of(component):
            if piece.first and "\n" in piece.paragraph.text.strip() and component in case.profile.looks:
                yield case.at(
                    component,
                    _("Có ngắt dòng cứng trong “{text}”").format(text=_text.one_line(piece.paragraph.text)),
                    piece,
                    severity="info",
                )
                break
    inside = [
        piece
        for component in ("body", "h_khoan_untitled", "h_diem", "gach")
        for piece in case.anatomy.of(component)
        if piece.first and "\n" in piece.paragraph.text.strip()
    ]
    hits = [
        ("", case.at("body", _("Có ngắt dòng cứng (Shift + Enter) giữa đoạn văn"), piece, severity="info"))
        for piece in inside
        if case.look("body") and piece.paragraph.where.table < 0
    ]
    yield from grouped(hits)


_COMMITTEE = re.compile(
    r"(van phong|ban to chuc|ban tuyen giao|uy ban kiem tra|ban xay dung).* (tinh|thanh|huyen|quan|thi|dang) uy"
)


_ABOVE = re.compile(r"(?:tinh|thanh|huyen|quan|thi) uy\b")


def party_names(case: Case) -> Iterator[Hit]:
    """Tên cơ quan ban hành của Đảng ghi sai.

    Vì sao: HD 36-HD/VPTW, II.1.2: văn bản của ban thường vụ vẫn ghi tên cấp ủy; cơ quan tham mưu không lặp lại tên cấp ủy đã có ở
    dòng trên.
    Sai: “BAN THƯỜNG VỤ TỈNH ỦY”, “VĂN PHÒNG ĐẢNG ỦY”; “TỈNH ỦY LẠNG SƠN” ở trên “ĐẢNG ỦY XÃ NA SẦM”.
    Đúng: “TỈNH ỦY ĐIỆN BIÊN”; dòng trên “ĐẢNG ỦY XÃ”, dòng dưới “VĂN PHÒNG”.
    """
    below = bare(" ".join(case.anatomy.issuer))
    for component in ("co_quan_chu_quan", "co_quan_ban_hanh"):
        for piece in case.anatomy.of(component):
            plain = bare(piece.text)
            if (
                component == "co_quan_chu_quan"
                and _ABOVE.match(plain)
                and below.startswith(("dang uy", "chi bo"))
            ):
                message = _("Trên tên đảng ủy ghi “ĐẢNG BỘ ...”, không ghi “{found}”").format(
                    found=piece.text
                )
                yield case.at(component, message, piece, severity="warning")
            elif plain.startswith(("ban thuong vu", "ban chap hanh dang bo")):
                yield case.at(
                    component,
                    _("Góc trái ghi tên cấp ủy, không ghi “{found}”").format(found=piece.text),
                    piece,
                    severity="warning",
                )
            elif _COMMITTEE.match(plain):
                yield case.at(
                    component,
                    _("“{found}” lặp tên cấp ủy; chỉ ghi tên cơ quan tham mưu").format(found=piece.text),
                    piece,
                )

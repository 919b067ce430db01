"""Appendices: whether the text names them, their labels, "(Kèm theo ...)", and tables too wide for the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy import Piece, is_appendix_heading
from drafter.anatomy.pieces import bare
from drafter.anatomy.values import number_of
from drafter.check.case import Case, Hit
from drafter.check.rules.common import hit_on_form
from drafter.i18n import _
from drafter.text import roman
from drafter.view import Table

#: How far a table may stand out of the text without being seen: Word lets borders hang in the margin (mm).
_HANGING = 5.0


def _hit(
    case: Case, message: str, piece: Piece | None, severity: str = "", component: str = "phu_luc"
) -> Hit:
    return hit_on_form(case, case.profile.appendix, component, message, piece, severity)


def _regulated(case: Case) -> bool:
    return not case.profile.appendix.clause.startswith("không")


_POINTS_TO = re.compile(r"phu luc|kem theo|dinh kem|bieu (?:so )?\d|mau so|danh muc")


def not_mentioned(case: Case) -> Iterator[Hit]:
    """Có phụ lục mà nội dung không nhắc tới.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.a: văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục.
    Sai: sau chữ ký là Phụ lục I nhưng nội dung không nói gì.
    Đúng: “... (có Phụ lục kèm theo)”.
    """
    if not case.anatomy.appendices or not _regulated(case):
        return
    texts = (*(piece.text for piece in case.anatomy.body), *_cells(case))
    if not any(_POINTS_TO.search(bare(text)) for text in texts):
        yield _hit(
            case,
            _("Có phụ lục nhưng nội dung văn bản không có chỉ dẫn về phụ lục"),
            case.anatomy.appendices[0].heading or next(iter(case.anatomy.appendices[0].titles), None),
        )


def _cells(case: Case) -> Iterator[str]:
    tables = (block for block in case.view.blocks if isinstance(block, Table))
    return (cell.text for table in tables for row in table.rows for cell in row)


def absent(case: Case) -> Iterator[Hit]:
    """Nội dung nhắc tới phụ lục kèm theo mà tệp không có.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.a. Phụ lục có thể ở tệp riêng, nên chỉ cảnh báo.
    Sai: “(có Phụ lục kèm theo)” nhưng văn bản hết ở chữ ký.
    Đúng: thêm phụ lục sau chữ ký, hoặc bỏ chỉ dẫn.
    """
    if case.anatomy.appendices:
        return
    for piece in case.anatomy.body:
        if re.search(
            r"(?:có|chi tiết(?: tại)?|theo)\s+[Pp]hụ lục[^.;]{0,30}(?:kèm theo|đính kèm)", piece.text
        ):
            yield _hit(case, _("Nội dung nhắc “phụ lục kèm theo” nhưng không thấy phụ lục"), piece, "warning")
            return


def labels(case: Case) -> Iterator[Hit]:
    """Phụ lục đánh số sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.a: từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã; một phụ lục
    không đánh số.
    Sai: một phụ lục mà ghi “Phụ lục I”; hai phụ lục ghi “Phụ lục 1”, “Phụ lục 2”.
    Đúng: “Phụ lục” (một), “Phụ lục I” và “Phụ lục II” (hai).
    """
    form = case.profile.appendix
    own = [a for a in case.anatomy.appendices if a.heading is not None]
    if not own or not _regulated(case):
        return
    if len(own) < form.number_from:
        if own[0].number and len(case.anatomy.appendices) == 1:
            yield _hit(
                case,
                _("Chỉ có một phụ lục, không đánh số: “{found}”").format(
                    found=own[0].heading.text if own[0].heading else ""
                ),
                own[0].heading,
            )
        return
    for place, appendix in enumerate(own, start=1):
        wanted = roman(place) if form.numerals == "roman" else str(place)
        if appendix.number != wanted:
            yield _hit(
                case,
                _("“{found}” phải là “{label} {wanted}”").format(
                    found=appendix.heading.text if appendix.heading else "", label=form.label, wanted=wanted
                ),
                appendix.heading,
            )
            return


def one_line(case: Case) -> Iterator[Hit]:
    """“Phụ lục” và tên phụ lục trên một dòng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.b: “Phụ lục” và số thứ tự ở một dòng riêng, tên phụ lục ở dòng dưới.
    Sai: “Phụ lục I: DANH MỤC NHIỆM VỤ”.
    Đúng: “Phụ lục I”, dòng dưới “DANH MỤC NHIỆM VỤ”.
    """
    for appendix in case.anatomy.appendices:
        found = is_appendix_heading(appendix.heading) if appendix.heading and _regulated(case) else None
        if found is not None and any(c.isalpha() for c in found["rest"]):
            message = _("“{found}”: “Phụ lục” phải ở một dòng riêng").format(found=found[0])
            yield _hit(case, message, appendix.heading, "warning")
            return


def no_attached(case: Case) -> Iterator[Hit]:
    """Phụ lục thiếu dòng “(Kèm theo ...)”.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.c: dưới tên phụ lục ghi số, ký hiệu, thời gian ban hành và tên cơ quan ban hành
    văn bản có phụ lục.
    Sai: dưới tên phụ lục là bảng ngay.
    Đúng: “(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân huyện Văn Lãng)”.
    """
    if not _regulated(case):
        return
    for appendix in case.anatomy.appendices:
        if appendix.attached is None and appendix.heading is not None:
            yield _hit(
                case,
                _("Phụ lục thiếu dòng “(Kèm theo {type} số ... ngày ... của ...)”").format(
                    type=case.anatomy.type or "Kế hoạch"
                ),
                appendix.heading,
            )
        piece = appendix.attached
        if piece is not None and not (piece.text.startswith("(") and piece.text.rstrip(" .").endswith(")")):
            yield _hit(case, _("Dòng “Kèm theo ...” phải đặt trong ngoặc đơn"), piece, "warning")


def attached_differs(case: Case) -> Iterator[Hit]:
    """Dòng “(Kèm theo ...)” của phụ lục khác số, ngày của văn bản.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.c: thông tin trên phụ lục phải là số, ký hiệu và ngày của chính văn bản. Để
    trống ở văn bản điện tử là đúng.
    Sai: văn bản số 05/KH-UBND mà phụ lục ghi “số 15/KH-UBND”.
    Đúng: cùng số 05/KH-UBND, cùng ngày.
    """
    number, date = case.anatomy.number, case.anatomy.date
    for appendix in case.anatomy.appendices:
        piece = appendix.attached
        if piece is None or not _regulated(case):
            continue
        m = re.search(r"số\s*:?\s*([\d.…_\s]*\s*[/-]\s*[\wĐđ./&-]+)", piece.text)
        said = number_of(f"Số: {m[1].strip()}") if m else None
        if (
            said
            and said.number
            and number.number
            # letters in small are the number line's own mistake
            and (said.number.lstrip("0"), said.symbol.upper())
            != (number.number.lstrip("0"), number.symbol.upper())
        ):
            yield _hit(
                case,
                _("Phụ lục ghi số {found}, văn bản số {own}").format(
                    found=m[1].strip() if m else "", own=number.text.partition("ố")[2].lstrip(": ")
                ),
                piece,
            )
            continue
        d = re.search(r"ngày\s*(\d{1,2})\s*(?:/|tháng)\s*(\d{1,2})\s*(?:/|năm)\s*(\d{4})", piece.text)
        if said_by := _other_issuer(case, piece.text):
            message = _("Phụ lục ghi “của {found}”, cơ quan ban hành là {own}").format(
                found=said_by, own=" ".join(case.anatomy.issuer)
            )
            yield _hit(case, message, piece, "warning")
        if (
            d
            and date
            and date.is_complete
            and (int(d[1]), int(d[2]), int(d[3])) != (date.day, date.month, date.year)
        ):
            yield _hit(
                case, _("Phụ lục ghi {found}, văn bản ngày {own}").format(found=d[0], own=date.short), piece
            )


#: "Phòng Văn hóa - Xã hội" names no commune.
_UNIT = re.compile(r".*\b(tinh|thanh pho|huyen|quan|thi xa|xa(?! hoi\b)|phuong|thi tran|dac khu) ([\w\s-]+)$")


def _other_issuer(case: Case, text: str) -> str:
    """The body an appendix names, when that is of another place than the issuer; "" where the file does not tell."""
    m = re.search(r".*\bcủa\s+([^(),]+)", text)
    if m is None or len(case.anatomy.signers) > 1:
        return ""
    said, own = (_UNIT.match(bare(name).strip()) for name in (m[1], " ".join(case.anatomy.issuer)))
    return m[1].strip() if said and own and said[1] == own[1] and said[2].split() != own[2].split() else ""


def wide_table(case: Case) -> Iterator[Hit]:
    """Bảng rộng hơn phần chữ của trang.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.2 và I.3: lề phải giữ nguyên; bảng rộng thì đặt trang nằm ngang hoặc làm phụ lục
    riêng.
    Sai: bảng 12 cột tràn ra ngoài lề phải.
    Đúng: đặt bảng trên trang nằm ngang.
    """
    page = case.profile.page
    for block in case.view.blocks:
        if isinstance(block, Table) and block.width_mm and block.section < len(case.view.sections):
            section = case.view.sections[block.section]
            room = section.width_mm - section.left_mm - section.right_mm
            if block.width_mm > room + _HANGING:
                first = next((p for row in block.rows for c in row for p in c.paragraphs), None)
                yield Hit(
                    message=_("Bảng rộng {found:.0f} mm, phần chữ của trang chỉ {room:.0f} mm").format(
                        found=block.width_mm, room=room
                    ),
                    component="bang",
                    clause=case.cite(page.clause),
                    confidence=page.confidence,
                    severity="warning",
                    paragraph=block.index,
                    words=first.printed if first else "",
                )


def fixed_rows(case: Case) -> Iterator[Hit]:
    """Hàng của bảng có chiều cao cố định.

    Vì sao: thông lệ: hàng cao cố định làm mất chữ khi nội dung dài hơn và đẩy bảng sang trang sau (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I,
    I.2 chỉ nói về bảng, biểu).
    Sai: đặt “Row height: Exactly 1 cm”.
    Đúng: để chiều cao tự động hoặc “At least”.
    """
    page = case.profile.page
    for block in case.view.blocks:
        if isinstance(block, Table) and block.has_fixed_heights:
            first = next((p for row in block.rows for c in row for p in c.paragraphs), None)
            yield Hit(
                message=_("Bảng có hàng cao cố định, chữ dài hơn sẽ bị che"),
                component="bang",
                clause=case.cite(page.clause),
                confidence=page.confidence,
                severity="warning",
                paragraph=block.index,
                words=first.printed if first else "",
            )

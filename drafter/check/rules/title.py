"""Type, title, and what may stand between them and the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy.head import is_spaced_out
from drafter.check.case import Case, Hit
from drafter.i18n import _
from drafter.registers.papers import type_letters


def type_name(case: Case) -> Iterator[Hit]:
    """Tên loại văn bản thiếu hoặc không đứng riêng một dòng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.5.b: tên loại in hoa, đặt riêng một dòng ở giữa; trích yếu ở ngay dưới. Văn
    bản Đảng cũng vậy (HD 36-HD/VPTW, II.1.5).
    Sai: “KẾ HOẠCH THỰC HIỆN NGHỊ QUYẾT SỐ 29” trên một dòng; “K Ế  H O Ạ C H”; “KẾ HOẠCK”.
    Đúng: “KẾ HOẠCH” một dòng; dưới là “Thực hiện Nghị quyết số 29”.
    """
    piece = case.anatomy.first("ten_loai")
    if piece is None:
        yield case.at("ten_loai", _("Không thấy tên loại văn bản (KẾ HOẠCH) đứng riêng một dòng"))
    elif piece.text.strip().upper() != case.anatomy.type.upper() and type_letters(case.anatomy.type):
        yield case.at(
            "ten_loai",
            _("Tên loại “{type}” phải đứng riêng một dòng").format(type=case.anatomy.type.upper())
            if len(piece.text.split()) > 2 * len(case.anatomy.type.split()) and not is_spaced_out(piece.text)
            else _("“{found}” phải viết là “{type}”").format(
                found=piece.text, type=case.anatomy.type.upper()
            ),
            piece,
        )


def no_title(case: Case) -> Iterator[Hit]:
    """Thiếu trích yếu nội dung.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.5.a: trích yếu là một câu ngắn gọn hoặc cụm từ phản ánh khái quát nội dung chủ
    yếu, ngay dưới tên loại.
    Sai: dưới “KẾ HOẠCH” là căn cứ.
    Đúng: “KẾ HOẠCH / Thực hiện Kết luận số 51-KL/TW ...”.
    """
    if case.anatomy.of("ten_loai") and not case.anatomy.of("trich_yeu"):
        typed = case.anatomy.of("ten_loai")[0]
        if typed.text.strip().upper() == case.anatomy.type.upper():
            yield case.at("trich_yeu", _("Thiếu trích yếu nội dung dưới tên loại"), typed)


def title_dot(case: Case) -> Iterator[Hit]:
    """Trích yếu kết thúc bằng dấu câu.

    Vì sao: các mẫu ở NĐ 30/2020/NĐ-CP, Phụ lục III không có dấu chấm sau trích yếu.
    Sai: “Thực hiện Kết luận số 51-KL/TW.”
    Đúng: “Thực hiện Kết luận số 51-KL/TW”.
    """
    pieces = case.anatomy.of("trich_yeu")
    if pieces and pieces[-1].text.rstrip().endswith((".", ";", ":", ",")):
        yield case.at(
            "trich_yeu",
            _("Trích yếu không kết thúc bằng dấu câu “{found}”").format(found=pieces[-1].text.rstrip()[-1]),
            pieces[-1],
            severity="warning",
        )


def title_about(case: Case) -> Iterator[Hit]:
    """Trích yếu viết “V/v”.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.5.b: “V/v” là cách ghi của công văn (ô số 5b), không phải của văn bản có tên loại.
    Sai: “V/v triển khai năm học mới”.
    Đúng: “Triển khai năm học mới” hoặc “Về việc triển khai năm học mới”.
    """
    piece = case.anatomy.first("trich_yeu")
    if piece is not None and re.match(r"V\s*/\s*v\b", piece.text, re.IGNORECASE):
        yield case.at(
            "trich_yeu", _("“V/v” là cách ghi của công văn, không dùng cho văn bản có tên loại"), piece
        )


def title_initial(case: Case) -> Iterator[Hit]:
    """Trích yếu văn bản Đảng bắt đầu bằng chữ hoa.

    Vì sao: các mẫu của HD 36-HD/VPTW viết thường chữ đầu trích yếu; không có điều khoản, chỉ lưu ý.
    Sai: “Thực hiện Nghị quyết số 18-NQ/TW”.
    Đúng: “thực hiện Nghị quyết số 18-NQ/TW”.
    """
    piece, look = case.anatomy.first("trich_yeu"), case.profile.looks["trich_yeu"]
    if piece is None or look.case != "sentence_lower_initial" or piece.is_upper:
        return
    first = piece.text.split(" ", 1)[0]
    if first[:1].isupper() and first[1:].islower():
        yield case.at(
            "trich_yeu",
            _("Trích yếu nên bắt đầu bằng chữ thường: “{found}”").format(found=first),
            piece,
            severity="info",
        )


def addressed(case: Case) -> Iterator[Hit]:
    """Kế hoạch có “Kính gửi”.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9.b: “Kính gửi” chỉ dùng cho công văn, tờ trình, báo cáo gửi cấp trên. Văn bản
    Đảng cũng vậy (HD 36-HD/VPTW, II.1.9).
    Sai: “Kính gửi: Các phòng, ban” trong kế hoạch.
    Đúng: bỏ; nơi nhận ghi ở cuối văn bản.
    """
    if case.anatomy.type != "Kế hoạch":
        return
    for piece in case.anatomy.of("kinh_gui"):
        recipients = case.profile.recipients
        yield Hit(
            message=_("Kế hoạch không có “Kính gửi”"),
            component="kinh_gui",
            clause=case.cite(recipients.clause),
            confidence=recipients.confidence,
            severity="warning" if case.is_state else "",
            piece=piece,
        )


def attached_plan(case: Case) -> Iterator[Hit]:
    """Kế hoạch ban hành kèm theo quyết định mà có số, ngày, chữ ký hoặc nơi nhận riêng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu văn bản ban hành kèm theo quyết định: chỉ có ô 1 và ô 2, tên loại, trích yếu, dòng
    “(Kèm theo Quyết định số ...)”; không có số, ngày, chữ ký, nơi nhận.
    Sai: có “(Kèm theo Quyết định ...)” mà vẫn có “Số: 05/KH-UBND”.
    Đúng: số và ngày chỉ ở quyết định.
    """
    if not case.anatomy.is_attached or case.look("kem_theo_quyet_dinh") is None:
        return
    own = (
        ("so_ky_hieu", _("số, ký hiệu")),
        ("dia_danh_ngay", _("ngày tháng")),
        ("noi_nhan_heading", _("nơi nhận")),
        ("quyen_han", _("chữ ký")),
    )
    found = [name for component, name in own if case.anatomy.of(component)]
    if found:
        yield case.at(
            "kem_theo_quyet_dinh",
            _("Kế hoạch kèm theo quyết định không có {what} riêng").format(what=", ".join(found)),
            case.anatomy.first("kem_theo_quyet_dinh"),
            severity="warning",
        )

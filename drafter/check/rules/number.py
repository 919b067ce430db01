"""Number and symbol, place and date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.i18n import _
from drafter.registers.bodies import full_place_names
from drafter.registers.papers import TYPE_LETTERS, type_letters
from drafter.text import pad_day, pad_month


def _hit(case: Case, message: str, severity: str = "") -> Hit:
    number = case.profile.number
    return Hit(
        message=message,
        component="so_ky_hieu",
        clause=case.cite(number.clause),
        confidence=number.confidence,
        severity=severity,
        piece=case.anatomy.first("so_ky_hieu"),
    )


def no_number(case: Case) -> Iterator[Hit]:
    """Không thấy dòng số, ký hiệu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3: số, ký hiệu ở dưới tên cơ quan ban hành (ô số 3). Bản nháp để trống số nhưng
    vẫn có dòng này.
    Sai: dưới tên cơ quan không có gì.
    Đúng: “Số: 05/KH-UBND” hoặc “Số:        /KH-UBND”.
    """
    if not case.anatomy.of("so_ky_hieu") and not case.anatomy.is_attached:
        yield _hit(case, _("Không thấy dòng số, ký hiệu dưới tên cơ quan ban hành"))


def number_form(case: Case) -> Iterator[Hit]:
    """Số, ký hiệu viết sai cách.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3: “Số” viết thường, sau có dấu hai chấm; giữa số và ký hiệu có dấu gạch
    chéo, giữa các nhóm chữ có gạch nối, không cách chữ. Văn bản Đảng (HD 36-HD/VPTW, II.1.3): “Số 82-KH/TU”, không hai chấm.
    Sai: “Số 05/KH-UBND”, “Số : 05/KH-UBND”, “Số: 05 / KH - UBND”, “Số: 05/KH-UBND.”, “Số: 05/KHUBND”, “Số: 05/Kh-UBND”; văn bản Đảng “Số: 82/KH-TU”.
    Đúng: “Số: 05/KH-UBND”; văn bản Đảng “Số 82-KH/TU”.
    """
    piece = case.anatomy.first("so_ky_hieu")
    if piece is None:
        return
    number, form, text = case.anatomy.number, case.profile.number, piece.text.strip()
    wanted = ":" in form.before
    faults = []
    if number.word != "Số":
        faults.append(_("phải bắt đầu bằng “{before}”").format(before=form.before.strip()))
    elif number.colon != wanted:
        faults.append(
            _("sau chữ “Số” phải có dấu hai chấm") if wanted else _("sau chữ “Số” không có dấu hai chấm")
        )
    if re.search("[–—]", text):
        faults.append(_("phải dùng dấu gạch nối (-), không dùng gạch dài"))
    elif re.search(r"[A-Za-zĐđ]\s+[-/]|[-/]\s+\w|\d\s+[-/]", text):
        faults.append(_("không để dấu cách quanh “/” và “-”"))
    if re.match(r"S[ốo]\s+:", text):
        faults.append(_("không để dấu cách trước dấu hai chấm"))
    elif re.match(r"S[ốo]:?\d", text):
        faults.append(_("trước số phải có một dấu cách"))
    if re.match(r"S[ốo]\s*:?\s*\d*[OoIl]\d*\s*[/-]", text):
        faults.append(_("số ghi lẫn chữ cái, phải là chữ số"))
    if text.endswith((".", ",", ";")):
        faults.append(_("cuối dòng không có dấu câu"))
    if number.letters.upper() in _KNOWN_LETTERS and number.letters not in _KNOWN_LETTERS:
        faults.append(_("chữ viết tắt tên cơ quan “{found}” phải viết hoa").format(found=number.letters))
    if number.order and number.order != case.profile.family:
        faults.append(
            _("ký hiệu viết kiểu văn bản Đảng") if case.is_state else _("ký hiệu viết kiểu văn bản nhà nước")
        )
    elif not number.order:
        faults.append(_("ký hiệu phải có dạng “{form}”").format(form=_example(case)))
    elif (
        number.type
        and number.type.upper() in {t.upper() for t in TYPE_LETTERS.values()}
        and number.type not in TYPE_LETTERS.values()
    ):
        faults.append(_("chữ viết tắt tên loại “{found}” phải viết hoa").format(found=number.type))
    if faults:
        yield _hit(case, _("“{found}”: {faults}").format(found=text, faults="; ".join(faults)))


#: Letters of bodies that are the same everywhere.
_KNOWN_LETTERS = ("UBND", "HĐND", "TU", "ĐU", "HU")


def _example(case: Case) -> str:
    form = case.profile.number
    letters = type_letters(case.anatomy.type) or "KH"
    body = case.anatomy.number.letters or ("UBND" if case.is_state else "TU")
    return f"{form.before}05{form.joint}{form.order.format(type=letters, letters=body)}"


def number_year(case: Case) -> Iterator[Hit]:
    """Số, ký hiệu có ghi năm.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3: năm chỉ có trong số của văn bản quy phạm pháp luật. Văn bản Đảng đánh số
    theo nhiệm kỳ (HD 36-HD/VPTW, II.1.3).
    Sai: “Số: 05/2024/KH-UBND”.
    Đúng: “Số: 05/KH-UBND”.
    """
    if case.anatomy.number.year:
        yield _hit(
            case,
            _("Số, ký hiệu ghi năm {year}; kế hoạch không ghi năm trong số").format(
                year=case.anatomy.number.year
            ),
            "warning" if case.is_state else "",
        )


def number_padding(case: Case) -> Iterator[Hit]:
    """Số nhỏ hơn 10 thiếu số 0, hoặc số có số 0 thừa.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.c: với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước. Số 0 thừa
    (“0125”) không bị cấm, chỉ lưu ý; văn bản Đảng thì là sai.
    Sai: “Số: 5/KH-UBND”.
    Đúng: “Số: 05/KH-UBND”.
    """
    digits = case.anatomy.number.number
    if len(digits) == 1:
        yield _hit(case, _("Số “{found}” phải ghi là “0{found}”").format(found=digits))
    elif len(digits) > 2 and digits.startswith("0"):
        yield _hit(
            case, _("Số “{found}” thừa số 0 phía trước").format(found=digits), "info" if case.is_state else ""
        )


def type_code(case: Case) -> Iterator[Hit]:
    """Chữ viết tắt trong ký hiệu không hợp tên loại.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục III, Phần I: Kế hoạch viết tắt là KH, Chương trình CTr, Quyết định QĐ ...
    Sai: “KẾ HOẠCH” mà ký hiệu “Số: 05/CTr-UBND”, “Số: 05/K.H-UBND”.
    Đúng: “Số: 05/KH-UBND”.
    """
    number, wanted = case.anatomy.number, type_letters(case.anatomy.type)
    if wanted and number.type and number.type.upper() != wanted.upper():
        yield _hit(
            case,
            _("Ký hiệu ghi “{found}”, tên loại {type} phải là “{wanted}”").format(
                found=number.type, type=case.anatomy.type, wanted=wanted
            ),
        )


def agency_letters(case: Case) -> Iterator[Hit]:
    """Chữ viết tắt tên cơ quan trong ký hiệu không hợp cơ quan ban hành.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3.b: ký hiệu gồm chữ viết tắt tên loại và tên cơ quan ban hành. UBND các cấp là
    UBND; tỉnh ủy, thành ủy là TU; đảng ủy là ĐU. Chữ viết tắt của sở, phòng do từng nơi định, không xét ở đây.
    Sai: “ỦY BAN NHÂN DÂN” mà ký hiệu “05/KH-SCT”.
    Đúng: “05/KH-UBND”.
    """
    from drafter.anatomy.pieces import bare

    number = case.anatomy.number
    issuer = bare(" ".join(case.anatomy.issuer))
    known = (
        ("uy ban nhan dan", "UBND", True),
        ("ubnd", "UBND", True),
        ("tinh uy", "TU", False),
        ("dang uy", "ĐU", False),
    )
    for words, letters, state in known:
        if (
            state == case.is_state
            and issuer.startswith(words)
            and number.letters
            and letters not in _bodies(number.letters, issuer)
        ):
            yield _hit(
                case,
                _("Ký hiệu ghi “{found}”, của {issuer} phải là “{wanted}”").format(
                    found=number.letters, issuer=" ".join(case.anatomy.issuer), wanted=letters
                ),
                "warning",
            )
            return
    if not case.is_state and number.letters in ("HU", "QU", "ThU") and case.day.isoformat() >= "2025-07-01":
        yield _hit(case, _("Từ 01/7/2025 không còn cấp ủy cấp huyện ({found})").format(found=number.letters))


def _bodies(letters: str, issuer: str) -> list[str]:
    """The letters of each body that issues: of two that issue together the symbol has both, as the heading has both names."""
    whole = letters.upper()
    return whole.split("-") if " - " in issuer else [whole]


def no_date(case: Case) -> Iterator[Hit]:
    """Không thấy địa danh, ngày tháng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4: địa danh và thời gian ban hành ở ô số 4, dưới Tiêu ngữ.
    Sai: không ghi ngày tháng ở đầu trang.
    Đúng: “Văn Lãng, ngày 05 tháng 3 năm 2024”.
    """
    if not case.anatomy.of("dia_danh_ngay") and not case.anatomy.is_attached:
        yield case.at("dia_danh_ngay", _("Không thấy địa danh, ngày tháng năm ở đầu trang"))


def date_form(case: Case) -> Iterator[Hit]:
    """Địa danh, ngày tháng viết sai cách.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4: sau địa danh có dấu phẩy; ngày, tháng, năm viết đầy đủ, không dùng dấu gạch
    chéo; ngày phải có trong lịch, năm đủ bốn chữ số.
    Sai: “Văn Lãng ngày 05 tháng 3 năm 2024”; “Văn Lãng, ngày 05 tháng 3, 2024”; “Văn Lãng, ngày 05/3/2024”; “Văn Lãng, ngày 31 tháng 02 năm 2024”.
    Đúng: “Văn Lãng, ngày 05 tháng 3 năm 2024”.
    """
    piece = case.anatomy.first("dia_danh_ngay")
    if piece is None:
        return
    text = piece.text
    if not re.search(r"tháng", text):
        yield case.at(
            "dia_danh_ngay",
            _("“{found}”: ngày, tháng, năm phải viết bằng chữ “ngày ... tháng ... năm ...”").format(
                found=text
            ),
            piece,
        )
    elif fault := _no_day(text):
        yield case.at("dia_danh_ngay", _("“{found}”: {fault}").format(found=text, fault=fault), piece)
    elif not re.search(r"\S,\s*ngày", text):
        yield case.at(
            "dia_danh_ngay",
            _("“{found}”: sau địa danh phải có dấu phẩy, rồi “ngày ...”").format(found=text),
            piece,
        )
    elif text.rstrip().endswith("."):
        yield case.at(
            "dia_danh_ngay",
            _("“{found}”: cuối dòng không có dấu chấm").format(found=text),
            piece,
            severity="warning",
        )
    elif not _WHOLE_DATE.fullmatch(text.strip()):
        message = _("“{found}” phải viết theo mẫu “Địa danh, ngày ... tháng ... năm ...”").format(found=text)
        yield case.at("dia_danh_ngay", message, piece, severity="warning")


_WHOLE_DATE = re.compile(r"[^,]*[^,\s],\s*ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*")
_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d+)")


def _no_day(text: str) -> str:
    """What is wrong with a filled date as a day of the calendar, "" when nothing is."""
    m = _DATE.search(text)
    if m is None:
        return ""
    if len(m[3]) != 4:
        return _("năm phải ghi đủ bốn chữ số")
    try:
        dt.date(int(m[3]), int(m[2]), int(m[1]))
    except ValueError:
        return _("không có ngày này trong lịch")
    return ""


def date_padding(case: Case) -> Iterator[Hit]:
    """Số 0 trong ngày, tháng sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.b: ngày nhỏ hơn 10 và tháng 1, 2 phải thêm số 0 phía trước. Tháng 3 đến tháng 9
    không thêm số 0.
    Sai: “ngày 5 tháng 2”, “tháng 08”.
    Đúng: “ngày 05 tháng 02”, “tháng 8”.
    """
    piece = case.anatomy.first("dia_danh_ngay")
    m = re.search(r"ngày\s*(\d*)\s*tháng\s*(\d*)", piece.text) if piece else None
    if m is None or piece is None:
        return
    for word, found, pad in (("ngày", m[1], pad_day), ("tháng", m[2], pad_month)):
        if found and int(found) and found != (wanted := pad(int(found))):
            extra = len(found) > len(wanted)
            yield case.at(
                "dia_danh_ngay",
                _("“{word} {found}” phải viết “{word} {wanted}”").format(
                    word=word, found=found, wanted=wanted
                ),
                piece,
                severity="warning" if extra and case.is_state else "",
            )


def date_row(case: Case) -> Iterator[Hit]:
    """Ngày tháng không nằm ngang hàng với số, ký hiệu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.c và IV: địa danh, thời gian (ô số 4) trên cùng một dòng với số, ký hiệu (ô
    số 3).
    Sai: ngày tháng ở hàng trên, số ở hàng dưới của bảng.
    Đúng: số và ngày tháng cùng một hàng.
    """
    number, date = case.anatomy.first("so_ky_hieu"), case.anatomy.first("dia_danh_ngay")
    if number is None or date is None:
        return
    a, b = number.paragraph.where, date.paragraph.where
    if a.table >= 0 and a.table == b.table and a.row != b.row:
        yield case.at("dia_danh_ngay", _("Địa danh, ngày tháng phải cùng hàng với số, ký hiệu"), date)


_UNIT_WORDS = (
    "Tỉnh ",
    "Huyện ",
    "Xã ",
    "TP. ",
    "TP ",
    "Thành phố ",
    "tỉnh ",
    "huyện ",
    "xã ",
    "Thị xã ",
    "Quận ",
    "Phường ",
)


def place_name(case: Case) -> Iterator[Hit]:
    """Địa danh ghi sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.a và Phụ lục II, III: ghi tên riêng của đơn vị hành chính; chỉ đơn vị mang tên
    người, chữ số hoặc sự kiện lịch sử mới ghi đầy đủ cả chữ “Thành phố”, “Phường” ...
    Sai: “Tỉnh Bắc Ninh, ngày ...”, “TP.HCM, ngày ...”, “bắc ninh, ngày ...”, “BẮC NINH, ngày ...”.
    Đúng: “Bắc Ninh, ngày ...”, “Thành phố Hồ Chí Minh, ngày ...”.
    """
    place, piece = case.anatomy.place, case.anatomy.first("dia_danh_ngay")
    if piece is None or not place:
        return
    short = re.match(r"(?:TP\.?\s*HCM|TPHCM|HCM|HN)\b", place)
    unit = next((word for word in ("Tỉnh ", "tỉnh ", "Huyện ", "huyện ") if place.startswith(word)), "")
    proper = place[len(unit) :]
    bare_full = place in full_place_names() or place.isdigit()
    if place[:1].islower() or (place.isupper() and len(place) > 3 and not short):
        yield case.at(
            "dia_danh_ngay",
            _("Địa danh “{found}” phải viết hoa chữ đầu mỗi tiếng, không viết hoa toàn bộ").format(
                found=place
            ),
            piece,
            severity="warning",
        )
    elif short or bare_full or (unit and not proper[:1].isdigit() and proper not in full_place_names()):
        yield case.at(
            "dia_danh_ngay",
            _("Địa danh “{found}” phải ghi tên riêng của đơn vị hành chính, không viết tắt").format(
                found=place
            ),
            piece,
            severity="warning",
        )


def future_date(case: Case) -> Iterator[Hit]:
    """Ngày ban hành ở tương lai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.b: thời gian ban hành là ngày văn bản được ký, không thể sau hôm nay. Bản
    nháp chưa ghi đủ ngày thì không xét.
    Sai: văn bản ghi ngày của tháng sau.
    Đúng: ngày ký thật.
    """
    date = case.anatomy.date
    if date is not None and date.is_complete and date.latest > case.today:
        yield case.at(
            "dia_danh_ngay",
            _("Ngày {found} sau hôm nay").format(found=date.short),
            case.anatomy.first("dia_danh_ngay"),
            severity="warning",
        )

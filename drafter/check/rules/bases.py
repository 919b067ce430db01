"""Bases and citations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from drafter.anatomy import Piece
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped
from drafter.i18n import _
from drafter.text import short_day


def _hit(case: Case, message: str, piece: Piece, severity: str = "") -> Hit:
    form = case.profile.bases
    return Hit(
        message=message,
        component="can_cu",
        clause=case.cite(form.clause),
        confidence=form.confidence,
        severity=severity,
        piece=piece,
    )


_BASE_TOO = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|(?:Theo|Xét) đề nghị)\b")


def basis_end(case: Case) -> Iterator[Hit]:
    """Dấu câu cuối căn cứ sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a: sau mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.
    Trước ngày 05/3/2020 và trong văn bản Đảng, căn cứ cuối kết thúc bằng dấu phẩy. Câu mở đầu tự là căn cứ (“Căn cứ tình hình thực
    tế, Ủy ban nhân dân xã ban hành ...”) thì căn cứ đứng trước chưa phải căn cứ cuối.
    Sai: “Căn cứ Luật Giáo dục;” là căn cứ cuối; hai căn cứ cách nhau bằng dấu chấm.
    Đúng: “Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;” ... “Căn cứ ....”
    """
    form, pieces = case.profile.bases, case.anatomy.of("can_cu")
    goes_on = any(_BASE_TOO.match(piece.text) for piece in case.anatomy.opening[:1])
    hits = []
    for place, piece in enumerate(pieces):
        last = place + 1 == len(pieces) and not goes_on
        wanted, text = (form.last_end if last else form.end), piece.text.rstrip()
        if last and _is_cut(case, piece):
            continue
        if not text.endswith(wanted) or text.endswith("./."):
            which = _("căn cứ cuối cùng") if last else _("căn cứ")
            message = _("{which} phải kết thúc bằng “{wanted}”, không phải “{found}”").format(
                which=which, wanted=wanted, found=text[-1]
            )
            hits.append((last, _hit(case, message[:1].upper() + message[1:], piece)))
    yield from grouped(hits)


def _is_cut(case: Case, piece: Piece) -> bool:
    """Whether a copy of the document ends inside this basis."""
    text = piece.text.rstrip()
    return case.view.blocks[-1:] == (piece.paragraph,) and (text[-1:].isalnum() or text.endswith("./."))


def two_bases(case: Case) -> Iterator[Hit]:
    """Hai căn cứ trong một đoạn.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a: mỗi căn cứ một dòng riêng.
    Sai: “Căn cứ Luật A; căn cứ Nghị định B;” trong một đoạn.
    Đúng: mỗi căn cứ một đoạn.
    """
    for piece in case.anatomy.of("can_cu"):
        if re.search(r"[;.]\s+[Cc]ăn cứ\s+[A-ZĐ]", piece.text):
            yield _hit(case, _("Hai căn cứ trong một đoạn, phải tách mỗi căn cứ một dòng"), piece)


def basis_dash(case: Case) -> Iterator[Hit]:
    """Căn cứ của văn bản Đảng không có gạch đầu dòng.

    Vì sao: HD 36-HD/VPTW, II.1.6 và các mẫu: mỗi căn cứ một dòng, có gạch đầu dòng; căn cứ của văn bản nhà nước thì không.
    Sai: “Căn cứ Điều lệ Đảng;” trong văn bản Đảng; “- Căn cứ Luật ...” trong văn bản nhà nước.
    Đúng: “- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;”.
    """
    dash = bool(case.profile.bases.before.strip())
    for piece in case.anatomy.of("can_cu"):
        has = piece.text.lstrip().startswith(("-", "–"))
        if has != dash:
            message = _("Căn cứ phải có gạch đầu dòng (-)") if dash else _("Căn cứ không có gạch đầu dòng")
            yield _hit(case, message, piece, "warning")
            return


_LAW = re.compile(r"Căn cứ (?:Bộ luật|Luật|Pháp lệnh)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(Nghị định|Thông tư(?: liên tịch)?|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Chương trình|Kết luận|Thông báo|Công văn|Hướng dẫn|Quy định)\s+(?=\d+[\w.]*\s*[/-]\s*(?:\d{4}|[A-ZĐ]{2}))")  # fmt: skip
_SYMBOL = re.compile(r"\d+[/-][\wĐđ&-]+")


def basis_incomplete(case: Case) -> Iterator[Hit]:
    """Căn cứ thiếu số, ngày hoặc cơ quan ban hành.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a: căn cứ ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, thời gian ban
    hành và trích yếu; riêng Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan.
    Sai: “Căn cứ Nghị định số 24/2014/NĐ-CP;”.
    Đúng: “Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ quy định ...;”.
    """
    for piece in case.anatomy.of("can_cu"):
        text = piece.text
        if _LAW.search(text) or not _SYMBOL.search(text):
            continue
        missing = []
        if not re.search(r"\bngày\s+\d|\bngày\s+…|\bngày\s+\.", text):
            missing.append(_("ngày ban hành"))
        if not re.search(r"\b(?:của|giữa)\b", text):
            missing.append(_("cơ quan ban hành"))
        if missing:
            yield _hit(case, _("Căn cứ thiếu {what}").format(what=", ".join(missing)), piece, "warning")


def law_with_number(case: Case) -> Iterator[Hit]:
    """Luật, Pháp lệnh ở căn cứ có ghi số.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a: Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành. Cách ghi có số
    nay phổ biến nên chỉ lưu ý.
    Sai: “Căn cứ Luật Điện lực số 61/2024/QH15 ngày 30/11/2024;”.
    Đúng: “Căn cứ Luật Điện lực ngày 30 tháng 11 năm 2024;”.
    """
    for piece in case.anatomy.of("can_cu"):
        if _LAW.search(piece.text) and re.search(r"số \d+/\d{4}/(?:QH|UBTVQH|PL)", piece.text):
            yield _hit(case, _("Luật, Pháp lệnh ở căn cứ không ghi số, ký hiệu"), piece, "info")


def basis_letter(case: Case) -> Iterator[Hit]:
    """Căn cứ là công văn.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a: căn cứ là văn bản quy định thẩm quyền, chức năng, nhiệm vụ và cơ sở để ban hành;
    công văn hướng dẫn, chỉ đạo thường dẫn ở câu mở đầu (“Thực hiện Công văn số ...”). Nhiều nơi vẫn ghi nên chỉ lưu ý.
    Sai: “Căn cứ Công văn số 1705/UBND-VX ngày ...;”.
    Đúng: “Thực hiện Công văn số 1705/UBND-VX ngày ..., Ủy ban nhân dân xã xây dựng Kế hoạch ...”.
    """
    for piece in case.anatomy.of("can_cu"):
        if _LETTER.match(piece.text):
            yield _hit(
                case,
                _("Căn cứ là công văn, thường dẫn ở câu mở đầu (“Thực hiện Công văn ...”)"),
                piece,
                "info",
            )
            return


_LETTER = re.compile(r"(?:[-–]\s*)?Căn cứ [Cc]ông văn\b")


def no_so(case: Case) -> Iterator[Hit]:
    """Viện dẫn văn bản thiếu chữ “số”.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.b: viện dẫn ghi tên loại, số, ký hiệu: giữa tên loại và số có chữ “số”.
    Sai: “Căn cứ Quyết định 1883/QĐ-UBND ngày 06/11/2025 ...”.
    Đúng: “Căn cứ Quyết định số 1883/QĐ-UBND ngày 06/11/2025 ...”.
    """
    hits = []
    for piece in (*case.anatomy.of("can_cu"), *case.anatomy.opening):
        if m := _NUMBERED.search(piece.text):
            words = piece.text[m.start() : m.end() + 14]
            hits.append(
                ("", _hit(case, _("Thiếu chữ “số” ở “{words}”").format(words=words), piece, "warning"))
            )
    yield from grouped(hits)


_DATE = re.compile(r"ngày (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")


def later_basis(case: Case) -> Iterator[Hit]:
    """Căn cứ ban hành sau ngày của văn bản.

    Vì sao: văn bản chỉ căn cứ được vào văn bản đã ban hành trước nó (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a).
    Sai: kế hoạch ngày 05/3/2024 căn cứ quyết định ngày 20/3/2024.
    Đúng: sửa lại ngày cho đúng.
    """
    date = case.anatomy.date
    if date is None:
        return
    for piece in case.anatomy.of("can_cu"):
        for day, month, year in _DATE.findall(piece.text):
            try:
                cited = dt.date(int(year), int(month), int(day))
            except ValueError:
                continue
            if cited > date.latest:
                yield _hit(
                    case,
                    _("Căn cứ ngày {cited} sau ngày của văn bản ({own})").format(
                        cited=short_day(cited), own=date.short
                    ),
                    piece,
                    "warning",
                )
                break


_PARTY_CITED = re.compile(r"số \d+-[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ][A-Za-zĐđ]* ngày")


def party_comma(case: Case) -> Iterator[Hit]:
    """Viện dẫn văn bản Đảng thiếu dấu phẩy trước chữ “ngày”.

    Vì sao: cách viện dẫn của các cơ quan Trung ương Đảng: sau số, ký hiệu có dấu phẩy. Nhiều địa phương bỏ nên chỉ cảnh báo.
    Sai: “Nghị quyết số 18-NQ/TW ngày 25/10/2017”.
    Đúng: “Nghị quyết số 18-NQ/TW, ngày 25/10/2017”.
    """
    hits = []
    for piece in (*case.anatomy.of("can_cu"), *case.anatomy.of("trich_yeu"), *case.anatomy.body):
        if m := _PARTY_CITED.search(piece.text):
            hits.append(
                (
                    "",
                    Hit(
                        message=_("Thiếu dấu phẩy trước chữ “ngày” ở “{words}”").format(words=m[0]),
                        component="body",
                        clause=case.cite(_("cách viện dẫn văn bản Đảng")),
                        confidence="M",
                        piece=piece,
                    ),
                )
            )
    yield from grouped(hits)

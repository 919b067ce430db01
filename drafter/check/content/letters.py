"""Capitals where papers, parts of papers and units are named (NĐ 30/2020/NĐ-CP, Phụ lục II)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.check.content.common import first_day, hit
from drafter.check.content.prose import prose
from drafter.check.rules.common import grouped
from drafter.i18n import _
from drafter.text import matches

#: From when the capitals of Phụ lục II are law.
_FROM = dt.date(2020, 3, 5)
_TITLED = (
    "Nghị Quyết", "Nghị Định", "Quyết Định", "Chỉ Thị", "Thông Tư", "Kết Luận", "Kế Hoạch", "Chương Trình", "Hướng Dẫn", "Công Văn",
    "Thông Báo", "Báo Cáo", "Tờ Trình", "Chủ Tịch", "Giám Đốc", "Bí Thư", "Trưởng Phòng", "Ủy Ban", "Uỷ Ban", "Hội Đồng Nhân",
    "Sở Giáo Dục", "Phòng Giáo Dục", "Đào Tạo", "Hội Đồng nhân", "Trung Tâm", "Văn Phòng",
)  # fmt: skip
_WRONG = re.compile(
    r"(?P<dieu>(?i:khoản \d+[a-zđ]?|tại|theo),? điều (?=\d))|(?P<khoan>(?<=[^\W\d_A-Z] )Khoản (?=\d))|"
    r"(?P<diem>(?<=[^\W\d_A-Z] )Điểm (?=[a-zđ]\b,? [Kk]hoản))|(?P<nay>\bkế hoạch này\b)|(?P<hcm>\bthành phố Hồ Chí Minh\b)|"
    r"(?P<tinh>(?:UBND|HĐND|nhân dân) (?:Tỉnh|Huyện) (?=[A-ZĐ][^\W\d_]))|"
    rf"(?P<titled>\b(?:{'|'.join(_TITLED)})\b)"
)
_CLAUSES = {
    "dieu": "V.7",
    "khoan": "V.7",
    "diem": "V.7",
    "nay": "V.6",
    "hcm": "III.1.c",
    "tinh": "III.1.a",
    "titled": "IV, V",
}


def named_parts(case: Case) -> Iterator[Hit]:
    """Viết hoa điều, khoản, tên loại văn bản, chức vụ, đơn vị hành chính sai cách.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục II: viện dẫn thì viết hoa “Điều”, viết thường “khoản”, “điểm” (V.7); “Kế hoạch này” (V.6); “Thành
    phố Hồ Chí Minh”, “tỉnh Lạng Sơn” (III.1); tên loại, chức vụ, cơ quan chỉ viết hoa chữ đầu. Chỉ xét cơ quan nhà nước, từ 05/3/2020.
    Sai: “Khoản 2 điều 5”, “trong kế hoạch này”, “Nghị Quyết số 71-NQ/TW”, “UBND Tỉnh Lạng Sơn”, “thành phố Hồ Chí Minh”.
    Đúng: “khoản 2 Điều 5”, “trong Kế hoạch này”, “Nghị quyết số 71-NQ/TW”, “UBND tỉnh Lạng Sơn”, “Thành phố Hồ Chí Minh”.
    """
    if (first_day(case) or case.day) < _FROM:
        return
    hits = []
    for line in prose(case).of("title", "base", "body", "recipients", "appendix"):
        for m in matches(_WRONG, line.unquoted):
            kind = m.lastgroup or ""
            if kind == "nay" and case.anatomy.type != "Kế hoạch":
                continue
            found = m[0].strip()
            right = _right(kind, found, is_inside=line.text[: m.start()].rstrip()[-1:].islower())
            message = _("“{found}”, phải viết “{right}”").format(found=found, right=right)
            clause = f"NĐ 30/2020/NĐ-CP, Phụ lục II, {_CLAUSES[kind]}"
            words = line.text[max(m.start() - 15, 0) : m.end() + 20]
            hits.append((found, hit(line, message, clause, words=words)))
    yield from grouped(hits)


def _right(kind: str, found: str, *, is_inside: bool) -> str:
    """How it must be written; `is_inside`: it does not begin a sentence."""
    if kind in ("nay", "hcm"):
        return found[0].upper() + found[1:]
    if kind == "dieu":
        return (found[0].lower() if is_inside else found[0]) + found[1:].replace("điều", "Điều")
    if kind == "tinh":
        return found.replace("Tỉnh", "tỉnh").replace("Huyện", "huyện")
    if kind == "titled":
        first, _space, rest = found.partition(" ")
        return f"{first} {rest.lower()}" if first not in ("Sở", "Phòng") else f"{first} Giáo dục"
    return found.lower()

"""Capitals of names: bodies, papers and their parts, posts, units (NĐ 30/2020/NĐ-CP, Phụ lục II)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter import text as _text
from drafter.check.case import Case, Hit
from drafter.check.content.common import first_day, hit
from drafter.check.content.prose import Line, prose
from drafter.check.rules.common import grouped
from drafter.citations.laws import find_laws
from drafter.i18n import _
from drafter.registers import spelling

#: From when the capitals of Phụ lục II are law.
_FROM = dt.date(2020, 3, 5)
_TITLED = (
    "Nghị Quyết", "Nghị Định", "Quyết Định", "Chỉ Thị", "Thông Tư", "Kết Luận", "Kế Hoạch", "Chương Trình", "Hướng Dẫn", "Công Văn",
    "Thông Báo", "Báo Cáo", "Tờ Trình", "Chủ Tịch", "Giám Đốc", "Bí Thư", "Trưởng Phòng", "Ủy Ban", "Uỷ Ban", "Hội Đồng Nhân",
    "Sở Giáo Dục", "Phòng Giáo Dục", "và Đào Tạo", "Hội Đồng nhân",
)  # fmt: skip
_WRONG = re.compile(
    r"(?P<dieu>(?i:khoản \d+[a-zđ]?|tại|theo),? điều (?=\d))|(?P<khoan>(?<=[^\W\d_A-Z] )Khoản (?=\d))|"
    r"(?P<diem>(?<=[^\W\d_A-Z] )Điểm (?=[a-zđ]\b,? [Kk]hoản))|(?P<nay>\bkế hoạch này\b)|(?P<hcm>\bthành phố Hồ Chí Minh\b)|"
    r"(?P<tinh>(?:UBND|HĐND|nhân dân) (?:Tỉnh|Huyện) (?=[A-ZĐ][^\W\d_]))|"
    rf"(?P<titled>\b(?:{'|'.join(_TITLED)})\b)"
)
#: One of these stands in every line where the pattern finds something: to ask for them is quicker than the pattern.
_HINTS = (*_TITLED, " điều ", "Khoản ", "Điểm ", "kế hoạch này", "thành phố Hồ", " Tỉnh ", " Huyện ")
_ARTICLES = {
    "dieu": "V.7",
    "khoan": "V.7",
    "diem": "V.7",
    "nay": "V.6",
    "hcm": "III.1.c",
    "tinh": "III.1.a",
    "titled": "IV, V",
}
#: What is said of the plan itself: "Kế hoạch này".
_OWN_PAPER = ", V.6"


class _Miswritten(NamedTuple):
    """A name as written and as it must be, its place in the line, the article of Phụ lục II ("" for all of it)."""

    found: str
    right: str
    at: int
    article: str = ""


@lru_cache(4096)
def _miswritten(own: str, unquoted: str, day: dt.date) -> tuple[_Miswritten, ...]:
    """Names in wrong capitals: those of bodies in the plan's own words, the rest where papers are cited as well."""
    own = own.replace("Uỷ", "Ủy").replace("Toà", "Tòa")
    bodies = ((found, right, own.find(found)) for found, right in spelling.capitals(day).items())
    out = [_Miswritten(found, right, at) for found, right, at in bodies if at >= 0]
    if day < _FROM or not any(hint in unquoted for hint in _HINTS):
        return tuple(out)
    for m in _WRONG.finditer(unquoted):
        kind, found = m.lastgroup or "", m[0].strip()
        right = _right(kind, found, is_inside=unquoted[: m.start()].rstrip()[-1:].islower())
        out.append(_Miswritten(found, right, m.start(), f", {_ARTICLES[kind]}"))
    return tuple(out)


def capitals(case: Case) -> Iterator[Hit]:
    """Viết hoa tên cơ quan, văn bản, điều khoản, chức vụ, đơn vị hành chính sai cách.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục II: “Ủy ban nhân dân”, “Nhà nước”, “Mặt trận Tổ quốc”; viện dẫn thì viết hoa “Điều”, viết thường
    “khoản”, “điểm” (V.7); “Kế hoạch này” (V.6); “Thành phố Hồ Chí Minh”, “tỉnh Lạng Sơn” (III.1); tên loại, chức vụ chỉ viết hoa chữ
    đầu. Chỉ xét cơ quan nhà nước, từ 05/3/2020.
    Sai: “Ủy ban Nhân dân tỉnh”, “Luật phòng, chống thiên tai ngày 19 tháng 6 năm 2013”, “Khoản 2 điều 5”, “trong kế hoạch này”, “Nghị
    Quyết số 71-NQ/TW”, “UBND Tỉnh Lạng Sơn”.
    Đúng: “Ủy ban nhân dân tỉnh”, “Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013”, “khoản 2 Điều 5”, “trong Kế hoạch này”, “Nghị
    quyết số 71-NQ/TW”, “UBND tỉnh Lạng Sơn”.
    """
    day = first_day(case) or case.day
    hits = []
    for line in prose(case).of("title", "base", "body", "recipients", "appendix"):
        for one in _miswritten(line.own, line.unquoted, day):
            if one.article != _OWN_PAPER or case.anatomy.type in ("", "Kế hoạch"):
                hits.append((one.found, _said(line, one, line.text[one.at : one.at + len(one.found)])))
        for law in find_laws(line.text) if day >= _FROM else ():
            name = law.name.partition(" ")[2]
            if law.name.startswith("Luật ") and name[0].islower() and not name.startswith("sửa đổi"):
                right = f"Luật {_text.sentence(name)}"
                hits.append((law.name, _said(line, _Miswritten(law.name, right, 0), law.name, "info")))
    yield from grouped(hits)


def _said(line: Line, one: _Miswritten, found: str, severity: str = "") -> Hit:
    message = _("“{found}”, phải viết “{right}”").format(found=found, right=one.right)
    clause = f"NĐ 30/2020/NĐ-CP, Phụ lục II{one.article}"
    return hit(line, message, clause, words=one.found, severity=severity)


def _right(kind: str, found: str, *, is_inside: bool) -> str:
    """How it must be written; `is_inside`: it does not begin a sentence."""
    if kind in ("nay", "hcm"):
        return found[0].upper() + found[1:]
    if kind == "dieu":
        return (found[0].lower() if is_inside else found[0]) + found[1:].replace("điều", "Điều")
    if kind == "tinh":
        return found.replace("Tỉnh", "tỉnh").replace("Huyện", "huyện")
    if found == "và Đào Tạo":
        return "và Đào tạo"
    if kind == "titled":
        first, _space, rest = found.partition(" ")
        return f"{first} {rest.lower()}" if first not in ("Sở", "Phòng") else f"{first} Giáo dục"
    return found.lower()

"""Values read out of header lines: number and symbol, place and date, issuer lines."""

from __future__ import annotations

import re

from drafter.anatomy.model import Number
from drafter.anatomy.pieces import bare
from drafter.model.papers import DocDate
from drafter.registers import communes

_NUMBER = re.compile(r"\s*(s[ốôồổo])\s*(:?)\s*(.*)", re.IGNORECASE)
#: Behind the number: "12/2019/KH-UBND", "12/KH-UBND-2019". A number of four digits is no year.
_SLASH_YEAR = re.compile(r"(?<=[\d\s.…_][/-])((?:19|20)\d{2})(?!\d)|(?<=[^\W\d_][/-])((?:19|20)\d{2})(?!\d)")
_STATE = re.compile(r"^([\d.…_\s]*)\s*/\s*([A-Za-zĐđ.]+)\s*[-–—]\s*([\w&.Đđ-]+)$")
_PARTY = re.compile(r"^([\d.…_\s]*)\s*[-–—]\s*([A-Za-zĐđ.]+)\s*/\s*([\w&.Đđ-]+)$")
#: "l5", "2O": digits that scanning took for letters, right before the symbol.
_SMUDGED = re.compile(r"^(?=[lIO]{0,3}\d)[\dlIO]{1,5}(?=\s*[/–—-])")
_DIGITS = str.maketrans("lIO", "110")
_LEAD = re.compile(r"^[\d.…_\s]*")


def number_of(text: str) -> Number:
    """The parts of a number line. What does not follow either order keeps only its digits and symbol."""
    m = _NUMBER.match(text)
    rest = _SMUDGED.sub(lambda found: found[0].translate(_DIGITS), m[3].strip() if m else text.strip())
    word, colon = (m[1], bool(m[2])) if m else ("", False)
    found_year = _SLASH_YEAR.search(rest)
    year = (found_year[1] or found_year[2]) if found_year else ""
    clean = re.sub(r"/(?:19|20)\d{2}(?=[/-])|-(?:19|20)\d{2}$", "", rest) if year else rest
    lead = _LEAD.match(clean)
    digits = re.sub(r"\D", "", lead[0]) if lead else ""
    for order, form in (("state", _STATE), ("party", _PARTY)):
        if found := form.match(clean):
            digits = re.sub(r"\D", "", found[1])
            joint, letters = "-" if order == "state" else "/", found[3].rstrip(".")
            return Number(
                text=text, word=word, colon=colon, number=digits, symbol=f"{found[2]}{joint}{letters}",
                type=found[2], letters=letters, order=order, year=year,
            )  # fmt: skip
    symbol = clean[lead.end() :].strip(" /-–—") if lead else clean
    return Number(text=text, word=word, colon=colon, number=digits, symbol=symbol, year=year)


_BLANK = r"[\s.…_/]*"
#: A number written by hand, as scanning reads it.
_SMUDGE = r"[^\W\d_]{0,2}"
_LONG = re.compile(
    rf"(?P<place>.*?)\s*,?\s*ng[àa]y{_BLANK}(?P<day>\d{{0,2}}){_SMUDGE}{_BLANK}th[áa]ng{_BLANK}(?P<month>\d{{0,2}}){_SMUDGE}{_BLANK}"
    rf"n[ăa]m{_BLANK}(?P<year>\d{{0,4}})",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?P<place>.*?)\s*,?\s*ngày\s*(?P<day>\d{0,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})")  # fmt: skip


def place_and_date(text: str) -> tuple[str, DocDate | None]:
    """Place and date of "Điện Biên, ngày 05 tháng 3 năm 2026"; the date None when its year is blank or it is none."""
    m = _LONG.match(text) or _SHORT.match(text)
    if m is None:
        return text.partition(",")[0].strip(), None
    if not m["year"]:
        return m["place"].strip(), None
    month, day = int(m["month"] or 0) or None, int(m["day"] or 0) or None
    try:
        date = DocDate.parse(
            "-".join(str(part) for part in (m["year"], month, day if month else None) if part)
        )
    except ValueError:
        date = None
    return m["place"].strip(), date


#: Words that a body's name begins with, without accents.
_BODIES = re.compile(
    r"(ubnd|uy ban|uy ban nhan dan|hdnd|hoi dong nhan dan|bo|so|phong|ban|chi cuc|cuc|tong cuc|vu|truong|trung tam|dang bo|"
    r"dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|van phong|cong an|thanh tra|kho bac|toa an|vien|hoi|doan|lien doan|"
    r"mat tran|chi bo|benh vien|cong ty|tong cong ty|tap doan|dai hoc|hoc vien|chinh phu|thu tuong|dang doan|bhxh|bao hiem|bch|"
    r"thue (?:tinh|thanh pho|co so)|don bien phong|hai quan cua khau|(?:doi|hat|tram) (?:thue|kiem lam|kiem soat|quan ly|y te|thu y)|"
    r"(?:tinh|thanh|huyen|quan|thi|xa|phuong) doan|(?:su|lu|trung|tieu) doan|cong doan|chi nhanh|ngan hang|xi nghiep|nha may|"
    r"chi hoi|chi doan|lien doi|phan hieu|bao tang|thu vien|dai phat thanh|quy tin dung|hop tac xa)\b"
    # the second half of a name such as "XUÂN TRƯỜNG - ĐÀ LẠT" begins no body
    r"(?!\s*[-–—])"
)


def is_body_name(line: str) -> bool:
    """Whether the line begins like the name of a body: "SỞ Y TẾ"."""
    return _BODIES.match(bare(line)) is not None


#: A committee whose body stands on the line below it.
_COMMITTEE = re.compile(r"ban (?:thuong truc|thuong vu|chap hanh)|bch")
#: The first half of a name whose unit stands on the line below it: there "XÃ ĐOÀN KẾT" is a commune, no Youth Union.
_OF_A_UNIT = re.compile(
    r"uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|dang uy|uy ban mat tran to quoc viet nam"
)
#: A kind of unit and what there is of its name, at the end of a line.
_BEGUN_UNIT = re.compile(r"\b(?:xã|phường|đặc khu|thị trấn)((?: \w+){0,3})$")
_UNIT = re.compile(r"(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\b")


def split_issuer(lines: list[str]) -> int:
    """How many of the header's left lines name bodies above the issuer: the issuer is the last body that begins.

    A line that begins no new name goes on with the one before it, and a body with its committee on the line above; joint
    issuers are joined by a hyphen.
    """
    starts = [0]
    for place in range(1, len(lines)):
        before = lines[place - 1].rstrip()
        if (
            _BODIES.match(bare(lines[place]))
            and not before.endswith(("-", "–", ","))
            and not before.upper().endswith(" VÀ")
            and not _is_joint(before)
            and not (_COMMITTEE.fullmatch(bare(before)) and starts[-1] == place - 1)
            and not (_OF_A_UNIT.fullmatch(bare(before)) and is_unit(lines[place]))
            and not _names_one_unit(before, lines[place])
        ):
            starts.append(place)
    return starts[-1] if lines else 0


def _names_one_unit(above: str, line: str) -> bool:
    """Whether the name of a unit goes on from the line above: "ĐẢNG ỦY XÃ LỊCH" / "HỘI THƯỢNG"."""
    begun = _BEGUN_UNIT.search(above.casefold())
    if begun is None:
        return False
    return not begun[1] or communes.is_one(f"{begun[1]} {line}")


def _is_joint(line: str) -> bool:
    """Whether the line names two bodies that issue together: "SỞ Y TẾ - CÔNG AN TỈNH"."""
    first, hyphen, last = line.rpartition(" - ")
    return bool(hyphen) and is_body_name(first) and is_body_name(last)


def is_unit(line: str) -> bool:
    """Whether the line is only the name of an administrative unit, as "TỈNH LÀO CAI" under "ỦY BAN NHÂN DÂN"."""
    return _UNIT.match(bare(line)) is not None


_PARTY_BODY = re.compile(
    r"(dang bo|dang uy|tinh uy|thanh uy|huyen uy|quan uy|thi uy|chi bo|ban thuong vu (?:dang|tinh|thanh|huyen|quan|thi) uy|dang doan)\b"
)


def is_party_body(line: str) -> bool:
    """Whether the line names a committee of the Party."""
    return _PARTY_BODY.match(bare(line)) is not None

"""What the running text tells of a head that a web page has cut short: the issuer's unit, the title, the year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from drafter import text as _text
from drafter.anatomy.pieces import bare

#: "Ủy ban nhân dân tỉnh Lào Cai ban hành ...", the name left out or not.
_ISSUER = re.compile(
    r"(?:[ỦU][ỷy] ban nhân dân|UBND) (?P<unit>(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu))(?P<name>(?: [^\W_]+| -){0,5}?)"
    r"(?=\s+(?:ban hành|xây dựng|triển khai|đề ra|lập)\b)"
)
#: The body that decides, above the bases of a decision.
_DECIDES = re.compile(
    r"(?:CHỦ TỊCH )?[ỦU][ỶY] BAN NHÂN DÂN (?P<unit>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)(?P<name>(?:[ -]+[^\W_]+)*)"
)
#: The same where no head is left at all: the sentence must say that it issues this plan.
_ISSUES = re.compile(
    r"(?:^|[.,;:] )"
    + _ISSUER.pattern.partition(r"(?=\s+")[0]
    + r"\s+(?:ban hành|xây dựng|lập) [Kk]ế hoạch (?!số\b)"
)
#: "... ban hành Kế hoạch <trích yếu>(, cụ thể) như sau:".
_ANNOUNCED = re.compile(
    r"\b(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch\s+(?P<title>.+?)(?:\s*\((?:sau đây|dưới đây|gọi|viết)[^()]*\))?"
    r"(?:,?\s+(?:cụ thể|với (?:các|những|một số)?\s*nội dung|theo (?:các|những)? ?nội dung|gồm)\b.*|,?\s+như sau\W*|\s*:)$",
    re.DOTALL,
)
#: A title on a line of its own, as pages print it: "Kế hoạch phòng, chống ... năm 2023".
_TITLE_LINE = re.compile(r"Kế hoạch (?!số\b|này\b)(?P<title>[^.;:]{20,250})")
_CITED_DAY = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:/(?P<m>\d{1,2})/|\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+)(?P<y>20\d\d)(?!\d)"
)
#: Shorter titles ("triển khai") say nothing.
_SHORTEST = 20


def issuer_lines(
    lines: list[str], letters: str, place: str, texts: Iterable[str], heading: str = ""
) -> list[str]:
    """The issuer's lines with the unit that a bare "ỦY BAN NHÂN DÂN" lacks; as they are when nothing is told.

    A head without any issuer counts as such when the letters of the number are UBND, or when the number is missing too and
    the text names the unit that issues the plan. Where no sentence issues it, the one unit of the place's name that the
    text or the `heading` (the title) names is the issuer's.
    """
    texts = tuple(texts)
    plain = bare(" ".join(lines))
    known = plain in ("uy ban nhan dan", "ubnd") or (not lines and letters.partition("-")[0] == "UBND")
    if not known and (lines or letters):
        return lines
    for text in texts:
        line = _text.one_line(text)
        m = (known and _DECIDES.fullmatch(line)) or (_ISSUER if known else _ISSUES).search(line)
        if m and (name := (re.sub(r"\s*-\s*", " - ", m["name"]).strip() or place)) and _is_name(name):
            return ["ỦY BAN NHÂN DÂN", f"{m['unit']} {name}".upper()]
    units = (
        {m[1].upper() for text in (*texts, heading) for m in _unit_of(place).finditer(text)}
        if place
        else set()
    )
    return ["ỦY BAN NHÂN DÂN", f"{units.pop()} {place}".upper()] if known and len(units) == 1 else lines


def _unit_of(place: str) -> re.Pattern[str]:
    """ "tỉnh Lào Cai" where Lào Cai is the place."""
    return re.compile(
        rf"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) {re.escape(place)}\b",
        re.IGNORECASE,
    )


def _is_name(words: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word == "-" for word in words.split())


def title(texts: Iterable[str]) -> str:
    """The title as the sentence that announces the plan says it, "" when it does not."""
    for text in texts:
        m = _ANNOUNCED.search(_text.one_line(text))
        if m and len(m["title"]) >= _SHORTEST:
            return _text.sentence(m["title"].strip(" ,"))
    return ""


def title_line(text: str) -> str:
    """The title on a line "Kế hoạch ..." that a page prints above the text, "" when the line is none."""
    m = _TITLE_LINE.fullmatch(_text.one_line(text))
    return _text.sentence(m["title"].strip()) if m else ""


def year(texts: Iterable[str], today: dt.date) -> int:
    """The year of the latest day that the texts name and that has come by `today`, 0 when they name none: no plan is older."""
    days = []
    for text in texts:
        for m in _CITED_DAY.finditer(text):
            try:
                days.append(dt.date(int(m["y"]), int(m["m"] or m["m2"]), int(m["d"])))
            except ValueError:
                continue
    return max((day.year for day in days if day <= today), default=0)

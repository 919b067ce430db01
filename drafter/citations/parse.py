"""Citations in running text: what stands before and after each symbol.

"<Loại> số <ký hiệu>(,) ngày <date> của <cơ quan>( khóa <La Mã>)(,) về <trích yếu>( (sau đây gọi tắt là <tên ngắn>))"
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.citations.model import Citation, Symbol
from drafter.citations.symbols import scan
from drafter.registers import citations as data

_BEFORE = 170
_AFTER = 900

_TYPES = "|".join(
    re.escape(word).replace(r"\ ", r"\s+") for word in sorted(data.type_words(), key=len, reverse=True)
)
_PLAIN = re.compile(rf"(?<![^\W\d_])(?P<type>{_TYPES})\s+(?:này\s+)?(?:số\s*:?\s*)?$", re.IGNORECASE)
_LAW = re.compile(
    r"(?<![^\W\d_])(?P<type>Bộ luật|Luật|Pháp lệnh)(?P<name>\s[^.;:()“”\"\d]{2,120}?)\s(?:số\s*:?\s*)$"
)
#: "Kết luận liên ngành tư pháp Trung ương số ...", "Quyết định của Thủ tướng Chính phủ số ...": the body before the number.
_BETWEEN = re.compile(
    rf"(?<![^\W\d_])(?P<type>{_TYPES})(?P<name>\s(?:liên ngành|liên tịch|phối hợp|của)\s[^.;:,()“”\"\d]{{2,90}}?)\s(?:số\s*:?\s*)$",
    re.IGNORECASE,
)
_SO = re.compile(r"\bsố\s*:?\s*$", re.IGNORECASE)
#: "Mẫu số 01/BC-..." is the code of a form.
_FORM = re.compile(r"(?<![^\W\d_])(?:mẫu|biểu|phiếu|bảng|ký hiệu mẫu)\s+(?:số\s*:?\s*)?$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"((?:(?:điểm\s+[a-zđ]|khoản\s+\d+|điều\s+\d+)[a-zđ]?,?\s+)+)(?:của\s+)?$", re.IGNORECASE
)

_DATE = re.compile(
    r"\s*,?\s*(?:ngày\s*)?(?P<text>(?P<d>\d{1,2})\s*(?:(?P<sep>[/.\-])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*"
    r"|tháng\s+(?P<m2>\d{1,2})\s*(?:năm\s+|/\s*))(?P<y>\d{4}))(?!\d)",
    re.IGNORECASE,
)
#: Commas and "và" inside names of bodies.
_JOINTS = (
    r",\s+(?:Thể\s+thao|Hạ\s+tầng|chiến\s+lược|Thương\s+binh)\b|\s+và\s+(?:Đào\s+tạo|Công\s+nghệ|Môi\s+trường|Du\s+lịch|Xã\s+hội|"
    r"Đầu\s+tư|Truyền\s+thông|Tôn\s+giáo|Phát\s+triển|Đô\s+thị|Dân\s+vận|Thể\s+thao|Thông\s+tin|doanh\s+nghiệp|[Đđ]oàn\s+thể)\b"
)
_SUBJECT_WORDS = (
    r"về|v/v|quy\s+định|phê\s+duyệt|ban\s+hành|hướng\s+dẫn|sửa\s+đổi|công\s+bố|thực\s+hiện|triển\s+khai|tổ\s+chức|"
    r"giao|thành\s+lập|đẩy\s+mạnh|tăng\s+cường"
)
_BODY = re.compile(
    rf"\s*,?\s*của\s+(?P<body>(?:{_JOINTS}|[^,.;:()“”\"\n]|\.(?=\S)|\n(?!\n))+?)"
    rf"(?!{_JOINTS})(?=\s*(?:$|[,;:()“”\"]|\.(?:\s|$)|\n\n|\s(?:{_SUBJECT_WORDS})\b|\s\(?kh(?:óa|oá)\s+[IVX]+|\s(?:và|để|nhằm|trong|trên|tại|đối|gắn|do|được|đã|đến|theo|cho|từ|với|nêu|hoặc|cùng|như)\s))",
    re.IGNORECASE,
)
#: Names that are whole as they stand.
_FIXED_BODY = re.compile(
    r"\s*,?\s*của\s+(?P<body>Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|Quốc\s+hội|Bộ\s+Chính\s+trị|Ủy\s+ban\s+Thường\s+vụ\s+Quốc\s+hội)\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"\s*,?\s*\(?\s*kh(?:óa|oá)\s+(?P<term>[IVX]+)\b(?:\s*\))?", re.IGNORECASE)
#: What ends the subject of a paper wherever it is cited.
_SUBJECT_END = (
    r"$|[;:]|\.(?:\s|$)|\n\n|,\s+[^,;:]{2,90}?\s(?:ban\s+hành|xây\s+dựng)\s+(?:kế\s+hoạch|chương\s+trình)"
)
_SUBJECT = re.compile(
    rf"\s*,?\s+(?P<subject>(?:{_SUBJECT_WORDS})\b(?:\s*[“\"][^”\"]*[”\"]|[^;:()“”\"]|\([^()]{{0,60}}\)(?=\s+\w))*?)"
    rf"(?=\s*(?:[“\"][^”\"]*$|[()]|{_SUBJECT_END}))",
    re.IGNORECASE,
)
_SUBJECT_ON = re.compile(
    r"\s*\([A-ZĐ][A-Za-zĐđ&-]{1,15}\)(?=,?\s+[^\W\d_])[^;:()“”\"]*?"
    rf"(?=\s*(?:[()“\"]|{_SUBJECT_END}))",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"[,.]?\s*\(\s*(?:sau\s+đây|dưới\s+đây)?\s*(?:được\s+)?(?:gọi|viết|từ\s+đây)\s*(?:tắt|gọn|chung)?\s*(?:là)?\s*:?\s*"
    r"(?P<short>[^()]{2,90}?)\s*\)",
    re.IGNORECASE,
)
_OWN_SHORT = re.compile(rf"[,.]?\s*\(\s*(?P<short>(?:{_TYPES})\s[^()]{{2,60}}?)\s*\)", re.IGNORECASE)


def _day(m: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(m["y"]), int(m["m"] or m["m2"]), int(m["d"]))
    except ValueError:
        return None


def _clean(text: str) -> str:
    return " ".join(text.split())


def find(text: str) -> tuple[Citation, ...]:
    """Every citation in a text, in order. A text may be a paragraph or several with line ends between."""
    places = [found for found in scan(text) if not _FORM.search(text[max(0, found[0] - 24) : found[0]])]
    heads = [_before(text, start, places[n - 1][1] if n else 0) for n, (start, _end, _s) in enumerate(places)]
    out: list[Citation] = []
    for n, (start, end, symbol) in enumerate(places):
        if out and start < out[-1].end:  # the symbol in a short name
            continue
        stop = heads[n + 1][0] if n + 1 < len(places) else len(text)
        out.append(_read(text, start, end, symbol, heads[n], min(stop, end + _AFTER)))
    return tuple(_nested(text, out))


def _nested(text: str, found: list[Citation]) -> Iterator[Citation]:
    """The citations, those inside the subject of the one before marked, and short names given to whom they name."""
    owner: dict[str, int] = {}
    for n, cited in enumerate(found):
        before = found[n - 1] if n else None
        lead = text[max(0, cited.start - 5) : cited.start].rstrip()
        if (
            before
            and before.subject
            and lead[-1:] not in ",;"
            and not lead.endswith("và")
            and not text[before.end : cited.start].strip()
        ):
            found[n] = cited = replace(cited, is_inside=True)
        owner[cited.symbol.text] = n
        named = [symbol.text for _start, _end, symbol in scan(cited.short_name)] if cited.short_name else []
        if named and named[0] != cited.symbol.text and named[0] in owner:
            first = owner[named[0]]
            found[first] = replace(found[first], short_name=cited.short_name)
            found[n] = replace(cited, short_name="")
    yield from found


def _before(text: str, start: int, floor: int) -> tuple[int, str, str, str]:
    """(where the citation begins, type, name of a law, article) from the words before a symbol."""
    low = max(floor, start - _BEFORE)
    window = text[low:start]
    begin, type_word, name = start, "", ""
    if m := _PLAIN.search(window) or _LAW.search(window) or _BETWEEN.search(window):
        begin, type_word = low + m.start(), _clean(m["type"])
        name = _clean(m.groupdict().get("name") or "")
    elif m := _SO.search(window):
        begin = low + m.start()
    article = _ARTICLE.search(text[low:begin])
    return begin, type_word, name, _clean(article[1]).rstrip(",") if article else ""


def _read(
    text: str, start: int, end: int, symbol: Symbol, head: tuple[int, str, str, str], stop: int
) -> Citation:
    begin, type_word, name, article = head
    tail = text[:stop]
    at = end
    date, date_text, body, term, subject, short = None, "", "", "", "", ""
    if m := _DATE.match(tail, at):
        date, date_text, at = _day(m), _clean(m["text"]), m.end()
    closing = re.compile(r"\s*\)").match(tail, at)
    # "(số 157/KH-BGDĐT ngày 13/3/2020) của Bộ ...": the body stands behind the bracket
    if closing and "(" in text[max(0, begin - 2) : begin]:
        at = closing.end()
    if m := _FIXED_BODY.match(tail, at) or _BODY.match(tail, at):
        body, at = _clean(m["body"]), m.end()
    if m := _TERM.match(tail, at):
        term, at = m["term"].upper(), m.end()
        if not body and (m := _BODY.match(tail, at)):
            body, at = _clean(m["body"]), m.end()
    if not date_text and (m := _DATE.match(tail, at)):
        date, date_text, at = _day(m), _clean(m["text"]), m.end()
    if m := _SUBJECT.match(tail, at):
        begins, at = m.start("subject"), m.end()
        while m := _SUBJECT_ON.match(tail, at):
            # an abbreviation in brackets ends no subject: "khám bệnh, chữa bệnh (KCB) bảo hiểm y tế"
            at = m.end()
        subject = _clean(tail[begins:at]).rstrip(" ,")
    if m := _SHORT.match(text, at) or _OWN_SHORT.match(text, at):
        short, at = _clean(m["short"]), m.end()
    return Citation(
        symbol=symbol, start=begin, end=at, symbol_start=start, symbol_end=end, type_word=type_word, name=name,
        date=date, date_text=date_text, body=body, term=term, subject=subject, short_name=short, article=article,
    )  # fmt: skip

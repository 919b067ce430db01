"""Cited documents out of running text. A reading is only kept where it prints the same words again."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter import text as _text
from drafter.model.papers import DocDate, Paper

_TYPES = (
    "Nghị quyết|Quyết định|Chỉ thị|Kết luận|Thông báo|Hướng dẫn|Chương trình hành động|Chương trình|Kế hoạch|Phương án|Đề án|"
    "Báo cáo|Tờ trình|Nghị định|Thông tư liên tịch|Thông tư|Công văn|Văn bản hợp nhất|Văn bản|Quy định|Quy chế|Lệnh|Pháp lệnh"
)
#: Running words, with what stands in brackets among them.
_WORDS = r"(?:[^;()]|\([^;()]*\))"
_CITED = re.compile(
    rf"(?P<type>{_TYPES})(?: số)?\s+(?P<symbol>\d[^\s,;()]*[-/][^\s,;()]+)"
    r"(?:(?P<before>,? (?:ngày|tháng|năm) |, )(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}|\d{4}))?"
    rf"(?:,? của (?P<body>{_WORDS}*?))?(?P<subject> (?i:về|quy định|ban hành|phê duyệt|triển khai|thực hiện|hướng dẫn|sửa đổi|"
    rf"thông qua|công bố|giao|kết luận|tiếp tục|tăng cường)\b{_WORDS}*)?"
)
_LAW = re.compile(
    r"(?P<type>(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp) (?:(?! văn bản)[^\d;()])*?)(?: số (?P<symbol>\S+))?(?:,? ngày (?P<date>[\d/]+|\d{1,2} tháng \d{1,2} năm \d{4}))?"
)
#: The name that a document has from here on; what else stands in brackets ("(khóa XI)", "(KCB)") is part of its subject.
_SHORT = re.compile(
    r"\((?:(?:sau đây|dưới đây) )?(?:được )?(?:gọi|viết)(?: tắt| gọn| chung)?(?: là)?\s*:?\s*[“\"]?(?P<short>[^()”\"]+)[”\"]?\)"
    rf"|\((?P<own>(?:{_TYPES}) [^()]+)\)"
)
_LONG_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")


def date_of(words: str) -> DocDate | None:
    """The date of "30/5/2019" or "30 tháng 5 năm 2019", None when there is no such day."""
    if m := _LONG_DATE.fullmatch(words.strip()):
        words = f"{m[1]}/{m[2]}/{m[3]}"
    try:
        return DocDate.parse(words.replace(".", "/").replace("-", "/"))
    except ValueError:
        return None


def paper_of(words: str, id_: str) -> Paper | None:
    """The document that the whole of `words` cites, None when they say something else or more."""
    words = _text.one_line(words).strip(" ,;.")
    if m := _CITED.fullmatch(words):
        return Paper(
            id=id_, type=m["type"], symbol=m["symbol"].rstrip("."), date=date_of(m["date"]) if m["date"] else None,
            body=(m["body"] or "").strip(" ,"), subject=(m["subject"] or "").strip(),
        )  # fmt: skip
    if m := _LAW.fullmatch(words):
        return Paper(
            id=id_,
            type=m["type"].strip(" ,"),
            symbol=m["symbol"] or "",
            date=date_of(m["date"]) if m["date"] else None,
        )
    return None


def carried_out(opening: str, title: str) -> tuple[Paper, ...]:
    """The documents that "Thực hiện A; B, <the issuer> ban hành Kế hoạch ..." says are carried out."""
    m = re.match(r"(?:Triển khai\s+)?(?:[Tt]hực hiện|THỰC HIỆN)\s+(.*)", opening, re.DOTALL)
    if not m:
        return ()
    return tuple(_each(m[1]))


#: The issuer's own clause ends the last one: ", Ban Thường vụ Tỉnh ủy xây dựng kế hoạch ...".
_CLAUSE = re.compile(
    r"[,.;] (?:Ủy ban|Uỷ ban|UBND|Ban Thường vụ|Ban Chấp hành|Tỉnh ủy|Thành ủy|Đảng ủy|Huyện ủy|Sở|Phòng|Bộ|Trường|Chi bộ|Ban)\b"
    r"[^,;]*\b(?:ban hành|xây dựng|triển khai|đề ra|lập)\b"
)


def _each(words: str) -> list[Paper]:
    out: list[Paper] = []
    rest = words
    while rest:
        clause = _CLAUSE.search(rest)
        short = next((m for m in re.finditer(r" (?=\()", rest) if _SHORT.match(rest, m.end())), None)
        ends = [m.start() for m in (re.search(r"; |;$", rest), short, clause) if m]
        next_paper = re.search(rf"(?:,| và) (?=(?:{_TYPES}) số \d)", rest)
        if next_paper and next_paper.start() < min(ends, default=len(rest)):
            ends = [next_paper.start()]
        end = min(ends, default=len(rest))
        paper = paper_of(rest[:end], f"vb{len(out) + 1}")
        if paper is None and rest[end : end + 1] == ";":
            # a law with "và các văn bản hướng dẫn" cites no document that has a name
            rest = rest[end + 1 :].lstrip()
            continue
        if paper is None:
            break
        rest = rest[end:].lstrip()
        if found := _SHORT.match(rest):
            paper = replace(paper, short=(found["short"] or found["own"]).strip())
            rest = rest[found.end() :].lstrip()
        out.append(paper)
        step = re.match(r"(?:;|,)?\s*(?:và\s+)?", rest)
        rest = rest[step.end() :] if step else rest
    return out


def cited_as(paper: Paper) -> str:
    """One line for a report: "Kết luận số 51-KL/TW ngày 30/5/2019 của Ban Bí thư về ..."."""
    number = f" số {paper.symbol}" if paper.symbol else ""
    date = f" ngày {paper.date.short}" if paper.date else ""
    body = f" của {paper.body}" if paper.body else ""
    return paper.verbatim or f"{paper.type}{number}{date}{body}{' ' + paper.subject if paper.subject else ''}"

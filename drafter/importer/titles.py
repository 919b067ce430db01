"""The type of the document and its title, over any number of lines."""

from __future__ import annotations

import re

from drafter.anatomy import labels
from drafter.anatomy.head import mistyped
from drafter.anatomy.pieces import is_ornament, is_typed_rule
from drafter.importer.page import Page
from drafter.registers.papers import TYPE_LETTERS

_TYPES = sorted((name.upper() for name in TYPE_LETTERS), key=len, reverse=True)


BASE = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Theo|Xét|Để|Nhằm|Triển khai|Do|Trên cơ sở|Luật)\b")


#: No words in brackets under a title are longer, characters.
LONGEST_BRACKET = 400
#: "(Giai đoạn 2021 - 2025)" below a title belongs to it.
_UNDER_TITLE = re.compile(r"\((?!.*(?:dự thảo|đã ký))[^()]{3,120}\)", re.IGNORECASE)
#: "Năm học 2025 - 2026" below a title belongs to it, behind a blank line too.
_YEARS = re.compile(
    r"(?:(?:học kỳ|quý|tháng) [\dIVX]+,? )?(?:năm(?: học)?|giai đoạn|nhiệm kỳ) \d{4}(?:\s*[-–]\s*\d{4})?",
    re.IGNORECASE,
)
#: A sentence that issues the plan.
_ISSUES = re.compile(
    r"\b(?:ban hành|xây dựng|lập|đề ra) (?:Kế hoạch|kế hoạch)\b.*(?:như sau|sau đây|nội dung sau)\W*",
    re.DOTALL,
)
#: Over so many lines, all but the last at least so long.
_SENTENCE, _FULL = 4, 50
#: The last line of a title is shorter, characters.
_SHORT = 90


def type_of(line: str) -> str:
    """The type that a line in capitals begins with, "" when it is no title line."""
    words = line.strip(" .:")
    for name in _TYPES:
        if words == name:
            return name
        if words.startswith(name + " ") and len(words) > len(name) + 12 and words[len(name) + 1].isalpha():
            rest = words[len(name) + 1 :].split()
            capitals = [w for w in rest[:3] if w.upper() == w]
            return name if len(capitals) == len(rest[:3]) or rest[0] in ("Triển", "Thực", "Về") else ""
    return ""


def short_type(line: str) -> str:
    """A short line in capitals above the title that is a mistyped type, "KÉ HOẠCH", or begins with one, "KẾ HOẠCH LIÊN NGÀNH"; else ""."""
    words = line.strip(" .:")
    if not (words.isupper() and words.replace(" ", "").isalpha()):
        return ""
    begins = any(words.startswith(f"{name} ") for name in _TYPES)
    return words if begins or mistyped(words) else ""


def goes_on_with_years(before: str, line: str) -> bool:
    """Whether "- 2030" on a line of its own goes on with a line that ends in a year."""
    return re.match(r"[-–]\s*\d{4}\b", line) is not None and before[-4:].isdigit()


def _is_open(words: str, below: str) -> bool:
    """Whether a line of the title goes on below: in the years of a span, or in brackets."""
    in_brackets = words.startswith("(") and ")" not in words and len(words) < LONGEST_BRACKET and bool(below)
    return in_brackets or goes_on_with_years(words, below)


def put_title(lines: list[str], at: int, page: Page) -> int:
    """The type and the lines of the title; the number of the line after them."""
    first = lines[at].replace("\f", "").strip()
    name = type_of(first) or short_type(first)
    page.put(name, centred=True)
    page.has_title = True
    titles: list[str] = []
    rest = first.rstrip(" .:")[len(name) :].strip()
    if rest:
        title, body = _cut_title(rest)
        page.put(title, centred=True)
        titles.append(title)
        if body:
            page.put(body)
            return at + 1
    at += 1
    blank = False
    while at < len(lines) and len(titles) < 12:
        words = lines[at].replace("\f", "").strip()
        if not words:
            blank = True
            at += 1
            continue
        if is_typed_rule(words) or is_ornament(words):
            page.put(words)
            return at + 1
        apart = blank and not (titles and _stands_over_base(lines, at))
        if not _is_title(words, titles, blank=apart) or (titles and _begins_text(lines, at)):
            break
        while at + 1 < len(lines) and _is_open(words, lines[at + 1].strip()):
            at += 1
            words = f"{words} {lines[at].strip()}"
        page.put(words, centred=True)
        titles.append(words)
        blank = False
        at += 1
    return at


def _stands_over_base(lines: list[str], at: int) -> bool:
    """Whether a short line behind a blank one is the last of the title: the bases begin right below it."""
    words = lines[at].replace("\f", "").strip()
    below = next((line.strip() for line in lines[at + 1 :] if line.strip()), "")
    return (
        len(words) < _SHORT
        and not words.endswith((".", ","))
        and re.match(r"(?:[-–]\s*)?Căn cứ ", below) is not None
    )


def _begins_text(lines: list[str], at: int) -> bool:
    """Whether the lines from here on are the sentence in small letters that issues the plan, broken over a few."""
    here: list[str] = []
    for line in lines[at : at + _SENTENCE]:
        words = line.replace("\f", "").strip()
        begins = words[:1].isupper() and (len(here[-1]) < _FULL if here else True)
        if not words or begins == bool(here) or labels.parse(words)[0] is not None or BASE.match(words):
            break
        here.append(words)
    return bool(here) and not here[0].isupper() and _ISSUES.search(" ".join(here)) is not None


def _cut_title(words: str) -> tuple[str, str]:
    """A title in capitals and the running text that follows it on the same line."""
    tokens = words.split(" ")
    if tokens[0].upper() != tokens[0]:
        return words, ""
    for n, token in enumerate(tokens):
        if (
            n
            and len(token) > 1
            and token[0].isupper()
            and token[1:].islower()
            and BASE.match(" ".join(tokens[n:]))
        ):
            return " ".join(tokens[:n]), " ".join(tokens[n:])
    return words, ""


def _is_title(words: str, titles: list[str], *, blank: bool) -> bool:
    if re.match(r"\(?\s*(?:ban hành\s+)?kèm theo\b", words, re.IGNORECASE):
        return True
    if type_of(words) or labels.parse(words)[0] is not None or re.match(r"kính gửi", words, re.IGNORECASE):
        return False
    if not titles:
        return (
            len(words) < 600
            and not (words.endswith(":") and len(words) > 150)
            and not re.match(r"(?:[-–]\s*)?Căn cứ ", words)
        )
    if _UNDER_TITLE.fullmatch(words) or _YEARS.fullmatch(words):
        return True
    capitals = titles[0].upper() == titles[0]
    if words[0].islower() and not re.match(r"(?:[a-zđ]|\d+)[.)]", words):
        return True
    if capitals and re.match(
        r"(?:[ỦU][ỶY] BAN NHÂN DÂN|THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|HỘI ĐỒNG)\b", words
    ):
        return False
    if capitals:
        return words.upper() == words and not (blank and words in ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"))
    return not blank and not BASE.match(words) and not words.endswith((":", ";")) and len(words) < 150

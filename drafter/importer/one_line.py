"""A plan that a page keeps on one line: its parts, told by labels that count up, each on a line of its own. No word is changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from drafter.anatomy.labels import ROMAN
from drafter.text import DIEM_LETTERS

#: A shorter line may well be a paragraph, characters.
_LONG = 500
#: So many parts in Roman numbers tell a whole plan.
_PARTS = 2
_PART = re.compile(r"(?:(?<=\s)|^)([IVX]{1,5})[.)/-] ?(?=[^\W\d_])")
_KHOAN = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)/] ?(?=[^\W\d_])")
_DIEM = re.compile(r"(?:(?<=\s)|^)([a-zđ])[.)/] (?=[^\W\d_])")
_DASH = re.compile(r"(?<=[;.:,]) (?=[-–+] \w)")
_LOOSE_DASH = re.compile(r" (?=[-–+] (?P<first>[^\W\d_]|\d[\d.,]*%))")
_ENDING = re.compile(
    r" (?=N[ơo]i (?:nh[ậâa]n|g[ửu]i)\s*:)|(?<=\.) (?=Trên đây là )|(?<=[.;)\w]) (?=(?:TM|KT|TL|TUQ|Q)\. ?[A-ZĐ]|[TK]/[ML] [A-ZĐ])"
)
#: The post behind the archive line.
_POST = re.compile(
    r"(?<=[.;)])(?<!KT\.)(?<!TL\.)(?<!TUQ\.)(?<!Q\.) (?=(?:PHÓ |QUYỀN )?(?:HIỆU TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|CỤC TRƯỞNG|VIỆN TRƯỞNG|CHÁNH VĂN PHÒNG|"
    r"TRƯỞNG (?:PHÒNG|BAN|CÔNG AN|TRẠM|ĐOÀN))\b)"
)
_BASES = re.compile(r"(?<=[;.,]) (?=Căn cứ\b)|(?<=;) (?=[^;]{10,}(?:như sau|sau đây)\s*[:.]?\s*$)")
_TITLE = re.compile(
    r"(?P<date>.*, ngày .{3,30}?năm \d{4}|) ?(?P<type>KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN) (?P<title>\S+(?: \S+)+?) "
    r"(?=(?:-\s*)?(?:Căn cứ|Thực hiện|Theo|Xét|Nhằm|Để|Trên cơ sở|Được sự)\b)"
)


def apart(line: str) -> list[str]:
    """The lines that a long line holds; the line alone when no parts count up in it."""
    if len(line) < _LONG or "|" in line:
        return [line]
    cuts = _counted(line, _PART)
    if len(cuts) < _PARTS:
        return [line]
    parts = [line[a:b].strip() for a, b in pairwise([*cuts, len(line)])]
    last, *ending = _ENDING.split(parts[-1])
    made = [each for part in (*parts[:-1], last) for each in _part(part)]
    return [*_head(line[: cuts[0]].strip()), *made, *(each for one in ending for each in _POST.split(one))]


def _number(label: str) -> int:
    if label.isdigit():
        return int(label)
    return ROMAN.get(label, 0) or (DIEM_LETTERS.index(label) + 1 if label in DIEM_LETTERS else 0)


def _counted(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where the labels of a kind stand that count 1, 2 and on, in this order."""
    found: list[int] = []
    for m in pattern.finditer(text):
        if _number(m[1]) == len(found) + 1:
            found.append(m.start())
    return found


def _head(text: str) -> Iterator[str]:
    """What stands above the parts: the head as it is, the type, the title, each base, the sentence that leads on."""
    m = _TITLE.match(text)
    if m:
        yield from (words for words in (m["date"], m["type"], m["title"]) if words)
        text = text[m.end() :]
    yield from (line for line in _BASES.split(text) if line.strip())


def _part(text: str) -> Iterator[str]:
    """The heading of a part and what stands below it."""
    words = text.split(" ")
    label = next((n for n, word in enumerate(words, 1) if word.endswith((".", "-", "/", ")"))), 1)
    end = label
    while end < len(words) and words[end].isupper() and not _KHOAN.match(f"{words[end]} x"):
        end += 1
    heading = " ".join(words[:end]) if end > label else ""
    rest = " ".join(words[end:]) if heading else text
    if heading:
        yield heading
    yield from _cut(rest, _KHOAN, lambda khoan: _cut(khoan, _DIEM, _dashes))


def _cut(text: str, pattern: re.Pattern[str], inner: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """The text cut at labels that count up, what stands before them first."""
    cuts = _counted(text, pattern)
    if len(cuts) < _PARTS:
        cuts = []
    before = text[: cuts[0]].strip() if cuts else text.strip()
    if before:
        yield from inner(before) if not cuts else _dashes(before)
    for a, b in pairwise([*cuts, len(text)]):
        yield from inner(text[a:b].strip())


def _dashes(text: str) -> list[str]:
    """The items of a list behind dashes; the first one follows the heading without a mark between."""
    first, *items = _DASH.split(text)
    loose = [m for m in _LOOSE_DASH.finditer(first) if not m["first"].islower()] if items else []
    if loose and not first.startswith(("-", "–", "+")):
        cut = loose[-1].start()
        return [first[:cut], first[cut + 1 :], *items]
    return [first, *items]

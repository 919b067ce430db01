"""Labels of numbered parts in every manner met in real plans: "I. I- I/ A. 1. 1- 1.1. a) a. (1) (i) - +"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from drafter.text import DIEM_LETTERS, roman

Kind: TypeAlias = Literal[
    "phan", "chuong", "muc", "dieu", "letter", "roman", "khoan", "tiet", "diem", "paren", "gach", "cong"
]

#: From the outside in.
RANK: dict[Kind, int] = {
    "phan": 0, "chuong": 1, "letter": 2, "muc": 3, "roman": 4, "dieu": 5, "khoan": 6, "tiet": 7, "diem": 9,
    "paren": 10, "gach": 11, "cong": 12,
}  # fmt: skip

ROMAN = {roman(n): n for n in range(1, 60)}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BULLETS = "-–—−•·▪*\uf0b7\uf02d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label as printed. `value` is its numeral, `mark` the punctuation after it, `number` 0 for what is not counted."""

    text: str
    kind: Kind
    value: str
    number: int
    mark: str = ""

    @property
    def rank(self) -> int:
        """Depth from the outside: a smaller one holds a greater one."""
        return RANK[self.kind] + (min(self.value.count("."), 2) - 1 if self.kind == "tiet" else 0)


_WORDED = re.compile(
    r"(phần|chương|mục|tiểu mục)\s+(?:thứ\s+)?([IVXLC]+|\d{1,2}|"
    + "|".join(_ORDINALS)
    + r")\b\s*([.:/–-]?)\s*(.*)",
    re.IGNORECASE,
)
_DIEU = re.compile(r"(Điều|ĐIỀU)\s+(\d+)\s*([.:]?)\s*(.*)")
_ROMAN = re.compile(r"([IVXL]+)\s*([.)/:–-]+)\s*(\D.*|)$")
#: "II MỤC TIÊU", its full stop forgotten; "VI", "XI" and "LI" begin words.
_ROMAN_BARE = re.compile(r"(III?|IV|VIII?|I?X|V|I)\s+(?=[^\W\d_]{2})(.{4,150})$")
#: "Q." is how "Quyền" is written before a post; no plan has so many parts.
_LETTER = re.compile(r"([A-HK-PR-ZĐ])\s*([.)/–-])\s*([^\s.\d].*)")
_TIET = re.compile(r"((?:[IVX]+|\d{1,2})(?:\.\d{1,2}){1,3})\s*([.)/:–-]?)\s*(?=[^\s\d,.%])(.*)")
_KHOAN = re.compile(r"(\d{1,3})\s*([.)/–-]+|:)\s*(?=[^\s\d.,])(.*)")
#: "1. 100% ...": a number after the label, told from "1.000" by the space.
_KHOAN_NUMBER = re.compile(r"(\d{1,2})([.)])\s+(?=\d)(.*)")
_DIEM = re.compile(r"([a-zđ]{1,2}|[a-zđ]\d)\s*([)./])\s*(?=[^\s.])(.*)")
#: "V/v", "Đ/c", "T/M", "T.Ư": a word cut short, no label.
_ABBREVIATED = re.compile(r"[^\W\d_][/.][^\W\d_](?![^\W_])")
_PAREN = re.compile(r"\(([a-zđ]|\d{1,2}|[ivx]+)\)\s*(.*)")
_CASE_SENSITIVE_DIEM = frozenset("abcdefghijklmnopqrstuvwxyzđ")


@lru_cache(4096)
def parse(text: str) -> tuple[Label | None, str]:
    """The label at the head of a paragraph and the words after it; (None, text) when there is none."""
    text = text.strip()
    if not text:
        return None, text
    head = text[0]
    if _ABBREVIATED.match(text):
        return None, text
    if head in _BULLETS:
        rest = text[1:].lstrip()
        if not rest or rest[0] in _BULLETS:
            return None, text
        return Label(text=head, kind="gach", value=head, number=0), rest
    if head == "+" and len(text) > 1 and not text[1].isdigit():
        return Label(text="+", kind="cong", value="+", number=0), text[1:].lstrip()
    if head in "pPcCmMtT" and (found := _worded(text)):
        return found
    if head.isdigit():
        return _digits(text)
    if head == "(" and (m := _PAREN.match(text)):
        number = int(m[1]) if m[1].isdigit() else ROMAN.get(m[1].upper(), 0) or _place(m[1])
        return Label(text=f"({m[1]})", kind="paren", value=m[1], number=number, mark="()"), m[2]
    if head == "Đ" and (m := _DIEU.match(text)) and m[3]:
        return Label(text=f"{m[1]} {m[2]}{m[3]}", kind="dieu", value=m[2], number=int(m[2]), mark=m[3]), m[4]
    if head in "IVXL":
        if m := _TIET.match(text):
            return _label(m, "tiet", int(m[1].rpartition(".")[2]))
        if (m := _ROMAN.match(text)) and m[1] in ROMAN:
            return _label(m, "roman", ROMAN[m[1]])
        if (m := _ROMAN_BARE.match(text)) and m[2].upper() == m[2]:
            return Label(text=m[1], kind="roman", value=m[1], number=ROMAN[m[1]]), m[2]
    if head.isupper() and (m := _LETTER.match(text)):
        if m[2] == ")" and m[3].upper() != m[3]:
            # a sentence behind "B)" is an item whose letter was typed in capitals, no part of the plan
            value = m[1].lower()
            return Label(text=f"{m[1]})", kind="diem", value=value, number=_place(value), mark=")"), m[3]
        return _label(m, "letter", ord(m[1]) - 64 if m[1] != "Đ" else 5)
    if head in _CASE_SENSITIVE_DIEM and (m := _DIEM.match(text)):
        return _label(m, "diem", _place(m[1][0]) if m[1][-1].isdigit() else _place(m[1]))
    return None, text


#: "1 Mục tiêu": a number without its stop, which also begins many a sentence.
_BARE_KHOAN = re.compile(r"([1-9]\d?)\s+(?=[^\W\d_]{2})(.{3,})$", re.DOTALL)


#: The head of a table whose rows were run together, over so many lines at the most: its numbers count rows.
_TABLE_HEAD, _HEAD_LINES = re.compile(r"(?:S?TT|Stt)\s+\S"), 3


def bare_khoan(texts: Sequence[str]) -> dict[int, tuple[Label, str]]:
    """Labels without a stop by their place among the texts, with the words after them: those that count 1, 2 and on.

    The rows below the head of a table are none.
    """
    found: dict[int, tuple[Label, str]] = {}
    run: dict[int, tuple[Label, str]] = {}
    for place, text in enumerate(texts):
        m = _BARE_KHOAN.match(text) if text[:1].isdigit() else None
        if m is None or not m[2][0].isupper():
            continue
        number = int(m[1])
        if number != len(run) + 1:
            run = {}
        if number == 1 and any(
            _TABLE_HEAD.match(above) for above in texts[max(place - _HEAD_LINES, 0) : place]
        ):
            continue
        if number == len(run) + 1:
            run[place] = Label(text=m[1], kind="khoan", value=m[1], number=number), m[2]
            found |= run if number > 1 else {}
    return found


def _label(m: re.Match[str], kind: Kind, number: int) -> tuple[Label, str]:
    text = m.string[: m.end(2)].rstrip()
    return Label(text=text, kind=kind, value=m[1], number=number, mark=m[2]), m[3].strip()


#: "13/KH-UBND", "51-KL/TW": the symbol of a paper at the head of a line that goes on with a sentence.
_SYMBOL = re.compile(r"\d{1,5}(?:/\d{4})?(?:/[A-ZĐ][A-Za-zĐđ]{0,7}-[A-ZĐ]|-[A-ZĐ][A-Za-zĐđ]{0,5}/[A-ZĐ])")


def _digits(text: str) -> tuple[Label | None, str]:
    if _SYMBOL.match(text):
        return None, text
    if m := _TIET.match(text):
        return _label(m, "tiet", int(m[1].rpartition(".")[2]))
    if m := _KHOAN.match(text) or _KHOAN_NUMBER.match(text):
        return _label(m, "khoan", int(m[1]))
    return None, text


def _worded(text: str) -> tuple[Label, str] | None:
    m = _WORDED.match(text)
    # "Mục 2 của Kế hoạch này ..." is a sentence, "Mục 2" and "Mục 2. Tên" are headings
    if m is None or (m[4] and not m[3] and not m[4].isupper()) or not m[1][0].isupper():
        return None
    word, value = m[1].casefold(), m[2]
    kinds: dict[str, Kind] = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "muc"}
    if value.isdigit():
        number = int(value)
    elif value.casefold() in _ORDINALS:
        number = _ORDINALS.index(value.casefold()) + 1
    else:
        number = ROMAN.get(value, 0)
    return Label(text=text[: m.end(3)].rstrip(), kind=kinds[word], value=value, number=number, mark=m[3]), m[
        4
    ]


def _place(letters: str) -> int:
    return DIEM_LETTERS.index(letters) + 1 if letters in DIEM_LETTERS else 0

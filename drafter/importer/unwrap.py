"""Hard-wrapped lines to paragraphs. How a file is wrapped is judged once, from all its lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from drafter.anatomy import labels
from drafter.anatomy.pieces import is_typed_rule
from drafter.importer import bars
from drafter.importer.titles import LONGEST_BRACKET, goes_on_with_years

Manner = Literal["none", "blocks", "layout"]

_ENDS = (".", ";", ":", "!", "?", "/.", "./.", ".”", ";”", '."')
_STARTS = re.compile(
    r"(?:Căn cứ|Nơi nhận|Điều \d|Phụ lục|PHỤ LỤC|Kính gửi|Xét|Theo đề nghị|\(Kèm theo|\(Ban hành kèm)"
)
_SURE = re.compile(
    r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/-]\s+\S|[IVX]+[./-]\s*\S|\d{1,2}[.)]\S|\d{1,2}\.\d{1,2}\S*\s"
)


#: Paragraphs that begin so end with a mark.
_BASE = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Để |Nhằm |Trên cơ sở)")
_CITED = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|Xét đề nghị|Theo đề nghị)")
#: A body at the head of the sentence that issues the plan.
_ISSUER = re.compile(
    r"(?:Ban (?:Thường vụ|Chấp hành|Chỉ đạo|Thường trực)|Chi (?:bộ|ủy)|Đảng (?:bộ|ủy)|Ủy ban|Uỷ ban|UBND|Sở|Phòng|Trường|Bộ|Thường trực)\b"
    r".*\b(?:xây dựng|ban hành|đề ra|lập)\b|\w.*\b(?:xây dựng|ban hành|đề ra|lập) [Kk]ế(?: hoạch\b|$)"
)
#: Other papers that one basis names.
_PAPER = re.compile(
    r"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Kết luận|Chương trình|Hướng dẫn)\b"
)
#: The end of what a line breaks off in brackets: "(phiên bản" "2.0);".
_CLOSES = re.compile(r"[\d.,/]+%?\)")
#: A line that may begin a paragraph: a capital, behind a dash or not.
_ITEM = re.compile(r"(?:[-–+•*]\s*)?[^\W\d_]")
#: So many lines that surely go on tell the width.
_PAIRS = 12
#: A figure in brackets at the head of a line goes on with a sentence: "(108.263), tại ...".
_FIGURE = re.compile(r"\(\d+[.,%]\d*")
#: So many first lines that were broken early tell a file of such.
_DASH, _FIRSTS = re.compile(r"[-–+] \S"), 2
#: No short file is broken at a smaller or a greater width, characters.
_NARROWEST, _WIDEST = 55, 110
#: The head of a table that was taken apart.
_FIRST_CELL = re.compile(r"S?TT")
#: A number follows these.
_CITES = re.compile(r"(?<!\w)(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Đđ]iều|[Kk]hoản|và|của|từ|đến|tại)$")
#: A label that begins a part, and no number that a citation breaks off before.
_COUNTED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.? [A-ZĐÀ-Ỹ][a-zà-ỹ]")
#: A page of fewer lines tells nothing of its blank ones; so many of its lines stand apart, so many go on, none is longer.
_FEWEST, _APART, _GOING_ON, _LONGEST_LINE = 20, 0.95, 0.1, 140
#: Words that no paragraph ends with.
_LEADING = ("của", "và", "với", "về", "cho", "tại", "do", "là", "các", "những", "theo", "từ", "đến", "để", "bằng", "giữa", "hoặc")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a file were broken. `width` is that of full lines, `base` the indent of lines that go on.

    `limit`: up to which every line was filled, words kept whole; 0 when not known. `apart`: blank lines stand between all paragraphs, so that lines without one belong together. `short_firsts`: the first line of an item
    was often broken before it was full.
    """

    manner: Manner
    width: int = 0
    base: int = 0
    apart: bool = False
    limit: int = 0
    short_firsts: bool = False


def wrapping(lines: list[str]) -> Wrapping:
    """Judge the lines: one a paragraph ("none"), broken with blank lines or labels between ("blocks"), or laid out."""
    shown = [line for line in lines if line.replace("|", " ").strip() and not bars.is_markdown_row(line)]
    lengths = sorted(len(line.strip()) for line in shown)
    if len(lengths) < 4:
        return Wrapping("none")
    shown = [line for line in shown if not re.search(r"\S(?:\t| {3,})\S", line)] or shown
    long = lengths[int(len(lengths) * 0.97) - 1]
    bodied = [line.strip() for line in shown if len(line.strip()) > 45]
    lower = sum(1 for line in shown if line.strip()[0].islower())
    if long > 135 or len(bodied) < 8 or lower < 0.06 * len(shown):
        return _few_broken(shown)
    width = sorted(len(line) for line in bodied)[int(len(bodied) * 0.85)]
    indents = [len(line) - len(line.lstrip()) for line in shown if len(line.strip()) > 0.6 * width]
    deep = sum(1 for n in indents if n >= 4)
    base = Counter(indents).most_common(1)[0][0]
    small = min((n for n, count in Counter(indents).items() if count > 0.1 * len(indents)), default=base)
    if deep > 0.12 * len(indents):
        return Wrapping("layout", width, small, limit=_limit(lines))
    # cells have no blank lines inside
    running = "\n".join("" if line.strip() == "|" else line.strip() for line in lines)
    blocks = [block for block in re.split(r"\n\s*\n", running) if len(block) > 60]
    apart = bool(blocks) and len([b for b in blocks if b.count("\n") > 12]) < 0.05 * len(blocks)
    return Wrapping("blocks", width, small, apart, _limit(lines), _short_firsts(lines, width))


def _few_broken(lines: list[str]) -> Wrapping:
    """How a short file is broken: not at all, unless lines surely go on and each of them was full; narrow ones are of cells."""
    width = max(len(line.strip()) for line in lines)
    sure = [
        (before.strip(), line.strip())
        for before, line in pairwise(lines)
        if (line.strip()[0].islower() or (line.strip()[0].isdigit() and _CITES.search(before.rstrip())))
        and not before.rstrip().endswith((*_ENDS, ","))
        and labels.parse(line.strip())[0] is None and not before.isupper() and len(before.strip()) > width / 2
    ]  # fmt: skip
    if (
        not sure
        or not _NARROWEST <= width <= _WIDEST
        or any(len(before) < 0.8 * width for before, _line in sure)
    ):
        return Wrapping("none")
    filled = all(len(before) + 1 + len(line.split()[0]) > width for before, line in sure)
    return Wrapping("blocks", width, limit=width if filled else 0)


def closed_up(lines: list[str]) -> list[str]:
    """The lines without the blank ones of a page that has one behind every line, broken ones among them: those tell nothing."""
    shown = [n for n, line in enumerate(lines) if line.strip()]
    if len(shown) < _FEWEST:
        return lines
    apart = sum(after > before + 1 for before, after in pairwise(shown))
    going_on = sum(lines[n].strip()[0].islower() for n in shown)
    is_broken = (
        going_on > _GOING_ON * len(shown) and max(len(lines[n].strip()) for n in shown) < _LONGEST_LINE
    )
    return [lines[n] for n in shown] if is_broken and apart > _APART * len(shown) else lines


def _limit(lines: list[str]) -> int:
    """The width that all lines were filled up to, judged by those that surely go on; 0 when they were not filled alike."""
    sure = [
        (len(before.rstrip()), len(line.split(maxsplit=1)[0]))
        for before, line in pairwise(lines)
        if before.strip() and line.strip() and line.strip()[0].islower() and not before.rstrip().endswith(_ENDS)
        and not _SURE.match(line.strip())
    ]  # fmt: skip
    limit = max((length for length, _word in sure), default=0)
    filled = sum(length + 1 + word > limit for length, word in sure)
    return limit if len(sure) >= _PAIRS and filled >= 0.97 * len(sure) else 0


def joined(lines: list[str], how: Wrapping) -> list[str]:
    """The paragraphs of running lines. Blank lines part paragraphs; a form feed alone does not."""
    if how.manner == "none":
        return [line for line in lines if line.strip()]
    out: list[str] = []
    blank, before = True, ""
    for line in lines:
        feed = line.startswith("\f")
        text = line.replace("\f", "")
        if not text.strip():
            blank = blank or not feed
            continue
        if out and _goes_on(before, text, out[-1], blank=blank, how=how):
            out[-1] = _glued(out[-1], text.strip())
        else:
            out.append(text.strip() if how.manner == "blocks" else text)
        blank, before = False, text
    return out


def _short_firsts(lines: list[str], width: int) -> bool:
    """Whether first lines of items surely go on though they had room, as sites print what had a look of its own."""
    return (
        sum(
            1
            for before, line in pairwise(lines)
            if _DASH.match(before.strip()) and len(before.strip()) < 0.7 * width
            and line.strip()[:1].islower() and not before.rstrip().endswith(_ENDS)
            and labels.parse(line.strip())[0] is None
        )
        >= _FIRSTS
    )  # fmt: skip


def _unfinished(whole: str, line: str) -> bool:
    """Whether a paragraph cannot end where it does: inside a heading in capitals, or behind a word that leads on."""
    label, rest = labels.parse(whole)
    if label is not None and rest and whole.isupper() and line.isupper():
        return True
    return (
        whole.split()[-1] in _LEADING
        or _BASE.match(whole) is not None
        or (whole.endswith(" ban hành") and line.startswith("Kế hoạch"))
    )


#: A symbol that its line breaks off at the hyphen: "181/2024/NĐ-", "51-".
_BROKEN_SYMBOL = re.compile(r"/[A-ZĐ][A-Za-zĐđ]{0,7}-$|(?<![\d/.-])\d{1,5}-$")
_SYMBOL_GOES_ON = re.compile(r"[A-ZĐ]{2,}|[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]")


def _glued(first: str, second: str) -> str:
    is_symbol = _BROKEN_SYMBOL.search(first) and _SYMBOL_GOES_ON.match(second)
    return f"{first}{'' if is_symbol else ' '}{second}"


def _goes_on(before: str, line: str, whole: str, *, blank: bool, how: Wrapping) -> bool:
    """Whether a line goes on with the paragraph `whole`, whose last line is `before`."""
    a, b = before.strip(), line.strip()
    if is_typed_rule(a) or is_typed_rule(b) or "*" in (a, b) or _FIRST_CELL.fullmatch(b):
        return False
    if b[0].isdigit() and _CITES.search(a) and not _COUNTED.match(b):
        return True
    if a.count("(") > a.count(")") and not blank and _CLOSES.match(b):
        return True
    ended = a.endswith(_ENDS)
    full = len(a) >= 0.8 * how.width
    if blank:
        # a page break leaves blank lines in the middle of a sentence
        cited = _CITED.match(whole) is not None and not a.endswith(",")
        going = (full and (b[0].islower() or cited)) or a.split()[-1] in _LEADING
        return going and not ended and labels.parse(b)[0] is None
    if goes_on_with_years(a, b):
        return True
    if b.startswith("(") and a.isupper():
        return False
    if whole.lstrip().startswith("(") and ")" not in whole and len(whole) < LONGEST_BRACKET:
        # "(Kèm theo Kế hoạch số ... của Ủy ban", in the middle of its page
        return True
    had_room = len(before.rstrip()) + 1 + len(b.split(maxsplit=1)[0]) <= how.limit
    if had_room and (m := _ITEM.match(b)) and m[0][-1].isupper() and not _unfinished(whole, b):
        return False
    if how.manner == "layout":
        indent = len(line) - len(line.lstrip())
        if indent >= how.base + 3:
            return not ended and full and b[0].islower() and indent < how.base + 8 and not _SURE.match(b)
        # where a paragraph began further in, so does the next
        is_indented = len(whole) - len(whole.lstrip()) >= how.base + 3
        begins = _STARTS.match(b) or (not full and b[0].isupper() and not is_indented)
        return not (ended and begins) and not (_SURE.match(b) and (ended or not full))
    if _CITED.match(whole) and a.endswith(",") and b[0].isupper() and (not full or _ISSUER.match(b)):
        # the last basis of an older plan, and the sentence that issues it
        return False
    if _CITED.match(whole) and a.endswith(";") and b[0].isupper() and not _PAPER.match(b):
        return False
    if _COUNTED.match(b) and not full:
        return False
    label = labels.parse(b)[0]
    if label is not None and not ended and label.kind in ("khoan", "tiet", "diem") and not _SURE.match(b):
        # "283/KH-UBND" or "51-KL/TW" at the head of a line is no label
        label = None
    if label is not None and (ended or not full or _SURE.match(b)):
        return False
    if _STARTS.match(b) and ended:
        return False
    if how.apart and label is None and not ended:
        return True
    if label is None and not ended and _unfinished(whole, b):
        return True
    if label is None and not ended and how.short_firsts and whole == a and not b.isupper() and _DASH.match(a):
        return True
    return full or (
        not ended and (b[0].islower() or b[0].isdigit() or _FIGURE.match(b) is not None) and label is None
    )

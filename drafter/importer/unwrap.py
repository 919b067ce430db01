"""Hard-wrapped lines to paragraphs. How a file is wrapped is judged once, from all its lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from drafter.anatomy import labels

Manner = Literal["none", "blocks", "layout"]

_ENDS = (".", ";", ":", "!", "?", "/.", "./.", ".”", ";”", '."')
_STARTS = re.compile(
    r"(?:Căn cứ|Nơi nhận|Điều \d|Phụ lục|PHỤ LỤC|Kính gửi|Xét|Theo đề nghị|\(Kèm theo|\(Ban hành kèm)"
)
_SURE = re.compile(
    r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/-]\s+\S|[IVX]+[./-]\s*\S|\d{1,2}[.)]\S|\d{1,2}\.\d{1,2}\S*\s"
)


#: Words that no paragraph ends with.
_LEADING = ("của", "và", "với", "về", "cho", "tại", "do", "là", "các", "những", "theo", "từ", "đến", "để", "bằng", "giữa", "hoặc")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a file were broken. `width` is that of full lines, `base` the indent of lines that go on.

    `apart`: blank lines stand between all paragraphs, so that lines without one belong together.
    """

    manner: Manner
    width: int = 0
    base: int = 0
    apart: bool = False


def wrapping(lines: list[str]) -> Wrapping:
    """Judge the lines: one a paragraph ("none"), broken with blank lines or labels between ("blocks"), or laid out."""
    shown = [line for line in lines if line.strip() and line.strip() != "|"]
    lengths = sorted(len(line.strip()) for line in shown)
    if len(lengths) < 4:
        return Wrapping("none")
    shown = [line for line in shown if not re.search(r"\S(?:\t| {3,})\S", line)] or shown
    long = lengths[int(len(lengths) * 0.97) - 1]
    bodied = [line.strip() for line in shown if len(line.strip()) > 45]
    lower = sum(1 for line in shown if line.strip()[0].islower())
    if long > 135 or len(bodied) < 8 or lower < 0.06 * len(shown):
        return Wrapping("none")
    width = sorted(len(line) for line in bodied)[int(len(bodied) * 0.85)]
    indents = [len(line) - len(line.lstrip()) for line in shown if len(line.strip()) > 0.6 * width]
    deep = sum(1 for n in indents if n >= 4)
    base = Counter(indents).most_common(1)[0][0]
    small = min((n for n, count in Counter(indents).items() if count > 0.1 * len(indents)), default=base)
    if deep > 0.12 * len(indents):
        return Wrapping("layout", width, small)
    # cells have no blank lines inside
    running = "\n".join("" if line.strip() == "|" else line.strip() for line in lines)
    blocks = [block for block in re.split(r"\n\s*\n", running) if len(block) > 60]
    apart = bool(blocks) and len([b for b in blocks if b.count("\n") > 12]) < 0.05 * len(blocks)
    return Wrapping("blocks", width, small, apart)


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
        if out and _goes_on(before, text, blank=blank, how=how):
            out[-1] = _glued(out[-1], text.strip())
        else:
            out.append(text.strip() if how.manner == "blocks" else text)
        blank, before = False, text
    return out


def _unfinished(before: str, line: str) -> bool:
    """Whether the line before cannot end where it does: inside a heading in capitals, or behind a word that leads on."""
    label, rest = labels.parse(before)
    if label is not None and rest and before.isupper() and line.isupper():
        return True
    return before.split()[-1] in _LEADING


def _glued(first: str, second: str) -> str:
    return f"{first} {second}"


def _goes_on(before: str, line: str, *, blank: bool, how: Wrapping) -> bool:
    a, b = before.strip(), line.strip()
    ended = a.endswith(_ENDS)
    full = len(a) >= 0.8 * how.width
    if blank:
        # a page break leaves blank lines in the middle of a sentence
        return full and not ended and b[0].islower() and labels.parse(b)[0] is None
    if re.match(r"[-–]\s*\d{4}\b", b) and re.search(r"\d{4}$", a):
        return True
    if how.manner == "layout":
        indent = len(line) - len(line.lstrip())
        if indent >= how.base + 3:
            return not ended and full and b[0].islower() and indent < how.base + 8
        return not (ended and _STARTS.match(b) and not full) and not (_SURE.match(b) and ended and not full)
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
    if label is None and not ended and _unfinished(a, b):
        return True
    return full or (not ended and (b[0].islower() or b[0].isdigit()) and label is None)

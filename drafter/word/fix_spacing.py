"""Mending the paragraphs of the body: first lines, gaps, space between lines; and letters: Unicode forms, zeros of the date."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Any

from drafter.anatomy import Piece
from drafter.check.case import Case
from drafter.check.rules.common import BODY, HEAD_LINES
from drafter.check.rules.spacing import FLUSH_MM, is_block_indented, is_out_of_margin
from drafter.i18n import _
from drafter.text import pad_day, pad_month
from drafter.view import Paragraph
from drafter.word.editing import Package, child, first
from drafter.word.fix_words import Words, keep_space
from drafter.word.ooxml import VAL, w

_T, _TAB = w("t"), w("tab")
_TWIPS_CM = 1440 / 2.54
_LINE = 240


def _body(case: Case) -> list[Piece]:
    """The paragraphs of the body outside tables, in reading order."""
    found = [
        piece
        for component in BODY
        for piece in case.anatomy.of(component)
        if piece.paragraph.where.table < 0 and piece.first and piece.paragraph.part == "body"
    ]
    return sorted(found, key=lambda piece: piece.paragraph.index)


def _set(element: Any, values: dict[str, str], gone: tuple[str, ...]) -> None:
    for name in gone:
        element.attrib.pop(w(name), None)
    for name, value in values.items():
        element.set(w(name), value)


def first_lines(package: Package, case: Case, words: Words) -> str:
    """The first line indented, the others at the margin; where that was typed with spaces or tabs, without them."""
    allowed = case.profile.looks["body"].first_line_cm
    was_typed = False
    blocks = {
        piece.paragraph.index
        for component in BODY
        for piece in case.anatomy.of(component)
        if is_block_indented(component, piece.paragraph) or is_out_of_margin(piece.paragraph)
    }
    usual = _usual_start(case)
    for piece in _body(case) if allowed else ():
        p = piece.paragraph
        if is_typed_indent(p) and _take_typed(words, p.index):
            was_typed = True
            if not allowed or not allowed.allows(round(p.first_line_mm / 10, 2)):
                ind = child(first(words.paragraph(p.index), "pPr"), "ind")
                _set(
                    ind,
                    {"firstLine": str(round(usual * _TWIPS_CM))},
                    ("hanging", "hangingChars", "firstLineChars"),
                )
            continue
        start = round((p.first_line_mm + p.indent_left_mm) / 10, 2)
        right = p.first_line_mm >= 0 and p.index not in blocks and allowed and allowed.allows(start)
        if allowed and not right and not p.leading_space and p.align != "center":
            ind = child(first(words.paragraph(p.index), "pPr"), "ind")
            gone = ("hanging", "hangingChars", "firstLineChars", "leftChars", "startChars", "start")
            _set(ind, {"left": "0", "firstLine": str(round(allowed.preferred * _TWIPS_CM))}, gone)
            if p.index in blocks:
                _set(ind, {"right": "0"}, ("rightChars", "endChars", "end"))
    if was_typed:
        return _("thụt dòng đầu của các đoạn; dấu cách, tab gõ ở đầu đoạn thay bằng thụt dòng đầu (KT302)")
    return _("thụt dòng đầu của các đoạn")


def _usual_start(case: Case) -> float:
    """Where most first lines of the body begin, if the regime allows it; else where it would have them. Centimetres."""
    allowed = case.profile.looks["body"].first_line_cm
    if allowed is None:
        return 0.0
    starts = Counter(
        round((p.first_line_mm + p.indent_left_mm) / 10, 2)
        for p in (piece.paragraph for piece in _body(case))
        if not p.leading_space
    )
    usual = next(
        (start for start, _count in starts.most_common(1) if allowed.allows(start)), allowed.preferred
    )
    return min((allowed.preferred, *allowed.accept), key=lambda one: abs(one - usual))


def is_typed_indent(p: Paragraph) -> bool:
    """Whether white space typed before its words does nothing but indent the first line: no tab, break or number follows."""
    plain = not p.label and not p.has_break and "\t" not in p.text.lstrip() and p.align in ("justify", "left")
    flush = abs(p.indent_left_mm) <= FLUSH_MM and abs(p.indent_right_mm) <= FLUSH_MM
    return bool(p.leading_space) and plain and flush and p.first_line_mm >= -FLUSH_MM


def _take_typed(words: Words, index: int) -> bool:
    """Take the white space before the first word out of its runs; whether a word was met."""
    for run, _shown in words.spans(index):
        for inner in list(run):
            if inner.tag == _TAB:
                run.remove(inner)
            elif inner.tag == _T:
                keep_space(inner)
                inner.text = inner.text.lstrip()
                if inner.text:
                    return True
    return False


def gaps(package: Package, case: Case, words: Words) -> str:
    """The space between paragraphs that follow one another."""
    allowed = case.profile.looks["body"].gap_pt
    order = _body(case)
    for upper, lower in pairwise(order):
        a, b = upper.paragraph, lower.paragraph
        same = a.style == b.style
        found = max(
            0.0 if a.spacing.contextual and same else a.spacing.after_pt,
            0.0 if b.spacing.contextual and same else b.spacing.before_pt,
        )
        if allowed and b.index == a.index + 1 and not allowed.allows(found):
            for paragraph in (a, b):
                child(first(words.paragraph(paragraph.index), "pPr"), "contextualSpacing").set(VAL, "0")
            spacing = child(first(words.paragraph(a.index), "pPr"), "spacing")
            _set(spacing, {"after": str(round(allowed.preferred * 20))}, ("afterLines", "afterAutospacing"))
    return _("khoảng cách giữa các đoạn")


def line_spaces(package: Package, case: Case, words: Words) -> str:
    """The space between the lines of every paragraph of the body."""
    wanted = case.profile.looks["body"].line_spacing
    for piece in _body(case) if wanted else ():
        spacing = child(first(words.paragraph(piece.paragraph.index), "pPr"), "spacing")
        if wanted and wanted.rule == "multiple":
            _set(spacing, {"line": str(round(wanted.range.preferred * _LINE)), "lineRule": "auto"}, ())
        elif wanted:
            _set(spacing, {"line": str(round(wanted.range.preferred * 20)), "lineRule": "exact"}, ())
    return _("khoảng cách giữa các dòng")


def head_lines(package: Package, case: Case, words: Words) -> str:
    """Single lines in the names at the head."""
    for component in HEAD_LINES:
        for piece in case.anatomy.of(component):
            spacing = child(first(words.paragraph(piece.paragraph.index), "pPr"), "spacing")
            _set(spacing, {"line": str(_LINE), "lineRule": "auto"}, ())
    return _("giãn dòng đơn ở đầu trang")


def date_zeros(package: Package, case: Case, words: Words) -> str:
    """ "ngày 5 tháng 2" -> "ngày 05 tháng 02", "tháng 08" -> "tháng 8", wherever the letters stand in the runs."""
    piece = case.anatomy.first("dia_danh_ngay")
    if piece is None:
        return ""
    texts = [t for run in words.runs(piece) for t in run.iter(w("t"))]
    for text in texts:
        keep_space(text)
    for pattern, pad in ((r"ngày\s+(\d{1,2})(?!\d)", pad_day), (r"tháng\s+(\d{1,2})(?!\d)", pad_month)):
        line = "".join(t.text for t in texts)
        found = re.search(pattern, line)
        if found and int(found[1]):
            _replace(texts, *found.span(1), pad(int(found[1])))
    return _("số 0 trong ngày, tháng")


def _replace(texts: list[Any], begin: int, end: int, new: str) -> None:
    at = 0
    for text in texts:
        length = len(text.text)
        low, high = max(begin - at, 0), min(end - at, length)
        if low < high:
            text.text = text.text[:low] + new + text.text[high:]
            new = ""
        at += length


def precomposed(package: Package) -> str:
    """Letters with their accents as one character each; what was done, "" when nothing had to be."""
    changed = False
    for part in package.matching(rb"<w:t[ >]"):
        root = package.root(part)
        for paragraph in root.iter(w("p")):
            changed = _gather_marks(list(paragraph.iter(w("t")))) or changed
        for text in root.iter(w("t"), w("delText")):
            if text.text and not unicodedata.is_normalized("NFC", text.text):
                text.text = unicodedata.normalize("NFC", text.text)
                changed = True
    return _("chữ Unicode tổ hợp đổi sang dựng sẵn") if changed else ""


def _gather_marks(texts: list[Any]) -> bool:
    """Give an accent that begins a run to the letter that ends the one before: word processors cut between them."""
    changed = False
    for before, text in pairwise(texts):
        marks = next(
            (n for n, c in enumerate(text.text or "") if not unicodedata.combining(c)), len(text.text or "")
        )
        if marks and before.text:
            before.text, text.text = before.text + text.text[:marks], text.text[marks:]
            changed = True
    return changed

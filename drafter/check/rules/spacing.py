"""First lines, gaps between paragraphs, space between lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.anatomy import Piece
from drafter.check.case import Case, Hit, once
from drafter.check.rules.common import BODY, HEAD_LINES, called, grouped, sentence
from drafter.i18n import _, figure
from drafter.view import Paragraph, Table

#: Times New Roman's own line height as a part of its size: what "single" means in points.
_SINGLE = 1.149
#: Rounding of Word's units: points, and the part of a line.
_PT, _LINES = 0.05, 0.01
_MM_PER_CM = 10.0
#: Closer to the margin than this, in millimetres, is at the margin.
FLUSH_MM = 0.5
#: Characters that surely fill more than one line.
_MORE_THAN_A_LINE = 110


@once
def _paragraphs(case: Case) -> list[tuple[str, Piece]]:
    """(component, piece) of the paragraphs of the body outside tables, in reading order."""
    found = [
        (component, piece)
        for component in BODY
        for piece in case.anatomy.of(component)
        if piece.paragraph.where.table < 0 and piece.first and piece.paragraph.part == "body"
    ]
    return sorted(found, key=lambda pair: pair[1].paragraph.index)


def _hit(case: Case, message: str, piece: Piece) -> Hit:
    look = case.profile.looks["body"]
    return case.at("body", message, piece, confidence=look.spacing_confidence)


def first_line(case: Case) -> Iterator[Hit]:
    """Dòng đầu đoạn thụt vào sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.e: khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm. TT 01/2011/TT-BNV
    cho khoảng từ 1 cm đến 1,27 cm; văn bản Đảng khoảng 1 cm.
    Sai: đoạn không thụt đầu dòng, hoặc thụt 2 cm.
    Đúng: thụt đầu dòng 1,27 cm.
    """
    allowed = case.profile.looks["body"].first_line_cm
    hits = []
    for component, piece in _paragraphs(case) if allowed else ():
        p = piece.paragraph
        if p.leading_space or p.first_line_mm < 0 or p.align not in ("justify", "left"):
            continue
        start = (p.first_line_mm + p.indent_left_mm) / _MM_PER_CM
        if allowed and not allowed.allows(round(start, 2)):
            message = _("{what}: dòng đầu thụt {found} cm, phải là {expected} cm").format(
                what=called(case, component), found=figure(start), expected=allowed
            )
            hits.append((round(start, 2), _hit(case, sentence(message), piece)))
    yield from grouped(hits)


def indented_by_hand(case: Case) -> Iterator[Hit]:
    """Thụt dòng bằng dấu cách, dấu tab, hoặc thụt treo cả đoạn.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.e chỉ nói dòng đầu lùi vào; các dòng sau sát lề trái. Dấu cách và tab gõ tay
    không bằng nhau, sửa chữ là lệch.
    Sai: gõ 8 dấu cách trước chữ đầu đoạn; gạch đầu dòng thụt treo; cả đoạn lùi vào 1,27 cm, hoặc kéo ra ngoài lề.
    Đúng: đặt “First line” 1,27 cm cho đoạn.
    """
    hits = []
    for component, piece in _paragraphs(case):
        p = piece.paragraph
        if p.leading_space:
            how = _("thụt dòng bằng dấu cách hoặc tab")
        elif p.first_line_mm < -FLUSH_MM:
            how = _("thụt treo {mm} mm, các dòng sau phải sát lề trái").format(mm=figure(-p.first_line_mm, 1))
        elif is_out_of_margin(p):
            how = _("lấn ra ngoài lề {mm} mm").format(mm=figure(-min(p.indent_left_mm, p.indent_right_mm), 1))
        elif is_block_indented(component, p):
            how = _("cả đoạn thụt vào {mm} mm, chỉ dòng đầu thụt vào").format(
                mm=figure(p.indent_left_mm or p.indent_right_mm, 1)
            )
        else:
            continue
        message = _("{what}: {how}").format(what=called(case, component), how=how)
        hits.append((how, _hit(case, sentence(message), piece)))
    yield from grouped(hits)


def is_out_of_margin(p: Paragraph) -> bool:
    """Whether its lines reach into the margin: a negative indent, dragged on the ruler."""
    return min(p.indent_left_mm, p.indent_right_mm) < -FLUSH_MM


def is_block_indented(component: str, p: Paragraph) -> bool:
    """Whether every line of a longer paragraph is indented as its first is; of lists below a)'s no clause speaks."""
    if component == "gach" or len(p.text) <= _MORE_THAN_A_LINE or p.align != "justify":
        return False
    return (p.indent_left_mm > FLUSH_MM and 0 <= p.first_line_mm <= FLUSH_MM) or p.indent_right_mm > FLUSH_MM


def _neighbours(case: Case) -> Iterator[tuple[Paragraph, Piece]]:
    """Paragraphs of the body that follow one another without anything between."""
    order = _paragraphs(case)
    for (_one, before), (_two, after) in pairwise(order):
        if after.paragraph.index == before.paragraph.index + 1 and not after.paragraph.starts_page:
            yield before.paragraph, after


def gap(case: Case) -> Iterator[Hit]:
    """Khoảng cách giữa các đoạn quá nhỏ.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.e: khoảng cách giữa các đoạn văn tối thiểu 6 pt.
    Sai: “Before” 0 pt, “After” 0 pt; hoặc bật “Don't add space between paragraphs of the same style”.
    Đúng: “Before” 6 pt, hoặc “After” 6 pt.
    """
    allowed = case.profile.looks["body"].gap_pt
    hits = []
    for before, after in _neighbours(case) if allowed else ():
        a, b = before.spacing, after.paragraph.spacing
        same = before.style == after.paragraph.style
        below = 0.0 if a.contextual and same else a.after_pt
        above = 0.0 if b.contextual and same else b.before_pt
        found = max(below, above)
        if allowed and not allowed.allows(found + _PT):
            message = _("Khoảng cách giữa hai đoạn {found} pt, phải là {expected} pt").format(
                found=figure(found, 1), expected=allowed
            )
            hits.append((round(found, 1), _hit(case, message, after)))
    yield from grouped(hits)


def line_spacing(case: Case) -> Iterator[Hit]:
    """Khoảng cách giữa các dòng ngoài khoảng cho phép.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.e: tối thiểu là dòng đơn, tối đa 1,5 lines. Văn bản Đảng: chính xác
    (Exactly) từ 18 pt, theo HD 05-HD/VPTW không quá 22 pt.
    Sai: giãn dòng 2 lines; “Exactly 14 pt” với chữ cỡ 14.
    Đúng: “Multiple 1,1” hoặc “Single”.
    """
    look = case.profile.looks["body"]
    hits = []
    for _component, piece in _paragraphs(case) if look.line_spacing else ():
        found = _spacing_fault(case, piece)
        if found:
            hits.append((found, _hit(case, found, piece)))
    yield from grouped(hits)


def _spacing_fault(case: Case, piece: Piece) -> str:
    wanted = case.profile.looks["body"].line_spacing
    spacing = piece.paragraph.spacing
    size = max((run.size_pt for run in piece.words), default=0.0)
    if wanted is None:
        return ""
    if wanted.rule == "exactly":
        low, high = wanted.range.min or 0.0, wanted.range.max or float("inf")
        if spacing.line_rule == "exactly" and low - _PT <= spacing.line <= high + _PT:
            return ""
        return _("Giãn dòng {found}, phải là chính xác (Exactly) {expected} pt").format(
            found=_spoken(spacing.line_rule, spacing.line), expected=wanted.range
        )
    if spacing.line_rule == "multiple":
        lines = spacing.line
    elif not size:
        return ""
    else:
        if (
            spacing.line_rule == "exactly"
            and wanted.or_exact_pt_min is not None
            and spacing.line >= wanted.or_exact_pt_min - _PT
        ):
            return ""
        lines = spacing.line / (size * _SINGLE)
        if spacing.line_rule == "at_least":
            lines = max(lines, 1.0)
    if (wanted.range.min or 0) - _LINES <= lines <= (wanted.range.max or 99) + _LINES:
        return ""
    return _("Giãn dòng {found}, phải từ {low} đến {high} dòng").format(
        found=_spoken(spacing.line_rule, spacing.line),
        low=figure(wanted.range.min or 0),
        high=figure(wanted.range.max or 0),
    )


#: What Word's own template adds to a single line (1.08) nobody sees.
_SINGLE_AT_MOST = 1.1


def head_lines(case: Case) -> Iterator[Hit]:
    """Quốc hiệu và Tiêu ngữ, các dòng tên cơ quan giãn quá dòng đơn.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.c và II.2.b: hai dòng Quốc hiệu, Tiêu ngữ và các dòng của tên cơ quan cách nhau dòng
    đơn.
    Sai: đầu trang giãn 1,5 dòng theo lời văn.
    Đúng: “Line spacing: Single” ở đầu trang.
    """
    hits = []
    for component in HEAD_LINES:
        for piece in case.anatomy.of(component) if case.look(component) else ():
            spacing = piece.paragraph.spacing
            if spacing.line_rule == "multiple" and spacing.line > _SINGLE_AT_MOST:
                message = _("{what}: giãn {found} dòng, phải là dòng đơn").format(
                    what=called(case, component), found=figure(spacing.line)
                )
                hits.append(("", case.at(component, sentence(message), piece, severity="warning")))
    yield from grouped(hits)


def _spoken(rule: str, value: float) -> str:
    names = {
        "multiple": _("{n} dòng"),
        "exactly": _("chính xác {n} pt"),
        "at_least": _("ít nhất {n} pt"),
    }
    return names[rule].format(n=figure(value))


def empty_paragraphs(case: Case) -> Iterator[Hit]:
    """Dùng đoạn trống để giãn cách.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.e đặt khoảng cách giữa các đoạn bằng pt; đoạn trống làm khoảng cách nhảy
    theo cỡ chữ và trôi sang đầu trang sau.
    Sai: nhấn Enter hai lần giữa hai đoạn.
    Đúng: đặt khoảng cách đoạn 6 pt, không có đoạn trống.
    """
    inside = {piece.paragraph.index for _component, piece in _paragraphs(case)}
    inside |= {
        p.paragraph.index
        for key in ("h_muc_roman", "h_tiet", "h_phan_chuong", "h_phan_ten")
        for p in case.anatomy.of(key)
    }
    blocks = case.view.blocks
    hits = []
    before: Paragraph | None = None
    empty: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Table):
            before = empty = None
            continue
        blank = not block.printed.strip() and not (block.lines_above or block.lines_below or block.has_break)
        if blank and any(run.hidden and run.text.strip() for run in block.runs):
            # hidden words take no room on the page
            continue
        if blank and before is not None and block.where.table < 0 and block.part == "body":
            empty = empty or block
        elif blank:
            continue
        elif block.index in inside:
            if (
                empty is not None
                and before is not None
                and block.section == before.section
                and not block.starts_page
            ):
                piece = Piece(paragraph=empty, runs=(), text=_("sau: ") + before.printed.strip()[:50])
                hits.append(
                    ("", _hit(case, _("Đoạn trống giữa hai đoạn văn, phải dùng khoảng cách đoạn"), piece))
                )
            before, empty = block, None
        else:
            before = empty = None
    yield from grouped(hits)

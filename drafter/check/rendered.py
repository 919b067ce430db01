"""What only the printed pages show: where findings stand, how long lines are, what is parted by the end of a page.

The pages come as plain facts (`Sheets`), measured by `drafter.preview.measure`; nothing here knows PDF.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from drafter.anatomy import Anatomy, Piece, dissect
from drafter.check import check
from drafter.check.case import Case, Hit, Unknown
from drafter.check.finding import SEVERITIES, Finding, NotEvaluated, Place, Report
from drafter.check.rule import Rule
from drafter.check.rules.common import called, sentence
from drafter.check.table import BY_CODE
from drafter.i18n import _, figure
from drafter.regimes import load
from drafter.view import DocumentView, Paragraph, RuleLine

_MM = 25.4 / 72
#: A line is centred under words when their middles are nearer than this, points.
_CENTRED_PT = 4.0
#: How far below the last line of words its drawn line may lie, points.
_BELOW_PT = (-3.0, 16.0)
_SHEETS = "sheets"
_HEADINGS = (
    "h_phan_chuong",
    "h_phan_ten",
    "h_muc_roman",
    "h_khoan_titled",
    "h_tiet",
    "phu_luc_heading",
    "phu_luc_title",
)
_RULED = ("tieu_ngu", "quoc_hieu", "co_quan_ban_hanh", "trich_yeu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The words of a paragraph on one page: points from the left and top of the page; `line` is its last line's box."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    line: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A drawn horizontal line, in points."""

    page: int
    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A printed document. `boxes` maps the index of a paragraph to its boxes, one a page, in order."""

    pages: int
    boxes: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    strokes: tuple[Stroke, ...] = ()

    def first_page(self, index: int) -> int | None:
        """The page on which a paragraph begins, counted from 1."""
        boxes = self.boxes.get(index)
        return boxes[0].page if boxes else None

    def last_page(self, index: int) -> int | None:
        """The page on which a paragraph ends."""
        boxes = self.boxes.get(index)
        return boxes[-1].page if boxes else None


def check_rendered(
    view: DocumentView,
    sheets: Sheets,
    *,
    regime: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: dt.date | None = None,
) -> Report:
    """The report of `drafter.check.check` with what the pages show: lengths measured, pages of findings, rules of pages."""
    seen = measured(view, sheets)
    report = check(seen, regime=regime, select=select, ignore=ignore, today=today)
    case = Case(seen, dissect(seen), load(report.regime), today or dt.date.today(), {_SHEETS: sheets})
    findings = list(report.findings)
    unknown = list(report.not_evaluated)
    for rule in RULES:
        if (select and not rule.code.startswith(tuple(select))) or (
            ignore and rule.code.startswith(tuple(ignore))
        ):
            continue
        for hit in rule.find(case):
            if isinstance(hit, Unknown):
                unknown.append(NotEvaluated(code=rule.code, reason=hit.reason))
            else:
                findings.append(_finding(rule, hit))
    findings.sort(key=lambda f: (SEVERITIES.index(f.severity), f.where.paragraph, f.code))
    paged = [replace(f, where=replace(f.where, page=sheets.first_page(f.where.paragraph))) for f in findings]
    return replace(report, findings=tuple(paged), not_evaluated=tuple(unknown))


def unrendered(report: Report, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
    """The report of a document that was not printed: the rules of pages are said to be not evaluated."""
    wanted = [
        rule
        for rule in RULES
        if (not select or rule.code.startswith(tuple(select)))
        and not (ignore and rule.code.startswith(tuple(ignore)))
    ]
    reason = _("cần dựng trang: thêm --rendered")
    more = tuple(NotEvaluated(code=rule.code, reason=reason) for rule in wanted)
    return replace(report, not_evaluated=(*report.not_evaluated, *more))


def _finding(rule: Rule, hit: Hit) -> Finding:
    piece = hit.piece
    place = Place() if piece is None else Place(paragraph=piece.paragraph.index, words=piece.text[:60])
    return Finding(
        code=rule.code, severity=rule.severity, component=hit.component, message=hit.message, clause=hit.clause, where=place
    )  # fmt: skip


def measured(view: DocumentView, sheets: Sheets) -> DocumentView:
    """The view with its number of pages, and with the lines under the head as long as they were printed."""
    anatomy = dissect(view)
    lines = {}
    for component in _RULED:
        pieces = anatomy.of(component)
        stroke = _stroke_under(sheets, pieces[-1]) if pieces else None
        if stroke is not None:
            lines[pieces[-1].paragraph.index] = stroke
    blocks = tuple(
        _with_line(block, lines[block.index], sheets)
        if isinstance(block, Paragraph) and block.index in lines
        else block
        for block in view.blocks
    )
    return replace(view, pages=sheets.pages, blocks=blocks)


def _with_line(paragraph: Paragraph, stroke: Stroke, sheets: Sheets) -> Paragraph:
    width = (stroke.x1 - stroke.x0) * _MM
    off = _off_centre(sheets, paragraph.index, stroke)
    lines = paragraph.lines_below or (RuleLine(technique="shape"),)
    if any(line.technique in ("underline", "typed") for line in lines):
        return paragraph
    return replace(
        paragraph,
        lines_below=(replace(lines[0], width_mm=width, centred=abs(off) <= _CENTRED_PT), *lines[1:]),
    )


def _off_centre(sheets: Sheets, index: int, stroke: Stroke) -> float:
    x0, _top, x1, _bottom = sheets.boxes[index][-1].line
    return (stroke.x0 + stroke.x1) / 2 - (x0 + x1) / 2


def _stroke_under(sheets: Sheets, piece: Piece) -> Stroke | None:
    boxes = sheets.boxes.get(piece.paragraph.index)
    if not boxes:
        return None
    x0, _top, x1, bottom = boxes[-1].line
    low, high = _BELOW_PT
    near = [
        stroke
        for stroke in sheets.strokes
        if stroke.page == boxes[-1].page
        and low < stroke.y - bottom < high
        and stroke.x0 < x1
        and stroke.x1 > x0
    ]
    return min(near, key=lambda stroke: stroke.y) if near else None


def _sheets(case: Case) -> Sheets:
    found = case.memo[_SHEETS]
    assert isinstance(found, Sheets)
    return found


def _habit(case: Case, component: str, message: str, piece: Piece) -> Hit:
    look = case.profile.looks.get(component)
    return Hit(
        message=sentence(message),
        component=look.id if look else component,
        clause=_("thông lệ trình bày, không có điều khoản riêng"),
        piece=piece,
    )


def heading_at_page_end(case: Case) -> Iterator[Hit]:
    """Đề mục nằm cuối trang, lời văn ở trang sau.

    Vì sao: thông lệ trình bày: đề mục đi liền với ít nhất một dòng của phần mình. Không có điều khoản riêng.
    Sai: “II. NHIỆM VỤ” là dòng cuối của trang 3.
    Đúng: bật “Keep with next” cho đề mục.
    """
    sheets = _sheets(case)
    order = [p.index for p in case.view.paragraphs() if p.index in sheets.boxes]
    after = dict(pairwise(order))
    for component in _HEADINGS:
        for piece in case.anatomy.of(component):
            index = piece.paragraph.index
            here, following = sheets.last_page(index), sheets.first_page(after.get(index, -1))
            if here and following and following > here:
                message = _("{what} nằm cuối trang {page}").format(what=called(case, component), page=here)
                yield _habit(case, component, message, piece)


def _signing(anatomy: Anatomy) -> list[Piece]:
    signers = [
        piece for s in anatomy.signers for piece in (*s.authority, *s.posts, *((s.name,) if s.name else ()))
    ]
    heading = anatomy.first("noi_nhan_heading")
    return [*([heading] if heading else []), *signers]


def signature_split(case: Case) -> Iterator[Hit | Unknown]:
    """Khối ký bị tách ra hai trang.

    Vì sao: thông lệ trình bày: quyền hạn, chức vụ, họ tên người ký và nơi nhận cùng một trang, để chữ ký và dấu không rời nhau.
    Sai: “CHỦ TỊCH” cuối trang 5, “Nguyễn Văn A” đầu trang 6.
    Đúng: cả khối ở một trang.
    """
    sheets = _sheets(case)
    pieces = _signing(case.anatomy)
    pages = {page for piece in pieces if (page := sheets.first_page(piece.paragraph.index))}
    if not pages:
        yield Unknown(_("không tìm thấy khối ký trên trang"))
    elif len(pages) > 1:
        said = ", ".join(map(str, sorted(pages)))
        yield _habit(
            case, "chuc_vu", _("khối ký bị tách ra các trang {pages}").format(pages=said), pieces[-1]
        )


def signature_alone(case: Case) -> Iterator[Hit]:
    """Khối ký nằm một mình trên trang.

    Vì sao: thông lệ trình bày: trang ký phải có ít nhất một dòng nội dung, để trang ký không thay được sang văn bản khác.
    Sai: trang 6 chỉ có “Nơi nhận” và chữ ký.
    Đúng: kéo ít nhất hai dòng cuối của nội dung sang trang ký.
    """
    sheets = _sheets(case)
    pieces = _signing(case.anatomy)
    page = next((found for piece in pieces if (found := sheets.first_page(piece.paragraph.index))), None)
    above = [piece for piece in case.anatomy.body if sheets.last_page(piece.paragraph.index) == page]
    end = min((piece.paragraph.index for piece in pieces), default=0)
    tables = [
        p
        for p in case.view.paragraphs()
        if p.where.bordered and p.index < end and sheets.last_page(p.index) == page
    ]
    if page and page > 1 and not above and not tables:
        yield _habit(
            case, "chuc_vu", _("khối ký nằm một mình trên trang {page}").format(page=page), pieces[-1]
        )


def line_off_centre(case: Case) -> Iterator[Hit | Unknown]:
    """Đường kẻ lệch so với dòng chữ phía trên.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.b, II.2.b, II.5.b: đường kẻ đặt cân đối so với dòng chữ.
    Sai: đường kẻ dưới tên cơ quan bắt đầu từ mép trái ô.
    Đúng: đường kẻ ở giữa, hai đầu cách đều hai đầu dòng chữ.
    """
    sheets = _sheets(case)
    for component in _RULED:
        pieces = case.anatomy.of(component)
        look = case.profile.looks.get(component)
        attached = component == "trich_yeu" and case.anatomy.is_attached
        if not pieces or look is None or look.rule is None or attached:
            continue
        stroke = _stroke_under(sheets, pieces[-1])
        if stroke is None:
            yield Unknown(
                _("không thấy đường kẻ dưới {what} trên trang in").format(what=called(case, component))
            )
            continue
        off = _off_centre(sheets, pieces[-1].paragraph.index, stroke)
        if abs(off) > _CENTRED_PT:
            message = _("đường kẻ dưới {what} lệch {mm} mm so với dòng chữ").format(
                what=called(case, component), mm=figure(abs(off) * _MM, 1)
            )
            yield case.at(component, sentence(message), pieces[-1])


RULES = (
    Rule("IN101", "warning", heading_at_page_end, ("35",)),
    Rule("IN102", "warning", signature_split, ("42",)),
    Rule("IN103", "warning", signature_alone, ("42",)),
    Rule("IN104", "warning", line_off_centre, ("11",)),
)

#: Every rule by its code, those of pages last.
ALL: Mapping[str, Rule] = {**BY_CODE, **{rule.code: rule for rule in RULES}}

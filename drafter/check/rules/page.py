"""Paper, margins, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.anatomy import Piece
from drafter.check.case import Case, Hit, Unknown
from drafter.i18n import _, figure
from drafter.regimes.spec import Range
from drafter.view import Paragraph, Section, Table

#: Word keeps lengths in twentieths of a point and people type centimetres: closer than this is the same.
_MM = 0.3
#: Characters of text that surely fill more than one page.
_MORE_THAN_A_PAGE = 4500
_SIDES = (("top_mm", "trên"), ("bottom_mm", "dưới"), ("left_mm", "trái"), ("right_mm", "phải"))


def _page(case: Case, message: str, component: str = "page") -> Hit:
    page = case.profile.page
    return Hit(
        message=message, component=component, clause=case.cite(page.clause), confidence=page.confidence
    )


def wrong_paper(case: Case) -> Iterator[Hit]:
    """Khổ giấy không phải A4.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.1: văn bản hành chính trình bày trên giấy A4 (210 mm x 297 mm).
    Sai: khổ Letter 216 x 279 mm từ mẫu tải về.
    Đúng: A4, 210 x 297 mm.
    """
    wanted = sorted(case.profile.page.paper_mm)
    for section in case.view.sections:
        found = sorted((section.width_mm, section.height_mm))
        if any(abs(a - b) > 4 * _MM for a, b in zip(found, wanted, strict=True)):
            yield _page(
                case,
                _("Khổ giấy {w:.0f} x {h:.0f} mm, phải là A4 ({a:.0f} x {b:.0f} mm)").format(
                    w=section.width_mm, h=section.height_mm, a=wanted[0], b=wanted[1]
                ),
            )
            return


def _allows(of: Range, value: float) -> bool:
    slack = max(_MM, of.tolerance)
    return (of.min is None or value >= of.min - slack) and (of.max is None or value <= of.max + slack)


def wrong_margins(case: Case) -> Iterator[Hit]:
    """Lề trang nằm ngoài khoảng cho phép.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.3: cách mép trên, dưới 20 - 25 mm, trái 30 - 35 mm, phải 15 - 20 mm. Văn bản
    Đảng: 20, 20, 30, 15 mm (HD 36-HD/VPTW). Trang giấy nằm ngang không quy định.
    Sai: lề trái 25 mm, lề trên 16 mm.
    Đúng: trên 20, dưới 20, trái 30, phải 15 mm.
    """
    page = case.profile.page
    seen: set[tuple[str, float]] = set()
    for section in case.view.sections:
        if section.landscape or section.width_mm > section.height_mm:
            continue
        for side, name in _SIDES:
            value, allowed = getattr(section, side), getattr(page, side)
            if not _allows(allowed, value) and (side, value) not in seen:
                seen.add((side, value))
                yield _page(
                    case,
                    _("Lề {side} {found} mm, phải là {expected} mm").format(
                        side=_(name), found=figure(value, 1), expected=allowed
                    ),
                )


def lying_page(case: Case) -> Iterator[Hit]:
    """Trang nằm ngang mà không có bảng, biểu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.2: văn bản trình bày theo chiều dài của khổ A4; chỉ khi nội dung có bảng, biểu không làm
    thành phụ lục riêng thì mới trình bày theo chiều rộng.
    Sai: cả kế hoạch để Landscape mà chỉ có lời văn.
    Đúng: lời văn trên trang đứng (Portrait), bảng rộng ở phần trang (section) nằm ngang.
    """
    lying = {n for n, section in enumerate(case.view.sections) if section.width_mm > section.height_mm}
    if not lying:
        return
    written = {piece.paragraph.section for piece in (*case.anatomy.of("ten_loai"), *case.anatomy.body)}
    tables = {block.section for block in case.view.blocks if isinstance(block, Table)}
    if lying & written - tables:
        yield _page(case, _("Trang nằm ngang mà không có bảng, biểu; lời văn phải ở trang đứng (Portrait)"))


def page_furniture(case: Case) -> Iterator[Hit]:
    """Trang có khung viền, nền màu, số dòng, chia cột hoặc căn chữ theo chiều dọc.

    Vì sao: sơ đồ bố trí ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV và I.4 (chữ đen trên nền trắng) không có khung trang, nền màu, cột
    báo. Không có điều cấm riêng, nên chỉ cảnh báo.
    Sai: viền trang kiểu bìa; nền vàng; nội dung chia hai cột; chữ dồn vào giữa trang (Vertical alignment: Center).
    Đúng: trang trắng, một cột, không khung.
    """
    faults = (
        (any(section.is_framed for section in case.view.sections), _("Trang có khung viền")),
        (any(section.counts_lines for section in case.view.sections), _("Trang đánh số dòng ở lề")),
        (any(section.columns > 1 for section in case.view.sections), _("Trang chia cột")),
        (
            any(section.vertical for section in case.view.sections),
            _("Chữ trên trang căn theo chiều dọc (Vertical alignment), phải để Top"),
        ),
        (bool(case.view.background), _("Trang có nền màu #{color}").format(color=case.view.background)),
    )
    for is_there, message in faults:
        if is_there:
            page = case.profile.page
            yield Hit(
                message=message,
                component="page",
                clause=case.cite(page.font_clause),
                confidence=page.font_confidence,
            )


def blank_page(case: Case) -> Iterator[Hit]:
    """Văn bản có trang trắng.

    Vì sao: trang trắng vẫn được in và vẫn mang số trang (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7), người đọc tưởng thiếu nội dung. Không có
    điều cấm riêng, nên chỉ cảnh báo.
    Sai: hai lần ngắt trang (Ctrl+Enter) liền nhau; ngắt trang rồi lại ngắt phần (Section Break - Next Page); ngắt trang ở cuối tệp.
    Đúng: chỗ sang trang chỉ có một lần ngắt.
    """
    before = 0
    for block in case.view.blocks:
        if isinstance(block, Paragraph) and block.blank_pages:
            message = _("Có {n} trang trắng trước đoạn này: bỏ bớt dấu ngắt trang").format(
                n=block.blank_pages
            )
            severity = ""
            if block.section != before:
                # an empty paragraph that ends a section takes a page in one word processor and none in another
                message = _(
                    "Ngắt trang rồi lại ngắt phần (Section Break): có thể để lại trang trắng, bỏ dấu ngắt trang"
                )
                severity = "info"
            piece = Piece(paragraph=block, runs=block.runs, text=block.printed.strip())
            yield replace(_number(case, message), component="page", piece=piece, severity=severity)
        before = block.section
    if case.view.blank_end:
        message = _("Có trang trắng ở cuối văn bản: bỏ dấu ngắt trang cuối tệp")
        yield replace(_number(case, message), component="page")


def _number(case: Case, message: str) -> Hit:
    rule = case.profile.page_number
    return Hit(
        message=message, component="so_trang", clause=case.cite(rule.clause), confidence=rule.confidence
    )


def _is_long(case: Case) -> bool | None:
    if case.view.pages is not None:
        return case.view.pages > 1
    length = sum(len(p.text) for p in case.view.paragraphs())
    breaks = sum(p.starts_page for p in case.view.paragraphs() if p.index)
    return True if length > _MORE_THAN_A_PAGE or breaks else None


def _numbered(case: Case) -> list[Section]:
    return [section for section in case.view.sections if section.numbering.place]


def no_page_number(case: Case) -> Iterator[Hit | Unknown]:
    """Văn bản nhiều trang mà không đánh số trang.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7: đánh số trang từ số 1, bằng chữ số Ả Rập, giữa lề trên, không hiện ở
    trang thứ nhất.
    Sai: kế hoạch 8 trang không có số trang.
    Đúng: trang 2 trở đi có số ở giữa lề trên.
    """
    numbered = _numbered(case)
    if numbered:
        yield from _without_number(case)
        return
    if _is_long(case):
        yield _number(case, _("Không có số trang; phải đánh số trang từ trang thứ hai"))
    else:
        yield Unknown(_("chưa biết văn bản có mấy trang"))


def _without_number(case: Case) -> Iterator[Hit]:
    """The first section of more than a page whose pages bear no number while others do."""
    if len(_numbered(case)) == len(case.view.sections):
        return
    lengths = [0] * len(case.view.sections)
    for paragraph in case.view.paragraphs():
        lengths[min(paragraph.section, len(lengths) - 1)] += len(paragraph.text)
    for number, section in enumerate(case.view.sections):
        if not section.numbering.place and lengths[number] > _MORE_THAN_A_PAGE:
            yield _number(case, _("Phần trang (section) thứ {n} không có số trang").format(n=number + 1))
            return


_PLACES = {"header": "lề trên", "footer": "lề dưới"}
_ALIGNS = {"left": "bên trái", "center": "giữa", "right": "bên phải", "justify": "bên trái", "": "bên trái"}


def page_number_place(case: Case) -> Iterator[Hit]:
    """Số trang đặt sai chỗ.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7: canh giữa, trong lề trên. Trước ngày 05/3/2020 là góc phải, cuối trang
    (TT 01/2011/TT-BNV, Điều 15.2). Văn bản Đảng: giữa, lề trên.
    Sai: số trang góc phải cuối trang trong văn bản năm 2024; số trang ở cả đầu trang và chân trang.
    Đúng: số trang ở giữa lề trên.
    """
    rule = case.profile.page_number
    for section in _numbered(case):
        found = section.numbering
        if found.also:
            yield _number(
                case,
                _("Số trang ở cả {one} và {other}, chỉ được ở {expected}").format(
                    one=_(_PLACES[found.place]), other=_(_PLACES[found.also]), expected=_(_PLACES[rule.place])
                ),
            )
            return
        if found.place != rule.place or found.align != rule.align:
            yield _number(
                case,
                _("Số trang ở {found}, phải ở {expected}").format(
                    found=f"{_(_ALIGNS[found.align])}, {_(_PLACES[found.place])}",
                    expected=f"{_(_ALIGNS[rule.align])}, {_(_PLACES[rule.place])}",
                ),
            )
            return


def page_number_typed(case: Case) -> Iterator[Hit]:
    """Số trang gõ tay, không phải trường số trang.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7: số trang tăng theo trang. Chữ số gõ tay thì trang nào cũng in một số.
    Sai: gõ chữ “2” vào đầu trang.
    Đúng: chèn số trang của Word (trường PAGE).
    """
    for section in _numbered(case):
        if not section.numbering.is_field:
            yield _number(case, _("Số trang là chữ số gõ tay, phải dùng số trang tự động"))
            return


def page_number_look(case: Case) -> Iterator[Hit]:
    """Kiểu chữ của số trang sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7 và V.14: chữ số Ả Rập, cỡ 13 - 14, kiểu chữ đứng, chỉ có số (văn bản Đảng:
    cỡ 14).
    Sai: “Trang 2/8”, “ii”, số trang cỡ 10, số trang in nghiêng.
    Đúng: “2”, cỡ 13 hoặc 14, đứng.
    """
    rule = case.profile.page_number
    for section in _numbered(case):
        found = section.numbering
        if found.size_pt and not rule.size_pt.allows(found.size_pt):
            yield _number(
                case,
                _("Số trang cỡ {found}, phải là {expected}").format(
                    found=figure(found.size_pt), expected=rule.size_pt
                ),
            )
            return
        if section.number_format:
            yield _number(case, _("Số trang không phải chữ số Ả Rập"))
            return
        if found.extra_text.strip():
            yield _number(
                case, _("Số trang kèm chữ “{words}”, phải chỉ có số").format(words=found.extra_text.strip())
            )
            return
        if found.italic or found.bold:
            yield _number(case, _("Số trang in đậm hoặc nghiêng, phải là chữ thường, đứng"))
            return


def number_on_first_page(case: Case) -> Iterator[Hit]:
    """Số trang hiện ở trang thứ nhất.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7: không hiển thị số trang thứ nhất.
    Sai: số 1 ở đầu trang có Quốc hiệu.
    Đúng: đặt “Different First Page” (trang đầu khác), để trống số ở trang đầu.
    """
    first = next(iter(case.view.sections), None)
    if first is not None and first.numbering.place and first.numbering.on_first_page:
        yield _number(case, _("Trang thứ nhất hiện số trang; phải không hiện"))


def first_number(case: Case) -> Iterator[Hit]:
    """Số trang không bắt đầu từ 1.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7: số trang được đánh từ số 1, bằng chữ số Ả Rập.
    Sai: “Start at” là 5 (mẫu cắt từ một văn bản dài), trang thứ hai mang số 6.
    Đúng: trang thứ nhất là 1 (không hiện), trang thứ hai mang số 2.
    """
    first = next(iter(case.view.sections), None)
    if first is not None and first.numbering.place and first.restart not in (None, 1):
        yield _number(case, _("Số trang bắt đầu từ {found}, phải bắt đầu từ 1").format(found=first.restart))


def page_number_edge(case: Case) -> Iterator[Hit]:
    """Số trang cách mép giấy sai.

    Vì sao: HD 36-HD/VPTW, phần số trang: số trang văn bản Đảng ở giữa, cách mép trên của giấy 10 mm. Văn bản nhà nước không
    quy định khoảng này.
    Sai: phần đầu trang cách mép giấy 20 mm.
    Đúng: đặt “Header from top” 1 cm.
    """
    allowed = case.profile.page_number.from_edge_mm
    for section in _numbered(case) if allowed else ():
        place = section.numbering.place
        if allowed and place == case.profile.page_number.place and not allowed.allows(section.header_mm):
            yield _number(
                case,
                _("Số trang cách mép giấy {found:.0f} mm, phải là {expected} mm").format(
                    found=section.header_mm, expected=allowed
                ),
            )
            return


def appendix_pages_run_on(case: Case) -> Iterator[Hit]:
    """Số trang của phụ lục nối theo văn bản.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1.đ: số trang của phụ lục được đánh riêng theo từng phụ lục.
    Sai: văn bản hết ở trang 6, phụ lục bắt đầu từ trang 7.
    Đúng: mỗi phụ lục bắt đầu lại từ trang 1.
    """
    rule = case.profile.page_number
    if not rule.appendix_restarts or rule.appendix_clause.startswith("không"):
        return
    sections = case.view.sections
    seen: set[int] = set()
    for appendix in case.anatomy.appendices:
        if appendix.heading is None:
            continue
        own = 0 < appendix.section < len(sections) and appendix.section not in seen
        seen.add(appendix.section)
        if _numbered(case) and not (own and sections[appendix.section].restart == 1):
            yield Hit(
                message=_("Số trang của phụ lục nối tiếp trang trước, phải đánh lại từ 1"),
                component="so_trang",
                clause=case.cite(rule.appendix_clause),
                confidence=rule.confidence,
                piece=appendix.heading,
            )

"""Colour of words and behind them; words pressed together or drawn apart, raised, framed, shadowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.check.case import Case, Hit
from drafter.check.rules.common import LIKE, called, grouped, judged, sentence
from drafter.check.rules.looks import all_runs, on
from drafter.i18n import _, figure
from drafter.view import Paragraph, Run

#: Grey so dark that no eye tells it from black, and one that is seen to be no black: the greatest of its three parts.
_NO_EYE, _NEARLY = 0x1F, 0x40
#: Marks that are stamped, in red and in a frame.
STAMPS = ("do_khan", "do_mat", "luu_hanh")
_NO_GROUND = ("", "auto", "ffffff", "clear")


def coloured(case: Case) -> Iterator[Hit]:
    """Chữ có màu hoặc có nền màu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4: màu đen. Chỉ dấu khẩn, dấu mật có mực đỏ. Nền của cả đoạn, của ô bảng không được
    nói riêng nên chỉ cảnh báo; hàng đầu bảng tô xám là lưu ý.
    Sai: đầu mục màu xanh, ô bảng tô nền xanh, chữ đỏ để nhắc.
    Đúng: toàn văn bản chữ đen trên nền trắng.
    """
    page = case.profile.page
    black = {page.color, "auto", "", "000000"}
    hits = []

    def say(component: str, paragraph: Paragraph, message: str, severity: str) -> None:
        found = on(case, component, paragraph, message, case.cite(page.font_clause), page.font_confidence)
        hits.append((message, replace(found, severity=severity)))

    for component, paragraph, run in all_runs(case):
        if component in STAMPS:
            continue
        if run.color not in black and (severity := _severity_of(run.color)):
            message = _("chữ màu #{color}, phải là màu đen").format(color=run.color)
            say(component, paragraph, sentence(message), severity)
        elif is_ground(run.shading):
            message = _("chữ có nền #{color}, phải để nền trắng").format(color=run.shading)
            say(component, paragraph, sentence(message), "error")
    for paragraph in case.view.paragraphs():
        if paragraph.ground and is_ground(paragraph.ground) and paragraph.words:
            grey = is_grey_cell(paragraph)
            what = _("ô bảng") if paragraph.where.columns else _("đoạn văn")
            message = _("{what} tô nền #{color}, phải để nền trắng").format(what=what, color=paragraph.ground)
            say("body", paragraph, sentence(message), "info" if grey else "warning")
    yield from grouped(hits)


def _severity_of(color: str) -> str:
    """How wrong letters of this colour are, "" where nobody sees that they are not black."""
    parts = [int(color[n : n + 2], 16) for n in (0, 2, 4)] if _HEX.fullmatch(color) else [255]
    return "" if max(parts) <= _NO_EYE else "warning" if max(parts) <= _NEARLY else "error"


_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def is_ground(color: str) -> bool:
    """Whether a colour behind words is seen on white paper."""
    return color.lower() not in _NO_GROUND


def is_grey_cell(paragraph: Paragraph) -> bool:
    """Whether it stands in a cell of a ruled table with grey behind it, as heads of tables often have."""
    ground = paragraph.ground
    return paragraph.where.bordered and ground[:2] == ground[2:4] == ground[4:]


#: What is less is no more than a word processor's own rounding, or a line pulled in by a hair: points, and percent.
_PRESSED_PT, _SCALED = 0.5, 5.0


def pressed(case: Case) -> Iterator[Hit]:
    """Chữ bị nén, giãn hoặc co hẹp.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V quy định cỡ chữ; chữ nén sát (Condensed), giãn ra (Expanded) hay co theo tỷ lệ
    (Scale) không còn là cỡ ấy. Không có điều cấm riêng, nên chỉ cảnh báo.
    Sai: lời văn nén 1 pt cho vừa trang; “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” co còn 80% cho vừa ô.
    Đúng: để “Spacing: Normal”, “Scale: 100%”; thiếu chỗ thì nới ô, giảm cỡ chữ trong khoảng cho phép.
    """
    hits = []
    for component, like, piece in judged(case):
        for run in piece.words:
            if is_pressed(run):
                message = _("{what}: {how}").format(what=called(case, component), how=_press(run))
                hits.append((message, case.at(like, sentence(message), piece, severity="warning")))
                break
    yield from grouped(hits)


def is_pressed(run: Run) -> bool:
    """Whether its letters stand visibly closer, wider apart, or are narrower or broader than the font has them."""
    return abs(run.spread_pt) >= _PRESSED_PT or abs(run.scale - 100) > _SCALED


def _press(run: Run) -> str:
    if abs(run.scale - 100) > _SCALED:
        return _("chữ co giãn theo tỷ lệ {found}%, phải là 100%").format(found=figure(run.scale))
    if run.spread_pt < 0:
        return _("chữ nén sát {found} pt").format(found=figure(-run.spread_pt))
    return _("chữ giãn cách {found} pt").format(found=figure(run.spread_pt))


#: Stamps stand in a frame; a drafter's name after "Lưu" is often set as an index.
_FREE = (*STAMPS, "luu")
#: What is less is a hair's breadth, points.
_LIFTED_PT = 1.0
#: Letters raised or lowered as an index are no more.
_SIGN = 3
#: How a user knows the effects of `Run.ornament`.
_ORNAMENTS = {
    "bdr": "chữ đóng khung", "smallCaps": "chữ hoa nhỏ (Small caps)", "outline": "chữ rỗng viền (Outline)",
    "shadow": "chữ có bóng (Shadow)", "emboss": "chữ nổi (Emboss)", "imprint": "chữ chìm (Engrave)", "effect": "chữ nhấp nháy",
    "em": "chữ có dấu nhấn",
}  # fmt: skip


def ornamented(case: Case) -> Iterator[Hit]:
    """Chữ nâng cao, hạ thấp, đóng khung, có bóng hoặc hiệu ứng khác.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục V chỉ nêu kiểu chữ đứng, nghiêng, đậm; chữ có hiệu ứng in ra không còn là kiểu ấy. Không
    có điều cấm riêng, nên chỉ cảnh báo. Dấu khẩn, dấu lưu hành thì đóng khung.
    Sai: “KẾ HOẠCH” có bóng, thời hạn đóng khung, một từ nâng cao 3 pt (Position: Raised).
    Đúng: bỏ các ô chọn ở Font - Effects, đặt “Position: Normal”.
    """
    hits = []
    for component, paragraph, run in all_runs(case):
        if (run.lift_pt or run.ornament or run.raised) and is_ornamented(run) and component not in _FREE:
            message = _("{what}: {how}").format(what=called(case, component), how=_effect(run))
            clause, sure = case.clause_of(
                LIKE.get(component, component) if component in case.profile.looks else "body"
            )
            hits.append(
                (
                    message,
                    replace(
                        on(case, component, paragraph, sentence(message), clause, sure), severity="warning"
                    ),
                )
            )
    yield from grouped(hits)


def is_ornamented(run: Run) -> bool:
    """Whether its letters are raised or lowered, framed, or drawn with an effect."""
    if run.raised:
        # m2, CO2, the number of a note
        return sum(c.isalpha() for c in run.text) > _SIGN
    return bool(run.ornament or abs(run.lift_pt) >= _LIFTED_PT) and any(c.isalpha() for c in run.text)


def _effect(run: Run) -> str:
    if run.ornament:
        return _(_ORNAMENTS[run.ornament])
    if run.raised:
        return _("chữ chỉ số (Superscript, Subscript)")
    if run.lift_pt > 0:
        return _("chữ nâng cao {found} pt").format(found=figure(run.lift_pt))
    return _("chữ hạ thấp {found} pt").format(found=figure(-run.lift_pt))

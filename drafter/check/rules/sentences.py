"""How a paragraph begins, ends, and what stands between its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.anatomy import Piece
from drafter.anatomy.labels import parse
from drafter.check.case import Case, Hit
from drafter.check.rules.common import LIKE, cut_at, grouped
from drafter.i18n import _
from drafter.view import Paragraph

#: Where a new line begins a sentence or a title; of items below a khoản the practice differs.
_BEGINNINGS = (
    "trich_yeu",
    "can_cu",
    "body",
    "h_muc_roman",
    "h_khoan_titled",
    "h_khoan_untitled",
    "_khoan_lien",
)
#: A shorter line may be a title that was given no number, characters.
_SENTENCE = 80
_SMALL_TYPE = re.compile(
    r"[Cc]ăn cứ ((?:bộ )?luật \w+|(?:nghị định|nghị quyết|quyết định|thông tư|chỉ thị|kế hoạch|kết luận) (?=số \d))"
)
_TWO_SPACES = re.compile(r"\S {2,}\S")
_SPACED = ("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "ten_loai", "trich_yeu", "can_cu", "body",
           "h_khoan_untitled", "h_diem", "gach")  # fmt: skip


def _hit(case: Case, component: str, message: str, clause: str, piece: Piece, confidence: str = "A") -> Hit:
    look = case.profile.looks.get(LIKE.get(component, component))
    return Hit(
        message=message,
        component=look.id if look else component.strip("_"),
        clause=clause,
        confidence=confidence,
        piece=piece,
    )


def small_initial(case: Case) -> Iterator[Hit]:
    """Đầu đoạn, đầu tiêu đề, đầu trích yếu, tên văn bản ở căn cứ viết thường.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục II, mục I: viết hoa chữ cái đầu âm tiết thứ nhất của một câu, sau dấu kết câu và khi xuống dòng.
    Gạch đầu dòng, điểm a) viết tiếp câu của khoản thì không xét. Tên văn bản được viện dẫn viết hoa (Phụ lục II, V.6).
    Sai: “căn cứ Luật Giáo dục ...;”, “Căn cứ luật giáo dục ...;”, “2. yêu cầu”, đoạn văn bị ngắt giữa câu.
    Đúng: “Căn cứ Luật Giáo dục ...;”, “2. Yêu cầu”.
    """
    clause = _("NĐ 30/2020/NĐ-CP, Phụ lục II, mục I")
    hits = []
    order = case.anatomy.body
    goes_on = {
        id(after) for before, after in pairwise(order) if before.text.rstrip().endswith((";", ":", ","))
    }
    for component in _BEGINNINGS:
        pieces = case.anatomy.of(component)
        for piece in pieces[:1] if component == "trich_yeu" else pieces:
            label, rest = parse(piece.text)
            words = rest if label else piece.text
            first = words.split(" ", 1)[0]
            # words in a text box are no line of the text
            is_new = piece.paragraph.part == "body" and (component != "body" or id(piece) not in goes_on)
            if first.isalpha() and first.islower() and piece.first and is_new:
                message = _("Đầu dòng viết thường: “{words}”").format(words=words[:40])
                hits.append(("", _hit(case, component, message, clause, piece)))
    for piece in case.anatomy.of("can_cu"):
        if m := _SMALL_TYPE.search(piece.text):
            message = _("Tên văn bản viết thường: “{words}”").format(words=m[1])
            named = _("NĐ 30/2020/NĐ-CP, Phụ lục II, V.6")
            hits.append(("type", _hit(case, "can_cu", message, named, piece)))
    yield from grouped(hits)


def no_end(case: Case) -> Iterator[Hit]:
    """Đoạn văn không có dấu kết thúc.

    Vì sao: thông lệ: câu hết bằng dấu chấm, mục liệt kê bằng dấu chấm phẩy, câu dẫn bằng dấu hai chấm. Không có điều khoản riêng, nên
    chỉ lưu ý.
    Sai: “Phòng Giáo dục và Đào tạo tổng hợp kết quả, báo cáo Ủy ban nhân dân huyện trước ngày 15 tháng 12”.
    Đúng: cùng câu ấy, có dấu chấm ở cuối.
    """
    hits = []
    cut = cut_at(case)
    titles = {id(node.piece) for node in case.nodes() if node.children}
    for component in ("body", "h_khoan_untitled", "h_diem", "gach"):
        for piece in case.anatomy.of(component):
            text = piece.text.rstrip(' ”")')
            is_sentence = len(text) > _SENTENCE and not piece.is_bold and id(piece) not in titles
            if piece.paragraph.index == cut:
                continue
            if is_sentence and piece.paragraph.where.table < 0 and text.endswith(",") and component != "gach":
                message = _("Đoạn văn kết thúc bằng dấu phẩy: “... {words}”").format(words=text[-30:])
                hits.append(("comma", _hit(case, component, message, _("thông lệ chấm câu"), piece, "C")))
            elif is_sentence and piece.paragraph.where.table < 0 and text[-1:].isalnum():
                message = _("Đoạn văn không có dấu kết thúc: “... {words}”").format(words=text[-30:])
                hits.append(("", _hit(case, component, message, _("thông lệ chấm câu"), piece, "C")))
    yield from grouped(hits)


def two_spaces(case: Case) -> Iterator[Hit]:
    """Hai dấu cách liền nhau giữa hai chữ.

    Vì sao: thông lệ: giữa hai chữ một dấu cách; hai dấu cách làm dòng căn đều có khoảng trắng lạ. Không có điều khoản riêng, nên chỉ
    lưu ý.
    Sai: “Xác định  những việc phải làm”.
    Đúng: “Xác định những việc phải làm”.
    """
    hits = []
    for component in _SPACED:
        for piece in case.anatomy.of(component):
            text = piece.paragraph.text
            m = _TWO_SPACES.search(text) if "  " in text and _is_plain(piece.paragraph, piece) else None
            if m is not None:
                here = piece.paragraph.text[max(m.start() - 15, 0) : m.end() + 15].strip()
                message = _("Hai dấu cách liền nhau ở “{words}”").format(words=here)
                hits.append(("", _hit(case, component, message, _("thông lệ gõ dấu cách"), piece, "C")))
    yield from grouped(hits)


def _is_plain(paragraph: Paragraph, piece: Piece) -> bool:
    """Whether spaces in it lay nothing out: no tabs, and both columns of a line are not the same paragraph."""
    return piece.first and "\t" not in paragraph.text and not (piece.side and paragraph.where.table < 0)

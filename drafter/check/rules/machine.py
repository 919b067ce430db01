"""What machines and notes to oneself leave in a text: broken fields, prompts of a form, marks of a copied page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.anatomy.pieces import Piece, bare, whole
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped
from drafter.i18n import _

#: Each with a word that always stands in it, which is sooner looked for than the pattern, and with its severity.
_LEFT = (
    ("Error!", re.compile(r"Error! [A-Z][^.]{3,60}\."), "error"),
    ("Lỗi!", re.compile(r"Lỗi! [^.]{3,60}\."), "error"),
    ("Click ", re.compile(r"Click (?:or tap )?here to enter[^.]{0,20}", re.IGNORECASE), "error"),
    ("Nhấp ", re.compile(r"Nhấp hoặc gõ nhẹ vào đây[^.]{0,20}"), "error"),
    ("**", re.compile(r"\*\*[^*\s][^*]{0,60}\*\*"), "warning"),
    ("##", re.compile(r"^#{2,4} \S.{0,40}"), "warning"),
    ("```", re.compile(r"```\w*"), "warning"),
    ("bổ sung sau)", re.compile(r"\([^()]{0,30}bổ sung sau\)"), "warning"),
    ("(cần ", re.compile(r"\(cần (?:bổ sung|xem lại|kiểm tra lại|rà lại)[^()]{0,40}\)"), "warning"),
    ("(đề nghị ", re.compile(r"\(đề nghị [^()]{2,40} bổ sung[^()]{0,40}\)"), "warning"),
    ("(xin ý kiến", re.compile(r"\(xin ý kiến[^()]{0,40}\)"), "warning"),
    ("(chờ ", re.compile(r"\(chờ [^()]{2,40}\)"), "warning"),
    ("cập nhật sau)", re.compile(r"\([^()]{0,30}cập nhật sau\)"), "warning"),
    ("(?)", re.compile(r"\(\?\)"), "warning"),
    ("(xem lại)", re.compile(r"\(xem lại\)"), "warning"),
)  # fmt: skip


def machine_words(case: Case) -> Iterator[Hit]:
    """Còn chữ do máy chèn, dấu của trang chép hoặc lời tự nhắc của người soạn.

    Vì sao: sơ đồ bố trí ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV không có chỗ cho chữ không phải nội dung văn bản: trường tham chiếu
    hỏng, lời mời nhập của biểu mẫu, dấu ** và ## chép từ trang mạng, “(bổ sung sau)”.
    Sai: “theo Error! Reference source not found.”, “**Mục đích**”, “kinh phí (bổ sung sau)”.
    Đúng: cập nhật hoặc xóa trường hỏng; bỏ các dấu thừa; điền nội dung thật.
    """
    hits = []
    for paragraph in case.view.paragraphs():
        for found, severity in _left_in(paragraph.text):
            message = _("Còn chữ không phải nội dung: “{found}”").format(found=found[:60])
            hits.append((severity, _hit(case, message, whole(paragraph), severity)))
    yield from grouped(hits)


@lru_cache(4096)
def _left_in(text: str) -> tuple[tuple[str, str], ...]:
    """(words, severity) of what is left in a paragraph: plans that are alike share most of theirs."""
    return tuple(
        (m[0], severity) for word, pattern, severity in _LEFT if word in text and (m := pattern.search(text))
    )


def _hit(case: Case, message: str, piece: Piece, severity: str) -> Hit:
    return Hit(
        message=message,
        component="van_ban",
        clause=_("{name}, sơ đồ bố trí các thành phần thể thức").format(name=case.profile.name),
        confidence="A",
        severity="info" if case.is_draft and severity == "warning" else severity,
        piece=piece,
    )


_DRAFTER = re.compile(
    r"(?:nguoi|can bo|chuyen vien) soan(?: thao)?\b|(?:so )?(?:dien thoai|dt|sdt)\b|lien he\b|ghi chu\b"
)
#: A line of remarks is no longer, characters.
_REMARK = 200
#: More lines are a form that belongs to the plan.
_REMARKS = 3


def after_signature(case: Case) -> Iterator[Hit]:
    """Sau chữ ký, nơi nhận còn chữ.

    Vì sao: sơ đồ bố trí ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV: sau nơi nhận chỉ có ký hiệu người soạn thảo (III.3) và phụ lục; địa
    chỉ cơ quan ở chân trang thứ nhất (III.4).
    Sai: “Người soạn thảo: Nguyễn Văn A, điện thoại ...”, “Ghi chú: ...” dưới nơi nhận.
    Đúng: nơi nhận hết ở dòng “Lưu”.
    """
    ends = [*case.anatomy.of("ho_ten"), *case.anatomy.of("luu")]
    last = max((piece.paragraph.index for piece in ends), default=-1)
    below = [p for p in case.anatomy.unplaced if 0 <= last < p.paragraph.index and p.paragraph.part == "body"]
    for piece in below if len(below) <= _REMARKS else ():
        if len(piece.text) <= _REMARK and _DRAFTER.match(bare(piece.text)):
            message = _("Sau chữ ký còn “{found}”").format(found=piece.text[:60])
            yield _hit(case, message, piece, "warning")
            return

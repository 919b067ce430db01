"""Words that do not belong to the document: hidden, struck out, in headers and footers, behind the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy.pieces import bare, whole
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped
from drafter.i18n import _
from drafter.view import Paragraph

#: What an office prints at the foot of page 1 (PL I, III.4), the marks of a secret or digital paper, an appendix's name.
_LAWFUL = re.compile(
    r"dia chi|dien thoai|\bdt\b|fax|email|e-mail|website|http|www|@|ky boi|nguoi ky|thoi gian ky|\bmat\b|thu hoi|luu hanh|"
    r"phu luc|bieu|mau so|trang\b"
)
#: Fewer letters are a mark of the typist or of a page.
_FEW = 8


def _hit(case: Case, message: str, paragraph: Paragraph | None = None) -> Hit:
    return Hit(
        message=message,
        component="van_ban",
        clause=_("{name}, sơ đồ bố trí các thành phần thể thức").format(name=case.profile.name),
        confidence="A",
        severity="warning",
        piece=None if paragraph is None else whole(paragraph),
    )


def unseen_words(case: Case) -> Iterator[Hit]:
    """Còn chữ ẩn hoặc chữ gạch ngang.

    Vì sao: chữ ẩn (Hidden) không in ra nhưng người nhận tệp đọc được; chữ gạch ngang là chữ đã bỏ của bản nháp. Sơ đồ bố trí ở
    NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV không có chỗ cho cả hai.
    Sai: đoạn của bản cũ để ẩn; “trước ngày 15/6” gạch ngang cạnh “trước ngày 30/6”.
    Đúng: xóa hẳn chữ thừa.
    """
    hits = []
    for paragraph in case.view.paragraphs():
        for run in paragraph.runs:
            if not run.text.strip() or not (run.hidden or run.struck):
                continue
            kind = _("chữ ẩn") if run.hidden else _("chữ gạch ngang")
            message = _("Còn {kind}: “{words}”").format(kind=kind, words=run.text.strip()[:40])
            hits.append((run.hidden, _hit(case, message, paragraph)))
    yield from grouped(hits)


def strip_words(case: Case) -> Iterator[Hit]:
    """Đầu trang, chân trang hoặc nền trang còn chữ thừa.

    Vì sao: sơ đồ bố trí ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV: lề trên chỉ có số trang, chân trang thứ nhất có thể có địa chỉ cơ
    quan (III.4). Chữ khác thường là của mẫu cũ, tên tệp, tên phòng soạn thảo.
    Sai: chân trang “Ke hoach 2025 (sua lan 3).docx”; chữ chìm “BẢN THAM KHẢO”.
    Đúng: lề trên chỉ có số trang, chân trang để trống.
    """
    hits = []
    head = {
        p.paragraph.text
        for pieces in case.anatomy.parts.values()
        for p in pieces
        if p.paragraph.part == "header"
    }
    for paragraph in (*case.view.headers, *case.view.footers):
        if paragraph.text in head:
            # the letterhead
            continue
        if any(run.is_field and run.text.strip().isdigit() for run in paragraph.runs):
            # what stands beside a page number is the number's own rule
            continue
        text = paragraph.text.strip()
        if sum(c.isalpha() for c in text) >= _FEW and not _LAWFUL.search(bare(text)):
            place = _("Đầu trang") if paragraph.part == "header" else _("Chân trang")
            message = _("{place} còn chữ “{words}”").format(place=place, words=text[:60])
            hits.append((text, _hit(case, message)))
    for words in case.view.watermarks:
        if not is_draft_mark(words):
            hits.append((words, _hit(case, _("Nền trang có chữ chìm “{words}”").format(words=words))))
    yield from grouped(hits)


def is_draft_mark(words: str) -> bool:
    """Whether a watermark says that the paper is a draft."""
    return re.search(r"du thao|ban nhap|draft", bare(words)) is not None

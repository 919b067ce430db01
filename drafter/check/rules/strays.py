"""What does not belong to the document: words hidden, struck out, in headers and footers, behind the page; pictures in the head.
And the frame that a stamped mark needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter.anatomy.pieces import bare, whole
from drafter.check.case import Case, Hit, Unknown
from drafter.check.rules.common import called, grouped, sentence
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


#: Where the letterhead ends: a stamp of urgency may stand below the number, and is a picture when it was scanned.
_LETTERHEAD = ("so_ky_hieu", "dia_danh_ngay", "ten_loai")


def head_picture(case: Case) -> Iterator[Hit]:
    """Đầu văn bản có hình ảnh, lô-gô.

    Vì sao: sơ đồ bố trí ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV và ở HD 36-HD/VPTW, Phụ lục 1 không có ô cho hình ở đầu trang; chỉ TT 01/2011/TT-BNV có
    ô 15 cho biểu tượng (logo).
    Sai: Quốc huy, cờ Đảng, lô-gô cơ quan cạnh tên cơ quan ban hành.
    Đúng: đầu trang chỉ có chữ và đường kẻ.
    """
    if not case.view.drawings or case.look("logo") is not None:
        return
    places = [piece.paragraph.index for key in _LETTERHEAD for piece in case.anatomy.of(key)[:1]]
    end = min(places, default=-1)
    last = max(places, default=-1)
    images = [drawn for drawn in case.view.drawings if drawn.kind == "image"]
    if any(drawn.part == "header" or drawn.paragraph <= end for drawn in images if drawn.part != "footer"):
        yield _hit(case, _("Đầu trang có hình ảnh (lô-gô), thể thức không có chỗ cho hình"))
    elif any(drawn.part in ("body", "textbox") and drawn.paragraph <= last for drawn in images):
        message = _("Phần đầu văn bản có hình ảnh: chỉ được là dấu khẩn, dấu mật; lô-gô, mã QR thì bỏ")
        yield replace(_hit(case, message), severity="info")


def unframed_stamp(case: Case) -> Iterator[Hit | Unknown]:
    """Dấu khẩn, dấu lưu hành không có khung.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.2.b, III.2.c: chữ in hoa, đậm, đặt cân đối trong khung hình chữ nhật viền đơn. Dấu mật theo
    pháp luật về bảo vệ bí mật nhà nước, không xét ở đây.
    Sai: gõ trần chữ “HỎA TỐC” dưới số, ký hiệu.
    Đúng: chữ “HỎA TỐC” trong khung viền đơn (viền bốn phía của đoạn hoặc dấu đóng tay).
    """
    for component in ("do_khan", "luu_hanh"):
        for piece in case.anatomy.of(component) if case.look(component) else ():
            framed = piece.paragraph.where.bordered or any(run.ornament == "bdr" for run in piece.words)
            if framed:
                continue
            if any(drawn.kind == "shape" for drawn in case.view.drawings):
                yield Unknown(_("chưa biết hình vẽ ở đầu trang có phải là khung của dấu không"))
                return
            message = _("{what} “{words}” không có khung, phải đặt trong khung hình chữ nhật viền đơn")
            said = message.format(what=called(case, component), words=piece.text.strip())
            yield case.at(component, sentence(said), piece)


def is_draft_mark(words: str) -> bool:
    """Whether a watermark says that the paper is a draft."""
    return re.search(r"du thao|ban nhap|draft", bare(words)) is not None

"""What is left of drafting, and characters that only look Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from drafter.anatomy import Piece
from drafter.anatomy.pieces import whole
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped
from drafter.check.rules.strays import is_draft_mark
from drafter.i18n import _
from drafter.text import matches


def _hit(
    case: Case, message: str, component: str = "van_ban", piece: Piece | None = None, severity: str = ""
) -> Hit:
    # the layout diagrams have no place for what drafting leaves; no clause says more
    diagram = _("sơ đồ bố trí các thành phần thể thức: bản ban hành không có dấu vết soạn thảo")
    return Hit(
        message=message,
        component=component,
        clause=f"{case.profile.name}, {diagram}",
        confidence="A",
        severity=severity,
        piece=piece,
    )


def draft_mark(case: Case) -> Iterator[Hit]:
    """Còn chữ “Dự thảo” trên văn bản đã có số, ngày.

    Vì sao: sơ đồ bố trí ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, IV không có ô cho chữ “Dự thảo”: khi ban hành phải bỏ. TT 01/2011/TT-BNV
    và văn bản Đảng có chỗ cho chỉ dẫn dự thảo, nên ở đó chữ “Dự thảo” cạnh số, ngày đã điền chỉ là cảnh báo.
    Sai: “DỰ THẢO” cùng với “Số: 05/KH-UBND, ngày 05 tháng 3 năm 2024”.
    Đúng: bỏ chữ “Dự thảo” khi ban hành.
    """
    piece = case.anatomy.first("du_thao")
    if case.is_draft:
        return
    if piece is not None:
        yield _hit(
            case,
            _("Còn chữ “{found}” trên văn bản đã có số và ngày").format(found=piece.text),
            "du_thao",
            piece,
            "" if case.look("du_thao") is None else "warning",
        )
    for words in filter(is_draft_mark, case.view.watermarks):
        yield _hit(
            case, _("Còn chữ chìm “{found}” trên văn bản đã có số và ngày").format(found=words), "du_thao"
        )


_BLANKS = re.compile(r"\[(?:[^\]\d][^\]]{0,120})?\]|_{4,}|xxx+", re.IGNORECASE)
_DOTS = re.compile(r"\.{4,}|…{2,}|(?:[.…]\s?){5,}|(?:\.{3}|…)/(?:\.{3}|…)|ngày\s+(?:\.{2,}|…)", re.IGNORECASE)


def placeholders(case: Case) -> Iterator[Hit]:
    """Còn chỗ trống chưa điền.

    Vì sao: văn bản ban hành phải đủ nội dung; dấu chấm lửng, ngoặc vuông là chỗ của bản nháp. Số và ngày để trống ở bản chưa ban hành
    thì không tính.
    Sai: “giao [tên cơ quan] chủ trì”, “kinh phí ........ đồng”.
    Đúng: điền nội dung thật.
    """
    hits = []
    for piece in (*case.anatomy.of("trich_yeu"), *case.anatomy.body):
        for m in (matches(_BLANKS, piece.text) or matches(_DOTS, piece.text))[:1]:
            hits.append(
                (
                    "",
                    _hit(
                        case,
                        _("Còn chỗ trống chưa điền “{found}”").format(found=m[0][:30]),
                        "body",
                        piece,
                        "info" if case.is_draft else "",
                    ),
                )
            )
    yield from grouped(hits)


def comments(case: Case) -> Iterator[Hit]:
    """Tệp còn ghi chú (comment).

    Vì sao: ghi chú của người góp ý không phải nội dung văn bản, không được đi theo bản ban hành.
    Sai: còn 3 ghi chú bên lề.
    Đúng: xóa hết ghi chú trước khi ban hành.
    """
    if case.view.comments:
        yield _hit(
            case,
            _("Tệp còn {n} ghi chú").format(n=case.view.comments),
            severity="warning" if case.is_draft else "",
        )


def tracked(case: Case) -> Iterator[Hit]:
    """Tệp còn vết sửa (track changes).

    Vì sao: chữ thêm, chữ xóa chưa chấp nhận thì mỗi máy in một khác.
    Sai: chữ thêm màu đỏ gạch chân, chữ xóa gạch ngang.
    Đúng: chấp nhận hoặc từ chối hết thay đổi trước khi ban hành.
    """
    if case.view.tracked_changes:
        yield _hit(
            case,
            _("Tệp còn {n} chỗ sửa chưa chấp nhận").format(n=case.view.tracked_changes),
            severity="warning" if case.is_draft else "",
        )


def highlight(case: Case) -> Iterator[Hit]:
    """Còn chữ tô sáng (highlight).

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4: chữ màu đen; tô sáng là dấu của bản nháp.
    Sai: đoạn chưa chắc được tô vàng.
    Đúng: bỏ tô sáng.
    """
    hits = []
    for paragraph in case.view.paragraphs():
        if any(run.highlight not in ("", "none", "white") for run in paragraph.words):
            hits.append(
                (
                    "",
                    _hit(
                        case,
                        _("Còn chữ tô sáng"),
                        "body",
                        whole(paragraph),
                        "warning" if case.is_draft else "",
                    ),
                )
            )
    yield from grouped(hits)


#: What may be wrong with the letters of a text.
_ODD = {
    "apart": "chữ Việt tổ hợp (chưa dựng sẵn)",
    "eth": "chữ “Ð” (U+00D0) thay cho “Đ” (U+0110)",
    "widthless": "ký tự không có độ rộng",
    "wide": "dấu câu, chữ số toàn khổ của bộ gõ tiếng Trung",
    "foreign": "chữ cái Nga hoặc Hy Lạp trong một từ tiếng Việt",
    "picture": "hình biểu cảm (emoji)",
    "old": "chữ của bảng mã cũ (TCVN3, VNI) chưa chuyển sang Unicode",
}
_WIDE = re.compile(r"[\uff01-\uff5e\u3001\u3002]")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2705\u274c\u2728\u2b50\u26a0]")
_LATIN = r"[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]"
_FOREIGN = re.compile(rf"{_LATIN}[\u0370-\u04ff]|[\u0370-\u04ff]{_LATIN}")
#: Letters as the old encodings show them in a Unicode font: "ph¶i lµm", "phaûi laøm"; a foreign name has few of them.
_TCVN3 = re.compile(r"[A-Za-z][µ¶·¸¹¼½¾©®ª¬¨¦§]|[µ¶·¸¹¼½¾©®ª¬¨¦§][a-z]")
_VNI = re.compile(r"[ñöäåëüïûîæÑÖÄÅËÜ]\w*")
_OLD_LETTERS = 4
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff"


@lru_cache(4096)
def _odd_letters(text: str) -> str:
    """A key of `_ODD`, "" where nothing is wrong."""
    if text.isascii():
        return ""
    if not unicodedata.is_normalized("NFC", text):
        return "apart"
    if "\u00d0" in text or "\u0189" in text:
        return "eth"
    if any(c in text for c in _WIDTHLESS):
        return "widthless"
    if _WIDE.search(text):
        return "wide"
    if _FOREIGN.search(text):
        return "foreign"
    if _PICTURES.search(text):
        return "picture"
    return (
        "old" if len(_TCVN3.findall(text)) >= _OLD_LETTERS or len(_VNI.findall(text)) >= _OLD_LETTERS else ""
    )


def look_alikes(case: Case) -> Iterator[Hit]:
    """Chữ Việt không phải Unicode dựng sẵn, hoặc ký tự giống chữ Việt.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4: bộ mã ký tự Unicode theo TCVN 6909:2001. Chữ tổ hợp và chữ giống (Ð của tiếng
    Iceland thay cho Đ, ký tự không độ rộng) làm tìm kiếm không ra.
    Sai: “Ðảng” (U+00D0), hình biểu cảm (emoji) đầu dòng, chữ “ế” ghép từ ba ký tự, “ph¶i lµm” (TCVN3), dấu phẩy “，” của bộ gõ tiếng Trung.
    Đúng: “Đảng” (U+0110), chữ dựng sẵn.
    """
    page = case.profile.page
    hits = []
    if _("có chữ gõ bằng Unicode tổ hợp: đã đổi sang dựng sẵn để đọc") in case.view.notes:
        # the reader of Word files composes what it reads, and says so
        hits.append(
            (
                "",
                Hit(
                    message=_("Có chữ Việt tổ hợp (chưa dựng sẵn)"),
                    component="van_ban",
                    clause=case.cite(page.font_clause),
                    confidence=page.font_confidence,
                    severity="warning" if case.is_state else "",
                ),
            )
        )
    for paragraph in case.view.paragraphs():
        if not (odd := _odd_letters(paragraph.text)):
            continue
        hits.append(
            (
                odd,
                Hit(
                    message=_("Có {what}").format(what=_(_ODD[odd])),
                    component="van_ban",
                    clause=case.cite(page.font_clause),
                    confidence=page.font_confidence,
                    severity="warning" if case.is_state else "",
                    piece=whole(paragraph),
                ),
            )
        )
    yield from grouped(hits)


#: (old style, new style) of syllables in which the two places of the tone mark differ.
_TONES = (
    ("uỷ", "ủy"),
    ("uý", "úy"),
    ("hoà", "hòa"),
    ("hoá", "hóa"),
    ("khoá", "khóa"),
    ("toà", "tòa"),
    ("thuỷ", "thủy"),
    ("luỹ", "lũy"),
    ("hoả", "hỏa"),
    ("toả", "tỏa"),
)
#: What the last syllable of a name stands behind: its kind of unit with the syllables before it, or a word with a capital.
_NAMED = re.compile(
    r"\b(?i:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)(?: \w+){0,3} $|[A-ZÀ-ỸĐ][a-zà-ỹđ]* $"
)
_NAME_GOES_ON = re.compile(r" [A-ZÀ-ỸĐ][a-zà-ỹđ]")
_OLD = re.compile(r"\b(?:uỷ|hoà|hoá|khoá|toà|thuỷ|luỹ|hoả|toả)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:ủy|hòa|hóa|khóa|tòa|thủy|lũy|hỏa|tỏa)\b", re.IGNORECASE)


def _in_a_name(m: re.Match[str]) -> bool:
    """Whether the syllable is of a name of a place or person, which is written as it is: "xã Hiệp Hoà", "Hoà An"."""
    if not m[0][0].isupper() or m[0].lower() in ("uỷ", "ủy"):
        return False
    begins = not m[0].isupper() and _NAME_GOES_ON.match(m.string, m.end()) is not None
    return begins or _NAMED.search(m.string[: m.start()]) is not None


def mixed_tones(case: Case) -> Iterator[Hit]:
    """Đặt dấu thanh lẫn hai kiểu.

    Vì sao: không có điều khoản nào chọn “ủy” hay “uỷ”; chỉ nên thống nhất trong một văn bản.
    Sai: “Ủy ban nhân dân” ở đầu, “Uỷ ban nhân dân” ở cuối.
    Đúng: một kiểu trong cả văn bản. “HOÀ” trong Quốc hiệu và chữ trong ngoặc kép không tính.
    """
    old: Counter[str] = Counter()
    new: Counter[str] = Counter()
    first: dict[str, Piece] = {}
    skip = {
        p.paragraph.index for key in ("quoc_hieu", "_quoc_hieu_more", "ho_ten") for p in case.anatomy.of(key)
    }
    for paragraph in case.view.paragraphs():
        if paragraph.index in skip:
            continue
        text = paragraph.text
        for seen, pattern, name in ((old, _OLD, "old"), (new, _NEW, "new")):
            for m in matches(pattern, text):
                if _in_a_name(m):
                    continue
                seen[m[0].lower()] += 1
                if name not in first:
                    first[name] = whole(paragraph)
    if old and new:
        rare, usual = (old, new) if sum(old.values()) <= sum(new.values()) else (new, old)
        piece = first["old" if rare is old else "new"]
        message = _("Đặt dấu thanh không thống nhất: “{a}” {m} lần, “{b}” {n} lần").format(
            a=rare.most_common(1)[0][0],
            m=sum(rare.values()),
            b=usual.most_common(1)[0][0],
            n=sum(usual.values()),
        )
        yield Hit(
            message=message,
            component="van_ban",
            clause=_("thông lệ thống nhất chính tả trong một văn bản"),
            confidence="C" if case.is_state else "M",
            piece=piece,
        )

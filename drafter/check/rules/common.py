"""What several rules ask of a case: regulated pieces, grouping of like findings, sizes as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.anatomy import Node, Piece
from drafter.anatomy.pieces import bare
from drafter.anatomy.values import is_unit
from drafter.check.case import Case, Hit, once
from drafter.i18n import _
from drafter.regimes.spec import AppendixForm, ListForm
from drafter.view import Paragraph

#: Components of the anatomy that look like another of the regime's components.
LIKE = {
    "luu": "noi_nhan_item",
    "h_khoan_untitled": "body",
    "gach": "body",
    "_tiet": "body",
    "_ngoac": "body",
    "_khoan_lien": "body",
    "h_tiet": "body",
    "_dieu": "body",
}
#: Titles on the line of their text, and levels that no clause speaks of: neither weight nor slope is judged. Nor is that of
#: signs: whether the Party's star is bold is said nowhere.
FREE_STYLE = frozenset({"_khoan_lien", "h_tiet", "_tiet", "_dieu", "_ngoac"})
#: Components whose underline is judged and mended; elsewhere a line under words may be a rule line.
UNDERLINE_JUDGED = (
    "noi_nhan_heading",
    "ten_loai",
    "quyen_han",
    "chuc_vu",
    "ho_ten",
    "so_ky_hieu",
    "dia_danh_ngay",
)
#: Components of which the table of looks says nothing of a line under the words: underlined as a whole, they are told.
_UNDERLINE_TOLD = (
    "quoc_hieu", "h_phan_chuong", "h_phan_ten", "h_muc_roman", "h_khoan_titled", "h_khoan_untitled", "h_diem", "can_cu", "body",
    "gach",
)  # fmt: skip
#: Running text, judged by whole paragraphs: a word in bold or italics inside a sentence is the writer's right.
RUNNING = frozenset(
    {"body", "gach", "h_khoan_untitled", "h_diem", "_tiet", "_ngoac", "_khoan_lien", "_dieu", "h_tiet"}
)
#: The lines of names at the head, one close below the other (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1.c and II.2.b).
HEAD_LINES = ("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh")
#: Everything that is set as a paragraph of the body.
BODY = (
    "can_cu", "body", "h_khoan_titled", "h_khoan_untitled", "h_diem", "gach", "_tiet", "_ngoac", "_khoan_lien",
)  # fmt: skip


def hit_on_form(
    case: Case,
    form: AppendixForm | ListForm,
    component: str,
    message: str,
    piece: Piece | None,
    severity: str,
) -> Hit:
    """A mistake against the form of a list or of the appendices, with that form's clause and confidence."""
    return Hit(
        message=message,
        component=component,
        clause=case.cite(form.clause),
        confidence=form.confidence,
        severity=severity,
        piece=piece,
    )


def cut_at(case: Case) -> int:
    """The paragraph inside a word of which a copy of the document ends, -1 when it ends with a mark."""
    last = case.view.blocks[-1] if case.view.blocks else None
    return last.index if isinstance(last, Paragraph) and last.text.rstrip()[-1:].isalpha() else -1


@once
def judged(case: Case) -> tuple[tuple[str, str, Piece], ...]:
    """(component, component whose look it has, piece) of everything whose look a clause regulates."""
    liked = ((key, LIKE.get(key, key), pieces) for key, pieces in case.anatomy.parts.items())
    return tuple((key, like, piece) for key, like, pieces in liked if case.look(like) for piece in pieces)


@once
def siblings(case: Case) -> tuple[tuple[Node, ...], ...]:
    """The numbered parts right under each part of the body, in reading order; those of the body itself first."""
    families = (case.anatomy.sections, *(node.children for node in case.nodes()))
    return tuple(tuple(one for one in family if isinstance(one, Node) and one.label) for family in families)


def has_foreign_title(case: Case) -> bool:
    """Whether the head carries the other family's title: a mix of regimes, and no fault of its measures."""
    title = case.anatomy.first("quoc_hieu")
    return title is not None and ("cong san" in bare(title.text)) == case.is_state


def underline_told(case: Case) -> tuple[str, ...]:
    """The components that are told when a whole line of them is underlined; the Party's title has a rule of its own."""
    return _UNDERLINE_TOLD if case.is_state else _UNDERLINE_TOLD[1:]


#: A line of a title alone is no longer, characters.
_TITLE = 80


def is_dotted_title(node: Node) -> bool:
    """Whether a "1. Mục đích." or "1. Mục đích:" is a title with a mark behind it: short, all bold, with text below."""
    piece = node.piece
    ends = piece.text.endswith((".", ":", ";"))
    is_named = any(c.isalpha() for c in node.heading or node.inline)
    return bool(ends and is_named and node.children and piece.is_bold and len(piece.text) <= _TITLE)


@once
def dotted_titles(case: Case) -> frozenset[int]:
    """The identities of the pieces that are such titles."""
    return frozenset(id(node.piece) for node in case.nodes() if is_dotted_title(node))


def name_split(case: Case) -> tuple[Piece, Piece] | None:
    """The two lines of "ỦY BAN NHÂN DÂN / TỈNH X" when only the second is bold, as if they were two bodies."""
    pieces = case.anatomy.of("co_quan_ban_hanh")
    if len(pieces) > 1 and is_unit(pieces[1].text) and not pieces[0].is_bold and pieces[1].is_bold:
        return pieces[0], pieces[1]
    return None


def grouped(hits: Iterable[tuple[object, Hit]]) -> Iterator[Hit]:
    """One hit a key: the first, saying how many more there are."""
    firsts: dict[object, Hit] = {}
    counts: dict[object, int] = {}
    for key, hit in hits:
        firsts.setdefault(key, hit)
        counts[key] = counts.get(key, 0) + 1
    for key, hit in firsts.items():
        more = counts[key] - 1
        yield replace(hit, message=hit.message + _(" (và {n} chỗ nữa)").format(n=more)) if more else hit


#: Components as a reader calls them.
NAMES = {
    "quoc_hieu": "Quốc hiệu", "tieu_ngu": "Tiêu ngữ", "co_quan_chu_quan": "tên cơ quan chủ quản",
    "co_quan_ban_hanh": "tên cơ quan ban hành", "dau_sao": "dấu sao", "so_ky_hieu": "số, ký hiệu",
    "dia_danh_ngay": "địa danh, ngày tháng", "ten_loai": "tên loại", "trich_yeu": "trích yếu",
    "gach_duoi_trich_yeu": "gạch dưới trích yếu", "kem_theo_quyet_dinh": "dòng “Kèm theo Quyết định”", "can_cu": "căn cứ",
    "body": "nội dung", "h_phan_chuong": "phần, chương", "h_phan_ten": "tên phần, chương", "h_muc_roman": "đề mục I., II.",
    "h_khoan_titled": "khoản có tiêu đề", "h_khoan_untitled": "khoản không có tiêu đề", "h_tiet": "tiết 1.1.",
    "h_diem": "điểm", "gach": "gạch đầu dòng", "quyen_han": "quyền hạn người ký", "chuc_vu": "chức vụ người ký",
    "ho_ten": "họ tên người ký", "noi_nhan_heading": "chữ “Nơi nhận”", "noi_nhan_item": "danh sách nơi nhận",
    "luu": "dòng “Lưu”", "phu_luc_heading": "chữ “Phụ lục”", "phu_luc_title": "tên phụ lục",
    "phu_luc_kem_theo": "dòng “Kèm theo” của phụ lục", "do_khan": "dấu khẩn", "do_mat": "dấu mật", "luu_hanh": "dấu lưu hành",
    "du_thao": "chữ “Dự thảo”", "o_bang": "bảng",
}  # fmt: skip


def called(case: Case, component: str) -> str:
    """A component as a reader calls it."""
    if component == "quoc_hieu" and not case.is_state:
        return _("tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”")
    return _(NAMES.get(component, NAMES.get(LIKE.get(component, ""), component.strip("_"))))


def sentence(text: str) -> str:
    """The message with its first letter in capitals."""
    return text[:1].upper() + text[1:]

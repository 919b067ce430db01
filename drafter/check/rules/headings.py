"""Numbering of the body: labels and their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.anatomy import Node
from drafter.anatomy.labels import ROMAN, Label
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit, once
from drafter.check.rules.common import called, grouped, is_dotted_title, siblings
from drafter.i18n import _
from drafter.text import DIEM_LETTERS, diem, roman
from drafter.view import Table


def _hit(case: Case, component: str, message: str, node: Node, severity: str = "") -> Hit:
    look = case.profile.looks.get(component)
    return Hit(
        message=message,
        component=look.id if look else component,
        clause=case.cite(case.profile.labels_clause),
        confidence=look.confidence if look else "B",
        severity=severity,
        piece=node.piece,
    )


#: What is longer is a sentence behind a label, characters.
_LONG_TITLE = 120
#: Whose clause a mistake in a label breaks.
_LABEL_COMPONENTS = {
    "phan": "h_phan_chuong", "chuong": "h_phan_chuong", "roman": "h_muc_roman", "khoan": "h_khoan_titled", "diem": "h_diem",
    "tiet": "h_tiet", "letter": "h_muc_roman",
}  # fmt: skip


def _labelled(case: Case, *kinds: str) -> Iterator[tuple[Node, Label]]:
    for node in case.nodes():
        if node.label is not None and node.label.kind in kinds:
            yield node, node.label


def part_label(case: Case) -> Iterator[Hit]:
    """Phần, chương không đánh số La Mã, thiếu tên, hoặc không đứng riêng một dòng.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.d và II.6.đ: “Phần”, “Chương” kèm số thứ tự bằng chữ số La Mã trên một dòng
    riêng, tên phần ở ngay dưới. Văn bản Đảng đánh số bằng chữ cũng được.
    Sai: “Phần 1”, “Phần thứ nhất”, “Phần I.”, “Phần I. TÌNH HÌNH CHUNG” trên một dòng, “Phần I” mà không có tên.
    Đúng: “Phần I” và dòng dưới “TÌNH HÌNH CHUNG”.
    """
    hits = []
    for node, label in _labelled(case, "phan", "chuong"):
        message, severity = _part_fault(case, node, label)
        if message:
            hits.append((message.partition("”")[2], _hit(case, "h_phan_chuong", message, node, severity)))
    yield from grouped(hits)


def _part_fault(case: Case, node: Node, label: Label) -> tuple[str, str]:
    """What is wrong with a "Phần I", "" when nothing is; and how severe at most."""
    in_figures = label.value.isdigit()
    if in_figures or (case.is_state and label.value not in ROMAN):
        wanted = f"{label.text.split()[0]} {roman(max(label.number, 1))}"
        message = _("“{found}” phải đánh số La Mã: “{wanted}”").format(found=label.text, wanted=wanted)
        # "Phần thứ nhất" is met in many plans
        return message, "" if in_figures else "warning"
    if not node.heading:
        return _("“{found}” thiếu tên ở dòng dưới").format(found=label.text), ""
    if node.name is None and case.is_state:
        return _("“{found}” phải ở một dòng riêng, tên phần ở dòng dưới").format(found=label.text), "warning"
    if label.mark and case.is_state:
        return _("“{found}”: sau số thứ tự không có dấu").format(found=label.text), "warning"
    return "", ""


def roman_label(case: Case) -> Iterator[Hit]:
    """Dấu sau số La Mã của đề mục sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, V.6b: đề mục đánh số La Mã, sau số là dấu chấm: “I. MỤC ĐÍCH”. Văn bản Đảng “I-”
    hay “I.” đều gặp.
    Sai: “I/ MỤC ĐÍCH”, “I - MỤC ĐÍCH”, “I) MỤC ĐÍCH”.
    Đúng: “I. MỤC ĐÍCH”.
    """
    hits = []
    for node, label in _labelled(case, "roman"):
        mark = label.mark.strip()
        if mark != "." and case.is_state:
            message = _("“{found}” phải viết “{wanted}”").format(found=label.text, wanted=f"{label.value}.")
            hits.append((mark, _hit(case, "h_muc_roman", message, node, "warning")))
    yield from grouped(hits)


def khoan_label(case: Case) -> Iterator[Hit]:
    """Dấu sau số của khoản sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.đ: khoản đánh số Ả Rập, sau số là dấu chấm: “1.”.
    Sai: “1/ Mục đích”, “1) Mục đích”, “1- Mục đích”.
    Đúng: “1. Mục đích”.
    """
    hits = []
    for node, label in _labelled(case, "khoan"):
        mark = label.mark.strip()
        if mark != ".":
            message = _("“{found}” phải viết “{wanted}”").format(found=label.text, wanted=f"{label.value}.")
            hits.append(
                (mark, _hit(case, "h_khoan_titled", message, node, "warning" if case.is_state else "info"))
            )
    yield from grouped(hits)


def diem_label(case: Case) -> Iterator[Hit]:
    """Dấu sau chữ của điểm sai.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.đ: điểm đánh bằng chữ cái tiếng Việt, sau chữ là dấu đóng ngoặc đơn: “a)”.
    Sai: “a. Nội dung”, “a/ Nội dung”, “(a) Nội dung”.
    Đúng: “a) Nội dung”.
    """
    hits = []
    for node, label in _labelled(case, "diem", "paren"):
        wrong = (
            label.mark != ")" or label.text[0].isupper()
            if label.kind == "diem"
            else label.value in DIEM_LETTERS and label.value not in "ivx"
        )
        if wrong:
            message = _("“{found}” phải viết “{wanted}”").format(found=label.text, wanted=f"{label.value})")
            hits.append((label.mark, _hit(case, "h_diem", message, node)))
    yield from grouped(hits)


def diem_letter(case: Case) -> Iterator[Hit]:
    """Thứ tự chữ cái của điểm không theo tiếng Việt.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.đ: theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k ...; không có f,
    j, w, z.
    Sai: a), b), c), d), e) (thiếu đ); f).
    Đúng: a), b), c), d), đ), e), g).
    """
    hits = []
    for family in _families(case, "diem"):
        for before, after in pairwise(family):
            a, b = before.label, after.label
            if a and b and a.value == "d" and b.value == "e":
                hits.append(("đ", _hit(case, "h_diem", _("Sau d) phải là đ), không phải e)"), after)))
        hits += [
            (
                "f",
                _hit(
                    case,
                    "h_diem",
                    _("“{found}” không phải chữ cái tiếng Việt").format(found=node.label.text),
                    node,
                ),
            )
            for node in family
            if node.label and node.label.value in ("f", "j", "w", "z")
        ]
    yield from grouped(hits)


@once
def _by_kind(case: Case) -> tuple[dict[str, list[Node]], ...]:
    """The numbered parts under each part of the body, by the kind of their number."""
    out = []
    for family in siblings(case):
        kinds: dict[str, list[Node]] = {}
        for node in family:
            if node.label:
                kinds.setdefault(node.label.kind, []).append(node)
        if kinds:
            out.append(kinds)
    return tuple(out)


def _families(case: Case, *kinds: str) -> Iterator[list[Node]]:
    """Runs of sibling parts of one kind."""
    for family in _by_kind(case):
        for kind in kinds:
            if kind in family:
                yield family[kind]


def order(case: Case) -> Iterator[Hit]:
    """Số thứ tự nhảy, lặp, hoặc không bắt đầu từ đầu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.d: các phần, mục, khoản, điểm đánh số liên tục.
    Cột TT của bảng cũng vậy.
    Sai: I, II, IV; 1, 2, 2; b) đứng đầu; cột TT ghi 3, 5.
    Đúng: I, II, III.
    """
    # an excerpt from the middle of a plan begins with any number
    is_excerpt = not case.anatomy.of("ten_loai")
    for family in _families(case, "phan", "chuong", "letter", "roman", "khoan", "tiet", "diem"):
        first = family[0].label
        expected = first.number if is_excerpt and first else 1
        for node in family:
            label = node.label
            if label is None or not label.number:
                break
            is_skipped_letter = (
                label.kind == "diem" and label.value == "e" and expected == DIEM_LETTERS.index("đ") + 1
            )
            if label.number != expected and not is_skipped_letter:
                wanted = _form(label, expected)
                yield _hit(
                    case,
                    _LABEL_COMPONENTS[label.kind],
                    _("Số thứ tự “{found}”, phải là “{wanted}”").format(found=label.text, wanted=wanted),
                    node,
                    "warning",
                )
            # what follows is counted from what is printed: one slip is one finding
            expected = label.number + 1
    yield from _rows_out_of_order(case)


_COUNT_COLUMN = frozenset(("tt", "stt", "so tt", "so thu tu"))


def _rows_out_of_order(case: Case) -> Iterator[Hit]:
    """In each table the first row whose number is neither the next nor a new beginning."""
    for table in case.view.blocks:
        if not isinstance(table, Table) or not table.rows or not table.rows[0]:
            continue
        if bare(table.rows[0][0].text) not in _COUNT_COLUMN:
            continue
        last = 0
        for row in table.rows[1:]:
            text = row[0].text.strip().rstrip(".") if row and not row[0].column and row[0].span == 1 else ""
            if not (text.isascii() and text.isdigit()):
                continue
            if int(text) not in (1, last + 1) and last:
                paragraph = row[0].paragraphs[0]
                yield Hit(
                    message=_("Số thứ tự trong bảng “{found}”, phải là “{wanted}”").format(
                        found=text, wanted=last + 1
                    ),
                    component="bang",
                    clause=_("thông lệ đánh số liên tục trong bảng"),
                    confidence="B",
                    severity="warning",
                    paragraph=paragraph.index,
                    words=paragraph.printed,
                )
                break
            last = int(text)


def _form(label: Label, number: int) -> str:
    if label.kind in ("phan", "chuong", "roman"):
        value = roman(number)
    elif label.kind == "diem":
        value = diem(number)
    elif label.kind == "tiet":
        value = f"{label.value.rpartition('.')[0]}.{number}"
    elif label.kind == "letter":
        value = chr(64 + number)
    else:
        value = str(number)
    return label.text.replace(label.value, value, 1)


def label_space(case: Case) -> Iterator[Hit]:
    """Sau số thứ tự, gạch đầu dòng thiếu dấu cách, hoặc thừa dấu cách trước dấu.

    Vì sao: các mẫu ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, V.6b và Phụ lục III: sau “I.”, “1.”, “a)”, “-” là một dấu cách. Không có
    điều khoản riêng.
    Sai: “II.NHIỆM VỤ”, “2.Yêu cầu”, “b)Phân công”, “-Tổ chức”, “1 . Mục đích”.
    Đúng: “II. NHIỆM VỤ”, “2. Yêu cầu”, “b) Phân công”, “- Tổ chức”.
    """
    hits = []
    for node in case.nodes():
        label, text = node.label, node.piece.text
        if label is None or label.kind in ("phan", "chuong", "muc", "dieu", "paren") or not label.text:
            continue
        after = text[len(label.text) :][:1]
        is_parted = label.mark in (".", ")") and label.text == f"{label.value} {label.mark}"
        if is_parted or (text.startswith(label.text) and after.isalpha()):
            said = (
                _("“{label}”: trước dấu không có dấu cách")
                if is_parted
                else _("Sau “{label}” phải có dấu cách")
            )
            message = said.format(label=label.text)
            hits.append(("", _hit(case, _LABEL_COMPONENTS.get(label.kind, "body"), message, node, "warning")))
    yield from grouped(hits)


def title_end(case: Case) -> Iterator[Hit]:
    """Tiêu đề của đề mục, khoản kết thúc bằng dấu câu.

    Vì sao: tiêu đề trong các mẫu ở NĐ 30/2020/NĐ-CP, Phụ lục III không có dấu ở cuối. Không có điều khoản riêng, nên chỉ lưu ý.
    Sai: “II. NHIỆM VỤ:”, “2. Yêu cầu.” đứng riêng một dòng, in đậm.
    Đúng: “II. NHIỆM VỤ”, “2. Yêu cầu”.
    """
    hits = []
    for node in case.nodes():
        if node.label is None or node.label.kind not in ("roman", "khoan"):
            continue
        is_named = any(c.isalpha() for c in node.heading) and len(node.heading) <= _LONG_TITLE
        if is_dotted_title(node) or (
            node.label.kind == "roman" and is_named and node.heading.endswith((".", ":", ";"))
        ):
            message = _("Tiêu đề “{found}” không cần dấu ở cuối").format(found=node.piece.text)
            hits.append(("", _hit(case, _LABEL_COMPONENTS[node.label.kind], message, node, "info")))
    yield from grouped(hits)


def mixed_marks(case: Case) -> Iterator[Hit]:
    """Cùng một cấp đề mục mà đánh số nhiều kiểu.

    Vì sao: thông lệ trình bày thống nhất trong một văn bản (văn bản Đảng: “I-” hoặc “I.”, không lẫn).
    Sai: “I- MỤC ĐÍCH” rồi “II. NỘI DUNG”.
    Đúng: cả văn bản dùng một kiểu.
    """
    for kind, component in (("roman", "h_muc_roman"), ("khoan", "h_khoan_titled"), ("diem", "h_diem")):
        marks: dict[str, Node] = {}
        for node, label in _labelled(case, kind):
            marks.setdefault(label.mark.strip(), node)
        known = {"roman": ".", "khoan": ".", "diem": ")"}[kind]
        # a wrong mark is another rule's finding; here only what each alone may be
        if len(marks) > 1 and not case.is_state and (kind == "roman" or known not in marks):
            yield _hit(
                case,
                component,
                _("{what} đánh số lẫn các kiểu {found}").format(
                    what=called(case, component),
                    found=" ".join(
                        f"“{next(iter([n.label.text for n in [node] if n.label]))}”"
                        for node in marks.values()
                    ),
                ),
                list(marks.values())[1],
                "warning",
            )


def untitled(case: Case) -> Iterator[Hit]:
    """Đề mục I., II. không có tên.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.d: phần, chương, mục, tiểu mục, điều bắt buộc có tiêu đề.
    Sai: “I.” đứng một mình.
    Đúng: “I. MỤC ĐÍCH, YÊU CẦU”.
    """
    for node, label in _labelled(case, "roman"):
        if not re.search(r"\w", node.heading + node.inline):
            yield _hit(
                case, "h_muc_roman", _("Đề mục “{found}” không có tiêu đề").format(found=label.text), node
            )

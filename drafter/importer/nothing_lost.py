"""Nothing lost: which paragraphs of a document have left no words in its plan."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from drafter import text as _text
from drafter.anatomy import Anatomy, Node
from drafter.anatomy.pieces import bare, is_typed_rule
from drafter.answers.from_plan import values_of
from drafter.importer.body import words
from drafter.model.plan import Plan
from drafter.view import DocumentView

_STAMP = re.compile(
    r"(?:ký bởi|người ký|giờ ký|ngày ký|thời gian ký|cơ quan:|email:|digitally signed)|"
    r"^[\dT]{1,4}[\d./:-]{6,}[\dT:.+ -]*\d{2}[:.]?\d{2}",
    re.IGNORECASE,
)
#: Components that the printer sets itself: their words need no answer.
_FURNITURE = (
    "quoc_hieu", "tieu_ngu", "_quoc_hieu_more", "dau_sao", "_rule", "_rule_left", "_rule_right", "so_ky_hieu",
    "dia_danh_ngay", "noi_nhan_heading", "ten_loai", "gach_duoi_trich_yeu", "luu", "do_khan", "do_mat", "du_thao", "luu_hanh",
    "_da_ky",
)  # fmt: skip


def lost_paragraphs(view: DocumentView, at: Anatomy, plan: Plan) -> list[str]:
    """The paragraphs most of whose words the plan does not have; prints of digital signatures apart.

    Header lines and labels that the printer sets again are not missed.
    """
    have = Counter(words(_all_text(plan)))
    have.update(w for component in _FURNITURE for p in at.of(component) for w in words(p.text))
    have.update(w for label in _issued_labels(at) for w in words(label))
    if plan.attached_to:
        have.update(w for p in at.of("kem_theo_quyet_dinh") for w in words(p.text))
    missing = Counter(w for p in view.paragraphs() for w in words(p.printed)) - have
    lost: list[str] = []
    for paragraph in view.paragraphs() if missing else ():
        mine = Counter(words(paragraph.printed))
        if mine and sum((mine & missing).values()) >= 0.6 * sum(mine.values()):
            if not is_stamp(paragraph.printed, at):
                lost.append(_text.one_line(paragraph.printed))
            missing -= mine
    return lost


def is_stamp(text: str, at: Anatomy) -> bool:
    """Whether the line is the print of a digital signature, not of the plan."""
    return bool(
        re.fullmatch(r"\W*đã ký\W*", text, re.IGNORECASE) or _STAMP.search(text.strip()) or is_typed_rule(text)
        or (len(text) < 60 and bare(text) in bare(" ".join((*at.parents, *at.issuer))))
    )  # fmt: skip


def _all_text(plan: Plan) -> str:
    out: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            out.append(value)
        elif isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, tuple | list):
            for item in value:
                walk(item)

    values = values_of(plan)
    walk(values)
    out += [*plan.issuer.parent_lines, *plan.issuer.lines]
    return " ".join(out)


def _issued_labels(at: Anatomy) -> list[str]:
    """All labels of the document: those that the plan leaves to counting are printed as they were."""
    roots = [node for node in at.sections if isinstance(node, Node)]
    roots += [node for a in at.appendices for node in a.blocks if isinstance(node, Node)]
    return [node.label.text for root in roots for node in root.walk() if node.label is not None]

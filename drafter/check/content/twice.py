"""Paragraphs and headings that stand in the text twice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.anatomy import Piece
from drafter.anatomy.labels import parse
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.check.rules.common import grouped, siblings
from drafter.i18n import _

#: Shorter paragraphs may say the same of two tasks ("Thời gian: năm 2026."), characters.
_LONG = 100


def said_twice(case: Case) -> Iterator[Hit]:
    """Một đoạn văn hoặc một đề mục lặp lại.

    Vì sao: chép, dán hai lần. Đoạn ngắn như “Thời gian: năm 2026.” có thể lặp ở nhiều nhiệm vụ nên không xét.
    Sai: hai đoạn dài giống hệt nhau; “I. MỤC ĐÍCH, YÊU CẦU” rồi “II. MỤC ĐÍCH, YÊU CẦU”.
    Đúng: bỏ đoạn thừa, sửa tên đề mục.
    """
    seen: set[str] = set()
    hits = []
    for piece in (*case.anatomy.of("can_cu"), *case.anatomy.body):
        if len(piece.text) <= _LONG:
            continue
        words = parse(piece.text)[1]
        if words in seen:
            hits.append(("", _hit(piece, _("Đoạn văn lặp lại đoạn đã có ở trên"))))
        seen.add(words)
    for family in siblings(case):
        names: set[str] = set()
        for node in family:
            if node.label is None or node.label.kind not in ("roman", "khoan"):
                continue
            name = bare(node.heading).strip(" .:;")
            if name and node.children and name in names:
                hits.append(
                    ("name", _hit(node.piece, _("Đề mục “{name}” lặp lại").format(name=node.heading)))
                )
            names.add(name)
    yield from grouped(hits)


def _hit(piece: Piece, message: str) -> Hit:
    return Hit(
        message=message, component="body", clause=_("lỗi gõ"), confidence="A", severity="warning", piece=piece
    )

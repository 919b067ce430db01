"""How the text ends: "./.", a full stop."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.anatomy import Node, Piece
from drafter.check.case import Case, Hit
from drafter.i18n import _
from drafter.view import Table


def end_mark(case: Case) -> Iterator[Hit]:
    """Dấu kết thúc văn bản sai.

    Vì sao: các mẫu ở NĐ 30/2020/NĐ-CP, Phụ lục III kết thúc nội dung bằng “./.”. Văn bản Đảng kết thúc bằng dấu chấm.
    Sai: “... thực hiện././”, “... thực hiện/.”, kế hoạch nhà nước kết thúc bằng dấu chấm.
    Đúng: “... thực hiện./.”; văn bản Đảng “... thực hiện.”
    """
    profile = case.profile
    body = case.anatomy.body
    mark = profile.end_mark
    if (
        not body
        or not _is_whole(case)
        or (case.anatomy.sections and not case.anatomy.closing and isinstance(_deepest(case), Table))
    ):
        return
    last = body[-1]
    text = last.text.rstrip(' ”"')
    if mark == "./.":
        if not text.endswith("./.") or text.endswith(("../.", "/./.")):
            yield _ending(
                case,
                last,
                _("Nội dung phải kết thúc bằng “{mark}”, không phải “{found}”").format(
                    mark=mark, found=text[-4:]
                ),
            )
        early = next((piece for piece in body[:-1] if piece.text.rstrip().endswith("./.")), None)
        if early is not None:
            yield _ending(case, early, _("“./.” đặt trước đoạn cuối cùng"))
    elif text.endswith(("/.", "./")):
        yield _ending(case, last, _("Văn bản Đảng kết thúc bằng dấu chấm, không dùng “./.”"))


def _is_whole(case: Case) -> bool:
    """Whether the last paragraph is where the text ends: an excerpt has neither recipients nor signature below it."""
    at = case.anatomy
    return bool(at.is_attached or at.recipients or at.signers or at.of("noi_nhan_heading"))


def _ending(case: Case, piece: Piece, message: str) -> Hit:
    profile = case.profile
    return Hit(
        message=message,
        component="body",
        clause=case.cite(profile.end_mark_clause),
        confidence=profile.end_mark_confidence,
        severity="warning",
        piece=piece,
    )


def _deepest(case: Case) -> object:
    last: object = case.anatomy.sections[-1]
    while isinstance(last, Node) and last.children:
        last = last.children[-1]
    return last

"""Sheets that hold every kind of line a template can be asked for: what a template is tried on when it is compiled."""

from __future__ import annotations

from drafter.sheet.lines import (
    AppendixSheet,
    Grid,
    GridCell,
    Line,
    Sheet,
    SignerSheet,
    Stretch,
    own,
)
from drafter.word.context import SINGLE

_BODY = ("can_cu", "phan", "phan_ten", "muc", "khoan", "tiet", "diem", "muc_lien", "khoan_lien", "tiet_lien", "bang_ten",
         "doan")  # fmt: skip
_MARKS = ("do_mat", "do_khan", "du_thao", "luu_hanh")
_RULES = {"quoc_hieu": 700, "co_quan": 800, "trich_yeu": 2900}
_WORDS = 'Chữ “mẫu” & <thử>  hai dấu cách "nháy"'


def _line(kind: str, number: int = 0) -> Line:
    words = own(f"{_WORDS} {kind}")
    has_head = kind in ("phan", "phan_ten") or kind.startswith(("muc", "khoan", "tiet", "diem"))
    has_text = not has_head or kind.endswith("_lien")
    return Line(
        kind=kind,
        id=f"{kind}[{number}]",
        head=words if has_head else (),
        text=words if has_text else (),
        indent=120,
        keep=number % 2 == 1,
    )


def _cell(kind: str, number: int, span: int = 1, merge: str = "") -> GridCell:
    lines = (_line(kind, number), _line(kind, number + 1000)) if number % 2 else (_line(kind, number),)
    return GridCell(lines=lines, width=2000 * span, span=span, merge=merge)


def _grid(id_: int) -> Grid:
    number = id_ * 100
    return Grid(
        kind="bang",
        id=f"bang[{id_}]",
        columns=(2000, 2000, 2000),
        head=(tuple(_cell("o_dau", number + n) for n in range(3)),),
        rows=(
            (_cell("o_nhom", number + 10, span=3),),
            (_cell("o", number + 11, merge="restart"), _cell("o_giua", number + 12, span=2)),
            (
                _cell("o", number + 13, merge="continue"),
                _cell("o", number + 14),
                _cell("o_giua", number + 15),
            ),
        ),
    )


def _stretch(id_: int) -> Stretch:
    return (*(_line(kind, id_) for kind in _BODY), _grid(id_), _line("doan", id_ + 500))


def _signer(number: int) -> SignerSheet:
    above = tuple(_line(kind, number) for kind in ("quyen_han", "chuc_vu"))
    return SignerSheet(above=above, name=_line("ho_ten", number))


def _appendix(number: int, orientation: str) -> AppendixSheet:
    kinds = ("phu_luc", "phu_luc_ten", "phu_luc_kem_theo", "phu_luc_gach")
    return AppendixSheet(
        orientation=orientation,
        head=tuple(_line(kind, number) for kind in kinds),
        body=_stretch(number + 10),
    )


def samples() -> tuple[Sheet, ...]:
    """Two sheets: all that can stand at once; and the other way of each thing that comes in two."""
    full = Sheet(
        single={kind: _line(kind) for kind in SINGLE},
        parent=(_line("co_quan_chu_quan"),),
        issuer=(_line("co_quan_ban_hanh", 1), _line("co_quan_ban_hanh", 2)),
        marks_left=tuple(map(_line, _MARKS)),
        marks_right=(_line("luu_hanh", 1),),
        columns=(3800, 5500),
        rules=_RULES,
        stretches=(_stretch(1), (_line("doan", 2),), _stretch(3)),
        recipients=tuple(_line("noi_nhan_muc", n) for n in range(5)),
        signers=(_signer(1),),
        appendices=(_appendix(1, "portrait"), _appendix(2, "landscape")),
    )
    bare = Sheet(
        single={
            kind: _line(kind) for kind in SINGLE if kind not in ("so_ky_hieu", "dia_danh_ngay", "noi_nhan")
        },
        parent=(),
        issuer=(_line("co_quan_ban_hanh"),),
        marks_left=(),
        marks_right=(),
        columns=(4000, 5300),
        rules=_RULES,
        stretches=(_stretch(1),),
        recipients=(),
        signers=(_signer(1), _signer(2)),
        appendices=(),
    )
    return full, bare

"""What one part of a document says of the issuer must agree with the others: a template of another office betrays itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy import Piece, SignerParts
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.i18n import _

#: A committee and its unit. Of districts the seat, a town, may be the place; of a department any commune.
_COMMITTEE = re.compile(r"(?:uy ban nhan dan|ubnd) (tinh|thanh pho|xa|phuong|thi tran|dac khu) (.+)")


def other_place(case: Case) -> Iterator[Hit]:
    """Địa danh không phải của cơ quan ban hành.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.a: địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở. Ủy ban nhân dân tỉnh,
    xã, phường, đặc khu ghi tên của chính mình; tên khác thường là sót của mẫu cũ. Cấp huyện trước đây và các sở không xét.
    Sai: “ỦY BAN NHÂN DÂN XÃ NA SẦM” mà ghi “Kim Liên, ngày ...”.
    Đúng: “Na Sầm, ngày ...”.
    """
    place, piece = case.anatomy.place, case.anatomy.first("dia_danh_ngay")
    own = _COMMITTEE.fullmatch(bare(" ".join(case.anatomy.issuer)))
    if piece is None or own is None or not any(c.isalpha() for c in place) or len(case.anatomy.signers) > 1:
        return
    name, said = _letters(own[2]), _letters(bare(place))
    if name not in said and said not in name and said not in _SHORT:
        message = _("Địa danh “{found}” khác tên cơ quan ban hành {own}").format(
            found=place, own=" ".join(case.anatomy.issuer)
        )
        yield case.at("dia_danh_ngay", message, piece, severity="warning")


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


#: Abbreviations of places are another rule's finding.
_SHORT = ("tphcm", "hcm", "hn")

#: Heads of bodies, and of a deputy the words after "phó".
_HEADS = (
    "chu tich",
    "giam doc",
    "truong phong",
    "hieu truong",
    "cuc truong",
    "chi cuc truong",
    "truong ban",
    "bi thu",
    "bo truong",
)
_FOR_HEAD = re.compile(r"k\W?t\W*(.+)")
_DELEGATED = re.compile(r"(?:tl|t/l|tuq|t/uq)\b")


def other_head(case: Case) -> Iterator[Hit]:
    """Quyền hạn, chức vụ người ký không khớp nhau hoặc không khớp cơ quan ban hành.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.b và Điều 13: “KT.” đứng trước chức vụ người đứng đầu của chính cơ quan, dưới là
    cấp phó của người ấy; “TM.” đứng trước tên tập thể ban hành.
    Sai: “KT. CHỦ TỊCH / PHÓ GIÁM ĐỐC”; kế hoạch của sở mà ký “TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH”; UBND huyện ký “TM. ỦY BAN NHÂN DÂN TỈNH”.
    Đúng: “KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC” ở sở, “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH” ở Ủy ban nhân dân.
    """
    if len(case.anatomy.signers) != 1:
        return
    signer = case.anatomy.signers[0]
    found = _two_heads(signer) or _other_body(case, signer)
    if found is not None:
        message, piece = found
        signs = case.profile.signs
        yield Hit(
            message=message,
            component=case.profile.looks["chuc_vu"].id,
            clause=case.cite(signs.clause),
            confidence=signs.confidence,
            severity="warning",
            piece=piece,
        )


def _two_heads(signer: SignerParts) -> tuple[str, Piece] | None:
    """A deputy of one head who signs for another."""
    acting = next((m for p in signer.authority if (m := _FOR_HEAD.match(bare(p.text)))), None)
    post = bare(signer.posts[0].text) if signer.posts else ""
    if acting is None or not post.startswith("pho "):
        return None
    head = next((one for one in _HEADS if acting[1].startswith(one)), "")
    under = next((one for one in _HEADS if post.removeprefix("pho ").startswith(one)), "")
    if not head or not under or head == under:
        return None
    return _("“{found}” không phải cấp phó của người đứng đầu ghi sau “KT.”").format(
        found=signer.posts[0].text
    ), signer.posts[0]


def _other_body(case: Case, signer: SignerParts) -> tuple[str, Piece] | None:
    """A line that only another kind of body, or another level, may sign with."""
    issuer = bare(" ".join(case.anatomy.issuer))
    lines = (*signer.authority, *signer.posts)
    if not case.is_state or any(_DELEGATED.match(bare(p.text)) for p in lines):
        return None
    is_committee = issuer.startswith(("uy ban nhan dan", "ubnd"))
    if not (is_committee or issuer.startswith(("so ", "phong "))):
        return None
    strange = (
        ("giam doc", "truong phong", "hieu truong")
        if is_committee
        else ("chu tich", "uy ban nhan dan", "ubnd")
    )
    for piece in lines:
        words = re.sub(r"^(?:tm|kt|q)\W+", "", bare(piece.text)).removeprefix("pho ")
        own, said = (
            re.match(r"uy ban nhan dan (tinh|huyen|xa|phuong|dac khu)\b", one) for one in (issuer, words)
        )
        if words.startswith(strange) or (own and said and own[1] != said[1]):
            return _("“{found}” không phải của {issuer}").format(
                found=piece.text, issuer=" ".join(case.anatomy.issuer)
            ), piece
    return None

"""The end of the text: who signs and who receives, in layouts of tables, tabs or bare lines."""

from __future__ import annotations

import re
from itertools import pairwise

from drafter.anatomy.head import Placed
from drafter.anatomy.model import RecipientLine, SignerParts
from drafter.anatomy.pieces import Piece, bare
from drafter.anatomy.recipients import is_signed_mark, read_recipients, starts_recipients
from drafter.anatomy.values import is_body_name

_AUTHORITY = re.compile(
    r"(?:TM|KT|TL|TUQ|TU|Q|T\s*/\s*M|K\s*/\s*T|T\s*/\s*L|T\s*/\s*U\s*Q?)(?:\s*[./]\s*|\s+)(?=[^\W\d_]{2})"
)
#: The same typed out, in capitals.
_SPELT = re.compile(r"(?:THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA [ỦU][YỶ] QUYỀN)\s+(?=[^\W\d_]{2})")
#: What follows the abbreviation, typed in small letters by mistake.
_SMALL_AUTHORITY = re.compile(
    r"(?:ủy ban nhân dân|uỷ ban nhân dân|chủ tịch|giám đốc|bí thư|ban thường vụ|ban chấp hành|đảng [uủ][ỷy]|tỉnh [uủ][ỷy]|"
    r"trưởng phòng|trưởng ban)\b",
    re.IGNORECASE,
)
#: A post in small letters, which no name of a person is.
_SMALL_POST = re.compile(
    r"(?:phó |quyền |q\. ?)?(?:chủ tịch|giám đốc|bí thư|trưởng phòng|trưởng ban|hiệu trưởng|(?:chi )?cục trưởng|"
    r"chánh (?:văn phòng|thanh tra))(?: thường trực)?",
    re.IGNORECASE,
)
_POSTS = re.compile(
    r"(pho |quyen )?(chu tich|giam doc|bi thu|truong|hieu truong|cuc truong|chi cuc|chanh|bo truong|thu truong|tong|vien truong|"
    r"vu truong|truong phong|truong ban|thu tuong|chu nhiem|(?:doi|don|hat|tram|trai|to|doan) truong|chinh uy|chinh tri vien|"
    r"tu lenh|uy vien|thuong truc)"
)
#: "TRƯỜNG" without its accents looks like "TRƯỞNG".
_SCHOOL = re.compile(r"TRƯỜNG\b")
#: The most lines that one signature takes.
_SIGNATURE = 8
#: "Q. CHỦ TỊCH" is a post that its holder fills for a time, no authority (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.a).
_ACTING = re.compile(r"Q\s*\.\s*", re.IGNORECASE)

#: Ranks before a name: of forces, and of learning, which the law leaves out but offices write.
RANK = re.compile(
    r"(?<![\w&])(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy|uý)|Bác s[ĩỹ]|Dược s[ĩỹ]|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Kỹ sư|Luật sư)[., ]*|"
    r"(?:PGS|GS|TSKH|TS|Ts|ThS|Ths|BSCK ?I{0,2}|CK ?I{1,2}|BS|Bs|CN|KS|DS|Ds|LS|NGND|NGƯT|TTND|TTƯT)[., ]+)+"
)


def without_rank(words: str) -> str:
    """The words without a rank at their head."""
    rank = RANK.match(words)
    return words[rank.end() :] if rank else words


def is_authority(text: str) -> bool:
    """Whether the line begins with an abbreviation of authority and goes on in capitals."""
    m = _AUTHORITY.match(text) if len(text) < 90 else None
    if m is None:
        return len(text) < 90 and text.upper() == text and _SPELT.match(text) is not None
    return text.upper() == text or _SMALL_AUTHORITY.match(text, m.end()) is not None


def find_ending(pieces: list[Piece], start: int) -> tuple[int, int]:
    """The span of the ending among the pieces, (len, len) when there is none: "Nơi nhận" or a line of authority in it."""
    anchor = next((n for n in range(start, len(pieces)) if starts_recipients(pieces[n])), -1)
    if anchor < 0:
        anchor = next(
            (n for n in range(start, len(pieces)) if is_authority(pieces[n].text) or _bare_post(pieces[n])),
            -1,
        )
    if anchor < 0:
        return len(pieces), len(pieces)
    table = pieces[anchor].paragraph.where.table
    first = last = anchor
    if table >= 0:
        while first > start and pieces[first - 1].paragraph.where.table == table:
            first -= 1
        while last + 1 < len(pieces) and pieces[last + 1].paragraph.where.table == table:
            last += 1
        while first > start and _signs_in_table(pieces, first - 1):
            first -= 1
        # a name or a post may stand below the table, or the post above it
        while last + 1 < len(pieces) and _belongs(pieces[last + 1]):
            last += 1
        return first, last + 1
    while first > start and (_belongs(pieces[first - 1]) or _signs_in_table(pieces, first - 1)):
        first -= 1
    first = min(first, _signed_above(pieces, start, first))
    while last + 1 < len(pieces) and not _leaves(pieces[last + 1], pieces[last]):
        last += 1
    return first, last + 1


def _signed_above(pieces: list[Piece], start: int, end: int) -> int:
    """Where a signature begins that stands in bare lines right above `end`; `end` when there is none."""
    first = place = end
    while place > start and end - place < _SIGNATURE:
        text = pieces[place - 1].text.strip()
        if is_authority(text) or _is_post(pieces[place - 1]):
            first = place - 1
        elif not is_signed_mark(text) and not (is_name(text) and text.upper() != text):
            break
        place -= 1
    return first


def _is_post(piece: Piece) -> bool:
    return (
        piece.is_upper
        and len(piece.text) < 90
        and _POSTS.match(_ACTING.sub("", bare(piece.text))) is not None
    )


def _signs_in_table(pieces: list[Piece], at: int) -> bool:
    """Whether the piece stands in a layout table that holds a signature: two signers side by side above "Nơi nhận"."""
    table = pieces[at].paragraph.where.table
    if table < 0:
        return False
    same = [p for p in pieces[max(at - 20, 0) : at + 20] if p.paragraph.where.table == table]
    return any(is_authority(p.text) or (p.is_upper and _POSTS.match(bare(p.text))) for p in same)


def _bare_post(piece: Piece) -> bool:
    return (
        piece.is_upper
        and len(piece.text) < 50
        and piece.side != "left"
        and (piece.side == "right" or piece.paragraph.align in ("center", "right"))
        and _POSTS.match(bare(piece.text)) is not None
    )


def _belongs(piece: Piece) -> bool:
    return (
        is_authority(piece.text)
        or _bare_post(piece)
        or ((bool(piece.side) or piece.paragraph.where.table >= 0) and is_name(piece.text))
    )


def _leaves(piece: Piece, before: Piece) -> bool:
    text = bare(piece.text)
    if text.startswith(("phu luc", "bieu", "danh muc", "(kem theo", "mau so", "mau bieu")):
        return True
    if piece.paragraph.starts_page and piece.paragraph is not before.paragraph:
        return True
    if piece.text.startswith(("-", "–", "+")) or piece.side or _belongs(piece) or _POSTS.match(text):
        return False
    return len(piece.text) > 160 or piece.is_upper


def is_name(text: str) -> bool:
    """Whether the line may be a person's name: two to six words, each beginning with a capital, no digits."""
    words = without_rank(text).split()
    return (
        2 <= len(words) <= 7
        and not any(c.isdigit() or c in ":;/()[]+" for c in text)
        and not text.startswith(("-", "+"))
        and all(w[0].isupper() for w in words if w[0].isalpha())
    )


def read_ending(
    pieces: list[Piece], placed: Placed
) -> tuple[tuple[RecipientLine, ...], tuple[SignerParts, ...]]:
    """Recipients and signers of the ending."""
    lefts: list[Piece] = []
    columns: dict[int, list[Piece]] = {}
    listing = False
    lists = {p.paragraph.where.table for p in pieces if starts_recipients(p)}
    for piece in pieces:
        is_heading = starts_recipients(piece)
        listing = listing or is_heading
        if (
            lists
            and piece.side
            and piece.paragraph.where.table >= 0
            and piece.paragraph.where.table not in lists
        ):
            # a table of signatures only: its left side is a signer too
            columns.setdefault(max(piece.paragraph.where.column, 0), []).append(piece)
            continue
        left = is_heading or piece.side == "left" or (not piece.side and listing and not _signs(piece))
        if left and (listing or piece.side != "left" or not (is_authority(piece.text) or _bare_post(piece))):
            lefts.append(piece)
        else:
            columns.setdefault(max(piece.paragraph.where.column, 0), []).append(piece)
    recipients = read_recipients(lefts, placed)
    signers: list[SignerParts] = []
    for column in columns.values():
        for signed in _each_signer(column):
            signers += _signers(signed, placed)
    return recipients, tuple(signers)


def _signs(piece: Piece) -> bool:
    text = piece.text
    if is_authority(text) or _bare_post(piece) or bare(text) == "kiem":
        return True
    if text.startswith(("-", "–", "+")) or text.endswith((".", ";", ":", ",")):
        return False
    return is_name(text) or (piece.is_upper and _POSTS.match(bare(text)) is not None)


def _each_signer(pieces: list[Piece]) -> list[list[Piece]]:
    """The lines of each of several signers whose columns were run together: row by row, or one column after the other with the
    names behind them; all lines together when they are not told apart so."""
    kinds = [_kind(piece) for piece in pieces]
    count = kinds.count("name")
    if count < 2 or kinds[-count:] != ["name"] * count:
        return [pieces]
    rows = [kinds[n : n + count] for n in range(0, len(kinds), count)]
    if len(rows) > 1 and all(len(row) == count and len(set(row)) == 1 for row in rows):
        return [pieces[n::count] for n in range(count)]
    above, names = pieces[:-count], pieces[-count:]
    starts = [n for n in range(len(above)) if kinds[n] == kinds[0] and (not n or kinds[n - 1] != kinds[0])]
    if len(starts) != count:
        return [pieces]
    return [[*above[a:b], name] for (a, b), name in zip(pairwise([*starts, len(above)]), names, strict=True)]


def _kind(piece: Piece) -> str:
    """What a line of a signature is: "authority", "body", "post", "name" or ""."""
    if is_authority(piece.text):
        return "authority"
    if _is_post(piece):
        return "post"
    if piece.is_upper:
        return "body" if is_body_name(piece.text) else ""
    return "name" if _name_like(piece.text) and is_name(piece.text) else ""


def _signers(pieces: list[Piece], placed: Placed) -> list[SignerParts]:
    out: list[SignerParts] = []
    authority: list[Piece] = []
    posts: list[Piece] = []
    for place, piece in enumerate(pieces):
        text = piece.text.strip()
        if is_signed_mark(text):
            placed.put("_da_ky", piece)
        elif (
            (is_authority(text) and not posts and not _ACTING.match(text))
            or (
                authority
                and not posts
                and piece.is_upper
                and (not _POSTS.match(bare(text)) or _SCHOOL.match(text))
                and not _ACTING.match(text)
                and not is_last(pieces, place)
            )
            or (not posts and not authority and _signs_for(piece, pieces[place + 1 : place + 2]))
        ):
            authority.append(piece)
            placed.put("quyen_han", piece)
        elif (
            (authority or posts)
            and not piece.is_upper
            and _name_like(text)
            and not _stamp(text)
            and not (_SMALL_POST.fullmatch(text) and not posts)
        ) or (
            piece.is_upper
            and posts
            and is_last(pieces, place)
            and not _POSTS.match(bare(text))
            and _name_like(text)
        ):
            placed.put("ho_ten", piece)
            out.append(SignerParts(authority=tuple(authority), posts=tuple(posts), name=piece))
            authority, posts = [], []
        elif (
            (piece.is_upper and not text.startswith(("(", "[")))
            or (posts and bare(text) == "kiem")
            or (not posts and _POSTS.match(bare(text)) and len(text) < 40)
        ):
            posts.append(piece)
            placed.put("chuc_vu", piece)
        else:
            placed.unplaced.append(piece)
    if authority or posts:
        out.append(SignerParts(authority=tuple(authority), posts=tuple(posts)))
    return out


def _signs_for(piece: Piece, below: list[Piece]) -> bool:
    """Whether the piece names the body of one of several signers, above its line of authority or its post."""
    is_body = piece.is_upper and is_body_name(piece.text)
    return is_body and any(is_authority(one.text) or _is_post(one) for one in below)


def _name_like(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 8 and len(text) < 60 and not any(c.isdigit() or c in ":;()[]" for c in text)


def _stamp(text: str) -> bool:
    """The words of a digital signature: a body, a time; they stand where the seal would."""
    return (
        bool(re.match(r"(?:Sở|Phòng|Ủy ban|Uỷ ban|UBND|Bộ|Ban|Người ký|Ký bởi|Cơ quan|Email)\b", text))
        and len(text.split()) > 3
    )


def is_last(pieces: list[Piece], place: int) -> bool:
    """Whether no other piece follows."""
    return place + 1 == len(pieces)

"""The head of page 1: which line is national name, issuer, number, place and date, mark, type, title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.anatomy import labels
from drafter.anatomy.pieces import Piece, bare, is_ornament, is_typed_rule
from drafter.registers.papers import TYPE_LETTERS

_TYPES = {name.upper(): name for name in TYPE_LETTERS}
#: The same without accents, which scanning often takes off: "KÉ HOẠCH".
_BARE_TYPES = {bare(name): name for name in TYPE_LETTERS}
_QUOC_HIEU = {"cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam"}
_DANG = {"dang", "cong", "san", "viet", "nam"}
_MARKS = {
    "do_khan": {"khan", "thuong khan", "hoa toc", "hoa toc hen gio"},
    "do_mat": {"mat", "toi mat", "tuyet mat"},
    "luu_hanh": {
        "luu hanh noi bo", "xem xong tra lai", "tra lai sau khi hop", "tai lieu thu hoi", "xong hoi nghi tra lai",
        "tai lieu hoi nghi",
    },
}  # fmt: skip
_NUMBER = re.compile(
    r"s[ốôồổo]\b\s*:?\s*[\dlIO.…_\s]*[A-Za-zĐđ]*\s*[/–—-]|số\s*:\s*[\w.,…\s]{1,12}[/–—-]\s*KH\b",
    re.IGNORECASE,
)
#: A number without its word: "155/KH-UBND", "12-KH/HU".
_NUMBER_BARE = re.compile(
    r"\d{1,5}\s*(?:/\s*KH[\wĐđ]{0,4}\s*-|-\s*KH[\wĐđ]{0,4}\s*/)\s*[\w&.Đđ-]+", re.IGNORECASE
)
_NUMBER_JOINED = re.compile(r"số\s*:?\s*\d+\s*/?\s*[A-ZĐ]{2,}", re.IGNORECASE)
_DATE = re.compile(
    r"(?P<place>.{0,60}?)\bng[àa]y[^\W\d_]{0,2}\b.{0,14}(?:th[áa]ng|\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})",
    re.IGNORECASE,
)
#: What stands before the date of a paper that a sentence cites, and in no name of a place.
_CITES = re.compile(r"\bsố\b|\d\s*[/-]|[;:]|(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai|Luật|Bộ luật)\b")
_ATTACHED = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_BASE = re.compile(
    r"(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Theo|Xét|Để|Nhằm|Triển khai)\b.*(?:[;:]|như sau\W*|\.)$", re.DOTALL
)
#: A line of place and date is shorter, characters; a sentence that cites a dated paper is longer.
_LONGEST_DATE = 110
#: Between the words of a line, with blanks or without: "Độc lập- Tự do-Hạnh phúc".
_APART = re.compile(r"[\s,–—-]+")
#: No line of a title is longer, characters.
_LONGEST_LINE = 300
#: How far from the top the type of the document is looked for.
_REACH = 60


@dataclass(slots=True)
class Placed:
    """Pieces by component while a document is taken apart."""

    parts: dict[str, list[Piece]] = field(default_factory=dict)
    unplaced: list[Piece] = field(default_factory=list)

    def put(self, component: str, piece: Piece) -> None:
        """Add a piece to a component."""
        self.parts.setdefault(component, []).append(piece)


_DECISIONS = ("QUYẾT ĐỊNH", "QUYẾT NGHỊ", "NGHỊ QUYẾT")
#: The body or post that decides, above the bases of a decision.
_AUTHORITY = re.compile(
    r"(?:(?:CHỦ TỊCH|[ỦU][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|THỦ TRƯỞNG)\b)"
)
#: What stands across from the issuer in a plan of the youth union.
_YOUTH = re.compile(r"ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH")
#: Two columns on one line at the most.
_LONGEST_HEAD = 250


def find_type(pieces: list[Piece]) -> int:
    """Where the type ("KẾ HOẠCH") stands, -1 when none is found near the top."""
    parts = (n for n, piece in enumerate(pieces[:_REACH]) if _begins_part(piece.text))
    near = pieces[: next(parts, _REACH)]
    for place, piece in enumerate(near):
        # a type is in the middle of the page: in a two-column layout the words are a body's name or a date
        words = piece.text.rstrip(" .:")
        if words.upper() in _DECISIONS and any(_BASE.match(above.text) for above in near[:place]):
            # "QUYẾT ĐỊNH:" between the bases and the articles
            return -1
        if not piece.side and (words.upper() in _TYPES or (piece.is_upper and mistyped(words))):
            return place
    for place, piece in enumerate(near):
        upper = piece.text.upper()
        if not piece.side and any(piece.text.startswith(name + " ") for name in _TYPES) and len(upper) < 400:
            return place
    return -1


def _begins_part(text: str) -> bool:
    """Whether a line begins a part of the text: no type stands below it."""
    label, _rest = labels.parse(text)
    return label is not None and label.kind in ("phan", "chuong", "muc", "roman")


def type_name(text: str) -> str:
    """ "Kế hoạch" for "KẾ HOẠCH"; the words of the line when it is no type that we know."""
    upper = text.rstrip(" .:").upper()
    known = next((name for key, name in _TYPES.items() if upper == key or upper.startswith(key + " ")), "")
    return known or (mistyped(upper) if upper == text.rstrip(" .:") else "") or text


def mistyped(words: str) -> str:
    """The type that a line in capitals names without its accents, with its letters apart, or with one letter wrong."""
    plain = bare(words)
    if plain in _BARE_TYPES:
        return _BARE_TYPES[plain]
    joined = "".join(plain.split())
    if is_spaced_out(plain):
        return next((name for key, name in _BARE_TYPES.items() if key.replace(" ", "") == joined), "")
    return "Kế hoạch" if len(joined) in (6, 7, 8) and _one_letter_off(joined, "kehoach") else ""


def is_spaced_out(words: str) -> bool:
    """Whether spaces were typed between the letters: "K Ế H O Ạ C H"."""
    return all(len(part) < 3 for part in words.split())


def _one_letter_off(a: str, b: str) -> bool:
    """Whether one letter added, left out or changed makes one of the other."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    return any(a[start + i :] == b[start + j :] for i, j in ((1, 1), (1, 0), (0, 1)))


def line_kind(piece: Piece) -> str:
    """The component of one line of the head, "" for what only its place can tell (the issuer)."""
    text = piece.text
    if text.strip("* ") == "" and "*" in text:
        return "dau_sao"
    if is_typed_rule(text) or (text.strip() and not text.strip("-–_ ")):
        return "_rule"
    words = set(_APART.split(bare(text)))
    if len(words & _QUOC_HIEU) >= 5 and {"chu", "nghia"} & words and not _is_sentence(text):
        return "quoc_hieu"
    if len(words) <= 7 and words >= _DANG - {"dang"} and "san" in words:
        return "quoc_hieu"
    if {"doc", "lap"} <= words and {"tu", "do", "hanh", "phuc"} & words:
        return "tieu_ngu"
    if _is_date_line(text):
        return "dia_danh_ngay"
    if _NUMBER.match(text) or _NUMBER_JOINED.match(text) or _NUMBER_BARE.fullmatch(text):
        return "so_ky_hieu"
    plain = bare(text).strip("() .:")
    if plain.startswith("du thao"):
        return "du_thao"
    return next((mark for mark, known in _MARKS.items() if plain in known), "")


def _is_sentence(text: str) -> bool:
    """Whether the line is running text that names the state, and no head."""
    return len(text) > _LONGEST_HEAD or text.rstrip().endswith((";", ":", ".")) or text.startswith("Căn cứ ")


def _is_date_line(text: str) -> bool:
    m = _DATE.match(text) if len(text) < _LONGEST_DATE and not text.startswith("Ngày") else None
    return m is not None and not _CITES.search(m["place"]) and not text.rstrip().endswith(";")


def read_head(pieces: list[Piece], placed: Placed) -> None:
    """Place every line above the type. Lines of the left column that are nothing else are the issuer's."""
    left: list[Piece] = []
    # a head laid out the wrong way round still is a head: the issuer stands across from the national name
    titles = [piece for piece in pieces if piece.side == "left" and line_kind(piece) == "quoc_hieu"]
    own_side, other_side = ("right", "left") if titles else ("left", "right")
    for piece in pieces:
        kind = line_kind(piece)
        if not piece.text.strip():
            continue
        if _YOUTH.fullmatch(piece.text):
            placed.unplaced.append(piece)
            placed.put("_tieu_de_doan", piece)
        elif kind == "_rule":
            placed.put("_rule_left" if piece.side == "left" else "_rule_right", piece)
        elif kind == "quoc_hieu" and placed.parts.get("quoc_hieu"):
            placed.put("_quoc_hieu_more", piece)
        elif kind == "dia_danh_ngay" and placed.parts.get(kind):
            placed.unplaced.append(piece)
        elif kind:
            placed.put(kind, piece)
        elif piece.side == own_side or (not piece.side and piece.is_upper):
            left.append(piece)
        elif piece.side == other_side and _continues_right(piece, placed):
            placed.put("_quoc_hieu_more", piece)
        else:
            placed.unplaced.append(piece)
    from drafter.anatomy.values import split_issuer

    number = placed.parts.get("so_ky_hieu", [])
    if number:
        late = [p for p in left if p.paragraph.index > number[0].paragraph.index]
        placed.unplaced += late
        left = [p for p in left if p not in late]
    parents = split_issuer([piece.text for piece in left])
    for place, piece in enumerate(left):
        placed.put("co_quan_chu_quan" if place < parents else "co_quan_ban_hanh", piece)


def _continues_right(piece: Piece, placed: Placed) -> bool:
    words = bare(piece.text).split()
    return bool(placed.parts.get("quoc_hieu")) and bool(words) and set(words) <= _QUOC_HIEU


def read_title(pieces: list[Piece], placed: Placed) -> int:
    """Place the lines under the type; how many were taken. They end where the bases or the body begin."""
    taken = 0
    for piece in pieces:
        titles = placed.parts.get("trich_yeu", [])
        text = piece.text
        if is_typed_rule(text) or is_ornament(text):
            placed.put("gach_duoi_trich_yeu", piece)
        elif _ATTACHED.match(text) and len(text) < 400:
            known = "quyết định" in text[:80].lower()
            placed.put("kem_theo_quyet_dinh" if known else "_kem_theo_khac", piece)
        elif titles and _decides(placed) and _AUTHORITY.match(text) and piece.is_upper:
            placed.unplaced.append(piece)
        elif placed.parts.get("gach_duoi_trich_yeu") or not _is_title(piece, titles):
            break
        else:
            placed.put("trich_yeu", piece)
        taken += 1
    return taken


def read_bare_title(pieces: list[Piece], placed: Placed) -> int:
    """Place lines in capitals right under a head that no type follows, as pages keep them that lost the type; how many."""
    taken = 0
    for piece in pieces[:8]:
        if (
            not piece.is_upper
            or piece.side
            or labels.parse(piece.text)[0] is not None
            or len(piece.text) < 12
        ):
            break
        if _AUTHORITY.match(piece.text):
            placed.unplaced.append(piece)
        else:
            placed.put("trich_yeu", piece)
        taken += 1
    return taken


def _decides(placed: Placed) -> bool:
    return any(piece.text.strip(" .:").upper() in _DECISIONS for piece in placed.parts.get("ten_loai", ()))


def _is_title(piece: Piece, titles: list[Piece]) -> bool:
    text = piece.text
    if re.match(r"kính (?:gửi|trình)\b", text, re.IGNORECASE) or piece.side:
        return False
    centred = piece.paragraph.align == "center"
    if not titles:
        if centred or piece.is_bold:
            return True
        return not _BASE.match(text) and labels.parse(text)[0] is None and not text.endswith((":", "."))
    if titles[-1].paragraph is piece.paragraph:
        return labels.parse(text)[0] is None and not _BASE.match(text) and len(text) < _LONGEST_LINE
    if titles[-1].paragraph.lines_below:
        return False
    if centred:
        return labels.parse(text)[0] is None and not (_BASE.match(text) and not piece.is_bold)
    if piece.is_upper and not titles[0].is_upper:
        # a heading without a number, below a title in small letters
        return False
    same = bool(piece.words) and piece.is_bold and titles[-1].is_bold
    return (
        (text[:1].islower() or same) and labels.parse(text)[0] is None and not text.endswith((":", ";", "."))
    )

"""Header lines -> the answers that an issuer follows from, kept only when they give the same lines again."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from drafter import text as _text
from drafter.anatomy.pieces import bare
from drafter.i18n import _
from drafter.importer.casing import in_usual_letters
from drafter.model.bodies import Family, Issuer
from drafter.registers import bodies, places, provinces

Values = dict[str, Any]

_UNITS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "huyen": "huyện", "quan": "quận", "thi xa": "thị xã", "xa": "xã",
    "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_UBND = re.compile(rf"(?:uy ban nhan dan|ubnd) ({_UNIT}) (.+)")
_PARTY = re.compile(r"(tinh|thanh|huyen|quan|thi) uy (.+)")
_PARTY_LOW = re.compile(r"dang uy (xa|phuong|thi tran|dac khu) (.+)")
_DISTRICT = ("huyện", "quận", "thị xã", "thành phố")
_LOW = ("xã", "phường", "thị trấn", "đặc khu")
_TP = re.compile(r"\bTP\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """The issuer, the answers it follows from, and what is doubtful in them."""

    issuer: Issuer
    values: Values
    doubts: tuple[str, ...]


#: Names that a document in capitals may not write in small letters anywhere.
_KNOWN = (
    "Sở Giáo dục và Đào tạo", "Sở Khoa học và Công nghệ", "Sở Nông nghiệp và Môi trường", "Sở Công Thương", "Sở Nội vụ",
    "Sở Tài chính", "Sở Y tế", "Sở Xây dựng", "Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch", "Sở Dân tộc và Tôn giáo",
    "Sở Lao động - Thương binh và Xã hội", "Sở Thông tin và Truyền thông", "Sở Tài nguyên và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải", "Sở Du lịch",
    "Phòng Giáo dục và Đào tạo", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Phòng Nội vụ", "Công an tỉnh", "Thanh tra tỉnh",
    "Bộ Giáo dục và Đào tạo", "Bộ Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường", "Bộ Công Thương", "Bộ Nội vụ",
    "Ban Quản lý Khu kinh tế", "Ban Dân tộc", "Hội đồng nhân dân", "Ủy ban nhân dân",
)  # fmt: skip


class Speller:
    """Small letters for words in capitals: as the document itself writes them elsewhere, else only the first letter."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def spell(self, words: str, *, name: bool = False) -> str:
        """The usual writing of `words`; `name` gives every word a capital when the document does not tell."""
        if words.upper() != words:
            return words
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        seen: Counter[str] = Counter()
        for text in self.texts:
            seen.update(m for m in pattern.findall(text) if m.upper() != m)
        capital = {m: count for m, count in seen.items() if m[0].isupper()}
        if capital:
            return max(capital, key=lambda m: (capital[m], m))
        if name:
            return " ".join(_text.sentence(word.lower()) for word in words.split())
        known = next((name for name in _KNOWN if name.upper() == words), "")
        return known or self._usual(words)

    def _usual(self, words: str) -> str:
        """As the text writes the single words; abbreviations and names of provinces keep their capitals."""
        spelt = in_usual_letters(words, self.texts)
        for province in provinces.at(dt.date(2020, 1, 1)):
            spelt = re.sub(rf"\b{re.escape(province.name)}\b", province.name, spelt, flags=re.IGNORECASE)
        pairs = zip(words.split(), spelt.split(), strict=True)
        return " ".join(issued if _is_short(issued) else usual for issued, usual in pairs)


def _is_short(word: str) -> bool:
    """Whether a word in capitals is an abbreviation: no syllable, since it has no vowel or an "&"."""
    return (len(word) > 1 and not re.search(r"[aeiouy\d-]", bare(word))) or "&" in word


def find_issuer(
    parents: list[str],
    lines: list[str],
    *,
    family: Family,
    day: dt.date,
    place: str,
    letters: str,
    speller: Speller,
) -> Found:
    """The issuer of header lines. A kind that could not issue on `day`, or gives other lines, keeps the lines as they are."""
    raw = _guess(parents, lines, family, day, place, speller)
    doubts: list[str] = []
    if raw is not None:
        kind = bodies.kind(raw["kind"])
        if refused := bodies.refusal(kind, raw.get("unit", ""), day) or _nowhere(kind, raw, day):
            doubts.append(
                _("{why}. Ngày ban hành hay cơ quan ban hành đọc đúng chưa?").format(why=refused[0])
            )
            raw = None
    if raw is None:
        raw = _other(lines, family, speller)
        if lines:
            known = _("cơ quan ban hành “{lines}” không thuộc loại đã biết: ghi loại nào ở issuer.kind?")
            if family == "party" or not _is_plain_body(lines):
                doubts.append(known.format(lines=" ".join(lines)))
        else:
            doubts.append(_("không thấy tên cơ quan ban hành ở đầu văn bản: cơ quan nào ban hành?"))
    made = _issuer(raw)
    if letters and letters != made.letters and _fits(letters):
        raw["letters"] = letters
    if lines and not _same(made.lines, lines):
        raw["lines"] = tuple(lines)
    if not _same(made.parent_lines, parents):
        raw["parent_lines"] = tuple(parents)
    return Found(_issuer(raw), raw, tuple(doubts))


def _nowhere(kind: bodies.Kind, raw: Values, day: dt.date) -> tuple[str, str] | None:
    found = places.refusal(kind, raw, day)
    return (_text.sentence(found[1]), found[2]) if found else None


_BODY = re.compile(
    r"\s*[-–]\s+(?=(?:SỞ|BAN|CÔNG AN|BỘ|PHÒNG|HỘI|LIÊN ĐOÀN|TỈNH ĐOÀN|BẢO HIỂM|CỤC|CHI CỤC|VIỆN|TÒA ÁN|[ỦU][YỶ] BAN|ĐOÀN|KHO BẠC)\b)"
)


def joint(lines: list[str], letters: str) -> list[tuple[str, str]]:
    """(name, letters) of each body of a joint plan; one pair with all lines when only one body issues."""
    names = _BODY.split(" ".join(lines))
    parts = letters.split("-")
    if len(names) < 2 or len(parts) < len(names):
        return [(" ".join(lines), letters)]
    parts = ["-".join(parts[: len(parts) - len(names) + 1]), *parts[len(parts) - len(names) + 1 :]]
    return list(zip(names, parts, strict=True))


def _is_plain_body(lines: list[str]) -> bool:
    return bare(" ".join(lines)).split(" ")[0] in (
        "truong",
        "so",
        "ban",
        "cuc",
        "chi",
        "trung",
        "vien",
        "hoi",
        "thu",
    )


def _fits(letters: str) -> bool:
    return len(letters) <= 60 and " " not in letters


def _issuer(raw: Values) -> Issuer:
    rest = {key: value for key, value in raw.items() if key not in ("kind", "parent_lines", "lines")}
    return bodies.issuer(
        raw["kind"], parent_lines=raw.get("parent_lines"), lines=raw.get("lines") or None, **rest
    )


def _same(made: tuple[str, ...], issued: list[str]) -> bool:
    return " ".join(made).split() == " ".join(issued).split()


def _other(lines: list[str], family: Family, speller: Speller) -> Values:
    words = " ".join(lines)
    return {
        "kind": "dang-khac" if family == "party" else "nha-nuoc-khac",
        "department": speller.spell(words)[:400] if words else "(chưa rõ cơ quan ban hành)",
    }


def _guess(
    parents: list[str], lines: list[str], family: Family, day: dt.date, place: str, speller: Speller
) -> Values | None:
    words = " ".join(_TP.sub("THÀNH PHỐ ", line) for line in lines)
    plain = bare(words)
    if family == "party":
        return _party(words, plain, parents, day, place, speller)
    if m := _UBND.fullmatch(plain):
        unit = _UNITS[m[1]]
        name = _name(words, m[2], place, speller)
        if unit == "tỉnh" or (unit == "thành phố" and provinces.find(f"thành phố {name}", day)):
            return {"kind": "ubnd-tinh", "unit": unit, "name": name}
        return {"kind": "ubnd-xa" if unit in _LOW else "ubnd-huyen", "unit": unit, "name": name}
    above = _UBND.fullmatch(bare(_TP.sub("THÀNH PHỐ ", " ".join(parents)))) if parents else None
    if above:
        unit = _UNITS[above[1]]
        name = _name(" ".join(parents), above[2], place, speller)
        raw: Values = {"unit": unit, "name": name, "department": speller.spell(words)}
        if unit == "tỉnh" or (unit == "thành phố" and provinces.find(f"thành phố {name}", day)):
            return (
                {"kind": "so", **raw} if plain.startswith(("so ", "ban ", "thanh tra", "van phong")) else None
            )
        if not plain.startswith("phong "):
            return None
        return {"kind": "phong-xa" if unit in _LOW else "phong-huyen", **raw}
    if not parents and re.match(r"bo (?!chi huy|tu lenh)", plain):
        return {"kind": "bo", "department": speller.spell(words)}
    return None


def _party(
    words: str, plain: str, parents: list[str], day: dt.date, place: str, speller: Speller
) -> Values | None:
    province = _province(parents, speller, day)
    if m := _PARTY.fullmatch(plain):
        unit = {"tinh": "tỉnh", "thanh": "thành phố", "huyen": "huyện", "quan": "quận", "thi": "thị xã"}[m[1]]
        name = _name(words, m[2], place, speller)
        if unit == "tỉnh" or (unit == "thành phố" and provinces.find(f"thành phố {name}", day)):
            return {"kind": "tinh-uy", "unit": unit, "name": name}
        return {"kind": "huyen-uy", "unit": unit, "name": name, "province": province} if province else None
    if m := _PARTY_LOW.fullmatch(plain):
        raw = {"kind": "dang-uy-xa", "unit": _UNITS[m[1]], "name": _name(words, m[2], place, speller)}
        return {**raw, "province": province} if province else None
    return None


def _province(parents: list[str], speller: Speller, day: dt.date) -> str:
    m = re.fullmatch(r"dang bo (tinh|thanh pho|huyen|quan|thi xa) (.+)", bare(" ".join(parents)))
    if not m:
        return ""
    name = _name(" ".join(parents), m[2], "", speller)
    found = provinces.find(name, day)
    return found.called if found else f"{_UNITS[m[1]]} {name}"


def _name(words: str, plain: str, place: str, speller: Speller) -> str:
    """The proper name at the end of `words`, in usual letters: the place of the date line when it is the same name."""
    tail = " ".join(words.split()[-len(plain.split()) :])
    if bare(place) == bare(tail):
        return place
    for known in provinces.at(dt.date(2020, 1, 1)):
        if known.name.casefold() == tail.casefold():
            return known.name
    return speller.spell(tail, name=True)

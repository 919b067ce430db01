"""Vietnamese text as values: cleaning at the border, labels, dates, names of files. No files, no Word.

`clean` is the one gate for text from outside. Past it a text is NFC, has no control characters and only
"\\n" for a line end; whatever was changed on the way is told in notes, and what cannot be kept is refused.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.i18n import _

#: Letters of điểm in the order of the law (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.đ): no f, j, w, z, and đ after d.
DIEM_LETTERS = [
    "a",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "g",
    "h",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "v",
    "x",
    "y",
]

_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
_ZERO_WIDTH = set("\u200b\u200c\u200d\u2060\ufeff\u00ad")
#: Characters that no reader sees, and that documents do not hold.
UNSEEN = frozenset(_BIDI | _ZERO_WIDTH)
# few texts need these: they are compiled when one does
_LINE_ENDS = "\r\n|\r|\x85|\u2028|\u2029"
_TCVN3 = "[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ]{1}"
_VNI = "[aeouAEOU][ùøûõïâéèúüêáàåãäëÂÊÔ](?=[a-zA-Z ]|$)"
#: Letters that VNI needs all the time and Vietnamese never: without one, "oà" is only "oà".
_VNI_ONLY = "[øûïüåäë]"


#: Nothing to look at twice: printable ASCII, line ends, Vietnamese letters as one character each, usual quotes.
_PLAIN = re.compile("[\n -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9“”‘’–…]*")


def is_utf16(data: bytes) -> bool:
    """Whether the bytes of a text begin with the mark of UTF-16: what Notepad calls “Unicode”."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))


class TextError(ValueError):
    """A character that a document cannot hold. `column` is 1-based within the text given."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Clean:
    """A text that may go into a document, and what was changed or looks odd in it (one sentence each)."""

    text: str
    notes: tuple[str, ...] = ()


def _refuse(text: str) -> None:
    for index, char in enumerate(text):
        code = ord(char)
        if (code < 0x20 and char not in "\n\t") or 0x7F <= code < 0xA0:
            kind = _("ký tự điều khiển")
        elif 0xD800 <= code <= 0xDFFF:
            kind = _("mã ký tự thiếu một nửa (surrogate)")
        elif code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            kind = _("mã không phải ký tự")
        elif 0xE000 <= code <= 0xE002:
            kind = _("ký tự vùng dùng riêng")
        else:
            continue
        raise TextError(
            _("có {kind} U+{code:04X} ở cột {column}").format(kind=kind, code=code, column=index + 1),
            index + 1,
        )


def _script_mix(text: str) -> bool:
    """Whether a word mixes Latin letters with Greek or Cyrillic ones: a look-alike, not a word."""
    for word in re.findall(r"[^\W\d_]+", text):
        names = {unicodedata.name(c, "").split(" ")[0] for c in word if ord(c) > 0x2AF}
        latin = any(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in word)
        if latin and names & {"CYRILLIC", "GREEK"}:
            return True
    return False


def _legacy(text: str) -> str:
    """Name of the legacy encoding this text seems to be in, or "". A guess from how rare letters crowd."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 8 or any("\u1ea0" <= c <= "\u1ef9" or c in "ăđơưĂĐƠƯ" for c in text):
        return ""
    if len(re.findall(_TCVN3, text)) * 6 > len(letters) and re.search("[®¬µ¸¶·¹¨©ª«]", text):
        return "TCVN3 (.VnTime)"
    if re.search(_VNI_ONLY, text) and len(re.findall(_VNI, text)) * 8 > len(letters):
        return "VNI"
    return ""


def clean(raw: str) -> Clean:
    """The text as a document may hold it. Raises TextError for characters that cannot be kept.

    Line ends become "\\n", decomposed letters NFC, tabs a space; direction marks, zero-width characters and
    soft hyphens are taken out with a note. Everything else stays, also `{{ }}`, `<`, `&` and emoji.
    """
    if _PLAIN.fullmatch(raw):
        return Clean(raw)
    text = re.sub(_LINE_ENDS, "\n", raw)
    _refuse(text)
    notes: list[str] = []
    text = unicodedata.normalize("NFC", text)
    if any(c in _BIDI for c in text):
        notes.append(_("đã bỏ ký tự đổi chiều chữ (không nhìn thấy được)"))
        text = "".join(c for c in text if c not in _BIDI)
    if any(c in _ZERO_WIDTH for c in text):
        notes.append(_("đã bỏ ký tự có độ rộng bằng không (không nhìn thấy được)"))
        text = "".join(c for c in text if c not in _ZERO_WIDTH)
    text = text.replace("\t", " ")
    if "\u00a0" in text:
        notes.append(_("có dấu cách không ngắt (U+00A0)"))
    if "\u00d0" in text or "\u0189" in text or "\u2011" in text or _script_mix(text):
        notes.append(_("có ký tự giống chữ Việt nhưng không phải chữ Việt"))
    if any(ord(c) > 0xFFFF for c in text):
        notes.append(_("có ký hiệu hình (emoji) mà phông Times New Roman không có"))
    if any("\ue003" <= c <= "\uf8ff" for c in text):
        notes.append(_("có ký tự vùng dùng riêng, mỗi máy in ra một khác"))
    if encoding := _legacy(text):
        notes.append(_("có vẻ là chữ gõ bằng bảng mã cũ {encoding}").format(encoding=encoding))
    return Clean(text, tuple(notes))


_SPACE = re.compile("[^\\S\u00a0]+")


def one_line(text: str) -> str:
    """The text on one line: every run of white space but no-break spaces is one space."""
    if "\u00a0" in text:
        return _SPACE.sub(" ", text).strip(" ")
    # the same, ten times as quick
    return " ".join(text.split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a block of text: one a line, empty lines dropped."""
    return tuple(line for line in (one_line(part) for part in text.split("\n")) if line)


#: A mark of a list at the head of a pasted line, with the white space after it; a number is no mark.
_MARK = re.compile(r"(?m)^[ \t]*[-–—•·●▪■◦\uf0b7][ \t]+(?=\S)")


def unmarked(text: str) -> str:
    """The line without marks of a list at its head: what prints the list puts its own."""
    while found := _MARK.match(text):
        text = text[found.end() :]
    return text


#: The number of a pasted heading; "1.000" and "3 tháng" are none.
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[IVX]{1,5}[.)-]|[a-zđ]\))[ \t]+(?=[^\W\d])")


def unnumbered(text: str) -> str:
    """The heading without a number at its head: what prints headings counts them."""
    found = _NUMBER.match(text)
    return text[found.end() :] if found else text


def with_dashes(text: str) -> str:
    """The paragraphs with "- " for any mark of a list at the head of one, as official papers print it."""
    return _MARK.sub("- ", text)


def person(name: str) -> str:
    """A person's name that was typed in small letters only or in capitals only, written as a name; else as typed."""
    if not name.isupper() and not name.islower():
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


def fold(text: str) -> str:
    """The text for comparing: NFC, lower case, white space and soft layout gone to single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def bare(text: str) -> str:
    """The text without marks and capitals, on one line, for finding: "Lạng Sơn" -> "lang son"."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """At most three of the names, the most alike first; marks count less than letters."""
    # only a mistake pays for this import
    import difflib

    by_letters: dict[str, list[str]] = {}
    for one in known:
        by_letters.setdefault(bare(one), []).append(one)
    found = difflib.get_close_matches(bare(name), by_letters, 3, 0.7)
    return tuple(one for letters in found for one in by_letters[letters])[:3]


def few(names: Sequence[str], most: int) -> str:
    """The first names on one line, with ", ..." where there are more than `most`."""
    return ", ".join(names[:most]) + (", ..." if len(names) > most else "")


def upper(text: str) -> str:
    """Capitals, as header lines and headings are printed."""
    return text.upper()


def sentence(text: str) -> str:
    """The text with its first letter in capitals and the rest as it is."""
    return text[:1].upper() + text[1:]


def upper_first(text: str) -> str:
    """The text with its first letter in capitals, unless the first word has capitals of its own ("eBook")."""
    head = text.split(" ", 1)[0]
    return sentence(text) if head == head.lower() else text


def lower_first(text: str) -> str:
    """The text with its first letter small, unless the first word is an abbreviation."""
    head = text.split(" ", 1)[0]
    return text if len(head) > 1 and head.isupper() else text[:1].lower() + text[1:]


_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def roman(number: int) -> str:
    """1 -> I. Raises ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    out = ""
    for value, letters in _ROMAN:
        while number >= value:
            out, number = out + letters, number - value
    return out


def diem(number: int) -> str:
    """1 -> a, 5 -> đ; after y it goes on with aa, ab ... Raises ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    out = ""
    while number:
        number, rest = divmod(number - 1, len(DIEM_LETTERS))
        out = DIEM_LETTERS[rest] + out
    return out


def pad_day(day: int) -> str:
    """Days below 10 carry a zero (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.b)."""
    return f"{day:02d}"


def pad_month(month: int) -> str:
    """Months 1 and 2 carry a zero, 3 to 9 do not (NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.b)."""
    return f"{month:02d}" if month < 3 else str(month)


def short_day(day: dt.date) -> str:
    """A day as it is written in a sentence: 05/02/2026, 27/5/2026."""
    return f"{pad_day(day.day)}/{pad_month(day.month)}/{day.year}"


def pad_number(number: str) -> str:
    """A document's number below 10 carries a zero (NĐ 30/2020/NĐ-CP, Phụ lục I, II.3.c); others as given."""
    return f"0{number}" if number.isascii() and number.isdigit() and len(number) == 1 else number


#: What of the format of a cell is no sign for a part of a date: words in quotes, colours and languages, escaped letters.
_NO_SIGN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\\\.|_.')


def date_shown(day: dt.date, look: str) -> str:
    """A date of a spreadsheet as its cell shows it by the format `look`: "3/2026" where that has no day, as 3/2026 typed becomes
    the first of March shown as "Mar-26"; else the whole date, year first."""
    signs = _NO_SIGN.sub("", look).lower()
    if "d" in signs or "y" not in signs:
        return f"{day:%Y-%m-%d}"
    return f"{day.month}/{day.year}" if "m" in signs else str(day.year)


#: The marks of Vietnamese letters and their kin, one character each when taken apart.
_MARKS = re.compile("[\u0300-\u036f]+")
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}


@lru_cache(2048)
def _found_in(text: str) -> dict[int, tuple[re.Pattern[str], tuple[re.Match[str], ...]]]:
    return {}


def matches(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    """All matches of a pattern, remembered: plans that are alike share most of their lines."""
    found = _found_in(text)
    # a pattern is told by which object it is: to hash it takes as long as a short search
    known = found.get(id(pattern))
    if known is None:
        known = found[id(pattern)] = pattern, tuple(pattern.finditer(text))
    return known[1]


def slug(text: str, *, limit: int = 100) -> str:
    """A file name without its ending: ASCII letters, digits and hyphens, never empty, reserved or hidden."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")))
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()
    if len(plain) > limit:
        plain = plain[: limit + 1].rpartition("-")[0] or plain[:limit]
    if not plain or plain in _RESERVED:
        plain = f"ke-hoach-{plain}".strip("-")
    return plain

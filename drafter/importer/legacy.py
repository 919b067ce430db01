"""Bytes of a text file to Unicode, and the two legacy encodings of Vietnamese: told always, converted when asked.

TCVN3 is TCVN 5712:1993 as the .Vn fonts show it, VNI the two-character code of the VNI fonts, both read as Windows-1252.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from drafter.text import is_utf16

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢£¤¥¦§",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ",
)

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE,
    "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK, "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
#: The tone marks of Windows-1258, and each behind a vowel: â, ê, ô, ă, ơ, ư are letters there.
_MARKS_1258 = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_TONED_1258 = re.compile(
    rb"[aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd][\xcc\xd2\xde\xec\xf2]"
)
_FEWEST, _NEARLY = 5, 0.95
_VNI_PAIR = re.compile(r"([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])")


def decode(data: bytes) -> str:
    """The text of a file: Unicode by its mark or as UTF-8, Windows-1258 by its marks behind vowels, else Windows-1252 as the legacy
    fonts assume. Never fails."""
    if is_utf16(data):
        return data.decode("utf-16", errors="replace")
    if data.startswith(codecs.BOM_UTF8):
        return data.decode("utf-8-sig", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # one broken letter at the end of a cut file is no other encoding
        if error.start >= len(data) - 4:
            return data[: error.start].decode("utf-8")
    if _is_1258(data):
        return unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_1258(data: bytes) -> bool:
    """Whether the bytes are Windows-1258: its five tone marks stand behind vowels, nearly all of them."""
    marks = len(_MARKS_1258.findall(data))
    return marks >= _FEWEST and len(_TONED_1258.findall(data)) >= marks * _NEARLY


def to_unicode(text: str, encoding: str) -> str:
    """The text out of "TCVN3 (.VnTime)" or "VNI"; any other name gives it back unchanged."""
    if encoding.startswith("TCVN3"):
        return "\n".join(_loud(line, line.translate(_TCVN3)) for line in text.split("\n"))
    return _from_vni(text) if encoding == "VNI" else text


#: A word of capitals among which letters with marks were small: TCVN3 has no others, its capital fonts only show them so.
_LOUD = re.compile(r"(?<!\S)[^\W\d_]*[A-Z][^\s\d/]*[A-Z][^\s\d/]*(?!\S)")
_HALF_LOUD = re.compile(r"(?<!\w)(?=\w*[A-ZĐ]\w*[A-ZĐ])[A-ZĐÀ-ỹ]+(?!\w)")


def _loud(issued: str, line: str) -> str:
    """A line out of TCVN3, with capitals where its plain letters are capitals."""
    if _LOUD.search(issued) and not re.search("[a-z]", issued):
        return line.upper()
    return _HALF_LOUD.sub(lambda m: m[0].upper(), line)


def _from_vni(text: str) -> str:
    def alone(letter: str) -> str:
        small = _VNI_ALONE.get(letter.lower(), letter.lower())
        return small.upper() if letter.isupper() else small

    def pair(m: re.Match[str]) -> str:
        base = alone(m[1]) if m[1].lower() in "ôö" else m[1]
        return unicodedata.normalize("NFC", base + _VNI_MARKS[m[2].lower()])

    out, at = [], 0
    for m in _VNI_PAIR.finditer(text):
        out += [alone(c) for c in text[at : m.start()]]
        out.append(pair(m))
        at = m.end()
    return "".join([*out, *(alone(c) for c in text[at:])])

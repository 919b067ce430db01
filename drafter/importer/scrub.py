"""Text from outside made readable: characters that lie, marks of Markdown, page numbers. No word is taken out here."""

from __future__ import annotations

import re
import unicodedata

from drafter import text as _text
from drafter.i18n import _
from drafter.importer.legacy import to_unicode

#: Bullets and arrows of the Symbol and Wingdings fonts, which PDF files give private numbers.
_PRIVATE = {
    "\uf0b7": "•", "\uf02d": "-", "\uf0a7": "▪", "\uf076": "▪", "\uf0d8": "▪", "\uf0fc": "•", "\uf0e8": "→",
    "\uf0e0": "→", "\uf020": " ", "\uf02b": "+", "\uf06f": "▪", "\uf0a8": "▪", "\uf0be": "-", "\uf0ae": "→",
}  # fmt: skip
#: A broken font map of many PDF makers: the letter ư under the number of another letter.
_LOOKALIKE = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "Ð": "Đ", "Ɖ": "Đ", "\u00a0": " ", "\u2011": "-", **_PRIVATE})
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
#: Codes at the end of each further plane that are no characters.
_NONE = "".join(chr(plane << 16 | code) for plane in range(1, 17) for code in (0xFFFE, 0xFFFF))
_CONTROL = re.compile(
    f"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\ue002\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_NONE}]"
)
#: What is left of "Lạng" in a text that was saved for another alphabet; a few of them may be slips.
_ASKED = re.compile(r"[^\W\d_]+\?+[^\W\d_]+")
_MANY = 5
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028|\u2029|\x0b")


def scrub(raw: str, *, convert: bool = False) -> tuple[str, list[str]]:
    """The text with sound characters, and what was changed or is doubtful, in Vietnamese."""
    notes: list[str] = []
    text = _LINE_ENDS.sub("\n", raw)
    if encoding := legacy_encoding(text):
        if convert:
            text = to_unicode(text, encoding)
            notes.append(_("đã chuyển từ bảng mã cũ {encoding} sang Unicode").format(encoding=encoding))
        else:
            notes.append(
                _("chữ gõ bằng bảng mã cũ {encoding}: chạy lại với --convert để chuyển sang Unicode?").format(
                    encoding=encoding
                )
            )
            return _CONTROL.sub(" ", text), notes
    text = unicodedata.normalize("NFC", text)
    if "ƣ" in text or "Ƣ" in text:
        notes.append(_("đã đổi chữ “ƣ” (lỗi phông của PDF) thành “ư”"))
    text = text.translate(_LOOKALIKE)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    if len(lost := _ASKED.findall(text)) >= _MANY:
        notes.append(
            _(
                "dấu ? ở giữa chữ (“{word}”): chữ có dấu đã mất khi lưu tệp; lưu lại với bảng mã UTF-8 rồi nhập lại"
            ).format(word=lost[0])
        )
    if left := sorted({c for c in text if "\ue003" <= c <= "\uf8ff"}):
        codes = ", ".join(f"U+{ord(c):04X}" for c in left[:5])
        notes.append(_("còn ký tự vùng dùng riêng {codes}: chữ gì ở những chỗ đó?").format(codes=codes))
    return text, notes


def legacy_encoding(text: str) -> str:
    """ "TCVN3 (.VnTime)", "VNI" or "": judged line by line, by most of the lines that have letters."""
    votes: dict[str, int] = {}
    for line in text.split("\n")[:400]:
        if sum(c.isalpha() for c in line) >= 20:
            notes = _text.clean(_CONTROL.sub(" ", line).replace("\f", " ")).notes
            name = next((n for n in ("TCVN3 (.VnTime)", "VNI") if any(n in note for note in notes)), "")
            votes[name] = votes.get(name, 0) + 1
    return max(votes, key=lambda name: votes[name], default="")


_SINGLE = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]*[^*\s])\s*\*(?![*\w])")


_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(?=\S)")
#: Markdown lists have a dash before a label of their own: "- a) ...".
_LISTED = re.compile(r"^\s*[-*] (?=(?:[a-zđ]|\d{1,2})[.)] )")
#: What a converter to Markdown puts before a mark that would mean something to it, and at the end of a line that it breaks.
_ESCAPED = re.compile(r"\\(?=[*_\-.#+()\[\]<>~`'\"…$@])|(?<=[^\s\\])\\$")
#: The looks that a converter writes behind words: "[Mục đích]{.underline}", "{#muc-dich .unnumbered}".
_STYLED = re.compile(r"\[([^\[\]]*)\]\{[.#][^{}]*\}")
_ANCHOR = re.compile(r"\s*\{[#.][^{}]*\}$")
_STRONG = re.compile(r"(?<!\*)\*\*(?!\*)")


def without_marks(lines: list[str]) -> list[str]:
    """The lines without Markdown's emphasis; a line that ends inside an emphasis is joined with the next."""
    if any(_ESCAPED.search(line) for line in lines):
        lines = [_ESCAPED.sub("", line) for line in lines]
    if any("]{" in line or "{#" in line for line in lines):
        lines = [_ANCHOR.sub("", _STYLED.sub(r"\1", line)) for line in lines]
    if any(_HEADING.match(line) for line in lines):
        lines = [_LISTED.sub("", line) for line in lines]
    if not any(_STRONG.search(line) for line in lines):
        return [_HEADING.sub("", _SINGLE.sub(r"\1", line)) for line in lines]
    out: list[str] = []
    pending = ""
    for line in lines:
        whole = f"{pending} {line.strip()}" if pending else line
        pending = ""
        if _opens(whole) and line.strip() not in ("", "|") and whole.count("\n") < 4:
            pending = whole.rstrip()
            continue
        out.append(_plain(whole))
    if pending:
        out.append(_plain(pending))
    return out


def _opens(line: str) -> bool:
    stars = re.findall(r"(?<!\\)\*+", line)
    double = sum(mark.count("**") for mark in stars)
    single = sum(len(mark) % 2 for mark in stars)
    return line.strip("* ") != "" and (double % 2 == 1 or (single % 2 == 1 and len(line) < 2000))


def _plain(line: str) -> str:
    if line.strip("* \t") == "" and (line.count("*") <= 1 or "***" in line):
        return line
    line = re.sub(r"(?<!\\)\*+", _between, line)
    line = _HEADING.sub("", line)
    return re.sub(r"\\([*_\-.#|+()])", r"\1", line)


def _between(stars: re.Match[str]) -> str:
    # between two letters the stars part words: taken away, they would make one word of two
    before, after = stars.string[: stars.start()][-1:], stars.string[stars.end() :][:1]
    if before.isupper() and after.isupper():
        # two lines of a head in bold, which a converter has put behind one another
        return "  "
    return stars[0] if before.isalnum() and after.isalnum() else ""


_DIGITS = re.compile(r"\s*[-–]?\s*(\d{1,3})\s*[-–]?\s*")
#: "Trang 2/5", "Page 2 of 5", "2 | Page": nothing else looks like it.
_PAGE = re.compile(
    r"\s*(?:(?:trang|page)\s*:?\s*\d{1,3}(?:\s*(?:/|of|trên)\s*\d{1,3})?|\d{1,3}\s*\|\s*(?:p\s*a\s*g\s*e|trang))\s*",
    re.IGNORECASE,
)

#: No page has fewer lines.
_SHORTEST_PAGE = 12


def _is_in_table(at: int, lone: list[tuple[int, int]], lines: list[str]) -> bool:
    """Whether another lone number stands nearer than the next page does, as in a table whose cells were put on lines; in the
    middle of a sentence none does."""
    below = next((line.strip() for line in lines[at + 1 :] if line.strip()), "")
    if below[:1].islower():
        return False
    others = [n for n, _value in lone if n != at]
    between = (lines[min(n, at) + 1 : max(n, at)] for n in others)
    return any(sum(bool(line.strip()) for line in run) < _SHORTEST_PAGE for run in between)


def page_numbers(lines: list[str]) -> set[int]:
    """Which lines hold nothing but a page number: lone digits that count up through the file, or stand by a form feed."""
    lone = [
        (n, int(m[1])) for n, line in enumerate(lines) if (m := _DIGITS.fullmatch(line.replace("\f", "")))
    ]
    feeds = {n for n, line in enumerate(lines) if "\f" in line}
    barred = any(line.strip() == "|" for line in lines)
    found = {n for n, line in enumerate(lines) if _PAGE.fullmatch(line.replace("\f", ""))}
    expected = 0
    for n, value in lone:
        indent = len(lines[n]) - len(lines[n].lstrip())
        near = any(n + step in feeds for step in range(-2, 5)) or n >= len(lines) - 3
        blank = (n == 0 or not lines[n - 1].strip()) or (n + 1 >= len(lines) or not lines[n + 1].strip())
        if (barred and not near) or not (near or indent > 20 or blank):
            continue
        if not (near or indent > 20) and _is_in_table(n, lone, lines):
            continue
        if value in (expected + 1, expected + 2) or (expected == 0 and value in (1, 2)):
            found.add(n)
            expected = value
    return found

"""Slips of the hand and words that official prose writes in one way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.check.case import Case, Hit
from drafter.check.content.common import hit
from drafter.check.content.prose import Line, prose
from drafter.check.rules.common import cut_at, grouped
from drafter.i18n import _
from drafter.registers import spelling
from drafter.text import matches

_WORD = r"[^\W\d_]+"
_TWICE = re.compile(rf"(?<![^\W\d_])(?P<w>{_WORD}(?:\s{_WORD})?)\s+(?P=w)(?![^\W\d_])", re.IGNORECASE)


def _is_name(text: str, m: re.Match[str]) -> bool:
    """Whether the first word ends a name: "Sở Xây dựng xây dựng kế hoạch", "Ban Tổ chức tổ chức"."""
    again = m[0][len(m["w"]) :].lstrip()
    return m["w"][0].isupper() and again[0].islower() and text[: m.start()].rstrip()[-1:].isalpha()


#: Twice before a figure: "Nghị quyết số số 71-NQ/TW", "ngày ngày 22/8". A "năm năm" is five years.
_AHEAD = frozenset(("số", "ngày", "tháng", "khoản", "điều", "quý"))
_FIGURE = re.compile(r"\s+[\dIV]")
#: Behind these alone a second "số" is a slip: "Luật Chuyển đổi số số 148/2025/QH15" is a name and its number.
_PAPERS = ("nghị quyết", "nghị định", "quyết định", "kế hoạch", "chỉ thị", "thông tư", "kết luận", "thông báo", "công văn",
           "chương trình", "hướng dẫn", "quy định", "tờ trình", "báo cáo")  # fmt: skip


def doubled(text: str) -> Iterator[re.Match[str]]:
    """Words of grammar that stand twice in a row by a slip; group "w" is the word."""
    for m in matches(_TWICE, text):
        fine = m[0].casefold() in spelling.doubled_on_purpose() or _is_name(text, m)
        if (m["w"].casefold() in spelling.doubled() and not fine) or _is_ahead(text, m):
            yield m


def doubled_ahead(text: str) -> Iterator[re.Match[str]]:
    """Words that stand twice before a figure, as where a paper is cited; group "w" is the word."""
    return (m for m in matches(_TWICE, text) if _is_ahead(text, m))


def _is_ahead(text: str, m: re.Match[str]) -> bool:
    word = m["w"].casefold()
    if word not in _AHEAD or _FIGURE.match(text, m.end()) is None:
        return False
    return word != "số" or text[: m.start()].rstrip().casefold().endswith(_PAPERS)


def doubled_word(case: Case) -> Iterator[Hit]:
    """Lặp một từ hai lần liền nhau.

    Vì sao: lỗi gõ. Từ láy và tên riêng không tính.
    Sai: “tiêu cực trong trong thi cử”, “trên các các nền tảng”, “Nghị quyết số số 71-NQ/TW”.
    Đúng: “tiêu cực trong thi cử”, “trên các nền tảng”.
    """
    for line in prose(case).running:
        for m in doubled(line.text):
            words = " ".join(m[0].split())
            yield hit(
                line,
                _("Lặp từ “{words}”; viết “{word}”").format(words=words, word=m["w"]),
                _("lỗi gõ"),
                words=line.text[max(0, m.start() - 25) : m.end() + 20],
            )


_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@)\S*|\S+\.(?:vn|com|org|net|gov|edu)\S*", re.IGNORECASE)
#: Without any of these there is no address.
_ADDRESS_SIGNS = ("http", "www.", "@", ".vn", ".com", ".org", ".net", ".gov", ".edu")
_SPACE_BEFORE = re.compile(r"(?<=[^\W\d_]) +(?P<p>[,;:]|\.(?![.\d/]))(?=\s|$)")
_SLIPS = (
    (_SPACE_BEFORE, "dấu cách trước “{p}”", "before"),
    (re.compile(r" (?P<p>[,;])(?=[^\W\d_])"), "dấu cách đứng trước thay vì sau “{p}”", "before"),
    (re.compile(r"[^\W\d_](?P<p>[,;])(?=[^\W\d_])"), "thiếu dấu cách sau “{p}”", "after"),
    (re.compile(r"[a-zà-ỹ]{2}(?P<p>\.)(?=[A-ZĐ][a-zà-ỹ]+\s)"), "thiếu dấu cách sau “{p}”", "after"),
    (re.compile(r"(?P<p>,,|;;|,;|;,|,\.(?!\.)|(?<=[a-zà-ỹ]{2})\.,|::)"), "dấu câu lặp “{p}”", "twice"),
    (re.compile(r"(?<![.…,\s])(?P<p>\.\.)(?![.…/])"), "hai dấu chấm liền nhau “{p}”", "twice"),
    (re.compile(r"^(?P<p>[-–+•] +[-–+•*●▪])(?= )"), "hai dấu đầu dòng “{p}”", "marks"),
    (
        re.compile(
            r"^(?P<p>\d{1,2}[.)] +\d{1,2}[.)]|[IVX]+[.)] +[IVX]+[.)]|[a-zđ]\) +[a-zđ]\))(?= [^\W\d_])"
        ),
        "hai số đầu dòng “{p}”",
        "marks",
    ),
    (
        re.compile(r"(?P<p>[;.,:])(?= \((?:b/c|t/h|p/h|sau đây gọi|viết tắt))"),
        "thừa “{p}” trước ngoặc",
        "before",
    ),
    (
        re.compile(r"(?<![\d/])(?P<p>\d{1,2}/\d{1,2}/(?:19|20) \d{2})(?![\d/])"),
        "dấu cách giữa năm “{p}”",
        "year",
    ),
)


@lru_cache(4096)
def _without_addresses(text: str) -> str:
    small = text.casefold()
    if not any(sign in small for sign in _ADDRESS_SIGNS):
        return text
    return _ADDRESS.sub(lambda m: " " * len(m[0]), text)


def space_before(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the white space between a word and a punctuation mark, addresses left out."""
    for m in matches(_SPACE_BEFORE, _without_addresses(text)):
        yield m.start(), m.start("p")


@lru_cache(4096)
def _slips(text: str) -> tuple[tuple[re.Match[str], str, str], ...]:
    text = _without_addresses(text)
    return tuple((m, what, kind) for pattern, what, kind in _SLIPS for m in matches(pattern, text))


def punctuation(case: Case) -> Iterator[Hit]:
    """Thừa, thiếu dấu cách quanh dấu câu, hoặc lặp dấu câu.

    Vì sao: dấu câu đi liền chữ trước và cách chữ sau một khoảng trắng.
    Sai: “thường xuyên .”, “C,PVP UBND tỉnh”, “Nhật Bản..”, “ngày 16/7/20 21”.
    Đúng: “thường xuyên.”, “C, PVP UBND tỉnh”, “Nhật Bản.”, “ngày 16/7/2021”.
    """
    hits = []
    for line in prose(case).of("title", "base", "body", "appendix", "recipients"):
        for m, what, kind in _slips(line.text):
            shown = " ".join(line.text[max(0, m.start() - 18) : m.end() + 14].split())
            message = _("{what} ở “{shown}”").format(what=_(what).format(p=m["p"]), shown=shown)
            hits.append((kind, hit(line, message[:1].upper() + message[1:], _("lỗi gõ"), words=shown)))
    yield from grouped(hits)


@cache
def _pair_pattern(found: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){found.replace(' ', chr(92) + 's+')}(?![^\W\d_])", re.IGNORECASE)


@lru_cache(4096)
def _poor_words(text: str) -> tuple[tuple[spelling.Pair, re.Match[str]], ...]:
    low = text.casefold()
    return tuple(
        (pair, m)
        for pair in spelling.pairs()
        if pair.found in low
        for m in _pair_pattern(pair.found).finditer(text)
    )


def word_choice(case: Case) -> Iterator[Hit]:
    """Từ nên viết cách khác.

    Vì sao: văn bản hành chính dùng từ thống nhất: “sáp nhập” (không “sát nhập”), “chủ trì, phối hợp” (có dấu phẩy), “hằng năm”, “bảo
    đảm”. Trừ “sát nhập”, các trường hợp khác chỉ là gợi ý; tên riêng và chữ trong ngoặc kép không xét.
    Sai: “Chủ trì phối hợp với Sở Tài chính”, “hàng năm”.
    Đúng: “Chủ trì, phối hợp với Sở Tài chính”, “hằng năm”.
    """
    hits = []
    for line in prose(case).of("body", "appendix"):
        for pair, m in _poor_words(line.own):
            message = _("“{found}”, nên viết “{preferred}”: {why}").format(
                found=m[0], preferred=pair.preferred, why=_(pair.why)
            )
            clause = _("cách dùng từ của văn bản pháp luật")
            words = line.text[max(0, m.start() - 15) : m.end() + 25]
            hits.append((pair.found, hit(line, message, clause, words=words, severity=pair.severity)))
    yield from grouped(hits)


def quotes(case: Case) -> Iterator[Hit]:
    """Dùng lẫn ngoặc kép thẳng và ngoặc kép cong.

    Vì sao: một văn bản nên dùng một kiểu; kiểu cong “ ” là kiểu thường in.
    Sai: “Đề án 06” ở đầu, "Đề án 06" ở cuối.
    Đúng: “Đề án 06” ở mọi chỗ.
    """
    lines = [line for line in prose(case).running if '"' in line.text]
    curly = any("“" in line.text for line in prose(case).running)
    if lines and curly:
        yield hit(
            lines[0],
            _("Ngoặc kép thẳng lẫn với ngoặc kép cong ({n} đoạn); dùng “ ” ở mọi chỗ").format(n=len(lines)),
            _("trình bày thống nhất"),
            severity="info",
        )


_LABEL_MARK = re.compile(r"(?:^|[\s(;,])(?:[a-zđ]\d?|\d{1,2}|[ivx]+)$", re.IGNORECASE)


@lru_cache(4096)
def _closes(text: str) -> bool:
    """Whether every bracket of a text has its other half; the bracket of a label "a)" has none."""
    depth = 0
    for n, char in enumerate(text):
        if char == "(":
            depth += 1
        elif char == ")":
            if depth == 0 and not _LABEL_MARK.search(text[max(0, n - 6) : n]):
                return False
            depth = max(0, depth - 1)
    return depth == 0 and text.count("“") == text.count("”")


def _closes_beside(lines: tuple[Line, ...], place: int) -> bool:
    """Whether a line of a title in capitals closes what the line above it opens, or the other way round."""
    pairs = ((place, place + 1), (place - 1, place))
    return any(
        first >= 0 and second < len(lines) and lines[first].text.isupper() and lines[second].text.isupper()
        and _closes(f"{lines[first].text} {lines[second].text}")
        for first, second in pairs
    )  # fmt: skip


def brackets(case: Case) -> Iterator[Hit]:
    """Ngoặc mở mà không đóng, hoặc ngược lại.

    Vì sao: thiếu một nửa dấu ngoặc là lỗi gõ. Ngoặc có thể đóng ở đoạn sau nên chỉ là lưu ý.
    Sai: “Lưu: VT, CN(M.Cường.”
    Đúng: “Lưu: VT, CN (M.Cường).”
    """
    hits = []
    lines = prose(case).of("body", "recipients")
    for place, line in enumerate(lines):
        if not _closes(line.text) and not _closes_beside(lines, place):
            hits.append(("", hit(line, _("Dấu ngoặc không đủ cặp"), _("lỗi gõ"), severity="info")))
    yield from grouped(hits)


#: Letters of a symbol ("298 KH/TWĐTN") and of a name from abroad ("MERS-CoV") are no abbreviations of the office.
_CAPS = re.compile(r"(?<![^\W_])(?<!/)(?:[A-ZĐ]{3,}|[A-ZĐ]+&[A-ZĐ]+)(?![^\W_])(?!-\w*[a-z])")


#: A word in capitals with a mark over a vowel, which no abbreviation has.
_LOUD = "[^\\W\\d_]*[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠ-Ỹ][^\\W\\d_]*"
_LOUD_BEFORE, _LOUD_BEHIND = re.compile(rf"{_LOUD}[ ,]+$"), re.compile(rf"[ ,]+(?P<word>{_LOUD})")


def _in_capitals(short: re.Match[str]) -> bool:
    """Whether the word stands in a run of capitals, as "KINH" in "KINH PHÍ: ..."."""
    before = _LOUD_BEFORE.search(short.string, max(short.start() - 12, 0), short.start())
    behind = _LOUD_BEHIND.match(short.string, short.end())
    return any(found is not None and found[0].isupper() for found in (before, behind))


def unknown_short(case: Case) -> Iterator[Hit]:
    """Chữ viết tắt không giải thích.

    Vì sao: chữ viết tắt lần đầu phải đặt trong ngoặc đơn ngay sau chữ đầy đủ (cách soạn thảo văn bản pháp luật); chữ quen dùng
    (UBND, HĐND, MTTQ ...) không tính.
    Sai: “triển khai ABCD tại các xã” khi chưa nói ABCD là gì.
    Đúng: “triển khai An bình cộng đồng (ABCD) tại các xã”.
    """
    text = "\n".join(line.text for line in prose(case).running)
    hits: dict[str, Line] = {}
    for line in prose(case).of("body"):
        if line.is_cell or line.text.upper() == line.text:
            continue
        for m in matches(_CAPS, _without_addresses(line.own)):
            word = m[0]
            if (
                word in spelling.known_short()
                or word in hits
                or f"({word}" in text
                or f"{word})" in text
                or f"“{word}”" in text
                or _in_capitals(m)
            ):
                continue
            hits[word] = line
    if hits:
        first = next(iter(hits.values()))
        yield hit(
            first,
            _("Chữ viết tắt chưa giải thích: {words}").format(words=", ".join(list(hits)[:12])),
            _("cách viết tắt trong văn bản"),
            severity="info",
        )


_LOWER = re.compile(r"(?<![\w'’.\-])[^\W\d_]{2,16}(?![\w'’\-])")


@lru_cache(4096)
def _odd(text: str) -> tuple[re.Match[str], ...]:
    """The words of a text that are no Vietnamese syllable and are not borrowed."""
    return tuple(
        m
        for m in matches(_LOWER, text)
        if not m[0].isascii()
        and m[0].isalpha()
        and m[0].islower()
        and not spelling.is_syllable(m[0])
        and m[0] not in spelling.foreign()
    )


def _is_joined(word: str) -> bool:
    """Whether a word is two syllables without the space between them."""
    return any(
        spelling.is_syllable(word[:n]) and spelling.is_syllable(word[n:]) for n in range(2, len(word) - 1)
    )


#: Frequent words by which a syllable cut in two is known: "c ủa", "h iện".
_CUT = re.compile(
    r"(?<![\w.])(?<!điểm )(?<!khoản )(?<!nhóm )(?<!loại )(?<!hạng )(?<!khối )(?:"
    + "|".join(
        rf"{onset} {rest}"
        for onset, rest in (
            ("c", "ủa"), ("c", "ác"), ("đ", "ược"), ("v", "à"), ("v", "ới"), ("v", "ề"), ("ch", "o"), ("nh", "ững"), ("tr", "ong"),
            ("th", "ực"), ("h", "iện"), ("k", "ế"), ("h", "oạch"), ("nh", "ân"), ("t", "ổ"), ("t", "ỉnh"), ("t", "ại"), ("ph", "át"),
            ("tr", "iển"), ("b", "an"), ("ng", "ày"), ("n", "ăm"), ("s", "ố"), ("qu", "yết"), ("đ", "ịnh"), ("ngh", "ị"),
        )
    )
    + r")(?!\w)",
    re.IGNORECASE,
)  # fmt: skip


def _cut_in_two(text: str) -> Iterator[re.Match[str]]:
    """Syllables with a space inside, both halves in one case: a capital alone may be a label or a name."""
    for m in matches(_CUT, text):
        if m[0].islower() or (m[0].isupper() and text.isupper()):
            yield m


def odd_syllable(case: Case) -> Iterator[Hit]:
    """Chữ không thể là một tiếng Việt.

    Vì sao: tiếng Việt có số vần hữu hạn, và vần cuối c, ch, p, t chỉ đi với thanh sắc, nặng: chữ ngoài khuôn ấy là gõ thiếu dấu hoặc
    nhận dạng sai. Từ mượn có thể ngoài khuôn nên chỉ là lưu ý; chữ không dấu, tên riêng không xét.
    Sai: “nhóm măt hàng”, “xuât khẩu”, “kếhoạch”, “c ủa”.
    Đúng: “nhóm mặt hàng”, “xuất khẩu”, “kế hoạch”, “của”.
    """
    hits = []
    cut = cut_at(case)
    for line in prose(case).running:
        for m in _cut_in_two(line.text):
            message = _("“{word}” tách một tiếng làm hai; viết liền").format(word=m[0])
            words = line.text[max(0, m.start() - 20) : m.end() + 20]
            hits.append(("cut", hit(line, message, _("lỗi gõ"), words=words, severity="info")))
        for m in _odd(line.own):
            if line.paragraph == cut and m.end() == len(line.own.rstrip()):
                continue
            words = line.text[max(0, m.start() - 20) : m.end() + 20]
            if joined := _is_joined(m[0]):
                message = _("“{word}” dính hai tiếng; tách ra").format(word=m[0])
            else:
                message = _("“{word}” không phải một tiếng Việt; xem lại dấu").format(word=m[0])
            kind = "" if joined else m[0]
            hits.append((kind, hit(line, message, _("lỗi gõ"), words=words, severity="info")))
    yield from grouped(hits)

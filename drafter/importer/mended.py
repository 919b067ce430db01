"""Lines put right that a law site has broken: typed escapes, rows of cells on one line, names cut in two by its page width."""

from __future__ import annotations

import re

from drafter.importer import bars, one_line

#: "\r\n" spelled out, as pages keep them that were stored twice.
_ESCAPES = re.compile(r"\s*(?:\\r|\\n|\\t)+\s*")
#: Between two words of a name: blanks and at most one line end.
_GAP = r"[ \t]*\n?[ \t]*"
_BROKEN = re.compile(
    "|".join(
        _GAP.join(words.split())
        for words in (
            r"\bC[ỘÔ]NG H(?:ÒA|OÀ|ÓA) X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM\b",
            r"\bĐẢNG C[ỘÔ]NG SẢN VI[ỆE]T NAM\b",
            r"\b[ỦU][ỶY] BAN NHÂN DÂN\b",
            r"\bHỘI ĐỒNG NHÂN DÂN\b",
            r"\b(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN)(?=\n|$)",
        )
    )
)
#: At most one blank line: text taken out of a PDF has one where the room for a number was left.
_APART = r"[ \t]*\n(?:[ \t]*\n)?[ \t]*"
#: Inside a line of place and date that is short.
_DATE = re.compile(
    rf"(?m)(?<=, ngày){_APART}(?=\d{{0,2}}\s*tháng)|(?<=, ngày \d\d){_APART}(?=tháng)|(?<=tháng \d\d){_APART}(?=năm \d{{4}}$)|"
    rf"(?<=tháng \d){_APART}(?=năm \d{{4}}$)|(?<=tháng \d\d năm)[ \t]*\n[ \t]*(?=\d{{4}}[ \t]*$)|"
    r"(?<=tháng \d năm)[ \t]*\n[ \t]*(?=\d{4}[ \t]*$)"
)
#: The same in a right column, the end of it beside what stands on the left.
_DATE_BESIDE = re.compile(r"(?m)(, ngày \d{1,2} tháng \d{1,2})[ \t]*\n([^\n]*?)[ \t]{3,}(năm \d{4})[ \t]*$")
#: The national name beside the issuer, its end on the line below beside the rest of the issuer's.
_STATE_BESIDE = re.compile(
    r"(?m)^(?P<name>[^|\n]*\S[ \t]+C[ỘÔ]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA)[ \t]*\n(?P<rest>[^|\n]*\S)[ \t]+VIỆT NAM[ \t]*$"
)
#: An authority, or the word before a number, alone on its line.
_ALONE = re.compile(
    rf"^([ \t]*(?:(?:TM|KT|TL|TUQ|Q)\.|[TK]/[MTL]\.?|S[ốo][ \t]*:)){_APART}(?=[A-ZĐÀ-Ỹ\d/…-])",
    re.MULTILINE,
)
#: A label alone on its line, as text taken out of a PDF has them, with its words on the next.
_LABEL = r"(?:[IVX]{1,5}[.)/-]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\))"
_LABEL_ALONE = re.compile(
    rf"(?m)^([ \t]*{_LABEL})[ \t]*\n(?:[ \t]*\n)?[ \t]*(?=[^\W\d_]{{2}})(?!{_LABEL}[ \t]*$)"
)
#: A rule with the line below it run on.
_RULED = re.compile(
    r"(?m)^([ \t]*(?:[-–_*=]{5,}|-{3,}))(?:(?=[^\W\d_]{2})| (?=(?:Căn cứ|Thực hiện|Để|Nhằm)\b))"
)
#: "Số:" with its symbol some lines below, where the two columns of a head were run together.
_SYMBOL_BELOW = re.compile(
    r"^[ \t]*(S[ốo][ \t]*:?[ \t]*\d*)[ \t]*$((?:\n.*){0,4}?)\n[ \t]*(/[A-ZĐ]\w*-[\w&.-]+)[ \t]*$",
    re.MULTILINE,
)


#: A head whose lines were run together: the number behind a name in capitals, a body behind the one above it.
_RUN_TOGETHER = (
    re.compile(r"(?m)^(?P<name>[^\n|]{3,80}?) (?=S[ốỐ]\s*:\s*[\d.…]*\s*/)"),
    re.compile(
        r"(?m)^(?P<name>(?:SỞ|PHÒNG|BỘ|UBND|[ỦU][ỶY] BAN NHÂN DÂN) [^\n|]{3,60}?) (?=(?:TRƯỜNG|TRUNG TÂM|BỆNH VIỆN) [^\n|]+$)"
    ),
)
#: A heading in capitals behind a Roman label without a stop.
_BARE_ROMAN = re.compile(r"(?m)^([IVX]{1,5}) ([^\W\d_].+)$")
#: A head and the text below it on one line.
_ONE_LINE = re.compile(
    r"(?m)^(?P<before>[^|\n]{5,150}?)(?: [-–_*=]{3,})? (?P<state>C(?i:ộng h(?:oà|oa|òa) xã hội chủ nghĩa việt nam)) "
    r"(?P<motto>Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc)[ \t]*(?:[-–_*o0]{3,})?[ \t]*(?P<after>\w.{60,})$"
)
#: The type behind the date, on its line.
_TYPE_BEHIND = re.compile(r"(?m)^([^\n|]{3,60}, ngày[^\n|]{5,30}?năm \d{4}) (DỰ THẢO )?(?=KẾ HOẠCH[ \t]*$)")
#: Items run together on one line: at least so many of them behind "; - ".
_RUN_ITEMS = 2
_ITEM = re.compile(r"(?<=[;.]) (?=[-–+] [^\W\d_])")
#: A heading in capitals with the first item behind it.
_HEADED = re.compile(r"(?P<heading>[IVX]+\. [^;:.]{4,90}) (?=[-–+] [^\W\d_])")


#: Fewer lines than this that end in a bar are no borders: scanning leaves stray ones.
_BORDERED = 2


def mended(lines: list[str]) -> list[str]:
    """The lines with broken names whole again and each row of cells in the manner of Markdown. No word is changed."""
    text = "\n".join(_ESCAPES.sub(" ", line) if "\\" in line else line for line in lines)
    text = _ONE_LINE.sub(r"\g<before>\n\g<state>\n\g<motto>\n\g<after>", _pages_told(text), count=1)
    text = "\n".join(part for line in text.split("\n") for part in one_line.apart(line))
    text = _BROKEN.sub(lambda m: " ".join(m[0].split()) if "\n" in m[0] else m[0], text)
    text = _SYMBOL_BELOW.sub(r"\1 \3\2", text, count=1)
    text = _STATE_BESIDE.sub(lambda m: f"{m['name']} VIỆT NAM\n{m['rest']}", text, count=1)
    text = _DATE_BESIDE.sub(r"\1 \3\n\2", text, count=1)
    text = _DATE.sub(" ", _ALONE.sub(r"\1 ", _RULED.sub("\\1\n", text)))
    text = _LABEL_ALONE.sub(r"\1 ", text)
    for pattern in _RUN_TOGETHER:
        text = pattern.sub(_apart, text, count=1)
    text = _TYPE_BEHIND.sub(lambda m: f"{m[1]}\n{m[2] or ''}\n", text, count=1)
    whole = [item for line in text.split("\n") for item in _items(line)]
    bordered = sum(line.rstrip().endswith("|") for line in whole) >= _BORDERED
    return [made for line in whole for made in _cells(line, bordered=bordered)]


def _pages_told(text: str) -> str:
    """The text without the marks "Trang 1" that a site glues to the first word of each page, and with the stops behind Roman labels
    that such a site takes away."""
    at, page = re.search(r"(?m)^\f?Trang 1(?=[^\W\d_])", text), 1
    if at is None:
        return text
    above = text[: at.start()].strip()
    out = [] if above.endswith("[r]") else [text[: at.start()]]
    rest = text[at.end() :]
    while at is not None:
        page += 1
        at = re.search(rf"(?m)^\f?Trang {page}(?=\S)", rest)
        out.append(rest[: at.start()] if at else rest)
        rest = rest[at.end() :] if at else ""
    return _BARE_ROMAN.sub(lambda m: f"{m[1]}. {m[2]}" if m[2].isupper() else m[0], "".join(out))


def _apart(m: re.Match[str]) -> str:
    return f"{m['name']}\n" if m["name"].isupper() and "--" not in m["name"] else m[0]


def _items(line: str) -> list[str]:
    """The line, the items of a list that a page has run together on it apart."""
    run = len(re.findall(r"[;.] [-–+] [^\W\d_]", line)) >= _RUN_ITEMS and "|" not in line
    if not run or line.lstrip().startswith("<"):
        return [line]
    m = _HEADED.match(line)
    if m and m["heading"].isupper():
        return [m["heading"], *_ITEM.split(line[m.end() :])]
    return _ITEM.split(line)


def _cells(line: str, *, bordered: bool) -> list[str]:
    """A row of cells without its outer borders gets them; in a bordered file a bar beside a lone cell gets its own line."""
    words = line.strip()
    if (
        not (words.startswith("|") or words.endswith("|"))
        or not words.strip("| ")
        or bars.is_markdown_row(words)
    ):
        return [line]
    if "|" in words.strip("| "):
        return [f"| {words.strip('| ')} |"]
    if not bordered:
        return [line]
    feed = "\f" if "\f" in line else ""
    before, after = words.startswith("|"), words.endswith("|")
    return [*(["|"] if before else []), feed + words.strip("| \f"), *(["|"] if after else [])]

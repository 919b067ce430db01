"""The first mention of a paper: what must be said of it, and where in the sentence it may be said instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.case import Case, Hit
from drafter.check.content.common import citing, hit
from drafter.check.content.prose import Line, prose
from drafter.check.content.terms import own_symbol, unclear
from drafter.check.rules.common import cut_at
from drafter.citations import Citation
from drafter.i18n import _

#: "theo đề nghị của Giám đốc Sở Công Thương tại Tờ trình số ...", "UBND tỉnh đã ban hành Kế hoạch số ...": who, before it.
_GIVEN = re.compile(
    r"[A-ZĐỦ][^.;:]{3,140}?\s(?:tại|ban hành|ký|có|gửi|thông qua|phê duyệt|công bố)\s*(?:các\s*)?$|"
    r"(?:Theo|Xét) đề nghị của [^.;:]{3,140}\(tại\s*$"
)
#: "Ngày 15/01/2019, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch số ...": when, before it.
_WHEN = re.compile(
    r"\bngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}|tháng\s+\d{1,2})[^;:]*?[\s,](?:tại|ban hành|ký|có|gửi|thông qua|phê duyệt|công bố)\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\.\s|[;\n]")
_ANY_DAY = re.compile(r"\bngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}|tháng\s+\d{1,2})", re.IGNORECASE)
#: "UBND tỉnh đã ban hành các văn bản:" above a list of papers: whose they are is said once.
_LEADS = re.compile(r"[A-ZĐỦ].*\b(?:ban hành|tham mưu|trình|công bố|phê duyệt|thông qua)\b.*:\s*$")
_MARKER = re.compile(
    r"\s*(?:(?P<dash>[-+*•–])|(?P<number>\d{1,2}(?:\.\d{1,2})*[.)])|(?P<letter>[a-zđ][.)]))\s"
)
#: The day is left blank, or was lost in reading.
_BLANK_DAY = re.compile(r"\s*,?\s*ngày\b")


def incomplete(case: Case) -> Iterator[Hit]:
    """Lần dẫn đầu thiếu ngày, cơ quan ban hành hoặc trích yếu.

    Vì sao: lần đầu dẫn một văn bản phải ghi tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu; các lần sau chỉ ghi tên loại và
    số, ký hiệu (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.b). Có ngày mà thiếu cơ quan ban hành thì chỉ là lưu ý; thiếu trích yếu
    cũng chỉ là lưu ý, và chỉ với cơ quan nhà nước; trong bảng, và văn bản của đảng bộ địa phương đã ghi khóa, cũng chỉ là lưu ý. Luật, pháp lệnh, căn cứ, tên của
    chính văn bản, và văn bản nằm trong trích yếu của văn bản khác không xét ở đây. Dưới câu “UBND tỉnh đã ban hành các văn bản:” thì cơ
    quan đã nêu một lần.
    Sai: lần đầu nhắc đến đã viết “theo Quyết định số 142/QĐ-TTg”.
    Đúng: “theo Quyết định số 142/QĐ-TTg ngày 02/02/2024 của Thủ tướng Chính phủ phê duyệt ...”.
    """
    mine, not_dated, led = own_symbol(case), unclear(case), _led(case)
    seen, in_title, cut = set[str](), set[str](), cut_at(case)
    for line, cited in prose(case).cited:
        symbol = cited.symbol.text
        if symbol in seen or symbol == mine or cited.symbol.shape == "na":
            continue
        if line.zone == "title" and not cited.is_full:
            if cited.date_text and _says_body(line, cited):
                in_title.add(symbol)
            continue
        if not (cited.type_word or cited.date_text):
            continue
        seen.add(symbol)
        is_cut = line.paragraph == cut and cited.symbol_end >= len(line.text.rstrip())
        if is_cut or line.zone == "base" or symbol in not_dated or _is_excused(line, cited):
            continue
        missing = [] if symbol in in_title else _missing(line, cited, is_led=line.paragraph in led)
        if missing:
            # whose a paper is may be said in ways that are not known here; a day that is not there is not there
            weaker = "info" if _day() not in missing else _weaker(line, cited)
            yield _hit(case, line, cited, ", ".join(missing), weaker)
        elif case.is_state and not cited.subject and not _goes_on(line, cited):
            yield _hit(case, line, cited, _("trích yếu"), "info")


def _is_excused(line: Line, cited: Citation) -> bool:
    """Whether the paper is named inside another's subject, has its day left blank, or is the one this text comes with."""
    is_named = cited.is_inside and (cited.date_text or cited.term)
    is_blank = _BLANK_DAY.match(line.text, cited.symbol_end) and not cited.date_text
    return bool(is_named or is_blank) or "kèm theo" in line.text[:40].casefold()


def _led(case: Case) -> frozenset[int]:
    """The paragraphs of lists whose introduction says who issued what is listed."""
    out, marker, is_led = set[int](), "", False
    for line in prose(case).running:
        mark, leads_on = _role(line.text)
        if leads_on:
            is_led, marker = True, ""
        elif is_led and mark and mark == (marker or mark):
            marker = mark
            out.add(line.paragraph)
        else:
            is_led = False
    return frozenset(out)


@lru_cache(4096)
def _role(text: str) -> tuple[str, bool]:
    """(what kind of mark a line of a list begins with, whether it says who issued what is listed below it)."""
    m = _MARKER.match(text)
    mark = m["dash"] or ("number" if m["number"] else "letter") if m else ""
    return mark, text.rstrip().endswith(":") and _LEADS.search(text) is not None


def _missing(line: Line, cited: Citation, *, is_led: bool) -> list[str]:
    before = _sentence_before(line, cited)
    has_day = bool(cited.date_text or _WHEN.search(before))
    if before.endswith("(") and _ANY_DAY.search(before):
        return []
    missing = [] if has_day else [_day()]
    return missing + ([] if is_led or _says_body(line, cited) else [_("cơ quan ban hành")])


def _day() -> str:
    return _("ngày ban hành")


def _sentence_before(line: Line, cited: Citation) -> str:
    return _SENTENCE.split(line.text[: cited.start])[-1].rstrip()


def _says_body(line: Line, cited: Citation) -> bool:
    """Whether the body is named: behind the symbol, before it, or once for several papers ("số 1 ... và số 2 ... của Bộ")."""
    if cited.body or cited.name or _GIVEN.search(line.text[: cited.start]):
        return True
    later = [c for c in line.citations if c.start > cited.start and c.symbol.letters == cited.symbol.letters]
    return bool(later and later[0].body and ";" not in line.text[cited.end : later[0].start])


def _weaker(line: Line, cited: Citation) -> str:
    is_local = cited.symbol.shape == "party" and not cited.symbol.letters.endswith("TW")
    return "info" if line.is_cell or (is_local and cited.term and cited.body) else ""


def _goes_on(line: Line, cited: Citation) -> bool:
    """Whether what follows may be the subject in other words, or the paper stands in brackets behind what it decides."""
    rest = line.text[cited.end : cited.end + 3].strip()
    return line.text[: cited.start].rstrip().endswith(("(", "(tại")) or rest[:1] in ("“", '"', "(", ",")


def _hit(case: Case, line: Line, cited: Citation, what: str, severity: str) -> Hit:
    return hit(
        line,
        _("Lần đầu dẫn “{symbol}” còn thiếu {what}").format(symbol=cited.symbol.text, what=what),
        citing(case),
        words=line.text[cited.start : cited.end],
        severity=severity,
    )

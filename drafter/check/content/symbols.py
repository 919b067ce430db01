"""Symbols of cited papers: how they are written, and whether shape, letters, type, year and term belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.check.content.common import citing, hit
from drafter.check.content.prose import prose
from drafter.check.rules.common import grouped
from drafter.citations import Citation, Symbol
from drafter.citations.keys import same_body
from drafter.i18n import _
from drafter.registers import citations as data
from drafter.registers import directives
from drafter.text import matches, short_day


def malformed(case: Case) -> Iterator[Hit]:
    """Số, ký hiệu viện dẫn có dấu cách, gạch dài, hoặc chữ tắt của tên loại viết sai hoa thường.

    Vì sao: số, ký hiệu viết liền, giữa các nhóm là gạch chéo và gạch nối (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3; HD 36-HD/VPTW,
    II.1.3). Viết rời thì tìm kiếm không ra và dễ ngắt dòng giữa chừng.
    Sai: “51- KL/TW”, “89–KH/ĐU”, “150/2025/NĐ- CP”, “06-Ctr/TU”.
    Đúng: “51-KL/TW”, “89-KH/ĐU”, “150/2025/NĐ-CP”, “06-CTr/TU”.
    """
    hits = []
    for line, cited in prose(case).cited:
        symbol, severity = cited.symbol, ""
        if symbol.slips and "shape" not in symbol.slips:
            message = _("Ký hiệu “{found}” có dấu cách hoặc gạch dài ở trong; viết “{right}”").format(
                found=" ".join(symbol.raw.split()), right=symbol.text
            )
        elif _is_cased_otherwise(symbol):
            severity = "warning"
            message = _("Ký hiệu “{found}” viết sai chữ hoa, chữ thường; viết “{right}”").format(
                found=symbol.raw, right=symbol.text
            )
        else:
            continue
        hits.append((symbol.raw, hit(line, message, citing(case), words=symbol.raw, severity=severity)))
    for line in prose(case).running:
        for m in matches(_PARTED, line.own):
            if m["type"].upper() not in data.letters("state"):
                continue
            right = f"{m['n']}{'-' if m['mark'] == '/' else '/'}{m['type']}{m['mark']}{m['body']}"
            message = _("Ký hiệu “{found}” có dấu cách hoặc gạch dài ở trong; viết “{right}”").format(
                found=m["symbol"], right=right
            )
            hits.append((m["symbol"], hit(line, message, citing(case), words=m[0], severity="warning")))
    yield from grouped(hits)


#: "số 298 KH/TWĐTN": a blank where the mark behind the number must stand.
_PARTED = re.compile(
    r"\bsố (?P<symbol>(?P<n>\d{1,5}) (?P<type>[A-ZĐ][A-ZĐa-z]{1,3})(?P<mark>[-/])(?P<body>[A-ZĐ][\w&Đđ-]+))"
)


#: Letters of bodies that have small ones.
_SMALL = ("TTg",)


def _is_cased_otherwise(symbol: Symbol) -> bool:
    """Whether the letters of the type have small letters where it has none, or the other way: "Ctr". Not in all capitals."""
    if symbol.letters.upper() in data.sides() and symbol.letters not in (symbol.letters.upper(), *_SMALL):
        return True
    found = re.search(r"[^\W\d_]+", symbol.raw)
    is_type = found is not None and found[0].upper() == symbol.type.upper()
    return is_type and found is not None and found[0] != symbol.type and not found[0].isupper()


def wrong_shape(case: Case) -> Iterator[Hit]:
    """Ký hiệu của cơ quan Đảng viết kiểu Nhà nước, hoặc ngược lại.

    Vì sao: văn bản nhà nước “số/LOẠI-CƠ QUAN” (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3), văn bản Đảng “số-LOẠI/CƠ QUAN” (HD
    36-HD/VPTW, II.1.3).
    Sai: “51/KL-TW”, “27/NQ-TW”, “156-KH/UBND”.
    Đúng: “51-KL/TW”, “27-NQ/TW”, “156/KH-UBND”.
    """
    hits = []
    for line, cited in prose(case).cited:
        symbol = cited.symbol
        if "shape" not in symbol.slips:
            continue
        if symbol.shape == "party":
            message = _("“{found}”: {letters} là cơ quan Đảng, ký hiệu phải là “{right}”")
        else:
            message = _("“{found}”: {letters} là cơ quan nhà nước, ký hiệu phải là “{right}”")
        message = message.format(
            found=" ".join(symbol.raw.split()), letters=symbol.letters, right=symbol.text
        )
        hits.append((symbol.text, hit(line, message, citing(case), words=symbol.raw)))
    yield from grouped(hits)


def _short(body: str) -> str:
    return body if len(body) <= 60 else body[:60].rsplit(" ", 1)[0] + " …"


def wrong_body(case: Case) -> Iterator[Hit]:
    """Ký hiệu không phải của cơ quan được nêu sau chữ “của”.

    Vì sao: chữ cuối của ký hiệu là tên viết tắt của cơ quan ban hành (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.3; HD 36-HD/VPTW).
    Chỉ xét những chữ tắt đã biết; không biết thì không báo.
    Sai: “Quyết định số 27/QĐ-TTg của Bộ trưởng Bộ Tư pháp”, “153-KH/ĐU của Ban Thường vụ Tỉnh ủy”.
    Đúng: “Quyết định số 27/QĐ-TTg của Thủ tướng Chính phủ”, “153-KH/TU của Ban Thường vụ Tỉnh ủy”.
    """
    for line, cited in prose(case).cited:
        names = data.bodies().get(cited.symbol.letters.upper())
        if not names or not cited.body[:1].isupper():
            continue
        body = same_body(cited.body)
        if any(body.startswith(same_body(name)) for name in names):
            continue
        if cited.symbol.letters == "ĐU" and "tỉnh ủy" not in body and "thành ủy" not in body:
            continue
        yield hit(
            line,
            _(
                "“{symbol}” không phải ký hiệu của {body}: chữ “{letters}” là của {names}; xem lại số, ký hiệu hoặc cơ quan"
            ).format(
                symbol=cited.symbol.text,
                body=_short(cited.body),
                letters=cited.symbol.letters,
                names=names[0],
            ),
            citing(case),
            words=line.text[cited.start : cited.end],
        )


def _named_before(text: str, cited: Citation) -> bool:
    """Whether the right type stands a little before: "Thông báo Kết luận số .../TB-VPCP"."""
    before = text[max(0, cited.start - 70) : cited.start].casefold()
    before = before[max(before.rfind(mark) for mark in ",;.:(") + 1 :]
    return any(cited.symbol.type in letters and word in before for word, letters in data.type_words().items())


#: Letters of types that no office has for its name; "CV" is written for công văn itself.
_NAMED = ("KH", "QĐ", "NQ", "CT", "TB", "BC", "TTr", "CTr", "HD", "NĐ", "TT")


def wrong_type(case: Case) -> Iterator[Hit]:
    """Tên loại không khớp với chữ trong ký hiệu.

    Vì sao: chữ tắt trong ký hiệu là của tên loại (NĐ 30/2020/NĐ-CP, Phụ lục III; HD 36-HD/VPTW).
    Sai: “Đề án số 407/QĐ-TTg”, “Chương trình hành động số 17-CT/TU”.
    Đúng: “Quyết định số 407/QĐ-TTg ... phê duyệt Đề án ...”, “Chương trình hành động số 17-CTr/TU”.
    """
    for line, cited in prose(case).cited:
        word = " ".join(cited.type_word.casefold().split())
        wanted, symbol = data.type_words().get(word, ()), cited.symbol
        if word == "công văn" and symbol.shape == "state" and symbol.type in _NAMED:
            message = _(
                "“công văn số {symbol}”: công văn không có chữ của tên loại, “{letters}” là của văn bản khác"
            )
            message = message.format(symbol=symbol.text, letters=symbol.type)
            yield hit(
                line,
                message,
                citing(case),
                words=line.text[cited.start : cited.symbol_end],
                severity="warning",
            )
            continue
        if not wanted or symbol.type in ("", "VBHN", *wanted) or _named_before(line.text, cited):
            continue
        yield hit(
            line,
            _(
                "“{word} số {symbol}”: chữ “{letters}” trong ký hiệu không phải của {word}; sửa tên loại, hoặc ký hiệu thành “{right}”"
            ).format(
                word=cited.type_word.lower(),
                symbol=symbol.text,
                letters=symbol.type,
                right=symbol.text.replace(symbol.type, wanted[0], 1),
            ),
            citing(case),
            words=line.text[cited.start : cited.symbol_end],
        )


def wrong_year(case: Case) -> Iterator[Hit]:
    """Năm trong ký hiệu khác năm của ngày ban hành.

    Vì sao: năm trong số, ký hiệu văn bản quy phạm pháp luật là năm ban hành (Luật Ban hành văn bản quy phạm pháp luật).
    Sai: “Nghị định số 134/2021/NĐ-CP ngày 30/10/2020”.
    Đúng: “Nghị định số 134/2021/NĐ-CP ngày 30/12/2021”.
    """
    for line, cited in prose(case).cited:
        year = cited.symbol.year
        if year and cited.date and cited.date.year != year:
            yield hit(
                line,
                _("“{symbol}” là văn bản năm {year}, mà ghi ngày {day}; xem lại ngày hoặc ký hiệu").format(
                    symbol=cited.symbol.text, year=year, day=cited.date_text
                ),
                citing(case),
                words=line.text[cited.start : cited.end],
            )


def wrong_term(case: Case) -> Iterator[Hit]:
    """Khóa không khớp với ngày ban hành, hoặc với văn bản đã biết.

    Vì sao: số văn bản Đảng đánh theo nhiệm kỳ đại hội, số luật và nghị quyết Quốc hội theo khóa Quốc hội: sai khóa là sang văn bản
    khác. Ngày gần kề đại hội (15 ngày) không xét.
    Sai: “Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị khóa XI”; “Luật số 43/2019/QH13”.
    Đúng: “... của Bộ Chính trị khóa XII”; “Luật số 43/2019/QH14”.
    """
    for line, cited in prose(case).cited:
        if fault := _party_term(cited) or _assembly_term(cited):
            message, confidence = fault
            yield hit(
                line, message, citing(case), words=line.text[cited.start : cited.end], confidence=confidence
            )


def _party_term(cited: Citation) -> tuple[str, str] | None:
    symbol = cited.symbol
    if symbol.shape != "party" or not symbol.letters.endswith("TW") or not cited.term:
        return None
    term = data.party_terms().get(cited.term)
    if term is not None and cited.date is not None:
        right = data.party_term(cited.date)
        if term.may_hold(cited.date) or right is None:
            return None
        return _("“{symbol}” ngày {day} là của khóa {right}, không phải khóa {term}").format(
            symbol=symbol.text, day=cited.date_text, right=right, term=cited.term
        ), "A"
    known = [d for d in directives.named(symbol.text) if d.title and alike(cited.subject, d.title) > 0.7]
    if cited.date is None and cited.subject and known and all(d.term != cited.term for d in known):
        paper = known[0]
        return _(
            "“{symbol}” {title} là của {body} khóa {right} (ngày {day}), không phải khóa {term}"
        ).format(
            symbol=symbol.text, title=_short(paper.title), body=paper.body, right=paper.term,
            day=short_day(paper.date), term=cited.term,
        ), paper.confidence  # fmt: skip
    return None


def _assembly_term(cited: Citation) -> tuple[str, str] | None:
    symbol = cited.symbol
    number = symbol.letters.rpartition("QH")[2]
    term = data.assembly_terms().get(number) if symbol.shape == "na" and number.isdigit() else None
    if term is None:
        return None
    if cited.date is not None:
        fits, day = term.may_hold(cited.date), cited.date_text
    else:
        fits = term.start.year <= symbol.year and (term.end is None or symbol.year <= term.end.year)
        day = str(symbol.year)
    if fits:
        return None
    return _("“{symbol}”: {day} không thuộc nhiệm kỳ Quốc hội khóa {n}; xem lại ký hiệu").format(
        symbol=symbol.text, day=day, n=number
    ), "A"


def alike(cited: str, title: str) -> float:
    """How much of the first words of a cited subject stands in a title, 0 to 1; 1 for too few words to tell."""
    words = [w for w in _words(cited) if w not in _COMMON][:12]
    known = set(_words(title))
    return sum(w in known for w in words) / len(words) if len(words) >= 3 else 1.0


_COMMON = frozenset(["về", "việc", "của", "và", "các", "trong", "cho", "đến", "theo", "những"])


def _words(text: str) -> list[str]:
    plain = "".join(c if c.isalnum() else " " for c in text.casefold())
    for new, old in (("hoá", "hóa"), ("uỷ", "ủy")):
        plain = plain.replace(new, old)
    return plain.split()

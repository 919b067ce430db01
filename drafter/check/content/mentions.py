"""Cited papers against the calendar, the register, and their other mentions in one document."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.check.content.common import citing, hit, own_day
from drafter.check.content.prose import Line, prose
from drafter.check.content.symbols import alike
from drafter.check.content.terms import own_symbol, unclear
from drafter.check.rules.common import grouped
from drafter.citations import Citation, Key, key
from drafter.citations.keys import is_national, same_body
from drafter.i18n import _
from drafter.registers import calendar, directives
from drafter.registers import citations as terms
from drafter.text import short_day

_NEW_BODIES = dt.date(2025, 7, 1)


def _words(line: Line, cited: Citation) -> str:
    return line.text[cited.start : cited.end]


def _year_fits(cited: Citation) -> bool:
    """Whether the date is of the year in the symbol; when not, that is the finding."""
    return not cited.symbol.year or cited.date is None or cited.date.year == cited.symbol.year


def impossible_date(case: Case) -> Iterator[Hit]:
    """Ngày của văn bản viện dẫn không có thật, hoặc sau ngày của kế hoạch.

    Vì sao: chỉ dẫn được văn bản đã ban hành (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6). Căn cứ ban hành đã có quy tắc TT307.
    Sai: “ngày 31/6/2025”; kế hoạch ngày 05/3/2024 dẫn quyết định ngày 20/3/2024.
    Đúng: ngày ghi trong chính văn bản được dẫn.
    """
    own, mine = own_day(case), own_symbol(case)
    for line, cited in prose(case).cited:
        if cited.date is None and cited.date_text:
            message = _("Không có ngày {day}: xem lại ngày của “{symbol}”")
        elif (
            cited.date
            and own
            and cited.date > own
            and line.zone in ("body", "appendix", "title")
            and cited.symbol.text != mine
            and _year_fits(cited)
        ):
            message = _("“{symbol}” ngày {day} sau ngày của văn bản này ({own}); xem lại ngày")
        else:
            continue
        message = message.format(
            day=cited.date_text, symbol=cited.symbol.text, own=short_day(own) if own else ""
        )
        yield hit(line, message, citing(case), words=_words(line, cited))


def two_dates(case: Case) -> Iterator[Hit]:
    """Cùng một văn bản mà hai chỗ ghi hai ngày.

    Vì sao: cùng số, ký hiệu, cơ quan, cùng năm (văn bản Đảng: cùng khóa) là một văn bản, chỉ có một ngày.
    Sai: “Quyết định số 12/QĐ-TTg ngày 05/01/2024” ở đầu, “... ngày 15/01/2024” ở cuối.
    Đúng: một ngày ở mọi chỗ.
    """
    seen: dict[Key, tuple[dt.date, str]] = {}
    told: set[Key] = set()
    for line, cited in prose(case).cited:
        which = key(cited)
        if which is None or cited.date is None or not _year_fits(cited):
            continue
        first = seen.setdefault(which, (cited.date, cited.date_text))
        if first[0] != cited.date and which not in told:
            told.add(which)
            yield hit(
                line,
                _("“{symbol}” ở đây ghi ngày {here}, chỗ trước ghi {there}; chỉ một ngày đúng").format(
                    symbol=cited.symbol.text, here=cited.date_text, there=first[1]
                ),
                citing(case),
                words=_words(line, cited),
            )


def other_title(case: Case) -> Iterator[Hit]:
    """Trích yếu viện dẫn khác với văn bản trong danh mục.

    Vì sao: lần dẫn đầu phải ghi đúng trích yếu (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.b). Chỉ so với văn bản có trong danh mục,
    nhận ra bằng ký hiệu cùng ngày hoặc khóa.
    Sai: “Nghị quyết số 19-NQ/TW ngày 25/10/2017 ... về việc sáp nhập các trường học”.
    Đúng: “... về tiếp tục đổi mới hệ thống tổ chức và quản lý, nâng cao chất lượng và hiệu quả hoạt động của các đơn vị sự nghiệp công lập”.
    """
    for line, cited in prose(case).cited:
        paper = registered(cited)
        if paper is None or not paper.title or len(cited.subject.split()) < 6:
            continue
        if alike(cited.subject, paper.title) < 0.5:
            yield hit(
                line,
                _("“{symbol}” ngày {day} có trích yếu “{title}”, không phải “{found}”").format(
                    symbol=cited.symbol.text,
                    day=short_day(paper.date),
                    title=paper.title,
                    found=" ".join(cited.subject.split()[:14]),
                ),
                citing(case),
                words=_words(line, cited),
                confidence=paper.confidence,
            )


def other_date(case: Case) -> Iterator[Hit]:
    """Ngày viện dẫn khác với văn bản trong danh mục.

    Vì sao: trong một năm (văn bản Đảng: trong một khóa) một cơ quan chỉ có một văn bản mang số, ký hiệu ấy, nên ngày khác là chép sai.
    Chỉ so với văn bản của trung ương có trong danh mục; không có thì không báo, ngày trong danh mục chưa chắc thì chỉ lưu ý. Hai chỗ
    của một văn bản ghi hai ngày là ND312.
    Sai: “Nghị quyết số 71/NQ-CP ngày 01/5/2025 của Chính phủ”.
    Đúng: “Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ”.
    """
    days = {(cited.symbol.text, cited.date) for _line, cited in prose(case).cited}
    for line, cited in prose(case).cited:
        paper = _of_another_day(cited)
        if paper is not None and _year_fits(cited) and (paper.symbol, paper.date) not in days:
            yield hit(
                line,
                _("“{symbol}” {title} ban hành ngày {day}, không phải {found}; xem lại ngày").format(
                    symbol=paper.symbol,
                    title=" ".join(paper.title.split()[:10]),
                    day=short_day(paper.date),
                    found=cited.date_text,
                ),
                citing(case),
                words=_words(line, cited),
                confidence="A" if paper.confidence == "H" else "L",
            )


def _of_another_day(cited: Citation) -> directives.Directive | None:
    """The paper of the register that is certainly meant though its day is another; None where it may be a second one."""
    day, symbol = cited.date, cited.symbol
    papers = directives.named(symbol.text)
    is_central = symbol.shape == "na" or is_national(symbol.letters)
    if day is None or not is_central or any(paper.date == day for paper in papers):
        return None
    for paper in papers:
        if symbol.shape == "party":
            term = terms.party_term(day)
            is_same = term is not None and term == paper.term and cited.term in ("", term)
        else:
            is_same = paper.date.year == day.year
        if is_same:
            return paper
    return None


def registered(cited: Citation) -> directives.Directive | None:
    """The paper of the register that is certainly meant: of that day, else of that term or of no other."""
    found = directives.named(cited.symbol.text)
    if cited.date is not None:
        found = tuple(d for d in found if d.date == cited.date)
    elif cited.term:
        found = tuple(d for d in found if d.term == cited.term)
    elif cited.symbol.shape == "party":
        return None
    return found[0] if len(found) == 1 else None


def out_of_order(case: Case) -> Iterator[Hit]:
    """Số lớn hơn mà ngày sớm hơn, cùng cơ quan, cùng năm.

    Vì sao: trong một năm số đăng ký tăng theo ngày (NĐ 30/2020/NĐ-CP, Điều 15), nên một trong hai ngày hoặc số bị chép sai. Lệch vài
    ngày không tính; đơn vị mới từ 01/7/2025 đánh số lại.
    Sai: “Kế hoạch số 119/KH-UBND ngày 12/7/2019” và “Kế hoạch số 156/KH-UBND ngày 03/5/2019” của cùng một UBND.
    Đúng: ngày ghi trong chính văn bản.
    """
    series: dict[tuple[object, ...], dict[int, tuple[dt.date, Line, Citation]]] = {}
    for line, cited in prose(case).cited:
        symbol, day = cited.symbol, cited.date
        if symbol.shape not in ("state", "qppl") or day is None or not symbol.bare_number.isdigit():
            continue
        body = "" if is_national(symbol.letters) else same_body(cited.body)
        if not body and not is_national(symbol.letters):
            continue
        group = (symbol.shape, symbol.type, symbol.letters, body, day.year, day >= _NEW_BODIES)
        series.setdefault(group, {}).setdefault(int(symbol.bare_number), (day, line, cited))
    for rows in series.values():
        numbers = sorted(rows)
        for low, high in itertools.pairwise(numbers):
            if rows[high][0] < rows[low][0] - dt.timedelta(days=5):
                _day, line, cited = rows[high]
                yield hit(
                    line,
                    _(
                        "“{high}” ngày {later} có số lớn hơn mà sớm hơn “{low}” ngày {earlier}; xem lại số, ngày"
                    ).format(
                        high=cited.symbol.text,
                        later=cited.date_text,
                        low=rows[low][2].symbol.text,
                        earlier=rows[low][2].date_text,
                    ),
                    "NĐ 30/2020/NĐ-CP, Điều 15",
                    words=_words(line, cited),
                )


def no_term(case: Case) -> Iterator[Hit]:
    """Văn bản Đảng từ năm 2026 dẫn ký hiệu mà không có ngày hoặc khóa.

    Vì sao: số văn bản Đảng đánh lại từ đầu sau mỗi đại hội: 51-KL/TW có cả ở khóa XII (30/5/2019) và khóa XIV (17/6/2026). Không có
    ngày hoặc khóa thì không biết là văn bản nào.
    Sai: kế hoạch tháng 10/2026 “thực hiện Kết luận số 51-KL/TW”.
    Đúng: “Kết luận số 51-KL/TW, ngày 30/5/2019 của Ban Bí thư khóa XII”.
    """
    open_terms = unclear(case)
    for line, cited in prose(case).cited:
        if cited.symbol.text in open_terms:
            open_terms.discard(cited.symbol.text)
            papers = ", ".join(f"{short_day(d.date)} ({d.term})" for d in directives.named(cited.symbol.text))
            also = _(" (đã biết: {papers})").format(papers=papers) if "," in papers else ""
            yield hit(
                line,
                _(
                    "“{symbol}” không rõ ngày và khóa: số văn bản Đảng dùng lại sau mỗi đại hội{also}; ghi thêm ngày, cơ quan, khóa"
                ).format(symbol=cited.symbol.text, also=also),
                citing(case),
                words=_words(line, cited),
            )


def on_weekend(case: Case) -> Iterator[Hit]:
    """Ngày của văn bản viện dẫn rơi vào cuối tuần.

    Vì sao: phần lớn văn bản ký ngày làm việc; ngày thứ Bảy, Chủ nhật vẫn hợp lệ nhưng nên xem lại.
    Sai (có thể): “Chương trình hành động số 142-CTr/TU ngày 30/5/2015” (thứ Bảy).
    Đúng: giữ nguyên nếu văn bản ghi đúng ngày đó.
    """
    hits = []
    for line, cited in prose(case).cited:
        if cited.date and calendar.is_weekend(cited.date) and not _in_register(cited):
            message = _("“{symbol}” ghi ngày {day} là {weekday}; xem lại nếu chép tay").format(
                symbol=cited.symbol.text, day=cited.date_text, weekday=_(calendar.weekday(cited.date))
            )
            hits.append((cited.symbol.text, hit(line, message, citing(case), words=_words(line, cited))))
    yield from grouped(hits)


def _in_register(cited: Citation) -> bool:
    return any(d.date == cited.date for d in directives.named(cited.symbol.text))


def long_again(case: Case) -> Iterator[Hit]:
    """Đã đặt tên ngắn mà vẫn dẫn lại đầy đủ.

    Vì sao: sau khi ghi “(sau đây gọi tắt là ...)” thì các lần sau chỉ dùng tên ngắn (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.b).
    Sai: “(viết tắt là Kết luận số 51-KL/TW)” rồi lại “Kết luận số 51-KL/TW, ngày 30/5/2019 của Ban Bí thư về ...”.
    Đúng: “Kết luận số 51-KL/TW”.
    """
    named: dict[str, str] = {}
    hits = []
    for line, cited in prose(case).cited:
        symbol = cited.symbol.text
        if (
            symbol in named
            and line.zone == "body"
            and cited.is_full
            and not line.is_cell
            and not cited.is_inside
        ):
            message = _("“{symbol}” đã có tên ngắn “{short}”, ở đây không cần ghi lại đầy đủ").format(
                symbol=symbol, short=named[symbol]
            )
            hits.append((symbol, hit(line, message, citing(case), words=_words(line, cited))))
        if cited.short_name:
            named.setdefault(symbol, cited.short_name)
    yield from grouped(hits)


def date_form(case: Case) -> Iterator[Hit]:
    """Ngày trong viện dẫn viết khác cách thường dùng.

    Vì sao: ngày dưới 10 và tháng 1, 2 thêm số 0, tháng khác không thêm (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.4.b); trong câu dùng
    gạch chéo.
    Sai: “4/11/2013”, “12/07/2019”, “30-5-2019”.
    Đúng: “04/11/2013”, “12/7/2019”, “30/5/2019”.
    """
    hits = []
    for line, cited in prose(case).cited:
        if cited.date is None or "tháng" in cited.date_text.casefold():
            continue
        wanted = short_day(cited.date)
        if cited.date_text.replace(" ", "") != wanted:
            message = _("Ngày “{found}”, thường viết “{wanted}”").format(found=cited.date_text, wanted=wanted)
            hits.append(("", hit(line, message, citing(case), words=_words(line, cited))))
    yield from grouped(hits)

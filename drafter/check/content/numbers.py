"""Numbers and days that disagree with each other or with the calendar."""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
import re
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.check.content.common import first_day, hit, written_day
from drafter.check.content.prose import make_line, prose
from drafter.i18n import _
from drafter.registers import calendar
from drafter.text import matches, short_day
from drafter.view import Table

COMPARED = "đối chiếu trong văn bản"
_DAY = r"(?P<d>\d{1,2})\s*(?:/|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<y>\d{4})"
_NAMED_DAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5, "nhật": 6,
}  # fmt: skip
_NAME = r"(?:[Tt]hứ\s+(?P<w{n}>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ\s+(?P<s{n}>[Nn]hật))"
_WEEKDAY = (
    re.compile(rf"{_NAME.format(n='')}\s*,?\s*\(?(?:ngày\s*)?{_DAY}"),
    re.compile(rf"{_DAY}\s*,?\s*\(\s*{_NAME.format(n='')}\s*\)"),
)


#: "phiên họp thứ 5, ngày ...": a number, not a weekday.
_ORDINAL = re.compile(
    r"(?:lần|kỳ họp|phiên họp|phiên|khóa|khoá|đợt|hạng|bước|nhóm|vị trí|tiết|buổi|hội nghị|năm|tuần|ngày)\s+$",
    re.IGNORECASE,
)


def wrong_weekday(case: Case) -> Iterator[Hit]:
    """Thứ không khớp với ngày.

    Vì sao: người nhận không biết theo thứ hay theo ngày.
    Sai: “thứ Hai, ngày 29/4/2026” (thứ Tư).
    Đúng: “thứ Tư, ngày 29/4/2026”.
    """
    for line in prose(case).running:
        if "hứ " not in line.unquoted and "hủ " not in line.unquoted:
            # no "thứ" and no "chủ nhật"
            continue
        for pattern in _WEEKDAY:
            for m in matches(pattern, line.unquoted):
                day = written_day(m)
                if m[0][0] in "Tt" and _ORDINAL.search(line.text[: m.start()]):
                    continue
                said = _NAMED_DAYS[(m["w"] or m["s"]).casefold()]
                if day is not None and day.weekday() != said:
                    yield hit(
                        line,
                        _("Ngày {day} là {right}, không phải như đã ghi").format(
                            day=short_day(day), right=_(calendar.weekday(day))
                        ),
                        _("lịch"),
                        words=m[0],
                    )


_ANY_DATE = re.compile(rf"(?<![\d/.\-]){_DAY}(?![\d/])")


#: "tháng 23/7/2022": a day where a month should be; "ngày 08/6/20210": a year of three or five digits.
_SLIPPED_DATE = re.compile(
    r"\btháng\s+\d{1,2}/\d{1,2}/\d{4}\b|\bngày\s+\d{1,2}/\d{1,2}/(?:\d{5,}|\d{3})(?![\d/])", re.IGNORECASE
)


def impossible_day(case: Case) -> Iterator[Hit]:
    """Ngày không có trong lịch.

    Vì sao: tháng 4, 6, 9, 11 có 30 ngày, tháng 2 có 28 hoặc 29 ngày. Ngày của văn bản viện dẫn đã có quy tắc ND311.
    Chữ “tháng” trước cả ngày, tháng, năm và năm không đủ bốn chữ số cũng là gõ nhầm.
    Sai: “trước ngày 31/6/2026”; “từ tháng 23/7/2022 đến nay”; “ngày 08/6/20210”.
    Đúng: “trước ngày 30/6/2026”; “từ ngày 23/7/2022 đến nay”; “ngày 08/6/2010”.
    """
    for line in prose(case).running:
        for m in matches(_ANY_DATE, line.own):
            if written_day(m) is None and 1 <= int(m["d"]) <= 31 and 1900 < int(m["y"]) < 2100:
                yield hit(line, _("Không có ngày {day}").format(day=m[0]), _("lịch"), words=m[0])
        for m in matches(_SLIPPED_DATE, line.text):
            yield hit(
                line, _("“{found}” không phải ngày, tháng, năm").format(found=m[0]), _("lịch"), words=m[0]
            )


_DEADLINE = re.compile(
    r"(?P<verb>hoàn thành|xong|gửi|báo cáo|nộp|trình|đăng ký|tổng hợp|phê duyệt|thực hiện|triển khai|xây dựng|lập)(?P<gap>[^.;:“”]{0,90}?)"
    rf"\b(?:trước|chậm nhất|muộn nhất|hạn cuối|xong)\s+(?:là\s+|vào\s+|hết\s+)*(?:ngày\s+)?(?P<date>{_DAY})",
    re.IGNORECASE,
)
_DONE = re.compile(r"\bđã\b|\bđược\b|tính đến|kể từ|theo quy định", re.IGNORECASE)
#: "hồ sơ nộp trước ngày ...", "dự án hoàn thành trước ngày ...": which ones, not by when.
_WHICH = re.compile(
    r"(?:dự án|công trình|hồ sơ|văn bản|hợp đồng|trường hợp|người|hộ|học sinh|đối tượng|doanh nghiệp)\s(?:[^.;,:]{0,30}\s)?$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    rf"(?:(?:hoàn thành |xong )?(?:trước |trong |đến )?(?:hết )?(?:ngày )?{_DAY}|(?:trong |trước )?tháng\s+(?P<tm>\d{{1,2}})\s*(?:/|năm)\s*(?P<ty>\d{{4}})"
    r"|(?:trong |trước )?qu[ýí]\s+(?P<q>I{1,3}|IV|[1-4])\s*[-/,]?\s*(?:năm\s+)?(?P<qy>\d{4})|(?:trong )?năm\s+(?P<ny>20\d\d))[.;]?",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _last_day(m: re.Match[str]) -> dt.date | None:
    if m["y"]:
        return written_day(m)
    year, month = int(m["ty"] or m["qy"] or m["ny"]), 12
    if m["tm"]:
        month = int(m["tm"])
    elif m["q"]:
        month = _QUARTERS[m["q"].upper()] * 3
    return dt.date(year, month, _calendar.monthrange(year, month)[1]) if 1 <= month <= 12 else None


def past_deadline(case: Case) -> Iterator[Hit]:
    """Thời hạn trước ngày ban hành.

    Vì sao: việc giao trong kế hoạch không thể xong trước khi có kế hoạch; thường là sót từ kế hoạch năm trước.
    Sai: kế hoạch ngày 05/3/2026 “gửi báo cáo trước ngày 15/12/2025”.
    Đúng: “trước ngày 15/12/2026”.
    """
    day = first_day(case)
    if day is None:
        return
    for line in prose(case).of("body", "appendix"):
        for m in matches(_DEADLINE, line.own) if "/20" in line.own or "năm 20" in line.own else ():
            before = line.own[max(0, m.start() - 12) : m.start()] + m["gap"]
            limit = written_day(m)
            after = line.own[m.end() : m.end() + 12]
            which = _WHICH.search(line.own[: m.start()]) or re.match(
                r"\s*,?\s*(?:thì|được|vẫn|mà|nay|hiện|đã)\b", after
            )
            if limit is not None and limit < day and not _DONE.search(before) and not which:
                yield hit(
                    line,
                    _("Thời hạn {limit} trước ngày của văn bản ({own})").format(
                        limit=m["date"], own=short_day(day)
                    ),
                    _(COMPARED),
                    words=line.around(*m.span()).strip(),
                )
    yield from _past_cells(case, day)


def _past_cells(case: Case, day: dt.date) -> Iterator[Hit]:
    for block in case.view.blocks:
        if not isinstance(block, Table) or len(block.rows) < 2:
            continue
        columns = {
            cell.column
            for row in block.rows[: max(1, block.head_rows)]
            for cell in row
            if re.match(r"\s*(?:thời gian|thời hạn|tiến độ)", cell.text, re.IGNORECASE)
        }
        for row in block.rows[1:]:
            for cell in row:
                m = _WHEN.fullmatch(" ".join(cell.text.split())) if cell.column in columns else None
                limit = _last_day(m) if m else None
                if limit is not None and limit < day and cell.paragraphs:
                    line = make_line(cell.paragraphs[0].index, cell.text, "appendix")
                    message = _("Thời hạn “{limit}” trước ngày của văn bản ({own})").format(
                        limit=" ".join(cell.text.split()), own=short_day(day)
                    )
                    yield hit(line, message, _(COMPARED))


_UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _spelled() -> dict[str, int]:
    """Numbers from 1 to 99 in words, in every way that they are said."""
    out = {word: n for n, word in enumerate(_UNITS, 1)} | {"tư": 4, "mười": 10, "mười lăm": 15}
    out |= {f"mười {word}": n for n, word in enumerate(_UNITS, 11) if n != 15}
    for tens, word in enumerate(_UNITS[1:], 2):
        out[f"{word} mươi"] = tens * 10
        ends = {**{unit: n for n, unit in enumerate(_UNITS, 1)}, "mốt": 1, "tư": 4, "lăm": 5}
        out |= {f"{word} mươi {end}": tens * 10 + n for end, n in ends.items()}
    return out


_SPELLED = _spelled()
_FIGURES = re.compile(
    rf"\b(?P<n>\d{{1,2}})\s*\(\s*(?P<w>{'|'.join(sorted(_SPELLED, key=len, reverse=True))})\s*\)",
    re.IGNORECASE,
)


def figures_and_words(case: Case) -> Iterator[Hit]:
    """Số và chữ trong ngoặc khác nhau.

    Vì sao: không biết theo số hay theo chữ.
    Sai: “05 (bốn) ngày làm việc”.
    Đúng: “05 (năm) ngày làm việc”.
    """
    for line in prose(case).running:
        for m in matches(_FIGURES, line.unquoted):
            is_unit = m["w"].casefold() == "năm" and not re.match(r"\s+[^\W\d_]", line.text[m.end() :])
            if int(m["n"]) != _SPELLED[m["w"].casefold()] and not is_unit:
                yield hit(
                    line,
                    _("Số {n} mà chữ “{word}”").format(n=m["n"], word=m["w"]),
                    _(COMPARED),
                    words=line.around(*m.span()).strip(),
                )


_CYCLE = re.compile(
    r"(?:định kỳ|hằng|hàng|mỗi)\s+(?:hằng\s+|hàng\s+)?(?P<cycle>tháng|quý|năm|tuần|0?[369] tháng)\b(?P<more>(?:\s*,\s*(?:\d+ tháng|năm|quý))*)",
    re.IGNORECASE,
)
_REPORT_TO = re.compile(
    r"báo cáo\s+(?:kết quả\s+|tình hình\s+)?(?:thực hiện\s+)?(?:Kế hoạch\s+(?:này\s+)?)?(?:về|cho|với|gửi)\s+"
    r"(?P<to>(?:Sở|UBND|Ủy ban nhân dân|Ban|Văn phòng|Phòng|Đảng ủy|Ban Thường vụ)\s[^,.;:()]{2,60}?)(?=\s*(?:[,.;:(]|$|\bđể\b|\bqua\b|\btrước\b|\btheo\b))"
)


def report_cycles(case: Case) -> Iterator[Hit]:
    """Cùng báo cáo về một nơi mà hai chỗ ghi hai kỳ khác nhau.

    Vì sao: đơn vị không biết báo cáo theo kỳ nào. Hai nơi làm hai việc có thể có hai kỳ, nên chỉ là lưu ý.
    Sai: Mục II “định kỳ hằng quý báo cáo về Sở Nội vụ”, Mục III “định kỳ 6 tháng báo cáo về Sở Nội vụ”.
    Đúng: một kỳ ở mọi chỗ.
    """
    seen: dict[str, tuple[str, str]] = {}
    told: set[str] = set()
    for line in prose(case).of("body"):
        for m in matches(_REPORT_TO, line.own):
            sentence = line.around(*m.span())
            cycles = list(_CYCLE.finditer(sentence))
            if len(cycles) != 1 or cycles[0]["more"]:
                continue
            cycle = " ".join(cycles[0]["cycle"].casefold().lstrip("0").split())
            to = " ".join(m["to"].casefold().split())
            first = seen.setdefault(to, (cycle, cycles[0][0]))
            if first[0] != cycle and to not in told:
                told.add(to)
                yield hit(
                    line,
                    _("Báo cáo về {to}: ở đây “{here}”, chỗ trước “{there}”").format(
                        to=m["to"], here=cycles[0][0], there=first[1]
                    ),
                    _(COMPARED),
                    words=sentence.strip(),
                    severity="info",
                )


_TERM_DAY = re.compile(
    r"(?P<cycle>0?[369] tháng|tổng kết năm|báo cáo năm|hằng quý|hàng quý|quý)\s*\(\s*trước ngày\s+(?P<d>\d{1,2})\s*(?:/|tháng)\s*"
    r"(?P<m>\d{1,2})\b\s*\)?",
    re.IGNORECASE,
)


def late_reports(case: Case) -> Iterator[Hit]:
    """Hạn tổng hợp báo cáo sớm hơn hạn các đơn vị gửi báo cáo.

    Vì sao: nơi tổng hợp phải nhận đủ báo cáo trước khi gửi lên. Chỉ xét hai chỗ cùng một kỳ, chỗ sau là nơi tổng hợp.
    Sai: các đơn vị gửi báo cáo 6 tháng (trước ngày 16/6); Sở tổng hợp báo cáo 6 tháng (trước ngày 18/5).
    Đúng: Sở tổng hợp báo cáo 6 tháng (trước ngày 18/6).
    """
    seen: dict[str, tuple[int, int, str]] = {}
    for line in prose(case).of("body"):
        for m in matches(_TERM_DAY, line.own):
            cycle = " ".join(m["cycle"].casefold().lstrip("0").split())
            here = (int(m["m"]), int(m["d"]), m[0])
            first = seen.setdefault(cycle, here)
            if here[:2] < first[:2] and "tổng hợp" in line.text[: m.start()].casefold():
                yield hit(
                    line,
                    _("Hạn “{here}” sớm hơn hạn gửi báo cáo “{there}”").format(here=m[0], there=first[2]),
                    _(COMPARED),
                    words=m[0],
                )


_PERIOD = re.compile(
    r"(?P<word>giai đoạn|năm học|nhiệm kỳ)\s+(?P<a>20\d\d)\s*[-–]\s*(?P<b>20\d\d)\b", re.IGNORECASE
)


def odd_period(case: Case) -> Iterator[Hit]:
    """Giai đoạn ghi ngược, năm học không phải hai năm liền nhau.

    Vì sao: năm đầu đứng trước năm cuối; một năm học nằm trong hai năm liền nhau.
    Sai: “giai đoạn 2030 - 2026”, “năm học 2026 - 2028”.
    Đúng: “giai đoạn 2026 - 2030”, “năm học 2026 - 2027”.
    """
    for line in prose(case).running:
        for m in matches(_PERIOD, line.unquoted) if " 20" in line.unquoted else ():
            first, last = int(m["a"]), int(m["b"])
            if last <= first:
                message = _("“{found}”: năm cuối phải sau năm đầu")
            elif m["word"].casefold() == "năm học" and last != first + 1:
                message = _("“{found}”: một năm học là hai năm liền nhau")
            else:
                continue
            yield hit(line, message.format(found=" ".join(m[0].split())), _("lịch"), words=m[0])

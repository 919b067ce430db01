"""Quantities said twice, counted or added up in prose. Words may mean more than they show, so all of this is a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafter.anatomy import labels
from drafter.check.case import Case, Hit
from drafter.check.content.common import hit
from drafter.check.content.prose import Line, prose
from drafter.check.content.structure import period
from drafter.check.rules.common import grouped
from drafter.i18n import _
from drafter.text import matches

COMPARED = "đối chiếu trong văn bản"

_THINGS = "xã|phường|đơn vị|trường|nhóm|nội dung|nhiệm vụ|giải pháp|chỉ tiêu|công ty|tiêu chí|sở|phòng|huyện|thôn|bước|đợt|hoạt động"
_LISTED = re.compile(
    rf"\b(?<!Đề án )(?P<n>\d{{1,2}})\s+(?P<what>{_THINGS})\s*(?:gồm|sau|là)?\s*:\s*(?P<list>[^.:]+;[^.:]+)(?:\.|$)"
)
#: "gồm 06 nhiệm vụ sau:" and nothing behind it: what is counted stands on the lines below.
_BELOW = re.compile(
    rf"(?<![\d/.,])(?<!Đề án )(?P<n>\d{{1,2}})\s+(?:nhóm\s+)?(?P<what>{_THINGS})\b(?P<more>[^.:;\d]{{0,40}}):\s*$",
    re.IGNORECASE,
)


def listed_otherwise(case: Case) -> Iterator[Hit]:
    """Số lượng đã nêu khác với số mục liệt kê.

    Vì sao: “gồm 05 đơn vị: ...” mà liệt kê 04 thì thiếu một. Đếm các mục cách nhau bằng dấu chấm phẩy trong một câu, hoặc các mục cùng
    cấp ngay dưới câu kết thúc bằng dấu hai chấm; tên mục có thể ghép nên chỉ là lưu ý.
    Sai: “tại 05 xã: A; B; C; D.”; “tập trung 06 nhiệm vụ sau:” mà dưới là bảy mục.
    Đúng: “tại 04 xã: A; B; C; D.”
    """
    hits = []
    lines = [line for line in prose(case).of("body") if not line.is_cell]
    for place, line in enumerate(lines):
        for m in matches(_LISTED, line.unquoted):
            found = len([part for part in m["list"].split(";") if part.strip()])
            hits += _differs(line, m, found)
        for counted in matches(_BELOW, line.unquoted):
            hits += _differs(line, counted, _items_below(lines[place + 1 :], line))
    yield from grouped(hits)


def _differs(line: Line, m: re.Match[str], found: int) -> list[tuple[str, Hit]]:
    if found < 2 or found == int(m["n"]):
        return []
    message = _("Nêu {n} {what} nhưng liệt kê {found}").format(n=m["n"], what=m["what"], found=found)
    return [(m[0], hit(line, message, _(COMPARED), words=m[0], severity="info"))]


def _items_below(lines: Sequence[Line], above: Line) -> int:
    """How many parts of one level stand right below a line; 0 where they cannot be told from what follows them."""
    own, _rest = labels.parse(above.text)
    first, _rest = labels.parse(lines[0].text) if lines else (None, "")
    if first is None or first.number > 1 or (own is not None and own.rank >= first.rank):
        return 0
    count = 0
    for line in lines:
        label, _rest = labels.parse(line.text)
        if label is None or label.rank > first.rank:
            continue
        if label.rank < first.rank or label.kind != first.kind or (label.number and label.number <= count):
            # without a level of its own the line that counts may stand among its items: only a new part ends them
            return count if own is not None or label.rank < first.rank else 0
        count += 1
    return count


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNITS = "triệu đồng|tỷ đồng|nghìn đồng|đồng|người|lượt người|ha|km|hộ|lớp|trường|xã"
_ADDED = re.compile(
    rf"(?P<total>{_NUMBER})\s+(?P<unit>{_UNITS})\s*(?:\([^()]*\))?\s*[,:]?\s*(?:bao )?gồm\s*:?\s+(?P<parts>[^.]+(?:\.(?=\d)[^.]+)*)",
    re.IGNORECASE,
)


def sum_in_prose(case: Case) -> Iterator[Hit]:
    """Tổng nêu trong câu không bằng các phần kể sau chữ “gồm”.

    Vì sao: “30 triệu đồng, gồm: ngân sách tỉnh 20 triệu đồng; ngân sách xã 15 triệu đồng” thì một số sai. Chỉ cộng khi mỗi phần có đúng
    một số cùng đơn vị; “trong đó” có thể chỉ kể một phần nên không xét.
    Sai: tổng 30 triệu đồng gồm 20 triệu đồng và 15 triệu đồng.
    Đúng: tổng 35 triệu đồng.
    """
    for line in prose(case).of("body"):
        for m in matches(_ADDED, line.unquoted):
            pieces = [piece for piece in m["parts"].split(";") if piece.strip()]
            counted = re.compile(rf"({_NUMBER})\s+{re.escape(m['unit'])}\b", re.IGNORECASE)
            values = [counted.findall(piece) for piece in pieces]
            if len(pieces) < 2 or any(len(found) != 1 for found in values):
                continue
            total, added = _value(m["total"]), sum(_value(found[0]) for found in values)
            if abs(total - added) > 0.001:
                message = _("Tổng ghi {total} {unit}, cộng các phần được {sum}").format(
                    total=m["total"], unit=m["unit"], sum=_printed(added)
                )
                yield hit(line, message, _(COMPARED), words=m[0], severity="info")


def _value(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def _printed(value: float) -> str:
    whole = f"{value:,.3f}".rstrip("0").rstrip(".")
    return whole.replace(",", "\0").replace(".", ",").replace("\0", ".")


_SHARE = re.compile(
    rf"(?<![\d.,])(?P<n>{_NUMBER})\s*%\s+(?:số\s+|tổng số\s+)?(?P<what>(?:[^\W\d_]+[\s,]*){{5,9}})"
)
_RATE = re.compile(
    rf"\b[Tt]ỷ lệ\s+(?P<what>(?:[^\W\d_]+\s+){{4,12}}?)đạt\s+(?:trên |từ |tối thiểu |ít nhất )?(?P<n>{_NUMBER})\s*%"
)
_TIME = re.compile(
    r"\b(?:20\d\d|quý|tháng|học kỳ|giai đoạn|hằng năm|hàng năm|mỗi năm|bình quân)\b", re.IGNORECASE
)
#: What a report of results compares with, and words that set one group apart from another.
_COMPARING = re.compile(
    r"kế hoạch|dự toán|cùng kỳ|so với|nghị quyết|còn lại|trong đó|tăng|giảm|vượt", re.IGNORECASE
)
_WORDS = 6


@lru_cache(4096)
def _times(text: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in _TIME.findall(text))


def _under_headings(lines: Sequence[Line]) -> Iterator[tuple[Line, frozenset[str]]]:
    """Each line with the times that the parts above it name: "2. Mục tiêu đến năm 2020" speaks for its items."""
    above: list[tuple[int, frozenset[str]]] = []
    for line in lines:
        label, rest = labels.parse(line.text)
        while label is not None and above and above[-1][0] >= label.rank:
            above.pop()
        yield line, frozenset().union(*(times for _rank, times in above))
        if label is not None:
            above.append((label.rank, _times(rest)))


def two_values(case: Case) -> Iterator[Hit]:
    """Cùng một chỉ tiêu mà hai chỗ ghi hai số.

    Vì sao: không biết đơn vị phải đạt mức nào. Chỉ so hai câu có từ năm chữ giống nhau, cùng nói về một thời gian; lời văn có thể khác
    nghĩa nên chỉ là lưu ý.
    Sai: mục tiêu “100% trường trung học cơ sở trên địa bàn tỉnh có thư viện”, nhiệm vụ “95% trường trung học cơ sở trên địa bàn tỉnh có
    thư viện”.
    Đúng: một số ở cả hai chỗ.
    """
    seen: dict[tuple[str, frozenset[str]], tuple[float, str]] = {}
    told: set[tuple[str, frozenset[str]]] = set()
    for line, above in _under_headings(prose(case).of("body")):
        for pattern in (_SHARE, _RATE):
            for m in matches(pattern, line.unquoted):
                words = re.findall(r"[^\W\d_]+", m["what"].casefold())[:_WORDS]
                sentence = line.around(*m.span())
                if len(words) < _WORDS - 1 or _COMPARING.search(sentence):
                    continue
                key = (" ".join(words), above | _times(sentence))
                first = seen.setdefault(key, (_value(m["n"]), f"{m['n']}%"))
                if first[0] != _value(m["n"]) and key not in told:
                    told.add(key)
                    message = _("“{what} ...”: ở đây {here}%, chỗ trước {there}").format(
                        what=key[0], here=m["n"], there=first[1]
                    )
                    yield hit(line, message, _(COMPARED), words=m[0], severity="info")


_LIMIT = re.compile(
    r"(?:hoàn thành|xong|gửi|nộp|trình)[^.;:“”]{0,70}?\b(?:trước|chậm nhất|trong)\s+(?:ngày\s+|hết\s+)*"
    r"(?:\d{1,2}/\d{1,2}/|(?:tháng|qu[ýí])\s+\w{1,4}\s*(?:/|,?\s+năm\s+)|năm\s+)(?P<y>20\d\d)",
    re.IGNORECASE,
)


def late_deadline(case: Case) -> Iterator[Hit]:
    """Thời hạn sau khi kế hoạch đã hết giai đoạn.

    Vì sao: việc của kế hoạch năm 2026 mà hạn là năm 2028 thì năm hoặc kế hoạch bị nhầm. Báo cáo tổng kết ở năm liền sau là thường nên
    không xét; kế hoạch có tầm nhìn xa hơn cũng không xét.
    Sai: kế hoạch năm 2026 “hoàn thành trước ngày 30/6/2028”.
    Đúng: “hoàn thành trước ngày 30/6/2026”.
    """
    title = " ".join(case.anatomy.title.split())
    years = period(title)
    if years is None or re.search(r"đến năm|tầm nhìn|định hướng|những năm tiếp theo", title, re.IGNORECASE):
        return
    for line in prose(case).of("body", "appendix"):
        for m in matches(_LIMIT, line.own):
            if int(m["y"]) > years[1] + 1:
                message = _("Thời hạn năm {year} sau giai đoạn của kế hoạch ({last})").format(
                    year=m["y"], last=years[1]
                )
                yield hit(line, message, _(COMPARED), words=m[0], severity="info")

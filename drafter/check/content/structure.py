"""References to parts of the document that do not exist, and what remains of another plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy import Node
from drafter.anatomy.labels import ROMAN
from drafter.check.case import Case, Hit
from drafter.check.content.common import hit
from drafter.check.content.prose import prose
from drafter.check.rules.common import siblings
from drafter.i18n import _
from drafter.text import matches

_SECTION = re.compile(
    r"(?:điểm\s+[a-zđ]\s*,?\s*)?(?:khoản\s+\d+\s*,?\s*)?\b[Mm]ục\s+(?P<n>[IVX]+)\b(?!\s*[.\-]?\d)(?P<after>.{0,28})"
)
_APPENDIX = re.compile(r"\b[Pp]hụ lục\s+(?:số\s+)?(?P<n>[IVX]+|\d{1,2})\b(?P<after>.{0,34})")
_OURS = re.compile(
    r"\s*(?:,\s*)?(?:của\s+)?(?:(?:ban hành\s+)?(?:kèm theo|đính kèm)\s+)?(?:bản\s+)?(?:Kế hoạch|kế hoạch|Chương trình|chương trình|văn bản)\s+này"
)
_KEEP = re.compile(r"\s*(?:kèm theo|đính kèm)\s*[).;,]")


def _sections(case: Case) -> set[int]:
    return {
        node.label.number for node in case.nodes() if node.label is not None and node.label.kind == "roman"
    }


def missing_section(case: Case) -> Iterator[Hit]:
    """Dẫn tới mục không có trong văn bản.

    Vì sao: khi bỏ bớt hoặc đánh số lại mục, chỗ dẫn cũ trỏ sai. Chỉ xét chỗ nói rõ “Kế hoạch này” và dòng “Mục IV” ở Nơi nhận.
    Sai: “thực hiện theo Mục V Kế hoạch này” mà kế hoạch chỉ có đến Mục IV.
    Đúng: số của mục đang có.
    """
    known = _sections(case)
    if not known:
        return
    for line in prose(case).of("body", "recipients", "appendix"):
        for m in matches(_SECTION, line.own):
            number = ROMAN.get(m["n"], 0)
            ours = _OURS.match(m["after"]) or line.zone == "recipients"
            if ours and number and number not in known:
                yield hit(
                    line,
                    _("Không có Mục {n} trong văn bản này; xem lại chỗ dẫn").format(n=m["n"]),
                    _("đối chiếu trong văn bản"),
                    words=m[0],
                )


def missing_appendix(case: Case) -> Iterator[Hit]:
    """Dẫn tới phụ lục có số mà văn bản không có phụ lục số đó.

    Vì sao: mỗi phụ lục được dẫn phải có trong văn bản (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.1). Tệp không có phụ lục nào thì đã
    có quy tắc TT602.
    Sai: “chi tiết tại Phụ lục III kèm theo Kế hoạch này”, sau chữ ký chỉ có Phụ lục I và II.
    Đúng: sửa số, hoặc thêm phụ lục.
    """
    numbers = {_number(part.number) for part in case.anatomy.appendices}
    if not numbers:
        return
    if numbers == {0}:
        # the only one, which bears no number: the first
        numbers = {1}
    for line in prose(case).of("body"):
        for m in matches(_APPENDIX, line.own):
            ours = _OURS.match(m["after"]) or _KEEP.match(m["after"])
            if ours and _number(m["n"]) not in numbers:
                yield hit(
                    line,
                    _("Không có Phụ lục {n} trong văn bản này; xem lại chỗ dẫn").format(n=m["n"]),
                    case.clause_of("phu_luc_heading")[0],
                    words=m[0],
                )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else ROMAN.get(text, 0)


#: A title is no longer, characters; a longer line says itself what is to be done.
_TITLE = 220


def empty_section(case: Case) -> Iterator[Hit]:
    """Đề mục không có nội dung.

    Vì sao: dưới đề mục phải có lời văn hoặc bảng; đề mục trống thường do xóa hoặc chuyển nội dung mà quên tên.
    Sai: “II. KINH PHÍ” rồi đến ngay “III. TỔ CHỨC THỰC HIỆN”.
    Đúng: viết nội dung, hoặc bỏ đề mục.
    """
    for family in siblings(case):
        for node in family:
            if not _is_empty(node):
                continue
            others = [one for one in family if one is not node]
            if node.component == "h_muc_roman" or (others and all(one.children for one in others)):
                yield Hit(
                    message=_("Dưới “{name}” không có nội dung").format(name=node.piece.text.strip()[:60]),
                    component="body",
                    clause=_("văn bản ban hành phải đủ nội dung"),
                    piece=node.piece,
                )


def _is_empty(node: Node) -> bool:
    """Whether it is a title with nothing below: bold or in capitals, without a mark behind it."""
    if node.children or node.run_in or node.label is None or node.label.kind not in ("roman", "khoan"):
        return False
    title = node.heading or node.inline
    is_title = node.piece.is_bold or node.piece.is_upper
    return is_title and len(title) <= _TITLE and title[-1:].isalnum()


_BLANK = re.compile(r"(?<![\w/])(?:X{2,4}|x{2})(?![\w])|\b(?:xx|XX)/(?:xx|XX)\b|\?{3,}|\bTODO\b|\bTBD\b")
_CENTURY = re.compile(
    r"(?:thế kỷ|thế kỉ|lần thứ|khóa|khoá|thứ|đại hội|quý|phụ lục|mục|phần|chương|và|,|-|–)\s*$", re.IGNORECASE
)


def crosses(case: Case) -> Iterator[Hit]:
    """Còn chữ giữ chỗ “XX”, “???”.

    Vì sao: chữ giữ chỗ là của bản nháp, phải thay bằng số, tên thật. “XX” là số La Mã (thế kỷ XX, khóa XX) không tính; chỗ trống dạng
    “....”, “[ ]” đã có quy tắc TT702.
    Sai: “tổ chức XX lớp tập huấn”, “trước ngày xx/xx/2026”.
    Đúng: “tổ chức 12 lớp tập huấn”.
    """
    for line in prose(case).of("title", "base", "body", "appendix"):
        for m in matches(_BLANK, line.unquoted):
            if not _CENTURY.search(line.text[: m.start()][-14:]):
                yield hit(
                    line,
                    _("Còn chữ giữ chỗ “{found}”; điền nội dung thật").format(found=m[0]),
                    _("văn bản ban hành phải đủ nội dung"),
                    words=line.around(*m.span()).strip(),
                    severity="info" if case.is_draft else "",
                )
                break


_YEAR = re.compile(r"(?:năm|giai đoạn)\s+(?P<a>20\d\d)(?:\s*[-–]\s*(?P<b>20\d\d))?", re.IGNORECASE)
#: What the title is about, its own time left out.
_PLAIN = re.compile(r"\b(?:về việc|về|ban hành|năm|giai đoạn|kế hoạch|chương trình)\b", re.IGNORECASE)


def _years(text: str) -> set[tuple[str, str]]:
    return {(m["a"], m["b"] or "") for m in matches(_YEAR, text)}


def period(title: str) -> tuple[int, int] | None:
    """The first and the last year that a title says the plan is for; None where it says none, or more than one time."""
    years = _years(title)
    if len(years) != 1:
        return None
    first, last = next(iter(years))
    return int(first), int(last or first)


def other_year(case: Case) -> Iterator[Hit]:
    """Văn bản nhắc lại tên mình với năm hoặc giai đoạn khác.

    Vì sao: dùng lại kế hoạch cũ thường sót năm ở câu mở đầu, câu kết hoặc đề mục.
    Sai: trích yếu “... năm 2026”, câu kết “Trên đây là Kế hoạch ... năm 2025”; trích yếu “... giai đoạn 2026 - 2030”, đề mục “... giai
    đoạn 2021 - 2025”.
    Đúng: cùng một năm, một giai đoạn.
    """
    title = " ".join(case.anatomy.title.split())
    years = _years(title)
    first = _YEAR.search(title)
    words = re.findall(r"\w+", _PLAIN.sub(" ", title[: first.start()] if first else "").casefold())
    about = [word for word in words if not word.isdigit()]
    if len(years) != 1 or len(about) < 3 or "đến năm" in title.casefold():
        return
    wanted = next(iter(years))
    for line in prose(case).of("body", "appendix"):
        if line.is_cell or line.text.count(".") > 4:
            continue
        low = line.own.casefold()
        for m in matches(_YEAR, line.own):
            found = (m["a"], m["b"] or "")
            before = low[max(0, m.start() - len(title) - 40) : m.start()]
            if found == wanted or bool(found[1]) != bool(wanted[1]) or "kế hoạch" not in before:
                continue
            # the words of the title, in its order, right before another time
            if re.search(r"\W+".join(map(re.escape, about)) + r"\W*(?:\w+\W+){0,2}$", before):
                yield hit(
                    line,
                    _("Trích yếu ghi {right}, ở đây ghi {found}; có sót từ kế hoạch cũ không").format(
                        right=_said(wanted), found=_said(found)
                    ),
                    _("đối chiếu trong văn bản"),
                    words=line.text[max(0, m.start() - 50) : m.end()],
                )


def _said(years: tuple[str, str]) -> str:
    return (
        _("giai đoạn {a} - {b}").format(a=years[0], b=years[1])
        if years[1]
        else _("năm {a}").format(a=years[0])
    )

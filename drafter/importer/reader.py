"""Text -> view: the paragraphs and tables that a reader of the printed plan would have seen.

Sides of two-column heads and endings come from cell borders or from wide gaps; titles are known by their place. What
belongs to the web page round the plan is left out and told in the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from drafter import text as _text
from drafter.anatomy import labels
from drafter.anatomy.pieces import is_typed_rule
from drafter.i18n import _
from drafter.importer import bars, chrome
from drafter.importer.legacy import decode
from drafter.importer.scrub import page_numbers, scrub, without_marks
from drafter.importer.unwrap import Wrapping, joined, wrapping
from drafter.registers.papers import TYPE_LETTERS
from drafter.view import Block, Cell, DocumentView, Paragraph, Run, Section, Table, Where

_TYPES = sorted((name.upper() for name in TYPE_LETTERS), key=len, reverse=True)
_NOI_NHAN = re.compile(r"\W*n[ơo]i nh[ậâa]n\s*:", re.IGNORECASE)
_DA_KY = re.compile(r"\(?\s*đã ký\s*\)?", re.IGNORECASE)
_BR = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BASE = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|Thực hiện|Theo|Xét|Để|Nhằm|Triển khai|Do|Trên cơ sở|Luật)\b")
_POST = re.compile(
    r"(?<!KT\.)(?<!TL\.)(?<!TUQ\.)(?<!Q\.)(?<!K/T)(?<!T/L)(?<!PHÓ)\s+"
    r"(?=(?:PHÓ|THỨ TRƯỞNG|CHÁNH|GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CỤC TRƯỞNG|BỘ TRƯỞNG)\b)"
)
_AUTHORITY = re.compile(r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\.?\s+[A-ZĐ])")
_A4 = Section(width_mm=210, height_mm=297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=20)
Side = Literal["", "left", "right"]


@dataclass(slots=True)
class _Page:
    """Blocks while they come in."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    count: int = 0
    tables: int = 0

    def paragraph(
        self, text: str, *, side: Side = "", table: int = -1, row: int = 0, centred: bool = False
    ) -> Paragraph:
        """One more paragraph of the view."""
        words = text.strip()
        where = (
            Where(table=table, row=row, column=int(side == "right"), columns=2, side=side)
            if side and table >= 0
            else Where(side=side)
        )
        bold = centred or (
            words.upper() == words and words.lower() != words and not words.endswith((".", ";"))
        )
        made = Paragraph(
            index=self.count,
            runs=(Run(text=words, bold=bold),),
            align="center" if centred else "left",
            where=where,
        )
        self.count += 1
        return made

    def put(
        self, text: str, *, side: Side = "", table: int = -1, row: int = 0, centred: bool = False
    ) -> None:
        """Add a paragraph."""
        if text.strip():
            self.blocks.append(self.paragraph(text, side=side, table=table, row=row, centred=centred))


def view_of_text(data: bytes, name: str, *, convert: bool = False) -> DocumentView:
    """The view of a text file. Never fails; what was left out or is doubtful stands in `notes`, in Vietnamese.

    `convert` turns TCVN3 and VNI into Unicode.
    """
    raw, notes = scrub(decode(data), convert=convert)
    page = _Page(notes=notes)
    lines = raw.replace("\f", "\n\f").split("\n")
    lines = _without_chrome(without_marks(lines[chrome.comments(lines) :]), page)
    drop = page_numbers(lines)
    lines = [("\f" if "\f" in line else "") if n in drop else line for n, line in enumerate(lines)]
    how = wrapping(lines)
    _read(lines, how, page)
    return DocumentView(name=name, sections=(_A4,), blocks=tuple(page.blocks), notes=tuple(page.notes))


def _without_chrome(lines: list[str], page: _Page) -> list[str]:
    top = chrome.above(lines)
    bottom = chrome.below(lines, max(chrome.last_anchor(lines), top))
    gone = [line for line in (*lines[:top], *lines[bottom:]) if line.strip(" |")]
    if gone:
        page.notes.append(
            _("đã bỏ {count} dòng của trang mạng ở đầu hoặc cuối tệp, không thuộc kế hoạch").format(
                count=len(gone)
            )
        )
    kept = lines[top:bottom]
    if bottom < len(lines) and any(line.strip() == "|" for line in lines[bottom:]):
        kept = [*kept, "|"]
    # a cell that the cut has opened keeps its border
    return ["|", *kept] if top and any(line.strip() == "|" for line in lines[max(top - 3, 0) : top]) else kept


def _read(lines: list[str], how: Wrapping, page: _Page) -> None:
    cells: list[bars.Segment] = []
    found = bars.segments(lines)
    signing = 0
    for place, segment in enumerate(found):
        if signing and segment.text:
            signing -= 1
            if not segment.free or len(segment.text) < 200:
                _ending_cell(segment, page, how, side="right")
                continue
        if any(chrome.is_title_line(line) for line in segment.lines) and not segment.free:
            left = cells.pop() if cells else None
            _flush(cells, page, how)
            _masthead(left, segment, page, how)
        elif not segment.free and _NOI_NHAN.match(segment.text):
            _flush(cells, page, how)
            _ending_cell(segment, page, how, side="left")
            signing = 1
        elif segment.free:
            _flush(cells, page, how)
            _free(list(segment.lines), how, page)
        elif not any(cell.text for cell in cells) and _head_line(segment, page):
            side: Side = "right" if re.search(r",\s*ng[àa]y\b", segment.text) else "left"
            page.put(segment.text, side=side, table=page.tables, row=1)
            cells.clear()
        else:
            cells.append(segment)
        if place + 1 == len(found):
            _flush(cells, page, how)


def _head_line(segment: bars.Segment, page: _Page) -> bool:
    """Whether the cell is the number or the date under a masthead just read."""
    if not segment.text or len(segment.text) > 140 or page.count > 20:
        return False
    return bool(
        re.match(r"\W*s[ốo]\b\s*:?", segment.text, re.IGNORECASE)
        or re.search(r",\s*ng[àa]y\b.*n[ăa]m", segment.text)
    )


def _cell_lines(segment: bars.Segment, how: Wrapping) -> list[str]:
    lines = joined(list(segment.lines), replace(how, apart=False))
    return [line.strip() for line in lines if line.strip()]


def _masthead(left: bars.Segment | None, right: bars.Segment, page: _Page, how: Wrapping) -> None:
    page.tables += 1
    for side, segment in (("left", left), ("right", right)):
        for line in _split_masthead(segment) if segment else ():
            page.put(line, side="left" if side == "left" else "right", table=page.tables)


def _split_masthead(segment: bars.Segment) -> Iterator[str]:
    for line in segment.lines:
        parts = re.split(r"\s*([-_–]{3,})\s*|\s+(?=Độc lập\s*[-–])", line.strip())
        yield from (part.strip() for part in parts if part and part.strip())


def _ending_cell(segment: bars.Segment, page: _Page, how: Wrapping, *, side: Side) -> None:
    if side == "left":
        page.tables += 1
    for line in _ending_lines(segment, how, side):
        page.put(line, side=side, table=page.tables)


def _ending_lines(segment: bars.Segment, how: Wrapping, side: Side) -> Iterator[str]:
    for line in _cell_lines(segment, how):
        if side == "right":
            yield from _split_signature(line)
        elif m := _NOI_NHAN.match(line):
            yield line[: m.end()]
            yield from re.split(r"(?<=[;.,])\s+(?=[-–]\s)", line[m.end() :].strip())
        else:
            yield from re.split(r"(?<=[;.])\s+(?=[-–]\s)", line)


def _split_signature(line: str) -> Iterator[str]:
    """ "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A" as lines; a line of one thing as it is."""
    for part in _AUTHORITY.split(line):
        words = part.split(" ")
        name = next(
            (n for n, w in enumerate(words) if n and len(w) > 1 and w[0].isupper() and w[1:].islower()), 0
        )
        heads = " ".join(words[:name])
        if name and heads.upper() == heads and all(w[:1].isupper() for w in words[name:]):
            yield from _POST.split(heads) if _signs(heads) else [heads]
            yield " ".join(words[name:])
        elif _signs(part) and part.upper() == part:
            yield from _POST.split(part)
        else:
            yield part


def _flush(cells: list[bars.Segment], page: _Page, how: Wrapping) -> None:
    made = bars.rows(cells)
    cells.clear()
    if not made:
        return
    if sum(len(row) for row in made) == 1:
        _free(list(made[0][0].lines), how, page)
        return
    width = max(len(row) for row in made)
    if width == 1:
        for row in made:
            _free(list(row[0].lines), how, page)
        return
    _table([[_cell_lines(cell, how) for cell in row] for row in made], width, page)


def _table(made: list[list[list[str]]], width: int, page: _Page) -> None:
    index = page.count
    rows = []
    for row in made:
        cells = []
        for column, lines in enumerate(row):
            span = width - column if column + 1 == len(row) else 1
            paragraphs = tuple(page.paragraph(line) for line in lines)
            cells.append(Cell(paragraphs=paragraphs, column=column, span=span))
        rows.append(tuple(cells))
    page.blocks.append(Table(index=index, rows=tuple(rows), head_rows=1, columns=width))


def _free(lines: list[str], how: Wrapping, page: _Page) -> None:
    """Running lines: a head if there is one, Markdown tables, paragraphs, an ending in two columns."""
    at = 0
    while at < len(lines):
        stop = next((n for n in range(at, len(lines)) if _special(lines[n])), len(lines))
        if stop < len(lines) and _special(lines[stop]) == "ending":
            stop = _signed_above(lines, at, stop)
        for text in joined(lines[at:stop], how):
            page.put(text)
        if stop == len(lines):
            return
        at = _take(lines, stop, how, page)


def _special(line: str) -> str:
    words = line.replace("\f", "").strip()
    if not words:
        return ""
    if bars.is_markdown_row(words):
        return "table"
    if type_of(words):
        return "type"
    if chrome.is_title_line(words) and len(words) < 200:
        return "masthead"
    signed = _signs(words) and words.upper() == words and len(words) < 90
    return "ending" if signed or _NOI_NHAN.match(words) else ""


def _signed_above(lines: list[str], start: int, at: int) -> int:
    """Where the signature begins that stands above "Nơi nhận", at most ten lines up; `at` when there is none."""
    first, upper = at, False
    for n in range(at - 1, max(start, at - 16) - 1, -1):
        words = lines[n].replace("\f", "").strip()
        if not words:
            continue
        if not (_looks_signed(words) or _signs(words) or _DA_KY.fullmatch(words)):
            break
        if words.upper() == words:
            upper, first = True, n
    return first if upper else at


def _take(lines: list[str], at: int, how: Wrapping, page: _Page) -> int:
    kind = _special(lines[at]) or "ending"
    if kind == "table":
        return _markdown(lines, at, how, page)
    if kind == "type":
        return _title(lines, at, page)
    if kind == "masthead":
        return _typed_masthead(lines, at, page)
    return _typed_ending(lines, at, how, page)


def type_of(line: str) -> str:
    """The type that a line in capitals begins with, "" when it is no title line."""
    words = line.strip(" .:")
    for name in _TYPES:
        if words == name:
            return name
        if words.startswith(name + " ") and len(words) > len(name) + 12 and words[len(name) + 1].isalpha():
            rest = words[len(name) + 1 :].split()
            capitals = [w for w in rest[:3] if w.upper() == w]
            return name if len(capitals) == len(rest[:3]) or rest[0] in ("Triển", "Thực", "Về") else ""
    return ""


def _title(lines: list[str], at: int, page: _Page) -> int:
    """The type and the lines of the title; the number of the line after them."""
    first = lines[at].replace("\f", "").strip()
    name = type_of(first)
    page.put(name, centred=True)
    titles: list[str] = []
    rest = first.rstrip(" .:")[len(name) :].strip()
    if rest:
        title, body = _cut_title(rest)
        page.put(title, centred=True)
        titles.append(title)
        if body:
            page.put(body)
            return at + 1
    at += 1
    blank = False
    while at < len(lines) and len(titles) < 12:
        words = lines[at].replace("\f", "").strip()
        if not words:
            blank = True
            at += 1
            continue
        if is_typed_rule(words):
            page.put(words)
            return at + 1
        if not _is_title(words, titles, blank=blank):
            break
        page.put(words, centred=True)
        titles.append(words)
        blank = False
        at += 1
    return at


def _cut_title(words: str) -> tuple[str, str]:
    """A title in capitals and the running text that follows it on the same line."""
    tokens = words.split(" ")
    if tokens[0].upper() != tokens[0]:
        return words, ""
    for n, token in enumerate(tokens):
        if (
            n
            and len(token) > 1
            and token[0].isupper()
            and token[1:].islower()
            and _BASE.match(" ".join(tokens[n:]))
        ):
            return " ".join(tokens[:n]), " ".join(tokens[n:])
    return words, ""


def _is_title(words: str, titles: list[str], *, blank: bool) -> bool:
    if re.match(r"\(?\s*(?:ban hành\s+)?kèm theo\b", words, re.IGNORECASE):
        return True
    if type_of(words) or labels.parse(words)[0] is not None or re.match(r"kính gửi", words, re.IGNORECASE):
        return False
    if not titles:
        return (
            len(words) < 600
            and not (words.endswith(":") and len(words) > 150)
            and not re.match(r"(?:[-–]\s*)?Căn cứ ", words)
        )
    capitals = titles[0].upper() == titles[0]
    if words[0].islower() and not re.match(r"(?:[a-zđ]|\d+)[.)]", words):
        return True
    if capitals and re.match(
        r"(?:[ỦU][ỶY] BAN NHÂN DÂN|THỦ TƯỚNG|CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|HỘI ĐỒNG)\b", words
    ):
        return False
    if capitals:
        return words.upper() == words and not (blank and words in ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"))
    return not blank and not _BASE.match(words) and len(words) < 150


def _typed_masthead(lines: list[str], at: int, page: _Page) -> int:
    """A header laid out by tabs or spaces goes on as it is, line by line: anatomy knows its columns."""
    first = True
    while at < len(lines) and (first or _special(lines[at]) in ("", "masthead")):
        line = lines[at].replace("\f", "")
        if len(line.strip()) > 160 and not first:
            break
        first = False
        _head_columns(line, page)
        at += 1
    return at


_TWO = re.compile(
    r"(?P<left>\S.*?)\s+(?P<right>(?:C[ỘÔO]NG H[ÒO]?[AÀ]?|Độc lập\s*[-–]|ĐẢNG C[ỘÔ]NG SẢN).*)"
    r"|(?P<number>\W*S[ốo]\b\s*:?[\s\d.…_]*[-/–].*?\S)\s+(?P<date>[^\W\d_][^,\d/]{1,40},\s*ng[àa]y\b.*)"
)
_NUMBER = re.compile(r"\W*S[ốo]\b\s*:?[\s\d.…_]*[-/–]\s*(?:\S+?\s?[-–/]\s?)?\S+\s+(?=\S)")


def _head_columns(line: str, page: _Page) -> None:
    """A line of the head in its two columns, as far as its words or a wide gap tell them apart."""
    words = line.strip()
    m = _TWO.fullmatch(words)
    if re.match(r"\*\s{2,}\S", words):
        page.put("*", side="left")
        page.put(words[1:], side="right")
        return
    if m and m["left"]:
        page.put(m["left"], side="left")
        page.put(m["right"], side="right")
    elif m and (cut := _NUMBER.match(words)):
        page.put(words[: cut.end()], side="left")
        page.put(words[cut.end() :], side="right")
    else:
        page.put(words)


_GAP = re.compile(r"\t+| {3,}")


def _typed_ending(lines: list[str], at: int, how: Wrapping, page: _Page) -> int:
    """Recipients and signature side by side or one after the other, laid out by tabs or spaces."""
    page.tables += 1
    sides: list[tuple[Side, str]] = []
    start = at
    while at < len(lines) and at - start < 70:
        raw = lines[at]
        line = raw.replace("\f", "")
        words = line.strip()
        at += 1
        if not words:
            continue
        names = sum(side == "right" or _signs(text) for side, text in sides)
        if sides and (_leaves(words, line, names) or (names and "\f" in raw and not _ongoing(words))):
            at -= 1
            break
        left, right = _sides(line)
        if not sides and (m := _NOI_NHAN.match(left)) and left[m.end() :].strip():
            sides.append(("left", left[: m.end()]))
            rest = left[m.end() :].strip()
            left, right = ("", f"{rest} {right}".strip()) if _signs(rest) else (rest, right)
        if left and not right and names and (m := _COLLAPSED.match(left)):
            left, right = m["left"], m["right"]
        if left and left[0].islower() and sides and (last := _last_left(sides)) is not None:
            sides[last] = ("left", f"{sides[last][1]} {left}")
        elif left:
            sides.append(("left", left))
        sides += [("right", part) for part in _split_signature(right)] if right else []
    for side, text in sides:
        page.put(text, side=side, table=page.tables)
    return at


#: Two columns run together by single spaces, as scanning does: a recipient, then the post or the name beside it.
_COLLAPSED = re.compile(
    r"(?P<left>[-–].*?[,;.])\s+(?:\S{1,3}\s+){0,2}(?P<right>(?:PHÓ )?(?:BÍ THƯ|CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG PHÒNG)|"
    r"[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){2,3})$"
)


def _last_left(sides: list[tuple[Side, str]]) -> int | None:
    """Where the recipient stands that a line in small letters goes on with."""
    last = next((n for n in range(len(sides) - 1, -1, -1) if sides[n][0] == "left"), None)
    return last if last is not None and sides[last][1].startswith(("-", "–")) else None


def _ongoing(words: str) -> bool:
    return words.startswith(("-", "–", "+")) or _looks_signed(words)


def _leaves(words: str, line: str, names: int) -> bool:
    if (
        chrome.is_title_line(words)
        or type_of(words)
        or re.match(r"(?:ph[ụu] l[ụu]c|biểu|mẫu)\b", words, re.IGNORECASE)
        or bars.is_markdown_row(words)
    ):
        return True
    if words.startswith("[1]") or len(words) > 220:
        return True
    indent = len(line) - len(line.lstrip())
    return bool(
        names
        and not words.startswith(("-", "+"))
        and words.upper() == words
        and len(words) > 45
        and indent < 30
    )


def _signs(words: str) -> bool:
    return re.match(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\b[. ]", words) is not None


def _sides(line: str) -> tuple[str, str]:
    """The words of the left and of the right column of a line."""
    words = line.strip()
    indent = len(line.expandtabs(8)) - len(line.expandtabs(8).lstrip())
    gap = next(iter(_GAP.finditer(words)), None)
    if gap:
        return words[: gap.start()], _text.one_line(words[gap.end() :])
    if indent >= 24 or (_signs(words) and words.upper() == words):
        return "", words
    if indent >= 8 and not words.startswith(("-", "+")) and not _NOI_NHAN.match(words):
        return "", words
    if _looks_signed(words):
        return "", words
    return words, ""


def _looks_signed(words: str) -> bool:
    if (
        words.startswith(("-", "–", "+", "*"))
        or words.endswith((";", ".", ":", ","))
        or any(c.isdigit() for c in words)
    ):
        return False
    parts = words.split()
    if words.upper() == words:
        return 1 < len(parts) <= 6
    return 2 <= len(parts) <= 5 and all(p[0].isupper() and (len(p) == 1 or p[1:].islower()) for p in parts)


def _markdown(lines: list[str], at: int, how: Wrapping, page: _Page) -> int:
    """A Markdown table; one that holds a header or an ending is laid out in sides."""
    rows: list[list[str]] = []
    while at < len(lines) and bars.is_markdown_row(lines[at]):
        if (cells := bars.markdown_cells(lines[at])) is not None:
            rows.append(cells)
        at += 1
    words = " ".join(cell for row in rows for cell in row)
    if chrome.is_title_line(rows[0][-1] if rows else "") or any(
        chrome.is_title_line(cell) for row in rows[:1] for cell in row
    ):
        page.tables += 1
        for row in rows:
            for column, cell in enumerate(row):
                for line in _split_masthead(bars.Segment(tuple(_BR.split(cell)), False)):
                    page.put(line, side="right" if column else "left", table=page.tables)
        return at
    if len(rows) <= 3 and "nơi nhận" in words.casefold():
        page.tables += 1
        for row in rows:
            for column, cell in enumerate(row):
                cell_lines = tuple(re.split(r"\s*<br\s*/?>\s*|\s{2,}", cell))
                for line in _ending_lines(
                    bars.Segment(cell_lines, False), Wrapping("none"), "right" if column else "left"
                ):
                    page.put(line, side="right" if column else "left", table=page.tables)
        return at
    width = max((len(row) for row in rows), default=0)
    if rows and width > 1:
        _table(
            [[[part for part in _BR.split(cell) if part] for cell in row] for row in rows],
            width,
            page,
        )
    else:
        for row in rows:
            for cell in row:
                page.put(cell)
    return at

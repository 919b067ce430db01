"""Bases, and the paper that a plan carries out: are they in force on its day, and do the bases stand in order."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from drafter.check.case import Case, Hit
from drafter.check.content.common import citing, first_day, hit
from drafter.check.content.mentions import registered
from drafter.check.content.prose import Line, prose
from drafter.citations import find_laws, rank_of
from drafter.i18n import _
from drafter.registers import directives
from drafter.text import short_day


def not_in_force(case: Case) -> Iterator[Hit]:
    """Căn cứ đã hết hiệu lực, hoặc chưa có hiệu lực, ở ngày của văn bản.

    Vì sao: căn cứ ban hành phải đang có hiệu lực (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.6.a). Chỉ xét văn bản có trong danh mục; luật
    được nhận ra bằng tên và ngày. Văn bản được triển khai thực hiện ở câu mở đầu cũng xét.
    Sai: kế hoạch năm 2026 “Căn cứ Nghị định số 24/2014/NĐ-CP”, “Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015”.
    Đúng: “Căn cứ Nghị định số 150/2025/NĐ-CP”, “Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025”.
    """
    day = first_day(case)
    if day is None:
        return
    opening = {piece.paragraph.index for piece in case.anatomy.opening}
    for line in prose(case).lines:
        if line.zone == "base" or line.paragraph in opening:
            for paper, words in _papers(line):
                if message := _out_of_force(paper, day):
                    yield hit(line, message, citing(case), words=words, confidence=paper.confidence)


def _papers(line: Line) -> Iterator[tuple[directives.Directive, str]]:
    """(paper of the register, words that name it) of every paper and law of a line, those inside another's subject left out."""
    for cited in line.citations:
        paper = None if cited.is_inside else registered(cited)
        if paper is not None:
            yield paper, line.text[cited.start : cited.end]
    symbols = [(cited.start, cited.end) for cited in line.citations]
    for law in find_laws(line.text):
        known = directives.law(law.name, law.date)
        if known is not None and not any(a < law.end and law.start < b for a, b in symbols):
            yield known, line.text[law.start : law.end]


def _out_of_force(paper: directives.Directive, day: dt.date) -> str:
    called = paper.symbol if paper.type != "Luật" else f"{paper.title} ({paper.symbol})"
    if paper.end is not None and day > paper.end:
        return _("“{symbol}” hết hiệu lực từ {end}; thay bằng {new}").format(
            symbol=called,
            end=short_day(paper.end + dt.timedelta(days=1)),
            new=paper.ended_by or _("văn bản thay thế"),
        )
    if paper.start is not None and day < paper.start:
        return _("“{symbol}” chỉ có hiệu lực từ {start}").format(symbol=called, start=short_day(paper.start))
    return ""


#: Laws that say what an office may do stand first whatever their day; amendments stand with what they amend.
_POWERS = ("Luật Tổ chức", "Luật tổ chức", "Luật Ban hành", "Luật sửa đổi", "Luật Sửa đổi")


def order(case: Case) -> Iterator[Hit]:
    """Căn cứ không theo thứ tự hiệu lực, rồi theo ngày.

    Vì sao: các cơ quan thường xếp căn cứ từ luật, nghị định, quyết định của Thủ tướng, thông tư đến văn bản của địa phương; cùng bậc thì
    văn bản ban hành trước đứng trước. Không có điều khoản nào buộc với kế hoạch nên chỉ là lưu ý; drafter không tự xếp lại.
    Sai: “Căn cứ Thông tư số ...;” đứng trước “Căn cứ Nghị định số ...;”.
    Đúng: nghị định đứng trước thông tư.
    """
    ranked = [one for line in prose(case).of("base") if (one := _ranked(line)) is not None]
    for (line, high, day, name), (_below, low, next_day, next_name) in itertools.pairwise(ranked):
        if high > low:
            message = _("“{below}” thường đứng trước “{above}”: căn cứ xếp theo hiệu lực từ luật xuống")
        elif high == low and day and next_day and day > next_day:
            message = _("“{below}” ban hành trước “{above}”, thường đứng trước")
        else:
            continue
        yield hit(
            line,
            message.format(below=next_name, above=name),
            _("cách xếp căn cứ thường dùng"),
            confidence="L",
        )
        return


def _ranked(line: Line) -> tuple[Line, int, dt.date | None, str] | None:
    """(line, rank, day, name) of the paper that a basis names first; None where its rank is not known."""
    law = next(iter(find_laws(line.text)), None)
    cited = next(iter(line.citations), None)
    if law is not None and (cited is None or law.start <= cited.start):
        says_power = law.name.startswith(_POWERS)
        return line, 1, None if says_power else law.date, law.name
    rank = rank_of(cited.symbol) if cited else None
    return (line, rank, cited.date, cited.symbol.text) if cited and rank is not None else None

"""Provinces at the document's date, outside citations and quotations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.check.content.agencies import own_lines, speaks_of_past
from drafter.check.content.common import first_day, hit
from drafter.check.content.prose import prose
from drafter.check.rules.common import grouped
from drafter.i18n import _
from drafter.registers import communes, provinces
from drafter.text import matches, short_day


@cache
def _any_ended() -> re.Pattern[str]:
    each = "|".join(one.called.replace(" ", r"\s+") for one in provinces.ended())
    return re.compile(rf"(?<![^\W\d_])(?:{each})(?![^\W\d_])", re.IGNORECASE)


def ended_province(case: Case) -> Iterator[Hit]:
    """Tỉnh không còn ở ngày của văn bản.

    Vì sao: từ 01/7/2025 cả nước có 34 tỉnh, thành phố (Nghị quyết số 202/2025/QH15); tên tỉnh cũ trong việc giao, trong Nơi nhận thường
    là sót từ kế hoạch cũ. Tên trong văn bản viện dẫn, trong ngoặc kép và câu nói về trước đây giữ nguyên.
    Sai: kế hoạch năm 2026 “trên địa bàn tỉnh Bắc Giang”.
    Đúng: “trên địa bàn tỉnh Bắc Ninh”.
    """
    day = first_day(case)
    if day is None or day < min(one.start for one in provinces.ended()):
        return
    hits = []
    for line in (*prose(case).of("head"), *own_lines(case)):
        for m in matches(_any_ended(), line.own):
            name = " ".join(m[0].split())
            one = next(p for p in provinces.ended() if p.called.casefold() == name.casefold())
            sentence = line.around(*m.span())
            if day < one.start or speaks_of_past(sentence, one.start):
                continue
            basis = _("Nghị quyết số {symbol}").format(symbol=one.basis)
            message = _("“{name}” không còn từ {start}; nay là {body}").format(
                name=one.called, start=short_day(one.start), body=one.successor
            )
            hits.append((one.called, hit(line, message, basis, words=sentence.strip())))
    yield from grouped(hits)


_UNIT = re.compile(r"(?:^|\s)(xã|phường|đặc khu) (\S.*)$", re.IGNORECASE)


def wrong_kind(case: Case) -> Iterator[Hit]:
    """Loại đơn vị (xã, phường, đặc khu) ở đầu văn bản không đúng ở ngày của văn bản.

    Vì sao: từ 01/7/2025 tên và loại của 3.321 xã, phường, đặc khu do nghị quyết của Ủy ban Thường vụ Quốc hội quy định; năm 2026 có 22
    xã thành phường. Tên không có trong danh mục, hoặc nơi thì xã nơi thì phường, không xét.
    Sai: kế hoạch tháng 11/2026 của “ỦY BAN NHÂN DÂN XÃ BỐ HẠ”.
    Đúng: “ỦY BAN NHÂN DÂN PHƯỜNG BỐ HẠ” (Nghị quyết số 388/NQ-UBTVQH16).
    """
    day = first_day(case)
    if day is None or day < provinces.TWO_LEVELS:
        return
    for component in ("co_quan_chu_quan", "co_quan_ban_hanh"):
        pieces = case.anatomy.of(component)
        lines = [" ".join(piece.text.split()) for piece in pieces]
        for number, piece in enumerate(pieces):
            found = _UNIT.search(lines[number])
            # a long name goes on in the next line: "PHƯỜNG VĂN MIẾU / - QUỐC TỬ GIÁM"
            rest = " ".join(lines[number + 1 :])
            if found and rest and communes.everywhere(f"{found[2]} {rest}"):
                found = _UNIT.search(f"{found[0].strip()} {rest}")
            known = communes.everywhere(found[2]) if found else ()
            if not found or not known or any(found[1].casefold() in one.kinds_on(day) for one in known):
                continue
            told = communes.mismatch(known[0], found[1].casefold(), day)
            yield Hit(
                message=_("“{found}”: {told}").format(found=found[0].strip(), told=told),
                component=component,
                clause=_("Nghị quyết số {symbol}").format(
                    symbol=known[0].basis_of(known[0].kinds_on(day)[-1])
                ),
                confidence="A",
                piece=piece,
            )


_COMMITTEE = re.compile(
    r"(?:ỦY|UỶ) BAN NHÂN DÂN\s+(?:XÃ|PHƯỜNG|ĐẶC KHU)\s+(?P<name>.+)|ĐẢNG (?:ỦY|UỶ) (?:XÃ|PHƯỜNG|ĐẶC KHU) (?P<party>.+)"
)
_NAMED = re.compile(
    r"\b(?:xã|phường|đặc khu)\s+(?P<name>[^\W\d_a-zà-ỹđ][^\W\d_]*(?:\s+[^\W\d_a-zà-ỹđ][^\W\d_]*)*)"
)
_BODY_OF = re.compile(r"(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Đảng ủy)\s+$")


def other_commune(case: Case) -> Iterator[Hit]:
    """Tên xã, phường trong nội dung khác tên ở đầu văn bản.

    Vì sao: kế hoạch chép từ nơi khác thường sót tên nơi ấy; tên của chính mình gõ sai dấu là tên của xã khác. Phối hợp với xã bên thì đúng, nên
    chỉ lưu ý; tên chỉ khác dấu là cảnh báo.
    Sai: kế hoạch của UBND xã Na Sầm mà viết “UBND xã Na Sấm”, “giao UBND xã Hoàng Văn Thụ”.
    Đúng: “UBND xã Na Sầm”.
    """
    issuer = _COMMITTEE.fullmatch(" ".join(" ".join(case.anatomy.issuer).split()).upper())
    if issuer is None:
        return
    own = issuer["name"] or issuer["party"]
    small, spelling, clause = own.casefold(), _spelling(own), _("đối chiếu trong văn bản")
    hits = []
    for line in own_lines(case):
        if "xã " not in line.own and "phường " not in line.own and "đặc khu " not in line.own:
            continue
        for m in matches(_NAMED, line.own):
            if m["name"].casefold().startswith(small):
                continue
            name = " ".join(m["name"].split())
            if _spelling(name).startswith(spelling) or spelling.startswith(_spelling(name)):
                continue
            if bare(name) == bare(own):
                message = _("“{found}” khác dấu với tên ở đầu văn bản “{own}”").format(
                    found=name, own=own.title()
                )
                hits.append((name, hit(line, message, clause, words=m[0], severity="warning")))
            elif body := _BODY_OF.search(line.own[: m.start()]):
                message = _(
                    "Nhắc “{found}”, không phải nơi ban hành; xem có sót từ kế hoạch của nơi khác không"
                )
                found = " ".join(f"{body[0]}{m[0]}".split())
                hits.append(
                    (name, hit(line, message.format(found=found), clause, words=found, severity="info"))
                )
    yield from grouped(hits)


def _spelling(name: str) -> str:
    """Its letters and accents, wherever in a syllable the tone is set: "HOÀ" and "Hòa" are one."""
    return " ".join("".join(sorted(unicodedata.normalize("NFD", word))) for word in name.casefold().split())

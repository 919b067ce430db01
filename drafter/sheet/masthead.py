"""The head of page 1: national name or Party title, issuer, number, place and date, marks, title; and their measures."""

from __future__ import annotations

import re

from drafter import text as _text
from drafter.metrics import balance, width_pt, wrap
from drafter.model.papers import DocDate
from drafter.model.plan import Plan
from drafter.regimes.spec import Look, Profile
from drafter.sheet.lines import Line, Text, answer, own, plain

TWIPS = 20
#: Room left beside the widest line of a header column, so that a word processor's rounding never breaks it.
_SLACK_PT = 4.0
#: What the left column takes when the right one leaves it room.
_LEFT_SHARE = {"state": 0.41, "party": 0.455}
#: What the left column keeps whatever stands on the right.
_LEAST_SHARE = 0.3
_MM = 72 / 25.4
#: Where a committee's name may break before its unit.
_UNIT_BELOW = re.compile(
    r"(?:(?<=ĐẢNG BỘ)|(?<=ĐẢNG ỦY)|(?<=NHÂN DÂN)) (?=(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH) )"
)


def text_width_twips(profile: Profile, orientation: str = "portrait") -> int:
    """Width of the text between the margins, in twips."""
    page = profile.page
    if orientation == "landscape":
        mm = page.paper_mm[1] - page.landscape_mm["left"] - page.landscape_mm["right"]
    else:
        mm = page.text_width_mm
    return round(mm * _MM * TWIPS)


def measure(look: Look, text: str) -> float:
    """Width in points of a line in a component's look."""
    return width_pt(text, look.size_pt.preferred, bold=look.bold, italic=look.italic)


def date_text(date: DocDate, path: str) -> Text:
    """ "ngày 05 tháng 3 năm 2026", with room for what is still blank."""
    day = answer(_text.pad_day(date.day), path) if date.day else own("     ")
    month = answer(_text.pad_month(date.month), path) if date.month else own("     ")
    return (*own("ngày "), *day, *own(" tháng "), *month, *own(" năm "), *answer(str(date.year), path))


def number_text(plan: Plan, profile: Profile, *, blank: bool = False) -> Text:
    """ "05/KH-UBND" or "82-KH/TU", with room for a number that is still blank."""
    form = profile.number
    number = (
        answer(_text.pad_number(plan.number), "number")
        if plan.number and not blank
        else own(" " * form.blank)
    )
    return (*number, *own(form.joint), *answer(plan.symbol, "symbol"))


def issuer_texts(plan: Plan) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(words, path) of the parent lines and of the issuer's own lines; joint issuers follow with a hyphen."""
    parents = [(line, "issuer.parent_lines") for line in plan.issuer.parent_lines]
    if not plan.co_issuers:
        return parents, [(line, "issuer") for line in plan.issuer.lines]
    bodies = [plan.issuer, *plan.co_issuers]
    own_lines = [
        (" ".join(body.lines), "issuer" if n == 0 else f"co_issuers[{n}]") for n, body in enumerate(bodies)
    ]
    return parents, [
        (f"{words} -" if n + 1 < len(own_lines) else words, path) for n, (words, path) in enumerate(own_lines)
    ]


def columns(plan: Plan, profile: Profile, right_lines: list[tuple[Look, str]]) -> tuple[int, int]:
    """Widths of the two header columns in twips: the right one never breaks its lines, the left one if it need not."""
    total = text_width_twips(profile) / TWIPS
    right_least = max(measure(look, words) for look, words in right_lines) + _SLACK_PT
    parents, issuers = issuer_texts(plan)
    wanted = [measure(profile.looks["co_quan_chu_quan"], words) for words, _ in parents]
    wanted += [measure(profile.looks["co_quan_ban_hanh"], words) for words, _ in issuers]
    wanted.append(
        measure(profile.looks["so_ky_hieu"], profile.number.before + plain(number_text(plan, profile)))
    )
    left = min(max(total * _LEFT_SHARE[profile.family], max(wanted) + _SLACK_PT), total - right_least)
    # a place name longer than the page is broken, rather than the issuer squeezed to nothing
    left = max(left, total * _LEAST_SHARE)
    left_twips = round(left * TWIPS)
    return left_twips, text_width_twips(profile) - left_twips


def header_lines(plan: Plan, profile: Profile, left: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Parent lines and issuer lines, broken evenly to the left column's width (twips)."""
    limit = left / TWIPS - _SLACK_PT / 2
    out: list[list[Line]] = []
    for kind, texts in zip(("co_quan_chu_quan", "co_quan_ban_hanh"), issuer_texts(plan), strict=True):
        look = profile.looks[kind]
        lines: list[Line] = []
        for words, path in texts:
            for part in _broken(look, words, limit):
                lines.append(Line(kind=kind, id=f"{kind}[{len(lines) + 1}]", text=answer(part, path)))
        out.append(lines)
    return tuple(out[0]), tuple(out[1])


def _broken(look: Look, words: str, limit: float) -> list[str]:
    """A body's name in lines of at most `limit` points: a committee's name breaks before its unit, not within it."""
    lines = balance(words, limit, look.size_pt.preferred, bold=look.bold, italic=look.italic)
    whole = _UNIT_BELOW.split(words)
    fits = len(whole) == len(lines) and all(measure(look, part) <= limit for part in whole)
    return whole if fits else lines


def rule_indent(look: Look, lines: list[str], column: int) -> int:
    """Indent on both sides (twips) of the rule line under these lines, centred in a column of that width."""
    assert look.rule is not None
    # a word longer than the column is broken there: no line is wider than the column
    longest = min(max((measure(look, words) for words in lines), default=0.0), column / TWIPS)
    return max(round((column / TWIPS - longest * look.rule.preferred) / 2 * TWIPS), 0)


def title_lines(look: Look, title: str, width: int) -> list[str]:
    """The title as it will break on the page, for measuring its rule."""
    return wrap(title, width / TWIPS, look.size_pt.preferred, bold=look.bold)


def mark_lines(
    plan: Plan, profile: Profile, left: int, right: int
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Marks under the number (draft, secrecy, urgency) and under the date (circulation); stamps are never typed."""
    marks = plan.marks
    lefts = (
        ("do_mat", marks.secrecy, "secrecy"),
        ("do_khan", marks.urgency, "urgency"),
        ("du_thao", marks.draft, "draft"),
    )
    out_left = [_mark(profile, kind, words, key, left) for kind, words, key in lefts if words]
    out_right = (
        [_mark(profile, "luu_hanh", marks.circulation, "circulation", right)] if marks.circulation else []
    )
    return tuple(line for line in out_left if line), tuple(line for line in out_right if line)


def _mark(profile: Profile, kind: str, words: str, key: str, column: int) -> Line | None:
    look = profile.looks[kind]
    if look.stamp_only:
        return None
    printed = _text.upper(words) if look.case == "upper" else words
    # a framed mark stands off its words by 6 pt on either side
    indent = round((column / TWIPS - measure(look, printed) - 12) / 2 * TWIPS)
    return Line(kind=kind, id=kind, text=answer(printed, f"marks.{key}"), indent=max(indent, 0))

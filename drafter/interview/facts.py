"""What follows from the answers so far: the body and its unit, the regime, who may sign, the words for suggested texts."""

from __future__ import annotations

import datetime as dt

from drafter import text as _text
from drafter.errors import DrafterError
from drafter.interview.frame import Suggestions
from drafter.interview.question import View
from drafter.model.papers import DocDate
from drafter.regimes import choose, windows
from drafter.regimes import load as load_regime
from drafter.regimes.spec import Profile
from drafter.registers import bodies, posts, provinces
from drafter.registers import signing as _signing

#: What a kit is called when the user types the directing document.
OWN_KIT = "khac"
#: The parts of a plan that questions make, by id; that of the tasks is in every plan that was asked for.
TASKS_PART = "nhiem-vu"
PARTS = ("muc-dich-yeu-cau", "muc-tieu", TASKS_PART, "kinh-phi")

#: Kinds of units right below a unit; where people live, below a commune.
_LOWER = {
    "huyện": "xã, thị trấn",
    "quận": "phường",
    "thị xã": "xã, phường",
    "thành phố": "xã, phường",
    "xã": "thôn",
    "phường": "tổ dân phố",
    "thị trấn": "tổ dân phố",
    "đặc khu": "thôn, tổ dân phố",
}


def kind(view: View) -> bodies.Kind | None:
    """The kind of the issuing body, when it has been said."""
    return bodies.kinds().get(view.text("issuer.kind"))


def needs(of: bodies.Kind, word: str) -> bool:
    """Whether the header of that kind names {DEPARTMENT}, {PROVINCE} ..."""
    return f"{{{word}}}" in "".join((*of.lines, *of.parent))


def is_provincial(of: bodies.Kind) -> bool:
    """Whether the body's own unit is a province: its name is chosen from the list of provinces."""
    return of.level == "tinh" and bool(of.units)


def province(view: View) -> provinces.Province | None:
    """The province of the body on the plan's day."""
    return provinces.find(view.text("issuer.province"), view.day)


def unit_and_name(view: View) -> tuple[str, str]:
    """Kind and proper name of the body's unit: typed, or the province's."""
    of, inside = kind(view), province(view)
    if of and is_provincial(of):
        return (inside.kind, inside.name) if inside else ("", "")
    return view.text("issuer.unit"), view.text("issuer.name")


def profile(view: View) -> Profile | None:
    """The regime of the plan; None while no regime covers body and day."""
    of = kind(view)
    try:
        return choose(of.family, view.day) if of else None
    except DrafterError:
        return None


def level(view: View) -> str:
    """The level that texts are suggested for; a commune, which there is on every day, while the body is not known."""
    of = kind(view)
    if of is None:
        return "xa"
    if of.family == "party":
        return f"dang-{of.level}" if of.level in ("tinh", "huyen", "xa") else "dang-xa"
    if of.id.startswith("phong-"):
        return "phong"
    return of.level if of.id.startswith("ubnd-") else "so"


def _party(kind_id: str, unit: str, name: str) -> str:
    return bodies.issuer(kind_id, unit=unit, name=name).short_name if unit else "cấp ủy"


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def cited(view: View) -> str:
    """The directing document as a title cites it: number, date, body."""
    paper = _directive(view)
    if not paper.get("type"):
        return ""
    regime = profile(view)
    before = regime.before_cited_date if regime else " ngày "
    number = f" số {paper['symbol']}" if paper["symbol"] else ""
    date = f"{before}{DocDate.parse(paper['date']).short}" if paper["date"] else ""
    body = f" của {paper['body']}" if paper["body"] else ""
    return f"{paper['type']}{number}{date}{body}"


def _directive(view: View) -> dict[str, str]:
    """The directing document: the kit's, or the one that is typed."""
    found = view.shelf.kit(view.text("kit.id"))
    if found:
        return dict(found.directive)
    if view.text("kit.id") != OWN_KIT:
        return {}
    keys = ("type", "symbol", "date", "body", "subject", "short")
    paper = {key: view.text(f"implements[1].{key}") for key in keys}
    called = f"{paper['type']} số {paper['symbol']}" if paper["symbol"] else paper["type"]
    return {**paper, "short": paper["short"] or called or "văn bản chỉ đạo"}


def words(view: View) -> dict[str, str]:
    """The words that suggested texts name, for this body on this day."""
    unit, name = unit_and_name(view)
    of, inside, day = kind(view), province(view), view.day
    above = inside.kind if inside else "tỉnh"
    paper = _directive(view)
    following = _next_month(day)
    quarter = day.year * 4 + (day.month - 1) // 3
    school = day.year if day.month < 8 else day.year + 1
    if of and is_provincial(of):
        lower, uy = (inside.lower if inside else "xã, phường"), _party("tinh-uy", unit, name)
    elif of and of.level == "huyen":
        lower, uy = _LOWER.get(unit, "xã"), _party("huyen-uy", unit, name)
    else:
        lower, uy = _LOWER.get(unit, "thôn, tổ dân phố"), "Đảng ủy"
    return {
        "unit": unit or "địa phương",
        "area": f"{unit} {name}".strip() or "địa phương",
        "agency": view.text("issuer.department") or "cơ quan",
        "lower": lower,
        "uy": uy,
        "parent_unit": above,
        "parent_uy": _party("tinh-uy", above, "") if inside else "Tỉnh ủy",
        "year": str(day.year),
        "next_year": str(day.year + 1),
        "period_end": str(-(-(day.year + 2) // 5) * 5),
        "month_next": f"tháng {following.month:02d}/{following.year}"
        if following.month < 3
        else f"tháng {following.month}/{following.year}",
        "quarter_next": _quarter(quarter + 1),
        "quarter_later": _quarter(quarter + 3),
        "school_year": f"{school} - {school + 1}",
        "directive": paper.get("short", "văn bản chỉ đạo"),
        "cited": cited(view),
        "subject": paper.get("subject", ""),
    }


def _quarter(number: int) -> str:
    """A quarter counted from the year 0, as it is written: quý I/2027."""
    year, of_year = divmod(number, 4)
    return f"quý {_text.roman(of_year + 1)}/{year}"


def suggestions(view: View) -> Suggestions | None:
    """What the chosen kit proposes; None without a kit."""
    return view.shelf.suggest(view.text("kit.id"), level(view), view.day, words(view))


def signing(view: View, who: str) -> tuple[list[str], str]:
    """(lines of authority, post) when the head ("head") or the deputy ("deputy") signs.

    A collective is signed for (TM., T/M); the deputy of a State head signs in the head's place (KT.), a deputy of a
    Party committee for the committee itself (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.b; HD 36-HD/VPTW, II.2.6).
    """
    of, regime = kind(view), profile(view)
    if of is None:
        return [], ""
    of = posts.named(of, view.text("issuer.department"))
    # before a regime is known the questions still show how it would be signed: by the latest of the family
    latest = [window.id for window in windows() if window.family == of.family][-1]
    marks = (regime or load_regime(latest)).signs
    made = _signing.signing(of, "head" if who == "head" else "deputy", marks)
    return list(made.authority), made.post

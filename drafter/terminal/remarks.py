"""What the check says of the document to be, put beside the questions that decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.interview.questions import body, content, ending, paper
from drafter.interview.session import Session

if TYPE_CHECKING:
    from drafter.check.finding import Finding

#: The group of questions that decides a component of the page; what is not here belongs to the whole paper.
_PARTS = {
    "co_quan_chu_quan": body.PART,
    "co_quan_ban_hanh": body.PART,
    "dia_danh_ngay": body.PART,
    "quoc_hieu": body.PART,
    "tieu_ngu": body.PART,
    "so_ky_hieu": paper.PART,
    "ten_loai": paper.PART,
    "trich_yeu": paper.PART,
    "gach_duoi_trich_yeu": paper.PART,
    "can_cu": paper.PART,
    "kinh_gui": paper.PART,
    "body": content.PART,
    "bang": content.PART,
    "dau_bang": content.PART,
    "o_bang": content.PART,
    "gach": content.PART,
    "phu_luc": ending.CARRYING_OUT,
    "noi_nhan_heading": ending.PART,
    "noi_nhan_item": ending.PART,
    "luu": ending.PART,
    "quyen_han": ending.PART,
    "chuc_vu": ending.PART,
    "ho_ten": ending.PART,
}
#: Components counted by the beginning of their name: headings of the body, lines of an appendix.
_FAMILIES = (("h_", content.PART), ("phu_luc", ending.CARRYING_OUT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark beside a group of questions; `part` is "" for the whole paper."""

    part: str
    text: str


#: Judges the document that a session would write; nothing is written.
Judge = Callable[[Session], tuple[Remark, ...]]


def part_of(component: str) -> str:
    """The group of questions behind a component of the page; "" for the whole paper."""
    families = (part for start, part in _FAMILIES if component.startswith(start))
    return _PARTS.get(component) or next(families, "")


def beside(findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """Errors and warnings, each with the words it is about and its clause, none twice."""
    made = {}
    for one in findings:
        if one.severity == "info":
            continue
        words = f" (“{one.where.words}”)" if one.where.words else ""
        clause = f" - {one.clause}" if one.clause else ""
        made[f"{one.code} {one.message}{words}{clause}"] = part_of(one.component)
    return tuple(Remark(part=part, text=text) for text, part in made.items())


def nothing_judged(session: Session) -> tuple[Remark, ...]:
    """For those who only ask."""
    return ()

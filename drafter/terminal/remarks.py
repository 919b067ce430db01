"""What the check says of the document to be, put beside the questions that decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.i18n import _
from drafter.interview.questions import body, content, ending, paper
from drafter.interview.session import Session, Step

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
#: Judges one answer that has just been given, as sentences.
Listener = Callable[[Session, Step], tuple[str, ...]]
#: Words shorter than this do not tell which answer they are from, characters.
_TELLING = 6


def part_of(component: str) -> str:
    """The group of questions behind a component of the page; "" for the whole paper."""
    families = (part for start, part in _FAMILIES if component.startswith(start))
    return _PARTS.get(component) or next(families, "")


def beside(findings: Iterable[Finding], path: Iterable[Step] = ()) -> tuple[Remark, ...]:
    """Errors and warnings, each with the words it is about and its clause, none twice.

    Where one answer of the `path` holds those words the remark stands in its group and names its question.
    """
    asked, made = [(step, words_of(step.value)) for step in path], {}
    for one in findings:
        if one.severity == "info":
            continue
        step = _owner(asked, one.where.words)
        place = _("câu {number}: ").format(number=step.number) if step else ""
        made[f"{place}{told(one)}"] = group_of(step) if step else part_of(one.component)
    return tuple(Remark(part=part, text=text) for text, part in made.items())


def told(finding: Finding) -> str:
    """A finding as one sentence, with the words it is about and its clause."""
    words = f" (“{finding.where.words}”)" if finding.where.words else ""
    clause = f" - {finding.clause}" if finding.clause else ""
    return f"{finding.code} {finding.message}{words}{clause}"


def group_of(step: Step) -> str:
    """The group of questions that a question is shown in; the areas of the tasks are one."""
    return step.question.part.partition(", lĩnh vực")[0]


def words_of(value: object) -> str:
    """All that is written in an answer, whatever its form, a line each."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "\n".join(words_of(one) for key, one in value.items() if key not in ("id", "kind"))
    return "\n".join(map(words_of, value)) if isinstance(value, Iterable) else ""


def _owner(asked: list[tuple[Step, str]], words: str) -> Step | None:
    """The first question in whose answer the words stand; too short words could be anyone's."""
    wanted = " ".join(words.removesuffix("…").split())
    if len(wanted) < _TELLING:
        return None
    return next((step for step, said in asked if wanted in " ".join(said.split())), None)


def nothing_judged(session: Session) -> tuple[Remark, ...]:
    """For those who only ask."""
    return ()


def nothing_heard(session: Session, step: Step) -> tuple[str, ...]:
    """For those who only ask."""
    return ()

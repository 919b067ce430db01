"""What is wrong with the list of tasks of a plan: warnings on answers, as pure functions over `Plan`.

Source: the habit of "rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền"; no clause of law
makes any of them an error.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from drafter import text as _text
from drafter.i18n import _
from drafter.ledger.deadlines import deadline, has_interval, is_repeated
from drafter.model.plan import Block, Plan, Section, Task
from drafter.registers import departments
from drafter.registers.calendar import day_off


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A warning: its code, the task's id ("" for the whole plan) and what it says."""

    code: str
    task: str
    message: str


def warned(plan: Plan) -> tuple[Warned, ...]:
    """Every warning on the tasks of a plan, rule by rule, in the order of the plan."""
    return tuple(found for rule in RULES for found in rule(plan))


def _each(plan: Plan) -> Iterator[Task]:
    for _heading, tasks in plan.tasks:
        yield from tasks


#: A comma parts two agencies only before a word that one begins with: "Sở Văn hóa, Thể thao và Du lịch" is one.
_NEXT = re.compile(
    r";\s*|,\s*(?=(?:[Cc]ác |Đề nghị )?(?:[Ss]ở |[Pp]hòng |[Bb]an |UBND|[UỦ][ỷy] ban|Uỷ ban|Ủy ban|Công an|Trạm|Văn phòng|Trung tâm|"
    r"[Tt]rường|Thanh tra|Hội|Đoàn|Bộ |Mặt trận|Chi cục|Kho bạc|Bảo hiểm|Tỉnh|Huyện|[Cc]ơ sở|[Cc]ơ quan|đơn vị|các ))"
)


def agencies_in(words: str) -> list[str]:
    """The agencies that a task names in one line, each by itself."""
    return [name.strip() for name in _NEXT.split(words) if name.strip()]


def missing(plan: Plan) -> Iterator[Warned]:
    """NV1: no lead, no deadline, no product."""
    wanted = (("lead", _("cơ quan chủ trì")), ("deadline", _("thời hạn")), ("product", _("sản phẩm")))
    for task in _each(plan):
        without = [words for key, words in wanted if not getattr(task, key)]
        if without:
            message = _("chưa có {what}").format(what=", ".join(without))
            yield Warned(code="NV1", task=task.id, message=message)


def lead_is_partner(plan: Plan) -> Iterator[Warned]:
    """NV2: who leads is also a partner."""
    for task in _each(plan):
        if task.lead and _text.fold(task.lead) in map(_text.fold, agencies_in(task.partners)):
            message = _("“{lead}” vừa chủ trì vừa phối hợp").format(lead=task.lead)
            yield Warned(code="NV2", task=task.id, message=message)


def _period(plan: Plan) -> tuple[dt.date, dt.date] | None:
    """The years that the title says: "năm 2026", "giai đoạn 2021 - 2025", "đến năm 2030"."""
    title = plan.title
    span = re.search(r"giai đoạn (\d{4})\s*[-\u2013]\s*(\d{4})", title)
    if span:
        return dt.date(int(span[1]), 1, 1), dt.date(int(span[2]), 12, 31)
    until = re.search(r"đến năm (\d{4})", title)
    if until:
        return dt.date.min, dt.date(int(until[1]), 12, 31)
    one = re.search(r"(?<!ngày )(?<!tháng )\bnăm (\d{4})$", title.strip())
    return (dt.date(int(one[1]), 1, 1), dt.date(int(one[1]), 12, 31)) if one else None


def deadline_in_time(plan: Plan) -> Iterator[Warned]:
    """NV3: the deadline is before the plan; NV4: outside its years; NV5: on a day off."""
    period = _period(plan)
    issued = dt.date(plan.date.year, plan.date.month or 1, plan.date.day or 1)
    for task in _each(plan):
        when = deadline(task.deadline)
        if when is None:
            continue
        if when.day < issued:
            message = _("thời hạn “{words}” trước ngày ban hành {day}").format(
                words=when.words, day=plan.date.short
            )
            yield Warned(code="NV3", task=task.id, message=message)
        elif period and when.day < period[0]:
            message = _("thời hạn “{words}” trước năm đầu của kế hoạch ({year})").format(
                words=when.words, year=period[0].year
            )
            yield Warned(code="NV4", task=task.id, message=message)
        elif period and when.day > period[1]:
            message = _("thời hạn “{words}” sau năm cuối của kế hoạch ({year})").format(
                words=when.words, year=period[1].year
            )
            yield Warned(code="NV4", task=task.id, message=message)
        if re.search(r"\d[/.-]\d{1,2}[/.-]\d", task.deadline) and (why := day_off(when.day)):
            message = _("thời hạn “{words}” rơi vào ngày nghỉ ({why})").format(words=when.words, why=why)
            yield Warned(code="NV5", task=task.id, message=message)


#: Short writings that recipients use for what tasks write out, in small letters.
_SHORT = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc", "tt": "thường trực",
    "ct-xh": "chính trị - xã hội", "mn": "mầm non", "th": "tiểu học", "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông", "gd&đt": "giáo dục và đào tạo", "gdđt": "giáo dục và đào tạo", "gdnn": "giáo dục nghề nghiệp",
}  # fmt: skip
#: Words that recipients use for all bodies of a sort.
_SORTS = (
    (re.compile(r"\bcác (?:sở|cơ quan chuyên môn)"), re.compile(r"^(?:các )?sở ")),
    (re.compile(r"\bcác (?:phòng|cơ quan chuyên môn)"), re.compile(r"^(?:(?:các )?phòng |văn phòng)")),
    (re.compile(r"\bcác (?:ban|cơ quan tham mưu)\b"), re.compile(r"^(?:ban |ủy ban kiểm tra|văn phòng)")),
    (re.compile(r"\bđơn vị trực thuộc|cơ sở giáo dục"), re.compile(r"đơn vị|cơ sở giáo dục|^trung tâm|trường")),
    (re.compile(r"\bthanh tra"), re.compile(r"^thanh tra")),
    (re.compile(r"\b(?:các )?trường|cơ sở giáo dục"), re.compile(r"trường|cơ sở giáo dục")),
    (re.compile(r"\bban, ngành|\bban ngành"), re.compile(r"^(?:ban |chi cục|công an|bộ chỉ huy|bảo hiểm)")),
    (re.compile(r"đoàn thể|tổ chức chính trị - xã hội"), re.compile(r"đoàn|hội |tổ chức chính trị")),
    (re.compile(r"\bpcvp\b|chánh văn phòng|\bvăn phòng"), re.compile(r"^văn phòng")),
    (re.compile(r"\bcông chức"), re.compile(r"công chức")),
    (re.compile(r"ủy ban nhân dân các (?:xã|huyện)"), re.compile(r"ủy ban nhân dân|các (?:xã|huyện|địa phương)")),
    (re.compile(r"^như (?:trên|mục|phần)|các cơ quan, đơn vị"), re.compile(r"")),
)  # fmt: skip


def _plain(name: str) -> str:
    words = _text.fold(name).replace("uỷ", "ủy").removeprefix("đề nghị ").rstrip(".;:")
    return " ".join(_SHORT.get(word.strip(","), word) for word in words.split())


def _reaches(recipient: str, agency: str) -> bool:
    if agency in recipient or recipient in agency:
        return True
    return any(of.search(recipient) and sort.search(agency) for of, sort in _SORTS)


def recipients_reach(plan: Plan) -> Iterator[Warned]:
    """NV6: an agency with a task that no recipient line reaches; NV7: a line "để thực hiện" that has no work."""
    lines = [recipient for recipient in plan.recipients if not recipient.is_heading]
    agencies = dict.fromkeys(
        name for task in _each(plan) for name in (*agencies_in(task.lead), *agencies_in(task.partners))
    )
    duties = plan.implementation.duties if plan.implementation else ()
    agencies |= dict.fromkeys(name for duty in duties for name in agencies_in(duty.agency))
    if not lines or not agencies:
        return
    own = _plain(plan.issuer.short_name)
    for name in agencies:
        bare = _plain(name)
        if bare != own and not any(_reaches(_plain(line.name), bare) for line in lines):
            message = _("“{name}” được giao việc nhưng Nơi nhận không có").format(name=name)
            yield Warned(code="NV6", task="", message=message)
    for line in lines:
        if line.note.strip("()") in ("t/h", "để t/h", "để thực hiện") and not any(
            _reaches(_plain(line.name), _plain(name)) for name in agencies
        ):
            message = _("Nơi nhận “{name}” (t/h) không được giao việc nào").format(name=line.name)
            yield Warned(code="NV7", task="", message=message)


def _areas(blocks: tuple[Block, ...]) -> Iterator[Section]:
    """Parts that stand beside a part with tasks: the areas."""
    parts = [block for block in blocks if isinstance(block, Section)]
    if any(_holds_task(part) for part in parts):
        for part in parts:
            if any(_is_task(block) for block in part.content) or not _has_parts(part):
                yield part
            else:
                yield from _areas(part.content)


def _is_task(block: Block) -> bool:
    return isinstance(block, Task)


def _has_parts(part: Section) -> bool:
    return any(isinstance(block, Section) for block in part.content)


def _holds_task(part: Section) -> bool:
    return any(_is_task(b) or (isinstance(b, Section) and _holds_task(b)) for b in part.content)


def area_without_task(plan: Plan) -> Iterator[Warned]:
    """NV8: an area beside others with tasks that has none."""
    for section in plan.sections:
        if isinstance(section, Section) and _holds_task(section):
            for area in _areas(section.content):
                if area.heading and not _holds_task(area) and not area.content and not area.inline:
                    message = _("lĩnh vực “{heading}” không có nhiệm vụ nào").format(
                        heading=area.heading[:80]
                    )
                    yield Warned(code="NV8", task=area.id, message=message)


def often_without_interval(plan: Plan) -> Iterator[Warned]:
    """NV9: "thường xuyên" without how often it is reported."""
    for task in _each(plan):
        said = task.deadline
        if (
            is_repeated(said)
            and "thường xuyên" in said.casefold()
            and not has_interval(f"{said} {task.text} {task.product}")
        ):
            message = _("“thường xuyên” nhưng không nói bao lâu báo cáo một lần")
            yield Warned(code="NV9", task=task.id, message=message)


def start_before_deadline(plan: Plan) -> Iterator[Warned]:
    """NV12: work that begins after its deadline."""
    for task in _each(plan):
        start, end = deadline(task.start), deadline(task.deadline)
        if start and end and start.day > end.day:
            message = _("bắt đầu “{start}” sau thời hạn “{end}”").format(start=task.start, end=task.deadline)
            yield Warned(code="NV12", task=task.id, message=message)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentArea:
    """A task area of the paper that is carried out: its id in the plan, its heading, its place in that paper ("II.3")."""

    heading: str
    id: str = ""
    source: str = ""


def areas_taken_up(plan: Plan, areas: Iterable[ParentArea]) -> Iterator[Warned]:
    """NV11: a task area of the paper that is carried out that no task of the plan stands under or comes from."""
    taken = {_text.fold(heading) for heading, _tasks in plan.tasks if heading}
    ids = {part.id for part in _parts(plan.sections) if _holds_task(part)}
    sources = [task.source for task in _each(plan) if task.source]
    for area in areas:
        is_cited = area.source and any(re.match(rf"{re.escape(area.source)}(?!\w)", one) for one in sources)
        if area.id not in ids and _text.fold(area.heading) not in taken and not is_cited:
            message = _("không nhiệm vụ nào thuộc lĩnh vực “{heading}” của văn bản được thực hiện").format(
                heading=area.heading[:80]
            )
            yield Warned(code="NV11", task="", message=message)


def _parts(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from _parts(block.content)


def agency_of_the_day(plan: Plan) -> Iterator[Warned]:
    """NV10: who leads or takes part did not exist on the plan's day, or is no department of that day."""
    for task in _each(plan):
        for name in (*agencies_in(task.lead), *agencies_in(task.partners)):
            if why := departments.doubt(name, "so", plan.date.latest):
                yield Warned(code="NV10", task=task.id, message=why)


RULES: tuple[Callable[[Plan], Iterator[Warned]], ...] = (
    missing,
    lead_is_partner,
    deadline_in_time,
    recipients_reach,
    area_without_task,
    often_without_interval,
    agency_of_the_day,
    start_before_deadline,
)

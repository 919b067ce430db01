"""Plan + regime + wording -> sheet: the whole document as printed lines."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import Any

from drafter import text as _text
from drafter.memo import Memo
from drafter.model.papers import Paper
from drafter.model.plan import (
    Appendix,
    Block,
    Implementation,
    Level,
    Paragraph,
    Plan,
    Task,
    tasks_by_heading,
)
from drafter.regimes.spec import Profile
from drafter.sheet import masthead as head
from drafter.sheet.body import (
    KEPT_LINES,
    Body,
    implementation_label,
    paragraphs,
    with_end_mark,
    with_kept_end,
)
from drafter.sheet.ending import recipient_lines, signer_sheets
from drafter.sheet.grid import TaskGroups, task_grid
from drafter.sheet.labels import counted, label_texts
from drafter.sheet.lines import (
    AppendixSheet,
    Grid,
    Line,
    Sheet,
    Stretch,
    Text,
    answer,
    own,
    plain,
)
from drafter.sheet.papers import base_lines, named_papers
from drafter.sheet.wording import Wording

_CARRIES_OUT = re.compile(r"thực hiện", re.IGNORECASE)


def compose(plan: Plan, profile: Profile, wording: Wording, memo: Memo | None = None) -> Sheet:
    """Every line of the document. Pure: the same plan gives the same sheet; `memo` is shared by plans that are alike."""
    return _Composer(plan, profile, wording, memo or Memo()).sheet()


class _Composer:
    def __init__(self, plan: Plan, profile: Profile, wording: Wording, memo: Memo) -> None:
        self.memo = memo
        self.plan = plan
        self.profile = profile
        self.wording = wording
        self.width = head.text_width_twips(profile)
        self.with_details = not any(appendix.lists_tasks for appendix in plan.appendices)

    def sheet(self) -> Sheet:
        plan, looks = self.plan, self.profile.looks
        single = self._single()
        right_kinds = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
        right_lines = [(looks[kind], single[kind].printed) for kind in right_kinds if kind in single]
        left, right = head.columns(plan, self.profile, right_lines)
        parent, issuer = head.header_lines(plan, self.profile, left)
        marks_left, marks_right = head.mark_lines(plan, self.profile, left, right)
        return Sheet(
            single=single,
            parent=parent,
            issuer=issuer,
            marks_left=marks_left,
            marks_right=marks_right,
            columns=(left, right),
            rules=self._rules(single, issuer, left, right),
            stretches=self._stretches(),
            recipients=self.memo("recipients", recipient_lines, plan.recipients, plan.archive, self.profile),
            signers=self.memo("signers", signer_sheets, plan.signers),
            appendices=tuple(self._appendix(n, a) for n, a in enumerate(plan.appendices, 1)),
            properties=self._properties(),
        )

    def _single(self) -> dict[str, Line]:
        plan, looks = self.plan, self.profile.looks
        lines = list(self.memo("fixed", _fixed, self.profile))
        if plan.attached_to is None:
            number = (*own(self.profile.number.before), *head.number_text(plan, self.profile))
            lines.append(Line(kind="so_ky_hieu", id="so_ky_hieu", text=number))
            date = (*answer(plan.place, "place"), *own(", "), *head.date_text(plan.date, "date"))
            lines.append(Line(kind="dia_danh_ngay", id="dia_danh_ngay", text=date))
        else:
            text = self._attached_to(plan.attached_to)
            lines.append(Line(kind="kem_theo_quyet_dinh", id="kem_theo_quyet_dinh", text=text))
        lines.append(Line(kind="ten_loai", id="ten_loai", text=answer(_text.upper(plan.type), "type")))
        lines.append(Line(kind="trich_yeu", id="trich_yeu", text=answer(plan.title, "title")))
        if plan.recipients or plan.archive:
            lines.append(Line(kind="noi_nhan", id="noi_nhan", text=own(looks["noi_nhan_heading"].text)))
        return {line.kind: line for line in lines}

    def _rules(
        self, single: dict[str, Line], issuer: tuple[Line, ...], left: int, right: int
    ) -> dict[str, int]:
        looks = self.profile.looks
        out = {}
        motto = "tieu_ngu" if "tieu_ngu" in single else "quoc_hieu"
        out["quoc_hieu"] = head.rule_indent(looks[motto], [single[motto].printed], right)
        if looks["co_quan_ban_hanh"].rule:
            out["co_quan"] = head.rule_indent(
                looks["co_quan_ban_hanh"], [line.printed for line in issuer], left
            )
        if looks["trich_yeu"].rule:
            out["trich_yeu"] = self.memo("title", _title_rule, self.plan.title, self.profile, self.width)
        return out

    def _issuer_words(self) -> dict[str, Text]:
        bodies = [self.plan.issuer, *self.plan.co_issuers]
        return {
            key: answer(" và ".join(getattr(body, name) for body in bodies), "issuer")
            for key, name in (("full", "name"), ("short", "short_name"), ("subject", "subject"))
        }

    @cached_property
    def _values(self) -> dict[str, Any]:
        plan = self.plan
        return {
            "type": answer(_text.sentence(plan.type), "type"),
            "type_lower": answer(_text.lower_first(plan.type), "type"),
            "title": answer(_text.lower_first(plan.title), "title"),
            "issuer": self._issuer_words(),
            # a plan of a subject of its own is called by it, not by the papers that it carries out
            "carries_out": bool(_CARRIES_OUT.search(plan.title)),
            "implements": self.memo(
                "implements", named_papers, plan.implements, plan.bases, self.profile, self.wording
            ),
        }

    def _stretches(self) -> tuple[Stretch, ...]:
        plan, profile = self.plan, self.profile
        # a comma leads on to the sentence below; without one the last basis is the end
        last_end = "." if plan.opening == () else profile.bases.last_end
        stretches = [
            self.memo("bases", base_lines, plan.bases, last_end, profile, self.wording),
            self._sentence("opening", plan.opening),
            *self._sections(),
            self._implementation(),
            self._sentence("closing", plan.closing),
        ]
        return tuple(stretch for stretch in self._ended(stretches) if stretch)

    def _sections(self) -> list[Stretch]:
        sections, looks = self.plan.sections, (self.profile, self.width, self.with_details)
        labels = label_texts(sections, self.profile.labels, "", "sections")
        return [
            self.memo(number, _section, block, *_bare(label), *looks)
            for number, (block, label) in enumerate(zip(sections, labels, strict=True))
        ]

    def _implementation(self) -> Stretch:
        plan, looks = self.plan, (self.profile, self.width, self.with_details)
        if plan.implementation is None:
            return ()
        level, label = implementation_label(plan.implementation, plan.sections, self.profile)
        return self.memo("implementation", _implementation, plan.implementation, level, *_bare(label), *looks)

    def _sentence(self, name: str, written: tuple[Paragraph, ...] | None) -> Stretch:
        if written is None:
            return (Line(kind="doan", id=name, text=self.wording.say(name, self._values)),)
        return tuple(paragraphs(written, name))

    def _ended(self, stretches: list[Stretch]) -> list[Stretch]:
        """The stretches with the end mark, the last lines held to the signature; what stands before these is as it was."""
        end: Stretch = ()
        while stretches and not _holds_end(end):
            last = stretches.pop()
            cut = len(last)
            while cut and not _holds_end(last[cut:] + end):
                cut -= 1
            end = last[cut:] + end
            if cut:
                stretches.append(self.memo("before the end", _first, last, cut))
        lines = with_end_mark(list(end), self.profile.end_mark)
        return [
            *stretches,
            tuple(with_kept_end(lines) if self.plan.signers or self.plan.recipients else lines),
        ]

    def _appendix(self, number: int, appendix: Appendix) -> AppendixSheet:
        form, path = self.profile.appendix, f"appendices[{appendix.id}]"
        lines: list[Line] = []
        if appendix.label is not None:
            label = answer(appendix.label, f"{path}.label")
        else:
            numeral = counted("{roman}" if form.numerals == "roman" else "{n}", number)
            label = own(
                f"{form.label} {numeral}" if len(self.plan.appendices) >= form.number_from else form.label
            )
        if label:
            lines.append(Line(kind="phu_luc", id=f"{path}.label", text=label))
        if appendix.title:
            title = answer(_text.upper(appendix.title), f"{path}.title")
            lines.append(Line(kind="phu_luc_ten", id=f"{path}.title", text=title))
        lines.append(
            Line(kind="phu_luc_kem_theo", id=f"{path}.attached", text=self._attached(appendix, path))
        )
        if form.after_title:
            lines.append(Line(kind="phu_luc_gach", id=f"{path}.gach", text=own(form.after_title)))
        width = head.text_width_twips(self.profile, appendix.orientation)
        listed = self._task_groups if appendix.lists_tasks else None
        body = self.memo(
            path, _appendix_body, appendix.content, path, listed, appendix.columns, width, self.profile
        )
        return AppendixSheet(orientation=appendix.orientation, head=tuple(lines), body=body)

    @cached_property
    def _task_groups(self) -> TaskGroups:
        sections = self.plan.sections
        if any(isinstance(block, Task) for block in sections):
            return self.memo("tasks", tasks_by_heading, sections)
        # what has no task of its own may change and the table of tasks stays
        groups = [self.memo(("tasks", number), _tasks_in, block) for number, block in enumerate(sections)]
        return self.memo(("tasks of", len(groups)), _joined, *groups)

    def _attached(self, appendix: Appendix, path: str) -> Text:
        plan, blank = self.plan, self.plan.electronic
        if appendix.attached:
            return answer(appendix.attached, f"{path}.attached")
        if plan.attached_to is not None:
            return self._attached_to(plan.attached_to)
        # an electronic document leaves these blank for the system to fill (NĐ 30/2020/NĐ-CP, Phụ lục I, III.1.c)
        date = own("ngày      tháng      năm      ") if blank else head.date_text(plan.date, "date")
        return self.wording.say(
            "attached",
            {
                **self._values,
                "number": head.number_text(plan, self.profile, blank=blank),
                "date_line": date,
            },
        )

    def _attached_to(self, decision: Paper) -> Text:
        """ "(Kèm theo Quyết định số ...)", its date in words (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.3)."""
        date = head.date_text(decision.date, "attached_to.date") if decision.date else ()
        paper, before = replace(decision, subject=""), self.profile.before_cited_date
        cited = self.wording.cite(paper, "attached_to", before, date_in_words=date)
        return self.wording.say("attached_plan", {"paper": cited})

    def _properties(self) -> dict[str, str]:
        plan = self.plan
        return {
            "title": f"{_text.sentence(plan.type)} {_text.lower_first(plan.title)}"[:255],
            "creator": plan.issuer.name[:255],
            "category": _text.sentence(plan.type),
            "date": plan.date.latest.isoformat(),
            "number": plain(head.number_text(plan, self.profile)).strip(),
        }


def _fixed(profile: Profile) -> tuple[Line, ...]:
    """The lines that every document of a regime has."""
    kinds = ("quoc_hieu", "tieu_ngu", "dau_sao", "gach_duoi_trich_yeu")
    looks = profile.looks
    return tuple(Line(kind=kind, id=kind, text=own(looks[kind].text)) for kind in kinds if kind in looks)


def _title_rule(title: str, profile: Profile, width: int) -> int:
    look = profile.looks["trich_yeu"]
    return head.rule_indent(look, head.title_lines(look, title, width), width)


def _bare(label: Text) -> tuple[str, str]:
    """A label as words and path: two of the same words are one to the memo."""
    return (label[0].text, label[0].path) if label else ("", "")


def _section(
    block: Block, label: str, path: str, profile: Profile, width: int, with_details: bool
) -> Stretch:
    body = Body(profile, width, with_details=with_details)
    return tuple(body.block(block, answer(label, path), "sections"))


def _implementation(
    part: Implementation,
    level: Level,
    label: str,
    path: str,
    profile: Profile,
    width: int,
    with_details: bool,
) -> Stretch:
    body = Body(profile, width, with_details=with_details)
    return tuple(body.implementation(part, level, answer(label, path)))


def _appendix_body(
    content: tuple[Block, ...],
    path: str,
    listed: TaskGroups | None,
    columns: tuple[str, ...],
    width: int,
    profile: Profile,
) -> Stretch:
    body = Body(profile, width, with_details=True).blocks(content, f"{path}.content")
    if listed is not None:
        body.insert(0, task_grid(listed, columns, f"{path}.tasks", width))
    return tuple(with_end_mark(body, profile.appendix.end_mark) if profile.appendix.end_mark else body)


def _tasks_in(block: Block) -> TaskGroups:
    return tasks_by_heading((block,))


def _joined(*groups: TaskGroups) -> TaskGroups:
    return tuple(group for each in groups for group in each)


def _holds_end(lines: Stretch) -> bool:
    """Whether the end mark and the lines held to the signature all fall on these."""
    return len(lines) >= KEPT_LINES and any(isinstance(line, Grid) or line.printed for line in lines)


def _first(blocks: Stretch, count: int) -> Stretch:
    return blocks[:count]

"""Plan + regime + wording -> sheet: the whole document as printed lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from drafter import text as _text
from drafter.model.papers import Paper
from drafter.model.plan import Appendix, Plan, Signer
from drafter.regimes.spec import Profile
from drafter.sheet import masthead as head
from drafter.sheet.body import Body, Printed, paragraphs, with_end_mark, with_kept_end
from drafter.sheet.grid import task_grid
from drafter.sheet.labels import counted
from drafter.sheet.lines import AppendixSheet, Line, Sheet, SignerSheet, Text, answer, own, plain
from drafter.sheet.wording import Wording


def compose(plan: Plan, profile: Profile, wording: Wording) -> Sheet:
    """Every line of the document. Pure: the same plan gives the same sheet."""
    return _Composer(plan, profile, wording).sheet()


class _Composer:
    def __init__(self, plan: Plan, profile: Profile, wording: Wording) -> None:
        self.plan = plan
        self.profile = profile
        self.wording = wording
        self.width = head.text_width_twips(profile)
        lists_tasks = any(appendix.lists_tasks for appendix in plan.appendices)
        self.body = Body(profile, self.width, with_details=not lists_tasks)

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
            body=tuple(self._body()),
            recipients=tuple(self._recipients()),
            signers=tuple(self._signer(n, signer) for n, signer in enumerate(plan.signers, 1)),
            appendices=tuple(self._appendix(n, a) for n, a in enumerate(plan.appendices, 1)),
            properties=self._properties(),
        )

    def _fixed(self, kind: str) -> Line:
        return Line(kind=kind, id=kind, text=own(self.profile.looks[kind].text))

    def _single(self) -> dict[str, Line]:
        plan, looks = self.plan, self.profile.looks
        lines = [
            self._fixed(k) for k in ("quoc_hieu", "tieu_ngu", "dau_sao", "gach_duoi_trich_yeu") if k in looks
        ]
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
            lines = head.title_lines(looks["trich_yeu"], self.plan.title, self.width)
            out["trich_yeu"] = head.rule_indent(looks["trich_yeu"], lines, self.width)
        return out

    def _issuer_words(self) -> dict[str, Text]:
        bodies = [self.plan.issuer, *self.plan.co_issuers]
        return {
            key: answer(" và ".join(getattr(body, name) for body in bodies), "issuer")
            for key, name in (("full", "name"), ("short", "short_name"), ("subject", "subject"))
        }

    def _values(self) -> dict[str, Any]:
        plan = self.plan
        return {
            "type": answer(_text.sentence(plan.type), "type"),
            "type_lower": answer(_text.lower_first(plan.type), "type"),
            "title": answer(_text.lower_first(plan.title), "title"),
            "issuer": self._issuer_words(),
            "implements": [
                {
                    "cited": self._cite(paper, "implements"),
                    "short": answer(paper.short, f"implements[{paper.id}].short"),
                }
                for paper in plan.implements
            ],
        }

    def _cite(self, paper: Paper, group: str) -> Text:
        return self.wording.cite(paper, f"{group}[{paper.id}]", self.profile.before_cited_date)

    def _bases(self) -> list[Printed]:
        form, out = self.profile.bases, []
        # a comma leads on to the sentence below; without one the last basis is the end
        last_end = "." if self.plan.opening == () else form.last_end
        for number, basis in enumerate(self.plan.bases, 1):
            path = f"bases[{basis.id}]"
            if basis.verbatim:
                text = answer(basis.verbatim.rstrip(";,. "), f"{path}.verbatim")
            else:
                text = self.wording.say("basis", {"cited": self._cite(basis, "bases")})
            end = last_end if number == len(self.plan.bases) else form.end
            out.append(Line(kind="can_cu", id=path, text=(*own(form.before), *text, *own(end))))
        return list(out)

    def _body(self) -> list[Printed]:
        plan = self.plan
        lines = self._bases()
        if plan.opening is None:
            lines.append(Line(kind="doan", id="opening", text=self.wording.say("opening", self._values())))
        else:
            lines += paragraphs(plan.opening, "opening")
        lines += self.body.blocks(plan.sections, "sections")
        if plan.implementation:
            lines += self.body.implementation(plan.implementation, plan.sections)
        if plan.closing is None:
            lines.append(Line(kind="doan", id="closing", text=self.wording.say("closing", self._values())))
        else:
            lines += paragraphs(plan.closing, "closing")
        lines = with_end_mark(lines, self.profile.end_mark)
        return with_kept_end(lines) if plan.signers or plan.recipients else lines

    def _recipients(self) -> list[Line]:
        form, out = self.profile.recipients, []
        for number, item in enumerate(self.plan.recipients, 1):
            path = f"recipients[{item.id}]"
            if item.is_heading:
                out.append(Line(kind="noi_nhan_muc", id=path, text=answer(item.name, f"{path}.heading")))
                continue
            note = (*own(" ("), *answer(item.note, f"{path}.note"), *own(")")) if item.note else ()
            last = number == len(self.plan.recipients) and not self.plan.archive
            text = (
                *own(form.before),
                *answer(item.name, f"{path}.name"),
                *note,
                *own(form.last_end if last else form.end),
            )
            out.append(Line(kind="noi_nhan_muc", id=path, text=text))
        if self.plan.archive:
            before, after = form.archive.split("{archive}")
            text = (
                *own(form.before + before),
                *answer(self.plan.archive, "archive"),
                *own(after + form.last_end),
            )
            out.append(Line(kind="noi_nhan_muc", id="archive", text=text))
        return out

    def _signer(self, number: int, signer: Signer) -> SignerSheet:
        path = f"signers[{signer.id}]"
        above = [
            Line(
                kind="quyen_han",
                id=f"{path}.authority[{n}]",
                text=answer(_text.upper(words), f"{path}.authority[{n}]"),
            )
            for n, words in enumerate(signer.authority, 1)
        ]
        for key in ("post", "second_post"):
            if words := getattr(signer, key):
                above.append(
                    Line(kind="chuc_vu", id=f"{path}.{key}", text=answer(_text.upper(words), f"{path}.{key}"))
                )
        return SignerSheet(
            above=tuple(above),
            name=Line(kind="ho_ten", id=f"{path}.name", text=answer(signer.name, f"{path}.name")),
        )

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
        body: list[Printed] = Body(self.profile, width, with_details=True).blocks(
            appendix.content, f"{path}.content"
        )
        if appendix.lists_tasks:
            body.insert(0, task_grid(self.plan, f"{path}.tasks", width))
        if form.end_mark:
            body = with_end_mark(body, form.end_mark)
        return AppendixSheet(orientation=appendix.orientation, head=tuple(lines), body=tuple(body))

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
                **self._values(),
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

"""A document taken apart -> a plan and its answers, with what is doubtful as questions. Nothing read is left behind."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import replace

from drafter import text as _text
from drafter.anatomy import body as _tree
from drafter.anatomy import dissect
from drafter.answers.from_plan import values_of
from drafter.errors import RegimeError
from drafter.i18n import _
from drafter.importer import parts, told
from drafter.importer.body import (
    Converter,
    relabelled,
    renumbered,
    split_implementation,
    wrong_labels,
)
from drafter.importer.casing import in_usual_letters
from drafter.importer.cover import annexed, behind_type, type_and_rest, with_lead
from drafter.importer.imported import Imported
from drafter.importer.issuer import Found, Speller, find_issuer, joint
from drafter.importer.loose import above_text, behind_text, beside_state, stamps_among
from drafter.importer.nothing_lost import lost_paragraphs
from drafter.importer.usual import Wordings, with_task_table, with_usual_sentences
from drafter.model.bodies import Issuer
from drafter.model.papers import DocDate
from drafter.model.plan import Appendix, Marks, Paragraph, Plan
from drafter.regimes import choose, windows
from drafter.regimes.spec import Profile
from drafter.registers.papers import type_letters
from drafter.view import DocumentView
from drafter.view import Paragraph as ViewParagraph

_YEAR = re.compile(r"\b(20[0-4]\d)\b")
#: A title on a line of its own stands among so many first paragraphs.
_NAMED = 6
_NOTE = re.compile(r"\[\d{1,3}\]|\(\*+\)|\*\s")


def import_view(
    view: DocumentView, *, today: dt.date, wordings: Wordings | None = None, renumber: bool = False
) -> Imported:
    """The plan that a document is. Never refuses: what cannot be read is kept verbatim and asked about.

    `today` ends the days that an undated plan may be of. With `wordings` (regime, wording -> sentences) usual sentences and citations are told from those that differ.
    """
    return _Builder(view, today, wordings, renumber).imported()


def _capitals(title: str) -> tuple[str, str]:
    """The part of a title that is in capitals, and what stands in brackets behind it; ("", "") when it is in usual letters."""
    bracket = re.search(r"\s*\([^()]*\)$", title)
    words = title[: bracket.start()] if bracket else title
    if words.upper() != words or not re.search(r"[^\W\d_]{3}", words):
        return "", ""
    return (title, "") if title.upper() == title else (words, title[len(words) :])


class _Builder:
    def __init__(self, view: DocumentView, today: dt.date, wordings: Wordings | None, renumber: bool) -> None:
        self.today, self.wordings, self.renumber = today, wordings, renumber
        self.name = view.name
        self.doubts: list[str] = []
        self.unplaced: list[str] = []
        self.notes = list(view.notes)
        self.title = ""
        self.whole = view
        first = dissect(view)
        inner, own_head = annexed(view, first)
        if inner and own_head:
            self.notes.append(
                _("trước kế hoạch có {type} phê duyệt: chỉ nhập kế hoạch, có số và cơ quan riêng").format(
                    type=first.type
                )
            )
        self.cover = first if inner and not own_head else None
        self.view = inner or view
        self.anatomy = dissect(inner) if inner else first
        self.convert = Converter()
        self.co_issuers: tuple[Issuer, ...] = ()
        self.issuer_lines: tuple[str, ...] = ()
        self.head = self.cover or self.anatomy

    def imported(self) -> Imported:
        date = self._date()
        issuer = self._issuer(date.latest)
        profile, regime = self._profile(issuer, date.latest)
        plan = self._plan(issuer, date, profile)
        plan = self._with_everything(plan)
        if self.wordings is not None:
            plan = with_task_table(plan)
            plan = with_usual_sentences(plan, profile, self.wordings(profile.id, issuer.issuer.wording))
        usual = profile.number.order.format(
            type=type_letters(plan.type),
            letters="-".join(body.letters for body in (plan.issuer, *plan.co_issuers)),
        )
        values = values_of(plan, issuer.values, symbol=plan.symbol != usual or not type_letters(plan.type))
        if regime:
            values = {"regime": regime, **values}
        self._ask(plan)
        return Imported(
            name=self.name,
            title=self.title,
            plan=plan,
            values=values,
            profile=profile,
            anatomy=self.anatomy,
            cover=self.cover,
            unplaced=tuple(self.unplaced),
            doubts=tuple(dict.fromkeys([*self.doubts, *(n for n in self.notes if n.endswith("?"))])),
            notes=tuple(n for n in self.notes if not n.endswith("?")),
            issuer_lines=self.issuer_lines,
        )

    def _date(self) -> DocDate:
        date = self.head.date
        if date is not None:
            if not date.is_complete:
                self.doubts.append(_("ngày ban hành còn để trống: ban hành ngày nào?"))
            return date
        if self._is_attached and (paper := parts.decision(self.cover, self.anatomy, "")).date:
            return paper.date
        texts = [piece.text for piece in (*self.head.of("can_cu"), *self.head.body[:30])]
        said = self.head.number.year or self.head.date_text
        years = _YEAR.findall(f"{said} {self.head.title}") or _YEAR.findall(" ".join(texts))
        usual = Counter(years).most_common(1)[0][0] if years else self.today.year
        year = self.head.number.year or told.year(texts[:12], self.today) or usual
        self.doubts.append(
            _("không đọc được ngày ban hành, tạm ghi năm {year}: ban hành ngày nào?").format(year=year)
        )
        return DocDate(int(year))

    def _issuer(self, day: dt.date) -> Found:
        head = self.head
        texts = [b.text for b in self.whole.blocks if isinstance(b, ViewParagraph)][:600]
        lines = self._issuer_lines()
        bodies = joint(lines, head.number.letters)
        made = [
            find_issuer(
                list(head.parents) if not n else [], lines if len(bodies) == 1 else [name], family=head.family, day=day,
                place=head.place, letters=letters, speller=Speller(texts),
            )
            for n, (name, letters) in enumerate(bodies)
        ]  # fmt: skip
        self.doubts += [doubt for found in made for doubt in found.doubts]
        self.co_issuers = tuple(found.issuer for found in made[1:])
        return made[0]

    def _issuer_lines(self) -> list[str]:
        """The issuer's lines in the head; the unit that a page has cut off comes from the running text, and is asked about."""
        head = self.head
        lines = parts.unwrapped(head.issuer)
        running = [
            piece.text for piece in (*head.unplaced[:4], *head.of("can_cu"), *head.opening, *head.body[:6])
        ]
        full = told.issuer_lines(lines, head.number.letters, head.place, running, head.title)
        if full != lines:
            self.issuer_lines = tuple(full)
            self.doubts.append(
                _("đầu văn bản thiếu tên địa phương, lấy theo lời văn: “{issuer}”. Đúng chưa?").format(
                    issuer=" ".join(full)
                )
            )
        return full

    def _profile(self, found: Found, day: dt.date) -> tuple[Profile, str]:
        family = found.issuer.family
        try:
            return choose(family, day), ""
        except RegimeError:
            first = next(w for w in windows() if w.family == family)
            self.doubts.append(
                _("văn bản ban hành trước khi có {name}: trình bày lại theo chế độ này được không?").format(
                    name=first.name
                )
            )
            return choose(family, first.start, first.id), first.id

    def _plan(self, found: Found, date: DocDate, profile: Profile) -> Plan:
        at, issuer = self.anatomy, found.issuer
        number = self.head.number
        kind, lead = type_and_rest(at.type)
        if not at.of("ten_loai") and type_letters(kind) != number.type:
            self.doubts.append(_("không thấy tên loại văn bản: đây có phải là Kế hoạch không?"))
        title = with_lead(lead or behind_type(at, kind), at.title)
        title = title or self._title_told()
        self.title = title
        loud, behind = _capitals(title)
        if loud:
            texts = [block.text for block in self.whole.blocks if isinstance(block, ViewParagraph)]
            title = in_usual_letters(loud, texts) + behind
            self.doubts.append(
                _(
                    "trích yếu in hoa, đã viết lại bằng chữ thường: “{title}”. Các tên riêng viết đúng chưa?"
                ).format(title=title)
            )
        attached = parts.decision(self.cover, at, issuer.name) if self._is_attached else None
        symbol = number.symbol if number.symbol and " " not in number.symbol and not attached else ""
        letters = type_letters(kind) or "KH"
        symbol = symbol[:80] or profile.number.order.format(type=letters, letters=issuer.letters)
        digits = number.number[:6] if number.number and not attached else ""
        if not digits and not attached:
            self.doubts.append(_("số của văn bản còn để trống: số bao nhiêu?"))
        opening = [Paragraph(id=f"p{n}", text=text) for n, text in enumerate(self._opening(), 1)]
        blocks = self.convert.blocks(at.sections)
        if self.renumber:
            blocks = renumbered(blocks)
        sections, implementation = split_implementation(relabelled(blocks, profile.labels))
        signers = parts.signers(at, self.unplaced) if not attached else ()
        recipients, archive = parts.recipients(at) if not attached else ((), "")
        return Plan(
            issuer=issuer,
            co_issuers=self.co_issuers,
            number=digits,
            symbol=symbol,
            place=self.head.place if self.head.place and len(self.head.place) < 100 else issuer.place,
            date=date,
            type=kind,
            title=title,
            implements=(),
            bases=parts.bases(at),
            opening=tuple(opening),
            sections=sections,
            implementation=implementation,
            closing=tuple(Paragraph(id=f"p{n}", text=piece.text) for n, piece in enumerate(at.closing, 1)),
            recipients=recipients,
            archive=archive,
            signers=signers,
            appendices=self._appendices(profile),
            marks=self._marks(profile),
            attached_to=attached,
            electronic=False,
        )

    def _title_told(self) -> str:
        """The title that the running text tells where none stands under the type; asked about."""
        opening = self.anatomy.opening
        named = next((n for n, piece in enumerate(opening[:_NAMED]) if told.title_line(piece.text)), -1)
        title = told.title_line(opening[named].text) if named >= 0 else ""
        if title:
            # a page often says the name of the plan twice
            rest = tuple(p for p in opening[named:] if told.title_line(p.text) != title)
            self.anatomy = replace(self.anatomy, opening=opening[:named] + rest)
        elif above := self.anatomy.unplaced[:1]:
            title = told.title_line(above[0].text)
            self.anatomy = replace(self.anatomy, unplaced=self.anatomy.unplaced[1 if title else 0 :])
        title = title or told.title(piece.text for piece in self.anatomy.opening)
        if not title:
            self.doubts.append(_("không thấy trích yếu dưới tên loại: kế hoạch về việc gì?"))
            return "(chưa rõ trích yếu)"
        self.doubts.append(
            _("không thấy trích yếu dưới tên loại, lấy theo lời văn: “{title}”. Đúng chưa?").format(
                title=title
            )
        )
        return title

    @property
    def _is_attached(self) -> bool:
        return self.cover is not None or (self.anatomy.is_attached and not self.anatomy.of("so_ky_hieu"))

    def _opening(self) -> list[str]:
        """The running text before the first part; what no component took stands in front of it, and is told."""
        at = self.anatomy
        beside, loose = beside_state(at), above_text(at)
        self.unplaced += [piece.text for piece in (*beside, *loose)]
        above = [*at.of("kinh_gui"), *at.of("_kem_theo_khac"), *beside, *loose]
        if not self._is_attached:
            above += at.of("kem_theo_quyet_dinh")
        above.sort(key=lambda piece: piece.paragraph.index)
        return [piece.text for piece in (*above, *at.opening)]

    def _marks(self, profile: Profile) -> Marks:
        def mark(kind: str, known: tuple[str, ...] = ()) -> str:
            piece = self.head.first(kind)
            words = piece.text.strip(" ()") if piece else ""
            return words if not known or words.upper() in known else ""

        return Marks(
            draft=mark("du_thao"),
            urgency=mark("do_khan", profile.looks["do_khan"].accept),
            secrecy=mark("do_mat", profile.looks["do_mat"].accept),
            circulation=mark("luu_hanh"),
        )

    def _appendices(self, profile: Profile) -> tuple[Appendix, ...]:
        out: list[Appendix] = []
        behind = behind_text(self.anatomy)
        stamps = stamps_among(behind, self.anatomy)
        self.unplaced += [piece.text for piece in stamps]
        if trailing := [piece for piece in behind if piece not in stamps]:
            footnotes = all(_NOTE.match(piece.text) for piece in trailing)
            loose = relabelled(self.convert.blocks(_tree.tree(list(trailing))), profile.labels)
            out.append(Appendix(id="pl0", label="", title="Cước chú" if footnotes else "", content=loose))
            if not footnotes:
                self.unplaced += [piece.text for piece in trailing]
        for number, found in enumerate(self.anatomy.appendices, 1):
            heading = _text.one_line(found.heading.text) if found.heading else ""
            sections = self.view.sections
            wide = found.section < len(sections) and sections[found.section].landscape
            blocks = self.convert.blocks(found.blocks)
            out.append(
                Appendix(
                    id=f"pl{number}",
                    label=heading,
                    title=_text.one_line(" ".join(piece.text for piece in found.titles)),
                    orientation="landscape" if wide else "portrait",
                    attached=_text.one_line(found.attached.text) if found.attached else "",
                    content=relabelled(renumbered(blocks) if self.renumber else blocks, profile.labels),
                )
            )
        notes = [p for p in self.whole.footnotes if p.printed.strip()]
        if notes:
            lines = tuple(
                Paragraph(id=f"cc{n}", text=_text.one_line(p.printed)) for n, p in enumerate(notes, 1)
            )
            out.append(Appendix(id="cuoc-chu", label="", title="Cước chú", content=lines))
            self.doubts.append(_("cước chú được đặt ở phụ lục cuối: đưa vào chỗ nào trong bài?"))
        return tuple(out)

    def _with_everything(self, plan: Plan) -> Plan:
        """The plan, with any paragraph whose words it has lost put behind it: the last resort, and told."""
        lost = lost_paragraphs(self.view, self.anatomy, plan)
        if not lost:
            return plan
        self.unplaced += lost
        lines = tuple(Paragraph(id=f"x{n}", text=text) for n, text in enumerate(lost, 1))
        return replace(plan, appendices=(*plan.appendices, Appendix(id="khac", label="", content=lines)))

    def _ask(self, plan: Plan) -> None:
        if self.cover:
            self.notes.append(
                _(
                    "kế hoạch ban hành kèm theo {type}: chỉ nhập kế hoạch; số, nơi nhận, chữ ký ở văn bản kia"
                ).format(type=self.cover.type)
            )
        if not self.renumber:
            self.doubts += wrong_labels(self.anatomy.sections)
        if self.unplaced:
            self.doubts.append(
                _("có {count} đoạn không rõ thuộc phần nào, giữ nguyên văn: bỏ hay chuyển đi đâu?").format(
                    count=len(self.unplaced)
                )
            )
        if not plan.attached_to and not plan.signers:
            self.doubts.append(_("không thấy người ký: ai ký kế hoạch này?"))
        if not plan.attached_to and not plan.recipients:
            self.doubts.append(_("không thấy nơi nhận: gửi những nơi nào?"))

"""The bench on which kits are proved: the questionnaire, the press and the check, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from drafter import text as _text
from drafter.answers.dump import to_yaml
from drafter.answers.form import ROOT
from drafter.answers.load import load
from drafter.answers.schema import Report
from drafter.check import check
from drafter.errors import InputError
from drafter.i18n import _
from drafter.interview import parents
from drafter.interview.document import document
from drafter.interview.facts import OWN_KIT, suggestions
from drafter.interview.questions import content
from drafter.interview.session import Reply, Session, accept_all, next_step, steps
from drafter.interview.values import node_of
from drafter.kits.cases import Case, issuer, textured, unit
from drafter.kits.kit import Kit
from drafter.kits.prove import Verdict
from drafter.kits.suggest import Shelf, Suggestions
from drafter.view import DocumentView
from drafter.word.making import Workshop
from drafter.word.read import read_view

_NAMES = {"huyện": "Văn Lãng", "quận": "Lê Chân", "xã": "Na Sầm", "phường": "An Biên"}
_PROVINCES = ("tỉnh Lạng Sơn", "thành phố Hải Phòng")
#: What is typed where the kit asks for the directing document and the headings.
_PAPER = {"type": "Chỉ thị", "symbol": "12-CT/TW", "body": "Ban Bí thư Trung ương Đảng", "subject": "về nâng cao chất lượng phục vụ Nhân dân"}  # fmt: skip
_HEADINGS = ("Tuyên truyền, phổ biến", "Rà soát, sửa đổi quy định", "Kiểm tra, giám sát")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A case as an answers file."""

    answers: bytes
    suggestions: Suggestions
    asked: frozenset[str]


class Bench:
    """Drafts and prints the plans of one kit."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self._workshop = Workshop()
        self._shelf = Shelf((kit,))

    def draft(self, case: Case) -> Drafted:
        """The answers file of a case, through the questionnaire. Raises InputError where a question stays open."""
        session = Session(shelf=self._shelf, today=case.day, replies=self._replies(case))
        session = accept_all(session)
        session = accept_all(self._with_tasks(session, case))
        open_ = next_step(session)
        if open_ is not None:
            raise InputError(
                _("câu hỏi {key} không trả lời được: {why}").format(
                    key=open_.question.key, why=open_.why or _("không có gợi ý")
                )
            )
        path = steps(session)
        made = suggestions(path[-1].view)
        if not isinstance(made, Suggestions):
            raise InputError(_("bộ khung {id} không được hỏi đến").format(id=self.kit.id))
        plain = document(session)
        if case.tasks == "0":
            _without_tasks(plain)
        values = ROOT.read(node_of(plain), "", Report())
        asked = {step.question.key for step in path}
        areas = frozenset(area.id for area in self.kit.areas if content.tasks_key(area.id) in asked)
        return Drafted(to_yaml(values or {}).encode(), made, areas)

    def make(self, answers: bytes) -> bytes:
        """The document of an answers file."""
        return self._workshop.document(load(answers, "tra-loi.yml"))

    def judge(self, document: bytes, answers: bytes) -> Verdict:
        """The words of a document, and what the check finds in it beyond remarks."""
        loaded, view = load(answers, "tra-loi.yml"), read_view(document, "van-ban.docx", self._workshop.memo)
        report = check(view, loaded.profile, today=loaded.plan.date.latest)
        found = tuple(
            f"{f.code} {f.message} “{f.where.words}”" for f in report.findings if f.severity != "info"
        )
        return Verdict(_words(view), found)

    def _replies(self, case: Case) -> dict[str, Reply]:
        kind = issuer(case.level, case.day)
        own_unit = unit(kind, urban=case.urban)
        said: dict[str, Any] = {
            "date": f"{case.day:%d/%m/%Y}",
            "issuer.kind": kind,
            "issuer.province": _PROVINCES[case.urban],
            "signers[1]": "deputy" if case.deputy else "head",
            "signers[1].name": textured("Nguyễn Văn A", case.texture if case.texture == "NFD" else ""),
            "appendices[phu-luc].tasks": "có" if case.appendix else "không",
            "kit.id": OWN_KIT if self.kit.asks else self.kit.id,
            "number": "145",
        }
        if self.kit.asks:
            said |= {f"implements[1].{key}": value for key, value in _PAPER.items()}
            said["implements[1].date"] = f"{case.day:%d/%m/%Y}"
        else:
            said["kit.areas"] = [area.id for area in self.kit.areas if area.id not in case.off]
        if own_unit:
            said |= {"issuer.unit": own_unit, "issuer.name": _named(_NAMES[own_unit], case.texture)}
        if case.parent:
            said |= {
                parents.path(parents.IDS[0], "symbol"): "82-KH/TU",
                parents.path(parents.IDS[0], "date"): f"{case.day:%d/%m/%Y}",
                parents.path(parents.IDS[0], "body"): "Ban Thường vụ Tỉnh ủy Lạng Sơn",
                parents.path(parents.IDS[0], "subject"): textured("về phát triển giáo dục", case.texture),
            }
        if not case.goals:
            said[content.GOALS] = []
        if not case.funding:
            said[content.FUNDING] = ""
        return {key: Reply(value=value) for key, value in said.items()}

    def _with_tasks(self, session: Session, case: Case) -> Session:
        """The session with the tasks that the case wants in place of the kit's."""
        if self.kit.asks:
            lines = {"0": 1, "1": 1, "kit": 2, "200": 200}[case.tasks]
            texts = [
                "".join(f"{one['task']}\n" for one in _many(lines, case.texture, n))
                for n in range(len(_HEADINGS))
            ]
            made = [
                {"heading": textured(heading, case.texture), "text": text}
                for heading, text in zip(_HEADINGS, texts, strict=True)
            ]
            return _replied(session, {content.TASKS: made})
        on = [area.id for area in self.kit.areas if area.id not in case.off]
        if case.tasks in ("kit", "0") or not on:
            return session
        count = {"1": 1, "200": 200 // len(on)}[case.tasks]
        tasks = {content.tasks_key(area): _many(count, case.texture, n) for n, area in enumerate(on)}
        return _replied(session, tasks)


def _named(name: str, texture: str) -> str:
    """The name of a unit as the law's longest ones, or with marks that a page must keep."""
    if texture == "dấu":
        return f"{name} & “An”"
    return "Thượng Sậy - Khe Tràm" if texture == "dài" else textured(name, texture)


def _replied(session: Session, said: dict[str, Any]) -> Session:
    more = {key: Reply(value=value) for key, value in said.items()}
    return Session(
        shelf=session.shelf, today=session.today, replies={**session.replies, **more}, base=session.base
    )


def _many(count: int, texture: str, area: int) -> list[dict[str, str]]:
    """So many tasks of the n-th area; no two areas have one in common, as no plan should."""
    return [
        {
            "task": textured(f"Rà soát, hoàn thành công việc số {number} của đợt này", texture) + ".",
            "lead": textured("Phòng Nội vụ", texture),
            "partners": "các đơn vị liên quan",
            "deadline": "tháng 12 hằng năm",
            "product": textured("báo cáo", texture),
        }
        for number in range(area * count + 1, (area + 1) * count + 1)
    ]


def _without_tasks(plain: dict[str, Any]) -> None:
    for section in plain.get("sections", ()):
        if section.get("id") == "nhiem-vu":
            for area in section.get("content", ()):
                area.pop("content", None)


def _words(view: DocumentView) -> str:
    return _text.fold("\n".join(paragraph.text for paragraph in view.paragraphs()))

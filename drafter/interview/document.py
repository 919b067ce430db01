"""The answers file that the replies make: complete when all questions are answered, valid YAML before."""

from __future__ import annotations

import copy
from typing import Any

from drafter.answers.dump import to_yaml
from drafter.answers.form import ROOT
from drafter.answers.migrations import CURRENT
from drafter.answers.schema import Report
from drafter.interview import parents
from drafter.interview.facts import (
    OWN_KIT,
    TASKS_PART,
    is_provincial,
    kind,
    level,
    signing,
    suggestions,
    unit_and_name,
)
from drafter.interview.question import View
from drafter.interview.questions import content
from drafter.interview.questions.ending import OTHER
from drafter.interview.session import Session, Step, steps
from drafter.interview.values import get, node_of, put

Document = dict[str, Any]

_APPENDIX_TITLE = "Danh mục nhiệm vụ"
_SEE_APPENDIX = (
    "Cơ quan chủ trì, cơ quan phối hợp, thời hạn và sản phẩm của từng nhiệm vụ dưới đây nêu tại Phụ lục kèm theo "
    "Kế hoạch này.\n"
)
_ISSUER_KEYS = ("kind", "unit", "province", "name", "department", "letters")


def document(session: Session, *, foreseen: bool = False) -> Document:
    """The answers as the file holds them. `foreseen` counts open questions as answered by what is proposed."""
    path = steps(session)
    done = [s for s in path if s.state != "open" or (foreseen and not s.why)]
    keys = {s.question.key for s in done}
    out: Document = copy.deepcopy(dict(session.base))
    out["drafter"] = str(CURRENT)
    view = _view(session, path, keys)
    _issuer(out, view, keys)
    _papers(out, view, keys)
    _sections(out, view, keys)
    for step in done:
        _write(out, step)
    parents.in_place(out)
    _signer(out, view, keys)
    _appendix(out, view, keys)
    asked = {s.question.key for s in path}
    for key, value in session.settings.items():
        if key not in asked:
            put(out, key, value)
    _tidy(out, keeps_content=session.keeps_content)
    return out


def to_text(session: Session) -> str:
    """The answers file as YAML, in the order of the form."""
    values = ROOT.read(node_of(document(session)), "", Report())
    return to_yaml(values or {})


def _view(session: Session, path: tuple[Step, ...], keys: set[str]) -> View:
    values = {s.question.key: s.value for s in path if s.question.key in keys}
    return View(values=values, today=session.today, shelf=session.shelf, older=session.older)


def _write(out: Document, step: Step) -> None:
    key = step.question.key
    if step.question.skips or step.question.form == "fork":
        return
    if key.startswith(("kit.", "appendices[")) or (not step.value and not key.startswith("sections")):
        return
    put(out, key, copy.deepcopy(step.value))


def _issuer(out: Document, view: View, keys: set[str]) -> None:
    issuer = {k: v for k, v in dict(out.get("issuer") or {}).items() if k not in _ISSUER_KEYS}
    of = kind(view)
    if of and is_provincial(of) and "issuer.province" in keys:
        unit, name = unit_and_name(view)
        issuer = {"unit": unit, "name": name, **issuer}
    if issuer:
        out["issuer"] = issuer
    else:
        out.pop("issuer", None)
    for key in ("number", "place"):
        if key == "number" or key in keys:
            out.pop(key, None)


def _papers(out: Document, view: View, keys: set[str]) -> None:
    kit, typed = view.shelf.kit(view.text("kit.id")), view.text("kit.id") == OWN_KIT
    earlier = dict(out.get("kit") or {})
    before = view.shelf.kit(str(earlier.get("id") or ""))
    for group, basis in (("implements", False), ("bases", True)):
        papers = [paper for paper in out.get(group) or () if not _is_dropped(paper, view, keys)]
        if before and (kit or typed):
            ours = {paper["id"] for paper in before.every_paper(basis=basis)}
            papers = [paper for paper in papers if paper.get("id") not in ours]
        elif kit and not basis:
            # the paper that was typed in the kit's stead
            papers = [paper for n, paper in enumerate(papers) if n or paper.get("id") in parents.IDS]
        if kit:
            papers = [*kit.cited(level(view), view.day, basis=basis), *papers]
        elif typed and before and not basis:
            # a place for the paper that is typed
            papers = [{}, *papers]
        if papers or group in out:
            out[group] = papers
    if kit:
        made = {"id": kit.id, "version": kit.version}
        areas = view.items("kit.areas")
        parameters = {"parameters": earlier["parameters"]} if earlier.get("parameters") else {}
        out["kit"] = {**made, **({"areas": areas} if areas else {}), **parameters}
    elif typed:
        out.pop("kit", None)


def _is_dropped(paper: Document, view: View, keys: set[str]) -> bool:
    """Whether it is a paper from above that the answers no longer name."""
    symbol = parents.path(str(paper.get("id")), "symbol")
    return paper.get("id") in parents.IDS and symbol in keys and not view.text(symbol)


def _sections(out: Document, view: View, keys: set[str]) -> None:
    if "kit.id" not in keys:
        return
    made = suggestions(view)
    heading = {
        "purpose": made.heading("purpose") if made else "Mục đích, yêu cầu",
        "goals": made.heading("goals") if made else "Mục tiêu",
        "tasks": made.heading("tasks") if made else "Nhiệm vụ, giải pháp",
        "funding": made.heading("funding") if made else "Kinh phí thực hiện",
    }
    _section(out, "muc-dich-yeu-cau", heading["purpose"], keys, (content.PURPOSE, content.REQUIREMENT))
    for id_, words, key in (
        ("muc-dich", "Mục đích", content.PURPOSE),
        ("yeu-cau", "Yêu cầu", content.REQUIREMENT),
    ):
        if key in keys:
            put_heading(out, f"sections[muc-dich-yeu-cau].content[{id_}]", words)
    _section(out, "muc-tieu", heading["goals"], keys, (content.GOALS,))
    _section(out, TASKS_PART, heading["tasks"], keys, ("kit.areas", content.TASKS))
    if "kit.areas" in keys:
        _areas(out, view)
    _section(out, "kinh-phi", heading["funding"], keys, (content.FUNDING,))


def _section(out: Document, id_: str, heading: str, keys: set[str], needed: tuple[str, ...]) -> None:
    if keys & set(needed):
        put_heading(out, f"sections[{id_}]", heading)


def put_heading(out: Document, path: str, heading: str) -> None:
    """Make the part if it is not there; a heading that was written otherwise stays."""
    if not isinstance(get(out, path), dict) or not get(out, path).get("heading"):
        put(out, f"{path}.heading", heading)


def _areas(out: Document, view: View) -> None:
    made = suggestions(view)
    section = next(s for s in out["sections"] if s.get("id") == TASKS_PART)
    known = {area.id: area for area in (made.areas if made else ())}
    chosen = view.items("kit.areas")
    here = {part.get("id"): part for part in section.get("content", ())}
    ours = [here.get(id_) or {"id": id_, "heading": known[id_].heading} for id_ in chosen if id_ in known]
    section["content"] = ours + [p for id_, p in here.items() if id_ not in known]


def _signer(out: Document, view: View, keys: set[str]) -> None:
    if "signers[1]" not in keys:
        return
    who = view.text("signers[1]")
    signers = out.setdefault("signers", [])
    if not signers:
        signers.append({"id": "ky"})
    signer = signers[0]
    signer.setdefault("id", "ky")
    if who == OTHER:
        if "signers[1].authority" in keys:
            signer["authority"] = view.text("signers[1].authority").splitlines()
    else:
        signer["authority"], signer["post"] = signing(view, who)
    if not signer.get("authority"):
        signer.pop("authority", None)
    if "signers[1].name" in keys and not view.text("signers[1].name"):
        signer.pop("name", None)


def _appendix(out: Document, view: View, keys: set[str]) -> None:
    key = "appendices[phu-luc].tasks"
    if key not in keys:
        return
    appendices = list(out.get("appendices") or [])
    here = [one for one in appendices if one.get("id") == "phu-luc"]
    if view.text(key) == "có" and not here:
        made = suggestions(view)
        title = (made.appendix if made else "") or f"{_APPENDIX_TITLE} {_after_title(view)}".strip()
        kit = view.shelf.kit(view.text("kit.id"))
        columns = {"task_columns": list(kit.columns)} if kit and kit.columns else {}
        appendices.append({"id": "phu-luc", "title": title, "orientation": "ngang", "tasks": "có", **columns})
    elif view.text(key) != "có":
        appendices = [one for one in appendices if one.get("id") != "phu-luc"]
    out["appendices"] = appendices
    section = get(out, "sections[nhiem-vu]")
    if not section:
        return
    if view.text(key) == "có":
        section.setdefault("text", _SEE_APPENDIX)
    elif section.get("text") == _SEE_APPENDIX:
        del section["text"]


def _after_title(view: View) -> str:
    kit = view.shelf.kit(view.text("kit.id"))
    short = dict(kit.directive).get("short", "") if kit else view.text("implements[1].short")
    of, (unit, name) = kind(view), unit_and_name(view)
    where = f" trên địa bàn {unit} {name}" if name and of and of.id.startswith("ubnd-") else ""
    return f"thực hiện {short}{where}" if short else ""


def _tidy(out: Document, *, keeps_content: bool) -> None:
    """Drop what holds nothing: sections that were asked for and have no text, empty lists."""
    sections = [
        s for s in out.get("sections", ()) if keeps_content or (set(s) - {"id", "heading"} and _says(s))
    ]
    for key, value in (("sections", sections), ("appendices", out.get("appendices"))):
        if value:
            out[key] = value
        else:
            out.pop(key, None)
    for key in ("recipients", "implementation", "implements", "bases"):
        if not out.get(key):
            out.pop(key, None)


def _says(section: Document) -> bool:
    return any(section.get(key) for key in ("text", "inline", "task", "table", "content"))

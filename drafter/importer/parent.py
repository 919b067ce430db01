"""A plan as the parent of lower bodies' plans: data that a kit is made of."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from drafter import text as _text
from drafter.importer.areas import areas_of, duties_of
from drafter.importer.casing import in_usual_letters
from drafter.importer.imported import Imported
from drafter.importer.tasks import AreaTask

#: How the subject of a paper begins that is cited without "về".
_SUBJECT = re.compile(
    r"(?:về|v/v|quy định|phê duyệt|ban hành|hướng dẫn|sửa đổi|thực hiện|triển khai|tổ chức)\b", re.IGNORECASE
)


def as_kit(found: Imported) -> dict[str, Any]:
    """The parent as data for a kit: itself as the directing document, who issued it, its areas with their tasks.

    {"directive": {...}, "issuer": {"level", "family", "unit", "name"}, "areas": [{"id", "heading", "source", "tasks":
    [{"text", "source", "lead", ...}]}], "duties": [{"agency", "tasks"}]}; what is not known is left out.
    """
    plan, areas = found.plan, areas_of(found)
    # how words in capitals are written otherwise
    texts = [task.text for area in areas for task in area.tasks]
    issuer = {
        "level": plan.issuer.level,
        "family": plan.issuer.family,
        **_unit(found.values.get("issuer") or {}),
    }
    return {
        "directive": _known(_directive(found, texts)),
        "issuer": _known(issuer),
        "areas": [
            {
                "id": area.id,
                "heading": _usual(area.heading, texts),
                "source": area.source,
                "tasks": _as_data(area.tasks),
            }
            for area in areas
        ],
        "duties": [{"agency": agency, "tasks": _as_data(tasks)} for agency, tasks in duties_of(found)],
    }


def _directive(found: Imported, texts: list[str]) -> dict[str, str]:
    """The parent as a lower body cites it: the plan, or the decision that it was issued with."""
    plan, number = found.plan, found.head.number
    subject = _text.lower_first(_usual(plan.title, texts))
    date = plan.date.iso if plan.date.is_complete else ""
    if plan.attached_to:
        paper = plan.attached_to
        said = paper.date.iso if paper.date else date
        subject = f"ban hành {plan.type} {subject}"
        return {"type": paper.type, "symbol": paper.symbol, "date": said, "body": paper.body or plan.issuer.subject,
                "subject": subject}  # fmt: skip
    joint = "-" if plan.issuer.family == "party" else "/"
    symbol = f"{number.number}{joint}{number.symbol}" if number.number else ""
    if not _SUBJECT.match(subject):
        subject = f"về {subject}"
    return {
        "type": plan.type,
        "symbol": symbol,
        "date": date,
        "body": plan.issuer.subject,
        "subject": subject,
    }


def _usual(words: str, texts: list[str]) -> str:
    """Words in capitals in usual letters, as these texts write them."""
    return in_usual_letters(words, texts) if words.isupper() else words


def _unit(issuer: dict[str, Any]) -> dict[str, str]:
    return {key: str(issuer.get(key) or "") for key in ("unit", "name", "province")}


def _as_data(tasks: tuple[AreaTask, ...]) -> list[dict[str, str]]:
    return [_known(asdict(task)) for task in tasks]


def _known(values: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in values.items() if value}

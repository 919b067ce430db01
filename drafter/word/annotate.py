"""A copy of a document with a Word comment at each finding. Comments that are there already stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from drafter.check.finding import Finding
from drafter.i18n import _
from drafter.word.editing import Package
from drafter.word.ooxml import XML_SPACE, local, w, whole
from drafter.word.xml import HEAD, NAMESPACES

AUTHOR = "drafter"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_SEVERITY = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}


def annotate(data: bytes, name: str, findings: Sequence[Finding], *, now: dt.datetime | None = None) -> bytes:
    """The copy. `now` dates the comments (default: this moment, UTC).

    A finding without a paragraph, or in a text box (where Word takes no comments), stands at the first paragraph or at
    the one the box hangs on. Raises InputError for a file that cannot be opened or changed.
    """
    package = Package(data, name)
    if not findings:
        return data
    part = package.target("comments") or package.add("comments", _empty().encode(), _CONTENT)[0]
    comments = package.root(part)
    number = max((whole(c.get(w("id"))) or 0 for c in comments), default=-1) + 1
    paragraphs = package.paragraphs()
    moment = (now or dt.datetime.now(dt.UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for id_, finding in enumerate(findings, number):
        comments.append(_comment(comments, id_, finding, moment))
        _anchor(_place(paragraphs, finding.where.paragraph), id_)
    return package.save()


def _empty() -> str:
    return f"{HEAD}<w:comments {NAMESPACES}/>"


def _place(paragraphs: list[Any], index: int) -> Any:
    paragraph = paragraphs[index if 0 <= index < len(paragraphs) else 0]
    boxes = list(paragraph.iterancestors(w("p")))
    return boxes[-1] if boxes else paragraph


def _element(near: Any, name: str, **attributes: str) -> Any:
    return near.makeelement(w(name), {w(key): value for key, value in attributes.items()})


def _comment(near: Any, id_: int, finding: Finding, moment: str) -> Any:
    comment = _element(near, "comment", id=str(id_), author=AUTHOR, date=moment, initials="dr")
    head = _("{code} ({severity}): {message}").format(
        code=finding.code, severity=_(_SEVERITY[finding.severity]), message=finding.message
    )
    for line in (head, _("Căn cứ: {clause}").format(clause=finding.clause)):
        paragraph = _element(near, "p")
        run = _element(near, "r")
        text = _element(near, "t")
        text.text = line
        text.set(XML_SPACE, "preserve")
        run.append(text)
        paragraph.append(run)
        comment.append(paragraph)
    return comment


def _anchor(paragraph: Any, id_: int) -> None:
    """The comment covers the whole paragraph."""
    begin = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
    paragraph.insert(begin, _element(paragraph, "commentRangeStart", id=str(id_)))
    paragraph.append(_element(paragraph, "commentRangeEnd", id=str(id_)))
    run = _element(paragraph, "r")
    run.append(_element(paragraph, "commentReference", id=str(id_)))
    paragraph.append(run)

"""What was recognised, for a person and as JSON."""

from __future__ import annotations

import re
from typing import Any

from drafter import text as _text
from drafter.anatomy import Anatomy, Node
from drafter.anatomy.model import Branch
from drafter.i18n import _
from drafter.importer.imported import Imported
from drafter.importer.papers import carried_out, cited_as
from drafter.importer.parts import archive_words, unwrapped
from drafter.model.plan import Signer
from drafter.view import Table

#: Headings with these labels are parts of their own; a dash is a manner of writing a paragraph.
_DASHES = ("gach", "cong")
_SHOWN = 12


def as_json(found: Imported) -> dict[str, Any]:
    """The report as JSON: what the document says, as issued. `date` is ISO or null, blanks are ""."""
    at, head, plan = found.anatomy, found.head, found.plan
    opening = at.opening[0].text if at.opening else ""
    implements = plan.implements or carried_out(opening, plan.title)
    signers = _signers(found)
    return {
        "number": head.number.number,
        "symbol": head.number.symbol,
        "date": head.date.iso if head.date and head.date.is_complete else None,
        "place": head.place,
        "issuer": [*head.parents, *(found.issuer_lines or unwrapped(head.issuer))],
        "regime": found.profile.id,
        "type": plan.type,
        "title": found.title,
        "implements": [cited_as(paper) for paper in implements],
        "bases": [_text.one_line(piece.text) for piece in at.of("can_cu")],
        "sections": _sections(at.sections, 1),
        "recipients": [
            f"{line.name} ({line.note})" if line.note else _text.one_line(line.name).rstrip(" ;,.")
            for line in head.recipients
            if not line.is_heading and not line.is_archive
        ],
        "archive": plan.archive or archive_words(head),
        "signature": signers[0] if signers else {"authority": [], "post": "", "name": ""},
        "signatures": signers,
        "appendices": _appendices(at),
        "attached_to": cited_as(plan.attached_to) if plan.attached_to else None,
        "sure": _sure(found, signers),
        "unplaced": list(found.unplaced),
        "doubts": list(found.doubts),
        "notes": list(found.notes),
    }


def _sure(found: Imported, signers: list[dict[str, Any]]) -> dict[str, str]:
    """How sure each field is: "high" when it was read whole, "low" when in part or by guess, "none" when it is not there."""
    head, plan = found.head, found.plan
    wrong = any("--renumber" in doubt for doubt in found.doubts)
    whole = {
        "number": (head.number.number, head.number.order),
        "symbol": (head.number.symbol, head.number.order),
        "date": (head.date, head.date and head.date.is_complete),
        "place": (head.place, head.date_text),
        "issuer": (head.issuer, plan.issuer.level != "khac"),
        "title": (found.anatomy.title or found.anatomy.type, found.title == plan.title),
        "bases": (found.anatomy.of("can_cu"), True),
        "implements": (plan.implements, True),
        "sections": (found.anatomy.sections, not wrong),
        "recipients": (head.recipients, head.of("noi_nhan_heading")),
        "signature": (signers, signers and signers[0]["post"] and signers[0]["name"]),
        "appendices": (found.anatomy.appendices, all(a.heading for a in found.anatomy.appendices)),
    }
    return {key: ("high" if sure else "low") if there else "none" for key, (there, sure) in whole.items()}


def _signers(found: Imported) -> list[dict[str, Any]]:
    from drafter.importer.parts import signers

    made: tuple[Signer, ...] = signers(found.head, []) if found.cover else found.plan.signers
    return [
        {
            "authority": list(s.authority),
            "post": " ".join(filter(None, (s.post, s.second_post))),
            "name": s.name,
        }
        for s in made
    ]


def _sections(branches: tuple[Branch, ...], level: int) -> list[dict[str, Any]]:
    out = []
    for node in branches:
        if not isinstance(node, Node) or not _is_part(node):
            continue
        out.append(
            {
                "label": node.label.text if node.label else "",
                "heading": _text.one_line(node.heading or node.inline),
                "level": level,
                "paragraphs": _paragraphs(node),
                "children": _sections(node.children, level + 1),
            }
        )
    return out


def _is_part(node: Node) -> bool:
    return node.label.kind not in _DASHES if node.label else bool(node.heading)


def _paragraphs(node: Node) -> int:
    """The paragraphs of text that stand in a part itself, those with dashes among them."""
    count = int(node.run_in)
    for child in node.children:
        if isinstance(child, Node) and not _is_part(child):
            count += 1 + sum(not _is_part(below) for below in child.walk()) - 1
    return count


def _appendices(at: Anatomy) -> list[dict[str, Any]]:
    return [
        {
            "label": _text.one_line(a.heading.text) if a.heading else "",
            "title": _text.one_line(" ".join(piece.text for piece in a.titles)),
            "tables": sum(isinstance(block, Table) for block in a.blocks),
        }
        for a in at.appendices
    ]


def as_text(found: Imported) -> str:
    """The report for a person: what was read, then the questions, then what was kept without knowing its place."""
    data = as_json(found)
    signer = data["signature"]
    date = found.head.date
    rows = [
        (_("số, ký hiệu"), f"{data['number'] or '…'} / {data['symbol'] or '…'}"),
        (_("địa danh, ngày"), ", ".join(filter(None, (data["place"], date.short if date else "…")))),
        (_("cơ quan ban hành"), " / ".join(data["issuer"]) or "…"),
        (_("chế độ thể thức"), found.profile.name),
        (_("trích yếu"), f"{data['type']}: {data['title']}"),
        (_("thực hiện"), "; ".join(data["implements"])),
        (_("căn cứ"), str(len(data["bases"])) if data["bases"] else ""),
        (_("các phần"), _outline(data["sections"])),
        (
            _("nơi nhận"),
            _("{count} nơi, lưu: {archive}").format(count=len(data["recipients"]), archive=data["archive"]),
        ),
        (
            _("người ký"),
            ", ".join(filter(None, (*signer["authority"], signer["post"], signer["name"]))) or "…",
        ),
        (_("phụ lục"), str(len(data["appendices"])) if data["appendices"] else ""),
        (_("kèm theo"), data["attached_to"] or ""),
    ]
    lines = [f"{name}: {_short(value)}" for name, value in rows if value]
    lines += [_("chú ý: {note}").format(note=note) for note in found.notes]
    if found.doubts:
        lines.append(_("cần xem lại:"))
        lines += [f"  - {doubt}" for doubt in found.doubts]
    if found.unplaced:
        lines.append(_("giữ nguyên văn vì không rõ thuộc phần nào:"))
        lines += [f"  - {_short(text)}" for text in found.unplaced[:_SHOWN]]
        if len(found.unplaced) > _SHOWN:
            lines.append(_("  … và {count} đoạn nữa").format(count=len(found.unplaced) - _SHOWN))
    return "\n".join(lines)


def _outline(sections: list[dict[str, Any]]) -> str:
    return " ".join(
        f"{s['label'] or '•'}({len(s['children'])})" if s["children"] else s["label"] or "•" for s in sections
    )


def _short(text: str) -> str:
    one = re.sub(r"\s+", " ", text)
    return one if len(one) <= 160 else f"{one[:157]}…"

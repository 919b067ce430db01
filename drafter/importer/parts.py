"""Bases, recipients, signers and the decision of a document taken apart, as parts of a plan."""

from __future__ import annotations

import re

from drafter import text as _text
from drafter.anatomy import Anatomy
from drafter.anatomy.model import RecipientLine
from drafter.importer.papers import date_of
from drafter.model.papers import Paper
from drafter.model.plan import Recipient, Signer

_DECISION = re.compile(
    r"(?P<type>Quyết định|Nghị quyết|Thông báo|Tờ trình|Công văn)\s+số:?\s*(?P<symbol>[\d.…\s]*\s*[-/]\s*\S+)"
    r"(?:,?\s*ngày\s+(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}))?.*?"
    r"(?:của\s+(?P<body>[^()]*?))?\s*\)?$",
    re.IGNORECASE | re.DOTALL,
)


def unwrapped(lines: tuple[str, ...]) -> list[str]:
    """Header lines without lines that hold no word."""
    return [line for line in lines if re.search(r"[^\W\d_]{2}", line)]


def bases(at: Anatomy) -> tuple[Paper, ...]:
    """The bases verbatim, without the dash and the mark that the printer sets."""
    out = []
    for number, piece in enumerate(at.of("can_cu"), 1):
        text = _text.one_line(piece.text).lstrip("-–+ ").rstrip(" ;,.")
        out.append(Paper(id=f"cc{number}", verbatim=text))
    return tuple(out)


def recipients(at: Anatomy) -> tuple[tuple[Recipient, ...], str]:
    """The recipients in their order, and the archive, which the plan prints last.

    An archive line that others follow stays where it stands, as a line among them.
    """
    out: list[Recipient] = []
    lines = at.recipients
    kept = len(lines)
    while kept and lines[kept - 1].is_archive:
        kept -= 1
    archive = " ".join(_kept(line) for line in lines[kept:])
    archive = re.sub(r"^l[ưu]u\s*:?\s*", "", archive, flags=re.IGNORECASE).rstrip(" ;,.")
    for number, line in enumerate(lines[:kept], 1):
        name = _text.one_line(line.name)
        if name:
            out.append(
                Recipient(
                    id=f"nn{number}", name=f"{name}:" if line.is_heading else name.rstrip(" ;,."),
                    note=_text.one_line(line.note)[:100], is_heading=line.is_heading,
                )
            )  # fmt: skip
    return tuple(out), archive


def _kept(line: RecipientLine) -> str:
    """The words of an archive line, with the comma that the next one goes on behind."""
    return _text.one_line(line.name) + ("," if line.piece.text.endswith(",") else "")


def signers(at: Anatomy, unplaced: list[str]) -> tuple[Signer, ...]:
    """The signatures. What is neither a post nor a name (the print of a digital signature) is told in `unplaced`."""
    out = []
    for number, found in enumerate(at.signers, 1):
        posts: list[str] = []
        for piece in found.posts:
            (unplaced if re.search(r"\d", piece.text) else posts).append(_text.one_line(piece.text))
        name = _text.one_line(found.name.text)[:200] if found.name else ""
        authority = tuple(_text.one_line(piece.text) for piece in found.authority)
        if not (posts or name or authority):
            continue
        out.append(
            Signer(
                id=f"ky{number}", authority=authority, post=posts[0] if posts else "",
                second_post=" ".join(posts[1:]), name=name,
            )
        )  # fmt: skip
    return tuple(out)


def decision(cover: Anatomy | None, at: Anatomy, body: str) -> Paper:
    """The decision a plan is issued with: from its own header, else from "(Kèm theo Quyết định số ...)"."""
    if cover is not None:
        number = cover.number
        joint = "-" if number.order == "party" else "/"
        symbol = f"{number.number}{joint}{number.symbol}" if number.symbol else ""
        date = cover.date if cover.date and cover.date.is_complete else None
        return Paper(id="attached_to", type=cover.type, symbol=symbol.replace(" ", ""), date=date, body=body)
    text = next((piece.text for piece in at.of("kem_theo_quyet_dinh")), "")
    if m := _DECISION.search(text):
        symbol = re.sub(r"[\s.…]", "", m["symbol"])
        symbol = symbol if symbol[:1].isdigit() else ""
        return Paper(
            id="attached_to", type=_text.sentence(m["type"].lower()), symbol=symbol,
            date=date_of(re.sub(r"\s*([/.-])\s*", r"\1", m["date"])) if m["date"] else None,
            body=_text.one_line(m["body"] or "").strip(),
        )  # fmt: skip
    return Paper(id="attached_to", verbatim=text.strip("() ") or "Quyết định")


def archive_words(at: Anatomy) -> str:
    """The words of the archive line, for a report."""
    line = next((line for line in at.recipients if line.is_archive), None)
    return re.sub(r"^l[ưu]u\s*:?\s*", "", line.name, flags=re.IGNORECASE) if line else ""

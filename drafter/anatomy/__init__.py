"""A document taken apart: which block is which component, found by words and place, never by styles or marks of ours.

The checker judges the parts, the importer turns them into answers. What cannot be placed is in `unplaced`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from drafter.anatomy import body as _body
from drafter.anatomy import ending as _ending
from drafter.anatomy import head as _head
from drafter.anatomy import labels, values
from drafter.anatomy.model import Anatomy, AppendixParts, Branch, Node, Number, RecipientLine, SignerParts
from drafter.anatomy.pieces import Piece, bare, is_typed_rule, split, whole
from drafter.model.bodies import Family
from drafter.view import DocumentView, Paragraph, Table

__all__ = ["Anatomy", "AppendixParts", "Node", "Number", "Piece", "RecipientLine", "SignerParts", "dissect"]

_APPENDIX = re.compile(
    r"ph[ụu] l[ụu]c(?:\s+s[ốo])?(?:\s*(?P<number>[IVXL]+|\d{1,2}))?\s*[.:/–-]?\s*(?P<rest>.*)", re.IGNORECASE
)
_ATTACHED = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)


#: "T/M BAN THƯỜNG VỤ" is how the Party writes "TM."
_PARTY_AUTHORITY = re.compile(r"[TK]\s*/\s*[MTL]\b")
_RECIPIENTS = re.compile(r"n[ơo]i (?:nh[ậâa]n|g[ửu]i)\s*(?::|$)", re.IGNORECASE)

#: A head stands among so many blocks from the top.
_HEAD = 20
_DECIDING = {"QĐ": "Quyết định"}


def dissect(view: DocumentView) -> Anatomy:
    """Take a document apart. Never raises: a document that is no plan has few parts and much in `unplaced`."""
    placed = _head.Placed()
    blocks = [*_letterhead(view), *_with_ruled_masthead(view.blocks)]
    top = _top(blocks)
    head = [
        piece
        for block in blocks[:top]
        if isinstance(block, Paragraph)
        for piece in split(block, columns=True)
    ]
    type_at = _head.find_type(head)
    if type_at < 0:
        type_at = _last_head_line(head)
        _head.read_head(head[:type_at], placed)
        type_piece, after = None, head[type_at:]
        after = after[_head.read_bare_title(after, placed) :] if type_at else after
    else:
        _head.read_head(head[:type_at], placed)
        type_piece = head[type_at]
        placed.put("ten_loai", type_piece)
        after = head[type_at + 1 :]
    rest: list[Piece | Table] = [p for p in after if p.text]
    for block in blocks[top:]:
        rest += [block] if isinstance(block, Table) else [p for p in split(block, columns=False) if p.text]
    if type_piece is not None:
        lines: list[Piece] = []
        for item in rest[:20]:
            if isinstance(item, Table):
                break
            lines.append(item)
        rest = rest[_head.read_title(lines, placed) :]
    return _finish(view, placed, _rejoined(rest))


def _letterhead(view: DocumentView) -> list[Paragraph]:
    """The head of a document whose letterhead stands in the header of its first page: paragraphs of no place in the body."""

    def is_title(paragraph: Paragraph) -> bool:
        return any(_head.line_kind(piece) == "quoc_hieu" for piece in split(paragraph, columns=True))

    if not any(map(is_title, view.headers)):
        return []
    near = [block for block in view.blocks[:_HEAD] if isinstance(block, Paragraph)]
    if any(map(is_title, near)):
        return []
    shown = (p for p in view.headers if p.text.strip() and not any(run.is_field for run in p.runs))
    return [replace(paragraph, index=-1) for paragraph in shown]


def _rejoined(items: list[Piece | Table]) -> list[Piece | Table]:
    """Body paragraphs that were split by wide gaps near the top, whole again."""
    out: list[Piece | Table] = []
    for item in items:
        last = out[-1] if out else None
        if (
            isinstance(item, Piece)
            and isinstance(last, Piece)
            and item.paragraph is last.paragraph
            and not item.paragraph.where.table >= 0
            and "\n" not in item.paragraph.text
        ):
            out[-1] = whole(item.paragraph)
        else:
            out.append(item)
    return out


def _finish(view: DocumentView, placed: _head.Placed, rest: list[Piece | Table]) -> Anatomy:
    pieces = [item for item in rest if isinstance(item, Piece)]
    recut = _recut_ending(pieces)
    first, last = _ending.find_ending(recut, 0)
    ending, recipients, signers = recut[first:last], (), ()  # type: tuple[list[Piece], tuple[RecipientLine, ...], tuple[SignerParts, ...]]
    main: list[Piece | Table] = rest
    after: list[Piece | Table] = []
    if ending:
        recipients, signers = _ending.read_ending(ending, placed)
        start, stop = ending[0].paragraph.index, ending[-1].paragraph.index
        # text and ending may share a paragraph, with line breaks between
        main = [item for item in rest if _index(item) < start]
        main += [piece for piece in recut[:first] if piece.paragraph.index == start]
        after = [piece for piece in recut[last:] if piece.paragraph.index == stop]
        after += [item for item in rest if _index(item) > stop]
    family = _family(placed)
    body_items, appended = _cut_appendix(main)
    for item in [i for i in body_items if isinstance(i, Piece)]:
        if re.match(r"kính (?:gửi|trình)\b", item.text, re.IGNORECASE) and not placed.parts.get("_body"):
            placed.put("kinh_gui", item)
    sent = {id(p) for p in placed.parts.get("kinh_gui", ())}
    body_items = [
        item
        for item in body_items
        if id(item) not in sent and not (isinstance(item, Piece) and is_typed_rule(item.text))
    ]
    bases, items = _body.bases_and_rest(body_items, family)
    for piece in bases:
        placed.put("can_cu", piece)
    placed.parts["_body"] = [item for item in items if isinstance(item, Piece)]
    opening, items = _body.opening_and_rest(items)
    closing, items = _body.closing_and_rest(items)
    sections = _body.tree(items)
    appendices = _appendices([*appended, *after], placed)
    _place_body(placed, opening, sections, closing)
    return _anatomy(view, placed, family, opening, sections, closing, recipients, signers, appendices)


def _anatomy(
    view: DocumentView,
    placed: _head.Placed,
    family: Family,
    opening: list[Piece],
    sections: tuple[Branch, ...],
    closing: list[Piece],
    recipients: tuple[RecipientLine, ...],
    signers: tuple[SignerParts, ...],
    appendices: tuple[AppendixParts, ...],
) -> Anatomy:
    parts = placed.parts

    def text(component: str) -> str:
        return parts[component][0].text if parts.get(component) else ""

    place, date = values.place_and_date(text("dia_danh_ngay"))
    number = values.number_of(text("so_ky_hieu")) if parts.get("so_ky_hieu") else Number()
    return Anatomy(
        parts={key: tuple(found) for key, found in parts.items()},
        family=family,
        number=number,
        date=date,
        date_text=text("dia_danh_ngay"),
        place=place,
        # a page that lost the type of a decision keeps its letters
        type=_head.type_name(text("ten_loai")) or _DECIDING.get(number.type, ""),
        title=" ".join(piece.text for piece in parts.get("trich_yeu", ())),
        parents=tuple(piece.text for piece in parts.get("co_quan_chu_quan", ())),
        issuer=tuple(piece.text for piece in parts.get("co_quan_ban_hanh", ())),
        opening=tuple(opening),
        sections=sections,
        closing=tuple(closing),
        recipients=recipients,
        signers=signers,
        appendices=appendices,
        is_attached=bool(parts.get("kem_theo_quyet_dinh")),
        unplaced=tuple(placed.unplaced),
    )


def _with_ruled_masthead(blocks: Iterable[Paragraph | Table]) -> list[Paragraph | Table]:
    """The blocks, with a head or an ending that stands in a ruled table read as a layout."""
    out: list[Paragraph | Table] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Table) and len(block.rows) <= 6 and block.columns <= 3:
            words = bare(" ".join(cell.text for row in block.rows for cell in row))
            if (
                place < 4 and ("chu nghia viet nam" in words or "dang cong san" in words)
            ) or words.startswith("noi nhan"):
                out += [p for row in block.rows for cell in row for p in cell.paragraphs]
                continue
        out.append(block)
    return out


def _top(blocks: list[Paragraph | Table]) -> int:
    """How many blocks may belong to the head: to the first table, at most sixty paragraphs."""
    for place, block in enumerate(blocks[:90]):
        if isinstance(block, Table):
            return place
    return min(len(blocks), 90)


def _last_head_line(head: list[Piece]) -> int:
    last = 0
    for place, piece in enumerate(head[:25]):
        if _head.line_kind(piece):
            last = place + 1
    return last


def _recut_ending(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with lines from "Nơi nhận" on cut into columns where they are laid out by tabs or spaces."""
    start = next(
        (n for n, piece in enumerate(pieces) if _RECIPIENTS.match(piece.text)),
        -1,
    )
    if start < 0:
        return pieces
    out = pieces[:start]
    seen: set[int] = set()
    if out and out[-1].paragraph is pieces[start].paragraph:
        lines = [p for p in split(pieces[start].paragraph, columns=True) if p.text]
        begin = next(n for n, p in enumerate(lines) if _RECIPIENTS.match(p.text))
        out += lines[begin:]
        seen.add(id(pieces[start].paragraph))
    for piece in pieces[start:]:
        if id(piece.paragraph) in seen:
            continue
        seen.add(id(piece.paragraph))
        out += [p for p in split(piece.paragraph, columns=len(piece.text) < 200) if p.text]
    return out


def _index(item: Piece | Table) -> int:
    return item.index if isinstance(item, Table) else item.paragraph.index


def _family(placed: _head.Placed) -> Family:
    """State or Party by the header: its title, else the issuer and the order of the number."""
    titles = placed.parts.get("quoc_hieu", ())
    if not any(placed.parts.get(part) for part in ("quoc_hieu", "co_quan_ban_hanh", "dau_sao")):
        # the second half of a document: only the manner of signing tells
        signed = placed.parts.get("quyen_han", ())
        return "party" if any(_PARTY_AUTHORITY.match(piece.text) for piece in signed) else "state"
    if titles:
        plain = bare(titles[0].text)
        if "cong san" in plain and "xa hoi" not in plain:
            return "party"
        return "state" if _by_issuer(placed) == "state" or _is_laid_out_as_state(placed) else "party"
    return _by_issuer(placed, default_star=True)


def _is_laid_out_as_state(placed: _head.Placed) -> bool:
    """Whether a document with a body of the Party above the national name is the State's in all else: one slip, not many."""
    numbers, signed = placed.parts.get("so_ky_hieu", []), placed.parts.get("quyen_han", [])
    ordered = bool(numbers) and values.number_of(numbers[0].text).order == "state"
    return (
        ordered
        and bool(placed.parts.get("tieu_ngu"))
        and not any(_PARTY_AUTHORITY.match(p.text) for p in signed)
    )


def _by_issuer(placed: _head.Placed, *, default_star: bool = False) -> Family:
    issuer = [*placed.parts.get("co_quan_chu_quan", ()), *placed.parts.get("co_quan_ban_hanh", ())]
    if any(values.is_party_body(piece.text) for piece in issuer) or (
        default_star and placed.parts.get("dau_sao")
    ):
        return "party"
    return "state"


def is_appendix_heading(piece: Piece) -> re.Match[str] | None:
    """The match of "Phụ lục I" at the head of an appendix, None for a sentence that names one."""
    found = _APPENDIX.fullmatch(piece.text)
    if found is None or len(piece.text) > 250:
        return None
    rest = found["rest"]
    return found if not rest or rest.upper() == rest or rest.startswith("(") else None


def _cut_appendix(items: list[Piece | Table]) -> tuple[list[Piece | Table], list[Piece | Table]]:
    for place, item in enumerate(items):
        if (
            place
            and isinstance(item, Piece)
            and is_appendix_heading(item)
            and not item.text.endswith((";", "."))
        ):
            return items[:place], items[place:]
    return items, []


def _appendices(items: list[Piece | Table], placed: _head.Placed) -> tuple[AppendixParts, ...]:
    out: list[AppendixParts] = []
    starts = [n for n, item in enumerate(items) if isinstance(item, Piece) and is_appendix_heading(item)]
    if not starts or starts[0] != 0:
        lead = items[: starts[0]] if starts else items
        if any(isinstance(i, Table) or (_ATTACHED.match(i.text)) for i in lead):
            out.append(_appendix(lead, placed))
        else:
            placed.unplaced += [i for i in lead if isinstance(i, Piece)]
    for n, start in enumerate(starts):
        out.append(_appendix(items[start : starts[n + 1] if n + 1 < len(starts) else len(items)], placed))
    return tuple(out)


def _appendix(items: list[Piece | Table], placed: _head.Placed) -> AppendixParts:
    heading, number, titles = None, "", []  # type: tuple[Piece | None, str, list[Piece]]
    attached: Piece | None = None
    at = 0
    first = items[0] if items else None
    section = first.section if isinstance(first, Table) else first.paragraph.section if first else 0
    if isinstance(first, Piece) and (found := is_appendix_heading(first)):
        heading, number, at = first, found["number"] or "", 1
        placed.put("phu_luc_heading", first)
    while at < len(items):
        item = items[at]
        if isinstance(item, Table):
            break
        if _ATTACHED.match(item.text):
            attached = item
            placed.put("phu_luc_kem_theo", item)
            at += 1
            break
        if is_typed_rule(item.text):
            at += 1
            continue
        if (
            labels.parse(item.text)[0] is not None
            or len(titles) >= 6
            or not (item.is_upper or item.paragraph.align == "center")
        ):
            break
        # under a title in capitals, small letters are its subtitle, of which no clause speaks
        is_subtitle = bool(titles) and titles[0].is_upper and not item.is_upper
        titles.append(item)
        placed.put("_phu_luc_phu_de" if is_subtitle else "phu_luc_title", item)
        at += 1
    blocks = _body.tree([i for i in items[at:] if isinstance(i, Table) or not is_typed_rule(i.text)])
    return AppendixParts(
        heading=heading,
        number=number,
        titles=tuple(titles),
        attached=attached,
        blocks=blocks,
        section=section,
    )


def _place_body(
    placed: _head.Placed, opening: list[Piece], sections: tuple[Branch, ...], closing: list[Piece]
) -> None:
    for piece in (*opening, *closing):
        placed.put("body", piece)
    for branch in sections:
        for node in branch.walk() if isinstance(branch, Node) else ():
            placed.put(node.component, node.piece)
            if node.name is not None:
                placed.put("h_phan_ten", node.name)

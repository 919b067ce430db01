"""Who receives: the lines under "Nơi nhận", each with its note, the archive last."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.anatomy.head import Placed
from drafter.anatomy.model import RecipientLine
from drafter.anatomy.pieces import Piece, bare

_RECIPIENTS = re.compile(r"n[ơo]i (?:nh[ậâa]n|g[ửu]i)\b", re.IGNORECASE)
#: All recipients behind the heading, on its line.
_LISTED = re.compile(
    r"n[ơo]i (?:nh[ậâa]n|g[ửu]i)\s*:\s*(?=\S.*[;.]\s*$|.*\bl[ưu]u\b)(?P<items>.+)", re.IGNORECASE
)
_LONGEST_LIST = 600
#: A page number, or the time of a digital signature.
_NOISE = re.compile(r"\d{1,3}|\d{4}\.\d{2}\.\d{2}\s.*|\d{1,2}/\d{1,2}/\d{4}\s+\d.*")
#: What is printed where a signature would be.
_SIGNED = re.compile(
    r"[(\[]\s*(?:đã\s+|chữ\s+)?k[ýí]\b[^()\[\]]{0,90}[)\]]|\(\s*h[ọo](?: v[àa])? t[êe]n\b[^()]{0,40}\)|đã ký(?: và đóng dấu)?|[(\[](?:đ|d)[ãa]\s?k[yý][)\]]",
    re.IGNORECASE,
)
#: The typist's mark under "Lưu": initials, a number of copies.
_TYPIST = re.compile(r"(?![-–+*•])\S{1,20}(?: \S{1,12})?(?<!;)")
#: Recipients are sometimes numbered.
_COUNTED = re.compile(r"^\d{1,2}\s*[.)/]\s+(?=[^\W\d_])")
#: Marks of a list before a recipient.
_BULLETS = "-–—+•* "
_NOTE = re.compile(r"\s*\(([^()]{1,20})\)\s*[;,.]*$")


def is_signed_mark(text: str) -> bool:
    """Whether the line only says that the paper is signed: "(Đã ký)", "(Ký tên, đóng dấu)"."""
    return _SIGNED.fullmatch(text.strip(" .")) is not None


def starts_recipients(piece: Piece) -> bool:
    """Whether the line is "Nơi nhận:", with the recipients behind it or not."""
    is_short = len(piece.text) < 60 and _RECIPIENTS.match(piece.text) is not None
    return is_short or (len(piece.text) < _LONGEST_LIST and _LISTED.match(piece.text) is not None)


def read_recipients(pieces: list[Piece], placed: Placed) -> tuple[RecipientLine, ...]:
    """The lines of the list, what goes on below one with it."""
    out: list[RecipientLine] = []
    heading_seen = False
    by_semicolons = sum(p.text.endswith(";") for p in pieces) > sum(p.text.endswith(",") for p in pieces)
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        if not heading_seen and starts_recipients(piece):
            placed.put("noi_nhan_heading", piece)
            heading_seen = True
            if m := _LISTED.match(text):
                items = (
                    item.strip().lstrip(_BULLETS).strip()
                    for item in m["items"].split(";")
                    if item.strip(" .")
                )
                out += [_recipient(piece, name, is_archive=_is_archive(name)) for name in items]
            continue
        if out and by_semicolons and _goes_on(out[-1], text):
            out[-1] = _longer(out[-1], piece)
            placed.put("noi_nhan_item", piece)
            continue
        name = _COUNTED.sub("", text.lstrip(_BULLETS)).strip()
        is_archive = _is_archive(name) or bool(out and out[-1].is_archive and _TYPIST.fullmatch(text))
        is_heading = text.endswith(":") and not is_archive and not text.startswith(("-", "–"))
        if is_signed_mark(text):
            placed.put("_da_ky", piece)
            continue
        if _NOISE.fullmatch(text):
            placed.unplaced.append(piece)
            continue
        if not heading_seen and not text.startswith(("-", "–")) and not is_archive:
            placed.unplaced.append(piece)
            continue
        out.append(_recipient(piece, name, is_heading=is_heading, is_archive=is_archive))
        placed.put("luu" if is_archive else "_noi_nhan_nhom" if is_heading else "noi_nhan_item", piece)
    return tuple(out)


def _goes_on(before: RecipientLine, text: str) -> bool:
    """Whether a line without a dash goes on with the recipient above it, which has one and ends in a comma."""
    return (
        before.piece.text.startswith(("-", "–"))
        and not (before.is_heading or before.is_archive)
        and before.text.endswith(",")
        and text[:1].isalpha()
        and not bare(text).startswith("luu")
        and not text.endswith(":")
    )


def _longer(before: RecipientLine, piece: Piece) -> RecipientLine:
    """The recipient with the words of one more line."""
    note = _NOTE.search(piece.text)
    rest = piece.text[: note.start()] if note else piece.text.rstrip(" ;,.")
    return replace(
        before, name=f"{before.name}, {rest}", note=note[1] if note else "", below=(*before.below, piece)
    )


def _is_archive(name: str) -> bool:
    words = bare(name)
    return words.startswith("luu") and not words.startswith("luu hanh")


def _recipient(
    piece: Piece, name: str, *, is_heading: bool = False, is_archive: bool = False
) -> RecipientLine:
    """One recipient, the note in brackets behind it apart."""
    note = None if is_archive else _NOTE.search(name)
    plain = name[: note.start()] if note else name.rstrip(" ;,.")
    return RecipientLine(
        piece=piece,
        name=plain.rstrip(" ;,.:") if is_heading else plain,
        note=note[1] if note else "",
        is_heading=is_heading,
        is_archive=is_archive,
    )

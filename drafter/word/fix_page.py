"""Mending pages: paper, margins, and the page number as a field in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.check.case import Case
from drafter.i18n import _
from drafter.word.editing import TYPES, Package, child, rels_of
from drafter.word.fix_words import Words
from drafter.word.ooxml import VAL, flag, w
from drafter.word.xml import HEAD, NAMESPACES, R, half_points, twips

_SIDES = ("top", "bottom", "left", "right")
#: As a checker reads margins: people type centimetres, Word keeps twentieths of a point.
_MM = 0.6
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
#: A page number as it is printed, dashes round it or not.
NUMBER = re.compile(r"[\s–—.~|-]*\d{0,4}[\s–—.~|-]*")
_JC = {"left": "left", "center": "center", "right": "right", "justify": "left"}


def sections(package: Package) -> list[Any]:
    """The w:sectPr in the order of the view's sections; the last one is made where there is none."""
    body = package.document.find(w("body"))
    found = [sect for ppr in body.iter(w("pPr")) if (sect := ppr.find(w("sectPr"))) is not None]
    last = body.find(w("sectPr"))
    if last is None:
        last = body.makeelement(w("sectPr"))
        body.append(last)
    return [*found, last]


def paper(package: Package, case: Case, words: Words) -> str:
    """A4, lying or standing as before."""
    short, long = sorted(twips(mm) for mm in case.profile.page.paper_mm)
    for sect, seen in zip(sections(package), case.view.sections, strict=False):
        size = child(sect, "pgSz")
        lying = seen.width_mm > seen.height_mm
        for key, value in (("w", long if lying else short), ("h", short if lying else long)):
            size.set(w(key), str(value))
        size.attrib.pop(w("code"), None)
    return _("khổ giấy A4")


def margins(package: Package, case: Case, words: Words) -> str:
    """The margins of standing pages that are outside the law's."""
    page = case.profile.page
    for sect, seen in zip(sections(package), case.view.sections, strict=False):
        if seen.width_mm > seen.height_mm:
            continue
        element = child(sect, "pgMar")
        for side in _SIDES:
            allowed, found = getattr(page, f"{side}_mm"), getattr(seen, f"{side}_mm")
            low = allowed.min is None or found >= allowed.min - _MM
            if (
                not (low and (allowed.max is None or found <= allowed.max + _MM))
                or element.get(w(side)) is None
            ):
                element.set(w(side), str(twips(allowed.preferred)))
                if side == "left":
                    element.set(w("gutter"), "0")
        for key in ("header", "footer"):
            element.set(w(key), element.get(w(key), str(twips(page.header_mm))))
        element.set(w("gutter"), element.get(w("gutter"), "0"))
    return _("lề trang")


def numbers(package: Package, case: Case, words: Words) -> str:
    """The page number as a field in its place, not on the first page. "" when headers or footers hold words besides."""
    strips = list(_strips(package))
    if any(not _is_number_only(package.root(part)) for part, _rel in strips):
        return ""
    rule = case.profile.page_number
    kind = rule.place
    _path, number_id = package.add(kind, _number_part(case).encode(), _CONTENT.format(kind=kind))
    _path, blank_id = package.add(kind, _part(kind, "<w:p/>").encode(), _CONTENT.format(kind=kind))
    settings = package.target("settings")
    even = flag(package.root(settings), "evenAndOddHeaders") if settings else False
    for place, sect in enumerate(sections(package)):
        for reference in [*sect.iterfind(w("headerReference")), *sect.iterfind(w("footerReference"))]:
            sect.remove(reference)
        for old in sect.iterfind(w("pgNumType")):
            old.attrib.pop(w("fmt"), None)
        if place == 0:
            wanted = [("default", number_id), ("first", blank_id), *([("even", number_id)] if even else [])]
            for type_, id_ in reversed(wanted):
                sect.insert(0, sect.makeelement(w(f"{kind}Reference"), {w("type"): type_, f"{{{R}}}id": id_}))
            child(sect, "titlePg").attrib.pop(VAL, None)
        elif (title := sect.find(w("titlePg"))) is not None and sect.find(w("pgNumType")) is None:
            sect.remove(title)
    for part, rel in strips:
        _remove(package, part, rel)
    return _("số trang: trường số trang ở {place}, không hiện ở trang thứ nhất").format(
        place=_("lề trên") if kind == "header" else _("lề dưới")
    )


def edges(package: Package, case: Case, words: Words) -> str:
    """How far the page number stands from the edge of the paper, where the regime says so."""
    rule = case.profile.page_number
    for sect in sections(package) if rule.from_edge_mm else ():
        margins_ = sect.find(w("pgMar"))
        if margins_ is not None and rule.from_edge_mm:
            margins_.set(w(rule.place), str(twips(rule.from_edge_mm.preferred)))
    return _("khoảng cách từ số trang đến mép giấy")


def restarts(package: Package, case: Case, words: Words) -> str:
    """Appendices in sections of their own count their pages from 1."""
    all_ = sections(package)
    seen = {0}
    for appendix in case.anatomy.appendices:
        if appendix.section not in seen and appendix.heading is not None:
            child(all_[appendix.section], "pgNumType").set(w("start"), "1")
        seen.add(appendix.section)
    return _("số trang của phụ lục đánh lại từ 1")


def first_number(package: Package, case: Case, words: Words) -> str:
    """The document counts its pages from 1."""
    for number in sections(package)[0].iterfind(w("pgNumType")):
        number.attrib.pop(w("start"), None)
    return _("số trang đánh từ 1")


def _strips(package: Package) -> Iterator[tuple[str, Any]]:
    """(part, relationship) of the headers and footers of the document."""
    for rel in list(package.relations() if package.relations() is not None else ()):
        if rel.get("Type", "").rpartition("/")[2] in ("header", "footer"):
            part = (
                f"word/{rel.get('Target', '')}"
                if not rel.get("Target", "").startswith("/")
                else rel.get("Target")[1:]
            )
            if part in package.parts:
                yield part, rel


def _is_number_only(root: Any) -> bool:
    drawn = next(root.iter(w("drawing"), w("pict"), w("object")), None) is not None
    words = "".join(t.text or "" for t in root.iter(w("t")))
    return not drawn and NUMBER.fullmatch(words) is not None


def _number_part(case: Case) -> str:
    rule, font = case.profile.page_number, case.profile.page.font
    size = half_points(rule.size_pt.preferred)
    look = (
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/><w:b w:val="0"/><w:i w:val="0"/>'
        f'<w:color w:val="{case.profile.page.color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    inner = ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
             '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    runs = "".join(f"<w:r>{look}{one}</w:r>" for one in inner)
    spaces = '<w:spacing w:before="0" w:after="0"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>'
    return _part(rule.place, f'<w:p><w:pPr>{spaces}<w:jc w:val="{_JC[rule.align]}"/></w:pPr>{runs}</w:p>')


def _part(kind: str, inner: str) -> str:
    tag = "hdr" if kind == "header" else "ftr"
    return f"{HEAD}<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def _remove(package: Package, part: str, rel: Any) -> None:
    rel.getparent().remove(rel)
    package.drop(part)
    package.drop(rels_of(part))
    for override in list(package.root(TYPES)):
        if override.get("PartName") == f"/{part}":
            package.root(TYPES).remove(override)

"""A Word file opened for changing: parts as trees, children put in the order of the schema, parts added with what names them."""

from __future__ import annotations

import posixpath
import re
from typing import Any

from drafter.errors import InputError
from drafter.i18n import _
from drafter.word.ooxml import local, parse, usual, w
from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.xml import R

TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = f"{{{_PACKAGE}/relationships}}Relationship"
_OVERRIDE = f"{{{_PACKAGE}/content-types}}Override"

#: The order of children in the schema (ISO/IEC 29500-1, annex A): a word processor refuses another one.
ORDER = {
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden "
    "color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish "
    "oMath ins del moveFrom moveTo rPrChange",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens "
    "kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
    "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns "
    "cellDel cellMerge tcPrChange",
}  # fmt: skip
_RANKS = {parent: {w(name): n for n, name in enumerate(names.split())} for parent, names in ORDER.items()}


def child(parent: Any, name: str) -> Any:
    """The child of this name, made in its place where there is none. Parents: w:rPr, w:pPr, w:sectPr, w:tcPr."""
    found = parent.find(w(name))
    if found is not None:
        return found
    ranks = _RANKS[local(parent)]
    mine = ranks[w(name)]
    at = sum(1 for other in parent if ranks.get(other.tag, 99) <= mine)
    made = parent.makeelement(w(name))
    parent.insert(at, made)
    return made


def first(parent: Any, name: str) -> Any:
    """The properties element of a w:p or w:r (w:pPr, w:rPr), made as its first child where there is none."""
    found = parent.find(w(name))
    if found is None:
        found = parent.makeelement(w(name))
        parent.insert(0, found)
    return found


class Package:
    """The parts of a file. Trees that were asked for are written back by `save`."""

    def __init__(self, data: bytes, name: str, *, lasting: bool = True) -> None:
        """Open the file. Raises InputError as `drafter.word.read` does.

        The Strict form (ISO/IEC 29500-1) is refused for a copy that lasts, and taken as the usual one for one that is only
        printed.
        """
        self.name = name
        self.parts = read_parts(data, name)
        if b"http://purl.oclc.org/ooxml/" in self.parts[DOCUMENT]:
            if lasting:
                raise InputError(
                    _("{name} ở dạng “Strict Open XML”, drafter chỉ đọc, không sửa được").format(name=name),
                    hint=_("mở bằng Word, lưu lại dạng “Word Document (*.docx)”"),
                )
            self.parts = {part: usual(content) for part, content in self.parts.items()}
        self._roots: dict[str, Any] = {}

    def root(self, part: str) -> Any:
        """The tree of a part, None when there is none."""
        if part not in self._roots:
            data = self.parts.get(part)
            if data is None:
                return None
            self._roots[part] = parse(data, part, self.name)
        return self._roots[part]

    @property
    def document(self) -> Any:
        """The tree of the main part."""
        return self.root(DOCUMENT)

    def paragraphs(self) -> list[Any]:
        """The w:p of the main part by `Paragraph.index` of the view."""
        return list(self.document.iter(w("p")))

    def relations(self, part: str = DOCUMENT) -> Any:
        """The tree of the relationships of a part, None when it has none."""
        return self.root(rels_of(part))

    def target(self, kind: str) -> str:
        """The part of a kind ("comments", "styles") that the document names, "" when none."""
        for rel in self.relations() if self.relations() is not None else ():
            if rel.get("Type", "").rpartition("/")[2] == kind and rel.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/word", rel.get("Target", ""))).lstrip("/")
                if path in self.parts:
                    return path
        return ""

    def add(self, kind: str, data: bytes, content_type: str) -> tuple[str, str]:
        """Put a part beside the document under a name of its own: (name, relationship id)."""
        number = 1
        while (path := f"word/{kind}{number}.xml") in self.parts:
            number += 1
        self.parts[path] = data
        self.root(TYPES).append(
            self.root(TYPES).makeelement(_OVERRIDE, {"PartName": f"/{path}", "ContentType": content_type})
        )
        rels = rels_of(DOCUMENT)
        self.parts.setdefault(rels, f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode())
        taken = {rel.get("Id") for rel in self.relations()}
        id_ = next(f"rIdDrafterN{n}" for n in range(1, 10_000) if f"rIdDrafterN{n}" not in taken)
        attributes = {"Id": id_, "Type": f"{R}/{kind}", "Target": path.removeprefix("word/")}
        self.relations().append(self.relations().makeelement(_REL, attributes))
        return path, id_

    def drop(self, part: str) -> None:
        """Take a part out, if it is there. What names it is the caller's."""
        self.parts.pop(part, None)
        self._roots.pop(part, None)

    def matching(self, pattern: bytes) -> list[str]:
        """The XML parts under word/ whose bytes show this pattern."""
        wanted = re.compile(pattern)
        return [
            p for p, data in self.parts.items() if re.fullmatch(r"word/[^/]+\.xml", p) and wanted.search(data)
        ]

    def state(self) -> dict[str, bytes]:
        """Every part as it would be written now."""
        from lxml import etree

        changed = {
            part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for part, root in self._roots.items()
        }
        return {**self.parts, **changed}

    def save(self) -> bytes:
        """The file."""
        return write_parts(self.state())


def rels_of(part: str) -> str:
    """Where the relationships of a part stand."""
    folder, file = posixpath.split(part)
    return f"{folder}/_rels/{file}.rels"

"""The copy of a document that is given to another program to print: changes accepted, nothing that reaches outside the file.

The other program (LibreOffice) fetches linked pictures, and prints old and new words of a tracked change side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from drafter.word.editing import Package
from drafter.word.inline import instruction_kind, mark_change
from drafter.word.ooxml import parse, w

#: Fields that fetch from outside or call a program.
_REACHING = frozenset((
    "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "EMBED", "DATABASE", "RD", "MACROBUTTON",
    "HTMLCONTROL",
))  # fmt: skip
#: Relationships that bring foreign content into the page, inside the package or not.
_FOREIGN = frozenset((
    "oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "attachedTemplate", "frame",
    "mailMergeSource", "mailMergeHeaderSource", "recipientData", "vbaProject", "attachedSchema", "transform",
))  # fmt: skip
_GONE = ("del", "moveFrom")
_KEPT = ("ins", "moveTo")
_HISTORY = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "tcPrChange", "trPrChange",
    "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
)  # fmt: skip
_CHANGES = rb"<w:(ins|del|moveFrom|moveTo|cellDel|cellIns|cellMerge|\w+Change)\b"
_DRAWS = rb"instrText|fldSimple|imagedata|altChunk|subDoc|w:object|w:control"


@dataclass(frozen=True, slots=True)
class Printable:
    """The copy. `accepted`: tracked changes were accepted in it; `cut`: something that reaches outside was taken out."""

    data: bytes
    accepted: bool
    cut: bool


def printable(data: bytes, name: str) -> Printable:
    """The copy of a .docx to be printed. Raises InputError for what is no sound .docx."""
    package = Package(data, name, lasting=False)
    changed = package.matching(_CHANGES)
    for part in changed:
        _accept(package.root(part))
    cut = _cut_relations(package)
    for part in package.matching(_DRAWS):
        cut = _cut_reaching(package.root(part)) or cut
    return Printable(data=package.save() if changed or cut else data, accepted=bool(changed), cut=cut)


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    parent = element.getparent()
    at = parent.index(element)
    for inner in reversed(element):
        parent.insert(at, inner)
    parent.remove(element)


def _accept(root: Any) -> None:
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            table = row.getparent()
            _drop(row)
            if table.find(w("tr")) is None:
                _drop(table)
    for cell in list(root.iter(w("cellDel"))):
        _empty(cell.getparent().getparent())
    for paragraph in list(root.iter(w("p"))):
        if mark_change(paragraph, *_GONE):
            _join(paragraph)
    for element in list(root.iter(*map(w, (*_GONE, *_HISTORY)))):
        _drop(element)
    for element in list(root.iter(*map(w, _KEPT))):
        _unwrap(element)


def _empty(cell: Any) -> None:
    """A deleted cell: the grid stays, its words go."""
    for text in list(cell.iter(w("r"))):
        _drop(text)


def _join(paragraph: Any) -> None:
    """A paragraph whose end was deleted becomes the beginning of the next one."""
    following = paragraph.getnext()
    if (
        following is None
        or following.tag != w("p")
        or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
    ):
        return
    at = 1 if following.find(w("pPr")) is not None else 0
    for inner in reversed([c for c in paragraph if c.tag != w("pPr")]):
        following.insert(at, inner)
    _drop(paragraph)


def _cut_relations(package: Package) -> bool:
    cut = False
    for part in [p for p in package.parts if p.endswith(".rels")]:
        # read aside first: parts that bring nothing from outside stay as they are, byte for byte
        if not any(_is_foreign(rel) for rel in parse(package.parts[part], part, package.name)):
            continue
        root = package.root(part)
        for rel in [rel for rel in root if _is_foreign(rel)]:
            root.remove(rel)
        cut = True
    return cut


def _is_foreign(rel: Any) -> bool:
    kind, target = rel.get("Type", "").rpartition("/")[2], rel.get("Target", "")
    if kind in _FOREIGN:
        return True
    if rel.get("TargetMode") != "External":
        return bool(re.match(r"\s*(\w+:|//|\\\\)", target))
    return kind != "hyperlink" or not re.match(r"(https?|mailto):", target, re.IGNORECASE)


def _cut_reaching(root: Any) -> bool:
    cut = False
    for element in list(root.iter(*map(w, ("altChunk", "subDoc", "object", "control")))):
        _drop(element)
        cut = True
    for image in root.iter("{urn:schemas-microsoft-com:vml}imagedata", "{urn:schemas-microsoft-com:vml}fill"):
        for key in [k for k in image.attrib if k.rpartition("}")[2] in ("src", "href")]:
            del image.attrib[key]
            cut = True
    for simple in list(root.iter(w("fldSimple"))):
        if instruction_kind(simple.get(w("instr"), "")) in _REACHING:
            _unwrap(simple)
            cut = True
    return _cut_fields(root) or cut


def _cut_fields(root: Any) -> bool:
    """Blank the instructions of fields that reach outside; what they showed last stays."""
    cut = False
    open_: list[list[Any]] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText"):
            if open_:
                open_[-1].append(element)
            continue
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            open_.append([])
        elif open_:
            texts = open_[-1]
            words = "".join(t.text or "" for t in texts)
            if instruction_kind(words) in _REACHING or re.search(r"\bDDE(AUTO)?\b", words):
                for text in texts:
                    text.text = ""
                cut = True
            if kind == "end":
                open_.pop()
    return cut

"""The XML of a Word file, for reading: names, safe parsing, small look-ups. Elements are lxml's, typed Any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.errors import InputError
from drafter.i18n import _
from drafter.word.xml import MC, R, W

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPC = "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: What a file of the Strict form (ISO/IEC 29500-1) calls the same things.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": WP.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": A.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": PIC.encode(),
}
_MEASURE = re.compile(r"\s*(-?[0-9]*\.?[0-9]+)\s*(pt|in|cm|mm|pc|pi|px|)\s*")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0, "px": 0.75}
_OFF = {"0", "false", "off", "none"}
MM = 25.4 / 72
EMU_MM = 36000


def w(name: str) -> str:
    """A WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


VAL = w("val")


def usual(data: bytes) -> bytes:
    """A part of a file of the Strict form with the usual names; any other part as it is."""
    if b"http://purl.oclc.org/ooxml/" in data:
        for strict, name in _STRICT.items():
            data = data.replace(strict, name)
    return data


def parse(data: bytes, part: str, name: str) -> Any:
    """The root of a part. Raises InputError for XML that is broken, too deep, too large or brings a DTD."""
    from lxml import etree

    data = usual(data)
    unsafe = InputError(
        _("{name} có khai báo DTD ở phần {part}, không an toàn để mở").format(name=name, part=part),
        hint=_("xin lại tệp từ nơi gửi"),
    )
    if any("<!DOCTYPE".encode(code) in data[:4000] for code in ("ascii", "utf-16-le", "utf-16-be")):
        raise unsafe
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise InputError(
            _("{name} bị hỏng ở phần {part}").format(name=name, part=part),
            hint=_("mở bằng Word, để Word sửa rồi lưu lại, hoặc chép lại tệp gốc"),
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise unsafe
    return root


def points(value: str | None, per_point: float = 20) -> float | None:
    """A length in points; a bare number counts in `per_point` to the point (20 for twips). None if it is no length."""
    found = _MEASURE.fullmatch(value) if value else None
    if not found:
        return None
    number = float(found[1])
    return number * _POINTS[found[2]] if found[2] else number / per_point


def whole(value: str | None) -> int | None:
    """A whole number, or None."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,9}", value) else None


def val(element: Any, name: str) -> str | None:
    """The w:val of a child, or None."""
    child = element.find(w(name))
    return None if child is None else child.get(VAL)


def is_on(element: Any) -> bool:
    """Whether an on/off element says on: being there without a value means on."""
    return element.get(VAL, "1") not in _OFF


def flag(element: Any, name: str) -> bool:
    """Whether a child on/off element is there and on."""
    child = None if element is None else element.find(w(name))
    return child is not None and is_on(child)


def local(element: Any) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def chosen(alternate: Any) -> Any:
    """The branch of mc:AlternateContent that is read: the first Choice that holds something, else the Fallback."""
    for branch in alternate:
        if local(branch) == "Choice" and len(branch):
            return branch
    fallback = alternate.find(f"{{{MC}}}Fallback")
    return () if fallback is None else fallback


#: Wrappers that show what they hold as if they were not there.
CLEAR = frozenset(
    map(w, ("sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo", "ruby", "rubyBase"))
)  # fmt: skip


def flat(parent: Any, *names: str) -> Iterator[Any]:
    """The children of these WordprocessingML names, also inside content controls and other clear wrappers."""
    wanted = {w(name) for name in names}
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in CLEAR or child.tag == w("sdt"):
            yield from flat(child, *names)
        elif child.tag == f"{{{MC}}}AlternateContent":
            yield from flat(chosen(child), *names)

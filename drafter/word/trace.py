"""What a document knows of its making: a bookmark a line, and one custom XML part with the answers and the map of lines.

The map must be in the first documents ever issued: a file that comes back without it can only be guessed at. `strip`
takes both out for the copy that is issued.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from drafter.sheet.lines import Line, Segment, fingerprint
from drafter.word.context import PREFIX, bookmark
from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.xml import HEAD

NAMESPACE = "urn:drafter:plan:1"
ITEM = "customXml/item1.xml"
ITEM_PROPS = "customXml/itemProps1.xml"
ITEM_RELS = "customXml/_rels/item1.xml.rels"
CUSTOM = "docProps/custom.xml"
ITEM_ID = "{6D1F0C52-7B0E-4B7C-9D55-0D9F5A3C2E11}"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM_PROPS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_LINE = re.compile(
    rf'<w:bookmarkStart w:id="(\d+)" w:name="({PREFIX}[0-9a-f]+)"/>(.*?)<w:bookmarkEnd w:id="\1"/>', re.DOTALL
)
_RECORD = re.compile(rb'sha256="([0-9a-f]{64})"[^>]*>([^<]+)<')
#: Bytes that a record may have.
_MOST = 8_000_000
#: Inside the strings of JSON these may be written by number.
_NOT_IN_XML = (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e"))
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def printed_lines(document: str) -> dict[str, str]:
    """The words of each bookmarked line of a document we rendered, by bookmark."""
    return {name: words_of(inner) for _, name, inner in _LINE.findall(document)}


def printed_text(document: str) -> str:
    """All words of a document we rendered, paragraphs apart by line ends."""
    return "\n".join(map(words_of, document.split("</w:p>")))


def words_of(xml: str) -> str:
    """The words of the runs in a piece of XML we rendered."""
    return _unescaped("".join(_TEXT.findall(xml)))


def _unescaped(words: str) -> str:
    if "&" not in words:
        return words
    from html import unescape

    return unescape(words)


def line_rows(lines: Mapping[str, Line], printed: Mapping[str, str]) -> str:
    """The map of lines: for each printed one its id, fingerprint of its words, and [path, length] of its segments.

    As the items of a JSON list, so that the map of what did not change need not be written again. The bookmark is not
    written: it follows from the id.
    """
    return ",".join(
        [
            f'[{_quoted(line.id)},"{fingerprint(words)}",[{",".join([_segment(s) for s in line.segments])}]]'
            for name, words in printed.items()
            if (line := lines.get(name))
        ]
    )


def _segment(segment: Segment) -> str:
    return f"[{_quoted(segment.path)},{len(segment.text)}]"


def as_json(value: Any) -> str:
    """JSON as the record holds it: without the characters that XML writes in another way."""
    text = _ENCODER.encode(value)
    for char, written in _NOT_IN_XML:
        if char in text:
            text = text.replace(char, written)
    return text


#: Paths come again and again.
_quoted = lru_cache(maxsize=4096)(as_json)


def trace_pieces(record: Sequence[str]) -> dict[str, list[bytes]]:
    """The parts that carry the record, in pieces. `record` is its JSON as `as_json` writes it, cut anywhere."""
    raw = [piece.encode() for piece in record]
    sha = hashlib.sha256(b"".join(raw)).hexdigest()
    item = f'{HEAD}<plan xmlns="{NAMESPACE}" encoding="json" sha256="{sha}">'.encode()
    vt = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    custom = (
        f'{HEAD}<Properties xmlns="{_CUSTOM_PROPS}" xmlns:vt="{vt}">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="drafter"><vt:lpwstr>{sha}</vt:lpwstr></property></Properties>'
    )
    return {ITEM: [item, *raw, b"</plan>"], CUSTOM: [custom.encode()]}


def trace_parts(record: str) -> dict[str, bytes]:
    """The parts that carry the record, given as JSON by `as_json`."""
    return {part: b"".join(pieces) for part, pieces in trace_pieces([record]).items()}


def read_trace(parts: dict[str, bytes]) -> dict[str, Any] | None:
    """The record of a document, or None when there is none that is whole. Untrusted: sizes are limited, hash compared."""
    for name, data in parts.items():
        if not re.fullmatch(r"customXml/item\d*\.xml", name) or NAMESPACE.encode() not in data[:2000]:
            continue
        found = _RECORD.search(data)
        raw = _unpacked(found[2]) if found else b""
        if not found or not raw or hashlib.sha256(raw).hexdigest().encode() != found[1]:
            continue
        try:
            record = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        return _with_bookmarks(record) if isinstance(record, dict) else None
    return None


def _unpacked(text: bytes) -> bytes:
    """The JSON of a record as it stands in the file, or packed as earlier versions wrote it; b"" for neither."""
    text = text.strip()
    if text.startswith(b"{"):
        # another program may write the quotes in XML's way; the JSON itself holds no "&"
        whole = _unescaped(text.decode("utf-8", errors="replace")).encode()
        return whole if len(whole) <= _MOST else b""
    try:
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(base64.b64decode(text), _MOST)
    except (ValueError, zlib.error):
        return b""
    return b"" if unpacker.unconsumed_tail else raw


def _with_bookmarks(record: dict[str, Any]) -> dict[str, Any]:
    """The record with the bookmark before each line of its map, as earlier versions wrote it."""
    rows = record.get("lines")
    if not isinstance(rows, list):
        return record
    short = (isinstance(row, list) and len(row) == 3 and isinstance(row[0], str) for row in rows)
    lines = [[bookmark(row[0]), *row] if is_short else row for row, is_short in zip(rows, short, strict=True)]
    return {**record, "lines": lines}


def prepare_package(parts: dict[str, bytes]) -> dict[str, bytes]:
    """A template's parts with the places for our parts: their names in content types and relationships."""
    out = {name: data for name, data in parts.items() if name not in (ITEM, ITEM_PROPS, ITEM_RELS, CUSTOM)}
    types = out["[Content_Types].xml"].decode("utf-8-sig")
    wanted = {
        f"/{ITEM_PROPS}": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        f"/{CUSTOM}": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    for part, kind in wanted.items():
        if f'"{part}"' not in types:
            types = types.replace("</Types>", f'<Override PartName="{part}" ContentType="{kind}"/></Types>')
    if 'Extension="xml"' not in types:
        types = re.sub(
            r"(<Types[^>]*>)", r'\1<Default Extension="xml" ContentType="application/xml"/>', types
        )
    out["[Content_Types].xml"] = types.encode()
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    out["_rels/.rels"] = _with_rel(out["_rels/.rels"], f"{_REL}/custom-properties", CUSTOM, "rIdDrafter1")
    out["_rels/.rels"] = _with_rel(out["_rels/.rels"], core, "docProps/core.xml", "rIdDrafter2")
    rels = "word/_rels/document.xml.rels"
    out[rels] = _with_rel(out[rels], f"{_REL}/customXml", f"../{ITEM}", "rIdDrafter3")
    out[ITEM_PROPS] = (
        f'{HEAD}<ds:datastoreItem ds:itemID="{ITEM_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    inner = f'<Relationship Id="rId1" Type="{_REL}/customXmlProps" Target="itemProps1.xml"/>'
    out[ITEM_RELS] = (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()
    )
    return out


def _with_rel(rels: bytes, kind: str, target: str, id_: str) -> bytes:
    text = rels.decode("utf-8-sig")
    if f'"{kind}"' in text:
        return text.encode()
    return text.replace(
        "</Relationships>", f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()


def strip(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a document without our bookmarks and record; every word and look stays."""
    ours = {
        name
        for name, data in parts.items()
        if re.fullmatch(r"customXml/item\d*\.xml", name) and NAMESPACE.encode() in data[:2000]
    }
    numbers = {re.sub(r"\D", "", name.rsplit("/", 1)[1]) for name in ours}
    gone = (
        ours
        | {f"customXml/itemProps{n}.xml" for n in numbers}
        | {f"customXml/_rels/item{n}.xml.rels" for n in numbers}
    )
    if b'name="drafter"' in parts.get(CUSTOM, b"") and parts[CUSTOM].count(b"<property ") == 1:
        gone.add(CUSTOM)
    out = {name: data for name, data in parts.items() if name not in gone}
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        text = out[name].decode("utf-8-sig")
        for part in gone:
            text = re.sub(rf'<Override [^>]*PartName="/{re.escape(part)}"[^>]*/>', "", text)
            text = re.sub(rf'<Relationship [^>]*Target="(\.\./|/)?{re.escape(part)}"[^>]*/>', "", text)
        out[name] = text.encode()
    text = out[DOCUMENT].decode()
    for number in re.findall(rf'<w:bookmarkStart w:id="(\d+)" w:name="{PREFIX}[0-9a-f]+"', text):
        text = re.sub(rf'<w:bookmarkEnd w:id="{number}"\s*/>', "", text)
    out[DOCUMENT] = re.sub(rf'<w:bookmarkStart w:id="\d+" w:name="{PREFIX}[0-9a-f]+"\s*/>', "", text).encode()
    return out


def with_trace_of(data: bytes, other: bytes, name: str) -> bytes:
    """The document with the record of another of the same answers."""
    parts, record = read_parts(data, name), read_parts(other, name)
    return write_parts({**parts, ITEM: record[ITEM], CUSTOM: record[CUSTOM]})

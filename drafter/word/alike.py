"""Blocks that read as they did before: documents printed from one frame share most of theirs, a batch reads them once.

Only what stands for itself is read apart: a field, a tracked change, a number or a page set-up reaches beyond its block.
"""

from __future__ import annotations

from typing import Any

from drafter.memo import Memo
from drafter.word.blocks import Apart, Blocks, Reading, Standing
from drafter.word.cascade import Cascade
from drafter.word.inline import Story
from drafter.word.numbering import Numbers
from drafter.word.ooxml import parse, w
from drafter.word.paragraphs import Context

_CONTENT = frozenset(map(w, ("p", "r", "t", "tab", "br", "bookmarkStart", "bookmarkEnd", "tbl", "tblGrid", "gridCol", "tr", "tc")))  # fmt: skip
_PROPERTIES = frozenset(map(w, ("pPr", "rPr", "tblPr", "trPr", "tcPr")))
_REACHING = frozenset(
    map(w, ("numPr", "sectPr", "ins", "del", "moveFrom", "moveTo", "specVanish", "cellIns", "cellDel", "cellMerge", "pPrChange",
            "rPrChange", "tblPrChange", "trPrChange", "tcPrChange"))
)  # fmt: skip
_TABLE, _PARAGRAPH = w("tbl"), w("p")


def cascade(styles: bytes | None, theme: bytes | None) -> Cascade:
    """The styles of a file without automatic numbers, from its parts; None for one that it has not."""
    read = [None if part is None else parse(part, "", "") for part in (styles, theme)]
    return Cascade(read[0], read[1], Numbers(None).indents)


def reader(memo: Memo, styles: Cascade) -> Apart:
    """Reads blocks by themselves, those that are as they were from memory."""
    from lxml import etree

    def read(number: int, element: Any, standing: Standing) -> Reading | None:
        xml: bytes = etree.tostring(element, with_tail=False)
        return memo(("block", number), _reading, xml, styles, *standing)

    return read


def _is_plain(element: Any) -> bool:
    if element.tag in _PROPERTIES:
        return not any(inner.tag in _REACHING for inner in element.iter())
    return element.tag in _CONTENT and all(map(_is_plain, element))


def _reading(xml: bytes, styles: Cascade, *standing: Any) -> Reading | None:
    element, place = parse(xml, "", ""), Standing(*standing)
    if not _is_plain(element):
        return None
    blocks, story = Blocks(styles, Numbers(None), []), Story(preserve=place.preserve)
    paragraphs, blocks.tables = blocks.paragraphs, place.tables
    paragraphs.section, paragraphs.leaf = place.section, place.leaf
    paragraphs.order = {p: n for n, p in enumerate(element.iter(_PARAGRAPH), place.first)}
    context = Context(story=story, part="body", room=place.room, origin=place.origin)
    if element.tag == _TABLE:
        items = blocks.table(element, context)
    else:
        items = [paragraphs.make(element, context, None, [])[0]]
    return Reading(
        items=tuple(items),
        looks=frozenset(paragraphs.looks),
        decomposed=story.decomposed,
        tables=blocks.tables,
        leaf=paragraphs.leaf,
    )

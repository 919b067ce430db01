"""docxtpl's own way with a prepared template: the measure of the quicker ways, and what does the work where they differ."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.trace import trace_parts
from drafter.word.xml import HEAD

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
#: Stands in for the properties, which docxtpl would otherwise make up and fill with the day.
_CORE = f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'


def rendered(
    static: Mapping[str, bytes], prepared: Mapping[str, str], values: dict[str, Any]
) -> dict[str, str]:
    """The XML of the prepared parts as docxtpl prints them into the package of the static ones.

    Raises whatever docxtpl and the template engine raise for a template that they cannot print.
    """
    from docxtpl import DocxTemplate

    from drafter.word.lower import environment

    package = {
        **static,
        **{part: source.encode() for part, source in prepared.items()},
        **trace_parts("{}"),
        "docProps/core.xml": _CORE.encode(),
    }
    template = DocxTemplate(io.BytesIO(write_parts(package)))
    template.render(values, jinja_env=environment(), autoescape=True)
    out = io.BytesIO()
    template.save(out)
    parts = read_parts(out.getvalue(), DOCUMENT)
    return {part: parts[part].decode() for part in prepared}


def differing(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """The parts whose XML differs in more than the way it is written.

    docxtpl gives drawings numbers of its own. Others are as good, as long as no two drawings share one.
    """
    out = []
    for part, xml in ours.items():
        one, other = _tree(xml), _tree(theirs[part])
        numbers = [drawing.get("id") for drawing in one.iter(_DRAWING)]
        if len(numbers) == len(set(numbers)):
            for drawing in (*one.iter(_DRAWING), *other.iter(_DRAWING)):
                drawing.attrib.pop("id", None)
        if _canonical(one) != _canonical(other):
            out.append(part)
    return out


def _tree(xml: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    return etree.fromstring(xml.encode(), parser)


def _canonical(tree: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(tree, method="c14n"))

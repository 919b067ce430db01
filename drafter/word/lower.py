"""A layout template made ready: what one plan decides is put into its XML, then Jinja becomes instructions.

`prepare` works on the template's XML tree. It adds, at the places that styles and tags name,
- hidden bookmarks round every paragraph that prints a line (`X.open`, `X.close`), and keep-with-next (`X.keep`);
- header columns, rule-line indents, table grids and cell sizes;
- section properties in the order in which sections are printed.
docxtpl then defines what its tags mean (`patch_xml`), and `lower` turns the Jinja source into a program. What a program
cannot say raises Unsupported; the caller then keeps the source and lets Jinja run it.
"""

from __future__ import annotations

import re
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from drafter.errors import TemplateError
from drafter.i18n import _
from drafter.program import Program
from drafter.word.xml import HEAD, W

VALUE = re.compile(r"\{\{\s*([A-Za-z_][\w.]*)\.(?:text|head)\b[^}]*\}\}")
_RULES = {"VBKeQuocHieu": "quoc_hieu", "VBKeCoQuan": "co_quan", "VBKeTrichYeu": "trich_yeu"}
_FRAMES = {"VBDoMat", "VBDoKhan", "VBLuuHanh"}


class Unsupported(Exception):
    """A construct that programs do not have."""


#: Filters that make a long text of a short one.
_GROWING = ("center", "format", "indent")


class _Walled(ImmutableSandboxedEnvironment):
    """A sandbox in which a template cannot make more than it is given: no ranges, no repeated or padded texts."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(_("mẫu không được dùng phép tính “{operator}”").format(operator=operator))


def environment() -> ImmutableSandboxedEnvironment:
    """The only Jinja environment: sandboxed, escaping, strict about names it does not know, without helpers of its own."""
    made = _Walled(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    for name in _GROWING:
        del made.filters[name]
    return made


def q(name: str) -> str:
    """A WordprocessingML name as lxml writes it."""
    return f"{{{W}}}{name}"


def words(element: Any) -> str:
    """The text of an element's runs."""
    return "".join(t.text or "" for t in element.iter(q("t")))


def parse(xml: bytes, part: str) -> Any:
    """The tree of a part. Raises TemplateError for XML that is broken or brings a DTD."""
    if b"<!DOCTYPE" in xml[:1000] or "<!DOCTYPE".encode("utf-16-le") in xml[:2000]:
        raise TemplateError(_("mẫu có khai báo DTD ở {part}").format(part=part))
    try:
        return etree.fromstring(
            xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError as error:
        raise TemplateError(_("mẫu hỏng ở {part}: {why}").format(part=part, why=error.msg)) from None


def _child(element: Any, name: str) -> Any:
    return element.find(q(name))


def _after(element: Any, text: str) -> None:
    element.tail = (element.tail or "") + text


def _append(parent: Any, text: str) -> None:
    if len(parent):
        _after(parent[-1], text)
    else:
        parent.text = (parent.text or "") + text


def _replace(element: Any, text: str) -> None:
    parent, before = element.getparent(), element.getprevious()
    text += element.tail or ""
    parent.remove(element)
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text


def _style(paragraph: Any) -> str:
    ppr = _child(paragraph, "pPr")
    style = None if ppr is None else _child(ppr, "pStyle")
    return "" if style is None else style.get(q("val"), "")


def _mark_paragraph(paragraph: Any) -> None:
    found = VALUE.search(words(paragraph))
    if not found:
        return
    name, ppr = found[1], _child(paragraph, "pPr")
    if ppr is None:
        ppr = etree.Element(q("pPr"))
        paragraph.insert(0, ppr)
    style = _child(ppr, "pStyle")
    if style is None:
        ppr.text = "{{ %s.keep }}" % name
    else:
        _after(style, "{{ %s.keep }}" % name)
    _append(paragraph, "{{ %s.close }}" % name)
    _after(ppr, "{{ %s.open }}" % name)
    if _style(paragraph) in _FRAMES:
        _set_indent(ppr, "{{ %s.indent }}" % name)


def _set_indent(ppr: Any, value: str) -> None:
    indent = _child(ppr, "ind")
    if indent is not None:
        indent.set(q("left"), value)
        indent.set(q("right"), value)


def _masthead(table: Any) -> None:
    columns = ("{{ cot.trai }}", "{{ cot.phai }}")
    grid = _child(table, "tblGrid")
    if grid is None or len(grid) != 2:
        return
    for column, width in zip(grid, columns, strict=True):
        column.set(q("w"), width)
    for row in table.iter(q("tr")):
        cells = row.findall(q("tc"))
        for cell, width in zip(cells, columns, strict=False):
            size = cell.find(f"{q('tcPr')}/{q('tcW')}")
            if size is not None and len(cells) == 2:
                size.set(q("w"), width)


_ROWS = re.compile(r"\{%tr\s+for\s+(\w+)\s+in\s+([\w.]+)\.(?:head|rows|tren|duoi)\s*%\}")
_CELLS = re.compile(r"\{%tc\s+for\s+(\w+)\s+in\s+[\w.]+\.cells\s*%\}")


def _data_table(table: Any) -> None:
    text = words(table)
    rows, cells = _ROWS.search(text), _CELLS.search(text)
    grid, width = _child(table, "tblGrid"), table.find(f"{q('tblPr')}/{q('tblW')}")
    if not rows or not cells or grid is None or width is None:
        return
    name, cell_name = rows[2], cells[1]
    width.set(q("w"), "{{ %s.width }}" % name)
    width.set(q("type"), "dxa")
    for column in list(grid):
        grid.remove(column)
    grid.text = "{{ %s.grid }}" % name
    for cell in table.iter(q("tc")):
        size = cell.find(f"{q('tcPr')}/{q('tcW')}")
        if size is not None and not re.search(r"\{%t[rc]\s", words(cell)):
            _replace(size, "{{ %s.size }}" % cell_name)


def _sections(root: Any) -> dict[str, str]:
    """Take the section properties out, put names in their places, and return them by name."""
    body = _child(root, "body")
    found = [ppr for ppr in body.iter(q("pPr")) if _child(ppr, "sectPr") is not None]
    last = _child(body, "sectPr")
    loop = re.search(r"\{%p\s+for\s+(\w+)\s+in\s+phu_luc\s*%\}", words(body))
    if last is None:
        raise TemplateError(_("mẫu không có phần trang (sectPr) cuối văn bản"))
    out = {"landscape": _section_xml(last)}
    out["main"] = _section_xml(_child(found[0], "sectPr")) if found else out["landscape"]
    out["portrait"] = _section_xml(_child(found[1], "sectPr")) if len(found) > 1 else out["main"]
    places = ["{{ ngat_chinh }}", "{{ %s.section }}" % loop[1] if loop else ""]
    for ppr, name in zip(found, places, strict=False):
        _replace(_child(ppr, "sectPr"), name)
    _replace(last, "{{ ngat_cuoi }}")
    return out


def _section_xml(element: Any) -> str:
    xml = str(etree.tostring(element, encoding="unicode", with_tail=False))
    # the names are declared on the root of the document into which this goes back
    return re.sub(r'\sxmlns:\w+="[^"]*"', "", xml)


def prepare(xml: bytes, part: str) -> tuple[str, dict[str, str]]:
    """A part of a template as docxtpl reads it, with our names put in; and its section properties by name."""
    root = parse(xml, part)
    sections: dict[str, str] = {}
    for table in root.iter(q("tbl")):
        if any("quoc_hieu.text" in words(p) for p in table.iter(q("p"))):
            _masthead(table)
        _data_table(table)
    for paragraph in root.iter(q("p")):
        rule = _RULES.get(_style(paragraph))
        if rule:
            _set_indent(_child(paragraph, "pPr"), "{{ ke.%s }}" % rule)
        _mark_paragraph(paragraph)
    if _child(root, "body") is not None:
        sections = _sections(root)
    return HEAD + str(etree.tostring(root, encoding="unicode")), sections


def patch(source: str) -> str:
    """The Jinja source of a part, by docxtpl's own reading of its tags."""
    # patch_xml uses nothing of the instance; making one would open a package again
    return str(DocxTemplate.patch_xml(None, source))


def lower(source: str, part: str) -> Program:
    """The program of a Jinja source. Raises Unsupported, or TemplateError where Jinja itself cannot read it."""
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        raise TemplateError(
            _("mẫu sai cú pháp ở {part}: {why}").format(part=part, why=error.message)
        ) from None
    return _body(tree.body, frozenset())


def _body(statements: list[nodes.Node], names: frozenset[str]) -> Program:
    out: Program = []
    for node in statements:
        if isinstance(node, nodes.Output):
            for item in node.nodes:
                out.append(
                    ["t", item.data] if isinstance(item, nodes.TemplateData) else ["v", _expr(item, names)]
                )
        elif isinstance(node, nodes.For):
            target = node.target
            if (
                not isinstance(target, nodes.Name)
                or target.name == "loop"
                or node.else_
                or node.test
                or node.recursive
            ):
                raise Unsupported("for")
            inner = names | {target.name, "loop"}
            out.append(["for", target.name, _expr(node.iter, names), _body(node.body, inner)])
        elif isinstance(node, nodes.If):
            branches = [
                [_expr(branch.test, names), _body(branch.body, names)] for branch in (node, *node.elif_)
            ]
            out.append(["if", branches, _body(node.else_, names)])
        else:
            raise Unsupported(type(node).__name__)
    return out


def _expr(node: nodes.Node, names: frozenset[str]) -> Any:
    match node:
        case nodes.Name():
            return ["n", node.name]
        case nodes.Const() if node.value is None or isinstance(node.value, str | int | float | bool):
            return ["c", node.value]
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr) if "loop" in names and attr in (
            "first",
            "last",
            "index",
        ):
            return ["loop", attr]
        case nodes.Getattr() if not node.attr.startswith("_"):
            return ["a", _expr(node.node, names), node.attr]
        case nodes.Not():
            return ["not", _expr(node.node, names)]
        case nodes.And() | nodes.Or():
            return [type(node).__name__.lower(), _expr(node.left, names), _expr(node.right, names)]
        case nodes.Compare() if len(node.ops) == 1 and node.ops[0].op in ("eq", "ne"):
            return ["cmp", node.ops[0].op, _expr(node.expr, names), _expr(node.ops[0].expr, names)]
    raise Unsupported(type(node).__name__)

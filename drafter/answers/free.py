"""Named answers whose names are not ours: the parameters of a kit. Names that a template could confuse are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from drafter.answers.schema import Kind, Line, Report
from drafter.answers.tree import Mapping, Node, Scalar
from drafter.i18n import _

PARAMETER = re.compile(r"[a-z][a-z0-9_]{0,39}")
#: Words that the template engine or the values it is given already use: a parameter of that name would hide them.
RESERVED = frozenset((
    "and", "caller", "cycler", "dict", "elif", "else", "false", "for", "get", "if", "import", "in", "include", "is", "items",
    "joiner", "keys", "kwargs", "lipsum", "loop", "macro", "namespace", "none", "not", "or", "pop", "range", "self", "set",
    "true", "update", "values", "varargs",
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Free(Kind):
    """Named texts whose names are not ours: parameters of a kit."""

    doc: str

    def read(self, node: Node, path: str, report: Report) -> dict[str, str] | None:
        if isinstance(node, Scalar) and not node.value.strip():
            return {}
        if not isinstance(node, Mapping):
            report.misfit(node, path, _("phải là nhóm các dòng “khóa: giá trị”"))
            return None
        out = {}
        for key, item in node.items.items():
            if not PARAMETER.fullmatch(key) or key in RESERVED:
                report.add(
                    item,
                    f"{path}.{key}",
                    _("tên tham số này không dùng được"),
                    _("chữ thường không dấu, số và gạch dưới"),
                )
                continue
            value = Line(doc=self.doc).read(item, f"{path}.{key}", report)
            if value is not None:
                out[key] = value
        return out

    def json(self) -> dict[str, Any]:
        return {
            "type": ["object", "null"],
            "description": _(self.doc),
            "propertyNames": {"pattern": f"^{PARAMETER.pattern}$", "not": {"enum": sorted(RESERVED)}},
            "additionalProperties": Line(doc=self.doc).json(),
        }

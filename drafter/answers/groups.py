"""Answers in lists and under names: kinds made of other kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drafter.answers.schema import Kind, Report, nearest
from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.errors import Problem
from drafter.i18n import _

LIST_LIMIT = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Many(Kind):
    """A list of answers of one kind."""

    doc: str
    of: Kind

    def read(self, node: Node, path: str, report: Report) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and not node.value.strip():
            return ()
        if not isinstance(node, Sequence):
            report.misfit(node, path, _("phải là danh sách"), _("mỗi mục một dòng, bắt đầu bằng “- ”"))
            return None
        if len(node.items) > LIST_LIMIT:
            report.add(
                node,
                path,
                _("có {count} mục, tối đa {limit}").format(count=len(node.items), limit=LIST_LIMIT),
            )
            return None
        values = [report.read(self.of, item, f"{path}[{index}]") for index, item in enumerate(node.items, 1)]
        _unique_ids(node, values, path, report)
        return tuple(value for value in values if value is not None)

    def json(self) -> dict[str, Any]:
        return {
            "type": ["array", "null"],
            "description": _(self.doc),
            "items": self.of.json(),
            "maxItems": LIST_LIMIT,
        }


def _unique_ids(node: Sequence, values: list[Any], path: str, report: Report) -> None:
    seen: dict[str, int] = {}
    for index, (item, value) in enumerate(zip(node.items, values, strict=True), 1):
        if not isinstance(value, dict) or not isinstance(item, Mapping) or "id" not in item.items:
            continue
        id_ = value.get("id", "")
        if not id_:
            continue
        if id_ in seen:
            message = _("mã “{id}” đã dùng cho mục {first}").format(id=id_, first=seen[id_])
            report.problems.append(
                Problem(
                    item.items["id"].line, f"{path}[{index}].id", message, _("đặt mã khác, mỗi mục một mã")
                )
            )
        seen.setdefault(id_, index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map(Kind):
    """A group of named answers. `name` makes it a definition of the JSON Schema, which may contain itself.

    Of the keys `one_of` exactly one must be there.
    """

    doc: str
    fields: dict[str, Kind | Callable[[], Kind]]
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    name: str = ""

    def kind_of(self, key: str) -> Kind | None:
        """The kind of answer under a key."""
        found = self.fields.get(key)
        return found() if callable(found) else found

    def read(self, node: Node, path: str, report: Report) -> dict[str, Any] | None:
        if isinstance(node, Scalar) and not node.value.strip() and not self.required:
            return {}
        if not isinstance(node, Mapping):
            report.misfit(
                node,
                path,
                _("phải là nhóm các dòng “khóa: giá trị”"),
                _("các khóa: {keys}").format(keys=", ".join(self.fields)),
            )
            return None
        out: dict[str, Any] = {}
        for key, item in node.items.items():
            here = f"{path}.{key}" if path else key
            kind = self.kind_of(key)
            if kind is None:
                line = node.key_lines.get(key, item.line)
                near = nearest(key, self.fields)
                hint = (
                    _("có phải “{near}”?").format(near=near[0])
                    if near
                    else _("các khóa: {keys}").format(keys=", ".join(self.fields))
                )
                report.problems.append(Problem(line, here, _("không có khóa này"), hint))
                continue
            before = len(report.problems)
            value = report.read(kind, item, here)
            if value is not None:
                out[key] = value
            elif key in self.required and len(report.problems) == before:
                report.add(item, here, _("còn trống"), _(kind.doc))
        for key in self.required:
            if key not in node.items:
                kind = self.kind_of(key)
                report.add(
                    node, f"{path}.{key}" if path else key, _("còn thiếu"), _(kind.doc) if kind else ""
                )
        if self.one_of and sum(key in node.items for key in self.one_of) != 1:
            report.add(
                node, path, _("cần đúng một trong các khóa: {keys}").format(keys=", ".join(self.one_of))
            )
        return out

    def json(self) -> dict[str, Any]:
        if self.name:
            return {"$ref": f"#/$defs/{self.name}"}
        return self.body()

    def body(self) -> dict[str, Any]:
        """The schema of the group itself, where a reference does not do."""
        properties = {key: kind.json() for key in self.fields if (kind := self.kind_of(key))}
        out = {
            "type": "object",
            "description": _(self.doc),
            "properties": properties,
            "additionalProperties": False,
        }
        for key in self.required:
            if "enum" in properties[key]:
                words = [word for word in properties[key]["enum"] if word]
                properties[key] = {**properties[key], "enum": words}
        if self.required:
            out["required"] = list(self.required)
        else:
            out["type"] = ["object", "null"]
        if self.one_of:
            out |= {"type": "object", "oneOf": [{"required": [key]} for key in self.one_of]}
        return out

"""Values -> YAML, in the order of the form, long text as blocks; the way back of `drafter.answers.load`."""

from __future__ import annotations

from typing import Any

import yaml

from drafter.answers.form import ROOT, RowKind
from drafter.answers.groups import Many, Map
from drafter.answers.migrations import CURRENT
from drafter.answers.schema import Block, Choice, Kind
from drafter.model.papers import DocDate

SCHEMA_FILE = "drafter.schema.json"


def to_plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values as they are typed: strings, lists and groups, keys in the order of the form."""
    out = _plain(ROOT, {**values, "drafter": str(CURRENT)})
    return out if isinstance(out, dict) else {}


def plain_of(key: str, value: Any) -> Any:
    """One value of the file's own keys as it is typed."""
    return _plain(ROOT.kind_of(key), value)


def _plain(kind: Kind | None, value: Any) -> Any:
    if isinstance(kind, Map):
        return {key: _plain(kind.kind_of(key), value[key]) for key in kind.fields if key in value}
    if isinstance(kind, Many):
        return [_plain(kind.of, item) for item in value]
    if isinstance(kind, Choice):
        return next((word for word, meaning in kind.values.items() if meaning == value), str(value))
    if isinstance(kind, RowKind):
        return value if isinstance(value, str) else [_cell(cell) for cell in value]
    if isinstance(value, DocDate):
        return value.iso
    if isinstance(kind, Block) and isinstance(value, tuple):
        return "".join(f"{paragraph}\n" for paragraph in value)
    if isinstance(value, float):
        return _number(value)
    return dict(value) if isinstance(value, dict) else str(value)


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _cell(cell: Any) -> Any:
    if set(cell) == {"text"}:
        return cell["text"]
    return {key: item if isinstance(item, str) else _number(item) for key, item in cell.items()}


class _Dumper(yaml.SafeDumper):
    """Blocks for text of several lines, lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def block_text(plain: Any) -> str:
    """Plain values as they are written in an answers file."""
    return str(yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


def to_yaml(values: dict[str, Any]) -> str:
    """The text of an answers file, its schema named on the first line so that editors complete and check it."""
    body = block_text(to_plain(values))
    return f"# yaml-language-server: $schema={SCHEMA_FILE}\n{body}"

"""Letters changed inside the words of an answers file: every other byte stays, keys, comments, quoting and order with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import yaml

from drafter.answers import tree as _tree
from drafter.errors import InputError
from drafter.i18n import _

#: start, end, what stands there afterwards; places in the words given.
Edit: TypeAlias = tuple[int, int, str]
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
#: Keys whose values are sentences of the plan. Names, numbers, days and choices are no prose.
_PROSE = {
    "title", "opening", "closing", "heading", "text", "inline", "task", "product", "intro", "outro", "verbatim", "subject",
    "caption", "short", "columns", "head", "rows",
}  # fmt: skip
#: Where a symbol is that of a cited paper, not the plan's own.
_PAPERS = {"implements", "bases", "attached_to"}


def spliced(data: bytes, file: str, edits_of: Callable[[str], Sequence[Edit]]) -> bytes:
    """The file after the edits that `edits_of` wants for the words of each sentence, as they stand in the file.

    Raises AnswersError for a file that is no YAML, InputError should anything but those words read differently afterwards.
    """
    text = _tree.decode(data, file)
    root: Any = yaml.compose(_tree.stand_in(text), Loader=_LOADER)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    edits: list[Edit] = []
    for node in _sentences(root, (), False):
        begin, end = _words(node, text, starts)
        edits += [(begin + a, begin + b, new) for a, b, new in edits_of(text[begin:end])]
    changed = text
    for a, b, new in sorted(edits, reverse=True):
        changed = changed[:a] + new + changed[b:]
    if _shape(_tree.parse(changed, file)) != _shape(_tree.parse(text, file)):
        raise InputError(
            _("không sửa được {file} mà giữ nguyên phần còn lại").format(file=file),
            hint=_("sửa bằng tay theo báo cáo của drafter check"),
        )
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    return (mark + changed).encode(encoding)


def _sentences(node: Any, path: tuple[str, ...], is_prose: bool) -> Iterator[Any]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inside = key.value == "symbol" and bool(_PAPERS & set(path))
            yield from _sentences(value, (*path, key.value), key.value in _PROSE or inside)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _sentences(item, path, is_prose)
    elif isinstance(node, yaml.ScalarNode) and is_prose:
        yield node


def _words(node: Any, text: str, starts: list[int]) -> tuple[int, int]:
    """Where the words of a scalar stand in the text: inside its quotation marks, below the mark of a block."""
    begin = starts[node.start_mark.line] + node.start_mark.column
    end = starts[node.end_mark.line] + node.end_mark.column
    if node.style in ("'", '"'):
        return begin + 1, max(end - 1, begin + 1)
    if node.style not in ("|", ">"):
        return begin, end
    first = node.start_mark.line + 1
    depth = 0
    for number in range(first, len(starts)):
        line = text[starts[number] : starts[number + 1] if number + 1 < len(starts) else len(text)]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip():
            depth = depth or indent
            if not depth or indent < depth or number > node.end_mark.line:
                return starts[first], starts[number]
    return (starts[first] if first < len(starts) else len(text)), len(text)


def _shape(node: _tree.Node) -> Any:
    """All there is but the letters of sentences: keys, lists, and how many lines each text has."""
    if isinstance(node, _tree.Mapping):
        return {key: _shape(value) for key, value in node.items.items()}
    if isinstance(node, _tree.Sequence):
        return [_shape(item) for item in node.items]
    return node.value.count("\n")

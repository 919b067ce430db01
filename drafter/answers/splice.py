"""Letters changed inside the words of an answers file: every other byte stays, keys, comments, quoting and order with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

import yaml

from drafter.answers import tree as _tree
from drafter.answers.source import Source, encoded_like
from drafter.errors import InputError
from drafter.i18n import _

#: start, end, what stands there afterwards; places in the words given.
Edit: TypeAlias = tuple[int, int, str]
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
    source = Source(text)
    edits: list[Edit] = []
    for node in _sentences(source.root, (), False):
        begin, end = _words(node, source)
        edits += [(begin + a, begin + b, new) for a, b, new in edits_of(text[begin:end])]
    changed = text
    for a, b, new in sorted(edits, reverse=True):
        changed = changed[:a] + new + changed[b:]
    if _shape(_tree.parse(changed, file)) != _shape(_tree.parse(text, file)):
        raise InputError(
            _("không sửa được {file} mà giữ nguyên phần còn lại").format(file=file),
            hint=_("sửa bằng tay theo báo cáo của drafter check"),
        )
    return encoded_like(data, changed)


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


def _words(node: Any, source: Source) -> tuple[int, int]:
    """Where the words of a scalar stand in the text: inside its quotation marks, below the mark of a block."""
    begin, end = source.offset(node.start_mark), source.offset(node.end_mark)
    if node.style in ("'", '"'):
        return begin + 1, max(end - 1, begin + 1)
    if node.style not in ("|", ">"):
        return begin, end
    lines = source.body(node)
    return (source.starts[lines[0]], source.after_line(lines[-1])) if lines else (end, end)


def _shape(node: _tree.Node) -> Any:
    """All there is but the letters of sentences: keys, lists, and how many lines each text has."""
    if isinstance(node, _tree.Mapping):
        return {key: _shape(value) for key, value in node.items.items()}
    if isinstance(node, _tree.Sequence):
        return [_shape(item) for item in node.items]
    return node.value.count("\n")

"""The text of an answers file with its YAML nodes in their places, for whoever writes into the file's own words."""

from __future__ import annotations

import re
from typing import Any

import yaml

from drafter.answers.tree import stand_in
from drafter.text import is_utf16

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def encoded_like(data: bytes, text: str) -> bytes:
    """The text as bytes in the encoding that `data` was read from, with its mark at the start."""
    encoding = "utf-16" if is_utf16(data) else "utf-8"
    mark = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    return (mark + text).encode(encoding)


class Source:
    """A text and its nodes. Lines are counted from 0; places are offsets in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.root: Any = yaml.compose(stand_in(text), Loader=_LOADER)

    def offset(self, mark: Any) -> int:
        """The place of a mark."""
        return int(self.starts[mark.line] + mark.column)

    def line(self, number: int) -> str:
        """One line with its end."""
        return self.text[self.starts[number] : self.after_line(number)]

    def after_line(self, number: int) -> int:
        """Where the next line begins."""
        return self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)

    def body(self, node: Any) -> list[int]:
        """The lines of a block scalar, blank ones at its end left out."""
        first, deepest = node.start_mark.line + 1, 0
        out: list[int] = []
        for number in range(first, len(self.starts)):
            line = self.line(number)
            if not line.strip():
                out.append(number)
                continue
            indent = len(line) - len(line.lstrip(" "))
            deepest = deepest or indent
            if indent < deepest or not deepest or number > node.end_mark.line:
                break
            out.append(number)
        while out and not self.line(out[-1]).strip():
            out.pop()
        return out if node.value.strip() else []

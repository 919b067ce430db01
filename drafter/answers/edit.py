"""Changing an answers file in its own text: what is not changed keeps every byte, comments and order with it.

The file is not written anew from its values: only the stretches of text that hold a changed answer are replaced, found
by the marks of the parser. The result is read again and compared with what was wanted before anyone may write it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from drafter.answers.dump import block_text
from drafter.answers.source import Source, encoded_like
from drafter.answers.tree import decode
from drafter.errors import InputError
from drafter.i18n import _

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """Put `value` where `steps` lead; a number inside a text is one of its paragraphs."""

    steps: Steps
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Put `value` into the list or text at `steps`, before its item or paragraph `at`."""

    steps: Steps
    at: int
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Take out the item, key or paragraph of a text at `steps`."""

    steps: Steps


FileEdit = Set | Insert | Delete


def edited(data: bytes, file: str, edits: Iterable[FileEdit]) -> bytes:
    """The file after the edits, all counted in the places of the file as it is.

    Raises InputError for a place that the file does not have or cannot be changed without writing it anew.
    """
    text = decode(data, file)
    return encoded_like(data, _Editor(text, file).text_after(edits))


@dataclass(slots=True)
class _Slot:
    """What happens to one list or text."""

    sets: dict[int, str] = field(default_factory=dict)
    gone: set[Any] = field(default_factory=set)
    put: dict[int, list[Any]] = field(default_factory=dict)


class _Editor(Source):
    def __init__(self, text: str, file: str) -> None:
        super().__init__(text)
        self.file = file
        self.end = "\r\n" if "\r\n" in text else "\n"
        self.pieces: list[tuple[int, int, str]] = []
        self.groups: dict[Steps, dict[str | int, Any]] = {}

    def text_after(self, edits: Iterable[FileEdit]) -> str:
        slots: dict[Steps, _Slot] = {}
        made = list(edits)
        gone = {edit.steps for edit in made if isinstance(edit, Delete)}
        for edit in made:
            inner = len(edit.steps) + isinstance(edit, Insert)
            if any(edit.steps[:length] in gone for length in range(1, inner)):
                # what is taken out as a whole is not changed before
                continue
            if isinstance(edit, Insert):
                slots.setdefault(edit.steps, _Slot()).put.setdefault(edit.at, []).append(edit.value)
            elif isinstance(edit, Delete):
                slots.setdefault(edit.steps[:-1], _Slot()).gone.add(edit.steps[-1])
            elif isinstance(edit.steps[-1], int) and isinstance(self._at(edit.steps[:-1]), yaml.ScalarNode):
                slots.setdefault(edit.steps[:-1], _Slot()).sets[edit.steps[-1]] = edit.value
            else:
                self._set(edit.steps, edit.value)
        for steps, slot in slots.items():
            self._slot(steps, slot)
        for steps, group in self.groups.items():
            self._add_key(steps, group)
        return self._spliced()

    def _refuse(self, steps: Steps) -> InputError:
        place = ".".join(str(step + 1 if isinstance(step, int) else step) for step in steps)
        return InputError(
            _("không sửa được chỗ {place} trong {file}").format(place=place, file=self.file),
            hint=_("sửa chỗ đó bằng tay rồi chạy lại"),
        )

    def _at(self, steps: Steps) -> Any:
        node = self.root
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                node = next((value for key, value in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node

    def _last_line(self, node: Any) -> int:
        if isinstance(node, yaml.ScalarNode):
            if node.style in ("|", ">"):
                return max(self.body(node), default=int(node.start_mark.line))
            return int(node.end_mark.line)
        if node.flow_style or not node.value:
            return int(node.end_mark.line)
        last = node.value[-1]
        return self._last_line(last[1] if isinstance(last, tuple) else last)

    def _set(self, steps: Steps, value: str) -> None:
        node = self._at(steps)
        if isinstance(node, yaml.MappingNode) and isinstance(steps[-1], int):
            # a cell that covers several columns: its words stand under a key
            node = self._at((*steps, "text"))
        if node is None and steps[-1] == "text" and isinstance(self._at(steps[:-1]), yaml.ScalarNode):
            # a cell written as its words alone
            steps = steps[:-1]
            node = self._at(steps)
        if node is None:
            self._add_key(steps, value)
        elif isinstance(node, yaml.ScalarNode):
            self._scalar(node, steps, value)
        else:
            raise self._refuse(steps)

    def _scalar(self, node: Any, steps: Steps, value: str) -> None:
        start = self.offset(node.start_mark)
        column = self._column(node, steps)
        if node.style in ("|", ">"):
            end = self.after_line(max(self.body(node), default=node.start_mark.line))
            self.pieces.append((start, end, self._written(value, column) + self.end))
            return
        end = self.offset(node.end_mark)
        gap = " " if start and self.text[start - 1] in ":-" else ""
        if node.style == '"' or self._in_flow(steps):
            self.pieces.append((start, end, gap + json.dumps(value, ensure_ascii=False)))
        elif node.style == "'" and "\n" not in value:
            self.pieces.append((start, end, "'" + value.replace("'", "''") + "'"))
        else:
            # a remark on the line stays on it: the paragraphs of a block begin below
            head, *body = self._written(value, column).split(self.end)
            self.pieces.append((start, end, gap + head))
            if body:
                at = self.after_line(node.end_mark.line)
                before = self.end if self.text[at - 1] != "\n" else ""
                self.pieces.append((at, at, before + "".join(f"{line}{self.end}" for line in body)))

    def _in_flow(self, steps: Steps) -> bool:
        return any(getattr(self._at(steps[:n]), "flow_style", False) for n in range(len(steps)))

    def _column(self, node: Any, steps: Steps) -> int:
        """The column of the key or dash that a value hangs on."""
        holder = self._at(steps[:-1])
        return int(holder.start_mark.column) if holder is not None else 0

    def _written(self, value: str, column: int) -> str:
        if "\n" in value:
            pad = " " * (column + 2)
            lines = [line for line in value.split("\n") if line.strip()]
            chomp = "|" if value.endswith("\n") else "|-"
            return self.end.join([chomp, *(pad + line for line in lines)])
        return block_text(value).rstrip("\n").removesuffix("...").rstrip("\n") if value else '""'

    def _add_key(self, steps: Steps, value: Any) -> None:
        holder, key = self._at(steps[:-1]), steps[-1]
        if not isinstance(holder, yaml.MappingNode) or not isinstance(key, str):
            if len(steps) == 2 and holder is None and isinstance(steps[0], str):
                # all keys of a new group are written together
                self.groups.setdefault(steps[:-1], {})[key] = value
                return
            raise self._refuse(steps)
        if holder.flow_style:
            raise self._refuse(steps)
        column = int(holder.start_mark.column)
        at = self.after_line(self._last_line(holder))
        fresh = block_text({key: value}).replace("\n", self.end)
        self._put_lines(at, fresh, column)

    def _put_lines(self, at: int, fresh: str, column: int) -> None:
        lines = [line for line in fresh.split(self.end) if line]
        gap = self.end if at and self.text[at - 1] != "\n" else ""
        self.pieces.append((at, at, gap + "".join(f"{' ' * column}{line}{self.end}" for line in lines)))

    def _slot(self, steps: Steps, slot: _Slot) -> None:
        node = self._at(steps)
        if node is None and not slot.gone and steps:
            values = [value for _at, group in sorted(slot.put.items()) for value in group]
            is_text = all(isinstance(value, str) for value in values) and steps[-1] not in ("overrides",)
            self._add_key(steps, "".join(f"{value}\n" for value in values) if is_text else values)
        elif isinstance(node, yaml.MappingNode):
            for key in slot.gone:
                self._drop_key(node, steps, key)
        elif isinstance(node, yaml.ScalarNode) and (
            node.value.strip() or not slot.put or steps[-1] in _TEXTS
        ):
            self._text_slot(node, steps, slot)
        elif isinstance(node, yaml.ScalarNode):
            values = [value for _at, group in sorted(slot.put.items()) for value in group]
            fresh = block_text(values).rstrip("\n").split("\n")
            pad = " " * (self._column(node, steps) + 2)
            at = self.after_line(node.end_mark.line)
            self.pieces.append((at, at, "".join(f"{pad}{line}{self.end}" for line in fresh)))
        elif isinstance(node, yaml.SequenceNode) and node.flow_style and node.value:
            self._flow_slot(node, steps, slot)
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            self._list_slot(node, steps, slot)
        else:
            raise self._refuse(steps)

    def _drop_key(self, node: Any, steps: Steps, key: Any) -> None:
        for number, (name, value) in enumerate(node.value):
            if name.value == key:
                before = self.line(name.start_mark.line)[: name.start_mark.column]
                if before.strip() or node.flow_style or len(node.value) == 1 or number < 0:
                    raise self._refuse((*steps, key))
                start = self.starts[name.start_mark.line]
                self.pieces.append((start, self.after_line(self._last_line(value)), ""))

    def _text_slot(self, node: Any, steps: Steps, slot: _Slot) -> None:
        body = (
            [number for number in self.body(node) if self.line(number).strip()] if node.style == "|" else []
        )
        lines = [line for line in node.value.split("\n") if line.strip()]
        if node.style != "|" or len(body) != len(lines) or not lines:
            out: list[str] = []
            for number in range(len(lines) + 1):
                out += slot.put.get(number, [])
                if number < len(lines) and number not in slot.gone:
                    out.append(slot.sets.get(number, lines[number]))
            ends = "\n" if len(out) > 1 or node.value.endswith("\n") else ""
            self._scalar(node, steps, "\n".join(out) + ends)
            return
        pad = self.line(body[0])[: len(self.line(body[0])) - len(self.line(body[0]).lstrip(" "))]
        for number, line in enumerate(body):
            start, end = self.starts[line], self.after_line(line)
            if number in slot.gone:
                self.pieces.append((start, end, ""))
            elif number in slot.sets:
                self.pieces.append((start, end, f"{pad}{slot.sets[number]}{self.end}"))
        for number, values in slot.put.items():
            at = self.starts[body[number]] if number < len(body) else self.after_line(body[-1])
            gap = self.end if at and self.text[at - 1] != "\n" else ""
            self.pieces.append((at, at, gap + "".join(f"{pad}{value}{self.end}" for value in values)))

    def _flow_slot(self, node: Any, steps: Steps, slot: _Slot) -> None:
        """Words put into or taken out of a list on one line: ["1", "Tên", "%"]."""
        starts = [self.offset(item.start_mark) for item in node.value]
        ends = [self.offset(item.end_mark) for item in node.value]
        last = len(starts) - 1
        for number in slot.gone:
            if not isinstance(number, int) or number > last or len(slot.gone) > 1 or not last:
                raise self._refuse((*steps, number))
            piece = (
                (starts[number], starts[number + 1]) if number < last else (ends[number - 1], ends[number])
            )
            self.pieces.append((*piece, ""))
        for number, values in slot.put.items():
            words = [json.dumps(value, ensure_ascii=False) for value in values if isinstance(value, str)]
            if len(words) < len(values) or number > last + 1:
                raise self._refuse(steps)
            at = starts[number] if number <= last else ends[last]
            self.pieces.append(
                (at, at, "".join(f"{one}, " if number <= last else f", {one}" for one in words))
            )

    def _front(self, items: list[Any], column: int, steps: Steps, slot: _Slot) -> _Slot:
        """What is left to do after the first of a list whose dash stands behind another dash ("- - TT")."""
        if not items or self._own_line(items[0], column):
            return slot
        start = self.offset(items[0].start_mark)
        values = slot.put.get(0, [])
        if not all(isinstance(value, str) for value in values) or (0 in slot.gone and len(items) < 2):
            raise self._refuse(steps)
        if values:
            written = (block_text(value).removesuffix("...\n").rstrip("\n") for value in values)
            lines = "".join(f"{one}{self.end}{' ' * column}- " for one in written)
            self.pieces.append((start, start, lines))
        if 0 in slot.gone:
            self.pieces.append((start, self.offset(items[1].start_mark), ""))
        rest = {at: put for at, put in slot.put.items() if at != 0}
        return _Slot(sets=slot.sets, gone=slot.gone - {0}, put=rest)

    def _list_slot(self, node: Any, steps: Steps, slot: _Slot) -> None:
        column, items = int(node.start_mark.column), node.value
        slot = self._front(items, column, steps, slot)
        for number in slot.gone:
            if (
                not isinstance(number, int)
                or number >= len(items)
                or not self._own_line(items[number], column)
            ):
                raise self._refuse((*steps, number))
            start = self.starts[self._dash_line(items[number], column)]
            self.pieces.append((start, self.after_line(self._last_line(items[number])), ""))
        for number, values in slot.put.items():
            if number > 0 and number <= len(items):
                at = self.after_line(self._last_line(items[number - 1]))
            elif items and self._own_line(items[0], column):
                at = self.starts[self._dash_line(items[0], column)]
            else:
                raise self._refuse(steps)
            self._put_lines(at, block_text(values).replace("\n", self.end), column)

    def _dash_line(self, item: Any, column: int) -> int:
        number = int(item.start_mark.line)
        while number > 0 and not self.line(number)[column:].startswith("-"):
            number -= 1
        return number

    def _own_line(self, item: Any, column: int) -> bool:
        return not self.line(self._dash_line(item, column))[:column].strip()

    def _spliced(self) -> str:
        whole = [(a, b) for a, b, new in self.pieces if not new and b > a]
        kept = [
            (number, piece) for number, piece in enumerate(self.pieces)
            if not any(a <= piece[0] and piece[1] <= b and (a, b) != piece[:2] and piece[0] < b and (piece[0] > a or piece[1] > a)
                       for a, b in whole)
        ]  # fmt: skip
        out, at = [], 0
        for _number, (start, end, new) in sorted(kept, key=_in_turn):
            if start < at:
                continue
            out += [self.text[at:start], new]
            at = end
        return "".join([*out, self.text[at:]])


def _in_turn(numbered: tuple[int, tuple[int, int, str]]) -> tuple[int, int, int, int]:
    """Pieces from the top down. Of lines put in at one place those that stand deeper come first: they end what is above."""
    number, (start, end, new) = numbered
    depth = len(new) - len(new.lstrip(" ")) if start == end else 0
    return start, end, -depth, number


_TEXTS = ("text", "opening", "closing", "intro", "outro")

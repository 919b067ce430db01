"""Words that the user keeps in place of ours: laid over the printed lines of a sheet, each told when used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from drafter.review.words import project
from drafter.sheet.lines import (
    AppendixSheet,
    Grid,
    GridCell,
    Line,
    Sheet,
    SignerSheet,
    Text,
    fingerprint,
    flat,
    own,
    plain,
)

#: Kinds of lines after which a paragraph of the same kind may stand; after any other comes running text.
_LIKE = {
    "doan",
    "can_cu",
    "o",
    "o_giua",
    "o_dau",
    "o_nhom",
    "noi_nhan_muc",
    "quyen_han",
    "chuc_vu",
    "phu_luc_kem_theo",
}

#: An id that was given by counting.
_COUNTED = re.compile(r"\[[a-z]\d+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Words kept for one line: `text` None leaves the line's own, "" takes the line out; `after` are paragraphs
    that follow it. `base` is the fingerprint of the line as it was when these words were kept. A table is a line of
    its own here: nothing but `after` can be kept for it, and its `base` is the fingerprint of its id."""

    line: str
    base: str
    text: str | None = None
    after: tuple[str, ...] = ()

    def as_answers(self) -> dict[str, str]:
        """As it is typed in an answers file."""
        out = {"line": self.line, "base": self.base}
        if self.text is not None:
            out["text"] = self.text
        if self.after:
            out["after"] = "".join(f"{words}\n" for words in self.after)
        return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaid:
    """A sheet with overrides laid over it. `stale`: the line under them has changed; `lost`: there is no such line.

    `replaced` are the words of the lines that do not print any more.
    """

    sheet: Sheet
    used: tuple[Override, ...] = ()
    stale: tuple[Override, ...] = ()
    lost: tuple[Override, ...] = ()
    replaced: tuple[str, ...] = ()


def of_values(values: Mapping[str, Any]) -> dict[str, Override]:
    """The overrides of an answers file by line id."""
    found = values.get("overrides", ())
    return {raw["line"]: Override(**raw) for raw in found if raw.get("line")}


def home_of(line: str, base: str, lines: Mapping[str, str]) -> str:
    """Where a line stands now whose words have the fingerprint `base`, in `lines` as fingerprints by id.

    Paragraphs and items without an id of their own are counted: one put in above gives those below other ids. `line`
    itself when its words stand there, or nowhere else in its list.
    """
    if lines.get(line) == base:
        return line
    counted = _COUNTED.sub("[]", line)
    places = [id_ for id_, sha in lines.items() if sha == base and _COUNTED.sub("[]", id_) == counted]
    return places[0] if len(places) == 1 else line


def tables(sheet: Sheet) -> dict[str, str]:
    """The id of the table that a line stands in, by the id of the line; the header and the signatures are none."""
    blocks = (*sheet.body, *(block for appendix in sheet.appendices for block in appendix.body))
    return {
        line.id: block.id for block in blocks if isinstance(block, Grid) for line in flat((block,)) if line.id
    }


def _at_home(sheet: Sheet, overrides: Mapping[str, Override]) -> dict[str, Override]:
    lines = {line.id: fingerprint(line.printed) for line in sheet.lines() if line.id}
    lines |= {id_: fingerprint(id_) for id_ in dict.fromkeys(tables(sheet).values())}
    homes = {id_: home_of(id_, one.base, lines) for id_, one in overrides.items()}
    taken = Counter(homes.values())
    return {
        home: replace(one, line=home)
        for id_, one in overrides.items()
        for home in [homes[id_] if taken[homes[id_]] == 1 else id_]
    }


def overlay(sheet: Sheet, overrides: Mapping[str, Override]) -> Overlaid:
    """The sheet with these words in place of its own."""
    if not overrides:
        return Overlaid(sheet=sheet)
    overrides = _at_home(sheet, overrides)
    worker = _Overlay(overrides)
    made = worker.sheet(sheet)
    lost = tuple(one for id_, one in overrides.items() if id_ not in worker.seen)
    stale = tuple(
        one for id_, one in overrides.items() if id_ in worker.seen and worker.seen[id_] != one.base
    )
    used = tuple(one for one in overrides.values() if one not in lost)
    return Overlaid(sheet=made, used=used, stale=stale, lost=lost, replaced=tuple(worker.replaced))


class _Overlay:
    def __init__(self, overrides: Mapping[str, Override]) -> None:
        self.overrides = overrides
        self.seen: dict[str, str] = {}
        self.replaced: list[str] = []

    def lines(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            found = self.overrides.get(line.id) if line.id else None
            if found is None:
                yield line
                continue
            self.seen[line.id] = fingerprint(line.printed)
            if found.text is None:
                yield line
            else:
                self.replaced.append(line.printed)
                if found.text:
                    yield worded(line, found.text)
            yield from self._after(line.id, line.kind if line.kind in _LIKE else "doan", found)

    def _after(self, id_: str, kind: str, found: Override) -> Iterator[Line]:
        for number, words in enumerate(found.after, 1):
            yield from self.lines((Line(kind=kind, id=f"{id_}.after[{number}]", text=own(words)),))

    def one(self, line: Line) -> Line:
        return next(self.lines((line,)), replace(line, head=(), text=()))

    def blocks(self, blocks: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
        for block in blocks:
            if isinstance(block, Line):
                yield from self.lines((block,))
            else:
                yield replace(block, head=self.rows(block.head), rows=self.rows(block.rows))
                if found := self.overrides.get(block.id):
                    self.seen[block.id] = fingerprint(block.id)
                    yield from self._after(block.id, "doan", found)

    def rows(self, rows: tuple[tuple[GridCell, ...], ...]) -> tuple[tuple[GridCell, ...], ...]:
        return tuple(
            tuple(
                replace(cell, lines=tuple(self.lines(cell.lines)) or (Line(kind="o", id=""),)) for cell in row
            )
            for row in rows
        )

    def sheet(self, sheet: Sheet) -> Sheet:
        return replace(
            sheet,
            single={kind: self.one(line) for kind, line in sheet.single.items()},
            parent=tuple(self.lines(sheet.parent)),
            issuer=tuple(self.lines(sheet.issuer)),
            marks_left=tuple(self.lines(sheet.marks_left)),
            marks_right=tuple(self.lines(sheet.marks_right)),
            stretches=tuple(tuple(self.blocks(stretch)) for stretch in sheet.stretches),
            recipients=tuple(self.lines(sheet.recipients)),
            signers=tuple(
                SignerSheet(above=tuple(self.lines(one.above)), name=self.one(one.name)) for one in sheet.signers
            ),
            appendices=tuple(
                AppendixSheet(
                    orientation=one.orientation, head=tuple(self.lines(one.head)), body=tuple(self.blocks(one.body))
                )
                for one in sheet.appendices
            ),
        )  # fmt: skip


def worded(line: Line, text: str) -> Line:
    """The line with other words, its part set off still set off."""
    if not line.head or not line.text:
        head: Text = own(text) if line.head else ()
        return replace(line, head=head, text=() if head else own(text))
    parts = project([(plain(line.head), "head"), (plain(line.text), "")], text).texts
    return replace(line, head=own(parts[0]), text=own(parts[1]))

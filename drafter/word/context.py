"""Sheet -> the values that a layout template may name. This is the contract of templates.

A line X gives X.text, X.head, X.kind (texts) and, put in by `drafter.word.lower`, X.open, X.close, X.keep, X.indent.
Single lines stand under their kind; lists are chu_quan, co_quan, dau_trai, dau_phai, noi_dung, noi_nhan_muc, chu_ky
(each with above, name), phu_luc (each with head, body); tables have head, rows, and rows cells with lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from drafter.memo import Memo
from drafter.sheet.lines import Grid, GridCell, Line, Sheet, SignerSheet, Stretch, flat, plain
from drafter.word.xml import Markup

SINGLE = ("quoc_hieu", "tieu_ngu", "dau_sao", "so_ky_hieu", "dia_danh_ngay", "kem_theo_quyet_dinh", "ten_loai", "trich_yeu",
          "gach_duoi_trich_yeu", "noi_nhan")  # fmt: skip
PREFIX = "_kx"
#: Lines up to which a stretch is not worth being kept: it is printed with what stands round it.
_FEW = 3
_NOTHING = Markup("")
_KEEP = Markup("<w:keepNext/>")


@lru_cache(maxsize=4096)
def bookmark(line_id: str) -> str:
    """The hidden bookmark's name for a line: stable, ASCII, at most 40 characters."""
    return f"{PREFIX}{hashlib.sha256(line_id.encode()).hexdigest()[:20]}"


class Run(list[dict[str, Any]]):
    """The values of one stretch of a sheet: its place, "" for a short one, and the bookmark number that follows it."""

    __slots__ = ("next_number", "place")

    def __init__(self, place: str, items: list[dict[str, Any]], next_number: int) -> None:
        super().__init__(items)
        self.place = place
        self.next_number = next_number


class Runs(list[dict[str, Any]]):
    """A list that is printed item by item and knows the runs it is made of."""

    __slots__ = ("runs",)

    def __init__(self, runs: tuple[Run, ...]) -> None:
        super().__init__(chain.from_iterable(runs))
        self.runs = runs


def stretches(sheet: Sheet) -> dict[str, Stretch]:
    """The parts of a sheet that are printed in one go, by place."""
    return {place: stretch for place, stretch in _all_stretches(sheet).items() if not _is_short(stretch)}


def around(sheet: Sheet) -> Iterator[Line]:
    """The lines that stand round the stretches, short stretches among them."""
    yield from sheet.frame()
    for stretch in _all_stretches(sheet).values():
        if _is_short(stretch):
            yield from flat(stretch)


def _all_stretches(sheet: Sheet) -> dict[str, Stretch]:
    out: dict[str, Stretch] = {f"body.{n}": stretch for n, stretch in enumerate(sheet.stretches)}
    out |= {f"appendix.{n}": appendix.body for n, appendix in enumerate(sheet.appendices)}
    return {**out, "recipients": sheet.recipients}


def context(sheet: Sheet, sections: dict[str, str], memo: Memo | None = None) -> dict[str, Any]:
    """All values of a document. `sections` are the template's page set-ups, `memo` is shared by sheets that are alike.

    Bookmarks are numbered through the stretches first: what stands round them does not move their numbers.
    """
    memo, number = memo or Memo(), 1
    runs: dict[str, Run] = {}
    every = {place: (_is_short(stretch), stretch) for place, stretch in _all_stretches(sheet).items()}
    for place, (is_short, stretch) in sorted(every.items(), key=lambda item: item[1][0]):
        runs[place] = memo(place, _run, "" if is_short else place, stretch, number)
        number = runs[place].next_number
    return _Values(number).document(sheet, runs, sections)


def _is_short(stretch: Stretch) -> bool:
    return len(stretch) <= _FEW and all(isinstance(block, Line) for block in stretch)


def _run(place: str, stretch: Stretch, number: int) -> Run:
    values = _Values(number)
    return Run(place, [values.block(block) for block in stretch], values.number)


class _Values:
    """Makes values, numbering bookmarks as it goes."""

    def __init__(self, number: int) -> None:
        self.number = number

    def line(self, line: Line) -> dict[str, Any]:
        """One printed line."""
        opened, closed = _NOTHING, _NOTHING
        if line.id:
            opened = Markup(f'<w:bookmarkStart w:id="{self.number}" w:name="{bookmark(line.id)}"/>')
            closed = Markup(f'<w:bookmarkEnd w:id="{self.number}"/>')
            self.number += 1
        return {
            "kind": line.kind,
            "head": plain(line.head),
            "text": plain(line.text),
            "open": opened,
            "close": closed,
            "keep": _KEEP if line.keep else _NOTHING,
            "indent": line.indent,
        }

    def lines(self, lines: Iterable[Line]) -> list[dict[str, Any]]:
        """A list of lines."""
        return [self.line(line) for line in lines]

    def block(self, block: Line | Grid) -> dict[str, Any]:
        """A line or a table of the body."""
        return self.line(block) if isinstance(block, Line) else self.grid(block)

    def grid(self, grid: Grid) -> dict[str, Any]:
        """A table."""
        return {
            "kind": grid.kind,
            "width": sum(grid.columns),
            "grid": _grid(grid.columns),
            "head": [self.row(row) for row in grid.head],
            "rows": [self.row(row) for row in grid.rows],
        }

    def row(self, row: tuple[GridCell, ...]) -> dict[str, Any]:
        """A row of a table."""
        return {
            "cells": [
                {"lines": self.lines(cell.lines), "size": _cell_size(cell.width, cell.span, cell.merge)}
                for cell in row
            ]
        }

    def signer(self, signer: SignerSheet) -> dict[str, Any]:
        """A signature."""
        return {"above": self.lines(signer.above), "name": self.line(signer.name)}

    def joint(self, signers: tuple[SignerSheet, ...], width: int) -> dict[str, Any]:
        """Several signatures side by side: who signs above, the names below, so that they stand on one line.

        `rows` has both in one row, for templates of offices that were made before.
        """
        columns = tuple(width // len(signers) for _ in signers)
        cells = [{**self.signer(signer), "size": _cell_size(columns[0], 1, "")} for signer in signers]
        row = [{"cells": cells}]
        return {"tren": row, "duoi": row, "rows": row, "grid": _grid(columns), "width": sum(columns)}

    def document(self, sheet: Sheet, runs: dict[str, Run], sections: dict[str, str]) -> dict[str, Any]:
        """All values round the runs."""
        out: dict[str, Any] = dict.fromkeys(SINGLE)
        out["chu_quan"] = self.lines(sheet.parent)
        out["co_quan"] = self.lines(sheet.issuer)
        out |= {kind: self.line(line) for kind, line in sheet.single.items()}
        out["dau_trai"], out["dau_phai"] = self.lines(sheet.marks_left), self.lines(sheet.marks_right)
        out["cot"] = {"trai": sheet.columns[0], "phai": sheet.columns[1]}
        out["ke"] = dict(sheet.rules)
        out["noi_dung"] = Runs(tuple(runs[f"body.{n}"] for n in range(len(sheet.stretches))))
        out["noi_nhan_muc"] = Runs((runs["recipients"],))
        is_joint = len(sheet.signers) > 1
        out["lien_tich"] = self.joint(sheet.signers, sum(sheet.columns)) if is_joint else None
        out["chu_ky"] = [] if is_joint else [self.signer(signer) for signer in sheet.signers]
        out["co_ket_thuc"] = bool(sheet.signers or sheet.recipients)
        names = [appendix.orientation for appendix in sheet.appendices]
        out["phu_luc"] = [
            {
                "head": self.lines(appendix.head),
                "body": Runs((runs[f"appendix.{number}"],)),
                "section": _NOTHING if number + 1 == len(names) else Markup(sections[names[number]]),
            }
            for number, appendix in enumerate(sheet.appendices)
        ]
        out["ngat_chinh"] = Markup(sections["main"]) if names else _NOTHING
        out["ngat_cuoi"] = Markup(sections[names[-1] if names else "main"])
        return out


def _grid(columns: tuple[int, ...]) -> Markup:
    return Markup("".join(f'<w:gridCol w:w="{width}"/>' for width in columns))


def _cell_size(width: int, span: int, merge: str) -> Markup:
    out = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        out += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        out += f'<w:vMerge w:val="{merge}"/>'
    return Markup(out)

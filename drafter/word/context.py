"""Sheet -> the values that a layout template may name. This is the contract of templates.

A line X gives X.text, X.head, X.kind (texts) and, put in by `drafter.word.lower`, X.open, X.close, X.keep, X.indent.
Single lines stand under their kind; lists are chu_quan, co_quan, dau_trai, dau_phai, noi_dung, noi_nhan_muc, chu_ky
(each with above, name), phu_luc (each with head, body); tables have head, rows, and rows cells with lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import count
from typing import Any

from drafter.sheet.lines import Grid, Line, Sheet, SignerSheet, plain
from drafter.word.xml import Markup

SINGLE = ("quoc_hieu", "tieu_ngu", "dau_sao", "so_ky_hieu", "dia_danh_ngay", "kem_theo_quyet_dinh", "ten_loai", "trich_yeu",
          "gach_duoi_trich_yeu", "noi_nhan")  # fmt: skip
PREFIX = "_kx"
_NOTHING = Markup("")
_KEEP = Markup("<w:keepNext/>")


def bookmark(line_id: str) -> str:
    """The hidden bookmark's name for a line: stable, ASCII, at most 40 characters."""
    return f"{PREFIX}{hashlib.sha256(line_id.encode()).hexdigest()[:20]}"


class Context:
    """Builds the values of one document, numbering bookmarks as it goes."""

    def __init__(self, sections: dict[str, str]) -> None:
        self.sections = sections
        self.numbers = count(1)

    def line(self, line: Line) -> dict[str, Any]:
        """One printed line."""
        opened, closed = _NOTHING, _NOTHING
        if line.id:
            number = next(self.numbers)
            opened = Markup(f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(line.id)}"/>')
            closed = Markup(f'<w:bookmarkEnd w:id="{number}"/>')
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
        rows = {
            name: [
                {
                    "cells": [
                        {
                            "lines": self.lines(cell.lines),
                            "size": _cell_size(cell.width, cell.span, cell.merge),
                        }
                        for cell in row
                    ]
                }
                for row in getattr(grid, name)
            ]
            for name in ("head", "rows")
        }
        return {"kind": grid.kind, "width": sum(grid.columns), "grid": _grid(grid.columns), **rows}

    def signer(self, signer: SignerSheet) -> dict[str, Any]:
        """A signature."""
        return {"above": self.lines(signer.above), "name": self.line(signer.name)}

    def joint(self, signers: tuple[SignerSheet, ...], width: int) -> dict[str, Any]:
        """Several signatures side by side, as a table of one row."""
        columns = tuple(width // len(signers) for _ in signers)
        cells = [{**self.signer(signer), "size": _cell_size(columns[0], 1, "")} for signer in signers]
        return {"rows": [{"cells": cells}], "grid": _grid(columns), "width": sum(columns)}

    def values(self, sheet: Sheet) -> dict[str, Any]:
        """All values of a document."""
        out: dict[str, Any] = dict.fromkeys(SINGLE)
        out["chu_quan"] = self.lines(sheet.parent)
        out["co_quan"] = self.lines(sheet.issuer)
        out |= {kind: self.line(line) for kind, line in sheet.single.items() if kind != "noi_nhan"}
        out["dau_trai"], out["dau_phai"] = self.lines(sheet.marks_left), self.lines(sheet.marks_right)
        out["cot"] = {"trai": sheet.columns[0], "phai": sheet.columns[1]}
        out["ke"] = dict(sheet.rules)
        out["noi_dung"] = [self.block(block) for block in sheet.body]
        if "noi_nhan" in sheet.single:
            out["noi_nhan"] = self.line(sheet.single["noi_nhan"])
        out["noi_nhan_muc"] = self.lines(sheet.recipients)
        is_joint = len(sheet.signers) > 1
        out["lien_tich"] = self.joint(sheet.signers, sum(sheet.columns)) if is_joint else None
        out["chu_ky"] = [] if is_joint else [self.signer(signer) for signer in sheet.signers]
        out["co_ket_thuc"] = bool(sheet.signers or sheet.recipients)
        return out | self._appendices(sheet)

    def _appendices(self, sheet: Sheet) -> dict[str, Any]:
        names = [appendix.orientation for appendix in sheet.appendices]
        out = []
        for number, appendix in enumerate(sheet.appendices):
            last = number + 1 == len(names)
            section = _NOTHING if last else Markup(self.sections[names[number]])
            head, body = self.lines(appendix.head), [self.block(block) for block in appendix.body]
            out.append({"head": head, "body": body, "section": section})
        return {
            "phu_luc": out,
            "ngat_chinh": Markup(self.sections["main"]) if names else _NOTHING,
            "ngat_cuoi": Markup(self.sections[names[-1] if names else "main"]),
        }


def _grid(columns: tuple[int, ...]) -> Markup:
    return Markup("".join(f'<w:gridCol w:w="{width}"/>' for width in columns))


def _cell_size(width: int, span: int, merge: str) -> Markup:
    out = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        out += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        out += f'<w:vMerge w:val="{merge}"/>'
    return Markup(out)

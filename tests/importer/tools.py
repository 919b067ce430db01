"""What the tests of the importer share: documents rendered and read again, plans made comparable, words of a text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.answers.dump import to_yaml
from drafter.answers.load import Loaded, load
from drafter.importer import Imported, import_view
from drafter.model.plan import Block, Paragraph, Plan, Section, Table, Task
from drafter.sheet import compose
from drafter.sheet.lines import Grid, Line, Sheet
from drafter.sheet.wording import Wording
from drafter.view import DocumentView
from drafter.word.library import compiled_for
from drafter.word.package import read_parts, write_parts
from drafter.word.read import read_view
from drafter.word.trace import strip

#: The day on which all tests import.
TODAY = dt.date(2026, 11, 22)

_WORD = re.compile(r"\w+")


def wording(regime: str, name: str) -> Wording:
    """The shipped sentences of a regime."""
    return Wording(compiled_for(regime, name).sentences)


def imported(view: DocumentView, **options: Any) -> Imported:
    """A view imported with the shipped sentences."""
    return import_view(view, **{"today": TODAY, "wordings": wording, **options})


def reimported(document: bytes) -> Imported:
    """A document of ours imported without its embedded record."""
    return imported(read_view(write_parts(strip(read_parts(document, "a.docx"))), "a.docx"))


def loaded(found: Imported) -> Loaded:
    """The answers of an import, written and read again."""
    return load(to_yaml(found.values).encode(), "nhap.yml")


def words(text: str) -> list[str]:
    """The words of a text in small letters, the place of tone marks and the look of Ủ apart."""
    return [word.casefold() for word in _WORD.findall(text)]


def printed(plan: Plan, loaded_plan: Loaded) -> list[str]:
    """Every line the plan prints, with its kind."""
    profile = loaded_plan.profile
    return list(_lines(compose(plan, profile, wording(profile.id, plan.issuer.wording))))


def _lines(sheet: Sheet) -> list[str]:
    out = [f"{kind} {line.printed}" for kind, line in sorted(sheet.single.items())]
    groups: list[tuple[Line | Grid, ...]] = [sheet.parent, sheet.issuer, sheet.marks_left, sheet.marks_right]
    groups += [sheet.body, sheet.recipients]
    groups += [(*signer.above, signer.name) for signer in sheet.signers]
    groups += [(*appendix.head, *appendix.body) for appendix in sheet.appendices]
    for group in groups:
        for line in group:
            if isinstance(line, Grid):
                cells = [c for row in (*line.head, *line.rows) for c in row]
                out += [f"{p.printed}" for cell in cells for p in cell.lines]
            else:
                out.append(f"{line.kind} {line.printed}")
    return out


def shape(blocks: tuple[Block, ...]) -> list[Any]:
    """Blocks without what a page cannot show: ids, a task that says no more than its text, capitals of headings."""
    out: list[Any] = []
    for block in blocks:
        match block:
            case Paragraph():
                out.append(block.text)
            case Table():
                out.append([[cell.text for cell in row.cells] for row in (*block.head, *block.rows)])
            case Task():
                fields = (block.lead, block.partners, block.deadline, block.product)
                out.append((block.level, block.label, "", block.text, fields, []))
            case Section():
                heading = block.heading.upper() if block.level in ("phan", "muc") else block.heading
                empty = ("", "", "", "")
                out.append((block.level, block.label, heading, block.inline, empty, shape(block.content)))
    return out


def without_ids(plan: Plan) -> Plan:
    """The plan with the ids of its lists blanked."""
    blank = {
        key: tuple(replace(item, id="") for item in getattr(plan, key))
        for key in ("recipients", "signers", "bases", "implements")
    }
    return replace(plan, **blank)


def render(path: Path) -> bytes:
    """The document of an answers file."""
    from drafter.cli.making import make

    return make(path).data

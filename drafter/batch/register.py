"""The rows of a running batch on disk, not in memory: a private database that goes away with the process.

It knows of each row what to make, under which name, what is wrong with it and what came of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.batch.job import Checked, Item, Result
from drafter.batch.names import key, told_apart
from drafter.batch.notes import Note, notes
from drafter.batch.table import Row
from drafter.i18n import _

_TABLES = """
CREATE TABLE row (number INTEGER PRIMARY KEY, label TEXT, source TEXT, settings TEXT, file TEXT, key TEXT UNIQUE,
                  outcome TEXT, errors INTEGER, warnings INTEGER, message TEXT, unit TEXT);
CREATE TABLE told (number INTEGER, column TEXT, message TEXT, kind INTEGER);
CREATE TABLE note (file TEXT, made_from TEXT, content TEXT, judged TEXT, errors INTEGER, warnings INTEGER, codes TEXT);
CREATE INDEX note_file ON note (file);
CREATE INDEX row_unit ON row (unit);
CREATE INDEX told_message ON told (message, number);
"""
#: What is told of a row: to look at; wrong before anything was written; why it could not be made.
_REMARK, _WRONG, _FAILED = range(3)
#: How many rows a problem names before it only counts them.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Told:
    """One problem or remark and the rows that have it: the first few by label, and how many there are. `column` may be ""."""

    column: str
    message: str
    labels: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the report. `outcome` is "" for a row that was never reached."""

    label: str
    file: str
    outcome: str
    errors: int
    warnings: int
    message: str


class Register:
    """See the module. Not for several threads."""

    def __init__(self) -> None:
        # an empty name: a file of its own that nobody else sees, removed when it is closed
        self._db = sqlite3.connect("")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Forget everything."""
        self._db.close()

    def enter(self, rows: Iterable[Row]) -> Iterator[Item]:
        """Write the rows in, and give each as it is to be judged. A row counts as failed until it is found good."""
        for row in rows:
            settings = json.dumps(row.settings, ensure_ascii=False)
            self._db.execute(
                "INSERT INTO row VALUES (?, ?, ?, ?, ?, NULL, 'failed', 0, 0, '', ?)",
                (row.number, row.label, row.source, settings, row.file, _unit(row)),
            )
            yield Item(
                row=row.number,
                source=row.source,
                settings=row.settings,
                file=row.file,
                blank=row.blank,
                wrong=row.wrong,
            )

    def judge(self, results: Iterable[Checked]) -> None:
        """Take in what is wrong with rows; the good ones are open."""
        for result in results:
            told = [(result.row, *problem, _WRONG) for problem in result.problems]
            told += [(result.row, "", remark, _REMARK) for remark in result.remarks]
            self._db.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", told)
            message = "; ".join(f"{column}: {text}" if column else text for _row, column, text, _kind in told)
            self._db.execute(
                "UPDATE row SET file = ?, outcome = ?, message = ? WHERE number = ?",
                (result.file, "failed" if result.problems else "open", message, result.row),
            )

    def tell_twins(self) -> None:
        """Remark on each good row of a table that says the same as an earlier one, or is for the same unit."""
        self._tell_same("settings", _("giống hệt hàng {row}"))
        self._tell_same("unit", _("cùng một đơn vị với hàng {row}"))

    def _tell_same(self, column: str, words: str) -> None:
        """Say these words of each good row that has the same in a column as an earlier one, and is not told the same."""
        same = self._db.execute(
            f"SELECT {column}, label, min(number) FROM row WHERE source = '' AND outcome = 'open' AND {column} != ''"
            f" GROUP BY {column} HAVING count(*) > 1"
        ).fetchall()
        for what, label, first in same:
            message = words.format(row=label)
            # one that is told to be the very same is not told to be for the same unit as well
            twins = f"{column} = ? AND outcome = 'open' AND number > ? AND number NOT IN (SELECT number FROM told WHERE message = ?)"
            values = (message, what, first, _("giống hệt hàng {row}").format(row=label))
            self._db.execute(
                f"UPDATE row SET message = trim(message || '; ' || ?, '; ') WHERE {twins}", values
            )
            self._db.execute(
                f"INSERT INTO told SELECT number, '', ?, {_REMARK} FROM row WHERE {twins}", values
            )

    def name_apart(self) -> None:
        """Give each good row a name that no other has: a name that an earlier row took gets the row's number."""
        good = self._db.execute(
            "SELECT number, file FROM row WHERE outcome = 'open' ORDER BY number"
        ).fetchall
        for number, file in iter(good()):
            name = file
            while self._db.execute("SELECT 1 FROM row WHERE key = ?", (key(name),)).fetchone():
                name = told_apart(name, number)
            self._db.execute("UPDATE row SET file = ?, key = ? WHERE number = ?", (name, key(name), number))

    def remember(self, folder: Path) -> None:
        """Read the notes of earlier batches in that folder."""
        self._db.executemany(
            "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (n.file, n.made_from, n.content, n.judged, n.errors, n.warnings, n.codes)
                for n in notes(folder)
            ),
        )

    def open_items(self) -> Iterator[Item]:
        """The good rows, in order, each with what is noted of its file."""
        last = 0
        select = "SELECT number, source, settings, file FROM row WHERE outcome = 'open' AND number > ? ORDER BY number LIMIT 1"
        while row := self._db.execute(select, (last,)).fetchone():
            last, source, settings, file = row
            known = tuple(Note(*n) for n in self._db.execute("SELECT * FROM note WHERE file = ?", (file,)))
            yield Item(
                row=last,
                source=source,
                settings=tuple((path, value) for path, value in json.loads(settings)),
                file=file,
                known=known,
            )

    def settle(self, results: Iterable[Result]) -> None:
        """Take in what came of rows; what was remarked before it was made stays."""
        results = list(results)
        failed = [(r.row, "", r.message, _FAILED) for r in results if r.outcome == "failed"]
        self._db.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", failed)
        self._db.executemany(
            "UPDATE row SET outcome = ?, errors = ?, warnings = ?, message = trim(message || '; ' || ?, '; ') WHERE number = ?",
            ((r.outcome, r.errors, r.warnings, r.message, r.row) for r in results),
        )

    def left_behind(self) -> tuple[str, ...]:
        """The files that earlier batches noted and no row of this one makes; they need not be there any more."""
        found = self._db.execute(
            "SELECT DISTINCT file FROM note WHERE file NOT IN (SELECT file FROM row) ORDER BY file"
        )
        return tuple(file for (file,) in found)

    def counts(self) -> dict[str, int]:
        """outcome -> rows: open, made, kept, failed."""
        return {"open": 0, "made": 0, "kept": 0, "failed": 0} | dict(
            self._db.execute("SELECT outcome, count(*) FROM row GROUP BY outcome")
        )

    def findings(self) -> tuple[int, int, int]:
        """(errors, warnings, documents with an error)."""
        found = self._db.execute(
            "SELECT ifnull(sum(errors), 0), ifnull(sum(warnings), 0), count(nullif(errors, 0)) FROM row"
        ).fetchone()
        return found[0], found[1], found[2]

    def wrong(self) -> Iterator[Told]:
        """Every problem once, in the order of the rows that have it first."""
        yield from self._told(_WRONG)

    def remarks(self) -> Iterator[Told]:
        """What rows should be looked at for, each remark once."""
        yield from self._told(_REMARK)

    def failures(self) -> Iterator[Told]:
        """Why good rows could not be made, each reason once."""
        yield from self._told(_FAILED)

    def _told(self, kind: int) -> Iterator[Told]:
        groups = self._db.execute(
            "SELECT column, message, count(*) FROM told WHERE kind = ?"
            " GROUP BY column, message ORDER BY min(number), min(rowid)",
            (kind,),
        )
        for column, message, count in groups:
            labels = self._db.execute(
                "SELECT label FROM told JOIN row USING (number) WHERE kind = ? AND column = ? AND told.message = ? ORDER BY number LIMIT ?",
                (kind, column, message, _NAMED),
            )
            yield Told(column, message, tuple(label for (label,) in labels), count)

    def lines(self) -> Iterator[Line]:
        """All rows in their order, for the report."""
        rows = self._db.execute(
            "SELECT label, file, outcome, errors, warnings, message FROM row ORDER BY number"
        )
        for label, file, outcome, errors, warnings, message in rows:
            yield Line(label, file, outcome, errors, warnings, message)


def _unit(row: Row) -> str:
    """The unit that a row is for, as far as its own cells say; "" for none."""
    told = dict(row.settings)
    # communes of several provinces bear one name
    of_issuer = sorted(cell for cell in row.settings if cell[0].startswith("issuer."))
    return json.dumps(of_issuer, ensure_ascii=False).casefold() if told.get("issuer.name") else ""

"""Warm rendering side by side, in one process and in turn: docxtpl's own loop, our ways, and the floor below all of them.

The floor is the same file from ready strings: joined, encoded, packed, written. A round makes the same documents by every
way; ratios are medians over rounds, so that a slow moment of the machine falls on all. Sizes are those of the body: 1 is
the sample of a commune, 50 has every part of it fifty times.
"""

from __future__ import annotations

import gc
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from benchmarks.country import units
from drafter.answers.dump import to_plain, to_yaml
from drafter.answers.form import ROOT as FORM
from drafter.answers.load import load
from drafter.answers.schema import Report
from drafter.batch.run import Batch, Run
from drafter.batch.table import Row
from drafter.memo import Memo
from drafter.review.base import as_tree
from drafter.word.archive import QUICK, archive, members
from drafter.word.context import context
from drafter.word.library import layout_path
from drafter.word.lower import patch, prepare
from drafter.word.making import Workshop
from drafter.word.package import read_parts
from drafter.word.render import Press
from drafter.word.trace import prepare_package

BASE = Path(__file__).parent.parent / "answers/xa-2026.yml"
SIZES = (1, 10, 50)
WAYS = (
    "docxtpl, as documented",
    "slow path: Jinja, compiled once",
    "fast path, documents unlike",
    "fast path, documents alike",
    "floor: join, pack, write",
    "whole batch, answers to file",
)
#: Documents of one round by one way; rows of one batch.
_DOCUMENTS, _ROWS = 4, 200


def answers(size: int) -> bytes:
    """The sample with every part of its body so many times."""
    plain = to_plain(load(BASE.read_bytes(), "a").values)
    for section in plain["sections"]:
        if "content" in section:
            section["content"] = [_without_ids(part) for part in section["content"] * size]
    return to_yaml(FORM.read(as_tree(plain), "", Report()) or {}).encode()


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_ids(item) for key, item in value.items() if key != "id"}
    return [_without_ids(item) for item in value] if isinstance(value, list) else value


def rows(count: int) -> list[Row]:
    """Communes of the country as rows of a table."""
    found = list(units())
    cells = [
        (("issuer.unit", unit), ("issuer.name", name), ("issuer.province", province), ("number", str(n + 1)))
        for n, (unit, name, province) in enumerate(found[:count])
    ]
    return [Row(number=n, label=str(n), cells=row) for n, row in enumerate(cells, 2)]


class Bench:
    """One size: the same communes by every way."""

    def __init__(self, size: int, folder: Path) -> None:
        self.data, self.folder, self.written = answers(size), folder, 0
        self.rows = rows(max(_ROWS // size, 50))
        shop = Workshop()
        self.alike, self.unlike, self.plain, self.ready = [], [], [], []
        for row in self.rows[:_DOCUMENTS]:
            loaded = load(self.data, "a", [f"{path}={value}" for path, value in row.settings], memo=shop.memo)
            self.press, _wording = shop._press(loaded)
            sheet, sections = shop.sheet(loaded), self.press.compiled.sections
            self.alike.append(context(sheet, sections, shop.memo))
            self.unlike.append(context(sheet, sections))
            self.plain.append(json.loads(json.dumps(self.alike[-1], ensure_ascii=False)))
            printed = self.press.print_all(self.alike[-1], shop.memo)
            self.ready.append({part: [piece.text for piece in pieces] for part, pieces in printed.items()})
        self.memo, self.layout = shop.memo, layout_path(loaded.profile.id)
        self.slow = self._slow_press()

    def _slow_press(self) -> Press:
        parts = prepare_package(read_parts(self.layout.read_bytes(), "a"))
        sources = {part: patch(prepare(parts[part], part)[0]) for part in self.press.compiled.programs}
        return Press(replace(self.press.compiled, programs={}, sources=sources))

    def _new(self) -> Path:
        # to write over a file costs some systems more than a new one
        self.written += 1
        return self.folder / f"{self.written}.docx"

    def _write(self, data: bytes) -> None:
        self._new().write_bytes(data)

    def _print(self, press: Press, values: dict[str, Any], memo: Memo) -> None:
        printed = press.print_all(values, memo).items()
        self._write(press.package({part: [piece.data for piece in pieces] for part, pieces in printed}, memo))

    def docxtpl(self, number: int) -> None:
        """A new object a document, rendered and saved."""
        template = DocxTemplate(str(self.layout))
        template.render(self.plain[number], autoescape=True)
        template.save(str(self._new()))

    def floor(self, number: int) -> None:
        """The same bytes from ready strings."""
        ready = self.ready[number].items()
        parts = [(part, "".join(texts).encode()) for part, texts in ready]
        self._write(archive(self.press.static, members(parts, QUICK)))

    def batch(self) -> float:
        """Seconds a document of a whole batch: read, judged, composed, printed with its map, proved complete, written."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            batch = Batch(rows=lambda: iter(self.rows), folder=Path(name), base=self.data, name="a", jobs=1)
            start = time.perf_counter()
            with Run(batch) as run:
                for _count in (*run.judge(), *run.make()):
                    pass
            return (time.perf_counter() - start) / len(self.rows)

    def round(self) -> list[float]:
        """Seconds a document by each way."""
        ways: tuple[Callable[[int], None], ...] = (
            self.docxtpl,
            lambda n: self._print(self.slow, self.unlike[n], Memo()),
            lambda n: self._print(self.press, self.unlike[n], Memo()),
            lambda n: self._print(self.press, self.alike[n], self.memo),
            self.floor,
        )
        return [*map(self._seconds, ways), self.batch()]

    def _seconds(self, way: Callable[[int], None]) -> float:
        count = min(_DOCUMENTS, len(self.plain))
        way(0)
        start = time.perf_counter()
        for number in range(count):
            way(number)
        return (time.perf_counter() - start) / count


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One way at one size. `ms` is the best round; `times` and `over` compare with docxtpl and the floor."""

    size: int
    way: str
    ms: float
    times: float
    over: float


def measured(rounds: int, sizes: tuple[int, ...] = SIZES) -> Iterator[Measured]:
    """Every way at every size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            bench = Bench(size, Path(name))
            bench.round()
            # what the benchmark itself holds must not cost the measured ways a look through it again and again
            gc.collect()
            gc.freeze()
            table = [bench.round() for _ in range(max(rounds // size, 4))]
        for number, way in enumerate(WAYS):
            yield Measured(
                size=size,
                way=way,
                ms=min(row[number] for row in table) * 1000,
                times=statistics.median(row[0] / row[number] for row in table),
                over=statistics.median(row[number] / row[4] for row in table),
            )


def main(rounds: int = 15) -> None:
    """Print the table, and how the time grows with the size."""
    print(f"{'warm, one process':<34} {'size':>4} {'ms':>9} {'x docxtpl':>10} {'x floor':>8}")
    for one in measured(rounds):
        print(f"{one.way:<34} {one.size:>4} {one.ms:9.2f} {one.times:10.1f} {one.over:8.2f}")


if __name__ == "__main__":
    main()

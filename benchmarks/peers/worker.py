"""One program that runs in Python, warm: `python -m benchmarks.peers.worker PROGRAM FOLDER`.

Reads "FIRST COUNT" a line, makes these documents into FOLDER/out/PROGRAM, answers with the seconds it took.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

#: Makes the documents of these numbers, the way the program's documentation shows.
Make = Callable[[range], None]


def _data(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    return found


def docxtpl(folder: Path) -> Make:
    """As its documentation does it: a new object for each document."""
    from docxtpl import DocxTemplate

    data = _data(folder)

    def make(numbers: range) -> None:
        for number in numbers:
            document = DocxTemplate(folder / "docxtpl.docx")
            document.render(data[number], autoescape=True)
            document.save(folder / "out" / "docxtpl" / f"{number}.docx")

    return make


def mailmerge(folder: Path) -> Make:
    """docx-mailmerge2: rows are merged on a field."""
    from mailmerge import MailMerge

    data = _data(folder)

    def make(numbers: range) -> None:
        for number in numbers:
            values = data[number]
            lines = [
                text
                for part in values["parts"]
                for text in (part["heading"], *(para["t"] for para in part["paras"]))
            ]
            single = {key: value for key, value in values.items() if isinstance(value, str)}
            with MailMerge(folder / "merge.docx") as document:
                document.merge(
                    **single,
                    line=[{"line": text} for text in lines],
                    c1=values["rows"],
                    to=[{"to": one["t"]} for one in values["recipients"]],
                )
                document.write(folder / "out" / "mailmerge" / f"{number}.docx")

    return make


def _batch(folder: Path, *, alike: bool) -> Make:
    from drafter.batch import notes
    from drafter.batch.job import Item, Job
    from drafter.batch.making import make as make_job

    out = folder / "out" / ("drafter-alike" if alike else "drafter")
    (out / notes.FOLDER).mkdir(parents=True, exist_ok=True)
    (out / notes.FOLDER / "run").touch()
    shared = folder / "0.yml"
    job = Job(base=shared.read_bytes() if alike else b"", name=str(shared), folder=str(out), token="run")

    def item(number: int) -> Item:
        (out / f"{number}.docx").unlink(missing_ok=True)
        own = (("number", str(number + 1)), ("signers[1].name", f"Nguyễn Văn {'ABCDEGHIK'[number % 9]}"))
        if alike:
            return Item(row=number, file=f"{number}.docx", settings=own)
        return Item(row=number, file=f"{number}.docx", source=str(folder / f"{number}.yml"))

    def make(numbers: range) -> None:
        results = make_job(replace(job, items=tuple(map(item, numbers))).packed)
        assert [result.outcome for result in results] == ["made"] * len(numbers), results

    return make


PROGRAMS: dict[str, Callable[[Path], Make]] = {
    "docxtpl": docxtpl,
    "mailmerge": mailmerge,
    # answers file -> plan -> clean -> document with its record, loss checked -> note and file
    "drafter": lambda folder: _batch(folder, alike=False),
    # the same from one shared answers file and what differs
    "drafter-alike": lambda folder: _batch(folder, alike=True),
}


def main() -> None:
    """Answer until the input ends."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    (folder / "out" / name).mkdir(parents=True, exist_ok=True)
    make = PROGRAMS[name](folder)
    print("ready", flush=True)
    for line in sys.stdin:
        first, count = map(int, line.split())
        start = time.perf_counter()
        make(range(first, first + count))
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()

"""The table: `python -m benchmarks.peers [ROUNDS]`. Programs that are not installed are named, the others are measured.

Every program is a warm process of its own; they make the same documents in turn, so that a slow moment of the machine
falls on all. A ratio is the median over the rounds of the times of one round. Every document's text is compared first.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import content
from benchmarks.peers.templates import SYNTAXES, template
from drafter.cli.making import make_from

ROOT = Path(__file__).parents[2]
#: A folder of its own: npm takes away what it was not asked for in the same call.
MODULES = ROOT / ".cache/peers"
NODE_PACKAGES = "docxtemplater@3.71.0 pizzip@3.3.0 easy-template-x@7.2.8"
#: size -> (different documents, documents of one round)
SIZES = {1: (12, 6), 10: (3, 2), 50: (2, 1)}


@dataclass(frozen=True, slots=True)
class Program:
    """A program and how it is called in the table."""

    name: str
    said: str
    module: str = ""
    package: str = ""
    is_node: bool = False

    @property
    def missing(self) -> str:
        """How to get it; "" when it is there."""
        if self.module and importlib.util.find_spec(self.module) is None:
            return f"pip install {self.package}"
        if self.is_node:
            if shutil.which("node") is None:
                return "node (nodejs.org)"
            if not (MODULES / "node_modules" / self.name).is_dir():
                return f"npm install --no-save --prefix .cache/peers {NODE_PACKAGES}"
        return ""

    def command(self, folder: Path) -> list[str]:
        """What starts its worker."""
        if self.is_node:
            return ["node", str(Path(__file__).with_name("worker.cjs")), self.name, str(folder), str(MODULES)]
        return [sys.executable, "-m", "benchmarks.peers.worker", self.name, str(folder)]


PROGRAMS = (
    Program("docxtpl", "docxtpl, a new object each (as documented)"),
    Program("mailmerge", "docx-mailmerge2", module="mailmerge", package="docx-mailmerge2==1.0.3"),
    Program("docxtemplater", "docxtemplater (Node)", is_node=True),
    Program("easy-template-x", "easy-template-x (Node)", is_node=True),
    Program("drafter", "drafter: answers file to noted file, all different"),
    Program("drafter-alike", "drafter: the same, rows of one shared file"),
)


class Worker:
    """A warm process that makes documents when it is asked."""

    def __init__(self, program: Program, folder: Path) -> None:
        self.name = program.name
        self._process = subprocess.Popen(
            program.command(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self._line() == "ready"

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError(f"{self.name} ended")
        return line

    def seconds(self, first: int, count: int) -> float:
        """Make documents; how long it took."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{first} {count}\n")
        self._process.stdin.flush()
        return float(self._line())

    @contextmanager
    def ended(self) -> Iterator[Worker]:
        """The worker, ended with the block."""
        with self._process:
            yield self
            assert self._process.stdin is not None
            self._process.stdin.close()


def prepare(folder: Path, size: int, count: int) -> list[list[str]]:
    """Answers, data and templates of one size; the text that each document must have."""
    texts, values = [], []
    for number in range(count):
        answers = content.answers(number, size)
        (folder / f"{number}.yml").write_bytes(answers)
        document = make_from(answers, f"{number}.yml").data
        texts.append(content.printed(document))
        values.append(content.data(document, 25 * size))
    (folder / "data.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    for name, syntax in SYNTAXES.items():
        (folder / f"{name}.docx").write_bytes(template(syntax, values[0]["columns"]))
    return texts


def verify(folder: Path, program: Program, texts: list[list[str]]) -> None:
    """Raise AssertionError unless the program printed the same words, paragraph by paragraph."""
    for number, text in enumerate(texts):
        found = content.printed((folder / "out" / program.name / f"{number}.docx").read_bytes())
        if program.name == "drafter-alike":
            # number and signer are its own; all else is the first document's
            assert len(found) == len(texts[0]), program.name
            continue
        differing = next((pair for pair in zip(found, text, strict=False) if pair[0] != pair[1]), None)
        assert found == text, f"{program.name}: {differing or (len(found), len(text))}"


def measured(size: int, rounds: int, programs: list[Program]) -> list[tuple[Program, float, float]]:
    """(program, median milliseconds a document, median of docxtpl's time through its own)."""
    count, block = SIZES[size]
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        texts = prepare(folder, size, count)
        workers = [stack.enter_context(Worker(program, folder).ended()) for program in programs]
        for program, worker in zip(programs, workers, strict=True):
            worker.seconds(0, count)
            verify(folder, program, texts)
        times = [
            [worker.seconds(n * block % (count - block + 1), block) / block for worker in workers]
            for n in range(rounds)
        ]
    out = []
    for number, program in enumerate(programs):
        spent = statistics.median(row[number] for row in times)
        out.append((program, spent * 1000, statistics.median(row[0] / row[number] for row in times)))
    return out


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    there = [program for program in PROGRAMS if not program.missing]
    for program in PROGRAMS:
        if program.missing:
            print(f"not measured: {program.said} is not installed ({program.missing})")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        columns = {size: measured(size, rounds, there) for size in SIZES}
    heads = "".join(f"{f'{size}x: ms':>12} {'x docxtpl':>10}" for size in SIZES)
    print(f"{'the same text, warm, one process, files written':<52}{heads}")
    for number, program in enumerate(there):
        cells = "".join(
            f"{columns[size][number][1]:12.1f} {columns[size][number][2]:10.1f}" for size in SIZES
        )
        print(f"{program.said:<52}{cells}")


if __name__ == "__main__":
    main()

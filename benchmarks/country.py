"""A whole country: `python -m benchmarks.country [ROWS] [batch options]`, by default 3,321 communes.

Runs `drafter batch` on a made-up table, and once more after killing it in the middle; prints documents a second, the most
memory of any process, and what was made twice (nothing).
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from drafter.registers import communes, provinces

ROOT = Path(__file__).parent.parent
BASE = ROOT / "answers/xa-2026.yml"
COMMUNES = 3_321
DAY = dt.date(2026, 3, 5)


def units() -> Iterator[tuple[str, str, str]]:
    """(kind, name, province) of every commune of the country on the sample's day."""
    for province in provinces.at(DAY):
        for one in communes.of(province.name):
            yield one.kinds_on(DAY)[-1], one.name, province.called


def prepare(folder: Path, rows: int) -> tuple[Path, Path]:
    """(shared answers, table): the sample of a commune with its own name left open, and so many communes."""
    base, table = folder / "chung.yml", folder / "cac-xa.csv"
    base.write_text(BASE.read_text(encoding="utf-8").replace("bàn xã Na Sầm", "bàn {area}"), encoding="utf-8")
    with table.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["issuer.unit", "issuer.name", "issuer.province", "number", "signers[1].name"])
        for n, (unit, name, province) in zip(range(rows), cycle(units()), strict=False):
            writer.writerow([unit, name, province, str(n % 900 + 1), "Nguyễn Văn A"])
    return base, table


def killed(command: list[str], out: Path, when: int) -> dict[str, int]:
    """Run the batch, kill the whole group when so many documents are there; file -> its time of writing."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and sum(1 for _ in out.glob("*.docx")) < when:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return {path.name: path.stat().st_mtime_ns for path in out.glob("*.docx")}


def main() -> None:
    """Print what was measured."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else COMMUNES
    options = sys.argv[2:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base, table = prepare(folder, rows)
        whole, cut = folder / "whole", folder / "cut"
        command = [
            sys.executable,
            "-m",
            "drafter",
            "batch",
            str(base),
            "--table",
            str(table),
            *options,
            "--out-dir",
        ]
        start = time.perf_counter()
        subprocess.run([*command, str(whole)], cwd=ROOT, check=True)
        spent = time.perf_counter() - start
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{rows} rows in {spent:.1f} s: {rows / spent:.0f} documents a second, at most {most:.0f} MiB a process"
        )
        before = killed([*command, str(cut)], cut, rows // 2)
        start = time.perf_counter()
        subprocess.run([*command, str(cut)], cwd=ROOT, check=True)
        spent = time.perf_counter() - start
        twice = [one for one, stamp in before.items() if (cut / one).stat().st_mtime_ns != stamp]
        same = all((whole / path.name).read_bytes() == path.read_bytes() for path in cut.glob("*.docx"))
        print(
            f"killed with {len(before)} documents; the rest in {spent:.1f} s; made twice: {len(twice)}; same bytes: {same}"
        )


if __name__ == "__main__":
    main()

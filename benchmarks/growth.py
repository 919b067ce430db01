"""How the time of a document grows with its length: `python -m benchmarks.growth [FILE.png]` prints a table and draws it.

The line of a way that costs no more for each part of a longer document is no steeper than the dotted ones. Drawing wants
matplotlib (`pip install drafter[bench]`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed import WAYS, Measured, measured

SIZES = (1, 2, 5, 10, 20, 50)
_ROUNDS = 8
_MARKERS = "osD^vP"


def table(found: Sequence[Measured]) -> str:
    """Milliseconds a document by way and size, and how many times the smallest the largest takes."""
    head = f"{'ms a document':<34}" + "".join(f"{f'{size} x':>9}" for size in SIZES) + f"{'growth':>9}"
    rows = [head]
    for way in WAYS:
        ms = {one.size: one.ms for one in found if one.way == way}
        times = ms[SIZES[-1]] / ms[SIZES[0]]
        rows.append(f"{way:<34}" + "".join(f"{ms[size]:9.2f}" for size in SIZES) + f"{times:8.1f}x")
    return "\n".join(rows)


def draw(found: Sequence[Measured], path: Path) -> None:
    """The table as curves on two logarithmic scales."""
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 6), layout="constrained")
    for start in (0.01, 0.1, 1, 10, 100):
        axes.plot(SIZES, [start * size for size in SIZES], ":", color="0.8", linewidth=1)
    for way, marker in zip(WAYS, _MARKERS, strict=True):
        mine = [one for one in found if one.way == way]
        axes.plot([one.size for one in mine], [one.ms for one in mine], marker=marker, label=way)
    axes.set(xscale="log", yscale="log", xlabel="length of the body, times the sample of a commune",
             ylabel="milliseconds a document", ylim=(0.05, 500))  # fmt: skip
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.minorticks_off()
    figure.legend(loc="outside lower center", ncols=2, title="dotted: in proportion to the length")
    figure.savefig(path)


def main() -> None:
    """Print the table; draw it where a file is named."""
    found = list(measured(_ROUNDS, SIZES))
    print(table(found))
    if len(sys.argv) > 1:
        draw(found, Path(sys.argv[1]))


if __name__ == "__main__":
    main()

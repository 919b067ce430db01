"""Speed as ratios in one run: `make bench` (or python -m benchmarks [ROUNDS]).

Whole processes, run in turn so that a slow moment of the machine falls on both sides; medians of the pairs' ratios. Then
warm rendering (`benchmarks.speed`), reading, checking and importing (`benchmarks.inside`), and a batch of 3,321 rows with
its memory, made alone and made and checked (`benchmarks.country`). Growth with length: `python -m benchmarks.growth`; other
programs: `python -m benchmarks.peers`.
"""

from __future__ import annotations

import json
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import inside, speed
from drafter.answers.load import load
from drafter.sheet import compose
from drafter.sheet.wording import Wording
from drafter.word.context import context
from drafter.word.library import compiled_for, layout_path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "answers/xa-2026.yml"
PYTHON = sys.executable
#: The words that end the wait for the first question of `drafter new`.
FIRST_QUESTION = "Ngày ban hành kế hoạch ["


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
    return time.perf_counter() - start


def until_prompt(command: list[str], environment: dict[str, str]) -> float:
    """Wall time until the first question stands on a terminal of 80 x 24; then the program is left by Ctrl-C."""
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    environment = {**environment, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=ROOT, start_new_session=True
    ) as process:
        seen = b""
        while FIRST_QUESTION.encode() not in seen:
            if not select.select([ours], [], [], 30)[0]:
                process.kill()
                raise TimeoutError(seen.decode(errors="replace"))
            seen += os.read(ours, 4096)
        taken = time.perf_counter() - start
        os.write(ours, b"\x03")
        while process.poll() is None:
            # what it still says has to go somewhere
            if select.select([ours], [], [], 0.05)[0]:
                os.read(ours, 4096)
    for end in (ours, theirs):
        os.close(end)
    return taken


def paired(
    ours: list[str],
    theirs: list[str],
    rounds: int,
    environment: dict[str, str],
    measure: Callable[[list[str], dict[str, str]], float] = seconds,
) -> tuple[float, float, float]:
    """Median seconds of both and median of the ratios, pair by pair. `measure` is how ours is taken."""
    measure(ours, environment)
    seconds(theirs, environment)
    pairs = [(measure(ours, environment), seconds(theirs, environment)) for _ in range(rounds)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder}
        # installed packages are compiled once; so is ours here
        environment |= {"PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        values = Path(folder) / "values.json"
        os.environ["XDG_CACHE_HOME"] = folder
        loaded = load(SAMPLE.read_bytes(), SAMPLE.name)
        compiled = compiled_for(loaded.profile.id, loaded.plan.issuer.wording)
        sheet = compose(loaded.plan, loaded.profile, Wording(compiled.sentences))
        values.write_text(json.dumps(context(sheet, compiled.sections), ensure_ascii=False), encoding="utf-8")
        out = str(Path(folder) / "out.docx")
        render = [PYTHON, "-m", "drafter", "render", str(SAMPLE), "-o", out, "--force"]
        bare = [
            PYTHON,
            "benchmarks/bare_docxtpl.py",
            str(layout_path(loaded.profile.id)),
            str(values),
            str(Path(folder) / "bare.docx"),
        ]
        nothing = [PYTHON, "-c", "pass"]
        rows = [
            (
                "drafter render --no-check / bare docxtpl, same template",
                1.0,
                *paired([*render, "--no-check"], bare, rounds, environment),
            ),
            (
                "drafter render, its file checked / bare docxtpl",
                None,
                *paired(render, bare, rounds, environment),
            ),
            (
                "drafter --help / python -c pass",
                6.0,
                *paired([PYTHON, "-m", "drafter", "--help"], nothing, rounds, environment),
            ),
            (
                "drafter new, to its first question / python -c pass",
                25.0,
                *paired(
                    [PYTHON, "-m", "drafter", "new", str(Path(folder) / "moi.yml")],
                    nothing,
                    rounds,
                    environment,
                    until_prompt,
                ),
            ),
        ]
    print(f"{'what':<56} {'ours ms':>8} {'theirs ms':>9} {'ratio':>6} {'at most':>8}")
    for what, most, ours, theirs, ratio in rows:
        print(f"{what:<56} {ours * 1000:8.0f} {theirs * 1000:9.0f} {ratio:6.2f} {most or '-':>8}")
    print(f"\n{'inside one process':<56} {'ms':>8} {'x parsing its XML':>18}")
    for what, spent, times in inside.rows():
        print(f"{what:<56} {spent * 1000:8.1f} {times:18.1f}")
    print()
    speed.main(rounds)
    print(flush=True)
    for options in ((), ("3321", "--check")):
        subprocess.run([PYTHON, "-m", "benchmarks.country", *options], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()

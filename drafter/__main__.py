"""The program: `drafter COMMAND ...`, also as `python -m drafter`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run and leave with the exit code."""
    from drafter.cli.app import run

    # a command makes few cycles, and its start none: looking for them in what stays is a sixth of a short one's time
    gc.set_threshold(100_000)
    try:
        sys.exit(run(sys.argv[1:]))
    finally:
        # what is left goes with the process
        gc.freeze()


if __name__ == "__main__":
    main()

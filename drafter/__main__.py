"""The program: `drafter COMMAND ...`, also as `python -m drafter`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run and leave with the exit code."""
    # what is loaded at the start stays; looking through it for cycles as it grows takes a twentieth of a short command
    gc.set_threshold(50_000)
    from drafter.cli.app import run

    try:
        sys.exit(run(sys.argv[1:]))
    finally:
        # what is left goes with the process; looking through it for cycles takes a tenth of a short command's time
        gc.freeze()


if __name__ == "__main__":
    main()

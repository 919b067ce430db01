"""The program: `drafter COMMAND ...`, also as `python -m drafter`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run and leave with the exit code."""
    from drafter.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()

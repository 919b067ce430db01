"""The two streams: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """A result."""
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """A remark beside the result."""
    sys.stderr.write(f"{text}\n")

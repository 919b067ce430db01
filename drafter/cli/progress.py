"""A bar on the terminal: how many are done, how fast, how long still. Nothing where the output is piped."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator

from drafter.i18n import _

_BAR = 24
#: Columns of the longest line: the terminal may have no more than 80.
_WIDEST = 79
#: Seconds between two drawings.
_EVERY_S = 0.1


def metered(steps: Iterable[int], what: str, total: int = 0) -> Iterator[int]:
    """The steps (how many were done in each) as they come, with a bar of `total`; 0 when the end is not known."""
    if not sys.stderr.isatty():
        yield from steps
        return
    start = drawn = time.monotonic()
    done = 0
    try:
        for step in steps:
            done += step
            yield step
            if (now := time.monotonic()) - drawn >= _EVERY_S or done == total:
                drawn = now
                _draw(f"{what} {_state(done, total, now - start)}")
    finally:
        if done:
            sys.stderr.write("\n")


def _state(done: int, total: int, seconds: float) -> str:
    rate = done / max(seconds, 1e-6)
    if not total:
        return _("{done} hàng · {rate:.0f} hàng/giây").format(done=done, rate=rate)
    full = _BAR * done // total
    left = int((total - done) / max(rate, 1e-6))
    return _("[{bar}] {done}/{total} · {rate:.0f} tệp/giây · còn {minutes}:{seconds:02d}").format(
        bar="#" * full + "." * (_BAR - full),
        done=done,
        total=total,
        rate=rate,
        minutes=left // 60,
        seconds=left % 60,
    )


def _draw(text: str) -> None:
    # blanks over what stood there: a console of Windows shows the sign for "clear the line" as letters
    sys.stderr.write(f"\r{text:<{_WIDEST}}")
    sys.stderr.flush()

"""The page of two newcomers' sittings shows what their screens show."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("pexpect", reason="không có giả lập màn hình ở hệ này")

from tests.terminal.sittings import on_page, recorded


def test_the_page_shows_what_the_screen_shows() -> None:
    """Both sittings again, key by key: every screen of the page, the whole of both."""
    assert [_any_day(screen) for screen in recorded()] == [_any_day(screen) for screen in on_page()]


def _any_day(screen: str) -> str:
    # how many questions follow the first one hangs on today's date until the date is typed
    return re.sub(r"câu 1/\d+", "câu 1", screen)

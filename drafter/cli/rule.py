"""drafter rule: what a rule says, why, and how to write it right."""

from __future__ import annotations

import argparse

from drafter.cli.say import say
from drafter.errors import InputError
from drafter.i18n import _

HELP = "giải thích một quy tắc kiểm tra, hoặc liệt kê tất cả"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("code", nargs="?", default="", metavar="MÃ", help=_("mã quy tắc, ví dụ KT102"))


def run(options: argparse.Namespace) -> int:
    """drafter rule"""
    from drafter.check.rendered import ALL

    code = options.code.strip().upper()
    if not code:
        for rule in ALL.values():
            say(f"{rule.code}  {_(rule.title)}")
        return 0
    if code not in ALL:
        raise InputError(
            _("không có quy tắc “{code}”").format(code=code), hint=_("xem danh sách: drafter rule")
        )
    say(f"{code}: {_(ALL[code].page)}")
    return 0

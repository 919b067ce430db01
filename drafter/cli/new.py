"""drafter new: the questionnaire."""

from __future__ import annotations

import argparse
from pathlib import Path

from drafter.i18n import _

HELP = "soạn kế hoạch mới bằng cách trả lời câu hỏi"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("file", nargs="?", metavar="TỆP.yml", help=_("nơi ghi câu trả lời"))
    parser.add_argument("-o", "--output", metavar="TỆP.docx", help=_("nơi ghi tệp Word"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp Word đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter new"""
    from drafter.cli.drafting import draft

    return draft(
        Path(options.file) if options.file else None,
        Path(options.output) if options.output else None,
        force=options.force,
    )

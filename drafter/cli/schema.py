"""drafter schema: the form of answers files, for editors."""

from __future__ import annotations

import argparse
import json

from drafter.cli.say import say

HELP = "in cấu trúc tệp câu trả lời (JSON Schema)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""


def run(options: argparse.Namespace) -> int:
    """drafter schema"""
    from drafter.answers.form import json_schema

    say(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0

"""The commands: each parses its options into values, calls one thing, prints, and returns an exit code."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from drafter.errors import InputError
from drafter.i18n import _


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _note(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def render(options: argparse.Namespace) -> int:
    """drafter render"""
    from drafter.cli.making import make, output_name, write_new

    template = Path(options.template) if options.template else None
    made = make(Path(options.answers), options.set, options.regime, template)
    for problem in made.loaded.notes:
        _note(
            _("chú ý: {file}:{line}: {problem}").format(
                file=options.answers, line=problem.line, problem=problem
            )
        )
    if made.loaded.plan.marks.secrecy and made.loaded.profile.looks["do_mat"].stamp_only:
        _note(_("chú ý: dấu độ mật đóng sau khi ký, không in trong tệp Word"))
    output = Path(options.output) if options.output else Path(output_name(made.loaded))
    write_new(output, made.data, force=options.force)
    _print(_("đã ghi {path} ({regime})").format(path=output, regime=made.loaded.profile.name))
    return 0


def strip(options: argparse.Namespace) -> int:
    """drafter strip"""
    from drafter.cli.making import write_new
    from drafter.files import read_bytes
    from drafter.word.package import MAX_TOTAL, read_parts, write_parts
    from drafter.word.trace import strip as strip_parts

    source, target = Path(options.document), Path(options.output)
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError(_("bản phát hành phải là tệp khác với tệp gốc"), hint=_("đặt tên khác sau -o"))
    parts = read_parts(read_bytes(source, limit=MAX_TOTAL), str(source))
    write_new(target, write_parts(strip_parts(parts)), force=options.force)
    _print(_("đã ghi bản phát hành {path}").format(path=target))
    return 0


def schema(options: argparse.Namespace) -> int:
    """drafter schema"""
    from drafter.answers.form import json_schema

    _print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0


def template(options: argparse.Namespace) -> int:
    """drafter template build | check"""
    if options.action == "check":
        if not options.file:
            raise InputError(
                _("chưa có tệp mẫu cần kiểm tra"), hint=_("ví dụ: drafter template check mau.docx")
            )
        return _check_template(Path(options.file))
    from drafter.cli.making import write_new
    from drafter.regimes import load, windows
    from drafter.word.layout import build

    folder = Path(options.output or "out")
    for window in windows():
        path = folder / f"{window.id}.docx"
        write_new(path, build(load(window.id)), force=True)
        _print(_("đã ghi {path}").format(path=path))
    return 0


def _check_template(path: Path) -> int:
    from drafter.files import read_bytes
    from drafter.word.contract import check_template
    from drafter.word.package import MAX_TOTAL

    findings = check_template(read_bytes(path, limit=MAX_TOTAL), str(path))
    for finding in findings:
        _print(str(finding))
    if not findings:
        _print(_("{path}: mẫu đủ các thẻ, không có thẻ lạ").format(path=path))
    return 1 if findings else 0


def new(options: argparse.Namespace) -> int:
    """drafter new"""
    from drafter.cli.drafting import draft

    return draft(
        Path(options.file) if options.file else None,
        Path(options.output) if options.output else None,
        force=options.force,
    )

"""drafter render: answers -> Word file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.files import is_same
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.answers.load import Loaded

HELP = "in tệp Word từ tệp câu trả lời"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("answers", metavar="TỆP.yml", help=_("tệp câu trả lời"))
    parser.add_argument(
        "-o", "--output", metavar="TỆP.docx", help=_("nơi ghi tệp Word (mặc định: tên theo số và trích yếu)")
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KHÓA=GIÁ TRỊ",
        help=_("thay một câu trả lời, không sửa tệp"),
    )
    parser.add_argument("--regime", default="", metavar="CHẾ ĐỘ", help=_("chế độ thể thức, ví dụ nd30-2020"))
    parser.add_argument("--template", metavar="MẪU.docx", help=_("mẫu trình bày riêng của cơ quan"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))
    parser.add_argument(
        "--review", action="store_true", help=_("in bản lấy ý kiến: Word tự theo dõi sửa đổi (track changes)")
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help=_("nói mẫu được in bằng cách nào và vì sao")
    )
    parser.add_argument("--no-check", action="store_true", help=_("không kiểm tra thể thức của tệp vừa in"))


def run(options: argparse.Namespace) -> int:
    """drafter render"""
    from drafter.cli.making import make, output_name, write_new

    template = Path(options.template) if options.template else None
    made = make(Path(options.answers), options.set, options.regime, template)
    for problem in made.loaded.notes:
        note(
            _("chú ý: {file}:{line}: {problem}").format(
                file=options.answers, line=problem.line, problem=problem
            )
        )
    if made.loaded.plan.marks.secrecy and made.loaded.profile.looks["do_mat"].stamp_only:
        note(_("chú ý: dấu độ mật đóng sau khi ký, không in trong tệp Word"))
    if not options.no_check:
        from drafter.cli.judging import judged

        for remark in judged(made):
            note(_("chú ý: {remark}").format(remark=remark))
    output = Path(options.output) if options.output else Path(output_name(made.loaded))
    if is_same(output, Path(options.answers)):
        raise InputError(
            _("tệp Word phải là tệp khác với tệp câu trả lời"),
            hint=_("đặt tên khác sau -o, ví dụ ke-hoach.docx"),
        )
    if options.verbose:
        _tell_ways(made.loaded, template)
    data = made.data
    if options.review:
        from drafter.word.tracked import for_review

        data = for_review(data, str(output))
    write_new(output, data, force=options.force)
    say(_("đã ghi {path} ({regime})").format(path=output, regime=made.loaded.profile.name))
    return _tell_overrides(made.loaded, template)


def _tell_ways(loaded: Loaded, template: Path | None) -> None:
    """Say of each part of the template which way it was printed, and why no quicker one."""
    from drafter.word.library import compiled_for

    compiled = compiled_for(loaded.profile.id, loaded.plan.issuer.wording, template)
    for part in compiled.programs:
        note(_("{part}: in theo danh sách lệnh, cách nhanh nhất").format(part=part))
    for part in compiled.sources:
        note(_("{part}: in bằng Jinja, vì mẫu dùng {what}").format(part=part, what=compiled.why_slow[part]))
    for part in compiled.prepared:
        note(_("{part}: in bằng docxtpl, vì các cách nhanh in khác đi").format(part=part))


def _tell_overrides(loaded: Loaded, template: Path | None) -> int:
    """Name the words kept by hand; 1 when the line under one has changed or gone."""
    if not loaded.values.get("overrides"):
        return 0
    from drafter.review.base import lines_of
    from drafter.review.places import Places
    from drafter.word.making import Workshop

    printed = Workshop(template).overlaid(loaded)
    places = Places(lines_of(printed.sheet))
    for one in printed.used:
        note(_("in theo chữ sửa tay: {line}").format(line=places.of(one.line)))
    for one in printed.stale:
        note(
            _("xung đột: dòng {line} đã đổi sau khi sửa tay; đang in chữ sửa tay: “{words}”").format(
                line=places.of(one.line),
                words=(one.text if one.text is not None else " / ".join(one.after))[:80],
            )
        )
    for one in printed.lost:
        words = " / ".join(filter(None, (one.text or "", *one.after)))
        note(
            _("xung đột: không còn dòng {line} để in chữ sửa tay “{words}”").format(
                line=one.line, words=words[:200]
            )
        )
    return 1 if printed.stale or printed.lost else 0

"""drafter modernise: successors of agencies and levels for a later day, proposed; carried out only when asked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.answers.tree import Mapping
    from drafter.ledger.modernise import Proposal

HELP = "đề xuất tên cơ quan, tên cấp theo một ngày; không tự sửa điều gì"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("answers", metavar="TỆP.yml", help=_("tệp câu trả lời"))
    parser.add_argument("--to", required=True, metavar="NGÀY", help=_("ngày phải đúng tên, ví dụ 05/3/2026"))
    parser.add_argument(
        "--accept", default="", metavar="SỐ,...", help=_("nhận các đề xuất này (ví dụ 1,3), hoặc all")
    )
    parser.add_argument(
        "-o", "--output", metavar="TỆP.yml", help=_("nơi ghi câu trả lời mới, đi cùng --accept")
    )
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter modernise"""
    from drafter.answers import tree as _tree
    from drafter.answers.dump import to_yaml
    from drafter.answers.load import load, read_tree
    from drafter.cli.making import write_new
    from drafter.files import is_same, read_bytes
    from drafter.ledger.modernise import accepted, issuer_doubts, proposals, twice_named
    from drafter.model.papers import DocDate

    try:
        day = DocDate.parse(options.to).latest
    except ValueError as error:
        raise InputError(f"--to: {error}", hint=_("ví dụ: 05/3/2026")) from None
    if bool(options.accept) != bool(options.output):
        raise InputError(_("--accept đi cùng -o"), hint=_("ví dụ: --accept all -o ke-hoach-moi.yml"))
    if options.output and is_same(Path(options.output), Path(options.answers)):
        raise InputError(_("không ghi đè tệp câu trả lời đang đọc"), hint=_("đặt tên khác sau -o"))
    source = read_bytes(Path(options.answers), limit=_tree.MAX_BYTES)
    loaded = load(source, options.answers)
    found = proposals(loaded.values, day)
    for doubt in issuer_doubts(loaded.values, day):
        note(_("chú ý: {doubt}").format(doubt=doubt))
    _list(found, read_tree(source, options.answers))
    if not options.accept:
        say(_("{count} đề xuất; chưa đổi gì").format(count=len(found)))
        return 1 if found else 0
    if options.accept == "all":
        chosen = tuple(one for one in found if one.is_exact)
        if len(chosen) < len(found):
            note(_("chú ý: {count} chỗ phải tự chọn, chưa đổi").format(count=len(found) - len(chosen)))
    else:
        chosen = tuple(found[number - 1] for number in _numbers(options.accept, len(found)))
        wrong = [one for one in chosen if not one.is_exact]
        if wrong:
            raise InputError(
                _("“{old}”: có nhiều cách thay, không tự đổi được").format(old=wrong[0].old),
                hint=_("sửa tay trong tệp: {new}").format(new=wrong[0].new),
            )
    data = to_yaml(accepted(loaded.values, chosen)).encode()
    made = load(data, options.output)
    write_new(Path(options.output), data, force=options.force)
    say(_("đã ghi {path}: đổi {count} chỗ").format(path=options.output, count=len(chosen)))
    for one in twice_named(made.plan):
        note(_("chú ý: {doubt}").format(doubt=one))
    return 0


def _list(found: tuple[Proposal, ...], root: Mapping) -> None:
    """The proposals, those of the same words together; each place keeps its number in the order of the file."""
    from drafter.answers.paths import line_of

    groups: dict[tuple[str, str, bool, str, str], list[str]] = {}
    for number, one in enumerate(found, 1):
        same = (one.old, one.new, one.is_exact, one.confidence, one.basis)
        line = _("dòng {line}").format(line=line_of(root, one.path))
        around = " ".join(one.around.split())
        groups.setdefault(same, []).append(f"   {number}. {line}, {one.path}: … {around} …")
    for (old, new, is_exact, confidence, basis), places in groups.items():
        sure = "" if confidence == "H" else _(" (độ tin cậy {c})").format(c=confidence)
        choose = "" if is_exact else _(" [tự chọn và sửa tay]")
        say(f"“{old}” -> “{new}”{choose}{sure} - {basis}")
        for place in places:
            say(place)


def _numbers(words: str, count: int) -> list[int]:
    out = []
    for word in words.split(","):
        if not word.strip().isascii() or not word.strip().isdigit() or not 1 <= int(word) <= count:
            raise InputError(
                _("không có đề xuất số “{word}”").format(word=word.strip()[:20]),
                hint=_("chọn từ 1 đến {count}, hoặc all").format(count=count),
            )
        out.append(int(word))
    return sorted(set(out))

"""drafter tasks: the list of tasks of a plan: judged, out as a spreadsheet or calendar, in from a spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.answers.load import Loaded
    from drafter.ledger.entries import Entry
    from drafter.ledger.rules import ParentArea

HELP = "danh sách nhiệm vụ: rà soát, xuất bảng tính hoặc lịch, nhập từ bảng tính"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("answers", metavar="TỆP.yml", help=_("tệp câu trả lời"))
    parser.add_argument("--xlsx", metavar="BẢNG.xlsx", help=_("xuất danh sách nhiệm vụ ra bảng tính"))
    parser.add_argument("--ics", metavar="LỊCH.ics", help=_("xuất các thời hạn ra lịch"))
    parser.add_argument(
        "--import", dest="table", metavar="BẢNG", help=_("thay danh sách nhiệm vụ bằng bảng .xlsx hoặc .csv")
    )
    parser.add_argument(
        "--by-agency",
        action="store_true",
        help=_("xếp nhiệm vụ theo từng cơ quan; với -o thì ghi thành phần Tổ chức thực hiện"),
    )
    parser.add_argument(
        "--parent", metavar="TỆP", help=_("kế hoạch cấp trên: chỉ ra lĩnh vực chưa có nhiệm vụ nào nhận")
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="TỆP.yml",
        help=_("nơi ghi câu trả lời mới, đi cùng --import hoặc --by-agency"),
    )
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter tasks"""
    from drafter.answers import tree as _tree
    from drafter.answers.load import load
    from drafter.files import is_same, read_bytes

    loaded = load(read_bytes(Path(options.answers), limit=_tree.MAX_BYTES), options.answers)
    for name in (options.xlsx, options.ics, options.output):
        if name and is_same(Path(name), Path(options.answers)):
            raise InputError(
                _("không ghi đè tệp câu trả lời đang đọc"), hint=_("đặt tên khác, ví dụ ke-hoach-moi.yml")
            )
    if (options.table and not options.output) or (
        options.output and not (options.table or options.by_agency)
    ):
        raise InputError(
            _("--import đi cùng -o"), hint=_("ví dụ: drafter tasks {file} --import bang.xlsx -o moi.yml").format(file=options.answers)
        )  # fmt: skip
    if options.table:
        return _take(options, loaded)
    if options.by_agency:
        return _share(options, loaded)
    if options.xlsx or options.ics:
        return _give(options, loaded)
    return _judge(options, loaded)


def _judge(options: argparse.Namespace, loaded: Loaded) -> int:
    from drafter.ledger.entries import entries
    from drafter.ledger.rules import areas_taken_up, warned

    found = (*warned(loaded.plan), *areas_taken_up(loaded.plan, _areas(options, loaded)))
    for one in found:
        where = f"{one.task}: " if one.task else ""
        say(f"{one.code} {where}{one.message}")
    say(
        _("{tasks} nhiệm vụ, {count} điều cần xem lại").format(
            tasks=len(entries(loaded.plan)), count=len(found)
        )
    )
    return 0


def _areas(options: argparse.Namespace, loaded: Loaded) -> list[ParentArea]:
    """The task areas of what the plan carries out: those of its kit, and of the parent plan that is named."""
    from drafter.ledger.rules import ParentArea

    out = []
    if kit_id := loaded.values.get("kit", {}).get("id"):
        from drafter.kits.suggest import Shelf

        kit = Shelf().kit(kit_id)
        out += [ParentArea(id=area.id, heading=area.heading) for area in (kit.areas if kit else ())]
    if options.parent:
        from drafter.cli.import_ import imported
        from drafter.importer.areas import areas_of

        parent = areas_of(imported(Path(options.parent)))
        out += [ParentArea(heading=area.heading, source=area.source) for area in parent]
    return out


def _share(options: argparse.Namespace, loaded: Loaded) -> int:
    from drafter.answers.dump import to_yaml
    from drafter.answers.load import load
    from drafter.cli.making import write_new
    from drafter.ledger.duties import by_agency, sentence, with_duties

    rows = _entries(loaded)
    if not options.output:
        for agency, tasks in by_agency(rows).items():
            say(agency)
            for role, row in tasks:
                say(f"  {row.id}: {sentence(role, row)}")
        return 0
    data = to_yaml(with_duties(loaded.values, rows)).encode()
    load(data, options.output)
    write_new(Path(options.output), data, force=options.force)
    say(_("đã ghi {path}: {count} cơ quan").format(path=options.output, count=len(by_agency(rows))))
    return 0


def _entries(loaded: Loaded) -> tuple[Entry, ...]:
    from drafter.ledger.entries import entries

    rows = entries(loaded.plan)
    if not rows:
        raise InputError(_("kế hoạch không có nhiệm vụ nào"), hint=_("nhiệm vụ ghi bằng khóa task"))
    return rows


def _give(options: argparse.Namespace, loaded: Loaded) -> int:
    from drafter.cli.making import write_new
    from drafter.ledger.ics import to_ics
    from drafter.ledger.table import to_xlsx

    rows = _entries(loaded)
    if options.xlsx:
        write_new(Path(options.xlsx), to_xlsx(rows, loaded.plan.title), force=options.force)
        say(_("đã ghi {path}: {count} nhiệm vụ").format(path=options.xlsx, count=len(rows)))
    if options.ics:
        data, without = to_ics(rows, loaded.plan.title, loaded.plan.date.latest)
        write_new(Path(options.ics), data, force=options.force)
        say(_("đã ghi {path}: {count} thời hạn").format(path=options.ics, count=len(rows) - len(without)))
        for row in without:
            said = row.deadline or _("chưa có thời hạn")
            note(_("không đưa vào lịch {id}: {said}").format(id=row.id, said=said))
    return 0


def _take(options: argparse.Namespace, loaded: Loaded) -> int:
    from drafter.answers.dump import to_yaml
    from drafter.answers.load import load
    from drafter.cli.making import write_new
    from drafter.files import read_bytes
    from drafter.ledger.intake import read_table
    from drafter.ledger.merge import merged

    taken = read_table(read_bytes(Path(options.table), limit=50_000_000), options.table)
    for remark in taken.remarks:
        note(_("chú ý: {message}").format(message=f"{options.table}: {remark}"))
    for one in taken.refused:
        note(_("{file}: hàng {row}: không nhận: {why}").format(file=options.table, row=one.row, why=one.why))
    if taken.refused:
        raise InputError(
            _("{count} hàng không nhận được, chưa ghi gì").format(count=len(taken.refused)),
            hint=_("sửa các hàng trên trong bảng rồi nhập lại"),
        )
    data = to_yaml(merged(loaded.values, taken.entries, taken.told)).encode()
    load(data, options.output)
    write_new(Path(options.output), data, force=options.force)
    say(_("đã ghi {path}: {count} nhiệm vụ").format(path=options.output, count=len(taken.entries)))
    return 0

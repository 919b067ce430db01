"""drafter kit: frames of directing documents: list, show, check, prove, begin one, take one into use."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _
from drafter.text import short_day

if TYPE_CHECKING:
    from drafter.kits.kit import Kit

HELP = "bộ khung theo văn bản chỉ đạo: liệt kê, xem, kiểm tra, in thử mọi nhánh, soạn mới"

_ACTIONS = ("list", "show", "check", "prove", "new", "add")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help=_(
            "list: liệt kê; show: xem một bộ; check: kiểm tra; prove: in thử mọi nhánh; new: soạn bộ mới; add: đưa vào dùng"
        ),
    )
    parser.add_argument(
        "kit", nargs="?", default="", metavar="BỘ", help=_("mã bộ khung có sẵn, hoặc thư mục")
    )
    parser.add_argument(
        "--level", action="append", default=[], metavar="CẤP", help=_("prove: chỉ in thử cấp này, ví dụ xa")
    )
    parser.add_argument(
        "--failing", metavar="TỆP.yml", help=_("prove: nơi ghi tệp câu trả lời nhỏ nhất làm hỏng bộ khung")
    )


def run(options: argparse.Namespace) -> int:
    """drafter kit"""
    if options.action == "list":
        return _list()
    if options.action == "prove" and not options.kit:
        from drafter.kits.load import kits

        return max(_prove(kit, options) for kit in sorted(kits(), key=lambda kit: kit.id))
    if not options.kit:
        raise InputError(
            _("chưa nói bộ khung nào"),
            hint=_("ví dụ: drafter kit {action} cchc").format(action=options.action),
        )
    if options.action == "new":
        return _new(Path(options.kit))
    kit = _found(options.kit)
    if options.action == "show":
        return _show(kit)
    if options.action == "prove":
        return _prove(kit, options)
    if options.action == "add":
        return _add(kit, Path(options.kit))
    say(_("{id}: bộ khung hợp lệ, phiên bản {version}").format(id=kit.id, version=kit.version))
    return 0


def _found(word: str) -> Kit:
    """A kit by its id, or in a folder."""
    from drafter.kits.load import kits, own_kits, read

    if Path(word).exists():
        return read(Path(word))
    known = (*kits(), *own_kits())
    kit = next((one for one in known if one.id == word), None)
    if kit is None:
        ids = ", ".join(one.id for one in known)
        raise InputError(
            _("không có bộ khung hay thư mục “{word}”").format(word=word), hint=_("có: {ids}").format(ids=ids)
        )
    return kit


def _list() -> int:
    from drafter.kits.load import kits, own_kits

    for kit in (*kits(), *own_kits()):
        say(f"{kit.id}  {kit.version}  {kit.name}")
    return 0


def _show(kit: Kit) -> int:
    end = short_day(kit.end) if kit.end else _("nay")
    say(_("{name} ({id}, phiên bản {version})").format(name=kit.name, id=kit.id, version=kit.version))
    say(_("gợi ý từ {start} đến {end}").format(start=short_day(kit.start), end=end))
    if kit.note:
        say(_("chú ý: {note}").format(note=_(kit.note)))
    if kit.asks:
        say(_("văn bản chỉ đạo và các đề mục do người soạn nhập"))
    if kit.months:
        months = ", ".join(map(str, kit.months))
        say(_("thường ban hành vào tháng {months}").format(months=months))
    for paper in kit.doubts.values():
        say(_("chưa đối chiếu với bản gốc: {paper}").format(paper=paper))
    for number, area in enumerate(kit.areas, 1):
        sure = "" if area.confidence == "H" else _(" (độ tin cậy {c})").format(c=area.confidence)
        say(f"{number}. {area.heading}{sure}")
    for level in kit.levels:
        tasks = sum(level in one.levels for one in kit.tasks)
        duties = sum(level in one.levels for one in kit.duties)
        say(
            _("{level}: {tasks} nhiệm vụ, {duties} phần việc gợi ý").format(
                level=level, tasks=tasks, duties=duties
            )
        )
        own = [one.text for one in kit.recipients if level in one.levels]
        own += [_("Lưu: {place}").format(place=one.text) for one in kit.archives if level in one.levels]
        if own:
            say(_("  nơi nhận riêng: {names}").format(names="; ".join(own)))
    return 0


def _prove(kit: Kit, options: argparse.Namespace) -> int:
    from drafter.cli.proving import Bench
    from drafter.files import write_atomic
    from drafter.kits.prove import prove

    for level in options.level:
        if level not in kit.levels:
            raise InputError(
                _("bộ khung {id} không có cấp “{level}”").format(id=kit.id, level=level),
                hint=_("có: {levels}").format(levels=", ".join(kit.levels)),
            )
    proof = prove(kit, Bench(kit), dt.date.today(), levels=tuple(options.level))
    for level, count in proof.levels:
        say(_("{id} {level}: {count} văn bản").format(id=kit.id, level=level, count=count))
    for complaint in proof.complaints:
        say(_("{id}: {case}: {what}").format(id=kit.id, case=complaint.case or "-", what=complaint.what))
    smallest = min((one.answers for one in proof.complaints if one.answers), key=len, default=b"")
    if smallest and options.failing:
        write_atomic(Path(options.failing), smallest)
        note(_("đã ghi tệp câu trả lời nhỏ nhất làm hỏng bộ khung: {path}").format(path=options.failing))
    elif smallest:
        note(_("tệp câu trả lời nhỏ nhất làm hỏng bộ khung:"))
        note(smallest.decode())
    if proof.complaints:
        return 1
    say(
        _("{id}: đã in thử {count} văn bản, không có lỗi, không mất chữ, in lại giống từng byte").format(
            id=kit.id, count=proof.documents
        )
    )
    return 0


def _new(folder: Path) -> int:
    from drafter.files import templates_dir, write_atomic
    from drafter.kits.load import FILE
    from drafter.text import slug

    path = folder / FILE
    if path.exists():
        raise InputError(_("đã có tệp {path}").format(path=path), hint=_("chọn thư mục khác"))
    text = (templates_dir() / "kits" / "mau.toml").read_text(encoding="utf-8")
    write_atomic(path, text.replace('id = "mau"', f'id = "{slug(folder.name, limit=40)}"', 1).encode())
    say(_("đã ghi {path}; sửa tệp này rồi chạy: drafter kit prove {folder}").format(path=path, folder=folder))
    return 0


def _add(kit: Kit, place: Path) -> int:
    from drafter.files import read_bytes, write_atomic
    from drafter.kits.load import FILE, MAX_BYTES, own_folder

    path = place if place.is_file() else place / FILE
    if not path.exists():
        raise InputError(
            _("bộ khung {id} đã có sẵn").format(id=kit.id), hint=_("add cần thư mục của bộ khung riêng")
        )
    target = own_folder() / kit.id / FILE
    write_atomic(target, read_bytes(path, limit=MAX_BYTES))
    say(
        _("đã đưa bộ khung {id} vào dùng; drafter new sẽ mời chọn khi ngày ban hành phù hợp").format(
            id=kit.id
        )
    )
    return 0

"""drafter import: an existing plan -> answers."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.importer import Imported
    from drafter.view import DocumentView

HELP = "đọc một kế hoạch có sẵn (Word hoặc văn bản thường) thành tệp câu trả lời"

_TEXT = (".txt", ".md")
_LIMIT = 60_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("document", metavar="TỆP", help=_("kế hoạch có sẵn: .docx, .txt hoặc .md"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="TỆP.yml",
        help=_("nơi ghi tệp câu trả lời; với --areas-only là thư mục của bộ khung"),
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("báo cáo bằng chữ hoặc JSON")
    )
    parser.add_argument(
        "--areas-only", action="store_true", help=_("chỉ lấy các lĩnh vực nhiệm vụ, làm khung cho cấp dưới")
    )
    parser.add_argument(
        "--renumber", action="store_true", help=_("đánh lại số thứ tự sai, không giữ như đã ban hành")
    )
    parser.add_argument("--convert", action="store_true", help=_("chuyển bảng mã cũ TCVN3, VNI sang Unicode"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter import"""
    from drafter.importer import as_json, as_text

    found = imported(Path(options.document), convert=options.convert, renumber=options.renumber)
    if options.areas_only:
        _areas(found, options)
        return 0
    if options.format == "json":
        say(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        say(as_text(found))
    if options.output:
        from drafter.answers.dump import to_yaml

        first, rest = to_yaml(found.values).split("\n", 1)
        _write(Path(options.output), f"{first}\n{_heading(found)}{rest}", force=options.force)
    return 0


def imported(path: Path, *, convert: bool = False, renumber: bool = False) -> Imported:
    """The plan of a file. Raises InputError for what is neither Word nor text."""
    from drafter.importer import import_view
    from drafter.sheet.wording import Wording
    from drafter.word.library import compiled_for

    view = view_of(path, convert=convert)
    return import_view(
        view,
        today=dt.date.today(),
        wordings=lambda regime, name: Wording(compiled_for(regime, name).sentences),
        renumber=renumber,
    )


def view_of(path: Path, *, convert: bool = False) -> DocumentView:
    """What a reader of the file sees."""
    from drafter.files import read_bytes
    from drafter.importer import as_pasted, view_of_text
    from drafter.text import is_utf16

    data = read_bytes(path, limit=_LIMIT)
    if data[:4] == b"PK\x03\x04":
        from drafter.word.read import read_view

        return as_pasted(read_view(data, str(path)))
    if data[:5] == b"%PDF-" or data[:4] == b"\xd0\xcf\x11\xe0":
        raise InputError(
            _("{path} là PDF hoặc Word đời cũ (.doc), chưa đọc được").format(path=path),
            hint=_("mở bằng Word và lưu lại dạng .docx, hoặc chép chữ ra tệp .txt"),
        )
    if path.suffix.lower() not in _TEXT and b"\0" in data[:4000] and not is_utf16(data):
        raise InputError(
            _("{path} không phải tệp Word hay văn bản").format(path=path), hint=_("cần .docx, .txt hoặc .md")
        )
    if not data.strip():
        raise InputError(_("{path} trống").format(path=path), hint=_("kiểm tra lại tệp"))
    return view_of_text(data, str(path), convert=convert)


def _heading(found: Imported) -> str:
    lines = [_("Nhập từ {name}").format(name=Path(found.name).name)]
    lines += [_("cần xem lại: {doubt}").format(doubt=doubt) for doubt in found.doubts]
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)


def _areas(found: Imported, options: argparse.Namespace) -> None:
    from drafter.importer import as_kit

    data: dict[str, Any] = as_kit(found)
    if not data["areas"]:
        note(_("không thấy phần nhiệm vụ, giải pháp nào có đề mục bên trong"))
    if options.format == "json":
        say(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for area in data["areas"]:
            say(f"{area['id']}. {area['heading']}")
    if options.output and data["areas"]:
        from drafter.kits.load import FILE
        from drafter.kits.skeleton import skeleton

        path = Path(options.output)
        path = path if path.suffix == ".toml" else path / FILE
        _write(path, skeleton(data), force=options.force)
        note(_("sửa lời cho sát rồi chạy: drafter kit check {place}").format(place=path.parent))


def _write(path: Path, text: str, *, force: bool) -> None:
    from drafter.cli.making import write_new

    write_new(path, text.encode(), force=force)
    note(_("đã ghi {path}").format(path=path))

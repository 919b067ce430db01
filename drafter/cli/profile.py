"""drafter profile: what is the same in every plan of the office, kept in the user's own folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.files import read_bytes, user_dir, write_atomic
from drafter.i18n import _
from drafter.refused import reason

HELP = "hồ sơ cơ quan: cơ quan, người ký, nơi nhận, nơi lưu dùng cho mọi kế hoạch"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--from", dest="source", metavar="TỆP.yml", help=_("lấy hồ sơ từ một tệp câu trả lời đã có")
    )
    ways.add_argument("--clear", action="store_true", help=_("xóa hồ sơ"))


def run(options: argparse.Namespace) -> int:
    """drafter profile"""
    from drafter.interview import office

    path = place()
    if options.clear:
        _remove(path)
        say(_("không còn hồ sơ cơ quan"))
        return 0
    if options.source:
        source = Path(options.source)
        found = office.read(_bytes(source), str(source), whole=True)
        write_atomic(path, office.write(found))
        say(_("đã ghi hồ sơ cơ quan: {path}").format(path=path))
    elif not path.exists():
        say(_("chưa có hồ sơ cơ quan"))
        note(_("gợi ý: drafter profile --from TỆP.yml lấy từ một kế hoạch đã soạn"))
        return 0
    else:
        say(_("hồ sơ cơ quan: {path}").format(path=path))
    say(office.write(kept()).decode().partition("\n")[2].rstrip("\n"))
    return 0


def place() -> Path:
    """Where the profile is."""
    return user_dir("config") / "ho-so.yml"


def kept() -> dict[str, Any]:
    """The office's profile; empty when there is none. Raises InputError when it cannot be read."""
    from drafter.interview import office

    path = place()
    if not path.exists():
        return {}
    try:
        return office.read(_bytes(path), str(path))
    except InputError as error:
        raise InputError(
            error.message,
            hint=_("sửa tệp này, hoặc drafter profile --from TỆP.yml, hoặc drafter profile --clear"),
        ) from None


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(_("không xóa được {path}: {why}").format(path=path, why=reason(error))) from None


def _bytes(path: Path) -> bytes:
    from drafter.answers.tree import MAX_BYTES

    return read_bytes(path, limit=MAX_BYTES)

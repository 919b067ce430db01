"""Why the system would not open or write a file, in words of ours where it is something that the user can mend."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path

from drafter.errors import InputError
from drafter.i18n import _

#: Windows' own codes that Python maps to a word too general: ERROR_INVALID_NAME, ERROR_FILENAME_EXCED_RANGE.
_BAD_NAME, _LONG_NAME = 123, 206
#: How a path begins that is taken whatever its length.
_WHOLE, _WHOLE_SHARE = "\\\\?\\", "\\\\?\\UNC\\"
#: Letters that no name of a file has there.
_FORBIDDEN = frozenset('<>:"|?*')
#: Names that are devices there, whatever their ending.
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
#: Characters that Windows takes in one path, where nobody has lifted the limit.
_LONGEST = 259


def reason(error: OSError, path: Path | None = None) -> str:
    """Why the system refused what was asked for `path`."""
    code = getattr(error, "winerror", None)
    if code == _LONG_NAME or (code and error.errno == errno.ENOENT and path and _is_long(path)):
        return _("đường dẫn dài quá {most} ký tự; đổi sang thư mục có đường dẫn ngắn hơn").format(
            most=_LONGEST
        )
    if path and (code == _BAD_NAME or error.errno == errno.EINVAL) and (why := bad_name(path)):
        return why
    if error.errno in (errno.EACCES, errno.EPERM) and path and is_open_in_office(path):
        return _("tệp đang mở trong Word, Excel")
    known = {
        errno.ENOSPC: _("hết chỗ trên đĩa"),
        getattr(errno, "EDQUOT", -1): _("hết chỗ trên đĩa"),
        errno.EACCES: _("không có quyền, hoặc tệp đang mở trong Word, Excel"),
        errno.EPERM: _("không có quyền, hoặc tệp đang mở trong Word, Excel"),
        errno.EROFS: _("ổ đĩa chỉ cho đọc"),
        errno.ENAMETOOLONG: _("tên quá dài"),
        errno.ENOTDIR: _("trong đường dẫn có một tệp, không phải thư mục"),
        errno.ENOENT: _("không có thư mục hoặc ổ đĩa này"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


def bad_name(path: Path) -> str:
    """Why Windows does not take a file of this name; "" where it does."""
    if not _FORBIDDEN.isdisjoint(path.name):
        return _('tên tệp có ký tự mà Windows không nhận (< > : " / \\ | ? *)')
    if RESERVED.match(path.name):
        return _("{name} là tên Windows giữ riêng, đặt tên khác").format(name=path.name)
    return ""


def unwritten(path: Path, error: OSError) -> InputError:
    """What to tell whoever asked for `path` to be written."""
    held = error.errno in (errno.EACCES, errno.EPERM)
    return InputError(
        _("không ghi được {path}: {why}").format(path=plain(path), why=reason(error, path)),
        hint=_("đóng tệp trong Word, Excel rồi chạy lại; tệp cũ còn nguyên") if held else "",
    )


def shut(folder: Path, error: OSError, path: Path | None = None) -> InputError:
    """What to tell whoever asked for something new (`path`) to be put into a folder."""
    held = error.errno in (errno.EACCES, errno.EPERM)
    why = _("thư mục này không cho ghi") if held else reason(error, path or folder)
    return InputError(
        _("không ghi được vào {path}: {why}").format(path=plain(folder), why=why),
        hint=_("chọn thư mục khác mà mình ghi được, ví dụ trong Documents") if held else "",
    )


def unread(path: Path, error: OSError) -> InputError:
    """What to tell whoever asked for `path` to be read."""
    held = error.errno in (errno.EACCES, errno.EPERM)
    return InputError(
        _("không đọc được {path}: {why}").format(path=plain(path), why=reason(error, path)),
        hint=_("đóng tệp trong Word, Excel rồi chạy lại") if held else "",
    )


def unopened(error: OSError) -> InputError:
    """What to tell of a file or folder that was neither asked to be read nor to be written."""
    if error.filename is None:
        return InputError(reason(error))
    path = Path(os.fsdecode(error.filename))
    return InputError(_("không mở được {path}: {why}").format(path=plain(path), why=reason(error, path)))


def unread_csv(error: Exception) -> str:
    """Why a `csv.Error` was raised."""
    said = str(error)
    if "end of data" in said:
        return _("dấu ngoặc kép mở ra mà không đóng")
    if "expected after" in said:
        return _("sau dấu đóng ngoặc kép còn chữ")
    return _("có ô quá dài") if "field larger" in said else _("sai dạng CSV")


def plain(path: Path | str) -> str:
    """A path as people know it, without what tells Windows that it is whole (`drafter.files.extended`)."""
    whole = str(path)
    if whole.startswith(_WHOLE_SHARE):
        return f"\\\\{whole.removeprefix(_WHOLE_SHARE)}"
    return whole.removeprefix(_WHOLE)


def is_open_in_office(path: Path) -> bool:
    """Whether Word, Excel or LibreOffice keeps its mark beside the file: "~$" in place of the first letters, or ".~lock"."""
    marks = (*(f"~${path.name[cut:]}" for cut in (0, 1, 2)), f".~lock.{path.name}#")
    with contextlib.suppress(OSError):
        return any(path.with_name(mark).exists() for mark in marks)
    return False


def is_office_mark(name: str) -> bool:
    """Whether a file of this name is only such a mark, and no document."""
    return name.startswith(("~$", ".~lock."))


def _is_long(path: Path) -> bool:
    return len(str(path.absolute())) > _LONGEST

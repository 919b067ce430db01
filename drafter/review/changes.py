"""A change of a reviewer as a value: which line, what stood there, what stands there, and what could be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.i18n import _
from drafter.review.edits import Edit
from drafter.review.model import Comment

#: What can have happened, and what is asked about it.
VALUE, OWN, ACROSS, EMPTIED, DELETED, INSERTED = "value", "own", "across", "emptied", "deleted", "inserted"
SPLIT, MERGED, MOVED, REWRITTEN, ROW_IN, ROW_OUT = (
    "split",
    "merged",
    "moved",
    "rewritten",
    "row_in",
    "row_out",
)
APPENDIX, COLUMN_IN, COLUMN_OUT, TABLE_IN = "appendix", "column_in", "column_out", "table_in"
RENUMBERED = "renumbered"


def titles() -> dict[str, str]:
    """Each kind in words."""
    return {
        VALUE: _("sửa câu trả lời"),
        OWN: _("sửa chữ của mẫu"),
        ACROSS: _("sửa chạm nhiều câu trả lời"),
        EMPTIED: _("xóa hết chữ của dòng"),
        DELETED: _("xóa đoạn"),
        INSERTED: _("thêm đoạn"),
        SPLIT: _("tách đoạn"),
        MERGED: _("nhập đoạn"),
        MOVED: _("chuyển đoạn"),
        REWRITTEN: _("viết lại đoạn"),
        ROW_IN: _("thêm hàng bảng"),
        ROW_OUT: _("xóa hàng bảng"),
        APPENDIX: _("thêm phụ lục"),
        COLUMN_IN: _("thêm cột bảng"),
        COLUMN_OUT: _("xóa cột bảng"),
        TABLE_IN: _("thêm bảng"),
        RENUMBERED: _("đánh lại số thứ tự bằng tay"),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `edits` write it into the answers, `by_hand` keep it as words of that line; either may be empty.

    `clear` changes need no question. `why` says what makes the others doubtful; `also` are lines that would change as
    well: (line, words before, words after). `below` are the words under which something new or moved stands.
    """

    kind: str
    line: str
    paths: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    tracked: bool = False
    hands: tuple[tuple[str, str], ...] = ()
    comments: tuple[Comment, ...] = ()
    edits: tuple[Edit, ...] = ()
    by_hand: tuple[Edit, ...] = ()
    clear: bool = False
    why: str = ""
    also: tuple[tuple[str, str, str], ...] = ()
    below: str = ""
    value: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """A comment to be dealt with, and the words it stands at. `part` is the paragraph of the file it begins in."""

    comment: Comment
    line: str
    paths: tuple[str, ...]
    words: str
    part: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that came home: changes in reading order, comments, paragraphs as they stand now by line."""

    changes: tuple[Change, ...] = ()
    todos: tuple[Todo, ...] = ()
    formatted: int = 0

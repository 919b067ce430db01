"""Columns of the table of tasks in an appendix: the words for them, and what a choice of columns must have."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.i18n import _

#: What is written -> the field of a task.
WORDS = {
    "nội dung": "text",
    "chủ trì": "lead",
    "phối hợp": "partners",
    "lãnh đạo phụ trách": "leader",
    "bắt đầu": "start",
    "thời hạn": "deadline",
    "sản phẩm": "product",
    "kinh phí": "money",
}


def problem(columns: Sequence[str]) -> str:
    """What is wrong with a choice of fields; "" when nothing is."""
    if len(set(columns)) < len(columns):
        return _("một cột ghi hai lần")
    return "" if "text" in columns else _("thiếu cột “nội dung”")

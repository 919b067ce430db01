"""Older answers files, step by step to the present version. Each step is pure: a tree in, a tree out.

A step is never edited once released; a file of its version stands in the tests as a witness.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from drafter.answers.tree import Mapping, Scalar
from drafter.errors import AnswersError, Problem
from drafter.i18n import _

CURRENT = 1

#: version n -> the step that makes a tree of version n + 1
STEPS: dict[int, Callable[[Mapping], Mapping]] = {}


def migrate(root: Mapping, file: str) -> Mapping:
    """The tree at the present version. Raises AnswersError for a version that is missing, unreadable or newer."""
    node = root.items.get("drafter")
    raw = node.value.strip() if isinstance(node, Scalar) else ""
    line = node.line if node else 1
    if not re.fullmatch("[0-9]{1,4}", raw) or int(raw) < 1:
        hint = _('ghi ở đầu tệp: drafter: "{version}"').format(version=CURRENT)
        raise AnswersError(file, [Problem(line, "drafter", _("thiếu phiên bản của tệp câu trả lời"), hint)])
    version = int(raw)
    if version > CURRENT:
        message = _("tệp do bản drafter mới hơn ghi (phiên bản {version}, bản này đọc đến {current})")
        hint = _("cập nhật drafter rồi chạy lại")
        raise AnswersError(
            file, [Problem(line, "drafter", message.format(version=version, current=CURRENT), hint)]
        )
    while version < CURRENT:
        root = STEPS[version](root)
        version += 1
        root.items["drafter"] = Scalar(str(version), line)
    return root

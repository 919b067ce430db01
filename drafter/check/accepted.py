"""Findings an office has looked at and keeps, each with its reason: `drafter.toml` beside the work.

[[accept]]
code = "ND703"          # a code or its beginning
words = "Hữu Lũng"      # only where these words are found; left out: everywhere
reason = "tên riêng của địa phương"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drafter import text as _text
from drafter.check.finding import Finding, Report
from drafter.errors import InputError
from drafter.i18n import _
from drafter.toml import where

FILE = "drafter.toml"
_KEYS = {"code", "words", "reason"}


@dataclass(frozen=True, slots=True)
class Accepted:
    """One kind of finding that is kept silent. `reason` is never empty."""

    code: str
    words: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether this finding is meant."""
        spot = _text.fold(f"{finding.message} {finding.where.words}")
        return finding.code.startswith(self.code) and _text.fold(self.words) in spot


def accepted_of(data: bytes, name: str) -> tuple[Accepted, ...]:
    """The list in a `drafter.toml`. Raises InputError naming the entry that lacks its code or reason."""
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            _("{name}: không đọc được TOML ({why})").format(name=name, why=where(error))
        ) from None
    entries = raw.get("accept", [])
    out = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], 1):
        texts = (
            {key: value for key, value in entry.items() if isinstance(value, str)}
            if isinstance(entry, dict)
            else {}
        )
        wrong = not isinstance(entry, dict) or set(entry) - _KEYS or len(texts) != len(entry)
        if wrong or not texts.get("code", "").strip() or not texts.get("reason", "").strip():
            raise InputError(
                _("{name}: mục [[accept]] thứ {number} thiếu mã hoặc lý do").format(name=name, number=number),
                hint=_("cần code và reason; words để chỉ rõ chỗ nào"),
            )
        out.append(Accepted(texts["code"].strip().upper(), texts.get("words", ""), texts["reason"].strip()))
    return tuple(out)


_COMMENT = re.compile(r"^[ \t]*#[ \t]*bỏ qua[ \t]+([A-Za-z]{2}\d{0,3})[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)


def accepted_in(answers: bytes) -> tuple[Accepted, ...]:
    """What comments of an answers file keep silent, each with its reason; in whatever encoding Notepad saved it."""
    encoding = "utf-16" if _text.is_utf16(answers) else "utf-8"
    found = _COMMENT.findall(answers.decode(encoding, errors="replace"))
    return tuple(Accepted(code.upper(), "", reason.strip()) for code, reason in found)


def without_accepted(
    report: Report, accepted: Sequence[Accepted]
) -> tuple[Report, tuple[tuple[Finding, str], ...]]:
    """The report without what is accepted, and what was left out with its reason."""
    left_out = tuple((f, a.reason) for f in report.findings for a in accepted if a.covers(f))
    gone = {id(finding) for finding, _reason in left_out}
    return replace(report, findings=tuple(f for f in report.findings if id(f) not in gone)), left_out


def sparing(accepted: Sequence[Accepted]) -> Callable[[str, str], bool]:
    """Whether what an office keeps covers a slip: (code, its words). Who mends asks it first."""

    def spared(code: str, words: str) -> bool:
        return any(
            code.startswith(one.code) and _text.fold(one.words) in _text.fold(words) for one in accepted
        )

    return spared

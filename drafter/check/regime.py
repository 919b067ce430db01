"""Which regime a document is judged by: its own date and the family of its header."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from drafter import regimes
from drafter.anatomy import Anatomy
from drafter.i18n import _
from drafter.regimes.spec import Profile
from drafter.text import short_day

_FAMILY = {"state": "cơ quan nhà nước", "party": "cơ quan Đảng"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The regime, why, the older one that was still on the books (None outside an overlap), and whether it is a guess."""

    profile: Profile
    reason: str
    older: Profile | None = None
    is_guess: bool = False


def choose(anatomy: Anatomy, today: dt.date, asked: str = "auto") -> Choice:
    """The regime for a document. Raises RegimeError for a regime id that does not exist."""
    if asked and asked != "auto":
        return Choice(profile=regimes.load(asked), reason=_("chọn bằng --regime"))
    family = anatomy.family
    day = anatomy.date.latest if anatomy.date else today
    mine = [w for w in regimes.windows() if w.family == family]
    kind = _(_FAMILY[family])
    if day < mine[0].start:
        reason = _(
            "{kind}, ngày {day} trước khi có {name}: chỉ so với thể thức cũ nhất mà drafter biết"
        ).format(kind=kind, day=short_day(day), name=mine[0].name)
        return Choice(profile=regimes.load(mine[0].id), reason=reason, is_guess=True)
    window = next(w for w in reversed(mine) if w.start <= day)
    if anatomy.of("_tieu_de_doan"):
        reason = _("văn bản của Đoàn thanh niên có thể thức riêng: chỉ so với {name} để tham khảo").format(
            name=window.name
        )
        return Choice(profile=regimes.load(window.id), reason=reason, is_guess=True)
    said = (
        _("{kind}, văn bản ngày {day}")
        if anatomy.date
        else _("{kind}, văn bản không ghi ngày: lấy ngày {day}")
    )
    reason = said.format(kind=kind, day=anatomy.date.short if anatomy.date else short_day(day))
    older = None
    if window.overlap_end and day <= window.overlap_end:
        older = regimes.load(mine[mine.index(window) - 1].id)
        reason += _("; {name} còn trên giấy đến {end}: lỗi kiểu cũ chỉ là lưu ý").format(
            name=older.name, end=short_day(window.overlap_end)
        )
    return Choice(profile=regimes.load(window.id), reason=reason, older=older)

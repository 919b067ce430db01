"""The law's numbers, one data file a regime, chosen by the family of the body and the document's own date.

A new regime is a new file in `data/`; nothing here names one. No regime is chosen for a day that no file covers.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter import toml
from drafter.errors import RegimeError
from drafter.i18n import _
from drafter.model.bodies import Family
from drafter.regimes.load import profile_from
from drafter.regimes.spec import Profile
from drafter.text import short_day

DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a regime governs; `end` None is open. `overlap_end`: until then the older one is on the books."""

    id: str
    name: str
    family: Family
    start: dt.date
    end: dt.date | None
    overlap_end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether this regime governs on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@cache
def _raw(regime: str) -> dict[str, Any]:
    return toml.load(DATA / f"{regime}.toml")


@cache
def windows() -> tuple[Window, ...]:
    """All regimes in the order of their beginning."""
    found = []
    for path in DATA.glob("*.toml"):
        raw = _raw(path.stem)
        found.append(
            Window(raw["id"], raw["name"], raw["family"], raw["from"], raw.get("to"), raw.get("overlap_to"))
        )
    return tuple(sorted(found, key=lambda w: (w.start, w.id)))


@cache
def load(regime: str) -> Profile:
    """The profile of a regime id. Raises RegimeError for an id that no file has."""
    if not regime or not (DATA / f"{regime}.toml").is_file() or Path(regime).name != regime:
        known = ", ".join(w.id for w in windows())
        raise RegimeError(
            _("không có chế độ thể thức “{regime}”").format(regime=regime),
            hint=_("chọn một trong: {known}").format(known=known),
        )
    return profile_from(_raw(regime))


_FAMILY = {"state": "cơ quan nhà nước", "party": "cơ quan Đảng"}


def choose(family: Family, day: dt.date, override: str = "") -> Profile:
    """The profile for a body of `family` on `day`, or the one asked for by `override`.

    Raises RegimeError when the day is before the first regime we hold, or when the override is not for this family.
    """
    if override and override != "auto":
        profile = load(override)
        if profile.family != family:
            raise RegimeError(
                _("{body} không trình bày theo {name}").format(body=_(_FAMILY[family]), name=profile.name),
                hint=_("{name} chỉ dùng cho {other}").format(
                    name=profile.name, other=_(_FAMILY[profile.family])
                ),
            )
        return profile
    mine = [w for w in windows() if w.family == family]
    for window in mine:
        if window.covers(day):
            return load(window.id)
    first = mine[0]
    raise RegimeError(
        _("ngày {day} trước khi có {name} (từ {start})").format(
            day=short_day(day), name=first.name, start=short_day(first.start)
        ),
        hint=_("drafter chỉ trình bày văn bản của {body} từ ngày đó về sau").format(body=_(_FAMILY[family])),
    )

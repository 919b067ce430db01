"""Who does a kind of work, whatever the level calls them: "Sở Nội vụ" and "Bộ Nội vụ" do one work."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from drafter.kits import words as _words


class Leads:
    """Who leads and who helps, by function: "Sở Nội vụ" of a province is {noi_vu} of whoever carries the task down."""

    def __init__(self, issuer: Mapping[str, str], day: dt.date) -> None:
        unit = issuer.get("unit", "")
        known = _words.with_roles("tinh", day, {"unit": unit, "lower": "xã", "uy": "Tỉnh ủy"})
        self.roles = {_function(known[role], unit): role for role in reversed(_words.roles_of("tinh"))}
        self.unit = unit
        self.below = frozenset.intersection(*(frozenset(_words.roles_of(level)) for level in ("huyen", "xa")))

    def of(self, raw: Mapping[str, str]) -> dict[str, str]:
        """The fields lead and partners as gaps; agencies that have no counterpart below are left out."""
        lead = self._gaps(raw.get("lead", ""))
        partners = [one for one in self._gaps(raw.get("partners", "")) + lead[1:] if one not in lead[:1]]
        made = {"lead": lead[0] if lead else "", "partners": ", ".join(dict.fromkeys(partners))}
        return {key: value for key, value in made.items() if value}

    def _gaps(self, names: str) -> list[str]:
        said = names.casefold()
        found = sorted((said.find(name), role) for name, role in self.roles.items() if name in said)
        return [f"{{{role}}}" for _place, role in found if role in self.below]


def _function(name: str, unit: str) -> str:
    """An agency's name without its level: "Sở Nội vụ", "Bộ Nội vụ" -> "nội vụ"."""
    bare = re.sub(r"^(?:Sở|Bộ|Phòng)\s+", "", name.strip(" ."))
    return re.sub(rf"\s+{re.escape(unit)}$" if unit else r"$^", "", bare, flags=re.IGNORECASE).casefold()

"""What a kit proposes to one body on one day, as plain answers: texts, tasks, duties, recipients."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from drafter import text as _text
from drafter.kits.load import Kit, Suggested, kits, own_kits
from drafter.kits.words import fill, recipients, with_roles

Plain = dict[str, Any]

#: What the questionnaire answers for a directing document that is typed: the kit that asks for it then suggests.
TYPED = "khac"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """A kit seen from a level, with the words of one body and day."""

    kit: Kit
    level: str
    words: dict[str, str]

    def heading(self, name: str) -> str:
        """The heading of a part: purpose, goals, tasks, funding."""
        return fill(dict(self.kit.headings)[name], self.words)

    @property
    def title(self) -> str:
        """The usual trích yếu."""
        return next((fill(text, self.words) for levels, text in self.kit.titles if self.level in levels), "")

    def filled(self, one: Suggested) -> str:
        """The words of one clause for this body and day."""
        return fill(one.text, self.words)

    def text(self, of: tuple[Suggested, ...]) -> str:
        """The paragraphs for this level, one a line; "" where the kit has none."""
        return next((fill(one.text, self.words) for one in of if self.level in one.levels), "")

    @property
    def purpose(self) -> str:
        """Mục đích."""
        return self.text(self.kit.purposes)

    @property
    def requirement(self) -> str:
        """Yêu cầu."""
        return self.text(self.kit.requirements)

    @property
    def funding(self) -> str:
        """Kinh phí."""
        return self.text(self.kit.funding)

    @property
    def goals(self) -> list[str]:
        """Mục tiêu, one a line."""
        return [line for line in self.text(self.kit.goals).split("\n") if line]

    def tasks(self, area: str) -> list[Plain]:
        """The tasks of one area. Who leads is never also a partner."""
        out = []
        for one in self.kit.tasks:
            if one.area != area or self.level not in one.levels:
                continue
            fields = {key: fill(text, self.words) for key, text in one.fields}
            fields["lead"] = _inside(fields.get("lead", ""))
            roles = dict(one.fields).get("partners", "").split(", ")
            partners = [_inside(fill(role, self.words)) for role in roles if role]
            fields["partners"] = ", ".join(dict.fromkeys(p for p in partners if p != fields["lead"]))
            made = {"id": f"{area}-{one.id}", "task": fill(one.text, self.words), **fields}
            out.append({key: value for key, value in made.items() if value})
        return out

    @property
    def duties(self) -> list[Plain]:
        """Who carries out what. Work that one agency does under two heads stands under it once."""
        merged: dict[str, list[str]] = {}
        ids: dict[str, str] = {}
        for one in self.kit.duties:
            if self.level not in one.levels:
                continue
            agency = fill(dict(one.fields)["agency"], self.words)
            merged.setdefault(agency, []).extend(fill(one.text, self.words).split("\n"))
            ids.setdefault(agency, f"cq-{one.role.replace('_', '-')}")
        return [
            {"id": ids[agency], "agency": agency, "inline": lines[0]}
            if len(lines) == 1
            else {"id": ids[agency], "agency": agency, "text": "".join(f"{line}\n" for line in lines)}
            for agency, lines in merged.items()
        ]


def _inside(name: str) -> str:
    """A name as it stands inside a sentence: "các trường", but "Phòng Nội vụ"."""
    return _text.lower_first(name) if name.startswith(("Các ", "Công chức ")) else name


class Shelf:
    """All kits, for whoever asks the questions: the shipped ones, the office's own, and `more`."""

    def __init__(self, more: tuple[Kit, ...] = ()) -> None:
        taken = {kit.id for kit in more}
        self._kits = (*more, *(kit for kit in (*kits(), *own_kits()) if kit.id not in taken))

    def kits(self, day: dt.date) -> tuple[Kit, ...]:
        """The kits whose directing document exists on that day: in force first, subjects of every year last."""
        there = [kit for kit in self._kits if kit.start <= day and not kit.asks]
        newest = sorted(there, key=lambda kit: kit.start, reverse=True)
        return tuple(sorted(newest, key=lambda kit: (kit.yearly, not kit.offered(day))))

    def kit(self, id_: str) -> Kit | None:
        """The kit of that id."""
        return next((kit for kit in self._kits if kit.id == id_ and not kit.asks), None)

    def suggest(self, id_: str, level: str, day: dt.date, words: dict[str, str]) -> Suggestions | None:
        """What that kit proposes at that level; None without such a kit."""
        kit = next((kit for kit in self._kits if kit.id == id_ or (kit.asks and id_ == TYPED)), None)
        return Suggestions(kit, level, with_roles(level, day, words)) if kit else None

    def recipients(self, level: str, day: dt.date, words: dict[str, str]) -> tuple[list[dict[str, str]], str]:
        """The usual recipients and archive."""
        return recipients(level, day, words)

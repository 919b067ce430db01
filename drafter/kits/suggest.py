"""What a kit proposes to one body on one day, as plain answers: texts, tasks, duties, recipients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from drafter import text as _text
from drafter.kits.carried import carried, parent_in
from drafter.kits.kit import Area, Kit, Suggested
from drafter.kits.load import kits, own_kits
from drafter.kits.recipients import usual
from drafter.kits.words import fill, with_roles
from drafter.registers.calendar import ahead

Plain = dict[str, Any]
Part = Literal["purpose", "requirement", "goals", "funding"]

#: What the questionnaire answers for a directing document that is typed: the kit that asks for it then suggests.
TYPED = "khac"


@dataclass(frozen=True, slots=True)
class Suggestions:
    """A kit seen from a level, with the words of one body and day."""

    kit: Kit
    level: str
    words: dict[str, str]
    day: dt.date

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

    def paragraphs(self, part: Part) -> list[str]:
        """The paragraphs of a part for this level; [] where the kit has none."""
        of = {
            "purpose": self.kit.purposes,
            "requirement": self.kit.requirements,
            "goals": self.kit.goals,
            "funding": self.kit.funding,
        }
        text = next((self.filled(one) for one in of[part] if self.level in one.levels), "")
        return [line for line in text.split("\n") if line]

    @property
    def appendix(self) -> str:
        """The title of the table of tasks; "" for the usual one."""
        return fill(self.kit.appendix, self.words)

    @property
    def areas(self) -> tuple[Area, ...]:
        """The task areas, their headings in the words of this body."""
        return tuple(
            replace(one, heading=fill(one.heading, self.words), short=fill(one.short, self.words))
            for one in self.kit.areas
        )

    def tasks(self, area: str) -> list[Plain]:
        """The tasks of one area."""
        return [self._task(one) for one in self._of(area) if not one.doubt]

    def gone(self, area: str) -> dict[str, str]:
        """The tasks of one area whose usual deadline has gone by, wholly or in part -> that deadline."""
        usual = {
            f"{area}-{one.id}": fill(dict(one.fields).get("deadline", ""), self.words)
            for one in self._of(area)
        }
        return {id_: words for id_, words in usual.items() if ahead(words, self.day) != words}

    def others(self, area: str) -> list[tuple[Plain, str]]:
        """Tasks of one area that are offered but not proposed, each with the reason."""
        return [(self._task(one), one.doubt) for one in self._of(area) if one.doubt]

    def fits(self, area: str) -> bool:
        """Whether tasks of the area are proposed, or there is nothing to choose from: none is left out for want of texts."""
        offered = self._of(area)
        return not offered or not all(one.doubt for one in offered)

    def is_of_parent(self, area: str) -> bool:
        """Whether tasks of the area stand in a parent plan."""
        return any(dict(one.fields).get("source") for one in self._of(area))

    def _of(self, area: str) -> list[Suggested]:
        return [one for one in self.kit.tasks if one.area == area and self.level in one.levels]

    def _task(self, one: Suggested) -> Plain:
        """One task. Who leads is never also a partner; a deadline that has gone by is left out."""
        fields = {key: fill(text, self.words) for key, text in one.fields}
        fields["lead"] = _inside(fields.get("lead", ""))
        roles = dict(one.fields).get("partners", "").split(", ")
        partners = [_inside(fill(role, self.words)) for role in roles if role]
        fields["partners"] = ", ".join(dict.fromkeys(p for p in partners if p != fields["lead"]))
        fields["deadline"] = ahead(fields.get("deadline", ""), self.day)
        made = {"id": f"{one.area}-{one.id}", "task": fill(one.text, self.words), **fields}
        return {key: value for key, value in made.items() if value}

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
        self._more = more
        taken = {kit.id for kit in more}
        self._kits = (*more, *(kit for kit in (*kits(), *own_kits()) if kit.id not in taken))

    def with_parent(self, parent: Mapping[str, Any]) -> Shelf:
        """These kits and the one that a parent plan makes (as `drafter.importer.as_kit` gives it)."""
        return Shelf((*self._more, carried(parent, next(kit for kit in self._kits if kit.asks))))

    @property
    def carried(self) -> Kit:
        """The kit of the parent plan that was added last."""
        return self._more[-1]

    def knowing(self, document: Mapping[str, Any]) -> Shelf:
        """These kits and, when it is not among them, the one an answers file was made from, as far as the file tells."""
        parent = parent_in(document)
        return self if parent is None or self.kit(parent["id"]) else self.with_parent(parent)

    def kits(self, day: dt.date) -> tuple[Kit, ...]:
        """The kits that exist on that day: directives in force first, subjects of every year last, those of the month before."""
        there = [kit for kit in self._kits if kit.start <= day and not kit.asks]
        newest = sorted(there, key=lambda kit: kit.start, reverse=True)
        return tuple(
            sorted(newest, key=lambda kit: (kit.yearly, not kit.in_season(day), not kit.offered(day)))
        )

    def kit(self, id_: str) -> Kit | None:
        """The kit of that id."""
        return next((kit for kit in self._kits if kit.id == id_ and not kit.asks), None)

    def suggest(self, id_: str, level: str, day: dt.date, words: dict[str, str]) -> Suggestions | None:
        """What that kit proposes at that level; None without such a kit."""
        kit = self._chosen(id_)
        return Suggestions(kit, level, with_roles(level, day, words), day) if kit else None

    def _chosen(self, id_: str) -> Kit | None:
        return next((kit for kit in self._kits if kit.id == id_ or (kit.asks and id_ == TYPED)), None)

    def recipients(
        self, id_: str, level: str, day: dt.date, words: dict[str, str]
    ) -> tuple[list[dict[str, str]], str]:
        """The usual recipients and archive of a plan by that kit."""
        return usual(self._chosen(id_), level, day, words)

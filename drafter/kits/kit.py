"""A kit as a value: the frame that a directing document gives to the plans that carry it out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from drafter.kits import words as _words


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A task area with its official heading; `short` is for screens, `confidence` how sure the wording is."""

    id: str
    heading: str
    short: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPaper:
    """A paper that plans of some levels name beside the directing document, or in its stead, from day to day.

    `basis` papers stand under "Căn cứ", the others are carried out: "Thực hiện". `paper` is as in an answers file.
    """

    levels: frozenset[str]
    paper: tuple[tuple[str, str], ...]
    confidence: str
    start: dt.date
    end: dt.date
    basis: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A text for some levels: a paragraph block, a task (`fields` beside the text), a duty, or a recipient.

    `start` and `end` bound the days on which it is offered; a task with a `doubt` (why it may not fit) is offered, but
    not proposed.
    """

    levels: frozenset[str]
    text: str
    id: str = ""
    area: str = ""
    role: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    start: dt.date = dt.date.min
    end: dt.date = dt.date.max
    doubt: str = ""

    def fits(self, level: str, day: dt.date) -> bool:
        """Whether it is for that level on that day."""
        return level in self.levels and self.start <= day <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """A whole kit. `version` is the hash of its file; `start` and `end` the days for which it is offered first.

    `yearly` kits belong to a subject of every year, mostly issued in some `months`; they are offered after those of a
    directing document and need not have one. A kit that `asks` brings no directing document and no headings of its
    own: both are typed. `columns` and `appendix` are those of the table of tasks, () and "" the usual ones.
    """

    id: str
    version: str
    name: str
    note: str
    start: dt.date
    end: dt.date | None
    directive: tuple[tuple[str, str], ...]
    papers: tuple[CitedPaper, ...]
    headings: tuple[tuple[str, str], ...]
    titles: tuple[tuple[frozenset[str], str], ...]
    areas: tuple[Area, ...]
    purposes: tuple[Suggested, ...]
    requirements: tuple[Suggested, ...]
    goals: tuple[Suggested, ...]
    funding: tuple[Suggested, ...]
    tasks: tuple[Suggested, ...]
    duties: tuple[Suggested, ...]
    recipients: tuple[Suggested, ...]
    archives: tuple[Suggested, ...]
    appendix: str
    columns: tuple[str, ...]
    months: tuple[int, ...]
    yearly: bool = False
    asks: bool = False

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels it claims: those that it has a title for."""
        return tuple(
            level for level in _words.LEVELS if any(level in levels for levels, _text in self.titles)
        )

    def offered(self, day: dt.date) -> bool:
        """Whether the directing document is in force, and not yet succeeded, on that day."""
        return self.start <= day and (self.end is None or day <= self.end)

    def in_season(self, day: dt.date) -> bool:
        """Whether plans of its subject are issued in that month."""
        return day.month in self.months

    def cited(self, level: str, day: dt.date, *, basis: bool) -> list[dict[str, str]]:
        """The papers that a plan names, as an answers file has them: carried out, or under "Căn cứ"."""
        fitting = (one for one in self.papers if level in one.levels and one.start <= day <= one.end)
        return self._papers(tuple(fitting), basis=basis)

    def every_paper(self, *, basis: bool) -> list[dict[str, str]]:
        """The papers that plans of whatever level and day name."""
        return self._papers(self.papers, basis=basis)

    def _papers(self, of: tuple[CitedPaper, ...], *, basis: bool) -> list[dict[str, str]]:
        first = [dict(self.directive)] if self.directive and not basis else []
        return [*first, *(dict(one.paper) for one in of if one.basis == basis)]

    @property
    def doubts(self) -> dict[str, str]:
        """Papers whose number, date or title was not verified, by id: how they are called, and how sure it is."""
        papers = [(dict(one.paper), one.confidence) for one in self.papers if one.confidence != "H"]
        return {
            paper["id"]: " ".join(filter(None, (paper["type"], paper.get("symbol"), f"({sure})")))
            for paper, sure in papers
        }

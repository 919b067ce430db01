"""From a regime's TOML to a `Profile`. A key that is missing or unknown is a mistake of ours and stops the load."""

from __future__ import annotations

from typing import Any

from drafter.regimes.spec import (
    AppendixForm,
    LineSpacing,
    ListForm,
    Look,
    NumberForm,
    PageNumber,
    PageSpec,
    Profile,
    Range,
    Signs,
)

Raw = dict[str, Any]


def _range(raw: Raw) -> Range:
    values: Raw = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return Range(**values)


def _line_spacing(raw: Raw) -> LineSpacing:
    rest = {key: value for key, value in raw.items() if key not in ("rule", "or_exact_pt_min")}
    return LineSpacing(rule=raw["rule"], range=_range(rest), or_exact_pt_min=raw.get("or_exact_pt_min"))


def _look(role: str, raw: Raw) -> Look:
    values: Raw = {"id": role, **raw}
    for key in ("size_pt", "rule", "first_line_cm", "gap_pt"):
        if key in values:
            values[key] = _range(values[key])
    if "line_spacing" in values:
        values["line_spacing"] = _line_spacing(values["line_spacing"])
    values["accept"] = tuple(values.get("accept", ()))
    return Look(**values)


def profile_from(raw: Raw) -> Profile:
    """The profile that a parsed regime file describes."""
    page: Raw = {
        key: _range(value) if isinstance(value, dict) and "preferred" in value else value
        for key, value in raw["page"].items()
    }
    page["paper_mm"] = tuple(page["paper_mm"])
    number: Raw = {
        key: _range(value) if isinstance(value, dict) else value for key, value in raw["page_number"].items()
    }
    return Profile(
        id=raw["id"],
        name=raw["name"],
        cite=raw["cite"],
        family=raw["family"],
        confidence=raw["confidence"],
        page=PageSpec(**page),
        page_number=PageNumber(**number),
        number=NumberForm(**raw["number"]),
        before_cited_date=raw["citation"]["before_date"],
        labels={key: value for key, value in raw["labels"].items() if key not in ("clause", "confidence")},
        labels_clause=raw["labels"]["clause"],
        bases=ListForm(**raw["bases"]),
        recipients=ListForm(**raw["recipients"]),
        end_mark=raw["ending"]["mark"],
        end_mark_clause=raw["ending"]["clause"],
        end_mark_confidence=raw["ending"]["confidence"],
        appendix=AppendixForm(**raw["appendix"]),
        signs=Signs(**raw["signs"]),
        size_sets=tuple(raw.get("size_sets", {}).get("sets", ())),
        looks={role: _look(role, look) for role, look in raw["component"].items()},
    )

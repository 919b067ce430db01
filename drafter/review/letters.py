"""Two looks of the same words, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from drafter.review.look_words import NEAR_MM, of_words
from drafter.review.words import changes
from drafter.text import one_line
from drafter.view import Paragraph, Run

#: Looks that stay lawful to put on words again: of letters, of paragraphs. Sizes and fonts are the regime's.
OF_WORDS = ("bold", "italic", "underline", "struck", "color", "highlight", "shading")
OF_SHAPE = ("align", "indent_left_mm", "indent_right_mm", "first_line_mm")
Letter = tuple[str, Run]


def plain_look(run: Run) -> Run:
    """The look of words in the face and size of the house: what is typed or pasted takes these on when it comes home."""
    return Run(
        text="", bold=run.bold, italic=run.italic, underline=run.underline, color=run.color, highlight=run.highlight,
        shading=run.shading, hidden=run.hidden, struck=run.struck, caps=run.caps, raised=run.raised,
    )  # fmt: skip


def letters_of(paragraph: Paragraph) -> list[Letter]:
    """The letters of a paragraph with the look of each."""
    return [(char, run) for run in paragraph.runs for char in run.text]


def phrases(old: Sequence[Letter], new: Sequence[Letter]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The stretches of `new` that look otherwise than the same words of `old`; "" for all of it."""
    different = _differences(old, new)
    shown = [n for n, (char, _run) in enumerate(new) if char.strip()]
    everywhere = [one for one in different[shown[0]] if all(one in different[n] for n in shown)]
    if everywhere:
        yield "", tuple(everywhere)
        different = [tuple(one for one in found if one not in everywhere) for found in different]
    groups: list[list[int]] = []
    for before, n in pairwise([-1, *shown]):
        if groups and before >= 0 and different[before] == different[n]:
            groups[-1].append(n)
        else:
            groups.append([n])
    for group in groups:
        if what := different[group[0]]:
            words = "".join(char for char, _run in new[group[0] : group[-1] + 1])
            yield one_line(words), what


def _differences(old: Sequence[Letter], new: Sequence[Letter]) -> list[tuple[str, ...]]:
    """For each letter of `new` what makes it look otherwise than the letter of `old` that it is, or stands in for."""
    return [of_words(was, now) for was, now in counterparts(old, new)]


def counterparts(old: Sequence[Letter], new: Sequence[Letter]) -> list[tuple[Run, Run]]:
    """The looks of each letter of `new`: as it was made, as it is. A letter put in is like the likest of those round it."""
    # words set in capitals by their look are the same words
    before, after = (_capitals("".join(char for char, _run in letters)) for letters in (old, new))
    out: list[tuple[Run, Run]] = []
    at = 0
    for start, end, put in [*changes(before, after), (len(old), len(old), "")]:
        out += [(was, now) for (_a, was), (_b, now) in zip(old[at:start], new[len(out) :], strict=False)]
        nearby = [plain_look(run) for _char, run in old[max(start - 1, 0) : max(end, start) + 1]]
        for _char, run in new[len(out) : len(out) + len(put)]:
            now = plain_look(run)
            out.append((min(nearby, key=lambda one: len(of_words(one, now)), default=now), now))
        at = end
    return out


def values(was: Run | Paragraph, now: Run | Paragraph, names: Sequence[str]) -> dict[str, Any]:
    """What of these names is otherwise than before, as it is now."""
    found = {name: (getattr(was, name), getattr(now, name)) for name in names}
    return {
        name: after
        for name, (before, after) in found.items()
        if (abs(before - after) > NEAR_MM if isinstance(before, float) else before != after)
    }


def spans(values: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Letters side by side of the same values as one stretch; those without any are left out."""
    at = 0
    for found, letters in groupby(values):
        end = at + len(list(letters))
        if found:
            yield at, end, found
        at = end


def _capitals(text: str) -> str:
    capitals = text.upper()
    return capitals if len(capitals) == len(text) else text

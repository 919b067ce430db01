"""What changed within one line, and in whose words: tokens, and a change laid over the segments of the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def tokens(text: str) -> list[str]:
    """Words, runs of white space and single signs; joined they are the text."""
    return _TOKEN.findall(text)


def changes(old: str, new: str) -> list[tuple[int, int, str]]:
    """(start, end, words put there) of each change from `old`, in characters of `old`."""
    # printing imports this module, and compares nothing
    from difflib import SequenceMatcher

    left, right = tokens(old), tokens(new)
    starts = [0]
    for token in left:
        starts.append(starts[-1] + len(token))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    out: list[tuple[int, int, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            out.append((starts[a], starts[b], "".join(right[c:d])))
    return _without_islands(old, out)


def _without_islands(old: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Changes parted by white space only are one change: a phrase written anew, not words apart."""
    out: list[tuple[int, int, str]] = []
    for start, end, words in found:
        if out and out[-1][1] < start and old[out[-1][1] : start].isspace():
            first, last, before = out.pop()
            out.append((first, end, f"{before}{old[last:start]}{words}"))
        else:
            out.append((start, end, words))
    return out


def ratio(left: str, right: str) -> float:
    """How alike two texts are, 0 to 1."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.3 and matcher.quick_ratio() > 0.3 else 0.0


@dataclass(frozen=True, slots=True)
class Projection:
    """A changed line by its segments: each one's new words; `own` when words of ours changed, `across` when one
    change touches several segments or lies between two answers."""

    texts: tuple[str, ...]
    own: bool
    across: bool


def project(segments: Sequence[tuple[str, str]], new: str) -> Projection:
    """Lay a changed line over its segments of (words, path of the answer or "")."""
    old = "".join(text for text, _ in segments)
    owner = [number for number, (text, _) in enumerate(segments) for _ in text]
    texts = ["" for _ in segments]
    own = across = False
    at = 0
    for start, end, words in [*changes(old, new), (len(old), len(old), "")]:
        for index in range(at, start):
            texts[owner[index]] += old[index]
        at = end
        if start == end and not words:
            continue
        touched = sorted({owner[index] for index in range(start, end)})
        if not touched:
            number, mine, between = _beside(segments, owner, start)
            own, across = own or mine, across or between
            if number >= 0:
                texts[number] += words
            continue
        across = across or len(touched) > 1
        own = own or any(not segments[number][1] for number in touched)
        answers = [number for number in touched if segments[number][1]]
        texts[(answers or touched)[0]] += words
    return Projection(tuple(texts), own, across)


def _beside(segments: Sequence[tuple[str, str]], owner: list[int], at: int) -> tuple[int, bool, bool]:
    """Whose an insertion is: an answer's, when one ends or begins there. Between it and words of ours nobody can say."""
    left = owner[at - 1] if at > 0 else -1
    right = owner[at] if at < len(owner) else -1
    if left == right:
        return left, left < 0 or not segments[left][1], False
    answers = [number for number in (left, right) if number >= 0 and segments[number][1]]
    if answers:
        sides = (_nearest(segments, left, -1), _nearest(segments, right, 1))
        return answers[0], False, all(path or any(map(str.isalpha, text)) for text, path in sides)
    return (left if left >= 0 else right), True, False


def _nearest(segments: Sequence[tuple[str, str]], number: int, step: int) -> tuple[str, str]:
    """A segment, or the one beyond it when it is a space of ours; ("", "") for none."""
    while 0 <= number < len(segments) and not segments[number][1] and segments[number][0].isspace():
        number += step
    return segments[number] if 0 <= number < len(segments) else ("", "")

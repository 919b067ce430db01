"""What a unit's plan would take over from the answers that all units share, though it should have its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.answers.load import Loaded, read_tree
from drafter.answers.paths import find, line_of
from drafter.answers.printed import must_show
from drafter.batch.columns import called
from drafter.batch.gaps import text_at
from drafter.batch.job import Item, Job
from drafter.batch.starting import signers_of
from drafter.i18n import _
from drafter.memo import Memo
from drafter.model.papers import as_typed
from drafter.registers.communes import KINDS
from drafter.text import few

#: Lines that are named before they are only counted.
_NAMED = 10


def remarks(job: Job, item: Item, loaded: Loaded, memo: Memo) -> Iterator[str]:
    """What to look at in one row; `loaded` are its answers."""
    found = (
        _left_over(job, item, loaded, memo),
        _of_another_kind(job, item, loaded, memo),
        _shared_still(job, item),
        _taken_over(job, item),
    )
    yield from filter(None, found)


def _other_unit(job: Job, item: Item) -> str:
    """The unit that the shared answers were written for, "" where the row is that unit's or names none."""
    own = dict(item.settings).get("issuer.name", "")
    shared = _shared_text(job.base, job.name, "issuer.name") if own else ""
    return "" if shared.casefold() in own.casefold() else shared


def _shared_still(job: Job, item: Item) -> str:
    """What a unit's plan would have from the shared answers though each unit has its own: its number, its signers."""
    if not _other_unit(job, item):
        return ""
    kept = _kept_from(job.base, job.name, tuple(path for path, _value in item.settings))
    if not kept:
        return ""
    what = (f"{_('số') if path == 'number' else _('người ký')} “{text}”" for path, text in kept)
    return _("vẫn dùng {what} của tệp chung; điền cột {columns}").format(
        what=", ".join(what), columns=", ".join(called(job, path) for path, _text in kept)
    )


def _taken_over(job: Job, item: Item) -> str:
    """The answers of the shared file that print because the cells of this row are empty, but for those told above."""
    if not item.blank:
        return ""
    told = _kept_from(job.base, job.name, tuple(path for path, _value in item.settings))
    above = {path for path, _text in told} if _other_unit(job, item) else set()
    taken = [
        (called(job, path), as_typed(words[:80]))
        for path in item.blank
        if path not in above and (words := _shared_text(job.base, job.name, path))
    ]
    if not taken:
        return ""
    return _("ô trống, lấy của tệp chung: {what}").format(
        what=", ".join(f"{column} “{words}”" for column, words in taken)
    )


@lru_cache(64)
def _kept_from(base: bytes, name: str, told: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(path, text) of the shared answers that should be a unit's own, but for those that `told` paths lead to."""
    root = read_tree(base, name)
    set_ = [find(root, path) for path in told]
    own = ((path, find(root, path)) for path in ("number", *(f"{one}.name" for one in signers_of(root))))
    texts = ((path, text_at(root, path)) for path, node in own if not any(node is one for one in set_))
    return tuple((path, text) for path, text in texts if text and "{" not in text)


def _left_over(job: Job, item: Item, loaded: Loaded, memo: Memo) -> str:
    """Where the shared answers still name the unit that they were written for."""
    shared = _other_unit(job, item)
    places = _places(loaded, memo, rf"(?<!\w){re.escape(shared)}(?!\w)") if shared else ()
    if not places:
        return ""
    lines = _shared_lines(job.base, job.name, places)
    lined = (
        _("{path} (dòng {line})").format(path=path, line=line)
        for path, line in zip(places, lines, strict=True)
    )
    return _("vẫn còn tên “{name}” của tệp chung ở {places}; ghi {gap} thay vào đó").format(
        name=shared, places=", ".join(lined), gap="{area}"
    )


def _of_another_kind(job: Job, item: Item, loaded: Loaded, memo: Memo) -> str:
    """Where the shared answers, written for a xã, speak of a xã in the plan of a phường."""
    own = dict(item.settings).get("issuer.unit", "")
    shared = _shared_text(job.base, job.name, "issuer.unit") if own else ""
    if shared == own or not {shared, own} <= set(KINDS):
        return ""
    places = _places(loaded, memo, _kind_alone(shared))
    if not places:
        return ""
    lines = sorted(set(_shared_lines(job.base, job.name, places)))
    return _(
        "tệp chung viết cho {shared}, đơn vị này là {own}: còn chữ “{shared}” ở dòng {lines} của tệp chung; ghi {gap} thay vào đó"
    ).format(shared=shared, own=own, lines=few([str(line) for line in lines], _NAMED), gap="{unit}")


@cache
def _kind_alone(kind: str) -> str:
    """A pattern of a kind of unit where it means the unit itself: not "hợp tác xã", "cấp xã", "các xã", "xã, phường", "xã hội"."""
    others = "|".join(KINDS)
    before = "".join(
        rf"(?<!{words} )" for words in ("hợp tác", "thị", "cấp", "các", *(f"{one}," for one in KINDS))
    )
    return rf"(?<!\w){before}{kind}(?!\w)(?! hội\b)(?!,? (?:(?:và|hoặc) )?(?:{others})\b)"


def _places(loaded: Loaded, memo: Memo, pattern: str) -> tuple[str, ...]:
    """The answers that print something like the pattern."""
    shown = must_show(loaded.values, stamped=False, memo=memo)
    found = (
        path
        for number, group in enumerate(shown)
        for path in memo((number, pattern), _naming, group, pattern)
    )
    return tuple(dict.fromkeys(found))


def _naming(answers: tuple[tuple[str, str], ...], pattern: str) -> list[str]:
    word = re.compile(pattern, re.IGNORECASE)
    return [path for path, words in answers if word.search(words)]


@cache
def _shared_text(base: bytes, name: str, path: str) -> str:
    return text_at(read_tree(base, name), path)


@lru_cache(64)
def _shared_lines(base: bytes, name: str, paths: tuple[str, ...]) -> tuple[int, ...]:
    """The lines of the shared answers that paths lead to; asked at once, since to know the file again takes its length."""
    root = read_tree(base, name)
    return tuple(line_of(root, path) for path in paths)

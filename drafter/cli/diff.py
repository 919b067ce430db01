"""drafter diff: what changed between two plans, in sentences, or as a Word file with tracked changes."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _
from drafter.text import lower_first, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.review.base import Plain
    from drafter.review.changes import Change
    from drafter.review.looks import Restyled

HELP = "so hai kế hoạch: điều gì đã đổi"


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two: its answers, and what was edited in Word without a place in them: words, looks, what is not read.

    `printed` are the answers with those words kept by hand; `loose` those words, each with its place.
    """

    answers: Plain
    printed: Plain
    loose: tuple[tuple[str, Change], ...] = ()
    looks: tuple[Restyled, ...] = ()
    unread: tuple[str, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("before", metavar="A", help=_("tệp trước: câu trả lời (.yml) hoặc Word (.docx)"))
    parser.add_argument("after", metavar="B", help=_("tệp sau: câu trả lời (.yml) hoặc Word (.docx)"))
    parser.add_argument(
        "--redline", metavar="TỆP.docx", help=_("ghi bản so sánh trong Word, có theo dõi sửa đổi")
    )
    parser.add_argument("--template", metavar="MẪU.docx", help=_("mẫu trình bày riêng đã dùng khi in"))
    parser.add_argument("--force", action="store_true", help=_("ghi đè tệp đã có"))


def run(options: argparse.Namespace) -> int:
    """drafter diff"""
    from drafter.review.compare import sentences
    from drafter.review.report import look_told

    template = Path(options.template) if options.template else None
    before, after = (_side(Path(name), template) for name in (options.before, options.after))
    found = sentences(before.answers, after.answers, _line_named(before, after))
    for sentence in found:
        say(sentence)
    by_hand: list[str] = []
    for name, side, other in ((options.before, before, after), (options.after, after, before)):
        same = {_words(change) for _place, change in other.loose}
        by_hand += [_loose(name, place, change) for place, change in side.loose if _words(change) not in same]
        by_hand += [
            _("Trong {name} có định dạng sửa tay: {look}.").format(name=name, look=look_told(look))
            for look in side.looks
            if look not in other.looks
        ]
        by_hand += [
            _("Trong {name} {remark}.").format(name=name, remark=remark)
            for remark in side.unread
            if remark not in other.unread
        ]
    for sentence in by_hand:
        say(sentence)
    if not found and not by_hand:
        say(_("không có gì đổi"))
    if options.redline:
        from drafter.cli.making import write_new

        target = Path(options.redline)
        write_new(target, _redline(before.printed, after.printed, str(target), template), force=options.force)
        say(_("đã ghi {path}").format(path=target))
    return 1 if found or by_hand else 0


def _line_named(*sides: _Side) -> Callable[[str], str]:
    """The words for the line that something is kept by hand for. Nothing is printed where nothing is kept."""
    if not any(side.answers.get("overrides") for side in sides):
        return str
    from drafter.cli.returning import press
    from drafter.review.places import Places

    machine = press()
    known = [machine.lines(side.answers) for side in sides]
    return Places({id_: line for lines in known for id_, line in lines.items()}).of


def _words(change: Change) -> tuple[str, str, str]:
    return change.kind, change.before, change.after


def _loose(name: str, place: str, change: Change) -> str:
    """A change that no answer holds, as a sentence."""
    from drafter.review.changes import MOVED
    from drafter.review.report import excerpt

    before, after = excerpt(one_line(change.before)), excerpt(one_line(change.after))
    if change.kind == MOVED:
        text = _("Trong {name} ({place}) có đoạn chuyển chỗ: “{after}”, nay đứng sau “{below}”.")
    elif not before:
        text = _("Trong {name} ({place}) có chữ thêm tay: “{after}”, đứng sau “{below}”.")
    elif not after:
        text = _("Trong {name} ({place}) có chữ bỏ đi: “{before}”.")
    else:
        text = _("Trong {name} ({place}) có chữ sửa tay: “{before}” thành “{after}”.")
    return text.format(
        name=name, place=lower_first(place), before=before, after=after, below=excerpt(change.below, 60)
    )


def _side(path: Path, template: Path | None) -> _Side:
    from drafter.cli.returning import base_of, looks_changed, open_returned, plain_of
    from drafter.review import homecoming as home
    from drafter.review.places import Places
    from drafter.review.reading import read_review
    from drafter.review.report import where

    if path.suffix.lower() != ".docx":
        plain = plain_of(path)[1]
        return _Side(plain, plain)
    returned = open_returned(path)
    if returned.record is None:
        raise InputError(
            _("{path} không mang câu trả lời của drafter").format(path=path),
            hint=_("đổi sang câu trả lời trước: drafter import {path}").format(path=path),
        )
    base = base_of(returned, None)
    review = read_review(base, returned.reviewed)
    looks = looks_changed(returned, base, template).told
    for remark in returned.notes:
        if remark not in returned.unread:
            note(_("chú ý: {remark}").format(remark=remark))
    accepted = [(one, home.ACCEPT) for one in review.changes if one.edits]
    kept = [(one, home.KEEP) for one in review.changes if one.by_hand and not one.edits]
    done = home.bring_home(base, base.values, accepted)
    printed = home.bring_home(base, base.values, [*accepted, *kept]).answers
    taken = {id(change) for change in done.taken}
    places = Places(base.lines)
    loose = tuple((where(change, places), change) for change in review.changes if id(change) not in taken)
    return _Side(done.answers, printed, loose, looks, returned.unread)


def _redline(before: Plain, after: Plain, name: str, template: Path | None) -> bytes:
    from drafter.answers.dump import block_text
    from drafter.cli.making import make_from
    from drafter.cli.returning import press
    from drafter.review.words import changes
    from drafter.word.context import bookmark
    from drafter.word.tracked import redlined

    machine = press()
    old, new = machine.lines(before), machine.lines(after)
    shown: dict[str, list[tuple[str, str]]] = {}
    for id_, line in new.items():
        words = old[id_].text if id_ in old else ""
        if words == line.text:
            continue
        pieces: list[tuple[str, str]] = []
        at = 0
        for start, end, put in changes(words, line.text):
            pieces += [("same", words[at:start]), ("del", words[start:end]), ("ins", put)]
            at = end
        pieces.append(("same", words[at:]))
        shown[bookmark(id_)] = [piece for piece in pieces if piece[1]]
    gone: dict[str, list[str]] = {}
    anchor = ""
    for id_, line in old.items():
        if id_ in new:
            anchor = bookmark(id_)
        elif line.text.strip():
            gone.setdefault(anchor, []).append(line.text)
    when = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    data = make_from(block_text(after).encode(), name, template=template).data
    fresh = {bookmark(id_) for id_ in new if id_ not in old}
    return redlined(data, name, shown, gone=gone, fresh=fresh, author="drafter", date=when)

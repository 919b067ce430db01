"""drafter pull: edits made in Word come home to the answers."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli.say import note, say
from drafter.errors import InputError
from drafter.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.review.changes import Change, Review
    from drafter.review.homecoming import Outcome
    from drafter.review.looks import Restyled
    from drafter.review.places import Places

HELP = "đưa sửa đổi trong tệp Word về tệp câu trả lời"
_TODO_LIMIT = 2_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("document", metavar="TỆP.docx", help=_("tệp Word đã sửa"))
    parser.add_argument(
        "answers", nargs="?", metavar="TỆP.yml", help=_("tệp câu trả lời (mặc định: cùng tên với tệp Word)")
    )
    parser.add_argument("--template", metavar="MẪU.docx", help=_("mẫu trình bày riêng đã dùng khi in"))
    parser.add_argument("--dry-run", action="store_true", help=_("chỉ liệt kê, không hỏi, không ghi"))
    parser.add_argument(
        "--accept-all-clear", action="store_true", help=_("nhận mọi sửa đổi rõ ràng, không hỏi từng cái")
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("dạng kết quả: text, json")
    )


def run(options: argparse.Namespace) -> int:
    """drafter pull"""
    from drafter.cli.returning import base_of, looks_changed, open_returned, plain_of
    from drafter.review import homecoming as home
    from drafter.review.places import Places
    from drafter.review.reading import read_review
    from drafter.review.report import where

    document = Path(options.document)
    returned = open_returned(document)
    answers = Path(options.answers) if options.answers else document.with_suffix(".yml")
    data, ours = plain_of(answers) if options.answers or answers.exists() else (b"", None)
    base = base_of(returned, ours)
    review = read_review(base, returned.reviewed)
    looks = looks_changed(returned, base, Path(options.template) if options.template else None).told
    by_machine = options.format == "json"
    for remark in returned.notes:
        note(_("chú ý: {remark}").format(remark=remark))
    if ours is not None and ours != base.values:
        note(_("chú ý: câu trả lời đã đổi sau khi in; chỗ cả hai bên cùng đổi sẽ không tự ghi"))
    places = Places(base.lines)
    decided = _decided(review, options, places, by_machine=by_machine)
    chosen = [
        (change, decided[n])
        for n, change in enumerate(review.changes)
        if decided[n] in (home.ACCEPT, home.KEEP)
    ]
    outcome = home.bring_home(base, ours if ours is not None else base.values, chosen)
    for change, why in outcome.refused:
        decided[review.changes.index(change)] = home.ASK
        note(
            _("không ghi được “{words}” ({place}): {why}").format(
                words=(change.after or change.before)[:80], place=where(change, places), why=why
            )
        )
    left = sum(decision == home.ASK for decision in decided.values())
    written = False
    if not options.dry_run:
        written = _write(answers, data, outcome, fresh=ours is None)
        _write_todos(answers, review)
    if by_machine:
        from drafter.review.report import as_data

        say(json.dumps({**as_data(review, decided, places, looks), "written": written, "notes": returned.notes}, ensure_ascii=False, indent=1))  # fmt: skip
    else:
        _summary(review, looks, answers, len(outcome.taken), left, written=written)
    return 1 if left else 0


def at_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _decided(
    review: Review, options: argparse.Namespace, places: Places, *, by_machine: bool
) -> dict[int, str]:
    from drafter.review import homecoming as home
    from drafter.review.report import described

    asks = at_terminal() and not options.dry_run and not by_machine
    out: dict[int, str] = {}
    for number, change in enumerate(review.changes):
        if not by_machine:
            for line in described(change, number + 1, places):
                say(line)
        if options.accept_all_clear and change.clear:
            out[number] = home.ACCEPT
        else:
            out[number] = _asked(change) if asks else home.ASK
    return out


def _asked(change: Change) -> str:
    from drafter.interview.question import Option
    from drafter.review import homecoming as home
    from drafter.terminal.screen import BACK, Screen

    options = []
    if change.edits:
        options.append(Option(value=home.ACCEPT, label=_("Nhận: ghi vào câu trả lời")))
    if change.by_hand:
        options.append(Option(value=home.KEEP, label=_("Giữ làm chữ sửa tay của dòng này")))
    options += [
        Option(value=home.IGNORE, label=_("Bỏ qua")),
        Option(value=home.ASK, label=_("Để sau")),
    ]
    reply = Screen().choice(_("Làm gì với sửa đổi này?"), options, home.ACCEPT if change.clear else home.ASK)
    return home.ASK if reply is BACK else str(reply)


def _write(answers: Path, data: bytes, outcome: Outcome, *, fresh: bool) -> bool:
    from drafter.answers.dump import to_plain, to_yaml
    from drafter.answers.edit import edited
    from drafter.answers.load import load
    from drafter.cli.returning import press
    from drafter.files import write_atomic

    if fresh:
        values = press().read(outcome.answers)[0]
        write_atomic(answers, to_yaml(values).encode())
        return True
    if not outcome.edits:
        return False
    made = edited(data, str(answers), outcome.edits)
    if to_plain(load(made, str(answers)).values) != outcome.answers:
        raise InputError(
            _("không sửa được {path} mà giữ nguyên cách viết của tệp; chưa ghi gì").format(path=answers),
            hint=_("nhận từng sửa đổi một, hoặc sửa tay chỗ còn lại"),
        )
    write_atomic(answers, made)
    return True


def _write_todos(answers: Path, review: Review) -> None:
    if not review.todos:
        return
    import yaml

    from drafter.answers.dump import block_text
    from drafter.files import read_bytes, write_atomic
    from drafter.review.report import with_new

    path = answers.with_suffix(".ghi-chu.yml")
    stored: list[dict[str, Any]] = []
    if path.exists():
        try:
            found = yaml.load(read_bytes(path, limit=_TODO_LIMIT), Loader=yaml.BaseLoader)
        except (yaml.YAMLError, UnicodeDecodeError):
            raise InputError(
                _("không đọc được {path}").format(path=path), hint=_("sửa hoặc đổi tên tệp đó")
            ) from None
        stored = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
    write_atomic(path, block_text(with_new(stored, review.todos)).encode())


def _summary(
    review: Review, looks: Sequence[Restyled], answers: Path, taken: int, left: int, *, written: bool
) -> None:
    from drafter.review.report import look_told, told

    for todo in review.todos:
        say(told(todo))
    if looks:
        say(_("định dạng sửa tay, câu trả lời không chứa được (drafter update giữ được ở chữ không đổi):"))
        for one in looks:
            say(f"   {look_told(one)}")
    elif review.formatted:
        say(_("{count} đoạn chỉ đổi định dạng: không đưa về").format(count=review.formatted))
    if not review.changes:
        say(_("không có sửa đổi nào về chữ"))
    if written:
        say(_("đã ghi {count} sửa đổi vào {path}").format(count=taken, path=answers))
    if left:
        say(_("còn {count} sửa đổi chưa quyết định").format(count=left))

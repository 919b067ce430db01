"""A list edited item by item: add, change, move, take out. What is being edited is kept after each item."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from drafter.errors import DrafterError
from drafter.i18n import _
from drafter.interview.question import Field, Option, Question
from drafter.interview.replies import item, with_ids
from drafter.terminal.screen import BACK, Screen

Item = dict[str, Any]
_WIDTH = 70
_LINE = 78


def edit(
    screen: Screen, question: Question, items: list[Item], refuse: Callable[[list[Item]], str],
    keep: Callable[[list[Item]], None],
) -> Any:  # fmt: skip
    """The list when the user is content with it, or BACK. `refuse` says what is wrong with it, `keep` saves it."""
    while True:
        show(screen, question, items)
        action = screen.choice(_(question.prompt), _actions(question, items), "xong")
        if action is BACK:
            return BACK
        if action == "xong":
            wrong = refuse(items)
            if not wrong:
                return items
            screen.say(_("  Chưa được: {why}").format(why=wrong))
            continue
        changed = _ACTIONS[action](screen, question, list(items))
        if changed is not BACK:
            items = with_ids(question, changed)
            keep(items)


def tick(
    screen: Screen,
    question: Question,
    items: list[Item],
    suggested: list[Item],
    offered: Sequence[tuple[Item, str]],
    refuse: Callable[[list[Item]], str],
) -> tuple[Any, bool]:
    """The items and suggestions that the user ticks (or BACK), and whether they are to be edited as well.

    `offered` are suggestions that are not ticked at first, with the reason.
    """
    if not items and not suggested and not offered:
        return items, True
    doubts = {str(one.get("id")): why for one, why in offered}
    known = {str(one.get("id")): one for one in [*suggested, *(one for one, _why in offered), *items]}
    chosen = [str(one.get("id")) for one in items]
    order = sorted(known, key=lambda id_: chosen.index(id_) if id_ in chosen else len(chosen))
    options = []
    for number, id_ in enumerate(order, 1):
        # the boxes have a line each: the words are read in full above them
        words = str(known[id_].get(question.fields[0].key) or summary(question, known[id_]))
        whole = f"{number}. {' '.join(words.split())}"
        if id_ in doubts:
            whole += _(" (chưa chọn: {why})").format(why=doubts[id_])
        screen.say(textwrap.fill(whole, _LINE, initial_indent="  ", subsequent_indent="     "))
        options.append(Option(value=id_, label=f"{number}. {summary(question, known[id_])}"))

    def check(values: list[str]) -> str:
        return refuse([known[id_] for id_ in values])

    reply = screen.multi(_(question.prompt), options, chosen, more=_("s: sửa, thêm"), check=check)
    if reply is BACK:
        return BACK, False
    picked = [known[id_] for id_ in reply.values]
    return picked, reply.wants_more


def show(screen: Screen, question: Question, items: list[Item]) -> None:
    """The items, numbered, a line each."""
    for number, one in enumerate(items, 1):
        screen.say(f"  {number}. {summary(question, one)}")
    if not items:
        screen.say(_("  (chưa có mục nào)"))


def summary(question: Question, one: Item) -> str:
    """An item on one line."""
    fields = [str(one[f.key]).replace("\n", " ").strip() for f in question.fields if one.get(f.key)]
    words = (
        ": ".join(fields[:2]) if question.key == "implementation.agencies" else fields[0] if fields else ""
    )
    if len(fields) > 1 and question.fields[1].key == "note":
        words = f"{fields[0]} ({fields[1]})"
    words = words or str(one.get("heading") or one.get("text") or "")
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 3].rstrip()}..."


def _actions(question: Question, items: list[Item]) -> list[Option]:
    out = [Option(value="xong", label=_("Dùng danh sách này ({count} mục)").format(count=len(items)))]
    if not items and not question.blank:
        out = []
    out.append(Option(value="them", label=_("Thêm một mục")))
    if items:
        out += [Option(value="sua", label=_("Sửa một mục")), Option(value="bo", label=_("Xóa một mục"))]
    if len(items) > 1:
        out.append(Option(value="chuyen", label=_("Chuyển chỗ một mục")))
    return out


def _pick(screen: Screen, question: Question, items: list[Item], prompt: str) -> Any:
    options = [Option(value=str(n), label=f"{n}. {summary(question, one)}") for n, one in enumerate(items, 1)]
    picked = screen.choice(prompt, options, "1")
    return picked if picked is BACK else int(picked) - 1


def _fill(screen: Screen, question: Question, one: Item) -> Any:
    """The fields of one item, one after another; Esc goes back to the field before, from the first one out."""
    place, made = 0, dict(one)
    while place < len(question.fields):
        field = question.fields[place]
        default = str(made.get(field.key, ""))
        if field.long:
            reply = screen.long(_(field.prompt), default)
        else:
            reply = screen.text(_(field.prompt), default, check=_check(question, field))
        if reply is BACK:
            if place == 0:
                return BACK
            place -= 1
            continue
        made[field.key] = reply
        place += 1
    return item(question, made)


def _check(question: Question, field: Field) -> Callable[[str], str]:
    def check(text: str) -> str:
        if field.required and not text.strip():
            return _("chưa ghi gì: cần {field}").format(field=_(field.prompt).lower())
        try:
            item(question, {**{f.key: "x" for f in question.fields if f.required}, field.key: text})
        except DrafterError as error:
            return f"{error.message} ({error.hint})" if error.hint else error.message
        return ""

    return check


def _add(screen: Screen, question: Question, items: list[Item]) -> Any:
    made = _fill(screen, question, {})
    return BACK if made is BACK else [*items, made]


def _change(screen: Screen, question: Question, items: list[Item]) -> Any:
    place = _pick(screen, question, items, _("Sửa mục nào?"))
    if place is BACK:
        return BACK
    made = _fill(screen, question, items[place])
    return BACK if made is BACK else [*items[:place], made, *items[place + 1 :]]


def _remove(screen: Screen, question: Question, items: list[Item]) -> Any:
    place = _pick(screen, question, items, _("Xóa mục nào?"))
    return BACK if place is BACK else [*items[:place], *items[place + 1 :]]


def _move(screen: Screen, question: Question, items: list[Item]) -> Any:
    place = _pick(screen, question, items, _("Chuyển mục nào?"))
    if place is BACK:
        return BACK
    rest = [*items[:place], *items[place + 1 :]]
    options = [Option(value="0", label=_("Lên đầu danh sách"))] + [
        Option(value=str(n), label=_("Sau: {item}").format(item=summary(question, one)))
        for n, one in enumerate(rest, 1)
    ]
    to = screen.choice(_("Chuyển đến đâu?"), options, "0")
    return BACK if to is BACK else [*rest[: int(to)], items[place], *rest[int(to) :]]


_ACTIONS = {"them": _add, "sua": _change, "bo": _remove, "chuyen": _move}

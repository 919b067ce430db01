"""A reply as typed -> an answer. The same door for the keyboard, `--set` and a saved file."""

from __future__ import annotations

from typing import Any

from drafter.answers.schema import Block, Line
from drafter.answers.schema import Date as DateKind
from drafter.i18n import _
from drafter.interview.question import Field, Option, Plain, Question, View
from drafter.interview.values import Refused, kind_at, typed
from drafter.text import bare, unmarked, unnumbered, with_dashes

#: Fields that print as headings, each with the number that we count.
_COUNTED = ("heading", "agency")


def parse(question: Question, view: View, raw: Plain) -> Plain:
    """The answer in a reply. Raises Refused with what to write."""
    value = _READERS[question.form](question, view, raw)
    if not value and not question.blank:
        raise Refused(_("còn trống"), hint=_needed(question))
    if wrong := question.check(view, value):
        raise Refused(wrong, hint=_needed(question))
    return value


def _needed(question: Question) -> str:
    return _("ví dụ: {example}").format(example=question.example) if question.example else _(question.help)


def _text(question: Question, view: View, raw: Plain) -> str:
    kind = kind_at(question.key) or Line(doc=question.prompt)
    return question.means(view, typed(kind, str(raw), question.key))


def _long(question: Question, view: View, raw: Plain) -> str:
    return typed(Block(doc=question.prompt), with_dashes(str(raw)), question.key)


def _date(question: Question, view: View, raw: Plain) -> str:
    return typed(DateKind(doc=question.prompt), str(raw), question.key)


def _choice(question: Question, view: View, raw: Plain) -> str:
    words = typed(Line(doc=question.prompt), str(raw), question.key)
    if not words:
        return ""
    try:
        return match(words, question.options(view)).value
    except Refused:
        if why := question.doubt(view, words):
            raise Refused(why, hint="") from None
        raise


def _multi(question: Question, view: View, raw: Plain) -> list[str]:
    words = raw if isinstance(raw, list | tuple) else str(raw).split(",")
    options = question.options(view)
    chosen = {match(str(word).strip(), options).value for word in words if str(word).strip()}
    return [option.value for option in options if option.value in chosen]


def _items(question: Question, view: View, raw: Plain) -> list[dict[str, Any]]:
    if not isinstance(raw, list | tuple):
        raise Refused(_("đây là một danh sách"), hint=_("ghi từng mục: {key}[1]...").format(key=question.key))
    return with_ids(question, [item(question, one) for one in raw])


def item(question: Question, raw: dict[str, Any]) -> dict[str, Any]:
    """One item of a list with its fields cleaned; what the questionnaire does not ask is kept. Raises Refused."""
    out: dict[str, Any] = dict(question.fixed)
    out.update(raw)
    for field in question.fields:
        kind = Block(doc=field.prompt) if field.long else Line(doc=field.prompt)
        said = str(raw.get(field.key, ""))
        value = typed(kind, _pasted(said, field, marked="label" in raw), f"{question.key}.{field.key}")
        if value:
            out[field.key] = value
        else:
            out.pop(field.key, None)
            # a part of a file that is no such item (a heading, a paragraph, a table) is kept as it is
            if field.required and not any(raw.get(key) for key in ("heading", "text", "table", "content")):
                raise Refused(
                    _("còn trống: {field}").format(field=_(field.prompt)),
                    hint=_("ghi đủ cho từng mục, hoặc xóa mục đó"),
                )
    return out


def _pasted(said: str, field: Field, *, marked: bool) -> str:
    """What was pasted without the marks that the list prints itself; `marked`: this item prints as it is typed."""
    if field.long:
        return with_dashes(said)
    if marked:
        return said
    return unnumbered(said) if field.key in _COUNTED else unmarked(said)


def with_ids(question: Question, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items with an id each, none twice; new ids go on from the number of items."""
    used = {one["id"] for one in items if one.get("id")}
    out = []
    for number, one in enumerate(items, 1):
        id_ = one.get("id") or f"{question.prefix}-{number}"
        while not one.get("id") and id_ in used:
            number += 1
            id_ = f"{question.prefix}-{number}"
        used.add(id_)
        out.append({"id": id_, **{key: value for key, value in one.items() if key != "id"}})
    return out


def match(words: str, options: tuple[Option, ...]) -> Option:
    """The option meant: by its value or label, else the only one that holds the words. Raises Refused."""
    for option in options:
        if words in (option.value, option.label):
            return option
    wanted = bare(words)
    same = [o for o in options if wanted in (bare(o.value), bare(o.label))]
    starts = [o for o in options if bare(o.label).startswith(wanted)]
    ends = [o for o in options if bare(o.label).endswith(f" {wanted}")]
    holds = [o for o in options if wanted in bare(o.label)]
    for found in (same, starts, ends, holds):
        if len(found) == 1:
            return found[0]
    near = holds or list(options)
    raise Refused(
        _("không có lựa chọn “{value}”").format(value=words[:60]),
        hint=_("chọn: {values}").format(values="; ".join(o.label for o in near[:6])),
    )


_READERS = {
    "text": _text,
    "long": _long,
    "date": _date,
    "choice": _choice,
    "fork": _choice,
    "multi": _multi,
    "items": _items,
}

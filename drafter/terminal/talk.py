"""The conversation: asks what the engine says is next, saves after every reply, shows what a reply changes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from drafter.errors import DrafterError
from drafter.i18n import _
from drafter.interview import session as engine
from drafter.interview.preview import foretold, printed
from drafter.interview.session import Session, Step
from drafter.interview.values import Refused
from drafter.model.papers import as_typed
from drafter.terminal import lists
from drafter.terminal.remarks import Judge, Listener, nothing_heard, nothing_judged
from drafter.terminal.review import label, review, shown
from drafter.terminal.screen import BACK, Screen

Save = Callable[[Session], None]
_WIDTH = 78


def converse(
    session: Session,
    save: Save,
    screen: Screen | None = None,
    *,
    reviewed: bool = False,
    judge: Judge = nothing_judged,
    listen: Listener = nothing_heard,
) -> Session:
    """Ask until all is answered and the user says write. Leaves by KeyboardInterrupt; what was answered is saved.

    `judge` says what the check will find in the document, for the review screen; `listen` what it finds in an answer.
    """
    return _Talk(session, save, screen or Screen(), judge, listen).run(reviewed=reviewed)


class _Talk:
    def __init__(self, session: Session, save: Save, screen: Screen, judge: Judge, listen: Listener) -> None:
        self.judge = judge
        self.listen = listen
        self.session = session
        self.save = save
        self.screen = screen

    def run(self, *, reviewed: bool) -> Session:
        self.screen.say(_("SOẠN KẾ HOẠCH. Mỗi câu trả lời được ghi ngay vào tệp."))
        self.screen.say(_("Enter: nhận gợi ý · Esc hoặc F2: câu trước · Ctrl-C: nghỉ, lần sau làm tiếp"))
        jump = ""
        while True:
            step = engine.step_at(self.session, jump) if jump else engine.next_step(self.session)
            jump = ""
            if step is None:
                if reviewed:
                    return self.session
                chosen = review(self.screen, self.session, self.judge(self.session))
                if chosen == "":
                    return self.session
                jump = engine.previous(self.session, "") if chosen is BACK else chosen
                continue
            reply = self._ask(step)
            if reply is BACK:
                jump = engine.previous(self.session, step.question.key)
                continue
            self._take(step, reply)

    def _ask(self, step: Step) -> Any:
        self._head(step)
        question = step.question
        prompt = _(question.prompt)
        if question.form == "items":
            return self._list(step)
        if question.form == "multi":
            reply = self.screen.multi(prompt, question.options(step.view), step.value or ())
            return reply if reply is BACK else reply.values
        if question.form in ("choice", "fork"):
            options = question.options(step.view)
            if not question.search:
                return self.screen.choice(prompt, options, step.value)
            words = [option.label for option in options]
            return self._short(step, words)
        if question.form == "long":
            return self._long(step, prompt)
        if question.form == "date":
            return self._short(step)
        return self.screen.text(
            prompt, step.value, self._check(step), self._below(step), question.words(step.view)
        )

    def _list(self, step: Step) -> Any:
        """A list with suggestions is first ticked; editing it item by item is a key away, and is where a draft goes on."""
        question, items = step.question, list(step.value or ())
        reply = self.session.replies.get(question.key)
        if question.suggests and not (reply and reply.draft):
            items, wants_more = lists.tick(
                self.screen,
                question,
                items,
                question.default(step.view),
                question.offers(step.view),
                self._refuse(step),
            )
            if not wants_more:
                return items
        return lists.edit(self.screen, question, items, self._refuse(step), self._keep(step))

    def _short(self, step: Step, words: Sequence[str] = ()) -> Any:
        """A reply that is typed anew rather than edited: what is proposed stands in brackets, Enter takes it."""
        known = _typing(step)
        prompt = f"{_(step.question.prompt)} [{known}]" if known else _(step.question.prompt)
        check, below = self._check(step), self._below(step)
        reply = self.screen.text(
            prompt, "", lambda text: check(text or known), lambda text: below(text or known), words
        )
        return reply if reply is BACK else reply or known

    def _long(self, step: Step, prompt: str) -> Any:
        from drafter.interview.question import Option

        if not step.value:
            return self.screen.long(prompt)
        for line in step.value.splitlines():
            self.screen.say(textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  "))
        options = [Option(value="dung", label=_("Dùng đoạn này")), Option(value="sua", label=_("Sửa"))]
        if step.question.blank:
            options.append(Option(value="bo", label=_("Bỏ mục này")))
        chosen = self.screen.choice(prompt, options, "dung")
        if chosen == "sua":
            return self.screen.long(prompt, step.value)
        return chosen if chosen is BACK else "" if chosen == "bo" else step.value

    def _head(self, step: Step) -> None:
        question = step.question
        place = _("câu {number}/{total}").format(number=step.number, total=step.total)
        self.screen.say()
        self._fold(
            _("{place} · Phần: {part} · Esc: câu\u00a0trước").format(place=place, part=_part(question.part)),
            "",
            "",
        )
        if step.why:
            words = _("Xem lại câu này: {why}.").format(why=step.why)
            self._fold(words)
        helped = _(question.help)
        if question.example and question.form in ("text", "date", "multi"):
            helped = _("{help}; ví dụ: {example}").format(help=helped, example=question.example)
        if question.clause:
            helped += f" ({question.clause})"
        self._fold(f"{helped[:1].upper()}{helped[1:]}")
        if question.key == "kit.areas":
            for option in question.options(step.view):
                self._fold(f"{option.label.partition(' ')[0]} {option.note}", "     ")

    def _fold(self, words: str, indent: str = "  ", first: str = "  ") -> None:
        self.screen.say(textwrap.fill(words, _WIDTH, initial_indent=first, subsequent_indent=indent))

    def _check(self, step: Step) -> Callable[[str], str]:
        def check(text: str) -> str:
            try:
                engine.answer(self.session, step.question.key, text)
            except DrafterError as error:
                return f"{error.message}; {error.hint}" if error.hint else error.message
            return ""

        return check

    def _below(self, step: Step) -> Callable[[str], str]:
        def below(text: str) -> str:
            told = foretold(self.session, step.question.key, text)
            return _("Sẽ in · {lines}").format(lines=told) if told else ""

        return below

    def _refuse(self, step: Step) -> Callable[[list[Any]], str]:
        def refuse(items: list[Any]) -> str:
            try:
                engine.answer(self.session, step.question.key, items)
            except Refused as error:
                return error.message
            return ""

        return refuse

    def _keep(self, step: Step) -> Callable[[list[Any]], None]:
        def keep(items: list[Any]) -> None:
            self.session = engine.keep_draft(self.session, step.question.key, items)
            self.save(self.session)

        return keep

    def _take(self, step: Step, reply: Any) -> None:
        before, key = self.session, step.question.key
        try:
            self.session = engine.answer(before, key, reply)
        except Refused as error:
            self.screen.say(_("  Chưa được: {why} ({hint})").format(why=error.message, hint=error.hint))
            return
        self.save(self.session)
        if step.question.form == "fork":
            chosen = next(one for one in step.question.options(step.view) if one.value == reply)
            self._fold(f"= {_(chosen.label)}", "      ")
            return
        now = engine.step_at(self.session, key)
        self._fold(f"= {label(now)}: {shown(now)}", "      ")
        if doubt := step.question.doubt(now.view, now.value):
            self._fold(_("Chú ý: {doubt}.").format(doubt=doubt), "      ")
        for remark in self.listen(self.session, now):
            self._fold(_("! Kiểm tra: {remark}").format(remark=remark), "      ")
        self._tell_printed(before)
        self._tell_effects(engine.effects(before, self.session, key))

    def _tell_printed(self, before: Session) -> None:
        old = printed(before)
        for name, words in printed(self.session).items():
            if old.get(name) != words:
                self._fold(_("Sẽ in · {name}: {words}").format(name=name, words=words), "      ")

    def _tell_effects(self, made: engine.Effects) -> None:
        told = (
            (_("đã tính lại theo câu vừa sửa"), made.recomputed),
            (_("cần xác nhận lại"), made.stale),
            (_("không còn dùng, đã cất lại"), made.parked),
            (_("dùng lại câu trả lời đã cất"), made.back),
        )
        for words, changed in told:
            if changed:
                names = "; ".join(label(step) for step in changed)
                self._fold(
                    _("Thay đổi này ảnh hưởng {count} câu, {what}: {names}").format(
                        count=len(changed), what=words, names=names
                    )
                )


def _part(words: str) -> str:
    """The part of the plan a question belongs to, with the task area as the directing document names it."""
    part, found, area = words.partition(", lĩnh vực ")
    return _("{part}, lĩnh vực {area}").format(part=_(part), area=area) if found else _(part)


def _typing(step: Step) -> str:
    """What stands in the line at first: dates as they are typed here, the rest as it is."""
    value = step.value if isinstance(step.value, str) else ""
    if step.question.form == "date" and value:
        return as_typed(value)
    return value

"""Prompts: one method a kind of question. Every word is ours, Esc goes back, nothing is said by colour alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from drafter.i18n import _
from drafter.interview.question import Option
from drafter.terminal import editor
from drafter.text import bare

#: What a prompt gives when the user goes back.
BACK: Final = object()

#: Esc alone is told from the arrow keys, which begin with Esc, by this pause (seconds).
_ESC_WAIT = 0.05


@dataclass(frozen=True, slots=True)
class Ticked:
    """What was ticked in a list of boxes, and whether the user wants to edit it."""

    values: list[str]
    wants_more: bool = False


class Screen:
    """The terminal. `say` prints; the prompts return a reply or BACK, and raise KeyboardInterrupt on Ctrl-C, Ctrl-D."""

    def say(self, text: str = "") -> None:
        """Lines above the prompt."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def text(
        self,
        prompt: str,
        default: str = "",
        check: Callable[[str], str] | None = None,
        below: Callable[[str], str] | None = None,
        words: Sequence[str] = (),
    ) -> Any:
        """One line. `check` says what is wrong with it; `below` is shown under it; `words` are offered while typing."""
        import questionary

        more: dict[str, Any] = {"bottom_toolbar": _toolbar(below)} if below else {}
        if words:
            more |= {"completer": _completer(words), "complete_while_typing": True}
        return self._ask(
            questionary.text(
                prompt,
                default=default,
                qmark=">",
                validate=_validator(check) if check else None,
                validate_while_typing=False,
                style=_style(),
                erase_when_done=True,
                **more,
            )
        )

    def long(self, prompt: str, default: str = "") -> Any:
        """Paragraphs, one a line; Ctrl-D or F4 ends, F3 or Ctrl-O opens the user's own editor."""
        import questionary

        program = editor.found()
        how = _("(mỗi dòng một đoạn; xong thì bấm Ctrl-D hoặc F4)\n")
        if program:
            how = _(
                "(mỗi dòng một đoạn; xong thì bấm Ctrl-D hoặc F4; F3 hoặc Ctrl-O: mở bằng {program})\n"
            ).format(program=program)
        asked = questionary.text(
            prompt,
            default=default.rstrip("\n"),
            qmark=">",
            multiline=True,
            instruction=how,
            style=_style(),
            erase_when_done=True,
        )
        return self._ask(asked, ends=("c-d", "f4"), extra=editor.keys() if program else None)

    def choice(self, prompt: str, options: Sequence[Option], default: str = "") -> Any:
        """One of the options; its value."""
        import questionary

        choices = [questionary.Choice(title=_label(one), value=one.value) for one in options]
        known = any(one.value == default for one in options)
        return self._ask(
            questionary.select(
                prompt,
                choices=choices,
                default=default if known else None,
                qmark=">",
                pointer="»",
                instruction=_("(phím lên, xuống để chọn; Enter đồng ý)"),
                style=_style(),
                erase_when_done=True,
            ),
            is_list=True,
        )

    def multi(
        self,
        prompt: str,
        options: Sequence[Option],
        chosen: Sequence[str],
        *,
        more: str = "",
        check: Callable[[list[str]], str] | None = None,
    ) -> Any:
        """Some of the options, as Ticked. `more` tells of the key s, which ends the prompt to go on editing."""
        import questionary

        def wrong(values: list[str]) -> str:
            if not values:
                return _("chọn ít nhất một")
            return check(values) if check else ""

        told = _("(phím cách: chọn, bỏ; Enter: dùng; {more})").format(more=more)
        choices = [
            questionary.Choice(title=_label(one), value=one.value, checked=one.value in chosen)
            for one in options
        ]
        asked = questionary.checkbox(
            prompt,
            choices=choices,
            qmark=">",
            pointer="»",
            instruction=told if more else _("(phím cách: chọn, bỏ; a: tất cả; Enter xong)"),
            validate=lambda values: wrong(values) or True,
            style=_style(),
            erase_when_done=True,
        )
        reply = self._ask(asked, extra=_ticked_key(asked) if more else None, is_list=True)
        return Ticked(reply) if isinstance(reply, list) else reply

    def _ask(
        self, question: Any, ends: Sequence[str] = (), extra: Any = None, *, is_list: bool = False
    ) -> Any:
        from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

        keys = KeyBindings()
        app = question.application

        @keys.add("escape", eager=True)
        @keys.add("f2", eager=True)
        def _back(event: Any) -> None:
            event.app.exit(result=BACK)

        def _done(event: Any) -> None:
            event.current_buffer.validate_and_handle()

        def _leave(event: Any) -> None:
            event.app.exit(exception=KeyboardInterrupt)

        for key in ends:
            keys.add(key, eager=True)(_done)
        if is_list:
            # a list has no line to be empty: there Ctrl-D always leaves
            keys.add("c-d", eager=True)(_leave)
        app.key_bindings = merge_key_bindings(
            [own for own in (app.key_bindings, keys, extra) if own is not None]
        )
        app.ttimeoutlen = _ESC_WAIT
        # a terminal that does not say where its cursor is only goes without the line below; no warning in English
        app.renderer.cpr_not_supported_callback = None
        try:
            return question.unsafe_ask()
        except EOFError:
            raise KeyboardInterrupt from None


def _ticked_key(question: Any) -> Any:
    """The key s in a list of boxes: what is ticked so far, to be edited."""
    from prompt_toolkit.key_binding import KeyBindings
    from questionary.prompts.common import InquirerControl

    keys = KeyBindings()
    layout = question.application.layout
    boxes = next(one for one in layout.find_all_controls() if isinstance(one, InquirerControl))

    @keys.add("s", eager=True)
    def _more(event: Any) -> None:
        values = [str(one.value) for one in boxes.get_selected_values()]
        event.app.exit(result=Ticked(values, wants_more=True))

    return keys


def _label(option: Option) -> str:
    return f"{option.label} ({option.note})" if option.note and len(option.note) < 40 else option.label


def _style() -> Any:
    from questionary import Style

    return Style([("selected", "noreverse"), ("bottom-toolbar", "noreverse")])


def _toolbar(below: Callable[[str], str]) -> Callable[[], str]:
    from prompt_toolkit.application import get_app

    return lambda: below(get_app().current_buffer.text)


def _validator(check: Callable[[str], str]) -> Any:
    from prompt_toolkit.validation import ValidationError, Validator

    class Check(Validator):
        def validate(self, document: Any) -> None:
            if wrong := check(document.text):
                raise ValidationError(message=wrong, cursor_position=len(document.text))

    return Check()


def _completer(words: Sequence[str]) -> Any:
    from prompt_toolkit.completion import Completer, Completion

    class Words(Completer):
        def get_completions(self, document: Any, event: Any) -> Any:
            wanted = bare(document.text)
            for word in words:
                if wanted in bare(word):
                    yield Completion(word, start_position=-len(document.text))

    return Words()

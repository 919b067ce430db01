"""Prompts: one method a kind of question. Every word is ours, Esc goes back, nothing is said by colour alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

from drafter.i18n import _
from drafter.interview.question import Option
from drafter.interview.replies import bare

#: What a prompt gives when the user goes back.
BACK: Final = object()

#: Esc alone is told from the arrow keys, which begin with Esc, by this pause (seconds).
_ESC_WAIT = 0.05


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
        """Paragraphs, one a line; Ctrl-D or F4 ends."""
        import questionary

        asked = questionary.text(
            prompt,
            default=default.rstrip("\n"),
            qmark=">",
            multiline=True,
            instruction=_("(mỗi dòng một đoạn; xong thì bấm Ctrl-D hoặc F4)\n"),
            style=_style(),
            erase_when_done=True,
        )
        return self._ask(asked, ends=("c-d", "f4"))

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
            )
        )

    def multi(self, prompt: str, options: Sequence[Option], chosen: Sequence[str]) -> Any:
        """Some of the options; their values."""
        import questionary

        choices = [
            questionary.Choice(title=_label(one), value=one.value, checked=one.value in chosen)
            for one in options
        ]
        return self._ask(
            questionary.checkbox(
                prompt,
                choices=choices,
                qmark=">",
                pointer="»",
                instruction=_("(phím cách: chọn, bỏ; a: tất cả; Enter xong)"),
                validate=lambda values: True if values else _("chọn ít nhất một"),
                style=_style(),
                erase_when_done=True,
            )
        )

    def _ask(self, question: Any, ends: Sequence[str] = ()) -> Any:
        from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

        keys = KeyBindings()

        @keys.add("escape", eager=True)
        @keys.add("f2", eager=True)
        def _back(event: Any) -> None:
            event.app.exit(result=BACK)

        def _done(event: Any) -> None:
            event.current_buffer.validate_and_handle()

        for key in ends:
            keys.add(key, eager=True)(_done)
        app = question.application
        app.key_bindings = merge_key_bindings([app.key_bindings, keys]) if app.key_bindings else keys
        app.ttimeoutlen = _ESC_WAIT
        # a terminal that does not say where its cursor is only goes without the line below; no warning in English
        app.renderer.cpr_not_supported_callback = None
        try:
            return question.unsafe_ask()
        except EOFError:
            raise KeyboardInterrupt from None


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

"""Words for the user: Vietnamese at the source, other languages through gettext catalogues in `locale/`."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

LANGUAGES = ("vi", "en")
_SOURCE = "vi"
_LOCALE = Path(__file__).parent / "locale"
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def set_language(language: str) -> None:
    """Choose the language of every later message. Without a catalogue for it the messages stay Vietnamese."""
    global _catalogue
    if language == _SOURCE:
        _catalogue = _gettext.NullTranslations()
    else:
        _catalogue = _gettext.translation("drafter", _LOCALE, [language], fallback=True)


def language() -> str:
    """The language messages are in now."""
    return _catalogue.info().get("language", _SOURCE)


def figure(value: float, places: int = 2) -> str:
    """A number as people write it: 17,5 in Vietnamese, 17.5 in English; no noughts at its end."""
    shown = f"{round(value, places):g}"
    return shown.replace(".", ",") if language() == _SOURCE else shown


def _(message: str) -> str:
    """The message in the chosen language."""
    # the empty message is the header of a catalogue
    return _catalogue.gettext(message) if message else ""

"""Words for the user: Vietnamese at the source, other languages through gettext catalogues in `locale/`."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

LANGUAGES = ("vi", "en")
_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def set_language(language: str) -> None:
    """Choose the language of every later message. "vi" is the source and needs no catalogue."""
    global _catalogue
    if language == "vi":
        _catalogue = _gettext.NullTranslations()
    else:
        _catalogue = _gettext.translation("drafter", Path(__file__).parent / "locale", [language])


def _(message: str) -> str:
    """The message in the chosen language."""
    return _catalogue.gettext(message)

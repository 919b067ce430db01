"""Writing tracked changes: switching tracking on, insertions and deletions within a paragraph, comments. Strings only."""

from __future__ import annotations

import re

from drafter.word.package import read_parts, write_parts

_SETTINGS = "word/settings.xml"
#: What stands before w:trackRevisions in w:settings (ECMA-376-1, 17.15.1.78).
_BEFORE = ("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
           "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
           "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
           "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
           "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
           "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
           "revisionView")  # fmt: skip


def for_review(data: bytes, name: str) -> bytes:
    """The document with tracking of changes switched on: the copy that goes to a reviewer."""
    parts = read_parts(data, name)
    parts[_SETTINGS] = tracking_on(parts[_SETTINGS].decode("utf-8-sig")).encode()
    return write_parts(parts)


def tracking_on(settings: str) -> str:
    """The settings with w:trackRevisions in the place the schema gives it."""
    if re.search(r"<w:trackRevisions\b", settings):
        return re.sub(r"<w:trackRevisions\b[^>]*/>", "<w:trackRevisions/>", settings)
    opening = re.search(r"<w:settings\b[^>]*?(/?)>", settings)
    if opening is None:
        return settings
    if opening[1]:
        head = settings[: opening.end() - 2]
        return f"{head}><w:trackRevisions/></w:settings>{settings[opening.end() :]}"
    at = opening.end()
    for found in re.finditer(r"<w:(\w+)\b[^>]*?(?:/>|>.*?</w:\1>)", settings[at:], re.DOTALL):
        if found[1] not in _BEFORE:
            at += found.start()
            break
    else:
        at = settings.rindex("</w:settings>")
    return f"{settings[:at]}<w:trackRevisions/>{settings[at:]}"

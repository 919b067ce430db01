"""Writing tracked changes: switching tracking on, insertions and deletions within a paragraph. Strings only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from html import unescape

from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.xml import attribute, escape

SETTINGS = "word/settings.xml"
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
    parts[SETTINGS] = tracking_on(parts[SETTINGS].decode("utf-8-sig")).encode()
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


def tracking_off(settings: str) -> str:
    """The settings without w:trackRevisions."""
    return re.sub(r"<w:trackRevisions\b[^>]*/>", "", settings)


def redlined(
    data: bytes,
    name: str,
    lines: Mapping[str, Sequence[tuple[str, str]]],
    *,
    gone: Mapping[str, Sequence[str]],
    fresh: Set[str],
    author: str,
    date: str,
) -> bytes:
    """The document with lines shown as changed: by bookmark, the pieces of the line as ("same" | "ins" | "del", words).

    `gone` are whole lines taken out, by the bookmark of the line they stood after; `fresh` are lines put in whole.
    """
    parts = read_parts(data, name)
    document = parts[DOCUMENT].decode()
    who = f'w:author="{attribute(author)}" w:date="{attribute(date)}"'
    number = 80_000
    for mark in dict.fromkeys([*lines, *gone]):
        start = (
            re.search(rf'<w:bookmarkStart w:id="(\d+)" w:name="{re.escape(mark)}"/>', document)
            if mark
            else None
        )
        end = re.search(rf'<w:bookmarkEnd w:id="{start[1]}"/>', document[start.end() :]) if start else None
        if start is None or end is None:
            continue
        number += 1_000
        inner = document[start.end() : start.end() + end.start()]
        looks = [
            (len(unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", found[0])))), found[1] or "")
            for found in re.finditer(r"<w:r>(<w:rPr>.*?</w:rPr>)?.*?</w:r>", inner, re.DOTALL)
        ]
        opening = max(document.rfind("<w:p>", 0, start.start()), document.rfind("<w:p ", 0, start.start()))
        closing = document.index("</w:p>", start.end()) + len("</w:p>")
        head, tail = document[opening : start.end()], document[start.end() + end.start() : closing]
        if mark in lines:
            inner = "".join(_pieces(lines[mark], looks, who, number))
        in_cell = document[closing:].startswith("</w:tc>")
        after = "".join(
            _gone_paragraph(head, words, looks, who, number + 500 + n * 2)
            for n, words in enumerate(gone.get(mark, ()))
            if not in_cell
        )
        if mark in fresh and not in_cell:
            head = _with_mark(head, f'<w:ins w:id="{number + 499}" {who}/>')
        document = document[:opening] + head + inner + tail + after + document[closing:]
    parts[DOCUMENT] = document.encode()
    return write_parts(parts)


def _with_mark(head: str, change: str) -> str:
    """The beginning of a paragraph with its end marked as changed."""
    if "<w:pPr>" not in head:
        opened = re.match(r"<w:p\b[^>]*>", head)
        at = opened.end() if opened else 0
        return f"{head[:at]}<w:pPr><w:rPr>{change}</w:rPr></w:pPr>{head[at:]}"
    properties, rest = head.split("</w:pPr>", 1)
    if "<w:rPr>" in properties:
        return f"{properties.replace('<w:rPr>', f'<w:rPr>{change}', 1)}</w:pPr>{rest}"
    return f"{properties}<w:rPr>{change}</w:rPr></w:pPr>{rest}"


def _gone_paragraph(head: str, words: str, looks: list[tuple[int, str]], who: str, number: int) -> str:
    bare = re.sub(r"<w:bookmarkStart\b[^>]*/>.*", "", head, flags=re.DOTALL)
    marked = _with_mark(bare, f'<w:del w:id="{number}" {who}/>')
    look = _look(looks, 0)[0]
    run = f'<w:r>{look}<w:delText xml:space="preserve">{escape(words)}</w:delText></w:r>'
    return f'{marked}<w:del w:id="{number + 1}" {who}>{run}</w:del></w:p>'


def _pieces(
    pieces: Sequence[tuple[str, str]], looks: list[tuple[int, str]], who: str, number: int
) -> Iterator[str]:
    """Runs for the pieces; each word keeps the look that stands at its place in the new line."""
    at = 0
    for kind, words in pieces:
        if kind == "del":
            number += 1
            look = _look(looks, at)[0]
            yield f'<w:del w:id="{number}" {who}><w:r>{look}<w:delText xml:space="preserve">{escape(words)}</w:delText></w:r></w:del>'
            continue
        left = words
        while left:
            look, room = _look(looks, at)
            part, left = left[: max(room, 1)], left[max(room, 1) :]
            run = f'<w:r>{look}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
            number += 1
            yield f'<w:ins w:id="{number}" {who}>{run}</w:ins>' if kind == "ins" else run
            at += len(part)


def _look(looks: list[tuple[int, str]], at: int) -> tuple[str, int]:
    """The look at a place of a line, and how far it goes."""
    end = 0
    for length, look in looks:
        end += length
        if at < end:
            return look, end - at
    return (looks[-1][1] if looks else ""), 1_000_000

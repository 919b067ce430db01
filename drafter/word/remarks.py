"""Writing comments at printed lines: under their names, in their threads, settled or not. Strings only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.word.package import DOCUMENT, read_parts, write_parts
from drafter.word.xml import HEAD, MC, R, W, attribute, escape

_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
#: Numbers of our changes and of paragraphs in comments begin here: unlike those of the document, below 0x80000000.
_FIRST_CHANGE = 80_000
_FIRST_PARAGRAPH = 0x0D0A0000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment at a line, with words put in at its end, tracked; "" for none. `date` is ISO 8601, "" unknown.

    `number` is what an answer to it names in its `reply_to`; both "" for a comment outside any thread.
    """

    mark: str
    says: str
    words: str = ""
    author: str
    date: str = ""
    number: str = ""
    reply_to: str = ""
    resolved: bool = False


def with_remarks(data: bytes, name: str, remarks: Sequence[Remark]) -> bytes:
    """The document with remarks at the lines of their bookmarks. A line that is not there is left out."""
    parts = read_parts(data, name)
    document = parts[DOCUMENT].decode()
    placed: list[Remark] = []
    for remark in remarks:
        made = _placed(document, remark, len(placed))
        if made:
            document = made
            placed.append(remark)
    parts[DOCUMENT] = document.encode()
    if placed:
        comments = "".join(_comment(remark, number) for number, remark in enumerate(placed))
        _add(parts, "comments", "w:comments", f"{R}/comments", comments)
        _add(parts, "commentsExtended", "w15:commentsEx", _EXTENDED, "".join(_threads(placed)))
    return write_parts(parts)


def _placed(document: str, remark: Remark, number: int) -> str:
    """The document with the remark about the words of its line; "" when the line is not there."""
    start = re.search(rf'<w:bookmarkStart w:id="(\d+)" w:name="{re.escape(remark.mark)}"/>', document)
    end = re.search(rf'<w:bookmarkEnd w:id="{start[1]}"/>', document[start.end() :]) if start else None
    if start is None or end is None:
        return ""
    inner = document[start.end() : start.end() + end.start()]
    begin = f'<w:commentRangeStart w:id="{number}"/>'
    finish = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
    added = _inserted(remark, inner, number) if remark.words else ""
    return f"{document[: start.end()]}{begin}{inner}{added}{finish}{document[start.end() + end.start() :]}"


def _inserted(remark: Remark, inner: str, number: int) -> str:
    looks = re.findall(r"<w:r>(<w:rPr>.*?</w:rPr>)?<w:t\b", inner, re.DOTALL)
    look = looks[-1] if looks else ""
    words = f'<w:r>{look}<w:t xml:space="preserve"> {escape(remark.words)}</w:t></w:r>'
    return f'<w:ins w:id="{_FIRST_CHANGE + number}" {_who(remark)}>{words}</w:ins>'


def _who(remark: Remark) -> str:
    when = f' w:date="{attribute(remark.date)}"' if remark.date else ""
    return f'w:author="{attribute(remark.author)}"{when}'


def _comment(remark: Remark, number: int) -> str:
    *above, last = (
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in remark.says.split("\n")
    )
    # a thread is known by the last paragraph of its comments
    says = "".join(f"<w:p>{words}" for words in above) + f'<w:p w14:paraId="{_paragraph(number)}">{last}'
    return f'<w:comment w:id="{number}" {_who(remark)}>{says}</w:comment>'


def _threads(placed: Sequence[Remark]) -> list[str]:
    numbers = {remark.number: number for number, remark in enumerate(placed) if remark.number}
    out = []
    for number, remark in enumerate(placed):
        parent = numbers.get(remark.reply_to)
        answers = "" if parent is None else f' w15:paraIdParent="{_paragraph(parent)}"'
        done = int(remark.resolved)
        out.append(f'<w15:commentEx w15:paraId="{_paragraph(number)}"{answers} w15:done="{done}"/>')
    return out


def _paragraph(number: int) -> str:
    return f"{_FIRST_PARAGRAPH + number:08X}"


def _add(parts: dict[str, bytes], part: str, root: str, relation: str, inner: str) -> None:
    """A part beside the document, told in the content types and relationships."""
    parts[f"word/{part}.xml"] = f"{HEAD}<{root} {_NAMESPACES}>{inner}</{root}>".encode()
    types = parts["[Content_Types].xml"].decode("utf-8-sig")
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml"
    if f'"/word/{part}.xml"' not in types:
        override = f'<Override PartName="/word/{part}.xml" ContentType="{kind}"/>'
        types = types.replace("</Types>", f"{override}</Types>")
    parts["[Content_Types].xml"] = types.encode()
    rels = parts["word/_rels/document.xml.rels"].decode("utf-8-sig")
    if f'"{relation}"' not in rels:
        rel = f'<Relationship Id="rIdDrafter{part}" Type="{relation}" Target="{part}.xml"/>'
        rels = rels.replace("</Relationships>", f"{rel}</Relationships>")
    parts["word/_rels/document.xml.rels"] = rels.encode()

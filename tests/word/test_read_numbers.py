"""Automatic numbers are read as the words they print."""

from __future__ import annotations

import pytest

from drafter.view import Paragraph
from drafter.word.numbering import number_text
from drafter.word.read import read_view
from tests.word.hostile import p, pack, package


def lvl(depth: int, form: str, text: str, more: str = "", start: int | None = 1) -> str:
    """A w:lvl."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{depth}">{first}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """A w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, to: int, overrides: str = "") -> str:
    """A w:num."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{to}"/>{overrides}</w:num>'


def item(number: int, depth: int = 0, more: str = "") -> str:
    """A numbered paragraph."""
    return p("x", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>{more}')


def paragraphs(body: str, numbering: str, styles: str = "") -> list[Paragraph]:
    """The paragraphs of a document."""
    return list(read_view(pack(package(body, numbering=numbering, styles=styles)), "a").paragraphs())


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    """Their numbers."""
    return [found.label for found in paragraphs(body, numbering, styles)]


LEVELS = abstract(
    0,
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "lowerLetter", "%3)"),
    lvl(3, "decimal", "%1.%2.%4", "<w:isLgl/>"),
)


def test_levels_count_and_start_again() -> None:
    """Each level counts on; a higher one starts the lower ones again."""
    body = (
        item(1)
        + item(1, 1)
        + item(1, 2)
        + item(1, 2)
        + item(1, 1)
        + item(1, 2)
        + item(1)
        + item(1, 1)
        + item(1, 3)
    )

    assert labels(body, LEVELS + num(1, 0)) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1.", "2.1.1"]


def test_printed_carries_the_number() -> None:
    """What is printed begins with the number; the words do not hold it."""
    (found,) = paragraphs(item(1), LEVELS + num(1, 0))

    assert (found.text, found.printed) == ("x", "I. x")


@pytest.mark.parametrize(
    ("form", "number", "text"),
    [("decimal", 12, "12"), ("decimalZero", 5, "05"), ("upperRoman", 9, "IX"), ("lowerRoman", 4, "iv"), ("upperLetter", 2, "B"),
     ("lowerLetter", 27, "aa"), ("none", 3, ""), ("chineseCounting", 3, "3"), ("upperRoman", 0, "0"), ("lowerLetter", 0, "0")],
)  # fmt: skip
def test_forms(form: str, number: int, text: str) -> None:
    """Each form of number prints as Word prints it."""
    assert number_text(number, form) == text


def test_two_lists_share_or_restart() -> None:
    """Lists of one definition count on together, unless one says where it starts."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, override)
    body = item(1) + item(2) + item(3) + item(3)

    assert labels(body, numbering) == ["1.", "2.", "5.", "6."]


def test_level_overridden() -> None:
    """A list may replace a level of its definition."""
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "lowerLetter", "%1)", start=3)}</w:lvlOverride>'

    assert labels(item(1) + item(1), abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0, override)) == [
        "c)",
        "d)",
    ]


def test_level_that_never_restarts() -> None:
    """lvlRestart 0 keeps a lower level counting on."""
    numbering = abstract(
        0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)

    assert labels(item(1) + item(1, 1) + item(1) + item(1, 1), numbering) == ["1.", "1)", "2.", "2)"]


@pytest.mark.parametrize(
    ("char", "seen"),
    [("-", "-"), ("\uf0b7", "•"), ("\uf0d8", "➢"), ("\uf046", "F"), ("\uf0ff", "•"), ("+", "+")],
)
def test_bullets(char: str, seen: str) -> None:
    """A bullet of a symbol font is told as what it looks like."""
    assert labels(item(1), abstract(0, lvl(0, "bullet", char)) + num(1, 0)) == [seen]


def test_numbers_through_a_style() -> None:
    """A style may bring the number; the level is the one that names the style. numId 0 takes it away."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="H1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="H2"/><w:basedOn w:val="H1"/></w:style>'
    )
    numbering = abstract(
        0,
        lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
        lvl(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    ) + num(1, 0)
    h1, h2 = p("x", '<w:pStyle w:val="H1"/>'), p("x", '<w:pStyle w:val="H2"/>')
    off = p("x", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    assert labels(h1 + h2 + h2 + off + h1, numbering, styles) == ["I.", "1.", "2.", "", "II."]


def test_numbering_style_is_followed() -> None:
    """A definition may stand for a numbering style, which names the real one."""
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="numbering" w:styleId="M"><w:name w:val="M"/></w:style>'
    )
    link = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="{}"/></w:abstractNum>'
    numbering = (
        link.format(1, "L")
        + link.format(2, "M")
        + abstract(3, lvl(0, "decimal", "%1/"))
        + num(1, 1)
        + num(2, 2)
        + num(7, 3)
    )

    assert labels(item(1) + item(2), numbering, styles) == ["1/", ""]


def test_lists_that_are_not_there() -> None:
    """A number that leads nowhere prints nothing."""
    numbering = (
        num(1, 9) + abstract(0, lvl(1, "decimal", "%1.%2", start=None)) + num(2, 0) + '<w:num w:numId="x"/>'
    )

    assert labels(item(1) + item(5) + item(2) + item(2, 1), numbering) == ["", "", "", ".1"]


def test_indents_of_a_level() -> None:
    """A level's indents hold over the style's, but under the paragraph's own and a style's that names the list."""
    level = lvl(0, "decimal", "%1.", '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>')
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:ind w:left="2835"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:ind w:left="1701"/></w:pPr></w:style>'
    )
    body = (
        item(1, more='<w:pStyle w:val="A"/>')
        + item(1, more='<w:ind w:left="1134"/>')
        + p("x", '<w:pStyle w:val="B"/>')
        + p("x", '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )

    found = paragraphs(body, abstract(0, level) + num(1, 0), styles)

    assert [(round(x.indent_left_mm), round(x.first_line_mm)) for x in found] == [
        (10, -10),
        (20, -10),
        (30, -10),
        (30, 0),
    ]

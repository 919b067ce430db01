"""Small words of WordprocessingML, for what we write ourselves. No parsing here."""

from __future__ import annotations

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'


class Markup(str):
    """XML of ours: printed as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell the template engine not to escape it."""
        return self


def escape(value: object) -> str:
    """Text for between tags; Markup unchanged."""
    if value.__class__ is Markup:
        return value
    text = str(value)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


def attribute(text: str) -> str:
    """Text for an attribute in double quotes."""
    return escape(text).replace('"', "&quot;")


def twips(mm: float) -> int:
    """Millimetres in twips, as Word keeps lengths of a page."""
    return round(mm / 25.4 * 1440)


def half_points(pt: float) -> int:
    """Points in half points, as Word keeps sizes."""
    return round(pt * 2)

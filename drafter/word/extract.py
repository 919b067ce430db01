"""The words of a view as plain text, for comparing files."""

from __future__ import annotations

from drafter.view import DocumentView


def printed_text(view: DocumentView) -> str:
    """What the body prints, in reading order: a line a paragraph, numbers in front, empty paragraphs left out."""
    return "\n".join(p.printed for p in view.paragraphs() if p.printed.strip())

"""A Word file that text was pasted into, nothing set: it is read as the text that it is."""

from __future__ import annotations

from dataclasses import replace

from drafter.importer.reader import view_of_text
from drafter.view import DocumentView, Paragraph, Where


def as_pasted(view: DocumentView) -> DocumentView:
    """The view of the text when no look but automatic numbers tells the parts of the file apart; else the view as it is."""
    if (
        not view.blocks
        or any((view.headers, view.footers, view.footnotes, view.comments, view.tracked_changes))
        or not all(isinstance(block, Paragraph) and _is_bare(block) for block in view.blocks)
    ):
        return view
    text = "\n".join(block.printed for block in view.blocks if isinstance(block, Paragraph))
    read = view_of_text(text.encode(), view.name)
    return replace(read, sections=view.sections, notes=(*view.notes, *read.notes))


def _is_bare(paragraph: Paragraph) -> bool:
    """A paragraph as typed: no place, side or letters of its own."""
    return (
        paragraph.align in ("left", "justify")
        and paragraph.outline is None
        and paragraph.where == Where()
        and not any(
            run.bold or run.italic or run.underline or run.hidden or run.inserted for run in paragraph.runs
        )
    )

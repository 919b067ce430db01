"""What is printed, line by line, before any Word: each line with its id, its looks by name, and where its words come from.

`compose(plan, profile, wording)` is pure. A `Line` is a paragraph; a `Segment` is a run of its words with the path of
the answer it was taken from, or none for the template's own words.
"""

from drafter.sheet.compose import compose
from drafter.sheet.lines import Grid, Line, Segment, Sheet, Text

__all__ = ["Grid", "Line", "Segment", "Sheet", "Text", "compose"]

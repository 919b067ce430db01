"""Frames of directing documents: official headings, suggested wording of our own, who does what and who receives it."""

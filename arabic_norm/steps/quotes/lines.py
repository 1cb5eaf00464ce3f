"""The lines of a text that have quotation marks, without what only looks like one."""

from __future__ import annotations

from .lookalikes import without_apostrophes, without_rules
from .marks import Line, read_lines
from .sides import place_marks


def marked_lines(text: str) -> list[Line]:
    """Return the lines that have marks, with what stands around those, ready to be decided."""
    lines: list[Line] = []
    for line in read_lines(text):
        if line.has_runs:
            line.marks = without_rules(line)
        if line.has_singles:
            line.marks = without_apostrophes(line)
        if line.marks:
            place_marks(line)
            lines.append(line)
    return lines

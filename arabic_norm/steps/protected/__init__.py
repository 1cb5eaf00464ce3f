"""Spans that no rule of reading touches: code, data, addresses, markup, mojibake.

This room stands below the steps. A step that reads signs, letters or blanks as a reader of Arabic
does asks it first, and leaves the spans as they are. What stays open to the steps is prose, with
its brackets, colons, Latin words, names of files and quoted Latin.

Lines are decided alone, whatever lines stand around, but for what runs over lines: fenced code,
front matter, tags, scripts, comments, and blocks of lines of code, whose indentation is theirs.
"""

from __future__ import annotations

from arabic_norm.steps.protected.blocks import code_lines, structures
from arabic_norm.steps.protected.inline import pieces
from arabic_norm.steps.protected.languages import (
    FOREIGN_LETTERS,
    has_arabic_letter,
    is_arabic,
    is_vocalized,
    shows_arabic,
)
from arabic_norm.steps.protected.looks import looks_for
from arabic_norm.steps.protected.mojibake import mojibake_runs
from arabic_norm.steps.protected.spans import disjoint, lines_with, outside, whole_lines

__all__ = [
    "FOREIGN_LETTERS",
    "disjoint",
    "has_arabic_letter",
    "is_arabic",
    "is_vocalized",
    "lines_with",
    "outside",
    "protected_spans",
    "shows_arabic",
    "whole_lines",
]


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of code, data, addresses, markup and mojibake, in order and disjoint.

    Offsets are code points. Spans that touch are one. Time is linear. No text is an error.

    >>> protected_spans('قال "نعم" ثم print("نعم")')
    [(13, 25)]
    """
    looks = looks_for(text)
    spans = [*structures(text, looks), *code_lines(text, looks), *mojibake_runs(text)]
    return disjoint([*spans, *pieces(text, looks)] if looks else spans)

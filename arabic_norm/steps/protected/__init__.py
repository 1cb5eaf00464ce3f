"""Spans that no rule of reading touches: code, data, addresses, markup, mojibake.

This room stands below the steps. A step that reads signs, letters or blanks as a reader of Arabic
does asks it first, and leaves the spans as they are. What stays open to the steps is prose, with
its brackets, colons, Latin words, names of files and quoted Latin.

Lines are decided alone, whatever lines stand around, but for what runs over lines: fenced code,
front matter, tags, scripts, comments, and blocks of lines of code, whose indentation is theirs.
"""

from __future__ import annotations

from bisect import bisect_left

from arabic_norm.steps.protected.blocks import code_lines, structures
from arabic_norm.steps.protected.inline import pieces
from arabic_norm.steps.protected.languages import has_arabic_letter, is_arabic
from arabic_norm.steps.protected.looks import looks_for
from arabic_norm.steps.protected.mojibake import MOJIBAKE_PAIR, mojibake_runs
from arabic_norm.steps.protected.spans import disjoint

__all__ = [
    "MOJIBAKE_PAIR",
    "has_arabic_letter",
    "is_arabic",
    "mojibake_runs",
    "overlapping",
    "protected_spans",
]


def overlapping(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether one of the spans, in order and disjoint, shares a character with a part."""
    at = bisect_left(spans, (end, end)) - 1
    return at >= 0 and spans[at][1] > start


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of code, data, addresses, markup and mojibake, in order and disjoint.

    Offsets are code points. Spans that touch are one. Time is linear. No text is an error.

    >>> protected_spans('قال "نعم" ثم print("نعم")')
    [(13, 25)]
    """
    looks = looks_for(text)
    spans = [*structures(text, looks), *code_lines(text, looks), *mojibake_runs(text)]
    return disjoint([*spans, *pieces(text, looks)] if looks else spans)

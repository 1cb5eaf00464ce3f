"""Spans that are not prose, so that no rule changes them: code, data, addresses, markup, mojibake.

Steps import this package; it imports no step. A step that reads signs, letters or blanks as a
reader of Arabic does calls it first and leaves these spans unchanged. Everything else is prose,
including brackets, colons, Latin words, file names and quoted Latin.

Each line is decided on its own, whatever is around it, except for what spans several lines: fenced
code, front matter, tags, scripts, comments, and blocks of code, whose indentation is kept.
"""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from .blocks import code_lines, may_hold_code, structures
from .inline import pieces
from .languages import (
    FOREIGN_LETTERS,
    has_arabic_letter,
    is_arabic,
    is_vocalized,
    shows_arabic,
)
from .looks import CODE, ENCLOSED, FOREIGN, MOJIBAKE, PROTECTING, WIDE, exact_looks, looks_for
from .mojibake import MOJIBAKE_PAIR, mojibake_runs
from .spans import disjoint, lines_with, outside, whole_lines

__all__ = [
    "FOREIGN",
    "FOREIGN_LETTERS",
    "MOJIBAKE",
    "MOJIBAKE_PAIR",
    "PROTECTING",
    "WIDE",
    "disjoint",
    "has_arabic_letter",
    "is_arabic",
    "is_vocalized",
    "lines_with",
    "looks_for",
    "mojibake_runs",
    "outside",
    "protected_lines",
    "protected_spans",
    "shows_arabic",
    "spans_for",
    "whole_lines",
]


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of code, data, addresses, markup and mojibake, in order and disjoint.

    Offsets are code points. Spans that touch are one. Time is linear. Any text is valid.

    >>> protected_spans('قال "نعم" ثم print("نعم")')
    [(13, 25)]
    """
    return spans_for(text, looks_for(text))


def spans_for(text: str, looks: int) -> list[tuple[int, int]]:
    """Return those spans; ``looks``: the looks that the text asks for, as `looks_for` says.

    There are none without one of `PROTECTING`.
    """
    looks = exact_looks(text, looks)
    spans = mojibake_runs(text) if looks & MOJIBAKE else []
    if looks & ENCLOSED:
        spans += structures(text, looks)
        spans += pieces(text, looks)
    if looks & CODE and may_hold_code(text, looks):
        spans += code_lines(text)
    return disjoint(spans) if spans else spans


def protected_lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of lines of code and of what runs over lines, in order and disjoint.

    Those are the ones whose indentation is theirs. Offsets are code points. Time is linear.

    >>> protected_lines("قال:\\n    return 1")
    [(5, 17)]
    """
    spans = structures(text, looks_for(text)) + code_lines(text)
    return disjoint(spans) if spans else spans

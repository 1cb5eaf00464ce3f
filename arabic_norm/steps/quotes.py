"""Quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from arabic_norm.edits import Edit
from arabic_norm.letters import LINE_BREAKS
from arabic_norm.pipeline import rewrite
from arabic_norm.steps._quote_context import BLANK_SET, TORN_PROCLITIC
from arabic_norm.steps._quote_marks import TRIGGERS, find_marks
from arabic_norm.steps._quote_roles import Placed, Role, decide, place_marks
from arabic_norm.steps._quote_singles import without_apostrophes

_LINE_BREAK = regex.compile(f"[{LINE_BREAKS}]")
#: Openers and closers by depth: «X», in it “X”, in that «X» again.
OPENERS, CLOSERS = "«\N{LEFT DOUBLE QUOTATION MARK}", "»\N{RIGHT DOUBLE QUOTATION MARK}"
_DOUBT = 0.5  # an unpaired mark whose two readings cost about the same stays as it is

__all__ = ["repair_quotes"]


@rewrite(triggers=TRIGGERS, version=1)
def repair_quotes(text: str) -> Iterator[Edit]:
    """Pair the quotation marks of each line and write the pairs as «X», nested as “X”."""
    for line in quoted_lines(text):
        yield from _rewritten(text, line)


def quoted_lines(text: str) -> Iterator[list[tuple[Placed, Role]]]:
    """Yield the marks of each line that has any, with their roles."""
    marks = without_apostrophes(text, list(find_marks(text)))
    for line in _lines(text, place_marks(text, marks)):
        yield list(zip(line, decide(text, line), strict=True))


def _lines(text: str, placed: Iterable[Placed]) -> Iterator[list[Placed]]:
    line: list[Placed] = []
    for mark in placed:
        if line and _LINE_BREAK.search(text, line[-1].mark.end, mark.mark.start):
            yield line
            line = []
        line.append(mark)
    if line:
        yield line


def _rewritten(text: str, line: list[tuple[Placed, Role]]) -> Iterator[Edit]:
    """Yield the edits of one line, in order."""
    done = depth = 0
    role = Role.NONE
    for placed, decided in line:
        repeated = decided is Role.REPEATS
        role = role if repeated else decided
        if role is Role.CLOSES and not repeated:
            depth -= 1
        for edit in _edits(text, placed, role, repeated, depth):
            if edit.start >= done:
                done = edit.end
                yield edit
        if role is Role.OPENS and not repeated:
            depth += 1


def _edits(text: str, placed: Placed, role: Role, repeated: bool, depth: int) -> Iterator[Edit]:
    """Yield what one mark changes: the blanks before it, itself, the blanks after it."""
    mark, left, right = placed.mark, placed.left, placed.right
    if not repeated:
        if role is Role.OPENS and left.kind == "word":
            yield Edit(mark.start, mark.start, " ")
        elif role is Role.CLOSES or (role is Role.OPENS and left.kind == TORN_PROCLITIC):
            yield from _without_blanks(text, left.reach, mark.start)
    glyph = "" if repeated else _glyph(placed, role, depth)
    if glyph != mark.glyph:
        yield Edit(mark.start, mark.end, glyph)
    if role is Role.OPENS:
        yield from _without_blanks(text, mark.end, right.reach)
    elif role is Role.CLOSES and right.kind == "word":
        yield Edit(mark.end, mark.end, " ")


def _glyph(placed: Placed, role: Role, depth: int) -> str:
    if role is Role.OPENS:
        return OPENERS[depth % 2]
    if role is Role.CLOSES:
        return CLOSERS[depth % 2]
    if role is Role.NONE or abs(placed.opens - placed.closes) < _DOUBT:
        return placed.mark.glyph
    return (OPENERS if role is Role.OPENS_ALONE else CLOSERS)[depth % 2]


def _without_blanks(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the deletion of each blank between two places; invisible characters stay."""
    for place in range(start, end):
        if text[place] in BLANK_SET:
            yield Edit(place, place + 1, "")

"""Which characters are quotation marks, and where they stand in a text."""

from __future__ import annotations

import re

from arabic_norm import kernel
from arabic_norm.letters import LINE_BREAKS
from arabic_norm.patterns import lazy_regex

from ..protected import has_arabic_letter, is_arabic, protected_spans
from .characters import EDGE, class_of
from .costs import SHAPES, SINGLE_SHAPES

_DOUBLE_PRIME = "\u2033"
#: The single characters that are double marks whatever stands around them.
DOUBLE_MARKS = frozenset(glyph for glyph in SHAPES if len(glyph) == 1) - {_DOUBLE_PRIME}
#: Marks that a keyboard makes of other signs: alone they may be anything, in pairs they quote.
ONLY_IN_PAIRS = frozenset({"<<", ">>", "''"}).union(SINGLE_SHAPES)
#: What a text needs for a quotation mark to be in it; < and & begin longer spellings.
TRIGGERS = DOUBLE_MARKS.union(_DOUBLE_PRIME, SINGLE_SHAPES, "<>&")

_ONES = "".join(glyph for glyph in SHAPES if len(glyph) == 1)
_ENTITIES = "|".join(re.escape(glyph) for glyph in SHAPES if glyph.startswith("&"))
_SINGLES = "".join(SINGLE_SHAPES)
_MARK = lazy_regex(
    # a run of four and more is a ruled line or decoration; three < or ' are code, prompts, bold
    rf"([{_ONES}])\1{{3,}}|<{{3,}}|>{{3,}}|'{{3,}}"
    rf"|[{_ONES}]|<<|>>|''|{_ENTITIES}"
    rf"|[{_SINGLES}]"
)
_SIGNS_AND_BREAKS = kernel.Finder(TRIGGERS.union(LINE_BREAKS))

# Roles: what a mark does --------------------------------------------------------------------------
NONE = 0  # no quotation mark
OPENS = 1
CLOSES = 2  # what was opened last
OPENS_ALONE = 3  # and nothing closes it
CLOSES_ALONE = 4  # what was opened nowhere
REPEATS = 5  # the mark before it, typed twice


class Shape:
    """What the shape of a mark says: its family, and what it costs to read it as either role."""

    __slots__ = ("as_closer", "as_opener", "family", "glyph", "is_single", "only_in_pairs")

    def __init__(self, glyph: str, family: int, as_opener: float, as_closer: float) -> None:
        self.glyph = glyph
        self.family = family
        self.as_opener = as_opener
        self.as_closer = as_closer
        self.only_in_pairs = glyph in ONLY_IN_PAIRS
        self.is_single = glyph in SINGLE_SHAPES


_SHAPES = {glyph: Shape(glyph, *row) for glyph, row in (SHAPES | SINGLE_SHAPES).items()}
_DOUBLES = {glyph: _SHAPES[glyph] for glyph in DOUBLE_MARKS}


class Mark:
    """A mark: where it stands, what stands beside it, what each role costs it, and its role.

    Offsets are code points of the text. `sides` writes what stands beside it and the costs, `roles`
    the role.
    """

    __slots__ = (
        "closes",
        "end",
        "leads",
        "left",
        "left_reach",
        "measures",
        "opens",
        "right",
        "right_reach",
        "role",
        "shape",
        "start",
    )

    start: int
    end: int
    shape: Shape
    left: int  # the kinds of its neighbours
    right: int
    left_reach: int  # where the one on the left ends, and where the one on the right begins
    right_reach: int
    leads: float  # what it costs to end a quotation with the word on the left
    measures: bool  # whether it may be the sign of inches or seconds
    opens: float  # what it costs to read it as opener, and as closer
    closes: float
    role: int

    def __init__(self, start: int, end: int, shape: Shape) -> None:
        self.start = start
        self.end = end
        self.shape = shape


# What a line is written in, read when it matters.
_UNREAD, _FOREIGN, _ARABIC = 0, 1, 2


class Line:
    """A line of a text that has marks: where it stands, and those in order.

    ``signs``: how many characters stand in it that may belong to a mark, or be one.
    """

    __slots__ = ("end", "has_singles", "language", "marks", "signs", "start", "text")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.end = len(text)
        self.marks: list[Mark] = []
        self.has_singles = False
        self.signs = 0
        self.language = _UNREAD

    def is_arabic(self) -> bool:
        """Return whether the line is Arabic, rather than Persian, Kurdish or Urdu."""
        if self.language == _UNREAD:
            self.language = _ARABIC if is_arabic(self.text[self.start : self.end]) else _FOREIGN
        return self.language == _ARABIC


def read_lines(text: str) -> list[Line]:
    """Return the lines that have marks, single ones included, less those in code and data.

    Lines without an Arabic letter keep their marks: other scripts quote in their own ways.
    """
    lines: list[Line] = []
    line = Line(text, 0)
    size = len(text)
    done = 0  # the end of what was read as one mark
    for start in _SIGNS_AND_BREAKS.positions(text, 0, size):
        char = text[start]
        shape = _DOUBLES.get(char)
        if shape is None and class_of(char) == EDGE:
            line.end = start
            if line.marks and has_arabic_letter(text, line.start, start):
                lines.append(line)
            line = Line(text, start + 1)
            continue
        line.signs += 1
        if start < done:
            continue
        done = start + 1
        if shape is None or (done < size and text[done] == char):
            done = _read_mark(line, start)
        else:
            line.marks.append(Mark(start, done, shape))
    if line.marks and has_arabic_letter(text, line.start, size):
        lines.append(line)
    return _outside(protected_spans(text), lines) if lines else lines


def _read_mark(line: Line, start: int) -> int:
    """Return the end of what begins here, a longer spelling, a run, a single mark; note a mark."""
    found = _MARK.match(line.text, start)
    if found is None:
        return start
    shape = _SHAPES.get(found[0])
    end: int = found.end()
    if shape is not None:
        line.marks.append(Mark(start, end, shape))
        if shape.is_single:
            line.has_singles = True
    return end


def _outside(spans: list[tuple[int, int]], lines: list[Line]) -> list[Line]:
    """Return the lines with the marks that stand in none of these spans."""
    if not spans:
        return lines
    at = 0
    for line in lines:
        kept: list[Mark] = []
        for mark in line.marks:
            while at < len(spans) and spans[at][1] <= mark.start:
                at += 1
            if at == len(spans) or spans[at][0] >= mark.end:
                kept.append(mark)
        line.marks = kept
    return lines

"""Which characters are quotation marks, and where they are in a text."""

from __future__ import annotations

import html

from arabic_norm import kernel
from arabic_norm.letters import LINE_BREAKS, PLANE, class_table
from arabic_norm.patterns import lazy_regex

from ..protected import (
    FOREIGN,
    PROTECTING,
    has_arabic_letter,
    is_arabic,
    looks_for,
    spans_for,
)
from .characters import OPENING, PASSED, SIGN, WORD, class_of
from .costs import SHAPES, SINGLE_SHAPES
from .words import LETTERS, OTHER

_DOUBLE_PRIME = "\u2033"
#: The single characters that are double marks whatever stands around them.
DOUBLE_MARKS = frozenset(glyph for glyph in SHAPES if len(glyph) == 1) - {_DOUBLE_PRIME}
#: Openers of two signs that stand in most texts for something else: they are looked for only where
#: other marks are.
_RARE_OPENERS = ("``", ",,")
_RARE_SIGNS = "`,"
_ORNAMENTS = "\u275d\u275e\u301d\u301e\u301f"
#: Marks that a keyboard makes of other signs, and ornaments: alone they may be anything, in pairs
#: they quote.
ONLY_IN_PAIRS = frozenset({"<<", ">>", "''", *_RARE_OPENERS, *_ORNAMENTS}).union(SINGLE_SHAPES)
#: A text without these has no quotation mark; < and & begin longer spellings.
TRIGGERS = DOUBLE_MARKS.union(_DOUBLE_PRIME, SINGLE_SHAPES, "<>&")

#: So many signs of one kind that touch may be marks: two quotations end, each mark typed twice and
#: in two signs. More are a rule or a drawing.
_LONGEST_RUN = 8
#: How many characters of a line are searched for a letter without a call; most begin with one.
_BEGINNING = 8
#: What a rare opener stands before.
_OPENED = frozenset({WORD, SIGN, OPENING})

_ONES = "".join(glyph for glyph in SHAPES if len(glyph) == 1)
_SINGLES = "".join(SINGLE_SHAPES)
#: An HTML entity that was never decoded, by name or number; its & may have been escaped in turn.
#: Those that HTML 4 had may lack their semicolon.
_ENTITY = (
    r"&(?:amp;)*+(?:[A-Za-z]{2,24}+|#0*+[0-9]{1,5}+|#[xX]0*+[0-9A-Fa-f]{1,4}+)"
    r"(?:;|(?:(?<=quot|QUOT)|(?<=laquo|raquo))(?![0-9=]))"
)
_MARK = lazy_regex(
    # four and more may be a ruled line (`_add_run`); three < or ' are code, prompts, bold
    rf"([{_ONES}])\1{{3,}}|<{{3,}}|>{{3,}}|'{{3,}}"
    rf"|[{_ONES}]|<<|>>|''|(?:&(?:amp;)*+lt;){{2}}|(?:&(?:amp;)*+gt;){{2}}|{_ENTITY}"
    rf"|[{_SINGLES}]"
)
#: All that is looked for in one pass over a text: signs, line breaks, signs of a rare opener.
_signs_and_breaks = kernel.Finder(TRIGGERS.union(LINE_BREAKS, _RARE_SIGNS)).positions

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

    def __init__(self, spelling: str, glyph: str) -> None:
        self.glyph = spelling  # as it stands in the text
        self.family, self.as_opener, self.as_closer = _ROWS[glyph]
        self.only_in_pairs = glyph in ONLY_IN_PAIRS
        self.is_single = glyph in SINGLE_SHAPES


_ROWS = SHAPES | SINGLE_SHAPES
_SHAPES = {glyph: Shape(glyph, glyph) for glyph in _ROWS}
#: What is found in a text, by number: the double marks of one character, those that may be read
#: with what follows, and the others.
_DOUBLES = [_SHAPES[glyph] for glyph in sorted(DOUBLE_MARKS)]
_READ, _BREAK, _RARE = range(len(_DOUBLES), len(_DOUBLES) + 3)
_NUMBERS = class_table(
    (
        (_READ, "".join(TRIGGERS)),
        *((number, shape.glyph) for number, shape in enumerate(_DOUBLES)),
        (_BREAK, LINE_BREAKS),
        (_RARE, _RARE_SIGNS),
    )
)


class Mark:
    """A mark: where it stands, what stands beside it, what each role costs it, and its role.

    Offsets are code points of the text. `sides` writes what stands beside it and the costs, `lines`
    and `roles` the role.
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


def mark_at(start: int, end: int, shape: Shape) -> Mark:
    """Return a mark of which nothing else is known.

    Compiled, this takes a quarter of the time of a call of the class, for which Python boxes each
    value.
    """
    mark = Mark.__new__(Mark)
    mark.start = start
    mark.end = end
    mark.shape = shape
    return mark


def halves(mark: Mark) -> list[Mark]:
    """Return the two single marks that a mark of two apostrophes may also be."""
    middle = mark.start + 1
    shape = _SHAPES["'"]
    return [mark_at(mark.start, middle, shape), mark_at(middle, mark.end, shape)]


class Line:
    """A line of a text that has marks: where it stands, and those in order.

    ``signs``: how many of its characters may be a mark or part of one; ``looks``: what one look
    over its text tells (`..protected`); ``has_spans``: whether its text has protected spans;
    ``is_flat``: whether each mark has its cheaper role (`roles`).
    """

    __slots__ = (
        "end",
        "has_runs",
        "has_singles",
        "has_spans",
        "is_flat",
        "looks",
        "marks",
        "signs",
        "start",
        "text",
    )

    text: str
    start: int
    end: int
    marks: list[Mark]
    has_singles: bool
    has_runs: bool
    has_spans: bool
    is_flat: bool
    looks: int
    signs: int

    def is_arabic(self) -> bool:
        """Return whether the line is Arabic, rather than Persian, Kurdish or Urdu."""
        return not self.looks & FOREIGN or is_arabic(self.text[self.start : self.end])


def line_at(text: str, start: int) -> Line:
    """Return a line without marks from there to the text's end; made as `mark_at` makes a mark."""
    line = Line.__new__(Line)
    line.text = text
    line.start = start
    line.end = len(text)
    line.marks = []
    line.has_singles = False
    line.has_runs = False
    line.signs = 0
    return line


def read_lines(text: str) -> list[Line]:
    """Return the lines that have marks, single ones included, less those in code and data.

    Lines without an Arabic letter keep their marks: other scripts quote in their own ways.
    """
    lines: list[Line] = []
    line = line_at(text, 0)
    size = len(text)
    done = 0  # the end of what was read as one mark
    has_rare = False
    for start in _signs_and_breaks(text):
        char = text[start]
        number = _NUMBERS[ord(char)]
        if number == _BREAK:
            if line.marks:
                line = _end_line(lines, line, start)
            else:  # the same serves once more: most lines have none
                line.start = start + 1
                line.signs = 0
            continue
        if number == _RARE:
            has_rare = has_rare or (start + 1 < size and text[start + 1] == char)
            continue
        line.signs += 1
        if start < done:
            continue
        done = start + 1
        if number == _READ or (done < size and text[done] == char):
            done = _read_mark(line, start)
        else:
            line.marks.append(mark_at(start, done, _DOUBLES[number]))
    if line.marks and _has_arabic_letter(line):
        lines.append(line)
    if lines and has_rare:
        for line in lines:
            for glyph in _RARE_OPENERS:
                _add_openers(line, glyph)
    return _outside_code(text, lines) if lines else lines


def _outside_code(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines less the marks in code and data; note what one look over the text tells."""
    looks = looks_for(text)
    spans = spans_for(text, looks) if looks & PROTECTING else None
    for line in lines:
        line.looks = looks
        line.has_spans = bool(spans)
    return _outside(spans, lines) if spans else lines


def _end_line(lines: list[Line], line: Line, end: int) -> Line:
    """End a line of marks there, add it if it has an Arabic letter, and return the next one."""
    line.end = end
    if _has_arabic_letter(line):
        lines.append(line)
    return line_at(line.text, end + 1)


def _has_arabic_letter(line: Line) -> bool:
    """Return whether there is a letter of the Arabic script: most lines begin with one."""
    text = line.text
    place = line.start
    while place < line.end:
        code = ord(text[place])
        if code < PLANE and 0 < LETTERS[code] < OTHER:
            return True
        place += 1
        if place - line.start == _BEGINNING:
            break
    return has_arabic_letter(text, line.start, line.end)


def _read_mark(line: Line, start: int) -> int:
    """Return the end of what begins here, a longer spelling, a run, a single mark; note a mark."""
    found = _MARK.match(line.text, start)
    if found is None:
        return start
    end: int = found.end()
    spelling: str = found[0]
    shape = _SHAPES.get(spelling)
    if shape is None:
        if not spelling.startswith("&"):
            _add_run(line, start, end)
            return end
        shape = _shape_of_entity(spelling)
    if shape is not None:
        line.marks.append(mark_at(start, end, shape))
        if shape.is_single:
            line.has_singles = True
    return end


def _add_run(line: Line, start: int, end: int) -> None:
    """Note the marks of a run of one sign, if they are no more than may end or begin together.

    Whether they do, or are a ruled line, is for `lines` to say, which sees the others.
    """
    glyph = line.text[start]
    if glyph not in SHAPES:
        glyph += glyph
    if end - start <= _LONGEST_RUN and (end - start) % len(glyph) == 0:
        for place in range(start, end, len(glyph)):
            line.marks.append(mark_at(place, place + len(glyph), _SHAPES[glyph]))
        line.has_runs = True


def _shape_of_entity(spelling: str) -> Shape | None:
    """Return the shape of the mark that an entity stands for, None for another character."""
    glyph = html.unescape(spelling.replace("amp;", ""))
    if glyph not in _ROWS:
        glyph = html.unescape(spelling.replace("amp;", "").lower())
    return Shape(spelling, glyph) if glyph in _ROWS else None


def _add_openers(line: Line, glyph: str) -> None:
    """Note each such opener of the line before a word, a sign or a bracket, in order."""
    text = line.text
    found: list[Mark] = []
    start = text.find(glyph, line.start, line.end)
    while start >= 0:
        end = start + len(glyph)
        while end < line.end and text[end] == glyph[0]:
            end += 1
        behind = end
        while behind < line.end and class_of(text[behind]) == PASSED:
            behind += 1
        alone = start + len(glyph) == end and behind < line.end
        if alone and text[behind] not in TRIGGERS and class_of(text[behind]) in _OPENED:
            found.append(mark_at(start, end, _SHAPES[glyph]))
            line.signs += len(glyph)
        start = text.find(glyph, end, line.end)
    if found:
        line.marks = sorted(line.marks + found, key=_by_start)


def _by_start(mark: Mark) -> int:
    return mark.start


def _outside(spans: list[tuple[int, int]], lines: list[Line]) -> list[Line]:
    """Return the lines with the marks that stand in none of these spans."""
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

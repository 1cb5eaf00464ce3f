"""The lines of a text that have quotation marks, and what is asked of all marks of a line.

What only looks like a mark is left out.
"""

from __future__ import annotations

from arabic_norm.edits import Replacement

from .characters import GAP, MARK, SPACED, WORD
from .costs import ALONE, SHAPES
from .lookalikes import without_apostrophes, without_rules
from .marks import (
    CLOSES,
    CLOSES_ALONE,
    NONE,
    OPENS,
    OPENS_ALONE,
    REPEATS,
    Line,
    Mark,
    read_lines,
)
from .sides import becomes_proclitic, place_marks

_LONGEST_RUN = 8  # marks that touch: three quotations end and one begins, each mark typed twice
#: What the shapes that we write cost in the other role.
_CLEARLY = SHAPES["«"][2]
_TWO_ALONE = 2 * ALONE + 1e-6  # sums of costs that differ by less are the same


def marked_lines(text: str) -> list[Line]:
    """Return the lines that have marks, with what stands around those, ready to be decided."""
    lines = read_lines(text)
    has_emptied = False
    for line in lines:
        if line.has_runs:
            line.marks = without_rules(line)
        if line.has_singles:
            line.marks = without_apostrophes(line)
        if line.marks:
            place_marks(line)
        else:
            has_emptied = True
    return [line for line in lines if line.marks] if has_emptied else lines


def without_ornament(line: list[Mark]) -> list[Mark]:
    """Return the marks without long runs of touching ones, which are a rule or a drawing.

    All marks have no role then.
    """
    kept: list[Mark] = []
    run: list[Mark] = []
    for mark in line:
        mark.role = NONE
        if mark.left != MARK:
            if len(run) <= _LONGEST_RUN:
                kept += run
            run = []
        run.append(mark)
    if len(run) <= _LONGEST_RUN:
        kept += run
    return kept


def deletes_on_one_side(line: list[Mark]) -> bool:
    """Return whether a quotation has one end typed twice, as it was read, and the other not."""
    repeats: list[int] = []  # how often the marks that stand open are repeated
    index = 0
    while index < len(line):
        role = line[index].role
        first = index
        index += 1
        while index < len(line) and line[index].role == REPEATS:
            index += 1
        times = index - first - 1
        if role == OPENS:
            repeats.append(times)
        elif (repeats.pop() if role == CLOSES else 0) != times:
            return True
    return False


def is_torn(line: list[Mark]) -> bool:
    """Return whether the first mark closes and the last one opens what is outside of the line, and
    other roles for these two would cost more than two marks without partner do.

    Not where the first has the shape of an opener: the line may be sound as it stands.
    """
    first = line[0]
    last = line[len(line) - 1]
    if first.role != CLOSES_ALONE or last.role != OPENS_ALONE:
        return False
    if first.shape.as_opener < first.shape.as_closer:
        return False
    return first.opens - first.closes + last.closes - last.opens > _TWO_ALONE


def all_pair(line: list[Mark]) -> bool:
    """Return whether each mark has a partner, and something is quoted between them."""
    before = NONE
    for mark in line:
        if mark.role not in (OPENS, CLOSES):
            return False
        if mark.role == CLOSES and before == OPENS and mark.left >= MARK:
            return False
        before = mark.role
    return True


def keeps_roles(line: Line, edits: list[Replacement]) -> bool:
    """Return whether the marks of a flat line get shapes that say their roles no less clearly, and
    keep their neighbours.

    A mark without partner at an end of the line may lose the blanks between it and its word: no
    other mark stands beside those, and one that touches a word says its role more clearly
    (`costs`).
    """
    first = line.marks[0]
    last = line.marks[len(line.marks) - 1]
    before = behind = 0  # how many blanks go
    for start, end, new in edits:
        if not new and start >= last.end:
            behind += 1
        elif not new and end <= first.start and first.role == CLOSES_ALONE:
            before += 1
        elif not new or start == end:
            return False
    for mark in line.marks:
        if mark.shape.as_opener > _CLEARLY or mark.shape.as_closer > _CLEARLY:
            return False
        if mark.role == OPENS_ALONE:
            gone = behind if mark is last else 0
            if not _touches(mark.right, gone, mark.right_reach - mark.end):
                return False
        elif mark.role == CLOSES_ALONE:
            gone = before if mark is first else 0
            if not _touches(mark.left, gone, mark.start - mark.left_reach):
                return False
    return before == 0 or not becomes_proclitic(line.text, first)


def _touches(inside: int, gone: int, blanks: int) -> bool:
    """Return whether a mark without partner touches what stands inside, or a word once so many of
    the blanks are gone. A layout gap does not count: its marks' shapes say whether it is one."""
    if inside & SPACED:
        return inside == WORD + SPACED and gone == blanks
    return inside != GAP

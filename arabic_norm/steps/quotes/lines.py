"""The lines of a text that have quotation marks, and what is asked of all marks of a line.

What only looks like a mark is left out.
"""

from __future__ import annotations

from .characters import MARK
from .costs import ALONE
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
from .sides import place_marks

_LONGEST_RUN = 8  # marks that touch: three quotations end at one place, each mark typed twice
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

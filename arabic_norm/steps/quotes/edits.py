"""What is written for the marks of a line: their shapes, and the blanks beside them."""

from __future__ import annotations

from collections.abc import Callable

from arabic_norm.edits import Alignment, Replacement, minimal, splice
from arabic_norm.letters import COMBINING_HAMZA, EXTENDED_TASHKEEL, TASHKEEL

from ..protected import MOJIBAKE, mojibake_runs
from .characters import (
    BETWEEN,
    BLANK,
    CLOSING,
    DASH,
    GAP,
    GLOSS,
    MARK,
    OPENING,
    PASSED,
    PROCLITIC,
    SIGN,
    SPACED,
    WORD,
    class_of,
)
from .costs import DOUBT
from .lines import keeps_roles, marked_lines
from .marks import CLOSES, CLOSES_ALONE, OPENS, OPENS_ALONE, REPEATS, Line, Mark
from .roles import CLOSERS, OPENERS, decide

_COMBINING = frozenset(TASHKEEL + EXTENDED_TASHKEEL + COMBINING_HAMZA)
Reader = Callable[[str], list[Replacement]]
#: How often a line, or a text with protected spans, is read again; if it asks for edits even then,
#: it stays as it was.
_ROUNDS = 3


def repaired(text: str) -> list[Replacement]:
    """Return the edits that repair the marks of a text, in order.

    Persian, Kurdish and Urdu lines stay: their و is a word of its own, and their marks are theirs.
    Where an edit may change what is protected in its own line and others, the whole text is read
    again.
    """
    lines = marked_lines(text)
    edits = _edits_of(lines)
    if edits and may_protect(lines[0], edits):
        return settled(text, edits, _repaired_once)
    return edits


def _repaired_once(text: str) -> list[Replacement]:
    return _edits_of(marked_lines(text))


def _edits_of(lines: list[Line]) -> list[Replacement]:
    """Return the edits of these lines. Each is read again until it asks for none, if it can be read
    without the others."""
    edits: list[Replacement] = []
    for line in lines:
        found = written(line)
        if not found or not line.is_arabic():
            continue
        if not is_settled(line, found):
            alone = _settled_alone(line, found)
            # alone, it would be read without the spans that other lines protect in it
            if not alone or not line.has_spans:
                found = alone
        if edits:
            edits += found
        else:
            edits = found
    return edits


def written(line: Line) -> list[Replacement]:
    """Decide the marks of a line, and return the edits that write them so."""
    decide(line)
    edits: list[Replacement] = []
    marks = line.marks
    depth = 0  # how many quotations stand open
    for index, mark in enumerate(marks):
        role = mark.role
        # an empty pair stays as it is: nobody knows what was meant
        if role == OPENS:
            if mark.right < MARK or marks[index + 1].role != CLOSES:
                _write_opener(line, index, OPENERS[depth & 1], edits)
            depth += 1
        elif role == CLOSES:
            depth -= 1
            if mark.left < MARK or marks[index - 1].role != OPENS:
                _write_closer(line, index, CLOSERS[depth & 1], edits)
        elif role in (OPENS_ALONE, CLOSES_ALONE):
            _write_lone(line, index, depth, edits)
    return edits


def _write_lone(line: Line, index: int, depth: int, edits: list[Replacement]) -> None:
    """Add what changes at a mark without partner that stands in so many quotations; where its two
    readings cost about the same, its shape and its blanks stay."""
    mark = line.marks[index]
    by_all = mark.opens - mark.closes
    if -DOUBT < by_all < DOUBT:
        _write_shape(line, index, mark.shape.glyph, edits)
    elif mark.role == OPENS_ALONE:
        if mark.right & SPACED and _loses_blank(mark, mark.right, -by_all):
            _write_opener(line, index, OPENERS[depth & 1], edits)
        else:
            _write_shape(line, index, OPENERS[depth & 1], edits)
    elif mark.left & SPACED and _loses_blank(mark, mark.left, by_all):
        _write_closer(line, index, CLOSERS[depth & 1], edits)
    else:
        _write_shape(line, index, CLOSERS[depth & 1], edits)


def _loses_blank(mark: Mark, inside: int, by_all: float) -> bool:
    """Return whether a mark without partner loses its blank inside.

    It does if its role is clear both with its shape and without it: no shape is believed alone.
    Beside another mark it stays apart, or it would be taken for that one typed twice. inside: what
    stands behind the blank; by_all: how much more its other role costs.
    """
    by_shape = mark.shape.as_opener - mark.shape.as_closer
    by_sides = by_all + by_shape if mark.role == OPENS_ALONE else by_all - by_shape
    return inside < MARK and by_all > DOUBT and by_sides > DOUBT


def _write_opener(line: Line, index: int, glyph: str, edits: list[Replacement]) -> None:
    """Add what changes before an opener, its shape, and what changes behind it."""
    mark = line.marks[index]
    last = mark if mark.right != MARK else line.marks[_behind_repeats(line, index) - 1]
    if mark.left == WORD or (last.right & SPACED and _is_shifted_off(line, index)):
        add_edit(edits, mark.start, mark.start, " ")
    elif mark.left == PROCLITIC + SPACED:
        delete_blanks(line.text, mark.left_reach, mark.start, edits)
    _write_shape(line, index, glyph, edits)
    if last.end < last.right_reach:
        delete_blanks(line.text, last.end, last.right_reach, edits)


def _write_closer(line: Line, index: int, glyph: str, edits: list[Replacement]) -> None:
    """Add what changes before a closer, its shape, and what changes behind it."""
    mark = line.marks[index]
    if mark.left_reach < mark.start:
        delete_blanks(line.text, mark.left_reach, mark.start, edits)
    _write_shape(line, index, glyph, edits)
    following = index + 1 if mark.right != MARK else _behind_repeats(line, index)
    last = line.marks[following - 1]
    if _needs_blank_after(line, mark, last.right, following):
        add_edit(edits, last.end, last.end, " ")


def _write_shape(line: Line, index: int, glyph: str, edits: list[Replacement]) -> None:
    """Add the shape of a mark, where it is another, and the deletion of those that repeat it.

    Nothing else is written there, and what is written for the marks before ends there or before.
    """
    mark = line.marks[index]
    if glyph != mark.shape.glyph:
        edits.append((mark.start, mark.end, glyph))
    if mark.right == MARK:
        for at in range(index + 1, _behind_repeats(line, index)):
            repeat = line.marks[at]
            if not bears_mark(line.text, repeat.end):
                edits.append((repeat.start, repeat.end, ""))


def _behind_repeats(line: Line, index: int) -> int:
    """Return the next mark that does not repeat this one, or their number."""
    marks = line.marks
    following = index + 1
    while following < len(marks) and marks[following].role == REPEATS:
        following += 1
    return following


def _is_shifted_off(line: Line, index: int) -> bool:
    """Return whether an opener's blank, which is found on its inner side, belongs before it: it
    touches no word, which needs one anyway, but a sign that it stands apart from."""
    left = line.marks[index].left
    return left in (DASH, SIGN, CLOSING) or (left == MARK and _closes_before(line, index))


def _needs_blank_after(line: Line, mark: Mark, right: int, following: int) -> bool:
    """Return whether a closer needs a blank behind it and all that repeat it: before a word, and
    before some signs when its blank is found on its inner side."""
    if right in (WORD, BETWEEN):
        return True
    if not mark.left & SPACED:
        return False
    if right == MARK:
        return line.marks[following].role in (OPENS, OPENS_ALONE)
    return right in (DASH, SIGN, OPENING, GLOSS)


def _closes_before(line: Line, index: int) -> bool:
    """Return whether the mark before this one closes, or repeats one that does."""
    before = index - 1
    while before > 0 and line.marks[before].role == REPEATS:
        before -= 1
    return line.marks[before].role in (CLOSES, CLOSES_ALONE)


def delete_blanks(text: str, start: int, end: int, edits: list[Replacement]) -> None:
    """Add the deletion of each blank between two places; invisible characters stay."""
    for place in range(start, end):
        if class_of(text[place]) == BLANK and not bears_mark(text, place + 1):
            add_edit(edits, place, place + 1, "")


def bears_mark(text: str, end: int) -> bool:
    """Return whether a combining mark stands on what ends here: without it, it would stand on the
    letter before."""
    return end < len(text) and class_of(text[end]) == PASSED and text[end] in _COMBINING


def add_edit(edits: list[Replacement], start: int, end: int, new: str) -> None:
    """Add an edit that begins where the last one ends, or behind, and is not the same.

    The blank of an empty pair belongs to both its marks; a closer and the opener that touches it
    both ask for the blank between them.
    """
    if edits:
        last_start, last_end, last = edits[len(edits) - 1]
        if start < last_end or (start == last_start and end == last_end and new == last):
            return
    edits.append((start, end, new))


# Settling -----------------------------------------------------------------------------------------
def may_protect(line: Line, edits: list[Replacement]) -> bool:
    """Return whether edits of a text may change what is protected in it: where spans are protected
    already, and where an edit completes a run of mojibake.

    line: any of the text, which knows of all of it.
    """
    if line.has_spans:
        return True
    return line.looks & MOJIBAKE > 0 and len(mojibake_runs(splice(line.text, edits))) > 0


def is_settled(line: Line, edits: list[Replacement]) -> bool:
    """Return whether a line will be read alike once these edits, its own, are made: what is written
    changes no role, and no apostrophe or ornament, which might be read as another thing beside
    what is written anew, stands among the marks."""
    if line.signs != len(line.marks):
        return False
    return all_settled(line) or (line.is_flat and keeps_roles(line, edits))


def all_settled(line: Line) -> bool:
    """Return whether all marks pair, each with something else than a mark inside, no two touch, no
    gap is closed, and no blank is left inside.

    Two pairs may stand side by side, a blank between: nothing is written there.
    """
    for mark in line.marks:
        if mark.role == OPENS:
            inside = mark.right
            start = mark.end
            end = mark.right_reach
        elif mark.role == CLOSES:
            inside = mark.left
            start = mark.left_reach
            end = mark.start
        else:
            return False
        if mark.left == MARK or inside >= MARK or inside == GAP:
            return False
        if inside & SPACED:
            for place in range(start, end):
                if bears_mark(line.text, place + 1):
                    return False
    return True


def settled(source: str, edits: list[Replacement], read: Reader) -> list[Replacement]:
    """Return the edits of a text, together with those that their result asks for in turn; none
    where no result is stable in a few rounds.

    read: returns the edits that a text asks for.
    """
    following = read(splice(source, edits))
    if not following:
        return edits
    aligned = Alignment.of_edits(source, minimal(source, edits))
    for _ in range(_ROUNDS - 1):
        further = minimal(aligned.text, following)
        aligned = aligned.then(Alignment.of_edits(aligned.text, further))
        following = read(aligned.text)
        if not following:
            return list(aligned.edits)
    return []


def _settled_alone(line: Line, edits: list[Replacement]) -> list[Replacement]:
    source = line.text[line.start : line.end]
    return moved(settled(source, moved(edits, -line.start), _written_in), line.start)


def _written_in(text: str) -> list[Replacement]:
    """Return what the marks of one line ask for as they stand."""
    edits: list[Replacement] = []
    for line in marked_lines(text):
        edits += written(line)
    return edits


def moved(edits: list[Replacement], by: int) -> list[Replacement]:
    """Return the edits so many code points further on."""
    return [(start + by, end + by, new) for start, end, new in edits]

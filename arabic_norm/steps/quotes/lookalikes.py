"""Marks that are none: ruled lines and drawings, and single marks that are apostrophes.

Of single marks, only pairs that clearly quote are marks; others are apostrophes, hamzas or feet.
Few lines have either, so that this room has no compiled twin.
"""

from __future__ import annotations

from unicodedata import normalize

from arabic_norm.letters import DIGITS
from arabic_norm.patterns import lazy_regex

from .characters import (
    BETWEEN,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    EDGE,
    ELLIPSIS,
    GLOSS,
    MARK,
    OPENING,
    PROCLITIC,
    SIGN,
    SPACED,
    STOP,
    WORD,
)
from .marks import Line, Mark, halves
from .sides import place_marks

# Arabic has no apostrophe, so that all punctuation may stand outside a pair of single marks.
# Letters make an apostrophe of it, unless they are a proclitic's, and most signs code: \'X\',
# a='X'. A blank inside makes it none of a pair.
#: Signs that divide what is quoted from another.
_DIVIDING = frozenset("/|+~")
_AFTER_OPENER = frozenset({WORD, BETWEEN, OPENING, GLOSS, MARK, SIGN})
#: What begins a quotation only where a blank, an edge or a bracket says that a mark opens: '…X'.
_AFTER_CLEAR_OPENER = frozenset({STOP, ELLIPSIS, COMMA, COLON, DASH})
_BEFORE_CLOSER = frozenset(
    {WORD, STOP, COMMA, COLON, DASH, CLOSING, PROCLITIC, BETWEEN, MARK, SIGN}
)
_TWO = "''"
_LONGEST_MARK = 3  # characters of one sign that may be marks whatever stands around them
_ARABIC = lazy_regex(r"\p{Arabic}")
_LETTER = lazy_regex(r"\p{L}")
_DIGITS = frozenset(DIGITS)
# The letters of transliterations: macron, dot, line and breve below; ayn and hamza.
_TRANSLITERATION = lazy_regex(r"[\u0304\u0323\u0331\u032e\u02bb-\u02bf]")
_NAME_PARTICLE = lazy_regex(r"(?<![A-Za-z])(?i:al|el|ibn|bin|abu|bint)(?![A-Za-z])")


# Runs ---------------------------------------------------------------------------------------------
def without_rules(line: Line) -> list[Mark]:
    """Return the marks of a line less those runs that neither close what stands open before them
    nor open what is closed behind them: they are ruled lines, prompts and drawings."""
    marks = line.marks
    place_marks(line)
    runs = _runs(marks)
    ruled = bytearray(len(marks))  # 1: no mark
    for start, end in runs:
        ruled[start:end] = b"\1" * (end - start)
    opened = 0
    last = 0
    for start, end in runs:
        opened = _standing(marks, last, start, opened, closing=False)
        if end - start <= opened and not marks[start].left & SPACED:
            opened -= end - start
            ruled[start:end] = bytes(end - start)
        last = end
    closed = 0
    last = len(marks)
    for start, end in reversed(runs):
        closed = _standing(marks, end, last, closed, closing=True)
        if ruled[start] and end - start <= closed and not marks[end - 1].right & SPACED:
            closed -= end - start
            ruled[start:end] = bytes(end - start)
        last = start
    return [marks[index] for index in range(len(marks)) if not ruled[index]]


def _runs(marks: list[Mark]) -> list[tuple[int, int]]:
    """Return the first and the last mark of each run of one sign, four characters long and more."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(marks) + 1):
        before = marks[index - 1]
        if (
            index == len(marks)
            or marks[index].start != before.end
            or marks[index].shape is not before.shape
        ):
            if before.end - marks[start].start > _LONGEST_MARK:
                runs.append((start, index))
            start = index
    return runs


def _standing(marks: list[Mark], start: int, end: int, count: int, *, closing: bool) -> int:
    """Return how many quotations stand open behind these marks, by the cheaper role of each, if
    ``count`` do before them; ``closing``: how many wait for an opener, read from the end."""
    for step in range(end - start):
        mark = marks[end - 1 - step] if closing else marks[start + step]
        if mark.opens == mark.closes:
            more = True
        else:
            more = (mark.closes < mark.opens) == closing
        count = count + 1 if more else max(0, count - 1)
    return count


# Single marks -------------------------------------------------------------------------------------
def without_apostrophes(line: Line) -> list[Mark]:
    """Return the marks of a line less those single ones that do not clearly quote."""
    marks = line.marks
    place_marks(line)  # beside each other, apostrophes and all
    quoting: set[int] = set()
    openers: list[int] = []  # two at most: a pair may stand in a pair
    for index in range(len(marks)):
        mark = marks[index]
        if not mark.shape.is_single:
            ends_two = len(openers) > 1 and mark.shape.glyph == _TWO and _may_close(line.text, mark)
            if ends_two and all(_quotes(line.text, marks, opener, index) for opener in openers):
                quoting.update(openers, [index])
                openers = []
        elif openers and _may_close(line.text, mark):
            opener = openers.pop()
            if _quotes(line.text, marks, opener, index):
                quoting.add(opener)
                quoting.add(index)
        elif _may_open(line.text, mark):
            if len(openers) > 1:
                openers = openers[1:]
            openers.append(index)
    kept: list[Mark] = []
    for index in range(len(marks)):
        mark = marks[index]
        if mark.shape.glyph == _TWO and index in quoting:
            kept += halves(mark)
        elif index in quoting or not mark.shape.is_single:
            kept.append(mark)
    return kept


def _may_close(text: str, mark: Mark) -> bool:
    """Return whether a single mark may close: something ends before it, and no word begins."""
    if mark.right == SIGN and text[mark.right_reach] not in _DIVIDING:
        return False
    return mark.left in _BEFORE_CLOSER and mark.right != WORD


def _may_open(text: str, mark: Mark) -> bool:
    """Return whether a single mark may open: no word ends before it, and something begins."""
    if mark.left == SIGN and text[mark.left_reach - 1] not in _DIVIDING:
        return False
    if mark.right in _AFTER_CLEAR_OPENER:
        return mark.left & SPACED > 0 or mark.left in (EDGE, OPENING)
    return mark.left != WORD and mark.right in _AFTER_OPENER


def _quotes(text: str, marks: list[Mark], opener: int, closer: int) -> bool:
    """Return whether these two quote, rather than being two apostrophes.

    What is between them is read without the marks there, whose entities are no letters.
    """
    quoted = "".join([text[marks[at].end : marks[at + 1].start] for at in range(opener, closer)])
    if quoted[:1] in _DIGITS and quoted[len(quoted) - 1] in _DIGITS and not quoted.isdecimal():
        return False  # '68 and 5' : a year, and feet
    first = _LETTER.search(quoted)
    if first is None or _ARABIC.match(first[0]) or _ARABIC.match(_LETTER.findall(quoted).pop()):
        return True
    # Rock 'n' Roll; 'ἀλλ’ : an elision of the other kind inside
    if quoted in ("n", "N") or (marks[opener].shape.glyph == "'") != (
        marks[closer].shape.glyph == "'"
    ):
        return False
    # 'Uyun al-anba' : ayn and hamza of a transliteration
    decomposed = normalize("NFD", quoted)
    return not _TRANSLITERATION.search(decomposed) and not _NAME_PARTICLE.search(quoted)

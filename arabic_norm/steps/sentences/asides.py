"""Whether text in brackets or quotation marks inside a sentence is a part of it, or speech."""

from __future__ import annotations

from arabic_norm import kernel

from ..gaps import GAP_BLANKS
from .characters import CUTS, FULL_STOP, QUOTE, SHOUT
from .tails import QUOTATION
from .words import class_of, is_passed

#: The longest label of a list item, such as ``(12-3).``, in code points. Signs before a quotation
#: that begins its sentence are no longer either.
LEAD = 12
#: The most blanks and quotation marks between an opener and the sign that introduces it.
_NEAR = 8
#: A gap between columns: no pair of brackets contains one.
_GAP = " " * GAP_BLANKS
_BRACKETS = kernel.Finder("()")
#: Nor does it contain a line break, a bullet or the end of a verse.
_CUTS = kernel.Finder(CUTS)


def in_aside(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a stop is inside brackets within its sentence: وصل أخي (هل تصدق؟) أمس.

    at: the stop. end: the end of its tail. Brackets after a colon or a stop hold an utterance,
    whose sentences end, unless other brackets are around them.
    """
    low = max(start, at - QUOTATION)
    high = at + QUOTATION
    if text.rfind("(", low, at) < 0 or text.find(")", end, high) < 0:
        return False
    places = _BRACKETS.positions(text, low, end)
    after = len(places)
    before = _opener(text, places, after)
    if before >= 0:
        places += _BRACKETS.positions(text, end, high)
    while before >= 0:
        after = _closer(text, places, after)
        if after < 0 or places[after] - places[before] > QUOTATION:
            return False
        if not is_introduced(text, start, places[before], ":"):
            closed = places[after]
            return text.find(_GAP, end, closed) < 0 and _CUTS.find(text, end, closed) < 0
        after += 1
        before = _opener(text, places, before)
    return False


def _opener(text: str, places: list[int], end: int) -> int:
    """Return the index in ``places`` of the last open bracket before index ``end``, or -1."""
    depth = 0
    for number in range(end - 1, -1, -1):
        depth += 1 if text[places[number]] == ")" else -1
        if depth < 0:
            return number
    return -1


def _closer(text: str, places: list[int], first: int) -> int:
    """Return the index in ``places``, from ``first`` on, of the bracket that closes, or -1."""
    depth = 0
    for number in range(first, len(places)):
        depth += 1 if text[places[number]] == "(" else -1
        if depth < 0:
            return number
    return -1


def is_introduced(text: str, start: int, opener: int, signs: str) -> bool:
    """Tell whether an opening mark begins an utterance of its own.

    It does at the beginning of the sentence, after a stop, and after one of ``signs``.
    """
    place = opener
    while place > start and place > opener - _NEAR and _is_opener(text[place - 1]):
        place -= 1
    if place == start:
        return True
    before = text[place - 1]
    return before in signs or FULL_STOP <= class_of(before) <= SHOUT


def only_openers(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` holds only blanks and quotation marks."""
    place = start
    while place < end and _is_opener(text[place]):
        place += 1
    return place == end


def _is_opener(char: str) -> bool:
    kind = class_of(char)
    return kind == QUOTE or is_passed(kind)

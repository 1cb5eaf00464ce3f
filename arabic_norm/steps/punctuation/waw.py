"""The conjunction waw typed as a word of its own: the edits of `join_waw`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement

from ..protected import FOREIGN_LETTERS
from .characters import BLANK, DIGIT, EDGE, LETTER, MARK, OPENING, QUOTE, class_of
from .lines import (
    Line,
    blanks_before,
    count_letters,
    delete_blanks,
    is_gap,
    kind_at,
    kind_before,
    letters_after,
    letters_before,
    lines_at,
    outside_protected,
    past_blanks,
    plain,
)
from .words import LETTER_NAMING

#: Where a word may end in waw. See `rewrite`.
WAW_PAIR = (letters.WAW, letters.BLANKS + letters.TASHKEEL)

#: Kaf and yeh of Persian keyboards.
_KEYBOARD = frozenset("\u06a9\u06cc")
_WAWS = kernel.Finder("", *WAW_PAIR)


def joined(text: str) -> list[Replacement]:
    """Return the edits that delete the blank after a conjunction."""
    edits: list[Replacement] = []
    for line, places in lines_at(text, _lone(text)):
        if not line.is_arabic() or not FOREIGN_LETTERS.isdisjoint(text[line.start : line.end]):
            continue
        for place in places:
            end = letters_after(line, place)
            following = past_blanks(line, end)
            if _joins(line, place, end, following):
                delete_blanks(line, end, following, edits)
    return outside_protected(text, edits)


def _lone(text: str) -> list[int]:
    """Return the places of waw as a word of its own, apart from marks, with a blank after it."""
    size = len(text)
    places: list[int] = []
    for place in _WAWS.positions(text):
        if place > 0 and class_of(text[place - 1]) not in (BLANK, EDGE, OPENING, QUOTE):
            continue
        end = place + 1
        while end < size and class_of(text[end]) == MARK:
            end += 1
        if end < size and class_of(text[end]) == BLANK:
            places.append(place)
    return places


def _joins(line: Line, place: int, end: int, following: int) -> bool:
    """Tell whether a waw is the conjunction of the word that follows, and no letter spoken of."""
    text = line.text
    if kind_at(line, following) != LETTER or is_gap(text, end, following):
        return False
    after = letters_after(line, following)
    is_letter = count_letters(text, following, after) == 1
    if letters.TATWEEL in text[place:end] or is_letter or _is_foreign(text[following:after]):
        return False
    before = blanks_before(line, place)
    return kind_before(line, before) != LETTER or _joins_after(line, before)


def _joins_after(line: Line, end: int) -> bool:
    """Tell whether a conjunction may follow the word that ends at a place."""
    start = letters_before(line, end)
    if kind_before(line, start) == DIGIT:
        return True  # a unit or an era
    word = plain(line.text[start:end])
    return len(word) > 1 and word not in LETTER_NAMING and not _is_foreign(word)


def _is_foreign(word: str) -> bool:
    """Tell whether a word is typed on a Persian keyboard: a line of little evidence is Persian."""
    return not _KEYBOARD.isdisjoint(word)

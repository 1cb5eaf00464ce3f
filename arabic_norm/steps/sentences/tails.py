"""What follows a stop and belongs to its sentence: stops, closing marks, footnote marks, blanks.

Whether a quotation mark there closes or opens is decided by its neighbours and, where they do not
tell, by whether a quotation is open: in damaged text the glyph is the weakest evidence.
"""

from __future__ import annotations

from arabic_norm import kernel

from .characters import (
    BRACKET,
    COMMA,
    DIGIT,
    FULL_STOP,
    INVISIBLE,
    OTHER,
    QUOTE,
    QUOTES,
    SHOUT,
    SPACE,
    WIDE,
)
from .notes import note_end
from .words import class_of, is_key, past_blanks

#: How far the partner of a bracket or quotation mark is looked for, in code points. A longer
#: quotation is a text of its own, whose sentences end.
QUOTATION = 300
#: Instead of an offset: there is none.
NOWHERE = -1
#: The most quotation marks without a direction that are counted; more tell nothing.
_ALTERNATING = 8
#: The most blanks between a sentence and its closer or a stray stop.
_LOOSE = 4
#: The longest run of stray stops.
_STRAY = 3
#: The most invisible characters that are skipped.
_UNSEEN = 3

_OPENING_GLYPHS = "«\u201c\u201e\u201f"
_CLOSING_GLYPHS = "»\u201d"
#: Before a quotation mark, these show that it opens.
_BEFORE_OPENERS = "([{،:-"

#: Finds quotation marks.
_QUOTES = kernel.Finder(QUOTES)

# The direction of a quotation mark.
CLOSES, OPENS, EITHER = 0, 1, 2


class Tail:
    """The tail of a stop: offsets, and whether it has a footnote mark.

    ``end``: the end of the tail. ``stops_end``: the end of its last stop. ``closer``: its last
    closing mark, if no stop follows that; otherwise NOWHERE.
    """

    __slots__ = ("closer", "end", "has_note", "stops_end")

    def __init__(self, end: int, stops_end: int, closer: int, has_note: bool = False) -> None:
        self.end, self.stops_end, self.closer, self.has_note = end, stops_end, closer, has_note


def tail_of(text: str, start: int, at: int) -> Tail:
    """Return the tail of the stop at ``at``, in the sentence that begins at ``start``."""
    end = stops_end = at + 1
    closer = NOWHERE
    has_note = False
    size = len(text)
    if end + 1 < size and text[end] == " " and _begins_word(text[end + 1]):
        return Tail(end, stops_end, closer)  # needs no further look
    while end < size:
        kind = class_of(text[end])
        if FULL_STOP <= kind <= SHOUT:
            end = stops_end = end + 1
            closer = NOWHERE
        elif SPACE <= kind <= WIDE:
            place = _past_loose_blanks(text, start, end)
            if place == NOWHERE:
                break
            end = place
        elif kind == INVISIBLE:
            end += 1
        elif kind == BRACKET or (kind == QUOTE and closes(text, start, end)):
            closer, end = end, end + 1
        else:
            note = note_end(text, end, text[end - 1] == " ") if kind == OTHER else end
            if note == end:
                break
            has_note, end = True, note
    return Tail(end, stops_end, closer, has_note)


def _begins_word(char: str) -> bool:
    return is_key(char) or class_of(char) == DIGIT


def _past_loose_blanks(text: str, start: int, at: int) -> int:
    """Return the offset of a closer or a stray stop a few blanks on; NOWHERE if there is none."""
    place = past_blanks(text, at)
    if place - at > _LOOSE or place == len(text):
        return NOWHERE
    kind = class_of(text[place])
    if FULL_STOP <= kind <= SHOUT:
        return place if _is_stray(text, place) else NOWHERE
    if text[place] == "[":
        return place if note_end(text, place, is_loose=True) > place else NOWHERE
    return place if kind == BRACKET or (kind == QUOTE and closes(text, start, place)) else NOWHERE


def _is_stray(text: str, at: int) -> bool:
    """Tell whether the run of stops at ``at`` is short and a blank follows it."""
    size = len(text)
    last = at
    while last + 1 < size and last - at < _STRAY and text[last + 1] == text[at]:
        last += 1
    return _shown_after(text, last).isspace()


def closes(text: str, start: int, at: int) -> bool:
    """Tell whether the quotation mark at ``at``, which follows a stop, is a closing one."""
    turned = _direction(text, start, at)
    if turned != EITHER:
        return turned == CLOSES
    partner = open_quote(text, start, at)
    if partner == NOWHERE:
        return text[at] in _CLOSING_GLYPHS
    return text[at] not in _OPENING_GLYPHS or text[partner] in _CLOSING_GLYPHS


def open_quote(text: str, start: int, at: int) -> int:
    """Return the offset of the mark whose quotation is still open at ``at``, or NOWHERE."""
    low = max(start, at - QUOTATION)
    nearest = NOWHERE
    is_open = False
    for count, place in enumerate(reversed(_QUOTES.positions(text, low, at))):
        if nearest == NOWHERE:
            nearest = place
        turned = _direction(text, start, place)
        if turned != EITHER:
            is_open = (turned == OPENS) == (count % 2 == 0)
            break
        if count == _ALTERNATING:
            return NOWHERE
        is_open = count % 2 == 0
    return nearest if is_open else NOWHERE


def _direction(text: str, start: int, at: int) -> int:
    """Return the direction of a quotation mark, by its neighbours; EITHER where they do not tell.

    Text before the sentence does not count: a verse may have ended there, without a blank.
    """
    before, after = shown_before(text, start, at), _shown_after(text, at)
    kind = class_of(after)
    loose_before = before.isspace() or before in _BEFORE_OPENERS
    loose_after = after.isspace() or FULL_STOP <= kind <= SHOUT or BRACKET <= kind <= COMMA
    if loose_before == loose_after:
        return EITHER
    return OPENS if loose_before else CLOSES


def shown_before(text: str, start: int, at: int) -> str:
    """Return the visible character before ``at``; a space at the beginning of the sentence."""
    place = at
    low = max(start, at - _UNSEEN)
    while place > low and class_of(text[place - 1]) == INVISIBLE:
        place -= 1
    return text[place - 1] if place > start else " "


def _shown_after(text: str, at: int) -> str:
    """Return the visible character after ``at``; a space at the end of the text."""
    size = len(text)
    place = at + 1
    high = min(size, at + 1 + _UNSEEN)
    while place < high and class_of(text[place]) == INVISIBLE:
        place += 1
    return text[place] if place < size else " "

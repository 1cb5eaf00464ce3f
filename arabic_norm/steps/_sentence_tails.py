"""What follows a stop and belongs to its sentence: more stops, closing marks, blanks between.

Whether a quotation mark there closes or opens is decided by its neighbours, and where they do not
tell, by whether a quotation is open: in damaged text the glyph is the weakest evidence.
"""

from __future__ import annotations

from typing import NamedTuple

from arabic_norm import letters
from arabic_norm.patterns import lazy_re
from arabic_norm.steps._sentence_signs import BRACKETS, GOES_ON, QUOTES, STOPS

#: As far as a partner is looked for: what is longer is a text of its own, whose sentences end.
QUOTATION = 300
#: So many quotation marks without a direction tell nothing any more.
_ALTERNATING = 8
#: So many blanks may part a closer or a stray stop from its sentence.
_LOOSE = 4

_OPENING_GLYPHS = "«\u201c\u201e\u201f"
_CLOSING_GLYPHS = "»\u201d"
_SKIPPED = frozenset(letters.BLANKS + letters.INVISIBLE)
#: What needs no further look: a blank and the first letter or digit of the next word.
_PLAIN_REST = lazy_re(f" [ء-غف-ي{letters.DIGITS}]")
_QUOTE = lazy_re(f"[{QUOTES}]")


class Tail(NamedTuple):
    """Where a stop's tail ends, where its stops end, and its last closer that no stop follows."""

    end: int
    stops_end: int
    closer: int | None


def tail_of(text: str, start: int, at: int) -> Tail:
    """Return the tail of the stop at a place of the sentence that begins at ``start``."""
    end = stops_end = at + 1
    if _PLAIN_REST.match(text, end):
        return Tail(end, end, None)
    closer: int | None = None
    size = len(text)
    while end < size:
        char = text[end]
        if char in STOPS:
            end = stops_end = end + 1
            closer = None
        elif char in BRACKETS or (char in QUOTES and closes(text, start, end)):
            closer, end = end, end + 1
        elif char in letters.INVISIBLE:
            end += 1
        elif char in letters.BLANKS and (place := _past_blanks(text, start, end)):
            end = place
        else:
            break
    return Tail(end, stops_end, closer)


def _past_blanks(text: str, start: int, at: int) -> int:
    """Return where, a few blanks on, a closer or a stray stop stands; 0 if none does."""
    place, size = at, len(text)
    while place < size and text[place] in _SKIPPED:
        place += 1
        if place - at > _LOOSE:
            return 0
    if place == size:
        return 0
    char = text[place]
    if char in STOPS:
        return place if _neighbour(text, place, 1).isspace() else 0
    return place if char in BRACKETS or (char in QUOTES and closes(text, start, place)) else 0


def closes(text: str, start: int, at: int) -> bool:
    """Tell whether the quotation mark at a place, behind a stop, closes what was opened before."""
    opens = _direction(text, start, at)
    if opens is not None:
        return not opens
    partner = open_quote(text, start, at)
    if partner is None:
        return text[at] in _CLOSING_GLYPHS
    return text[at] not in _OPENING_GLYPHS or text[partner] in _CLOSING_GLYPHS


def open_quote(text: str, start: int, at: int) -> int | None:
    """Return the quotation mark before a place that opens a quotation still open there."""
    backward = text[max(start, at - QUOTATION) : at][::-1]
    nearest: int | None = None
    is_open = False
    for count, found in enumerate(_QUOTE.finditer(backward)):
        place = at - 1 - found.start()
        nearest = place if nearest is None else nearest
        opens = _direction(text, start, place)
        if opens is not None:
            is_open = opens != (count % 2 == 1)
            break
        if count == _ALTERNATING:
            return None
        is_open = count % 2 == 0
    return nearest if is_open else None


def _direction(text: str, start: int, at: int) -> bool | None:
    """Tell whether a quotation mark opens, by its neighbours; None where they do not tell.

    What stands before the sentence is none of them: a verse may have ended there, without a blank.
    """
    before, after = _neighbour(text, at, -1, start), _neighbour(text, at, 1)
    loose_before = before.isspace() or before in "([{،:-"
    loose_after = after.isspace() or after in STOPS or after in GOES_ON
    if loose_before == loose_after:
        return None
    return loose_before


def _neighbour(text: str, at: int, step: int, start: int = 0) -> str:
    """Return the next character that shows, looking past a few invisible ones; blank for none."""
    place = at + step
    while start <= place < len(text) and text[place] in letters.INVISIBLE and abs(place - at) < 4:
        place += step
    return text[place] if start <= place < len(text) else " "

"""Latin commas, semicolons and question marks: the edits of `arabize_punctuation`."""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement

from .characters import (
    BLANK,
    CLOSING,
    DIGIT,
    EDGE,
    LATIN,
    LATIN_MARKS,
    LETTER,
    MARK,
    OPENING,
    OTHER,
    QUOTE,
)
from .lines import (
    NOWHERE,
    Line,
    base_before,
    blanks_before,
    is_gap,
    kind_at,
    kind_before,
    lines_at,
    outside_protected,
    past_blanks,
    past_invisible,
    sign_start,
)

_LATIN = kernel.Finder(LATIN_MARKS)
ARABIC_OF = {",": "\u060c", ";": "\u061b", "?": "\u061f"}
#: What may stand between a mark and the word it follows.
_AROUND = (CLOSING, QUOTE, DIGIT)
#: What follows it, blanks looked past, where its word does not touch it: no number, no Latin word.
_FURTHER = (LETTER, EDGE, QUOTE, OPENING)
#: As far as that word is looked for.
_REACH = 48
#: So many fields of a line parted by nothing but commas are a row of data.
_FIELDS = 3


def arabized(text: str) -> list[Replacement]:
    """Return the edits that write a Latin mark as the Arabic one where an Arabic word is before."""
    places = _LATIN.positions(text)
    edits: list[Replacement] = []
    for line, found in lines_at(text, places):
        marks = [place for place in found if _is_mark(line, place)]
        if marks:
            _write_line(line, marks, edits)
    return outside_protected(text, edits)


def _is_mark(line: Line, place: int) -> bool:
    """Tell whether a comma or semicolon is a mark: two commas quote, a semicolon ends an entity."""
    text = line.text
    if text[place] == ",":
        return not (text.startswith(",", place + 1) or text.endswith(",", line.start, place))
    return sign_start(line, place) == place


def _write_line(line: Line, places: list[int], edits: list[Replacement]) -> None:
    text = line.text
    is_data = _is_row(line, places)
    is_damaged = any(_begins_word(line, place) for place in places if text[place] == "?")
    for place in places:
        sign = text[place]
        if sign == "?":
            stands = not is_damaged and _asks(line, place)
        else:
            stands = not (is_data and sign == text[places[0]]) and _parts(line, place)
        if stands:
            edits.append((place, place + 1, ARABIC_OF[sign]))


def _is_row(line: Line, places: list[int]) -> bool:
    """Tell whether the commas or semicolons of a line part the fields of a row of data: none has
    a blank beside it."""
    text = line.text
    sign = text[places[0]]
    count = 0
    for place in places:
        if text[place] != sign:
            continue
        if kind_before(line, place) == BLANK or kind_at(line, place + 1) == BLANK:
            return False
        count += 1
    return sign != "?" and count + 1 >= _FIELDS


def _begins_word(line: Line, place: int) -> bool:
    """Tell whether a question mark stands before a word or in it: it is what a lost letter or mark
    left behind, and so may the others of its line be."""
    return kind_at(line, past_invisible(line, place + 1)) in (LETTER, MARK)


def _follows_word(line: Line, place: int, further: int) -> bool:
    """Tell whether a mark after closing marks or digits follows an Arabic word.

    further: the class of what follows the mark. Quotation marks may be those of code: then another
    literal, a name or the line's end follows the comma.
    """
    at = place
    low = max(line.start, place - _REACH)
    while at > low:
        base = base_before(line, at)
        if base == NOWHERE:
            return False
        kind = kind_before(line, at)
        if kind == LETTER:
            return True
        if kind not in _AROUND or (kind == QUOTE and further != LETTER):
            return False
        at = blanks_before(line, sign_start(line, base))
    return False


#: What follows a comma or semicolon.
_BEHIND = (LETTER, BLANK, EDGE, QUOTE, OPENING, CLOSING)


def _parts(line: Line, place: int) -> bool:
    """Tell whether a comma or semicolon follows an Arabic word, and separates it from others."""
    start = blanks_before(line, place)
    following = past_invisible(line, place + 1)
    right = kind_at(line, following)
    is_face = line.text[place] == ";" and right in (OPENING, CLOSING)
    is_apart = start < place and is_gap(line.text, start, place)
    if right not in _BEHIND or is_face or is_apart:
        return False
    left = kind_before(line, start)
    if left == LETTER:
        return True
    further = kind_at(line, past_blanks(line, following))
    if left not in _AROUND or further not in _FURTHER or right == LETTER:
        return False
    return _follows_word(line, start, further)


def _asks(line: Line, place: int) -> bool:
    """Tell whether a question mark ends a question in Arabic."""
    text = line.text
    start = place
    low = max(line.start, place - _REACH)
    while start > low and text[start - 1] in "?!\u061f.":
        start -= 1
    start = blanks_before(line, start)
    left = kind_before(line, start)
    right = kind_at(line, past_invisible(line, place + 1))
    if right in (DIGIT, LATIN, LETTER, MARK) or (right == OTHER and text[place + 1] in "=/"):
        return False
    return left == LETTER or (left in _AROUND and _follows_word(line, start, LETTER))
